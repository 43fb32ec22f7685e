"""Files of tables → sheets of rows: CSV in the encodings and delimiters that offices have, workbooks, folders.

Rows are numbered as the spreadsheet shows them: every record counts, blank ones too, from 1.
"""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO

from service.errors import CellProblem, TableRejected
from service.tables import old_fonts
from service.tables.workbooks import BookSheet, Merged, WorkbookRefused, read_workbook
from service.vietnamese import in_order, nfc, visible

Value = str | int | float | bool | date | datetime | time | timedelta
Cells = list[Value]
Source = Path | bytes

DELIMITERS = (",", ";", "\t")
LISTS = "Danh mục"  # the hidden sheet of our own blank tables that drop-down lists read
_MOST_LINES = 1_000_000  # of a table that a stranger sends: a spreadsheet has few more
LOOKED_AT = 30  # rows among which the header is looked for
_TOO_MANY_LINES = f"bảng có hơn {_MOST_LINES} dòng; hãy bỏ những dòng trống ở cuối, hoặc chia bảng thành nhiều tệp."
_END = "\ufdd0"  # a line of its own after the last one, unless a quote is still open: then that cell swallows it
CELL_LIMIT = 1_000_000  # characters; a quote that is never closed swallows the rest of the file
ENCODINGS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "cp1258": "cp1258", "tcvn3": "tcvn3", "vni": "vni"}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the file and the title by which people know it, and its rows, which can be read many times."""

    file: str
    title: str
    rows: Callable[[], Iterator[tuple[int, Cells]]]
    is_text: bool = False
    hidden: Collection[int] = ()  # numbers of its rows
    merged: Sequence[Merged] = ()
    from_1904: bool = False  # whether its days are counted from 1904

    def first_rows(self) -> list[tuple[int, Cells]]:
        """The rows among which the header is."""
        return list(islice(self.rows(), LOOKED_AT))


def sheets_of(
    source: Source,
    name: str,
    encoding: str | None,
    score: Callable[[Iterable[Cells]], int],
    passed: list[str] | None = None,
) -> list[Sheet]:
    """The sheets of a file or folder, `score`: how many headings rows have; raises `TableRejected` and OSError.

    To `passed` goes a word on each hidden sheet, which is not read.
    """
    if isinstance(source, Path) and source.is_dir():
        files = [
            file
            for file in sorted(source.iterdir(), key=lambda file: in_order(file.name))
            if file.suffix.lower() in _TABLES
        ]
        files = [file for file in files if not file.name.startswith((".", "~$"))]
        sheets = [sheet for file in files for sheet in sheets_of(file, file.name, encoding, score, passed)]
        if not sheets:
            raise _rejected(name, "no-table", "thư mục không có bảng nào (.csv, .xlsx, .xls, .ods).")
        return sheets
    if _head(source).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _workbook(source, name, [] if passed is None else passed)
    if what := _no_text(_head(source)):
        raise _rejected(
            name, "not-a-table", f"đây là {what}; hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx."
        )
    return [_text_table(source, name, encoding, score)]


def _no_text(head: bytes) -> str:
    """What a file is that is neither a workbook nor a text with a delimiter."""
    begin = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if begin.startswith(b"<"):
        return "trang web hoặc XML, tuy tên tệp là tên bảng tính"
    return {b"%pdf": "tệp PDF", b"{\\rt": "văn bản RTF"}.get(begin[:4], "")


def _rejected(file: str, code: str, message: str) -> TableRejected:
    return TableRejected([CellProblem(code, file, message, file=file)])


def _open(source: Source) -> IO[bytes]:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _head(source: Source) -> bytes:
    with _open(source) as file:
        return file.read(4096)


def _workbook(source: Source, name: str, passed: list[str]) -> list[Sheet]:
    try:
        book = read_workbook(source)
    except WorkbookRefused as refused:
        raise _unread(name, refused.reason) from None
    passed += [f"{name}: không đọc trang ẩn “{title}”" for title in book.hidden if title != LISTS]
    return [
        Sheet(
            name,
            "" if len(book.sheets) == 1 else sheet.title,
            partial(_numbered, sheet),
            hidden=sheet.marks.hidden,
            merged=sheet.merged,
            from_1904=sheet.marks.from_1904,
        )
        for sheet in book.sheets
    ]


def _unread(name: str, reason: str) -> TableRejected:
    if reason == "locked":
        return _rejected(name, "table-locked", "bảng có mật khẩu; hãy bỏ mật khẩu rồi lưu lại.")
    if reason == "unreadable":
        message = "không đọc được như một bảng tính; hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx."
        return _rejected(name, "not-a-table", message)
    what = "có ô ở quá xa, quá nhiều trang hoặc quá nhiều chữ"
    return _rejected(name, "table-size", f"bảng tính quá lớn: {what}; hãy xoá các ô thừa, hoặc lưu .csv.")


def _numbered(sheet: BookSheet) -> Iterator[tuple[int, Cells]]:
    """The rows of a sheet; cells whose value cannot be used say so (`cells.is_broken`), where they seem to be blank;
    those that are shown as per cent say what is shown."""
    for number, cells in enumerate(sheet.rows(), 1):
        for column, text in sheet.marks.lost.get(number, {}).items():
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = text
        for column in sheet.marks.percent.get(number, ()):
            if column < len(cells) and isinstance(share := cells[column], int | float):
                cells[column] = f"{round(share * 100, 4):g}%".replace(".", ",")
        yield number, [visible(cell) if type(cell) is str else cell for cell in cells]


def _text_table(source: Source, name: str, encoding: str | None, score: Callable[[Iterable[Cells]], int]) -> Sheet:
    encoding = ENCODINGS[encoding] if encoding else _encoding(source, name)
    readers = [partial(_text_rows, source, name, encoding, delimiter) for delimiter in DELIMITERS]
    scores = [score(_first_cells(reader())) for reader in readers]
    return Sheet(name, "", readers[scores.index(max(scores))], is_text=True)


def _first_cells(rows: Iterator[tuple[int, Cells]]) -> Iterator[Cells]:
    """The rows among which the header is, up to trouble: a wrong delimiter has some of its own, the right one tells."""
    with suppress(TableRejected):
        for _, cells in islice(rows, LOOKED_AT):
            yield cells


def _text_rows(source: Source, name: str, encoding: str, delimiter: str) -> Iterator[tuple[int, Cells]]:
    with _open(source) as file:
        text = io.TextIOWrapper(file, old_fonts.SEEN_AS.get(encoding, encoding), newline="")
        lines: Iterable[str] = map(visible, text)
        if encoding in old_fonts.SEEN_AS:
            lines = (old_fonts.decoded(line, encoding) for line in text)
        elif encoding == "cp1258":
            lines = map(visible, map(nfc, text))
        csv.field_size_limit(CELL_LIMIT)
        reader = csv.reader(chain(lines, (_END,)), delimiter=delimiter)
        number, most = 0, _MOST_LINES if isinstance(source, bytes) else sys.maxsize
        try:
            for number, cells in enumerate(reader, 1):
                if number > most:
                    raise _rejected(name, "table-size", _TOO_MANY_LINES)
                if cells and cells[-1].endswith(_END):
                    if cells != [_END]:
                        raise _open_quote(name, number)
                    return
                yield number, cells  # type: ignore[misc]  # a list of str is one of values
        except csv.Error:
            raise _open_quote(name, number + 1) from None
        except UnicodeDecodeError:
            message = f"không đọc được bằng bảng mã {encoding}; hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx."
            raise _rejected(name, "table-encoding", message) from None


def _open_quote(name: str, row: int) -> TableRejected:
    message = f"từ dòng {row} có dấu nháy kép mở mà không đóng; hãy thêm dấu nháy kép ở cuối ô."
    return _rejected(name, "open-quote", message)


def _encoding(source: Source, name: str) -> str:
    """By its mark, by its zeros, as strict UTF-8, as Windows Vietnamese: in this order nothing is taken for another."""
    head = _head(source)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    if head.count(0) * 5 > len(head):
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    if _is_in(source, "utf-8"):
        return "utf-8"
    if _is_in(source, "cp1258"):
        return "cp1258"
    message = "bảng mã lạ; hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx."
    raise _rejected(name, "table-encoding", message)


def _is_in(source: Source, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with _open(source) as file:
        try:
            while block := file.read(2**18):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True

"""Files of tables → sheets of rows: CSV in the encodings and delimiters that offices have, workbooks, folders.

Rows are numbered as the spreadsheet shows them: every record counts, blank ones too, from 1.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum
from viparse import fix  # type: ignore[import-untyped]  # ships no types

from service.errors import CellProblem, TableRejected
from service.package import spreadsheet_problem

Value = str | int | float | bool | date | datetime | time | timedelta
Cells = list[Value]
Source = Path | bytes

DELIMITERS = (",", ";", "\t")
LOOKED_AT = 30  # rows among which the header is looked for
_END = "\ufdd0"  # a line of its own after the last one, unless a quote is still open: then that cell swallows it
CELL_LIMIT = 1_000_000  # characters; a quote that is never closed swallows the rest of the file
ENCODINGS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "cp1258": "cp1258", "tcvn3": "tcvn3", "vni": "vni"}
_OLD_FONTS = {"tcvn3": "latin-1", "vni": "cp1252"}  # how the bytes of their letters are to be seen
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the file and the title by which people know it, and its rows, which can be read many times."""

    file: str
    title: str
    rows: Callable[[], Iterator[tuple[int, Cells]]]
    is_text: bool = False

    def first_rows(self) -> list[tuple[int, Cells]]:
        """The rows among which the header is."""
        return list(islice(self.rows(), LOOKED_AT))


def sheets_of(source: Source, name: str, encoding: str | None, score: Callable[[Iterable[Cells]], int]) -> list[Sheet]:
    """The sheets of a file or folder, `score`: how many headings rows have; raises `TableRejected` and OSError."""
    if isinstance(source, Path) and source.is_dir():
        files = [file for file in sorted(source.iterdir()) if file.suffix.lower() in _TABLES]
        files = [file for file in files if not file.name.startswith((".", "~$"))]
        sheets = [sheet for file in files for sheet in sheets_of(file, file.name, encoding, score)]
        if not sheets:
            raise _rejected(name, "no-table", "thư mục không có bảng nào (.csv, .xlsx, .xls, .ods).")
        return sheets
    if _head(source).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _workbook(source, name)
    return [_text_table(source, name, encoding, score)]


def _rejected(file: str, code: str, message: str) -> TableRejected:
    return TableRejected([CellProblem(code, file, message, file=file)])


def _open(source: Source) -> IO[bytes]:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _head(source: Source) -> bytes:
    with _open(source) as file:
        return file.read(4096)


def _workbook(source: Source, name: str) -> list[Sheet]:
    if problem := spreadsheet_problem(source):
        raise _rejected(name, *problem)
    try:
        with _open(source) as file:
            book = CalamineWorkbook.from_filelike(file)
        titles = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        sheets = [(title, book.get_sheet_by_name(title)) for title in titles]
    except PasswordError:
        raise _rejected(name, "table-locked", "bảng có mật khẩu; hãy bỏ mật khẩu rồi lưu lại.") from None
    except CalamineError:
        message = "không đọc được như một bảng tính; hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx."
        raise _rejected(name, "not-a-table", message) from None
    is_only = len(sheets) == 1
    return [Sheet(name, "" if is_only else title, partial(_sheet_rows, sheet)) for title, sheet in sheets]


def _sheet_rows(sheet: object) -> Iterator[tuple[int, Cells]]:
    left = [""] * (sheet.start[1] if sheet.start else 0)  # type: ignore[attr-defined]  # calamine ships no stubs
    for number, cells in enumerate(sheet.iter_rows(), 1):  # type: ignore[attr-defined]
        yield number, [*left, *cells]


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
        text = io.TextIOWrapper(file, _OLD_FONTS.get(encoding, encoding), newline="")
        lines: Iterable[str] = text
        if encoding in _OLD_FONTS:
            lines = (fix(line, encoding=encoding) for line in text)
        elif encoding == "cp1258":
            lines = (unicodedata.normalize("NFC", line) for line in text)
        csv.field_size_limit(CELL_LIMIT)
        reader = csv.reader(chain(lines, (_END,)), delimiter=delimiter)
        number = 0
        try:
            for number, cells in enumerate(reader, 1):
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

"""The heading of a sheet: which row it is, and which field of the dossier each of its cells means."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from service.errors import CellProblem
from service.tables.cells import lost_marks, text_of
from service.tables.columns import KEY_PATHS, Column, Columns, matched
from service.tables.heading_search import HeadingRows
from service.tables.meanings import DAY, FAMILY, HOUR, Meanings, block_of
from service.tables.sheet_files import Cells, Sheet
from service.vocabulary.marks import legend_of

TITLE_LIMIT = 31  # characters of a sheet's title
STATE, FULL_NAME = "attendance[].state", "members[].full_name"
LOOKED_AT_WORDS = 200  # headings of a row that are looked up among people's words
LEGEND_ROWS = 2_000  # in which the legend of a sheet is looked for
NOTED = 20  # unknown columns that are named one by one
MOST_PROBLEMS = 50  # of one heading row
WIDEST = 32_768  # columns; a workbook has half as many


@dataclass(frozen=True, slots=True)
class Header:
    """What a sheet's columns mean, as pairs of a position (from 0) and a column; `row` is the heading's own number.

    `last` is the number of its last row, `ignored` the columns that mean nothing to us, with their headings. `joined`:
    what stands in one column goes on in another, the hour behind its day, the given name behind the family's. `legend`
    is what marks mean here, `legend_rows` where.
    """

    file: str
    title: str
    row: int
    block: str
    width: int
    columns: tuple[tuple[int, Column], ...]
    headings: tuple[str, ...]
    is_text: bool = False
    from_1904: bool = False
    last: int = 0
    ignored: tuple[tuple[int, str], ...] = ()
    joined: tuple[tuple[int, int], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    legend_rows: frozenset[int] = frozenset()

    @property
    def place(self) -> str:
        return f"{self.file}, trang “{self.title}”" if self.title else self.file

    @property
    def names_a_cell(self) -> bool:
        """Whether its rows say which cell they are of."""
        return any(column.path in KEY_PATHS[:2] for _, column in self.columns)

    def position(self, path: str) -> int | None:
        """Where the column of that path stands in a row, None where the sheet has none."""
        return next((index for index, column in self.columns if column.path == path), None)

    def problem(self, code: str, message: str, row: int = 0, index: int | None = None, **more: str) -> CellProblem:
        """A problem with its place: the sheet, a row of it, or a cell of that row."""
        where = f"{self.place}, dòng {row}" if row else self.place
        column, heading = "", ""
        if index is not None:
            column, heading = letters(index), "".join(self.headings[index : index + 1])
            where += f", cột {column}"
        return CellProblem(code, where, message, self.file, self.title, row, column, heading, **more)


def letters(index: int) -> str:
    """The letters of a column as spreadsheets show them: 0 → ``A``, 27 → ``AB``."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_title(block: str, columns: Columns) -> str:
    """A title that a spreadsheet takes for the sheet of a part, and that leads back to it (`block_of`)."""
    title = columns.blocks[block]
    short = [name[:TITLE_LIMIT].rstrip(" -") for name in (title, title.rpartition(" - ")[2])]
    return next((name for name in short if block_of(name, columns) == block), block[:TITLE_LIMIT])


def read_header(
    sheet: Sheet, columns: Columns, wanted: Collection[str], *, is_alone: bool
) -> tuple[Header, list[CellProblem], list[str]]:
    """The heading of `sheet`, what is wrong with it, and what is only worth a word (columns that are passed over).

    `wanted` are the paths that the kind prints: they decide what a heading means that several fields share. `is_alone`:
    there is no other sheet, so that this one says what there is of the meeting, whatever its name.
    """
    rows = sheet.first_rows()
    meanings = Meanings(columns, block_of(sheet.title or sheet.file.rpartition(".")[0], columns), wanted, is_alone)
    top = HeadingRows(rows, sheet.merged, WIDEST)
    first, last, best = top.found(meanings)
    headings = top.titles(first, last)
    number, end = (rows[first][0], rows[last][0]) if rows else (1, 1)
    kind: dict[str, Any] = {"is_text": sheet.is_text, "from_1904": sheet.from_1904}
    block = meanings.block
    header = Header(sheet.file, sheet.title, number, block, len(headings), (), tuple(headings), last=end, **kind)
    if not best:
        return header, [_no_header(header, rows)], []
    if len(headings) > WIDEST:
        message = f"có {len(headings)} cột; tối đa {WIDEST}. Hãy xoá các cột thừa."
        return header, [header.problem("too-many-columns", message, number)], []
    return _understood(header, sheet, meanings)


def _understood(header: Header, sheet: Sheet, meanings: Meanings) -> tuple[Header, list[CellProblem], list[str]]:
    """`header` with its columns; a field's own name comes before what else people write for it."""
    pairs: dict[int, Column] = {}
    seen: set[str] = set()
    problems: list[CellProblem] = []
    headings = list(enumerate(header.headings))
    meant = {heading: meanings.of(heading) for heading in dict.fromkeys(header.headings[:LOOKED_AT_WORDS])}
    meant |= {heading: meanings.named(heading) for heading in header.headings[LOOKED_AT_WORDS:]}
    for is_own in (True, False):
        for index, heading in headings:
            found, is_name = meant[heading]
            if not found or is_name is not is_own or len(problems) == MOST_PROBLEMS:
                continue
            if len(found) > 1:
                names = "; ".join(f"“{column.qualified}”" for column in found[:4])
                told = f"có thể là {names}; hãy ghi rõ."
                problems.append(header.problem("ambiguous-heading", told, header.row, index))
            elif (name := found[0].path + found[0].tick) not in seen:
                pairs[index] = found[0]
                seen |= {name, found[0].path}
            elif is_own:
                message = f"cột “{heading}” có hai lần; hãy giữ một."
                problems.append(header.problem("double-heading", message, header.row, index))
    joined = (*_start_in_two(pairs), *_name_in_two(pairs, header, sheet))
    taken = {*pairs, *dict(joined).values()}
    unknown = [(index, heading) for index, heading in headings if heading and index not in taken]
    unknown = [(index, heading) for index, heading in unknown if len(meant[heading][0]) < 2]
    header = replace(header, columns=tuple(sorted(pairs.items())), ignored=tuple(unknown), joined=joined)
    if any(column.path == STATE for column in pairs.values()):
        header = _with_legend(header, sheet)
    return header, problems, _passed_over(header, unknown, meanings.columns)


def _start_in_two(pairs: dict[int, Column]) -> tuple[tuple[int, int], ...]:
    """Where the hour of the start stands beside its day: joins the two in `pairs`; an hour alone is left out."""
    places = {column.field: index for index, column in pairs.items() if column.field in (DAY, HOUR)}
    start = any(column.path == "meeting.start_at" for column in pairs.values())
    columns = [pairs.pop(index) for index in places.values()]
    if not columns or start or DAY not in places:
        return ()
    pairs[places[DAY]] = replace(columns[0], field="meeting.start_at")
    return ((places[DAY], places[HOUR]),) if HOUR in places else ()


def _name_in_two(pairs: dict[int, Column], header: Header, sheet: Sheet) -> tuple[tuple[int, int], ...]:
    """Where the given name of members stands beside the family's: joins the two in `pairs`."""
    family = next((index for index, column in pairs.items() if column.field == FAMILY), None)
    name = next((index for index, column in pairs.items() if column.path == FULL_NAME), None)
    if family is not None:
        column = pairs.pop(family)
        if name != family + 1:
            return ()
        pairs[family] = replace(column, field=FULL_NAME.rpartition(".")[2])
        del pairs[name]
        return ((family, name),)
    spans = (((top, left), right) for (top, left), (_, right) in sheet.merged if top + 1 in (header.row, header.last))
    is_wide = name is not None and any(left == name == right - 1 for (_, left), right in spans)
    return ((name, name + 1),) if name is not None and is_wide and name + 1 not in pairs else ()


def _with_legend(header: Header, sheet: Sheet) -> Header:
    """`header` with what the sheet itself says of its marks: ``x: có mặt; P: vắng có phép``."""
    lines = ((number, " ".join(text_of(cell) for cell in cells if cell)) for number, cells in sheet.rows())
    legend, places = legend_of(islice(lines, LEGEND_ROWS))
    return replace(header, legend=tuple(legend.items()), legend_rows=frozenset(places))


def _no_header(header: Header, rows: list[tuple[int, Cells]]) -> CellProblem:
    if any(lost_marks(text_of(cell)) for _, cells in rows for cell in cells[:100]):
        message = "chữ Việt đã mất dấu khi lưu (như “Nguy?n”); hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx từ bảng gốc."
        return header.problem("marks-lost", message)
    message = "không thấy dòng tiêu đề nào có tên cột đã biết; “sinhhoat columns” cho bảng trống với đủ tiêu đề."
    return header.problem("no-header", message if rows else "bảng trống.")


def _passed_over(header: Header, unknown: list[tuple[int, str]], columns: Columns) -> list[str]:
    """A word on the columns that mean nothing to us, with the known title that is nearest."""
    titles = {matched(column.title): column.title for column in columns.all}
    notes = []
    for index, heading in unknown[:NOTED]:
        near = difflib.get_close_matches(matched(heading), titles, n=1, cutoff=0.8)
        hint = f"; có phải “{titles[near[0]]}”?" if near else ""
        notes.append(f"{header.place}, cột {letters(index)}: bỏ qua cột “{heading[:40]}”{hint}")
    if len(unknown) > NOTED:
        notes.append(f"{header.place}: bỏ qua {len(unknown) - NOTED} cột khác")
    return notes

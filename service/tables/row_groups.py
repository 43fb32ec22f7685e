"""Sheets → groups of rows, one group a dossier: rows of the same cell and date, or joined by the cell's code."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from service.dossier.identity import CellIndex, CellMention, KnownCell, mention
from service.errors import CellProblem, TableRejected
from service.tables.cells import is_blank, month_of, text_of
from service.tables.columns import KEY_PATHS, Column, Columns
from service.tables.header import Header, block_of, known_headings, read_header
from service.tables.sheet_files import Cells, Sheet, Source, Value, sheets_of

REGROUPED_LIMIT = 200_000  # rows that are kept at once where those of one cell do not stand together
_CODE, _NAME, _START, _PERIOD = KEY_PATHS
_KEYS = ("org.superior_name", *KEY_PATHS)


class Row(NamedTuple):
    """One row: the number of its sheet among the table's headers, its own as the spreadsheet shows it, its cells.

    `values` stand in the order of the header's columns; `beyond` is how many cells a row of text has where it has
    more than there are headings, else 0. A tuple, because a million of them go to other processes.
    """

    sheet: int
    number: int
    values: tuple[Value, ...]
    beyond: int = 0


Group = tuple[Row, ...]
Key = tuple[CellMention, str]  # a cell, and the start of its meeting or else its period


class Repeats:
    """Which of very many names stand more than once, in eight bytes a name."""

    def __init__(self) -> None:
        self._seen = [array("Q") for _ in range(64)]  # apart, so that no second copy of all of them is ever made

    def add(self, name: str) -> None:
        self.extend((digest(name),))

    def extend(self, digests: Iterable[int]) -> None:
        for number in digests:
            self._seen[number & 63].append(number)

    def found(self) -> frozenset[int]:
        """The digests of repeated names."""
        return frozenset(number for part in self._seen for number, after in pairwise(sorted(part)) if number == after)


def digest(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True)
class Table:
    """A table as dossiers will be made from it.

    `headers` say what the columns of each sheet mean; `notes` what was passed over. `itemised`: several rows make one
    dossier, so each is one item; otherwise a row is a dossier, and the lines in its cells are the items. `count` is
    the number of dossiers. `groups` gives their rows, again at each call.
    """

    headers: tuple[Header, ...]
    notes: tuple[str, ...]
    itemised: bool
    count: int
    groups: Callable[[], Iterator[Group]]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a kind asks of a table: the paths that it prints, and those without which nothing can be made."""

    wanted: Collection[str]
    required: tuple[Column, ...]


def open_table(source: Source, name: str, columns: Columns, needs: Needs, encoding: str | None = None) -> Table:
    """The table in a file or folder; raises OSError, or `TableRejected` with all that is wrong down to the headings."""
    sheets = sheets_of(source, name, encoding, lambda rows: known_headings(rows, columns))
    headers, kept, problems, notes = [], [], [], []
    for sheet in sheets:
        if len(sheets) > 1 and not _belongs(sheet, columns):
            notes.append(f"{sheet.file}: bỏ qua trang “{sheet.title or sheet.file}”, không có cột nào của hồ sơ")
            continue
        header, wrong, passed_over = read_header(sheet, columns, needs.wanted)
        headers.append(header)
        kept.append(sheet)
        problems += wrong
        notes += passed_over
    if not problems:
        problems = _missing(headers, needs, name)
    if problems:
        raise TableRejected(problems)
    reading = _Reading(tuple(headers), tuple(kept), columns)
    return reading.joined(notes) if len(kept) > 1 else reading.single(notes)


def _belongs(sheet: Sheet, columns: Columns) -> bool:
    known = known_headings((cells for _, cells in sheet.first_rows()), columns)
    return known > 1 or bool(known and block_of(sheet.title, columns))


def _missing(headers: list[Header], needs: Needs, name: str) -> list[CellProblem]:
    """The columns without which no dossier can be made, and sheets that say nothing of the cell they belong to."""
    present = {column.path for header in headers for _, column in header.columns}
    bare = headers[0] if len(headers) == 1 else Header(name, "", 0, "", 0, (), ())
    problems = [
        bare.problem("missing-column", f"thiếu cột “{column.title}” ({column.expected}).", expected=column.expected)
        for column in needs.required
        if column.path not in present
    ]
    if len(headers) > 1:
        problems += [
            header.problem("missing-key", "thiếu cột “Mã chi bộ” (hoặc “Tên chi bộ”) để nối với các trang khác.")
            for header in headers
            if header.position(_CODE) is None and header.position(_NAME) is None
        ]
        if not any(header.position(_START) is not None for header in headers):
            problems.append(bare.problem("missing-sheet", "thiếu trang “Cuộc họp” (có cột “Bắt đầu”)."))
    return problems


@dataclass(frozen=True)
class _Reading:
    """Sheets with their headers understood, on the way to a `Table`."""

    headers: tuple[Header, ...]
    sheets: tuple[Sheet, ...]
    columns: Columns

    def rows(self, index: int) -> Iterator[Row]:
        """The rows of a sheet that say something, below its header and its line of hints."""
        header = self.headers[index]
        positions = [position for position, _ in header.columns]
        last = max(positions, default=-1)
        hints = {column.help for _, column in header.columns}
        for number, cells in self.sheets[index].rows():
            if number <= header.row:
                continue
            beyond = len(cells) > header.width and not all(map(is_blank, cells[header.width :]))
            full: Cells = cells if len(cells) > last else [*cells, *[""] * (last + 1 - len(cells))]
            values = tuple([full[position] for position in positions])
            if all(map(is_blank, values)) or (number == header.row + 1 and _is_hints(values, hints)):
                continue
            yield Row(index, number, values, len(cells) if beyond and header.is_text else 0)

    @cached_property
    def _keys(self) -> list[tuple[int | None, ...]]:
        """For each sheet, where in a row's values the superior, the code, the name, the start and the period stand."""
        paths = [[column.path for _, column in header.columns] for header in self.headers]
        return [tuple(own.index(path) if path in own else None for path in _KEYS) for own in paths]

    def key(self, row: Row, *, whole: bool = True) -> Key:
        """The cell that a row names, and its meeting as the row writes it, "" where it says nothing of them.

        Without `whole` a name beside a code is left out: folding the names of a million rows takes most of the time.
        """
        superior, code, name, start, period = [
            "" if at is None else text_of(row.values[at]) for at in self._keys[row.sheet]
        ]
        return mention(superior, code, name if whole or not code else ""), start or period

    def single(self, notes: list[str]) -> Table:
        """A table of one sheet: rows of the same cell and date make one dossier, those that say less are looked up."""
        repeats, count, rows, itemised = Repeats(), 0, 0, False
        said: set[tuple[bool, bool]] = set()  # which of superior and code rows give
        for (cell, day), keyed in groupby(self._keyed(), key=itemgetter(0)):
            group = [row for _, row in keyed]
            repeats.add(f"{cell.superior}\0{cell.label}\0{day}")
            said.add((bool(cell.superior), bool(cell.code)))
            count += 1
            rows += len(group)
            itemised = itemised or _differ(group)
        if not count:
            raise TableRejected([self.headers[0].problem("no-rows", "bảng chưa có dòng dữ liệu nào dưới tiêu đề.")])
        table = Table(self.headers, tuple(notes), itemised, count, self._adjacent)
        return self._regrouped(table, rows) if len(said) > 1 or repeats.found() else table

    def _keyed(self, *, whole: bool = False) -> Iterator[tuple[Key, Row]]:
        """Rows with their keys; merged cells and cells left blank below the first repeat what stands above."""
        cell, day = mention("", "", ""), ""
        for row in self.rows(0):
            own_cell, own_day = self.key(row, whole=whole)
            if not _continues(own_cell, cell):
                cell, day = own_cell, own_day
            elif own_day:
                day = own_day
            yield (cell, day), row

    def _adjacent(self) -> Iterator[Group]:
        return (tuple([row for _, row in group]) for _, group in groupby(self._keyed(), key=itemgetter(0)))

    def _regrouped(self, table: Table, rows: int) -> Table:
        """The same with the rows of each cell and date brought together, in the order of their first ones."""
        if rows > REGROUPED_LIMIT:
            words = "cần xếp các dòng của một chi bộ, một ngày liền nhau; hãy sắp lại."
            problem = self.headers[0].problem("scattered-rows", f"bảng trên {REGROUPED_LIMIT} dòng {words}")
            raise TableRejected([problem])
        cells = CellIndex(cell for (cell, _), _ in self._keyed(whole=True))
        groups: dict[tuple[KnownCell | None, str], list[Row]] = {}
        problems: list[CellProblem] = []
        for (said, day), row in self._keyed(whole=True):
            groups.setdefault((cells.the_one(said), day), []).append(row)
            if cells.is_ambiguous(said):
                problems.append(self._homeless(cells, said, row))
        if problems:
            raise TableRejected(problems)
        itemised = any(map(_differ, groups.values()))
        every = [tuple(rows) for rows in groups.values()]
        return replace(table, itemised=itemised, count=len(every), groups=lambda: iter(every))

    def joined(self, notes: list[str]) -> Table:
        """Sheets joined by the cell: the one with the start of each meeting says which dossiers there are."""
        main = next(index for index, header in enumerate(self.headers) if header.position(_START) is not None)
        meetings = [(*self.key(row), row) for row in self._of_sheet(main)]
        cells = CellIndex(cell for cell, _, _ in meetings)
        groups: dict[tuple[KnownCell | None, str, str], list[Row]] = {}
        periods: dict[KnownCell | None, dict[str, list[list[Row]]]] = {}
        problems: list[CellProblem] = []
        for said, day, row in meetings:
            if cells.is_ambiguous(said):
                problems.append(self._homeless(cells, said, row))
            cell, period = cells.the_one(said), self._period(row)
            if (cell, period, day) not in groups:
                group = groups.setdefault((cell, period, day), [])
                periods.setdefault(cell, {}).setdefault(period, []).append(group)
            groups[cell, period, day].append(row)
        for index in range(len(self.headers)):
            if index != main:
                problems += self._add_sheet(index, cells, periods)
        if problems or not groups:
            raise TableRejected(problems or [self.headers[main].problem("no-rows", "chưa có cuộc họp nào.")])
        ready = [tuple(rows) for rows in groups.values()]
        return Table(self.headers, tuple(notes), itemised=True, count=len(ready), groups=lambda: iter(ready))

    def _add_sheet(
        self, index: int, cells: CellIndex, periods: dict[KnownCell | None, dict[str, list[list[Row]]]]
    ) -> Iterator[CellProblem]:
        """Add the rows of a sheet to the meetings of their cells; the problems of those that find none, or several."""
        for row in self._of_sheet(index):
            said, period = self.key(row)[0], self._period(row)
            cell = cells.the_one(said)
            own = periods.get(cell, {}) if cell else {}
            groups = own.get(period, []) if period else [group for some in own.values() for group in some]
            for group in groups:
                group.append(row)
            if not groups:
                yield self._homeless(cells, said, row)

    def _of_sheet(self, index: int) -> Iterator[Row]:
        """The rows of a sheet, each with the names of its cell, where only the first of several has them."""
        keys, above = self._keys[index], None
        for count, row in enumerate(self.rows(index)):
            if count > REGROUPED_LIMIT:
                message = f"quá {REGROUPED_LIMIT} dòng; hãy tách thành nhiều bảng."
                raise TableRejected([self.headers[index].problem("too-many-rows", message)])
            values = list(row.values)
            said = self.key(row)[0]
            if above is not None and _continues(said, self.key(above)[0]):
                for at in keys[:1] if said.label else keys:
                    if at is not None and is_blank(values[at]):
                        values[at] = above.values[at]
            above = row._replace(values=tuple(values))
            yield above

    def _period(self, row: Row) -> str:
        at = self._keys[row.sheet][-1]
        return "" if at is None else month_of(row.values[at])

    def _homeless(self, cells: CellIndex, said: CellMention, row: Row) -> CellProblem:
        """The problem of a row whose cell has no meeting, or which can be of several cells."""
        header, by_code = self.headers[row.sheet], bool(said.code or not said.name)
        at = self._keys[row.sheet][1 if by_code else 2]
        name = "" if at is None else text_of(row.values[at])
        place = (row.number, header.position(_CODE if by_code else _NAME))
        if cells.is_ambiguous(said):
            columns = "“Đảng bộ cấp trên trực tiếp” và “Mã chi bộ”"
            message = f"“{name}” có thể là nhiều chi bộ; ghi thêm cột {columns} ở dòng này."
            return header.problem("ambiguous-cell", message, *place, value=name)
        message = f"không có cuộc họp nào của “{name}” ở trang “Cuộc họp”; xem lại mã chi bộ."
        return header.problem("unknown-cell", message, *place, value=name)


def _continues(own: CellMention, above: CellMention) -> bool:
    """Whether a row speaks of the cell of the row above: it names none, or the same one with less or as much detail."""
    return not own.label or (not own.difference(above) and bool(above.superior or not own.superior))


def _differ(rows: Collection[Row]) -> bool:
    """Whether rows of one cell and date are its items; the same row pasted twice makes no items."""
    return len(rows) > 1 and len({row.values for row in rows}) > 1


def _is_hints(values: tuple[Value, ...], hints: set[str]) -> bool:
    said = [value for value in values if not is_blank(value)]
    return bool(said) and sum(value in hints for value in said) * 2 >= len(said)

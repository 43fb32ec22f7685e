"""Sheets → groups of rows, one group a dossier: rows of the same cell and date, or joined by the cell's code."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from itertools import groupby, islice, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from service.dossier.identity import CellIndex, CellMention, KnownCell, mention
from service.dossier.meeting import MeetingKind
from service.dossier.remembered import remembered
from service.errors import CellProblem, TableRejected
from service.tables.cells import is_blank, moment_of, month_of, reader_of, text_of, with_year
from service.tables.columns import KEY_PATHS, Column, Columns, matched
from service.tables.dossiers import Assembler
from service.tables.header import Header, read_header
from service.tables.heading_search import known_in_rows
from service.tables.joining import Details, Group, Joining, homeless
from service.tables.meanings import Meanings, block_of
from service.tables.sheet_account import Account, SheetAccount
from service.tables.sheet_files import Sheet, Source, Value, sheets_of
from service.tables.sheet_rows import Row, SheetRows

REGROUPED_LIMIT = 200_000  # rows that are kept at once where those of one cell do not stand together
_GIVEN = {"members[].member_id"}  # from the names, where a list has none
_LOOKED_AT_GROUPS = 10_000
_MOST_CELLS = 1_200_000  # that a stranger's table is read as: a row has one under each heading, written or not
_LEAST_WIDTH = 30  # headings' worth of work that a row takes however few there are
_CODE, _NAME, _START, _PERIOD = KEY_PATHS
_KIND = "meeting.kind"
_NO_SHEET = "không trang nào có cột mã hay tên chi bộ; “sinhhoat columns” cho bảng trống với đủ tiêu đề."
_KEYS = ("org.superior_name", *KEY_PATHS, _KIND)
_KINDS = frozenset(kind.value for kind in MeetingKind)
_A_MONTH = re.compile(r"(?:\d{4})?-\d{2}")  # without its year where none is said
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Key = tuple[CellMention, str]  # a cell, and the day of its meeting or else its period, with its kind


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

    `headers` say what the columns of each sheet mean; `notes` what was passed over, `account` what became of every row.
    `itemised`: several rows make one dossier, so each is one item; otherwise a row is a dossier, and the lines in its
    cells are the items. `count` is the number of dossiers. `groups` gives their rows, again at each call. `problems`
    are those of rows that belong to no dossier, `strays` the names of members in them.
    """

    headers: tuple[Header, ...]
    notes: tuple[str, ...]
    itemised: bool
    count: int
    groups: Callable[[], Iterator[Group]]
    account: Account = field(default_factory=Account)
    problems: tuple[CellProblem, ...] = ()
    strays: frozenset[str] = frozenset()

    @cached_property
    def assembler(self) -> Assembler:
        """What makes dossiers of its groups."""
        return Assembler(self.headers, self.itemised, self.strays)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a kind asks of a table: the paths that it prints, and those without which nothing can be made."""

    wanted: Collection[str]
    required: tuple[Column, ...]


class ReadSheets(NamedTuple):
    """The sheets of a file or folder, read once for all who ask about them.

    `passed` tells of those that were not; `is_sent`: a stranger's, whose work must be known before it is done.
    """

    sheets: Sequence[Sheet]
    passed: Sequence[str]
    is_sent: bool


def read_sheets(source: Source, name: str, columns: Columns, needs: Needs, encoding: str | None = None) -> ReadSheets:
    """The sheets in a file or folder; raises OSError, or `TableRejected` where they cannot be read."""
    passed: list[str] = []
    of_any = Meanings(columns, "", needs.wanted)
    sheets = sheets_of(source, name, encoding, lambda rows: known_in_rows(rows, of_any), passed)
    return ReadSheets(sheets, passed, is_sent=isinstance(source, bytes))


def open_table(
    source: Source | ReadSheets, name: str, columns: Columns, needs: Needs, encoding: str | None = None
) -> Table:
    """The table in a file or folder; raises OSError, or `TableRejected` with all that is wrong down to the headings."""
    read = source if isinstance(source, ReadSheets) else read_sheets(source, name, columns, needs, encoding)
    headers, kept, problems, notes = [], [], [], list[str]()
    sheets, passed = read.sheets, list(read.passed)
    for sheet in sheets:
        if len(sheets) > 1 and not _belongs(sheet, columns, needs):
            passed.append(f"{sheet.file}: bỏ qua trang “{sheet.title or sheet.file}”, không có cột nào của hồ sơ")
            continue
        header, wrong, passed_over = read_header(sheet, columns, needs.wanted, is_alone=len(sheets) == 1)
        if len(sheets) > 1 and not header.block and not header.names_a_cell:
            passed.append(f"{sheet.file}: bỏ qua trang “{sheet.title or sheet.file}”, không có cột mã hay tên chi bộ")
            continue
        headers.append(header)
        kept.append(sheet)
        problems += wrong
        notes += passed_over
    if headers and not problems:
        problems = _missing(headers, columns, needs, name)
    if problems:
        raise TableRejected(problems)
    if not headers:
        raise TableRejected([Header(name, "", 0, "", 0, (), ()).problem("no-header", _NO_SHEET)])
    if read.is_sent:
        _require_bounds(headers, kept)
    reading = _Reading(tuple(headers), tuple(kept), tuple(passed))
    table = reading.joined() if len(kept) > 1 else reading.single()
    return replace(table, notes=(*passed, *notes))


def _require_bounds(headers: Sequence[Header], sheets: Sequence[Sheet]) -> None:
    """Raises `TableRejected` where a stranger's table asks for more work than a request may take."""
    rows = [sum(cells.count("") < len(cells) for _, cells in sheet.rows()) for sheet in sheets]
    work = [count * max(header.width, _LEAST_WIDTH) for header, count in zip(headers, rows, strict=True)]
    if sum(work) > _MOST_CELLS:
        most = work.index(max(work))  # the sheet that is worth parting
        said = f"có {rows[most]} dòng dưới {headers[most].width} cột"
        message = f"{said}, cả bảng nhiều hơn một lần gửi được; hãy chia thành nhiều bảng."
        raise TableRejected([headers[most].problem("table-size", message)])


def _belongs(sheet: Sheet, columns: Columns, needs: Needs) -> bool:
    block = block_of(sheet.title or sheet.file.rpartition(".")[0], columns)
    rows = (cells for _, cells in sheet.first_rows())
    known = known_in_rows(rows, Meanings(columns, block, needs.wanted))
    return known > 1 or bool(known and block)


def _missing(headers: list[Header], columns: Columns, needs: Needs, name: str) -> list[CellProblem]:
    """The columns, and the sheet of meetings, without which no dossier can be made."""
    present = {column.path for header in headers for _, column in header.columns}
    bare = headers[0] if len(headers) == 1 else Header(name, "", 0, "", 0, (), ())
    problems = [
        bare.problem("missing-column", f"thiếu cột “{column.title}” ({column.expected}).", expected=column.expected)
        for column in needs.required
        if column.path not in present
    ]
    for header in headers if len(headers) > 1 else ():
        own = {column.path for _, column in header.columns}
        problems += [
            header.problem("missing-column", f"thiếu cột “{column.title}” ({column.expected}).")
            for column in columns.all
            if column.block == header.block != "" and column.needed and column.path not in own | _GIVEN
        ]
    if len(headers) > 1 and not any(header.position(_START) is not None for header in headers):
        problems.append(bare.problem("missing-sheet", "thiếu trang “Cuộc họp” (có cột “Bắt đầu”)."))
    return problems


@dataclass(frozen=True)
class _Reading:
    """Sheets with their headers understood, on the way to a `Table`."""

    headers: tuple[Header, ...]
    sheets: tuple[Sheet, ...]
    passed: tuple[str, ...]

    @cached_property
    def _readers(self) -> list[SheetRows]:
        pairs = list(enumerate(zip(self.headers, self.sheets, strict=True)))
        readers = [SheetRows(index, header, sheet) for index, (header, sheet) in pairs]
        meetings = [reader for reader in readers if reader.header.position(_START) is not None] or readers
        if any(next(reader.read(), None) for reader in meetings):
            return readers
        # No meeting was filled in: somebody tries what comes of the example.
        return [SheetRows(index, header, sheet, takes_example=True) for index, (header, sheet) in pairs]

    def rows(self, index: int, account: SheetAccount | None = None) -> Iterator[Row]:
        """The rows of data of a sheet; what else stands on it is entered in `account`."""
        return self._readers[index].read(account)

    def _accounts(self) -> list[SheetAccount]:
        return [reader.new_account() for reader in self._readers]

    @cached_property
    def _keys(self) -> list[tuple[int | None, ...]]:
        """For each sheet, where in a row's values the superior, the code, the name, the start and the period stand."""
        paths = [[column.path for _, column in header.columns] for header in self.headers]
        return [tuple(own.index(path) if path in own else None for path in _KEYS) for own in paths]

    def key(self, row: Row, *, whole: bool = True) -> tuple[CellMention, str, str]:
        """The cell that a row names, the day or else the period of its meeting, and its kind; "" where it says nothing.

        Without `whole` a name beside a code is left out: folding the names of a million rows takes most of the time.
        """
        superior, code, name, start, period, kind = [
            "" if at is None else text_of(row.values[at]) for at in self._keys[row.sheet]
        ]
        return mention(superior, code, name if whole or not code else ""), _day_of(start or period), kind

    def single(self) -> Table:
        """A table of one sheet: rows of the same cell and date make one dossier, those that say less are looked up."""
        repeats, count, rows, itemised, accounts = Repeats(), 0, 0, False, self._accounts()
        said: set[tuple[bool, bool]] = set()  # which of superior and code rows give
        for (cell, day), keyed in groupby(self._keyed(account=accounts[0]), key=itemgetter(0)):
            group = [row for _, row in keyed]
            repeats.add(f"{cell.superior}\0{cell.label}\0{day}")
            said.add((bool(cell.superior), bool(cell.code)))
            count += 1
            rows += len(group)
            itemised = itemised or _differ(group)
        if not count:
            raise TableRejected([self._no_rows(0)])
        if itemised and (strays := self._strays()):
            raise TableRejected(strays)
        table = Table(self.headers, (), itemised, count, self._adjacent, Account(tuple(accounts), self.passed))
        return self._regrouped(table, rows) if len(said) > 1 or repeats.found() else table

    def _strays(self) -> list[CellProblem]:
        """Rows that name no cell, where most rows hold all items of a cell in their lines: notes, nobody knows of what.

        They would make an item of every row of the table.
        """
        listed, strays = 0, list[Row]()
        for group in islice(self._adjacent(), _LOOKED_AT_GROUPS):
            listed += self._has_lines(group[0])
            strays += [row for row in group[1:] if not self.key(row)[0].label]
        if len(strays) >= listed:
            return []
        message = (
            "dòng này không ghi chi bộ, mà các dòng khác ghi mọi mục của chi bộ trong một ô; hãy xoá dòng này nếu là "
            "ghi chú, hoặc ghi tên chi bộ."
        )
        return [self.headers[0].problem("stray-row", message, row.number) for row in strays]

    def _has_lines(self, row: Row) -> bool:
        """Whether the cells of a list stand line beside line in a row."""
        blocks = [column.block for _, column in self.headers[0].columns]
        lines = [block for block, value in zip(blocks, row.values, strict=True) if block and "\n" in str(value).strip()]
        return len(lines) > len(set(lines))

    def _no_rows(self, index: int) -> CellProblem:
        """The problem of a sheet without a row of data."""
        return self.headers[index].problem("no-rows", "chưa có dòng dữ liệu nào dưới tiêu đề.")

    def _keyed(self, *, whole: bool = False, account: SheetAccount | None = None) -> Iterator[tuple[Key, Row]]:
        """Rows with their keys; merged cells and cells left blank below the first repeat what stands above."""
        cell, day, kind = mention("", "", ""), "", ""
        for row in self.rows(0, account):
            own_cell, own_day, own_kind = self.key(row, whole=whole)
            if not _continues(own_cell, cell):
                cell, day, kind = own_cell, own_day, own_kind
            else:
                kind = own_kind or (kind if own_day in ("", day) else "")
                day = own_day or day
            yield (cell, f"{day} {matched(kind)}" if kind else day), row

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
                problems.append(homeless(self.headers[row.sheet], said, row, is_ambiguous=True))
        if problems:
            raise TableRejected(problems)
        itemised = any(map(_differ, groups.values()))
        every = [tuple(rows) for rows in groups.values()]
        return replace(table, itemised=itemised, count=len(every), groups=lambda: iter(every))

    def joined(self) -> Table:
        """Sheets joined by the cell: the one with the start of each meeting says which dossiers there are."""
        main = next(index for index, header in enumerate(self.headers) if header.position(_START) is not None)
        accounts = self._accounts()
        joining = Joining(self.headers)
        for row in self._of_sheet(main, accounts[main]):
            joining.hold(row, self.key(row)[0], self._details(row, MeetingKind.REGULAR.value))
        if not joining.meetings:
            raise TableRejected([self._no_rows(main)])
        alone = self._the_only_cell(main, joining)
        for index, header in enumerate(self.headers):
            if index != main:
                for row in self._of_sheet(index, accounts[index]):
                    said = self.key(row)[0] if header.names_a_cell else alone
                    joining.add(row, said, self._details(row))
        problems, ready = tuple(joining.told()), joining.groups()
        if not ready or any(problem.code == "ambiguous-cell" for problem in problems):
            raise TableRejected(problems)  # a sheet that is left out would be the cause of faults everywhere
        account, strays = Account(tuple(accounts), self.passed), frozenset(joining.strays)
        return Table(self.headers, (), True, len(ready), lambda: iter(ready), account, problems, strays)

    def _the_only_cell(self, main: int, joining: Joining) -> CellMention:
        """The cell of which rows speak that name none: a workbook may be of one cell alone; raises `TableRejected`."""
        cells = {said for said, _, _ in joining.meetings}
        bare = [header for header in self.headers if not header.names_a_cell]
        if bare and (len(cells) > 1 or self.headers[main] in bare):
            message = "thiếu cột “Mã chi bộ” (hoặc “Tên chi bộ”) để nối với các trang khác."
            raise TableRejected([header.problem("missing-key", message) for header in bare])
        return next(iter(cells))

    def _of_sheet(self, index: int, account: SheetAccount) -> Iterator[Row]:
        """The rows of a sheet, each with the names of its cell, where only the first of several has them."""
        keys, above = self._keys[index], None
        for count, row in enumerate(self.rows(index, account)):
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

    @cached_property
    def _detail_readers(self) -> list[list[tuple[int, Callable[[Value], Any]] | None]]:
        """For each sheet, where in a row's values the period, the start and the kind of the meeting stand, and how."""
        found = []
        for header in self.headers:
            own = {column.path: (at, column) for at, (_, column) in enumerate(header.columns)}
            readers: dict[str, Callable[[Value], Any]] = {_PERIOD: text_of, _START: moment_of}
            if _KIND in own:
                readers[_KIND] = reader_of(own[_KIND][1])
            wanted = (_PERIOD, _START, _KIND)
            found.append([(own[path][0], readers[path]) if path in own else None for path in wanted])
        return found

    def _details(self, row: Row, usual_kind: str = "") -> Details:
        """Which meeting of its cell a row speaks of, as far as it says; what is no day, month or kind does not tell
        meetings apart, and is told as the fault that it is."""
        said = [
            "" if place is None or is_blank(row.values[place[0]]) else str(place[1](row.values[place[0]]))
            for place in self._detail_readers[row.sheet]
        ]
        period = month_of(with_year(said[0], said[1])) if said[0] else ""
        return Details(
            period if _A_MONTH.fullmatch(period) else "",
            said[1] if _ISO_DAY.match(said[1]) else "",
            said[2] if said[2] in _KINDS else usual_kind,
        )


@remembered
def _day_of(text: str) -> str:
    """The day that a start names, whatever its hour and however it is written; else the month; else the text."""
    moment = moment_of(text)
    return moment[:10] if _ISO_DAY.match(moment) else month_of(text)


def _continues(own: CellMention, above: CellMention) -> bool:
    """Whether a row speaks of the cell of the row above: it names none, or the same one with less or as much detail."""
    return not own.label or (not own.difference(above) and bool(above.superior or not own.superior))


def _differ(rows: Collection[Row]) -> bool:
    """Whether rows of one cell and date are its items; the same row pasted twice makes no items."""
    return len(rows) > 1 and len({row.values for row in rows}) > 1

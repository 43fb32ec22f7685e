"""Groups of rows → dossiers, each problem at the cell that it comes from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from service.dossier import Dossier
from service.dossier.fields import ROWS_LIMIT
from service.dossier.names import name_key
from service.errors import CellProblem, DossierRejected, Problem, TableRejected
from service.kinds.catalogue import Kind
from service.kinds.typed_fields import read_typed
from service.tables.cells import (
    Read,
    is_blank,
    is_broken,
    lost_marks,
    reader_of,
    text_of,
    with_year,
)
from service.tables.columns import Column
from service.tables.conflicts import Said, conflicts, in_one_form
from service.tables.header import Header
from service.tables.joining import Group, broken
from service.tables.meanings import TICKS
from service.tables.rosters import by_name, following, give_codes, same_name
from service.tables.sheet_rows import Row
from service.vietnamese import repeated
from service.vocabulary import words

MOST_ROWS = 5_000  # of one dossier; five hundred members with all they did fill a thousand
MOST_PROBLEMS = 200  # of one dossier; a list of more helps nobody
SHOWN = 60  # characters of a wrong value that its line repeats
_FORM_CODES = frozenset({"wrong-type", "wrong-date", "wrong-number", "not-a-choice", "wrong-form"})
# What a table calls otherwise than JSON does.
_WORDS = {
    "missing-signer": "Người ký: còn trống; ghi họ tên người ký, hoặc ghi bí thư trong danh sách đảng viên.",
    "missing-sign-role": "Chức vụ người ký: còn trống; ghi Bí thư hoặc Phó Bí thư.",
    "number-without-day": "Ngày ký: có số văn bản thì phải có ngày ký; hoặc ghi “Dự thảo lần” nếu còn là dự thảo.",
    "not-issued": "ghi “Dự thảo lần”, hoặc “Số văn bản” và “Ngày ký” khi ban hành.",
}
_LAST_STEP = re.compile(r"(\[\d+\]|\.[^.\[]+)$|^[^.\[]+$")


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a value of the dossier came from."""

    row: Row
    column: Column | None


@dataclass(frozen=True, slots=True)
class _Slot:
    """One column of a sheet, ready to be read: its position among the values, the steps to its place."""

    at: int
    column: Column
    steps: tuple[str, ...]
    read: Read


@dataclass(frozen=True)
class Assembler:
    """Makes dossiers of the groups of one table; holds only what its headers say, and goes to other processes.

    `strays` are the names in rows of members that belong to no meeting.
    """

    headers: tuple[Header, ...]
    itemised: bool
    strays: frozenset[str] = frozenset()

    def __getstate__(self) -> dict[str, Any]:
        # Slots hold functions, made anew where needed.
        return {"headers": self.headers, "itemised": self.itemised, "strays": self.strays}

    def read(self, group: Group, kinds: Mapping[str, Kind]) -> Dossier:
        """The dossier in a group of rows; raises `TableRejected` with every problem at its cell, but for own fields."""
        data, problems = self._assembled(group, None)
        try:
            dossier = read_typed(kinds, data)
        except DossierRejected as error:
            raise self.rejected(group, error.problems) from None
        if problems:
            raise TableRejected(problems)
        return dossier

    def rejected(self, group: Group, faults: Sequence[Problem]) -> TableRejected:
        """The problems of the dossier in `group`, said of the cells they come from."""
        homes: dict[str, _Cell] = {}
        # What differs from a value that is wrong itself is no second fault.
        data, problems = self._assembled(group, homes, frozenset(fault.path for fault in faults))
        # Of one cell the first fault is told: it is why there are others; a row that stands twice has no other.
        told = {(problem.sheet, problem.row, problem.column) for problem in problems if problem.column}
        twice = {(problem.sheet, problem.row) for problem in problems if problem.code == "double-row"}
        members = data.get("members", ())
        placed, doubted = self._namesakes([self._placed(problem, group, homes) for problem in faults], members, homes)
        rest = [
            one for one in placed
            if (one.sheet, one.row) not in twice and (not one.column or (one.sheet, one.row, one.column) not in told)
        ]  # fmt: skip
        follows = following(members, self.strays, doubted)
        return TableRejected([*problems, *dict.fromkeys(one for one in rest if not follows(one))])

    def _namesakes(
        self, placed: Sequence[CellProblem], members: Sequence[Mapping[str, Any]], homes: Mapping[str, _Cell]
    ) -> tuple[list[CellProblem], set[str]]:
        """The problems, and the names that stand twice in a list of members without codes: there, not wherever such a
        name is mentioned, stands what somebody typed twice."""
        told, doubted = [], set[str]()
        rows = by_name(members) if any(one.code == "namesakes" for one in placed) else {}
        for problem in placed:
            numbers = rows.get(name_key(problem.value), ()) if problem.code == "namesakes" else ()
            cells = [homes[path] for number in numbers if (path := f"members[{number}].full_name") in homes]
            slots = list(self._all_slots(cells[-1].row.sheet)) if len(cells) > 1 else []
            slot = next((slot for slot in slots if slot.column.path == "members[].full_name"), None)
            if slot is None or any(slot.column.path == "members[].member_id" for slot in slots):
                told.append(problem)
                continue
            codes = [
                (str(members[number]["member_id"]), cell.row.number)
                for number, cell in zip(numbers, cells, strict=True)
            ]
            told.append(self._at("namesakes", same_name(codes), cells[-1].row, slot))
            doubted.add(name_key(problem.value))
        return told, doubted

    @cached_property
    def _slots(self) -> list[tuple[list[_Slot], dict[str, list[_Slot]]]]:
        """For each sheet the columns that a dossier has once, and those of each block."""
        slots = []
        for header in self.headers:
            once: list[_Slot] = []
            blocks: dict[str, list[_Slot]] = {}
            for at, (_, column) in enumerate(header.columns):
                read = reader_of(column, from_1904=header.from_1904, legend=dict(header.legend))
                slot = _Slot(at, column, tuple(column.field.split(".")), read)
                (blocks.setdefault(column.block, []) if column.block else once).append(slot)
            slots.append((once, blocks))
        return slots

    def _assembled(
        self, group: Group, homes: dict[str, _Cell] | None, wrong: Collection[str] = ()
    ) -> tuple[dict[str, Any], list[CellProblem]]:
        """The mapping that a group says, and what is wrong before it is read; notes in `homes` where values stood.

        Rows that differ in the values at the paths `wrong` are not told: those values are told themselves.
        """
        if len(group) > MOST_ROWS:
            message = f"một chi bộ, một ngày có {len(group)} dòng; tối đa {MOST_ROWS}. Hãy xem lại mã và tên chi bộ."
            raise TableRejected([self.headers[group[0].sheet].problem("too-many-rows", message, group[0].number)])
        data: dict[str, Any] = {}
        problems: list[CellProblem] = []
        first: dict[str, Any] = {}
        differs = False
        for row in group:
            once, blocks = self._slots[row.sheet]
            for slot in once:
                if is_blank(raw := row.values[slot.at]):
                    continue
                value, path = slot.read(raw), slot.column.path
                if path not in first:
                    first[path] = value
                    _put(data, slot.steps, value)
                    if homes is not None:
                        homes[path] = _Cell(row, slot.column)
                elif not differs and first[path] != value:
                    differs = in_one_form(first[path], slot.column) != in_one_form(value, slot.column)
            for block, slots in blocks.items():
                problems += self._add_items(data, block, slots, row, homes)
        if differs:
            found = conflicts(self._said_once(group), self.headers)
            told = (one for one in found if not one.paths.intersection(wrong))
            problems += [
                self._at("conflict", one.message, one.place.row, one.place) for one in islice(told, MOST_PROBLEMS)
            ]
        problems += islice(self._of_whole_rows(group), MOST_PROBLEMS)
        _complete(data)
        return data, problems[:MOST_PROBLEMS]

    def _said_once(self, group: Group) -> Iterator[Said]:
        """Everything that rows say of what a dossier has once."""
        for row in group:
            for slot in self._slots[row.sheet][0]:
                if not is_blank(raw := row.values[slot.at]):
                    yield Said(row, slot.at, slot.column, slot.read(raw))

    def _add_items(
        self, data: dict[str, Any], block: str, slots: list[_Slot], row: Row, homes: dict[str, _Cell] | None
    ) -> Iterator[CellProblem]:
        """Enter the items of one block that a row holds; the problems of cells whose lines do not match."""
        given = [(slot, row.values[slot.at]) for slot in slots if not is_blank(row.values[slot.at])]
        if not given:
            return
        *parents, name = block.split(".")
        for parent in parents:
            data = data.setdefault(parent, {})
        items = data.setdefault(name, [])
        for entry in [given] if self.itemised else self._by_lines(given):
            item: dict[str, Any] = {}
            for slot, raw in entry:
                if homes is not None:
                    homes.setdefault(f"{block}[{len(items)}].{slot.column.field}", _Cell(row, slot.column))
                if not slot.column.tick:
                    _put(item, slot.steps, slot.read(raw))
                elif not _ticked(item, slot, slot.read(raw)):
                    yield self._at("conflict", f"{slot.column.title}: hai cột cùng được đánh dấu; giữ một.", row, slot)
            if homes is not None:
                homes.setdefault(f"{block}[{len(items)}]", _Cell(row, None))
            items.append(item)
        if not self.itemised:
            yield from self._uneven(given, row)

    @staticmethod
    def _by_lines(given: list[tuple[_Slot, Any]]) -> Iterator[list[tuple[_Slot, Any]]]:
        """The items that stand in the lines of a row's cells, line beside line."""
        columns = [
            (slot, raw.rstrip().split("\n", ROWS_LIMIT + 1) if type(raw) is str else [raw]) for slot, raw in given
        ]
        for number in range(max(len(lines) for _, lines in columns)):
            yield [
                (slot, lines[number]) for slot, lines in columns if number < len(lines) and not is_blank(lines[number])
            ]

    def _placed(self, problem: Problem, group: Group, homes: dict[str, _Cell]) -> CellProblem:
        """`problem` at the cell that its path came from, or at the row where that cell is missing."""
        home = self._home_of(problem.path, group, homes)
        row, wanted = home.row, home.column.path if home.column else re.sub(r"\[\d+\]", "[]", problem.path)
        slot = next((slot for slot in self._all_slots(row.sheet) if slot.column.path == wanted), None)
        if slot is None:
            return self.headers[row.sheet].problem(problem.code, problem.message, row.number)
        column, message = slot.column, _WORDS.get(problem.code, problem.message)
        if problem.code in _FORM_CODES and problem.path.startswith(column.path.split("[")[0]):
            typed = repeated(text_of(row.values[slot.at]), SHOWN)
            message = f"{column.title}: “{typed}” không đúng; cần {column.expected}."
        return self._at(problem.code, message, row, slot)

    def _home_of(self, path: str, group: Group, homes: dict[str, _Cell]) -> _Cell:
        """The cell that the value at `path` came from, or ought to come from: in the row of the item around it, else in
        one whose sheet has its column, else in one that says something else of the same part, else in the first."""
        wanted, beside = path, None
        while path:
            if home := homes.get(path):
                return home
            path = _LAST_STEP.sub("", path)
            beside = beside or next((cell for own, cell in homes.items() if path and own.startswith(f"{path}.")), None)
        if items := [cell for own, cell in homes.items() if own.startswith(f"{wanted}[")]:
            return _Cell(items[-1].row, None)  # something is lacking in the list: below its last row
        for row in group if "[" not in wanted else ():
            if any(slot.column.path == wanted for slot in self._all_slots(row.sheet)):
                return _Cell(row, None)
        return _Cell(beside.row if beside else group[0], None)

    def _all_slots(self, sheet: int) -> Iterator[_Slot]:
        once, blocks = self._slots[sheet]
        yield from once
        for slots in blocks.values():
            yield from slots

    def _at(self, code: str, message: str, row: Row, slot: _Slot | Said) -> CellProblem:
        header, value = self.headers[row.sheet], text_of(row.values[slot.at])
        index = header.columns[slot.at][0]
        if (hour := dict(header.joined).get(index)) is not None and words.only_day(value.partition(" ")[0]):
            index = hour  # the day is sound; it is the hour in the other column that is not
        return header.problem(code, message, row.number, index, value=value, expected=slot.column.expected)

    def _uneven(self, given: list[tuple[_Slot, Any]], row: Row) -> Iterator[CellProblem]:
        """Cells whose lines do not stand beside those of the longest; one line alone belongs to the first item."""
        most = max(_lines(raw) for _, raw in given)
        for slot, raw in given:
            lines = _lines(raw)
            is_first_only = lines == 1 and not slot.column.required
            if lines != most and not is_first_only and (type(raw) is not str or raw.count("\n") + 1 != most):
                words = f"ô có {lines} dòng, ô dài nhất có {most}; mỗi mục một dòng, đúng thứ tự."
                yield self._at("uneven-lines", f"{slot.column.title}: {words}", row, slot)

    def _of_whole_rows(self, group: Group) -> Iterator[CellProblem]:
        """What is wrong with rows as they stand: wider than the header, twice, without their marks."""
        for row, header in ((row, self.headers[row.sheet]) for row in group if row.beyond):
            words = "ô nào chứa dấu phân cách thì để trong nháy kép."
            message = f"có {row.beyond} ô mà tiêu đề chỉ có {header.width}; {words}"
            yield header.problem("extra-cell", message, row.number, header.width)
        if len(group) > 1 and len({(row.sheet, row.values) for row in group}) < len(group):
            yield from self._doubled(group)
        texts = [value for row in group for value in row.values if type(value) is str]
        if any("?" in text or "\ufffd" in text for text in texts):
            yield from self._lost_marks(group)
        if any(map(is_broken, texts)):
            yield from self._broken(group)

    def _doubled(self, group: Group) -> Iterator[CellProblem]:
        seen: dict[tuple[Any, ...], Row] = {}
        for row in group:
            above = seen.setdefault((row.sheet, row.values), row)
            if above is not row:
                message = f"giống hệt dòng {above.number}; hãy bỏ một dòng."
                yield self.headers[row.sheet].problem("double-row", message, row.number)

    def _lost_marks(self, group: Group) -> Iterator[CellProblem]:
        message = "chữ Việt đã mất dấu khi lưu; hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx từ bảng gốc."
        for row in group:
            for slot in self._all_slots(row.sheet):
                text = text_of(row.values[slot.at])
                if lost_marks(text, is_name=slot.column.is_name) and not is_broken(text):
                    yield self._at("marks-lost", message, row, slot)

    def _broken(self, group: Group) -> Iterator[CellProblem]:
        for row in group:
            for slot in sorted(self._all_slots(row.sheet), key=lambda slot: slot.at):
                if is_broken(value := row.values[slot.at]):
                    yield self._at("broken-cell", f"{slot.column.title}: {broken(text_of(value))}", row, slot)


def _complete(data: dict[str, Any]) -> None:
    """Add what lists leave out: codes of members, the year of the month."""
    give_codes(data.get("members", ()))
    meeting = data.get("meeting", {})
    if isinstance(period := meeting.get("period"), str) and "start_at" in meeting:
        meeting["period"] = with_year(period, meeting["start_at"])


def _ticked(item: dict[str, Any], slot: _Slot, value: Any) -> bool:
    """Enter what a tick says, unless another column is ticked; words in its place are why somebody is absent."""
    said = value if value in TICKS.values() or slot.column.tick != TICKS["excused"] else slot.column.tick
    if item.get("state", said) != said:
        return False
    item["state"] = said
    if said != value:
        item.setdefault("reason", value)
    return True


def _put(data: dict[str, Any], steps: tuple[str, ...], value: Any) -> None:
    for step in steps[:-1]:
        data = data.setdefault(step, {})
    data[steps[-1]] = value


def _lines(raw: Any) -> int:
    return raw.rstrip().count("\n") + 1 if type(raw) is str else 1

"""Sheets of one workbook → groups of rows, one group a meeting: each row goes to the meeting that it speaks of."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from service.dossier.identity import CellIndex, CellMention, KnownCell
from service.dossier.names import name_key
from service.errors import CellProblem, TableRejected
from service.tables.cells import is_broken, text_of
from service.tables.columns import KEY_PATHS
from service.tables.header import Header
from service.tables.sheet_rows import Row

JOINED_LIMIT = 200_000  # rows, each counted as often as it stands in a meeting
_CODE, _NAME = KEY_PATHS[:2]
_NEAR, _NEAR_AMONG, _LONGEST = 20, 1_000, 100  # cells that a near name is looked for, among so many, and its letters
_MONTH = len("2026-11")
_SHEETS = 3  # that one sentence names
# What a cell has once for all its meetings: in rows that name no meeting it stands for every one of them.
_OF_THE_CELL = ("members", "org", "year_registration", "planned_topics")

Group = tuple[Row, ...]


class Details(NamedTuple):
    """Which meeting of its cell a row speaks of: empty texts where it does not say, ``-11`` for a month of any year."""

    period: str
    start: str
    kind: str

    def fits(self, meeting: Details) -> bool:
        """Whether a row with these details can speak of `meeting`; a day fits every hour of it."""
        same = meeting.period.endswith(self.period) and self.kind in ("", meeting.kind)
        return same and meeting.start.startswith(self.start)


class _Meeting(NamedTuple):
    details: Details
    rows: list[Row]


class Joining:
    """Gathers the rows of meetings; those that belong to none, or to nobody knows which, are among `problems`."""

    def __init__(self, headers: Sequence[Header]) -> None:
        self.headers = headers
        self.problems: list[CellProblem] = []
        self.meetings: list[tuple[CellMention, Details, Row]] = []
        self.strays: set[str] = set()  # names of members in rows that belong to none
        self._by_cell: dict[KnownCell | None, list[_Meeting]] | None = None
        self._cells = CellIndex(())
        self._told: set[tuple[int, CellMention]] = set()
        self._homeless: dict[CellMention, list[Row]] = {}  # the first row of each sheet
        self._unclear: set[KnownCell] = set()  # cells of which nobody knows what belongs to which meeting
        self._doubled: set[KnownCell] = set()  # those whose code two cells bear
        self._added = 0

    def hold(self, row: Row, said: CellMention, details: Details) -> None:
        """Note a row of the sheet of meetings; all of them come before `add`."""
        self.meetings.append((said, details, row))

    def groups(self) -> list[Group]:
        """The rows of each meeting, in the order of the sheet of meetings; without those of cells that are unclear.

        A meeting that lacks the rows of a sheet would be told of faults that it has not.
        """
        unclear = self._unclear | self._doubled
        clear = [meetings for cell, meetings in self._known().items() if cell not in unclear]
        return [tuple(meeting.rows) for meeting in sorted(chain(*clear), key=lambda meeting: meeting.rows[0].number)]

    def told(self) -> list[CellProblem]:
        """What is wrong with rows that belong to no meeting; a cell that has none is told once for all its sheets."""
        # A meeting that bears another cell's code leaves its own without one: as many as bear one follow.
        spoken = sorted(self._homeless.items(), key=lambda one: -len(one[1]))
        follow = {said for said, rows in spoken[: len(self._doubled)] if len(rows) > 1}
        alone = [one for one in self._homeless.items() if one[0] not in follow]
        known = self._labels() if len(alone) <= _NEAR else ()
        return [*self.problems, *(self._without_meeting(said, rows, known) for said, rows in alone)]

    def _without_meeting(self, said: CellMention, rows: Sequence[Row], known: Collection[str]) -> CellProblem:
        first, *others = rows
        titles = [f"“{self.headers[row.sheet].title}”" for row in others]
        shown = ", ".join(titles[:_SHEETS]) + (" …" if len(titles) > _SHEETS else "")
        problem = homeless(self.headers[first.sheet], said, first, known=known)
        return replace(problem, message=f"{problem.message} (Cũng ở trang {shown}.)") if others else problem

    def _known(self) -> dict[KnownCell | None, list[_Meeting]]:
        if self._by_cell is None:
            self._cells = CellIndex(said for said, _, _ in self.meetings)
            self._by_cell = {}
            names: dict[tuple[KnownCell | None, str, str], tuple[CellMention, Row]] = {}
            for said, details, row in self.meetings:
                if self._cells.is_ambiguous(said):
                    self.problems.append(homeless(self.headers[row.sheet], said, row, is_ambiguous=True))
                    continue
                cell = self._cells.the_one(said)
                month = details.period or details.start[:_MONTH]
                first, above = names.setdefault((cell, month, details.kind), (said, row))
                if cell and said.code and first.name and said.name and first.name != said.name:
                    self.problems.append(self._code_twice(row, above))
                    self._doubled.add(cell)
                held = self._by_cell.setdefault(cell, [])
                same = next((one for one in held if details.fits(one.details)), None)
                if same:
                    same.rows.append(row)
                else:
                    held.append(_Meeting(details, [row]))
        return self._by_cell

    def add(self, row: Row, said: CellMention, details: Details) -> None:
        """Add a row of another sheet to the meeting, or the meetings, that it speaks of."""
        header, known = self.headers[row.sheet], self._known()
        cell = self._cells.the_one(said)
        if cell in self._doubled:
            return
        own = known.get(cell, []) if cell else []
        fitting = [meeting for meeting in own if details.fits(meeting.details)]
        if len(fitting) > 1 and header.block not in _OF_THE_CELL:
            self._tell(row, said, self._which(header, row, fitting))
            self._unclear.update([cell] if cell else [])
            return
        self._added += len(fitting)
        if self._added > JOINED_LIMIT:
            message = "nhiều dòng không ghi kỳ sinh hoạt mà chi bộ có nhiều kỳ; hãy ghi cột “Kỳ sinh hoạt”."
            raise TableRejected([header.problem("too-many-rows", message, row.number)])
        for meeting in fitting:
            meeting.rows.append(row)
        if not fitting:
            self.strays.update(self._members_in(row))
        if not own and self._cells.is_ambiguous(said):
            self._tell(row, said, homeless(header, said, row, is_ambiguous=True))
        elif not own:
            rows = self._homeless.setdefault(said, [])
            rows += [row] if not rows or rows[-1].sheet != row.sheet else []
        elif not fitting:
            self._tell(row, said, self._other_month(header, row))

    def _labels(self) -> Collection[str]:
        """The codes and names of the cells, to look for a near one; of many, or for many rows, nobody waits for it."""
        if len(self.meetings) > _NEAR_AMONG:
            return ()
        found = ((self.headers[row.sheet], row, path) for _, _, row in self.meetings for path in (_CODE, _NAME))
        return dict.fromkeys(text for header, row, path in found if (text := _said(header, row, path)))

    def _members_in(self, row: Row) -> Iterator[str]:
        if name := name_key(_said(self.headers[row.sheet], row, "members[].full_name")):
            yield name

    def _tell(self, row: Row, said: CellMention, problem: CellProblem) -> None:
        """Each cell is told once a sheet: what is wrong with one of its rows is wrong with all."""
        if (row.sheet, said) not in self._told:
            self._told.add((row.sheet, said))
            self.problems.append(problem)

    def _code_twice(self, row: Row, above: Row) -> CellProblem:
        header, name = self.headers[row.sheet], _said(self.headers[above.sheet], above, _NAME)
        code = _said(header, row, _CODE)
        message = (
            f"mã “{code}” ở dòng {above.number} là của “{name}”; mỗi chi bộ một mã, một tên: hãy sửa mã, hoặc tên."
        )
        return header.problem("code-twice", message, row.number, header.position(_CODE), value=code)

    @staticmethod
    def _which(header: Header, row: Row, meetings: Sequence[_Meeting]) -> CellProblem:
        periods = {meeting.details.period for meeting in meetings}
        column = "Kỳ sinh hoạt" if len(periods) == len(meetings) else "Bắt đầu"
        places = ", ".join(str(meeting.rows[0].number) for meeting in meetings[:4])
        message = (
            f"chi bộ này có {len(meetings)} cuộc họp (dòng {places} của trang “Cuộc họp”) mà dòng này không nói của "
            f"cuộc nào; hãy thêm cột “{column}” vào trang này."
        )
        value = _said(header, row, _CODE)
        return header.problem("ambiguous-meeting", message, row.number, header.position(_CODE), value=value)

    @staticmethod
    def _other_month(header: Header, row: Row) -> CellProblem:
        message = "trang “Cuộc họp” không có cuộc họp nào của chi bộ này vào kỳ, ngày, loại ghi ở đây."
        index = next((at for path in KEY_PATHS[:1:-1] if (at := header.position(path)) is not None), None)
        return header.problem("unknown-meeting", message, row.number, index)


def homeless(
    header: Header, said: CellMention, row: Row, *, is_ambiguous: bool = False, known: Collection[str] = ()
) -> CellProblem:
    """The problem of a row whose cell has no meeting, or which can be of several cells; `known` are those that have."""
    path = _CODE if said.code or not said.name else _NAME
    place, name = header.position(path), _said(header, row, path)
    if is_ambiguous:
        columns = "“Đảng bộ cấp trên trực tiếp” và “Mã chi bộ”"
        message = f"“{name}” có thể là nhiều chi bộ; ghi thêm cột {columns} ở dòng này."
        return header.problem("ambiguous-cell", message, row.number, place, value=name)
    if is_broken(name):
        return header.problem("broken-cell", broken(name), row.number, place, value=name)
    near = difflib.get_close_matches(name[:_LONGEST], known, 1)
    hint = f"có phải “{near[0]}”?" if near else "xem lại mã chi bộ."
    message = f"không có cuộc họp nào của “{name}” ở trang “Cuộc họp”; {hint}"
    return header.problem("unknown-cell", message, row.number, place, value=name)


def _said(header: Header, row: Row, path: str) -> str:
    """What a row says of the field at `path`."""
    values = zip(header.columns, row.values, strict=True)
    return next((text_of(value) for (_, column), value in values if column.path == path), "")


def broken(text: str) -> str:
    """What is to be done with a cell that has no usable value."""
    if text.startswith("="):
        return "công thức chưa có kết quả; hãy mở bảng bằng Excel rồi lưu lại, hoặc gõ thẳng giá trị vào ô."
    if text.startswith("##"):
        return "cột quá hẹp nên chỉ lưu được dấu ###; hãy nới cột rồi lưu lại."
    return f"công thức báo lỗi {text}; hãy sửa công thức, hoặc gõ thẳng giá trị vào ô."

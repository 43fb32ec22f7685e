"""Dossiers of a year → what a cell did: who came, what was resolved, what became of every task."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any

from service.dossier import Dossier
from service.dossier.counts import Counts
from service.dossier.identity import CellIndex, cell_of, folded
from service.dossier.meeting import REGULAR_KINDS, THEMATIC_KINDS, Attendance, Meeting, MeetingKind, Presence
from service.dossier.norms import Norms
from service.dossier.remembered import remembered
from service.dossier.tasks import PreviousTask, Task, TaskResult
from service.vietnamese import Month, comparable, in_order, percent

ALIKE = 0.6  # how like two wordings of one task must be


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting, regular or thematic; a dossier with a thematic sitting of its own gives two."""

    dossier: Dossier
    is_thematic: bool
    counts: Counts
    marks: dict[str, Attendance]  # by member

    @property
    def held(self) -> Meeting:
        """When and where it was."""
        return self.dossier.thematic_sitting if self.is_thematic else self.dossier.meeting

    @property
    def day(self) -> str:
        """The day and month, as ``24/11``."""
        return f"{self.held.start_at:%d/%m}"

    def expects(self, mark: Attendance) -> bool:
        """Whether the member with this `mark` counts: who came, or was absent and not exempt, away or suspended."""
        absent = {row.member.member_id for row in (*self.counts.excused, *self.counts.unexcused)}
        return mark.state is Presence.PRESENT or mark.member.member_id in absent

    @property
    def is_of_the_month(self) -> bool:
        """Whether this is a regular meeting."""
        return not self.is_thematic and self.dossier.meeting.kind in REGULAR_KINDS


@dataclass(frozen=True, slots=True)
class Absence:
    """One member's absence from one sitting."""

    name: str
    day: str
    is_excused: bool
    reason: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member over all sittings; None where the member was not on the roster or not marked."""

    name: str
    marks: tuple[Attendance | None, ...]
    runs: tuple[tuple[int, ...], ...]  # positions in `marks` of excused absences in a row
    long: int  # how long a run is shown: the most that the rules allow

    @property
    def longest_run(self) -> int:
        """The length of the longest run of excused absences."""
        return max(map(len, self.runs), default=0)

    def is_in_a_run(self, position: int) -> bool:
        """Whether the mark there is part of a run long enough to be shown."""
        return any(position in run for run in self.runs if len(run) >= self.long)

    @property
    def has_long_run(self) -> bool:
        """Whether any run is long enough to be shown."""
        return self.longest_run >= self.long


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task that a month set and the last that later months say of it (None: nothing yet), and which month says it."""

    set_in: Month
    task: Task
    outcome: PreviousTask | None
    told_in: Month | None = None

    @property
    def is_done(self) -> bool:
        """Whether a later month says that the task is done."""
        return self.outcome is not None and self.outcome.result is TaskResult.DONE

    @property
    def is_open(self) -> bool:
        """Whether the task is neither done nor given up."""
        return self.outcome is None or self.outcome.is_open


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The numbers that the papers of one type took in the year, within one term."""

    series: str
    numbers: tuple[int, ...]

    @property
    def missing(self) -> list[int]:
        """Those between the first and the last that no paper has."""
        return sorted(set(range(min(self.numbers), max(self.numbers) + 1)) - set(self.numbers))

    @property
    def twice(self) -> list[int]:
        """Those that more than one paper has."""
        return sorted(number for number, times in Counter(self.numbers).items() if times > 1)


class CellYear:
    """One cell in one year; `dossiers` are its own, sorted by time; `name` tells it apart in the report.

    `series` says which kinds of paper share their numbers (`Catalogue.series`); without it each has its own. `until`:
    the last month that ought to have a meeting, which is that of the last of all cells; else of its own.
    """

    def __init__(
        self,
        dossiers: Sequence[Dossier],
        year: int,
        name: str,
        series: Mapping[str, str] | None = None,
        until: int = 0,
    ) -> None:
        self.dossiers, self.year, self.name, self.series = tuple(dossiers), year, name, series or {}
        self.until = max(until, self.dossiers[-1].meeting.period.month)
        self.sittings = tuple(sorted(_sittings(dossiers), key=lambda sitting: (sitting.day[3:], sitting.day[:2])))

    @cached_property
    def numbers(self) -> list[NumberLine]:
        """The numbers of the issued papers, a line for each type and term."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for held in self.dossiers:
            for kind, paper in held.issuance.items():
                if paper.is_issued:
                    found[held.org.term, self.series.get(kind, kind)].append(paper.number or 0)
        return [NumberLine(series, tuple(sorted(numbers))) for (_, series), numbers in sorted(found.items())]

    @property
    def norms(self) -> Norms:
        """What the rules ask of the cell, as its last dossier has it."""
        return self.dossiers[-1].norms

    @property
    def regular(self) -> list[Dossier]:
        """The meetings that count as the month's: thematic ones never stand for it."""
        return [dossier for dossier in self.dossiers if dossier.meeting.kind in REGULAR_KINDS]

    @property
    def held_months(self) -> set[int]:
        """Months with a regular meeting."""
        return {dossier.meeting.period.month for dossier in self.regular}

    @property
    def held_quarters(self) -> set[int]:
        """Quarters with a thematic sitting."""
        themed = [each for each in self.dossiers if each.thematic_meeting or each.meeting.kind in THEMATIC_KINDS]
        return {dossier.meeting.period.quarter[1] for dossier in themed}

    @property
    def missing_months(self) -> list[int]:
        """Months without a regular meeting, `until` the last one."""
        held = self.held_months
        return [month for month in range(1, self.until + 1) if month not in held]

    @property
    def missing_quarters(self) -> list[int]:
        """Quarters that are over, `until` the last month, without a thematic sitting."""
        held = self.held_quarters
        return [quarter for quarter in range(1, self.until // 3 + 1) if quarter not in held]

    @cached_property
    def expected(self) -> int:
        """How many attendances all sittings expected."""
        return sum(sitting.counts.expected for sitting in self.sittings)

    @cached_property
    def present(self) -> int:
        """How many members came, over all sittings."""
        return sum(sitting.counts.present for sitting in self.sittings)

    @property
    def unexcused(self) -> int:
        """How many absences had no reason, over all sittings."""
        return sum(sitting.counts.absent_unexcused for sitting in self.sittings)

    @property
    def rate_text(self) -> str:
        """The rate of attendance over all sittings, as ``90,48%``; empty where nobody was expected."""
        return percent(self.present, self.expected) if self.expected else ""

    @property
    def absences(self) -> Iterator[Absence]:
        """Every absence, sitting by sitting."""
        for sitting in self.sittings:
            for people, is_excused in ((sitting.counts.excused, True), (sitting.counts.unexcused, False)):
                for row in people:
                    yield Absence(row.member.full_name, sitting.day, is_excused, row.reason)

    @cached_property
    def members(self) -> list[MemberLine]:
        """A line for everybody who was on the roster in the year."""
        names = {member.member_id: member.full_name for dossier in self.dossiers for member in dossier.members}
        return [self._line(member, name) for member, name in names.items()]

    def _line(self, member: str, name: str) -> MemberLine:
        marks = tuple(sitting.marks.get(member) for sitting in self.sittings)
        norms = self.norms
        counted = [at for at, held in enumerate(self.sittings) if held.is_of_the_month or norms.absences_thematic]
        return MemberLine(name, marks, tuple(_runs(marks, counted)), norms.absences_running)

    @cached_property
    def tasks(self) -> list[TaskLine]:
        """Every task of the year with its outcome: what the last of the months after says, until it is over."""
        outcomes = {held.meeting.period: [row for row in held.prev_tasks if row.result] for held in self.regular}
        given = (TaskLine(held.meeting.period_next, task, None) for held in self.regular for task in held.tasks)
        return _followed(given, outcomes)

    @property
    def followed_up(self) -> list[TaskLine]:
        """Tasks of which the next month says what became of them."""
        return [line for line in self.tasks if line.outcome]

    @property
    def scores(self) -> list[tuple[int, int, int]]:
        """The cell's own scores: the number of the month, the points, and the most that there are."""
        marks = [(held.meeting.period.month, held.assessment) for held in self.dossiers if held.assessment]
        return [(month, mark.total, mark.most) for month, mark in marks if mark.total is not None]

    @property
    def weakness(self) -> tuple[Fraction | int, ...]:
        """Sorts the weakest cell first: meetings missed, attendance, tasks done."""
        rate = Fraction(self.present, self.expected or 1)
        done = Fraction(sum(line.is_done for line in self.followed_up), len(self.followed_up) or 1)
        return (-len(self.missing_months) - len(self.missing_quarters), rate, done)


def review(dossiers: Iterable[Dossier], year: int, series: Mapping[str, str] | None = None) -> list[CellYear]:
    """The cells of `dossiers` in `year`, the weakest first, of equals by name; `series` as of `CellYear`.

    A dossier that can be of several cells stands for one of its own (`history.gather` refuses such files).
    """
    of_the_year = [dossier for dossier in dossiers if dossier.meeting.period.year == year]
    until = max((dossier.meeting.period.month for dossier in of_the_year), default=0)
    years = [CellYear(own, year, name, series, until) for name, own in by_cell(of_the_year)]
    return sorted(years, key=lambda cell: (cell.weakness, in_order(cell.name)))


def by_cell(dossiers: Iterable[Dossier]) -> list[tuple[str, list[Dossier]]]:
    """Each cell's name, told apart from others, and its own dossiers by time."""
    ordered = sorted(dossiers, key=lambda dossier: dossier.meeting.start_at)
    index = CellIndex(map(cell_of, ordered))
    cells: dict[Any, list[Dossier]] = defaultdict(list)
    for dossier in ordered:
        cells[index.the_one(cell_of(dossier)) or cell_of(dossier)].append(dossier)
    last = [own[-1].org for own in cells.values()]
    names = told_apart([(org.superior_name, org.cell_code, org.cell_name) for org in last])
    return list(zip(names, cells.values(), strict=True))


def told_apart(orgs: Sequence[tuple[str, str, str]]) -> list[str]:
    """The name of each cell (superior organisation, code, name), followed by its superior or its code where others
    have the same name."""
    names = [name for _, _, name in orgs]
    for detail in ([superior for superior, _, _ in orgs], [code for _, code, _ in orgs]):
        counts = Counter(map(folded, names))
        names = [
            f"{name} ({more})" if more and counts[folded(name)] > 1 else name
            for name, more in zip(names, detail, strict=True)
        ]
    return names


def _sittings(dossiers: Sequence[Dossier]) -> Iterator[Sitting]:
    for dossier in dossiers:
        is_thematic = dossier.meeting.kind is MeetingKind.THEMATIC
        yield Sitting(dossier, is_thematic, dossier.counts, _marks(dossier.attendance))
        if own := dossier.thematic_meeting:
            yield Sitting(dossier, is_thematic=True, counts=dossier.thematic_counts, marks=_marks(own.attendance))


def _marks(attendance: Sequence[Attendance]) -> dict[str, Attendance]:
    return {row.member.member_id: row for row in attendance}


def _runs(marks: Sequence[Attendance | None], positions: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Excused absences that follow each other among the marks at `positions`."""

    def is_excused(position: int) -> bool:
        mark = marks[position]
        return mark is not None and mark.state is Presence.EXCUSED

    return (tuple(run) for excused, run in groupby(positions, is_excused) if excused)


def _followed(tasks: Iterable[TaskLine], outcomes: Mapping[Month, list[PreviousTask]]) -> list[TaskLine]:
    """`tasks` with the last that is said of each; a row of `outcomes` speaks of a task of its own month, else of one
    from before that is still open.
    """
    lines = list(tasks)
    told = {month: [(comparable(row.work), row) for row in rows] for month, rows in outcomes.items()}
    works = [comparable(line.task.work) for line in lines]
    likeness_of = lru_cache(maxsize=None)(_likeness)  # what is not finished is compared again every month
    for told_in in sorted(told):
        due = [place for place, line in enumerate(lines) if line.set_in == told_in]
        due += [place for place, line in enumerate(lines) if line.set_in < told_in and line.is_open]
        for place in due:
            if (outcome := _taken(works[place], told[told_in], likeness_of)) is not None:
                lines[place] = replace(lines[place], outcome=outcome, told_in=told_in)
    return lines


def _taken(
    work: str, told: list[tuple[str, PreviousTask]], likeness_of: Callable[[str, str], float]
) -> PreviousTask | None:
    """The outcome that speaks of `work`, taken off the list: the same words, else the nearest that are alike."""
    likeness, at = max(((likeness_of(said, work), -place) for place, (said, _) in enumerate(told)), default=(0.0, 0))
    return told.pop(-at)[1] if likeness >= ALIKE else None


def _likeness(said: str, work: str) -> float:
    """How like two wordings are, from 0 to 1; letters are compared, which takes long, where enough words are shared."""
    own, other = _words(said), _words(work)
    if said == work or len(own & other) * 3 < min(len(own), len(other)):
        return float(said == work)
    return difflib.SequenceMatcher(None, said, work).ratio()


@remembered
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())

"""What the rules check: one dossier, the earlier ones of its cell, the limits; and what several rules need of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache

from service.dossier import Dossier
from service.dossier.cell import Activity, Member, PartyRole
from service.dossier.identity import CellIndex, cell_of
from service.dossier.meeting import REGULAR_KINDS, MeetingKind, Presence
from service.dossier.outcome import Issuance
from service.dossier.remembered import remembered
from service.errors import DossierRejected, Problem
from service.rules.all_texts import Texts
from service.rules.profile import Criterion, Limits, Profile, ScoreSheet
from service.vietnamese import decomposed

TITLES = {"resolution": "Nghị quyết", "conclusion": "Kết luận", "minutes": "Biên bản", "agenda": "Chương trình"}
OUTCOMES = ("resolution", "conclusion")  # a month ends in one of them
LEADERS = (PartyRole.SECRETARY.value, PartyRole.DEPUTY.value, PartyRole.COMMITTEE.value)
# Members of enumerations by names of their own: Python 3.11 takes 0.17 µs to look one up, ten times a plain name.
_PRESENT, _NOT_SUMMONED, _COMBINED = Presence.PRESENT, Presence.NOT_SUMMONED, MeetingKind.COMBINED
_SUMMONED = (Activity.NORMAL, Activity.VISITING)


class Case:
    """One dossier to be checked; everything derived from it is computed once, when the first rule asks."""

    def __init__(
        self, dossier: Dossier, history: Sequence[Dossier], profile: Profile, series: Mapping[str, str]
    ) -> None:
        """`history` are dossiers in any order; those of other cells and of later meetings are left out.

        `series`: by kind of paper, what it shares its numbers with.
        """
        self.dossier = dossier
        self.meeting = dossier.meeting
        self.day: date = self.meeting.start_at.date()
        self.is_regular = self.meeting.kind in REGULAR_KINDS
        self.is_held = bool(dossier.attendance)  # attendance is marked when a meeting is held
        self.profile = profile
        self.limits: Limits = profile.limits
        self._history = history
        self._series = series

    @cached_property
    def _own_history(self) -> list[Dossier]:
        """The dossiers of this cell in the history; raises `DossierRejected` where several cells can be meant."""
        if not self._history:
            return []
        mentions = [cell_of(dossier) for dossier in (self.dossier, *self._history)]
        cells = CellIndex(mentions)
        own = cells.the_one(mentions[0])
        places = ["", *(f"history[{index}]." for index in range(len(self._history)))]
        problems = [
            Problem("ambiguous-cell", f"{place}org.cell_code", _AMBIGUOUS)
            for place, said in zip(places, mentions, strict=True)
            if cells.is_ambiguous(said) and not said.difference(mentions[0])
        ]
        if problems:
            raise DossierRejected(problems)
        return [held for held, said in zip(self._history, mentions[1:], strict=True) if cells.the_one(said) is own]

    @cached_property
    def earlier(self) -> tuple[Dossier, ...]:
        """The earlier meetings of this cell, oldest first, each once; raises as `_own_history` does."""
        before = [held for held in self._own_history if held.meeting.start_at < self.meeting.start_at]
        meetings = {(held.meeting.start_at, held.meeting.kind): held for held in before}
        return tuple(meetings[key] for key in sorted(meetings))

    @cached_property
    def doubles(self) -> tuple[Dossier, ...]:
        """Other dossiers of this very meeting."""
        this = (self.day, self.meeting.kind)
        same_day = (held for held in self._own_history if (held.meeting.start_at.date(), held.meeting.kind) == this)
        return tuple(held for held in same_day if held != self.dossier)

    def numbered(self, dossier: Dossier) -> Iterator[tuple[str, str, Issuance]]:
        """The papers of `dossier` that have a number: the series that each belongs to, its kind, and itself."""
        for kind, paper in dossier.issuance.items():
            if paper.number is not None:
                yield self._series.get(kind, kind), kind, paper

    @cached_property
    def texts(self) -> Texts:
        """All texts of the dossier."""
        return Texts(self.dossier)

    @cached_property
    def states(self) -> dict[str, Presence]:
        """How each member was marked, by code, in the order of the attendance."""
        return {row.member.member_id: row.state for row in self.dossier.attendance}

    @cached_property
    def mark_of(self) -> dict[str, str]:
        """The path of each member's mark in the attendance, by code."""
        return {code: f"attendance[{index}].state" for index, code in enumerate(self.states)}

    @cached_property
    def present(self) -> frozenset[str]:
        """Codes of everybody on the roster who came."""
        return frozenset([code for code, state in self.states.items() if state is _PRESENT])

    @cached_property
    def summoned(self) -> tuple[Member, ...]:
        """Who is called to the meeting: all but the exempt, away, suspended, on special duty or not summoned."""
        left_out = {code for code, state in self.states.items() if state is _NOT_SUMMONED}
        called = [member for member in self.dossier.members if member.activity_status in _SUMMONED]
        return tuple([member for member in called if member.member_id not in left_out])

    @cached_property
    def minutes_asked(self) -> int:
        """How many minutes this meeting must last at least."""
        asked = self.limits.minutes_regular
        if self.meeting.kind is _COMBINED:
            asked = max(asked, self.limits.minutes_combined)
        if self.limits.large_cell and self.dossier.counts.total >= self.limits.large_cell:
            asked = max(asked, self.limits.minutes_large)
        return asked

    @cached_property
    def papers_due(self) -> datetime:
        """The latest moment for papers to be ready and sent."""
        return self.meeting.start_at - timedelta(days=self.limits.lead_days)

    def days_after(self, days: int) -> date:
        """The day so many days after the meeting."""
        return self.day + timedelta(days=days)

    def in_time(self, moment: datetime) -> bool:
        """Whether `moment` is before `papers_due`; of a moment without a clock time (00:00) only the day counts."""
        if moment <= self.papers_due:
            return True
        return not (moment.hour or moment.minute) and moment.date() <= self.papers_due.date()

    @cached_property
    def sheet(self) -> ScoreSheet:
        """The score sheet that the cell's own mark names, if the profile has it, else the profile's."""
        assessment = self.dossier.assessment
        own = self.profile.sheets.get(assessment.sheet_id) if assessment else None
        return own or self.profile.sheet

    def scored(self, measure: str) -> tuple[int, Criterion, int] | None:
        """The row of the cell's own mark that `measure` decides: index, criterion, points; None where it has none."""
        criterion = self.sheet.measured(measure)
        if criterion is None or self.dossier.assessment is None:
            return None
        rows = enumerate(self.dossier.assessment.rows)
        own = ((index, row.self_score) for index, row in rows if row.code == criterion.code)
        return next(((index, criterion, points) for index, points in own if points is not None), None)

    def full_mark(self, measure: str) -> str:
        """The path of the row that `measure` decides, if the cell gave itself its maximum there; else ``""``."""
        scored = self.scored(measure)
        return f"assessment.rows[{scored[0]}].self_score" if scored and scored[2] >= scored[1].max else ""

    def issued(self, *names: str) -> Iterator[tuple[str, Issuance]]:
        """The issued papers among the kinds `names`, each with its kind."""
        issuance = self.dossier.issuance
        return ((name, issuance[name]) for name in names if name in issuance and issuance[name].is_issued)


_AMBIGUOUS = "Các kỳ trước có nhiều chi bộ cùng tên mà hồ sơ này có thể thuộc; hãy ghi mã chi bộ."
_WORD = re.compile(r"[a-z][a-z0-9]*")
# Words that say nothing of what a text is about.
_STOP = frozenset(
    re.findall(
        r"\w+",
        "va ve cua cac cho tren trong tai voi theo den la co nhung mot duoc do tu khi nam thang quy ngay "
        "chi bo dang vien dong noi dung thuc hien cong tac nhiem vu sinh hoat tiep tuc",
    )
)


@lru_cache(maxsize=64)  # lists of words from the profiles
def folded(known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each word with its case-folded form, for a search in a case-folded text."""
    return tuple((word, word.casefold()) for word in known)


@remembered  # agendas and titles repeat from month to month and from cell to cell
def words(text: str) -> frozenset[str]:
    """The words of `text` without diacritics, numbers and stop words."""
    plain = decomposed(text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return frozenset(word for word in _WORD.findall(plain) if word not in _STOP)


def overlap(own: frozenset[str], other: frozenset[str]) -> int:
    """How many of one text's `words` are among those of another, in whole percent."""
    return len(own & other) * 100 // len(own) if own else 0

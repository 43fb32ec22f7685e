"""The year of a cell: its meetings and what is due before and after each."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from service.dossier import Dossier
from service.dossier.norms import DEFAULT_PROFILE, Norms, built_in_norms
from service.dossier.tasks import PlannedTopic
from service.rules.holidays import holiday, is_weekend, is_working, working_days_after
from service.vietnamese import Month, roman_quarter, two_digits, weekday

COMMITTEE_LENGTH = timedelta(hours=1)
DRAFTS_AHEAD = timedelta(days=1)  # of the day on which the papers go out
COMMITTEE_AHEAD = timedelta(days=2)  # of the same day
THEMATIC_MONTHS = (2, 5, 8, 11)  # the middle of each quarter leaves a month to make up for a meeting that falls out
UsualDays = Callable[[str], Sequence[int]]  # the days of the month that the profile of that name asks for


@dataclass(frozen=True, slots=True)
class PlanPreferences:
    """When and where the cell likes to meet."""

    hour: time
    place: str
    days: tuple[int, ...]  # of the month, for regular meetings; the first ones are preferred
    thematic_day: int = 10  # of the month, for thematic meetings; a day off moves it to the next working day
    topics: tuple[PlannedTopic, ...] = ()
    norms: Norms = field(default_factory=lambda: built_in_norms(DEFAULT_PROFILE))

    @classmethod
    def of(cls, dossier: Dossier, usual: UsualDays = lambda profile: ()) -> PlanPreferences:
        """The hour and place of one meeting, for those to come, and the topics that its dossier plans.

        The days are those of the cell's profile, else that of the meeting; what is due around a meeting is as the norms
        of the dossier have it.
        """
        held = dossier.meeting
        days = tuple(usual(dossier.org.rule_profile)) or (held.start_at.day,)
        return cls(held.start_at.time(), held.place, days, topics=dossier.planned_topics, norms=dossier.norms)

    @property
    def usual_days(self) -> str:
        """The days as a sentence names them: ``ngày 24 hoặc 25``, ``ngày 05``."""
        *others, last = map(two_digits, sorted(self.days))
        return f"ngày {', '.join(others)} hoặc {last}" if others else f"ngày {last}"


Planning = Callable[[Dossier], PlanPreferences]


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """One meeting of the year and what is due around it, in local time."""

    title: str
    start_at: datetime
    is_thematic: bool
    norms: Norms
    topic: str = ""  # of a thematic meeting, as far as it is known
    author: str = ""

    @property
    def full_title(self) -> str:
        """The title with the topic and its author."""
        by = f" ({self.author} soạn)" if self.author else ""
        return f"{self.title}: {self.topic}{by}" if self.topic else self.title

    @property
    def length(self) -> timedelta:
        """How long it takes at least."""
        return timedelta(minutes=self.norms.minutes_regular)

    @property
    def committee_at(self) -> datetime:
        """When the committee meets to prepare."""
        return self.papers_due - COMMITTEE_AHEAD

    @property
    def drafts_due(self) -> date:
        """The last day for drafts."""
        return (self.papers_due - DRAFTS_AHEAD).date()

    @property
    def papers_due(self) -> datetime:
        """The latest moment for papers to be sent to the members."""
        return self.start_at - timedelta(days=self.norms.lead_days)

    @property
    def posting_due(self) -> date:
        """The last day for posting the results."""
        return (self.start_at + timedelta(days=self.norms.post_days)).date()

    @property
    def report_due(self) -> date:
        """The last day for the report to the superior committee."""
        return working_days_after(self.start_at.date(), self.norms.report_days)

    @property
    def note(self) -> str:
        """What is unusual about the day, in Vietnamese: a public holiday, a weekend; empty where nothing is."""
        reasons = [weekday(self.start_at) if is_weekend(self.start_at) else "", holiday(self.start_at.date())]
        return f"họp vào {', '.join(filter(None, reasons))}" if any(reasons) else ""


def plan_of(year: int, preferences: PlanPreferences) -> tuple[PlannedMeeting, ...]:
    """All meetings of `year`, sorted by time."""
    regular = (_regular(Month(year, month), preferences) for month in range(1, 13))
    thematic = (_thematic(Month(year, month), preferences) for month in THEMATIC_MONTHS)
    return tuple(sorted((*regular, *thematic), key=lambda meeting: meeting.start_at))


def _regular(month: Month, preferences: PlanPreferences) -> PlannedMeeting:
    """The meeting on the first preferred day that is a working day, else a weekend, else a public holiday; where only
    one day is usual, on it or the working day next to it."""
    days = [_in_month(month, day) for day in preferences.days]
    if len(days) == 1:
        days += sorted(_days_of(month), key=lambda day: (abs(day - days[0]), day < days[0]))
    day = min(days, key=lambda day: (bool(holiday(day)), is_weekend(day)))
    at = datetime.combine(day, preferences.hour)
    return PlannedMeeting(f"Thường kỳ {month.text}", at, is_thematic=False, norms=preferences.norms)


def _thematic(month: Month, preferences: PlanPreferences) -> PlannedMeeting:
    """The meeting on the preferred day, or the first after it that is a working day and no day of regular meetings."""
    title = f"Chuyên đề quý {roman_quarter(month.quarter[1])}"
    topic = next((each for each in preferences.topics if (each.year, each.quarter) == month.quarter), None)
    day = date(month.year, month.month, preferences.thematic_day)
    while not is_working(day) or day.day in preferences.days:
        day += timedelta(days=1)
    at = datetime.combine(topic.day if topic and topic.day else day, preferences.hour)
    if topic is None:
        return PlannedMeeting(title, at, is_thematic=True, norms=preferences.norms)
    author = topic.author.full_name if topic.author else ""
    return PlannedMeeting(title, at, is_thematic=True, norms=preferences.norms, topic=topic.title, author=author)


def _in_month(month: Month, day: int) -> date:
    """That day of `month`, or its last one."""
    return date(month.year, month.month, min(day, monthrange(month.year, month.month)[1]))


def _days_of(month: Month) -> list[date]:
    return [date(month.year, month.month, day) for day in range(1, _in_month(month, 31).day + 1)]

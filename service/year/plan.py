"""The year of a cell: its meetings and what is due before and after each."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from service.dossier import Dossier
from service.dossier.tasks import PlannedTopic
from service.rules.holidays import holiday, is_weekend, is_working, working_days_after
from service.vietnamese import Month, roman_quarter, two_digits, weekday

LENGTH = timedelta(minutes=90)  # HD 42: a regular or a thematic meeting takes at least 90 minutes
COMMITTEE_LENGTH = timedelta(hours=1)
COMMITTEE_BEFORE = timedelta(days=3)
DRAFTS_BEFORE = timedelta(days=2)
PAPERS_BEFORE = timedelta(days=1)  # HD 42: on the handbook at least a day before
POSTED_AFTER = timedelta(days=2)  # HD 42: posted within two days
REPORTED_AFTER = 3  # working days, as the profiles of the product have it (`report_days`)
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

    @classmethod
    def of(cls, dossier: Dossier, usual: UsualDays = lambda profile: ()) -> PlanPreferences:
        """The hour and place of one meeting, for those to come, and the topics that its dossier plans.

        The days are those of the cell's profile, else that of the meeting.
        """
        held = dossier.meeting
        days = tuple(usual(dossier.org.rule_profile)) or (held.start_at.day,)
        return cls(held.start_at.time(), held.place, days, topics=dossier.planned_topics)

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
    topic: str = ""  # of a thematic meeting, as far as it is known
    author: str = ""

    @property
    def full_title(self) -> str:
        """The title with the topic and its author."""
        by = f" ({self.author} soạn)" if self.author else ""
        return f"{self.title}: {self.topic}{by}" if self.topic else self.title

    @property
    def committee_at(self) -> datetime:
        """When the committee meets to prepare."""
        return self.start_at - COMMITTEE_BEFORE

    @property
    def drafts_due(self) -> date:
        """The last day for drafts."""
        return (self.start_at - DRAFTS_BEFORE).date()

    @property
    def papers_due(self) -> datetime:
        """The latest moment for papers to be sent to the members (HD 42)."""
        return self.start_at - PAPERS_BEFORE

    @property
    def posting_due(self) -> date:
        """The last day for posting the results (HD 42)."""
        return (self.start_at + POSTED_AFTER).date()

    @property
    def report_due(self) -> date:
        """The last day for the report to the superior committee."""
        return working_days_after(self.start_at.date(), REPORTED_AFTER)

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
    return PlannedMeeting(f"Thường kỳ {month.text}", datetime.combine(day, preferences.hour), is_thematic=False)


def _thematic(month: Month, preferences: PlanPreferences) -> PlannedMeeting:
    """The meeting on the preferred day, or the first after it that is a working day and no day of regular meetings."""
    title = f"Chuyên đề quý {roman_quarter(month.quarter[1])}"
    topic = next((each for each in preferences.topics if (each.year, each.quarter) == month.quarter), None)
    day = date(month.year, month.month, preferences.thematic_day)
    while not is_working(day) or day.day in preferences.days:
        day += timedelta(days=1)
    at = datetime.combine(topic.day if topic and topic.day else day, preferences.hour)
    if topic is None:
        return PlannedMeeting(title, at, is_thematic=True)
    author = topic.author.full_name if topic.author else ""
    return PlannedMeeting(title, at, is_thematic=True, topic=topic.title, author=author)


def _in_month(month: Month, day: int) -> date:
    """That day of `month`, or its last one."""
    return date(month.year, month.month, min(day, monthrange(month.year, month.month)[1]))


def _days_of(month: Month) -> list[date]:
    return [date(month.year, month.month, day) for day in range(1, _in_month(month, 31).day + 1)]

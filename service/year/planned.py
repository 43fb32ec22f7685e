"""The plan of a year as somebody asks for it: a paper, a table or a calendar, the same by every door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from service.dossier import Dossier
from service.kinds.catalogue import Catalogue
from service.rules.holidays import holiday, knows_tet
from service.vietnamese import short_date, slug
from service.year.calendar_files import Revision, as_calendar, as_csv, entries_of
from service.year.period.paper import year_plan
from service.year.plan import PlannedMeeting, PlanPreferences, UsualDays, plan_of

FORMS = ("docx", "csv", "ics")
YEARS = range(1900, 2101)
THEMATIC_DAYS = range(1, 21)
REGULAR_DAYS = range(1, 32)  # of a shorter month its last day


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The plan of `year` for the cell in `dossier`; what is not said is as in the dossier.

    `usual`: the days of its profile; `day`: the one of them that is preferred, or another one instead. `revision`: how
    often the plan was made anew from this dossier.
    """

    dossier: Dossier
    year: int
    day: int | None = None
    hour: time | None = None
    thematic_day: int = 10
    revision: int = 0
    usual: UsualDays = lambda profile: ()

    @property
    def preferences(self) -> PlanPreferences:
        """When and where the cell meets."""
        usual = PlanPreferences.of(self.dossier, self.usual)
        days = usual.days
        if self.day:
            days = tuple(sorted(days, key=lambda day: day != self.day)) if self.day in days else (self.day,)
        return replace(usual, hour=self.hour or usual.hour, days=days, thematic_day=self.thematic_day)

    @property
    def meetings(self) -> tuple[PlannedMeeting, ...]:
        """All meetings of the year."""
        return plan_of(self.year, self.preferences)

    @property
    def remarks(self) -> list[str]:
        """What the cell should look at again, in Vietnamese: days of which nothing is known, meetings on a feast."""
        unknown = f"Chưa biết ngày Tết, ngày Giỗ Tổ của năm {self.year} nên lịch này chưa tránh các ngày ấy"
        said = [] if knows_tet(self.year) else [f"{unknown}; hãy xem lại."]
        for feast in (meeting for meeting in self.meetings if holiday(meeting.start_at.date())):
            when = f"{feast.title} ({short_date(feast.start_at)}): {feast.note}"
            said.append(f"{when}; chi bộ cân nhắc đổi ngày, ghi rõ lý do.")
        return said

    def names(self, form: str) -> tuple[str, str]:
        """The name of its file: plain ASCII, and as people read it."""
        cell = self.dossier.org.cell_name[:80]
        return f"ke-hoach-{self.year}-{slug(cell)}.{form}", f"Kế hoạch năm {self.year} {cell}.{form}"

    def made(self, papers: Catalogue, form: str) -> bytes:
        """The plan in one of `FORMS`; `papers` are those of periods. Raises `DossierRejected` where nobody may sign."""
        if form == "docx":
            return year_plan(papers, self.dossier, self.year, self.preferences).content
        entries = entries_of(self.meetings, self.preferences.place)
        return (
            as_csv(entries) if form == "csv" else as_calendar(entries, self.year, Revision(self.dossier, self.revision))
        )


def hour_of(text: str) -> time:
    """An hour of the day as people write it: 19:30, 19h30, 19 giờ 30, 7h; raises `ValueError`."""
    hour, _, minute = text.lower().replace("giờ", ":").replace("h", ":").replace(" ", "").partition(":")
    return time(int(hour), int(minute or 0))

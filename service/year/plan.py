"""The year of a cell: its meetings and what is due before and after each, as a paper, a table and a calendar."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from service.dossier import Dossier, Issuance
from service.dossier.meeting import USUAL_DAYS
from service.generate import generate
from service.kinds.catalogue import Catalogue
from service.papers.render import Document
from service.vietnamese import Month, clock, roman_quarter, short_date, slug, weekday
from service.year.holidays import holiday

KIND = "year-plan"
HOME = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has no summer time
LENGTH = timedelta(minutes=90)  # HD 42: a regular or a thematic meeting takes at least 90 minutes
COMMITTEE_LENGTH = timedelta(hours=1)
COMMITTEE_BEFORE = timedelta(days=3)
DRAFTS_BEFORE = timedelta(days=2)
PAPERS_BEFORE = timedelta(days=1)  # HD 42: on the handbook at least a day before
POSTED_AFTER = timedelta(days=2)  # HD 42: posted within two days
REPORTED_AFTER = 3  # working days
THEMATIC_MONTHS = (2, 5, 8, 11)  # the middle of each quarter leaves a month to make up for a meeting that falls out
SATURDAY = 5  # as `date.weekday` counts


@dataclass(frozen=True, slots=True)
class PlanPreferences:
    """When and where the cell likes to meet."""

    hour: time
    place: str
    days: tuple[int, ...] = USUAL_DAYS  # of the month, for regular meetings; the first ones are preferred
    thematic_day: int = 10  # of the month, for thematic meetings; a day off moves it to the next working day


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """One meeting of the year and what is due around it, in local time."""

    title: str
    start_at: datetime
    is_thematic: bool

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
        reasons = [weekday(self.start_at) if _is_weekend(self.start_at) else "", holiday(self.start_at.date())]
        return f"họp vào {', '.join(filter(None, reasons))}" if any(reasons) else ""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One line of the year: something that happens at an hour, or is due on a day (`at` None)."""

    meeting: str
    what: str
    day: date
    at: time | None = None
    length: timedelta = timedelta(0)
    place: str = ""
    note: str = ""


def plan_of(year: int, preferences: PlanPreferences) -> tuple[PlannedMeeting, ...]:
    """All meetings of `year`, sorted by time."""
    regular = (_regular(Month(year, month), preferences) for month in range(1, 13))
    thematic = (_thematic(Month(year, month), preferences) for month in THEMATIC_MONTHS)
    return tuple(sorted((*regular, *thematic), key=lambda meeting: meeting.start_at))


def _regular(month: Month, preferences: PlanPreferences) -> PlannedMeeting:
    """The meeting on the first preferred day that is a working day, else a weekend, else a public holiday."""
    days = [date(month.year, month.month, day) for day in preferences.days]
    day = min(days, key=lambda day: (bool(holiday(day)), _is_weekend(day)))
    return PlannedMeeting(f"Thường kỳ {month.text}", datetime.combine(day, preferences.hour), is_thematic=False)


def _thematic(month: Month, preferences: PlanPreferences) -> PlannedMeeting:
    """The meeting on the preferred day, or the first after it that is a working day and no day of regular meetings."""
    day = date(month.year, month.month, preferences.thematic_day)
    while not _is_working(day) or day.day in preferences.days:
        day += timedelta(days=1)
    title = f"Chuyên đề quý {roman_quarter(month.quarter[1])}"
    return PlannedMeeting(title, datetime.combine(day, preferences.hour), is_thematic=True)


def _is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def _is_working(day: date) -> bool:
    return not _is_weekend(day) and not holiday(day)


def working_days_after(day: date, count: int) -> date:
    """The `count`-th day from Monday to Friday after `day` that is no public holiday."""
    while count:
        day += timedelta(days=1)
        count -= _is_working(day)
    return day


def entries_of(meetings: tuple[PlannedMeeting, ...], place: str) -> list[PlanEntry]:
    """Everything that a year's calendar shows, sorted by time."""
    entries = [entry for meeting in meetings for entry in _around(meeting, place)]
    return sorted(entries, key=lambda entry: (entry.day, entry.at or time.min))


def _around(meeting: PlannedMeeting, place: str) -> Iterator[PlanEntry]:
    title, before, start = meeting.title, meeting.committee_at, meeting.start_at
    sending = f"trước {clock(meeting.papers_due)}"
    yield PlanEntry(title, "Họp chi uỷ chuẩn bị sinh hoạt", before.date(), before.time(), COMMITTEE_LENGTH)
    yield PlanEntry(title, "Hạn hoàn thành dự thảo, tài liệu", meeting.drafts_due)
    yield PlanEntry(title, "Hạn gửi tài liệu tới đảng viên", meeting.papers_due.date(), note=sending)
    yield PlanEntry(title, "Sinh hoạt chi bộ", start.date(), start.time(), LENGTH, place, meeting.note)
    yield PlanEntry(title, "Hạn đăng kết quả lên Sổ tay đảng viên điện tử", meeting.posting_due)
    yield PlanEntry(title, "Hạn báo cáo cấp uỷ cấp trên", meeting.report_due)


def as_document(catalogue: Catalogue, dossier: Dossier, year: int, meetings: tuple[PlannedMeeting, ...]) -> Document:
    """The plan as a paper (KẾ HOẠCH) of the cell in `dossier`; `catalogue` holds the kinds of the year.

    Raises `DossierRejected` where the dossier names nobody who may sign.
    """
    to = (f"{dossier.org.superior_committee} (để báo cáo)",) if dossier.org.superior_committee else ()
    recipients = (*to, "Các đồng chí đảng viên trong chi bộ")
    issuance = dossier.issuance.get(KIND) or Issuance(recipients=recipients)
    extra = {KIND: own_fields(dossier, year, meetings)}
    return generate(catalogue, KIND, dossier.but(extra=extra, issuance={KIND: issuance}))


def own_fields(dossier: Dossier, year: int, meetings: tuple[PlannedMeeting, ...]) -> dict[str, Any]:
    """What the kind `year-plan` prints besides head and foot, as its sheet asks."""
    return {
        "year": year,
        "place": dossier.meeting.place,
        "regular": [_row(meeting) for meeting in meetings if not meeting.is_thematic],
        "thematic": [_row(meeting) for meeting in meetings if meeting.is_thematic],
    }


def _row(meeting: PlannedMeeting) -> dict[str, str]:
    moments = {name: f"{getattr(meeting, name):%Y-%m-%dT%H:%M}" for name in ("start_at", "committee_at", "papers_due")}
    days = {name: getattr(meeting, name).isoformat() for name in ("drafts_due", "posting_due", "report_due")}
    return {"title": meeting.title, **moments, **days}


def as_csv(entries: list[PlanEntry]) -> bytes:
    """A table for Excel, one entry a row: UTF-8 with a byte order mark."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(["Ngày", "Thứ", "Giờ", "Việc", "Buổi sinh hoạt", "Địa điểm", "Ghi chú"])
    for entry in entries:
        hour = f"{entry.at:%H:%M}" if entry.at else ""
        when = [short_date(entry.day), weekday(entry.day), hour]
        writer.writerow([*when, entry.what, entry.meeting, entry.place, entry.note])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def as_calendar(entries: list[PlanEntry], cell: str, year: int) -> bytes:
    """An iCalendar (RFC 5545) for phones: meetings in UTC, which every phone shows at its own hour, deadlines as days.

    The same year gives the same bytes and the same UIDs, so that a second import replaces the first.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sinhhoat//year plan//VI", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(f'Sinh hoạt {cell} năm {year}')}"]
    for entry in entries:
        lines += _event(entry, cell, year)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"]).encode()


def _event(entry: PlanEntry, cell: str, year: int) -> list[str]:
    own = slug(f"{entry.meeting} {entry.what}")
    lines = ["BEGIN:VEVENT", f"UID:{year}-{slug(cell)}-{own}@sinhhoat", f"DTSTAMP:{year}0101T000000Z"]
    if entry.at:
        start = datetime.combine(entry.day, entry.at, HOME).astimezone(UTC)
        lines += [f"DTSTART:{start:%Y%m%dT%H%M%SZ}", f"DTEND:{start + entry.length:%Y%m%dT%H%M%SZ}"]
        reminder = "-P1D"
    else:
        lines += [f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}", f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"]
        lines.append("TRANSP:TRANSPARENT")
        reminder = "PT7H"  # at seven in the morning of the day
    summary = _escaped(f"{entry.what}: {entry.meeting}" + (f" ({entry.note})" if entry.note else ""))
    lines.append(f"SUMMARY:{summary}")
    if entry.place:
        lines.append(f"LOCATION:{_escaped(entry.place)}")
    alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:{reminder}", "END:VALARM"]
    return [*lines, *alarm, "END:VEVENT"]


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """`line` in pieces of at most 75 octets, never within a letter (RFC 5545, 3.1)."""
    pieces, piece, room = [], "", 75
    for letter in line:
        if len((piece + letter).encode()) > room:
            pieces.append(piece)
            piece, room = "", 74  # the blank that opens a further piece counts
        piece += letter
    return "\r\n ".join([*pieces, piece]) + "\r\n"

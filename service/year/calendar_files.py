"""The year of a cell as a table and as a calendar: every meeting and what is due before and after it.

A program that has the calendar already replaces an event by one of the same UID that is newer: of a higher SEQUENCE, or
of the same and a later DTSTAMP (RFC 5546, 2.1.5). Both are worked out of what the plan was made from, never of a clock:
the month of the dossier, and how often the plan was made anew from that dossier (`Revision`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from service.dossier import Dossier
from service.vietnamese import clock, short_date, slug, weekday
from service.year.plan import COMMITTEE_LENGTH, PlannedMeeting

HOME = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has no summer time
MOST_REVISIONS = 99  # of a plan from one dossier
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Revision:
    """Which edition of a plan this is: later dossiers, and more revisions of one dossier, come after."""

    dossier: Dossier
    number: int = 0  # at most `MOST_REVISIONS`

    @property
    def sequence(self) -> int:
        """Grows with the month of the dossier, then with the number."""
        period = self.dossier.meeting.period
        months = (period.year - _FIRST_YEAR) * 12 + period.month
        return months * (MOST_REVISIONS + 1) + self.number

    @property
    def moment(self) -> datetime:
        """The day of the dossier's meeting, a minute later with each revision."""
        return self.dossier.meeting.start_at.replace(tzinfo=HOME).astimezone(UTC) + timedelta(minutes=self.number)


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One line of the year: something that happens at an hour, or is due on a day (`at` None)."""

    key: str  # of its meeting, the same in every plan of the year
    meeting: str
    what: str
    day: date
    at: time | None = None
    length: timedelta = timedelta(0)
    place: str = ""
    note: str = ""


def entries_of(meetings: tuple[PlannedMeeting, ...], place: str) -> list[PlanEntry]:
    """Everything that a year's calendar shows, sorted by time."""
    entries = [entry for meeting in meetings for entry in _around(meeting, place)]
    return sorted(entries, key=lambda entry: (entry.day, entry.at or time.min))


def _around(meeting: PlannedMeeting, place: str) -> Iterator[PlanEntry]:
    key, title, before, start = meeting.title, meeting.full_title, meeting.committee_at, meeting.start_at
    sending = f"trước {clock(meeting.papers_due)}"
    yield PlanEntry(key, title, "Họp chi uỷ chuẩn bị sinh hoạt", before.date(), before.time(), COMMITTEE_LENGTH)
    yield PlanEntry(key, title, "Hạn hoàn thành dự thảo, tài liệu", meeting.drafts_due)
    yield PlanEntry(key, title, "Hạn gửi tài liệu tới đảng viên", meeting.papers_due.date(), note=sending)
    yield PlanEntry(key, title, "Sinh hoạt chi bộ", start.date(), start.time(), meeting.length, place, meeting.note)
    yield PlanEntry(key, title, "Hạn đăng kết quả lên Sổ tay đảng viên điện tử", meeting.posting_due)
    yield PlanEntry(key, title, "Hạn báo cáo cấp uỷ cấp trên", meeting.report_due)


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


def as_calendar(entries: list[PlanEntry], year: int, revision: Revision) -> bytes:
    """An iCalendar (RFC 5545, 7986) for phones: meetings in UTC, which every phone shows at its own hour, deadlines as
    days.

    The same plan gives the same bytes; one of a later `revision` has the same UIDs and replaces it.
    """
    cell = revision.dossier.org.cell_name
    name, stamp = _escaped(f"Sinh hoạt {cell} năm {year}"), f"{revision.moment:%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sinhhoat//year plan//VI", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"UID:{year}-{slug(cell)}@sinhhoat", f"LAST-MODIFIED:{stamp}"]
    lines += [f"NAME:{name}", f"X-WR-CALNAME:{name}"]
    edition = [f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{revision.sequence}"]
    for entry in entries:
        lines += _event(entry, f"{year}-{slug(cell)}-{slug(f'{entry.key} {entry.what}')}@sinhhoat", edition)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"]).encode()


def _event(entry: PlanEntry, uid: str, edition: list[str]) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{uid}", *edition]
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

"""The year of a cell: the right days by an independent calendar, and three files that people can open."""

from __future__ import annotations

import calendar
import csv
import io
import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from service import rules
from service.cli import sinhhoat
from service.config import Settings
from service.dossier import Dossier
from service.generate import generate
from service.intake import read_dossier
from service.kinds import catalogue
from service.rules.holidays import holiday, working_days_after
from service.year.calendar_files import Revision, as_calendar, as_csv, entries_of
from service.year.plan import PlanPreferences, plan_of
from service.year.planned import FORMS, YearPlan
from service.year.review import sentences
from tests.conftest import ROOT, sample
from tests.periods import PAPERS
from tests.word_files import text_of

WISHES = PlanPreferences(time(19, 30), "Nhà văn hoá bản Mòng; tầng 2, phòng họp", (24, 25))
DOSSIER = str(ROOT / "samples" / "ban-mong-2026-11.json")
YEARS = st.integers(1900, 2100)


def trouble(day: date) -> int:
    """0 on a free day, 1 at a weekend, more on a holiday."""
    return (calendar.weekday(day.year, day.month, day.day) > 4) + 2 * bool(holiday(day))


@given(YEARS, st.sampled_from([(24, 25), (25, 24)]))
def test_a_regular_meeting_each_month_on_the_24th_or_25th_and_off_the_weekend_where_that_can_be(
    year: int, days: tuple[int, int]
) -> None:
    regular = [one for one in plan_of(year, PlanPreferences(time(19, 30), "x", days)) if not one.is_thematic]
    assert [one.start_at.month for one in regular] == list(range(1, 13))
    for one in regular:
        first, second = (trouble(date(year, one.start_at.month, day)) for day in days)
        assert one.start_at.day == (days[1] if second < first else days[0])
        assert bool(one.note) == (trouble(one.start_at.date()) > 0)


@given(YEARS, st.integers(1, 20))
def test_a_thematic_meeting_each_quarter_never_on_a_weekend_nor_on_a_regular_day(year: int, day: int) -> None:
    meetings = plan_of(year, PlanPreferences(time(7), "x", (24, 25), thematic_day=day))
    thematic = [one.start_at for one in meetings if one.is_thematic]
    assert [(one.month - 1) // 3 for one in thematic] == [0, 1, 2, 3]
    for one in thematic:
        free = [later for later in range(day, one.day) if trouble(one.date().replace(day=later)) == 0]
        assert trouble(one.date()) == 0
        assert set(free) <= {24, 25}
    assert [one.start_at for one in meetings] == sorted({one.start_at for one in meetings})


@given(YEARS)
def test_what_is_due_keeps_the_order_and_the_terms_of_the_rules(year: int) -> None:
    for one in plan_of(year, WISHES):
        assert one.committee_at.date() < one.drafts_due < one.start_at.date()
        assert one.start_at - one.papers_due == timedelta(hours=24)
        assert (one.posting_due - one.start_at.date()).days == 2
        between = [one.start_at.date() + timedelta(days=count) for count in range(1, 20)]
        working = [day for day in between if trouble(day) == 0 and day <= one.report_due]
        assert len(working) == 3
        assert working[-1] == one.report_due


OWN_NORMS = """title = "Bộ của phường"
extends = "hd42_2025"

[limits]
lead_days = 3
post_days = 4
report_days = 5
minutes_regular = 60
attendance = { percent = 96, operator = ">=" }
absences_running = 2
"""


def test_an_office_s_own_profile_moves_the_plan_the_papers_and_the_review(tmp_path: Path) -> None:
    (tmp_path / "phuong.toml").write_text(OWN_NORMS, encoding="utf-8")
    book = rules.load([tmp_path])
    held = read()
    graded = book.graded(held.but(org=held.org.but(rule_profile="phuong")))
    for one in YearPlan(graded, 2027).meetings:
        assert one.start_at - one.papers_due == timedelta(days=3)
        assert one.committee_at.date() < one.drafts_due < one.papers_due.date()
        assert (one.posting_due - one.start_at.date()).days == 4
        assert one.report_due == working_days_after(one.start_at.date(), 5)
    calendar_file = YearPlan(graded, 2027).made(PAPERS, "ics").decode()
    assert "DTSTART:20270125T123000Z\r\nDTEND:20270125T133000Z" in calendar_file
    plan = " ".join(text_of(YearPlan(graded, 2027).made(PAPERS, "docx")))
    assert "trước giờ họp ít nhất 03 ngày" in plan
    assert "trong 04 ngày và báo cáo Đảng uỷ phường Chiềng Cơi trong 05 ngày làm việc" in plan
    kinds = catalogue.load(Settings().template_folders, "resolution").graded_by(book.graded)
    resolution = " ".join(text_of(generate(kinds, "resolution", graded).content))
    assert "trong 04 ngày, báo cáo Đảng uỷ phường Chiềng Cơi trong 05 ngày làm việc sau buổi sinh hoạt" in resolution
    assert [sentences.has_few(one) for one in (held, graded)] == [False, True]  # 19 of 21 came


def test_working_days_pass_over_the_weekend() -> None:
    assert working_days_after(date(2026, 11, 24), 3) == date(2026, 11, 27)
    assert working_days_after(date(2026, 11, 26), 3) == date(2026, 12, 1)
    assert working_days_after(date(2026, 11, 28), 1) == date(2026, 11, 30)


def test_the_days_of_2027() -> None:
    """Counted on a wall calendar: January's 24th is a Sunday, April's 24th and 25th are both at a weekend."""
    meetings = plan_of(2027, WISHES)
    regular = [one.start_at.day for one in meetings if not one.is_thematic]
    assert regular == [25, 24, 24, 24, 24, 24, 24, 24, 24, 25, 24, 24]
    april = next(one for one in meetings if one.start_at == datetime(2027, 4, 24, 19, 30))  # noqa: DTZ001
    assert april.note == "họp vào thứ Bảy"
    assert [f"{one.start_at:%d/%m}" for one in meetings if one.is_thematic] == ["11/02", "10/05", "10/08", "10/11"]


@pytest.mark.parametrize(
    ("profile", "day", "days", "sentence"),
    [
        ("sonla_model", None, [25, 24, 24, 24, 24, 24, 24, 24, 24, 25, 24, 24], "ngày 24 hoặc 25"),
        ("sonla_model", 25, [25, 25, 25, 25, 25, 25, 25, 25, 24, 25, 25, 24], "ngày 24 hoặc 25"),
        ("hd42_2025", None, [25, 24, 24, 23, 24, 24, 23, 24, 24, 25, 24, 24], "ngày 24"),  # of its meeting
        ("hd42_2025", 5, [5, 3, 5, 5, 5, 4, 5, 5, 6, 5, 5, 6], "ngày 05"),
        ("hd42_2025", 31, [29, 26, 31, 29, 31, 30, 30, 31, 30, 29, 30, 31], "ngày 31"),
    ],
)
def test_the_usual_day_is_the_profile_s_or_the_cell_s_own(
    profile: str, day: int | None, days: list[int], sentence: str
) -> None:
    """Checked on a wall calendar of 2027: a cell elsewhere meets on its one day, or the working day next to it."""
    held = read()
    held = held.but(org=held.org.but(rule_profile=profile))
    wished = YearPlan(held, 2027, day=day, usual=rules.built_in().meeting_days)
    assert [one.start_at.day for one in wished.meetings if not one.is_thematic] == days
    assert wished.preferences.usual_days == sentence


def test_meetings_keep_off_tet_and_the_paper_says_where_they_cannot(tmp_path: Path) -> None:
    """In 2028 mùng 1 is 26 January: 24 and 25 are the 29th and 30th of the last month. In 2037 24 April is the 10/3."""
    january = plan_of(2028, WISHES)[0]
    assert (january.start_at.day, january.note) == (24, "họp vào dịp Tết Nguyên đán")
    assert january.report_due == date(2028, 2, 2)
    april = next(one for one in plan_of(2037, WISHES) if one.title == "Thường kỳ tháng 4 năm 2037")
    assert (april.start_at.day, april.note) == (25, "họp vào thứ Bảy")
    done = CliRunner().invoke(sinhhoat, ["plan", "2028", "--dossier", DOSSIER, "-o", str(tmp_path / "lich.csv")])
    assert (done.exit_code, done.stderr.count("Tết Nguyên đán")) == (0, 1)
    assert "Chưa biết ngày Tết" not in done.stderr
    far = CliRunner().invoke(sinhhoat, ["plan", "2051", "--dossier", DOSSIER, "-o", str(tmp_path / "lich.csv")])
    assert far.exit_code == 0
    assert "Chưa biết ngày Tết, ngày Giỗ Tổ của năm 2051" in far.stderr


def test_holidays_of_the_lunar_calendar_stand_in_their_months() -> None:
    for year in range(2025, 2051):
        tet = [day for day in days_of(year) if "Tết Nguyên đán" in holiday(day)]
        kings = [day for day in days_of(year) if "Hùng Vương" in holiday(day)]
        assert len(tet) == 7
        assert date(year, 1, 21) <= tet[2] <= date(year, 2, 20)
        assert [one.month for one in kings] in ([3], [4], [5])
        assert 66 <= (kings[0] - tet[2]).days <= 98  # two months or, with a leap month, three, and nine days
    assert holiday(date(2060, 2, 2)) == ""
    assert holiday(date(2060, 9, 2)) == "Quốc khánh"


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=count) for count in range(365)]


def test_the_table_opens_in_excel_and_holds_every_entry() -> None:
    entries = entries_of(plan_of(2027, WISHES), WISHES.place)
    data = as_csv(entries)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 16 * 6
    january = [row for row in rows if row["Buổi sinh hoạt"] == "Thường kỳ tháng 01 năm 2027"]
    assert [(row["Ngày"], row["Thứ"], row["Giờ"]) for row in january] == [
        ("22/01/2027", "thứ Sáu", "19:30"),
        ("23/01/2027", "thứ Bảy", ""),
        ("24/01/2027", "Chủ nhật", ""),
        ("25/01/2027", "thứ Hai", "19:30"),
        ("27/01/2027", "thứ Tư", ""),
        ("28/01/2027", "thứ Năm", ""),
    ]
    assert january[3]["Địa điểm"] == WISHES.place


def events(data: bytes) -> list[dict[str, str]]:
    """The events of a calendar, unfolded and unescaped as RFC 5545 says; alarms as `ALARM`."""
    lines = re.sub(r"\r\n[ \t]", "", data.decode()).split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    found: list[dict[str, str]] = []
    inside: list[str] = []
    for line in lines[:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert inside.pop() == value
        elif inside[-1] == "VEVENT":
            assert name not in found[-1], name
            found[-1][name] = re.sub(r"\\([\\;,nN])", lambda mark: "\n" if mark[1] in "nN" else mark[1], value)
        elif name == "TRIGGER":
            found[-1]["ALARM"] = value
    assert not inside
    return found


def test_the_calendar_is_one_that_phones_read() -> None:
    entries = entries_of(plan_of(2027, WISHES), WISHES.place)
    data = as_calendar(entries, 2027, Revision(read()))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(line.decode() is not None for line in data.split(b"\r\n"))  # no letter is cut in two
    found = events(data)
    assert len(found) == len(entries) == len({event["UID"] for event in found})
    for event, entry in zip(found, entries, strict=True):
        assert {"UID", "DTSTAMP", "SUMMARY", "ALARM"} <= event.keys()
        if entry.at:
            start = datetime.strptime(event["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            assert start.timestamp() == datetime.fromisoformat(f"{entry.day}T{entry.at}+07:00").timestamp()
            assert event["DTEND"] > event["DTSTART"]
        else:
            assert event["DTSTART;VALUE=DATE"] == f"{entry.day:%Y%m%d}"
    meetings = [event for event in found if event["SUMMARY"].startswith("Sinh hoạt chi bộ")]
    assert {event["LOCATION"] for event in meetings} == {WISHES.place}
    assert meetings[0]["SUMMARY"] == "Sinh hoạt chi bộ: Thường kỳ tháng 01 năm 2027"


def read(**changes: Any) -> Dossier:
    return read_dossier({**sample("ban-mong-2026-11"), **changes})


def calendar_of(year: int, **wishes: Any) -> list[dict[str, str]]:
    return events(YearPlan(wishes.pop("dossier", read()), year, **wishes).made(PAPERS, "ics"))


def test_a_calendar_made_anew_replaces_the_one_before() -> None:
    """RFC 5546, 2.1.5: of two events of one UID the one of the higher SEQUENCE wins, then of the later DTSTAMP."""
    later = sample("ban-mong-2026-11")
    later["meeting"] |= {"period": "2026-12", "start_at": "2026-12-24T19:30", "end_at": "2026-12-24T21:00"}
    for name in ("thematic_meeting", "committee_meeting", "drafts", "distributions"):
        later.pop(name, None)
    del later["meeting"]["minutes_passed_at"]
    first, again = calendar_of(2027), calendar_of(2027)
    assert first == again
    editions = [first, calendar_of(2027, hour=time(20), revision=1), calendar_of(2027, revision=2)]
    editions.append(calendar_of(2027, dossier=read_dossier(later)))
    for old, new in pairwise(editions):
        assert [event["UID"] for event in old] == [event["UID"] for event in new]
        for before, after in zip(old, new, strict=True):
            assert int(before["SEQUENCE"]) < int(after["SEQUENCE"]) < 2**31
            assert before["DTSTAMP"] < after["DTSTAMP"] == after["LAST-MODIFIED"]
    assert editions[1][3]["DTSTART"] != first[3]["DTSTART"]


def test_the_plan_names_topics_and_authors_and_their_uid_stays() -> None:
    topics = [{"year": 2027, "quarter": 2, "title": "Rừng đầu nguồn", "author": "cam-van-dung", "day": "2027-05-20"}]
    named = YearPlan(read(planned_topics=topics), 2027)
    (meeting,) = [one for one in named.meetings if one.topic]
    assert (meeting.title, meeting.author, meeting.start_at.day) == ("Chuyên đề quý II", "Cầm Văn Dũng", 20)
    text = "\n".join(
        cell.text for table in docx.Document(io.BytesIO(named.made(PAPERS, "docx"))).tables for cell in table._cells
    )
    assert "Rừng đầu nguồn (đồng chí Cầm Văn Dũng soạn)" in text
    plain = calendar_of(2027, dossier=read(planned_topics=[]))
    told = events(named.made(PAPERS, "ics"))
    assert {event["UID"] for event in plain} == {event["UID"] for event in told}
    assert any("Chuyên đề quý II: Rừng đầu nguồn (Cầm Văn Dũng soạn)" in event["SUMMARY"] for event in told)


def test_the_endpoint_and_the_page_give_what_the_command_writes(client: FlaskClient, tmp_path: Path) -> None:
    body = Path(DOSSIER).read_bytes()
    for form in FORMS:
        file = tmp_path / f"a.{form}"
        assert run("2027", "--dossier", DOSSIER, "-o", str(file), "--hour", "7h15", "--revision", "3").exit_code == 0
        query = f"format={form}&hour=07:15&revision=3"
        answer = client.post(f"/api/v1/plans?{query}", data=body, content_type="application/json")
        assert (answer.status_code, answer.data) == (200, file.read_bytes())
        fields = {"file": (io.BytesIO(body), "a.json"), "want": form, "hour": "7h15", "revision": "3"}
        assert client.post("/ke-hoach-nam", data=fields).data == file.read_bytes()
    assert (
        "Sinhhoat-Notes" in client.post("/api/v1/plans?year=2028", data=body, content_type="application/json").headers
    )
    for query in ("year=27", "day=32", "hour=25:00", "thematic-day=21", "revision=100", "format=pdf"):
        refused = client.post(f"/api/v1/plans?{query}", data=body, content_type="application/json")
        assert refused.status_code == 400, query
    assert client.get("/ke-hoach-nam").status_code == 200
    for data in ({}, {"file": (io.BytesIO(body), "a.json"), "year": "hai"}, {"file": (io.BytesIO(b"{"), "a.json")}):
        assert client.post("/ke-hoach-nam", data=data).status_code == 422


def run(*words: str) -> Any:
    return CliRunner().invoke(sinhhoat, ["plan", *words], catch_exceptions=True)


@pytest.mark.parametrize("ending", ["docx", "csv", "ics"])
def test_the_command_writes_each_form_the_same_every_time(ending: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.{ending}" for number in (1, 2)]
    for file in files:
        done = run("2027", "--dossier", DOSSIER, "-o", str(file))
        assert done.exit_code == 0, done.output
    assert files[0].read_bytes() == files[1].read_bytes() != b""


def test_day_and_hour_are_as_wished(tmp_path: Path) -> None:
    file = tmp_path / "lich.csv"
    done = run("2026", "--dossier", DOSSIER, "-o", str(file), "--day", "25", "--hour", "7h15", "--thematic-day", "3")
    assert done.exit_code == 0, done.output
    text = file.read_text(encoding="utf-8-sig")
    assert "25/11/2026,thứ Tư,07:15,Sinh hoạt chi bộ," in text
    assert "03/11/2026,thứ Ba,07:15,Sinh hoạt chi bộ,Chuyên đề quý IV" in text


@pytest.mark.parametrize(
    "words",
    [["2027", "-o", "lich.ics"], ["2027", "--dossier", DOSSIER, "-o", "lich.pdf"],
     ["27", "--dossier", DOSSIER, "-o", "a.ics"],
     ["2027", "--dossier", DOSSIER, "-o", "a.ics", "--hour", "25:00"],
     ["2027", "--dossier", DOSSIER, "-o", "a.ics", "--day", "32"]],
)  # fmt: skip
def test_wrong_wishes_are_refused_before_anything_is_written(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words).exit_code != 0
    assert not list(tmp_path.iterdir())

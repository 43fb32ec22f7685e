"""A year of one cell, begun anew each month by `next`: what spans it says what the papers of its months say."""

from __future__ import annotations

import copy
import io
from typing import Any

import docx
import pytest

from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.vietnamese import short_date
from service.year.next_month import next_month
from service.year.period.paper import Request, documents
from service.year.period.span import year_span
from tests.meeting_years import FULL, month
from tests.periods import PAPERS, REGISTERED, TOPICS

TOPIC_MONTHS = (2, 5, 8, 11)
ISSUED = "resolution"


@pytest.fixture(scope="module")
def meetings(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Twelve dossiers, each begun by `next` from the one before; tasks end in their month, or one month late."""
    held = [_january()]
    for number in range(2, 13):
        begun = next_month(read_dossier(held[-1]), catalogue.kinds)
        held.append(_filled(begun, number))
    return held


def _january() -> dict[str, Any]:
    first = month(1, issuance={ISSUED: {"number": 1, "signed_on": "2026-01-24"}})
    first |= {"year_registration": copy.deepcopy(REGISTERED), "planned_topics": copy.deepcopy(TOPICS)}
    first["tasks"] = _tasks(1)
    return first


def _tasks(number: int) -> list[dict[str, Any]]:
    """Two tasks with words of their own; every second month one of them comes from the year's registration."""
    template = FULL["tasks"][0]
    registered = f"{REGISTERED['items'][0]['work']} (đợt {number})"
    works = [registered if number % 2 else f"Tu sửa đoạn mương số {number}", f"Dọn vệ sinh ngõ {number} lần {number}"]
    sources = ["dang_ky_nam" if number % 2 else "nq", "nq"]
    due = f"2026-{number + 1:02d}-20" if number < 12 else "2027-01-20"
    pairs = zip(works, sources, strict=True)
    return [{**template, "work": work, "source": source, "due": due, "schedule": ""} for work, source in pairs]


def _filled(begun: dict[str, Any], number: int) -> dict[str, Any]:
    """What a secretary adds to a dossier that `next` began."""
    like = month(number)
    held = {**begun, "attendance": like["attendance"], "assessment": like["assessment"], "tasks": _tasks(number)}
    held["meeting"] = {**begun["meeting"], "end_at": begun["meeting"]["start_at"].replace("T19:30", "T21:15")}
    day = begun["meeting"]["start_at"][:10]
    held["issuance"] = {ISSUED: {"number": begun["issuance"][ISSUED]["number"], "signed_on": day}}
    for place, row in enumerate(held["prev_tasks"]):
        row["result"] = "dang_lam" if place and number % 3 == 0 else "hoan_thanh"
    if number % 4 == 0:
        held["commendations"] = [{**FULL["commendations"][0], "name": f"Bạc Thị Lả {number}"}]
    if number in TOPIC_MONTHS:
        quarter = (number + 2) // 3
        held["thematic"] = {"title": f"Chuyên đề của quý {quarter}", "quarter": quarter, "author": "cam-van-dung"}
        held["meeting"]["kind"] = "ket_hop"
    return held


def paper(name: str, meetings: list[dict[str, Any]]) -> Any:
    (made,) = documents(PAPERS, Request(PAPERS.kind(name), year_span(2026)), map(read_dossier, meetings))
    return docx.Document(io.BytesIO(made.content))


def rows_under(document: Any, *heads: str) -> list[dict[str, str]]:
    """The rows of every table that has these headings, by heading."""
    found = []
    for table in document.tables:
        titles, *rows = [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.rows]
        if set(heads) <= set(titles):
            found += [dict(zip(titles, row, strict=True)) for row in rows]
    return found


def test_every_task_of_a_month_s_resolution_stands_in_the_tracking_sheet_and_the_report(
    meetings: list[dict[str, Any]], catalogue: Catalogue
) -> None:
    set_by_months: list[tuple[str, str]] = []
    for held in meetings:
        made = generate(catalogue, ISSUED, read_dossier(held)).content
        rows = rows_under(docx.Document(io.BytesIO(made)), "Nội dung công việc", "Thời hạn")
        assert len(rows) == 2
        for row, task in zip(rows, held["tasks"], strict=True):
            assert row["Nội dung công việc"].split("\n")[0] == task["work"]
            set_by_months.append((task["work"], row["Thời hạn"].split("\n")[0]))
    tracked = rows_under(paper("year-tracking", meetings), "Nội dung công việc", "Kết quả")
    reported = rows_under(paper("year-report", meetings), "Nhiệm vụ", "Kết quả")
    assert sorted(row["Nội dung công việc"] for row in tracked) == sorted(work for work, _ in set_by_months)
    assert [(row["Nhiệm vụ"], row["Thời hạn"]) for row in reported] == set_by_months
    states = {row["Nhiệm vụ"]: row["Kết quả"] for row in reported}
    assert {row["Nội dung công việc"]: row["Kết quả"] for row in tracked} == states


def test_what_is_told_of_a_task_in_the_next_month_is_its_state(meetings: list[dict[str, Any]]) -> None:
    reported = {
        row["Nhiệm vụ"]: row["Kết quả"] for row in rows_under(paper("year-report", meetings), "Nhiệm vụ", "Kết quả")
    }
    words = {"hoan_thanh": "Hoàn thành", "dang_lam": "Đang thực hiện"}
    said: dict[str, str] = {}
    for held in meetings:
        said |= {row["work"]: words[row["result"]] for row in held.get("prev_tasks", ())}
    assert {work: state for work, state in reported.items() if state != "chưa có kết quả"} == said
    open_rows = [row for row in reported.values() if row != "Hoàn thành"]
    document = paper("year-tracking", meetings)
    closing = next(one.text for one in document.paragraphs if one.text.startswith("Năm 2026"))
    assert closing == f"Năm 2026 chi bộ giao {len(reported)} nhiệm vụ; còn phải theo dõi {len(open_rows)}."


def test_the_registration_of_the_year_stands_through_it_and_is_reported(meetings: list[dict[str, Any]]) -> None:
    """`next` carries it from January to December, and the report tells of the tasks that came from it."""
    assert meetings[-1]["year_registration"] == read_dossier(meetings[0]).plain()["year_registration"]
    works = [item if isinstance(item, str) else item["work"] for item in REGISTERED["items"]]
    registered = rows_under(paper("deed-registration", meetings), "Việc làm", "Kết quả cần đạt")
    reported = rows_under(paper("year-report", meetings), "Việc đăng ký", "Kết quả")
    assert [row["Việc làm"] for row in registered] == [row["Việc đăng ký"] for row in reported] == works
    from_it = [task for held in meetings for task in held["tasks"] if task["source"] == "dang_ky_nam"]
    assert len(reported[0]["Kết quả"].split("\n")) == len(from_it) == 6
    assert [row["Kết quả"] for row in reported[1:]] == ["đã đổ 320 m", "chưa có kết quả"]


def test_the_book_of_good_deeds_and_the_topics_are_those_of_the_months(meetings: list[dict[str, Any]]) -> None:
    book = rows_under(paper("good-deeds-book", meetings), "Họ và tên, tên tập thể")
    names = [item["name"] for held in meetings for item in held.get("commendations", ())]
    assert [row["Họ và tên, tên tập thể"].split("\n")[0] for row in book] == names != []
    topics = rows_under(paper("thematic-plan", meetings), "Tên chuyên đề", "Thời gian")
    held = [one for one in meetings if "thematic" in one]
    days = [short_date(read_dossier(one).meeting.start_at) for one in held]
    assert [(row["Tên chuyên đề"], row["Thời gian"]) for row in topics] == [
        (one["thematic"]["title"], day) for one, day in zip(held, days, strict=True)
    ]
    assert {row["Ghi chú"] for row in topics} == {"đã sinh hoạt"}
    planned = rows_under(paper("thematic-plan", meetings[:1]), "Tên chuyên đề")
    assert [row["Tên chuyên đề"] for row in planned] == [topic["title"] for topic in TOPICS]


def test_attendance_of_the_year_adds_up_that_of_the_months(meetings: list[dict[str, Any]]) -> None:
    read = [read_dossier(held) for held in meetings]
    rows = rows_under(paper("year-report", meetings), "Tỷ lệ dự", "Tháng")
    assert [row["Tỷ lệ dự"] for row in rows] == [held.counts.rate_text for held in read]
    assert [int(row["Tháng"]) for row in rows] == list(range(1, 13))


def test_the_numbers_of_the_year_stand_in_its_report_by_type(
    meetings: list[dict[str, Any]], catalogue: Catalogue
) -> None:
    """`next` gave the resolutions 01 to 12; with the fifth gone and the last one twice, the report says so."""
    heads = ("Ký hiệu", "Số đã dùng", "Còn thiếu", "Trùng")

    def numbers(held: list[dict[str, Any]]) -> list[list[str]]:
        wanted = Request(PAPERS.kind("year-report"), year_span(2026), series=catalogue.series)
        (made,) = documents(PAPERS, wanted, map(read_dossier, held))
        return [[row[head] for head in heads] for row in rows_under(docx.Document(io.BytesIO(made.content)), *heads)]

    assert numbers(meetings) == [["NQ", "01 đến 12", "không", "không"]]
    faulty = copy.deepcopy(meetings[:4] + meetings[5:])
    faulty[-1]["issuance"][ISSUED]["number"] = 11
    assert numbers(faulty) == [["NQ", "01 đến 11", "05", "11"]]

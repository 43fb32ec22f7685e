"""A year of one cell, and the papers that span it, each with what it must print."""

from __future__ import annotations

import copy
from typing import Any

from service.config import Settings
from service.kinds.catalogue import Kind
from service.vietnamese import day_month
from service.year.period.details import read_details
from service.year.period.paper import Request, documents
from service.year.period.sheet import load_papers
from service.year.period.span import read_span, year_span
from service.year.plan import plan_of
from tests.meeting_years import FULL, absent, month, year
from tests.official.paper import OF_A_COMMUNE, Specimen

MONTHS = range(1, 13)
REGISTERED: dict[str, Any] = {
    "year": 2026,
    "items": [
        {
            "work": FULL["tasks"][0]["work"],
            "owner": "Chi uỷ",
            "when": "quý II",
            "wanted": "100% hộ ven suối ký cam kết",
        },
        {
            "work": "Đổ 300 m đường bê tông nội bản",
            "owner": "Tổ đảng số 1",
            "when": "trước 30/9",
            "result": "đã đổ 320 m",
        },
        "Không để phát sinh người nghiện mới",
    ],
}
TOPICS: list[dict[str, Any]] = [
    {"year": 2026, "quarter": 1, "title": "Học tập và làm theo Bác về nêu gương", "author": "lo-van-thieng"},
    {"year": 2026, "quarter": 3, "title": "Giữ gìn rừng đầu nguồn suối Nậm La", "author": "cam-van-dung",
     "presenter": "Ban quản lý bản", "day": "2026-08-14"},
]  # fmt: skip


def year_of_meetings() -> list[dict[str, Any]]:
    """Twelve regular meetings: the tasks of each are told of in the next, every third has somebody commended."""
    meetings: list[dict[str, Any]] = []
    for number in MONTHS:
        held = month(number, tasks=copy.deepcopy(FULL["tasks"][number % 3 : number % 3 + 2]))
        for task in held["tasks"]:
            task["due"] = f"2026-{number:02d}-28"
        if meetings:
            held["prev_tasks"] = [_told(task, number) for task in meetings[-1]["tasks"]]
        if number % 3 == 0:
            held["commendations"] = copy.deepcopy(FULL["commendations"])
        held["practical_deed"] = copy.deepcopy(FULL["practical_deed"])
        meetings.append(held)
    meetings[-1] |= {"year_registration": copy.deepcopy(REGISTERED), "planned_topics": copy.deepcopy(TOPICS)}
    return meetings


def _told(task: dict[str, Any], number: int) -> dict[str, Any]:
    result = "hoan_thanh" if number % 4 else "dang_lam"
    return {"work": task["work"], "leads": task["leads"], "result": result}


SIGNED = {"superior_name": "Đảng bộ tỉnh Sơn La", "signer": "Lò Minh Hùng", "sign_role": "Phó Bí thư"}
SANG, LUA, SCHOOL, STREET = "Chi bộ bản Sàng", "Chi bộ bản Lụa", "Chi bộ Trường Trung học cơ sở", "Chi bộ tổ dân phố 5"


def row_of(meeting: dict[str, Any], code: str) -> dict[str, Any]:
    """The row of a criterion in the meeting's own mark."""
    row: dict[str, Any] = next(row for row in meeting["assessment"]["rows"] if row["code"] == code)
    return row


def month_of_cells() -> list[dict[str, Any]]:
    """November of a commune: one cell good, one marked down, one unmarked; one has a meeting of October only."""
    good, low, october, unmarked = month(11), month(11, LUA), month(10, SCHOOL), month(11, STREET)
    absent(low, "cam-van-dung", "vang_khong_ly_do")
    row_of(low, "2").update({"self_score": 3, "lost": "01 đồng chí vắng không lý do"})
    row_of(low, "7")["self_score"] -= 15
    del unmarked["assessment"]
    return [good, low, october, unmarked]


def specimens() -> list[Specimen]:
    """A paper of each kind: those of a cell from one year, those of a commune from November."""
    return [_of_a_commune(kind) if kind.name in OF_A_COMMUNE else _of_a_cell(kind) for kind in PAPERS.kinds.values()]


PAPERS = load_papers(Settings().period_folders)


def _of_a_cell(kind: Kind) -> Specimen:
    meetings = year_of_meetings()
    (made,) = documents(PAPERS, Request(kind, year_span(2026)), year(*meetings))
    dossier = {**meetings[-1], "issuance": {}, "printed": _printed(kind.name, meetings)}
    return Specimen(f"2026 {kind.name} plain", kind.name, "plain", made.content, dossier)


def _of_a_commune(kind: Kind) -> Specimen:
    wanted = Request(kind, read_span("2026-11", "month"), read_details({**SIGNED, "cells": [SANG]}))
    (made,) = documents(PAPERS, wanted, year(*month_of_cells()))
    org = {
        "superior_name": SIGNED["superior_name"],
        "cell_name": "Đảng uỷ phường Chiềng Cơi",
        "place_name": "Chiềng Cơi",
    }
    printed = [SANG, LUA, SCHOOL, STREET, "Chi bộ bản Mòng", SIGNED["signer"], f"{SANG} và {SCHOOL}"]
    dossier = {**FULL, "org": org, "issuance": {}, "printed": printed}
    return Specimen(f"2026-11 {kind.name} plain", kind.name, "plain", made.content, dossier)


def _printed(kind: str, meetings: list[dict[str, Any]]) -> list[str]:
    """What the paper must show, read off the meetings' own JSON."""
    if kind == "year-plan":
        rows = plan_of(2026, _preferences(meetings[-1]))
        return ["sinh hoạt chi bộ năm 2026", *(text for row in rows for text in (row.title, day_month(row.report_due)))]
    if kind == "good-deeds-book":
        return [item[key] for held in meetings for item in held.get("commendations", ()) for key in ("name", "deed")]
    if kind == "year-report":
        works = [task["work"] for held in meetings for task in held["tasks"]]
        return [*works, *(member["full_name"] for member in meetings[-1]["members"])]
    if kind == "deed-registration":
        works = [item if isinstance(item, dict) else {"work": item} for item in REGISTERED["items"]]
        return [str(text) for work in works for key, text in work.items() if key != "result"]
    if kind == "thematic-plan":
        return [topic["title"] for topic in TOPICS] + ["14/8/2026", "Ban quản lý bản", "Lò Văn Thiêng"]
    if kind == "year-tracking":
        return [task["work"] for held in meetings for task in held["tasks"]]
    raise LookupError(f"say what a {kind} prints")


def _preferences(held: dict[str, Any]) -> Any:
    from service.year.plan import PlanPreferences

    (dossier,) = year(held)
    return PlanPreferences.of(dossier)

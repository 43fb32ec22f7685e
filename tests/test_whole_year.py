"""An invented year of one cell: twelve regular and four thematic meetings, each month begun by `next` from the last.

Every paper of every meeting is made, no task is lost before it is told done, and the numbers of each type run on. What
the papers that span the year say of it is in `test_year_agrees`.
"""

from __future__ import annotations

import copy
import io
import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import docx
import pytest

from service import rules
from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue, series_of
from service.year.next_month import next_month
from tests.meeting_years import FULL

TOPIC_MONTHS = (2, 5, 8, 11)
OF_A_TOPIC = ("thematic-minutes", "thematic-paper")
BEGUN = ("org", "members", "meeting", "committee_meeting", "agenda_items", "prev_tasks", "issuance", "assessment")
OPEN = ("dang_lam", "chua_lam")


@pytest.fixture(scope="module")
def year(catalogue: Catalogue) -> list[dict[str, Any]]:
    held = [_held(_january(), 1)]
    while len(held) < 12:
        held.append(_held(next_month(read_dossier(held[-1]), catalogue.kinds, rules.built_in()), len(held) + 1))
    return held


def _january() -> dict[str, Any]:
    """As a new term begins: every paper of a month with its first number, nothing done before."""
    begun = {name: copy.deepcopy(FULL[name]) for name in BEGUN if name != "prev_tasks"}
    begun["meeting"] |= {"period": "2026-01", "start_at": "2026-01-24T19:30"}
    begun["committee_meeting"] |= {"start_at": "2026-01-21T19:30", "end_at": "2026-01-21T20:40"}
    first = {"minutes": 2, "result-report": 2}
    for kind in OF_A_TOPIC:
        begun["issuance"].pop(kind)
    for kind, paper in begun["issuance"].items():
        if "number" in paper:
            paper["number"] = first.get(kind, 1)
    return begun


def _held(begun: dict[str, Any], number: int) -> dict[str, Any]:
    """What a secretary adds to a dossier that was begun, until the meeting is over and its papers are signed."""
    month = f"2026-{number:02d}"
    told = {
        name: copy.deepcopy(block) for name, block in FULL.items() if name not in ("prev_tasks", "thematic_meeting")
    }
    held = {**told, **begun, "tasks": _tasks(number), "assessment": _marked(begun["assessment"])}
    held["extra"] = {**told["extra"], **begun.get("extra", {})}
    day = begun["meeting"]["start_at"][:10]
    held["meeting"] = {**told["meeting"], **begun["meeting"], "end_at": f"{day}T21:15", "minutes_passed_at": None}
    committee = begun["committee_meeting"]
    held["committee_meeting"] = {
        **told["committee_meeting"],
        **committee,
        "end_at": f"{committee['start_at'][:10]}T21:00",
    }
    for place, row in enumerate(held.get("prev_tasks", [])):
        row["result"] = OPEN[number % 2] if (place + number) % 3 == 0 else "hoan_thanh"
    if number == 3:
        held["prev_tasks"][0]["result"] = "khong_lam"  # dropped by the cell
    for paper in held["issuance"].values():
        paper.pop("draft_no", None)
        paper["signed_on"] = day
    if number in TOPIC_MONTHS:
        moved = copy.deepcopy(FULL["thematic_meeting"])
        moved |= {name: f"{month}-14{moved[name][10:]}" for name in ("start_at", "end_at", "minutes_passed_at")}
        held["thematic_meeting"] = moved
        taken = [held["issuance"][kind]["number"] for kind in ("minutes", "committee-minutes")]
        held["issuance"]["thematic-minutes"] = {"number": max(taken) + 1, "signed_on": f"{month}-14"}
        held["thematic"] |= {"title": f"Chuyên đề của tháng {number}", "quarter": (number + 2) // 3}
    else:
        held.pop("thematic")
    return held


def _tasks(number: int) -> list[dict[str, Any]]:
    works = (f"Tu sửa đoạn mương số {number}", f"Dọn vệ sinh ngõ {number}", f"Vận động {number + 10} hộ ký cam kết")
    due = f"2026-{number + 1:02d}-20" if number < 12 else "2027-01-20"
    return [{**FULL["tasks"][0], "work": work, "due": due, "schedule": ""} for work in works]


def _marked(assessment: dict[str, Any]) -> dict[str, Any]:
    """Every criterion with its maximum but one: what was begun has no points yet."""
    rows = [{**row, "self_score": row["max"] - (row["code"] == "5.1")} for row in assessment["rows"]]
    return {**FULL["assessment"], **assessment, "rows": rows}


def test_every_paper_of_every_meeting_is_made(year: list[dict[str, Any]], catalogue: Catalogue) -> None:
    made: dict[str, int] = defaultdict(int)
    for number, held in enumerate(year, 1):
        dossier = read_dossier(held)
        for kind in catalogue.kinds:
            if kind not in OF_A_TOPIC or number in TOPIC_MONTHS:
                generate(catalogue, kind, dossier)
                made[kind] += 1
    assert made == {kind: 4 if kind in OF_A_TOPIC else 12 for kind in catalogue.kinds}


def _still_open(held: dict[str, Any]) -> Iterator[str]:
    yield from (task["work"] for task in held["tasks"])
    yield from (row["work"] for row in held.get("prev_tasks", ()) if row["result"] in OPEN)


def test_no_task_is_lost_before_it_is_told_done_or_dropped(year: list[dict[str, Any]], catalogue: Catalogue) -> None:
    told_late = 0
    for before, after in itertools.pairwise(year):
        rows = {row["work"]: row for row in after["prev_tasks"]}
        assert set(_still_open(before)) <= rows.keys()
        assert len(rows) == len(after["prev_tasks"])  # nor does one come twice
        told_late += sum(row["set_in"] != before["meeting"]["period"] for row in after["prev_tasks"])
        document = docx.Document(io.BytesIO(generate(catalogue, "minutes", read_dossier(after)).content))
        printed = "\n".join(cell.text for table in document.tables for cell in table._cells).replace("\xa0", " ")
        assert not [work for work in rows if work not in printed]
    assert told_late > 10  # the year has works that stay open for months
    history = [read_dossier(held) for held in year]
    found = rules.check(history[-1], history[:-1])
    assert not [one.message for one in found if one.rule == "B15" and not one.is_undecided]


def test_the_numbers_of_each_type_run_without_a_gap(year: list[dict[str, Any]], catalogue: Catalogue) -> None:
    numbers: dict[str, list[int]] = defaultdict(list)
    for held in year:
        for kind, paper in held["issuance"].items():
            if "number" in paper:
                numbers[series_of(kind, catalogue.kinds)].append(paper["number"])
    assert {name: sorted(own) for name, own in numbers.items()} == {
        name: list(range(1, len(own) + 1)) for name, own in numbers.items()
    }
    assert sorted(map(len, numbers.values()), reverse=True)[:2] == [28, 24]  # minutes: 12 + 12 + 4; reports: 12 + 12
    history = [read_dossier(held) for held in year]
    for place in range(1, 12):
        found = rules.check(history[place], history[:place], series=catalogue.series)
        assert not [one.message for one in found if one.rule == "C11"]


def test_the_score_sheet_comes_back_each_month_with_its_maxima(year: list[dict[str, Any]]) -> None:
    plain = [row["code"] for row in FULL["assessment"]["rows"] if row["code"] != "4.3"]
    for held in year[1:]:
        assert [row["code"] for row in held["assessment"]["rows"]] == plain

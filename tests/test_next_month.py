"""The beginning of the next month: nothing unfinished is lost, what stays the same stays, numbers run on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from service import rules
from service.dossier import Dossier
from service.finding import Severity
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.vietnamese import Month
from service.year.next_month import next_month

DOORSTEP = "Đổ bê tông ngõ số 3, dài 100 m"  # the task of the sample's last month that is not finished


def begun(full: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    return next_month(read_dossier(full), catalogue.kinds)


def test_the_cell_stays_and_its_tasks_become_last_months_with_what_they_must_bring(
    full: dict[str, Any], catalogue: Catalogue
) -> None:
    new = begun(full, catalogue)
    assert [one["member_id"] for one in new["members"]] == [one["member_id"] for one in full["members"]]
    assert new["org"]["cell_name"] == full["org"]["cell_name"]
    open_one, *rows = new["prev_tasks"]
    assert [row["work"] for row in rows] == [task["work"] for task in full["tasks"]]
    assert [row["product"] for row in rows] == [task["result"] for task in full["tasks"]]
    assert {row["set_in"] for row in rows} == {"2026-11"}
    assert not [row for row in new["prev_tasks"] if "result" in row]
    assert (open_one["work"], open_one["set_in"]) == (DOORSTEP, "2026-10")
    assert open_one["initial_state"] == "Đang thực hiện 60%: Xong 60 m, chuyển tiếp sang tháng 12"
    assert not new.keys() & {"attendance", "tasks", "votes", "conclusion", "discussion", "review", "drafts"}
    read_dossier(new)


def test_the_practical_deed_comes_back_once_until_its_result_is_told(
    full: dict[str, Any], catalogue: Catalogue
) -> None:
    def deeds() -> list[str]:
        return [row["work"] for row in begun(full, catalogue)["prev_tasks"] if row.get("is_deed")]

    assert deeds() == [full["tasks"][3]["work"]]  # one of the tasks is the deed
    full["practical_deed"]["title"] = "Dựng 2 bảng tin đầu bản"
    assert deeds() == ["Dựng 2 bảng tin đầu bản"]
    later = begun(full, catalogue)
    later["prev_tasks"][-1] |= {"result": "chua_lam"}
    assert [row["work"] for row in begun(later, catalogue)["prev_tasks"] if row.get("is_deed")] == deeds()
    later["practical_deed"] = full["practical_deed"]  # chosen again: it is one work, since the same month
    (again,) = [row for row in begun(later, catalogue)["prev_tasks"] if row.get("is_deed")]
    assert (again["set_in"], again["initial_state"]) == ("2026-11", "Chưa thực hiện")
    del later["practical_deed"]
    later["prev_tasks"][-1] |= {"result": "hoan_thanh"}
    assert DOORSTEP in [row["work"] for row in begun(later, catalogue)["prev_tasks"]]
    assert not [row for row in begun(later, catalogue)["prev_tasks"] if row.get("is_deed")]


@pytest.mark.parametrize(
    ("result", "comes_back"),
    [(None, True), ("dang_lam", True), ("chua_lam", True), ("hoan_thanh", False), ("khong_lam", False)],
)
def test_a_task_comes_back_until_it_is_done_or_dropped(
    result: str | None, comes_back: bool, full: dict[str, Any], catalogue: Catalogue
) -> None:
    full["prev_tasks"][4]["result"] = result
    full["prev_tasks"][4]["set_in"] = "2026-08"
    found = {row["work"]: row["set_in"] for row in begun(full, catalogue)["prev_tasks"]}
    assert (found.get(DOORSTEP) == "2026-08") == comes_back


def test_a_task_set_again_in_the_same_words_is_one_task_with_the_month_of_the_first(
    full: dict[str, Any], catalogue: Catalogue
) -> None:
    full["tasks"][0]["work"] = DOORSTEP.upper()
    (row,) = [one for one in begun(full, catalogue)["prev_tasks"] if one["work"].lower() == DOORSTEP.lower()]
    assert (row["set_in"], row["due"]) == ("2026-10", full["tasks"][0]["due"])
    full["tasks"][0]["work"] = "Đổ bê tông nốt 40 m của ngõ số 3"  # other words: both stand, nothing is guessed away
    works = [one["work"] for one in begun(full, catalogue)["prev_tasks"]]
    assert {DOORSTEP, full["tasks"][0]["work"]} <= set(works)


def test_a_task_done_and_opened_again_is_open(full: dict[str, Any], catalogue: Catalogue) -> None:
    done = full["prev_tasks"][0]
    full["tasks"][0] |= {"work": done["work"]}  # done last month, and set again now
    (row,) = [one for one in begun(full, catalogue)["prev_tasks"] if one["work"] == done["work"]]
    assert row["set_in"] == "2026-11"
    assert "initial_state" not in row


def test_what_is_the_same_every_month_stays(full: dict[str, Any], catalogue: Catalogue) -> None:
    new = begun(full, catalogue)
    assert {name: new["meeting"][name] for name in ("place", "chair", "clerk")} == {
        name: full["meeting"][name] for name in ("place", "chair", "clerk")
    }
    assert [guest["name"] for guest in new["meeting"]["guests"]] == ["Đinh Thị Thu"]
    assert new["committee_meeting"] == {
        "start_at": "2026-12-21T19:30",
        **{name: full["committee_meeting"][name] for name in ("place", "chair", "clerk")},
    }
    assert new["extra"] == {"invitation": {"requests": full["extra"]["invitation"]["requests"]}}


def test_the_programme_moves_on_by_a_month_without_its_topic(full: dict[str, Any], catalogue: Catalogue) -> None:
    full["meeting"]["kind"] = "ket_hop"
    full["agenda_items"].append({"content": "Chuyên đề quý IV", "kind": "thematic"})
    full["agenda_items"][0]["note"] = "Tiếp thu ý kiến từ tháng 9/2026, tháng 10, tháng 12 năm 2025"
    items = begun(full, catalogue)["agenda_items"]
    assert [item["minutes"] for item in items] == [item["minutes"] for item in full["agenda_items"][:-1]]
    assert items[2]["content"].endswith("nhiệm vụ tháng 12; phương hướng, nhiệm vụ tháng 01 năm 2027")
    assert items[0]["note"] == full["agenda_items"][0]["note"]
    full["agenda_items"][0]["note"] = "Tài liệu tháng 11/2026; việc tháng 12/2026"
    assert begun(full, catalogue)["agenda_items"][0]["note"] == "Tài liệu tháng 12/2026; việc tháng 01/2027"
    full["meeting"]["kind"] = "chuyen_de"
    assert "agenda_items" not in begun(full, catalogue)


def test_numbers_follow_the_highest_of_the_type_in_the_order_of_this_month(
    full: dict[str, Any], catalogue: Catalogue
) -> None:
    papers = begun(full, catalogue)["issuance"]
    numbers = {kind: paper["number"] for kind, paper in papers.items() if "number" in paper}
    # of the three minutes (10, 11, 12) two are made every month
    assert (numbers["committee-minutes"], numbers["minutes"]) == (13, 14)
    assert "thematic-minutes" not in numbers
    assert (numbers["resolution"], numbers["agenda"]) == (12, 11)
    for paper in papers.values():
        assert not {"signed_on", "subject"} & paper.keys()
    assert not any("24/11/2026" in ground for paper in papers.values() for ground in paper.get("grounds", ()))
    assert any("Điều lệ" in ground for ground in papers["resolution"]["grounds"])


def test_a_number_that_no_paper_went_out_under_is_taken_again(full: dict[str, Any], catalogue: Catalogue) -> None:
    full["issuance"]["resolution"] |= {"signed_on": None, "draft_no": 1}
    assert begun(full, catalogue)["issuance"]["resolution"]["number"] == 11


@pytest.mark.parametrize(
    ("period", "start", "proposed"),
    [
        ("2026-11", "2026-11-24T19:30", "2026-12-24T19:30"),
        ("2026-12", "2026-12-24T19:30", "2027-01-25T19:30"),  # 24/01/2027 is a Sunday
        ("2026-09", "2026-09-25T14:00", "2026-10-24T14:00"),
    ],
)
def test_next_month_proposes_the_24th_or_the_25th_at_the_same_hour(
    period: str, start: str, proposed: str, minimal: dict[str, Any], catalogue: Catalogue
) -> None:
    minimal["meeting"] |= {"period": period, "start_at": start}
    minimal["meeting"].pop("end_at", None)
    assert next_month(read_dossier(minimal), catalogue.kinds)["meeting"]["start_at"] == proposed


@pytest.mark.parametrize(
    ("period", "start", "proposed"),
    [
        ("2026-11", "2026-11-03T19:30", "2026-12-03T19:30"),
        ("2026-10", "2026-10-01T19:30", "2026-11-02T19:30"),  # 01/11/2026 is a Sunday
        ("2027-01", "2027-01-31T19:30", "2027-02-27T19:30"),  # the last day is a Sunday
    ],
)
def test_a_cell_whose_profile_asks_for_no_day_meets_on_its_own(
    period: str, start: str, proposed: str, minimal: dict[str, Any], catalogue: Catalogue
) -> None:
    minimal["meeting"] |= {"period": period, "start_at": start}
    minimal["meeting"].pop("end_at", None)
    minimal["org"]["rule_profile"] = "hd42_2025"
    assert next_month(read_dossier(minimal), catalogue.kinds, rules.built_in())["meeting"]["start_at"] == proposed


# A year ---------------------------------------------------------------------------------------------------------

THEMATIC_MONTHS = (3, 6, 9, 12)
TASKS = (  # work, and how many meetings later it is reported done; one is set in every month
    ("Vận động {n} hộ phân loại rác tại nhà", 1),
    ("Làm mới đoạn mương số {n}", 3),
    ("Rà soát, giúp đỡ hộ khó khăn số {n}", 2),
)


def _held(new: dict[str, Any], month: Month, last: dict[str, int], members: list[str]) -> dict[str, Any]:
    """The meeting that a secretary makes of the beginning: results told, tasks set, papers numbered as they go out."""
    day = date.fromisoformat(new["meeting"]["start_at"][:10])
    new["meeting"]["end_at"] = f"{day}T21:15"
    for row in new.get("prev_tasks", []):
        set_in = Month(*map(int, row["set_in"].split("-")))
        age = (month.year - set_in.year) * 12 + month.month - set_in.month
        wanted = next(after for work, after in TASKS if row["work"].startswith(work.split("{")[0]))
        row["result"] = "hoan_thanh" if age >= wanted else "dang_lam"
    due = f"{month.next}-20"
    new["tasks"] = [
        {"work": work.format(n=100 + month.month), "leads": [members[0]], "due": due, "responsible": members[1]}
        | {"result": "Có biên bản"}
        for work, _ in TASKS
    ]
    papers = [("committee-minutes", "BB", day - timedelta(days=3)), ("agenda", "CTr", day - timedelta(days=2))]
    if month.month in THEMATIC_MONTHS:
        papers.append(("thematic-minutes", "BB", day - timedelta(days=1)))
        quarter = {"title": f"Chuyên đề quý {month.quarter[1]}", "quarter": month.quarter[1]}
        new["thematic"] = quarter
        new["thematic_meeting"] = {
            "start_at": f"{day - timedelta(days=1)}T19:30",
            "end_at": f"{day - timedelta(days=1)}T21:00",
            **{name: new["meeting"][name] for name in ("place", "chair", "clerk")},
            "attendance": [{"member": one, "state": "co_mat"} for one in members],
        }
    papers += [("minutes", "BB", day), ("resolution", "NQ", day)]
    proposed = {kind: paper.get("number") for kind, paper in new["issuance"].items()}
    for kind, series, signed in papers:
        last[series] += 1
        if month.month not in THEMATIC_MONTHS and proposed:  # then nothing has to be changed
            assert proposed.get(kind, last[series]) == last[series]
        new["issuance"][kind] = {"number": last[series], "signed_on": str(signed), "signer": members[0]}
    return new


def test_a_year_begun_month_by_month_loses_no_task_and_skips_no_number(
    full: dict[str, Any], catalogue: Catalogue
) -> None:
    members = [row["member_id"] for row in full["members"] if row["activity_status"] == "binh_thuong"]
    keep = ("org", "members", "meeting", "agenda_items", "committee_meeting")
    first = {name: full[name] for name in keep} | {
        "issuance": {},
        "members": [row for row in full["members"] if row["member_id"] in members],
    }
    first["meeting"] |= {"period": "2026-01", "start_at": "2026-01-24T19:30", "minutes_passed_at": None}
    held: list[Dossier] = []
    new, last = first, dict.fromkeys(("BB", "CTr", "NQ"), 0)
    for number in range(1, 13):
        month = Month(2026, number)
        assert new["meeting"]["period"] == str(month)
        held.append(read_dossier(_held(new, month, last, members)))
        new = next_month(held[-1], catalogue.kinds)
    assert last == {"BB": 12 + 12 + 4, "CTr": 12, "NQ": 12}
    for month_of_task in range(len(held)):
        for work, after in TASKS:
            wanted = work.format(n=100 + month_of_task + 1)
            rows = [
                (later, row.result)
                for later, other in enumerate(held)
                for row in other.prev_tasks
                if row.work == wanted
            ]
            told = range(month_of_task + 1, min(month_of_task + after, 11) + 1)
            assert [later for later, _ in rows] == list(told), wanted
            assert all(result == "dang_lam" for later, result in rows if later < month_of_task + after)
    for place, dossier in enumerate(held):
        found = rules.check(dossier, held[:place], series=catalogue.series)
        assert not [one for one in found if one.rule in ("B09", "B15", "C11") and not one.is_undecided], place
    broken = read_dossier(held[6].plain() | {"prev_tasks": []})
    lost = [one.message for one in rules.check(broken, held[:6]) if one.rule == "B15"]
    assert [message[:30] for message in lost] == [
        "“Làm mới đoạn mương số 104” gi",
        "“Làm mới đoạn mương số 105” gi",
        "“Rà soát, giúp đỡ hộ khó khăn ",
    ]


def test_the_score_sheet_stays_with_its_maxima_and_waits_for_points(full: dict[str, Any], catalogue: Catalogue) -> None:
    """All criteria but the one that counts beside a topic: a regular meeting is begun, which has none."""
    new = begun(full, catalogue)["assessment"]
    rows = [row for row in full["assessment"]["rows"] if row["code"] != "4.3"]
    assert new["rows"] == [{name: row[name] for name in ("code", "title", "max")} for row in rows]
    assert len(new["rows"]) == 26
    assert {name: new[name] for name in ("sheet_id", "marker")} == {
        name: full["assessment"][name] for name in ("sheet_id", "marker")
    }
    full["assessment"]["sheet_id"] = "hd42_2025"  # a sheet all of whose criteria count every month
    assert len(begun(full, catalogue)["assessment"]["rows"]) == 27
    del full["assessment"]
    assert "assessment" not in begun(full, catalogue)


def test_what_is_not_marked_yet_is_no_mark_of_nothing(full: dict[str, Any], catalogue: Catalogue) -> None:
    mark = read_dossier(begun(full, catalogue)).assessment
    assert mark is not None
    assert (mark.total, mark.grade, mark.share, mark.final_total, mark.final_grade, mark.rank) == (
        None, "", "", None, "", -1,
    )  # fmt: skip
    assert {line.self_score for line in mark.lines} == {None}
    full["assessment"]["rows"][0] = {**full["assessment"]["rows"][0], "self_score": None}
    waiting = read_dossier(full)
    assert waiting.assessment is not None
    assert waiting.assessment.total is None
    (said,) = [one for one in rules.check(waiting) if one.rule == "B10"]
    assert (said.severity, said.where) == (Severity.INFO, "assessment.rows[0].self_score")
    assert "còn 1 tiêu chí chưa chấm điểm" in said.message

"""One table for all rules of the meeting: what each says of a change to the complete sample.

A row is (rule, part, change, verdict). `part` is pass, fail, boundary or missing; the change takes the dossier as a
mapping, and may return earlier dossiers; the verdict is ``pass`` (the rule says nothing), the heaviest severity that
it gives, ``undecided`` (it lacks its data) or ``refused`` (what it needs is always there: reading asks for it).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from tests.conftest import sample

Data = dict[str, Any]
Change = Callable[[Data], object]

STRICT = """title = "Bộ quy tắc của phường"
extends = "sonla_model"

[limits]
meeting_days = [27]
attendance = { percent = 80, operator = ">" }

[sources]
ward = "Quy chế của Đảng uỷ phường"

[rules]
A08 = { severity = "error", tag = "V", source = "ward" }
A14 = { apply = false }
"""


def earlier(period: str, day: int = 24, **changes: Any) -> Data:
    """The regular meeting of an earlier month: the sample moved there, with blocks replaced."""
    found = sample("ban-mong-2026-11")
    meeting = found["meeting"]
    moved = {"period": period, "start_at": f"{period}-{day:02d}T19:30", "end_at": f"{period}-{day:02d}T21:15"}
    found["meeting"] = {**meeting, **moved, "minutes_passed_at": None, **changes.pop("meeting", {})}
    found["issuance"] = {}
    found.update(changes)
    return found


def months(*periods: str, **changes: Any) -> list[Data]:
    return [earlier(period, **copy.deepcopy(changes)) for period in periods]


def put(path: str, value: Any) -> Change:
    """Write one value at a dotted path; list positions are numbers."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]

    def change(data: Any) -> None:
        for step in steps:
            data = data[step]
        data[last] = copy.deepcopy(value)

    return change


def drop(*blocks: str) -> Change:
    def change(data: Data) -> None:
        for block in blocks:
            *steps, last = block.split(".")
            here: Any = data
            for step in steps:
                here = here[int(step) if step.isdigit() else step]
            here.pop(last)

    return change


def before(change: Change, data: Data) -> list[Data]:
    """Change `data`; the earlier dossiers that the change gives."""
    made = change(data)
    return [one for one in made if isinstance(one, dict) and "org" in one] if isinstance(made, list) else []


def each(*changes: Change) -> Change:
    """Several changes; the earlier dossiers of all of them."""

    def change(data: Data) -> list[Data]:
        return [one for made in changes for one in before(made, data)]

    return change


def with_history(*dossiers: Data) -> Change:
    return lambda data: list(dossiers)


def same(data: Data) -> None:
    """The sample as it is."""


def marked(state: str, *members: str) -> Change:
    def change(data: Data) -> None:
        for row in data["attendance"]:
            if row["member"] in members:
                row.update(state=state, reason="ốm")

    return change


def eight_of_ten(data: Data) -> None:
    """Nineteen official members summoned, ten came, eight were for it."""
    rate(10, 19)(data)
    data["votes"] = [{"subject": "Nghị quyết tháng 12", "paper": "resolution", "agree": 8, "disagree": 2}]
    data["commendations"] = []


def rate(present: int, expected: int) -> Change:
    """A roster of `expected` official members of whom `present` came and the others are excused."""

    def change(data: Data) -> None:
        ids = [f"m{number}" for number in range(expected)]
        data["members"] = [{"member_id": one, "full_name": f"Lò Văn {one.upper()}"} for one in ids]
        data["members"][0]["party_role"] = "bi_thu"
        data.pop("thematic_meeting")  # its attendance is of the members that were there before
        states = ["co_mat"] * present + ["vang_co_ly_do"] * (expected - present)
        data["attendance"] = [
            {"member": one, "state": state, "reason": "ốm"} for one, state in zip(ids, states, strict=True)
        ]
        for block in ("drafts", "distributions", "discussion", "criticism", "tasks", "prev_tasks", "assessment"):
            data.pop(block)
        for block in ("committee_meeting", "thematic", "practical_deed", "conclusion"):
            data.pop(block)
        for block in ("planned_topics", "year_registration"):
            data.pop(block, None)
        data["agenda_items"], data["issuance"] = [], {}
        data["meeting"].update(chair="m0", clerk="m1")

    return change


def profile(name: str) -> Change:
    return put("org.rule_profile", name)


TASK = sample("ban-mong-2026-11")["tasks"][0]
EXCUSED = {"attendance": sample("ban-mong-2026-11")["attendance"]}
LATE = "2026-11-24T18:00"
LONG = "Tổ chức hội nghị sơ kết"


def _prepared() -> list[tuple[str, str, Change, str]]:
    return [
        ("A01", "pass", same, "pass"),
        ("A01", "fail", lambda d: d["drafts"].pop(0), "error"),
        ("A01", "fail", lambda d: d["drafts"].pop(1), "error"),
        ("A01", "boundary", each(put("meeting.kind", "chuyen_de"), lambda d: d["drafts"].pop(1)), "pass"),
        ("A01", "missing", drop("drafts"), "undecided"),
        ("A02", "pass", put("drafts.0.author", "tong-van-inh"), "pass"),
        ("A02", "fail", put("drafts.0.author", "vi-van-tuan"), "error"),
        ("A02", "boundary", each(put("drafts.0.author", "vi-van-tuan"), put("drafts.0.kind", "chuyen_de")), "warning"),
        ("A02", "missing", put("drafts.0.author", None), "undecided"),
        ("A03", "pass", same, "pass"),
        ("A03", "fail", put("committee_meeting.approved_draft_ids", ["noi-dung"]), "error"),
        (
            "A03",
            "boundary",
            lambda d: d["committee_meeting"].update(start_at="2026-11-23T23:00", end_at="2026-11-23T23:30"),
            "pass",
        ),
        (
            "A03",
            "boundary",
            lambda d: d["committee_meeting"].update(start_at="2026-11-24T07:00", end_at="2026-11-24T08:00"),
            "error",
        ),
        ("A03", "missing", drop("committee_meeting"), "undecided"),
        ("A04", "pass", same, "pass"),
        ("A04", "fail", put("drafts.0.finalized_at", "2026-11-24T17:00"), "error"),
        ("A04", "fail", put("drafts.0.finalized_at", "2026-11-21T20:00"), "error"),
        ("A04", "boundary", put("drafts.0.finalized_at", "2026-11-23T19:30"), "pass"),
        ("A04", "boundary", put("drafts.0.finalized_at", "2026-11-23T19:31"), "error"),
        ("A04", "missing", put("drafts.0.finalized_at", None), "undecided"),
        ("A05", "pass", same, "pass"),
        (
            "A05",
            "fail",
            lambda d: d.update(distributions=[r for r in d["distributions"] if r["member"] != "lo-van-noi"]),
            "error",
        ),
        ("A05", "boundary", lambda d: [r.update(sent_at="2026-11-23T19:30") for r in d["distributions"]], "pass"),
        ("A05", "boundary", lambda d: [r.update(sent_at="2026-11-23T19:31") for r in d["distributions"]], "error"),
        ("A05", "boundary", put("distributions.0.channel", None), "warning"),
        ("A05", "missing", drop("distributions", "app_posts"), "undecided"),
        ("B02", "pass", same, "pass"),
        ("B02", "fail", put("agenda_items.6.minutes", 5), "warning"),
        ("B02", "fail", put("agenda_items.6.presenter", None), "warning"),
        ("B02", "boundary", put("agenda_items.6.minutes", 10), "pass"),
        ("B02", "boundary", put("agenda_items.6.minutes", 9), "warning"),
        ("B02", "missing", put("agenda_items.6.minutes", None), "undecided"),
        ("B04", "pass", same, "pass"),
        ("B04", "fail", put("app_posts.superior_notified_at", "2026-11-24T20:00"), "warning"),
        ("B04", "boundary", put("app_posts.superior_notified_at", "2026-11-24T19:30"), "warning"),
        ("B04", "boundary", put("app_posts.superior_notified_at", "2026-11-24T19:29"), "pass"),
        ("B04", "missing", each(drop("app_posts"), put("meeting.guests", [])), "undecided"),
        ("B05", "pass", same, "pass"),
        ("B05", "fail", put("app_posts.before_at", LATE), "warning"),
        ("B05", "boundary", put("app_posts.after_at", "2026-11-26T23:59"), "pass"),
        ("B05", "boundary", put("app_posts.after_at", "2026-11-27T00:01"), "warning"),
        ("B05", "missing", drop("app_posts"), "undecided"),
        ("B08", "pass", same, "pass"),
        ("B08", "fail", put("agenda_items.3.kind", "news"), "warning"),
        ("B08", "boundary", put("agenda_items.3.minutes", 15), "pass"),
        ("B08", "boundary", put("agenda_items.3.minutes", 14), "warning"),
        ("B08", "missing", put("agenda_items.3.minutes", None), "undecided"),
        ("B13", "pass", same, "pass"),
        ("B13", "fail", put("agenda_items.2.content", LONG), "warning"),
        ("B13", "boundary", put("agenda_items.2.kind", "thematic"), "warning"),
        ("B13", "boundary", each(put("agenda_items.2.kind", "thematic"), put("meeting.kind", "ket_hop")), "pass"),
        ("B13", "missing", drop("agenda_items"), "undecided"),
    ]


def _came() -> list[tuple[str, str, Change, str]]:
    four = months("2026-08", "2026-09", "2026-10")
    in_lao_cai = profile("lao_cai_2026")
    never = [{"member": one["member"], "state": "co_mat"} for one in EXCUSED["attendance"]]
    whole = months(*(f"2026-{number:02d}" for number in range(1, 10)), attendance=_present())
    return [
        ("A11", "pass", same, "pass"),
        ("A11", "fail", rate(16, 20), "warning"),
        ("A11", "boundary", rate(17, 20), "pass"),
        ("A11", "boundary", rate(16, 19), "warning"),
        ("A11", "boundary", each(rate(17, 20), profile("hd12_2018")), "warning"),
        ("A11", "boundary", each(rate(18, 20), profile("hd12_2018")), "pass"),
        ("A11", "boundary", each(rate(17, 20), profile("hd42_2025")), "warning"),
        ("A11", "boundary", each(rate(18, 20), profile("hd42_2025")), "pass"),
        ("A11", "fail", marked("vang_co_ly_do", "bac-thi-la", "lo-van-noi", "vi-van-tuan"), "error"),
        ("A11", "missing", put("attendance", []), "undecided"),
        ("A12", "pass", same, "pass"),
        (
            "A12",
            "fail",
            each(put("assessment.rows.1.self_score", 1), marked("vang_khong_ly_do", "bac-thi-la")),
            "warning",
        ),
        ("A12", "fail", marked("vang_khong_ly_do", "bac-thi-la"), "error"),
        ("A12", "boundary", marked("vang_khong_ly_do", "lo-van-en"), "pass"),
        ("A12", "missing", put("attendance", []), "undecided"),
        ("A13", "pass", each(put("attendance", _present()), same), "pass"),
        ("A13", "pass", with_history(earlier("2026-10", attendance=_present())), "pass"),
        ("A13", "fail", with_history(*whole[:7], *four), "warning"),
        ("A13", "boundary", with_history(*whole[:8], *four[1:]), "warning"),
        ("A13", "boundary", with_history(*whole, four[2]), "pass"),
        ("A13", "missing", same, "undecided"),
        ("B03", "pass", same, "pass"),
        ("B03", "fail", rate(17, 20), "warning"),
        ("B03", "boundary", rate(18, 20), "pass"),
        ("B03", "missing", put("attendance", []), "undecided"),
        ("C01", "pass", same, "pass"),
        ("C01", "fail", marked("vang_khong_ly_do", "luong-thi-anh"), "error"),
        ("C01", "boundary", marked("co_mat", "lo-van-en"), "pass"),
        ("C01", "fail", put("members.10.activity_status", "dinh_chi"), "error"),
        ("C01", "fail", put("members.10.activity_status", "llvt_dac_biet"), "warning"),
        (
            "C01",
            "boundary",
            each(put("members.10.activity_status", "dinh_chi"), marked("khong_trieu_tap", "lo-van-noi")),
            "pass",
        ),
        ("C01", "missing", put("attendance", []), "undecided"),
        ("C02", "pass", same, "pass"),
        ("C02", "fail", lambda d: d["attendance"][13].update(reason="", reason_kind=None), "error"),
        ("C02", "boundary", put("attendance.13.reason", ""), "pass"),
        ("C02", "missing", put("attendance", []), "undecided"),
        ("B06", "pass", in_lao_cai, "pass"),
        ("B06", "pass", lambda d: d.update(discussion=d["discussion"][:4]), "pass"),  # elsewhere nobody counts
        ("B06", "fail", each(in_lao_cai, lambda d: d.update(discussion=d["discussion"][:4])), "warning"),
        ("B06", "boundary", each(in_lao_cai, lambda d: d.update(discussion=d["discussion"][:5])), "pass"),
        ("B06", "boundary", each(in_lao_cai, lambda d: d.update(discussion=d["discussion"][:4] * 2)), "warning"),
        ("B06", "missing", each(in_lao_cai, drop("discussion")), "undecided"),
        ("C04", "pass", same, "pass"),
        ("C04", "fail", put("discussion.0.speaker", "ca-van-xom"), "error"),
        ("C04", "boundary", put("discussion.0.speaker", "Đinh Thị Thu"), "pass"),
        ("C04", "boundary", put("discussion.0.speaker", "Người không quen"), "warning"),
        ("C04", "missing", put("attendance", []), "undecided"),
        ("C03", "pass", same, "pass"),
        ("C03", "fail", put("meeting.chair", "vi-van-tuan"), "error"),
        ("C03", "fail", put("meeting.clerk", "ca-van-xom"), "error"),
        ("C03", "fail", put("meeting.clerk", "lo-van-thieng"), "error"),
        ("C03", "fail", put("members.1.party_role", "bi_thu"), "error"),
        ("C03", "boundary", put("members.1.party_role", "chi_uy_vien"), "pass"),
        ("C03", "boundary", put("meeting.chair", "tong-van-inh"), "pass"),
        ("C03", "boundary", put("issuance.resolution.signer", "ca-van-xom"), "warning"),
        ("C03", "missing", put("meeting.chair", None), "undecided"),
        ("C05", "pass", same, "pass"),
        ("C05", "fail", put("votes.0.agree", 19), "error"),
        ("C05", "boundary", put("votes.0.agree", 18), "error"),
        ("C05", "boundary", put("votes.0.agree", 16), "warning"),
        ("C05", "boundary", lambda d: d["votes"][0].update(agree=9, disagree=8), "warning"),
        ("C05", "boundary", lambda d: d["votes"][0].update(agree=10, disagree=7), "pass"),
        ("C05", "fail", eight_of_ten, "warning"),
        ("C05", "missing", put("votes", []), "undecided"),
        *_elsewhere(never),
    ]


def _present() -> list[Data]:
    rows = copy.deepcopy(EXCUSED["attendance"])
    for row in rows:
        if row["state"] == "vang_co_ly_do":
            row.update(state="co_mat", reason="", reason_kind=None)
    return rows


def _elsewhere(rows: list[Data]) -> list[tuple[str, str, Change, str]]:
    """An absence in the months of last year, or of another cell, counts for nothing."""
    other = earlier("2026-10")
    other["org"] = {**other["org"], "cell_code": "ban-sang"}
    return [
        ("A13", "boundary", each(put("attendance", _present()), with_history(*months("2026-08", "2026-09"))), "pass"),
        ("A13", "missing", with_history(other), "undecided"),
    ]


def _timed() -> list[tuple[str, str, Change, str]]:
    topic = "Học tập và làm theo Bác về tiết kiệm, chống lãng phí trong việc cưới, việc tang"
    december = each(
        put("meeting.period", "2026-12"),
        lambda d: d["meeting"].update(start_at="2026-12-24T19:30", end_at="2026-12-24T21:15"),
    )
    autumn = months("2026-10", "2026-11")
    summer = months("2026-07", "2026-08", "2026-09", "2026-10")
    thematic = earlier("2026-10", meeting={"kind": "chuyen_de"})
    numbered = earlier("2026-10", issuance={"resolution": {"number": 10, "signed_on": "2026-10-24"}})
    skipped = earlier("2026-10", issuance={"resolution": {"number": 9, "signed_on": "2026-10-24"}})
    taken = earlier("2026-10", issuance={"resolution": {"number": 11, "signed_on": "2026-10-24"}})
    only = put("issuance", {"resolution": {"number": 11, "signed_on": "2026-11-24"}})
    return [
        ("A07", "pass", with_history(*months("2026-09", "2026-10")), "pass"),
        ("A07", "fail", with_history(*months("2026-08", "2026-10")), "error"),
        ("A07", "boundary", with_history(earlier("2026-10"), earlier("2026-11", 4)), "warning"),
        ("A07", "boundary", with_history(earlier("2026-10"), earlier("2026-11", 30)), "pass"),
        ("A07", "missing", same, "undecided"),
        ("A08", "pass", same, "pass"),
        ("A08", "fail", put("meeting.start_at", "2026-11-20T19:30"), "warning"),
        ("A08", "boundary", lambda d: d["meeting"].update(start_at="2026-11-25T19:30", end_at=None), "pass"),
        ("A08", "boundary", lambda d: d["meeting"].update(start_at="2026-11-26T19:30", end_at=None), "warning"),
        (
            "A08",
            "boundary",
            lambda d: d["meeting"].update(start_at="2026-11-26T19:30", end_at=None, date_exception="bão lũ"),
            "pass",
        ),
        ("A08", "missing", drop("meeting.start_at"), "refused"),
        ("A09", "pass", each(december, with_history(*autumn, thematic)), "pass"),
        ("A09", "fail", with_history(*summer), "error"),
        ("A09", "boundary", each(december, with_history(*autumn)), "warning"),
        ("A09", "boundary", with_history(*months("2026-10")), "pass"),
        ("A09", "missing", december, "undecided"),
        ("A10", "pass", same, "pass"),
        ("A10", "fail", put("agenda_items.2.content", topic), "error"),
        ("A10", "boundary", put("thematic.title", "rừng suối đường bản một hai"), "pass"),
        (
            "A10",
            "boundary",
            each(put("thematic.title", "rừng suối đường nương lúa"), put("agenda_items.2.content", "rừng suối đường")),
            "warning",
        ),
        (
            "A10",
            "boundary",
            each(put("thematic.title", "rừng suối đường nương lúa"), put("agenda_items.2.content", "rừng suối")),
            "pass",
        ),
        ("A10", "missing", each(put("meeting.kind", "chuyen_de"), drop("thematic")), "undecided"),
        ("B01", "pass", same, "pass"),
        ("B01", "fail", put("meeting.end_at", "2026-11-24T20:30"), "warning"),
        ("B01", "boundary", put("meeting.end_at", "2026-11-24T21:00"), "pass"),
        ("B01", "boundary", put("meeting.end_at", "2026-11-24T20:59"), "warning"),
        ("B01", "boundary", put("meeting.kind", "ket_hop"), "warning"),
        ("B01", "boundary", each(put("meeting.kind", "ket_hop"), profile("hd12_2018")), "pass"),
        ("B01", "missing", put("meeting.end_at", None), "undecided"),
        ("C11", "pass", each(only, with_history(numbered)), "pass"),
        ("C11", "fail", each(only, with_history(taken)), "warning"),
        ("C11", "boundary", each(only, with_history(skipped)), "warning"),
        ("C11", "boundary", put("issuance", {"resolution": {"number": 1, "signed_on": "2026-11-24"}}), "pass"),
        ("C11", "fail", put("issuance.committee-minutes.number", 12), "warning"),
        ("C11", "fail", put("issuance.committee-minutes.number", 9), "warning"),
        ("C11", "missing", same, "undecided"),
    ]


def _worked() -> list[tuple[str, str, Change, str]]:
    given = earlier("2026-10", tasks=[TASK])
    bridges = "Sửa 3 cầu tre qua suối"
    september = earlier("2026-09", tasks=[{**TASK, "work": bridges}], practical_deed=None)
    deed = earlier("2026-09", tasks=[], practical_deed={"title": bridges})

    def october(*results: str) -> Data:
        told = [{"work": bridges, "result": result} for result in results]
        return earlier("2026-10", tasks=[], prev_tasks=told, practical_deed=None)

    def again(data: Data) -> None:
        data["prev_tasks"].append({"work": "Sửa nốt 3 cầu qua suối", "result": "dang_lam"})

    repaired = {**sample("ban-mong-2026-11")["prev_tasks"][0], "work": TASK["work"] + " (xong)"}
    return [
        ("A06", "pass", same, "pass"),
        ("A06", "fail", put("tasks.0.leads", ["Toàn thể đảng viên"]), "error"),
        ("A06", "fail", put("tasks.0.responsible", "Chi uỷ"), "error"),
        ("A06", "fail", put("tasks.0.due", "2026-11-20"), "error"),
        ("A06", "fail", put("tasks", []), "error"),
        ("A06", "boundary", put("tasks.0.due", "2026-12-31"), "pass"),
        ("A06", "boundary", put("tasks.0.due", "2027-01-01"), "warning"),
        ("A06", "boundary", put("tasks.0.work", "Dọn 3 ngõ"), "error"),
        ("A06", "boundary", put("tasks.0.work", "Dọn 30 ngõ"), "pass"),
        ("A06", "boundary", put("tasks.0.responsible", "vi-van-tuan"), "warning"),
        ("A06", "boundary", each(put("tasks.0.result", "Kịp thời"), put("tasks.0.measure", None)), "warning"),
        ("A06", "boundary", each(put("tasks.0.result", "Có biên bản"), put("tasks.0.measure", None)), "pass"),
        ("A06", "missing", each(put("tasks", []), put("issuance", {})), "undecided"),
        ("A14", "pass", same, "pass"),
        ("A14", "fail", put("commendations", []), "warning"),
        ("A14", "boundary", put("commendations.0.deed", "a" * 30), "pass"),
        ("A14", "boundary", put("commendations.0.deed", "a" * 29), "warning"),
        (
            "A14",
            "boundary",
            each(
                put("commendations", []),
                put("review.lam_theo_bac", "Tháng này không có gương người tốt, việc tốt nào vì mới họp."),
            ),
            "info",
        ),
        ("A14", "missing", each(put("commendations", []), put("attendance", [])), "undecided"),
        ("A15", "pass", same, "pass"),
        ("A15", "fail", put("committee_meeting.review_note", ""), "warning"),
        ("A15", "fail", put("practical_deed.lead", None), "warning"),
        ("A15", "boundary", each(drop("practical_deed"), with_history(earlier("2026-10"))), "pass"),
        ("A15", "boundary", each(drop("practical_deed"), with_history(earlier("2026-09"))), "warning"),
        ("A15", "missing", drop("practical_deed"), "undecided"),
        ("A16", "pass", same, "pass"),
        ("A16", "fail", put("issuance", {}), "error"),
        ("A16", "boundary", lambda d: [d["issuance"][k].update(signed_on="2026-11-26") for k in _OUT], "pass"),
        ("A16", "boundary", lambda d: [d["issuance"][k].update(signed_on="2026-11-27") for k in _OUT], "error"),
        ("A16", "missing", each(put("issuance", {}), put("attendance", [])), "undecided"),
        ("A17", "pass", same, "pass"),
        ("A17", "fail", put("year_registration.year", 2025), "info"),
        ("A17", "boundary", put("year_registration.items", []), "info"),
        ("A17", "missing", drop("year_registration"), "undecided"),
        ("B09", "pass", same, "pass"),
        ("B09", "fail", with_history(given), "warning"),
        ("B09", "fail", put("prev_tasks.3.result", "dang_lam"), "warning"),
        ("B09", "boundary", each(with_history(given), lambda d: d["prev_tasks"].append(repaired)), "pass"),
        ("B09", "boundary", put("assessment.rows.23.self_score", 28), "warning"),
        ("B09", "missing", put("prev_tasks", []), "undecided"),
        ("B09", "missing", put("prev_tasks.1.result", None), "undecided"),
        ("B15", "pass", with_history(earlier("2026-10")), "pass"),
        ("B15", "fail", with_history(september, october()), "warning"),
        ("B15", "boundary", with_history(september, october("hoan_thanh")), "pass"),
        ("B15", "boundary", with_history(september, october("khong_lam")), "pass"),
        ("B15", "boundary", with_history(september, october("dang_lam")), "warning"),
        ("B15", "boundary", each(with_history(september, october("dang_lam")), again), "pass"),
        ("B15", "boundary", with_history(deed, october()), "warning"),
        ("B15", "missing", same, "undecided"),
        ("B16", "pass", same, "pass"),
        ("B16", "fail", put("issuance.result-report.signed_on", "2026-11-30"), "warning"),
        ("B16", "fail", put("issuance.result-report.signed_on", "2026-11-23"), "warning"),
        ("B16", "boundary", put("issuance.result-report.signed_on", "2026-11-27"), "pass"),  # the third working day
        ("B16", "boundary", put("issuance.result-report.signed_on", "2026-11-28"), "warning"),
        ("B16", "missing", drop("issuance.result-report"), "undecided"),
        ("C08", "pass", same, "pass"),
        ("C08", "fail", lambda d: d["tasks"].append(d["tasks"][0]), "warning"),
        ("C08", "boundary", put("tasks.0.source", "kl"), "pass"),
        ("C08", "boundary", lambda d: d["issuance"].pop("resolution"), "warning"),
        ("C08", "missing", put("tasks", []), "undecided"),
        ("C09", "pass", same, "pass"),
        ("C09", "fail", lambda d: d["commendations"].append(d["commendations"][0]), "error"),
        ("C09", "boundary", put("commendations.0.birth_year", 1977), "warning"),
        ("C09", "missing", put("commendations", []), "undecided"),
    ]


_OUT = ("resolution", "conclusion")


def _concluded() -> list[tuple[str, str, Change, str]]:
    double = sample("ban-mong-2026-11")
    double["assessment"]["rows"][3]["self_score"] = 30
    return [
        ("B07", "pass", same, "pass"),
        ("B07", "fail", put("meeting.fee_status", None), "warning"),
        ("B07", "boundary", put("meeting.fee_status.paid", 18), "info"),
        ("B07", "missing", each(put("meeting.fee_status", None), put("attendance", [])), "undecided"),
        ("B10", "pass", same, "pass"),
        ("B10", "fail", put("assessment.rows.3.self_score", 41), "warning"),
        ("B10", "fail", put("assessment.weaknesses", ""), "warning"),
        ("B10", "boundary", put("meeting.end_at", "2026-11-24T20:59"), "warning"),
        ("B10", "boundary", put("meeting.end_at", "2026-11-24T21:00"), "pass"),
        ("B10", "missing", drop("assessment"), "undecided"),
        ("B11", "pass", same, "pass"),
        ("B11", "fail", put("assessment.marker", "lo-van-thieng"), "warning"),
        ("B11", "boundary", put("assessment.votes_for", 10), "pass"),
        ("B11", "boundary", put("assessment.votes_for", 9), "warning"),
        ("B11", "missing", put("assessment.votes_for", None), "undecided"),
        ("B12", "pass", same, "pass"),
        ("B12", "fail", put("meeting.minutes_passed_at", None), "warning"),
        ("B12", "boundary", put("meeting.minutes_passed_at", "2026-11-24T21:15"), "pass"),
        ("B12", "boundary", put("meeting.minutes_passed_at", "2026-11-24T21:16"), "warning"),
        ("B12", "missing", each(put("meeting.minutes_passed_at", None), put("issuance", {})), "undecided"),
        ("B14", "pass", same, "pass"),
        ("B14", "fail", lambda d: d["assessment"]["rows"].append(d["assessment"]["rows"][0]), "warning"),
        ("B14", "boundary", with_history(double), "warning"),
        ("B14", "boundary", with_history(sample("ban-mong-2026-11")), "pass"),
        ("B14", "missing", drop("assessment"), "undecided"),
    ]


def _agreed() -> list[tuple[str, str, Change, str]]:
    grounds = "issuance.resolution.grounds.2"
    return [
        ("C06", "pass", same, "pass"),
        ("C06", "fail", put(grounds, "Căn cứ kết quả biểu quyết của hội nghị chi bộ, ngày 25/11/2026"), "error"),
        ("C06", "boundary", put("meeting.period", "2026-12"), "warning"),
        ("C06", "boundary", put("thematic.quarter", 3), "warning"),
        ("C06", "boundary", put("issuance.resolution.draft_no", 2), "error"),
        ("C06", "missing", put("issuance", {}), "undecided"),
        ("C07", "pass", same, "pass"),
        ("C07", "fail", put("issuance.resolution.signed_on", "2026-11-23"), "error"),
        ("C07", "fail", put("distributions.0.sent_at", "2026-11-24T20:00"), "error"),
        ("C07", "boundary", put("issuance.resolution.signed_on", "2026-12-01"), "pass"),
        ("C07", "boundary", put("issuance.resolution.signed_on", "2026-12-02"), "warning"),
        ("C07", "boundary", put("distributions.0.sent_at", "2026-11-24T19:30"), "pass"),
        ("C07", "missing", put("issuance", {}), "undecided"),
        ("C13", "pass", put("issuance.conclusion.number", None), "pass"),
        ("C13", "fail", same, "warning"),
        ("C13", "boundary", put("tasks", []), "pass"),
        ("C13", "missing", put("issuance", {}), "pass"),
        ("C14", "pass", same, "pass"),
        ("C14", "fail", put("meeting.fee_status.due", 26), "warning"),
        ("C14", "boundary", put("meeting.fee_status", {"paid": 19, "due": 19, "exempt": 6}), "pass"),
        ("C14", "boundary", put("meeting.fee_status", {"paid": 19, "due": 19, "exempt": 7}), "warning"),
        ("C14", "missing", put("meeting.fee_status", None), "undecided"),
        ("C12", "pass", same, "pass"),
        ("C12", "fail", put("issuance.resolution.number", None), "info"),
        (
            "C12",
            "boundary",
            each(put("issuance.resolution.number", None), put(grounds, "Căn cứ Quy chế của Chi bộ")),
            "pass",
        ),
        ("C12", "missing", put("issuance", {}), "pass"),
        ("C10", "pass", put("conclusion.orientation", "Họp lại thứ Ba, ngày 24/11/2026."), "pass"),
        ("C10", "fail", put("conclusion.orientation", "Họp lại thứ Tư, ngày 24/11/2026."), "error"),
        ("C10", "fail", put("conclusion.orientation", "İ: Thứ Tư, ngày 24/11/2026."), "error"),
        ("C10", "boundary", put("conclusion.orientation", "Chủ Nhật (29/11/2026) ra quân."), "pass"),
        ("C10", "boundary", put("conclusion.orientation", "Thứ Hai ngày 31 tháng 11 năm 2026."), "error"),
        ("C10", "missing", put("conclusion.orientation", ""), "pass"),
        ("F07", "pass", same, "pass"),
        ("F07", "fail", put("org.superior_name", "ĐẢNG BỘ XÃ HUA LA"), "warning"),
        ("F07", "boundary", put("org.superior_name", "Đảng bộ xã Hua Lanh"), "pass"),
        ("F07", "boundary", put("conclusion.orientation", "Gửi Thành ủy Sơn La."), "warning"),
        ("F07", "boundary", put("news_docs.0.issuer", "Huyện uỷ Mường La"), "pass"),
        ("F07", "boundary", put("conclusion.orientation", "Báo cáo Đảng bộ UBND phường Chiềng Cơi."), "info"),
        ("F07", "boundary", put("conclusion.orientation", "Báo cáo Đảng bộ các cơ quan đảng tỉnh Sơn La."), "pass"),
        ("F07", "missing", put("conclusion", None), "pass"),
        ("F09", "pass", same, "pass"),
        ("F09", "fail", put("conclusion.orientation", "Giao đồng chí …… phụ trách."), "error"),
        ("F09", "boundary", put("conclusion.orientation", "Giao đồng chí Nguyễn Văn An phụ trách …"), "pass"),
        ("F09", "boundary", put("conclusion.orientation", "Giao đồng chí Nguyễn Văn A phụ trách."), "error"),
        ("F09", "missing", put("conclusion", None), "pass"),
        ("F10", "pass", same, "pass"),
        ("F10", "fail", put(grounds, "Căn cứ Hướng dẫn số 12-HD/BTCTW"), "warning"),
        ("F10", "boundary", put(grounds, "Căn cứ Hướng dẫn số 9 - hd/btctw"), "warning"),
        ("F10", "boundary", put(grounds, "Căn cứ Hướng dẫn số 112-HD/BTCTW"), "pass"),
        (
            "F10",
            "boundary",
            each(put(grounds, "Căn cứ Hướng dẫn số 12-HD/BTCTW"), profile("hd12_2018")),
            "pass",
        ),
        ("F10", "boundary", put(grounds, "Căn cứ Quy định số 24-QĐ/TW, ngày 30/7/2021 về thi hành Điều lệ"), "warning"),
        ("F10", "boundary", put(grounds, "Căn cứ Quy định số 24-QĐ/TW, ngày 10/3/2026 về việc khác"), "pass"),
        ("F10", "boundary", put(grounds, "Căn cứ Hướng dẫn số 01-HD/TW, ngày 28/9/2021"), "pass"),
        ("F10", "missing", put(grounds, "Căn cứ"), "pass"),
        ("F11", "pass", same, "pass"),
        ("F11", "fail", put("conclusion.points", ["Tặng giấy khen cho đồng chí Lả"]), "warning"),
        ("F11", "boundary", put("conclusion.points", ["Đề nghị Đảng uỷ tặng giấy khen"]), "pass"),
        (
            "F11",
            "boundary",
            each(put("conclusion.points", ["Tặng giấy khen"]), put("org.cell_level", "co_so")),
            "pass",
        ),
        ("F11", "missing", put("conclusion", None), "pass"),
        ("F12", "pass", same, "pass"),
        ("F12", "fail", put("conclusion.orientation", "Theo tài liệu tối mật đã phổ biến."), "error"),
        ("F12", "fail", put("conclusion.orientation", "MẬT"), "error"),
        ("F12", "boundary", put("conclusion.orientation", "Giữ bí mật; nuôi ong lấy mật; bảo mật."), "pass"),
        ("F12", "missing", put("conclusion", None), "pass"),
    ]


CASES = [*_prepared(), *_came(), *_timed(), *_worked(), *_concluded(), *_agreed()]

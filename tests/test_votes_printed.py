"""What resolution and minutes print of a vote, by who is in the cell and who came.

The base is all official members summoned, present or not: who is away, exempt or on special duty is of it by coming,
whoever is suspended, probationary or visiting never is (QĐ 294-QĐ/TW of 26/5/2025, 9.3.2). More than half of it
carries (QĐ 208-QĐ/TW, from one source): neither a tie nor exactly half does.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest

from service import rules
from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue

Data = dict[str, Any]
Change = Callable[[Data], object]


def is_now(status: str, state: str, **changes: str) -> Change:
    """A member who votes in the sample has another standing and is marked so."""

    def change(dossier: Data) -> None:
        member = next(one for one in dossier["members"] if one["member_id"] == "bac-thi-la")
        member.update(activity_status=status, **changes)
        _mark(dossier, "bac-thi-la", state)

    return change


def came(status: str) -> Change:
    """The first member of that standing, who stays away in the sample, came."""

    def change(dossier: Data) -> None:
        code = next(one["member_id"] for one in dossier["members"] if one["activity_status"] == status)
        _mark(dossier, code, "co_mat")

    return change


def _mark(dossier: Data, code: str, state: str) -> None:
    rest = [row for row in dossier["attendance"] if row["member"] != code]
    dossier["attendance"] = [*rest, {"member": code, "state": state}]


@pytest.mark.parametrize(
    ("change", "wanted", "summoned"),
    [
        pytest.param(lambda d: None, "17/17 … đạt 89,47%", 19, id="the sample: two exempt, one away, stayed away"),
        pytest.param(came("mien"), "18/18 … đạt 90%", 20, id="exempt, came and voted"),
        pytest.param(is_now("mien", "mien_vang"), "16/16 … đạt 88,89%", 18, id="exempt, stayed away"),
        pytest.param(came("tam_thoi_di"), "18/18 … đạt 90%", 20, id="temporarily elsewhere, came"),
        pytest.param(is_now("tam_thoi_di", "khong_trieu_tap"), "16/16 … đạt 88,89%", 18, id="elsewhere, away"),
        pytest.param(is_now("tam_thoi_den", "co_mat"), "16/16 … đạt 88,89%", 18, id="temporarily here, present"),
        pytest.param(is_now("dinh_chi", "khong_trieu_tap"), "16/16 … đạt 88,89%", 18, id="suspended"),
        pytest.param(
            is_now("binh_thuong", "co_mat", party_status="du_bi"), "16/16 … đạt 88,89%", 18, id="probationary, present"
        ),
        pytest.param(came("mien"), "9/18 … đạt 45%, chưa quá nửa", 20, id="a tie of those present"),
        pytest.param(came("mien"), "10/18 … đạt 50%, chưa quá nửa", 20, id="exactly half of those summoned"),
        pytest.param(came("mien"), "11/18 … đạt 55%", 20, id="one more than half"),
    ],
)
def test_a_vote_is_printed_over_the_official_members_summoned(
    change: Change, wanted: str, summoned: int, full: Data, catalogue: Catalogue
) -> None:
    change(full)
    counted, share = wanted.split(" … ")
    agree, voted = map(int, counted.split("/"))
    disagree = voted - agree
    full["votes"] = [{"subject": "Nghị quyết", "paper": "resolution", "agree": agree, "disagree": disagree}]
    full["assessment"].pop("votes_for")
    for one in full["commendations"]:
        one.pop("votes")
    dossier = read_dossier(full)
    share, short = share.removesuffix(", chưa quá nửa"), ", chưa quá nửa" if "chưa" in share else ""
    resolved = _text(catalogue, "resolution", dossier)
    whole = f"tổng số đảng viên chính thức được triệu tập ({summoned} đồng chí){short}."
    assert f"Nghị quyết này được {counted} đảng viên chính thức có mặt tán thành, {share} {whole}" in resolved
    written = _text(catalogue, "minutes", dossier)
    assert f"được triệu tập ({summoned} đồng chí)." in written
    assert f"- Nghị quyết: {counted} đồng chí tán thành, {share}{short}; không tán thành {disagree};" in written
    told = {one.rule for one in rules.check(dossier) if one.rule == "C05" and not one.is_undecided}
    assert told == ({"C05"} if short else set())


@pytest.mark.parametrize("is_voted_on", [True, False])
def test_a_mark_says_over_whom_it_is_counted(full: Data, catalogue: Catalogue, *, is_voted_on: bool) -> None:
    """It stands above the vote on the paper, and 17/17 that are 89,47% without a word why look like a mistake."""
    whole = "tổng số đảng viên chính thức được triệu tập (19 đồng chí)"
    full["votes"] = [one for one in full["votes"] if is_voted_on or one.get("paper") != "resolution"]
    told = _text(catalogue, "resolution", read_dossier(full))
    mark = next(line for line in told.split("\n") if line.startswith("Chi bộ tự chấm"))
    assert f"17/17 đảng viên chính thức có mặt tán thành, đạt 89,47% {whole}" in mark
    assert told.count(whole) == 1 + is_voted_on


def _text(catalogue: Catalogue, kind: str, dossier: Any) -> str:
    made = docx.Document(io.BytesIO(generate(catalogue, kind, dossier).content))
    return "\n".join(one.text for one in made.paragraphs).replace("\xa0", " ")

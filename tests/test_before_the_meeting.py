"""Papers made before a meeting say nothing that only the meeting tells, even when they are made again after it."""

from __future__ import annotations

import copy
import io
from typing import Any

import docx
import pytest

from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from tests.conftest import as_draft, sample

HELD = as_draft(sample("ban-mong-2026-11"))  # resolution and conclusion are drafts, all else is known
HELD["meeting"]["kind"] = "ket_hop"  # the topic is treated in this meeting
del HELD["thematic_meeting"]
BEFORE = [
    *("agenda", "invitation", "notice", "chair-script", "committee-minutes", "committee-report", "thematic-paper"),
    *("resolution", "conclusion", "commendations"),
]
ONLY_THE_MEETING_TELLS = (
    *("attendance", "discussion", "criticism", "assessment", "meeting.end_at", "meeting.minutes_passed_at"),
    *("thematic.opinions", "thematic.reflections", "thematic.quality", "thematic.conclusion", "commendations[].votes"),
)


def text_of(dossier: dict[str, Any], kind: str, catalogue: Catalogue) -> str:
    made = docx.Document(io.BytesIO(generate(catalogue, kind, read_dossier(dossier)).content))
    return "\n".join(str(text) for text in made.element.body.itertext())


def without(dossier: dict[str, Any], path: str) -> dict[str, Any]:
    left = copy.deepcopy(dossier)
    block, _, name = path.partition(".")
    rows = left.get(block.removesuffix("[]"), {})
    for row in rows if block.endswith("[]") else [rows] if name else []:
        row.pop(name, None)
    if not name:
        left.pop(block, None)
    return left


@pytest.fixture(scope="module")
def ahead() -> dict[str, Any]:
    """The dossier of the same meeting the day before: nobody is marked, nothing is voted."""
    left = HELD
    for path in ONLY_THE_MEETING_TELLS:
        left = without(left, path)
    left["meeting"]["fee_status"] |= {"paid": 0, "note": ""}
    for vote in left["votes"]:
        vote.update(agree=0, disagree=0, abstain=0)
    return left


@pytest.mark.parametrize("kind", BEFORE)
def test_a_paper_made_before_the_meeting_reads_alike_before_and_after_it(
    kind: str, ahead: dict[str, Any], catalogue: Catalogue
) -> None:
    assert text_of(HELD, kind, catalogue) == text_of(ahead, kind, catalogue)


def test_the_chair_asks_for_the_roll_with_the_number_of_those_who_are_called(catalogue: Catalogue) -> None:
    said = text_of(HELD, "chair-script", catalogue).replace("\xa0", " ")
    assert "báo cáo điểm danh: chi bộ có 24 đảng viên, phải dự 21 đồng chí." in said
    assert "thông báo tình hình nộp đảng phí tháng 11 năm 2026: 19 đồng chí thuộc diện đóng." in said
    exempt = copy.deepcopy(HELD)
    (code,) = [
        one["member_id"] for one in exempt["members"] if one.get("activity_status") in ("mien", "mien_sinh_hoat")
    ][:1]
    exempt["attendance"] = [row for row in exempt["attendance"] if row["member"] != code]
    exempt["attendance"].append({"member": code, "state": "co_mat"})
    assert "chi bộ có 24 đảng viên." in text_of(exempt, "chair-script", catalogue).replace("\xa0", " ")

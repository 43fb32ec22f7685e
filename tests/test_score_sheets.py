"""Score sheets of groups: what a dossier says is proposed, the clerk may overrule, and the paper shows it."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import docx
import pytest

from service import rules
from service.config import Settings
from service.dossier.grades import ScoreLine
from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.papers.spacing import NO_BREAK
from service.rules.case import Case
from service.rules.measures import MEASURES, counts, proposal
from service.rules.profile import Measure
from service.web import create_app
from tests.conftest import sample
from tests.forms import fields_of, opened, press

FULL = sample("ban-mong-2026-11")
SHEET = rules.built_in().sheets["hd42_2025_day_du"]
OWN = """title = "Phiếu của phường"
source = "Đảng uỷ phường"
grades = [{ at = 15, name = "Tốt" }, { at = 0, name = "Chưa tốt" }]
groups = [{ code = "A", title = "Chuẩn bị" }, { code = "B", title = "Kết quả" }]
[[rows]]
code = "A.1"
title = "Có tài liệu"
max = 5
measure = "papers_sent"
[[rows]]
code = "A.2"
title = "Có góp ý"
max = 5
[[rows]]
code = "B"
title = "Phát biểu"
max = 10
measure = "speakers"
bands = [{ at = 30, points = 10 }, { at = 0, points = 4 }]
"""


def lines(dossier: dict[str, Any], book: rules.Rulebook | None = None) -> dict[str, ScoreLine]:
    """The printed lines of a mark, by code."""
    mark = (book or rules.built_in()).graded(read_dossier(dossier)).assessment
    assert mark is not None
    return {line.code: line for line in mark.lines}


def points(dossier: dict[str, Any], code: str) -> int | None:
    """What is proposed for a criterion of the full sheet."""
    case = Case(read_dossier(dossier), (), rules.built_in().profile("sonla_model"), {})
    found = proposal(case, next(row for row in SHEET.rows if row.code == code))
    return found.points if found else None


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    dossier = copy.deepcopy(FULL)
    change(dossier)
    return dossier


def test_the_full_sheet_has_eight_groups_twenty_seven_criteria_and_a_hundred_points() -> None:
    assert (len(SHEET.groups), len(SHEET.rows), SHEET.total) == (8, 27, 100)
    assert {row.code.partition(".")[0] for row in SHEET.rows} == {group.code for group in SHEET.groups}
    assert {row.measure for row in SHEET.rows} - {""} == set(MEASURES) == set(get_args(Measure)) - {""}


def test_a_group_is_printed_with_the_sums_of_its_criteria() -> None:
    printed = lines(FULL)
    assert len(printed) == 32  # 27 criteria and five groups of several
    assert [(printed[code].max, printed[code].self_score) for code in ("3", "4", "5", "6", "8")] == [
        (10, 10), (30, 29), (10, 7), (5, 5), (5, 4),
    ]  # fmt: skip
    assert [code for code, line in printed.items() if line.is_group] == list("12345678")


@pytest.mark.parametrize(
    ("code", "change", "wanted"),
    [
        ("1", lambda d: None, 5),
        ("1", lambda d: d["meeting"].update(end_at="2026-11-24T20:50"), 4),
        ("2", lambda d: None, 5),
        ("2", lambda d: d["attendance"][0].update(state="vang_khong_ly_do"), 2),
        ("3.3", lambda d: None, 2),
        ("3.3", lambda d: (d.pop("committee_meeting"), d["org"].update(has_committee=False)), 2),
        ("3.3", lambda d: d.pop("committee_meeting"), None),
        ("3.5", lambda d: None, 2),
        ("3.5", lambda d: d["app_posts"].update(before_at="2026-11-24T18:00"), 0),
        ("4.4", lambda d: (d.pop("commendations"), d.pop("criticism")), None),
        ("4.5", lambda d: None, 4),
        ("4.5", lambda d: d.pop("discussion"), None),
        ("7", lambda d: None, 27),
        ("7", lambda d: d["prev_tasks"].pop(), 30),
        ("8.3", lambda d: d["app_posts"].update(after_at="2026-11-30T09:00"), 0),
    ],
)  # fmt: skip
def test_what_the_dossier_knows_is_proposed(
    code: str, change: Callable[[dict[str, Any]], object], wanted: int | None
) -> None:
    assert points(changed(change), code) == wanted


def test_the_clerk_overrules_and_the_paper_shows_what_was_overruled(catalogue: Catalogue, full: dict[str, Any]) -> None:
    kinds = catalogue.graded_by(rules.built_in().graded)
    spoke = next(row for row in full["assessment"]["rows"] if row["code"] == "4.5")
    assert lines(full)["4.5"].ground == "8/19 đồng chí phát biểu"
    spoke |= {"self_score": 5, "ground": "Có ba ý kiến ngoài biên bản"}
    counted = "Số liệu hồ sơ: 4 điểm (8/19 đồng chí phát biểu)"
    assert lines(full)["4.5"].ground == f"Có ba ý kiến ngoài biên bản\n{counted}"
    assert lines(full)["4.5"].self_score == 5
    page = docx.Document(io.BytesIO(generate(kinds, "self-assessment", read_dossier(full)).content)).element.body
    printed = "".join(str(text) for text in page.itertext()).replace(NO_BREAK, " ")
    for text in (counted, "Lý do trừ điểm", "11 đồng chí chưa phát biểu"):
        assert text in printed
    (said,) = [one for one in rules.check(read_dossier(full)) if one.rule == "B10"]
    assert "8/19 đồng chí phát biểu" in said.message


def test_the_thematic_criterion_counts_only_in_its_month() -> None:
    plain = changed(lambda d: d.pop("thematic_meeting"))
    case = Case(read_dossier(plain), (), rules.built_in().profile("sonla_model"), {})
    assert [row.code for row in SHEET.rows if not counts(case, row)] == ["4.3"]
    found = [one for one in rules.check(read_dossier(plain)) if one.rule == "B10"]
    assert any("chỉ tính trong tháng có sinh hoạt chuyên đề" in one.message for one in found)
    plain["assessment"]["rows"] = [row for row in plain["assessment"]["rows"] if row["code"] != "4.3"]
    assert [one for one in rules.check(read_dossier(plain)) if one.rule == "B10"] == []
    mark = rules.built_in().graded(read_dossier(plain)).assessment
    assert mark is not None
    assert (mark.total, mark.most, mark.share, mark.grade) == (87, 95, "91,58%", "Tốt")


def test_a_mark_by_the_short_sheet_reads_as_ever(full: dict[str, Any]) -> None:
    full["assessment"] |= {"sheet_id": "hd42_2025", "rows": [{"code": "1", "max": 5, "self_score": 4}]}
    (line,) = lines(full).values()
    assert (line.is_group, line.self_score) == (False, 4)


def test_a_sheet_of_ones_own_works_on_the_paper_in_the_rules_and_in_the_form(
    tmp_path: Path, full: dict[str, Any]
) -> None:
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "phuong.toml").write_text(OWN, encoding="utf-8")
    book = rules.load([tmp_path])
    full["assessment"] |= {"sheet_id": "phuong", "rows": [{"code": "A.2", "max": 5, "self_score": 3}]}
    client = create_app(Settings(rules=tmp_path)).test_client()
    fields = fields_of(opened(client, json.dumps(full).encode()))
    typed = fields_of(press(client, fields, "score:assessment-rows"))
    found = {typed[f"assessment-rows-{n}-code"]: typed[f"assessment-rows-{n}-self_score"] for n in range(3)}
    assert found == {"A.1": "5", "A.2": "3", "B": "10"}
    assert typed["assessment-rows-2-title"] == "Phát biểu"
    full["assessment"]["rows"] = book.proposed_rows(read_dossier(full), "phuong")
    full["assessment"]["rows"][1]["self_score"] = 4
    printed = lines(full, book)
    assert [(line.code, line.self_score) for line in printed.values()] == [("A", 9), ("A.1", 5), ("A.2", 4), ("B", 10)]
    assert not [one for one in rules.check(read_dossier(full), book=book) if one.rule == "B10" and "Mục" in one.message]


def test_a_sheet_not_marked_yet_is_a_form_to_fill_and_no_other_paper_tells_of_it(
    catalogue: Catalogue, full: dict[str, Any]
) -> None:
    kinds = catalogue.graded_by(rules.built_in().graded)
    for row in full["assessment"]["rows"][1:]:
        for name in ("self_score", "lost", "ground"):
            row.pop(name, None)
    page = docx.Document(io.BytesIO(generate(kinds, "self-assessment", read_dossier(full)).content))
    said = " ".join(one.text for one in page.paragraphs).replace(NO_BREAK, " ")
    assert "Chi bộ tự chấm: ………/100 điểm" in said
    assert "Xếp loại: ………." in said
    (table,) = [one for one in page.tables if one.cell(0, 0).text == "TT"]
    titles, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    own = titles.index("Chi bộ tự chấm")
    assert [rows[0][own], rows[1][own], rows[-1][own]] == ["5", "", ""]
    assert "Lý do trừ điểm" in titles  # empty, but to be written in
    for kind in ("minutes", "resolution", "result-report"):
        made = docx.Document(io.BytesIO(generate(kinds, kind, read_dossier(full)).content))
        assert not [one.text for one in made.paragraphs if "tự chấm" in one.text.lower() or "TỰ ĐÁNH GIÁ" in one.text]

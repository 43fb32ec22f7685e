"""The grade of a mark is that of the score sheet in use, at every door and by the rules alike."""

from __future__ import annotations

import copy
import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from service import rules
from service.batch.pieces import catalogue_of, edition_of
from service.cli import sinhhoat
from service.config import Settings
from service.dossier.grades import built_in_marking, floors_of, grade_at
from service.generate import generate
from service.intake import read_dossier
from service.web import create_app
from tests.conftest import sample
from tests.forms import fields_of, opened, press

SHEET = """title = "Phiếu của tỉnh"
source = "Tỉnh uỷ"
grades = [{at = 0, name = "Chưa tốt"}, {at = 85, name = "Tốt"}]
[[rows]]
code = "1"
title = "Chung"
max = 100
"""


@pytest.fixture(params=["of its name", "of its profile", "in place of ours"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A folder of rules with a sheet by which 85 points are "Tốt", and a dossier of 85 points that is marked by it."""
    (tmp_path / "sheets").mkdir()
    dossier = copy.deepcopy(sample("ban-mong-2026-11"))
    dossier["assessment"] |= {"rows": [{"code": "1", "max": 100, "self_score": 85, "superior_score": 84}]}
    name = dossier["assessment"]["sheet_id"] if request.param == "in place of ours" else "tinh"
    (tmp_path / "sheets" / f"{name}.toml").write_text(SHEET, encoding="utf-8")
    if request.param == "of its name":
        dossier["assessment"]["sheet_id"] = "tinh"
    elif request.param == "of its profile":
        dossier["assessment"]["sheet_id"], dossier["org"]["rule_profile"] = "", "bo_tinh"
        own = 'title = "Bộ của tỉnh"\nextends = "sonla_model"\nsheet = "tinh"\n'
        (tmp_path / "bo_tinh.toml").write_text(own, encoding="utf-8")
    return tmp_path, dossier


def text_of(content: bytes) -> str:
    paper = docx.Document(io.BytesIO(content))
    return "".join(str(text) for text in paper.element.body.itertext())


def assert_is_graded(content: bytes) -> None:
    assert "Xếp loại: Tốt" in (text := text_of(content)), text
    assert "Chưa tốt" in text


def test_the_command_prints_the_grade_of_the_sheet(
    office: tuple[Path, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, dossier = office
    monkeypatch.setenv("SINHHOAT_RULES", str(folder))
    source, out = tmp_path / "a.json", tmp_path / "a.docx"
    source.write_text(json.dumps(dossier), encoding="utf-8")
    ran = CliRunner().invoke(sinhhoat, ["render", "self-assessment", str(source), "-o", str(out)])
    assert ran.exit_code == 0, ran.output
    assert_is_graded(out.read_bytes())


def test_the_api_and_the_form_print_the_grade_of_the_sheet(office: tuple[Path, dict[str, Any]]) -> None:
    folder, dossier = office
    client = create_app(Settings(rules=folder)).test_client()
    answer = client.post("/api/v1/documents/self-assessment", json=dossier)
    assert answer.status_code == 200, answer.text
    assert_is_graded(answer.data)
    if not dossier["assessment"]["sheet_id"]:  # in the form, a field left blank is the product's own sheet
        return
    made = press(client, fields_of(opened(client, json.dumps(dossier).encode())), "make:self-assessment")
    assert made.mimetype.endswith("document"), made.text[:2000]
    assert_is_graded(made.data)


def test_the_rules_ask_for_no_other_grade_than_the_papers_print(office: tuple[Path, dict[str, Any]]) -> None:
    folder, dossier = office
    found = rules.check(read_dossier(dossier), book=rules.load([folder]))
    assert not [one for one in found if one.rule == "B10" and one.where == "assessment"]
    client = create_app(Settings(rules=folder)).test_client()
    checked = client.post("/api/v1/checks", json={"dossier": dossier}).get_json()
    assert not [one for one in checked["findings"] if one["rule"] == "B10" and "in ra là" in one["message"]]


def test_a_sheet_grades_in_any_order_and_below_its_lowest_floor() -> None:
    floors = floors_of([(50, "Đạt"), (80, "Giỏi")])
    assert [grade_at(points, floors) for points in (80, 79, 50, 49, 0)] == ["Giỏi", "Đạt", "Đạt", "Đạt", "Đạt"]
    assert built_in_marking("hd42_2025").floors[0] == (90, "Tốt")


def test_a_batch_and_the_report_of_a_year_use_the_sheet_too(office: tuple[Path, dict[str, Any]]) -> None:
    folder, dossier = office
    templates = Settings().template_folders
    kinds = catalogue_of(templates, None, edition_of(templates), (folder,))
    assert_is_graded(generate(kinds, "self-assessment", read_dossier(dossier)).content)
    files = {"file": (io.BytesIO(json.dumps(dossier).encode()), "11.json")}
    report = create_app(Settings(rules=folder)).test_client().post("/api/v1/reviews", data=files)
    assert "85, Tốt" in report.text

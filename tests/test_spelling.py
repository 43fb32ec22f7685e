"""The setting that writes every "uỷ" of a paper in one way, whichever way it was typed."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from service.carried import open_documents
from service.cli import sinhhoat
from service.config import BUILT_IN_TEMPLATES, SAMPLES, Settings
from service.format_check import check_format
from service.generate import generate_all
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue, load
from service.spelling import SPELLINGS, spelt
from service.web import create_app
from tests.conftest import sample

FULL = sample("ban-mong-2026-11")
OTHER = dict(zip(SPELLINGS, reversed(SPELLINGS), strict=True))


def kinds(spelling: str | None) -> Catalogue:
    return load([BUILT_IN_TEMPLATES], spelling=spelling)


def typed(spelling: str) -> dict[str, Any]:
    """The complete sample as somebody types it who writes so, with a member whose name holds the letters."""
    found: dict[str, Any] = json.loads(spelt(json.dumps(FULL, ensure_ascii=False), spelling))
    found["members"][3]["full_name"] = "Cà Thị Thuỷ"
    found["conclusion"]["orientation"] = "Thống nhất với Đảng ủy phường và Đảng uỷ cấp trên; UỶ BAN, ỦY BAN; huỷ, hủy."
    return found


def words(content: bytes) -> str:
    body = docx.Document(io.BytesIO(content)).element.body
    return " ".join(node.text or "" for node in body.iter("{*}t"))


def written(content: bytes) -> set[str]:
    """The ways in which a paper writes the syllable by itself."""
    return {found.lower() for found in re.findall(r"(?i)(?<!\w)(?:uỷ|ủy)(?!\w)", words(content))}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("as_typed", SPELLINGS)
def test_every_paper_is_written_in_the_way_that_was_chosen(spelling: str, as_typed: str) -> None:
    documents = generate_all(kinds(spelling), read_dossier(typed(as_typed)))
    assert {frozenset(written(one.content)) for one in documents} <= {frozenset({spelling}), frozenset()}
    assert sum(bool(written(one.content)) for one in documents) > 5
    mixed = [one for each in documents for one in check_format(each.content, each.name).findings]
    assert "spelling-mixed" not in {one.rule for one in mixed}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_other_syllables_and_names_stay_as_they_were_typed(spelling: str) -> None:
    shown = " ".join(words(one.content) for one in generate_all(kinds(spelling), read_dossier(typed("ủy"))))
    assert "Cà Thị Thuỷ" in shown
    assert "huỷ, hủy" in shown
    assert spelt("UỶ BAN, ỦY BAN", spelling) in shown


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_dossier_inside_is_the_one_that_was_typed(spelling: str) -> None:
    dossier = typed(OTHER[spelling])
    for spelt_so, plain in zip(
        generate_all(kinds(spelling), read_dossier(dossier)),
        generate_all(kinds(None), read_dossier(dossier)),
        strict=True,
    ):
        assert open_documents([("a", spelt_so.content)]) == open_documents([("a", plain.content)])


def test_the_templates_are_compiled_once() -> None:
    plain = kinds(None)
    respelt = plain.spelt("ủy")
    assert all(respelt.kind(name).template is kind.template for name, kind in plain.kinds.items())


def test_without_the_setting_nothing_that_was_typed_is_changed() -> None:
    shown = " ".join(words(one.content) for one in generate_all(kinds(None), read_dossier(typed("ủy"))))
    assert "Đảng ủy phường và Đảng uỷ cấp trên; UỶ BAN, ỦY BAN" in shown
    assert "Chi uỷ" in shown


def test_the_setting_reaches_the_command_the_batch_and_the_web(tmp_path: Path) -> None:
    environment = {"SINHHOAT_SPELLING": "ủy"}
    run = CliRunner(env=environment)
    folder = tmp_path / "2026"
    folder.mkdir()
    file = folder / "ho-so.json"
    file.write_text(json.dumps(typed("uỷ"), ensure_ascii=False), encoding="utf-8")
    paper = tmp_path / "bien-ban.docx"
    assert run.invoke(sinhhoat, ["render", "committee-minutes", str(file), "-o", str(paper)]).exit_code == 0
    assert written(paper.read_bytes()) == {"ủy"}
    assert run.invoke(sinhhoat, ["plan", "2027", "--dossier", str(file), "-o", str(tmp_path / "a.docx")]).exit_code == 0
    assert written((tmp_path / "a.docx").read_bytes()) == {"ủy"}
    assert run.invoke(sinhhoat, ["review", str(folder), "-o", str(tmp_path / "b.docx")]).exit_code == 0
    assert written((tmp_path / "b.docx").read_bytes()) == {"ủy"}
    made = tmp_path / "made"
    assert (
        run.invoke(sinhhoat, ["batch", "all", str(SAMPLES / "cells.xlsx"), "-o", str(made), "--jobs", "1"]).exit_code
        == 0
    )
    assert set().union(*(written(one.read_bytes()) for one in made.rglob("*.docx"))) == {"ủy"}
    client = create_app(Settings(spelling="ủy")).test_client()
    answer = client.post("/api/v1/documents/committee-minutes", data=file.read_bytes(), content_type="application/json")
    assert written(answer.data) == {"ủy"}

"""What is written is valid for the validator of Microsoft's Open XML SDK, the judge that is nearest to Word itself."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import sinhhoat
from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.fix import fix
from service.kinds.catalogue import Catalogue
from service.tables import blank_tables
from service.template import compile_template
from tests.conftest import ROOT, Made, sample
from tests.office_templates import PROGRAMS, word_file
from tests.official.paper import Specimen
from tests.ooxml_sdk import NPM, new_errors, sdk_errors
from tests.template_cases import CASES, DATA
from tests.template_corners import CORNERS
from tests.template_journeys import JOURNEYS
from tests.word_files import CORPUS, changed

pytestmark = pytest.mark.slow

WITHOUT_THEIR_PART = {"a footnote in a loop"}  # the note itself is missing, before and after
SPOILT = sorted((CORPUS / "bad").glob("*.docx"))[::13]


def test_the_validator_is_pinned() -> None:
    wanted = json.loads((NPM / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in one and "resolved" not in one for path, one in locked.items() if path)


def test_the_validator_sees_what_word_would(documents: list[Made], tmp_path: Path) -> None:
    """The name of a style with a comma in it is one that the other validators take."""

    def comma(texts: dict[str, str]) -> None:
        texts["word/styles.xml"] = texts["word/styles.xml"].replace('w:val="HD05 ', 'w:val="HD05, ', 1)

    good = documents[0].docx
    assert set(sdk_errors({"a.docx": good, "b.docx": changed(good, comma)}, tmp_path)) == {"b.docx"}
    assert set(new_errors({"a.docx": (good, good), "b.docx": (good, changed(good, comma))}, tmp_path)) == {"b.docx"}


def test_every_paper_is_valid(documents: list[Made], period_papers: list[Specimen], tmp_path: Path) -> None:
    """Every kind of every sample; the crowded one has the same rows, only more of them."""
    made = [one for one in documents if not one.name.startswith("crowded ")]
    papers = {one.docx: f"{one}.docx" for one in made}
    papers |= {one.docx: f"{one}.docx" for one in period_papers}
    assert sdk_errors({name: docx for docx, name in papers.items()}, tmp_path) == {}


def test_papers_of_a_year_and_every_workbook_are_valid(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "nam").mkdir()
    (tmp_path / "nam" / "11.json").write_text(json.dumps(sample("ban-mong-2026-11")), encoding="utf-8")
    cell, ward = str(ROOT / "samples" / "ban-mong-2026-11.json"), str(ROOT / "samples" / "cells-agenda.csv")
    for name, *words in (
        ("plan.docx", "plan", "2027", "--dossier", cell),
        ("pack.docx", "render", "all", cell, "--pack"),
        ("report.docx", "review", str(tmp_path / "nam")),
        ("report.xlsx", "review", str(tmp_path / "nam")),
        ("batch", "batch", "agenda", ward, "--jobs", "1"),
    ):
        done = CliRunner().invoke(sinhhoat, [*words, "-o", str(tmp_path / name)])
        assert done.exit_code == 0, done.output
    made = {name: (tmp_path / name).read_bytes() for name in ("plan.docx", "pack.docx", "report.docx", "report.xlsx")}
    made["batch/tong-hop.xlsx"] = (tmp_path / "batch" / "tong-hop.xlsx").read_bytes()
    made["cells.xlsx"] = (ROOT / "samples" / "cells.xlsx").read_bytes()
    for kind in ("agenda", "all"):
        made[f"{kind}.xlsx"] = blank_tables.blank_xlsx(blank_tables.layout(catalogue, kind))
    assert sdk_errors(made, tmp_path) == {}


def test_what_is_annotated_or_mended_has_no_error_that_it_had_not(documents: list[Made], tmp_path: Path) -> None:
    ours = next(made.docx for made in documents if made.kind == "minutes")
    pairs = {"ours.docx": (ours, annotate(ours, check_format(ours)))}
    for path in SPOILT:
        data = path.read_bytes()
        pairs[f"annotated {path.name}"] = (data, annotate(data, check_format(data, path.name)))
        pairs[f"mended {path.name}"] = (data, fix(data, path.name).content)
    touched = {name: (before, after) for name, (before, after) in pairs.items() if before != after}
    assert len(SPOILT) > 20
    assert sum(name.startswith("annotated") for name in touched) > len(SPOILT) * 4 // 5
    assert sum(name.startswith("mended") for name in touched) > len(SPOILT) // 5  # not every fault can be mended
    assert new_errors(touched, tmp_path) == {}


def test_filling_a_template_adds_no_error(tmp_path: Path) -> None:
    """Every way in which offices leave their templates, one behind the other."""
    pairs = {}
    for program, cut in PROGRAMS.items():
        bodies = [case.body(cut) for case in CASES.values() if not case.refused]
        template = word_file("".join(f"{body}<w:p/>" for body in bodies))
        pairs[f"{program}.docx"] = (template, compile_template(template).render(DATA))
    alone = {name: corner for name, corner in CORNERS.items() if corner.change or "in a loop" in name} | JOURNEYS
    for name, corner in alone.items():
        if not corner.refused and name not in WITHOUT_THEIR_PART:
            template = word_file(corner.body(PROGRAMS["Word"]), corner.change)
            pairs[f"{name}.docx"] = (template, compile_template(template).render(DATA | corner.data))
    assert len(pairs) >= len(PROGRAMS) + 10
    assert new_errors(pairs, tmp_path) == {}

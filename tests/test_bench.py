"""The benchmark compares like with like: one job, one text, whoever makes the document; its tables are its figures."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from bench import engines, job, reading, report
from bench.side_by_side import NPM, OF_NPM
from bench.syntaxes import SYNTAXES


@pytest.fixture(scope="module")
def templates() -> dict[str, bytes]:
    return {name: job.build(syntax) for name, syntax in SYNTAXES.items()}


@pytest.mark.parametrize("name", engines.ENGINES)
def test_every_engine_of_python_makes_the_same_text(name: str, templates: dict[str, bytes]) -> None:
    fill = engines.ENGINES[name](templates.get(name, templates["docxtpl"]))
    assert reading.paragraphs(fill(job.data())) == job.text(job.data())


def test_the_job_has_133_values_and_the_text_shows_each() -> None:
    values, text = job.data(), "\n".join(job.text(job.data()))
    items = [item for name in ("agenda", "remarks", "tasks") for item in values[name]]
    scalars = [value for value in values.values() if isinstance(value, str)]
    twice = ("place", "day", "chair", "clerk")  # at the head or the foot too
    assert len(scalars) + len(twice) + sum(map(len, items)) == 133
    assert all(str(value) in text for value in [*scalars, *(value for item in items for value in item.values())])


def test_the_function_written_by_hand_makes_the_very_xml_of_the_service(templates: dict[str, bytes]) -> None:
    values = {**job.data(), "topic": "Chăn nuôi & trồng trọt <5 hộ>"}
    found = [
        ZipFile(BytesIO(engines.ENGINES[name](templates["docxtpl"])(values))).read(engines.MAIN)
        for name in ("sinhhoat", "written by hand")
    ]
    assert len({etree.tostring(etree.fromstring(xml), method="c14n") for xml in found}) == 1
    assert 50_000 < len(found[0]) < 54_000


def test_a_loss_is_seen_and_an_honest_refusal_too(templates: dict[str, bytes]) -> None:
    awkward = reading.awkward_values()
    plain = engines.ENGINES["docxtpl"](templates["docxtpl"])
    said = reading.verdict("an ampersand", plain(awkward["an ampersand"]))
    assert "Chăn nuôi" in said
    assert "&" not in said
    ours = engines.ENGINES["sinhhoat"](templates["docxtpl"])
    answers = {what: engines.answer(ours, {}, {"count": 1, "values": values}) for what, values in awkward.items()}
    assert {what for what, one in answers.items() if "error" in one} == {"a control character", reading.MISSING}
    assert reading.verdict("a newline", ours(awkward["a newline"])) == "kept"
    assert reading.verdict("a newline", b"no zip") == "a file that Word cannot open"


def test_a_template_in_each_syntax_has_a_tag_for_every_scalar(templates: dict[str, bytes]) -> None:
    for name, template in templates.items():
        words = " ".join(reading.paragraphs(template))
        for scalar in ("place", "topic", "number"):
            assert scalar in words, (name, scalar)


def test_the_engines_of_npm_are_pinned_and_each_has_its_template() -> None:
    wanted = json.loads((NPM / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name in OF_NPM:
        assert name.partition(",")[0] in SYNTAXES
        assert name in (NPM / "engine.js").read_text(encoding="utf-8")
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in one and "resolved" not in one for path, one in locked.items() if path)


@pytest.mark.parametrize("page", report.PAGES, ids=lambda page: page.name)
def test_every_page_with_figures_shows_the_last_results(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "<!-- bench: " in text
    assert report.written(text, report.results()) == text, "run .venv/bin/python -m bench.report"


def test_every_block_of_figures_has_its_place_on_a_page() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in report.PAGES)
    assert all(f"<!-- bench: {name} -->" in text for name in report.BLOCKS)

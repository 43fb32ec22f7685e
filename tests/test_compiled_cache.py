"""Templates prepared ahead: the same documents and the same words, found by content, made only when asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from service.config import BUILT_IN_TEMPLATES
from service.errors import TemplateBroken
from service.generate import generate
from service.intake import read_dossier
from service.kinds import catalogue
from service.kinds.catalogue import Catalogue
from service.papers.atomic_write import write_whole
from service.template import compile_template, compiled_cache, engine, keep
from tests.conftest import ROOT, sample
from tests.word_files import docx_of

SAMPLE = "ban-mong-2026-11"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for kept templates."""
    monkeypatch.setattr(compiled_cache, "FOLDER", tmp_path)
    return tmp_path


@pytest.fixture
def workings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are worked out from here on."""
    names: list[str] = []
    work: Callable[..., object] = engine._compiled

    def noted(package: object, name: str, *terms: object, **named: object) -> object:
        names.append(name)
        return work(package, name, *terms, **named)

    monkeypatch.setattr(engine, "_compiled", noted)
    return names


def test_a_kept_template_gives_the_same_documents(folder: Path, workings: list[str]) -> None:
    def documents(kinds: Catalogue) -> dict[str, bytes]:
        dossier = read_dossier(sample(SAMPLE))
        return {name: generate(kinds, name, dossier).content for name in ("agenda", "minutes", "resolution")}

    before = catalogue.load([BUILT_IN_TEMPLATES])
    assert sorted(workings) == sorted(f"{name}.docx" for name in before.kinds)
    keep([kind.template.prepared for kind in before.kinds.values()], write_whole)
    workings.clear()
    after = catalogue.load([BUILT_IN_TEMPLATES])
    assert workings == []
    assert len(list(folder.iterdir())) == len(before.kinds)
    assert documents(after) == documents(before)
    for name, kind in before.kinds.items():
        assert dict(after.kinds[name].template.fields_at) == dict(kind.template.fields_at)


def test_a_kept_template_says_the_same_of_bad_data(folder: Path, workings: list[str]) -> None:
    docx = docx_of("Kính gửi", "{% for row in rows %}{{ row.name }}{% endfor %}", "{{ n|half }}")
    said = []
    for _ in range(2):
        template = compile_template(docx, name="giấy.docx", filters={"half": lambda number: number / 2})
        for data in ({"rows": [{"name": "A\x00"}], "n": 1}, {"rows": [{}], "n": 1}, {"rows": [], "n": "một"}):
            with pytest.raises(Exception) as raised:  # noqa: PT011 - the kinds and words are compared below
                template.render(data)
            said.append((type(raised.value), raised.value.problems))  # type: ignore[attr-defined]
        keep([template.prepared], write_whole)
    assert said[:3] == said[3:]
    assert len({repr(one) for one in said}) == 3
    assert workings == ["giấy.docx"] * 2  # the second time only to say what went wrong


def test_another_template_other_terms_or_a_torn_file_are_worked_out_anew(folder: Path, workings: list[str]) -> None:
    template = compile_template(docx_of("{{ a }}"))
    keep([template.prepared], write_whole)
    workings.clear()
    compile_template(docx_of("{{ a }}"))
    assert workings == []
    compile_template(docx_of("{{ b }}"))
    compile_template(docx_of("{{ a }}"), strict=False)
    compile_template(docx_of("{{ a }}"), filters={"mine": str})
    assert len(workings) == 3
    (file,) = folder.iterdir()
    for torn in (file.read_bytes()[:40], b"", b"\x00", b"i\x01\x00\x00\x00"):
        file.write_bytes(torn)
        assert compile_template(docx_of("{{ a }}")).fields == ("a",)
    assert len(workings) == 7


def test_faults_are_found_whatever_is_kept(folder: Path) -> None:
    keep([compile_template(docx_of("{{ a }}")).prepared], write_whole)
    with pytest.raises(TemplateBroken):
        compile_template(docx_of("{{ a.__class__ }}"))


def test_what_is_kept_replaces_what_was(folder: Path) -> None:
    first, second = (compile_template(docx_of(tag)).prepared for tag in ("{{ a }}", "{{ b }}"))
    keep([first], write_whole)
    keep([second], write_whole)
    assert [file.stem for file in folder.iterdir()] == [second.key]


def test_one_document_from_a_prepared_template_needs_no_docxtpl(tmp_path: Path) -> None:
    """The command prepares every template of the product, and a fresh process then makes a document without docxtpl."""
    code = f"""
import sys
from pathlib import Path
from service.template import compiled_cache
compiled_cache.FOLDER = Path({str(tmp_path)!r}) / "mau"
from service.cli import sinhhoat
sinhhoat(sys.argv[1:], standalone_mode=False)
print("docxtpl" in sys.modules, file=sys.stderr)
"""
    run = [sys.executable, "-c", code]
    done = subprocess.run([*run, "templates", "prepare"], cwd=ROOT, check=True, capture_output=True, text=True)
    templates = len([one for one in BUILT_IN_TEMPLATES.rglob("*.docx") if one.parent.name != "pack"])
    assert done.stderr.splitlines() == [f"Đã chuẩn bị {templates} mẫu.", "True"]
    out = tmp_path / "bien-ban.docx"
    made = [*run, "render", "minutes", f"samples/{SAMPLE}.json", "-o", str(out)]
    done = subprocess.run(made, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "False"
    assert out.stat().st_size > 10_000


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_cache, "FOLDER", tmp_path / "tệp" / os.devnull.rpartition("/")[2])
    (tmp_path / "tệp").write_text("")
    with pytest.raises(OSError, match="tệp"):
        keep([compile_template(docx_of("{{ a }}")).prepared], write_whole)

"""The print pack: the set of a meeting in one file, and how Word files of any hand are joined."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from service.carried import open_documents
from service.cli import sinhhoat
from service.config import Settings
from service.errors import FileRefused
from service.format_check import check_format
from service.format_check.word import read_word
from service.format_check.word.model import Paragraph, Table, WordFile
from service.generate import generate_all, generate_pack
from service.intake import read_dossier
from service.kinds import catalogue as catalogues
from service.kinds.catalogue import Catalogue
from service.package import open_package
from service.package.joined import joined
from tests.conftest import ROOT, Printer, sample
from tests.forms import fields_of, opened, press
from tests.word_files import CORPUS

FULL = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
GOOD = sorted((CORPUS / "good").glob("*.docx"))
PLACED = ("element", "part", "number", "style", "runs", "lines", "cell", "label")  # of a paragraph, not of its look


@pytest.fixture(scope="module")
def pack(catalogue: Catalogue) -> bytes:
    front = catalogues.load(Settings().pack_folders)
    return generate_pack(catalogue, front, read_dossier(sample("ban-mong-2026-11"))).content


def read(data: bytes) -> WordFile:
    return read_word(open_package(data))


def ruled(word: WordFile) -> Table:
    """The first table that a reader sees as one."""
    return next(table for table in word.tables if table.has_borders)


def look(paragraph: Paragraph) -> dict[str, Any]:
    """Everything that a reader sees of a paragraph."""
    own = {one.name: getattr(paragraph, one.name) for one in dataclasses.fields(paragraph) if one.name not in PLACED}
    runs = [dataclasses.replace(run, element=None) for run in paragraph.runs]  # type: ignore[arg-type]
    return own | {"runs": runs, "text": paragraph.plain, "lines": len(paragraph.lines), "label": paragraph.label}


def printed(line: Paragraph) -> bool:
    return bool(line.plain or line.fields)


def of_pages(word: WordFile) -> list[Any]:
    return [
        (
            one.width,
            one.height,
            one.margins,
            one.title_page,
            [look(line) for line in one.around_pages() if printed(line)],
        )
        for one in word.sections
    ]


def test_the_papers_stand_in_order_behind_their_list_with_pages_of_their_own(pack: bytes, catalogue: Catalogue) -> None:
    papers = list(generate_all(catalogue, read_dossier(sample("ban-mong-2026-11"))))
    kinds = [paper.kind for paper in papers]
    papers.insert(kinds.index("resolution") + 1, papers.pop(kinds.index("commendations")))  # its annex
    whole, own = read(pack), [read(paper.content) for paper in papers]
    listed = ruled(whole).rows[1:]
    titles = [whole.paragraph(row[1][0]).plain for row in listed]
    assert titles == [catalogue.kind(paper.kind).sheet.title for paper in papers]
    assert "11-NQ/CB" in [whole.paragraph(row[2][0]).plain for row in listed]
    texts = [one.plain for word in own for one in word.paragraphs if one.plain]
    assert [one.plain for one in whole.paragraphs if one.plain][-len(texts) :] == texts
    assert len(whole.sections) == 1 + sum(len(word.sections) for word in own)
    assert {section.restart for section in whole.sections} == {1}


def test_the_same_dossier_gives_the_same_bytes_and_opens_again(pack: bytes, catalogue: Catalogue) -> None:
    dossier = read_dossier(sample("ban-mong-2026-11"))
    front = catalogues.load(Settings().pack_folders)
    assert generate_pack(catalogue, front, dossier).content == pack
    papers = [(paper.name, paper.content) for paper in generate_all(catalogue, dossier)]
    assert open_documents([("tap-in.docx", pack)]).data == open_documents(papers).data
    with pytest.raises(FileRefused):
        open_documents([("a.docx", generate_pack(catalogue, front, dossier, carry=False).content)])


def test_the_pack_follows_the_official_format(pack: bytes) -> None:
    assert check_format(pack).findings == ()


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_file_of_any_hand_looks_the_same_behind_another(path: Path, pack: bytes) -> None:
    data = path.read_bytes()
    package = open_package(data, path.name)
    alone, first = read(data), read(pack)
    whole = read(joined([open_package(pack), package, package]).to_bytes())
    wanted, found = [look(one) for one in alone.paragraphs], [look(one) for one in whole.paragraphs]
    behind = len(first.paragraphs) + 1  # the pack ends with a table, and a paragraph now holds its pages
    for begin in (behind, len(found) - len(wanted)):
        pairs = zip(found[begin : begin + len(wanted)], wanted, strict=True)
        assert [pair for pair in pairs if pair[0] != pair[1]] == []
    assert of_pages(whole) == of_pages(first) + of_pages(alone) * 2


def test_what_cannot_be_joined_is_refused_by_name(pack: bytes) -> None:
    document = docx.Document(io.BytesIO(pack))
    document.add_comment(document.paragraphs[1].runs, "Xem lại.", author="Chi bộ", initials="CB")
    document.save(out := io.BytesIO())
    with pytest.raises(FileRefused) as refused:
        joined([open_package(pack, "a.docx"), open_package(out.getvalue(), "b.docx")])
    assert [(one.code, one.path) for one in refused.value.problems] == [("unjoinable", "b.docx")]


def test_every_door_gives_the_same_pack(client: FlaskClient, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(FULL)
    words = ["render", "all", str(tmp_path / "a.json"), "--pack", "-o", str(tmp_path / "tap.docx")]
    assert CliRunner().invoke(sinhhoat, words).exit_code == 0
    pack = (tmp_path / "tap.docx").read_bytes()
    sent = client.post("/api/v1/dossiers?pack=1", data=FULL, content_type="application/json")
    assert (sent.status_code, sent.data) == (200, pack)
    assert 'filename="2026-11-24-chi-bo-ban-mong-tap-in.docx"' in sent.headers["Content-Disposition"]
    answer = press(client, fields_of(opened(client, FULL)), "pack")
    assert (answer.status_code, ruled(read(answer.data)).rows) == (200, ruled(read(pack)).rows)
    no_pdf = client.post("/api/v1/dossiers?pack=1&format=pdf", data=FULL, content_type="application/json")
    assert no_pdf.status_code == 501


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["all", "--pack", "-o", "x.zip"], ".docx, .pdf"),
        (["all", "-o", "x.docx"], "--pack"),
        (["agenda", "--pack", "-o", "x.docx"], ""),
    ],
)
def test_a_pack_that_cannot_be_meant_is_refused(words: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(FULL)
    kind, *rest = [str(tmp_path / word) if word.startswith("x.") else word for word in words]
    done = CliRunner().invoke(sinhhoat, ["render", kind, str(tmp_path / "a.json"), *rest])
    assert done.exit_code != 0
    assert said in (done.output + str(getattr(done.exception, "problems", "")))
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.office
@pytest.mark.slow
def test_the_pack_has_as_many_pages_as_its_papers(pack: bytes, catalogue: Catalogue, pdf_of: Printer) -> None:
    import pdfplumber

    papers = [paper.content for paper in generate_all(catalogue, read_dossier(sample("ban-mong-2026-11")))]
    pdf_of.together([pack, *papers])

    def pages(content: bytes) -> int:
        with pdfplumber.open(io.BytesIO(pdf_of(content))) as pdf:
            return len(pdf.pages)

    assert pages(pack) == 1 + sum(map(pages, papers))

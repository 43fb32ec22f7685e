"""Mending: what is mended no longer fires, nothing new does, and no other letter of the file changes."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml import etree

from service.format_check import check_format
from service.format_check.fix import MENDED, fix
from service.format_check.rules import RULES
from service.format_check.word import read_word
from service.package import open_package
from tests import hostile
from tests.conftest import Made
from tests.word_files import CORPUS, faults, parts

# What only a person can decide in these files, although their rule can be mended in others.
FOR_A_PERSON = {
    "du-thao-lan-thu",
    "ho-ten-in-hoa",  # only its owner knows how it is written in small letters
    "nguoi-soan-kieu-cu",  # capitals of 8 pt: whose name it is, and how it is spelt
    "noi-nhan-luu-vt",
    "quyen-han-chi-uy",
    "quyen-han-kt-bi-thu",
    "so-kieu-van-ban-nha-nuoc",
    "so-trang-co-chu-trang",
}


def rules(data: bytes) -> list[str]:
    return [finding.rule for finding in check_format(data).findings]


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_word(open_package(data)).paragraphs]


def test_every_rule_that_can_be_mended_is_a_rule() -> None:
    assert RULES.keys() >= MENDED


def one_for_each_rule() -> dict[str, Path]:
    """The first file of the corpus for each rule that can be mended."""
    table = re.findall(
        r"^\| `(bad/[^`]+)` .* \| ([a-z-]+) \|$", (CORPUS / "README.md").read_text("utf-8"), re.MULTILINE
    )
    found: dict[str, Path] = {}
    for name, rule in table:
        if rule in MENDED:
            found.setdefault(rule, CORPUS / name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("path", one_for_each_rule().values(), ids=lambda path: path.stem)
def test_what_is_mended_no_longer_fires_and_nothing_new_does(path: Path) -> None:
    data = path.read_bytes()
    before, fixed = rules(data), fix(data, path.name)
    assert set(rules(fixed.content)) <= set(before)
    assert not {change.rule for change in fixed.changes} & set(rules(fixed.content))
    if path.stem not in FOR_A_PERSON:
        assert not MENDED & set(rules(fixed.content))
    if not fixed.changes:
        assert fixed.content == data


def test_blanks_in_place_of_centring_go_before_the_line_is_centred(documents: list[Made]) -> None:
    made = docx.Document(io.BytesIO(next(one.docx for one in documents if one.kind == "resolution")))
    run = next(one for one in made.paragraphs if one.text == "NGHỊ QUYẾT").runs[0]
    run.text = " " * 40 + run.text
    made.save(saved := io.BytesIO())
    fixed = fix(saved.getvalue())
    assert "type-align" not in rules(fixed.content)
    assert "NGHỊ QUYẾT" in lines(fixed.content)


@pytest.mark.slow
@pytest.mark.parametrize("path", list(one_for_each_rule().values())[::5], ids=lambda path: path.stem)
def test_a_mended_file_is_as_valid_as_it_was(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    assert faults(fix(data).content, tmp_path) <= faults(data, tmp_path)


def test_the_corpus_has_a_file_for_most_rules_that_can_be_mended() -> None:
    assert len(one_for_each_rule()) > 40


@pytest.mark.parametrize("path", sorted((CORPUS / "good").glob("*.docx"))[::3], ids=lambda path: path.stem)
def test_a_good_file_is_not_touched(path: Path) -> None:
    data = path.read_bytes()
    fixed = fix(data)
    assert (fixed.content, fixed.changes) == (data, ())


def words(data: bytes) -> Counter[str]:
    """The words and figures on the pages of a file; the number of a page is none of them."""
    word = read_word(open_package(data))
    text = "\n".join(
        one.text for one in word.all_paragraphs if "PAGE" not in one.fields or re.search(r"[^\W\d]", one.text)
    )
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


@pytest.mark.slow
def test_no_word_is_taken_out_and_each_that_is_written_anew_is_told() -> None:
    for path in one_for_each_rule().values():
        fixed = fix(path.read_bytes(), path.name)
        before, after = words(path.read_bytes()), words(fixed.content)
        assert len(" ".join(after.elements())) >= len(" ".join(before.elements())) - 1, path.name  # a zero may go
        told = [(one.before, one.after) for one in fixed.changes]
        assert all(any(word in old for old, _ in told) for word in before - after), (path.name, before - after)
        assert all(any(word in new for _, new in told) for word in after - before), (path.name, after - before)


def test_every_paragraph_that_is_mended_is_told(documents: list[Made]) -> None:
    def change(document: docx.document.Document) -> None:
        long = [run for one in document.paragraphs for run in one.runs if run.text.count(" ") > 8]
        for run in long[:3]:
            run.text = "  ".join(run.text.split(" ", 2))

    told = [one for one in fix(spoilt(documents, change)).changes if one.rule == "doubled-space"]
    assert len({one.where for one in told}) == 3
    assert [(one.before.count("  "), one.after.count("  ")) for one in told] == [(2, 0)] * 3


def test_a_picture_beside_the_number_of_a_page_stays(documents: list[Made]) -> None:
    def change(document: docx.document.Document) -> None:
        header = document.sections[0].header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        etree.SubElement(header.add_run()._r, qn("w:drawing"))  # what it shows is of no matter here

    data = spoilt(documents, change)
    assert "page-number-place" in rules(data)
    fixed = fix(data)
    assert "page-number-place" in rules(fixed.content)
    assert any(b"<w:drawing" in content for name, content in parts(fixed.content).items() if "header" in name)


def spoilt(documents: list[Made], change: Callable[[docx.document.Document], None]) -> bytes:
    """Our own resolution, spoilt with python-docx."""
    made = next(one for one in documents if one.kind == "resolution" and one.state == "issued")
    document = docx.Document(io.BytesIO(made.docx))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_many_faults_at_once_are_mended_and_told_with_before_and_after(documents: list[Made]) -> None:
    def change(document: docx.document.Document) -> None:
        section = document.sections[0]
        section.left_margin, section.header_distance = docx.shared.Mm(25), docx.shared.Mm(15)
        number = next(
            one for row in document.tables[0].rows for cell in row.cells for one in cell.paragraphs if "Số " in one.text
        )
        number.runs[0].text = number.text.replace("Số ", "Số: ").replace("11-", "1-")
        for run in number.runs[1:]:
            run.text = ""
        body = [one for one in document.paragraphs if len(one.text) > 80]
        body[0].runs[0].text = body[0].runs[0].text.replace(" ", "  ", 1)
        body[1].alignment = WD_ALIGN_PARAGRAPH.LEFT
        for run in body[2].runs:
            run.font.size, run.font.color.rgb = docx.shared.Pt(13), docx.shared.RGBColor(255, 0, 0)

    data = spoilt(documents, change)
    fixed = fix(data, "nq.docx")
    assert fixed.left == ()
    told = {one.rule: one for one in fixed.changes}
    wanted = {"page-margins", "page-number-distance", "number-colon", "number-zero", "doubled-space", "body-align"}
    assert wanted <= told.keys()
    assert (told["number-colon"].before, told["number-colon"].after) == ("Số: 1-NQ/CB", "Số 1-NQ/CB")
    assert (told["number-zero"].before, told["number-zero"].after) == ("Số: 1-NQ/CB", "Số: 01-NQ/CB")
    changed = [(one, other) for one, other in zip(lines(data), lines(fixed.content), strict=True) if one != other]
    assert len(changed) == 2  # the number, and the doubled space
    untouched = {"word/styles.xml", "word/theme/theme1.xml", "docProps/core.xml"} & parts(data).keys()
    assert all(parts(data)[name] == parts(fixed.content)[name] for name in untouched)


def test_a_missing_page_number_is_added_to_every_page_but_the_first(documents: list[Made], tmp_path: Path) -> None:
    made = next(one for one in documents if one.kind == "minutes")
    document = docx.Document(io.BytesIO(made.docx))
    for reference in list(document.sections[0]._sectPr):
        if reference.tag.endswith(("headerReference", "titlePg")):
            document.sections[0]._sectPr.remove(reference)
    for _ in range(60):  # two pages and more, however they are counted
        document.paragraphs[-1].insert_paragraph_before(document.paragraphs[-2].text, document.paragraphs[-2].style)
    out = io.BytesIO()
    document.save(out)
    assert "page-number-missing" in rules(out.getvalue())
    fixed = fix(out.getvalue())
    assert "page-number-missing" in {change.rule for change in fixed.changes}
    assert not {rule for rule in rules(fixed.content) if rule.startswith("page-number")}
    assert faults(fixed.content, tmp_path) <= faults(out.getvalue(), tmp_path)


@pytest.mark.parametrize("properties", ["", "<w:b/>", '<w:sz w:val="20"/>'])
def test_letters_keep_the_look_of_those_they_replace_across_runs(properties: str) -> None:
    pieces = [hostile.run(text, properties) for text in ("Hội", " ", " nghị ", " bàn")]
    fixed = fix(hostile.word(f"<w:p>{''.join(pieces)}</w:p>{hostile.PAGE}"))
    if "doubled-space" in {change.rule for change in fixed.changes}:
        assert lines(fixed.content) == ["Hội nghị bàn"]
    assert " ".join(lines(fixed.content)[0].split()) == "Hội nghị bàn"


def test_decomposed_letters_become_composed_ones_and_read_the_same(documents: list[Made]) -> None:
    def change(document: docx.document.Document) -> None:
        body = next(one for one in document.paragraphs if len(one.text) > 80)
        for run in body.runs:
            run.text = unicodedata.normalize("NFD", run.text)

    data = spoilt(documents, change)
    fixed = fix(data)
    assert "unicode-form" in {one.rule for one in fixed.changes}
    assert lines(fixed.content) == [unicodedata.normalize("NFC", line) for line in lines(data)]


def test_room_for_a_number_and_a_day_to_be_written_by_hand_stays(documents: list[Made]) -> None:
    draft = next(one for one in documents if one.state == "draft" and one.kind == "resolution")
    assert fix(draft.docx).content == draft.docx


@pytest.mark.parametrize("name", ["mau-chu-de-khong-tri", "mau-chu-de-nhat", "nen-chu-de", "nen-hoa-van"])
def test_colours_and_fills_that_only_the_theme_names_are_mended(name: str) -> None:
    mended = fix((CORPUS / "bad" / f"{name}.docx").read_bytes())
    assert ([change.rule for change in mended.changes], mended.left) == (["font-color"], ())
    assert "THEME" not in str(mended.changes)
    assert rules(mended.content) == []


def test_mending_twice_changes_nothing_more() -> None:
    data = (CORPUS / "bad" / "so-trang-o-duoi.docx").read_bytes()
    once = fix(data).content
    assert fix(once).content == once


@pytest.mark.parametrize("name", [name for name in hostile.READ if name != "the Strict form"])
def test_an_odd_file_is_mended_or_refused_but_never_breaks(name: str) -> None:
    data = hostile.READ[name]()
    words = [line.split() for line in lines(data)] if len(data) < 20_000 else []
    fixed = fix(data)
    if words and "100,000" not in name:
        assert [line.split() for line in lines(fixed.content)] == words

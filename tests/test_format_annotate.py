"""Findings as Word comments: at their places, in a valid file, and nothing else of the file changes."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from service.errors import FileRefused
from service.finding import Severity
from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.report import FormatFinding, Report, Spot
from service.format_check.word import read_word
from service.package import open_package
from tests import hostile
from tests.conftest import tool
from tests.format_corpus.defects_printed import PRINTED
from tests.word_files import CORPUS, comments, faults, parts

BAD = sorted(path for path in (CORPUS / "bad").glob("*.docx") if path.stem not in PRINTED)
SOME = BAD[::16]
W = f"{{{hostile.W}}}"


def texts(data: bytes) -> list[str | None]:
    return [one.text for one in etree.fromstring(parts(data)[open_package(data).main]).iter(f"{W}t")]


def reported(data: bytes, *spots: Spot) -> Report:
    """A report that says something of each of `spots`."""
    said = tuple(
        FormatFinding("font-name", Severity.ERROR, f"Điều {number}.", f"Chỗ {number}", spots=(spot,))
        for number, spot in enumerate(spots, 1)
    )
    return Report("x.docx", said, read_word(open_package(data)))


def spanned(data: bytes) -> list[str]:
    """The text that each comment of the body spans, by the order of their ids."""
    body = etree.fromstring(parts(data)[open_package(data).main])
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in body.iter():
        if element.tag == f"{W}commentRangeStart":
            open_now.add(element.get(f"{W}id", ""))
            found[element.get(f"{W}id", "")] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_now.discard(element.get(f"{W}id", ""))
        elif element.tag == f"{W}t":
            for one in open_now:
                found[one] += element.text or ""
    return [found[key] for key in sorted(found, key=int)]


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_each_finding_is_a_comment_and_the_text_stays_byte_for_byte(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    report = check_format(data, path.name)
    annotated = annotate(data, report)
    assert len(comments(annotated)) == len(report.findings) > 0
    assert texts(annotated) == texts(data)
    assert faults(annotated, tmp_path) <= faults(data, tmp_path)


def test_every_other_part_stays_as_it_was() -> None:
    data = BAD[0].read_bytes()
    before, after = parts(data), parts(annotate(data, check_format(data)))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed <= {
        "[Content_Types].xml",
        "word/document.xml",
        "word/comments.xml",
        "word/styles.xml",
        "word/_rels/document.xml.rels",
    }
    assert before.keys() <= after.keys()


def test_the_same_file_gives_the_same_bytes_without_a_date() -> None:
    data = BAD[0].read_bytes()
    first, second = (annotate(data, check_format(data)) for _ in range(2))
    assert first == second
    assert b"w:date=" not in parts(first)["word/comments.xml"]


def test_a_comment_says_weight_words_clause_and_where_else_it_holds() -> None:
    document = docx.Document(str(CORPUS / "good" / "nghi-quyet-word365.docx"))
    wrong = [one for one in document.paragraphs if len(one.text) > 100][:3]
    for paragraph in wrong:
        for run in paragraph.runs:
            run.font.name = "Arial"
            run._element.rPr.rFonts.set(f"{W}hAnsi", "Arial")
    out = io.BytesIO()
    document.save(out)
    (comment,) = comments(annotate(out.getvalue(), check_format(out.getvalue())))
    assert comment.startswith("Phải sửa: ")
    assert "Arial" in comment
    assert "Hướng dẫn 05-HD/VPTW, II.IV.1" in comment
    assert "Còn ở: “" in comment


def test_a_comment_spans_whole_runs_and_never_splits_one() -> None:
    body = f"<w:p>{hostile.run('Một ')}{hostile.run('hai ba')}{hostile.run(' bốn')}</w:p>{hostile.PAGE}"
    data = hostile.word(body)
    annotated = annotate(data, reported(data, Spot("word/document.xml", 1, 8, 10, "ba")))
    assert spanned(annotated) == ["hai ba"]
    assert texts(annotated) == texts(data)


def test_a_field_is_spanned_whole() -> None:
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate"))
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = f"<w:p>{hostile.run('Trang ')}{field}{hostile.run('2')}{end}{hostile.run(' cuối')}</w:p>{hostile.PAGE}"
    data = hostile.word(body)
    root = etree.fromstring(
        parts(annotate(data, reported(data, Spot("word/document.xml", 1, 6, 7, "2"))))["word/document.xml"]
    )
    (paragraph,) = root.iter(f"{W}p")
    names = [etree.QName(child).localname for child in paragraph]
    assert names == ["r", "commentRangeStart", "r", "r", "r", "r", "commentRangeEnd", "r", "r"]


def test_what_word_takes_no_comments_in_hangs_on_the_nearest_paragraph_of_the_body(tmp_path: Path) -> None:
    data = (CORPUS / "good" / "thong-bao-hop-van-ban.docx").read_bytes()  # its head stands in text boxes
    word = read_word(open_package(data))
    header = next(iter(word.headers_and_footers))
    boxed = next(one for one in word.paragraphs if one.in_box)
    places = (Spot(word.main), Spot(header.part, 1), Spot(word.main, boxed.number, text="x"))
    annotated = annotate(data, reported(data, *places))
    root = etree.fromstring(parts(annotated)[word.main])
    marks = list(root.iter(f"{W}commentReference"))
    assert len(marks) == 3
    assert not [mark for mark in marks if any(mark.iterancestors(f"{W}txbxContent"))]
    assert "Chỗ này: Chỗ 2." in comments(annotated)[1]
    assert faults(annotated, tmp_path) <= faults(data, tmp_path)


def test_comments_that_the_file_has_stay_and_ids_do_not_meet(tmp_path: Path) -> None:
    document = docx.Document(str(BAD[0]))
    first = next(one for one in document.paragraphs if one.runs)
    document.add_comment(first.runs, "Xem lại câu này.", author="Chi bộ", initials="CB")
    out = io.BytesIO()
    document.save(out)
    report = check_format(out.getvalue())
    annotated = annotate(out.getvalue(), report)
    found = comments(annotated)
    assert "Xem lại câu này." in found[0]
    assert len(found) == 1 + len(report.findings)
    root = etree.fromstring(parts(annotated)["word/comments.xml"])
    assert len({one.get(f"{W}id") for one in root}) == len(found)
    assert faults(annotated, tmp_path) <= faults(out.getvalue(), tmp_path)


def test_the_styles_of_comments_are_words_own_where_the_file_has_them() -> None:
    own = '<w:style w:type="character" w:styleId="Chuthich"><w:name w:val="Annotation Reference"/></w:style>'
    data = hostile.with_styles(own)
    annotated = parts(annotate(data, reported(data, Spot("word/document.xml", 1))))
    assert b'w:rStyle w:val="Chuthich"' in annotated["word/document.xml"]
    assert annotated["word/styles.xml"].count(b"nnotation") == 2  # its own, and the text's


def test_a_file_without_styles_empty_paragraphs_or_a_section_takes_comments_too(tmp_path: Path) -> None:
    data = hostile.word("<w:p/><w:p/>")
    annotated = annotate(data, reported(data, *(Spot("word/document.xml", number) for number in (1, 1, 2))))
    assert len(comments(annotated)) == 3
    docx.Document(io.BytesIO(annotated))
    assert faults(annotated, tmp_path) <= faults(data, tmp_path)


def test_a_good_file_comes_back_as_it_is() -> None:
    data = (CORPUS / "good" / "nghi-quyet-word365.docx").read_bytes()
    assert annotate(data, check_format(data)) == data


def test_a_template_comes_back_as_a_document() -> None:
    data = hostile.READ["a template"]()
    kinds = parts(annotate(data, check_format(data)))["[Content_Types].xml"]
    assert b"template.main+xml" not in kinds


@pytest.mark.parametrize(("make", "code"), [("the Strict form", "file-strict"), ("an empty body", "file-empty")])
def test_what_cannot_be_written_to_is_refused_with_the_way_out(make: str, code: str) -> None:
    data = hostile.READ[make]()
    with pytest.raises(FileRefused) as caught:
        annotate(data, check_format(data))
    assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_shows_every_comment(tmp_path: Path) -> None:
    source = CORPUS / "bad" / "noi-dung-can-trai.docx"
    data = source.read_bytes()
    word = read_word(open_package(data))
    header = next(iter(word.headers_and_footers))
    places = (Spot(word.main), Spot(header.part, 1), Spot(word.main, 5), Spot(word.main, 12, 2, 5, "x"))
    (tmp_path / "x.docx").write_bytes(annotate(data, reported(data, *places)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [tool("soffice"), profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "x.docx")], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "x.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == len(places)

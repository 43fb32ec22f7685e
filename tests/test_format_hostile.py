"""Files that are odd, careless or meant to harm: a clear refusal or a report like any other, within bounds."""

from __future__ import annotations

import gc
import io
import json
import re
import subprocess
import sys
import zipfile
from contextlib import nullcontext

import pytest

from service.collecting import seldom
from service.errors import FileRefused
from service.format_check import check_format, editable
from service.format_check.fix import fix
from service.format_check.intake import (
    MAX_LETTERS,
    MAX_MENDED,
    MAX_MENDED_LETTERS,
    MAX_MENDED_TAGS,
    MAX_PARAGRAPHS,
    MAX_TAGS,
    read_file,
)
from service.format_check.rules.recipients import _DRAFTER
from service.format_check.word import read_word
from service.package import Package, open_package, read_package
from tests import hostile
from tests.conftest import ROOT

# What one child may use for all of them together; the interpreter and lxml take 90 MB and a second of it.
CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1200 * 2**20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
from service.errors import FileRefused
from service.format_check import check_format, editable
from service.package import Package, read_package
from tests import hostile
answers = {}
for name, (make, _) in hostile.REFUSED.items():
    data = make()
    used = resource.getrusage(resource.RUSAGE_SELF)
    try:
        check_format(data, name)
        answers[name] = ["read", 0]
    except FileRefused as error:
        after = resource.getrusage(resource.RUSAGE_SELF)
        spent = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
        answers[name] = [error.problems[0].code, spent]
print(json.dumps(answers))
"""


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_what_nobody_should_open_is_refused_with_a_code_and_a_way_out(name: str) -> None:
    make, code = hostile.REFUSED[name]
    with pytest.raises(FileRefused) as caught:
        check_format(make(), "x.docx")
    assert code in {problem.code for problem in caught.value.problems}
    for problem in caught.value.problems:
        assert problem.path == "x.docx"
        assert re.search("[à-ỹ]", problem.message)  # a sentence in Vietnamese, whatever a library said
        assert "Error" not in problem.message


NORMAL = r"file:///C:\Users\VP\AppData\Roaming\Microsoft\Templates\Normal.dotm"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = "".join(f"<w:p>{hostile.run(line)}</w:p>" for line in ("ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-NQ/CB", "NGHỊ QUYẾT"))
PICTURE = '<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;http://example.invalid/a.png&quot;"/></w:p>'


def leading_out(kind: str, target: str) -> bytes:
    return hostile.word(HEAD + hostile.PAGE, links=hostile.relation(9, kind, target, external=True))


@pytest.mark.parametrize(
    ("kind", "target", "named"),
    [
        ("image", "http://example.invalid/huy%20hieu.png", "hình liên kết «huy hieu.png»"),
        ("mailMergeSource", r"file:///C:\Users\VP\khach%20moi.xlsx", "nguồn trộn thư «khach moi.xlsx»"),
        ("attachedTemplate", "Normal.dotm", "mẫu Normal của Word"),
        ("attachedTemplate", NORMAL, "mẫu Normal của Word"),
    ],
)
def test_what_only_leads_out_is_named_and_passed_over(kind: str, target: str, named: str) -> None:
    report = check_format(leading_out(kind, target))
    (finding,) = [one for one in report.findings if one.rule == "leads-out"]
    assert named in finding.message
    with pytest.raises(FileRefused):  # whoever opens files for another purpose still refuses it
        read_package(leading_out(kind, target), error=FileRefused)


@pytest.mark.parametrize(
    "target", ["http://example.invalid/Normal.dotm", r"\\\\ke-gian\\o\\Normal.dotm", r"C:\a\evil.dotm"]
)
def test_a_template_from_elsewhere_stays_refused(target: str) -> None:
    with pytest.raises(FileRefused) as caught:
        check_format(leading_out("attachedTemplate", target))
    assert [problem.code for problem in caught.value.problems] == ["package-external"]


def test_linked_pictures_in_fields_charts_and_empty_objects_are_read() -> None:
    assert check_format(hostile.word(PICTURE + hostile.PAGE)).findings
    preview = hostile.word(links=hostile.relation(9, "oleObject", "embeddings/gone.bin"))
    assert check_format(preview).findings
    parts = hostile.parts_of(hostile.word(links=hostile.relation(9, "chart", "charts/chart1.xml")))
    types = (
        parts["[Content_Types].xml"]
        .decode()
        .replace("</Types>", f'<Override PartName="/word/embeddings/a.xlsx" ContentType="{WORKBOOK}"/></Types>')
    )
    figures = hostile.relations(hostile.relation(1, "package", "../embeddings/a.xlsx"))
    chart = {"word/charts/chart1.xml": b"<a/>", "word/charts/_rels/chart1.xml.rels": figures.encode()}
    whole = {**parts, "[Content_Types].xml": types.encode(), **chart, "word/embeddings/a.xlsx": b"x"}
    assert check_format(hostile.zip_of(whole)).findings


@pytest.mark.parametrize("name", hostile.READ)
def test_an_odd_word_file_gets_a_report_like_any_other(name: str) -> None:
    report = check_format(hostile.READ[name](), "x.docx")
    assert all(finding.message and finding.where for finding in report.findings)


def test_a_page_of_opening_tags_is_one_finding_and_not_a_search_from_each_of_them() -> None:
    head = "".join(
        f"<w:p>{hostile.run(line)}</w:p>" for line in ("ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-NQ/CB", "NGHỊ QUYẾT")
    )
    page = hostile.word(f"{head}<w:p>{hostile.run('{{' * 60_000)}</w:p>{hostile.PAGE}")
    assert [one.rule for one in check_format(page, "x.docx").findings].count("leftover-tag") == 1
    assert not _DRAFTER.fullmatch("A" * 200)  # many ways to cut a name into names would be tried until the end of time
    assert _DRAFTER.fullmatch("NguyenVanAn-26")


@pytest.mark.slow
def test_refusing_takes_little_memory_and_under_two_seconds_of_the_processor() -> None:
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    answers = json.loads(done.stdout)
    assert {name: code for name, (code, _) in answers.items() if code == "read"} == {}
    assert {name: spent for name, (_, spent) in answers.items() if spent > 2} == {}


def test_a_long_file_is_refused_by_its_tags_and_not_by_its_letters() -> None:
    letters = hostile.word(f"<w:p>{hostile.run('a' * 2 * MAX_TAGS)}</w:p>{hostile.PAGE}")
    assert read_file(letters).main == "word/document.xml"
    with pytest.raises(FileRefused):
        read_file(hostile.long("<w:p/>" * (MAX_TAGS + 1)))


def test_a_file_of_more_paragraphs_than_a_hundred_pages_hold_is_refused_before_it_is_parsed() -> None:
    line = f"<w:p>{hostile.run('a')}</w:p>"
    read_file(hostile.word(line * MAX_PARAGRAPHS + hostile.PAGE))
    with pytest.raises(FileRefused) as refused:
        read_file(hostile.word(line * (MAX_PARAGRAPHS + 1) + hostile.PAGE))
    assert [problem.code for problem in refused.value.problems] == ["file-too-long"]


def test_a_file_is_let_in_once_however_many_rounds_it_is_mended_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long files of like lines, once mended, pack as small as an attack; handed in anew they would be refused."""
    asked: list[str] = []

    def let_in(data: bytes, name: str) -> Package:
        asked.append(name)
        return read_file(data, name)

    monkeypatch.setattr(editable, "read_file", let_in)
    body = HEAD + f"<w:p>{hostile.run('một  hai')}</w:p>" * (MAX_MENDED - 10) + hostile.PAGE
    mended = fix(hostile.word(body, compression=zipfile.ZIP_STORED), "dài")
    assert {"doubled-space", "body-line"} <= {change.rule for change in mended.changes}
    assert b"  hai" not in document_of(mended.content)
    assert asked == ["dài"]


@pytest.mark.parametrize(("letters", "is_mended"), [(MAX_MENDED_LETTERS, True), (MAX_MENDED_LETTERS + 1, False)])
def test_a_file_of_many_letters_is_checked_and_not_mended(letters: int, is_mended: bool) -> None:
    data = hostile.word(f"<w:p>{hostile.run('a' * letters)}</w:p>{hostile.PAGE}", compression=zipfile.ZIP_STORED)
    assert check_format(data).papers
    with nullcontext() if is_mended else pytest.raises(FileRefused, match="máy sửa"):
        fix(data)


def test_a_file_of_more_letters_than_are_checked_is_refused() -> None:
    data = hostile.word(
        f"<w:p>{hostile.run('a' * (MAX_LETTERS + 1))}</w:p>{hostile.PAGE}", compression=zipfile.ZIP_STORED
    )
    with pytest.raises(FileRefused, match="Tệp quá dài để kiểm tra"):
        check_format(data)


def test_a_file_too_long_to_mend_is_checked_all_the_same_and_says_so() -> None:
    data = hostile.word(f"<w:p>{hostile.run('một  hai')}</w:p>" * (MAX_MENDED + 1) + hostile.PAGE)
    assert check_format(data).papers
    with pytest.raises(FileRefused, match="kiểm tra và ghi nhận xét thì được"):
        fix(data)


def test_a_paragraph_of_thousands_of_faults_is_mended_throughout_and_keeps_its_words() -> None:
    text = "từ  này ,chữ (  x ) kia . " * 1500  # more than are listed of one paragraph
    data = hostile.word(f"{HEAD}<w:p>{hostile.run(text)}</w:p>{hostile.PAGE}", compression=zipfile.ZIP_STORED)
    mended = fix(data)
    shown = next(one.text for one in read_word(open_package(mended.content)).paragraphs if one.text.startswith("từ"))
    assert shown.strip() == ("từ này,chữ (x) kia. " * 1500).strip()
    assert not {"doubled-space", "space-before-mark"} & {finding.rule for finding in mended.left}


def test_python_looks_for_garbage_as_before_once_a_file_is_judged() -> None:
    usual = gc.get_threshold()
    with seldom(), seldom():
        assert gc.get_threshold()[0] > usual[0]
    assert gc.get_threshold() == usual
    with pytest.raises(FileRefused):
        check_format(b"")
    assert gc.get_threshold() == usual


def test_a_file_of_too_many_tags_is_checked_and_not_mended() -> None:
    runs = hostile.run("a") * (MAX_MENDED_TAGS // 4)
    data = hostile.word(f"<w:p>{runs}</w:p>{hostile.PAGE}", compression=zipfile.ZIP_STORED)
    assert check_format(data).papers
    with pytest.raises(FileRefused, match="quá nhiều định dạng"):
        fix(data)


def document_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def test_every_fault_of_a_file_is_named_at_once() -> None:
    data = hostile.word(
        links=hostile.relation(9, "attachedTemplate", "http://example.invalid/a.dotm", external=True),
        parts={"word/vbaProject.bin": b"x", "word/embeddings/a.bin": b"x"},
    )
    with pytest.raises(FileRefused) as caught:
        check_format(data)
    assert {problem.code for problem in caught.value.problems} == {
        "package-external",
        "package-macro",
        "package-embedded",
    }


def test_the_strict_form_is_read_like_the_usual_one() -> None:
    strict, usual = (check_format(make()).findings for make in (hostile.READ["the Strict form"], hostile.word))
    assert [finding.rule for finding in strict] == [finding.rule for finding in usual]

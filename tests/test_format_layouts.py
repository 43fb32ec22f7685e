"""The same paper typed in other ways: columns by tabs or blanks, lines by breaks, signatures without a table."""

from __future__ import annotations

import re

import pytest

from service.format_check import check_format
from tests.conftest import Made
from tests.word_files import DOCUMENT, Change, changed

FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
BREAK = "<w:r><w:br/></w:r>"
RULE = (
    '<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute" '
    'from="242pt,18pt" to="448.6pt,18pt"/></w:pict></w:r>'
)
TABS = '<w:tabs><w:tab w:val="center" w:pos="2000"/><w:tab w:val="center" w:pos="6900"/></w:tabs>'
BODY = '<w:spacing w:before="0" w:after="120" w:line="360" w:lineRule="exact"/><w:ind w:firstLine="567"/>'
RIGHT_HALF = '<w:spacing w:after="0"/><w:ind w:left="4500"/>'


def run(text: str, size: int = 14, look: str = "") -> str:
    """A run; `look` holds b, i and u for bold, italic and underlined."""
    marks = "".join(f"<w:{mark}/>" for mark in look if mark in "bi")
    line = '<w:u w:val="single"/>' if "u" in look else ""
    texts = "".join(
        "<w:tab/>" if part == "\t" else f'<w:t xml:space="preserve">{part}</w:t>'
        for part in re.split("(\t)", text)
        if part
    )
    return f'<w:r><w:rPr>{FONT}{marks}<w:sz w:val="{size * 2}"/>{line}</w:rPr>{texts}</w:r>'


def line(
    *runs: str, align: str = "left", tabs: str = "", spacing: str = '<w:spacing w:before="0" w:after="0"/>'
) -> str:
    return f'<w:p><w:pPr>{tabs}{spacing}<w:jc w:val="{align}"/></w:pPr>{"".join(runs)}</w:p>'


SUPERIOR, ISSUER, STAR = run("ĐẢNG BỘ PHƯỜNG CHIỀNG CƠI"), run("CHI BỘ BẢN MÒNG", look="b"), run("*")
TITLE, NUMBER = run("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "b"), run("Số 05-NQ/CB")
DATE = run("Chiềng Cơi, ngày 05 tháng 3 năm 2026", look="i")
GAP = run(" " * 12)


def cell(content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="4677" w:type="dxa"/></w:tcPr>{content}</w:tc>'


HEADS = {
    "tabs": line(run("\t"), SUPERIOR, run("\t"), TITLE, RULE, tabs=TABS)
    + line(run("\t"), ISSUER, tabs=TABS)
    + line(run("\t"), STAR, tabs=TABS)
    + line(run("\t"), NUMBER, run("\t"), DATE, tabs=TABS),
    "blanks": line(SUPERIOR, GAP, TITLE, RULE)
    + line(GAP, ISSUER)
    + line(GAP, GAP, STAR)
    + line(GAP, NUMBER, GAP, GAP, DATE),
    "breaks in two cells": '<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="4677"/><w:gridCol w:w="4677"/></w:tblGrid><w:tr>'
    + cell(line(SUPERIOR + BREAK + ISSUER + BREAK + STAR + BREAK + NUMBER, align="center"))
    + cell(
        line(TITLE + RULE.replace("242pt", "10pt").replace("448.6pt", "216.6pt") + BREAK + BREAK + DATE, align="center")
    )
    + "</w:tr></w:tbl>",
}
CAPTIONS = {
    "lines": line(run("NGHỊ QUYẾT", 15, "b"), align="center")
    + line(run("về lãnh đạo nhiệm vụ tháng 4", look="b"), align="center")
    + line(run("-----"), align="center"),
    "breaks": line(
        run("NGHỊ QUYẾT", 15, "b") + BREAK + run("về lãnh đạo nhiệm vụ tháng 4", look="b") + BREAK + run("-----"),
        align="center",
    ),
}
CONTENT = line(run("- Căn cứ Điều lệ Đảng Cộng sản Việt Nam."), align="both", spacing=BODY) + line(
    run("Chi bộ bản Mòng thống nhất lãnh đạo thực hiện nhiệm vụ tháng 4 năm 2026 với các nội dung sau đây."),
    align="both",
    spacing=BODY,
)
TO, SIGN, OFFICE = run("Nơi nhận:", look="u"), run("T/M CHI BỘ", look="b"), run("BÍ THƯ")
FIRST, LAST, NAME = run("- Đảng uỷ phường;", 12), run("- Lưu Chi bộ.", 12), run("Lò Văn Thiêng", look="b")
FEET = {
    "tabs": line(TO, run("\t" * 5), SIGN)
    + line(FIRST, run("\t" * 5), OFFICE)
    + line(LAST)
    + line() * 3
    + line(run("\t" * 7), NAME),
    "one under the other": line(SIGN, align="center", spacing=RIGHT_HALF)
    + line(OFFICE, align="center", spacing=RIGHT_HALF)
    + line() * 3
    + line(NAME, align="center", spacing=RIGHT_HALF)
    + line(TO)
    + line(FIRST)
    + line(LAST),
}


@pytest.fixture(scope="session")
def any_paper(documents: list[Made]) -> bytes:
    return documents[0].docx


def holding(body: str) -> Change:
    """A file that holds `body` and nothing else, on the page that it has."""

    def change(texts: dict[str, str]) -> None:
        section = texts[DOCUMENT][texts[DOCUMENT].rindex("<w:sectPr>") : texts[DOCUMENT].rindex("</w:body>")]
        start = texts[DOCUMENT].index("<w:body>") + len("<w:body>")
        texts[DOCUMENT] = texts[DOCUMENT][:start] + body + section + "</w:body></w:document>"

    return change


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("head", HEADS)
def test_a_right_paper_is_right_however_it_was_typed(any_paper: bytes, head: str, caption: str, foot: str) -> None:
    body = HEADS[head] + CAPTIONS[caption] + CONTENT + FEET[foot]
    assert check_format(changed(any_paper, holding(body))).findings == ()


FAULTS = {
    "number-colon": ("Số 05-NQ/CB", "Số: 05-NQ/CB"),
    "superior-form": ("ĐẢNG BỘ PHƯỜNG", "ĐẢNG UỶ PHƯỜNG"),
    "date-zero": ("ngày 05 tháng 3", "ngày 05 tháng 03"),
    "capacity-form": ("T/M CHI BỘ", "TM. CHI BỘ"),
    "signer-form": ("Lò Văn Thiêng", "ThS. Lò Văn Thiêng"),
    "recipients-archive": ("- Lưu Chi bộ.", "- Lưu: VT."),
    "star-missing": (STAR, ""),
    "dashes-form": ("-----", "---"),
}


@pytest.mark.parametrize("rule", FAULTS)
@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("head", HEADS)
def test_a_fault_is_found_however_the_paper_was_typed(any_paper: bytes, head: str, foot: str, rule: str) -> None:
    body = HEADS[head] + CAPTIONS["lines"] + CONTENT + FEET[foot]
    assert FAULTS[rule][0] in body
    report = check_format(changed(any_paper, holding(body.replace(*FAULTS[rule]))))
    assert [finding.rule for finding in report.findings] == [rule]


def test_a_list_whose_title_stands_in_the_table_of_the_head_is_a_list_and_its_rows_are_no_title(
    any_paper: bytes,
) -> None:
    title = f"<w:tr>{cell(line())}{cell(line(run('DANH SÁCH ĐẢNG VIÊN', 15, 'b'), align='center'))}</w:tr></w:tbl>"
    cells = "".join(cell(line(run(text, 8), align="center")) for text in ("STT", "Họ và tên", "Tuổi"))
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH"))
    table = f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{f'<w:tr>{cells}</w:tr>' * 3}</w:tbl>"
    body = HEADS["breaks in two cells"].removesuffix("</w:tbl>") + title + line() + table + FEET["tabs"]
    report = check_format(changed(any_paper, holding(body)))
    assert [paper.type for paper in report.papers] == ["danh sách"]
    assert not [finding for finding in report.findings if finding.rule.startswith("subject")], report.findings

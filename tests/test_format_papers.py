"""What a file is, and files that hold several papers: each judged as its own, every fault said once with its count."""

from __future__ import annotations

import copy
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from service.errors import FileRefused
from service.finding import Severity
from service.format_check import check_format
from service.format_check.components.nature import Nature
from service.format_check.intake import MAX_PAPERS
from tests.word_files import CORPUS, docx_of

GOOD = ("ke-hoach-google", "quyet-dinh-word2007", "nghi-quyet-libreoffice", "thong-bao-hop-van-ban", "cong-van-wps-tab")


def page_break(body: Any) -> None:
    body.append(parse_xml(f'<w:p {nsdecls("w")}><w:r><w:br w:type="page"/></w:r></w:p>'))


def section_break(body: Any) -> None:
    holder: Any = parse_xml(f"<w:p {nsdecls('w')}><w:pPr/></w:p>")
    holder.pPr.append(copy.deepcopy(body.find("{*}sectPr")))
    body.append(holder)


def nothing(body: Any) -> None:
    """The next head follows at once."""


def repeated(kind: str, name: str, count: int, part: Callable[[Any], None]) -> bytes:
    """The paper of a file `count` times in one file, parted by `part`."""
    document = docx.Document(str(CORPUS / kind / f"{name}.docx"))
    body = document.element.body
    last, content = body[-1], list(body)[:-1]
    for _ in range(count - 1):
        part(body)
        for element in content:
            body.append(copy.deepcopy(element))
    body.append(last)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("part", [page_break, section_break, nothing], ids=lambda part: part.__name__)
@pytest.mark.parametrize("name", GOOD)
def test_three_good_papers_in_one_file_are_three_good_papers(name: str, part: Callable[[Any], None]) -> None:
    report = check_format(repeated("good", name, 3, part))
    assert [paper.nature for paper in report.papers] == [Nature.PARTY] * 3
    assert [finding.rule for finding in report.findings] == []


def test_a_fault_of_sixty_papers_is_said_once_with_its_count_and_the_paper_by_name() -> None:
    report = check_format(repeated("bad", "con-ma-mau", 60, section_break))
    (finding,) = report.findings
    assert (finding.rule, len(finding.spots), len(report.papers)) == ("leftover-tag", 60, 60)
    assert "(và 59 chỗ khác)" in finding.message
    assert finding.where.startswith("Văn bản 1 (kế hoạch), ")
    texts = [report.word.paragraph(spot.paragraph).text for spot in finding.spots]
    assert all("{{ bi_thu }}" in text for text in texts)  # the places are those of the whole file


def test_what_is_said_of_a_second_paper_names_it() -> None:
    good = docx.Document(str(CORPUS / "good" / "ke-hoach-google.docx"))
    body = good.element.body
    last, content = body[-1], [copy.deepcopy(element) for element in list(body)[:-1]]
    page_break(body)
    for element in content:
        body.append(element)
    body.append(last)
    text = next(t for t in list(body.iter("{*}t"))[::-1] if "Đồng chí Bí thư chỉ đạo chung" in (t.text or ""))
    text.text = text.text.replace("Đồng chí Bí thư", "undefined")
    buffer = BytesIO()
    good.save(buffer)
    (finding,) = check_format(buffer.getvalue()).findings
    assert finding.where.startswith("Văn bản 2 (kế hoạch), Trang nội dung, đoạn ")


@pytest.mark.parametrize(
    ("lines", "nature"),
    [
        (("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐƠN XIN NGHỈ PHÉP", "Kính gửi: Ban Giám hiệu", "Tôi tên là …"), Nature.OTHER),  # noqa: E501
        (("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG THCS NÀ SẦM", "Số: 12/KH-THCS", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH", "Năm học 2026 - 2027"), Nature.STATE),  # noqa: E501
        (("ĐOÀN TNCS HỒ CHÍ MINH", "BCH ĐOÀN XÃ CHIỀNG PHA", "Số 05-KH/ĐTN", "KẾ HOẠCH", "tổ chức Tháng Thanh niên"), Nature.UNION),  # noqa: E501
        (("GIÁO ÁN", "Tiết 12: Phép cộng", "Mục tiêu: học sinh biết cộng hai số"), Nature.OTHER),
        (("DANH SÁCH", "học sinh lớp 7A", "1. Lò Thị Mai"), Nature.OTHER),
        (("BÁO CÁO", "thực tập tốt nghiệp", "Sinh viên: Lò Thị Mai"), Nature.OTHER),
        (("{{ co_quan }}", "Số {{ so }}", "{% for muc in cac_muc %}", "{{ muc }}", "{% endfor %}"), Nature.TEMPLATE),
        (("Kính gửi anh Nam", "Em gửi anh danh sách các hộ trong bản."), Nature.OTHER),
    ],
)  # fmt: skip
def test_what_the_guidance_does_not_govern_is_named_and_nothing_else_is_said(
    lines: tuple[str, ...], nature: Nature
) -> None:
    report = check_format(docx_of(*lines))
    assert [paper.nature for paper in report.papers] == [nature]
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("not-governed", Severity.INFO)
    assert nature.value in report.about


def test_a_file_of_more_papers_than_are_judged_is_refused_before_the_first() -> None:
    heads = ("ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-NQ/CB", *[""] * 6) * (MAX_PAPERS + 1)
    with pytest.raises(FileRefused) as refused:
        check_format(docx_of(*heads))
    assert [problem.code for problem in refused.value.problems] == ["file-too-long"]


def test_what_must_be_mended_comes_first() -> None:
    weights = [finding.severity for finding in check_format((CORPUS / "bad" / "con-none.docx").read_bytes()).findings]
    assert weights == sorted(weights, key=list(Severity).index)

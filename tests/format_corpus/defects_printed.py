"""One defect each that only the printed page shows: the file's own settings are right, or say nothing of it."""

from __future__ import annotations

import copy

from tests.format_corpus.defect import BadFile
from tests.format_corpus.drawing import anchored, position
from tests.spoiling.docx_file import File
from tests.spoiling.properties import PARAGRAPH_ORDER, W, child, properties, xml

BOX, FRAME, BREAK, MOVED = "hộp chữ", "khung văn bản", "ngắt trang", "nội dung dài thêm"


def box_with_text(file: File, anchor: str, words: str, left: int, down: int) -> None:
    """A floating box without fill or line, hung on the paragraph of a text; twips from its column and its top."""
    letters = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    inner = f"<w:p><w:r>{letters}<w:t>{words}</w:t></w:r></w:p>"
    graphic = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f'<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
    )
    place = position("column", "H", left) + position("paragraph", "V", down)
    drawn = anchored(graphic, (2835, 567), place, "<wp:wrapNone/>", "Text Box 51")
    file.into(
        anchor, f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice></mc:AlternateContent></w:r>'
    )


def table_moved(file: File, text: str, left: int) -> None:
    """The table around a text further to the left or right, its lines as they were."""
    settings = next(file.paragraphs(text)[0].iterancestors(W + "tbl")).find(f"{W}tblPr")
    for name in ("tblInd", "jc"):
        for old in settings.findall(W + name):
            settings.remove(old)
    width = settings.find(f"{W}tblW")
    width.addnext(xml(f'<w:tblInd w:w="{left}" w:type="dxa"/>'))


def indented(file: File, text: str, **indents: int) -> None:
    """Other indents of the paragraphs with a text."""
    for paragraph in file.paragraphs(text):
        own = child(properties(paragraph, "pPr"), "ind", PARAGRAPH_ORDER)
        own.attrib.clear()
        for name, value in indents.items():
            own.set(W + name, str(value))


def on_new_page(file: File, text: str, nth: int = -1) -> None:
    """A paragraph that begins a page."""
    child(properties(file.paragraphs(text)[nth], "pPr"), "pageBreakBefore", PARAGRAPH_ORDER)


def broken_before(file: File, text: str, nth: int = -1) -> None:
    """A page break at the end of the paragraph above a text."""
    above = file.paragraphs(text)[nth].getprevious()
    above.append(xml('<w:r><w:br w:type="page"/></w:r>'))


def repeated(file: File, text: str, times: int) -> None:
    """A paragraph of the content so many times more: what stands below it moves down the page."""
    paragraph = file.paragraphs(text)[0]
    for _ in range(times):
        paragraph.addnext(copy.deepcopy(paragraph))


def framed(file: File, text: str, words: str, down: int) -> None:
    """A framed paragraph before that of a text, so far below the top of it; twips."""
    letters = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    frame = (
        f'<w:framePr w:w="3000" w:hSpace="0" w:wrap="none" w:vAnchor="text" w:hAnchor="text" w:x="1000" w:y="{down}"/>'
    )
    spacing = '<w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'
    file.paragraphs(text)[0].addprevious(
        xml(f"<w:p><w:pPr>{frame}{spacing}</w:pPr><w:r>{letters}<w:t>{words}</w:t></w:r></w:p>")
    )


PRINTED = {
    "hop-chu-ra-le": BadFile("ket-luan-word365-kieu", "page-overflow", BOX, "hộp chữ nằm trong lề phải", lambda f: box_with_text(f, "Chi bộ giao đồng chí Phó Bí thư", "đã rà soát", 9500, 40)),
    "bang-dau-ra-le": BadFile("quyet-dinh-word2007", "page-overflow", "tblInd", "bảng phần đầu lùi sang trái 15 mm", lambda f: table_moved(f, "ĐẢNG CỘNG SẢN VIỆT NAM", -850)),
    "o-bang-ra-le": BadFile("phu-luc-rieng", "page-overflow", "w:ind của ô", "chữ ở cột đầu lùi sang trái 30 mm", lambda f: indented(f, "STT", left=-1700)),
    "hop-chu-de-chu": BadFile("ket-luan-word365-kieu", "page-overlap", BOX, "hộp chữ không nền đè lên một đoạn", lambda f: box_with_text(f, "Chi bộ giao đồng chí Phó Bí thư", "đã kiểm tra", 1500, 40)),
    "khung-de-chu": BadFile("ket-luan-word365-kieu", "page-overlap", FRAME, "đoạn trong khung đè lên đoạn sau", lambda f: framed(f, "Sau khi nghe tổ bảo vệ rừng báo cáo", "đã thống nhất", 30)),
    "ho-ten-sang-trang": BadFile("ke-hoach-word2007-tab", "signature-split", MOVED, "họ tên sang trang sau, phần ký gõ bằng tab", lambda f: repeated(f, "Vận động các doanh nghiệp", 4)),
    "ho-ten-sang-trang-bang": BadFile("to-trinh-ho-ten-o-hang-duoi", "signature-split", MOVED, "họ tên sang trang sau, ở một hàng riêng của bảng", lambda f: repeated(f, "Qua quá trình theo dõi", 7)),
    "de-muc-cuoi-trang": BadFile("nghi-quyet-word365", "heading-orphan", "pageBreakBefore", "đoạn sau đề mục sang trang", lambda f: on_new_page(f, "1. Tập trung gieo cấy")),
    "de-muc-ngat-trang": BadFile("ke-hoach-google", "heading-orphan", BREAK, "ngắt trang sau đề mục", lambda f: broken_before(f, "Tổ chức 02 buổi họp dân")),
}  # fmt: skip

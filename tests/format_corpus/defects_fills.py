"""One defect each: colours and boxes behind cells, paragraphs and pages, letters drawn out, old code pages."""

from __future__ import annotations

from tests.format_corpus.defect import DIRECT, BadFile, words
from tests.format_corpus.defects_settings import LAST, LIST, letters, of_numbers, section
from tests.format_corpus.good_marks import filled, styled_table
from tests.spoiling.docx_file import SETTINGS, File
from tests.spoiling.properties import PARAGRAPH_ORDER, child, properties, xml

KL, DS, CT, PL = "ket-luan-word365-kieu", "nghi-quyet-danh-so-tu-dong", "chuong-trinh-python-docx", "phu-luc-rieng"
YELLOW = 'w:val="clear" w:color="auto" w:fill="FFFF00"'
OF_THEME = 'w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent1"'
BOX = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="1" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
)


def boxed(file: File, text: str) -> None:
    """Lines on all sides of a paragraph."""
    for paragraph in file.paragraphs(text):
        child(properties(paragraph, "pPr"), "pBdr", PARAGRAPH_ORDER).extend(xml(f"<w:pBdr>{BOX}</w:pBdr>"))


def drop_cap(file: File, text: str) -> None:
    """The first letter of a paragraph in a frame of its own, three lines high."""
    for paragraph in file.paragraphs(text):
        frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
        properties(paragraph, "pPr").insert(1, xml(frame))


def coloured_page(file: File) -> None:
    """Pages of another colour than white."""
    file.root().insert(0, xml('<w:background w:color="FFF2CC"/>'))
    file.root(SETTINGS).insert(1, xml("<w:displayBackgroundShape/>"))  # behind the zoom, as the schema has it


FILLS = {
    "o-to-nen-vang": BadFile(PL, "page-extras", "w:shd của ô", "một ô nền vàng", filled("Quý II", YELLOW)),
    "hang-dau-to-xanh": BadFile(CT, "page-extras", "w:shd của ô", "hàng đầu nền xanh", lambda f: [filled(one, 'w:val="clear" w:color="auto" w:fill="BDD7EE"')(f) for one in ("STT", "Người thực hiện")]),
    "o-nen-chu-de": BadFile(CT, "page-extras", "w:themeFill của ô", "một ô nền của chủ đề", filled("05 phút", OF_THEME)),
    "o-nen-hoa-van": BadFile(PL, "page-extras", "w:shd pct20", "một ô nền chấm", filled("Quý II", 'w:val="pct20" w:color="auto" w:fill="FFFFFF"')),
    "kieu-bang-to-hang-dau": BadFile(CT, "page-extras", "kiểu bảng (firstRow)", "hàng đầu nền xanh của kiểu bảng", styled_table("STT", 'w:val="0620" w:firstRow="1" w:noHBand="1"')),
    "doan-dong-khung": BadFile(KL, "page-extras", "w:pBdr", "một đoạn đóng khung", lambda f: boxed(f, LAST)),
    "chu-cai-lon-dau-doan": BadFile(KL, "page-extras", "w:dropCap", "chữ cái lớn đầu đoạn", lambda f: drop_cap(f, LAST)),
    "trang-mau-vang": BadFile(KL, "page-extras", "w:background", "trang màu vàng", coloured_page),
    "chu-viet-doc": BadFile(KL, "page-extras", "w:textDirection", "cả trang chữ viết dọc", lambda f: section(f, '<w:textDirection w:val="tbRl"/>')),
    "so-tu-dong-co-10": BadFile(DS, "letter-effect", LIST, "số tự động cỡ 10", lambda f: of_numbers(f, '<w:sz w:val="20"/>')),
    "so-tu-dong-nghieng": BadFile(DS, "letter-effect", LIST, "số tự động nghiêng", lambda f: of_numbers(f, "<w:i/>")),
    "cau-nang-len": BadFile(KL, "letter-effect", DIRECT, "một câu nâng lên 6 pt", lambda f: letters(f, LAST, '<w:position w:val="12"/>')),
    "cau-dong-khung": BadFile(KL, "letter-effect", DIRECT, "khung quanh một câu", lambda f: letters(f, LAST, '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>')),
    "cau-dau-nhan": BadFile(KL, "letter-effect", DIRECT, "dấu nhấn trên chữ", lambda f: letters(f, LAST, '<w:em w:val="dot"/>')),
    "cau-keo-gian": BadFile(KL, "letter-effect", DIRECT, "chữ kéo giãn 150%", lambda f: letters(f, LAST, '<w:w w:val="150"/>')),
    "cau-ma-vni": words(KL, "unicode-form", "Duy trì 04 tổ tuần tra", "Chi boä giao ñoàng chí ñaûng vieân duy trì 04 toå tuaàn tra röøng"),
    "cau-ma-tcvn3": words(KL, "unicode-form", "Duy trì 04 tổ tuần tra", "§¶ng viªn, ®oµn viªn duy tr× 04 tæ tuÇn tra, chuÈn bÞ ®ñ dông cô"),
    "ngay-khong-co": words(KL, "date-form", "ngày 08 tháng 5 năm 2026", "ngày 31 tháng 4 năm 2026"),
    "ngay-29-thang-02": words(KL, "date-form", "ngày 08 tháng 5 năm 2026", "ngày 29 tháng 02 năm 2026"),
}  # fmt: skip

"""Further good files: marks that WPS, Google Docs, LibreOffice and Word leave, of which the page shows nothing."""

from __future__ import annotations

from tests.format_corpus.defects_settings import LAST, letters, of_numbers, section
from tests.format_corpus.good_variants import Change, said
from tests.spoiling.docx_file import STYLES, File
from tests.spoiling.properties import PARAGRAPH_ORDER, RUN_ORDER, W, child, properties, xml

SIDES = ("top", "left", "bottom", "right")
NO_BOX = "".join(f'<w:{side} w:val="nil" w:sz="0" w:space="0" w:color="auto"/>' for side in SIDES)
TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="Mau"><w:name w:val="Mau"/><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>'
)


def each_run(*settings: str) -> Change:
    """More settings of every run, each where the schema has it."""

    def change(file: File) -> None:
        for run in file.all("//w:body//w:r"):
            looks = properties(run, "rPr")
            for setting in settings:
                made = xml(setting)
                old = child(looks, made.tag.removeprefix(W), [*RUN_ORDER, "position", "em"])
                old.attrib.update(made.attrib)

    return change


def unframed(file: File) -> None:
    """Borders and fills that are none, of every paragraph and cell."""
    for paragraph in file.all("//w:body//w:p[not(w:pPr/w:pBdr)]"):
        looks = properties(paragraph, "pPr")
        child(looks, "pBdr", PARAGRAPH_ORDER).extend(xml(f"<w:pBdr>{NO_BOX}</w:pBdr>"))
    for cell in file.all("//w:tc"):
        properties(cell, "tcPr").append(xml('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'))


def filled(text: str, looks: str) -> Change:
    """The shading of the cells that hold a text."""

    def change(file: File) -> None:
        for paragraph in file.paragraphs(text):
            properties(next(paragraph.iterancestors(W + "tc")), "tcPr").append(xml(f"<w:shd {looks}/>"))

    return change


def styled_table(text: str, look: str) -> Change:
    """The table around a text in a style that fills its first row, shown or not as the `look` says."""

    def change(file: File) -> None:
        file.root(STYLES).append(xml(TABLE_STYLE))
        table = next(file.paragraphs(text)[0].iterancestors(W + "tbl"))
        own = table.find(W + "tblPr")
        for old in (*own.findall(W + "tblStyle"), *own.findall(W + "tblLook")):
            own.remove(old)
        own.insert(0, xml('<w:tblStyle w:val="Mau"/>'))
        own.append(xml(f"<w:tblLook {look}/>"))

    return change


def kept_background(file: File) -> None:
    """A colour of the page that Word keeps and does not show."""
    file.root().insert(0, xml('<w:background w:color="FFF2CC"/>'))


def soft_hyphens(file: File) -> None:
    """Places where a word may be parted, which print nothing where it is not."""
    for run in file.runs(LAST):
        run.append(xml("<w:softHyphen/>"))


MARKS: dict[str, tuple[str, str, Change]] = {
    "nghi-quyet-wps-dau-rong": ("nghi-quyet-du-thao-wps", "vertAlign, position, em ghi rõ là không có", each_run('<w:position w:val="0"/>', '<w:vertAlign w:val="baseline"/>', '<w:em w:val="none"/>')),
    "ke-hoach-google-vien-rong": ("ke-hoach-google", "viền và nền ghi rõ là không có ở mọi đoạn, ô", unframed),
    "chuong-trinh-nen-trang": ("chuong-trinh-python-docx", "nền ô trắng của chủ đề", filled("STT", 'w:val="clear" w:color="auto" w:fill="FFFFFF" w:themeFill="background1"')),
    "chuong-trinh-kieu-bang-khong-hien": ("chuong-trinh-python-docx", "kiểu bảng tô hàng đầu mà bảng không bật hàng đầu", styled_table("STT", 'w:val="0600" w:firstRow="0" w:noHBand="1"')),
    "cong-van-wps-luoi-dong": ("cong-van-wps-tab", "lưới dòng docGrid của WPS", lambda f: section(f, '<w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/>')),
    "ket-luan-nen-trang-khong-hien": ("ket-luan-word365-kieu", "màu trang được giữ mà không hiện", kept_background),
    "nghi-quyet-so-tu-dong-co-14": ("nghi-quyet-danh-so-tu-dong", "số tự động ghi rõ cỡ 14, không nghiêng", lambda f: [of_numbers(f, '<w:i w:val="0"/>'), of_numbers(f, '<w:sz w:val="28"/>')]),
    "ket-luan-ep-dong": ("ket-luan-word365-kieu", "chữ ép 97%, co 0,2 pt cho vừa dòng", lambda f: [letters(f, LAST, '<w:spacing w:val="-4"/>'), letters(f, LAST, '<w:w w:val="97"/>')]),
    "ket-luan-dau-ngat-mem": ("ket-luan-word365-kieu", "dấu ngắt mềm (softHyphen) trong câu", soft_hyphens),
    "ket-luan-nam-nhuan": ("ket-luan-word365-kieu", "ngày 29 tháng 02 của năm nhuận", said(("ngày 08 tháng 5 năm 2026", "ngày 29 tháng 02 năm 2028"))),
    "ket-luan-ten-nuoc-ngoai": ("ket-luan-word365-kieu", "tên riêng nước ngoài có chữ lạ", said(("04 tổ tuần tra", "04 tổ tuần tra theo mẫu của Düsseldorf, Malmö"))),
}  # fmt: skip

"""One defect each by settings that are seldom thought of: of the section, of styles, of fields, of controls."""

from __future__ import annotations

from tests.format_corpus.defect import DIRECT, SECTION, STYLE, TYPED, BadFile
from tests.spoiling.docx_file import SETTINGS, STYLES, File
from tests.spoiling.properties import RUN_ORDER, W, child, properties, xml

FIELD, CONTROL, LIST = "trường (field)", "ô điều khiển", "numbering.xml"
LAST = "Chi bộ giao đồng chí Phó Bí thư"


def section(file: File, setting: str) -> None:
    """One more setting of the last section, in the place of one of its name."""
    own, made = file.all("//w:body/w:sectPr")[0], xml(setting)
    for old in own.findall(made.tag):
        own.remove(old)
    own.append(made)


def effect(file: File, text: str, name: str) -> None:
    """A switch on the letters of a text."""
    for run in file.runs(text):
        child(properties(run, "rPr"), name, [*RUN_ORDER, name])


def in_style(file: File, style: str, group: str, setting: str) -> None:
    """One more setting of a style; `group` is pPr or rPr."""
    own = file.all(f"//w:style[@w:styleId='{style}']", STYLES)[0]
    properties(own, group).append(xml(setting))


def field(file: File, text: str, code: str, result: str) -> None:
    """A field at the end of a paragraph, with what it shows."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve">{code}</w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        file.into(text, f"<w:r>{inner}</w:r>")


def empty_control(file: File, text: str) -> None:
    """A control at the end of a paragraph that nobody has filled."""
    shown = '<w:r><w:t xml:space="preserve"> Click or tap here to enter text.</w:t></w:r>'
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    file.paragraphs(text)[0].append(xml(control))


def letters(file: File, text: str, setting: str) -> None:
    """One more setting of the letters of a text."""
    for run in file.runs(text):
        looks, made = properties(run, "rPr"), xml(setting)
        for old in looks.findall(made.tag):
            looks.remove(old)
        looks.append(made)


def of_numbers(file: File, setting: str) -> None:
    """How every automatic number of the file is printed."""
    for level in file.all("//w:lvl", NUMBERING):
        looks, made = properties(level, "rPr"), xml(setting)
        for old in looks.findall(made.tag):
            looks.remove(old)
        looks.append(made)


def in_capitals(file: File, text: str) -> None:
    """A text typed again with Caps Lock."""
    for run in file.runs(text):
        for letter in run.iter(f"{W}t"):
            letter.text = (letter.text or "").upper()


NUMBERING = "word/numbering.xml"
SENTENCE = f"{LAST} theo dõi, đôn đốc, báo cáo Chi bộ hằng quý."
SETTING_DEFECTS = {
    "khung-vien-trang": BadFile("ket-luan-word365-kieu", "page-extras", "pgBorders", "khung viền quanh trang", lambda f: section(f, '<w:pgBorders><w:top w:val="single" w:sz="4" w:space="24" w:color="auto"/></w:pgBorders>')),
    "danh-so-dong": BadFile("ket-luan-word365-kieu", "page-extras", "lnNumType", "số dòng ở lề", lambda f: section(f, '<w:lnNumType w:countBy="5"/>')),
    "chia-hai-cot": BadFile("ke-hoach-google", "page-extras", "w:cols", "hai cột chữ", lambda f: section(f, '<w:cols w:num="2" w:space="708"/>')),
    "can-giua-theo-chieu-doc": BadFile("ket-luan-word365-kieu", "page-extras", "vAlign", "chữ đứng giữa trang", lambda f: section(f, '<w:vAlign w:val="center"/>')),
    "chu-gach-ngang": BadFile("ket-luan-word365-kieu", "letter-effect", DIRECT, "một câu bị gạch ngang", lambda f: effect(f, "theo dõi, đôn đốc", "strike")),
    "chu-gach-ngang-kieu": BadFile("ket-luan-word365-kieu", "letter-effect", STYLE, "kiểu nội dung gạch ngang hai nét", lambda f: in_style(f, "Body", "rPr", "<w:dstrike/>")),
    "tieu-de-vien-rong": BadFile("nghi-quyet-word365", "letter-effect", DIRECT, "tiêu đề chữ rỗng", lambda f: effect(f, "ĐẢNG CỘNG SẢN VIỆT NAM", "outline")),
    "ten-loai-co-bong": BadFile("ket-luan-word365-kieu", "letter-effect", STYLE, "tên loại có bóng", lambda f: in_style(f, f.style_of("KẾT LUẬN"), "rPr", "<w:shadow/>")),
    "ho-ten-chu-hoa-nho": BadFile("ket-luan-word365-kieu", "letter-effect", STYLE, "họ tên chữ hoa nhỏ", lambda f: in_style(f, "Signer", "rPr", "<w:smallCaps/>")),
    "so-tu-dong-mau-do": BadFile("nghi-quyet-danh-so-tu-dong", "letter-effect", LIST, "số tự động màu đỏ", lambda f: of_numbers(f, '<w:color w:val="FF0000"/>')),
    "so-tu-dong-phong-arial": BadFile("nghi-quyet-danh-so-tu-dong", "letter-effect", LIST, "số tự động phông Arial", lambda f: of_numbers(f, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')),
    "mau-chu-de-khong-tri": BadFile("ket-luan-word365-kieu", "font-color", "w:themeColor", "màu nhấn của chủ đề, không ghi số màu", lambda f: letters(f, LAST, '<w:color w:val="auto" w:themeColor="accent1"/>')),
    "mau-chu-de-ghi-den": BadFile("ket-luan-word365-kieu", "font-color", "w:themeColor", "màu nhấn của chủ đề, số màu ghi là đen", lambda f: letters(f, LAST, '<w:color w:val="000000" w:themeColor="accent2"/>')),
    "mau-chu-de-nhat": BadFile("ket-luan-word365-kieu", "font-color", "w:themeTint", "màu chữ của chủ đề pha nhạt", lambda f: letters(f, LAST, '<w:color w:val="auto" w:themeColor="text1" w:themeTint="80"/>')),
    "nen-chu-de": BadFile("ket-luan-word365-kieu", "font-color", "w:themeFill", "nền của chủ đề", lambda f: letters(f, LAST, '<w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent1"/>')),
    "nen-hoa-van": BadFile("ket-luan-word365-kieu", "font-color", "w:shd pct15", "nền xám bằng hoa văn 15%", lambda f: letters(f, LAST, '<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>')),
    "cau-chi-so-tren": BadFile("ket-luan-word365-kieu", "letter-effect", DIRECT, "cả câu thành chỉ số trên", lambda f: letters(f, LAST, '<w:vertAlign w:val="superscript"/>')),
    "cau-phai-sang-trai": BadFile("ket-luan-word365-kieu", "letter-effect", DIRECT, "câu viết từ phải sang trái", lambda f: letters(f, LAST, "<w:rtl/>")),
    "cau-in-hoa-go": BadFile("ket-luan-word365-kieu", "letter-effect", TYPED, "cả câu gõ chữ in hoa", lambda f: in_capitals(f, SENTENCE)),
    "cau-in-hoa-dinh-dang": BadFile("ket-luan-word365-kieu", "letter-effect", DIRECT, "cả câu đặt All caps", lambda f: letters(f, SENTENCE, "<w:caps/>")),
    "doan-to-nen-kieu": BadFile("ket-luan-word365-kieu", "font-color", "w:shd của kiểu đoạn", "nội dung trên nền vàng", lambda f: in_style(f, "Body", "pPr", '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>')),
    "con-loi-tham-chieu": BadFile("ket-luan-word365-kieu", "leftover-tag", FIELD, "“Lỗi! Không tìm thấy nguồn tham chiếu.”", lambda f: field(f, LAST, " REF bang_1 ", " Lỗi! Không tìm thấy nguồn tham chiếu.")),
    "con-loi-thuoc-tinh": BadFile("ket-luan-word365-kieu", "leftover-tag", FIELD, "“Error! Unknown document property name.”", lambda f: field(f, LAST, " DOCPROPERTY so ", " Error! Unknown document property name.")),
    "con-o-chua-dien": BadFile("ket-luan-word365-kieu", "leftover-tag", CONTROL, "lời nhắc của ô chưa điền", lambda f: empty_control(f, LAST)),
    "so-trang-gach-dang-so": BadFile("nghi-quyet-word365", "page-number-form", SECTION, "dạng số - 2 -", lambda f: section(f, '<w:pgNumType w:fmt="numberInDash"/>')),
    "trang-chan-thieu-so": BadFile("nghi-quyet-word365", "page-number-missing", "evenAndOddHeaders", "trang chẵn không có số", lambda f: f.root(SETTINGS).insert(0, xml("<w:evenAndOddHeaders/>"))),
}  # fmt: skip

"""One defect each: paper, margins, page numbers, letters."""

from __future__ import annotations

from unicodedata import normalize

from tests.format_corpus.defect import CHARACTER, DIRECT, PARENT, SECTION, STYLE, TYPED, BadFile
from tests.spoiling.docx_file import STYLES, File
from tests.spoiling.properties import NS, xml

SIZE, MARGINS = "//w:pgSz", "//w:pgMar"
THEME = "word/theme/theme1.xml"


def header_text(file: File, text: str) -> None:
    """A line above the number on every page but the first."""
    for part in file.headers():
        file.all("//w:p", part)[0].addprevious(xml(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))


def number_words(file: File, before: str, after: str = "") -> None:
    """Words beside the page number, in its look."""
    for part in file.headers():
        paragraph = file.all("//w:p[.//*[contains(., 'PAGE') or contains(@w:instr, 'PAGE')]]", part)[-1]
        shown = next(paragraph.iter("{*}t"))
        run = shown.getparent()
        for text, put in ((before, "first"), (after, "last")):
            if not text:
                continue
            twin = run.__copy__()
            next(twin.iter("{*}t")).text = text
            twin.find("{*}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            kids = [one for one in paragraph if not one.tag.endswith("}pPr")]
            if put == "first":
                kids[0].addprevious(twin)
            else:
                kids[-1].addnext(twin)


def to_the_footer(file: File) -> None:
    """The number at the foot of the page."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    for part in list(file.headers()):
        name = part.rpartition("/")[2]
        footer = name.replace("header", "footer")
        text = file.parts.pop(part).decode().replace("w:hdr", "w:ftr")
        file.parts[part.replace("header", "footer")] = text.encode()
        relations, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
        one = file.all(f"//*[@Target='{name}']", relations)[0]
        one.set("Target", footer)
        one.set("Type", kind + "footer")
        for override in file.all(f"//*[@PartName='/word/{name}']", types):
            override.set("PartName", f"/word/{footer}")
            override.set("ContentType", override.get("ContentType").replace("header", "footer"))
        for reference in file.all(f"//w:headerReference[@r:id='{one.get('Id')}']"):
            reference.tag = reference.tag.replace("headerReference", "footerReference")


def each_header(file: File, **values: str | float | bool) -> None:
    """Another look for the number in every header."""
    for part in file.headers():
        file.look("2", part=part, **values)


def decomposed(file: File, text: str) -> None:
    """A paragraph in decomposed Unicode."""
    file.say(text, normalize("NFD", text))


def first_as_the_others(file: File) -> None:
    """The first page's header is the others'."""
    default = file.all("//w:headerReference[@w:type='default']")[0]
    first = file.all("//w:headerReference[@w:type='first']")[0]
    ident = f"{{{NS['r']}}}id"
    first.set(ident, default.get(ident))


def annex_font(file: File) -> None:
    """A conditional table style whose font shows since no style nearer to the text names one."""
    file.style("Normal", font="Times New Roman")
    normal = file.normal()
    fonts = normal.find(".//{*}rFonts")
    fonts.getparent().remove(fonts)
    defaults = file.all("//w:rPrDefault/w:rPr", STYLES)[0]
    for one in defaults.findall("{*}rFonts"):
        defaults.remove(one)
    defaults.insert(0, fonts)
    file.table_style("Nội dung đăng ký", "firstRow", font="Verdana")


PAGE = {
    "kho-giay-letter": BadFile("ket-luan-word365-kieu", "page-size", SECTION, "giấy Letter", lambda f: f.set(SIZE, w=12240, h=15840)),
    "kho-giay-a5": BadFile("nghi-quyet-libreoffice", "page-size", SECTION, "nghị quyết trên giấy A5", lambda f: f.set(SIZE, w=8391, h=11906)),
    "giay-ngang-khong-co-bang": BadFile(
        "nghi-quyet-du-thao-wps", "page-orientation", SECTION, "giấy ngang mà không có bảng",
        lambda f: f.set(SIZE, w=16838, h=11906, orient="landscape"),
    ),
    "le-trai-25": BadFile("nghi-quyet-word365", "page-margins", SECTION, "lề trái 25 mm", lambda f: f.set(MARGINS, left=1417)),
    "le-phai-20": BadFile("bien-ban-python-docx-kieu", "page-margins", SECTION, "lề phải 20 mm", lambda f: f.set(MARGINS, right=1134)),
    "le-tren-25": BadFile("ket-luan-qua-doc", "page-margins", SECTION, "lề trên 25 mm", lambda f: f.set(MARGINS, top=1417)),
    "le-dong-gay": BadFile(
        "to-trinh-google-tab", "page-margins", SECTION, "chừa thêm 10 mm để đóng gáy", lambda f: f.set(MARGINS, gutter=567),
    ),
    "le-hai-mat-nguoc": BadFile(
        "ke-hoach-word365-hai-mat", "page-margins", SECTION, "in hai mặt, lề trong 15 mm, lề ngoài 30 mm",
        lambda f: f.set(MARGINS, left=850, right=1701),
    ),
    "thieu-so-trang-30-trang": BadFile(
        "bao-cao-30-trang", "page-number-missing", SECTION, "không có số trang",
        lambda f: f.drop("//w:headerReference[@w:type='default']"),
    ),
    "so-trang-o-trang-dau": BadFile(
        "bao-cao-word365-mac-dinh", "page-number-first", SECTION, "trang đầu cũng có số", lambda f: f.drop("//w:titlePg"),
    ),
    "so-trang-o-trang-dau-libreoffice": BadFile(
        "nghi-quyet-word365-qua-libreoffice", "page-number-first", SECTION, "tiêu đề trang đầu cũng có số",
        first_as_the_others,
    ),
    "so-trang-ben-phai": BadFile(
        "nghi-quyet-word365", "page-number-place", DIRECT, "số trang căn phải", lambda f: each_header(f, align="right"),
    ),
    "so-trang-ben-phai-kieu": BadFile(
        "bao-cao-30-trang", "page-number-place", STYLE, "số trang căn phải", lambda f: f.style("Page", align="right"),
    ),
    "so-trang-o-duoi": BadFile("bao-cao-word365-mac-dinh", "page-number-place", SECTION, "số trang ở chân trang", to_the_footer),
    "so-trang-cach-mep-15": BadFile(
        "nghi-quyet-word365", "page-number-distance", SECTION, "cách mép giấy 15 mm", lambda f: f.set(MARGINS, header=850),
    ),
    "so-trang-co-12": BadFile("nghi-quyet-word365", "page-number-look", DIRECT, "số trang cỡ 12", lambda f: each_header(f, size=12)),
    "so-trang-dam-kieu": BadFile("bao-cao-30-trang", "page-number-look", STYLE, "số trang đậm", lambda f: f.style("Page", bold=True)),
    "so-trang-co-chu-trang": BadFile("bao-cao-word365-mac-dinh", "page-number-form", TYPED, "“Trang 2”", lambda f: number_words(f, "Trang ")),
    "so-trang-gach-hai-ben": BadFile("nghi-quyet-libreoffice", "page-number-form", TYPED, "“- 2 -”", lambda f: number_words(f, "- ", " -")),
    "so-trang-la-ma": BadFile(
        "bao-cao-30-trang", "page-number-form", SECTION, "số trang La Mã",
        lambda f: f.all("//w:cols")[0].addprevious(xml('<w:pgNumType w:fmt="lowerRoman"/>')),
    ),
    "trang-dau-mang-so-5": BadFile(
        "bao-cao-30-trang", "page-number-start", SECTION, "trang đầu mang số 5",
        lambda f: f.all("//w:cols")[0].addprevious(xml('<w:pgNumType w:start="5"/>')),
    ),
    "phu-luc-danh-so-tiep": BadFile(
        "bao-cao-co-phu-luc-ngang", "page-number-annex", SECTION, "phụ lục đánh số trang tiếp theo văn bản",
        lambda f: f.drop("//w:pgNumType"),
    ),
    "ten-chi-bo-lap-lai-dau-trang": BadFile(
        "bao-cao-30-trang", "page-repeated", TYPED, "đầu mỗi trang ghi lại tên chi bộ",
        lambda f: header_text(f, "Chi bộ cơ quan Đảng uỷ xã"),
    ),
    "phong-arial-mot-doan": BadFile(
        "nghi-quyet-word365", "font-name", DIRECT, "một đoạn phông Arial",
        lambda f: f.look("Hoàn thành thu đảng phí quý III", font="Arial"),
    ),
    "phong-arial-mac-dinh": BadFile(
        "bao-cao-word365-mac-dinh", "font-name", "docDefaults", "cả văn bản phông Arial", lambda f: f.defaults(font="Arial"),
    ),
    "phong-chu-de-calibri": BadFile(
        "to-trinh-word365-phong-chu-de", "font-name", "phông của chủ đề", "cả văn bản phông Calibri",
        lambda f: f.set("//a:minorFont/a:latin", THEME, typeface="Calibri"),
    ),
    "phong-chu-de-o-mot-kieu": BadFile(
        "ket-luan-word365-kieu", "font-name", "kiểu đoạn trỏ vào phông chủ đề", "trích yếu phông Calibri Light",
        lambda f: f.all("//w:style[@w:styleId='Subject']/w:rPr", STYLES)[0].insert(
            0, xml('<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>')
        ),
    ),
    "phong-cambria-kieu-ky-tu": BadFile(
        "quyet-dinh-word365-kieu-ba-tang", "font-name", CHARACTER, "vài chữ phông Cambria",
        lambda f: f.look("chịu trách nhiệm thi hành", via="character-style", font="Cambria"),
    ),
    "phong-kieu-goc": BadFile(
        "nghi-quyet-danh-so-tu-dong", "font-name", PARENT, "một đoạn phông Tahoma",
        lambda f: f.look("Nghị quyết được phổ biến", via="based-on", font="Tahoma"),
    ),
    "phong-trong-bang": BadFile(
        "phu-luc-rieng", "font-name", "kiểu bảng (firstRow)", "dòng đầu của bảng phông Verdana", annex_font,
    ),
    "chu-do": BadFile(
        "ke-hoach-google", "font-color", DIRECT, "vài chữ màu đỏ", lambda f: f.look("công khai, dân chủ", color="FF0000"),
    ),
    "chu-xanh-kieu": BadFile("nghi-quyet-danh-so-tu-dong", "font-color", STYLE, "tên loại màu xanh", lambda f: f.style("Type", color="1F4E79")),
    "chu-to-nen": BadFile(
        "to-trinh-python-docx", "font-color", DIRECT, "vài chữ tô nền vàng", lambda f: f.look("15/15 đảng viên", highlight="yellow"),
    ),
    "unicode-to-hop": BadFile(
        "bien-ban-khong-so-google", "unicode-form", TYPED, "một đoạn Unicode tổ hợp",
        lambda f: decomposed(f, "Hội nghị nhất trí với dự thảo báo cáo"),
    ),
    "unicode-to-hop-o-ten-nguoi": BadFile(
        "quyet-dinh-word2007", "unicode-form", TYPED, "tên người Unicode tổ hợp", lambda f: decomposed(f, "Cầm Thị Phượng"),
    ),
}  # fmt: skip

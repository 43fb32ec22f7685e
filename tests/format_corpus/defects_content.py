"""One defect each: grounds, body, headings, tables, annexes."""

from __future__ import annotations

from tests.format_corpus.defect import CHARACTER, DIRECT, PARENT, STYLE, TYPED, BadFile, words
from tests.spoiling.docx_file import STYLES, File
from tests.spoiling.properties import NS, RUN_ORDER, properties, put, run_settings, xml

GROUND = "Căn cứ Điều lệ Đảng Cộng sản Việt Nam"


def body_style(
    good: str, rule: str, defect: str, style: str = "Body", **values: float | str | bool | tuple[int, str]
) -> BadFile:
    """Another look in the style of the body."""
    return BadFile(good, rule, STYLE, defect, lambda f: f.style(style, **values))


def one(
    good: str, rule: str, defect: str, text: str, via: str = "direct", **values: float | str | bool | tuple[int, str]
) -> BadFile:
    """Another look for one paragraph, or some words of it."""
    ways = {"direct": DIRECT, "paragraph-style": STYLE, "based-on": PARENT, "character-style": CHARACTER}
    return BadFile(good, rule, ways[via], defect, lambda f: f.look(text, via=via, **values))


def grounds_italic(file: File) -> None:
    """All grounds in italics, as state papers have them."""
    for text in ("Căn cứ Quy chế làm việc của Chi bộ bản Nong Tâu", "Căn cứ tình hình thực tế của bản."):
        file.look(text, italic=True)


def all_of(file: File, component: str, **values: float | str | bool | tuple[int, str]) -> None:
    """Another look, directly, for all body paragraphs with a first-line indent."""
    for paragraph in file.all(component):
        text = "".join(paragraph.itertext())
        if text.strip():
            file.look(text, **values)


def no_spacing_between_like(file: File) -> None:
    """“Don't add space between paragraphs of the same style” in the body's style."""
    file.style(file.style_of("Nhân dân trong bản đã thu hoạch"), contextual=True)


def no_annex_reference(file: File) -> None:
    """The annex without the line that says what it belongs to."""
    file.remove("(Kèm theo")


BODY = "//w:p[w:pPr/w:ind[@w:firstLine='567']][not(.//w:b)]"
CONTENT = {
    "can-cu-khong-gach-dau-dong": words("quyet-dinh-word2007", "grounds-dash", f"- {GROUND}", GROUND),
    "can-cu-khong-gach-dau-dong-kieu": words("nghi-quyet-libreoffice", "grounds-dash", "- Căn cứ kết quả", "Căn cứ kết quả"),
    "can-cu-cach-dau-phay": words("to-trinh-python-docx", "grounds-end", f"{GROUND};", f"{GROUND},"),
    "can-cu-khong-dau": words("nghi-quyet-word365-qua-libreoffice", "grounds-end", "nhiệm kỳ 2025 - 2030;", "nhiệm kỳ 2025 - 2030"),
    "can-cu-cuoi-dau-phay": words("quyet-dinh-word365-kieu-ba-tang", "grounds-last", "chi uỷ viên.", "chi uỷ viên,"),
    "can-cu-cuoi-dau-cham-phay": words("nghi-quyet-word365", "grounds-last", "ngày 04/7/2026.", "ngày 04/7/2026;"),
    "can-cu-nghieng": BadFile("nghi-quyet-du-thao-wps", "grounds-look", DIRECT, "các căn cứ nghiêng", grounds_italic),
    "noi-dung-co-13-normal": BadFile("ke-hoach-word365-hai-mat", "body-size", "kiểu Normal", "cả nội dung cỡ 13", lambda f: normal_body(f, 13)),
    "noi-dung-co-12-mot-doan": one("thong-bao-hop-van-ban", "body-size", "một đoạn cỡ 12", "2. Đồng chí Sồng Thị Mai phụ trách nhóm 2, gồm 15 hộ dọc theo suối Nậm Pha.", size=12),
    "noi-dung-co-16-kieu": body_style("ket-luan-word365-kieu", "body-size", "cả nội dung cỡ 16", size=16),
    "noi-dung-co-13-google": BadFile("bien-ban-khong-so-google", "body-size", DIRECT, "cả nội dung cỡ 13", lambda f: all_of(f, BODY, size=13)),
    "noi-dung-hai-co-chu": one("chuong-trinh-python-docx", "body-size-mixed", "một đoạn cỡ 15, còn lại 14", "Đề nghị các đồng chí đảng viên nghiên cứu trước tài liệu, đến dự đông đủ và đúng giờ.", size=15),
    "noi-dung-nghieng": one("quyet-dinh-word2007", "body-look", "một đoạn nghiêng", "Quyết định này có hiệu lực từ ngày ký.", italic=True),
    "noi-dung-dam-kieu": one("nghi-quyet-danh-so-tu-dong", "body-look", "một đoạn dài đậm", "Năm học 2026 - 2027, Trường Tiểu học Chiềng Pha có 21 lớp với 612 học sinh, trong đó 94% là con em đồng bào dân tộc thiểu số. Chi bộ có 19 đảng viên, chiếm 52,8% tổng số cán bộ, giáo viên, nhân viên.", "paragraph-style", bold=True),
    "noi-dung-gach-chan-kieu-ky-tu": one("bao-cao-word365-mac-dinh", "body-look", "một đoạn gạch chân", "Thu nộp đảng phí đúng quy định, không có đảng viên chậm nộp quá 03 tháng.", "character-style", underline=True),
    "noi-dung-can-trai": one("bao-cao-qua-odt", "body-align", "một đoạn căn trái", "Năm 2026, Chi bộ bản Co Muông có 24 đảng viên.", align="left"),
    "noi-dung-can-trai-kieu": body_style("cong-van-o-dieu-khien", "body-align", "cả nội dung căn trái", align="left"),
    "noi-dung-can-trai-mac-dinh": BadFile("bao-cao-word365-mac-dinh", "body-align", "docDefaults", "cả nội dung căn trái", lambda f: default_body(f, "align", "left")),
    "khong-thut-dau-dong": one("ket-luan-dang-uy-xa-word365", "body-indent", "một đoạn không thụt đầu dòng", "Mỗi chi bộ tổ chức ít nhất 02 buổi", first=0),
    "khong-thut-dau-dong-kieu": body_style("bao-cao-co-phu-luc-ngang", "body-indent", "cả nội dung không thụt đầu dòng", first=0),
    "thut-ca-doan": one("nghi-quyet-libreoffice", "body-indent", "một đoạn lùi cả 10 mm bên trái", "An ninh trật tự được giữ vững", "paragraph-style", left=567),
    "thut-dau-dong-15": one("to-trinh-google-tab", "body-indent-near", "một đoạn thụt 15 mm", "Để thuận tiện cho việc sinh hoạt", first=850),
    "thut-dau-dong-20": one("to-trinh-google-tab", "body-indent", "một đoạn thụt 20 mm", "Để thuận tiện cho việc sinh hoạt", first=1134),
    "cach-doan-0": BadFile("ke-hoach-word2007-tab", "body-spacing", DIRECT, "các đoạn cách nhau 0 pt", lambda f: all_of(f, BODY, after=0)),
    "cach-doan-3-kieu": body_style("nghi-quyet-danh-so-tu-dong", "body-spacing", "các đoạn cách nhau 3 pt", after=60),
    "cach-doan-bi-bo-giua-doan-cung-kieu": BadFile("nghi-quyet-libreoffice", "body-spacing", "contextualSpacing trong kiểu", "các đoạn cùng kiểu không cách nhau", no_spacing_between_like),
    "cach-doan-mac-dinh": BadFile("bao-cao-word365-mac-dinh", "body-spacing", "docDefaults", "các đoạn cách nhau 2 pt", lambda f: default_body(f, "after", 40)),
    "gian-dong-1-5": body_style("bao-cao-30-trang", "body-line", "giãn dòng 1,5", line=(360, "auto")),
    "gian-dong-24": BadFile("bien-ban-khong-so-google", "body-line", DIRECT, "Exactly 24 pt", lambda f: all_of(f, BODY, line=(480, "exact"))),
    "gian-dong-it-nhat": BadFile("chuong-trinh-bang-long-nhau", "body-line", "kiểu Normal", "At least 18 pt", lambda f: f.style("Normal", line=(360, "atLeast"))),
    "gian-dong-mot-doan": one("quyet-dinh-word365-kieu-ba-tang", "body-line", "một đoạn giãn dòng đơn", "Các đồng chí có tên tại Điều 1", "based-on", line=(240, "auto")),
    "noi-dung-thieu-dau-cham": words("nghi-quyet-danh-so-tu-dong", "body-end", "nhân viên nhà trường.", "nhân viên nhà trường"),
    "noi-dung-het-bang-cham-phay": words("giay-moi-html", "body-end", "đạt kết quả tốt.", "đạt kết quả tốt;"),
    "noi-dung-het-bang-cham-gach": words("ket-luan-word365-kieu", "state-ending", "báo cáo Chi bộ hằng quý.", "báo cáo Chi bộ hằng quý./."),
    "noi-dung-het-bang-cham-gach-google": words("to-trinh-google-tab", "state-ending", "quan tâm, giải quyết.", "quan tâm, giải quyết./."),
    "dieu-khong-dam": one("quyet-dinh-word2007", "heading-look", "tên điều không đậm", "Điều 2. Trách nhiệm thi hành", bold=False),
    "phan-nghieng-kieu": one("bao-cao-word365-mac-dinh", "heading-look", "phần nghiêng", "Phần II", "paragraph-style", italic=True),
    "phan-can-trai": one("bao-cao-qua-odt", "heading-align", "phần căn trái", "PHƯƠNG HƯỚNG NĂM 2027", align="left"),
    "dieu-hai-cham": words("quyet-dinh-word365-kieu-ba-tang", "heading-form", "Điều 3. Hiệu lực", "Điều 3: Hiệu lực"),
    "diem-dau-cham": BadFile("ket-luan-qua-doc", "heading-form", TYPED, "điểm “a.”, “b.”, “c.”", lambda f: [f.say(f"{x}) {y}", f"{x}. {y}") for x, y in (("a", "Vận động"), ("b", "Duy trì"), ("c", "Phát dọn"))]),
    "bang-co-chu-10": BadFile("chuong-trinh-bang-long-nhau", "table-font-size", DIRECT, "chữ trong bảng cỡ 10", lambda f: cells(f, 10)),
    "bang-rong-hon-trang": BadFile("chuong-trinh-bang-long-nhau", "table-width", "tblW", "bảng rộng 190 mm", lambda f: wide(f, 10772)),
    "bang-lui-vao-le": BadFile("bao-cao-co-phu-luc-ngang", "table-width", "tblInd", "bảng lùi ra lề trái 15 mm", lambda f: outdented(f, 850)),
    "noi-dung-treo-15": BadFile("to-trinh-google-tab", "body-indent", DIRECT, "một đoạn treo: dòng đầu 10 mm, các dòng sau 15 mm", lambda f: hung(f, "Để thuận tiện cho việc sinh hoạt")),
    "phu-luc-so-la-ma": words("phu-luc-rieng", "annex-number", "Phụ lục 2", "Phụ lục II"),
    "phu-luc-thieu-kem-theo": BadFile("bao-cao-co-phu-luc-ngang", "annex-reference", TYPED, "không có dòng “Kèm theo”", no_annex_reference),
    "phu-luc-khong-duoc-nhac": words("bao-cao-co-phu-luc-ngang", "annex-mention", " (có phụ lục kèm theo)", ""),
}  # fmt: skip


def normal_body(file: File, size: float) -> None:
    """Normal in another size; what is not body keeps its own."""
    for paragraph in file.all("//w:p[not(w:pPr/w:ind[@w:firstLine='567']) and w:pPr/w:jc]"):
        text = "".join(paragraph.xpath(".//w:t/text()", namespaces=paragraph.nsmap))
        if text and not paragraph.xpath(".//w:sz", namespaces=paragraph.nsmap):
            file.look(text, size=14)
    for paragraph in file.all("//w:p[.//w:b or .//w:i or .//w:u]"):
        text = "".join(paragraph.xpath(".//w:t/text()", namespaces=paragraph.nsmap))
        if text and not paragraph.xpath(".//w:sz", namespaces=paragraph.nsmap):
            file.look(text, size=14)
    for part in file.headers():
        file.look("2", part=part, size=14)
    file.style("Normal", size=size)


def default_body(file: File, name: str, value: str | int) -> None:
    """One setting of the paragraphs in docDefaults."""
    file.defaults(**{name: value})
    if name == "align":
        file.drop("//w:style[@w:styleId='Normal']//w:jc", STYLES) if file.root(STYLES).findall(
            ".//{*}style[@{*}styleId='Normal']//{*}jc"
        ) else None


def cells(file: File, size: float) -> None:
    """The letters of a table with lines."""
    for run in file.all("//w:tbl[w:tblPr/w:tblStyle]//w:r"):
        put(properties(run, "rPr"), run_settings("size", size), RUN_ORDER)


def hung(file: File, text: str) -> None:
    """A paragraph whose first line stands where it should, and the others 15 mm in."""
    file.look(text, left=850, hanging=283)
    for indent in file.paragraphs(text)[0].iter("{*}ind"):
        indent.attrib.pop(f"{{{NS['w']}}}firstLine", None)


def wide(file: File, width: int) -> None:
    """Every table with lines as wide as that."""
    for own in file.all("//w:tbl[not(ancestor::w:tbl)]/w:tblPr[w:tblStyle]"):
        for old in own.findall("{*}tblW"):
            own.remove(old)
        own.find("{*}tblStyle").addnext(xml(f'<w:tblW w:w="{width}" w:type="dxa"/>'))


def outdented(file: File, width: int) -> None:
    """Every table with lines stands out on the left by so much."""
    for own in file.all("//w:tbl[not(ancestor::w:tbl)]/w:tblPr[w:tblStyle]"):
        for old in [*own.findall("{*}tblInd"), *own.findall("{*}jc")]:
            own.remove(old)
        own.find("{*}tblW").addnext(xml(f'<w:tblInd w:w="-{width}" w:type="dxa"/>'))

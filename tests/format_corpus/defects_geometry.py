"""One defect each: what does not fit where it stands, room that is not there, numbers left open, whole files."""

from __future__ import annotations

import copy

from tests.format_corpus.defect import CHARACTER, DIRECT, SECTION, STYLE, TYPED, BadFile, words
from tests.format_corpus.drawing import anchored, position
from tests.spoiling.docx_file import File, fragment
from tests.spoiling.properties import PARAGRAPH_ORDER, W, child, properties, xml

CELL, FRAME = "ô bảng", "khung văn bản"
SUPERIOR = "ĐẢNG BỘ PHƯỜNG NÀ SẦM"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pushed(file: File, text: str) -> None:
    """Empty paragraphs above a line of a cell."""
    for one in file.paragraphs(text):
        one.addprevious(xml("<w:p/>"))


def sunk(file: File, text: str, side: str) -> None:
    """The cell around a text, its content at the foot or in the middle of the row."""
    cell = next(file.paragraphs(text)[0].iterancestors(W + "tc"))
    cell.find(f"{W}tcPr").append(xml(f'<w:vAlign w:val="{side}"/>'))


def lower_box(file: File, down: int) -> None:
    """The second text box of the head further down than the first."""
    offsets = file.all("//wp:anchor[.//w:txbxContent]/wp:positionV/wp:posOffset")
    offsets[-1].text = str(down * 635)


def without_room(file: File, above: str) -> None:
    """No empty line below an office."""
    for one in file.paragraphs(above):
        following = one.getnext()
        while following is not None and not "".join(following.itertext()).strip():
            gone, following = following, following.getnext()
            gone.getparent().remove(gone)


def flat_room(file: File, above: str) -> None:
    """The empty lines below an office a point high."""
    following = file.paragraphs(above)[0].getnext()
    while following is not None and not "".join(following.itertext()).strip():
        spacing = child(properties(following, "pPr"), "spacing", PARAGRAPH_ORDER)
        spacing.attrib.clear()
        for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
            spacing.set(W + name, value)
        following = following.getnext()


def foot_on_new_page(file: File, last: str, how: str) -> None:
    """A page break between the last words of the content and the foot."""
    breaks = {
        "br": '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        "before": "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>",
        "section": "<w:p><w:pPr/></w:p>",
    }
    made = xml(breaks[how])
    if how == "section":
        own = file.all("//w:body/w:sectPr")[0]
        made.find(f"{W}pPr").append(copy.copy(own))
    paragraph = file.paragraphs(last)[-1]
    paragraph.addnext(made)


def shape_over(file: File, text: str, left: int = 300, *, behind: bool = False) -> None:
    """A filled box in front of the text of a paragraph."""
    graphic = (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2540000" cy="508000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    place = position("column", "H", left) + position("paragraph", "V", 20)
    drawn = anchored(graphic, (4000, 800), place, "<wp:wrapNone/>", "Rectangle 41")
    if behind:
        drawn = drawn.replace('behindDoc="0"', 'behindDoc="1"')
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice></mc:AlternateContent>'
    file.into(text, f"<w:r>{choice}</w:r>")


def tables(file: File, **settings: str) -> None:
    """Every table with lines: `width` (of tblW), `kind`, `cells` (tcW of each), `side` (jc), `layout`."""
    for own in file.all("//w:tbl[not(ancestor::w:tbl)]/w:tblPr[w:tblStyle]"):
        for name in ("tblW", "tblInd", "jc", "tblLayout"):
            for old in own.findall(W + name):
                own.remove(old)
        made = [f'<w:tblW w:w="{settings["width"]}" w:type="{settings["kind"]}"/>']
        if "side" in settings:
            made.append(f'<w:jc w:val="{settings["side"]}"/>')
        made.append(f'<w:tblLayout w:type="{settings.get("layout", "autofit")}"/>')
        for one in reversed(made):
            own.find(f"{W}tblStyle").addnext(xml(one))
        for width in own.getparent().iter(W + "tcW") if "cells" in settings else ():
            width.set(W + "w", settings["cells"])
            width.set(W + "type", "dxa")


def cells_cut(file: File) -> None:
    """An exact line of 9 points in every cell of a table with lines."""
    for paragraph in file.all("//w:tbl[w:tblPr/w:tblStyle]//w:p"):
        spacing = child(properties(paragraph, "pPr"), "spacing", PARAGRAPH_ORDER)
        spacing.set(W + "line", "180")
        spacing.set(W + "lineRule", "exact")


def linked(file: File, kind: str, target: str, mode: str = "External") -> None:
    """A relation of the document that leads out of the file."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = xml(f'<Relationship Id="rId900" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>')
    link.tag = f"{{{space}}}Relationship"
    file.root(RELATIONS).append(link)


def level_indent(file: File, left: int) -> None:
    """The lists of numbering.xml further in."""
    for indent in file.all("//w:lvl/w:pPr/w:ind", "word/numbering.xml"):
        indent.set(W + "left", str(left))


def aligned(file: File, text: str, **indents: int) -> None:
    """Other indents of a paragraph, and nothing else of them."""
    own = child(properties(file.paragraphs(text)[0], "pPr"), "ind", PARAGRAPH_ORDER)
    own.attrib.clear()
    for name, value in indents.items():
        own.set(W + name, str(value))


def second_section(file: File, text: str, kind: str, **margins: int) -> None:
    """The paragraphs down to a text as a section of their own."""
    own = file.all("//w:body/w:sectPr")[0]
    twin = copy.copy(own)
    holder = properties(file.paragraphs(text)[0], "pPr")
    holder.append(twin)
    for old in own.findall(W + "type"):
        own.remove(old)
    own.find(f"{W}pgSz").addprevious(xml(f'<w:type w:val="{kind}"/>'))
    for name, value in margins.items():
        own.find(f"{W}pgMar").set(W + name, str(value))


def in_second_paper(file: File, old: str, new: str) -> None:
    """Other words in the last of several papers alone."""
    paragraph = file.paragraphs(old)[-1]
    runs = fragment(paragraph, old)
    runs[0].findall(W + "t")[0].text = new
    for run in runs[1:]:
        paragraph.remove(run)


GEOMETRY = {
    "cot-trai-thap": BadFile("nghi-quyet-word365", "head-level", "khoảng cách trên", "tên đảng bộ thấp hơn tiêu đề 12 pt", lambda f: f.look(SUPERIOR, before=240)),
    "cot-trai-thap-kieu": BadFile("ket-luan-word365-kieu", "head-level", STYLE, "tên đảng bộ thấp hơn 8 pt", lambda f: f.style("Superior", before=160)),
    "cot-trai-thap-dong-trong": BadFile("to-trinh-python-docx", "head-level", CELL, "một dòng trống trên tên đảng bộ", lambda f: pushed(f, "ĐẢNG BỘ XÃ CHIỀNG PHA")),
    "cot-phai-can-duoi": BadFile("nghi-quyet-word365", "head-level", "vAlign", "ô tiêu đề căn xuống dưới", lambda f: sunk(f, "ĐẢNG CỘNG SẢN VIỆT NAM", "bottom")),
    "cot-phai-can-giua-o": BadFile("to-trinh-word365-phong-chu-de", "head-level", "vAlign", "ô tiêu đề căn giữa ô", lambda f: sunk(f, "ĐẢNG CỘNG SẢN VIỆT NAM", "center")),
    "hai-hop-lech-nhau": BadFile("thong-bao-hop-van-ban", "head-level", FRAME, "hộp phải thấp hơn 7 mm", lambda f: lower_box(f, 400)),
    "so-con-trong": words("nghi-quyet-word365", "number-open", "Số 07-NQ/CB", "Số      -NQ/CB"),
    "so-con-cham": words("ket-luan-word365-kieu", "number-open", "Số 05-KL/CB", "Số ....-KL/CB"),
    "ngay-con-trong": words("ke-hoach-google", "number-open", "ngày 10 tháng 01", "ngày      tháng 01"),
    "ngay-thang-con-trong-quyet-dinh": words("quyet-dinh-word2007", "number-open", "ngày 17 tháng 3 năm 2026", "ngày      tháng      năm 2026"),
    "ngay-con-cham-cham": words("bao-cao-word365-mac-dinh", "number-open", "ngày 20 tháng 12", "ngày … tháng 12"),
    "khong-cho-ky": BadFile("nghi-quyet-word365", "signature-room", DIRECT, "họ tên ngay dưới chức vụ", lambda f: without_room(f, "BÍ THƯ")),
    "khong-cho-ky-kieu": BadFile("ket-luan-word365-kieu", "signature-room", STYLE, "các dòng trống cao 1 pt", lambda f: f.style("Room", line=(20, "exact"))),
    "khong-cho-ky-bien-ban": BadFile("bien-ban-python-docx-kieu", "signature-room", DIRECT, "biên bản: họ tên ngay dưới chức danh", lambda f: [without_room(f, one) for one in ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ")]),
    "khong-cho-ky-google": BadFile("ke-hoach-google", "signature-room", "giãn dòng", "các dòng trống cao 1 pt", lambda f: flat_room(f, "BÍ THƯ")),
    "phan-ky-mot-trang": BadFile("nghi-quyet-word365", "signature-alone", "w:br", "ngắt trang trước phần ký", lambda f: foot_on_new_page(f, "22/22 đảng viên", "br")),
    "phan-ky-mot-trang-kieu": BadFile("ket-luan-word365-kieu", "signature-alone", "pageBreakBefore", "dòng trống trước phần ký sang trang", lambda f: foot_on_new_page(f, "đôn đốc, báo cáo Chi bộ hằng quý", "before")),
    "phan-ky-mot-phan": BadFile("bao-cao-word365-mac-dinh", "signature-alone", "w:sectPr", "phần ký ở một section riêng", lambda f: foot_on_new_page(f, "Chi bộ được xếp loại", "section")),
    "hinh-de-chu": BadFile("nghi-quyet-word365", "text-covered", "wp:anchor", "hộp trắng đè lên một đoạn", lambda f: shape_over(f, "An ninh trật tự được giữ vững")),
    "hinh-de-chu-google": BadFile("ke-hoach-google", "text-covered", "wp:anchor", "hộp trắng đè lên một đoạn", lambda f: shape_over(f, "Thành lập tổ giám sát", 2000)),
    "bang-rong-theo-o": BadFile("chuong-trinh-bang-long-nhau", "table-width", "tcW", "bốn ô, mỗi ô 48 mm", lambda f: tables(f, width="0", kind="auto", cells="2700")),
    "bang-rong-phan-tram": BadFile("chuong-trinh-python-docx", "table-width", "tblW pct", "bảng rộng 110%", lambda f: tables(f, width="5500", kind="pct")),
    "bang-rong-can-giua": BadFile("chuong-trinh-bang-long-nhau", "table-width", "jc", "bảng căn giữa rộng 186 mm", lambda f: tables(f, width="10560", kind="dxa", side="center")),
    "dong-bang-cat-chu": BadFile("phu-luc-rieng", "line-cut", "giãn dòng của ô", "dòng 9 pt trong bảng cỡ 14", cells_cut),
    "dong-tieu-de-cat-chu": BadFile("ket-luan-word365-kieu", "line-cut", STYLE, "tiêu đề cỡ 15 dòng 12 pt", lambda f: f.style("Title", line=(240, "exact"))),
    "dong-ho-ten-cat-chu": BadFile("bao-cao-co-phu-luc-ngang", "line-cut", STYLE, "họ tên cỡ 14 dòng 10 pt", lambda f: f.style("Signer", line=(200, "exact"))),
    "cach-doan-truoc-sau": BadFile("ket-luan-word365-kieu", "body-spacing", STYLE, "trước 4 pt, sau 5 pt: cách 5 pt", lambda f: f.style("Body", before=80, after=100)),
    "gian-dong-17": BadFile("nghi-quyet-danh-so-tu-dong", "body-line", STYLE, "Exactly 17 pt", lambda f: [f.style(one, line=(340, "exact")) for one in ("Body", "Bullet", "Item")]),
    "danh-so-lui-sau": BadFile("nghi-quyet-danh-so-tu-dong", "body-indent", "numbering.xml", "danh sách lùi 40 mm", lambda f: [level_indent(f, 2268), *(f.style(one, left=2268, first=567) for one in ("Bullet", "Item"))]),
    "lui-hai-ben": BadFile("to-trinh-google-tab", "body-indent", DIRECT, "một đoạn lùi 10 mm bên phải", lambda f: aligned(f, "Để thuận tiện cho việc sinh hoạt", firstLine=567, right=567)),
    "thut-dau-dong-14": BadFile("ket-luan-word365-kieu", "body-indent-near", STYLE, "thụt 14 mm", lambda f: f.style("Body", first=794)),
    "thut-dau-dong-6": BadFile("bao-cao-30-trang", "body-indent-near", STYLE, "thụt 6 mm", lambda f: f.style("Body", first=340)),
    "le-phan-hai": BadFile("bao-cao-word365-mac-dinh", "page-margins", SECTION, "lề trái 25 mm từ phần hai", lambda f: second_section(f, "Năm 2026, Chi bộ bản Co Muông", "continuous", left=1417)),
    "le-dong-sach": BadFile("quyet-dinh-word365-kieu-ba-tang", "page-margins", "gutter", "thêm 5 mm để đóng sách", lambda f: f.set("//w:pgMar", gutter=283)),
    "nguon-tron-thu": BadFile("giay-moi-html", "leads-out", "mailMergeSource", "nguồn trộn thư ở máy khác", lambda f: linked(f, "mailMergeSource", "file:///C:\\Users\\VP\\khach%20moi.xlsx")),
    "hinh-lien-ket": BadFile("nghi-quyet-word365", "leads-out", "quan hệ image", "hình liên kết", lambda f: linked(f, "image", "http://example.invalid/huy-hieu.png")),
    "mau-normal": BadFile("ke-hoach-word2007-tab", "leads-out", "attachedTemplate", "mẫu Normal.dotm", lambda f: linked(f, "attachedTemplate", "Normal.dotm")),
    "con-ngoac-chu-viet": words("nghi-quyet-word365", "leftover-tag", "thống nhất quyết nghị", "{Họ tên} quyết nghị"),
    "con-phan-tram-truong": words("nghi-quyet-danh-so-tu-dong", "leftover-tag", "21 lớp với 612 học sinh", "%SO_LOP% lớp với 612 học sinh"),
    "con-na-trong-bang": words("phu-luc-rieng", "leftover-tag", "Quý IV", "#N/A"),
    "con-ngay-hong": words("bien-ban-khong-so-google", "leftover-tag", "giúp đỡ 03 quần chúng", "giúp đỡ Invalid Date quần chúng"),
    "con-ten-mau-cuoi-cau": words("quyet-dinh-word2007", "leftover-name", "có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này", "có tên tại Điều 1 thi hành, giám sát là Nguyễn Văn A"),
    "con-ten-mau-giua-cau": words("ket-luan-word365-kieu", "leftover-name", "Sau khi nghe tổ bảo vệ rừng báo cáo", "Sau khi nghe Trần Thị B đọc báo cáo"),
    "con-gach-chan-trong": words("bao-cao-word365-mac-dinh", "leftover-dots", "có 24 đảng viên", "có ____ đảng viên"),
    "hai-van-ban-so-hai-cham": words("hai-nghi-quyet-ngat-trang", "number-colon", "Số 07-NQ/CB", "Số: 07-NQ/CB"),
    "van-ban-hai-con-none": BadFile("hai-ket-luan-ngat-phan", "leftover-tag", TYPED, "“None” ở văn bản thứ hai", lambda f: in_second_paper(f, "04 hộ đốt nương", "None hộ đốt nương")),
    "van-ban-hai-tm-cham": BadFile("hai-ke-hoach-lien-nhau", "capacity-form", TYPED, "“TM.” ở văn bản thứ hai", lambda f: in_second_paper(f, "T/M CHI BỘ", "TM. CHI BỘ")),
    "ngay-nghieng-hai-lan": BadFile("ket-luan-word365-kieu", "date-look", CHARACTER, "nghiêng ở kiểu đoạn và kiểu ký tự: thành đứng", lambda f: f.look("ngày 08 tháng 5 năm 2026", via="character-style", italic=True)),
    "ten-chi-bo-dam-hai-lan": BadFile("ket-luan-word365-kieu", "issuer-look", CHARACTER, "đậm ở kiểu đoạn và kiểu ký tự: thành không đậm", lambda f: f.look("CHI BỘ BẢN PIỀNG LÁN", via="character-style", bold=True)),
    "con-gio-cham": words("chuong-trinh-python-docx", "leftover-dots", "lúc 19 giờ 00 phút", "lúc … giờ"),
}  # fmt: skip

"""Further good files: one of the others, typed, laid out or put together in another way that prints as right."""

from __future__ import annotations

import copy
from collections.abc import Callable

from tests.format_corpus.defects_geometry import shape_over, tables
from tests.format_corpus.drawing import anchored, position
from tests.format_corpus.head import grid
from tests.format_corpus.look import TEXT_WIDTH
from tests.spoiling.docx_file import File, fragment
from tests.spoiling.properties import NAMESPACES, W, properties, xml

Change = Callable[[File], object]


def body(**values: float | tuple[int, str]) -> Change:
    """Another look of the style Body that the guidance allows as well."""
    return lambda file: file.style("Body", **values)


def wrapped(text: str, opening: str, closing: str) -> Change:
    """The runs of a text inside other elements."""

    def change(file: File) -> None:
        for paragraph in file.paragraphs(text):
            runs = fragment(paragraph, text)
            holder = xml(opening + closing)
            inner = holder
            while len(inner):
                inner = inner[-1]
            runs[0].addprevious(holder)
            for run in runs:
                inner.append(run)

    return change


def controlled(text: str) -> Change:
    """A paragraph in a content control of its own."""

    def change(file: File) -> None:
        for paragraph in file.paragraphs(text):
            holder = xml('<w:sdt><w:sdtPr><w:id w:val="5521"/></w:sdtPr><w:sdtContent/></w:sdt>')
            paragraph.addprevious(holder)
            holder[-1].append(paragraph)

    return change


def with_hard_hyphen(file: File) -> None:
    """The hyphen of the number that keeps the line together."""
    for paragraph in file.paragraphs("Số 07-NQ/CB"):
        (hyphen,) = fragment(paragraph, "-")
        for old in hyphen.findall(W + "t"):
            hyphen.remove(old)
        hyphen.append(xml("<w:noBreakHyphen/>"))


def in_caps(text: str) -> Change:
    """Typed in small letters, printed in capitals."""

    def change(file: File) -> None:
        file.say(text, text.capitalize())
        file.look(text.capitalize(), caps=True)

    return change


def number_in(markup: str) -> Change:
    """The page number of every header laid out in another way; its runs take the place of {}."""

    def change(file: File) -> None:
        for part in file.headers():
            root = file.root(part)
            old = next(one for one in root.iter(W + "p") if "PAGE" in "".join(one.itertext()))
            shell = copy.deepcopy(old)
            for made in xml(f"<w:hdr>{markup}</w:hdr>"):
                root.append(made)
            place = next(one for one in root.iter(W + "p") if one.get("id") == "x")
            del place.attrib["id"]
            for kid in [kid for kid in shell if kid.tag != W + "pPr"]:
                place.append(kid)
            root.remove(next(one for one in (old, *old.iterancestors()) if one.getparent() is root))

    return change


def signed_by_picture(file: File) -> None:
    """A scanned signature in front of the foot, and no empty lines."""
    graphic = (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="500000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="0000FF"/></a:solidFill>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    place = position("column", "H", 1200) + position("paragraph", "V", 100)
    drawn = anchored(graphic, (1400, 800), place, "<wp:wrapNone/>", "Signature 61")
    file.into("BÍ THƯ", f"<w:r>{drawn}</w:r>")


def signed_note(file: File) -> None:
    """“(Đã ký)” instead of room to sign."""
    paragraph = file.paragraphs("BÍ THƯ")[0]
    following = paragraph.getnext()
    first = True
    while following is not None and not "".join(following.itertext()).strip():
        gone, following = following, following.getnext()
        if first:
            run = xml("<w:r><w:t>(Đã ký)</w:t></w:r>")
            for look in paragraph.findall(f"{W}r/{W}rPr")[:1]:
                run.insert(0, copy.deepcopy(look))
            gone.append(run)
            first = False
        else:
            gone.getparent().remove(gone)


def behind(file: File) -> None:
    """A pale box behind the text, as a watermark is."""
    shape_over(file, "An ninh trật tự được giữ vững", behind=True)


def sections(text: str) -> Change:
    """A continuous section break in the text."""

    def change(file: File) -> None:
        own = file.all("//w:body/w:sectPr")[0]
        properties(file.paragraphs(text)[0], "pPr").append(copy.deepcopy(own))
        for old in own.findall(W + "titlePg"):
            own.remove(old)
        own.find(f"{W}pgSz").addprevious(xml('<w:type w:val="continuous"/>'))

    return change


def several(*parts: Callable[[], dict[str, bytes]], how: str = "page") -> Change:
    """The content of other files behind its own, parted by a page or section break, or by nothing."""

    def change(file: File) -> None:
        own = file.all("//w:body")[0]
        last = own.find(f"{W}sectPr")
        for make in parts or (lambda: dict(file.parts),):
            other = File(make()).all("//w:body")[0]
            if how == "page":
                last.addprevious(xml('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'))
            elif how == "section":
                holder = xml("<w:p><w:pPr/></w:p>")
                holder[0].append(copy.deepcopy(last))
                last.addprevious(holder)
            for element in [one for one in other if one.tag != W + "sectPr"]:
                last.addprevious(copy.deepcopy(element))

    return change


def spaced_before(file: File) -> None:
    """The gap between paragraphs set above them."""
    file.style("Body", before=120, after=0)


def empty_heads(file: File) -> None:
    """Rules and marks that print nothing: bookmarks, marks of proof, a soft page break of the last layout."""
    for paragraph in file.all("//w:body/w:p"):
        first = next((one for one in paragraph if one.tag == W + "r"), None)
        if first is not None:
            first.insert(0, xml("<w:lastRenderedPageBreak/>"))
            if (properties_of := first.find(f"{W}rPr")) is not None:
                first.insert(0, properties_of)
            first.addprevious(xml('<w:bookmarkStart w:id="77" w:name="_GoBack"/>'))
            first.addprevious(xml('<w:bookmarkEnd w:id="77"/>'))


def said(*changes: tuple[str, str]) -> Change:
    """Other words, one after the other."""
    return lambda file: [file.say(*change) for change in changes]


def tall_row(file: File) -> None:
    """The signer's name in a row of its own below a high one."""
    cell = next(file.paragraphs("BÍ THƯ")[0].iterancestors(W + "tc"))
    paragraphs = cell.findall(W + "p")
    name = paragraphs[-1]
    for empty in [one for one in paragraphs if not "".join(one.itertext()).strip()]:
        cell.remove(empty)
    row = next(cell.iterancestors(W + "tr"))
    twins = [copy.deepcopy(row) for _ in range(2)]
    for twin in twins:
        for one in twin.findall(W + "tc"):
            for old in one.findall(W + "p"):
                one.remove(old)
            one.append(xml("<w:p/>"))
    high = properties(twins[0], "trPr")
    high.append(xml('<w:trHeight w:val="1100" w:hRule="atLeast"/>'))
    target = twins[1].findall(W + "tc")[-1]
    target.append(name)
    target.remove(target.find(f"{W}p"))
    row.addnext(twins[0])
    twins[0].addnext(twins[1])


FRAME = f'<w:p id="x" {NAMESPACES}><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/></w:pPr></w:p>'
TAB = f'<w:p id="x" {NAMESPACES}><w:pPr><w:tabs><w:tab w:val="center" w:pos="{TEXT_WIDTH // 2}"/></w:tabs></w:pPr><w:r><w:tab/></w:r></w:p>'
PTAB = '<w:p id="x"><w:r><w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/></w:r></w:p>'
THIRDS = grid([TEXT_WIDTH // 3] * 3, [["<w:p/>", '<w:p id="x"><w:pPr><w:jc w:val="center"/></w:pPr></w:p>', "<w:p/>"]])
LINK = '<w:hyperlink w:anchor="_GoBack">', "</w:hyperlink>"
SMART = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">', "</w:smartTag>"
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="881"/></w:sdtPr><w:sdtContent>', "</w:sdtContent></w:sdt>"
FIELD = '<w:fldSimple w:instr=" DOCPROPERTY So ">', "</w:fldSimple>"

VARIANTS: dict[str, tuple[str, str, Change]] = {  # name → the good file that it is a variant of, how, the change
    "ket-luan-co-15": ("ket-luan-word365-kieu", "nội dung cỡ 15", body(size=15)),
    "ket-luan-gian-dong-22": ("ket-luan-word365-kieu", "Exactly 22 pt", body(line=(440, "exact"))),
    "ket-luan-thut-nua-inch": ("ket-luan-word365-kieu", "thụt 12,7 mm như một lần bấm Tab của Word", body(first=720)),
    "ket-luan-thut-9": ("ket-luan-word365-kieu", "thụt 9 mm", body(first=511)),
    "ket-luan-cach-phia-tren": ("ket-luan-word365-kieu", "khoảng cách đoạn đặt ở phía trên", spaced_before),
    "nghi-quyet-gach-noi-cung": ("nghi-quyet-word365", "gạch nối không ngắt trong số", with_hard_hyphen),
    "nghi-quyet-danh-dau-trang": ("nghi-quyet-word365", "dấu trang, dấu ngắt của lần in trước", empty_heads),
    "quyet-dinh-chu-hoa-tu-dong": ("quyet-dinh-word2007", "tên loại gõ chữ thường, w:caps in hoa", in_caps("QUYẾT ĐỊNH")),
    "ke-hoach-co-lien-ket": ("ke-hoach-google", "vài chữ trong w:hyperlink", wrapped("nhà văn hoá", *LINK)),
    "ke-hoach-the-thong-minh": ("ke-hoach-word2007-tab", "địa danh trong w:smartTag", wrapped("Nà Sầm", *SMART)),
    "bao-cao-so-trong-o-dieu-khien": ("bao-cao-word365-mac-dinh", "số trong content control", wrapped("18-BC", *CONTROL)),
    "ket-luan-so-tu-thuoc-tinh": ("ket-luan-word365-kieu", "số lấy từ thuộc tính tệp (fldSimple)", wrapped("05-KL", *FIELD)),
    "to-trinh-ngay-trong-o-dieu-khien": ("to-trinh-word365-phong-chu-de", "dòng ngày trong content control", controlled("ngày 21 tháng 10")),
    "nghi-quyet-so-trang-trong-khung": ("nghi-quyet-word365", "số trang trong khung (framePr) ở giữa", number_in(FRAME)),
    "quyet-dinh-so-trang-bang-tab": ("quyet-dinh-word2007", "số trang ở điểm dừng Tab giữa", number_in(TAB)),
    "bao-cao-so-trang-ptab": ("bao-cao-word365-mac-dinh", "số trang bằng w:ptab giữa lề", number_in(PTAB)),
    "ke-hoach-so-trang-trong-bang": ("ke-hoach-google", "số trang ở ô giữa của bảng ba ô", number_in(THIRDS)),
    "nghi-quyet-chu-ky-hinh": ("nghi-quyet-word365", "hình chữ ký nằm trên phần ký", signed_by_picture),
    "ket-luan-da-ky": ("ket-luan-word365-kieu", "ghi (Đã ký) thay chỗ ký", signed_note),
    "nghi-quyet-hinh-chim": ("nghi-quyet-word365", "hình mờ nằm sau chữ", behind),
    "bao-cao-hai-phan": ("bao-cao-word365-mac-dinh", "ngắt phần liên tục trong nội dung", sections("Năm 2026, Chi bộ bản Co Muông")),
    "chuong-trinh-bang-tu-co": ("chuong-trinh-bang-long-nhau", "bảng AutoFit, ô vừa bề rộng", lambda f: tables(f, width="0", kind="auto")),
    "chuong-trinh-bang-phan-tram": ("chuong-trinh-python-docx", "bảng rộng 100%", lambda f: tables(f, width="5000", kind="pct")),
    "chuong-trinh-chua-so": ("chuong-trinh-python-docx", "chương trình phát trước, chừa số và ngày", lambda f: [f.say("Số 11-CTr/CB", "Số      -CTr/CB"), f.say("ngày 30 tháng 11 năm 2026", "ngày      tháng      năm 2026")]),
    "du-thao-cham-cham": ("nghi-quyet-du-thao-wps", "bản dự thảo chừa số bằng dấu chấm", lambda f: f.say("Số      -NQ/CB", "Số .....-NQ/CB")),
    "to-trinh-ho-ten-o-hang-duoi": ("to-trinh-word365-phong-chu-de", "chỗ ký là một hàng cao của bảng", tall_row),
    "bao-cao-ban-kiem-phieu": ("bao-cao-word365-mac-dinh", "ban kiểm phiếu của đại hội, dưới tên đại hội", said(
        ("CHI BỘ BẢN CO MUÔNG", "BAN KIỂM PHIẾU"), ("ĐẢNG BỘ PHƯỜNG NÀ SẦM", "ĐẠI HỘI CHI BỘ BẢN CO MUÔNG"), ("Số 18-BC/CB", "Số 18-BC/ĐH"),
        ("T/M CHI BỘ", "T/M BAN KIỂM PHIẾU"), ("BÍ THƯ", "TRƯỞNG BAN"),
    )),
    "ket-luan-pho-bi-thu-thuong-truc": ("ket-luan-dang-uy-xa-word365", "phó bí thư thường trực ký", said(("PHÓ BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC"))),
    "nghi-quyet-ten-dai-hoi": ("nghi-quyet-danh-so-tu-dong", "trích yếu là tên đại hội", said(
        ("về lãnh đạo nhiệm vụ năm học 2026 - 2027", "Đại hội Chi bộ lần thứ XII, nhiệm kỳ 2025 - 2030"),
    )),
    "hai-nghi-quyet-ngat-trang": ("nghi-quyet-word365", "hai văn bản, ngắt trang", several()),
    "hai-ket-luan-ngat-phan": ("ket-luan-word365-kieu", "hai văn bản, mỗi văn bản một section", several(how="section")),
    "hai-ke-hoach-lien-nhau": ("ke-hoach-google", "hai văn bản liền nhau, không ngắt", several(how="none")),
    "hai-cong-van-wps": ("cong-van-wps-tab", "hai công văn, phần đầu bằng tab, ngắt trang", several()),
    "hai-thong-bao-hop": ("thong-bao-hop-van-ban", "hai văn bản, phần đầu trong hộp", several(how="section")),
}  # fmt: skip


def varied(make: Callable[[], dict[str, bytes]], change: Change) -> Callable[[], dict[str, bytes]]:
    """How a variant is made from the parts of another file."""

    def made() -> dict[str, bytes]:
        file = File(make())
        change(file)
        return file.done()

    return made

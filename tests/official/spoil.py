"""The same documents made faulty on purpose: one change each, and the words in which a rule must report it."""

from __future__ import annotations

import copy
import io
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from tests.official import content, layout, typography, wording
from tests.official.paper import CLERK, HYPHENS, TITLE, Paper
from tests.official.word import Element, rows, w

Rule = Callable[[Paper], list[str]]
Change = Callable[[Element], None]


@dataclass(frozen=True)
class Spoil:
    """`change` made to the first document of `kind` (and `state`) must make `rule` say `says`."""

    fault: str
    rule: Rule
    says: str
    change: Change
    kind: str = "resolution"
    state: str = ""

    def fits(self, paper: Paper) -> bool:
        return paper.kind == self.kind and (not self.state or paper.state == self.state)


def spoiled(docx: bytes, change: Change) -> bytes:
    """`docx` with its document.xml changed."""
    source, target = zipfile.ZipFile(io.BytesIO(docx)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            package.writestr(name, data)
    return target.getvalue()


# Taking hold of things -------------------------------------------------------------------------------------


def text_of(paragraph: Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(w("t")))


def find(root: Element, begins: str) -> Element:
    """The first paragraph that begins so."""
    return next(p for p in root.iter(w("p")) if text_of(p).strip().startswith(begins))


def free(root: Element) -> list[Element]:
    """The written paragraphs outside tables, after the five hyphens."""
    body = root.find(w("body"))
    assert body is not None
    written = [p for p in body if p.tag == w("p") and text_of(p).strip()]
    return written[written.index(find(root, HYPHENS)) + 1 :]


def plain(root: Element) -> Element:
    """A paragraph of the text that is long enough for several lines and no heading."""
    return next(p for p in free(root) if len(text_of(p)) > 150)


def ruled(root: Element) -> Element:
    """The first ruled table."""
    return next(t for t in root.iter(w("tbl")) if t.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None)


def foot(root: Element) -> Element:
    return [t for t in root.iter(w("tbl")) if not any(t.iterancestors(w("tbl")))][-1]


def _setting(parent: Element, group: str, name: str) -> Element:
    """The property element `name`, made where there is none."""
    properties = parent.find(w(group))
    if properties is None:
        properties = etree.Element(w(group))
        parent.insert(0, properties)
    found = properties.find(w(name))
    return found if found is not None else etree.SubElement(properties, w(name))


def shape(begins: str | Callable[[Element], Element], name: str, **values: str) -> Change:
    """Set a paragraph property."""

    def change(root: Element) -> None:
        setting = _setting(_paragraph(root, begins), "pPr", name)
        for key, value in values.items():
            setting.set(w(key), value)

    return change


def dress(begins: str | Callable[[Element], Element], name: str, **values: str) -> Change:
    """Set a run property on all of a paragraph's text."""

    def change(root: Element) -> None:
        for run in _paragraph(root, begins).iter(w("r")):
            setting = _setting(run, "rPr", name)
            for key, value in values.items():
                setting.set(w(key), value)

    return change


def reword(begins: str | Callable[[Element], Element], change_text: Callable[[str], str]) -> Change:
    """Write a paragraph's text anew."""

    def change(root: Element) -> None:
        paragraph = _paragraph(root, begins)
        texts = list(paragraph.iter(w("t")))
        texts[0].text = change_text(text_of(paragraph))
        for text in texts[1:]:
            text.text = ""

    return change


def _paragraph(root: Element, begins: str | Callable[[Element], Element]) -> Element:
    return find(root, begins) if isinstance(begins, str) else begins(root)


def page(name: str, **values: str) -> Change:
    """Set something of every section."""

    def change(root: Element) -> None:
        for section in root.iter(w("sectPr")):
            setting = section.find(w(name))
            setting = etree.SubElement(section, w(name)) if setting is None else setting
            for key, value in values.items():
                setting.set(w(key), value)

    return change


def without(name: str) -> Change:
    """Take every element of a name out."""

    def change(root: Element) -> None:
        for found in list(root.iter(w(name))):
            _drop(found)

    return change


def extra_line_before(begins: str) -> Change:
    """Put an empty line before a paragraph."""
    return lambda root: find(root, begins).addprevious(etree.Element(w("p")))


def title_rule(root: Element) -> Element:
    """The paragraph under the title, whose border is the rule."""
    found = find(root, TITLE).getnext()
    assert found is not None
    return found


def longer(times: int) -> Change:
    """Repeat the last row of each ruled table."""

    def change(root: Element) -> None:
        for table in root.iter(w("tbl")):
            if table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None:
                last = rows(table)[-1]
                for _ in range(times):
                    last.addnext(copy.deepcopy(last))

    return change


def pushed_down(lines: int) -> Change:
    """Add one-line paragraphs behind the last ruled table, so that what follows moves down the page."""

    def change(root: Element) -> None:
        written = free(root)
        tables = [t for t in root.iter(w("tbl")) if t.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None]
        behind = [p for p in written if tables and tables[-1] in p.itersiblings(preceding=True)]
        place = (behind or written)[0]
        for _ in range(lines):
            added = copy.deepcopy(place)
            for run in list(added.iter(w("r")))[1:]:
                added.remove(run)
            next(added.iter(w("t"))).text = "Đoạn này chỉ để đẩy phần sau xuống."
            _setting(added, "pPr", "keepNext").set(w("val"), "0")
            place.addprevious(added)

    return change


def _unheaded(root: Element) -> None:
    longer(40)(root)
    without("tblHeader")(root)


def _cramped(root: Element) -> None:
    """A word longer than its cell is wide."""
    cell = rows(ruled(root))[1].findall(w("tc"))[1]
    next(cell.iter(w("t"))).text = "nghiêng" * 12


def _clipped(root: Element) -> None:
    """A second paragraph that the printed cell does not show."""
    cell = rows(ruled(root))[1].findall(w("tc"))[1]
    hidden = copy.deepcopy(cell.findall(w("p"))[-1])
    for run in hidden.iter(w("r")):
        _setting(run, "rPr", "vanish")
    cell.append(hidden)


def _split(root: Element) -> None:
    """The name in a row of its own that no longer fits on the page."""
    table = foot(root)
    first = rows(table)[0]
    second = copy.deepcopy(first)
    first.addnext(second)
    for row, kept, height in ((first, slice(None, -1), "13000"), (second, slice(-1, None), "2500")):
        _setting(row, "trPr", "trHeight").set(w("val"), height)
        for cell in row.findall(w("tc")):
            paragraphs = cell.findall(w("p"))
            for paragraph in set(paragraphs) - set(paragraphs[kept]):
                cell.remove(paragraph)
            for keep in list(cell.iter(w("keepNext"))):
                keep.set(w("val"), "0")


def _alone(root: Element) -> None:
    """The signature block on a page of its own."""
    for paragraph in foot(root).iter(w("p")):
        _setting(paragraph, "pPr", "pageBreakBefore")


def _crowded_signature(root: Element) -> None:
    """No room to sign."""
    for paragraph in list(foot(root).iter(w("p"))):
        if not text_of(paragraph):
            _drop(paragraph)


def _uneven(root: Element) -> None:
    """The left side of the signatures one line lower."""
    next(foot(root).iter(w("p"))).addprevious(etree.Element(w("p")))


def _orphan(root: Element) -> None:
    """A page break behind a heading."""
    heading = find(root, "I- ")
    following = heading.getnext()
    assert following is not None
    _setting(following, "pPr", "pageBreakBefore")


def _swapped(root: Element) -> None:
    reword(CLERK, lambda _: "THƯ KÝ")(root)


def _authorised(root: Element) -> None:
    reword("CHỦ TRÌ HỘI NGHỊ", lambda _: "T/M CHI UỶ")(root)


def _unordered(root: Element) -> None:
    reword("I- ", lambda text: "III" + text[1:])(root)


def _number_on_top(root: Element) -> None:
    without("titlePg")(root)
    for reference in [r for r in root.iter(w("headerReference")) if r.get(w("type")) == "first"]:
        _drop(reference)


def _double_rule(root: Element) -> None:
    border = etree.SubElement(_setting(title_rule(root), "pPr", "pBdr"), w("top"))
    for key, value in (("val", "double"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(w(key), value)


def _drop(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _tight(root: Element) -> None:
    """Paragraphs 3 pt apart."""
    for number in range(len(free(root))):
        shape(lambda changed, which=number: free(changed)[which], "spacing", before="60", after="0")(root)  # type: ignore[misc]


def _off_centre(root: Element) -> None:
    shape(TITLE, "jc", val="right")(root)


def _fixed(root: Element) -> None:
    for row in rows(ruled(root)):
        height = _setting(row, "trPr", "trHeight")
        height.set(w("val"), "300")
        height.set(w("hRule"), "exact")


def _torn(root: Element) -> None:
    without("cantSplit")(root)


def _off_the_page(root: Element) -> None:
    table = ruled(root)
    for number, column in enumerate(table.iter(w("gridCol"), w("tcW"))):
        column.set(w("w"), str(int(column.get(w("w"), "0")) + (2500 if number == 0 else 600)))
    _setting(table, "tblPr", "tblW").set(w("w"), "15000")


def _a_mark(mark: str) -> Change:
    """`mark` at the end of the last paragraph of the text."""
    return reword(lambda root: free(root)[-1], lambda text: text.rstrip(".") + mark)


def _signer(root: Element) -> Element:
    return [p for p in foot(root).iter(w("p")) if text_of(p).strip()][-1]


def _untold(root: Element) -> None:
    reword("Chi bộ tự chấm: 92", lambda text: text.replace("92", "91"))(root)


def _last(root: Element) -> Element:
    return free(root)[-1]


IN_THE_FILE = [
    Spoil("a left margin of 25 mm", typography.section_settings, "margins are", page("pgMar", left="1417")),
    Spoil("Letter paper", typography.section_settings, "paper is", page("pgSz", w="12240", h="15840")),
    Spoil("a number on page 1", typography.page_number_field, "page 1 is not set apart", _number_on_top),
    Spoil("the number 13 mm down", typography.page_number_field, "not 567", page("pgMar", header="737")),
    Spoil("pages from 5", typography.own_page_numbers, "page 5", page("pgNumType", start="5"), "commendations"),
    Spoil("Arial", typography.one_typeface, "Arial", dress(plain, "rFonts", ascii="Arial")),
    Spoil("red text", typography.one_typeface, "FF0000", dress(plain, "color", val="FF0000")),
    Spoil("highlighted text", typography.one_typeface, "shaded", dress(plain, "highlight", val="yellow")),
    Spoil(
        "letters taken apart",
        typography.composed_letters,
        "not NFC",
        reword(plain, lambda t: unicodedata.normalize("NFD", t)),
    ),
    Spoil("a title of 14 pt", typography.title_and_issuer, "is 14 pt", dress(TITLE, "sz", val="28")),
    Spoil("an underlined title", typography.title_and_issuer, "underline single", dress(TITLE, "u", val="single")),
    Spoil("a light issuer", typography.title_and_issuer, "not bold", dress("CHI BỘ", "b", val="0")),
    Spoil("a bold superior", typography.title_and_issuer, "is bold", dress("ĐẢNG BỘ", "b", val="1")),
    Spoil("no star", typography.title_and_issuer, "not superior, issuer", reword("*", lambda _: "-")),
    Spoil("a number of 13 pt", typography.number_draft_and_date, "is 13 pt", dress("Số ", "sz", val="26")),
    Spoil("an upright date", typography.number_draft_and_date, "not italic", dress("Chiềng Cơi, ngày", "i", val="0")),
    Spoil("a type of 14 pt", typography.type_and_subject, "is 14 pt", dress("NGHỊ QUYẾT", "sz", val="28")),
    Spoil("six hyphens", typography.type_and_subject, "6 hyphens", reword(HYPHENS, lambda t: t + "-")),
    Spoil("a trích yếu to the left", typography.type_and_subject, "set left", shape("về ", "jc", val="left")),
    Spoil("two sizes", typography.body_text, "several sizes", dress(plain, "sz", val="30")),
    Spoil("ragged text", typography.body_text, "set left", shape(plain, "jc", val="left")),
    Spoil("italic text", typography.body_text, "is italic", dress(plain, "i", val="1")),
    Spoil("no first line", typography.body_text, "first line 0", shape(plain, "ind", firstLine="0")),
    Spoil("single spacing", typography.body_text, "not exactly", shape(plain, "spacing", line="240", lineRule="auto")),
    Spoil("23 pt", typography.body_text, "exact 23", shape(plain, "spacing", line="460", lineRule="exact")),
    Spoil("3 pt apart", typography.body_text, "3 pt above", _tight),
    Spoil("an upright Kính mời", typography.greeting, "upright", dress("Kính mời:", "i", val="0"), "invitation"),
    Spoil("Kính mời to the left", typography.greeting, "set left", shape("Kính mời:", "jc", val="left"), "invitation"),
    Spoil(
        "a loose heading", typography.headings_stay_with_their_text, "left behind", shape("I- ", "keepNext", val="0")
    ),
    Spoil("a bold office", typography.signature, "is bold", dress("BÍ THƯ", "b", val="1")),
    Spoil("a light name", typography.signature, "not bold", dress(_signer, "b", val="0")),
    Spoil("THƯ KÝ", typography.signatures_of_minutes, "not NGƯỜI GHI", _swapped, "minutes"),
    Spoil("T/M in minutes", typography.signatures_of_minutes, "not CHỦ TRÌ", _authorised, "committee-minutes"),
    Spoil("no underline", typography.recipients, "underline none", dress("Nơi nhận:", "u", val="none")),
    Spoil("recipients of 14 pt", typography.recipients, "is 14 pt", dress("- Lưu Chi bộ", "sz", val="28")),
    Spoil("a head row once", typography.tables, "not repeated", without("tblHeader")),
    Spoil("rows that split", typography.tables, "may split", _torn),
    Spoil("rows of a fixed height", typography.tables, "fixed height", _fixed),
    Spoil("Số:", wording.number_line, "Số: 11", reword("Số ", lambda t: t.replace("Số", "Số:"))),
    Spoil("a state paper's number", wording.number_line, "11/NQ-CB", reword("Số ", lambda _: "Số 11/NQ-CB")),
    Spoil(
        "no leading zero",
        wording.number_line,
        "Số 3-KL",
        reword("Số ", lambda t: t.replace("03", "3")),
        "conclusion",
        "issued",
    ),
    Spoil(
        "a number on a form", wording.number_line, "Số 01", reword("*", lambda _: "Số 01-PTĐG/CB"), "self-assessment"
    ),
    Spoil("a number in a draft", wording.number_line, "Số 11", reword("Số ", lambda _: "Số 11-NQ/CB"), state="draft"),
    Spoil(
        "ĐẢNG UỶ", wording.order_of_the_left_side, "not ĐẢNG BỘ", reword("ĐẢNG BỘ", lambda t: t.replace("BỘ", "UỶ", 1))
    ),
    Spoil(
        "lần thứ",
        wording.order_of_the_left_side,
        "lần thứ",
        reword("Dự thảo", lambda t: t.replace("lần", "lần thứ")),
        state="draft",
    ),
    Spoil(
        "a draft mark that is left",
        wording.order_of_the_left_side,
        "Dự thảo",
        reword("Số ", lambda _: "Dự thảo lần 1"),
        state="issued",
    ),
    Spoil(
        "a day of one digit",
        wording.place_and_date,
        "ngày 4 ",
        reword("Chiềng Cơi, ngày", lambda t: t.replace("ngày 2", "ngày ")),
    ),
    Spoil(
        "month 03",
        wording.place_and_date,
        "tháng 03",
        reword("Chiềng Cơi, ngày", lambda t: t.replace("tháng 11", "tháng 03")),
    ),
    Spoil("9/1/2026 in the text", wording.dates_in_the_text, "9/1", reword(plain, lambda t: t + " Từ 9/1/2026.")),
    Spoil("a capital trích yếu", wording.subject_begins_small, "small letter", reword("về ", str.capitalize)),
    Spoil(
        "an appendix to nothing",
        wording.reference_of_an_appendix,
        "the reference is",
        reword("(Kèm theo", lambda _: " "),
        "commendations",
    ),
    Spoil(
        "a reference without its date",
        wording.reference_of_an_appendix,
        "Kèm theo",
        reword("(Kèm theo", lambda _: "(Kèm theo Nghị quyết số 11-NQ/CB)"),
        "commendations",
    ),
    Spoil("no full stop", wording.endings, "the text ends", _a_mark(";")),
    Spoil("./.", wording.nothing_of_state_papers, "./.", _a_mark("./.")),
    Spoil("TM.", wording.nothing_of_state_papers, "TM.", reword("T/M", lambda _: "TM. CHI BỘ")),
    Spoil("a căn cứ without its hyphen", wording.grounds, "no leading hyphen", reword("- Căn cứ", lambda t: t[2:])),
    Spoil(
        "a căn cứ that ends with a comma",
        wording.grounds,
        "does not end with ;",
        reword("- Căn cứ", lambda t: t[:-1] + ","),
    ),
    Spoil("Lưu: VT", wording.recipients_list, "last recipient", reword("- Lưu", lambda _: "- Lưu: VT.")),
    Spoil(
        "a recipient with a comma",
        wording.recipients_list,
        "is not “- …;”",
        reword("- Đảng uỷ phường", lambda t: t.replace(";", ",")),
    ),
    Spoil(
        "Kính gửi", wording.greeting, "in this type", reword("Kính mời:", lambda _: "Kính gửi: đồng chí"), "invitation"
    ),
    Spoil("no Kính mời", wording.greeting, "0 times", lambda root: _drop(find(root, "Kính mời:")), "invitation"),
    Spoil("Kính mời in a resolution", wording.greeting, "1 times", reword(plain, lambda t: "Kính mời: " + t)),
    Spoil("K/T", wording.capacity, "not T/M", reword("T/M", lambda _: "K/T BÍ THƯ")),
    Spoil("a title before the name", wording.capacity, "carries a title", reword(_signer, lambda t: "ThS " + t)),
    Spoil("III before I", wording.headings_count_up, "begin with I-", _unordered),
    Spoil("a tag", wording.traces_of_the_template, "{{", _a_mark(" {{ org }}.")),
    Spoil("None", wording.traces_of_the_template, "None", _a_mark(" None.")),
    Spoil(
        "a doubled space", wording.spaces_and_marks, "doubled space", reword(plain, lambda t: t.replace(" ", "  ", 1))
    ),
    Spoil("a doubled mark", wording.spaces_and_marks, "';.'", _a_mark(";.")),
    Spoil("a space before a comma", wording.spaces_and_marks, "' , '", reword(plain, lambda t: t + " Xong , rồi.")),
    Spoil(
        "a tab in the text",
        wording.no_forced_line_ends,
        "line end or a tab",
        lambda root: next(plain(root).iter(w("r"))).insert(0, etree.Element(w("tab"))),
    ),
]

ON_THE_PAGE = [
    Spoil("Letter paper", layout.sheets, "215.9", page("pgSz", w="12240", h="15840"), "agenda"),
    Spoil(
        "a left margin of 25 mm", layout.text_inside_the_margins, "runs from 25", page("pgMar", left="1417"), "agenda"
    ),
    Spoil("a table over the edge", layout.text_inside_the_margins, "a table's edges", _off_the_page, "agenda"),
    Spoil("a number on page 1", layout.page_numbers, "page 1 shows the number", _number_on_top, "agenda"),
    Spoil("the number 13 mm down", layout.page_numbers, "from the top edge", page("pgMar", header="737"), "conclusion"),
    Spoil(
        "text in the top margin",
        layout.fits_in_the_header_zone,
        "top margin",
        page("pgMar", top="700", header="300"),
        "agenda",
    ),
    Spoil(
        "Arial",
        layout.one_typeface,
        "LiberationSans",
        dress("CHƯƠNG TRÌNH", "rFonts", ascii="Arial", hAnsi="Arial", cs="Arial"),
        "agenda",
    ),
    Spoil("red text", layout.one_typeface, "colour", dress("CHƯƠNG TRÌNH", "color", val="FF0000"), "agenda"),
    Spoil(
        "a rule too short",
        layout.title_and_its_rule,
        "mm long, the title",
        shape(title_rule, "ind", left="1300", right="1300"),
        "agenda",
    ),
    Spoil("a double rule", layout.title_and_its_rule, "one solid line", _double_rule, "agenda"),
    Spoil("no rule", layout.title_and_its_rule, "no rule", lambda root: _drop(title_rule(root)), "agenda"),
    Spoil("a title of 14 pt", layout.title_and_its_rule, "not 72.9", dress(TITLE, "sz", val="28"), "agenda"),
    Spoil("a title beside its rule", layout.title_and_its_rule, "not centred under", _off_centre, "agenda"),
    Spoil(
        "the superior one line down",
        layout.head_in_two_columns,
        "lower than the title",
        extra_line_before("ĐẢNG BỘ"),
        "agenda",
    ),
    Spoil(
        "a number to the left", layout.head_in_two_columns, "off the centre", shape("Số ", "jc", val="left"), "agenda"
    ),
    Spoil(
        "a type to the right",
        layout.caption_centred,
        "is centred at",
        shape("CHƯƠNG TRÌNH", "ind", left="1000"),
        "agenda",
    ),
    Spoil("hidden text", layout.every_paragraph_is_printed, "not printed", dress(_last, "vanish", val="1"), "agenda"),
    Spoil("no first line", layout.body_lines, "begins at 30", shape(_last, "ind", firstLine="0"), "agenda"),
    Spoil("ragged text", layout.body_lines, "not justified", shape(plain, "jc", val="left"), "conclusion"),
    Spoil("30 pt", layout.body_lines, "not 18–22", shape(plain, "spacing", line="600", lineRule="exact"), "conclusion"),
    Spoil("no space between", layout.paragraphs_apart, "under the paragraph before", _tight, "conclusion"),
    Spoil("a heading left behind", layout.no_heading_is_left_behind, "ends with the heading", _orphan, "conclusion"),
    Spoil("no room to sign", layout.signature_in_place, "four empty lines", _crowded_signature, "agenda"),
    Spoil("sides not level", layout.signature_in_place, "are not level", _uneven, "minutes"),
    Spoil("no underline", layout.recipients_in_place, "not underlined", dress("Nơi nhận:", "u", val="none"), "agenda"),
    Spoil("a signature alone", layout.signature_with_the_text, "0 line(s)", _alone, "conclusion"),
    Spoil("a signature in two", layout.signature_with_the_text, "is split", _split, "agenda"),
    Spoil("a head row once", layout.tables_whole, "does not repeat", _unheaded, "agenda"),
    Spoil(
        "Kính mời to the left",
        layout.caption_centred,
        "is centred at",
        shape("Kính mời:", "jc", val="left"),
        "invitation",
    ),
    Spoil("a total left out", content.missing, "assessment.total", _untold, "self-assessment"),
    Spoil("a broken word", layout.tables_whole, "is broken", _cramped, "agenda"),
    Spoil("a cell cut", layout.tables_whole, "is printed", _clipped, "agenda"),
    Spoil("a value left out", content.missing, "meeting.place", reword("Thời gian", lambda _: "Thời gian."), "agenda"),
]

"""Faults of finished documents: one change each, the rule that must report it, and in which words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from tests.official import content, layout, typography, wording
from tests.official.paper import HYPHENS, TITLE, Paper
from tests.official.spoil import (
    a_mark,
    alone,
    authorised,
    clipped,
    cramped,
    crowded_signature,
    double_rule,
    fixed,
    last,
    number_on_top,
    off_centre,
    off_the_page,
    orphan,
    plain,
    signer,
    split,
    swapped,
    tight,
    title_rule,
    torn,
    uneven,
    unheaded,
    unordered,
    untold,
)
from tests.official.word import w
from tests.spoiling.changes import Change, dress, drop, empty_line_before, find, page, reword, shape, without

Rule = Callable[[Paper], list[str]]


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


IN_THE_FILE = [
    Spoil("a left margin of 25 mm", typography.section_settings, "margins are", page("pgMar", left="1417")),
    Spoil("Letter paper", typography.section_settings, "paper is", page("pgSz", w="12240", h="15840")),
    Spoil("a number on page 1", typography.page_number_field, "page 1 is not set apart", number_on_top),
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
    Spoil("3 pt apart", typography.body_text, "3 pt above", tight),
    Spoil("an upright Kính mời", typography.greeting, "upright", dress("Kính mời:", "i", val="0"), "invitation"),
    Spoil("Kính mời to the left", typography.greeting, "set left", shape("Kính mời:", "jc", val="left"), "invitation"),
    Spoil(
        "a loose heading", typography.headings_stay_with_their_text, "left behind", shape("I- ", "keepNext", val="0")
    ),
    Spoil("a bold office", typography.signature, "is bold", dress("BÍ THƯ", "b", val="1")),
    Spoil("a light name", typography.signature, "not bold", dress(signer, "b", val="0")),
    Spoil("THƯ KÝ", typography.signatures_of_minutes, "not NGƯỜI GHI", swapped, "minutes"),
    Spoil("T/M in minutes", typography.signatures_of_minutes, "not CHỦ TRÌ", authorised, "committee-minutes"),
    Spoil("no underline", typography.recipients, "underline none", dress("Nơi nhận:", "u", val="none")),
    Spoil("recipients of 14 pt", typography.recipients, "is 14 pt", dress("- Lưu Chi bộ", "sz", val="28")),
    Spoil("a head row once", typography.tables, "not repeated", without("tblHeader")),
    Spoil("rows that split", typography.tables, "may split", torn),
    Spoil("rows of a fixed height", typography.tables, "fixed height", fixed),
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
    Spoil("no full stop", wording.endings, "the text ends", a_mark(";")),
    Spoil("./.", wording.nothing_of_state_papers, "./.", a_mark("./.")),
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
    Spoil("no Kính mời", wording.greeting, "0 times", lambda root: drop(find(root, "Kính mời:")), "invitation"),
    Spoil("Kính mời in a resolution", wording.greeting, "1 times", reword(plain, lambda t: "Kính mời: " + t)),
    Spoil("K/T", wording.capacity, "not T/M", reword("T/M", lambda _: "K/T BÍ THƯ")),
    Spoil("a title before the name", wording.capacity, "carries a title", reword(signer, lambda t: "ThS " + t)),
    Spoil("III before I", wording.headings_count_up, "begin with I-", unordered),
    Spoil("a tag", wording.traces_of_the_template, "{{", a_mark(" {{ org }}.")),
    Spoil("None", wording.traces_of_the_template, "None", a_mark(" None.")),
    Spoil(
        "a doubled space", wording.spaces_and_marks, "doubled space", reword(plain, lambda t: t.replace(" ", "  ", 1))
    ),
    Spoil("a doubled mark", wording.spaces_and_marks, "';.'", a_mark(";.")),
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
    Spoil("a table over the edge", layout.text_inside_the_margins, "a table's edges", off_the_page, "agenda"),
    Spoil("a number on page 1", layout.page_numbers, "page 1 shows the number", number_on_top, "agenda"),
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
    Spoil("a double rule", layout.title_and_its_rule, "one solid line", double_rule, "agenda"),
    Spoil("no rule", layout.title_and_its_rule, "no rule", lambda root: drop(title_rule(root)), "agenda"),
    Spoil("a title of 14 pt", layout.title_and_its_rule, "not 72.9", dress(TITLE, "sz", val="28"), "agenda"),
    Spoil("a title beside its rule", layout.title_and_its_rule, "not centred under", off_centre, "agenda"),
    Spoil(
        "the superior one line down",
        layout.head_in_two_columns,
        "lower than the title",
        empty_line_before("ĐẢNG BỘ"),
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
    Spoil("hidden text", layout.every_paragraph_is_printed, "not printed", dress(last, "vanish", val="1"), "agenda"),
    Spoil("no first line", layout.body_lines, "begins at 30", shape(last, "ind", firstLine="0"), "agenda"),
    Spoil("ragged text", layout.body_lines, "not justified", shape(plain, "jc", val="left"), "conclusion"),
    Spoil("30 pt", layout.body_lines, "not 18–22", shape(plain, "spacing", line="600", lineRule="exact"), "conclusion"),
    Spoil("no space between", layout.paragraphs_apart, "under the paragraph before", tight, "conclusion"),
    Spoil("a heading left behind", layout.no_heading_is_left_behind, "ends with the heading", orphan, "conclusion"),
    Spoil("no room to sign", layout.signature_in_place, "four empty lines", crowded_signature, "agenda"),
    Spoil("sides not level", layout.signature_in_place, "are not level", uneven, "minutes"),
    Spoil("no underline", layout.recipients_in_place, "not underlined", dress("Nơi nhận:", "u", val="none"), "agenda"),
    Spoil("a signature alone", layout.signature_with_the_text, "0 line(s)", alone, "conclusion"),
    Spoil("a signature in two", layout.signature_with_the_text, "is split", split, "agenda"),
    Spoil("a head row once", layout.tables_whole, "does not repeat", unheaded, "agenda"),
    Spoil(
        "Kính mời to the left",
        layout.caption_centred,
        "is centred at",
        shape("Kính mời:", "jc", val="left"),
        "invitation",
    ),
    Spoil("a total left out", content.missing, "assessment.total", untold, "self-assessment"),
    Spoil("a broken word", layout.tables_whole, "is broken", cramped, "agenda"),
    Spoil("a cell cut", layout.tables_whole, "is printed", clipped, "agenda"),
    Spoil("a value left out", content.missing, "meeting.place", reword("Thời gian", lambda _: "Thời gian."), "agenda"),
]

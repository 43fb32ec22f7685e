"""Page numbers, how many pages need them, what else stands in headers and footers (HD 05, II.IV.5)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from service.format_check.components.heights import height_of_text
from service.format_check.components.pieces import Piece
from service.format_check.components.walk import starts_page
from service.format_check.hd05_values import FONT, PAGE, STYLES, TEXT_WIDTH, in_millimetres
from service.format_check.mending.page_setup import SLACK, each_section, section_in_file, set_margins
from service.format_check.mending.restyling import Mender, centre
from service.format_check.mending.xml_edit import properties, put, setting
from service.format_check.report import FormatFinding
from service.format_check.rules.checker import ByHand, Checker, FormatRule
from service.format_check.rules.letter_style import differences, in_words
from service.format_check.rules.page import section_spot
from service.format_check.word.markup import R, W, local, w
from service.format_check.word.model import Element, Paragraph, Run, Section, WordFile

_DIGITS_ONLY = re.compile(r"[\s\d]*")
_PRINTING = frozenset({"r", "fldSimple", "hyperlink", "sdt", "ins", "smartTag"})  # what else is there prints nothing
_PICTURES = (w("drawing"), w("pict"), w("object"))
_NUMERALS = {"upperRoman": "số La Mã", "lowerRoman": "số La Mã", "upperLetter": "chữ cái", "lowerLetter": "chữ cái"}


def _numbered(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Those that hold the page's number."""
    return [paragraph for paragraph in paragraphs if "PAGE" in paragraph.fields]


def _is_number_alone(paragraph: Paragraph) -> bool:
    """Whether nothing would be lost with the number: no word, not even “Trang”, and no picture."""
    has_words = any(sign.isalpha() for sign in paragraph.text)
    return not has_words and next(paragraph.element.iter(*_PICTURES), None) is None and not paragraph.in_box


def _set_distance(section: Section) -> None:
    set_margins(section, header=PAGE["header"])


def _add_number(mender: Mender, _finding: FormatFinding) -> bool:
    """A number on every page but the first, in the header that there is, in a new one where there is none."""
    first = section_in_file(mender, mender.word.sections[0])
    header = first.headers.get("default", ())
    if any(not paragraph.is_empty for paragraph in header):
        return False  # whether this text may stay is for a person to say
    if header:
        mender.file.root(header[0].part)
        _write_number(header[0])
    else:
        identifier = mender.file.add("header", _new_header())
        for kind in mender.word.types_of_further_pages:
            reference = etree.Element(w("headerReference"), {w("type"): kind, f"{{{R}}}id": identifier})
            first.element.insert(0, reference)
    put(first.element, "titlePg", val=None)
    _set_distance(first)
    return True


def _new_header() -> Element:
    root = etree.Element(w("hdr"), nsmap={"w": W, "r": R})
    paragraph = etree.SubElement(root, w("p"))
    put(properties(paragraph), "jc", val="center")
    paragraph.append(_number_field())
    return root


def _write_number(paragraph: Paragraph) -> None:
    """Put the number alone into a paragraph, centred, as the guidance has it."""
    _clear(paragraph)
    paragraph.element.append(_number_field())
    centre(paragraph)
    own = paragraph.element.find(w("pPr"))
    frame = own.find(w("framePr")) if own is not None else None
    if own is not None and frame is not None:  # Word's old way: a frame that stands at one side
        own.remove(frame)


def _number_field() -> Element:
    field = etree.Element(w("fldSimple"), {w("instr"): "PAGE"})
    run = etree.SubElement(field, w("r"))
    own = etree.SubElement(run, w("rPr"))
    put(own, "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    for name, value in (("b", 0), ("i", 0), ("color", "auto"), ("sz", 28), ("szCs", 28), ("u", "none")):
        put(own, name, val=value)
    etree.SubElement(run, w("t")).text = "2"
    return field


def _rewrite_numbers(mender: Mender, finding: FormatFinding) -> bool:
    """Write numbers anew where nothing but a number stands: Arabic, 14 points, upright, centred in the header."""
    alone = list(filter(_is_number_alone, _numbered(mender.word.headers_and_footers)))
    footers = {paragraph.part for paragraph in alone if local(paragraph.element.getroottree().getroot()) == "ftr"}
    for paragraph in alone:
        mender.file.root(paragraph.part)
        (_clear if paragraph.part in footers else _write_number)(paragraph)
    mender.file.root(mender.word.main)
    for section in mender.word.sections:
        numbering = section.element.find(w("pgNumType"))
        if numbering is not None and section.number_format != "decimal":
            numbering.set(w("fmt"), "decimal")
    if footers and all(paragraph.part in footers for paragraph in alone):
        return _add_number(mender, finding)
    return bool(alone)


def _clear(paragraph: Paragraph) -> None:
    for child in list(paragraph.element):
        if local(child) in _PRINTING:
            paragraph.element.remove(child)


def _hide_on_first_page(mender: Mender, _finding: FormatFinding) -> bool:
    """Give page 1 a header of its own, without a number."""
    section = section_in_file(mender, mender.word.sections[0])
    put(section.element, "titlePg", val=None)
    for paragraph in _numbered(section.around_pages("first")):
        if not _is_number_alone(paragraph):
            return False
        mender.file.root(paragraph.part)
        _clear(paragraph)
    return True


@each_section
def _restart_at_one(section: Section) -> None:
    if section.number > 1:
        setting(section.element, "pgNumType").set(w("start"), "1")


PAGE_NUMBER_MISSING = FormatRule(
    "page-number-missing", "II.IV.5.1", "Thiếu số trang", reformat=_add_number
).with_advice("Vào Insert → Page Number → Top of Page, chọn kiểu ở giữa, cỡ chữ 14; bật Different First Page.")
PAGE_NUMBER_FIRST = FormatRule(
    "page-number-first", "II.IV.5.1", "Số trang ở trang đầu", reformat=_hide_on_first_page
).with_advice("Bấm đúp vào phần đầu trang, bật Different First Page, xoá số ở trang 1.")
PAGE_NUMBER_PLACE = FormatRule(
    "page-number-place", "II.IV.5.1", "Vị trí số trang", reformat=_rewrite_numbers
).with_advice("Đặt số trang ở giữa, phía trên trang giấy (Insert → Page Number → Top of Page).")
PAGE_NUMBER_DISTANCE = FormatRule(
    "page-number-distance", "II.IV.5.1", "Khoảng cách từ mép giấy đến số trang", reformat=each_section(_set_distance)
).with_advice("Bấm đúp vào phần đầu trang, đặt Header from Top là 10 mm.")
PAGE_NUMBER_LOOK = FormatRule(
    "page-number-look", "II.IV.5.1; Phụ lục 2, dòng 15", "Kiểu chữ của số trang", reformat=_rewrite_numbers
).with_advice("Chọn số trang, đặt Times New Roman cỡ 14, đứng, không đậm.")
PAGE_NUMBER_FORM = FormatRule(
    "page-number-form", "II.IV.5.1", "Cách ghi số trang", reformat=_rewrite_numbers
).with_advice("Chỉ ghi chữ số Ả-rập (2, 3, 4 …), không thêm chữ hay tổng số trang.")
PAGE_NUMBER_ANNEX = FormatRule(
    "page-number-annex", "II.IV.5.2", "Số trang của phụ lục", reformat=_restart_at_one
).with_advice("Mỗi phụ lục đánh số trang riêng: trong phần của phụ lục, vào Page Number → Format, chọn Start at 1.")
PAGE_REPEATED = FormatRule(
    "page-repeated", "Phụ lục 1", "Chữ lặp lại ở đầu trang, cuối trang", by_hand=ByHand.LOSS
).with_advice("Bấm đúp vào phần đầu trang (cuối trang), chỉ để lại số trang.")


def check(checker: Checker) -> None:
    """Check the page numbers of the whole file, and what its headers and footers repeat."""
    headers, footers = _all_numbered(checker.word, "headers"), _all_numbered(checker.word, "footers")
    if headers or footers:
        _check_numbers(checker, headers, footers)
    else:
        _check_missing(checker)
    _check_repeated(checker)


def _all_numbered(word: WordFile, where: str) -> list[Paragraph]:
    """The paragraphs with a page number in the `headers` or `footers` of further pages, each once."""
    kinds = word.types_of_further_pages
    groups = (getattr(section, where).get(kind, ()) for section in word.sections for kind in kinds)
    return list(dict.fromkeys(paragraph for group in groups for paragraph in _numbered(group)))


def _check_numbers(checker: Checker, headers: list[Paragraph], footers: list[Paragraph]) -> None:
    first = checker.word.sections[0]
    for paragraph in footers:
        message = "Số trang đang ở cuối trang"
        checker.report(PAGE_NUMBER_PLACE, message, paragraph, "đầu trang, ở giữa", "cuối trang")
    if checker.word.even_and_odd and not _numbered(first.around_pages("even")):
        _check_missing(checker)
    _check_first_page(checker, first)
    for paragraph in headers:
        _check_place(checker, paragraph)
    for paragraph in (*headers, *footers):
        _check_letters(checker, paragraph)
    for section in checker.word.sections:
        _check_distance(checker, section)
        _check_numerals(checker, section)
    _check_annexes(checker)


def _check_missing(checker: Checker) -> None:
    """A paper of one page shows no number, so it may go without."""
    counted = checker.word.pages or 1
    likely = 2 if counted > 1 and len(checker.word.paragraphs) > 30 else 1
    if max(_estimated_pages(checker.word), likely) >= 2:
        message = "Văn bản có từ hai trang trở lên mà không đánh số trang"
        checker.report(PAGE_NUMBER_MISSING, message, None, "có số trang")


def _check_first_page(checker: Checker, first: Section) -> None:
    for paragraph in _numbered(first.around_pages("first" if first.title_page else "default")):
        if "IF" not in paragraph.fields:
            checker.report(PAGE_NUMBER_FIRST, "Trang 1 đang hiện số trang", paragraph, "trang 1 không có số", "có số")


def _check_place(checker: Checker, paragraph: Paragraph) -> None:
    cell, frame = paragraph.cell, paragraph.frame
    aside = frame in ("left", "right", "inside", "outside")  # a frame is as wide as its number, however it is aligned
    centred = "center" in (paragraph.alignment, frame) or (cell is not None and 0 < cell.column < cell.columns - 1)
    if paragraph.in_box or ((centred or _is_tabbed_to_middle(paragraph)) and not aside):
        return
    sides = {"right": "bên phải", "outside": "mép ngoài", "inside": "mép trong"}
    side = sides.get(frame or paragraph.alignment, "bên trái")
    checker.report(PAGE_NUMBER_PLACE, f"Số trang đang ở {side}", paragraph, "đầu trang, ở giữa", side)


def _is_tabbed_to_middle(paragraph: Paragraph) -> bool:
    """Whether a tab carries the number to the middle; without tab stops of its own it is taken to do so."""
    tabs = len(paragraph.text) - len(paragraph.text.lstrip("\t"))
    if not tabs or not paragraph.tabs:
        return bool(tabs)
    place, kind = paragraph.tabs[min(tabs, len(paragraph.tabs)) - 1]
    return kind == "center" and abs(place - TEXT_WIDTH / 2) < 500


def _check_letters(checker: Checker, paragraph: Paragraph) -> None:
    shown = _with_number(paragraph)
    piece = Piece(shown, 0, len(shown.text), "center", in_columns=False)
    if different := differences(piece, STYLES["page_number"]):
        found, expected = in_words(different)
        message = f"Số trang đang để {found}; cần {expected}"
        checker.report(PAGE_NUMBER_LOOK, message, paragraph, expected, found)
    if not _DIGITS_ONLY.fullmatch(paragraph.text) or {"NUMPAGES", "SECTIONPAGES"} & set(paragraph.fields):
        text = " ".join(paragraph.text.split())
        checker.report(PAGE_NUMBER_FORM, f"Số trang đang ghi “{text}”, cần chỉ ghi chữ số", paragraph, "2", text)


def _with_number(paragraph: Paragraph) -> Paragraph:
    """The paragraph with a digit where Word has not computed the number yet: it prints as its field's code looks."""
    if any(sign.isdigit() for sign in paragraph.text):
        return paragraph
    runs: list[Run] = []
    for run in paragraph.runs:
        text = "2" if run.element.find(w("instrText")) is not None else run.text
        runs.append(replace(run, text=text, start=runs[-1].end if runs else 0))
    return replace(paragraph, runs=tuple(runs))


def _check_numerals(checker: Checker, section: Section) -> None:
    if section.number_format == "decimal" or not _numbered(section.around_pages()):
        return
    if not checker.has_reported(PAGE_NUMBER_FORM):
        found, spot = _NUMERALS.get(section.number_format, "kiểu khác"), section_spot(checker, section)
        checker.report(PAGE_NUMBER_FORM, f"Số trang đang đánh bằng {found}, cần chữ số Ả-rập", spot, "2, 3, 4", found)


def _check_distance(checker: Checker, section: Section) -> None:
    far = abs(section.margins["header"] - PAGE["header"]) > SLACK
    if far and _numbered(section.headers.get("default", ())):
        found = f"{in_millimetres(section.margins['header'])} mm"
        message = f"Số trang đang cách mép trên của giấy {found}, cần 10 mm"
        checker.report(PAGE_NUMBER_DISTANCE, message, section_spot(checker, section), "10 mm", found)


def _check_annexes(checker: Checker) -> None:
    """Each annex behind a paper, or behind another annex, begins with its own page 1."""
    annexes = checker.components.annexes if checker.components.has_paper else checker.components.annexes[1:]
    for annex in annexes:
        own = next((section for section in checker.word.sections if section.first <= annex.first <= section.last), None)
        begins = own is not None and all(
            checker.word.paragraph(number).is_empty for number in range(own.first, annex.first)
        )
        restarts = own is not None and own.restart == 1 and begins
        on_own_page = begins or starts_page(checker.word, annex.heading.paragraph)
        if not restarts and on_own_page:
            message = f"{annex.heading.text} đang đánh số trang nối tiếp phần trước"
            checker.report(PAGE_NUMBER_ANNEX, message, annex.heading, "đánh số riêng, từ trang 1", "nối tiếp")


def _check_repeated(checker: Checker) -> None:
    """Headers and footers after page 1 may hold only the page number."""
    types = checker.word.types_of_further_pages
    around = (paragraph for section in checker.word.sections for paragraph in section.around_pages(*types))
    for paragraph in dict.fromkeys(around):
        text = paragraph.plain
        if "PAGE" not in paragraph.fields and any(sign.isalpha() for sign in text):
            message = f"Đầu trang hoặc cuối trang lặp lại chữ “{text}”"
            checker.report(PAGE_REPEATED, message, paragraph, "chỉ có số trang", text)


def _estimated_pages(word: WordFile) -> int:
    """The larger of two estimates: one page more than there are breaks, and the height of the text in pages."""
    breaks = sum(
        starts_page(word, paragraph)
        for paragraph in word.paragraphs[1:]
        if paragraph.cell is None and not paragraph.is_empty
    )
    section = word.sections[0]
    room = (section.height - abs(section.margins["top"]) - abs(section.margins["bottom"])) / 20
    width = (section.width - section.margins["left"] - section.margins["right"]) / 20
    return max(1 + breaks, math.ceil(height_of_text(word, width) / room + 0.02))

"""The page: paper and margins (HD 05, II.IV.3 and II.IV.4)."""

from __future__ import annotations

from collections.abc import Iterator

from service.finding import Severity
from service.format_check.components.walk import find_components
from service.format_check.hd05_values import PAGE, in_millimetres
from service.format_check.mending.page_setup import SLACK, are_near, each_section, set_margins, set_paper
from service.format_check.mending.restyling import Mender
from service.format_check.report import FormatFinding, Spot
from service.format_check.rules.checker import ByHand, Checker, FormatRule, quoted
from service.format_check.word.markup import w, whole
from service.format_check.word.model import Paragraph, Section
from service.format_check.word.styles import draws_lines

_A4 = (PAGE["width"], PAGE["height"])
_A5 = (8391, 11906)
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_MARGINS = {side: PAGE[side] for side in _SIDES}


@each_section
def _set_a4(section: Section) -> None:
    """A4, upright or turned as it was."""
    if not are_near((section.width, section.height), _A4):
        set_paper(section.element, *sorted(_A4, reverse=section.landscape))


def _turn_upright(mender: Mender, finding: FormatFinding) -> bool:
    components = find_components(mender.word)

    def turn(section: Section) -> None:
        if section.landscape and not components.tables_of(section):
            set_paper(section.element, section.height, section.width)

    return each_section(turn)(mender, finding)


@each_section
def _set_all_margins(section: Section) -> None:
    if _wrong_sides(section, _own_margins(section)):
        set_margins(section, **_MARGINS, gutter=0)


PAGE_SIZE = FormatRule("page-size", "II.IV.3", "Khổ giấy", reformat=_set_a4).with_advice(
    "Vào Layout → Size, chọn A4 (210 × 297 mm)."
)
PAGE_ORIENTATION = FormatRule(
    "page-orientation", "II.IV.4.1, IV.4.3", "Chiều giấy", reformat=_turn_upright
).with_advice("Vào Layout → Orientation, chọn Portrait; chỉ để giấy ngang cho phần có bảng biểu.")
PAGE_MARGINS = FormatRule("page-margins", "II.IV.4.1, IV.4.2", "Lề trang", reformat=_set_all_margins).with_advice(
    "Vào Layout → Margins → Custom Margins: trên 20 mm, dưới 20 mm, trái 30 mm, phải 15 mm."
)
_BOX = frozenset(_SIDES)
PAGE_EXTRAS = FormatRule(
    "page-extras",
    "Phụ lục 1 (mẫu trình bày)",
    "Những gì mẫu trình bày không có",
    Severity.WARNING,
    by_hand=ByHand.CHOICE,
).with_advice(
    "Trong Layout và Design, bỏ khung viền và màu của trang, chia cột, số dòng; đặt Vertical alignment: Top. Nền của "
    "ô, khung quanh đoạn: chọn chỗ ấy, đặt Shading: No Color, Borders: No Border."
)


def check(checker: Checker) -> None:
    """Check paper, margins and what else is set of every section; what no page of the guidance has."""
    for section in checker.word.sections:
        _check_paper(checker, section)
        _check_extras(checker, section)
    if checker.word.coloured:
        checker.report(PAGE_EXTRAS, "Trang đang có màu nền", None, "như mẫu trình bày", "màu nền")
    for table in checker.word.tables:
        if table.has_fill and table.first <= table.last:
            first = checker.word.paragraph(table.first)
            message = f"Bảng bắt đầu bằng {quoted(first.plain)} đang có ô tô nền"
            checker.report(PAGE_EXTRAS, message, first, "nền trắng", "có tô nền")
    for paragraph in checker.word.free:
        if extra := _around(paragraph):
            message = f"Đoạn {quoted(paragraph.plain)} đang có {extra}"
            checker.report(PAGE_EXTRAS, message, paragraph, "như mẫu trình bày", extra)


def _around(paragraph: Paragraph) -> str:
    """What stands around a paragraph of the text, by what people call it; empty where nothing does."""
    if paragraph.borders >= _BOX and not paragraph.is_empty:
        return "khung viền"
    return "chữ cái lớn đầu đoạn (Drop Cap)" if paragraph.is_drop_cap else ""


def section_spot(checker: Checker, section: Section) -> Spot:
    """Where a finding about a section stands: the whole file, or the section by name where there are several."""
    return Spot(checker.word.main, text="" if len(checker.word.sections) == 1 else f"Phần (section) {section.number}")


def _check_paper(checker: Checker, section: Section) -> None:
    spot, size = section_spot(checker, section), (section.width, section.height)
    if are_near(size, _A4, 2 * SLACK):
        _check_margins(checker, section)
    elif not (checker.components.is_form and are_near(size, _A5, 2 * SLACK)):
        found = f"{in_millimetres(section.width)} × {in_millimetres(section.height)} mm"
        checker.report(PAGE_SIZE, f"Khổ giấy đang là {found}, cần A4 (210 × 297 mm)", spot, "A4", found)
        _check_margins(checker, section)
    if section.landscape and not checker.components.tables_of(section):
        message = "Giấy đang để ngang mà không có bảng biểu"
        checker.report(PAGE_ORIENTATION, message, spot, "giấy dọc", "giấy ngang")


def _check_extras(checker: Checker, section: Section) -> None:
    if found := ", ".join(_extras(section)):
        message = f"Trang đang có {found}"
        checker.report(PAGE_EXTRAS, message, section_spot(checker, section), "như mẫu trình bày", found)


def _extras(section: Section) -> Iterator[str]:
    """What a section adds to the page, by what people call it."""
    if draws_lines(section.element.find(w("pgBorders"))):
        yield "khung viền"
    if (columns := whole(_value(section, "cols", "num"))) > 1:
        yield f"{columns} cột chữ"
    if whole(_value(section, "lnNumType", "countBy")) > 0:
        yield "số dòng"
    if _value(section, "vAlign", "val") in ("center", "bottom", "both"):
        yield "chữ không bắt đầu từ đầu trang"
    if _value(section, "textDirection", "val") not in ("", "lrTb", "tb", "lr"):
        yield "chữ viết dọc"


def _value(section: Section, name: str, attribute: str) -> str:
    """An attribute of one setting of a section; empty where it is not there."""
    element = section.element.find(w(name))
    return element.get(w(attribute), "") if element is not None else ""


def _check_margins(checker: Checker, section: Section) -> None:
    margins = _own_margins(section)
    if wrong := _wrong_sides(section, margins):
        found = ", ".join(f"{_SIDES[side]} {in_millimetres(margins[side])} mm" for side in wrong)
        expected = ", ".join(f"{_SIDES[side]} {in_millimetres(PAGE[side])} mm" for side in wrong)
        message = f"Lề trang đang để {found}; cần {expected}"
        checker.report(PAGE_MARGINS, message, section_spot(checker, section), expected, found)


def _own_margins(section: Section) -> dict[str, int]:
    """The margins of a section, the gutter counted with the left one."""
    margins = {side: abs(section.margins[side]) for side in _SIDES}
    return {**margins, "left": margins["left"] + section.margins["gutter"]}


def _wrong_sides(section: Section, margins: dict[str, int]) -> list[str]:
    """The sides with another margin; none where the margins are those of the upright page, turned with the paper."""
    wrong = [side for side in _SIDES if abs(margins[side] - PAGE[side]) > SLACK]
    turned = section.landscape and are_near(margins.values(), _MARGINS.values(), 2 * SLACK)
    return [] if turned else wrong

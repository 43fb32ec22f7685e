"""What does not fit where it stands: tables in the margin, letters cut by their line, a star below the number."""

from __future__ import annotations

from service.finding import Severity
from service.format_check.components.floating import covered
from service.format_check.components.head import Head
from service.format_check.hd05_values import TEXT_WIDTH, in_millimetres
from service.format_check.mending.restyling import each_paragraph
from service.format_check.mending.xml_edit import properties, put
from service.format_check.rules import body
from service.format_check.rules.checker import ByHand, Checker, FormatRule, quoted
from service.format_check.rules.letter_style import points
from service.format_check.word.markup import w
from service.format_check.word.model import Element, Paragraph, Table

_MARGIN = 170  # twips, 3 mm: by so much Word itself lets the border of a table stand outside the text
_CUT = 0.95  # of the letters' size: a line that is lower cuts the marks above capitals


@each_paragraph
def _let_the_line_grow(paragraph: Paragraph) -> None:
    put(properties(paragraph.element), "spacing", lineRule="atLeast")


TABLE_WIDTH = FormatRule(
    "table-width", "II.IV.4.1", "Bảng lấn ra lề trang", Severity.WARNING, by_hand=ByHand.LAYOUT
).with_advice("Chọn bảng, vào Layout → AutoFit → AutoFit Window để bảng vừa bề rộng phần chữ.")
LINE_CUT = FormatRule(
    "line-cut", "I.6.2; Phụ lục 2, ô 6", "Dòng thấp hơn chữ", Severity.WARNING, reformat=_let_the_line_grow
).with_advice("Trong Paragraph, tăng Line spacing (Exactly) cho đủ cỡ chữ, hoặc chọn At least.")
STAR_PLACE = FormatRule("star-place", "I.2", "Vị trí dấu sao", by_hand=ByHand.LAYOUT).with_advice(
    "Đặt dấu sao giữa tên cơ quan và số, ký hiệu."
)
PAGE_NUMBER_START = FormatRule(
    "page-number-start", "II.IV.5.1", "Số của trang đầu", Severity.WARNING, by_hand=ByHand.CHOICE
).with_advice("Vào Insert → Page Number → Format Page Numbers, đặt Start at: 1.")

TEXT_COVERED = FormatRule(
    "text-covered", "II.IV (trình bày)", "Hình đè lên chữ", Severity.WARNING, by_hand=ByHand.LAYOUT
).with_advice("Bấm vào hình, chọn Layout Options → Top and Bottom, hoặc kéo hình ra chỗ không có chữ.")


def check(checker: Checker) -> None:
    """Check the tables of the body, every line that prints letters, the head, and the first page's number."""
    for table in checker.word.tables:
        if table.part == checker.word.main and table.has_borders and not table.nested:
            _check_width(checker, table)
    for paragraph in checker.word.all_paragraphs:
        _check_line(checker, paragraph)
    _check_shapes(checker)
    _check_star(checker, checker.components.head)
    first = checker.word.sections[0]
    if first.restart not in (None, 1):
        message = f"Trang đầu đang mang số {first.restart}"
        checker.report(PAGE_NUMBER_START, message, None, "trang đầu là trang 1", f"{first.restart}")


def _check_width(checker: Checker, table: Table) -> None:
    section = next((one for one in checker.word.sections if one.first <= table.first <= one.last), None)
    if section is None or not table.rows:
        return
    room = section.width - section.margins["left"] - section.margins["right"]
    room = max(room, TEXT_WIDTH)  # where a margin is too wide, that is the fault
    left, width = _indent(table), _width(table, room)
    outside = max(-left, left + width - room)
    if _is_centred(table):
        outside = (width - room) // 2
    if outside > _MARGIN:
        found = f"lấn ra lề {in_millimetres(outside)} mm"
        paragraph = checker.word.paragraph(table.first)
        message = f"Bảng có ô đầu {quoted(paragraph.plain)} đang {found}"
        checker.report(TABLE_WIDTH, message, paragraph, f"rộng nhất {in_millimetres(room)} mm", found)


def _own(table: Table, name: str) -> Element | None:
    settings = table.element.find(w("tblPr"))
    return settings.find(w(name)) if settings is not None else None


def _number(element: Element | None, kind: str) -> int | None:
    """What a width says in twips or fiftieths of a per cent; None where it is of another kind, or no number."""
    if element is None or element.get(w("type"), "dxa") != kind:
        return None
    value = element.get(w("w"), "")
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 8 else None


def _width(table: Table, room: int) -> int:
    """As wide as the table says; else as its cells ask for, or its columns where they are fixed."""
    own = _own(table, "tblW")
    if (share := _number(own, "pct")) is not None:
        return room * share // 5000
    layout = _own(table, "tblLayout")
    is_fixed = layout is not None and layout.get(w("type")) == "fixed"
    said = _number(own, "dxa") or 0
    if is_fixed:
        return max(said, sum(table.widths), _widest_row(table))
    return said or _widest_row(table)


def _widest_row(table: Table) -> int:
    """The widths that the cells of a row ask for, of the row that asks for most."""
    rows = table.element.iterchildren(w("tr")) if table.rows else ()
    return max(
        (
            sum(_number(cell.find(f"{w('tcPr')}/{w('tcW')}"), "dxa") or 0 for cell in row.iterchildren(w("tc")))
            for row in rows
        ),
        default=0,
    )


def _indent(table: Table) -> int:
    return _number(_own(table, "tblInd"), "dxa") or 0 if not _is_centred(table) else 0


def _is_centred(table: Table) -> bool:
    side = _own(table, "jc")
    return side is not None and side.get(w("val")) == "center"


def _check_line(checker: Checker, paragraph: Paragraph) -> None:
    if paragraph.line_rule != "exact" or paragraph.is_empty or checker.has_told(body.BODY_LINE, paragraph):
        return
    size = max((run.size for run in paragraph.lettered if run.vertical == "baseline"), default=0)
    if paragraph.line / 20 < size * _CUT:
        found = f"dòng {points(paragraph.line / 20)} pt"
        message = f"{quoted(paragraph.plain)} có chữ cỡ {points(size)} mà {found}, chữ sẽ bị cắt"
        checker.report(LINE_CUT, message, paragraph, f"từ {points(size)} pt", found)


def _check_shapes(checker: Checker) -> None:
    """Shapes over the text; over the foot a signature or a seal may lie on purpose."""
    components = checker.components
    for one in covered(checker.word, components.content_first, components.content_last):
        message = f"Hình gắn ở {quoted(one.anchor.plain)} đè lên chữ {quoted(one.paragraph.plain)}"
        checker.report(TEXT_COVERED, message, one.paragraph, "hình không che chữ", "hình che chữ")


def _check_star(checker: Checker, head: Head) -> None:
    star, number = head.star, head.number
    if star is not None and number is not None and star.side == number.side and star.number > number.number:
        message = f"Dấu sao đang ở dưới {quoted(number.text)}"
        checker.report(STAR_PLACE, message, star, "trên số và ký hiệu", "dưới số và ký hiệu")

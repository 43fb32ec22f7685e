"""The rules drawn in the head and under the trích yếu: the title's own, and those of state papers (HD 05, I.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import PAGE, TITLE_SIZE, TITLE_WIDTH, twips
from service.format_check.rules.findings_collector import STATE, Judge, quoted
from service.format_check.rules.page import millimetres
from service.format_check.word.drawings import box_width
from service.format_check.word.markup import w
from service.format_check.word.model import Cell, Element, Line, Paragraph

_DRAWN_SLACK = twips(2.5)
_BORDER_SLACK = twips(5)  # of a cell's width its inner margins are not always known
_CELL_MARGIN = 108  # twips on each side, where a table says nothing else
_TEXT_WIDTH = PAGE["width"] - PAGE["left"] - PAGE["right"]
_MIDDLE = _TEXT_WIDTH // 2


@dataclass(frozen=True)
class Drawn:
    """A horizontal line found in the head: how long, how drawn, on which side."""

    paragraph: Paragraph
    width: int
    solid: bool
    side: str
    slack: int


def check_title_rule(judge: Judge, title: Piece) -> None:
    """Under the title stands one solid line as long as the title."""
    wanted = _width_of(title)
    drawn = list(_drawn_in_head(judge, title))
    own = title.side if title.side in ("left", "right") else "right"
    under = [one for one in drawn if one.side == own] or [one for one in drawn if _seems_its(one, title, wanted)]
    _issuer_rules(judge, [one for one in drawn if one not in under])
    if not under:
        _none_drawn(judge, title)
        return
    if any(run.underline != "none" for run in title.runs):
        says = "Tiêu đề vừa có đường kẻ vừa được gạch chân"
        judge.say("title-rule-underline", says, title, "chỉ có đường kẻ", "gạch chân")
    best = min(under, key=lambda one: abs(one.width - wanted))
    if not best.solid:
        judge.say("title-rule-line", "Đường kẻ dưới tiêu đề không phải nét liền", best.paragraph, "nét liền", "nét đứt")
    if abs(best.width - wanted) > best.slack and abs(best.width - TITLE_WIDTH) > best.slack:
        found, expected = f"{millimetres(best.width)} mm", f"{millimetres(wanted)} mm"
        says = f"Đường kẻ dưới tiêu đề dài {found}, tiêu đề dài {expected}"
        judge.say("title-rule-length", says, best.paragraph, expected, found)


def _seems_its(one: Drawn, title: Piece, wanted: int) -> bool:
    """Whether a line whose place says otherwise is the title's: it hangs on its paragraph, or is as long as it."""
    return one.paragraph.number == title.number or abs(one.width - wanted) < wanted / 10


def _width_of(title: Piece) -> int:
    """How long the title prints, from its size, spacing and scale."""
    runs = title.runs
    if not runs:
        return TITLE_WIDTH
    share = TITLE_WIDTH / TITLE_SIZE / len(title.text)
    return round(sum((share * run.size * run.scale / 100 + run.spacing) * len(run.text) for run in runs))


def _none_drawn(judge: Judge, title: Piece) -> None:
    head = judge.anatomy.head
    typed = [one for one in head.typed_rules if one.side in ("right", "")]
    if any(run.underline != "none" for run in title.runs):
        judge.say(
            "title-rule-underline", "Tiêu đề đang được gạch chân thay cho đường kẻ", title, "đường kẻ", "gạch chân"
        )
    elif typed:
        says = f"Dưới tiêu đề đang là hàng {quoted(typed[0].text)} gõ tay thay cho đường kẻ"
        judge.say("title-rule-missing", says, typed[0], "đường kẻ nét liền", typed[0].text)
    elif not _unknown_drawing(judge):
        judge.say(
            "title-rule-missing", "Dưới tiêu đề thiếu đường kẻ ngang", title, "đường kẻ dài bằng tiêu đề", "không có"
        )


def _unknown_drawing(judge: Judge) -> bool:
    """Whether the head holds a drawing that may be the line: a picture, a group, a freehand shape."""
    names = (w("drawing"), w("pict"), w("object"))
    for paragraph in _head_paragraphs(judge):
        for one in paragraph.element.iter(*names):
            boxed = any(True for _ in one.iter(w("txbxContent")))
            if not boxed and one.find(".//{*}graphicData//{*}prstGeom[@prst='line']") is None:
                return True
    return False


def _issuer_rules(judge: Judge, drawn: list[Drawn]) -> None:
    """A line under the issuer is a state paper's."""
    head = judge.anatomy.head
    for one in drawn[:1]:
        instead = " thay cho dấu sao" if head.star is None else ""
        says = f"Dưới tên cơ quan đang có đường kẻ{instead}; {STATE}"
        judge.say("state-issuer-rule", says, one.paragraph, "dấu *, không kẻ", "đường kẻ")


def check_subject_rule(judge: Judge) -> None:
    """A line under the trích yếu is a state paper's."""
    anatomy = judge.anatomy
    if anatomy.type is None:
        return
    last = max([one.number for one in (*anatomy.subject, anatomy.dashes, anatomy.type) if one is not None])
    after = next(
        (n for n in range(last + 1, len(judge.word.paragraphs) + 1) if not judge.word.paragraph(n).is_empty), last + 1
    )
    for number in range(anatomy.type.number, min(after, last + 4)):
        paragraph = judge.word.paragraph(number)
        ruled = paragraph.borders & {"bottom", "top"} and not paragraph.borders & {"left", "right"}
        if ruled or any(line.width < 0.75 * _TEXT_WIDTH and _belongs_below(line) for line in paragraph.lines):
            judge.say("state-subject-rule", f"Dưới trích yếu đang có đường kẻ; {STATE}", paragraph, "-----", "đường kẻ")
            return


def _belongs_below(line: Line) -> bool:
    """Whether a line that hangs on the caption is drawn in the middle of the page, not up in the head."""
    if line.align:
        return line.align == "center"
    if line.offset is None:
        return True
    begin = line.offset - (PAGE["left"] if line.relative == "page" else 0)
    return abs(begin + line.width / 2 - _MIDDLE) < twips(15)


# Lines of the head ----------------------------------------------------------------------------------------


def _head_paragraphs(judge: Judge) -> Iterator[Paragraph]:
    last = judge.anatomy.head_last
    return (one for one in judge.word.paragraphs[:last])


def _drawn_in_head(judge: Judge, title: Piece) -> Iterator[Drawn]:
    last = max(judge.anatomy.head_last, judge.anatomy.type.number if judge.anatomy.type else 0)
    for paragraph in judge.word.paragraphs[:last]:
        for line in paragraph.lines:
            side = _side(line, paragraph, title)
            if side:
                yield Drawn(paragraph, line.width, line.solid, side, _DRAWN_SLACK)
    for paragraph in _head_paragraphs(judge):
        yield from _borders(judge, paragraph, title)


def _side(line: Line, paragraph: Paragraph, title: Piece) -> str:
    """Under which column a line is drawn; empty where that is the middle of the page."""
    cell = paragraph.cell
    if cell is not None and cell.columns > 1:
        own = "left" if cell.column == 0 else "right"
        if line.offset is not None and line.relative in ("column", "character", ""):
            beyond = line.offset + line.width / 2 > _MIDDLE * 1.05
            return "right" if own == "left" and beyond else own
        if line.offset is None:
            return own
    if line.offset is not None:
        begin = line.offset - (PAGE["left"] if line.relative == "page" else 0)
        middle = begin + line.width / 2
        return "left" if middle < _MIDDLE * 0.8 else "right" if middle > _MIDDLE * 1.1 else ""
    if line.align in ("left", "right"):
        return line.align
    if paragraph.in_box or paragraph.number == title.number:
        return "right" if _in_title_box(paragraph, title) else "left"
    return ""


def _in_title_box(paragraph: Paragraph, title: Piece) -> bool:
    return paragraph.element.getparent() is title.paragraph.element.getparent()


def _borders(judge: Judge, paragraph: Paragraph, title: Piece) -> Iterator[Drawn]:
    """Borders that print as a line: of a paragraph under the title or the issuer, or of their cells."""
    cell = paragraph.cell
    side = "" if cell is None or cell.columns == 1 else "left" if cell.column == 0 else "right"
    if not side:
        side = "right" if paragraph.number == title.number or _in_title_box(paragraph, title) else ""
        if cell is None and not paragraph.in_box and paragraph.text.count("\t"):
            side = ""  # a border of a line of two columns belongs to neither
    lines = paragraph.borders & {"top", "bottom"}
    if lines and side and not paragraph.borders & {"left", "right"}:
        width = _room(judge, paragraph) - paragraph.left - paragraph.right
        yield Drawn(paragraph, width, _is_solid(paragraph.element.find(f"{w('pPr')}/{w('pBdr')}")), side, _BORDER_SLACK)
    if side and cell is not None:
        yield from _cell_borders(judge, paragraph, cell, side)


def _cell_borders(judge: Judge, paragraph: Paragraph, cell: Cell, side: str) -> Iterator[Drawn]:
    """The line under a cell, told at its last paragraph, and the one above it, told at its first: that one is drawn
    under what stands in the row before."""
    tc = next(paragraph.element.iterancestors(w("tc")))
    ends = (("bottom", _neighbour(judge, paragraph, 1)), ("top", _neighbour(judge, paragraph, -1)))
    for edge, beside in ends:
        border = tc.find(f"{w('tcPr')}/{w('tcBorders')}/{w(edge)}")
        drawn = border is not None and border.get(w("val"), "nil") not in ("nil", "none")
        if (
            border is None
            or not drawn
            or (beside is not None and beside.cell == cell)
            or (edge, cell.row) == ("top", 0)
        ):
            continue
        yield Drawn(paragraph, _cell_width(judge, paragraph), border.get(w("val")) == "single", side, _BORDER_SLACK)


def _neighbour(judge: Judge, paragraph: Paragraph, step: int) -> Paragraph | None:
    at = paragraph.number - 1 + step
    return judge.word.paragraphs[at] if 0 <= at < len(judge.word.paragraphs) else None


def _is_solid(borders: Element | None) -> bool:
    """Whether the drawn borders are single lines; those that come from a style are taken as such."""
    if borders is None:
        return True
    kinds = {one.get(w("val")) for one in borders if one.get(w("val")) not in ("nil", "none", None)}
    return kinds <= {"single", "thick"}


def _room(judge: Judge, paragraph: Paragraph) -> int:
    """The width that a paragraph has for its text."""
    if paragraph.in_box:
        return box_width(paragraph.element)
    if paragraph.cell is None:
        section = judge.word.sections[0]
        return section.width - section.margins["left"] - section.margins["right"]
    table = next(paragraph.element.iterancestors(w("tbl")))
    margins = table.find(f"{w('tblPr')}/{w('tblCellMar')}")
    given = [margins.find(w(side)) for side in ("left", "right")] if margins is not None else [None, None]
    inner = sum(int(float(one.get(w("w"), "0"))) if one is not None else _CELL_MARGIN for one in given)
    return _cell_width(judge, paragraph) - inner


def _cell_width(judge: Judge, paragraph: Paragraph) -> int:
    """The width of the cell, from its own word or the table's grid."""
    cell = paragraph.cell
    own = next(paragraph.element.iterancestors(w("tc"))).find(f"{w('tcPr')}/{w('tcW')}")
    if own is not None and own.get(w("type"), "dxa") == "dxa" and own.get(w("w"), "0").isdigit():
        return int(own.get(w("w"), "0"))
    widths = next((one.widths for one in judge.word.tables if cell is not None and one.number == cell.table), ())
    if cell is not None and len(widths) == cell.columns:
        return widths[cell.column]
    return _TEXT_WIDTH // 2

"""Horizontal lines drawn in the head, however they were made: shapes, borders of paragraphs, borders of cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.format_check.components import Components
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import PAGE, TEXT_WIDTH, twips
from service.format_check.word.drawings import box_width
from service.format_check.word.markup import w
from service.format_check.word.model import Cell, Element, Line, Paragraph, WordFile

_DRAWN_SLACK = twips(2.5)
_BORDER_SLACK = twips(5)  # of a cell's width its inner margins are not always known
_CELL_MARGIN = 108  # twips on each side, where a table says nothing else
_MIDDLE = TEXT_WIDTH // 2


@dataclass(frozen=True)
class DrawnLine:
    """A line in the head: the paragraph it hangs on, its width in twips, give or take `slack`, its half of the page."""

    paragraph: Paragraph
    width: int
    solid: bool
    side: str  # "left" or "right"
    slack: int


def lines_in_head(components: Components, title: Piece) -> Iterator[DrawnLine]:
    """The lines under the left or the right column of the head, down to the type of paper."""
    last = max(components.head_last, components.type.number if components.type else 0)
    for paragraph in components.word.paragraphs[:last]:
        for line in paragraph.lines:
            if side := _side(line, paragraph, title):
                yield DrawnLine(paragraph, line.width, line.solid, side, _DRAWN_SLACK)
    for paragraph in components.word.paragraphs[: components.head_last]:
        yield from _borders(components.word, paragraph, title)


def holds_unknown_drawing(components: Components) -> bool:
    """Whether the head holds a drawing that may be a line: a picture, a group, a freehand shape."""
    for paragraph in components.word.paragraphs[: components.head_last]:
        for drawing in paragraph.element.iter(w("drawing"), w("pict"), w("object")):
            in_box = any(True for _ in drawing.iter(w("txbxContent")))
            if not in_box and drawing.find(".//{*}graphicData//{*}prstGeom[@prst='line']") is None:
                return True
    return False


def is_in_middle(line: Line) -> bool:
    """Whether a line that hangs on the caption is drawn in the middle of the page, not up in the head."""
    if line.align:
        return line.align == "center"
    return line.offset is None or abs(_centre(line, line.offset) - _MIDDLE) < twips(15)


def _centre(line: Line, offset: int) -> float:
    """The middle of a line, twips from the left margin."""
    return offset - (PAGE["left"] if line.relative == "page" else 0) + line.width / 2


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
        middle = _centre(line, line.offset)
        return "left" if middle < _MIDDLE * 0.8 else "right" if middle > _MIDDLE * 1.1 else ""
    if line.align in ("left", "right"):
        return line.align
    if paragraph.in_box or paragraph.number == title.number:
        return "right" if _in_title_box(paragraph, title) else "left"
    return ""


def _in_title_box(paragraph: Paragraph, title: Piece) -> bool:
    return paragraph.element.getparent() is title.paragraph.element.getparent()


def _borders(word: WordFile, paragraph: Paragraph, title: Piece) -> Iterator[DrawnLine]:
    """Borders that print as a line: of a paragraph under the title or the issuer, or of their cells."""
    cell = paragraph.cell
    side = "" if cell is None or cell.columns == 1 else "left" if cell.column == 0 else "right"
    if not side:
        side = "right" if paragraph.number == title.number or _in_title_box(paragraph, title) else ""
        if cell is None and not paragraph.in_box and paragraph.text.count("\t"):
            side = ""  # a border of a line of two columns belongs to neither
    if not side:
        return
    if paragraph.borders & {"top", "bottom"} and not paragraph.borders & {"left", "right"}:
        width = _room(word, paragraph) - paragraph.left - paragraph.right
        solid = _is_solid(paragraph.element.find(f"{w('pPr')}/{w('pBdr')}"))
        yield DrawnLine(paragraph, width, solid, side, _BORDER_SLACK)
    if cell is not None:
        yield from _cell_borders(word, paragraph, cell, side)


def _cell_borders(word: WordFile, paragraph: Paragraph, cell: Cell, side: str) -> Iterator[DrawnLine]:
    """The borders of a cell, each once: the lower one with the cell's last paragraph, the upper one with its first.

    An upper border prints under what stands in the row before, so the first row's does not count.
    """
    own = next(paragraph.element.iterancestors(w("tc")))
    for edge, step in (("bottom", 1), ("top", -1)):
        border = own.find(f"{w('tcPr')}/{w('tcBorders')}/{w(edge)}")
        neighbour = _neighbour(word, paragraph, step)
        if border is None or border.get(w("val"), "nil") in ("nil", "none"):
            continue
        if (neighbour is not None and neighbour.cell == cell) or (edge, cell.row) == ("top", 0):
            continue
        solid = border.get(w("val")) == "single"
        yield DrawnLine(paragraph, _cell_width(word, paragraph), solid, side, _BORDER_SLACK)


def _neighbour(word: WordFile, paragraph: Paragraph, step: int) -> Paragraph | None:
    index = paragraph.number - 1 + step
    return word.paragraphs[index] if 0 <= index < len(word.paragraphs) else None


def _is_solid(borders: Element | None) -> bool:
    """Whether the drawn borders are single lines; those that come from a style are taken as such."""
    if borders is None:
        return True
    kinds = {border.get(w("val")) for border in borders if border.get(w("val")) not in ("nil", "none", None)}
    return kinds <= {"single", "thick"}


def _room(word: WordFile, paragraph: Paragraph) -> int:
    """The width that a paragraph has for its text."""
    if paragraph.in_box:
        return box_width(paragraph.element)
    if paragraph.cell is None:
        section = word.sections[0]
        return section.width - section.margins["left"] - section.margins["right"]
    table = next(paragraph.element.iterancestors(w("tbl")))
    margins = table.find(f"{w('tblPr')}/{w('tblCellMar')}")
    given = [margins.find(w(side)) for side in ("left", "right")] if margins is not None else [None, None]
    inner = sum(int(float(margin.get(w("w"), "0"))) if margin is not None else _CELL_MARGIN for margin in given)
    return _cell_width(word, paragraph) - inner


def _cell_width(word: WordFile, paragraph: Paragraph) -> int:
    """The width of the paragraph's cell, as the cell itself says or the table's grid."""
    cell = paragraph.cell
    own = next(paragraph.element.iterancestors(w("tc"))).find(f"{w('tcPr')}/{w('tcW')}")
    if own is not None and own.get(w("type"), "dxa") == "dxa" and own.get(w("w"), "0").isdigit():
        return int(own.get(w("w"), "0"))
    widths = next((table.widths for table in word.tables if cell is not None and table.number == cell.table), ())
    if cell is not None and len(widths) == cell.columns:
        return widths[cell.column]
    return TEXT_WIDTH // 2

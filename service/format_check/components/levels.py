"""Whether two lines of the head stand on one level, however its columns were made."""

from __future__ import annotations

from service.format_check.components.heights import height, least_row_height
from service.format_check.components.pieces import Piece
from service.format_check.word.drawings import box_top
from service.format_check.word.markup import value, w
from service.format_check.word.model import Cell, Element, Paragraph, WordFile

_COLUMN = 220  # points: half of the text's width, for lines that may break


def level_difference(word: WordFile, one: Piece, other: Piece) -> float:
    """How many twips `other` stands below `one`; 0 where they cannot be compared."""
    first, second = one.paragraph, other.paragraph
    if first is second:
        return 0
    if first.in_box or second.in_box:
        return _of_boxes(word, first, second)
    if first.cell is not None and second.cell is not None:
        own, beside = first.cell, second.cell
        same_row = (own.table, own.row) == (beside.table, beside.row) and own.column != beside.column
        return _top(word, second, beside) - _top(word, first, own) if same_row else 0
    return 0


def _top(word: WordFile, paragraph: Paragraph, cell: Cell) -> float:
    """How far below the top of its row a paragraph of a cell prints, twips."""
    element = next(paragraph.element.iterancestors(w("tc")))
    room = _free_room(word, element, cell)
    return room + 20 * _above(word, paragraph) + paragraph.before


def _above(word: WordFile, paragraph: Paragraph) -> float:
    """The height in points of what stands above a paragraph in its cell or box."""
    parent, total = paragraph.element.getparent(), 0.0
    for before in reversed(word.paragraphs[: paragraph.number - 1]):
        if before.element.getparent() is not parent:
            break
        total += height(before, _COLUMN)
    return total


def _free_room(word: WordFile, element: Element, cell: Cell) -> float:
    """What the alignment of a cell leaves free above its text, twips."""
    share = {"center": 0.5, "bottom": 1.0}.get(value(element.find(w("tcPr")), "vAlign"), 0.0)
    if not share:
        return 0
    table = next(table for table in word.tables if table.number == cell.table)
    heights = [sum(height(word.paragraph(number), _COLUMN) for number in held) for held in table.rows[cell.row]]
    row = max(*heights, least_row_height(next(element.iterancestors(w("tr")))))
    return 20 * share * (row - heights[cell.column])


def _of_boxes(word: WordFile, first: Paragraph, second: Paragraph) -> float:
    """The same for two text boxes that hang on one paragraph."""
    tops = [box_top(paragraph.element) for paragraph in (first, second)]
    if None in tops or tops[0][0] is not tops[1][0]:  # type: ignore[index]
        return 0
    own, other = (20 * _above(word, paragraph) + paragraph.before for paragraph in (first, second))
    return tops[1][1] + other - tops[0][1] - own  # type: ignore[index]

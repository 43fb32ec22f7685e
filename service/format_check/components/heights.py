"""How high text prints, as well as that can be told without laying out a page: lines of about the letters' size."""

from __future__ import annotations

import math

from service.format_check.word.markup import twips, w
from service.format_check.word.model import Element, Paragraph, Table, WordFile

_NARROW = 40  # points: no column of text is narrower
_LETTER = 0.42  # of the size: how wide a letter is on average
_LINE = 1.12  # of the size: how high a single line is


def height_of_text(word: WordFile, width: float) -> float:
    """The height of all the text in points, on paper without end, `width` points wide."""
    free = sum(height(paragraph, width) for paragraph in word.free)
    return free + sum(
        _row_height(word, table, row, width) for table in word.tables if not table.nested for row in table.rows
    )


def height(paragraph: Paragraph, width: float) -> float:
    """The height of a paragraph in points, with its space above or below, where it is `width` points wide."""
    size = max((run.size for run in paragraph.runs), default=paragraph.mark_size)
    text = paragraph.text
    filled = math.ceil(len(text) * size * _LETTER / max(width, _NARROW))
    return (
        max(filled, text.count("\n") + 1) * line_height(paragraph, size) + max(paragraph.before, paragraph.after) / 20
    )


def line_height(paragraph: Paragraph, size: float) -> float:
    """The height in points of one line of a paragraph whose letters have that size."""
    if paragraph.line_rule == "exact":
        return paragraph.line / 20
    if paragraph.line_rule == "auto":
        return size * _LINE * max(paragraph.line / 240, 1)
    return max(paragraph.line / 20, size * _LINE)


def least_row_height(row: Element) -> float:
    """What a w:tr says of its height in points; 0 where its text alone decides."""
    own = row.find(f"{w('trPr')}/{w('trHeight')}")
    return (twips(own.get(w("val"))) or 0) / 20 if own is not None else 0


def _row_height(word: WordFile, table: Table, row: tuple[tuple[int, ...], ...], width: float) -> float:
    known = len(table.widths) == len(row) and all(table.widths)
    widths = [column / 20 - 10 for column in table.widths] if known else [width / max(len(row), 1)] * len(row)
    cells = (sum(height(word.paragraph(n), wide) for n in cell) for cell, wide in zip(row, widths, strict=True))
    return max(cells, default=0)

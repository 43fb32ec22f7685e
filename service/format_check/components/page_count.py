"""How many pages a file prints, estimated from page breaks and the height of the text."""

from __future__ import annotations

import math

from service.format_check.components.walk import starts_page
from service.format_check.word.model import Paragraph, Table, WordFile


def estimated_pages(word: WordFile) -> int:
    """The larger of two estimates: one page more than there are breaks, and the height of the text in pages."""
    breaks = sum(
        starts_page(word, paragraph)
        for paragraph in word.paragraphs[1:]
        if paragraph.cell is None and not paragraph.is_empty
    )
    section = word.sections[0]
    room = (section.height - abs(section.margins["top"]) - abs(section.margins["bottom"])) / 20
    width = (section.width - section.margins["left"] - section.margins["right"]) / 20
    return max(1 + breaks, math.ceil(_printed_height(word, width) / room + 0.02))


def _printed_height(word: WordFile, width: float) -> float:
    """The height of all the text in points, on paper without end."""
    free = sum(_height(paragraph, width) for paragraph in word.free)
    return free + sum(
        _row_height(word, table, row, width) for table in word.tables if not table.nested for row in table.rows
    )


def _height(paragraph: Paragraph, width: float) -> float:
    """The height of a paragraph in points where it is `width` points wide."""
    size = max((run.size for run in paragraph.runs), default=14)
    lines = max(1, math.ceil(len(paragraph.text) * size * 0.42 / max(width, 40)))
    if paragraph.line_rule == "exact":
        line = paragraph.line / 20
    elif paragraph.line_rule == "auto":
        line = size * 1.12 * max(paragraph.line / 240, 1)
    else:
        line = max(paragraph.line / 20, size * 1.12)
    return lines * line + max(paragraph.before, paragraph.after) / 20


def _row_height(word: WordFile, table: Table, row: tuple[tuple[int, ...], ...], width: float) -> float:
    known = len(table.widths) == len(row) and all(table.widths)
    widths = [column / 20 - 10 for column in table.widths] if known else [width / max(len(row), 1)] * len(row)
    cells = (sum(_height(word.paragraph(n), wide) for n in cell) for cell, wide in zip(row, widths, strict=True))
    return max(cells, default=0)

"""Rows that may run over to the next page: those so long that keeping them whole would leave a page half empty.

A row of the product's templates stays whole on its page ("allow row to break" is off in Word), which is right for a few
lines. How many lines a row takes is reckoned from the letters in its cells; only rows written in the style for cells of
tables are looked at.
"""

from __future__ import annotations

import re

WHOLE_LINES = 8  # the most lines of a row that is kept whole: a sixth of a page

_KEPT_WHOLE = "<w:cantSplit/>"
_CELL_STYLE = 'w:val="HD05Cell"'
_LETTER = 117  # twips that a letter of 13 pt takes on average
_BESIDE = 160  # twips between the text of a cell and its borders
_WIDTH = re.compile(r'<w:tcW [^>]*?w:w="(\d+)"')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")


def with_long_rows_free(page: str) -> str:
    """`page` (the XML of a filled document) whose rows of more than `WHOLE_LINES` lines may break over pages."""
    first, *rest = page.split(_KEPT_WHOLE)
    return first + "".join(("" if _is_long(text.partition("</w:tr>")[0]) else _KEPT_WHOLE) + text for text in rest)


def _is_long(row: str) -> bool:
    return _CELL_STYLE in row and any(map(_is_long_cell, row.split("</w:tc>")[:-1]))


def _is_long_cell(cell: str) -> bool:
    """Whether the text of a cell takes more lines than `WHOLE_LINES`, about."""
    width = _WIDTH.search(cell)
    letters = max((int(width[1]) - _BESIDE) // _LETTER, 1) if width else 1
    *paragraphs, _ = cell.split("</w:p>")
    if len(paragraphs) + sum(map(len, _TEXT.findall(cell))) // letters <= WHOLE_LINES:
        return False  # as most: they take no more even where each paragraph leaves a line all but empty
    lengths = [sum(map(len, _TEXT.findall(paragraph))) for paragraph in paragraphs]
    return sum(max(-(-length // letters), 1) for length in lengths) > WHOLE_LINES

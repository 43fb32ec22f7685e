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
_ROW = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
_CELL = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
_WIDTH = re.compile(r'<w:tcW [^>]*?w:w="(\d+)"')
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")


def with_long_rows_free(page: str) -> str:
    """`page` (the XML of a filled document) whose rows of more than `WHOLE_LINES` lines may break over pages."""
    if _KEPT_WHOLE not in page:
        return page
    return _ROW.sub(lambda row: _free(row[0]) if _KEPT_WHOLE in row[0] else row[0], page)


def _free(row: str) -> str:
    if _CELL_STYLE not in row or max(map(_lines, _CELL.findall(row)), default=0) <= WHOLE_LINES:
        return row
    return row.replace(_KEPT_WHOLE, "", 1)


def _lines(cell: str) -> int:
    """How many lines the text of a cell takes, about."""
    width = _WIDTH.search(cell)
    letters = max((int(width[1]) - _BESIDE) // _LETTER, 1) if width else 1
    lengths = (sum(map(len, _TEXT.findall(paragraph))) for paragraph in _PARAGRAPH.findall(cell))
    return sum(max(-(-length // letters), 1) for length in lengths)

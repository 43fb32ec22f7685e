"""Columns that are left out of a printed table where every row leaves them empty: those headed in the style for it.

A template marks such a column by the paragraph style of its heading, which anybody can do in Word; its width goes to
the widest column that stays. Tables with merged or nested cells stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = "HD05ColumnIfAny"  # the id of the style

_GRID = ("<w:tblGrid>", "</w:tblGrid>")
_TABLE = ("<w:tbl>", "</w:tbl>")
_ROW = ("<w:tr", "</w:tr>")
_CELL = ("<w:tc>", "</w:tc>")
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)"/>')
_WIDTH = re.compile(r'(<w:tcW [^>]*?w:w=")\d+')
_SHOWN = re.compile(r"<w:t(?: [^>]*)?>[^<]*[^<\s]|<w:(?:drawing|pict|object|fldChar|fldSimple)\b")
_MERGED = ("<w:gridSpan", "<w:vMerge")

Span = tuple[int, int]


def without_empty_columns(page: str) -> str:
    """`page` (the XML of a filled document) without the marked columns that hold nothing."""
    if MARK not in page:
        return page
    pieces, begin = [], 0
    for start, end in _spans(page, _TABLE, 0, len(page)):
        pieces += [page[begin:start], _narrowed(page[start:end])]
        begin = end
    return "".join((*pieces, page[begin:]))


def _spans(text: str, tags: tuple[str, str], start: int, stop: int) -> Iterator[Span]:
    """Where elements stand that hold none of their own kind; to search for their tags takes a tenth of what a pattern
    for all between them does."""
    begins, ends = tags
    while (start := text.find(begins, start, stop)) >= 0:
        after = start + len(begins)
        if begins[-1] != ">" and text[after] not in " >":  # <w:trPr> is no row
            start = after
            continue
        if (end := text.find(ends, after, stop)) < 0:
            return
        end += len(ends)
        yield start, end
        start = end


def _narrowed(table: str) -> str:
    if MARK not in table or table.count("<w:tbl>") != 1 or any(mark in table for mark in _MERGED):
        return table
    grid = next(_spans(table, _GRID, 0, len(table)), (0, 0))
    widths = [int(width) for width in _COLUMN.findall(table, *grid)]
    rows = [list(_spans(table, _CELL, *row)) for row in _spans(table, _ROW, 0, len(table))]
    if not rows or any(len(row) != len(widths) for row in rows):
        return table
    head, *items = rows
    marked = (place for place, title in enumerate(head) if table.find(MARK, *title) >= 0)
    empty = {place for place in marked if not any(_SHOWN.search(table, *row[place]) for row in items)}
    kept = [place for place in range(len(widths)) if place not in empty]
    if not empty or not kept:
        return table
    widest = max(kept, key=widths.__getitem__)
    widths[widest] = sum(widths[place] for place in (widest, *empty))
    columns = "".join(f'<w:gridCol w:w="{widths[place]}"/>' for place in kept)
    pieces, begin = [table[: grid[0]], _GRID[0], columns, _GRID[1]], grid[1]
    for row in rows:
        pieces.append(table[begin : row[0][0]])
        for place in kept:
            cell = table[slice(*row[place])]
            pieces.append(_WIDTH.sub(rf"\g<1>{widths[widest]}", cell, count=1) if place == widest else cell)
        begin = row[-1][1]
    return "".join((*pieces, table[begin:]))

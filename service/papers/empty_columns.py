"""Columns that are left out of a printed table where every row leaves them empty: those headed in the style for it.

A template marks such a column by the paragraph style of its heading, which anybody can do in Word; its width goes to
the widest column that stays. Tables with merged or nested cells stay as they are.
"""

from __future__ import annotations

import re

MARK = "HD05ColumnIfAny"  # the id of the style

_TABLE, _TABLE_END = "<w:tbl>", "</w:tbl>"
_GRID = re.compile(r"<w:tblGrid>.*?</w:tblGrid>", re.DOTALL)
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)"/>')
_ROW = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
_CELL = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
_WIDTH = re.compile(r'(<w:tcW [^>]*?w:w=")\d+')
_SHOWN = re.compile(r"<w:t(?: [^>]*)?>[^<]*[^<\s]|<w:(?:drawing|pict|object|fldChar|fldSimple)\b")
_MERGED = ("<w:gridSpan", "<w:vMerge")


def without_empty_columns(page: str) -> str:
    """`page` (the XML of a filled document) without the marked columns that hold nothing."""
    if MARK not in page:
        return page
    pieces: list[str] = []
    done = 0
    while (start := page.find(_TABLE, done)) >= 0 and (last := page.find(_TABLE_END, start)) >= 0:
        end = last + len(_TABLE_END)
        table = page[start:end]
        pieces += (page[done:start], _narrowed(table) if MARK in table else table)
        done = end
    return "".join([*pieces, page[done:]])


def _narrowed(table: str) -> str:
    widths = [int(width) for width in _COLUMN.findall(table)]
    rows = [row.split("</w:tc>")[:-1] for row in table.split("</w:tr>")[:-1]]
    is_plain = table.count(_TABLE) == 1 and not any(mark in table for mark in _MERGED)
    if not is_plain or any(len(row) != len(widths) for row in rows) or table.count("<w:tc>") != sum(map(len, rows)):
        return table
    head, *items = rows
    marked = (place for place, title in enumerate(head) if MARK in title)
    empty = {place for place in marked if not any(_SHOWN.search(row[place]) for row in items)}
    kept = [place for place in range(len(widths)) if place not in empty]
    if not empty or not kept:
        return table
    widest = max(kept, key=widths.__getitem__)
    widths[widest] = sum(widths[place] for place in (widest, *empty))
    grid = "".join(f'<w:gridCol w:w="{widths[place]}"/>' for place in kept)
    table = _GRID.sub(f"<w:tblGrid>{grid}</w:tblGrid>", table)
    return _ROW.sub(lambda row: _with_cells(row[0], kept, widest, widths[widest]), table)


def _with_cells(row: str, kept: list[int], widest: int, width: int) -> str:
    """`row` with the cells `kept`, the `widest` of them as wide as `width`."""
    found = list(_CELL.finditer(row))
    cells = [cell[0] for cell in found]
    cells[widest] = _WIDTH.sub(rf"\g<1>{width}", cells[widest], count=1)
    return row[: found[0].start()] + "".join(cells[place] for place in kept) + row[found[-1].end() :]

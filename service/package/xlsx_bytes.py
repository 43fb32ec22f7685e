"""Workbooks as bytes, made in memory: a killed process leaves no file with members' names behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

FONT = "Times New Roman"

_OPTIONS = {
    "in_memory": True,  # and each part dated as the first day that zip knows
    "strings_to_formulas": False,  # a text stays a text, whatever it begins with
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 11, "font_scheme": "none"},
}
_MADE = {"created": datetime(1980, 1, 1)}  # noqa: DTZ001 -- written as it stands: same cells, same bytes
_NO_TITLE = re.compile(r"[\\/*?:\[\]']|[^\0-\uffff]")  # refused in titles of sheets, or counted twice in their length
_TITLE_LIMIT = 31
_TITLE_ROOM = 27  # leaves place for a number behind titles that begin alike


def xlsx_of(fill: Callable[[Workbook], None]) -> bytes:
    """The bytes of the workbook that `fill` writes, without a time: same cells, same bytes."""
    out = BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties(_MADE)
        fill(book)
    return out.getvalue()


def free_title(name: str, taken: Collection[str]) -> str:
    """`name` as a title that a spreadsheet takes for a sheet, with a number where one of `taken` is the same."""
    plain = _NO_TITLE.sub(" ", name).strip()[:_TITLE_LIMIT].strip()
    used = {title.casefold() for title in taken}
    numbered = (f"{plain[:_TITLE_ROOM]} {number}".strip() for number in range(2, len(used) + 3))
    return next(title for title in (plain, *numbered) if title and title.casefold() not in used)

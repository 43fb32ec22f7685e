"""The month of a commune as a page and as a workbook: a line a cell, a row of totals, the files to be seen to."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from service.errors import Problem
from service.vietnamese import percent, short_date
from service.year.collection.collected import CommuneMonth
from service.year.collection.lines import MET, NOT_MET, NOT_SENT, CellMonth
from service.year.html import page_bytes, page_of, put_row, put_table, put_text
from service.year.period.sheet import NUMBER, WorkbookColumn
from service.year.period.span import Span
from service.year.period.workbook import TablePage, tables_book

_NAMED = 8  # cells that a sentence names

STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:0 auto;max-width:100rem;padding:1rem;color:#111}
h1{font-size:1.4rem}h2{font-size:1.1rem}
.wide{overflow-x:auto}table{border-collapse:collapse}.bad{color:#b00020;font-weight:bold}
th,td{border:1px solid #999;padding:.2rem .4rem;vertical-align:top}th{background:#f3e3d3;text-align:left}
tr.total td{font-weight:bold;background:#f3e3d3}
td{white-space:pre-line}.long{min-width:24rem}@page{size:A4 landscape;margin:8mm}@media print{body{font-size:9px}}
"""


@cache
def _columns(name: str) -> tuple[WorkbookColumn, ...]:
    said = tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))
    return tuple(WorkbookColumn.read(column) for column in said[name])


def title_of(span: Span) -> str:
    """What the table is called."""
    return f"Sinh hoạt chi bộ {span.text}"


def as_workbook(month: CommuneMonth) -> bytes:
    """A sheet of all cells that prints on one landscape page, and one of the files that must be seen to."""
    heading = f"{title_of(month.span)}: {summary(month.lines)}"
    pages = [TablePage("Tổng hợp", heading, _columns("column"), month.lines)]
    files = [*month.gathered.problems, *month.gathered.notes]
    if files:
        pages.append(TablePage("Tệp cần xem", f"{len(files)} tệp, chỗ cần xem", _columns("file"), files))
    return tables_book(pages)


def as_page(month: CommuneMonth) -> bytes:
    """The same as a page without scripts."""
    root, body = page_of(title_of(month.span), STYLE)
    _parts(body, month)
    return page_bytes(root)


def as_parts(month: CommuneMonth) -> str:
    """The page without its frame: no title, no style of its own."""
    section = Element("section", {"class": "review", "lang": "vi"})
    _parts(section, month)
    return tostring(section, encoding="unicode", method="html")


def _parts(body: Element, month: CommuneMonth) -> None:
    lines = month.lines
    put_text(body, "p", summary(lines), "" if all(line.state == MET for line in lines) else "bad")
    columns = _columns("column")
    rows = [[_text(line, column, number) for column in columns] for number, line in enumerate(lines, 1)]
    table = put_table(body, "Tổng hợp", [column.heading for column in columns], rows)
    for row, line in zip(table.findall("tr")[1:], lines, strict=True):
        cells = row.findall("td")
        if line.state != MET:
            cells[2].set("class", "bad")
        if line.unexcused:
            cells[8].set("class", "bad")
    totals = ["Cộng" if at == 1 else _total(lines, column) for at, column in enumerate(columns)]
    put_row(table, [column.heading for column in columns], totals, "total")
    for row in table.findall("tr")[1:]:
        row.findall("td")[-1].set("class", "long")  # sentences, in a column wide enough to read them
    _files(body, "Phải xem lại", month.gathered.problems)
    _files(body, "Nên xem", month.gathered.notes)


def summary(lines: Sequence[CellMonth]) -> str:
    """How many cells have met, and by name which have not, and which have sent nothing."""
    said = [f"{sum(line.state == MET for line in lines)}/{len(lines)} chi bộ đã họp"]
    without = {state: [line.name for line in lines if line.state == state] for state in (NOT_SENT, NOT_MET)}
    said += [f"{state}: {_some(names)}" for state, names in without.items() if names]
    return "; ".join(said) + "."


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" và {more} chi bộ nữa" if more > 0 else "")


def _files(body: Any, title: str, problems: Sequence[Problem]) -> None:
    if problems:
        put_text(body, "h2", title)
        put_table(body, title, ["Tệp", "Phải làm gì"], [[one.path, one.message] for one in problems])


def _text(line: CellMonth, column: WorkbookColumn, number: int) -> str:
    if column.value == NUMBER:
        return str(number)
    value = getattr(line, column.value)
    if isinstance(value, Fraction):
        return percent(value.numerator, value.denominator)
    if isinstance(value, date):
        return short_date(value)
    return "" if value is None else str(value)


def _total(lines: Sequence[CellMonth], column: WorkbookColumn) -> str:
    def added(name: str) -> int:
        return sum(getattr(line, name) or 0 for line in lines)

    if column.share:
        part, whole = map(added, column.share)
        return percent(part, whole) if whole else ""
    return str(added(column.value)) if column.total else ""

"""The facts of a period and the columns of a kind's sheet → a workbook that prints on landscape pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import reduce
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from service.package.xlsx_bytes import free_title, xlsx_of
from service.year.period.facts import PeriodFacts
from service.year.period.sheet import NUMBER, PeriodSheet, WorkbookColumn

_A4 = 9
_LINE = 15  # points
_ON_A_PAGE = 80  # rows that can still be read on one page
_TOP = 2  # the row of the headings, from 0; above it the title and a blank one


@dataclass(frozen=True, slots=True)
class TablePage:
    """One sheet: its title, the line above the table, the columns, and rows that have their values."""

    title: str
    heading: str
    columns: Sequence[WorkbookColumn]
    rows: Sequence[Any]


def as_workbook(sheet: PeriodSheet, facts: PeriodFacts) -> bytes:
    """The table that `sheet` describes: a title, headings with filters, a row each, a row of totals."""
    rows: Any = reduce(getattr, sheet.workbook_rows.split(".")[1:], facts)
    return tables_book([TablePage(sheet.title, f"{sheet.title} {facts.text}", sheet.workbook, rows)])


def tables_book(pages: Sequence[TablePage]) -> bytes:
    """A workbook of such tables, each on landscape pages."""

    def fill(book: Workbook) -> None:
        looks = _looks(book)
        for one in pages:
            _fill(book.add_worksheet(free_title(one.title, book.sheetnames)), one, looks)

    return xlsx_of(fill)


def _fill(page: Any, table: TablePage, looks: dict[str, Any]) -> None:
    page.write(0, 0, table.heading, looks["title"])
    for at, column in enumerate(table.columns):
        page.set_column(at, at, column.width)
        page.write(_TOP, at, column.heading, looks["head"])
        for number, row in enumerate(table.rows, _TOP + 1):
            _write(page, number, at, _value(row, column.value, number - _TOP), looks)
    for number, row in enumerate((None, *table.rows), _TOP):
        page.set_row(number, _LINE * max(_lines(column, row) for column in table.columns))
    _totals(page, table, looks)
    if table.rows:
        page.autofilter(_TOP, 0, _TOP + len(table.rows), len(table.columns) - 1)
    _lay_out(page, high=1 if len(table.rows) <= _ON_A_PAGE else 0)


def _looks(book: Workbook) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top", "border": 1}
    bold = {"bold": True, "bg_color": "#F3E3D3"}
    return {
        "title": book.add_format({"font_size": 14, "bold": True}),
        "head": book.add_format(cell | bold | {"align": "center", "valign": "vcenter"}),
        "cell": book.add_format(cell),
        "number": book.add_format(cell | {"align": "center"}),
        "rate": book.add_format(cell | {"align": "center", "num_format": "0.0#%"}),
        "total rate": book.add_format(cell | bold | {"align": "center", "num_format": "0.0#%"}),
        "day": book.add_format(cell | {"align": "center", "num_format": "dd/mm/yyyy"}),
        "total": book.add_format(cell | bold | {"align": "center"}),
    }


def _lines(column: WorkbookColumn, row: Any) -> int:
    """How many lines a cell takes, its heading where there is no `row`: not every program works out heights itself."""
    text = column.heading if row is None else str(_value(row, column.value, 0))
    return max(1, sum(-(-len(line) // column.width) or 1 for line in text.split("\n")))


def _value(row: Any, path: str, number: int) -> Any:
    """What a row holds at `path`; its own number where the path is `NUMBER`."""
    return number if path == NUMBER else reduce(getattr, path.split("."), row)


def _write(page: Any, row: int, at: int, value: Any, looks: dict[str, Any]) -> None:
    if value is None or value is False:
        page.write_blank(row, at, None, looks["cell"])
    elif value is True:
        page.write_string(row, at, "x", looks["number"])
    elif isinstance(value, date | datetime):
        page.write_datetime(row, at, value, looks["day"])
    elif isinstance(value, Fraction):
        page.write_number(row, at, float(value), looks["rate"])
    elif isinstance(value, int):
        page.write_number(row, at, value, looks["number"])
    else:
        page.write_string(row, at, str(value), looks["cell"])


def _totals(page: Any, table: TablePage, looks: dict[str, Any]) -> None:
    """The last row: sums that follow a filter; of a column of marks how many there are, of a rate that of the sums."""
    if not any(column.total for column in table.columns):
        return
    last = _TOP + len(table.rows) + 1
    places = {column.value: at for at, column in enumerate(table.columns)}
    for at, column in enumerate(table.columns):
        values = [_value(row, column.value, 0) for row in table.rows]
        if column.share:
            parts = [xl_range(_TOP + 1, places[name], last - 1, places[name]) for name in column.share]
            part, whole = (sum(_value(row, name, 0) or 0 for row in table.rows) for name in column.share)
            formula = f"=IFERROR(SUBTOTAL(9,{parts[0]})/SUBTOTAL(9,{parts[1]}),0)"
            page.write_formula(last, at, formula, looks["total rate"], part / whole if whole else 0)
        elif column.total:
            is_marks = all(isinstance(value, bool) for value in values)
            over = xl_range(_TOP + 1, at, last - 1, at)
            total = sum(value or 0 for value in values)
            page.write_formula(last, at, f"=SUBTOTAL({3 if is_marks else 9},{over})", looks["total"], total)
        else:
            page.write(last, at, "Cộng" if at == 1 else "", looks["total"])


def _lay_out(page: Any, high: int) -> None:
    """Landscape pages, one wide and so many `high` (0: as many as it takes), the headings on top of each."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, high)
    page.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.6)
    page.freeze_panes(_TOP + 1, 2)
    page.repeat_rows(_TOP)

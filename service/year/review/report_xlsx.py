"""The year as a workbook: all cells on the first sheet, the weakest first, then a sheet a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from service.dossier.meeting import Presence
from service.package.xlsx_bytes import free_title, xlsx_of
from service.year.review import sentences
from service.year.review.facts import CellYear

_FILLS = {
    Presence.PRESENT: "#DDF0DD",
    Presence.EXCUSED: "#FFE08A",
    Presence.UNEXCUSED: "#D9534F",
    Presence.EXEMPT: "#E6E6E6",
    Presence.NOT_SUMMONED: "#E6E6E6",
}
_SUMMARY, _SCORES = "Tổng hợp", "Điểm tự chấm từng tháng"
_NAME_WIDTH, _MARK_WIDTH, _WIDE = 28, 16, 34  # in letters
_A4 = 9
_CHART_SIZE = {"width": 980, "height": 340}  # in pixels


def as_workbook(cells: list[CellYear], year: int) -> bytes:
    """The whole report as .xlsx; the same cells give the same bytes."""

    def fill(book: Workbook) -> None:
        looks = _Looks(book)
        first = _Page(book, _SUMMARY, looks)
        first.heading(f"Sinh hoạt chi bộ năm {year}: {len(cells)} chi bộ, chi bộ yếu nhất ở trên")
        first.table(sentences.SUMMARY_HEADS, map(sentences.summary, cells))
        first.sheet.freeze_panes(2, 1)
        _scores(first, cells)
        first.lay_out([_NAME_WIDTH, _WIDE, *[16] * 3])
        for cell in cells:
            _cell(_Page(book, cell.name, looks), cell)

    return xlsx_of(fill)


class _Looks:
    """Every look of a cell, made once."""

    def __init__(self, book: Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.text = book.add_format()
        self.wrapped = book.add_format(wrapped)
        self.heading = book.add_format({"font_size": 14, "bold": True})
        self.head = book.add_format(wrapped | {"bold": True, "bg_color": "#F3E3D3"})
        in_run = {"bold": True, "font_color": "#B00020"}
        self.marks: dict[tuple[Presence, bool], Format] = {}
        for state, color in _FILLS.items():
            sign = {"bg_color": color, "align": "center"}
            self.marks[state, False] = book.add_format(sign)
            self.marks[state, True] = book.add_format(sign | in_run)


class _Page:
    """A sheet that is written from the top down."""

    def __init__(self, book: Workbook, name: str, looks: _Looks) -> None:
        self.book, self.looks = book, looks
        self.title = free_title(name, book.sheetnames)
        self.sheet = book.add_worksheet(self.title)
        self.next_row = 0

    def line(self, values: Sequence[Any], look: Format | None = None) -> int:
        """Write `values` below what is there; the number of their row, from 0."""
        self.sheet.write_row(self.next_row, 0, values, look or self.looks.text)
        self.next_row += 1
        return self.next_row - 1

    def heading(self, text: str) -> None:
        """A line of its own, large."""
        self.line([text], self.looks.heading)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> int:
        """The `heads` of a table and its rows; the number of the row of the heads."""
        top = self.line(heads, self.looks.head)
        for row in rows:
            self.line(row, self.looks.wrapped)
        return top

    def lay_out(self, widths: Sequence[int]) -> None:
        """Give the columns their widths, and print all of them on one sheet of paper."""
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)


def _cell(page: _Page, cell: CellYear) -> None:
    page.heading(cell.name)
    for line in (sentences.completeness(cell), sentences.rates(cell), sentences.LEGEND):
        page.line([line])
    page.sheet.freeze_panes(_grid(page, cell) + 1, 1)
    for line in filter(None, [sentences.long_runs(cell), *sentences.reasons(cell)]):
        page.line([line])
    for title, heads, rows in (
        ("Từng tháng", sentences.MONTH_HEADS, map(sentences.month, cell.dossiers)),
        ("Số văn bản theo loại", sentences.NUMBER_HEADS, map(sentences.numbers, cell.numbers)),
        ("Nhiệm vụ đã giao và kết quả", sentences.TASK_HEADS, map(sentences.task, cell.tasks)),
    ):
        page.line([])
        page.heading(title)
        page.table(heads, rows)
    page.lay_out([_NAME_WIDTH, *[_MARK_WIDTH] * max(len(cell.sittings), len(sentences.MONTH_HEADS))])


def _grid(page: _Page, cell: CellYear) -> int:
    """Who came when: a coloured sign a sitting, the reason as a note, a run of absences in bold red; its first row."""
    top = page.table(["Đảng viên", *sentences.days(cell)])
    for line in cell.members:
        row = page.line([line.name])
        for position, mark in enumerate(line.marks):
            if mark:
                look = page.looks.marks[mark.state, line.is_in_a_run(position)]
                page.sheet.write_string(row, position + 1, sentences.SIGNS[mark.state], look)
                if mark.reason:
                    page.sheet.write_comment(row, position + 1, mark.reason, {"author": "sinhhoat"})
    return top


def _scores(page: _Page, cells: list[CellYear]) -> None:
    """The scores by month, a line a cell, under the summary, and their chart."""
    scored = [cell for cell in cells if cell.scores]
    if not scored:
        return
    page.line([])
    page.heading(_SCORES)
    top = page.table(["Chi bộ", *(f"T{number}" for number in range(1, 13))])
    chart: Any = page.book.add_chart({"type": "line"})  # None only of an unknown type
    for cell in scored:
        of_month = {month: points for month, points, _ in cell.scores}
        row = page.line([cell.name, *(of_month.get(number) for number in range(1, 13))])
        line = {"name": [page.title, row, 0], "categories": [page.title, top, 1, top, 12]}
        chart.add_series(line | {"values": [page.title, row, 1, row, 12], "marker": {"type": "circle"}})
    most = max(most for cell in scored for *_, most in cell.scores)
    chart.set_title({"name": _SCORES})
    chart.set_y_axis({"min": 0, "max": float(most)})
    chart.set_size(_CHART_SIZE)
    page.sheet.insert_chart(page.next_row + 1, 0, chart)

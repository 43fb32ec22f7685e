"""The year as a workbook: all cells on the first sheet, the weakest first, then a sheet a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from service.dossier.meeting import Presence
from service.package.xlsx_bytes import xlsx_of
from service.year.review import sentences
from service.year.review.facts import CellYear

_FILLS = {
    Presence.PRESENT: "DDF0DD",
    Presence.EXCUSED: "FFE08A",
    Presence.UNEXCUSED: "D9534F",
    Presence.EXEMPT: "E6E6E6",
    Presence.NOT_SUMMONED: "E6E6E6",
}
_SUMMARY = "Tổng hợp"
_FONT = "Times New Roman"
_TEXT, _WRAPPED, _HEADING, _HEAD = "Chữ", "Chữ nhiều dòng", "Tiêu đề", "Đầu bảng"
_CENTER, _WRAP = Alignment(horizontal="center"), Alignment(wrap_text=True, vertical="top")
_NO_TITLE = re.compile(r"[\\/*?:\[\]']")  # what Excel refuses in the title of a sheet
_TITLE_LIMIT = 31
_TITLE_ROOM = 27  # leaves place for a number behind names that begin alike
_NAME_WIDTH, _MARK_WIDTH, _WIDE = 28, 16, 34  # in letters


def as_workbook(cells: list[CellYear], year: int) -> bytes:
    """The whole report as .xlsx; the same cells give the same bytes."""
    book = Workbook()
    for style in _styles():
        book.add_named_style(style)
    first: Worksheet = book.active  # type: ignore[assignment]  # a new workbook has one
    first.title = _SUMMARY
    _heading(first, f"Sinh hoạt chi bộ năm {year}: {len(cells)} chi bộ, chi bộ yếu nhất ở trên")
    _table(first, sentences.SUMMARY_HEADS, map(sentences.summary, cells))
    first.freeze_panes = "B3"
    for cell in cells:
        _sheet(book.create_sheet(_title(cell.name, book.sheetnames)), cell)
    _scores(first, cells)
    _lay_out(first, [_NAME_WIDTH, _WIDE, *[16] * 3])
    return xlsx_of(book)


def _styles() -> Iterator[NamedStyle]:
    """Every look of a cell, by name: a style of its own for each of some ten thousand cells takes most of the time."""
    yield NamedStyle(_TEXT, font=Font(name=_FONT))
    yield NamedStyle(_WRAPPED, font=Font(name=_FONT), alignment=_WRAP)
    yield NamedStyle(_HEADING, font=Font(name=_FONT, size=14, bold=True))
    head = PatternFill("solid", fgColor="F3E3D3")
    yield NamedStyle(_HEAD, font=Font(name=_FONT, bold=True), alignment=_WRAP, fill=head)
    for state, color in _FILLS.items():
        for in_run in (False, True):
            font = Font(name=_FONT, bold=in_run, color="B00020" if in_run else "000000")
            fill = PatternFill("solid", fgColor=color)
            yield NamedStyle(_marked(state, in_run=in_run), font=font, alignment=_CENTER, fill=fill)


def _marked(state: Presence, *, in_run: bool) -> str:
    """The name of the style of a sign in the grid."""
    return f"{state.label}, nhiều kỳ liền" if in_run else state.label


def _title(name: str, taken: Sequence[str]) -> str:
    """`name` as the title of a sheet, with a number where another begins alike."""
    plain = _NO_TITLE.sub(" ", name).strip()[:_TITLE_LIMIT]
    used = {title.casefold() for title in taken}
    numbered = (f"{plain[:_TITLE_ROOM]} {number}" for number in range(2, len(taken) + 3))
    return next(title for title in (plain, *numbered) if title and title.casefold() not in used)


def _sheet(page: Worksheet, cell: CellYear) -> None:
    _heading(page, cell.name)
    for line in (sentences.completeness(cell), sentences.rates(cell), sentences.LEGEND):
        _row(page, [line])
    top = page.max_row + 1
    _grid(page, cell)
    page.freeze_panes = f"B{top + 1}"
    for line in filter(None, [sentences.long_runs(cell), *sentences.reasons(cell)]):
        _row(page, [line])
    for title, heads, rows in (
        ("Từng tháng", sentences.MONTH_HEADS, map(sentences.month, cell.dossiers)),
        ("Nhiệm vụ đã giao và kết quả", sentences.TASK_HEADS, map(sentences.task, cell.tasks)),
    ):
        page.append([])
        _heading(page, title)
        _table(page, heads, rows)
    _lay_out(page, [_NAME_WIDTH, *[_MARK_WIDTH] * max(len(cell.sittings), len(sentences.MONTH_HEADS))])


def _grid(page: Worksheet, cell: CellYear) -> None:
    """Who came when: one coloured sign a sitting, the reason as a note, a run of absences in bold red."""
    _table(page, ["Đảng viên", *sentences.days(cell)], [])
    for line in cell.members:
        _row(page, [line.name])
        row = page.max_row
        for position, mark in enumerate(line.marks):
            if mark:
                sign = page.cell(row, position + 2, sentences.SIGNS[mark.state])
                sign.style = _marked(mark.state, in_run=line.is_in_a_run(position))
                sign.comment = Comment(mark.reason, "sinhhoat") if mark.reason else None


def _scores(page: Worksheet, cells: list[CellYear]) -> None:
    """The scores by month, a line a cell, under the summary, and the table that the chart reads."""
    scored = [cell for cell in cells if cell.scores]
    if not scored:
        return
    page.append([])
    _heading(page, "Điểm tự chấm từng tháng")
    _table(page, ["Chi bộ", *(f"T{number}" for number in range(1, 13))], [])
    top = page.max_row
    for cell in scored:
        of_month = {number: score.total for number, score in cell.scores}
        _row(page, [cell.name, *(of_month.get(number) for number in range(1, 13))])
    chart = LineChart()
    chart.title, chart.height, chart.width = "Điểm tự chấm từng tháng", 9, 26
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.y_axis.scaling.max = max(score.most for cell in scored for _, score in cell.scores)
    values = Reference(page, min_col=1, max_col=13, min_row=top + 1, max_row=top + len(scored))
    chart.add_data(values, from_rows=True, titles_from_data=True)
    chart.set_categories(Reference(page, min_col=2, max_col=13, min_row=top))
    for line in chart.series:
        line.marker.symbol, line.smooth = "circle", False  # one month alone shows too
    page.add_chart(chart, f"A{page.max_row + 2}")


def _heading(page: Worksheet, text: str) -> None:
    _row(page, [text])
    page.cell(page.max_row, 1).style = _HEADING


def _table(page: Worksheet, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    _row(page, heads)
    for head in page[page.max_row]:
        head.style = _HEAD
    for row in rows:
        _row(page, row, wrapped=True)


def _row(page: Worksheet, values: Sequence[str | int | None], *, wrapped: bool = False) -> None:
    """`values` below what is there; text stays text, also where it begins with ``=``."""
    page.append(list(values))
    for cell in page[page.max_row]:
        cell.style = _WRAPPED if wrapped else _TEXT
        if isinstance(cell.value, str):
            cell.data_type = "s"


def _lay_out(page: Worksheet, widths: Sequence[int]) -> None:
    """Give the columns their widths, and print all of them on one sheet of paper."""
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width

"""Workbooks as many hands leave them: heads of two rows, merged cells, hidden rows and sheets, errors, notes all round.

Whatever is done to them, every cell that says something is used, told as a fault, or named among what was not used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.errors import CellProblem, TableRejected
from service.kinds.catalogue import Catalogue
from service.tables import Table
from tests.commune_tables import HEAD, ROW
from tests.office_books import book_of, opener

Grid = list[list[str]]

_MEETINGS = ["Mã chi bộ", *HEAD[:6], "Người ký", "Chức vụ người ký"]
_MEETING = [*ROW[:6], "Lò Văn Xuân", "Bí thư"]
_ITEMS = ["Mã chi bộ", "Nội dung", "Thời gian (phút)", "Người thực hiện", "Ghi chú"]
_CODES = ("mong", "san", "lun")
_STRAY = st.sampled_from(["Tổng cộng", "Ghi chú: nộp trước ngày 20", "Người lập biểu", "300 phút", "(1)", "x", "#REF!",
                          "\u200bx", "I. Khối nông thôn", "Văn bản lạ"])  # fmt: skip
_OF_A_CELL = ("unknown-cell", "code-twice", "ambiguous-meeting")  # told once for all rows of a cell
_LAYOUTS = ("one row", "two rows", "merged down", "numbered")


class Laid(NamedTuple):
    """One sheet as it is written: its rows, which cells are merged (from 1), which rows nobody sees."""

    rows: Grid
    merged: list[tuple[int, int, int, int]]
    hidden: list[int]
    is_hidden: bool = False


def _laid_out(head: list[str], data: Grid, above: int, layout: str) -> tuple[Grid, list[tuple[int, int, int, int]]]:
    """A head over `data`, below so many lines of a title."""
    rows: Grid = [["UỶ BAN KIỂM TRA"] for _ in range(above)]
    merged: list[tuple[int, int, int, int]] = []
    top, width = above + 1, len(head)
    if layout == "two rows":  # the last two columns stand under one heading
        rows += [[*head[:-2], "Phần cuối", ""], [*[""] * (width - 2), *head[-2:]]]
        merged += [(top, width - 1, top, width), *((top, column, top + 1, column) for column in range(1, width - 1))]
    elif layout == "merged down":
        rows += [head, [""] * width]
        merged += [(top, column, top + 1, column) for column in range(1, width + 1)]
    else:
        rows.append(head)
        rows += [[f"({number})" for number in range(1, width + 1)]] if layout == "numbered" else []
    return [*rows, *data], merged


@st.composite
def laid(draw: st.DrawFn, head: list[str], data: Grid) -> tuple[Laid, bool]:
    """A sheet of `data`, and whether anything stands on it that does not belong there."""
    width = len(head)
    rows, merged = _laid_out(head, data, draw(st.integers(0, 2)), draw(st.sampled_from(_LAYOUTS)))
    begin = len(rows) - len(data)
    strays = draw(st.lists(st.tuples(st.integers(begin, len(rows) + 2), st.integers(0, width), _STRAY), max_size=3))
    for at, column, text in strays:
        rows += [[""] * width for _ in range(at + 1 - len(rows))]
        rows[at] = [*rows[at], *[""] * (width + 1 - len(rows[at]))]
        rows[at][column] = text
    hidden = draw(st.lists(st.integers(begin + 1, len(rows)), max_size=2))
    if draw(st.booleans()) and len(data) > 1:
        merged.append((begin + 1, width, begin + 2, width))
    return Laid(rows, merged, hidden), bool(strays)


@st.composite
def books(draw: st.DrawFn) -> tuple[dict[str, Laid], bool]:
    """The sheets of a workbook, and whether it must be possible to read it."""
    meetings = [[code, f"Chi bộ {code}", *_MEETING[1:]] for code in draw(st.permutations(_CODES))]
    items = [[code, f"Việc {number}", "5", "Lò Văn Xuân", "ghi"] for code in _CODES for number in range(2)]
    first, stray = draw(laid(_MEETINGS, meetings))
    second, strays = draw(laid(_ITEMS, items))
    sheets = {"Cuộc họp": first, "Chương trình": second}
    if draw(st.booleans()):
        sheets["Nháp"] = Laid([["Việc riêng", "x"]], [], [])
    if draw(st.booleans()):
        sheets["Chương trình cũ"] = Laid([_ITEMS, ["mong", "Cũ", "5"]], [], [], is_hidden=True)
    return sheets, not (stray or strays)


def _touched(sheets: dict[str, Laid]) -> Callable[[Any], None]:
    def touch(book: Any) -> None:
        for title, one in sheets.items():
            page = book[title]
            for top, left, bottom, right in one.merged:
                page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
            for row in one.hidden:
                page.row_dimensions[row].hidden = True
            page.sheet_state = "hidden" if one.is_hidden else "visible"

    return touch


def _under_a_merge(one: Laid, row: int, column: int) -> bool:
    """Whether a cell lies under another one: a spreadsheet keeps nothing there."""
    places = ((top, left, bottom, right) for top, left, bottom, right in one.merged)
    return any(t <= row <= b and le <= column <= r and (row, column) != (t, le) for t, le, b, r in places)


@pytest.fixture
def opened(catalogue: Catalogue) -> Callable[[bytes], Table]:
    return opener(catalogue, "agenda")


@pytest.fixture
def told(catalogue: Catalogue) -> Callable[[Table], list[CellProblem]]:
    """Everything that is wrong with the dossiers of a table."""

    def tell(table: Table) -> list[CellProblem]:
        problems: list[Any] = [*table.problems]
        for group in table.groups():
            try:
                table.assembler.read(group, catalogue.kinds)
            except TableRejected as error:
                problems += error.problems
        return problems

    return tell


def _accounted(table: Table, problems: Sequence[CellProblem], title: str, one: Laid) -> Callable[[int, int], bool]:
    """Tells of a cell of a sheet whether it was used, told or named."""
    index = next((at for at, header in enumerate(table.headers) if header.title == title), None)
    if index is None:
        is_named = any(f"“{title}”" in said for said in table.account.passed)
        return lambda row, column: is_named
    header, sheet = table.headers[index], table.account.sheets[index]
    used = {row.number for group in table.groups() for row in group if row.sheet == index}
    columns = {at for at, _ in header.columns}
    named = {row.number for row in sheet.unused} | {one.row for one in problems if one.sheet == title}
    lost = {problem.value for problem in problems if problem.code in _OF_A_CELL}

    def accounted(row: int, column: int) -> bool:
        if header.row <= row <= header.last or row in named:
            return True
        return (
            (row in used and column in columns)
            or column in {*sheet.ignored, *sheet.bare}
            or one.rows[row - 1][0] in lost
        )

    return accounted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(given_book=books())
def test_each_cell_of_a_workbook_is_used_told_or_named(
    opened: Callable[[bytes], Table],
    told: Callable[[Table], list[CellProblem]],
    given_book: tuple[dict[str, Laid], bool],
) -> None:
    sheets, is_clean = given_book
    data = book_of({title: one.rows for title, one in sheets.items()}, _touched(sheets))
    try:
        table = opened(data)
    except TableRejected:
        if is_clean:
            raise
        return  # told
    problems = told(table)
    assert not (is_clean and problems), problems
    for title, one in sheets.items():
        accounted = _accounted(table, problems, title, one)
        for row, cells in enumerate(one.rows, 1):
            for column, text in enumerate(cells):
                if text.strip("\u200b") and not _under_a_merge(one, row, column + 1):
                    assert accounted(row, column), (title, row, column, text)
        if title in {header.title for header in table.headers}:
            account = next(sheet for sheet in table.account.sheets if sheet.title == title)
            read = {row.number for group in table.groups() for row in group if table.headers[row.sheet].title == title}
            assert read & set(one.hidden) <= set(account.hidden), "hidden rows are used without a word"

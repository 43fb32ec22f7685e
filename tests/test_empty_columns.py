"""Columns that no row fills are left out where their heading is marked for it, and their width is not lost."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest

from service.papers.empty_columns import MARK, without_empty_columns
from tests.conftest import as_draft

WIDE, NARROW = 4000, 1000


def cell(text: str, width: int, style: str = "HD05Cell") -> str:
    said = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{said}</w:p></w:tc>'
    )


def table(*rows: tuple[str, str, str]) -> str:
    widths = (NARROW, WIDE, NARROW)
    head = "".join(
        cell(text, width, MARK if text == "Ghi chú" else "HD05Column")
        for text, width in zip(("TT", "Nội dung", "Ghi chú"), widths, strict=True)
    )
    body = "".join(f"<w:tr>{''.join(map(cell, row, widths))}</w:tr>" for row in rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{head}</w:tr>{body}</w:tbl>"


def test_an_empty_column_goes_and_the_widest_takes_its_width() -> None:
    page = without_empty_columns(f"<w:p/>{table(('1', 'a', ''), ('2', 'b', ' '))}<w:p/>")
    assert "Ghi chú" not in page
    assert page.count(f'w:w="{WIDE + NARROW}"') == 4  # grid, head, two rows
    assert (page.count("<w:gridCol"), page.count("<w:tc>")) == (2, 6)
    assert page.startswith("<w:p/><w:tbl>")
    assert page.endswith("</w:tbl><w:p/>")


@pytest.mark.parametrize("row", [("1", "a", "x"), ("1", "", "0")])
def test_a_column_with_anything_in_it_stays(row: tuple[str, str, str]) -> None:
    whole = table(row, ("2", "b", ""))
    assert without_empty_columns(whole) == whole


def test_a_column_that_nobody_marked_stays_and_so_does_a_table_with_merged_cells() -> None:
    for whole in (
        table(("1", "", "")).replace(MARK, "HD05Column"),
        table(("1", "", "")).replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="1"/>', 1),
    ):
        assert without_empty_columns(whole) == whole


def heads(content: bytes) -> list[list[str]]:
    """The headings of the tables with a repeated first row."""
    tables = docx.Document(io.BytesIO(content)).tables
    return [[one.text for one in found.rows[0].cells] for found in tables if "TT" in found.rows[0].cells[0].text]


def test_the_papers_print_no_column_that_every_row_leaves_empty(
    full: dict[str, Any], made: Callable[[str, dict[str, Any]], bytes]
) -> None:
    assert heads(made("agenda", full)) == [["TT", "Nội dung", "Người thực hiện", "Thời gian", "Ghi chú"]]
    for item in full["agenda_items"]:
        item.pop("note", None)
    assert heads(made("agenda", full)) == [["TT", "Nội dung", "Người thực hiện", "Thời gian"]]
    full["extra"]["agenda"] = {"slots": True}
    assert heads(made("agenda", full)) == [["TT", "Giờ", "Nội dung", "Người thực hiện", "Thời gian"]]
    assert "Số ý kiến tán thành" in heads(made("commendations", full))[0]
    assert "Số ý kiến tán thành" not in heads(made("commendations", as_draft(full)))[0]
    for task in full["prev_tasks"]:
        task.pop("initial_state")
    assert ["TT", "Nhiệm vụ đề ra", "Kết quả"] in heads(made("resolution", full))


def test_the_superiors_column_stays_to_be_filled_by_hand(
    full: dict[str, Any], made: Callable[[str, dict[str, Any]], bytes]
) -> None:
    assert "Cấp uỷ cấp trên chấm" in heads(made("self-assessment", full))[0]

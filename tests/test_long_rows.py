"""Rows of a few lines stay whole on their page; a long one may break, and leaves no page half empty."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.papers.long_rows import WHOLE_LINES, with_long_rows_free

WIDTH = 1330  # twips: ten letters a line
KEPT = "<w:cantSplit/>"


def cell(text: str, style: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{WIDTH}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )


def row(*texts: str, style: str = "HD05Cell") -> str:
    return f"<w:tr><w:trPr>{KEPT}</w:trPr>{''.join(cell(text, style) for text in texts)}</w:tr>"


@pytest.mark.parametrize(("lines", "is_free"), [(1, False), (WHOLE_LINES, False), (WHOLE_LINES + 1, True), (40, True)])
def test_a_row_of_more_lines_than_are_kept_whole_may_break(lines: int, is_free: bool) -> None:
    page = f"<w:tbl>{row('1', 'Từ mới 123' * lines)}{row('2', 'ngắn')}</w:tbl>"
    assert with_long_rows_free(page).count(KEPT) == (1 if is_free else 2)
    assert with_long_rows_free(page).replace(KEPT, "") == page.replace(KEPT, "")


def test_each_paragraph_of_a_cell_takes_a_line_at_least() -> None:
    page = row("x").replace("</w:tc>", "<w:p><w:r><w:t>y</w:t></w:r></w:p>" * WHOLE_LINES + "</w:tc>")
    assert KEPT not in with_long_rows_free(page)


def test_a_row_in_other_styles_is_an_office_s_own_and_stays_as_it_is() -> None:
    page = row("Từ mới 123" * 40, style="OBang")
    assert with_long_rows_free(page) == page


def test_of_a_resolution_only_the_long_row_may_break(full: dict[str, Any], catalogue: Catalogue) -> None:
    full["tasks"][1]["work"] = full["tasks"][1]["work"] + ", phân công từng tổ đảng, từng đoàn thể phụ trách" * 8
    made = docx.Document(io.BytesIO(generate(catalogue, "resolution", read_dossier(full)).content))
    (tasks,) = [table for table in made.tables if table.cell(0, 1).text == "Nội dung công việc"]
    kept = [bool(line._tr.xpath("./w:trPr/w:cantSplit")) for line in tasks.rows]
    assert kept == [True, True, False, True, True]

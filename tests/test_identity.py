"""One identity of a cell and of a meeting: the contract itself, and every door at which two wards' cells meet."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.dossier import Dossier
from service.dossier.identity import CellIndex, CellMention, folded, mention
from service.errors import CellProblem, TableRejected
from service.kinds.catalogue import Catalogue
from service.tables import Assembler, blank_tables, open_table
from tests.conftest import ROOT

SAME_NAME = "Chi bộ tổ dân phố 1"
WARDS = ("Đảng bộ phường Chiềng Cơi", "Đảng bộ phường Tô Hiệu")


# The contract ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("A", "to-1", "x"), ("A", "to-1", "y"), True),
        (("A", "to-1", "x"), ("A", "to-2", "x"), False),
        (("A", "to-1", "x"), ("B", "to-1", "x"), False),
        (("A", "to-1", "x"), ("A", "", "X "), True),
        (("A", "to-1", "x"), ("A", "", "y"), False),
        (("A", "to-1", "x"), ("", "TO-1", ""), True),
        (("A", "", "x"), ("B", "", "x"), False),
        (("", "", "x"), ("B", "", "x"), True),
    ],
)
def test_two_mentions_mean_one_cell_or_two(
    one: tuple[str, str, str], other: tuple[str, str, str], is_same: bool
) -> None:
    assert (mention(*one).difference(mention(*other)) == "") is is_same


texts = st.sampled_from(["", "a", "b"])
mentions = st.builds(CellMention, texts, texts, texts).filter(lambda said: said.label)


@given(mentions, mentions)
def test_an_index_of_two_mentions_says_what_their_comparison_says(one: CellMention, other: CellMention) -> None:
    cells = CellIndex([one, other])
    assert (cells.the_one(one) is cells.the_one(other)) is (not one.difference(other))


@given(st.lists(mentions, max_size=8), st.randoms())
def test_the_order_of_mentions_decides_nothing(said: list[CellMention], chance: Any) -> None:
    shuffled = [*said]
    chance.shuffle(shuffled)
    indexes = [CellIndex(said), CellIndex(shuffled)]
    for one in said:
        for other in said:
            first, second = ((cells.the_one(one), cells.the_one(other)) for cells in indexes)
            assert (first[0] is None, first[0] is first[1]) == (second[0] is None, second[0] is second[1])


def test_a_mention_that_says_less_joins_the_only_cell_it_can_mean_and_no_other() -> None:
    wards = [mention(ward, "to-1", SAME_NAME) for ward in WARDS]
    without_superior = mention("", "", SAME_NAME)
    assert CellIndex(wards[:1]).the_one(without_superior)
    assert CellIndex(wards).the_one(without_superior) is None
    assert CellIndex(wards).is_ambiguous(without_superior)
    assert not CellIndex(wards).is_ambiguous(mention("", "", "Chi bộ bản Mòng"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chi bộ  Bản Mòng ", "chi bộ bản mòng"),
        (unicodedata.normalize("NFD", SAME_NAME), SAME_NAME),
        ("Chi bộ Uỷ ban", "Chi bộ Ủy ban"),
        ("Chi bộ Hoà Bình", "Chi bộ Hòa Bình"),
    ],
)
def test_names_are_compared_without_what_typing_changes(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("bản Mòng", "bản Mông"), ("bản Mòng", "bản Mỏng"), ("tổ 1", "tổ 11")])
def test_names_of_other_letters_or_tones_are_others(one: str, other: str) -> None:
    assert folded(one) != folded(other)


# Tables ----------------------------------------------------------------------------------------------------------


def programme_rows(*cells: tuple[str, str, str]) -> list[list[str]]:
    """The sample of programmes with these cells, each (superior, code, name), in the place of its own."""
    text = (ROOT / "samples" / "cells-agenda.csv").read_bytes().decode("utf-8-sig")
    heading, first, *_ = csv.reader(io.StringIO(text, newline=""))
    return [heading, *([*cell, *first[3:]] for cell in cells)]


def as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def read_table(catalogue: Catalogue) -> Callable[..., list[Dossier]]:
    def read(source: bytes | Path, kind: str = "agenda") -> list[Dossier]:
        columns = blank_tables.columns_for(catalogue)
        table = open_table(source, "bang.xlsx", columns, blank_tables.needs_of(catalogue, kind, columns))
        assembler = Assembler(table.headers, table.itemised)
        return [assembler.read(group) for group in table.groups()]

    return read


@pytest.mark.parametrize("written", [as_csv, as_xlsx])
@pytest.mark.parametrize("code", ["to-1", ""])
def test_cells_of_two_wards_in_one_table_are_not_mixed(
    read_table: Callable[..., list[Dossier]], written: Callable[[list[list[str]]], bytes], code: str
) -> None:
    first, second = read_table(written(programme_rows(*((ward, code, SAME_NAME) for ward in WARDS))))
    assert (first.org.superior_name, second.org.superior_name) == WARDS
    assert len(first.agenda_items) == len(second.agenda_items) == 9


def test_rows_that_say_less_of_their_cell_join_it(read_table: Callable[..., list[Dossier]]) -> None:
    other = ("Đảng bộ phường Chiềng Cơi", "ban-mong", "Chi bộ bản Mòng")
    rows = programme_rows((WARDS[0], "to-1", SAME_NAME), other, (WARDS[0], "", SAME_NAME), ("", "to-1", SAME_NAME))
    for number, row in enumerate(rows[1:]):
        row[rows[0].index("Nội dung")] = f"Việc {number}"
        row[rows[0].index("Người thực hiện")] = row[rows[0].index("Thời gian (phút)")] = ""
    first, second = read_table(as_csv(rows))
    assert [item.content for item in first.agenda_items] == ["Việc 0", "Việc 2", "Việc 3"]
    assert second.org.cell_code == "ban-mong"


def test_a_row_that_can_belong_to_two_wards_is_asked_about(read_table: Callable[..., list[Dossier]]) -> None:
    wards = [(ward, "to-1", SAME_NAME) for ward in WARDS]
    other = (WARDS[0], "ban-mong", "Chi bộ bản Mòng")
    with pytest.raises(TableRejected) as refused:
        read_table(as_csv(programme_rows(*wards, other, ("", "to-1", SAME_NAME))))
    (problem,) = refused.value.problems
    assert isinstance(problem, CellProblem)
    assert (problem.code, problem.row, problem.header) == ("ambiguous-cell", 5, "Mã chi bộ")


def workbook_of_two_wards(*, with_superior: bool) -> bytes:
    """The sample workbook with its first two cells as cells of two wards that have one code."""
    book = openpyxl.load_workbook(ROOT / "samples" / "cells.xlsx")
    main = book.worksheets[0]
    codes = list(dict.fromkeys(row[0].value for row in main.iter_rows(min_row=2)))[:2]
    for page in book.worksheets:
        heading = [cell.value for cell in page[1]]
        at = heading.index("Đảng bộ cấp trên trực tiếp") + 1 if page is main else len(heading) + 1
        if with_superior:
            page.cell(1, at, "Đảng bộ cấp trên trực tiếp")
        for row in range(page.max_row, 1, -1):
            code = page.cell(row, 1).value
            if code not in codes:
                page.delete_rows(row)
                continue
            page.cell(row, 1, "to-1")
            if page is main or with_superior:
                page.cell(row, at, WARDS[codes.index(code)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_sheets_are_joined_by_superior_and_code(read_table: Callable[..., list[Dossier]]) -> None:
    plain = read_table(ROOT / "samples" / "cells.xlsx", "all")[:2]
    joined = read_table(workbook_of_two_wards(with_superior=True), "all")
    assert tuple(one.org.superior_name for one in joined) == WARDS
    assert [one.members for one in joined] == [one.members for one in plain]
    assert [one.tasks for one in joined] == [one.tasks for one in plain]


def test_a_sheet_that_does_not_say_which_ward_it_means_is_asked_about(
    read_table: Callable[..., list[Dossier]],
) -> None:
    with pytest.raises(TableRejected) as refused:
        read_table(workbook_of_two_wards(with_superior=False), "all")
    problems = [one for one in refused.value.problems if isinstance(one, CellProblem)]
    assert {one.code for one in problems} == {"ambiguous-cell"}
    assert "Đảng viên" in {one.sheet for one in problems}

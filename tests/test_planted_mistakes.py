"""Mistakes planted in sound tables: each is told once, in its own cell, and whoever follows what is told is soon done.

Nobody but the messages says where to mend: where they say stands afterwards what stood in the sound table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from service.errors import CellProblem, TableRejected
from service.kinds.catalogue import Catalogue
from tests import planted_commune, planted_mistakes
from tests.commune_tables import csv_bytes
from tests.office_books import book_of, opener, saved_by_libreoffice
from tests.planted_mistakes import SHAPES, Planted, Rows

Sheets = dict[str, Rows]
BOOKS = planted_mistakes.BOOKS | planted_commune.BOOKS
MISTAKES = [*planted_mistakes.MISTAKES, *planted_commune.MISTAKES]
WORKBOOKS = {"month": "xlsx", "commune": "ods"}  # what LibreOffice saves them as
ROUNDS = 3  # in which a table is to be sound
_PLACE = re.compile(r"([A-Z])(\d+)")


def at(place: str) -> tuple[int, int]:
    """Row and column, from 0, of ``B4``."""
    found = _PLACE.fullmatch(place)
    assert found
    return int(found[2]) - 1, ord(found[1]) - ord("A")


def copied(sheets: Sheets) -> Sheets:
    return {title: [list(row) for row in rows] for title, rows in sheets.items()}


def planted(book: str, mistakes: Sequence[Planted]) -> Sheets:
    sheets = copied(BOOKS[book])
    for mistake in mistakes:
        row, column = at(mistake.place)
        sheets[mistake.sheet][row][column] = mistake.wrong
    return sheets


@pytest.fixture
def told(catalogue: Catalogue) -> Callable[..., list[CellProblem]]:
    """Everything that is wrong with a table, as a batch finds it."""
    opened = opener(catalogue, "all")

    def tell(source: bytes | Path, book: str) -> list[CellProblem]:
        kind, name = ("all", "bang.xlsx") if book in WORKBOOKS else ("agenda", "bang.csv")
        name = source.name if isinstance(source, Path) else name
        try:
            table = opened(source, kind, name)
        except TableRejected as error:
            return list(error.problems)  # type: ignore[arg-type]
        problems: list[Any] = [*table.problems]
        for group in table.groups():
            try:
                table.assembler.read(group, catalogue.kinds)
            except TableRejected as error:
                problems += error.problems
        return problems

    return tell


def written(sheets: Sheets) -> bytes:
    return csv_bytes(sheets[""]) if "" in sheets else book_of(sheets)


def mended(sheets: Sheets, sound: Sheets, problems: Sequence[CellProblem]) -> Sheets:
    """What somebody does who reads the messages and knows the meetings, but not what else is wrong."""
    sheets = copied(sheets)
    for problem in sorted(problems, key=lambda one: -one.row):
        rows, right = sheets[problem.sheet], sound[problem.sheet]
        if problem.code in ("double-row", "stray-row"):
            del rows[problem.row - 1]
        elif problem.code in ("missing-column", "missing-key"):
            sheets[problem.sheet] = [list(row) for row in right]
        elif problem.code in ("double-heading", "extra-cell"):
            end = at(f"{problem.column}1")[1]
            for row in rows:
                del row[end:]
        else:
            line, place = at(f"{problem.column}{problem.row}")
            rows[line][place] = right[line][place]
    return sheets


def rounds_until_sound(sheets: Sheets, book: str, told: Any) -> int:
    """How often the messages have to be followed."""
    for done in range(ROUNDS + 1):
        if not (problems := told(written(sheets), book)):
            return done
        sheets = mended(sheets, BOOKS[book], problems)
    raise AssertionError(problems)


@pytest.mark.parametrize("book", BOOKS)
def test_the_sound_tables_are_sound(told: Any, book: str) -> None:
    assert told(written(BOOKS[book]), book) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one.sheet or one.book}-{one.place}")
def test_a_mistake_is_told_once_in_its_cell(told: Any, mistake: Planted) -> None:
    problems = told(written(planted(mistake.book, [mistake])), mistake.book)
    assert [(one.code, one.sheet, f"{one.column}{one.row}") for one in problems] == [
        (mistake.code, mistake.sheet, mistake.place)
    ]


@pytest.mark.parametrize(("book", "sheets", "code", "place"), SHAPES, ids=[code for _, _, code, _ in SHAPES])
def test_a_mistake_of_no_single_cell_is_told_once_and_can_be_mended(
    told: Any, book: str, sheets: Sheets, code: str, place: tuple[str, int, str]
) -> None:
    problems = told(written(sheets), book)
    assert [(one.code, (one.sheet, one.row, one.column)) for one in problems] == [(code, place)]
    assert rounds_until_sound(sheets, book, told) == 1


@pytest.mark.parametrize("book", BOOKS)
def test_all_mistakes_of_a_book_are_told_together_and_mended_by_their_messages(told: Any, book: str) -> None:
    mistakes = [one for one in MISTAKES if one.book == book]
    sheets = planted(book, mistakes)
    problems = told(written(sheets), book)
    places = [(one.sheet, f"{one.column}{one.row}") for one in problems]
    assert len(places) == len(set(places))
    assert set(places) <= {(one.sheet, one.place) for one in mistakes}
    assert rounds_until_sound(sheets, book, told) <= ROUNDS


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("book", WORKBOOKS)
def test_the_same_in_books_that_libreoffice_wrote(told: Any, tmp_path: Path, book: str) -> None:
    mistakes = [one for one in MISTAKES if one.book == book]
    books = {"sai": book_of(planted(book, mistakes)), "dung": book_of(BOOKS[book])}
    saved = saved_by_libreoffice(tmp_path, books, WORKBOOKS[book])
    assert told(saved["dung"], book) == []
    assert {(one.sheet, f"{one.column}{one.row}") for one in told(saved["sai"], book)} == {
        (one.sheet, f"{one.column}{one.row}") for one in told(books["sai"], book)
    }

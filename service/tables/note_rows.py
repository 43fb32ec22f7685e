"""Rows below a heading that are no data: column numbers, our own example, headings said again, totals, remarks …"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from service.dossier import Person
from service.tables.cells import is_blank, month_of, text_of
from service.tables.columns import EXAMPLE_MARK, KEY_PATHS, Column
from service.tables.header import FULL_NAME, Header
from service.tables.sheet_account import Unused
from service.tables.sheet_files import Cells, Value
from service.vietnamese import Month
from service.vocabulary.wordings import wording

_TOTAL, _REMARK, _SIGNATURE = wording("tables_total"), wording("tables_remark"), wording("tables_signature")
_GROUP = wording("tables_group")  # "I. Khối nông thôn"
_NUMBER = re.compile(r"(?<!\W)\W*\d[\W\d]*(?:[^\W\d]{1,8}\W*)?")  # "300 phút", "95,2 %"
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2}|[A-ZĐ])\s*[)\].]?")
_LONGEST = 200  # characters of a cell that is looked at


# What else may stand in a row of each: numbers beside a total, further signatures, nothing beside a remark.
_FITS: dict[Unused, Callable[[str], object]] = {
    Unused.TOTAL: _NUMBER.fullmatch,
    Unused.SIGNATURE: _SIGNATURE.match,
    Unused.REMARK: lambda _: None,
}


class NoteRows:
    """Tells the rows of one sheet apart, from the top down: what stands below a signature belongs to it."""

    def __init__(self, header: Header) -> None:
        self._columns = columns = [column for _, column in header.columns]
        self._headings = {heading for heading in header.headings if heading}
        paths = [column.path for column in columns]
        self._names = [at for at, path in enumerate(paths) if path in KEY_PATHS[:2]]
        self._help = {column.help for column in columns}
        self._is_first, self._is_below = True, False
        self.examples_left: tuple[str, ...] = ()  # headings under which the first row of data still says the example

    def why(self, cells: Cells, values: tuple[Value, ...]) -> Unused | None:
        """Why a row is no data; None where it is. `values` are those of the sheet's columns, one at least filled."""
        is_first, self._is_first = self._is_first, False
        if is_first and (found := self._at_the_top(values)):
            self._is_first = found is not Unused.EXAMPLE
            return found
        first = next((cell for cell in cells if not is_blank(cell)), "")
        said = text_of(first)[:_LONGEST]
        if said in self._headings and self._headings.issuperset(text_of(cell) for cell in cells if not is_blank(cell)):
            self._is_first = True
            return Unused.HEADING
        if _GROUP.match(said) and self._is_alone(values):
            return Unused.GROUP
        named = [at for at in self._names if not is_blank(values[at]) and values[at] is not first]
        if self._is_below and not named:
            return Unused.SIGNATURE
        self._is_below = False
        if not (found := _worded(said)) or named:
            return None
        rest = [text_of(cell)[:_LONGEST] for cell in cells if not is_blank(cell)][1:]
        fits = _FITS[found]
        self._is_below = found is Unused.SIGNATURE and all(map(fits, rest))
        return found if all(map(fits, rest)) else None

    def _is_alone(self, values: tuple[Value, ...]) -> bool:
        """Whether nothing of a row is filled but one name, which no name begins like."""
        filled = [column for column, value in zip(self._columns, values, strict=True) if not is_blank(value)]
        return len(filled) == 1 < len(values) and filled[0].is_name

    def _at_the_top(self, values: tuple[Value, ...]) -> Unused | None:
        """What a blank table has below its heading, or a hand-made one."""
        said = [(column, value) for column, value in zip(self._columns, values, strict=True) if not is_blank(value)]
        if sum(value in self._help for _, value in said) * 2 >= len(said):
            return Unused.HINTS
        if len(said) * 2 > len(self._columns) and _number_in_a_row([text_of(value) for _, value in said]):
            return Unused.NUMBERS
        if len(said) > 2 and all(_is_example(column, value) for column, value in said):
            return Unused.EXAMPLE
        self.examples_left = _examples_left(said)
        return None


def _worded(said: str) -> Unused | None:
    """What a row is by its first words."""
    named = ((Unused.TOTAL, _TOTAL), (Unused.SIGNATURE, _SIGNATURE), (Unused.REMARK, _REMARK))
    return next((why for why, pattern in named if pattern.match(said)), None)


def _number_in_a_row(texts: Sequence[str]) -> bool:
    """Whether cells only number their columns: ``(1) (2) (3)``, ``A B 1 2``."""
    marks = [match[1] if (match := _COLUMN_NUMBER.fullmatch(text)) else "" for text in texts]
    numbers = [int(mark) for mark in marks if mark.isdecimal()]
    return all(marks) and len(numbers) > 1 and all(after - before in (1, 2) for before, after in pairwise(numbers))


def _is_example(column: Column, value: Value) -> bool:
    said = month_of if column.type is Month else text_of
    return said(value) == said(column.example)


def _examples_left(said: Sequence[tuple[Column, Value]]) -> tuple[str, ...]:
    """Under which headings an edited row still says what the example does, where that can hardly be meant.

    A day, a choice or a number may be the same by chance, and so may an item of an agenda: what names somebody may
    not, nor, of another cell, where it meets.
    """
    is_other = any(column.path == KEY_PATHS[1] and not _is_example(column, value) for column, value in said)
    return tuple(
        column.title
        for column, value in said
        if _is_example(column, value)
        and (
            column.type is Person
            or column.path == FULL_NAME
            or column.example.endswith(EXAMPLE_MARK)
            or (is_other and column.path == "meeting.place")
        )
    )

"""Which rows make a heading: of one row or several, with cells merged over groups of columns, numbers below it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Protocol

HEADING_ROWS = 3  # at most


class Cells(Protocol):
    """Rows of cells as a heading is looked for in them; places count from 0."""

    @property
    def width(self) -> int:
        """The number of columns."""

    @property
    def covered(self) -> Collection[tuple[int, int]]:
        """Rows and columns that a merged cell lies over which begins elsewhere."""

    def text(self, row: int, column: int) -> str:
        """What a cell says; empty where a merged cell lies over."""

    def whole(self, row: int, column: int) -> str:
        """The same, with what a merged cell says wherever it lies."""

    def filled(self, row: int) -> list[int]:
        """The columns of a row that say something."""


def may_go_on(grid: Cells, first: int, last: int) -> bool:
    """Whether row `last` can be a further row of the heading: something above it is merged over, or left blank."""
    own, above = grid.filled(last), grid.filled(first)
    if not own or any(len(grid.text(last, column)) > 60 for column in own):
        return False
    if any((last, column) in grid.covered for column in range(grid.width)):
        return True
    return (
        len(own) < len(above) + 2
        and not any(column in above and grid.text(last, column)[:1].isdigit() for column in own)
        and len(set(own) & set(above)) <= max(1, len(own) // 2)
    )


def titles_of(grid: Cells, first: int, last: int) -> tuple[str, ...]:
    """What stands above each column, from the top down; a blank beside a group's name belongs to the group."""
    titles: list[list[str]] = [[] for _ in range(grid.width)]
    for row in range(first, last + 1):
        group = ""
        for column in range(grid.width):
            said = grid.whole(row, column)
            if said:
                group = said
            elif row < last and (row, column) not in grid.covered and grid.text(last, column):
                said = group if not any(grid.whole(above, column) for above in range(first, row)) else ""
            if said and said not in titles[column]:
                titles[column].append(said)
    return tuple(" | ".join(parts) for parts in titles)


def is_numbers_row(grid: Cells, row: int) -> bool:
    """Whether a row only numbers the columns: ``(1) (2) (3)``, ``A B 1 2``."""
    cells = [grid.text(row, column).strip("()[] .") for column in grid.filled(row)]
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 3]
    others = [cell for cell in cells if not cell.isdecimal()]
    ordered = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return len(cells) > 1 and ordered and all(len(cell) == 1 or re.fullmatch(r"\d\s*=\s*.*", cell) for cell in others)

"""Tables of any origin in one shape: cells of text, each with its place; merged cells stand at their first place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from service.importing.proposals import Origin
from service.tables.header import letters
from service.vietnamese import nfc
from service.vocabulary.wordings import wording

ROWS_MOST = 5_000
COLUMNS_MOST = 200


@dataclass
class Grid:
    """Rows of cells; `covered` are places that a merged cell lies over, with the place where it begins."""

    rows: list[list[str]]
    numbers: list[int]  # of the rows, as their owner counts them
    place: Origin
    covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)  # the lines before it, nearest last
    first_column: int = 0  # of the table that this is a part of, as its owner counts them
    paragraphs: dict[tuple[int, int], int] = field(default_factory=dict)  # of a paper: where the text of a cell stands

    @cached_property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def text(self, row: int, column: int) -> str:
        """What a cell says; empty beyond the row's end and where a merged cell lies over."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def whole(self, row: int, column: int) -> str:
        """The same, with what a merged cell says wherever it lies."""
        return self.text(*self.covered.get((row, column), (row, column)))

    def origin(self, row: int, column: int) -> Origin:
        """The place of a cell, for people."""
        return self.place.at(self.numbers[row], letters(column + self.first_column))

    def part(self, first: int, last: int) -> Grid:
        """The columns from `first` to before `last` as a table of its own."""
        covered = {
            (row, column - first): (at, begun - first)
            for (row, column), (at, begun) in self.covered.items()
            if first <= column < last and first <= begun
        }
        rows = [cells[first:last] for cells in self.rows]
        return Grid(rows, self.numbers, self.place, covered, self.above, self.first_column + first)

    def filled(self, row: int) -> list[int]:
        """The columns of a row that say something."""
        return [column for column, text in enumerate(self.rows[row]) if text]


def grid_of(rows: Sequence[tuple[int, Sequence[str]]], place: Origin) -> Grid:
    """A grid of numbered rows; their texts are composed and stripped."""
    return Grid([[nfc(text).strip() for text in cells] for _, cells in rows], [number for number, _ in rows], place)


_GAPS = wording("grids_gaps")


def looks_like_table(lines: Sequence[str]) -> bool:
    """Whether plain text is a table: most of its lines hold tabs, or bars."""
    filled = [line for line in lines if line.strip()]
    tabbed = [line for line in filled if "\t" in line.strip()]
    barred = [line for line in filled if line.count("|") > 1]
    return bool(filled) and (len(tabbed) * 2 > len(filled) or len(barred) * 2 > len(filled))


def grid_of_lines(lines: Sequence[str], place: Origin) -> Grid:
    """Text with tabs or bars as a table; a frame of bars and hyphens around it is left out."""
    rows = []
    bars = not any("\t" in line for line in lines)
    for number, line in enumerate(lines, 1):
        if bars:
            cells = [] if re.fullmatch(r"[\s|+:=-]*", line) else line.strip().strip("|").split("|")
        else:
            cells = line.split("\t")
        rows.append((number, cells))
    return grid_of(rows, place)

"""The first rows of a sheet, among which its heading is: one row, or several with cells merged over groups of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from service.tables.cells import is_blank, text_of
from service.tables.columns import matched
from service.tables.meanings import Meanings
from service.tables.sheet_files import Cells, Value
from service.tables.workbooks import Merged
from service.vietnamese import nfc
from service.vocabulary.heading_rows import HEADING_ROWS, may_go_on, titles_of

_WORDS_IN = 60  # cells of a row that are looked up among people's words
_LONGEST = 120  # characters of a heading


class HeadingRows:
    """Rows as `service.vocabulary.heading_rows` looks at them."""

    def __init__(self, rows: Sequence[tuple[int, Cells]], merged: Sequence[Merged], widest: int) -> None:
        self._rows = [[nfc(text_of(cell)) for cell in _trimmed(cells)] for _, cells in rows]
        self._merged, self._widest = merged, widest

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self._rows), default=0)

    @cached_property
    def covered(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Places that a merged cell lies over which begins elsewhere, and where it does."""
        found = {}
        for (top, left), (bottom, right) in self._merged:
            for row in range(top, min(bottom, len(self._rows) - 1) + 1):
                for column in range(left, min(right, self.width, self._widest) + 1):
                    if (row, column) != (top, left):
                        found[row, column] = (top, left)
        return found

    def text(self, row: int, column: int) -> str:
        """What a cell says; empty beyond the row's end."""
        cells = self._rows[row]
        return cells[column] if column < len(cells) else ""

    def whole(self, row: int, column: int) -> str:
        """The same, with what a merged cell says wherever it lies."""
        return self.text(*self.covered.get((row, column), (row, column)))

    def filled(self, row: int) -> list[int]:
        """The columns of a row that say something."""
        return [column for column, text in enumerate(self._rows[row]) if text]

    def titles(self, first: int, last: int) -> list[str]:
        """What stands above each column in a heading of those rows."""
        if not self._rows:
            return []
        if first == last:
            return [*self._rows[first]]
        titles = [*titles_of(self, first, last)]
        while titles and not titles[-1]:
            titles.pop()
        return titles

    def found(self, meanings: Meanings) -> tuple[int, int, int]:
        """The first and the last row of the heading, counted from 0, and how many columns it explains."""
        scores = [known_among(cells, meanings) for cells in self._rows]
        best = max(scores, default=0)
        first = last = scores.index(best) if best else 0
        if best == len(self.filled(first) if self._rows else []) or self.width > self._widest:
            return first, last, best
        for begin in range(len(self._rows)):
            for end in range(begin + 1, min(begin + HEADING_ROWS, len(self._rows))):
                if not may_go_on(self, begin, end):
                    break
                score = known_among(self.titles(begin, end), meanings)
                if score > best:
                    first, last, best = begin, end, score
        return first, last, best


def known_among(headings: Sequence[str], meanings: Meanings) -> int:
    """How many of `headings` mean something; people's words are looked for among the first ones alone."""
    own = sum(1 for heading in headings if heading and matched(heading) in meanings.columns.by_name)
    words = [heading for heading in headings[:_WORDS_IN] if heading and len(heading) < _LONGEST]
    others = {column.path + column.tick for heading in words for column in meanings.of(heading)[0][:1]}
    return max(own, len(others))


def known_in_rows(rows: Iterable[Cells], meanings: Meanings) -> int:
    """The most headings known to us that one of `rows` has."""
    return max((known_among([_text(cell) for cell in cells], meanings) for cells in rows), default=0)


def _text(cell: Value) -> str:
    return cell.strip() if type(cell) is str else ""


def _trimmed(cells: Cells) -> Cells:
    """A row without the empty cells at its end, of which a pasted table may have thousands."""
    end = len(cells)
    while end and is_blank(cells[end - 1]):
        end -= 1
    return cells[:end]

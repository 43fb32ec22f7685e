"""The rows of one sheet that say something of a meeting, and an account of everything else that stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from service.tables.cells import hour_of, is_blank, text_of
from service.tables.header import Header
from service.tables.note_rows import NoteRows
from service.tables.sheet_account import SheetAccount, Unused
from service.tables.sheet_files import Cells, Sheet, Value

_DEEPEST = 1_000  # rows that one merged cell lies over


class Row(NamedTuple):
    """One row: the number of its sheet among the table's headers, its own as the spreadsheet shows it, its cells.

    `values` stand in the order of the header's columns; `beyond` is how many cells a row of text has where it has
    more than there are headings, else 0. A tuple, because a million of them go to other processes.
    """

    sheet: int
    number: int
    values: tuple[Value, ...]
    beyond: int = 0


class SheetRows:
    """The rows of the sheet with that number among its table's; they can be read many times.

    `takes_example`: the example of a blank table is data, because there is nothing else.
    """

    def __init__(self, index: int, header: Header, sheet: Sheet, *, takes_example: bool = False) -> None:
        self.index, self.header, self.sheet, self._takes_example = index, header, sheet, takes_example
        self._positions = [position for position, _ in header.columns]
        self._columns = [column for _, column in header.columns]
        self._last = max(self._positions, default=-1)
        known = {*self._positions, *dict(header.ignored), *dict(header.joined).values()}
        self._bare = [position for position in range(header.width) if position not in known]
        self._held = _merged_down(sheet, header)

    def new_account(self) -> SheetAccount:
        """An account that nothing is entered in yet."""
        header = self.header
        return SheetAccount(header.place, header.file, header.title, ignored=dict(header.ignored))

    def read(self, account: SheetAccount | None = None) -> Iterator[Row]:
        """The rows of data, below the heading; what is none of them, and how it stands, is entered in `account`."""
        header, notes = self.header, NoteRows(self.header)
        last, positions, width = self._last, self._positions, header.width
        for number, cells in self.sheet.rows():
            if number <= header.last:
                if account and number < header.row:
                    account.leave(number, cells, Unused.ABOVE)
                continue
            if not cells or (number not in self._held and all(map(is_blank, cells))):
                continue
            full: Cells = cells if len(cells) > last else [*cells, *[""] * (last + 1 - len(cells))]
            if number in self._held:
                full = self._with_merged(number, full)
            if header.joined:
                full = _joined(full, header)
            values = tuple([full[position] for position in positions])
            if why := self._why(number, cells, values, notes):
                if account:
                    account.leave(number, cells, why)
                continue
            beyond = len(cells) > width and not all(map(is_blank, cells[width:]))
            if account:
                self._enter(account, number, cells, notes, beyond=beyond)
            yield Row(self.index, number, values, len(cells) if beyond and header.is_text else 0)

    def _why(self, number: int, cells: Cells, values: tuple[Value, ...], notes: NoteRows) -> Unused | None:
        """Why a row is no data; None where it is."""
        if number in self.header.legend_rows:
            return Unused.REMARK
        why = Unused.ELSEWHERE if all(map(is_blank, values)) else notes.why(cells, values)
        return None if why is Unused.EXAMPLE and self._takes_example else why

    def _enter(self, account: SheetAccount, number: int, cells: Cells, notes: NoteRows, *, beyond: bool) -> None:
        if notes.examples_left and not account.used:
            account.examples_left = (number, notes.examples_left)
        account.used += 1
        account.is_example = self._takes_example
        if number in self.sheet.hidden:
            account.hidden.append(number)
        for column in self._bare:
            if column < len(cells) and not is_blank(cells[column]):
                account.bare[column] += 1
        if beyond and not self.header.is_text:  # a text's are told as a fault: a delimiter that is not quoted
            for column in range(self.header.width, len(cells)):
                if not is_blank(cells[column]):
                    account.bare[column] += 1

    def _with_merged(self, number: int, cells: Cells) -> Cells:
        """`cells` with what the merged cells say that lie over them from above."""
        filled = [*cells]
        for column, value in self._held[number].items():
            if is_blank(filled[column]):
                filled[column] = value
        return filled


def _joined(cells: Cells, header: Header) -> Cells:
    """`cells` with what goes on in a column of its own put behind what it belongs to."""
    filled = [*cells]
    for first, second in header.joined:
        if second < len(cells) and not is_blank(cells[second]):
            is_day = dict(header.columns)[first].type is datetime
            filled[first] = f"{text_of(cells[first])} {(hour_of if is_day else text_of)(cells[second])}".strip()
    return filled


def _merged_down(sheet: Sheet, header: Header) -> dict[int, dict[int, Value]]:
    """By row and column, what stands in a cell above that is merged over it.

    Keys of a dossier are left to the groups of rows, and so is what a row of a list cannot be without: two items of
    the same words are more likely one.
    """
    wanted = {position for position, column in header.columns if column.block and not column.required}
    spans = [
        (top + 1, bottom + 1, left)
        for (top, left), (bottom, right) in sheet.merged
        if bottom > top and top + 1 > header.last and left in wanted
    ]
    if not spans:
        return {}
    begins: dict[int, Sequence[tuple[int, int, int]]] = {}
    for span in spans:
        begins[span[0]] = [*begins.get(span[0], ()), span]
    held: dict[int, dict[int, Value]] = {}
    for number, cells in sheet.rows():
        for _, bottom, left in begins.get(number, ()):
            if left < len(cells) and not is_blank(cells[left]):
                for row in range(number + 1, min(bottom, number + _DEEPEST) + 1):
                    held.setdefault(row, {})[left] = cells[left]
    return held

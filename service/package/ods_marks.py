"""What an .ods says of its cells besides their values, as `sheet_marks` has it of an .xlsx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from service.package.reader import UNREADABLE
from service.package.sheet_marks import Budget, SheetMarks, TooLong, tells, walk

_CONTENT = "content.xml"
_TELLING = (b"collapse", b"filter", b"percentage", b"error")
_MOST_ALIKE = 2_000  # hidden rows, or cells, that one element stands for: more are the blank rest of a sheet
_KEPT_TEXT = 80


def ods_marks_of(source: Path | bytes, most: int) -> dict[str, SheetMarks] | None:
    """The marks of each sheet by title; None where it is no .ods, or inflates to more than `most` bytes."""
    scan = _Scan()
    try:
        with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as archive:
            if tells(Budget(most).blocks(archive, _CONTENT), _TELLING):
                scan.read(Budget(most).blocks(archive, _CONTENT))
    except (*UNREADABLE, KeyError, TooLong, expat.ExpatError):
        return None
    return scan.found


class _Scan:
    """Goes through the sheets; a row or a cell may stand for many that are alike."""

    def __init__(self) -> None:
        self.found: dict[str, SheetMarks] = {}
        self.marks = SheetMarks()
        self.row = self.next_row = self.column = self.next_column = 0
        self.text: str | None = None  # of a cell with an error, as far as it has been read

    def read(self, blocks: Iterator[bytes]) -> None:
        walk(blocks, self._start, self._end, self._said)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.marks = self.found.setdefault(attributes.get("table:name", ""), SheetMarks())
            self.next_row = 1
        elif name == "table:table-row":
            count = _count(attributes, "table:number-rows-repeated")
            self.row, self.next_row, self.next_column = self.next_row, self.next_row + count, 0
            if attributes.get("table:visibility") in ("collapse", "filter"):
                self.marks.hidden.update(range(self.row, self.row + min(count, _MOST_ALIKE)))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            count = _count(attributes, "table:number-columns-repeated")
            self.column, self.next_column = self.next_column, self.next_column + count
            if attributes.get("office:value-type") == "percentage":
                own = range(self.column, self.column + min(count, _MOST_ALIKE))
                self.marks.percent.setdefault(self.row, set()).update(own)
            self.text = "" if attributes.get("calcext:value-type") == "error" else None

    def _said(self, text: str) -> None:
        if self.text is not None and len(self.text) < _KEPT_TEXT:
            self.text += text.strip()

    def _end(self, name: str) -> None:
        if name == "table:table-cell" and self.text is not None:
            self.marks.lost.setdefault(self.row, {})[self.column] = self.text or "#VALUE!"
            self.text = None


def _count(attributes: dict[str, str], name: str) -> int:
    """How many rows or cells one element stands for."""
    said = attributes.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 8 else 1

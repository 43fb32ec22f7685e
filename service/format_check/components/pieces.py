"""Pieces: the lines of a paragraph as a reader sees them, each with the side of the page on which it stands.

A head or a foot may be a borderless table, lines with tab stops or many blanks between two columns, or text boxes; a
paragraph may hold several lines. A piece is one line of one column, whichever way it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from service.format_check.hd05_values import fold
from service.format_check.word.markup import inside, w
from service.format_check.word.model import Paragraph, Run
from service.vietnamese import nfc

_COLUMNS = re.compile(r"\t+ *| {6,}\t*")
_LINES = re.compile(r"[^\n\f]+")
# What leaves room to write is no gap between columns: "Số      -NQ/CB", "ngày      tháng      năm 2026".
_ROOM_BEFORE = re.compile(r"(?:ngày|tháng|năm|số|lần|giờ|phút|hồi)\s*(?::\s*)?$", re.IGNORECASE)
_ROOM_AFTER = re.compile(r"\s*(?:[-–/]|tháng\b|năm\b)", re.IGNORECASE)
# A non-breaking hyphen looks like any other; characters without width are not seen.
_AS_SEEN = {0x2011: "-", 0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None, 0xAD: None}
_INK = re.compile(r"\S")
_NEAR = 40  # letters before a gap that say whether it leaves room
_MOST_GAPS = 50  # of a line; what stands behind them counts as one column
_HALF = 3400  # twips from the margin: what begins beyond it stands in the right half
_TAB = 720


@dataclass(frozen=True)
class Piece:
    """The characters `start` to `end` of a paragraph; `side`: "left", "right", "center", "" where nobody can say."""

    paragraph: Paragraph
    start: int
    end: int
    side: str
    in_columns: bool  # set apart from a neighbour by a tab or blanks, so that its own alignment says nothing

    @cached_property
    def raw(self) -> str:
        """The text as printed, with its blanks, composed; an automatic number before it."""
        shown = "".join(_printed(run, self.start, self.end) for run in self.paragraph.runs_within(self.start, self.end))
        label = f"{self.paragraph.label} " if self.start == 0 and self.paragraph.label else ""
        return nfc((label + shown).translate(_AS_SEEN))

    @cached_property
    def text(self) -> str:
        """The text with every gap one blank."""
        return " ".join(self.raw.split())

    @cached_property
    def folded(self) -> str:
        """The text without marks and capitals."""
        return fold(self.text)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs that print letters or digits in it."""
        return tuple(
            run
            for run in self.paragraph.runs_within(self.start, self.end)
            if run.start < self.end
            and run.end > self.start
            and any(sign.isalnum() for sign in run.text[max(0, self.start - run.start) : self.end - run.start])
        )

    @property
    def is_alone(self) -> bool:
        """Whether nothing else stands on its line."""
        text = self.paragraph.text
        begin = max(text.rfind(mark, 0, self.start) for mark in "\n\f") + 1
        end = min((place for mark in "\n\f" if (place := text.find(mark, self.end)) >= 0), default=len(text))
        return not (text[begin : self.start].strip() or text[self.end : end].strip())

    @property
    def number(self) -> int:
        """The number of its paragraph."""
        return self.paragraph.number

    @property
    def is_capitals(self) -> bool:
        """Whether it is printed in capitals."""
        return self.text.isupper()


def _printed(run: Run, start: int, end: int) -> str:
    text = run.text[max(0, start - run.start) : max(0, end - run.start)]
    return text.upper() if run.caps else text


def pieces_of(paragraph: Paragraph) -> Iterator[Piece]:
    """The pieces of one paragraph from left to right and from top to bottom; none where it prints nothing."""
    text = paragraph.text
    for line in _LINES.finditer(text):
        spans = list(_columns(line.group(), line.start()))
        for place, (start, end, tabs) in enumerate(spans):
            side = _side(paragraph, place, len(spans), tabs)
            yield Piece(paragraph, start, end, side, len(spans) > 1 or tabs > 0)


def _columns(line: str, offset: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and the tabs in front of each column of a line."""
    begin, tabs = 0, 0
    for gap in islice(_COLUMNS.finditer(line), _MOST_GAPS):
        before = line[max(begin, gap.start() - _NEAR) : gap.start()]
        is_written = _INK.search(line, begin, gap.start()) is not None
        if is_written and (_ROOM_BEFORE.search(before) or _ROOM_AFTER.match(line, gap.end())):
            continue
        if is_written:
            yield offset + begin, offset + gap.start(), tabs
        if _INK.search(line, gap.end()):
            begin, tabs = gap.end(), max(1, gap.group().count("\t"), len(gap.group()) // 8)
    if line[begin:].strip():
        stripped = line[begin:].rstrip()
        yield offset + begin, offset + begin + len(stripped), tabs


def _side(paragraph: Paragraph, place: int, count: int, tabs: int) -> str:
    if count > 1:
        return "left" if place == 0 and not tabs else "right" if place == count - 1 else "center"
    if paragraph.cell is not None and (side := _cell_side(paragraph)):
        return side
    if paragraph.in_box:
        return ""
    return _free_side(paragraph, tabs)


def _cell_side(paragraph: Paragraph) -> str:
    """The side of the innermost cell that has others beside it; empty where every cell fills its row."""
    for cell in paragraph.element.iterancestors(w("tc")):
        cells = list(inside(next(cell.iterancestors(w("tr"))), w("tc"), outside=w("tc")))
        if len(cells) > 1:
            return "left" if cell is cells[0] else "right" if cell is cells[-1] else "center"
    return ""


def _free_side(paragraph: Paragraph, tabs: int) -> str:
    """Where a line outside tables stands, from its alignment, indents and tabs."""
    if paragraph.alignment == "right":
        return "right"
    if paragraph.alignment == "center":
        shift = paragraph.left - paragraph.right + (max(0, paragraph.first_line))
        return "right" if shift > _HALF * 0.6 else "left" if shift < -_HALF * 0.6 else "center"
    begins = paragraph.left + paragraph.first_line + (_tabbed_to(paragraph, tabs) if tabs else 0)
    return "right" if begins > _HALF else "left"


def _tabbed_to(paragraph: Paragraph, tabs: int) -> int:
    stops = [stop for stop, _ in paragraph.tabs]
    return stops[min(tabs, len(stops)) - 1] if stops and tabs <= len(stops) else tabs * _TAB

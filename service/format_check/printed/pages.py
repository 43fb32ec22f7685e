"""A PDF as lines of text with their places, in points from the top left corner of the page.

Read with pdfplumber. Only PDFs that our own LibreOffice has printed come here, never one from outside.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from service.vietnamese import nfc

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTContainer

MOST_PAGES = 60  # of one file; each takes some 40 ms
_SAME_LINE = 1.0  # points between two baselines that are one
_GAP = 6.0  # points between two pieces of one line; a blank of 14 pt is 3.5 wide
_COVERED = 0.6  # of a letter's width: so much of it lies on another one
_SAME_PLACE = 1.0  # points: a letter printed twice to look bold


class _Letter(NamedTuple):
    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True, eq=False)  # one printed line is equal to itself alone
class PrintedLine:
    """Text on one baseline without a hole in it; `crossed` where letters of it lie on each other."""

    page: int
    text: str
    solid: str  # the same without blanks
    left: float
    right: float
    baseline: float
    size: float
    crossed: bool

    @property
    def height(self) -> float:
        """Of its small letters above the baseline."""
        return self.size / 2


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page, counted from 1; its lines from top to bottom, then from left to right."""

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages as printed; without any `why_not` says in Vietnamese why, as the second half of a sentence."""

    pages: tuple[PrintedPage, ...] = ()
    why_not: str = ""
    goes_on: bool = False  # there are more pages than were looked at

    @property
    def said(self) -> str:
        """What was looked at, as a sentence for people."""
        if not self.pages:
            return f"Chưa xem trang in: {self.why_not}."
        first = f"{len(self.pages)} trang đầu" if self.goes_on else f"{len(self.pages)} trang"
        return f"Đã xem {first} in thử bằng LibreOffice; Word có thể ngắt trang hơi khác."


def can_read() -> bool:
    """Whether the library that reads PDF is installed (the extra “pdf”)."""
    return importlib.util.find_spec("pdfplumber") is not None


def read_pages(pdf: bytes) -> Printed:
    """The first `MOST_PAGES` pages of a PDF."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        pages = []
        for page in opened.pages[:MOST_PAGES]:
            height = float(page.height)
            letters = [_letter(char, height) for char in _letters(page.layout) if char.upright]
            lines = tuple(_lines(page.page_number, letters))
            pages.append(PrintedPage(page.page_number, float(page.width), float(page.height), lines))
            page.close()
        return Printed(tuple(pages), goes_on=len(opened.pages) > MOST_PAGES)


def solid(text: str) -> str:
    """`text` without blanks and signs without width, a non-breaking hyphen as any other, composed."""
    return nfc("".join(text.translate(_AS_SEEN).split()))


_AS_SEEN = {0x2011: "-", 0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None, 0xAD: None}


def _letters(layout: LTContainer[Any]) -> Iterator[LTChar]:
    """All letters, those in figures too; pdfplumber's own `chars` copy what else is known of each, half of the time."""
    from pdfminer.layout import LTChar, LTContainer

    for one in layout:
        if isinstance(one, LTChar):
            yield one
        elif isinstance(one, LTContainer):
            yield from _letters(one)


def _letter(char: LTChar, height: float) -> _Letter:
    return _Letter(char.get_text(), char.x0, char.x1, height - char.matrix[5], char.size)


def _lines(page: int, letters: Iterable[_Letter]) -> Iterator[PrintedLine]:
    for level in _levels(letters):
        for piece in _pieces(level):
            if seen := [letter for letter in piece if letter.text.strip()]:
                yield _line(page, piece, seen)


def _levels(letters: Iterable[_Letter]) -> Iterator[list[_Letter]]:
    """The letters of each baseline from left to right."""
    level: list[_Letter] = []
    for letter in sorted(letters, key=lambda letter: letter.baseline):
        if level and letter.baseline - level[0].baseline >= _SAME_LINE:
            yield sorted(level, key=lambda letter: letter.left)
            level = []
        level.append(letter)
    if level:
        yield sorted(level, key=lambda letter: letter.left)


def _pieces(level: list[_Letter]) -> Iterator[list[_Letter]]:
    piece = [level[0]]
    for before, letter in pairwise(level):
        if letter.left - before.right > _GAP:
            yield piece
            piece = []
        piece.append(letter)
    yield piece


def _line(page: int, piece: list[_Letter], seen: list[_Letter]) -> PrintedLine:
    text = "".join(letter.text for letter in piece).strip()
    return PrintedLine(
        page=page,
        text=nfc(text),
        solid=solid(text),
        left=seen[0].left,
        right=max(letter.right for letter in seen),
        baseline=seen[0].baseline,
        size=max(letter.size for letter in seen),
        crossed=sum(_covers(before, letter) for before, letter in pairwise(seen)) > 1,
    )


def _covers(before: _Letter, letter: _Letter) -> bool:
    """Whether two letters lie on each other; marks of decomposed letters do, and letters printed twice."""
    if not (before.text.isalnum() and letter.text.isalnum()):
        return False
    if before.text == letter.text and letter.left - before.left < _SAME_PLACE:
        return False
    narrow = min(before.right - before.left, letter.right - letter.left)
    return before.right - letter.left > _COVERED * narrow

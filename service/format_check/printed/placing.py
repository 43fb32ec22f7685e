"""On which printed line each paragraph of a file begins, found by its words.

Printed lines stand from top to bottom, the paragraphs of two columns one column after the other. So each line is taken
once, by the first paragraph that begins as it does: what is said twice in a file is found twice, in its order.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from service.format_check.printed.pages import Printed, PrintedLine, PrintedPage, solid
from service.format_check.word.model import Paragraph, WordFile

_KEY = 6  # letters by which a line is looked up
_MOST_ASKED = 40  # lines with the same first letters that one paragraph is compared with
TWIPS = 20  # in a point


@dataclass(frozen=True, slots=True)
class Area:
    """Where text may stand on a page, in points."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Placed:
    """A printed file beside its Word file: the line on which a paragraph of the body begins, and the paragraph that a
    line belongs to, both by the number of the paragraph."""

    pages: tuple[PrintedPage, ...]
    areas: Mapping[int, Area]  # by page
    begins: Mapping[int, PrintedLine]
    owners: Mapping[PrintedLine, int]

    def of_paper(self, before: int, count: int) -> Placed:
        """The same for one paper: its paragraphs numbered from 1, its lines alone."""
        first, last = before + 1, before + count
        begins = {number - before: line for number, line in self.begins.items() if first <= number <= last}
        owners = {line: number - before for line, number in self.owners.items() if first <= number <= last}
        return Placed(self.pages, self.areas, begins, owners)


def place(printed: Printed, word: WordFile) -> Placed:
    """Find the paragraphs of `word` on the pages that were printed of it."""
    areas = {page.number: _area(page, word) for page in printed.pages}
    lines = [line for page in printed.pages for line in page.lines if _is_text(line, areas[page.number])]
    begins = _Search(lines).all_of(word.paragraphs)
    return Placed(printed.pages, areas, begins, _owners(lines, begins))


def _area(page: PrintedPage, word: WordFile) -> Area:
    """The widest of the sections of this size of paper; a page does not say whose it is."""
    sections = [one for one in word.sections if abs(one.width / TWIPS - page.width) < TWIPS] or list(word.sections)

    def least(side: str, opposite: str) -> float:
        sides = (side, opposite) if word.mirrored else (side,)
        return min(one.margins[name] for one in sections for name in sides) / TWIPS

    top, bottom = (min(abs(one.margins[side]) for one in sections) / TWIPS for side in ("top", "bottom"))
    return Area(least("left", "right"), top, page.width - least("right", "left"), page.height - bottom)


def _is_text(line: PrintedLine, area: Area) -> bool:
    """Whether a line stands between the header and the footer."""
    return area.top < line.baseline and line.baseline - line.size < area.bottom


@dataclass
class _Search:
    """Lines by their first letters, in the order of the pages; each is found once."""

    lines: Sequence[PrintedLine]
    by_key: dict[str, deque[PrintedLine]] = field(default_factory=lambda: defaultdict(deque))

    def __post_init__(self) -> None:
        for line in self.lines:
            self.by_key[line.solid[:_KEY]].append(line)

    def all_of(self, paragraphs: Iterable[Paragraph]) -> dict[int, PrintedLine]:
        found = {}
        for paragraph in paragraphs:
            if not paragraph.is_empty and (line := self._take(paragraph)) is not None:
                found[paragraph.number] = line
        return found

    def _take(self, paragraph: Paragraph) -> PrintedLine | None:
        shown, typed = solid(paragraph.plain), solid(paragraph.text)
        found = self._first(shown, _KEY) or self._first(typed, _KEY)  # a bullet may print as another sign
        lengths = iter(range(_KEY - 1, 0, -1))  # a first word that a tab or a wide blank sets apart
        while found is None and (length := next(lengths, 0)):
            found = self._first(shown, length)
        return found

    def _first(self, text: str, length: int) -> PrintedLine | None:
        waiting = self.by_key.get(text[:length])
        for at, line in enumerate(islice(waiting or (), _MOST_ASKED)):
            if text.startswith(line.solid) and waiting is not None:
                del waiting[at]
                return line
        return None


def _owners(lines: Sequence[PrintedLine], begins: Mapping[int, PrintedLine]) -> dict[PrintedLine, int]:
    """Lines on which nothing begins go on with the paragraph before them."""
    starts = {line: number for number, line in begins.items()}
    owners, current = {}, 0
    for line in lines:
        current = starts.get(line, current)
        if current:
            owners[line] = current
    return owners

"""Shapes and pictures that print over text: in front of it, filled, with no wrapping around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from service.format_check.components.heights import height
from service.format_check.word.drawings import Shape, shapes_over_text
from service.format_check.word.model import Paragraph, WordFile

_SEEN = 80  # twips: by so much text and shape must meet before anybody sees it


@dataclass(frozen=True, slots=True)
class Covered:
    """A paragraph, and the one that the shape over it hangs on."""

    paragraph: Paragraph
    anchor: Paragraph


def covered(word: WordFile, first: int, last: int) -> Iterator[Covered]:
    """For each shape that hangs on the paragraphs `first` to `last`, the first paragraph that it prints over."""
    column = _Column(word, word.paragraphs[first - 1 : last])
    for at, anchor in enumerate(column.paragraphs):
        if anchor.is_free and anchor.has_drawings:
            for shape in shapes_over_text(anchor.element):
                below = column.below(at, shape)
                if below is not None:
                    yield Covered(below, anchor)


@dataclass
class _Column:
    """Paragraphs one below the other, as if on paper without end; each is looked at once, however many shapes."""

    word: WordFile
    paragraphs: tuple[Paragraph, ...]

    def below(self, at: int, shape: Shape) -> Paragraph | None:
        """The first paragraph with text between the top and the foot of a shape that hangs on the paragraph `at`."""
        if not (shape.left < self._widths[at] - _SEEN and shape.left + shape.width > _SEEN):
            return None
        origin = self._tops[at]
        met = max(at, bisect_right(self._tops, origin + shape.top + _SEEN) - 1)
        if met >= len(self.paragraphs) or (found := self._written[met]) >= self._tables[at]:
            return None
        reaches = self._tops[found] <= origin + shape.top + shape.height - _SEEN
        return self.paragraphs[found] if reaches else None

    @cached_property
    def _widths(self) -> list[int]:
        """How wide the text may be at each paragraph, twips."""
        widths: list[int] = []
        sections = iter(self.word.sections)
        section = next(sections)
        for paragraph in self.paragraphs:
            while section.last < paragraph.number:
                section = next(sections)
            widths.append(section.width - section.margins["left"] - section.margins["right"])
        return widths

    @cached_property
    def _tops(self) -> list[float]:
        """Where each paragraph begins, and where the last one ends, twips."""
        pairs = zip(self.paragraphs, self._widths, strict=True)
        return list(accumulate((20 * height(one, width / 20) for one, width in pairs), initial=0.0))

    @cached_property
    def _written(self) -> list[int]:
        """The first paragraph with text from each on; their number where there is none."""
        return self._next(lambda one: not one.is_empty)

    @cached_property
    def _tables(self) -> list[int]:
        """The first paragraph in a table or a box from each on: what stands there is not below a shape for sure."""
        return self._next(lambda one: not one.is_free)

    def _next(self, holds: Callable[[Paragraph], bool]) -> list[int]:
        found = len(self.paragraphs)
        nexts = [found := at if holds(one) else found for at, one in reversed(list(enumerate(self.paragraphs)))]
        return nexts[::-1]

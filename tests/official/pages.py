"""A PDF as a reader with a ruler sees it: pieces of text, ruled lines and table cells, in points from the top left."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.layout import LTChar, LTContainer

MM = 72 / 25.4
SAME_LINE = 1.0  # points between two baselines that are one
COLUMN_GAP = 6.0  # points between two pieces of one line that do not belong together; a space of 14 pt is 3.5
ASCENT = 0.891  # from the baseline to the top of the line, as a share of the size (Liberation Serif, Times New Roman)

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Glyph(NamedTuple):
    """One printed letter."""

    text: str
    left: float
    right: float
    middle: float
    baseline: float
    size: float
    font: str
    color: tuple[float, ...]


@dataclass(frozen=True)
class Piece:
    """Text on one baseline without a hole in it."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    sizes: frozenset[float]
    fonts: frozenset[str]
    colors: frozenset[tuple[float, ...]]

    @property
    def center(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def size(self) -> float:
        return max(self.sizes)

    @property
    def top(self) -> float:
        """The top edge of the line, above its tallest letters."""
        return self.baseline - ASCENT * self.size

    @property
    def is_bold(self) -> bool:
        return all("Bold" in font for font in self.fonts)

    @property
    def is_italic(self) -> bool:
        return all("Italic" in font for font in self.fonts)

    @property
    def is_upright(self) -> bool:
        return not any("Italic" in font for font in self.fonts)


@dataclass(frozen=True)
class Rule:
    """A ruled horizontal line."""

    left: float
    right: float
    y: float
    dashed: bool

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Cell:
    """A ruled cell: its box (left, top, right, bottom) and the lines of text in it."""

    box: Box
    lines: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


@dataclass(frozen=True)
class Table:
    """A ruled table as far as it stands on one page."""

    page: int
    box: Box
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Page:
    """One page; `number` counts from 1."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    tables: tuple[Table, ...]

    @cached_property
    def lines(self) -> tuple[Piece, ...]:
        """Whole lines outside ruled tables, from top to bottom; side by side texts are one line."""
        return tuple(_piece(self.number, line) for line in _baselines(self.free_glyphs))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The lines cut where they have a hole, as between two columns."""
        return tuple(_piece(self.number, part) for line in _baselines(self.free_glyphs) for part in _cut(line))

    @cached_property
    def free_glyphs(self) -> tuple[Glyph, ...]:
        boxes = [table.box for table in self.tables]
        return tuple(glyph for glyph in self.glyphs if not any(_inside(glyph, box) for box in boxes))

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


@lru_cache(maxsize=64)
def pages_of(pdf: bytes) -> tuple[Page, ...]:
    """Every page of a PDF."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return tuple(_page(page) for page in opened.pages)


def _page(page: Any) -> Page:
    layout, height = page.layout, float(page.height)
    glyphs = tuple(_glyph(char, height) for char in _letters(layout))
    # pdfplumber would copy all that is known of each letter to find the lines between them, half of the time.
    layout._objs = [one for one in layout if not isinstance(one, LTChar)]
    found = []
    for table in page.find_tables():
        rows = tuple(
            tuple(_cell(page.page_number, box, glyphs) for box in row.cells if box is not None) for row in table.rows
        )
        found.append(Table(page.page_number, table.bbox, rows))
    lines = [*page.lines, *(rect for rect in page.rects if rect["height"] < 2), *page.curves]
    rules = {
        Rule(round(line["x0"], 2), round(line["x1"], 2), round(line["top"], 2), bool(_dashes(line)))
        for line in lines
        if line["bottom"] - line["top"] < 2 and line["x1"] - line["x0"] > 2
    }
    ruled = tuple(sorted(rules, key=lambda rule: (rule.y, rule.left)))
    return Page(page.page_number, float(page.width), height, glyphs, ruled, tuple(found))


def _dashes(line: dict[str, Any]) -> Sequence[float]:
    dash = line.get("dash")
    return dash[0] if dash else ()


def _cell(page: int, box: Box, glyphs: Iterable[Glyph]) -> Cell:
    inside = [glyph for glyph in glyphs if _inside(glyph, box)]
    return Cell(box, tuple(_piece(page, line) for line in _baselines(inside)))


def _letters(layout: Any) -> Iterator[LTChar]:
    for one in layout:
        if isinstance(one, LTChar):
            yield one
        elif isinstance(one, LTContainer):
            yield from _letters(one)


def _glyph(char: LTChar, height: float) -> Glyph:
    color: Any = char.graphicstate.ncolor
    return Glyph(
        text=char.get_text(),
        left=char.x0,
        right=char.x1,
        middle=height - (char.y0 + char.y1) / 2,
        baseline=height - char.matrix[5],
        size=round(char.size, 1),
        font=char.fontname.rpartition("+")[2],
        color=color if isinstance(color, tuple) else (color or 0,),
    )


def _inside(glyph: Glyph, box: Box) -> bool:
    return box[0] <= (glyph.left + glyph.right) / 2 <= box[2] and box[1] <= glyph.middle <= box[3]


def _baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if lines and glyph.baseline - lines[-1][0].baseline < SAME_LINE:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda glyph: glyph.left) for line in lines if any(g.text.strip() for g in line)]


def _cut(line: list[Glyph]) -> list[list[Glyph]]:
    parts = [[line[0]]]
    for before, glyph in itertools.pairwise(line):
        if glyph.left - before.right > COLUMN_GAP:
            parts.append([])
        parts[-1].append(glyph)
    return [part for part in parts if any(glyph.text.strip() for glyph in part)]


def _piece(page: int, glyphs: list[Glyph]) -> Piece:
    seen = [glyph for glyph in glyphs if glyph.text.strip()]
    text = glyphs[0].text
    for before, glyph in itertools.pairwise(glyphs):
        hole = glyph.left - before.right > COLUMN_GAP and not glyph.text.isspace() and not text.endswith(" ")
        text += (" " if hole else "") + glyph.text
    return Piece(
        page=page,
        text=text.strip(),
        left=min(glyph.left for glyph in seen),
        right=max(glyph.right for glyph in seen),
        baseline=seen[0].baseline,
        sizes=frozenset(glyph.size for glyph in seen),
        fonts=frozenset(glyph.font for glyph in seen),
        colors=frozenset(glyph.color for glyph in seen),
    )

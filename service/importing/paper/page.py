"""A Word file as lines and tables in reading order, what only lays out the page taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.format_check.components import Components
from service.format_check.components.pieces import Piece, pieces_of
from service.format_check.word.markup import w
from service.format_check.word.model import Paragraph, Table
from service.importing.grids import Grid
from service.importing.headers import find_heading
from service.importing.proposals import Origin
from service.vietnamese import nfc
from service.vocabulary import words

_DOTS = re.compile(r"…+|\.{4,}")
_FACT = re.compile(
    r"(?:thoi gian|dia diem|chu tri|chu toa|thu ky|vang|dang vien vang|so dang vien|ket luan|y kien|bieu quyet)\b"
)


@dataclass(frozen=True)
class Line:
    """One line of the page."""

    text: str
    origin: Origin
    is_bold: bool = False
    in_cell: bool = False
    side: str = ""
    is_label: bool = False  # a row of a table that holds facts beside their names

    @property
    def is_capitals(self) -> bool:
        return self.text.isupper()


@dataclass(frozen=True)
class Page:
    """The lines and tables of the content, in order, and the components around them."""

    components: Components
    content: tuple[Line | Grid, ...]
    file: str

    def line_of(self, piece: Piece) -> Line:
        return _line(piece, self.file)


def read_page(components: Components, file: str) -> Page:
    """Take a file apart; tables that hold rows of data become grids, those that lay out the page become lines."""
    return Page(components, tuple(_content(components, file)), file)


def _content(components: Components, file: str) -> Iterator[Line | Grid]:
    word = components.word
    placed = {(piece.number, piece.start) for piece in _set_apart(components)}
    grids = {table.number: grid for table in word.tables if (grid := _data_grid(table, components, file))}
    inside = {
        number: table
        for table, grid in grids.items()
        for number in range(word.tables[table].first, word.tables[table].last + 1)
    }
    done: set[int] = set()
    lines: list[str] = []
    for paragraph in word.paragraphs:
        if (table := inside.get(paragraph.number)) is not None:
            if table not in done:
                done.add(table)
                grids[table].above = lines[-3:]
                if labelled := _labelled(grids[table]):
                    yield from labelled
                else:
                    yield grids[table]
            continue
        for piece in pieces_of(paragraph):
            if (piece.number, piece.start) not in placed and piece.text:
                lines.append(piece.text)
                yield _line(piece, file)


def is_number(text: str) -> bool:
    """Whether a cell only counts its row."""
    return text.strip(" .)").isdecimal()


def _labelled(grid: Grid) -> list[Line]:
    """The rows of a table of two columns that holds facts beside their names, as lines; none of any other table.

    What is told in several lines stands below its name as below a heading.
    """
    left = 1 if grid.width == 3 and all(is_number(cells[0]) for cells in grid.rows[1:] if cells) else 0
    pairs = [(grid.text(row, left), grid.text(row, left + 1)) for row in range(len(grid.rows))]
    labels = [label for label, said in pairs if said]
    known = sum(1 for label in labels if _FACT.match(words.plain(label)))
    short = all(1 <= len(label.split()) <= (8 if known > 2 else 4) for label in labels)
    if grid.width - left != 2 or find_heading(grid) or not short:
        return []
    lines = []
    for row, (label, said) in enumerate(pairs):
        own, place = label.rstrip(" :"), grid.origin(row, left + 1 if said else left)
        if label and "\n" in said:
            lines += [Line(f"{own}:", place), *(Line(one, place) for one in said.split("\n"))]
        elif label:
            lines.append(Line(f"{own}: {said}" if said else label, place, is_label=bool(said)))
    return lines


def _set_apart(components: Components) -> Iterator[Piece]:
    yield from components.head.pieces
    yield from components.foot.pieces
    yield from components.subject
    for piece in (components.type, components.dashes):
        if piece is not None:
            yield piece


def _line(piece: Piece, file: str) -> Line:
    runs = piece.runs
    cell = piece.paragraph.cell
    bold = bool(runs) and all(run.bold for run in runs)
    return Line(
        _written(piece.text),
        Origin(file=file, paragraph=piece.number, piece=piece.start),
        bold,
        cell is not None,
        piece.side,
    )


def _written(text: str) -> str:
    """What somebody wrote into a printed form, without the dots that were there to write on."""
    dots = _DOTS.findall(text)
    return " ".join(_DOTS.sub(" ", text).split()) if len(dots) > 1 or any(len(one) > 3 for one in dots) else text


def _data_grid(table: Table, components: Components, file: str) -> Grid | None:
    """The grid of a table with a heading that the importer knows; None where the table lays out the page."""
    layout = {
        piece.paragraph.cell.table
        for piece in (*components.head.pieces, *components.foot.pieces)
        if piece.paragraph.cell
    }
    if table.number in layout or len(table.rows) < 2 or table.nested:
        return None
    grid = _grid(table, components, file)
    if find_heading(grid) or (table.has_borders and grid.width > 1):
        return grid
    return None


def _grid(table: Table, components: Components, file: str) -> Grid:
    rows: list[list[str]] = []
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    begun: dict[int, int] = {}  # column → row in which a merge downwards begins
    elements = list(table.element.iterchildren(w("tr")))
    for number, (row, cells) in enumerate(zip(elements, table.rows, strict=False)):
        texts: list[str] = []
        for element, numbers in zip(row.iterchildren(w("tc")), cells, strict=False):
            at = len(texts)
            properties = element.find(w("tcPr"))
            span = properties.find(w("gridSpan")) if properties is not None else None
            merge = properties.find(w("vMerge")) if properties is not None else None
            wide = max(1, min(int(span.get(w("val")) or 1), 60)) if span is not None else 1
            if merge is not None and merge.get(w("val")) != "restart" and at in begun:
                covered[number, at] = (begun[at], at)
                texts += [""] * wide
                continue
            begun.pop(at, None)
            if merge is not None:
                begun[at] = number
            texts.append(_text(numbers, components))
            texts += [""] * (wide - 1)
            covered.update({(number, at + right): (number, at) for right in range(1, wide)})
        rows.append(texts)
    place = Origin(file=file, table=table.number + 1, paragraph=table.first)
    return Grid(rows, list(range(1, len(rows) + 1)), place, covered)


def _text(numbers: tuple[int, ...], components: Components) -> str:
    paragraphs: list[Paragraph] = [components.word.paragraph(number) for number in numbers]
    return nfc("\n".join(filter(None, (paragraph.plain for paragraph in paragraphs))))

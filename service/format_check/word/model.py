"""A Word file as its reader sees it: effective formatting, whoever made the file and however the formatting came in.

Lengths are twips (1/20 pt; 567 = 10 mm), font sizes points. Text is what is printed: tracked deletions and hidden
runs are left out, a tab is ``\\t``, a line break ``\\n``, a page break ``\\f``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from lxml import etree

from service.vietnamese import is_nfc

Element: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml has no public name for it
TWIPS_PER_MM = 1440 / 25.4
_DRAWINGS = ("{*}drawing", "{*}pict", "{*}object")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; `start` is its first character's position in the paragraph's text."""

    element: Element  # the w:r
    text: str
    start: int
    fonts: frozenset[str]  # of the letters it holds, themes resolved; empty where it holds only space
    size: float
    bold: bool
    italic: bool
    underline: str  # "none" or Word's name of the line
    color: str  # "auto" or six hexadecimal digits in capitals
    caps: bool  # small letters are printed as capitals (w:caps)
    vertical: str  # "baseline", "superscript", "subscript"
    highlight: str  # "none", a name of Word's, or the fill of a shading other than white
    spacing: int  # added between letters, twips
    scale: int  # width of the letters, percent
    effects: tuple[str, ...]  # by Word's names: "strike", "outline", "shadow" …

    @property
    def end(self) -> int:
        """The position after its last character."""
        return self.start + len(self.text)

    @property
    def is_seen(self) -> bool:
        """Whether it prints anything but space."""
        return bool(self.text.strip())

    @property
    def has_letters(self) -> bool:
        """Whether it prints any letter or digit."""
        return any(sign.isalnum() for sign in self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn horizontal line, or a shape that prints as one; `paragraph` is the number of the one it hangs on."""

    element: Element
    paragraph: int
    width: int  # twips
    solid: bool
    align: str  # of its position: "left", "center", "right", or "" where it is given by an offset
    offset: int | None = None  # twips from the reference `relative`
    relative: str = ""  # "column", "page", "margin", "character"; empty for an inline one


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a paragraph in a table: which table of the part, row and column (counted from 0), cells in a row."""

    table: int
    row: int
    column: int
    columns: int


@dataclass(frozen=True)
class Paragraph:
    """One paragraph with its effective settings."""

    element: Element
    part: str
    number: int  # counted from 1 within its part, in the order of the file, empty ones too
    runs: tuple[Run, ...]
    style: str  # the style's name; empty where the file names none
    alignment: str  # "left", "center", "right", "both"
    left: int
    right: int
    first_line: int  # below 0 for a hanging indent
    before: int
    after: int
    line: int  # twips, or 240ths of a line where `line_rule` is "auto"
    line_rule: str  # "auto", "exact", "atLeast"
    contextual: bool  # no space between paragraphs of the same style
    keep_next: bool
    page_break_before: bool
    tabs: tuple[tuple[int, str], ...]  # position and kind of its tab stops, by position
    borders: frozenset[str]  # sides with a visible border: "top", "bottom" …
    label: str  # what automatic numbering prints before it: "1.", "a)", "-"; else empty
    label_color: str  # what the list says of the letters of that label; empty where it says nothing
    label_font: str
    label_size: float  # points; 0 where the list says nothing
    label_italic: bool
    fields: tuple[str, ...]  # codes of the fields in it: "PAGE", "NUMPAGES" …
    lines: tuple[Line, ...]  # drawn lines that hang on it
    frame: str  # how the frame that holds it stands ("center" …, "page" without a word); empty where it stands in none
    is_drop_cap: bool  # a first letter that is as high as some lines
    hidden: str  # text with w:vanish, which is not printed
    mark_size: float  # of its mark where it has no runs, points: so high it prints
    cell: Cell | None
    in_box: bool  # inside a text box

    @cached_property
    def text(self) -> str:
        """What it prints, automatic numbers left out."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def is_composed(self) -> bool:
        """Whether its letters are written as one code point each (NFC)."""
        return is_nfc(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    def runs_within(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs that print some of its characters `start` to `end`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self.runs[first : bisect_left(self._starts, end, first)]

    @cached_property
    def plain(self) -> str:
        """The text as one reads it: label included, capitals as printed, every space one blank, none at the ends."""
        shown = "".join(run.text.upper() if run.caps else run.text for run in self.runs)
        return " ".join(f"{self.label} {shown}".split())

    @cached_property
    def seen(self) -> tuple[Run, ...]:
        """The runs that print something."""
        return tuple(run for run in self.runs if run.is_seen)

    @cached_property
    def lettered(self) -> list[Run]:
        """The runs that print letters or digits."""
        return [run for run in self.runs if run.has_letters]

    @property
    def is_free(self) -> bool:
        """Whether it stands outside tables and text boxes."""
        return self.cell is None and not self.in_box

    @property
    def has_drawings(self) -> bool:
        """Whether anything is drawn on it: a shape, a picture, a text box."""
        return next(self.element.iter(*_DRAWINGS), None) is not None

    @property
    def is_empty(self) -> bool:
        """Whether it prints no letter (it may still carry a drawn line)."""
        return not self.plain


@dataclass(frozen=True)
class Table:
    """A table of a part; `rows` hold the numbers of the paragraphs of each cell (nested tables' too)."""

    element: Element
    part: str
    number: int  # counted from 0 within its part
    rows: tuple[tuple[tuple[int, ...], ...], ...]
    first: int  # the numbers of its first and last paragraph
    last: int
    nested: bool
    has_borders: bool  # any line of its own is printed
    has_fill: bool  # any cell of its own stands on another colour than white
    widths: tuple[int, ...]  # of the grid's columns, twips


@dataclass(frozen=True)
class Section:
    """One section: the paper, the margins, what stands in its headers and footers; inherited ones filled in."""

    element: Element  # the w:sectPr
    number: int  # counted from 1
    first: int  # the numbers of its first and last paragraph in the body
    last: int
    width: int
    height: int
    landscape: bool
    margins: Mapping[str, int]  # top, bottom, left, right, header, footer, gutter
    title_page: bool
    restart: int | None  # the first page's number where numbering starts again
    number_format: str  # "decimal", "upperRoman" …
    headers: Mapping[str, tuple[Paragraph, ...]]  # by type: "default", "first", "even"
    footers: Mapping[str, tuple[Paragraph, ...]]

    def around_pages(self, *types: str) -> Iterator[Paragraph]:
        """The paragraphs of its headers, then of its footers; of those `types`, or of all."""
        for group in (self.headers, self.footers):
            for name in types or group:
                yield from group.get(name, ())


@dataclass(frozen=True)
class WordFile:
    """A whole file. `paragraphs` are those of the body in reading order, table cells and text boxes included."""

    main: str  # the part's name
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    notes: tuple[Paragraph, ...]  # foot- and endnotes
    even_and_odd: bool  # even pages have headers of their own
    coloured: bool  # its pages stand on another colour than white
    mirrored: bool  # left and right margins change sides on even pages
    tracked_changes: int  # insertions and deletions that nobody accepted yet
    outside: tuple[str, ...]  # what leads out of the file, by what people call it; nobody follows it
    pages: int | None  # as the program that saved it counted them (docProps/app.xml); not to be relied on

    def paragraph(self, number: int) -> Paragraph:
        """The body's paragraph of that number."""
        return self.paragraphs[number - 1]

    @property
    def letters(self) -> int:
        """How many signs all its paragraphs print."""
        return sum(len(paragraph.text) for paragraph in self.all_paragraphs)

    @property
    def types_of_further_pages(self) -> tuple[str, ...]:
        """The types of the headers and footers behind page 1."""
        return ("default", "even") if self.even_and_odd else ("default",)

    @property
    def free(self) -> Iterator[Paragraph]:
        """The body's paragraphs outside tables and boxes."""
        return (paragraph for paragraph in self.paragraphs if paragraph.is_free)

    @property
    def all_paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph that prints text: headers and footers, the body, notes."""
        return chain(self.headers_and_footers, self.paragraphs, self.notes)

    @property
    def headers_and_footers(self) -> Iterator[Paragraph]:
        """Every paragraph of every header and footer, each once."""
        groups = (group for section in self.sections for group in (section.headers, section.footers))
        # Most sections show those of the section before.
        stories = {id(story): story for group in groups for story in group.values()}
        around = chain.from_iterable(stories.values())
        yield from {(paragraph.part, paragraph.number): paragraph for paragraph in around}.values()

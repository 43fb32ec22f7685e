"""The components of a paper, found by their words and places even where these are wrong.

patterns       regular expressions that recognise a component
pieces         the lines of a paragraph, each with its side of the page
head           issuer, number, date, title
foot           signatures and recipients
walk           finding all of them, from the head to the last annex
nature         what the file is: a paper that the guidance governs, or something else
papers         the papers of a file that holds several
drawn_lines    horizontal lines of the head
floating       shapes that print over text
heights        how high text prints; `levels`: whether two lines of the head stand on one level
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from service.format_check.components.foot import Foot
from service.format_check.components.head import Head
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import PaperType
from service.format_check.word.model import Paragraph, Section, Table, WordFile


@dataclass
class Annex:
    """One phụ lục of the file."""

    heading: Piece
    last: int  # the number of its last paragraph
    title: list[Piece] = field(default_factory=list)
    reference: Piece | None = None  # (Kèm theo …)
    dashes: Piece | None = None
    content: list[Paragraph] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The number of its first paragraph."""
        return self.heading.number


@dataclass
class Components:
    """The components of a file; numbers are those of the body's paragraphs, `last` included."""

    word: WordFile
    head: Head = field(default_factory=Head)
    head_last: int = 0
    kind: PaperType | None = None  # from the name of the type, else from the symbol or the form of the paper
    type: Piece | None = None
    type_goes_on: bool = False  # the name of the type shares its line with the trích yếu
    subject: list[Piece] = field(default_factory=list)
    dashes: Piece | None = None
    addressee: Piece | None = None  # Kính gửi, Kính trình
    grounds: list[Paragraph] = field(default_factory=list)
    content: list[Paragraph] = field(default_factory=list)  # outside tables, without the grounds
    content_first: int = 1
    content_last: int = 0
    foot: Foot = field(default_factory=Foot)
    foot_last: int = 0
    annexes: list[Annex] = field(default_factory=list)
    has_paper: bool = True  # False for a file that is an annex or a list alone

    @property
    def is_letter(self) -> bool:
        return self.kind is not None and self.kind.name == "công văn"

    @property
    def is_minutes(self) -> bool:
        return self.kind is not None and self.kind.name == "biên bản"

    @property
    def is_form(self) -> bool:
        """Whether it is one of the administrative papers, whose layout is freer."""
        return self.kind is not None and self.kind.form

    @property
    def needs_number_and_date(self) -> bool:
        """Whether the paper must have both; minutes, drafts and forms without a symbol may go without."""
        has_symbol = self.kind is None or bool(self.kind.symbols)
        return has_symbol and not self.is_minutes and not self.head.is_draft

    @cached_property
    def all_content(self) -> list[Paragraph]:
        """The paragraphs of the content outside tables: grounds, the paper's own and those of its annexes."""
        return [*self.grounds, *self.content, *(paragraph for annex in self.annexes for paragraph in annex.content)]

    @property
    def ends_in_table(self) -> bool:
        """Whether a table is the last thing before the foot."""
        before = range(self.content_last, self.content_first - 1, -1)
        last = next((paragraph for number in before if not (paragraph := self.word.paragraph(number)).is_empty), None)
        return last is not None and last.cell is not None

    def tables_of(self, section: Section) -> list[Table]:
        """The tables of a section with lines; those that only lay out head or foot are left out."""
        layout = {
            piece.paragraph.cell.table for piece in (*self.head.pieces, *self.foot.pieces) if piece.paragraph.cell
        }
        return [
            table
            for table in self.word.tables
            if section.first <= table.first <= section.last and table.number not in layout and table.has_borders
        ]

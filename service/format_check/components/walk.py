"""Finding the components of a file in the order of the page: head, caption, addressees, grounds, content, foot,
annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest

from service.format_check.components import Annex, Components, patterns
from service.format_check.components.foot import begins_foot, is_role, read_foot
from service.format_check.components.head import read_head
from service.format_check.components.pieces import Piece, pieces_of
from service.format_check.hd05_values import TYPE_NAMED, PaperType, fold
from service.format_check.word.markup import w
from service.format_check.word.model import Paragraph, Section, WordFile

_LONG = 150  # characters: a longer paragraph outside tables is running text
_HEAD_MOST = 90  # paragraphs, empty ones too
_NUMBERED = re.compile(r"(?:[IVX]{1,8}|\d{1,2}|[A-Z])\s*[-.)/]")
_LISTS = ("danh sach", "bieu ", "mau ", "phieu ", "so do", "bang ")


def find_components(word: WordFile) -> Components:
    """Find the components of a file."""
    return _Finder(word).read()


def starts_page(word: WordFile, paragraph: Paragraph) -> bool:
    """Whether a paragraph of the body is the first of its page because somebody said so."""
    before = word.paragraphs[paragraph.number - 2] if paragraph.number > 1 else None
    return (
        paragraph.page_break_before
        or paragraph.text.startswith("\f")
        or before is None
        or before.text.rstrip(" \n").endswith("\f")
        or any(section.first == paragraph.number for section in word.sections)
    )


class _Finder:
    """One walk through a file; `at` is the number of the next paragraph to look at."""

    def __init__(self, word: WordFile) -> None:
        self.word, self.components = word, Components(word)
        self._pieces: dict[int, list[Piece]] = {}
        self._ruled = {table.number for table in word.tables if table.has_borders}
        self.last = len(word.paragraphs)

    def read(self) -> Components:
        components = self.components
        components.annexes = list(self._annexes())
        self.last = components.annexes[0].first - 1 if components.annexes else self.last
        self._head()
        if components.has_paper:
            self._caption()
            self._addressee()
        self._foot()
        self._grounds_and_content()
        return components

    def pieces(self, number: int) -> list[Piece]:
        """The pieces of the body's paragraph of that number."""
        if number not in self._pieces:
            self._pieces[number] = list(pieces_of(self.word.paragraph(number)))
        return self._pieces[number]

    def _free(self, first: int, last: int) -> list[Paragraph]:
        """The paragraphs outside tables and text boxes that print something."""
        within = (self.word.paragraph(number) for number in range(first, last + 1))
        return [paragraph for paragraph in within if not paragraph.is_empty and paragraph.is_free]

    def walk(self, first: int, last: int) -> Iterator[tuple[Paragraph, list[Piece]]]:
        """The paragraphs that print something, with their pieces."""
        for number in range(first, last + 1):
            pieces = self.pieces(number)
            if pieces:
                yield self.word.paragraph(number), pieces

    def _head(self) -> None:
        components, pieces, stop = self.components, [], self.last + 1
        for paragraph, lines in self.walk(1, min(self.last, _HEAD_MOST)):
            named = next((piece for piece in lines if self._names_type(piece)), None)
            if named is not None:
                components.type, components.kind = named, patterns.type_of(named.folded)
                pieces += lines[: lines.index(named)]
                stop = paragraph.number
                break
            if self._ends_head(paragraph, lines[0]) or self._is_data(paragraph):
                stop = paragraph.number
                break
            pieces += lines
        components.head, components.head_last = read_head(pieces), stop - 1
        components.content_first = stop
        first = next((lines[0].folded for _, lines in self.walk(1, self.last)), "")
        listed = components.kind is None and not components.head.is_there and first.startswith(_LISTS)
        components.has_paper = not listed and (bool(first) or not components.annexes)
        shouted = components.type is not None and components.type.is_capitals
        if components.has_paper and not shouted and not self._on_shared_line() and components.type is None:
            self._type_by_other_means()

    def _names_type(self, piece: Piece) -> bool:
        cell = piece.paragraph.cell
        stands_alone = cell is None or cell.columns == 1 or piece.side == "center"
        apart = not piece.in_columns or piece.is_alone
        return stands_alone and apart and patterns.type_of(piece.folded) is not None

    def _is_data(self, paragraph: Paragraph) -> bool:
        """Whether a line stands in a table of data: with lines, and of more columns than a head has."""
        return paragraph.cell is not None and paragraph.cell.columns > 2 and paragraph.cell.table in self._ruled

    @staticmethod
    def _ends_head(paragraph: Paragraph, first: Piece) -> bool:
        """Whether a line can only stand below the head: hyphens, addressees, grounds or running text."""
        free = paragraph.is_free
        if _opens_text(first):
            return True
        hyphens = patterns.DASHES.fullmatch(first.folded) is not None and first.side == "center"
        return free and (hyphens or len(paragraph.plain) > _LONG)

    def _on_shared_line(self) -> bool:
        """Whether the type shares a line of the head with the trích yếu; a heading in small letters below is none."""
        for piece in self.components.head.pieces:
            begun = patterns.type_begun(piece.folded)
            is_shouted = begun is not None and piece.text[: len(begun.name)].isupper()
            if begun is not None and is_shouted and (piece.side == "center" or self._fills_its_row(piece)):
                self._shared_line(piece, begun)
                return True
        return False

    def _fills_its_row(self, piece: Piece) -> bool:
        """Whether nothing but a line stands in its row, below the number or the day: no name of a body stands there."""
        cell, head = piece.paragraph.cell, self.components.head
        above = max((known.number for known in (head.number, head.date) if known is not None), default=None)
        if cell is None or above is None or piece.number <= above:
            return False
        cells = (other.paragraph.cell for other in head.pieces if other is not piece)
        return all(other is None or (other.table, other.row) != (cell.table, cell.row) for other in cells)

    def _type_by_other_means(self) -> None:
        """No line names the type: its symbol may, or the paper is a công văn."""
        components = self.components
        components.kind = self._kind_by_symbol()
        self._subject_without_type()
        named = any(line.is_capitals for line in components.subject)  # a title in words that are no type of paper
        is_letter = components.head.letter_subject or self._addressed(components.content_first) is not None
        if components.kind is None and is_letter and not named:
            components.kind = TYPE_NAMED["cong van"]
        if components.is_letter:
            components.subject = []

    def _shared_line(self, piece: Piece, kind: PaperType) -> None:
        components = self.components
        components.type, components.kind = replace(piece, end=piece.start + len(kind.name)), kind
        components.type_goes_on = True
        components.head = read_head([above for above in components.head.pieces if above.number < piece.number])
        components.head_last, components.content_first = piece.number - 1, piece.number + 1

    def _kind_by_symbol(self) -> PaperType | None:
        number = self.components.head.number
        symbols = re.findall(r"[^\W\d_]+", number.text) if number is not None else []
        return next((paper_type for paper_type in TYPE_NAMED.values() if set(paper_type.symbols) & set(symbols)), None)

    def _subject_without_type(self) -> None:
        """Lines in the middle of the page under the head are the trích yếu of a paper whose type is missing."""
        head = self.components.head
        placed = (head.title, head.star, head.number, head.date, head.draft)
        below = max((piece.number for piece in placed if piece is not None), default=0)
        self.components.subject = [
            line
            for line in head.pieces
            if line.number > below and line.side == "center" and not patterns.DASHES.fullmatch(line.folded)
        ]

    def _caption(self) -> None:
        """The trích yếu under the type, and the hyphens under it."""
        components = self.components
        at = components.type.number if components.type is not None else components.head_last + 1
        rest = self._below_type(at)
        hyphens = next((place for place, line in enumerate(rest) if patterns.DASHES.fullmatch(line.folded)), None)
        if hyphens is not None:
            components.dashes, between = rest[hyphens], rest[:hyphens]
            components.content_first = components.dashes.number + 1
        else:
            between = self._centered(rest)
            below = (between[-1].number if between else at) + bool(between or components.type)
            components.content_first = max(components.content_first, below)
        if components.type is not None:
            components.subject = between

    def _below_type(self, at: int) -> list[Piece]:
        """The lines that may still be caption: up to the grounds, the addressees, a table or running text."""
        rest: list[Piece] = []
        begin = self.components.type.start if self.components.type is not None else -1
        for paragraph, lines in self.walk(at, min(at + 25, self.last)):
            own = [line for line in lines if (line.number, line.start) > (at, begin)]
            if not own:
                continue
            opened = _opens_text(own[0]) or begins_foot(own[0])
            in_table = paragraph.cell is not None and paragraph.cell.columns > 1
            if opened or in_table or (len(paragraph.plain) > 3 * _LONG) or len(rest) > 8:
                break
            rest += own
        return rest

    @staticmethod
    def _centered(lines: Sequence[Piece]) -> list[Piece]:
        """Without hyphens below, the trích yếu is what is centred, or one bold line that is no heading."""
        taken: list[Piece] = []
        for line in lines:
            bold = bool(line.runs) and all(run.bold for run in line.runs)
            first_bold = not taken and bold and not _NUMBERED.match(line.text) and len(line.text) < _LONG
            if not (line.paragraph.alignment == "center" or first_bold) or line.text.startswith("("):
                break
            taken.append(line)
        return taken

    def _addressed(self, first: int) -> Piece | None:
        """The line Kính gửi or Kính trình among the first three that follow."""
        lines = self.walk(first, min(first + 12, self.last))
        for _, (_, pieces) in zip(range(3), lines, strict=False):
            for piece in pieces:
                if patterns.ADDRESSEE.match(piece.folded) and len(piece.folded) < _LONG:
                    return piece
        return None

    def _addressee(self) -> None:
        components = self.components
        components.addressee = self._addressed(components.content_first)
        if components.addressee is None:
            return
        components.content_first = components.addressee.number + 1
        cell = components.addressee.paragraph.cell
        if cell is not None:
            components.content_first = next(table.last for table in self.word.tables if table.number == cell.table) + 1
        for paragraph, lines in self.walk(components.content_first, self.last):
            first = lines[0]
            listed = first.text.startswith(("-", "–", "+")) or first.in_columns or first.side in ("center", "right")
            if not listed or patterns.GROUND.match(first.folded) or len(paragraph.plain) > _LONG:
                break
            components.content_first = paragraph.number + 1

    def _grounds_and_content(self) -> None:
        components = self.components
        free = self._free(components.content_first, components.content_last)
        openings = [fold(paragraph.plain[:40]) for paragraph in free]
        begin = next((n for n, opening in enumerate(openings[:3]) if patterns.GROUND.match(opening)), len(free))
        count = sum(1 for _ in takewhile(patterns.GROUND_TOO.match, openings[begin:]))
        grounds = free[begin : begin + count]
        if grounds and not _is_prose(grounds):
            components.grounds = grounds
            free = free[:begin] + free[begin + count :]
        components.content = free

    def _foot(self) -> None:
        components = self.components
        begin = self._foot_begins() if components.has_paper else self.last + 1
        components.content_last, components.foot_last = begin - 1, self._foot_ends(begin)
        components.foot = read_foot([piece for _, lines in self.walk(begin, components.foot_last) for piece in lines])

    def _foot_begins(self) -> int:
        first, role = self.components.content_first, 0
        for paragraph, lines in self.walk(first, self.last):
            if paragraph.cell is not None and paragraph.cell.table in self._ruled and not self._signs(paragraph, lines):
                continue
            if any(self._is_anchor(piece) for piece in lines):
                return self._back_to_role(self._top_of(paragraph), first)
            if not role and any(self._is_lone_role(piece) for piece in lines):
                role = self._top_of(paragraph)
        return role or self.last + 1

    @staticmethod
    def _signs(paragraph: Paragraph, lines: Sequence[Piece]) -> bool:
        """Whether a cell of a table with lines opens a signature: somebody left the lines of a layout table on."""
        cell = paragraph.cell
        return cell is not None and cell.columns == 2 and any(patterns.CAPACITY.match(piece.folded) for piece in lines)

    @staticmethod
    def _is_anchor(piece: Piece) -> bool:
        if not begins_foot(piece):
            return False
        cell = piece.paragraph.cell
        in_columns = piece.in_columns or piece.paragraph.in_box or (cell is not None and cell.columns > 1)
        minutes = patterns.MINUTES_ROLE.fullmatch(piece.folded.strip(" :"))
        return in_columns or not minutes or (piece.is_capitals and not piece.text.endswith(":"))

    @staticmethod
    def _is_lone_role(piece: Piece) -> bool:
        return is_role(piece) and piece.side in ("right", "center") and len(piece.text.split()) <= 6

    def _top_of(self, paragraph: Paragraph) -> int:
        """The first paragraph of the outermost table that holds it, or its own number."""
        around = [table.first for table in self.word.tables if table.first <= paragraph.number <= table.last]
        return min(around, default=paragraph.number) if paragraph.cell is not None else paragraph.number

    def _back_to_role(self, begin: int, first: int) -> int:
        """Where the foot really begins: lines of a signature above `begin`, by which it was found, belong to it."""
        for paragraph, lines in reversed(list(self.walk(max(first, begin - 12), begin - 1))):
            aside = all(line.side in ("right", "center") and len(line.text) < 60 for line in lines)
            signs = is_role(lines[-1]) or patterns.is_name(lines[-1].text)
            if not (aside and signs and paragraph.is_free):
                break
            begin = paragraph.number
        return begin

    def _foot_ends(self, begin: int) -> int:
        """The last paragraph before running text, a page or a further paper, which opens with the table of its head."""
        fresh = (section.first for section in self.word.sections if section.first > begin and _turns_page(section))
        last = min([self.last, *(number - 1 for number in fresh)])
        for paragraph, lines in self.walk(begin + 1, last):
            running = len(paragraph.plain) > _LONG and not lines[0].text.startswith(("-", "–"))
            if paragraph.is_free and (running or starts_page(self.word, paragraph)):
                return paragraph.number - 1
        return last

    def _annexes(self) -> Iterator[Annex]:
        begins = [lines[0] for paragraph, lines in self.walk(1, self.last) if self._is_annex(paragraph, lines[0])]
        for heading, following in zip_longest(begins, begins[1:]):
            yield self._annex(heading, following.number - 1 if following else self.last)

    def _is_annex(self, paragraph: Paragraph, first: Piece) -> bool:
        if len(first.text) > 20 or not patterns.ANNEX.fullmatch(first.folded):
            return False
        if paragraph.cell is not None and paragraph.cell.columns > 1:
            return False
        return first.side in ("center", "right") or first.is_capitals or starts_page(self.word, paragraph)

    def _annex(self, heading: Piece, last: int) -> Annex:
        annex, at = Annex(heading, last), heading.number
        lines = [line for _, pieces in self.walk(at, min(at + 20, last)) for line in pieces]
        for line in lines[lines.index(heading) + 1 :]:
            cell = line.paragraph.cell
            if patterns.DASHES.fullmatch(line.folded):
                annex.dashes = line
            elif patterns.ATTACHED.match(line.folded):
                annex.reference = line
            elif annex.dashes or len(line.text) > 2 * _LONG or (cell is not None and cell.columns > 1):
                break
            elif line.side == "center" or (not annex.title and line.is_capitals):
                annex.title.append(line)
            else:
                break
            at = line.number
        annex.content = self._free(at + 1, last)
        return annex


def _opens_text(line: Piece) -> bool:
    """Whether a line is the first of the grounds, or names the addressee."""
    return bool(patterns.GROUND.match(line.folded) or patterns.ADDRESSEE.match(line.folded))


def _turns_page(section: Section) -> bool:
    """Whether a section begins on a page of its own."""
    kind = section.element.find(w("type"))
    return kind is None or kind.get(w("val")) != "continuous"


def _is_prose(grounds: Sequence[Paragraph]) -> bool:
    """Whether a single paragraph that begins with "Căn cứ" is a sentence of the text and no entry of the list."""
    text = grounds[0].plain
    if len(grounds) > 1 or text.startswith(("-", "–")):
        return False
    says = r",\s*(?:chi bộ|chi uỷ|chi ủy|đảng uỷ|đảng ủy|ban |hội nghị|nay )"
    return text.endswith(":") or re.search(says, text.casefold()) is not None

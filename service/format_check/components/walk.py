"""The way through a file: head, caption, addressees, grounds, content, foot, annexes, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.format_check.components import Annex, Components, patterns
from service.format_check.components.foot import begins_foot, is_role, read_foot
from service.format_check.components.head import read_head
from service.format_check.components.pieces import Piece, pieces_of
from service.format_check.hd05_values import TYPE_NAMED, PaperType, fold
from service.format_check.word.markup import w
from service.format_check.word.model import Paragraph, Section, WordFile

_LONG = 150  # characters: a longer paragraph outside tables is running text
_HEAD_MOST = 90  # paragraphs, empty ones too
_NUMBERED = re.compile(r"(?:[IVX]+|\d{1,2}|[A-Z])\s*[-.)/]")
_LISTS = ("danh sach", "bieu ", "mau ", "phieu ", "so do", "bang ")


def find_components(word: WordFile) -> Components:
    """Find the components of a file."""
    return _Reading(word).read()


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


class _Reading:
    """One walk through a file; `at` is the number of the next paragraph to look at."""

    def __init__(self, word: WordFile) -> None:
        self.word, self.found = word, Components(word)
        self._pieces: dict[int, list[Piece]] = {}
        self.last = len(word.paragraphs)

    def read(self) -> Components:
        found = self.found
        found.annexes = list(self._annexes())
        self.last = found.annexes[0].first - 1 if found.annexes else self.last
        self._head()
        if found.has_paper:
            self._caption()
            self._addressee()
        self._foot()
        self._grounds_and_content()
        return found

    def pieces(self, number: int) -> list[Piece]:
        """The pieces of the body's paragraph of that number."""
        if number not in self._pieces:
            self._pieces[number] = list(pieces_of(self.word.paragraph(number)))
        return self._pieces[number]

    def walk(self, first: int, last: int) -> Iterator[tuple[Paragraph, list[Piece]]]:
        """The paragraphs that print something, with their pieces."""
        for number in range(first, last + 1):
            pieces = self.pieces(number)
            if pieces:
                yield self.word.paragraph(number), pieces

    # Head ------------------------------------------------------------------------------------------------

    def _head(self) -> None:
        found, pieces, stop = self.found, [], self.last + 1
        for paragraph, lines in self.walk(1, min(self.last, _HEAD_MOST)):
            named = next((one for one in lines if self._names_type(one)), None)
            if named is not None:
                found.type, found.kind = named, patterns.type_of(named.folded)
                pieces += lines[: lines.index(named)]
                stop = paragraph.number
                break
            if self._ends_head(paragraph, lines[0]):
                stop = paragraph.number
                break
            pieces += lines
        found.head, found.head_last = read_head(pieces), stop - 1
        found.content_first = stop
        first = next((lines[0].folded for _, lines in self.walk(1, self.last)), "")
        listed = found.kind is None and not found.head.is_there and first.startswith(_LISTS)
        found.has_paper = not listed and (bool(first) or not found.annexes)
        if found.type is None and found.has_paper:
            self._type_by_other_means()

    def _names_type(self, piece: Piece) -> bool:
        cell = piece.paragraph.cell
        stands_alone = cell is None or cell.columns == 1 or piece.side == "center"
        apart = not piece.in_columns or piece.is_alone
        return stands_alone and apart and patterns.type_of(piece.folded) is not None

    @staticmethod
    def _ends_head(paragraph: Paragraph, first: Piece) -> bool:
        """Whether what a paper without a type begins with is reached: its hyphens, addressees, grounds or text."""
        free = paragraph.cell is None and not paragraph.in_box
        if patterns.ADDRESSEE.match(first.folded) or patterns.GROUND.match(first.folded):
            return True
        hyphens = patterns.DASHES.fullmatch(first.folded) is not None and first.side == "center"
        return free and (hyphens or len(paragraph.plain) > _LONG)

    def _type_by_other_means(self) -> None:
        """No line names the type: it may share its line with the trích yếu, or the paper is a công văn."""
        found = self.found
        for piece in found.head.pieces:
            begun = patterns.type_begun(piece.folded)
            if begun is not None and piece.side == "center" and piece.text[: len(begun.name)].isupper():
                self._shared_line(piece, begun)
                return
        found.kind = self._kind_by_symbol()
        if found.kind is None and (found.head.letter_subject or self._addressed(found.content_first) is not None):
            found.kind = TYPE_NAMED["cong van"]
        if not found.is_letter:
            self._subject_without_type()

    def _shared_line(self, piece: Piece, kind: PaperType) -> None:
        found = self.found
        found.type, found.kind, found.type_goes_on = replace(piece, end=piece.start + len(kind.name)), kind, True
        found.head = read_head([one for one in found.head.pieces if one.number < piece.number])
        found.head_last, found.content_first = piece.number - 1, piece.number + 1

    def _kind_by_symbol(self) -> PaperType | None:
        number = self.found.head.number
        symbols = re.findall(r"[^\W\d_]+", number.text) if number is not None else []
        return next((one for one in TYPE_NAMED.values() if set(one.symbols) & set(symbols)), None)

    def _subject_without_type(self) -> None:
        """Lines in the middle of the page under the head are the trích yếu of a paper whose type is missing."""
        head = self.found.head
        placed = [one.number for one in (head.title, head.star, head.number, head.date, head.draft) if one is not None]
        below = max(placed, default=0)
        self.found.subject = [
            one
            for one in head.pieces
            if one.number > below and one.side == "center" and not patterns.DASHES.fullmatch(one.folded)
        ]

    # Caption ---------------------------------------------------------------------------------------------

    def _caption(self) -> None:
        """The trích yếu under the type, and the hyphens under it."""
        found = self.found
        at = found.type.number if found.type is not None else found.head_last + 1
        rest = self._below_type(at)
        hyphens = next((place for place, one in enumerate(rest) if patterns.DASHES.fullmatch(one.folded)), None)
        if hyphens is not None:
            found.dashes, between = rest[hyphens], rest[:hyphens]
            found.content_first = found.dashes.number + 1
        else:
            between = self._centered(rest)
            found.content_first = max(
                found.content_first, (between[-1].number if between else at) + bool(between or found.type)
            )
        if found.type is not None:
            found.subject = between

    def _below_type(self, at: int) -> list[Piece]:
        """The lines that may still be caption: up to the grounds, the addressees, a table or running text."""
        rest: list[Piece] = []
        for paragraph, lines in self.walk(at, min(at + 25, self.last)):
            own = [
                one for one in lines if self.found.type is None or (one.number, one.start) > (at, self.found.type.start)
            ]
            if not own:
                continue
            opened = (
                patterns.GROUND.match(own[0].folded) or patterns.ADDRESSEE.match(own[0].folded) or begins_foot(own[0])
            )
            in_table = paragraph.cell is not None and paragraph.cell.columns > 1
            if opened or in_table or (len(paragraph.plain) > 3 * _LONG) or len(rest) > 8:
                break
            rest += own
        return rest

    @staticmethod
    def _centered(lines: Sequence[Piece]) -> list[Piece]:
        """Without hyphens below, the trích yếu is what is centred, or one bold line that is no heading."""
        taken: list[Piece] = []
        for one in lines:
            bold = bool(one.runs) and all(run.bold for run in one.runs)
            first_bold = not taken and bold and not _NUMBERED.match(one.text) and len(one.text) < _LONG
            if not (one.paragraph.alignment == "center" or first_bold) or one.text.startswith("("):
                break
            taken.append(one)
        return taken

    # Addressees, grounds, content ------------------------------------------------------------------------

    def _addressed(self, first: int) -> Piece | None:
        """The line Kính gửi or Kính trình among the first three that follow."""
        lines = self.walk(first, min(first + 12, self.last))
        for _, (_, pieces) in zip(range(3), lines, strict=False):
            for piece in pieces:
                if patterns.ADDRESSEE.match(piece.folded) and len(piece.folded) < _LONG:
                    return piece
        return None

    def _addressee(self) -> None:
        found = self.found
        found.addressee = self._addressed(found.content_first)
        if found.addressee is None:
            return
        found.content_first = found.addressee.number + 1
        cell = found.addressee.paragraph.cell
        if cell is not None:
            found.content_first = next(one.last for one in self.word.tables if one.number == cell.table) + 1
        for paragraph, lines in self.walk(found.content_first, self.last):
            first = lines[0]
            listed = first.text.startswith(("-", "–", "+")) or first.in_columns or first.side in ("center", "right")
            if not listed or patterns.GROUND.match(first.folded) or len(paragraph.plain) > _LONG:
                break
            found.content_first = paragraph.number + 1

    def _grounds_and_content(self) -> None:
        found = self.found
        within = range(found.content_first, found.content_last + 1)
        free = [one for number in within if not (one := self.word.paragraph(number)).is_empty and _is_free(one)]
        begin = next((n for n, one in enumerate(free[:3]) if patterns.GROUND.match(fold(one.plain[:40]))), None)
        end = begin
        while end is not None and end < len(free) and patterns.GROUND_TOO.match(fold(free[end].plain[:40])):
            end += 1
        grounds = free[begin:end] if begin is not None else []
        if grounds and not _is_prose(grounds):
            found.grounds = grounds
        found.content = [one for one in free if one not in found.grounds]

    # Foot, annexes ---------------------------------------------------------------------------------------

    def _foot(self) -> None:
        found = self.found
        begin = self._foot_begins() if found.has_paper else self.last + 1
        found.content_last, found.foot_last = begin - 1, self._foot_ends(begin)
        found.foot = read_foot([one for _, lines in self.walk(begin, found.foot_last) for one in lines])

    def _foot_begins(self) -> int:
        first, role = self.found.content_first, 0
        ruled = {one.number for one in self.word.tables if one.has_borders}
        for paragraph, lines in self.walk(first, self.last):
            if paragraph.cell is not None and paragraph.cell.table in ruled and not self._signs(paragraph, lines):
                continue
            if any(self._is_anchor(one) for one in lines):
                return self._back_to_role(self._top_of(paragraph), first)
            if not role and any(self._is_lone_role(one) for one in lines):
                role = self._top_of(paragraph)
        return role or self.last + 1

    @staticmethod
    def _signs(paragraph: Paragraph, lines: Sequence[Piece]) -> bool:
        """Whether a cell of a ruled table opens a signature all the same: somebody left the lines of the layout on."""
        cell = paragraph.cell
        return cell is not None and cell.columns == 2 and any(patterns.CAPACITY.match(one.folded) for one in lines)

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
        around = [one.first for one in self.word.tables if one.first <= paragraph.number <= one.last]
        return min(around, default=paragraph.number) if paragraph.cell is not None else paragraph.number

    def _back_to_role(self, begin: int, first: int) -> int:
        """Lines of a signature that stand above the line by which the foot was found belong to it."""
        before = [(one, lines) for one, lines in self.walk(max(first, begin - 12), begin - 1)]
        for paragraph, lines in reversed(before):
            signs = all(one.side in ("right", "center") and len(one.text) < 60 for one in lines) and _is_free(paragraph)
            if not (signs and (is_role(lines[-1]) or patterns.is_name(lines[-1].text))):
                break
            begin = paragraph.number
        return begin

    def _foot_ends(self, begin: int) -> int:
        """The last paragraph before running text, a page or a further paper, which opens with the table of its head."""
        fresh = (one.first for one in self.word.sections if one.first > begin and _turns_page(one))
        last = min([self.last, *(number - 1 for number in fresh)])
        for paragraph, lines in self.walk(begin + 1, last):
            running = len(paragraph.plain) > _LONG and not lines[0].text.startswith(("-", "–"))
            if _is_free(paragraph) and (running or starts_page(self.word, paragraph)):
                return paragraph.number - 1
        return last

    def _annexes(self) -> Iterator[Annex]:
        begins = [lines[0] for paragraph, lines in self.walk(1, self.last) if self._is_annex(paragraph, lines[0])]
        ends = [*(one.number - 1 for one in begins[1:]), self.last][: len(begins)]
        for heading, last in zip(begins, ends, strict=True):
            yield self._annex(heading, last)

    def _is_annex(self, paragraph: Paragraph, first: Piece) -> bool:
        if len(first.text) > 20 or not patterns.ANNEX.fullmatch(first.folded):
            return False
        if paragraph.cell is not None and paragraph.cell.columns > 1:
            return False
        return first.side in ("center", "right") or first.is_capitals or starts_page(self.word, paragraph)

    def _annex(self, heading: Piece, last: int) -> Annex:
        annex, at = Annex(heading, last), heading.number
        lines = [one for _, pieces in self.walk(at, min(at + 20, last)) for one in pieces]
        for one in lines[lines.index(heading) + 1 :]:
            cell = one.paragraph.cell
            if patterns.DASHES.fullmatch(one.folded):
                annex.dashes = one
            elif patterns.ATTACHED.match(one.folded):
                annex.reference = one
            elif annex.dashes or len(one.text) > 2 * _LONG or (cell is not None and cell.columns > 1):
                break
            elif one.side == "center" or (not annex.title and one.is_capitals):
                annex.title.append(one)
            else:
                break
            at = one.number
        within = (self.word.paragraph(number) for number in range(at + 1, last + 1))
        annex.content = [one for one in within if not one.is_empty and _is_free(one)]
        return annex


def _turns_page(section: Section) -> bool:
    """Whether a section begins on a page of its own."""
    kind = section.element.find(w("type"))
    return kind is None or kind.get(w("val")) != "continuous"


def _is_free(paragraph: Paragraph) -> bool:
    return paragraph.cell is None and not paragraph.in_box


def _is_prose(grounds: Sequence[Paragraph]) -> bool:
    """Whether a single paragraph that begins with "Căn cứ" is a sentence of the text and no entry of the list."""
    text = grounds[0].plain
    if len(grounds) > 1 or text.startswith(("-", "–")):
        return False
    says = r",\s*(?:chi bộ|chi uỷ|chi ủy|đảng uỷ|đảng ủy|ban |hội nghị|nay )"
    return text.endswith(":") or re.search(says, text.casefold()) is not None

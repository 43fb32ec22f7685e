"""The papers of one file: invitations to sixty guests, a whole set in order. Each begins with a head of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from service.format_check.components import patterns
from service.format_check.components.pieces import Piece, pieces_of
from service.format_check.components.walk import starts_page
from service.format_check.word.model import Paragraph, Section, WordFile

_CROWN_MOST = 300  # characters of the paragraph that holds a title or the motto of the state
_HEAD_LINES = 16  # printed lines below it among which number, date or type must follow
_ABOVE = 4  # printed lines above a head among which the name of a sample is looked for
_TOP_MOST = 12  # paragraphs, empty ones too, from there up to the first of the head
_APART = 6  # paragraphs at least between two heads
_STATE = "cong hoa xa hoi chu nghia viet nam"


@dataclass(frozen=True)
class OnePaper:
    """One paper of a file; `word` holds it alone, its paragraphs numbered from 1; `before`: how many stand before."""

    word: WordFile
    before: int


def papers_of(word: WordFile) -> tuple[OnePaper, ...]:
    """The papers of a file in its order; a file without any head is one."""
    starts = [1, *(start for start in _starts(word) if start > _APART)]
    if len(starts) == 1:
        return (OnePaper(word, 0),)
    ends = [*(start - 1 for start in starts[1:]), len(word.paragraphs)]
    return tuple(OnePaper(_part(word, first, last), first - 1) for first, last in zip(starts, ends, strict=True))


def _starts(word: WordFile) -> Iterator[int]:
    """The first paragraphs of the heads, each once."""
    tables = [table for table in word.tables if not table.nested]
    at, begun = 0, -_APART
    for paragraph in word.paragraphs:
        if not _holds_crown(paragraph):
            continue
        while at < len(tables) and tables[at].last < paragraph.number:
            at += 1
        within = at < len(tables) and tables[at].first <= paragraph.number
        start = tables[at].first if within else _top(word, paragraph)
        if start - begun > _APART and _goes_on(word, paragraph) and not _is_sample(word, start):
            begun = start
            yield start


def _holds_crown(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if not 15 < len(text) < _CROWN_MOST or "nam" not in text.casefold():
        return False
    return any(_is_crown(piece) for piece in pieces_of(paragraph))


def _is_crown(piece: Piece) -> bool:
    return piece.folded.strip(" .*") in (patterns.TITLE_FOLDED, _STATE)


def _goes_on(word: WordFile, crown: Paragraph) -> bool:
    """Whether a head goes on below: a number, a day or the type of paper."""
    below = (piece for paragraph in word.paragraphs[crown.number - 1 :] for piece in pieces_of(paragraph))
    return any(
        patterns.NUMBER.fullmatch(piece.folded)
        or (len(piece.folded) < 90 and patterns.DATED.fullmatch(piece.folded))
        or patterns.type_of(piece.folded) is not None
        for piece in islice(below, _HEAD_LINES)
    )


def _top(word: WordFile, crown: Paragraph) -> int:
    """The first line of a head without a table: names may stand above the title where the page begins with them, or
    in text boxes."""
    top = crown.number
    for number in range(crown.number, max(0, crown.number - _TOP_MOST), -1):
        paragraph = word.paragraph(number)
        if starts_page(word, paragraph):
            return number
        if paragraph.in_box:
            top = number - 1  # the box hangs on the paragraph before its first line
        elif not (paragraph.is_empty or paragraph.plain.isupper()):
            break
    return max(top, 1)


def _is_sample(word: WordFile, start: int) -> bool:
    """Whether the head is that of a sample within an annex: "Mẫu 1", "PHỤ LỤC 2" stand above it on its page."""
    above = 0
    for number in range(start - 1, 0, -1):
        paragraph = word.paragraph(number)
        if starts_page(word, word.paragraph(number + 1)) or above > _ABOVE:
            return False
        first = next(pieces_of(paragraph), None)
        if first is not None:
            above += 1
            if patterns.ANNEX.match(first.folded) or first.folded.startswith(("mau ", "bieu ")):
                return True
    return False


def _part(word: WordFile, first: int, last: int) -> WordFile:
    """The paragraphs `first` to `last` as a file of their own; notes and traces of work are the first paper's."""
    shift = first - 1
    sections = [own for own in word.sections if own.first <= last and own.last >= first]
    return replace(
        word,
        paragraphs=tuple(_moved(paragraph, shift) for paragraph in word.paragraphs[shift:last]),
        tables=tuple(
            replace(
                table,
                first=table.first - shift,
                last=table.last - shift,
                rows=tuple(tuple(tuple(number - shift for number in cell) for cell in row) for row in table.rows),
            )
            for table in word.tables
            if first <= table.first and table.last <= last
        ),
        sections=tuple(_clipped(own, place, first, last) for place, own in enumerate(sections, start=1)),
        notes=() if shift else word.notes,
        tracked_changes=0 if shift else word.tracked_changes,
        outside=() if shift else word.outside,
        pages=None,
    )


def _moved(paragraph: Paragraph, shift: int) -> Paragraph:
    lines = tuple(replace(line, paragraph=line.paragraph - shift) for line in paragraph.lines)
    return replace(paragraph, number=paragraph.number - shift, lines=lines)


def _clipped(section: Section, number: int, first: int, last: int) -> Section:
    """A section that began with an earlier paper has no first page in this one that could be looked at."""
    goes_on = section.first < first
    return replace(
        section,
        number=number,
        first=max(section.first, first) - first + 1,
        last=min(section.last, last) - first + 1,
        title_page=section.title_page or goes_on,
        headers={**section.headers, "first": ()} if goes_on else section.headers,
        footers={**section.footers, "first": ()} if goes_on else section.footers,
    )

"""What a rule is, and collecting what the rules report of one paper.

Each rule is declared beside the function that checks it, with all that belongs to it. The files that break a rule stand
in tests/files/format/bad; the README there lists them by the id of their rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from service.finding import Severity
from service.format_check.components import Components
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import GUIDANCE
from service.format_check.mending.replacing import Rewrite
from service.format_check.mending.restyling import Reformat
from service.format_check.printed.placing import Placed
from service.format_check.report import Spot
from service.format_check.word.model import Paragraph, WordFile


class ByHand(Enum):
    """Why `fix` leaves what a rule finds to a person."""

    UNKNOWN = "Only the author knows what belongs there."
    CHOICE = "There is more than one remedy; the author has to choose."
    LOSS = "Text would have to be taken out that the author may need elsewhere."
    LAYOUT = "Lines would have to move within a layout of somebody else's making."
    DRAWING = "A line can be drawn to measure only where the page is laid out."


@dataclass(frozen=True, slots=True, eq=False)  # a key of mappings: no two rules are equal
class FormatRule:
    """One rule. Its letters are mended by `rewrite`, its formatting by `reformat`; without either, `by_hand` says why.

    `clause` is that of Hướng dẫn 05-HD/VPTW (I.… and II.… are its Phần II) unless it names another document. `title`
    heads the rule in the documentation, `advice` ends each of its messages. `severity` is ERROR where the guidance
    itself says so.
    """

    id: str
    clause: str
    title: str
    severity: Severity = Severity.ERROR
    rewrite: Rewrite | None = None
    reformat: Reformat | None = None
    by_hand: ByHand | None = None
    advice: str = ""

    def with_advice(self, advice: str) -> FormatRule:
        """The rule with what a person is told to do about it."""
        return replace(self, advice=advice)

    @property
    def source(self) -> str:
        """Document and clause."""
        is_of_guidance = re.match(r"(I{1,2}\.|Phụ lục)", self.clause)
        return f"{GUIDANCE}, {self.clause}" if is_of_guidance else self.clause

    @property
    def is_mended(self) -> bool:
        """Whether `fix` mends it, at least where that takes no thought."""
        return self.rewrite is not None or self.reformat is not None


STATE = "đây là cách của Nghị định 30/2020/NĐ-CP cho văn bản nhà nước"
OLD = "đây là cách của Hướng dẫn 36-HD/VPTW cũ"

SIDES = {
    "left": "căn sát trái",
    "right": "căn sát phải",
    "both": "căn đều hai bên",
}  # an alignment other than the centre
_QUOTED = 60  # characters of a text that a message repeats
_MOST_FAULTS = 8_000  # of one rule in a file: ten for each paragraph that may be mended
MOST_SPOTS = 1_000  # of one rule in one paragraph; where it has that many, it is mended throughout
Place = Piece | Paragraph | Spot


@dataclass(frozen=True)
class Fault:
    """One place where a rule does not hold; `message` is a sentence without its full stop."""

    message: str
    spot: Spot
    expected: str
    found: str


def quoted(text: str) -> str:
    """The beginning of a text in Vietnamese quotation marks, on one line."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + '…'}”"


Faults = dict["FormatRule", list[Fault]]  # each is said once


class Checker:
    """What every rule works with: the file, its components, and `report` for what is wrong.

    `placed`: its printed pages, where there are any.
    """

    def __init__(self, components: Components, placed: Placed | None = None) -> None:
        self.components, self.word, self.placed = components, components.word, placed
        self.faults: Faults = {}
        # The same by paragraph, as letters from and to with a message: quicker to compare than a fault.
        self._told: dict[tuple[str, str, int], set[tuple[int, int, str]]] = {}

    def report(
        self, rule: FormatRule, message: str, place: Place | None = None, expected: str = "", found: str = ""
    ) -> None:
        """`rule` does not hold at `place` (None: the whole file); `message` is Vietnamese, without its full stop."""
        spot = _spot(place, self.word)
        told = self._told.setdefault((rule.id, spot.part, spot.paragraph), set())
        before = len(told)
        if before < MOST_SPOTS:
            told.add((spot.start, spot.end, message))
            if len(told) > before:
                self.faults.setdefault(rule, []).append(Fault(message, spot, expected, found))

    def has_enough(self, rule: FormatRule, paragraph: Paragraph) -> bool:
        """Whether `rule` need not be asked about `paragraph` again: more places help nobody."""
        told = self._told.get((rule.id, paragraph.part, paragraph.number), ())
        return len(told) >= MOST_SPOTS or len(self.faults.get(rule, ())) >= _MOST_FAULTS

    def has_told(self, rule: FormatRule, paragraph: Paragraph) -> bool:
        """Whether `rule` has been found broken in `paragraph` so far."""
        return (rule.id, paragraph.part, paragraph.number) in self._told

    def has_reported(self, rule: FormatRule) -> bool:
        """Whether `rule` has been found broken so far."""
        return rule in self.faults


def _spot(place: Place | None, word: WordFile) -> Spot:
    if isinstance(place, Spot):
        return place
    if isinstance(place, Piece):
        paragraph, text = place.paragraph, place.text
        whole = not paragraph.text[: place.start].strip() and not paragraph.text[place.end :].strip()
        return Spot(paragraph.part, paragraph.number, 0 if whole else place.start, 0 if whole else place.end, text)
    if place is not None:
        return Spot(place.part, place.number, text=place.plain)
    return Spot(word.main)


def within(paragraph: Paragraph, start: int, end: int) -> Spot:
    """The characters `start` to `end` of a paragraph's text."""
    return Spot(paragraph.part, paragraph.number, start, end, paragraph.text[start:end])


def composed_spot(paragraph: Paragraph, start: int, end: int) -> Spot | Paragraph:
    """The characters `start` to `end` of the composed text; the paragraph where the file has it decomposed."""
    return within(paragraph, start, end) if paragraph.is_composed else paragraph

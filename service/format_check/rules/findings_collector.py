"""Collecting what the rules say: complaints become findings, one for a rule, with all its places in reading order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from service.format_check.components import Anatomy
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import PROFILE, RULES
from service.format_check.report import FormatFinding, Spot
from service.format_check.word.model import Paragraph, WordFile

STATE = "đây là cách của Nghị định 30/2020/NĐ-CP cho văn bản nhà nước"
OLD = "đây là cách của Hướng dẫn 36-HD/VPTW cũ"

_QUOTED = 60  # characters of a text that a message repeats
Place = Piece | Paragraph | Spot


@dataclass(frozen=True)
class Complaint:
    """What one rule says of one place; `says` is a sentence without its full stop."""

    says: str
    spot: Spot
    expected: str
    found: str
    where: str


def quoted(text: str) -> str:
    """The beginning of a text in Vietnamese quotation marks, on one line."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + '…'}”"


class Judge:
    """What all rules share: the file, its anatomy, and the list of what was said."""

    def __init__(self, anatomy: Anatomy) -> None:
        self.anatomy, self.word = anatomy, anatomy.word
        self._said: dict[str, list[Complaint]] = {}

    def say(self, rule: str, says: str, place: Place | None = None, expected: str = "", found: str = "") -> None:
        """`rule` does not hold at `place` (the whole file where there is none)."""
        if rule not in RULES:
            raise KeyError(rule)
        spot = _spot(place, self.word)
        where = where_is(spot, self.word)
        self._said.setdefault(rule, []).append(Complaint(says, spot, expected, found, where))

    def has(self, *rules: str) -> bool:
        """Whether one of `rules` has been broken."""
        return any(rule in self._said for rule in rules)

    def findings(self) -> tuple[FormatFinding, ...]:
        """All that was said, by place."""
        made = [self._finding(rule, _in_order(complaints, self.word)) for rule, complaints in self._said.items()]
        return tuple(sorted(made, key=lambda one: (_rank(one.spots[0], self.word), list(RULES).index(one.rule))))

    @staticmethod
    def _finding(rule: str, complaints: list[Complaint]) -> FormatFinding:
        first, more = complaints[0], len(complaints) - 1
        says = f"{first.says}{f' (và {more} chỗ khác)' if more else ''}"
        return FormatFinding(
            rule=rule,
            severity=RULES[rule].severity,
            message=unicodedata.normalize("NFC", f"{says}. {RULES[rule].mend}"),
            where=first.where,
            expected=first.expected,
            found=first.found,
            source=RULES[rule].source,
            profile=PROFILE,
            spots=tuple(one.spot for one in complaints),
        )


def _spot(place: Place | None, word: WordFile) -> Spot:
    if isinstance(place, Spot):
        return place
    if isinstance(place, Piece):
        one, text = place.paragraph, place.text
        whole = not one.text[: place.start].strip() and not one.text[place.end :].strip()
        return Spot(one.part, one.number, 0 if whole else place.start, 0 if whole else place.end, text)
    if place is not None:
        return Spot(place.part, place.number, text=place.plain)
    return Spot(word.main)


def within(paragraph: Paragraph, start: int, end: int) -> Spot:
    """The characters `start` to `end` of a paragraph's text."""
    return Spot(paragraph.part, paragraph.number, start, end, paragraph.text[start:end])


def where_is(spot: Spot, word: WordFile) -> str:
    """A place as people say it."""
    if not spot.paragraph:
        return spot.text or "Cả văn bản"
    text = f": {quoted(spot.text)}" if spot.text.strip() else ""
    return f"{_part(spot.part, word)}, đoạn {spot.paragraph}{text}"


def _part(part: str, word: WordFile) -> str:
    if part == word.main:
        return "Trang nội dung"
    headers = {one.part for section in word.sections for group in section.headers.values() for one in group}
    footers = {one.part for section in word.sections for group in section.footers.values() for one in group}
    return "Đầu trang" if part in headers else "Cuối trang" if part in footers else "Chú thích"


def _rank(spot: Spot, word: WordFile) -> tuple[int, int, int]:
    """Where a spot comes in reading: what concerns the whole file first, then headers, then the text."""
    return (0 if not spot.paragraph else 1 if spot.part != word.main else 2, spot.paragraph, spot.start)


def _in_order(complaints: Iterable[Complaint], word: WordFile) -> list[Complaint]:
    found: dict[tuple[Spot, str], Complaint] = {}
    for one in complaints:
        found.setdefault((one.spot, one.says), one)
    return sorted(found.values(), key=lambda one: _rank(one.spot, word))

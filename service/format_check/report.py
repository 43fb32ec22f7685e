"""The result of a format check: findings with their places in the file."""

from __future__ import annotations

from dataclasses import dataclass

from service.finding import Finding
from service.format_check.word.model import WordFile


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the file: a paragraph of a part, and the characters `start` to `end` of its text.

    `start` == `end` means the whole paragraph; `paragraph` 0 the whole part (page setup, a missing component).
    """

    part: str
    paragraph: int = 0
    start: int = 0
    end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class FormatFinding(Finding):
    """One broken rule; a file has at most one finding for each rule. `spots` are all its places in reading order."""

    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Report:
    """All findings for one file, in the order in which one reads it, and the file as it was read."""

    name: str
    findings: tuple[FormatFinding, ...]
    word: WordFile

"""The result of a format check: findings with their places in the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from service.finding import Finding
from service.format_check.components.nature import Nature
from service.format_check.printed.pages import Printed
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


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a file: what it is, its type in small letters (empty where unknown), its paragraphs."""

    nature: Nature
    type: str
    first: int
    last: int

    @property
    def name(self) -> str:
        """``nghị quyết``; of what has no type of the Party's: ``văn bản nhà nước``."""
        return self.type or self.nature.value


@dataclass(frozen=True)
class Report:
    """All findings for one file, what must be mended first, then in reading order; the file as read; its papers; its
    printed pages, None where nobody asked for them."""

    name: str
    findings: tuple[FormatFinding, ...]
    word: WordFile
    papers: tuple[Paper, ...] = ()
    printed: Printed | None = None

    @property
    def about(self) -> str:
        """What the file is: ``văn bản của Đảng (nghị quyết)``, ``3 văn bản: giấy mời, chương trình, biên bản``."""
        if len(self.papers) != 1:
            names = Counter(paper.name for paper in self.papers)
            listed = ", ".join(f"{count} {name}" if count > 1 else name for name, count in names.items())
            return f"{len(self.papers)} văn bản: {listed}"
        paper = self.papers[0]
        return f"{paper.nature.value} ({paper.type})" if paper.type else paper.nature.value

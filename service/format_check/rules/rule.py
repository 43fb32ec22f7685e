"""What a rule of the format check is. Each is declared beside the function that checks it, with all that belongs to it.

The files that break a rule stand in tests/files/format/bad; the README there lists them by the id of their rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from service.finding import Severity
from service.format_check.hd05_values import GUIDANCE
from service.format_check.mending.replacing import Rewrite
from service.format_check.mending.restyling import Reformat


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
    advice: str
    severity: Severity = Severity.ERROR
    rewrite: Rewrite | None = None
    reformat: Reformat | None = None
    by_hand: ByHand | None = None

    @property
    def source(self) -> str:
        """Document and clause."""
        is_of_guidance = re.match(r"(I{1,2}\.|Phụ lục)", self.clause)
        return f"{GUIDANCE}, {self.clause}" if is_of_guidance else self.clause

    @property
    def is_mended(self) -> bool:
        """Whether `fix` mends it, at least where that takes no thought."""
        return self.rewrite is not None or self.reformat is not None

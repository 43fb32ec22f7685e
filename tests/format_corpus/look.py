"""The official look of every component, read from Hướng dẫn 05-HD/VPTW by the maker of this corpus.

Lengths are twips, sizes points; `line` is "Exactly", None stands for single spacing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

FONT = "Times New Roman"
WIDTH, HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT, HEADER = 1134, 1134, 1701, 850, 567
TEXT_WIDTH = WIDTH - LEFT - RIGHT
TITLE_WIDTH = 4133  # ĐẢNG CỘNG SẢN VIỆT NAM in Times New Roman bold 15
LEFT_COLUMN = 4309  # of the head: 76 mm
RIGHT_COLUMN = TEXT_WIDTH - LEFT_COLUMN
TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"


@dataclass(frozen=True)
class Look:
    """How one component is printed."""

    font: str = FONT
    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "left"  # left, center, right, both
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int | None = None
    keep: bool = False
    borders: str = ""  # "top", "bottom": sides with a line


BODY = Look(align="both", first=567, after=120, line=360)
CENTER = Look(align="center")

LOOKS = {
    "title": replace(CENTER, size=15, bold=True),
    "superior": CENTER,
    "issuer": replace(CENTER, bold=True),
    "star": CENTER,
    "number": CENTER,
    "date": replace(CENTER, italic=True),
    "draft": replace(CENTER, italic=True),
    "scope": replace(CENTER, size=12, bold=True, align="right"),
    "urgency": replace(CENTER, bold=True),
    "type": replace(CENTER, size=15, bold=True, before=240, keep=True),
    "subject": replace(CENTER, bold=True, keep=True),
    "dashes": replace(CENTER, after=200),
    "letter_subject": replace(CENTER, size=12, italic=True),
    "address": replace(CENTER, italic=True, before=120, after=120),
    "addressee": Look(left=3400, after=0),
    "body": BODY,
    "bullet": BODY,
    "item": BODY,
    "heading": replace(BODY, bold=True, before=60, keep=True),
    "part": replace(CENTER, bold=True, before=60, after=60, line=360, keep=True),
    "article": replace(BODY, bold=True, keep=True),
    "cell": Look(before=20, after=20),
    "column": Look(align="center", bold=True, before=20, after=20),
    "recipients": Look(underline=True),
    "recipient": Look(size=12),
    "drafter": Look(size=11),
    "contact": Look(size=10, align="center", borders="top", before=240),
    "capacity": replace(CENTER, bold=True),
    "role": CENTER,
    "minutes_role": replace(CENTER, bold=True),
    "room": CENTER,
    "signer": replace(CENTER, bold=True),
    "page": CENTER,
    "annex": replace(CENTER, bold=True, keep=True),
    "annex_reference": replace(CENTER, italic=True, keep=True),
    "gap": Look(size=6),
    "rule": Look(size=5, align="center", line=120),  # the paragraph that the line under the title hangs on
}

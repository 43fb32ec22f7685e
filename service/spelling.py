"""The two ways of writing ``uỷ``: HD 05 itself writes the first almost throughout, and no clause prescribes either."""

from __future__ import annotations

import re

SPELLINGS = ("uỷ", "ủy")

# Only the syllable by itself: ``Thuỷ`` and ``huỷ`` are other syllables, and often somebody's name.
_WRITTEN = {
    "uỷ": (re.compile(r"(?<!\w)(?:ủy|Ủy|ỦY)(?!\w)"), {"ủy": "uỷ", "Ủy": "Uỷ", "ỦY": "UỶ"}),
    "ủy": (re.compile(r"(?<!\w)(?:uỷ|Uỷ|UỶ)(?!\w)"), {"uỷ": "ủy", "Uỷ": "Ủy", "UỶ": "ỦY"}),
}


def spelt(text: str, spelling: str) -> str:
    """`text` (NFC) with every ``uỷ`` and ``ủy`` as `spelling`, one of `SPELLINGS`, has it."""
    other, written = _WRITTEN[spelling]
    return other.sub(lambda match: written[match[0]], text)

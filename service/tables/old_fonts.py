"""Texts typed in the old Vietnamese fonts TCVN3 and VNI → Unicode, by the two standards' own tables (`old_fonts.toml`).

Only where somebody names the font: nothing in a text tells it apart from one that means what it shows.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

SEEN_AS = {"tcvn3": "latin-1", "vni": "cp1252"}  # how the bytes of their letters are to be seen


@cache
def letters_of(font: str) -> dict[str, str]:
    """What each letter of `font` means: one sign, or in VNI a letter and the mark behind it."""
    tables = tomllib.loads((Path(__file__).parent / "old_fonts.toml").read_text("utf-8"))
    return {sign: letter for sign, _, letter in (pair.partition("=") for pair in tables[font].split())}


@cache
def _signs(font: str) -> re.Pattern[str]:
    """All its letters, those of two signs first."""
    return re.compile("|".join(map(re.escape, sorted(letters_of(font), key=len, reverse=True))))


def decoded(text: str, font: str) -> str:
    """`text` in Unicode, letter by letter; what is no letter of the font stays."""
    letters = letters_of(font)
    return _signs(font).sub(lambda sign: letters[sign[0]], text)

"""The values and names that the check compares with, read once from the data files beside this module.

hd05.toml            values of the guidance, shared with the templates
types.toml           types of paper and their symbols
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import combining

from service.format_check.word.model import TWIPS_PER_MM
from service.vietnamese import decomposed, nfc

_HERE = Path(__file__).parent
GUIDANCE = "Hướng dẫn 05-HD/VPTW"
PROFILE = "hd05"


class _Folding(dict[int, str]):
    """A table for `str.translate` that learns each letter when it first meets it."""

    def __missing__(self, code: int) -> str:
        plain = decomposed(chr(code)).replace("đ", "d").replace("Đ", "D")
        self[code] = "".join(sign for sign in plain if not combining(sign)).casefold()
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` without marks and capitals, for recognising words however they are written: ``Kính`` → ``kinh``."""
    return text.translate(_FOLDING)


def one_spelling(text: str) -> str:
    """`text` composed, in small letters, with ``uỷ`` for ``ủy``, so that one pattern finds both."""
    return nfc(text).casefold().replace("ủy", "uỷ")


def without_dots(text: str) -> str:
    """`text` with each row of dots or underscores, left to be filled in by hand, as one blank."""
    return " ".join(re.sub(r"[.…_]{2,}|…", " ", text).split())


def twips(millimetres: float) -> int:
    """A length in Word's unit, 1/20 point."""
    return round(millimetres * TWIPS_PER_MM)


def in_millimetres(length: float) -> str:
    """``20``, ``17,5``: twips in words."""
    return f"{round(length / TWIPS_PER_MM, 1):g}".replace(".", ",")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """How the letters of a component are printed; `sizes` in points, `caps` None where the guidance leaves it open."""

    sizes: tuple[float, ...]
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool | None = None


@dataclass(frozen=True, slots=True)
class PaperType:
    """A type of paper: its name in small letters, the symbols in its number, whether a cell may issue it."""

    name: str
    symbols: tuple[str, ...]
    cell: bool = True
    form: bool = False  # an administrative paper: its caption is free
    signed: bool = True

    @property
    def folded(self) -> str:
        return fold(self.name)


def _letter_style(style: Mapping[str, Any]) -> LetterStyle:
    given = {name: style[name] for name in ("bold", "italic", "underline", "caps") if name in style}
    return LetterStyle(tuple(style.get("sizes", [style["size"]])), **given)


HD05 = _read("hd05.toml")
STYLES = {name: _letter_style(style) for name, style in {**HD05["style"], **HD05["component"]}.items()}
TYPES = tuple(
    PaperType(
        row["name"], tuple(row["symbols"]), row.get("cell", True), row.get("form", False), row.get("signed", True)
    )
    for row in _read("types.toml")["type"]
)
TYPE_NAMED = {paper_type.folded: paper_type for paper_type in TYPES}

TITLE: str = HD05["title"]["text"]
TITLE_WIDTH = twips(HD05["style"]["rule"]["rule"])  # at the size of style.title
TITLE_SIZE: float = HD05["style"]["title"]["size"]
FONT: str = HD05["font"]["name"]
PAGE = {name: twips(size) for name, size in HD05["page"].items()}
TEXT_WIDTH = PAGE["width"] - PAGE["left"] - PAGE["right"]
INDENT = tuple(twips(size) for size in HD05["content"]["first_line"])
INDENT_NEAR = tuple(twips(size) for size in HD05["content"]["first_line_near"])
SPACING = HD05["content"]["spacing"] * 20
LINE = tuple(size * 20 for size in HD05["content"]["line"])
TABLE_SIZES: tuple[float, float] = tuple(HD05["table"]["sizes"])
BODY_SIZES = STYLES["body"].sizes

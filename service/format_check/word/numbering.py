"""numbering.xml: the indents of list levels and the labels that automatic numbering prints."""

from __future__ import annotations

import re

from service.format_check.word.formatting import Level, paragraph_level, run_level
from service.format_check.word.markup import value, w, whole
from service.format_check.word.model import Element

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_SMALL = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DASHES = "-–—"
_LONGEST_LABEL = 40  # signs; "Điều %1." has eight


class Numbering:
    """The lists of one file. It counts: ask for the labels in the order of the paragraphs, each once."""

    def __init__(self, root: Element | None) -> None:
        children = root if root is not None else ()
        self._abstract = {
            child.get(w("abstractNumId"), ""): child for child in children if child.tag == w("abstractNum")
        }
        self._numbers = {whole(child.get(w("numId"))): child for child in children if child.tag == w("num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._levels: dict[tuple[int, int], Element | None] = {}
        self._paragraphs: dict[tuple[int, int], Level] = {}
        self._letters: dict[tuple[int, int], Level] = {}

    def paragraph(self, number: int, depth: int) -> Level:
        """The paragraph settings of a list level; empty where there is none."""
        if (number, depth) not in self._paragraphs:
            level = self._level(number, depth)
            self._paragraphs[number, depth] = paragraph_level(level.find(w("pPr"))) if level is not None else {}
        return self._paragraphs[number, depth]

    def letters(self, number: int, depth: int, theme: dict[str, str]) -> Level:
        """What a list level says of the letters of its labels; nothing of a bullet, whose font has it as a picture."""
        if (number, depth) not in self._letters:
            level = self._level(number, depth)
            is_number = level is not None and value(level, "numFmt") != "bullet"
            looks = level.find(w("rPr")) if level is not None and is_number else None
            self._letters[number, depth] = run_level(looks, theme)
        return self._letters[number, depth]

    def label(self, number: int, depth: int) -> str:
        """What stands before the next paragraph of a list: ``1.``, ``a)``, ``-``; other bullets are ``•``."""
        level = self._level(number, depth)
        if level is None:
            return ""
        text = value(level, "lvlText")[:_LONGEST_LABEL]
        if value(level, "numFmt") == "bullet":
            return text if text and text[0] in _DASHES else "•"
        counts = self._counts.setdefault(value(self._numbers[number], "abstractNumId"), {})
        start = whole(value(level, "start"), 1)
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [level_below for level_below in counts if level_below > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda found: self._counted(number, int(found[1]) - 1, counts), text)

    def _counted(self, number: int, depth: int, counts: dict[int, int]) -> str:
        level = self._level(number, depth)
        return _written(counts.get(depth, 1), value(level, "numFmt") if level is not None else "decimal")

    def _level(self, number: int, depth: int) -> Element | None:
        if (number, depth) not in self._levels:
            self._levels[number, depth] = self._found(number, depth)
        return self._levels[number, depth]

    def _found(self, number: int, depth: int) -> Element | None:
        instance = self._numbers.get(number)
        if instance is None:
            return None
        for override in instance.iterchildren(w("lvlOverride")):
            changed = override.find(w("lvl"))
            if whole(override.get(w("ilvl"))) == depth and changed is not None:
                return changed
        abstract = self._abstract.get(value(instance, "abstractNumId"))
        levels = abstract.iterchildren(w("lvl")) if abstract is not None else ()
        return next((level for level in levels if whole(level.get(w("ilvl"))) == depth), None)


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 1000 else str(count)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return {"none": "", "decimalZero": f"{count:02d}"}.get(form, str(count))


def _roman(count: int) -> str:
    text, rest = "", count if 0 < count < 4000 else 0
    for worth, letters in (*_ROMAN, *_ROMAN_SMALL):
        text += letters * (rest // worth)
        rest %= worth
    return text or str(count)

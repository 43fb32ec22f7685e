"""styles.xml: document defaults, chains of styles based on each other, table styles by the cell's position."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from service.format_check.word.formatting import TOGGLES, Level, is_filled, paragraph_level, run_level
from service.format_check.word.markup import A, is_on, value, w, whole
from service.format_check.word.model import Element

_HARDEST = {"sz": 10.0, "ascii": "Times New Roman", "hAnsi": "Times New Roman", "cs": "Times New Roman"}
_LONGEST_CHAIN = 20  # styles; Word follows ten
_SPECIAL = {"firstRow": "firstRow", "lastRow": "lastRow", "firstColumn": "firstCol", "lastColumn": "lastCol"}
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a paragraph stands in a table with a style: for the style's special rows and columns."""

    style: str
    row: int
    rows: int
    column: int
    columns: int
    look: frozenset[str]


def theme_fonts(theme: Element | None) -> dict[str, str]:
    """The fonts of a theme by the names that styles use for them: ``minorHAnsi`` → ``Calibri``."""
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    for part in ("major", "minor"):
        found = next(theme.iter(f"{{{A}}}{part}Font"), None)
        for script, names in (("latin", ("Ascii", "HAnsi")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            element = found.find(f"{{{A}}}{script}") if found is not None else None
            if element is not None and element.get("typeface"):
                fonts |= {f"{part}{name}": element.get("typeface", "") for name in names}
    return fonts


def table_look(properties: Element | None) -> frozenset[str]:
    """The special rows and columns that a table shows, by Word's names."""
    element = properties.find(w("tblLook")) if properties is not None else None
    if element is None:
        return frozenset()
    try:
        bits = int(element.get(w("val"), "0"), 16)
    except ValueError:
        bits = 0
    named = {name: element.get(w(name)) for name in _LOOK_BITS}
    return frozenset(
        name for name, bit in _LOOK_BITS.items() if (is_on(said) if (said := named[name]) is not None else bits & bit)
    )


class Styles:
    """The styles of one file; every answer is computed once."""

    def __init__(self, root: Element | None, theme: Mapping[str, str]) -> None:
        root = etree.Element(w("styles")) if root is None else root
        self.theme = dict(theme)
        self.by_id = {style.get(w("styleId"), ""): style for style in root.iterchildren(w("style"))}
        defaults = root.find(w("docDefaults"))
        run = defaults.find(f"{w('rPrDefault')}/{w('rPr')}") if defaults is not None else None
        paragraph = defaults.find(f"{w('pPrDefault')}/{w('pPr')}") if defaults is not None else None
        self.run_default: Level = _HARDEST | run_level(run, self.theme)
        self.paragraph_default = paragraph_level(paragraph)
        self._cache: dict[tuple[str, str], Level] = {}
        self._paragraphs: dict[str, list[Level]] = {}
        self._runs: dict[tuple[str, str, Position | None], Level] = {}
        self._table_styles: dict[str, list[_TableStyle]] = {}
        self._tables: dict[tuple[object, ...], Level] = {}

    @cached_property
    def default_paragraph(self) -> str:
        """The style of paragraphs that name none."""
        styles = (style for style in self.by_id.values() if style.get(w("type"), "paragraph") == "paragraph")
        return next((style.get(w("styleId"), "") for style in styles if is_on(style.get(w("default")))), "")

    def name(self, style: str) -> str:
        """The name of a style as people see it."""
        return value(self.by_id[style], "name") if style in self.by_id else ""

    def chain(self, style: str) -> list[Element]:
        """The style after everything it is based on; a circle is cut."""
        found: list[Element] = []
        while style in self.by_id and self.by_id[style] not in found and len(found) < _LONGEST_CHAIN:
            found.append(self.by_id[style])
            style = value(found[-1], "basedOn")
        return found[::-1]

    def paragraph(self, style: str) -> list[Level]:
        """The paragraph settings of each style of the chain, lowest first."""
        style = style or self.default_paragraph
        if style not in self._paragraphs:
            self._paragraphs[style] = [paragraph_level(element.find(w("pPr"))) for element in self.chain(style)]
        return self._paragraphs[style]

    def own(self, style: str, kind: str) -> Level:
        """The run settings of a chain of styles, without defaults; `kind` is paragraph or character."""
        key = (style, kind)
        if key not in self._cache:
            level: Level = {}
            for element in self.chain(style or (self.default_paragraph if kind == "paragraph" else "")):
                level |= run_level(element.find(w("rPr")), self.theme)
            self._cache[key] = level
        return self._cache[key]

    def run(self, style: str, character: str, position: Position | None) -> Level:
        """A run's settings before its own. Toggles of table, paragraph and character styles cancel each other."""
        key = (style, character, position)
        if key not in self._runs:
            levels = [
                self.table(position, "rPr") if position else {},
                self.own(style, "paragraph"),
                self.own(character, "character") if character else {},
            ]
            merged = dict(self.run_default)
            for level in levels:
                merged |= level
            for name in TOGGLES:
                odd = sum(bool(level.get(name)) for level in levels) % 2 == 1
                merged[name] = odd or bool(self.run_default.get(name))
            self._runs[key] = merged
        return self._runs[key]

    def table(self, position: Position, kind: str) -> Level:
        """The settings of the table's style at `position`, `kind` being ``rPr`` or ``pPr``.

        A table has a few kinds of places, however many rows: what stands at one of a kind is put together once.
        """
        layers = self._layers(position.style)
        key = (kind, position.style, *(layer.wanted(position) for layer in layers))
        if key not in self._tables:
            level: Level = {}
            for layer in layers:
                for properties in layer.at(position):
                    found = properties.find(w(kind))
                    level |= run_level(found, self.theme) if kind == "rPr" else paragraph_level(found)
            self._tables[key] = level
        return self._tables[key]

    def _layers(self, style: str) -> list[_TableStyle]:
        if style not in self._table_styles:
            self._table_styles[style] = [_TableStyle.of(element) for element in self.chain(style)]
        return self._table_styles[style]

    def table_borders(self, style: str) -> bool:
        """Whether a table style draws lines."""
        return any(draws_lines(element.find(f"{w('tblPr')}/{w('tblBorders')}")) for element in self.chain(style))

    def table_fills(self, style: str, look: frozenset[str]) -> bool:
        """Whether a table style fills cells of a table with that look with another colour than white."""
        key = ("shd", style, look)
        if key not in self._tables:
            shown = {_SPECIAL[name] for name in look & _SPECIAL.keys()}
            shown |= {f"band{number}Horz" for number in (1, 2) if "noHBand" not in look}
            parts = [part for layer in self._layers(style) for part in layer.shown(shown)]
            self._tables[key] = {"filled": any(is_filled(part.find(f"{w('tcPr')}/{w('shd')}")) for part in parts)}
        return bool(self._tables[key]["filled"])


def draws_lines(borders: Element | None) -> bool:
    """Whether an element of borders holds a visible one."""
    return borders is not None and any(side.get(w("val"), "nil") not in ("nil", "none") for side in borders)


@dataclass(frozen=True, slots=True)
class _TableStyle:
    """One table style of a chain: what it says for the whole table, and for its first row, its bands of rows …"""

    element: Element
    special: Mapping[str, Element]
    band: int  # rows of a band

    @classmethod
    def of(cls, style: Element) -> _TableStyle:
        special = {part.get(w("type"), ""): part for part in style.iterchildren(w("tblStylePr"))}
        return cls(style, special, max(1, whole(value(style.find(w("tblPr")), "tblStyleRowBandSize"), 1)))

    def wanted(self, at: Position) -> tuple[str, ...]:
        """The names of its parts that concern a position, in the order in which they lay over each other."""
        wanted = []
        if "noHBand" not in at.look:
            band = (at.row - ("firstRow" in at.look)) // self.band
            wanted.append("band1Horz" if band % 2 == 0 else "band2Horz")
        places = (
            ("firstColumn", "firstCol", at.column == 0),
            ("lastColumn", "lastCol", at.column == at.columns - 1),
            ("firstRow", "firstRow", at.row == 0),
            ("lastRow", "lastRow", at.row == at.rows - 1),
        )
        wanted += [kind for flag, kind, is_there in places if flag in at.look and is_there]
        return tuple(kind for kind in wanted if kind in self.special)

    def shown(self, kinds: Collection[str]) -> list[Element]:
        """Itself and its parts of these kinds."""
        return [self.element, *(part for kind, part in self.special.items() if kind in kinds)]

    def at(self, position: Position) -> list[Element]:
        """Itself and those parts."""
        return [self.element, *(self.special[kind] for kind in self.wanted(position))]

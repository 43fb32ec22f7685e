"""One part with text (the body, a header, the notes) → its paragraphs and tables with effective formatting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from service.format_check.word.drawings import lines_of
from service.format_check.word.formatting import EFFECTS, Level, is_filled, lay, paragraph_level, run_level
from service.format_check.word.markup import FALLBACK, inside, twips, value, w
from service.format_check.word.model import Cell, Element, Paragraph, Run, Table
from service.format_check.word.numbering import Numbering
from service.format_check.word.styles import Position, Styles, draws_lines, table_look

_GONE = frozenset({w("del"), w("moveFrom"), FALLBACK})
_WRITTEN = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("sym"): "\N{WHITE BULLET}"}
_BLACK = {"000000": "auto", "AUTO": "auto", "": "auto"}
_DEEPEST = 40  # tables and text boxes inside each other
_MOST_CELLS = 200  # of a row; Word itself makes at most 63
_TOO_DEEP = f"Bảng hoặc khung chữ lồng nhau quá {_DEEPEST} lớp; hãy bớt lớp."
_TOO_MANY_CELLS = f"Một hàng của bảng có hơn {_MOST_CELLS} ô; hãy chia bảng."
_AUTOMATIC = 280  # twips: the space that Word chooses where a file leaves it to the program, like a browser


class TooComplex(Exception):
    """A part that nobody could print either; says what is too much, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The table, cell or text box around a paragraph."""

    cell: Cell | None = None
    position: Position | None = None
    nested: bool = False
    in_box: bool = False


@dataclass
class TextPart:
    """The paragraphs and tables of one part, read in one pass in the order of the file."""

    root: Element
    part: str
    styles: Styles
    numbering: Numbering
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _tables_begun: int = 0
    _depth: int = 0
    _styled: dict[tuple[str, Position | None], Level] = field(default_factory=dict)  # what styles alone make

    def read(self) -> TextPart:
        """Read the part; call it once."""
        self._walk(self.root, _Surroundings())
        self.tables.sort(key=lambda table: table.number)
        return self

    def _go_in(self) -> None:
        """Into a table or a text box: as deep as Python's own stack and any reader take it."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TooComplex(_TOO_DEEP)

    def _walk(self, element: Element, place: _Surroundings) -> None:
        for child in element:
            if child.tag == w("p"):
                self._paragraph(child, place)
            elif child.tag == w("tbl"):
                self._table(child, place)
            elif child.tag not in _GONE and isinstance(child.tag, str):
                self._walk(child, place)

    def _table(self, element: Element, place: _Surroundings) -> None:
        number, first = self._tables_begun, len(self.paragraphs) + 1
        self._tables_begun += 1
        self._go_in()
        rows = list(inside(element, w("tr"), outside=w("tbl")))
        cells = [list(inside(row, w("tc"), outside=w("tc"))) for row in rows]
        properties = element.find(w("tblPr"))
        style, look = value(properties, "tblStyle"), table_look(properties)
        found: list[tuple[tuple[int, ...], ...]] = []
        for r, row in enumerate(cells):
            if len(row) > _MOST_CELLS:
                raise TooComplex(_TOO_MANY_CELLS)
            held: list[tuple[int, ...]] = []
            for c, cell in enumerate(row):
                begin = len(self.paragraphs) + 1
                position = Position(style, r, len(rows), c, len(row), look)
                inner = _Surroundings(Cell(number, r, c, len(row)), position, True, place.in_box)
                self._walk(cell, inner)
                held.append(tuple(range(begin, len(self.paragraphs) + 1)))
            found.append(tuple(held))
        self._depth -= 1
        borders = properties.find(w("tblBorders")) if properties is not None else None
        grid = element.find(w("tblGrid"))
        self.tables.append(
            Table(
                element=element,
                part=self.part,
                number=number,
                rows=tuple(found),
                first=first,
                last=len(self.paragraphs),
                nested=place.nested,
                has_borders=self._has_borders(element, borders, style),
                has_fill=self._has_fill(cells, style, look),
                widths=tuple(twips(column.get(w("w"))) or 0 for column in grid) if grid is not None else (),
            )
        )

    def _has_borders(self, element: Element, borders: Element | None, style: str) -> bool:
        own = draws_lines(borders) if borders is not None else self.styles.table_borders(style)
        return own or any(map(draws_lines, inside(element, w("tcBorders"), outside=w("tbl"))))

    def _has_fill(self, cells: list[list[Element]], style: str, look: frozenset[str]) -> bool:
        own = (cell.find(f"{w('tcPr')}/{w('shd')}") for row in cells for cell in row)
        return self.styles.table_fills(style, look) or any(map(is_filled, own))

    def _paragraph(self, element: Element, place: _Surroundings) -> None:
        number = len(self.paragraphs) + 1
        properties = element.find(w("pPr"))
        style = value(properties, "pStyle")
        level = self._settings(properties, style, place)
        runs, hidden = self._runs(element, style, place, level.get("shd", "AUTO"))
        item = (level["numId"], level.get("ilvl", 0)) if level.get("numId") else None
        label = self.numbering.label(*item) if item else ""
        letters = self.numbering.letters(*item, self.styles.theme) if item and label else {}
        self.paragraphs.append(
            Paragraph(
                element=element,
                part=self.part,
                number=number,
                runs=runs,
                style=self.styles.name(style or self.styles.default_paragraph),
                alignment=level.get("jc", "left"),
                left=level.get("left", 0),
                right=level.get("right", 0),
                first_line=level.get("first", 0),
                before=_AUTOMATIC if level.get("beforeAuto") else level.get("before", 0),
                after=_AUTOMATIC if level.get("afterAuto") else level.get("after", 0),
                line=level.get("line", 240),
                line_rule=level.get("rule", "auto"),
                contextual=level.get("contextualSpacing", False),
                keep_next=level.get("keepNext", False),
                page_break_before=level.get("pageBreakBefore", False),
                tabs=level.get("tabs", ()),
                borders=frozenset(side for side in ("top", "bottom", "left", "right") if level.get(f"border {side}")),
                label=label,
                label_color=letters.get("color", ""),
                label_font=letters.get("ascii", ""),
                label_size=letters.get("sz", 0),
                label_italic=bool(letters.get("i")),
                fields=tuple(_fields(element)),
                lines=lines_of(element, number),
                frame=level.get("frame", ""),
                is_drop_cap=level.get("dropCap", False),
                hidden=hidden,
                mark_size=0 if runs else self._mark_size(properties, style),
                cell=place.cell,
                in_box=place.in_box,
            )
        )
        for box in inside(element, w("txbxContent"), outside=w("p")):
            self._go_in()
            self._walk(box, _Surroundings(in_box=True))
            self._depth -= 1

    def _settings(self, properties: Element | None, style: str, place: _Surroundings) -> Level:
        """The settings of a paragraph from all levels; a list's indents lie below the level that names the list."""
        key = (style, place.position)
        if key not in self._styled:
            styled = dict(self.styles.paragraph_default)
            if place.position is not None:
                lay(styled, self.styles.table(place.position, "pPr"))
            for own in self.styles.paragraph(style):
                self._lay(styled, own)
            self._styled[key] = styled
        level = dict(self._styled[key])
        self._lay(level, paragraph_level(properties))
        return level

    def _lay(self, level: Level, own: Level) -> None:
        if "numId" in own or "ilvl" in own:
            numbered = level | own
            lay(level, self.numbering.paragraph(numbered.get("numId", 0), numbered.get("ilvl", 0)))
        if own:
            lay(level, own)

    def _mark_size(self, properties: Element | None, style: str) -> float:
        """The size of a paragraph's mark; a table's style, which seldom says it, is left out."""
        mark = properties.find(w("rPr")) if properties is not None else None
        own = run_level(mark, self.styles.theme) if mark is not None else {}
        return float({**self.styles.run_default, **self.styles.own(style, "paragraph"), **own}["sz"])

    def _runs(self, paragraph: Element, style: str, place: _Surroundings, shade: str) -> tuple[tuple[Run, ...], str]:
        """The printed runs of a paragraph, and its hidden text; `shade` is the fill behind the whole paragraph."""
        runs: list[Run] = []
        hidden, start = "", 0
        for element in _run_elements(paragraph):
            text = _text(element)
            properties = element.find(w("rPr"))
            own = run_level(properties, self.styles.theme) if properties is not None else {}
            look = self.styles.run(style, own.get("rStyle", ""), place.position) | own
            if look.get("vanish"):
                hidden += text
                continue
            if look.get("shd", "AUTO") == "AUTO":  # a run without a fill of its own stands on the paragraph's
                look = {**look, "shd": shade}
            runs.append(_run(element, text, start, look))
            start += len(text)
        return tuple(runs), hidden.strip()


def _run(element: Element, text: str, start: int, look: Level) -> Run:
    shade, color = look.get("shd", "AUTO"), str(look.get("color", "auto"))
    return Run(
        element=element,
        text=text,
        start=start,
        fonts=_fonts_of(text, look),
        size=look["sz"],
        bold=bool(look.get("b")),
        italic=bool(look.get("i")),
        underline=look.get("u", "none"),
        color=_BLACK.get(color, color),
        caps=bool(look.get("caps")),
        vertical=look.get("vertAlign", "baseline") or "baseline",
        highlight=look.get("highlight") or ("none" if shade in ("AUTO", "FFFFFF", "") else shade),
        spacing=look.get("spacing", 0),
        scale=look.get("scale", 100),
        effects=tuple(name for name in EFFECTS if look.get(name)),
    )


def _fonts_of(text: str, look: Level) -> frozenset[str]:
    """The fonts of the letters in `text`: Word takes another one for ASCII than for letters with Vietnamese marks."""
    if look.get("complex"):
        return frozenset({look["cs"]}) if text.strip() else frozenset()
    marked = look["hAnsi"]
    if look.get("hint") == "eastAsia":
        marked = look.get("eastAsia", marked)
    letters = "".join(text.split())
    fonts = set()
    if any(letter < "\x80" for letter in letters):
        fonts.add(look["ascii"])
    if any(letter >= "\xa0" for letter in letters):
        fonts.add(marked)
    return frozenset(fonts)


def _run_elements(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph in order, those of text boxes and deletions left out."""
    for child in paragraph:
        if child.tag == w("r"):
            yield child
        elif child.tag not in _GONE and child.tag not in (w("p"), w("pPr")) and isinstance(child.tag, str):
            yield from _run_elements(child)


def _text(run: Element) -> str:
    pieces = []
    for child in run:
        if child.tag == w("t"):
            pieces.append(child.text or "")
        elif child.tag == w("br"):
            pieces.append("\f" if child.get(w("type")) == "page" else "\n")
        else:
            pieces.append(_WRITTEN.get(child.tag, ""))
    return "".join(pieces)


def _fields(paragraph: Element) -> Iterator[str]:
    """The names of the fields in a paragraph, in capitals."""
    codes = ""
    for child in inside(paragraph, w("fldSimple"), w("fldChar"), w("instrText"), outside=w("p")):
        if child.tag == w("fldSimple"):
            yield from child.get(w("instr"), "").upper().split()[:1]
        elif child.tag == w("instrText"):
            codes += child.text or ""
        elif child.get(w("fldCharType")) in ("separate", "end") and codes:
            yield from codes.upper().split()[:1]
            codes = ""
    yield from codes.upper().split()[:1]

"""What an .xlsx says of its cells besides their values: rows that are hidden, cells without a usable value, cells that
are shown as per cent, day zero.

A reader of values shows a cell with an error, or with a formula whose result nobody kept, as if it were blank, and
100 % as 1.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers import expat

from lxml import etree

from service.package.parts import parse_xml, relation_of, relations_name
from service.package.reader import UNREADABLE

_BOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_PERCENT = {"9", "10"}  # the formats of every workbook that show a hundredfold
_BOOK_LIMIT = 8 * 2**20  # bytes of the list of sheets
_BLOCK = 2**18
_TELLING = (b"hidden=", b'"e"', b"'e'", b"<f", b":f")  # without any of these a sheet has nothing to tell
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_KEPT_TEXT = 80  # characters of a formula that are repeated


@dataclass(slots=True)
class SheetMarks:
    """Of one sheet: rows (from 1) that are hidden, and by row and column (from 0) what stands in unusable cells.

    Such a cell says its error (``#REF!``), or ``=`` and its formula. `percent`: by row the columns of cells that show
    their value times a hundred.
    """

    hidden: set[int] = field(default_factory=set)
    lost: dict[int, dict[int, str]] = field(default_factory=dict)
    percent: dict[int, set[int]] = field(default_factory=dict)
    from_1904: bool = False


class TooLong(Exception):
    """A sheet inflates beyond its bound."""


def marks_of(source: Path | bytes, most: int) -> dict[str, SheetMarks] | None:
    """The marks of each sheet of an .xlsx by title; None where it is none, or inflates to more than `most` bytes."""
    budget = Budget(most)
    try:
        with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as archive:
            book = _root(archive, _BOOK)
            relations = [relation_of(one, "xl") for one in _root(archive, relations_name(_BOOK))]
            parts = {one.id: one.target for one in relations}
            from_1904 = any(one.get("date1904") in ("1", "true") for one in book.iter("{*}workbookPr"))
            is_stale = any(one.get("fullCalcOnLoad") in ("1", "true") for one in book.iter("{*}calcPr"))
            styles = _percent_styles(archive)
            found: dict[str, SheetMarks] = {}
            for sheet in book.iter("{*}sheet"):
                part = next((parts.get(value) for name, value in sheet.items() if name.endswith("}id")), None)
                marks = SheetMarks(from_1904=from_1904)
                found[sheet.get("name", "")] = marks
                telling = (*_TELLING, *(f's="{style}"'.encode() for style in styles))
                if part and tells(budget.blocks(archive, part), telling):
                    _Scan(marks, styles, is_stale=is_stale).read(budget.blocks(archive, part))
            return found
    except (*UNREADABLE, KeyError, TooLong, etree.XMLSyntaxError, expat.ExpatError):
        return None


def _root(archive: zipfile.ZipFile, part: str) -> Any:
    with archive.open(part) as entry:
        content = entry.read(_BOOK_LIMIT + 1)
    if len(content) > _BOOK_LIMIT:
        raise TooLong
    return parse_xml(content)


@dataclass(slots=True)
class Budget:
    """How many bytes may still be inflated, of all sheets together."""

    left: int

    def blocks(self, archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
        """The content of a part; raises `TooLong` beyond the budget."""
        with archive.open(part) as entry:
            while block := entry.read(_BLOCK):
                self.left -= len(block)
                if self.left < 0:
                    raise TooLong
                yield block


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the styles in which cells are shown as per cent."""
    if _STYLES not in archive.namelist():
        return frozenset()
    root = _root(archive, _STYLES)
    own = {form.get("numFmtId") for form in root.iter("{*}numFmt") if "%" in form.get("formatCode", "")}
    formats = (style for styles in root.iter("{*}cellXfs") for style in styles.iter("{*}xf"))
    return frozenset(str(at) for at, style in enumerate(formats) if style.get("numFmtId") in own | _PERCENT)


def tells(blocks: Iterator[bytes], telling: Collection[bytes]) -> bool:
    """Whether a sheet has anything that is to be told: nearly all have not, and this is soon seen."""
    before, longest = b"", max(map(len, telling))
    for block in blocks:
        both = before + block
        if any(mark in both for mark in telling):
            return True
        before = both[-longest:]
    return False


def walk(
    blocks: Iterator[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    said: Callable[[str], None],
) -> None:
    """Hand the elements and texts of a sheet to whoever marks them; one with a document type is refused."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = _refuse
    for block in blocks:
        parser.Parse(block, False)
    parser.Parse(b"", True)


class _Scan:
    """Goes through the elements of one sheet; a cell is judged when the next thing begins."""

    def __init__(self, marks: SheetMarks, percent_styles: Collection[str], *, is_stale: bool) -> None:
        self.marks, self.percent_styles, self.is_stale = marks, percent_styles, is_stale
        self.row = self.column = 0
        self.kind = ""  # of the cell
        self.texts: dict[str, str] = {}  # what its formula and its value say
        self.within = ""

    def read(self, blocks: Iterator[bytes]) -> None:
        walk(blocks, self._start, self._end, self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self.column = _number(place[1]) if place else self.column + 1
            self.kind, self.texts = attributes.get("t", ""), {}
            if attributes.get("s") in self.percent_styles:
                self.marks.percent.setdefault(self.row, set()).add(self.column)
        elif tag in ("f", "v"):
            self.within, self.texts[tag] = tag, ""
        elif tag == "row":
            self.row = int(attributes["r"]) if attributes.get("r", "").isdecimal() else self.row + 1
            self.column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.marks.hidden.add(self.row)

    def _text(self, text: str) -> None:
        if self.within and len(self.texts[self.within]) < _KEPT_TEXT:
            self.texts[self.within] += text

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag in ("f", "v"):
            self.within = ""
        elif tag == "c" and (lost := self._lost()):
            self.marks.lost.setdefault(self.row, {})[self.column] = lost

    def _lost(self) -> str:
        """What stands in the cell where its value cannot be used; empty where it can."""
        value, formula = self.texts.get("v", ""), self.texts.get("f")
        if self.kind == "e":
            return value or "#VALUE!"
        is_kept = self.kind == "str" or (value and not (self.is_stale and value == "0"))
        return "" if formula is None or is_kept else f"={formula[:_KEPT_TEXT]}"


def _number(letters: str) -> int:
    """The number of a column from 0: ``A`` is 0, ``AB`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _refuse(*_: object) -> None:
    raise TooLong


_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in which Excel keeps a workbook with a password
# The first record of an .xls, and the one behind it where there is a password.
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06.{14}\x2f\x00", re.DOTALL)


def is_locked(source: Path | bytes) -> bool:
    """Whether a workbook that cannot be read is one with a password: .xlsx, .xls or .ods."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    if data.startswith(_OLD_OFFICE):
        return _ENCRYPTED in data or bool(_LOCKED_XLS.search(data))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as entry:
            return b"encryption-data" in entry.read(_BOOK_LIMIT)
    except (*UNREADABLE, KeyError, RuntimeError):
        return False

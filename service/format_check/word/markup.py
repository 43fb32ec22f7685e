"""Names, switches and measures of WordprocessingML. Hostile or careless values never raise here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.format_check.word.model import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"

FALLBACK = f"{{{MC}}}Fallback"
MAX_TWIPS = 31_680  # 22 inches, the widest that Word takes

_UNITS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0, "": 1.0}
_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi|)")
# ISO 29500 Strict, as Word saves it on demand: the same names in other namespaces.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP.encode(),
}


def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def transitional(data: bytes) -> bytes:
    """`data` with the namespaces of the Strict form of the standard replaced by the usual ones."""
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
    return data


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_on(value: str | None) -> bool:
    """Whether an attribute of a switch turns it on."""
    return value is not None and value.strip().lower() not in ("0", "false", "off", "none")


def switch(parent: Element | None, name: str) -> bool | None:
    """The state of a switch below `parent`; None where it is not there."""
    child = parent.find(w(name)) if parent is not None else None
    return None if child is None else is_on(child.get(w("val"), "1"))


def value(parent: Element | None, name: str) -> str:
    """The value of the element `name` below `parent`; empty where it is not there."""
    child = parent.find(w(name)) if parent is not None else None
    return "" if child is None else child.get(w("val"), "")


def twips(text: str | None) -> int | None:
    """A measure (plain twips, or with a unit as ``12.5pt``), kept within what Word takes; None where it is none."""
    found = _MEASURE.fullmatch((text or "").strip())
    if not found:
        return None
    return max(-MAX_TWIPS, min(MAX_TWIPS, round(float(found[1]) * _UNITS[found[2]])))


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of at most nine digits, else `default`."""
    found = re.fullmatch(r"\s*(-?\d{1,9})(?:\.\d*)?\s*", text or "")
    return int(found[1]) if found else default


def inside(element: Element, *names: str, outside: str = "") -> Iterator[Element]:
    """The elements below `element` with one of the qualified `names`, those an old reader falls back to left out.

    Those in another element named `outside` (a table in a cell, a paragraph in a text box) are left out as well.
    """
    if (
        len(element) and next(element.iter(*names), None) is not None
    ):  # most paragraphs hold none: that is seen without looking at each
        yield from _inside(element, frozenset(names), (FALLBACK, outside))


def _inside(element: Element, names: frozenset[str], closed: tuple[str, str]) -> Iterator[Element]:
    for child in element:
        if child.tag in names:
            yield child
        if child.tag not in closed and isinstance(child.tag, str):
            yield from _inside(child, names, closed)

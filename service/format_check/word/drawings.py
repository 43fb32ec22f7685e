"""Drawn horizontal lines: DrawingML, VML, thin rectangles; what only an old reader falls back to is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.format_check.word.markup import WP, A, V, inside, local, twips, w, whole
from service.format_check.word.model import Element, Line

_EMU = 635  # per twip
_INSET = 144  # twips: what Word leaves on each side of a text box that says nothing else
_MIDDLE = 3000  # twips: where an aligned shape lies over text in any case
_THIN = 60  # twips: a shape as flat as this prints as a line
_LINES = frozenset({"line", "straightConnector1", "lineInv", "rect", "bentConnector3"})
_VML_LINES = ("#_x0000_t20", "#_x0000_t32")


def lines_of(paragraph: Element, number: int) -> tuple[Line, ...]:
    """The horizontal lines that hang on one paragraph (not on those of text boxes inside it)."""
    names = (f"{{{WP}}}anchor", f"{{{WP}}}inline", f"{{{V}}}line", f"{{{V}}}shape", f"{{{V}}}rect")
    own = inside(paragraph, *names, outside=w("p"))
    return tuple(line for drawn in own if (line := _line(drawn, number)) is not None)


def _line(element: Element, number: int) -> Line | None:
    return _vml(element, number) if element.tag.startswith(f"{{{V}}}") else _drawing(element, number)


def _drawing(element: Element, number: int) -> Line | None:
    extent = element.find(f"{{{WP}}}extent")
    shapes = [geometry.get("prst", "") for geometry in element.iter(f"{{{A}}}prstGeom")]
    if extent is None or (shapes and not set(shapes) <= _LINES) or not _is_shape(element):
        return None
    width, height = whole(extent.get("cx")) // _EMU, whole(extent.get("cy")) // _EMU
    stroke = next(element.iter(f"{{{A}}}ln"), None)
    if height > _THIN or width < _THIN or (stroke is not None and stroke.find(f"{{{A}}}noFill") is not None):
        return None
    dash = next(element.iter(f"{{{A}}}prstDash"), None)
    solid = dash is None or dash.get("val", "solid") == "solid"
    position = element.find(f"{{{WP}}}positionH")
    if position is None:
        return Line(element, number, width, solid, "")
    align, offset = position.find(f"{{{WP}}}align"), position.find(f"{{{WP}}}posOffset")
    side = (align.text or "").strip() if align is not None else ""
    shift = whole(offset.text) // _EMU if offset is not None else None
    return Line(element, number, width, solid, side, shift, position.get("relativeFrom", ""))


def _is_shape(element: Element) -> bool:
    shapes = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return any(True for _ in inside(element, f"{{{shapes}}}wsp", f"{{{shapes}}}cxnSp"))


def _vml(element: Element, number: int) -> Line | None:
    style = dict(_style(element.get("style", "")))
    if element.tag == f"{{{V}}}line":
        (x1, y1), (x2, y2) = _point(element.get("from")), _point(element.get("to"))
        width, height, offset = abs(x2 - x1), abs(y2 - y1), min(x1, x2)
    elif element.tag == f"{{{V}}}rect" or element.get("type") in _VML_LINES:
        width, height = _length(style.get("width")), _length(style.get("height"))
        offset = _length(style.get("margin-left") or style.get("left"))
    else:
        return None
    if height > _THIN or width < _THIN or element.get("stroked", "t") in ("f", "false"):
        return None
    stroke = element.find(f"{{{V}}}stroke")
    solid = stroke is None or stroke.get("dashstyle", "solid") == "solid"
    align = style.get("mso-position-horizontal", "")
    relative = style.get("mso-position-horizontal-relative", "column").replace("text", "column")
    align = align if align in ("left", "center", "right") else ""
    return Line(element, number, width, solid, align, None if align else offset, relative)


def box_width(paragraph: Element) -> int:
    """The room for text in the text box that holds a paragraph, twips; 0 where the file does not say it."""
    inset = 2 * _INSET
    for around in paragraph.iterancestors():
        if around.tag == f"{{{V}}}textbox":
            sides = (around.get("inset") or "").split(",")
            inset = sum(_length(sides[n]) if n < len(sides) and sides[n] else _INSET for n in (0, 2))
        elif (body := around.find("{*}bodyPr")) is not None:
            inset = sum(whole(body.get(side), _INSET * _EMU) // _EMU for side in ("lIns", "rIns"))
        extent = around.find(f"{{{WP}}}extent")
        width = whole(extent.get("cx")) // _EMU if extent is not None else 0
        if around.tag in (f"{{{V}}}shape", f"{{{V}}}rect"):
            width = _length(dict(_style(around.get("style", ""))).get("width"))
        if width:
            return width - inset
    return 0


def box_top(paragraph: Element) -> tuple[Element, int] | None:
    """The paragraph that a paragraph's text box hangs on, and how far below it the box begins, twips; None where the
    file does not say it."""
    host = next(paragraph.iterancestors(w("p")), None)
    for around in paragraph.iterancestors(f"{{{WP}}}anchor", f"{{{V}}}shape", f"{{{V}}}rect"):
        position = around.find(f"{{{WP}}}positionV")
        if position is not None and position.get("relativeFrom") in ("paragraph", "line"):
            offset = position.find(f"{{{WP}}}posOffset")
            return (host, whole(offset.text) // _EMU) if host is not None and offset is not None else None
    return None


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that covers what it lies over; twips from the left edge of the text and the top of its paragraph."""

    left: int
    top: int
    width: int
    height: int


def shapes_over_text(paragraph: Element) -> Iterator[Shape]:
    """The shapes in front of the text, with a fill or a picture, whose place is told from their own paragraph."""
    for anchor in inside(paragraph, f"{{{WP}}}anchor"):
        free = anchor.get("behindDoc", "0") in ("0", "false") and anchor.find(f"{{{WP}}}wrapNone") is not None
        if free and next(anchor.iterancestors(w("p"))) is paragraph and _is_opaque(anchor):
            shape = _placed(anchor)
            if shape is not None and shape.height > _THIN < shape.width:
                yield shape


def _is_opaque(anchor: Element) -> bool:
    if next(anchor.iter("{*}pic"), None) is not None:
        return True
    properties = next(anchor.iter("{*}spPr"), None)
    fills = {local(child) for child in properties} if properties is not None else set()
    return bool(fills & {"solidFill", "gradFill", "blipFill", "pattFill"})


def _placed(anchor: Element) -> Shape | None:
    """The place of a shape; None where it is told from the page, so that nobody knows what lies below."""
    extent, offsets = anchor.find(f"{{{WP}}}extent"), {}
    for axis, near in (("H", ("column", "margin", "character")), ("V", ("paragraph", "line"))):
        position = anchor.find(f"{{{WP}}}position{axis}")
        offset = position.find(f"{{{WP}}}posOffset") if position is not None else None
        known = position is not None and position.get("relativeFrom") in near
        if known and offset is not None:
            offsets[axis] = whole(offset.text) // _EMU
        elif axis == "H" and known:
            offsets[axis] = _MIDDLE
    if extent is None or len(offsets) < len("HV"):
        return None
    width, height = whole(extent.get("cx")) // _EMU, whole(extent.get("cy")) // _EMU
    return Shape(offsets["H"], offsets["V"], width, height)


def _style(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";"):
        name, _, said = part.partition(":")
        yield name.strip().lower(), said.strip()


def _point(text: str | None) -> tuple[int, int]:
    x, _, y = (text or "").partition(",")
    return _length(x), _length(y)


def _length(text: str | None) -> int:
    """A length of VML in twips; a bare number is a pixel of 1/96 inch, as CSS has it."""
    text = (text or "").strip()
    if re.fullmatch(r"-?\d{1,6}(\.\d{1,6})?", text):
        return round(float(text) * 15)
    if text.endswith("px"):
        return _length(text[:-2])
    return twips(text) or 0

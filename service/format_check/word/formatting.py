"""Levels of formatting: what one ``w:rPr`` or ``w:pPr`` says, as a flat mapping that lays over the level below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.format_check.word.markup import is_on, local, twips, w, whole
from service.format_check.word.model import Element

Level = dict[str, Any]

_SWITCHES = ("strike", "dstrike", "outline", "shadow", "emboss", "imprint", "smallCaps")
TOGGLES = frozenset({"b", "i", "caps", "vanish", *_SWITCHES})
EFFECTS = (*_SWITCHES, "rtl", "position", "bdr", "em")
SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_SIDES = ("top", "bottom", "left", "right")
OF_THEME = "THEME"  # a colour that no number in the file says
_NO_PATTERN = ("clear", "nil", "none", "")
_WHITE = ("background1", "light1", "none")
_NO_LINE = ("nil", "none", "")
_RAISED = 4  # half points by which letters stand visibly above or below their line
_CHARACTER = 14 * 20 / 100  # firstLineChars counts hundredths of a letter's width: of 14 pt, the size of these papers


def run_level(properties: Element | None, theme: dict[str, str]) -> Level:
    """What one w:rPr says: fonts with the theme resolved, `sz` in points, toggles as booleans."""
    level: Level = {}
    for child in properties if properties is not None else ():
        name = local(child)
        if name in TOGGLES:
            level[name] = is_on(child.get(w("val"), "1"))
        elif name == "rFonts":
            level |= _fonts(child, theme)
        elif name in _RUN:
            level |= _RUN[name](child, child.get(w("val"), ""))
    return level


def _size(_element: Element, text: str) -> Level:
    halves = (twips(text) or 0) // 10 if text.endswith("pt") else whole(text)
    return {"sz": halves / 2} if 0 < halves <= 3276 else {}


def _color(element: Element, text: str) -> Level:
    """Black of the theme is ``text1`` or ``dark1`` untinted; another of its colours keeps the value beside it, unless
    that is black: Word prints the theme's.
    """
    theme = element.get(w("themeColor"), "none")
    if theme in ("text1", "dark1") and not element.get(w("themeTint")):
        return {"color": "auto"}
    named = text.upper() or "AUTO"
    if theme != "none" and named in ("AUTO", "000000"):
        named = OF_THEME
    return {"color": "auto" if named == "AUTO" else named}


def is_filled(shading: Element | None) -> bool:
    """Whether a w:shd fills what it stands for with anything but white."""
    return shading is not None and _shade(shading, shading.get(w("val"), ""))["shd"] not in ("AUTO", "FFFFFF")


def _shade(element: Element, text: str) -> Level:
    """The fill behind letters; `OF_THEME` for one of the theme, and for a pattern of dots or lines."""
    fill = element.get(w("fill"), "auto").upper()
    is_white = fill in ("AUTO", "FFFFFF")
    if is_white and (text not in _NO_PATTERN or element.get(w("themeFill"), "none") not in _WHITE):
        return {"shd": OF_THEME}
    return {"shd": fill}


_RUN: dict[str, Callable[[Element, str], Level]] = {
    "sz": _size,
    "color": _color,
    "shd": _shade,
    "rStyle": lambda _element, text: {"rStyle": text},
    "spacing": lambda _element, text: {"spacing": twips(text) or 0},
    "w": lambda _element, text: {"scale": whole(text, 100)},
    "rtl": lambda _element, text: {"complex": is_on(text or "1"), "rtl": is_on(text or "1")},
    "cs": lambda _element, text: {"complex": is_on(text or "1")},
    "u": lambda _element, text: {"u": text or "single"},
    "vertAlign": lambda _element, text: {"vertAlign": text},
    "highlight": lambda _element, text: {"highlight": text},
    "position": lambda _element, text: {"position": abs(whole(text)) >= _RAISED},
    "bdr": lambda _element, text: {"bdr": text not in _NO_LINE},
    "em": lambda _element, text: {"em": text not in _NO_LINE},
}


def _fonts(element: Element, theme: dict[str, str]) -> Level:
    """The fonts by script; a theme's font wins over a name beside it."""
    level: Level = {}
    for script, themed in _THEME.items():
        name = theme.get(element.get(w(themed), "")) or element.get(w(script))
        if name:
            level[script] = name
    if hint := element.get(w("hint")):
        level["hint"] = hint
    return level


def paragraph_level(properties: Element | None) -> Level:
    """What one w:pPr says; lengths in twips, `first` below 0 for a hanging indent."""
    level: Level = {}
    for child in properties if properties is not None else ():
        name = local(child)
        if name in ("contextualSpacing", "keepNext", "pageBreakBefore"):
            level[name] = is_on(child.get(w("val"), "1"))
        elif name in _PARAGRAPH:
            level |= _PARAGRAPH[name](child)
    return level


def lay(level: Level, own: Level) -> None:
    """Lay a paragraph's `own` settings over `level`; tab stops add up, until one is cleared."""
    stops = dict(level.get("tabs", ())) | dict(own.get("tabs", ()))
    level |= own
    level["tabs"] = tuple(sorted((place, kind) for place, kind in stops.items() if kind != "clear"))


def _indents(element: Element) -> Level:
    level: Level = {}
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        given = [found for name in names if (found := twips(element.get(w(name)))) is not None]
        chars = [whole(text) for name in names if (text := element.get(w(f"{name}Chars")))]
        if given or chars:
            level[key] = given[0] if given else round(chars[0] * _CHARACTER)
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        given_first, text = twips(element.get(w(name))), element.get(w(f"{name}Chars"))
        if given_first is not None:
            level["first"] = sign * given_first
        elif text:
            level["first"] = sign * round(whole(text) * _CHARACTER)
    return level


def _spacing(element: Element) -> Level:
    level: Level = {}
    for side in ("before", "after"):
        given, lines = twips(element.get(w(side))), element.get(w(f"{side}Lines"))
        if given is not None:
            level[side] = given
        elif lines:
            level[side] = round(whole(lines) * 2.4)
        automatic = element.get(w(f"{side}Autospacing"))
        if automatic is not None:
            level[f"{side}Auto"] = is_on(automatic)
    if (line := twips(element.get(w("line")))) is not None:
        level["line"] = line
        level["rule"] = element.get(w("lineRule"), "auto")
    elif rule := element.get(w("lineRule")):
        level["rule"] = rule
    return level


def _borders(element: Element) -> Level:
    found = {local(side): side.get(w("val"), "nil") not in _NO_LINE for side in element}
    return {f"border {side}": found[side] for side in _SIDES if side in found}


def _tabs(element: Element) -> Level:
    stops = ((twips(stop.get(w("pos"))) or 0, stop.get(w("val"), "left")) for stop in element.iterchildren(w("tab")))
    return {"tabs": tuple(stops)}


def _numbering(element: Element) -> Level:
    return {name: whole(child.get(w("val"))) for child in element if (name := local(child)) in ("numId", "ilvl")}


def _alignment(element: Element) -> Level:
    text = element.get(w("val"), "left")
    return {"jc": {"start": "left", "end": "right", "distribute": "both"}.get(text, text)}


_PARAGRAPH: dict[str, Callable[[Element], Level]] = {
    "jc": _alignment,
    "ind": _indents,
    "spacing": _spacing,
    "pBdr": _borders,
    "tabs": _tabs,
    "numPr": _numbering,
    "shd": lambda element: _shade(element, element.get(w("val"), "")),
    "framePr": lambda element: {
        "frame": element.get(w("xAlign"), "page"),
        "dropCap": element.get(w("dropCap"), "none") not in _NO_LINE,
    },
}

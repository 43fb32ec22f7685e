"""Properties of letters and paragraphs as elements, put in, taken out, each at its place in the schema's order."""

from __future__ import annotations

from lxml import etree

Element = etree._Element
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
NS = {
    name.removeprefix("xmlns:"): address.strip('"')
    for name, _, address in (declaration.partition("=") for declaration in NAMESPACES.split())
}
W = f"{{{NS['w']}}}"
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl "
    "cs em lang"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
# The order that the schema asks for.
RUN_ORDER, PARAGRAPH_ORDER = _RUN.split(), _PARAGRAPH.split()
ORDERS = {"rPr": RUN_ORDER, "pPr": PARAGRAPH_ORDER}
Value = str | float | bool | tuple[int, str]


def xml(text: str) -> Element:
    """An element written as text, its prefixes those of WordprocessingML."""
    close = min(text.index(mark) for mark in ("/>", ">", " ") if mark in text)
    return etree.fromstring(f"{text[:close]} {NAMESPACES}{text[close:]}")


def run_settings(name: str, value: Value) -> dict[str, dict[str, str]]:
    """A property of letters as elements of w:rPr with their attributes."""
    if name == "font":
        return {"rFonts": dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), str(value))}
    if name == "size":
        return {tag: {"val": str(round(float(value) * 2))} for tag in ("sz", "szCs")}  # type: ignore[arg-type]
    switches = {"bold": ("b", "bCs"), "italic": ("i", "iCs"), "caps": ("caps",), "vanish": ("vanish",)}
    if name in switches:
        return {tag: {} if value else {"val": "0"} for tag in switches[name]}
    if name == "underline":
        return {"u": {"val": "single" if value else "none"}}
    return {name: {"val": str(value)}}


def paragraph_settings(name: str, value: Value) -> dict[str, dict[str, str]]:
    """A property of a paragraph as elements of w:pPr with their attributes."""
    if name == "align":
        return {"jc": {"val": str(value)}}
    if name == "line":
        amount, rule = value  # type: ignore[misc]
        return {"spacing": {"line": str(amount), "lineRule": str(rule)}}
    if name in ("before", "after"):
        return {"spacing": {name: str(value)}}
    if name == "contextual":
        return {"contextualSpacing": {}}
    return {"ind": {{"first": "firstLine"}.get(name, name): str(value)}}


HIDING = {
    "firstLine": ("firstLineChars", "hanging", "hangingChars"),
    "hanging": ("firstLine", "firstLineChars"),
    "left": ("start", "leftChars", "startChars"),
    "right": ("end", "rightChars", "endChars"),
    "before": ("beforeLines", "beforeAutospacing"),
    "after": ("afterLines", "afterAutospacing"),
}
PARAGRAPH_NAMES = {"align", "line", "before", "after", "contextual", "first", "left", "right", "hanging"}


def child(parent: Element, tag: str, order: list[str]) -> Element:
    """The child of that name, made at its place in the schema's order."""
    found = parent.find(W + tag)
    if found is not None:
        return found
    made = etree.Element(W + tag)
    places = [etree.QName(one).localname for one in parent]
    later = [n for n, name in enumerate(places) if name in order and order.index(name) > order.index(tag)]
    parent.insert(later[0] if later else len(parent), made)
    return made


def properties(holder: Element, tag: str) -> Element:
    """The w:rPr or w:pPr of a run, a paragraph or a style."""
    found = holder.find(W + tag)
    if found is None:
        found = etree.Element(W + tag)
        holder.insert(0, found)
    return found


def put(target: Element, settings: dict[str, dict[str, str]], order: list[str]) -> None:
    """Set properties, each at its place."""
    for tag, attributes in settings.items():
        element = child(target, tag, order)
        if not attributes or tag not in ("spacing", "ind"):
            element.attrib.clear()
        for name, value in attributes.items():
            element.set(W + name, value)
            for hidden in HIDING.get(name, ()):
                element.attrib.pop(W + hidden, None)


def strip(target: Element | None, settings: dict[str, dict[str, str]]) -> None:
    """Take properties away, so that those of a style show."""
    for tag, attributes in settings.items():
        element = None if target is None else target.find(W + tag)
        if element is None:
            continue
        if tag in ("spacing", "ind"):
            for name in attributes:
                for gone in (name, *HIDING.get(name, ())):
                    element.attrib.pop(W + gone, None)
            if element.attrib:
                continue
        element.getparent().remove(element)


def split(values: dict[str, Value]) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Values as settings of letters and settings of paragraphs."""
    run: dict[str, dict[str, str]] = {}
    paragraph: dict[str, dict[str, str]] = {}
    for name, value in values.items():
        if name in PARAGRAPH_NAMES:
            for tag, attributes in paragraph_settings(name, value).items():
                paragraph.setdefault(tag, {}).update(attributes)
        else:
            run |= run_settings(name, value)
    return run, paragraph


def fill_style(style: Element, values: dict[str, Value]) -> None:
    """Values into a style's (or a condition's) w:pPr and w:rPr."""
    run, paragraph = split(values)
    for tag, settings, order in (("pPr", paragraph, PARAGRAPH_ORDER), ("rPr", run, RUN_ORDER)):
        if not settings:
            continue
        holder = style.find(W + tag)
        if holder is None:
            holder = etree.Element(W + tag)
            before = style.find(W + "rPr") if tag == "pPr" else style.find(W + "tblPr")
            if before is not None:
                before.addprevious(holder)
            else:
                style.append(holder)
        put(holder, settings, order)

"""Editing the XML of a Word file: replace letters, split runs, write settings in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from service.format_check.word.markup import local, w
from service.format_check.word.model import Element, Paragraph

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ONE_LETTER = frozenset({w("tab"), w("ptab"), w("cr"), w("br"), w("noBreakHyphen"), w("sym")})  # as the reader counts

_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_ORDER = {"rPr": _RUN.split(), "pPr": _PARAGRAPH.split(), "sectPr": _SECTION.split()}


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the letters `start` to `end` of a paragraph's text by `new`."""

    start: int
    end: int
    new: str

    def meets(self, other: Edit) -> bool:
        """Whether both replace the same letters, or fill the same gap."""
        return self.start <= other.end and other.start <= self.end


def rewritten(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` made."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += text[at : edit.start], edit.new
        at = edit.end
    return "".join([*pieces, text[at:]])


def letters_of(paragraph: Paragraph) -> Iterator[tuple[Element | None, int]]:
    """The pieces of the paragraph's text: a w:t and how many letters it holds; None and 1 for what is no letter."""
    for run in paragraph.runs:
        for child in run.element:
            if child.tag == w("t"):
                yield child, len(child.text or "")
            elif child.tag in _ONE_LETTER:
                yield None, 1


def split_run(run: Element, offset: int) -> Element:
    """Split a run before its letter `offset`; returns the new second half. What is no letter stays in the first."""
    second = deepcopy(run)
    second.tail = None
    position = 0
    for first_child, child in zip(list(run), list(second), strict=True):
        length = len(child.text or "") if child.tag == w("t") else int(child.tag in _ONE_LETTER)
        if child.tag == w("t"):
            cut = max(0, min(length, offset - position))
            text = child.text or ""
            first_child.text, child.text = text[:cut], text[cut:]
            for half in (first_child, child):
                half.set(SPACE, "preserve")
        elif length and position >= offset:
            run.remove(first_child)
        elif child.tag != w("rPr"):
            second.remove(child)
        position += length
    run.addnext(second)
    return second


def properties(element: Element) -> Element:
    """The w:rPr of a run, the w:pPr of a paragraph; made where there is none."""
    name = "rPr" if element.tag == w("r") else "pPr"
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found


def setting(parent: Element, name: str) -> Element:
    """The element `name` of a w:rPr, w:pPr or w:sectPr; made at its place where there is none."""
    found = parent.find(w(name))
    if found is None:
        order = _ORDER[local(parent)]
        later = set(order[order.index(name) + 1 :])
        place = next((place for place, child in enumerate(parent) if local(child) in later), len(parent))
        found = etree.Element(w(name))
        parent.insert(place, found)
    return found


def put(parent: Element, name: str, **attributes: object) -> None:
    """Write attributes of the setting `name`; None takes one away."""
    found = setting(parent, name)
    for key, value in attributes.items():
        if value is None:
            found.attrib.pop(w(key), "")
        else:
            found.set(w(key), str(value))

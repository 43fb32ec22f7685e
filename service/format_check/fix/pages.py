"""What is mended around the text: paper, margins, page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from service.format_check.components.walk import read_anatomy
from service.format_check.editable import Opened
from service.format_check.fix.looks import centre
from service.format_check.fix.xml_edit import properties, put, setting
from service.format_check.hd05_values import FONT, PAGE
from service.format_check.report import FormatFinding
from service.format_check.word.markup import R, W, local, w
from service.format_check.word.model import Element, Paragraph, Section

Mender = Callable[[Opened, FormatFinding], bool]

_MARGINS = {side: PAGE[side] for side in ("top", "bottom", "left", "right")}
_SLACK = 40  # twips, 0.7 mm: as in the check
_NUMBER_ONLY = re.compile(r"[\s\d\-–—/.|]*(?:(?:trang|page)[\s\d\-–—/.|]*)?(?:(?:of|/)[\s\d]*)?", re.IGNORECASE)


def _near(found: Iterable[int], wanted: Iterable[int]) -> bool:
    """Whether lengths are the same but for slack, in any order: paper may lie, and its margins with it."""
    pairs = zip(sorted(found), sorted(wanted), strict=True)
    return all(abs(one - other) <= _SLACK for one, other in pairs)


def _sections(opened: Opened, finding: FormatFinding) -> Iterator[Section]:
    """The sections that a finding names, all where it names none; each with a w:sectPr in the file."""
    numbers = [spot.paragraph for spot in finding.spots if spot.part == opened.word.main and spot.paragraph]
    for section in opened.word.sections:
        if not numbers or any(section.first <= number <= section.last for number in numbers):
            yield _kept(opened, section)


def _kept(opened: Opened, section: Section) -> Section:
    """`section`, its w:sectPr put into the file where the file had left it out."""
    opened.root(opened.word.main)
    if section.element.getparent() is None:
        opened.body.append(section.element)
        _size(section.element, section.width, section.height)
    return section


def _size(element: Element, width: int, height: int) -> None:
    put(element, "pgSz", w=width, h=height, orient="landscape" if width > height else None, code=None)


def _margin(section: Section, **wanted: int) -> None:
    """Set some margins; those that the file leaves to Word are written out, since Word asks for all of them."""
    given = setting(section.element, "pgMar")
    left_out = {name: value for name, value in section.margins.items() if given.get(w(name)) is None}
    put(section.element, "pgMar", **{**left_out, **wanted})


def _paper(opened: Opened, finding: FormatFinding) -> bool:
    """A4, lying where it lay."""
    for section in _sections(opened, finding):
        if not _near((section.width, section.height), (PAGE["width"], PAGE["height"])):
            _size(
                section.element,
                *((PAGE["height"], PAGE["width"]) if section.landscape else (PAGE["width"], PAGE["height"])),
            )
    return True


def _upright(opened: Opened, finding: FormatFinding) -> bool:
    anatomy = read_anatomy(opened.word)
    for section in _sections(opened, finding):
        if section.landscape and not anatomy.tables_of(section):
            _size(section.element, section.height, section.width)
    return True


def _margins(opened: Opened, finding: FormatFinding) -> bool:
    for section in _sections(opened, finding):
        own = {**section.margins, "left": section.margins["left"] + section.margins["gutter"]}
        turned = section.landscape and _near([own[side] for side in _MARGINS], _MARGINS.values())
        if not turned and any(abs(own[side] - wanted) > _SLACK for side, wanted in _MARGINS.items()):
            _margin(section, **_MARGINS, gutter=0)
    return True


def _distance(opened: Opened, finding: FormatFinding) -> bool:
    for section in _sections(opened, finding):
        _margin(section, header=PAGE["header"])
    return True


# ------------------------------------------------------------------------------------------------- page numbers


def _stories(section: Section, *kinds: str) -> list[Paragraph]:
    """The paragraphs of a section's headers of these kinds, then of its footers, that number the page."""
    groups = (*(section.headers.get(kind, ()) for kind in kinds), *(section.footers.get(kind, ()) for kind in kinds))
    return [one for group in groups for one in group if "PAGE" in one.fields]


def _numbers(opened: Opened) -> list[Paragraph]:
    """Every paragraph that numbers the page, each once."""
    return [one for one in opened.word.headers_and_footers if "PAGE" in one.fields]


def _add_number(opened: Opened, _finding: FormatFinding) -> bool:
    """A number on every page but the first, in the header that there is, in a new one where there is none."""
    first = _kept(opened, opened.word.sections[0])
    header = first.headers.get("default", ())
    if any(not one.is_empty for one in header):
        return False  # what stands there is for a person to judge
    if header:
        opened.root(header[0].part)
        _write_number(header[0])
    else:
        identifier = opened.add("header", _new_header())
        for kind in ("default", "even") if opened.word.even_and_odd else ("default",):
            reference = etree.Element(w("headerReference"), {w("type"): kind, f"{{{R}}}id": identifier})
            first.element.insert(0, reference)
    put(first.element, "titlePg", val=None)
    _margin(first, header=PAGE["header"])
    return True


def _new_header() -> Element:
    root = etree.Element(w("hdr"), nsmap={"w": W, "r": R})
    paragraph = etree.SubElement(root, w("p"))
    put(properties(paragraph), "jc", val="center")
    paragraph.append(_number_field())
    return root


def _write_number(paragraph: Paragraph) -> None:
    """Nothing but the number in this paragraph, centred, as the guidance has it."""
    _clear(paragraph)
    paragraph.element.append(_number_field())
    centre(paragraph)
    own = paragraph.element.find(w("pPr"))
    frame = own.find(w("framePr")) if own is not None else None
    if own is not None and frame is not None:  # Word's old way: a frame that stands at one side
        own.remove(frame)


def _number_field() -> Element:
    field = etree.Element(w("fldSimple"), {w("instr"): "PAGE"})
    run = etree.SubElement(field, w("r"))
    own = etree.SubElement(run, w("rPr"))
    put(own, "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    for name, value in (("b", 0), ("i", 0), ("color", "auto"), ("sz", 28), ("szCs", 28), ("u", "none")):
        put(own, name, val=value)
    etree.SubElement(run, w("t")).text = "2"
    return field


def _bare_number(opened: Opened, finding: FormatFinding) -> bool:
    """Numbers written anew where nothing but a number stands: Arabic, 14, upright, centred in the header."""
    found = [one for one in _numbers(opened) if _NUMBER_ONLY.fullmatch(one.text) and not one.in_box]
    footers = {one.part for one in found if local(_root(one)) == "ftr"}
    for paragraph in found:
        opened.root(paragraph.part)
        if paragraph.part in footers:
            _clear(paragraph)
        else:
            _write_number(paragraph)
    opened.root(opened.word.main)
    for section in opened.word.sections:
        numbering = section.element.find(w("pgNumType"))
        if numbering is not None and section.number_format != "decimal":
            numbering.set(w("fmt"), "decimal")
    if footers and not any(one.part not in footers for one in found):
        return _add_number(opened, finding)
    return bool(found)


def _root(paragraph: Paragraph) -> Element:
    return paragraph.element.getroottree().getroot()


def _clear(paragraph: Paragraph) -> None:
    for child in list(paragraph.element):
        if child.tag != w("pPr"):
            paragraph.element.remove(child)


def _hide_first(opened: Opened, _finding: FormatFinding) -> bool:
    """No number on page 1: its header is one of its own, without a number."""
    section = _kept(opened, opened.word.sections[0])
    put(section.element, "titlePg", val=None)
    for paragraph in _stories(section, "first"):
        if not _NUMBER_ONLY.fullmatch(paragraph.text):
            return False
        opened.root(paragraph.part)
        _clear(paragraph)
    return True


def _restart(opened: Opened, finding: FormatFinding) -> bool:
    for section in _sections(opened, finding):
        if section.number > 1:
            setting(section.element, "pgNumType").set(w("start"), "1")
    return True


MENDERS: dict[str, Mender] = {
    "page-size": _paper,
    "page-orientation": _upright,
    "page-margins": _margins,
    "page-number-distance": _distance,
    "page-number-missing": _add_number,
    "page-number-first": _hide_first,
    "page-number-place": _bare_number,
    "page-number-look": _bare_number,
    "page-number-form": _bare_number,
    "page-number-annex": _restart,
}

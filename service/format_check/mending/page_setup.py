"""How the page is mended: the sections that a finding names, their paper and margins."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from service.format_check.mending.restyling import Mender, Reformat
from service.format_check.mending.xml_edit import put, setting
from service.format_check.report import FormatFinding
from service.format_check.word.markup import w
from service.format_check.word.model import Element, Section

SLACK = 40  # twips, 0.7 mm: inches and centimetres do not meet exactly


def are_near(lengths: Iterable[int], others: Iterable[int], slack: int = SLACK) -> bool:
    """Whether lengths are equal but for slack, in any order: paper may be turned, and its margins with it."""
    pairs = zip(sorted(lengths), sorted(others), strict=True)
    return all(abs(length - other) <= slack for length, other in pairs)


def each_section(change: Callable[[Section], None]) -> Reformat:
    """Call `change` with every section that the finding names, all where it names none; each stands in the file."""

    def reformat(mender: Mender, finding: FormatFinding) -> bool:
        numbers = [spot.paragraph for spot in finding.spots if spot.part == mender.word.main and spot.paragraph]
        for section in mender.word.sections:
            if not numbers or any(section.first <= number <= section.last for number in numbers):
                change(section_in_file(mender, section))
        return True

    return reformat


def section_in_file(mender: Mender, section: Section) -> Section:
    """`section`, its w:sectPr put into the file where the file had left it out."""
    mender.file.root(mender.word.main)
    if section.element.getparent() is None:
        mender.file.body.append(section.element)
        set_paper(section.element, section.width, section.height)
    return section


def set_paper(section_properties: Element, width: int, height: int) -> None:
    """Set the size of the paper, in twips."""
    orientation = "landscape" if width > height else None
    put(section_properties, "pgSz", w=width, h=height, orient=orientation, code=None)


def set_margins(section: Section, **wanted: int) -> None:
    """Set some margins; those that the file leaves to Word are written out, since Word asks for all of them."""
    given = setting(section.element, "pgMar")
    left_out = {name: value for name, value in section.margins.items() if given.get(w(name)) is None}
    put(section.element, "pgMar", **{**left_out, **wanted})

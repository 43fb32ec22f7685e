"""Sections: paper, margins, page numbering, and the headers and footers in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from service.format_check.word.markup import R, switch, twips, w, whole
from service.format_check.word.model import Element, Paragraph, Section

_US_LETTER = (12240, 15840)  # what Word takes where a file says nothing
_MARGINS = {"top": 1440, "bottom": 1440, "left": 1440, "right": 1440, "header": 720, "footer": 720, "gutter": 0}

Stories = Callable[[str], tuple[Paragraph, ...]]


def sections_of(body: Element, paragraphs: Sequence[Paragraph], story: Stories) -> tuple[Section, ...]:
    """The sections of the body; `story` gives the paragraphs of the header or footer with a relation's id."""
    numbers = {paragraph.element: paragraph.number for paragraph in paragraphs}
    found: list[Section] = []
    ends = [(numbers.get(p, 0), e) for p in body.iter(w("p")) if (e := p.find(f"{w('pPr')}/{w('sectPr')}")) is not None]
    last = body.find(w("sectPr"))
    if last is not None or not ends:
        ends.append((len(paragraphs), last if last is not None else body.makeelement(w("sectPr"), {}, {})))
    for number, (end, element) in enumerate(ends, start=1):
        before = found[-1] if found else None
        found.append(_section(element, number, (before.last + 1 if before else 1, end), before, story))
    return tuple(found)


def _section(element: Element, number: int, ends: tuple[int, int], before: Section | None, story: Stories) -> Section:
    size, numbering = element.find(w("pgSz")), element.find(w("pgNumType"))
    width, height = (twips(size.get(w("w"))) or 0, twips(size.get(w("h"))) or 0) if size is not None else _US_LETTER
    margins = element.find(w("pgMar"))
    given = {name: twips(margins.get(w(name))) for name in _MARGINS} if margins is not None else {}
    restart = numbering.get(w("start")) if numbering is not None else None
    return Section(
        element=element,
        number=number,
        first=ends[0],
        last=ends[1],
        width=width,
        height=height,
        landscape=width > height,
        margins={name: default if (own := given.get(name)) is None else own for name, default in _MARGINS.items()},
        title_page=bool(switch(element, "titlePg")),
        restart=whole(restart) if restart is not None else None,
        number_format=numbering.get(w("fmt"), "decimal") if numbering is not None else "decimal",
        headers=dict(before.headers if before else {}) | _references(element, "headerReference", story),
        footers=dict(before.footers if before else {}) | _references(element, "footerReference", story),
    )


def _references(element: Element, name: str, story: Stories) -> dict[str, tuple[Paragraph, ...]]:
    return {
        reference.get(w("type"), "default"): story(reference.get(f"{{{R}}}id", ""))
        for reference in element.iterchildren(w(name))
    }


def pages_counted(properties: Element | None) -> int | None:
    """The number of pages that docProps/app.xml gives."""
    found = next((pages for pages in properties.iter("{*}Pages")), None) if properties is not None else None
    return whole(found.text) if found is not None and whole(found.text) > 0 else None

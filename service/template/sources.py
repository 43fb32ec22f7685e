"""A checked package → one Jinja source for each part with tags, prepared by the rooms of `preparing`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from service.errors import Problem, TemplateBroken, TemplateProblem
from service.package import Package, parse_xml
from service.template.fault import Fault, Where
from service.template.preparing.block_tags import give_way
from service.template.preparing.cells import shape_cells
from service.template.preparing.copies import referred_names, single_out
from service.template.preparing.hidden import hides
from service.template.preparing.merging import merged
from service.template.preparing.other_parts import filled_parts, raw_tags
from service.template.preparing.page import Page, Seen, Sign, Trouble
from service.template.preparing.signs import MAX_TAGS, put_signs
from service.template.preparing.wrappers import open_wrappers

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# Text without tags that docxtpl changes all the same: its escaped braces, newlines and tabs inside <w:t>.
_CHANGED_BY_DOCXTPL = re.compile(r"\{_[{%]|[%}]_\}|<w:t(?: [^>]*)?>[^<]*[\n\t]")
MAX_SOURCE = 8 * 2**20
_SIGNS = range(0xF0000, 0xFFFFE)  # a plane for private use


@dataclass(frozen=True, slots=True)
class Source:
    """The Jinja source of one part: its whole XML without the declaration.

    `label` is the Vietnamese name of the part, empty for the body. Every tag begins a new line inside itself;
    `places` are these lines with the paragraphs in which authors see the tags. `troubles`: what is wrong already.
    """

    part: str
    label: str
    text: str
    places: Sequence[tuple[int, Seen]] = ()
    troubles: Sequence[Trouble] = ()
    has_tags: bool = False

    @property
    def root(self) -> str:
        """The part's root start tag."""
        return self.text.lstrip().partition(">")[0] + ">"

    def paragraph(self, line: int) -> Seen:
        """The paragraph whose tag stands at `line`, its text with its tags."""
        if not self.places:
            return Seen("")
        return self.places[max(0, bisect_right(self.places, line, key=lambda place: place[0]) - 1)][1]

    def place(self, line: int) -> Where:
        """Where the tag at `line` stands."""
        seen = self.paragraph(line)
        return Where(place_of(self.label, seen.text), self.part, seen.number)

    def problem(self, fault: Fault, name: str) -> Problem:
        """The problem of the template `name` for `fault`, with its part and paragraph."""
        return problem_of(Trouble(fault.code, self.paragraph(fault.line), fault.message), name, self.part, self.label)


def problem_of(trouble: Trouble, name: str, part: str, label: str) -> TemplateProblem:
    """The problem of the template `name` for what is wrong in its `part`, which people call `label`."""
    seen = trouble.paragraph
    return Where(place_of(label, seen.text), part, seen.number).problem(trouble.code, name, trouble.message)


def place_of(label: str, paragraph: str) -> str:
    """``Đầu trang, đoạn «…»``; for the body ``Đoạn «…»``."""
    where = f"{label}, đoạn «{paragraph}»" if label else f"đoạn «{paragraph}»"
    return f"{where[:1].upper()}{where[1:]}"


def prepare(package: Package) -> list[Source]:
    """The sources of the parts that change, the body first; each knows its troubles.

    Raises TemplateBroken for a file that Word cannot open, and for tags in parts that nothing fills.
    """
    raw = pages_of(package)
    properties = list(filled_parts(package))
    filled = {part for part, _, _ in (*raw, *properties)}
    if problems := [problem_of(trouble, package.name, *at) for *at, trouble in raw_tags(package, filled)]:
        raise TemplateBroken(problems)
    is_hidden = hides(package)
    referred = referred_names([root for _, _, root in raw])
    sources = [_source(part, label, root, is_hidden, referred) for part, label, root in (*raw, *properties)]
    return [source for source in sources if source.has_tags or source.troubles or _changes(source.text)]


def _source(part: str, label: str, root: Any, is_hidden: Any, referred: frozenset[str]) -> Source:
    page = Page(root, _unused_letter(root))
    put_signs(page, is_hidden)
    if 0 < len(page.signs) <= MAX_TAGS:
        open_wrappers(page)
        shape_cells(page)
        give_way(page)
        single_out(page, referred)
    xml = str(etree.tostring(root, encoding="unicode"))
    if len(page.signs) > MAX_TAGS or len(xml) > MAX_SOURCE:
        page.trouble("template-size", Seen(""), f"phần này quá lớn hoặc có quá {MAX_TAGS} thẻ; hãy chia nhỏ mẫu.")
        return Source(part, label, "", (), tuple(page.troubles))
    text, places = _decoded(page, merged(page, xml))
    return Source(part, label, text, places, tuple(page.troubles), page.has_tags)


def _unused_letter(root: Any) -> str:
    """A letter for signs that stands nowhere in the part."""
    used = {letter for text in root.itertext() for letter in str(text) if ord(letter) >= _SIGNS.start}
    used |= {
        letter
        for one in root.iter()
        for value in one.attrib.values()
        for letter in str(value)
        if ord(letter) >= _SIGNS.start
    }
    return next(letter for letter in map(chr, _SIGNS) if letter not in used)


def _decoded(page: Page, xml: str) -> tuple[str, list[tuple[int, Seen]]]:
    """The source, and where in it each tag stands."""
    pieces: list[str] = []
    places: list[tuple[int, Seen]] = []
    line, at, verbatim = 1, 0, False
    for found in page.pattern.finditer(xml):
        sign = page.signs[int(found[1])]
        between = xml[at : found.start()]
        line += between.count("\n")
        at = found.end()
        pieces.append(between)
        verbatim = verbatim and sign.tag.keyword != "endraw"
        if verbatim or sign.tag.opening == "{#":
            pieces.append(sign.tag.typed if verbatim else "")
            continue
        verbatim = sign.tag.keyword == "raw"
        line += 1
        pieces.append(_jinja(sign))
        places.append((line, sign.paragraph))
    return "".join([*pieces, xml[at:]]), places


def _jinja(sign: Sign) -> str:
    """A tag as Jinja reads it, on a line of its own."""
    tag = sign.tag
    closing = {"{{": "}}", "{%": "%}"}[tag.opening]
    return f"{tag.opening}{tag.left}\n{tag.words} {tag.right}{closing}"


def pages_of(package: Package) -> list[tuple[str, str, Any]]:
    """Body, headers, footers and footnotes as docxtpl reads them, comments dropped: name, label, tree."""
    from docxtpl import DocxTemplate  # slow to import, and not needed for templates in the cache

    try:
        template = DocxTemplate(BytesIO(package.to_bytes()))
        template.init_docx()
        return list(_trees(template, template.docx.part))
    except (KeyError, ValueError, AttributeError, TypeError, etree.LxmlError) as error:
        message = "Word không mở được tệp này. Hãy mở, sửa và lưu lại bằng Word."
        raise TemplateBroken([Problem("package-not-docx", package.name, message)]) from error


def _trees(template: Any, main: Any) -> Iterator[tuple[str, str, Any]]:
    yield main.partname.lstrip("/"), "", _tree(main.element)
    seen = set()
    for uri, label in ((template.HEADER_URI, "đầu trang"), (template.FOOTER_URI, "chân trang")):
        for _, part in template.get_headers_footers(uri):
            if part.partname not in seen:
                seen.add(part.partname)
                yield part.partname.lstrip("/"), label, _tree(parse_xml(part.blob))
    for part in main.package.iter_parts():
        if part.content_type == _FOOTNOTES:
            yield part.partname.lstrip("/"), "chú thích", _tree(parse_xml(part.blob))


def _tree(root: Any) -> Any:
    """A tree of its own, without comments and processing instructions."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a DTD")  # in a part that does not look like XML
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return parse_xml(etree.tostring(root, encoding="utf-8"))


def _changes(text: str) -> bool:
    return _CHANGED_BY_DOCXTPL.search(text) is not None

"""Several Word files one behind the other in one: each keeps its pages, headers, lists and looks.

The first file gives what a package has once (settings, theme, fonts). Of the others come the text and what it leads to:
headers, footers, pictures, links. A file with notes, comments or embedded objects is refused: no paper has them.
"""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Sequence
from typing import Any

from lxml import etree

from service.errors import FileRefused, Problem
from service.package.content_policy import content_types
from service.package.docx_writer import CONTENT_TYPES
from service.package.joined_looks import Element, W, add_lists, add_styles, renumber_lists, say_fonts, w
from service.package.parts import (
    Package,
    Relation,
    add_relation,
    declare_type,
    parse_xml,
    relations_name,
    xml_bytes,
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ONCE = {
    "styles",
    "stylesWithEffects",
    "settings",
    "webSettings",
    "theme",
    "fontTable",
    "numbering",
    "customXml",
    "glossaryDocument",
}
_NOTES = {"footnotes", "endnotes"}  # Word writes these parts also where there is no note
_COPIED = {"header", "footer", "image", "hyperlink"}
_RUNNING = (w("headerReference"), w("footerReference"))
_BEHIND_NUMBERS = tuple(
    w(name)
    for name in (
        "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
        "printerSettings",
    )
)  # fmt: skip
_BLANK = {"header": f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>', "footer": f'<w:ftr xmlns:w="{W}"><w:p/></w:ftr>'}
_BLANK_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
# What ends a text whose last block is a table: it holds the pages of that text, and takes no room on them.
_END = (
    f'<w:p xmlns:w="{W}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
).encode()
_NO_LISTS = f'<w:numbering xmlns:w="{W}"/>'.encode()
_UNJOINABLE = (
    "Văn bản này có chú thích, nhận xét hoặc đối tượng nhúng nên không ghép vào tập in được; "
    "hãy lấy cả bộ vào thư mục hoặc tệp .zip rồi in từng văn bản."
)


def joined(packages: Sequence[Package]) -> Package:
    """All of `packages` in their order, each from a new page with the number 1; same files, same bytes.

    Raises `FileRefused` with every file that holds what cannot be joined.
    """
    if problems := [Problem("unjoinable", one.name, _UNJOINABLE) for one in packages if not _is_plain(one)]:
        raise FileRefused(problems)
    whole = _Whole(packages[0])
    for number, package in enumerate(packages[1:], 2):
        whole.add(package, number)
    return whole.package()


def _kind(relation: Relation) -> str:
    return relation.kind.rpartition("/")[2]


def _is_plain(package: Package) -> bool:
    kinds = {_kind(relation) for relation in package.relations(package.main)}
    notes = package.xml(package.main).iter(w("footnoteReference"), w("endnoteReference"))
    return kinds <= _ONCE | _NOTES | _COPIED and next(notes, None) is None


def _part_of(package: Package, kind: str) -> str:
    return next((one.target for one in package.relations(package.main) if _kind(one) == kind), "")


class _Whole:
    """The file that grows; the parts that change are kept as trees until the end."""

    def __init__(self, first: Package) -> None:
        self._first, self._main, self._styles = first, first.main, _part_of(first, "styles")
        self._relations = relations_name(self._main)
        self._numbering = _part_of(first, "numbering")
        changing = filter(None, (self._main, self._relations, CONTENT_TYPES, self._styles, self._numbering))
        self._trees = {name: first.xml(name) for name in changing}
        self._added: dict[str, bytes] = {}
        self._copies: dict[tuple[int, str], str] = {}  # under which name a part of a file has come in
        self._running = {_running(one) for one in self._body.iter(*_RUNNING)}

    @property
    def _body(self) -> Element:
        (body,) = self._trees[self._main].iterchildren(w("body"))
        return body

    def add(self, package: Package, number: int) -> None:
        """Put the text of `package`, the file with that `number`, behind what is there."""
        root = package.xml(package.main)
        (body,) = root.iterchildren(w("body"))
        leads = [one for one in package.relations(package.main) if _kind(one) in _COPIED]
        copied = [self._copy(package, one, number) for one in leads]
        ids = {one.id: identifier for one, (identifier, _) in zip(leads, copied, strict=True)}
        texts = [body, *(self._trees[name] for _, name in copied if name in self._trees)]
        for element in body.iter(etree.Element):
            for name, old in element.attrib.items():
                if str(name).startswith(_R) and str(old) in ids:
                    element.set(name, ids[str(old)])
        self._add_looks(package, texts, number)
        self._free_names(body, number)
        self._fit_first_section(next(body.iter(w("sectPr"))))
        _end_section(self._body)
        self._running |= {_running(one) for one in body.iter(*_RUNNING)}
        self._body.extend(list(body))
        self._declare(root)

    def _copy(self, package: Package, relation: Relation, number: int) -> tuple[str, str]:
        """What the text leads to, under a name of its own: the id that leads to it now, and its name."""
        relations = self._trees[self._relations]
        if relation.external:
            identifier = add_relation(relations, self._main, relation.target, relation.kind)
            relations[-1].set("Target", relation.target)
            relations[-1].set("TargetMode", "External")
            return identifier, ""
        name = self._copy_part(package, relation.target, number)
        return add_relation(relations, self._main, name, relation.kind), name

    def _copy_part(self, package: Package, part: str, number: int) -> str:
        """Take in `part` and all that it leads to."""
        if (number, part) in self._copies:
            return self._copies[number, part]
        stem, ending = posixpath.splitext(part)
        taken = self._first.parts.keys() | self._trees.keys() | self._added.keys()
        names = (f"{stem}-{free}{ending}" for free in itertools.count(number))
        name = self._copies[number, part] = next(name for name in names if name not in taken)
        kind = content_types(package)[part]
        declare_type(self._trees[CONTENT_TYPES], name, kind)
        if kind.endswith("+xml"):
            self._trees[name] = package.xml(part)
        else:
            self._added[name] = package.parts[part]
        if relations_name(part) in package.parts:
            relations = package.xml(relations_name(part))
            for element, one in zip(relations, package.relations(part), strict=True):
                if not one.external:
                    copy = self._copy_part(package, one.target, number)
                    element.set("Target", posixpath.relpath(copy, posixpath.dirname(part)))
            self._trees[relations_name(name)] = relations
        return name

    def _add_looks(self, package: Package, texts: Sequence[Element], number: int) -> None:
        """Styles and lists, which `texts` use, and the fonts of the theme."""
        styles, theme = package.xml(_part_of(package, "styles")), _part_of(package, "theme")
        lists = _part_of(package, "numbering")
        numbering = package.xml(lists) if lists else parse_xml(_NO_LISTS)
        looking = [*texts, numbering]
        if theme and package.parts[theme] != self._first.parts.get(_part_of(self._first, "theme")):
            say_fonts([styles, *looking], package.xml(theme))
        if lists and not self._numbering:
            self._numbering = "word/numbering.xml"
            kind = next(one.kind for one in package.relations(package.main) if one.target == lists)
            add_relation(self._trees[self._relations], self._main, self._numbering, kind)
            declare_type(self._trees[CONTENT_TYPES], self._numbering, content_types(package)[lists])
            self._trees[self._numbering] = parse_xml(_NO_LISTS)
        if lists:
            renumber_lists(self._trees[self._numbering], numbering, [styles, *texts])
        add_styles(self._trees[self._styles], styles, looking, number)
        if lists:
            add_lists(self._trees[self._numbering], numbering)

    def _free_names(self, body: Element, number: int) -> None:
        """Give bookmarks and drawings of `body` names and numbers that no other has."""
        marks = (w("bookmarkStart"), w("bookmarkEnd"))
        names = {mark.get(w("name")) for mark in self._body.iter(marks[0])}
        shift = 1 + max((int(mark.get(w("id"), "0")) for mark in self._body.iter(*marks)), default=0)
        for mark in body.iter(*marks):
            mark.set(w("id"), str(int(mark.get(w("id"), "0")) + shift))
        for mark in body.iter(marks[0]):
            if (name := mark.get(w("name"), "")) in names:
                mark.set(w("name"), f"{name[:30]}_{number}")
                for link in body.iter(w("hyperlink")):
                    if link.get(w("anchor")) == name:
                        link.set(w("anchor"), f"{name[:30]}_{number}")
        for place, drawn in enumerate(body.iter(_DRAWN), 1 + sum(1 for _ in self._body.iter(_DRAWN))):
            drawn.set("id", str(place))
        for paragraph in body.iter(w("p"), w("tr")):
            for name in ("paraId", "textId"):
                paragraph.attrib.pop(f"{_W14}{name}", "")

    def _fit_first_section(self, section: Element) -> None:
        """Begin on a new page with the number 1, and without the headers of the text before."""
        for begins in section.findall(w("type")):
            if begins.get(w("val")) in ("continuous", "nextColumn"):
                section.remove(begins)
        numbers = section.find(w("pgNumType"))
        if numbers is None:
            numbers = etree.Element(w("pgNumType"))
            behind = next(section.iterchildren(*_BEHIND_NUMBERS), None)
            section.insert(len(section) if behind is None else section.index(behind), numbers)
        numbers.set(w("start"), "1")
        own = {_running(one) for one in section.iterchildren(*_RUNNING)}
        for kind, pages in sorted(self._running - own, reverse=True):
            section.insert(0, etree.Element(w(f"{kind}Reference"), {w("type"): pages, f"{_R}id": self._blank(kind)}))

    def _blank(self, kind: str) -> str:
        """The id of an empty header or footer."""
        name = f"word/{kind}-blank.xml"
        if name not in self._added:
            self._added[name] = _BLANK[kind].encode()
            declare_type(self._trees[CONTENT_TYPES], name, _BLANK_TYPE.format(kind))
            add_relation(self._trees[self._relations], self._main, name, f"{_R[1:-1]}/{kind}")
        relations = self._trees[self._relations]
        return next(one.get("Id", "") for one in relations if one.get("Target") == posixpath.basename(name))

    def _declare(self, root: Element) -> None:
        """Declare on the whole text what the root of an added one declares: its prefixes, and which may be ignored."""
        own = self._trees[self._main]
        if not root.nsmap.items() <= own.nsmap.items():
            prefixes: Any = {**root.nsmap, **own.nsmap}
            whole = etree.Element(own.tag, {str(name): str(value) for name, value in own.attrib.items()}, prefixes)
            whole.extend(list(own))
            self._trees[self._main] = own = whole
        may = dict.fromkeys([*own.get(_IGNORABLE, "").split(), *root.get(_IGNORABLE, "").split()])
        if known := [
            prefix for prefix in may if own.nsmap.get(prefix) == root.nsmap.get(prefix, own.nsmap.get(prefix))
        ]:
            own.set(_IGNORABLE, " ".join(known))

    def package(self) -> Package:
        """What has become of the first file."""
        changed = {name: xml_bytes(tree) for name, tree in self._trees.items()}
        return self._first.replaced({**changed, **self._added})


def _running(reference: Element) -> tuple[str, str]:
    """What a reference to a header or footer is for: ``header`` or ``footer``, and which pages."""
    return etree.QName(reference).localname.removesuffix("Reference"), reference.get(w("type"), "default")


def _end_section(body: Element) -> None:
    """Make the pages of all of `body` those of a section that ends with it, so that another text may follow."""
    pages = body[-1]
    body.remove(pages)
    last = body[-1] if len(body) else None
    if last is None or last.tag != w("p") or last.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        last = parse_xml(_END)
        body.append(last)
    properties = last.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        last.insert(0, properties)
    change = properties.find(w("pPrChange"))
    properties.insert(len(properties) if change is None else properties.index(change), pages)

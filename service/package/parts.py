"""The parts of an OOXML package, and the relationships and content types that tie them together."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from service.package.docx_writer import CONTENT_TYPES, Archive

DOCUMENT = "word/document.xml"
CORE_PROPERTIES = "docProps/core.xml"
PACKAGE_RELATIONS = "_rels/.rels"

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: its id, its type (`kind`, a URI), and its target, a part or an address where `external`."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one package by name (``word/document.xml``), in the order of the file; read only."""

    name: str
    parts: Mapping[str, bytes]

    def xml(self, part: str) -> etree._Element:
        """The root element of a part, read without entities, DTDs or network; raises etree.XMLSyntaxError."""
        return parse_xml(self.parts[part])

    @property
    def main(self) -> str:
        """The name of the part that holds the text, as the package's relationships name it; empty if there is none."""
        return main_part(self.parts)

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """The relationships that start at `part` (at the package itself when empty); none if it has no such file."""
        source = relations_name(part)
        if source not in self.parts:
            return ()
        folder = posixpath.dirname(part)
        return tuple(relation_of(element, folder) for element in self.xml(source).iterchildren("{*}Relationship"))

    def replaced(self, parts: Mapping[str, bytes]) -> Package:
        """The same package with other contents of some parts; new ones go last."""
        return Package(self.name, MappingProxyType({**self.parts, **parts}))

    def to_bytes(self) -> bytes:
        """The package as a .docx; the same parts give the same bytes."""
        return Archive(self.parts).assemble({})


def parse_xml(data: bytes) -> etree._Element:
    """The root of `data`, entities left alone, no DTD loaded, no network; raises etree.XMLSyntaxError."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))


def xml_bytes(root: etree._Element) -> bytes:
    """A tree as the contents of a part: UTF-8, with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def main_part(parts: Mapping[str, bytes]) -> str:
    """The part that holds the text, which Word online calls ``word/document2.xml``; empty when it does not exist."""
    try:
        root = parse_xml(parts[PACKAGE_RELATIONS])
    except (KeyError, etree.XMLSyntaxError):  # content_problems reports broken XML
        return DOCUMENT if DOCUMENT in parts else ""
    relations = [relation_of(element, "") for element in root.iterchildren("{*}Relationship")]
    documents = (each.target for each in relations if each.kind.endswith("/officeDocument") and not each.external)
    named = next(documents, DOCUMENT)
    return named if named in parts else ""


def relations_name(part: str) -> str:
    """The name of the part that holds the relationships of `part` (of the package itself when empty)."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def relation_of(element: etree._Element, folder: str) -> Relation:
    """A ``Relationship`` element of a part in `folder`, its target as the name of a part."""
    external = element.get("TargetMode", "").strip().casefold() == "external"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(element.get("Id", ""), element.get("Type", ""), target, external)


def with_part(  # noqa: PLR0913 - callers name the last two
    package: Package, source: str, part: str, content: bytes, *, relation: str, content_type: str = ""
) -> Package:
    """`package` with a new `part`, which `source` points to; its `content_type` is declared where one is given."""
    name = relations_name(source)
    relations = package.xml(name) if name in package.parts else no_relations()
    add_relation(relations, source, part, relation)
    changed = {part: content, name: xml_bytes(relations)}
    if content_type:
        types = package.xml(CONTENT_TYPES)
        declare_type(types, part, content_type)
        changed[CONTENT_TYPES] = xml_bytes(types)
    return package.replaced(changed)


def no_relations() -> etree._Element:
    """The root of a relationships part that holds none yet."""
    return parse_xml(_NO_RELATIONS)


def add_relation(relations: etree._Element, source: str, part: str, kind: str) -> str:
    """Add to `source`'s tree of relationships one of type `kind` that leads to `part`; returns its new id."""
    taken = {element.get("Id") for element in relations}
    identifier = next(name for number in itertools.count(1) if (name := f"rId{number}") not in taken)
    target = posixpath.relpath(part, posixpath.dirname(source) or ".")
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=identifier, Type=kind, Target=target)
    return identifier


def declare_type(types: etree._Element, part: str, content_type: str) -> None:
    """Give `part` a content type of its own in the tree of ``[Content_Types].xml``."""
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)

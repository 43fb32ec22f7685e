"""The custom XML part that carries a dossier: how it is laid into a template, written, and read again.

Word and LibreOffice keep such parts when a document is edited and saved, under names of their own; it is
known by its root element. The checksum tells a damaged one from a sound one; it protects from nobody.
"""

from __future__ import annotations

import zlib
from html import escape
from typing import Any

import orjson
from lxml import etree

from service.dossier import Dossier
from service.dossier.model_paths import has_shape
from service.errors import FileRefused, Problem
from service.package import Package, parse_xml, with_part

NAMESPACE = "urn:sinhhoat:dossier:1"
PART = "customXml/item2605.xml"  # a number that Word, which counts from 1, will not come to
_ROOT = f"{{{NAMESPACE}}}dossier"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPERTIES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    '<ds:datastoreItem ds:itemID="{5C0D6E0B-6C1A-4C52-9C0A-51A7D0551E12}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
EMPTY = f'<dossier xmlns="{NAMESPACE}"/>'.encode()


def with_dossier_part(package: Package) -> Package:
    """A template's package with an empty place for the dossier, whatever dossier an earlier use left in it gone."""
    if PART in package.parts:
        return package.replaced({PART: EMPTY})
    emptied = package.replaced(dict.fromkeys(_carriers(package), EMPTY))
    package = with_part(emptied, package.main, PART, EMPTY, relation=_RELATION)
    kind = {"relation": _PROPERTIES_RELATION, "content_type": _PROPERTIES_TYPE}
    return with_part(package, PART, "customXml/itemProps2605.xml", _PROPERTIES.encode(), **kind)


def dossier_xml(kind: str, dossier: str) -> bytes:
    """The part that carries `dossier` (JSON), as shown by a document of `kind`."""
    checksum = zlib.crc32(dossier.encode())
    text = escape(dossier, quote=False)
    return f'<dossier xmlns="{NAMESPACE}" kind="{kind}" crc32="{checksum:08x}">{text}</dossier>'.encode()


def carries_dossier(package: Package) -> bool:
    """Whether a paper brings its dossier along, sound or not."""
    return any(package.xml(part).get("crc32") for part in _carriers(package))


def read(package: Package) -> tuple[str, dict[str, Any]]:
    """The kind of a document and the dossier carried, values unchecked; raises `FileRefused` where none is sound."""
    for part in _carriers(package):
        root = package.xml(part)
        if root.get("crc32"):
            return root.get("kind", ""), _sound(root, package.name)
    raise FileRefused([Problem("dossier-missing", package.name, _MISSING)])


_MISSING = (
    "Tệp này không mang hồ sơ bên trong: không do dịch vụ làm ra, được làm với lựa chọn bỏ hồ sơ, "
    "hoặc đã lưu qua một chương trình bỏ mất phần đó. Hãy mở tệp hồ sơ .json, hoặc nhập lại."
)
_DAMAGED = "Hồ sơ bên trong tệp này đã bị hỏng hoặc bị sửa. Hãy mở bản gốc, hoặc tệp hồ sơ .json."


def _carriers(package: Package) -> list[str]:
    """The parts that hold a dossier, wherever a program has put them."""
    carriers = []
    for part, content in package.parts.items():
        if part.lower().startswith("customxml/") and NAMESPACE.encode() in content:
            try:
                if parse_xml(content).tag == _ROOT:
                    carriers.append(part)
            except etree.XMLSyntaxError:
                continue  # read_package has refused broken parts; this one is not XML at all
    return carriers


def _sound(root: etree._Element, name: str) -> dict[str, Any]:
    text = "".join(str(piece) for piece in root.itertext())
    try:
        data = orjson.loads(text) if f"{zlib.crc32(text.encode()):08x}" == root.get("crc32") else None
    except ValueError:  # half a surrogate pair is one too, which no answer could hold
        data = None
    if not isinstance(data, dict) or not has_shape(data, Dossier):
        raise FileRefused([Problem("dossier-damaged", name, _DAMAGED)])
    return data

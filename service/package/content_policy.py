"""What no package may hold: macros, embedded objects, remote parts, fields that fetch, DTDs, broken XML.

What a reader that opens and follows nothing can pass over (a linked picture, the source of a mail merge) is *inert*.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from service.errors import Problem
from service.package.docx_writer import CONTENT_TYPES
from service.package.parts import Package, Relation, parse_xml, relation_of

_INERT_LINKS = {  # kinds of relations, in small letters → what people call them
    "image": "hình liên kết",
    "mailmergesource": "nguồn trộn thư",
    "mailmergeheadersource": "nguồn trộn thư",
    "recipientdata": "danh sách trộn thư",
}
_USUAL_TEMPLATE = re.compile(r"(?:file:/{0,3}[a-z]:[^:]*[\\/]|[a-z]:[^:]*[\\/])?normal\.dotm?", re.IGNORECASE)
_INERT_FIELDS = frozenset(("INCLUDEPICTURE",))
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMBEDDED_RELATIONS = ("/oleobject", "/package", "/control", "/subdocument")
_REMOTE_FIELDS = frozenset(
    ("DATABASE", "DDE", "DDEAUTO", "EMBED", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "PRINT", "RD")
)
_FIELD_NAME = re.compile(r'\s*([^\s"\\]*)')
_NESTED = "\ufffc"  # stands in a field's code for a field inside it
_BLANK = b"\xef\xbb\xbf\xfe\xff \t\r\n\0"  # what may stand before the first tag, in UTF-8 or UTF-16
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))

_MACRO = ("package-macro", "Tệp chứa macro. Hãy lưu lại dưới dạng .docx (không macro).")
_EMBEDDED = (
    "package-embedded",
    "Tệp chứa đối tượng nhúng (OLE, ActiveX, bảng tính, tệp đính kèm). Hãy bỏ đối tượng đó hoặc thay bằng hình.",
)
_EMBED_INSTEAD = "Hãy nhúng hình vào tệp, và bỏ mẫu đính kèm (Developer → Document Template → Normal)."
_ALT_CHUNK = ("package-altchunk", "Tệp chèn nguyên một tệp khác (altChunk). Hãy mở bằng Word và lưu lại.")


def content_problems(package: Package, *, passes_inert: bool = False) -> list[Problem]:
    """Everything in `package` that must not come in, each problem once.

    `passes_inert`: what only a program that follows links would be harmed by comes in.
    """
    problems: list[tuple[str, str]] = []
    types = content_types(package)
    inert = _InertParts.of(package, types) if passes_inert else _InertParts()
    for part, content in package.parts.items():
        if any(word in part.lower() for word in ("vbaproject", "vbadata")):
            problems.append(_MACRO)
        if part.lower().startswith(("word/embeddings/", "word/activex/")) and part not in inert.workbooks:
            problems.append(_EMBEDDED)
        if is_xml(part, content, types[part]):
            problems += _xml_problems(part, content, inert)
    if any("macroenabled" in content_type for content_type in types.values()):
        problems.append(_MACRO)
    return [Problem(code, package.name, message) for code, message in dict.fromkeys(problems)]


def inert_links(package: Package) -> list[str]:
    """What of `package` leads out of it and can be passed over, each by what people call it and its last name."""
    found = []
    for part, content in package.parts.items():
        if part.casefold().endswith(".rels"):
            relations = (relation_of(element, "") for element in parse_xml(content).iterchildren("{*}Relationship"))
            found += [named for relation in relations if (named := _inert_link(relation))]
    return list(dict.fromkeys(found))


def _inert_link(relation: Relation) -> str:
    """What people call a relation that leads out and is inert; empty for any other."""
    if not relation.external:
        return ""
    kind = relation.kind.strip().rpartition("/")[2].casefold()
    target = relation.target.strip()
    if kind == "attachedtemplate" and _USUAL_TEMPLATE.fullmatch(target):
        return "mẫu Normal của Word"
    called = _INERT_LINKS.get(kind, "")
    last = re.split(r"[/\\]", unquote(target))[-1][:60]
    return f"{called} «{last}»" if called else ""


@dataclass(frozen=True, slots=True)
class _InertParts:
    """What of a package is passed over where that is asked for; nothing where it is not."""

    passes: bool = False
    parts: frozenset[str] = frozenset()  # all of the package
    workbooks: frozenset[str] = frozenset()  # the figures behind charts

    @classmethod
    def of(cls, package: Package, types: dict[str, str]) -> _InertParts:
        """Those of a package whose content types these are."""
        charts = [part for part in package.parts if part.startswith("word/charts/") and "/_rels/" not in part]
        targets = (relation.target for chart in charts for relation in _relations(package, chart))
        workbooks = frozenset(target for target in targets if types.get(target) == _WORKBOOK)
        return cls(True, frozenset(package.parts), workbooks)

    def holds(self, relation: Relation, folded: str) -> bool:
        """Whether a relation to something embedded is harmless: a chart's figures, an object that is but a picture."""
        if relation.external or not self.passes:
            return False
        gone = folded.endswith("/oleobject") and relation.target not in self.parts
        return gone or relation.target in self.workbooks


def _relations(package: Package, part: str) -> tuple[Relation, ...]:
    try:
        return package.relations(part)
    except etree.XMLSyntaxError:
        return ()  # content_problems reports broken XML


def content_types(package: Package) -> dict[str, str]:
    """The content type of every part, in small letters; empty where none is declared, or the list of them is no XML."""
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    try:
        for element in package.xml(CONTENT_TYPES).iterchildren("{*}Override", "{*}Default"):
            content_type = element.get("ContentType", "").partition(";")[0].strip().casefold()
            overrides[element.get("PartName", "").lstrip("/").casefold()] = content_type
            defaults[element.get("Extension", "").casefold()] = content_type
    except etree.XMLSyntaxError:
        pass  # content_problems reports broken XML
    folded = {part: part.casefold() for part in package.parts}
    return {part: overrides.get(name) or defaults.get(name.rpartition(".")[2], "") for part, name in folded.items()}


def is_xml(part: str, content: bytes, content_type: str) -> bool:
    """Whether any program might read the part as XML: by its type, its name or its first character."""
    named = content_type.endswith(("+xml", "/xml")) or part.casefold().endswith((".xml", ".rels"))
    return named or content[:1024].lstrip(_BLANK)[:1] == b"<"


def _xml_problems(part: str, content: bytes, inert: _InertParts) -> Iterator[tuple[str, str]]:
    if any(mark in content for mark in _DOCTYPES):
        yield "package-doctype", f"Thành phần «{part}» có khai báo DOCTYPE, tệp Word không bao giờ có."
        return
    try:
        root = parse_xml(content)
    except etree.XMLSyntaxError as error:
        yield "package-xml", f"Thành phần «{part}» hỏng XML ở dòng {error.lineno}. Hãy mở bằng Word và lưu lại."
        return
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding the search above does not know
        yield "package-doctype", f"Thành phần «{part}» có khai báo DOCTYPE, tệp Word không bao giờ có."
    yield from _relation_problems(root, part, inert)
    yield from _word_problems(root, inert)


def _relation_problems(root: etree._Element, part: str, inert: _InertParts) -> Iterator[tuple[str, str]]:
    folder = posixpath.dirname(posixpath.dirname(part))  # of the part whose relations these are
    for element in root.iterchildren("{*}Relationship"):
        relation_type = element.get("Type", "").strip()
        folded, relation = relation_type.casefold(), relation_of(element, folder)
        if folded.endswith(_EMBEDDED_RELATIONS):
            if not inert.holds(relation, folded):
                yield _EMBEDDED
        elif folded.endswith("/afchunk"):
            yield _ALT_CHUNK
        elif folded.endswith("/vbaproject"):
            yield _MACRO
        elif inert.passes and _inert_link(relation):
            pass
        elif relation.external and not folded.endswith("/hyperlink"):
            where = f"{relation_type.rpartition('/')[2]}: «{element.get('Target', '')}»"
            yield "package-external", f"Tệp trỏ ra ngoài ({where}). {_EMBED_INSTEAD}"


def _word_problems(root: etree._Element, inert: _InertParts) -> Iterator[tuple[str, str]]:
    if next(root.iter("{*}altChunk"), None) is not None:
        yield _ALT_CHUNK
    for code in _field_codes(root):
        name = _FIELD_NAME.match(code)[1].upper()  # type: ignore[index]  # it matches every text
        shown = code.replace(_NESTED, "…").strip()[:60]
        if name in _REMOTE_FIELDS and not (inert.passes and name in _INERT_FIELDS):
            yield "package-field", f"Trường {name} lấy dữ liệu từ ngoài tệp («{shown}»). Hãy thay bằng chữ thường."
        elif _NESTED in name and not name.startswith("="):  # a formula may begin with a field
            message = f"Tên trường ghép từ trường khác, không biết nó làm gì («{shown}»). Hãy thay bằng chữ thường."
            yield "package-field", message


def _field_codes(root: etree._Element) -> Iterator[str]:
    """The codes of all fields, in any namespace: strict OOXML has its own.

    Word may split a code over many runs, and put fields into it, whose results it then reads as part of the code.
    """
    codes: list[str | None] = [""]  # of the fields that are open, None behind their code; the first of no field at all
    for element in root.iter("{*}instrText", "{*}delInstrText", "{*}fldChar", "{*}fldSimple"):
        kind = etree.QName(element).localname
        if kind in ("fldChar", "fldSimple"):
            step = _attribute(element, "fldCharType") if kind == "fldChar" else "simple"
            if step in ("begin", "simple") and codes[-1] is not None:
                codes[-1] += _NESTED if len(codes) > 1 else " "
            if step == "simple":
                yield _attribute(element, "instr")
            elif step == "begin":
                codes.append("")
            elif len(codes) > 1:
                yield codes[-1] or ""
                codes[-1] = None
                if step != "separate":
                    codes.pop()
        elif codes[-1] is not None:
            codes[-1] += element.text or ""
    yield from filter(None, codes)


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), "")

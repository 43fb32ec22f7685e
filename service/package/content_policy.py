"""What no package may hold: macros, embedded objects, remote parts, fields that fetch, DTDs, broken XML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from service.errors import Problem
from service.package.docx_writer import CONTENT_TYPES
from service.package.parts import Package, parse_xml, relation_of

_EMBEDDED_RELATIONS = ("/oleobject", "/package", "/control", "/subdocument")
_REMOTE_FIELD = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT)\b", re.IGNORECASE)
_BLANK = b"\xef\xbb\xbf\xfe\xff \t\r\n\0"  # what may stand before the first tag, in UTF-8 or UTF-16
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))

_MACRO = ("package-macro", "Tệp chứa macro. Hãy lưu lại dưới dạng .docx (không macro).")
_EMBEDDED = (
    "package-embedded",
    "Tệp chứa đối tượng nhúng (OLE, ActiveX, bảng tính, tệp đính kèm). Hãy bỏ đối tượng đó hoặc thay bằng hình.",
)
_EMBED_INSTEAD = "Hãy nhúng hình vào tệp, và bỏ mẫu đính kèm (Developer → Document Template → Normal)."
_ALT_CHUNK = ("package-altchunk", "Tệp chèn nguyên một tệp khác (altChunk). Hãy mở bằng Word và lưu lại.")


def content_problems(package: Package) -> list[Problem]:
    """Everything in `package` that must not come in, each problem once."""
    problems: list[tuple[str, str]] = []
    types = content_types(package)
    for part, content in package.parts.items():
        if any(word in part.lower() for word in ("vbaproject", "vbadata")):
            problems.append(_MACRO)
        if part.lower().startswith(("word/embeddings/", "word/activex/")):
            problems.append(_EMBEDDED)
        if _is_xml(part, content, types[part]):
            problems += _xml_problems(part, content)
    if any("macroenabled" in content_type for content_type in types.values()):
        problems.append(_MACRO)
    return [Problem(code, package.name, message) for code, message in dict.fromkeys(problems)]


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


def _is_xml(part: str, content: bytes, content_type: str) -> bool:
    """Whether any program might read the part as XML: by its type, its name or its first character."""
    named = content_type.endswith(("+xml", "/xml")) or part.casefold().endswith((".xml", ".rels"))
    return named or content[:1024].lstrip(_BLANK)[:1] == b"<"


def _xml_problems(part: str, content: bytes) -> Iterator[tuple[str, str]]:
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
    yield from _relation_problems(root)
    yield from _word_problems(root)


def _relation_problems(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iterchildren("{*}Relationship"):
        relation_type = element.get("Type", "").strip()
        folded = relation_type.casefold()
        if folded.endswith(_EMBEDDED_RELATIONS):
            yield _EMBEDDED
        elif folded.endswith("/afchunk"):
            yield _ALT_CHUNK
        elif folded.endswith("/vbaproject"):
            yield _MACRO
        elif relation_of(element, "").external and not folded.endswith("/hyperlink"):
            where = f"{relation_type.rpartition('/')[2]}: «{element.get('Target', '')}»"
            yield "package-external", f"Tệp trỏ ra ngoài ({where}). {_EMBED_INSTEAD}"


def _word_problems(root: etree._Element) -> Iterator[tuple[str, str]]:
    if next(root.iter("{*}altChunk"), None) is not None:
        yield _ALT_CHUNK
    for code in _field_codes(root):
        if match := _REMOTE_FIELD.search(code):
            fetch = f"Trường {match[1].upper()} lấy dữ liệu từ ngoài tệp («{code.strip()[:60]}»)"
            yield "package-field", f"{fetch}. Hãy thay bằng chữ thường."


def _field_codes(root: etree._Element) -> list[str]:
    """The codes of all fields; Word may split one over many runs, and only a fldChar ends it."""
    simple = [element.attrib for element in root.iter("{*}fldSimple")]  # in any namespace: strict OOXML has its own
    codes = [str(value) for attributes in simple for name, value in attributes.items() if str(name).endswith("}instr")]
    current = ""
    for element in root.iter("{*}instrText", "{*}delInstrText", "{*}fldChar"):
        if element.tag.endswith("}fldChar"):
            codes.append(current)
            current = ""
        else:
            current += element.text or ""
    return [code for code in [*codes, current] if code]

"""Parts of an OOXML package ↔ .docx bytes; the only room that knows zip.

    read_package(data)      a stranger's bytes → a `Package` whose parts are safe to work on, or every Problem at once
    open_package(data)      the container alone: sizes, names, encryption (the format checker reads macros' names too)
    content_problems(…)     what no template of ours may carry: macros, OLE, remote parts, dangerous fields, DTDs
    files.unpacked(…)       a .zip of files of an office → those that are asked for
    Archive(parts, …)       the way out: parts that never change are deflated once, `assemble` adds the ones that do

Nothing here trusts what a zip says about itself, and nothing here depends on the clock: same parts, same bytes.
"""

from __future__ import annotations

import itertools
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType

from lxml import etree

from service.errors import Problem, SinhhoatError, TemplateBroken
from service.package.docx_writer import CONTENT_TYPES as CONTENT_TYPES
from service.package.docx_writer import Archive as Archive
from service.package.spreadsheet_guard import spreadsheet_problem as spreadsheet_problem
from service.package.zip_stream import Directory as Directory
from service.package.zip_stream import stored as stored

DOCUMENT = "word/document.xml"
CORE_PROPERTIES = "docProps/core.xml"
PACKAGE_RELATIONS = "_rels/.rels"

MAX_PACKAGE_BYTES = 20 * 2**20
MAX_ENTRIES = 500
MAX_INFLATED_BYTES = 64 * 2**20
MAX_RATIO = 200  # XML of a long empty table reaches about 100; a bomb has 1000
RATIO_FREE_BYTES = 2**20  # small parts are harmless however well they pack

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

_EMBEDDED_RELATIONS = ("/oleobject", "/package", "/control", "/subdocument")
_REMOTE_FIELD = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT)\b", re.IGNORECASE)
_BLANK = b"\xef\xbb\xbf\xfe\xff \t\r\n\0"  # what may stand before the first tag, in UTF-8 or UTF-16
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part; `target` is a part's name, or an address where `external`."""

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
        """The name of the part that holds the text: what the package's relations say, not what it usually is."""
        return _main(self.parts)

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """The relationships that start at `part` (the package itself when empty); none if it has no such file."""
        folder, file = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{file}.rels")
        if source not in self.parts:
            return ()
        return tuple(_relation(element, folder) for element in self.xml(source).iterchildren("{*}Relationship"))

    def replaced(self, parts: Mapping[str, bytes]) -> Package:
        """The same package with other contents of some parts; new ones go last."""
        return Package(self.name, MappingProxyType({**self.parts, **parts}))

    def to_bytes(self) -> bytes:
        """The package as a .docx; deterministic."""
        return Archive(self.parts).assemble({})


def with_part(  # noqa: PLR0913 - callers name the last two
    package: Package, source: str, part: str, content: bytes, *, relation: str, content_type: str = ""
) -> Package:
    """`package` with a new `part` that `source` points to; without a type of its own it has its ending's."""
    folder, file = posixpath.split(source)
    relations_name = posixpath.join(folder, "_rels", f"{file}.rels")
    relations = _root(package, relations_name, _RELATIONS)
    taken = {one.get("Id") for one in relations}
    identifier = next(name for number in itertools.count(1) if (name := f"rId{number}") not in taken)
    target = posixpath.relpath(part, folder or ".")
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=identifier, Type=relation, Target=target)
    changed = {part: content, relations_name: _written(relations)}
    if content_type:
        types = package.xml(CONTENT_TYPES)
        namespace = etree.QName(types).namespace
        etree.SubElement(types, f"{{{namespace}}}Override", PartName=f"/{part}", ContentType=content_type)
        changed[CONTENT_TYPES] = _written(types)
    return package.replaced(changed)


def _root(package: Package, part: str, namespace: str) -> etree._Element:
    if part in package.parts:
        return package.xml(part)
    return etree.fromstring(f'<Relationships xmlns="{namespace}"/>')


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def parse_xml(data: bytes) -> etree._Element:
    """The root of `data`, entities left alone, no DTD loaded, no network; raises etree.XMLSyntaxError."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))


def _main(parts: Mapping[str, bytes]) -> str:
    """Word online writes ``word/document2.xml``; empty when the part does not exist."""
    try:
        root = parse_xml(parts[PACKAGE_RELATIONS])
    except (KeyError, etree.XMLSyntaxError):  # reported with the other malformed parts
        return DOCUMENT if DOCUMENT in parts else ""
    found = [_relation(element, "") for element in root.iterchildren("{*}Relationship")]
    named = next((one.target for one in found if one.kind.endswith("/officeDocument") and not one.external), DOCUMENT)
    return named if named in parts else ""


def _is_external(element: etree._Element) -> bool:
    return element.get("TargetMode", "").strip().casefold() == "external"


def _relation(element: etree._Element, folder: str) -> Relation:
    external = _is_external(element)
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(element.get("Id", ""), element.get("Type", ""), target, external)


# ---------------------------------------------------------------------------------------------------- reading


def read_package(data: bytes, name: str = "", error: type[SinhhoatError] = TemplateBroken) -> Package:
    """A package that came from outside, checked through and through.

    `name` stands in the problems' paths. Raises `error` with every problem found.
    """
    package = open_package(data, name, error)
    if problems := content_problems(package):
        raise error(problems)
    return package


def open_package(data: bytes, name: str = "", error: type[SinhhoatError] = TemplateBroken) -> Package:
    """The parts of a Word package with a sound container; what stands in the parts is not looked at.

    LibreOffice's two ``docProps/core.xml`` become one. Raises `error` with every problem of the container.
    """
    if problem := _signature_problem(data):
        raise error([Problem(*problem[:1], name, problem[1])])
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
            problems = [Problem(code, name, message) for code, message in _listing_problems(infos)]
            if problems:
                raise error(problems)
            parts = inflate(archive, infos)
    except TooLarge as large:
        raise error([Problem(large.code, name, large.message)]) from None
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError) as bad:
        message = "Tệp bị hỏng hoặc bị cắt cụt khi chép. Hãy lấy lại bản gốc."
        raise error([Problem("package-truncated", name, message)]) from bad
    if not _main(parts):
        raise error([Problem("package-missing", name, _MISSING.format("văn bản chính"))])
    _one_core_properties(parts)
    return Package(name, MappingProxyType(parts))


_MISSING = "Thiếu thành phần «{}»: đây không phải tệp Word .docx."


class TooLarge(Exception):
    """An entry, or all of them together, that inflates beyond every use; a code and a sentence."""

    def __init__(self, code: str, message: str) -> None:
        self.code, self.message = code, message
        super().__init__(message)


def _signature_problem(data: bytes) -> tuple[str, str] | None:
    """What can be told before any zip code touches the bytes."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "package-encrypted", (
            "Tệp có mật khẩu hoặc là dạng .doc đời cũ. Hãy bỏ mật khẩu và lưu lại dưới dạng .docx."
        )
    if data[:4] != b"PK\x03\x04":
        return "package-not-zip", "Đây không phải tệp Word .docx. Hãy mở bằng Word và lưu lại dưới dạng .docx."
    if len(data) > MAX_PACKAGE_BYTES:
        return "package-size", f"Tệp lớn quá {MAX_PACKAGE_BYTES >> 20} MB. Hãy thu nhỏ các hình trong tệp."
    if data.count(b"PK\x01\x02") > 2 * MAX_ENTRIES:  # before zipfile makes an object of each
        return "package-entries", f"Tệp chứa quá {MAX_ENTRIES} thành phần; tệp Word thường chỉ có vài chục."
    return None


def _listing_problems(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    """Everything wrong with the table of contents."""
    names = [info.filename for info in infos]
    if len(names) > MAX_ENTRIES:
        yield "package-entries", f"Tệp chứa quá {MAX_ENTRIES} thành phần; tệp Word thường chỉ có vài chục."
    if any(info.flag_bits & 0x41 for info in infos):
        yield "package-encrypted", "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại."
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        yield "package-compression", "Tệp được nén theo cách Word không dùng. Hãy mở bằng Word và lưu lại."
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or {"..", "."} & set(name.split("/")):
            yield "package-name", f"Thành phần «{name}» có đường dẫn không an toàn."
    folded = [name.lower() for name in names if name != CORE_PROPERTIES]
    for name in sorted({name for name in folded if folded.count(name) > 1}):
        yield "package-duplicate", f"Thành phần «{name}» có hai lần trong tệp. Hãy mở bằng Word và lưu lại."
    if CONTENT_TYPES not in names:
        yield "package-missing", _MISSING.format(CONTENT_TYPES)


def inflate(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Every entry, read with a bound of its own and a bound on the sum, whatever the headers claim."""
    parts: dict[str, bytes] = {}
    budget = MAX_INFLATED_BYTES
    for info in infos:
        allowed = min(budget, max(RATIO_FREE_BYTES, info.compress_size * MAX_RATIO))
        with archive.open(info) as entry:
            content = entry.read(allowed + 1)
        if len(content) > allowed:
            if allowed == budget:
                raise TooLarge("package-size", f"Tệp bung ra quá {MAX_INFLATED_BYTES >> 20} MB.")
            raise TooLarge("package-ratio", f"Thành phần «{info.filename}» nén bất thường (bom nén).")
        budget -= len(content)
        parts.setdefault(info.filename, content)
    return parts


def _one_core_properties(parts: dict[str, bytes]) -> None:
    """Leave one relationship, of the standard type, and one content type for ``docProps/core.xml``.

    LibreOffice 24 writes its type with a small "d" (…/officedocument/…); python-docx then adds a second part.
    """
    for file, tag, key, wanted in (
        (PACKAGE_RELATIONS, "{*}Relationship", "Target", CORE_PROPERTIES),
        (CONTENT_TYPES, "{*}Override", "PartName", "/" + CORE_PROPERTIES),
    ):
        if parts.get(file, b"").count(b"core.xml") < 1 + (file == CONTENT_TYPES):
            continue
        try:
            root = parse_xml(parts[file])
        except etree.XMLSyntaxError:
            continue  # reported with the other malformed parts
        found = [
            element for element in root.iterchildren(tag) if element.get(key, "").lstrip("/") == wanted.lstrip("/")
        ]
        standard = all(element.get("Type", CORE_RELATION) == CORE_RELATION for element in found)
        if len(found) > 1 or not standard:
            for element in found[1:]:
                root.remove(element)
            if file == PACKAGE_RELATIONS:
                found[0].set("Type", CORE_RELATION)
            parts[file] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# ---------------------------------------------------------------------------------------------------- content


def content_problems(package: Package) -> list[Problem]:
    """What must not come in: macros, embedded objects, remote parts, fields that fetch, DTDs, broken XML."""
    found: list[tuple[str, str]] = []
    types = content_types(package)
    for part, content in package.parts.items():
        found += _name_problems(part)
        if _is_xml(part, content, types[part]):
            found += _xml_problems(part, content)
    if any("macroenabled" in kind for kind in types.values()):
        found.append(_MACRO)
    return [Problem(code, package.name, message) for code, message in dict.fromkeys(found)]


def content_types(package: Package) -> dict[str, str]:
    """The content type of every part, in small letters, by the part's name; empty where none is declared."""
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    try:
        for element in package.xml(CONTENT_TYPES).iterchildren("{*}Override", "{*}Default"):
            kind = element.get("ContentType", "").partition(";")[0].strip().casefold()
            overrides[element.get("PartName", "").lstrip("/").casefold()] = kind
            defaults[element.get("Extension", "").casefold()] = kind
    except etree.XMLSyntaxError:
        pass  # reported with the other malformed parts
    folded = {part: part.casefold() for part in package.parts}
    return {part: overrides.get(name) or defaults.get(name.rpartition(".")[2], "") for part, name in folded.items()}


def _is_xml(part: str, content: bytes, kind: str) -> bool:
    """Whether any program might read the part as XML: by its type, its name or its first character."""
    named = kind.endswith(("+xml", "/xml")) or part.casefold().endswith((".xml", ".rels"))
    return named or content[:1024].lstrip(_BLANK)[:1] == b"<"


_MACRO = ("package-macro", "Tệp chứa macro. Hãy lưu lại dưới dạng .docx (không macro).")
_EMBEDDED = (
    "package-embedded",
    "Tệp chứa đối tượng nhúng (OLE, ActiveX, bảng tính, tệp đính kèm). Hãy bỏ đối tượng đó hoặc thay bằng hình.",
)


def _name_problems(part: str) -> Iterator[tuple[str, str]]:
    lower = part.lower()
    if "vbaproject" in lower or "vbadata" in lower:
        yield _MACRO
    if lower.startswith(("word/embeddings/", "word/activex/")):
        yield _EMBEDDED


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
        kind = element.get("Type", "").strip()
        folded = kind.casefold()
        if folded.endswith(_EMBEDDED_RELATIONS):
            yield _EMBEDDED
        elif folded.endswith("/afchunk"):
            yield _ALT_CHUNK
        elif folded.endswith("/vbaproject"):
            yield _MACRO
        elif _is_external(element) and not folded.endswith("/hyperlink"):
            what = kind.rpartition("/")[2]
            message = (
                f"Tệp trỏ ra ngoài ({what}: «{element.get('Target', '')}»). Hãy nhúng hình vào tệp, "
                "và bỏ mẫu đính kèm (Developer → Document Template → Normal)."
            )
            yield "package-external", message


_ALT_CHUNK = ("package-altchunk", "Tệp chèn nguyên một tệp khác (altChunk). Hãy mở bằng Word và lưu lại.")


def _word_problems(root: etree._Element) -> Iterator[tuple[str, str]]:
    if next(root.iter("{*}altChunk"), None) is not None:
        yield _ALT_CHUNK
    for code in _field_codes(root):
        if match := _REMOTE_FIELD.search(code):
            seen = f"Trường {match[1].upper()} lấy dữ liệu từ ngoài tệp («{code.strip()[:60]}»)"
            yield "package-field", f"{seen}. Hãy thay bằng chữ thường."


def _field_codes(root: etree._Element) -> list[str]:
    """The codes of all fields; Word may split one over many runs, only a fldChar ends it."""
    simple = [element.attrib for element in root.iter("{*}fldSimple")]  # in any namespace: strict OOXML has its own
    codes = [str(value) for given in simple for name, value in given.items() if str(name).endswith("}instr")]
    current = ""
    for element in root.iter("{*}instrText", "{*}delInstrText", "{*}fldChar"):
        if element.tag.endswith("}fldChar"):
            codes.append(current)
            current = ""
        else:
            current += element.text or ""
    return [code for code in [*codes, current] if code]

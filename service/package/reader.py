"""A stranger's bytes → the parts of a Word package, or everything that is wrong with its container.

Nothing here trusts what a zip says about itself: every size is measured while inflating.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from types import MappingProxyType

from lxml import etree

from service.errors import Problem, SinhhoatError, TemplateBroken
from service.package.content_policy import content_problems
from service.package.docx_writer import CONTENT_TYPES
from service.package.foreign_files import help_for
from service.package.parts import CORE_PROPERTIES, PACKAGE_RELATIONS, Package, main_part, parse_xml, xml_bytes

MAX_PACKAGE_BYTES = 20 * 2**20
MAX_ENTRIES = 500
MAX_INFLATED_BYTES = 64 * 2**20
MAX_RATIO = 200  # XML of a long empty table reaches about 100; a bomb has 1000
RATIO_FREE_BYTES = 2**20  # small parts are harmless however well they pack

_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_ENCRYPTED_OR_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE compound file
_MISSING = "Thiếu thành phần «{}»: đây không phải tệp Word .docx."
_LOCKED_OR_OLD = "Tệp có mật khẩu hoặc là dạng .doc đời cũ. Hãy bỏ mật khẩu và lưu lại dưới dạng .docx."
_TOO_MANY = f"Tệp chứa quá {MAX_ENTRIES} thành phần; tệp Word thường chỉ có vài chục."


def read_package(data: bytes, name: str = "", error: type[SinhhoatError] = TemplateBroken) -> Package:
    """A package from outside, container and contents checked; raises `error` with every problem, `name` in its path."""
    package = open_package(data, name, error)
    if problems := content_problems(package):
        raise error(problems)
    return package


def open_package(data: bytes, name: str = "", error: type[SinhhoatError] = TemplateBroken) -> Package:
    """The parts of a package, only its container checked; raises `error` with every problem, `name` in its path."""
    if problem := _signature_problem(data):
        raise error([Problem(problem[0], name, problem[1])])
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
            problems = [Problem(code, name, message) for code, message in _listing_problems(infos)]
            if problems:
                raise error(problems)
            parts = inflate(archive, infos)
    except TooLarge as large:
        raise error([Problem(large.code, name, large.message)]) from None
    except UNREADABLE as bad:
        message = "Tệp bị hỏng hoặc bị cắt cụt khi chép. Hãy lấy lại bản gốc."
        raise error([Problem("package-truncated", name, message)]) from bad
    if not main_part(parts):
        raise error([Problem("package-missing", name, _MISSING.format("văn bản chính"))])
    _standardize_core_properties(parts)
    return Package(name, MappingProxyType(parts))


# What zipfile and zlib raise for a damaged or truncated file.
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)


class TooLarge(Exception):
    """An entry, or all of them together, inflates beyond its bound: a problem's `code` and `message`."""

    def __init__(self, code: str, message: str) -> None:
        self.code, self.message = code, message
        super().__init__(message)


_NOT_WORD = "Đây không phải tệp Word .docx. Hãy mở bằng Word và lưu lại dưới dạng .docx."


def _signature_problem(data: bytes) -> tuple[str, str] | None:
    """What the bytes show before any zip code touches them, as (code, message)."""
    if data.startswith(_ENCRYPTED_OR_OLD):
        return "package-encrypted", _LOCKED_OR_OLD
    if not data.startswith(b"PK\x03\x04"):
        return "package-not-zip", help_for(data) or _NOT_WORD
    if len(data) > MAX_PACKAGE_BYTES:
        return "package-size", f"Tệp lớn quá {MAX_PACKAGE_BYTES >> 20} MB. Hãy thu nhỏ các hình trong tệp."
    if data.count(b"PK\x01\x02") > 2 * MAX_ENTRIES:  # before zipfile makes an object of each
        return "package-entries", _TOO_MANY
    return None


def _listing_problems(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    """Everything wrong with the table of contents, as (code, message)."""
    names = [info.filename for info in infos]
    if len(names) > MAX_ENTRIES:
        yield "package-entries", _TOO_MANY
    if is_encrypted(infos):
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


def is_encrypted(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether any entry needs a password: bit 0 is zip's own encryption, bit 6 the strong one."""
    return any(info.flag_bits & 0x41 for info in infos)


def inflate(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """The contents of every entry; raises TooLarge as soon as one, or all, pass their bound, whatever is claimed."""
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


def _standardize_core_properties(parts: dict[str, bytes]) -> None:
    """Leave one relationship, of the standard type, and one content type for ``docProps/core.xml``.

    LibreOffice 24 writes its type with a small "d" (…/officedocument/…); python-docx then adds a second part.
    """
    _keep_first(parts, PACKAGE_RELATIONS, "Relationship", "Target")
    if parts[CONTENT_TYPES].count(b"core.xml") > 1:
        _keep_first(parts, CONTENT_TYPES, "Override", "PartName")


def _keep_first(parts: dict[str, bytes], part: str, tag: str, attribute: str) -> None:
    """Of the elements of `part` that name the core properties keep the first, with the standard type."""
    try:
        root = parse_xml(parts.get(part, b""))
    except etree.XMLSyntaxError:  # content_problems reports broken XML
        return
    children = root.iterchildren(f"{{*}}{tag}")
    elements = [each for each in children if each.get(attribute, "").lstrip("/") == CORE_PROPERTIES]
    if len(elements) < 2 and all(each.get("Type", _CORE_RELATION) == _CORE_RELATION for each in elements):
        return
    for extra in elements[1:]:
        root.remove(extra)
    if part == PACKAGE_RELATIONS:
        elements[0].set("Type", _CORE_RELATION)
    parts[part] = xml_bytes(root)

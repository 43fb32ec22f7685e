"""Letting files in: what is not a Word file, not safe or too long is refused before it is read."""

from __future__ import annotations

from collections.abc import Iterator

from service.errors import FileRefused, Problem
from service.package import Package, content_problems, open_package

# A page has a few hundred tags, a thousand where every word carries its own formatting. A thousand take about 30 ms and
# 0.3 MB while the file is checked.
MAX_TAGS = 100_000
_TOO_LONG = (
    "Tệp quá dài để kiểm tra (trên 100 trang, hoặc chứa quá nhiều định dạng). Hãy tách phần văn bản ra một tệp riêng."
)


def read_file(data: bytes, name: str = "") -> Package:
    """The package of a file from outside; raises `FileRefused` with every reason against it."""
    package = open_package(data, name, FileRefused)
    if problems := list(_too_long(package)) or content_problems(package):
        raise FileRefused(problems)
    return package


def _too_long(package: Package) -> Iterator[Problem]:
    """A problem if there are too many tags; they are counted before any of them is parsed."""
    tags = sum(content.count(b"<") for part, content in package.parts.items() if _is_markup(part, content))
    if tags > MAX_TAGS:
        yield Problem("file-too-long", package.name, _TOO_LONG)


def _is_markup(part: str, content: bytes) -> bool:
    return part.endswith((".xml", ".rels")) or content.lstrip()[:1] == b"<"

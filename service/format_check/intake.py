"""Letting files in: what is not a Word file, not safe or too long is refused before it is read."""

from __future__ import annotations

from collections.abc import Iterator

from service.errors import FileRefused, Problem
from service.package import Package, content_problems, open_package

# A page has a few hundred tags, a thousand where every word carries its own formatting. A thousand take about 30 ms and
# 0.3 MB while the file is checked.
MAX_TAGS = 60_000
MAX_PARAGRAPHS = 5_000  # a page has 25 to 45; real ones, in cells too, reach the tags first; an empty tag counts half
MAX_LETTERS = 1_000_000  # a page has some 2,500
# Of a file that is mended, for which it is read and checked some six times. Thirty pages have 420 paragraphs, 71,000
# letters and 6,300 tags in the text.
MAX_MENDED = 800
MAX_MENDED_LETTERS = 150_000
MAX_MENDED_TAGS = 30_000
MAX_PAPERS = 200  # in one file; each takes about 5 ms to judge
MAX_SECTIONS = 500  # one more for each page that lies crosswise
TOO_LONG = (
    "Tệp quá dài để kiểm tra (trên 100 trang, hoặc chứa quá nhiều định dạng). Hãy tách phần văn bản ra một tệp riêng."
)

TOO_LONG_TO_MEND = (
    f"Tệp quá dài để máy sửa (trên {MAX_MENDED} đoạn, kể cả trong bảng, hoặc trên 60 trang chữ, hoặc chứa quá "
    "nhiều định dạng); kiểm tra và ghi nhận xét thì được. Hãy tách tệp ra rồi sửa từng phần."
)


def read_file(data: bytes, name: str = "") -> Package:
    """The package of a file from outside; raises `FileRefused` with every reason against it.

    What only leads out of the file, and is harmless to a reader that follows nothing, comes in.
    """
    package = open_package(data, name, FileRefused)
    if problems := list(_too_long(package)) or content_problems(package, passes_inert=True):
        raise FileRefused(problems)
    return package


def _too_long(package: Package) -> Iterator[Problem]:
    """A problem if there are too many tags or paragraphs; they are counted before any of them is parsed."""
    text = package.parts.get(package.main, b"")
    sections, paragraphs = text.count(b"sectPr"), text.count(b":p>") + text.count(b":p/") + text.count(b":p ")
    tags = sum(content.count(b"<") for content in markup_of(package).values())
    if tags > MAX_TAGS or sections > 2 * MAX_SECTIONS or paragraphs > 2 * MAX_PARAGRAPHS:
        yield Problem("file-too-long", package.name, TOO_LONG)


def markup_of(package: Package) -> dict[str, bytes]:
    """The parts that any program might parse, by name; none is parsed for it."""
    parts = package.parts.items()
    return {
        part: content for part, content in parts if part.endswith((".xml", ".rels")) or content.lstrip()[:1] == b"<"
    }

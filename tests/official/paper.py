"""One finished document, as a file and as printed pages, and where in it the parts of an official paper are.

Parts are recognised by what is written and where it stands, never by the names of the product's styles.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from tests.official.pages import MM, Page, Piece, pages_of
from tests.official.word import Element, Paragraph, WordFile, cells, rows, w

TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
HYPHENS = "-----"
SYMBOLS = {
    "agenda": "CTr",
    "minutes": "BB",
    "resolution": "NQ",
    "conclusion": "KL",
    "invitation": "GM",
    "committee-minutes": "BB",
    "thematic-minutes": "BB",
    "committee-report": "BC",
    "notice": "TB",
    "result-report": "BC",
    "year-plan": "KH",
    "year-report": "BC",
    "thematic-plan": "KH",
    "commune-report": "BC",
}  # the others are professional forms, without number and symbol
TYPES = {
    "agenda": "CHƯƠNG TRÌNH",
    "minutes": "BIÊN BẢN",
    "resolution": "NGHỊ QUYẾT",
    "conclusion": "KẾT LUẬN",
    "commendations": "PHỤ LỤC",
    "invitation": "GIẤY MỜI",
    "committee-minutes": "BIÊN BẢN",
    "thematic-minutes": "BIÊN BẢN",
    "self-assessment": "PHIẾU TỰ ĐÁNH GIÁ",
    "committee-report": "BÁO CÁO",
    "thematic-paper": "CHUYÊN ĐỀ",
    "notice": "THÔNG BÁO",
    "chair-script": "ĐỀ CƯƠNG ĐIỀU HÀNH",
    "attendance-sheet": "DANH SÁCH",
    "tracking-sheet": "BẢNG THEO DÕI",
    "result-report": "BÁO CÁO",
    "minutes-book-cover": "SỔ BIÊN BẢN",
    "year-plan": "KẾ HOẠCH",
    "year-report": "BÁO CÁO",
    "good-deeds-book": "SỔ GHI",
    "deed-registration": "BẢN ĐĂNG KÝ",
    "thematic-plan": "KẾ HOẠCH",
    "year-tracking": "BẢNG THEO DÕI",
    "rating-list": "DANH SÁCH TỔNG HỢP",
    "commune-report": "BÁO CÁO",
}
OF_A_COMMUNE = ("rating-list", "commune-report")  # a commune's committee signs them
OF_A_PERIOD = (
    *("year-plan", "year-report", "good-deeds-book", "deed-registration", "thematic-plan", "year-tracking"),
    *OF_A_COMMUNE,
)
KINDS = tuple(kind for kind in TYPES if kind not in OF_A_PERIOD)  # those made from one meeting's dossier
USUAL = KINDS[: KINDS.index("committee-report")]  # of every set; the others are made on request
GREETING = "Kính mời:"
CLERK, CHAIR = "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"
ROLES = ("BÍ THƯ", "PHÓ BÍ THƯ")
SECTION = re.compile(r"^[IVX]+- ")
HEADER_ZONE = 20 * MM  # what stands above the top margin belongs to the page, not to the text


@dataclass(frozen=True)
class Laid:
    """A paragraph of the text and the printed lines it became."""

    paragraph: Paragraph
    lines: tuple[Piece, ...]


class Document(Protocol):
    """A finished document of the product and the dossier it was made from; `state` is plain, draft or issued."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def docx(self) -> bytes: ...
    @property
    def dossier(self) -> dict[str, Any]: ...


class Specimen(NamedTuple):
    """A document put together for an examination."""

    name: str
    kind: str
    state: str
    docx: bytes
    dossier: dict[str, Any]


class Paper:
    """A document under examination."""

    def __init__(self, document: Document, print_it: Callable[[bytes], bytes]) -> None:
        self.name, self.kind, self.state = document.name, document.kind, document.state
        self.docx, self.dossier, self.print_it = document.docx, document.dossier, print_it
        self.word = WordFile(document.docx)

    def changed(self, docx: bytes, what: str) -> Paper:
        """The same paper with other bytes."""
        return Paper(Specimen(f"{self.name}, {what}", self.kind, self.state, docx, self.dossier), self.print_it)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return pages_of(self.print_it(self.docx))

    @property
    def is_annex(self) -> bool:
        return self.kind == "commendations"

    @property
    def is_minutes(self) -> bool:
        return TYPES[self.kind] == "BIÊN BẢN"

    # Where things are in the file ------------------------------------------------------------------------

    @cached_property
    def head_table(self) -> Element | None:
        """The table that holds the title and, left of it, the issuer."""
        return self._table_with(lambda text: text == TITLE)

    @cached_property
    def foot_table(self) -> Element | None:
        """The table that holds the recipients or the signatures."""
        return self._table_with(lambda text: text in ("Nơi nhận:", CLERK, CHAIR) or text.startswith("T/M"))

    def _table_with(self, wanted: Callable[[str], bool]) -> Element | None:
        for paragraph in self.word.paragraphs:
            if wanted(paragraph.text.strip()) and paragraph.tables:
                return paragraph.tables[-1]
        return None

    def column(self, table: Element | None, number: int) -> list[Paragraph]:
        """What is written in one column of the head or the foot, from top to bottom."""
        if table is None:
            return []
        wanted = [found[number] for row in rows(table) if (found := cells(row))]
        return [p for p in self.word.paragraphs if p.text.strip() and any(c in wanted for c in _cells_of(p))]

    @cached_property
    def head_left(self) -> list[Paragraph]:
        return self.column(self.head_table, 0)

    @cached_property
    def head_right(self) -> list[Paragraph]:
        return self.column(self.head_table, -1)

    @cached_property
    def foot_left(self) -> list[Paragraph]:
        return self.column(self.foot_table, 0)

    @cached_property
    def foot_right(self) -> list[Paragraph]:
        return self.column(self.foot_table, -1)

    @cached_property
    def free(self) -> list[Paragraph]:
        """The written paragraphs that stand in no table."""
        return [p for p in self.word.paragraphs if p.text.strip() and not p.tables]

    @cached_property
    def caption(self) -> list[Paragraph]:
        """Type and trích yếu (of an appendix: heading, title, reference), up to the five hyphens."""
        end = next((i for i, p in enumerate(self.free) if set(p.text.strip()) == {"-"}), 0)
        return self.free[:end]

    @cached_property
    def hyphens(self) -> Paragraph | None:
        return next((p for p in self.free if set(p.text.strip()) == {"-"}), None)

    @cached_property
    def body(self) -> list[Paragraph]:
        """The paragraphs of the content; tables have rules of their own."""
        above = (*self.caption, self.hyphens, *self.greeting)
        return [p for p in self.free if not any(p is other for other in above)]

    @cached_property
    def greeting(self) -> list[Paragraph]:
        """The line that says whom an invitation is for."""
        return [p for p in self.free if p.text.strip().startswith(GREETING)]

    @cached_property
    def data_tables(self) -> list[Element]:
        outside = (self.head_table, self.foot_table)
        return [t for t in self.word.tables if t not in outside and not any(t.iterancestors(w("tbl")))]

    def in_table(self, table: Element) -> list[Paragraph]:
        return [p for p in self.word.paragraphs if table in p.tables]

    # Where things are on the pages -----------------------------------------------------------------------

    @cached_property
    def printed_head(self) -> list[Piece]:
        """The pieces of page 1 above the type of the document."""
        first = self.pages[0]
        type_line = next((line for line in first.lines if line.text == TYPES[self.kind]), None)
        return [p for p in first.pieces if type_line is None or p.baseline < type_line.baseline - 1]

    def printed(self, text: str, *, last: bool = False) -> Piece | None:
        """The piece that reads exactly `text`, spaces aside."""
        found = [p for page in self.pages for p in page.pieces if solid(p.text) == solid(text)]
        return found[-1 if last else 0] if found else None

    @cached_property
    def foot_top(self) -> Piece | None:
        """The first line of the signature block."""
        starts = [p.text for p in (*self.foot_left[:1], *self.foot_right[:1])]
        found = [piece for text in starts if (piece := self.printed(text, last=True))]
        return min(found, key=lambda piece: (piece.page, piece.baseline)) if found else None

    @cached_property
    def laid(self) -> list[Laid]:
        """Each free paragraph with its printed lines; no lines where it was not found."""
        stream = [line for page in self.pages for line in page.lines if not is_page_number(line)]
        found, position = [], 0
        for paragraph in self.free:
            lines = _lines_of(solid(paragraph.text), stream, position)
            if lines:
                position = stream.index(lines[-1]) + 1
            found.append(Laid(paragraph, tuple(lines)))
        return found

    def text_area(self, page: Page) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the area between the margins of clause IV.4.1, in points."""
        return 30 * MM, 20 * MM, page.width - 15 * MM, page.height - 20 * MM


def _cells_of(paragraph: Paragraph) -> list[Element]:
    return list(paragraph.element.iterancestors(w("tc")))


def solid(text: str) -> str:
    """`text` without any space: line ends and justified spaces do not matter."""
    return "".join(text.split())


def is_page_number(line: Piece) -> bool:
    return line.text.isdigit() and line.baseline < HEADER_ZONE


def _lines_of(text: str, stream: list[Piece], start: int) -> list[Piece]:
    """The first run of lines from `start` on that together read `text`."""
    for first in range(start, len(stream)):
        rest = text
        used: list[Piece] = []
        for line in stream[first:]:
            part = solid(line.text)
            if not rest or not rest.startswith(part):
                break
            rest, used = rest[len(part) :], [*used, line]
        if used and not rest:
            return used
    return []

"""What somebody hands in → tables, lines and papers: workbooks and CSV, clipboard HTML, plain text, Word files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, pairwise

from lxml import etree, html

from service.errors import FileRefused, Problem, TableRejected
from service.importing.grids import COLUMNS_MOST, ROWS_MOST, Grid, grid_of, grid_of_lines, looks_like_table
from service.importing.headers import BLOCKS
from service.importing.proposals import Origin
from service.tables.cells import text_of
from service.tables.sheet_files import Cells, sheets_of
from service.vietnamese import nfc
from service.vocabulary.headings import meant_by

TEXT_MOST = 2_000_000  # characters of pasted text
_BLOCKS = frozenset(
    {"p", "li", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "body", "ul", "ol", "tr", "table", "center"}
)
_TOO_MUCH = f"Bảng quá dài (trên {ROWS_MOST} dòng hoặc {COLUMNS_MOST} cột); hãy chia nhỏ."


def score(rows: Iterable[Cells]) -> int:
    """The most headings known to the importer that one of `rows` has: tells the delimiter of a CSV."""
    return max(
        (sum(1 for cell in cells if type(cell) is str and cell and _is_heading(cell)) for cells in rows), default=0
    )


def _is_heading(cell: str) -> bool:
    return len(cell) < 80 and any(meant_by(cell.strip(), block) for block in (*BLOCKS, "order"))


def grids_of_file(data: bytes, name: str) -> list[Grid]:
    """The tables of a workbook or of a text table; raises `TableRejected`."""
    grids = []
    for sheet in sheets_of(data, name, None, score):
        rows = []
        for number, cells in islice(sheet.rows(), ROWS_MOST + 1):
            rows.append((number, [text_of(cell) for cell in cells[:COLUMNS_MOST]]))
        if len(rows) > ROWS_MOST:
            raise FileRefused([Problem("too-many", name, _TOO_MUCH)])
        grids.append(grid_of(rows, Origin(file=name, sheet=sheet.title)))
    return [grid for grid in grids if any(map(any, grid.rows))]


def text_of_file(data: bytes) -> str | None:
    """The text of a plain text file; None where it is none that can be read."""
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1258"):
        try:
            return nfc(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return None


def grid_of_text(text: str, place: Origin) -> Grid | None:
    """The table in pasted text; None where it is none."""
    lines = text.split("\n")
    if not looks_like_table(lines):
        return None
    if "\t" in text:
        records = list(islice(csv.reader(io.StringIO(text), delimiter="\t"), ROWS_MOST + 1))
        if len(records) > ROWS_MOST:
            raise FileRefused([Problem("too-many", place.file, _TOO_MUCH)])
        return grid_of([(number, cells[:COLUMNS_MOST]) for number, cells in enumerate(records, 1)], place)
    return grid_of_lines(lines, place)


def parts_of_html(text: str, place: Origin) -> list[Grid | list[str]]:
    """What pasted HTML holds: its tables with their merged cells, and the lines around them."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    walker = _HtmlParts(place)
    walker.walk(root)
    for before, part in pairwise(walker.parts):
        if isinstance(part, Grid) and isinstance(before, list):
            part.above = before[-3:]
    return walker.parts


class _HtmlParts:
    """The tables of a page and the lines between them, in their order."""

    def __init__(self, place: Origin) -> None:
        self.place, self.tables = place, 0
        self.parts: list[Grid | list[str]] = []
        self._line: list[str] = []

    def walk(self, root: html.HtmlElement) -> None:
        skipped = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                if skipped or element.tag in ("table", "style", "script", "head", "title"):
                    skipped += 1
                    if skipped == 1 and element.tag == "table":
                        self._end_line()
                        self.tables += 1
                        self.parts.append(_html_grid(element, replace(self.place, table=self.tables)))
                    continue
                if element.tag in _BLOCKS:
                    self._end_line()
                self._line.append(element.text or "")
            else:
                skipped -= 1 if skipped else 0
                if skipped:
                    continue
                if element.tag in _BLOCKS:
                    self._end_line()
                self._line.append(element.tail or "")
        self._end_line()

    def _end_line(self) -> None:
        said = " ".join("".join(self._line).split())
        self._line = []
        if said:
            if not self.parts or isinstance(self.parts[-1], Grid):
                self.parts.append([])
            self.parts[-1].append(nfc(said))  # type: ignore[union-attr]


def _html_grid(table: html.HtmlElement, place: Origin) -> Grid:
    rows: list[list[str]] = []
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    own = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    if len(own) > ROWS_MOST:
        raise FileRefused([Problem("too-many", place.file, _TOO_MUCH)])
    for number, row in enumerate(own):
        cells: list[str] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (number, len(cells)) in covered:
                cells.append("")
            if len(cells) >= COLUMNS_MOST:
                break
            at = (number, len(cells))
            wide, high = (
                _span(cell, "colspan", COLUMNS_MOST - len(cells)),
                _span(cell, "rowspan", min(len(own) - number, 50)),
            )
            for down in range(high):
                for right in range(wide):
                    if down or right:
                        covered[number + down, at[1] + right] = at
            cells.append(_cell_text(cell))
            cells += [""] * (wide - 1)
        rows.append(cells)
    return Grid(rows, list(range(1, len(rows) + 1)), place, covered)


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    given = cell.get(name, "1").strip()
    return max(1, min(int(given), most)) if given.isdecimal() and len(given) < 5 else 1


def _cell_text(cell: html.HtmlElement) -> str:
    pieces: list[str] = []
    for element in cell.iter():
        if element is not cell and element.tag in ("br", "p", "div") and pieces:
            pieces.append("\n")
        pieces.append(" ".join((element.text or "").split()) if isinstance(element.tag, str) else "")
        if element is not cell:
            pieces.append(f" {' '.join((element.tail or '').split())}" if (element.tail or "").strip() else "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return nfc("\n".join(filter(None, lines)))


def refused_table(error: TableRejected) -> FileRefused:
    """A table that cannot be read, told as a file that cannot."""
    return FileRefused(error.problems)

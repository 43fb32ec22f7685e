"""The year as one HTML page: no script, nothing from outside, fit for a phone and for paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from service.dossier.meeting import Attendance, Presence
from service.vietnamese import in_order, slug
from service.year.html import page_bytes, page_of, put_heads, put_table, put_text, wide_table
from service.year.review import sentences
from service.year.review.facts import CellYear

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem;color:#111}
h1{font-size:1.5rem}h2{margin-top:2.5rem;border-bottom:2px solid #a00}h3{font-size:1.05rem}
.wide{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left}
td:first-child,th:first-child{white-space:nowrap}.grid td,.grid th{text-align:center;padding:.2rem .35rem}
.grid th:first-child{text-align:left;position:sticky;left:0;background:#fff}
.grid .p{background:#ffe08a}.grid .k{background:#b00020;color:#fff;font-weight:bold}.grid .m{color:#666}
.run{outline:3px solid #b00020;outline-offset:-3px}.bad{color:#b00020;font-weight:bold}
svg text{font:12px system-ui,sans-serif}@media print{h2{break-before:page}}
"""
DETAILED = 60  # cells whose every month and member still makes a page that opens at once
_LOOKS = {Presence.EXCUSED: "p", Presence.UNEXCUSED: "k", Presence.EXEMPT: "m", Presence.NOT_SUMMONED: "m"}


def as_page(cells: list[CellYear], year: int) -> bytes:
    """The whole report; with several cells a table of all of them, the weakest first, stands above."""
    root, body = page_of(_title(year), STYLE)
    _parts(body, cells)
    return page_bytes(root)


@dataclass(frozen=True, slots=True)
class Told:
    """What stays of a cell when its page is made: its line among all cells and what of it stands out, its place among
    them, and the page."""

    name: str
    summary: list[str]
    weak: list[bool]
    weakness: tuple[Fraction | int, ...]
    page: bytes


def tell(cell: CellYear) -> Told:
    """The page of a cell, and its line among others."""
    root, body = page_of(_title(cell.year), STYLE)
    _cell(body, cell, "cell")
    return Told(cell.name, sentences.summary(cell), sentences.weak(cell), cell.weakness, page_bytes(root))


def as_pages(cells: Iterable[Told], year: int, folder: str) -> dict[str, bytes]:
    """The report where one page would be too long: that of all cells under "", and one a cell in `folder`."""
    ordered = sorted(cells, key=lambda cell: (cell.weakness, in_order(cell.name)))
    names = [f"{folder}/{number:03d}-{slug(cell.name)[:60]}.html" for number, cell in enumerate(ordered, 1)]
    root, body = page_of(_title(year), STYLE)
    _summary(body, [(cell.summary, cell.weak, quote(name)) for cell, name in zip(ordered, names, strict=True)])
    return {"": page_bytes(root)} | {name: cell.page for name, cell in zip(names, ordered, strict=True)}


def _title(year: int) -> str:
    return f"Sinh hoạt chi bộ năm {year}"


def as_parts(cells: list[CellYear]) -> str:
    """The report without the frame of a page: headings from the second level down, no style of its own."""
    section = Element("section", {"class": "review", "lang": "vi"})
    _parts(section, cells)
    return tostring(section, encoding="unicode", method="html")


def _parts(body: Element, cells: list[CellYear]) -> None:
    """Every cell, several under a table of all of them; of very many the table alone."""
    is_detailed = len(cells) <= DETAILED
    if len(cells) > 1:
        links = [f"#cell-{number}" if is_detailed else "" for number in range(1, len(cells) + 1)]
        lines = zip(map(sentences.summary, cells), map(sentences.weak, cells), links, strict=True)
        _summary(body, list(lines))
    for number, cell in enumerate(cells if is_detailed else (), 1):
        _cell(body, cell, f"cell-{number}")
    if not is_detailed:
        put_text(body, "p", f"Trên {DETAILED} chi bộ: từng chi bộ xem ở bảng .xlsx, hoặc trang do dòng lệnh làm.")


def _summary(body: Element, lines: list[tuple[list[str], list[bool], str]]) -> None:
    """A line a cell, what of it is missing, unfinished or low stands out, and it leads to the cell."""
    put_text(body, "p", f"{len(lines)} chi bộ, chi bộ yếu nhất ở trên.")
    table = put_table(body, "Tổng hợp", sentences.SUMMARY_HEADS, (texts for texts, *_ in lines))
    for row, (_, weak, link) in zip(table.findall("tr")[1:], lines, strict=True):
        columns = row.findall("td")
        if link:
            anchor = SubElement(columns[0], "a", {"href": link, "class": "target"})
            anchor.text, columns[0].text = columns[0].text, None
        for column, is_weak in zip(columns[1:], weak, strict=True):
            if is_weak:
                column.set("class", "bad")


def _cell(body: Element, cell: CellYear, anchor: str) -> None:
    put_text(body, "h2", cell.name).set("id", anchor)
    put_text(body, "p", sentences.completeness(cell), "bad" if sentences.missing(cell) else "")
    put_text(body, "p", sentences.rates(cell))
    _attendance(body, cell)
    _scores(body, cell)
    put_text(body, "h3", "Từng tháng")
    table = put_table(body, f"Từng tháng: {cell.name}", sentences.MONTH_HEADS, map(sentences.month, cell.dossiers))
    _mark_bad(table, 2, [sentences.has_few(held) for held in cell.dossiers])
    if cell.numbers:
        put_text(body, "h3", "Số văn bản theo loại")
        put_table(body, f"Số văn bản: {cell.name}", sentences.NUMBER_HEADS, map(sentences.numbers, cell.numbers))
    if cell.tasks:
        put_text(body, "h3", "Nhiệm vụ đã giao và kết quả")
        table = put_table(body, f"Nhiệm vụ: {cell.name}", sentences.TASK_HEADS, map(sentences.task, cell.tasks))
        _mark_bad(table, 4, [not line.is_done for line in cell.tasks])


def _mark_bad(table: Element, column: int, marked: list[bool]) -> None:
    """Make the cell of a column stand out in the rows that are `marked`."""
    for row, is_bad in zip(table.findall("tr")[1:], marked, strict=True):
        if is_bad:
            row.findall("td")[column].set("class", "bad")


def _attendance(body: Element, cell: CellYear) -> None:
    put_text(body, "h3", "Ai dự, buổi nào")
    put_text(body, "p", sentences.LEGEND)
    table = wide_table(body, f"Ai dự, buổi nào: {cell.name}", "grid")
    put_heads(table, ["Đảng viên", *sentences.days(cell)])
    for line in cell.members:
        row = SubElement(table, "tr")
        put_text(row, "th", line.name).set("scope", "row")
        for position, mark in enumerate(line.marks):
            _mark(row, mark, in_run=line.is_in_a_run(position))
    if runs := sentences.long_runs(cell):
        put_text(body, "p", runs, "bad")
    if reasons := sentences.reasons(cell):
        put_text(body, "p", "Vì sao vắng:")
        items = SubElement(body, "ul")
        for reason in reasons:
            put_text(items, "li", reason)


def _mark(row: Element, mark: Attendance | None, *, in_run: bool) -> None:
    sign, name = (sentences.SIGNS[mark.state], _LOOKS.get(mark.state, "")) if mark else ("", "")
    cell = put_text(row, "td", sign, f"{name} run" if in_run else name)
    if mark and mark.reason:
        cell.set("title", mark.reason)


def _scores(body: Element, cell: CellYear) -> None:
    """A bar a month, its number above, its month below: readable without colours."""
    if not cell.scores:
        return
    put_text(body, "h3", "Điểm tự chấm từng tháng")
    size = {"viewBox": "0 0 480 150", "width": "480", "height": "150", "role": "img"}
    chart = SubElement(body, "svg", {**size, "aria-label": "Điểm tự chấm từng tháng"})
    for month, points, most in cell.scores:
        height, left = round(100 * points / (most or 1)), 40 * (month - 1)
        bar = {"x": f"{left + 8}", "y": f"{125 - height}", "width": "24", "height": f"{height}", "fill": "#a33"}
        SubElement(chart, "rect", bar)
        for text, level in ((str(points), 120 - height), (f"T{month}", 142)):
            put_text(chart, "text", text).attrib |= {"x": f"{left + 20}", "y": f"{level}", "text-anchor": "middle"}

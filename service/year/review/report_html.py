"""The year as one HTML page: no script, nothing from outside, fit for a phone and for paper."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from service.dossier.meeting import Attendance, Presence
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
_LOOKS = {Presence.EXCUSED: "p", Presence.UNEXCUSED: "k", Presence.EXEMPT: "m", Presence.NOT_SUMMONED: "m"}


def as_page(cells: list[CellYear], year: int) -> bytes:
    """The whole report; with several cells a table of all of them, the weakest first, stands above."""
    title = f"Sinh hoạt chi bộ năm {year}"
    root = Element("html", lang="vi")
    head, body = SubElement(root, "head"), SubElement(root, "body")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _text(head, "title", title)
    _text(head, "style", STYLE)
    _text(body, "h1", title)
    _parts(body, cells)
    return b"<!doctype html>\n" + tostring(root, encoding="unicode", method="html").encode() + b"\n"


def as_parts(cells: list[CellYear]) -> str:
    """The report without the frame of a page: headings from the second level down, no style of its own."""
    section = Element("section", {"class": "review", "lang": "vi"})
    _parts(section, cells)
    return tostring(section, encoding="unicode", method="html")


def _parts(body: Element, cells: list[CellYear]) -> None:
    """Every cell; several under a table of all of them, whose lines lead to each."""
    if len(cells) > 1:
        _text(body, "p", f"{len(cells)} chi bộ, chi bộ yếu nhất ở trên.")
        table = _table(body, "Tổng hợp", sentences.SUMMARY_HEADS, map(sentences.summary, cells))
        for number, name in enumerate(table.findall("tr/td[1]"), 1):
            link = SubElement(name, "a", {"href": f"#cell-{number}", "class": "target"})
            link.text, name.text = name.text, None
    for number, cell in enumerate(cells, 1):
        _cell(body, cell, f"cell-{number}")


def _cell(body: Element, cell: CellYear, anchor: str) -> None:
    _text(body, "h2", cell.name).set("id", anchor)
    _text(body, "p", sentences.completeness(cell), "bad" if sentences.missing(cell) else "")
    _text(body, "p", sentences.rates(cell))
    _attendance(body, cell)
    _scores(body, cell)
    _text(body, "h3", "Từng tháng")
    _table(body, f"Từng tháng: {cell.name}", sentences.MONTH_HEADS, map(sentences.month, cell.dossiers))
    if cell.tasks:
        _text(body, "h3", "Nhiệm vụ đã giao và kết quả")
        _table(body, f"Nhiệm vụ: {cell.name}", sentences.TASK_HEADS, map(sentences.task, cell.tasks))


def _attendance(body: Element, cell: CellYear) -> None:
    _text(body, "h3", "Ai dự, buổi nào")
    _text(body, "p", sentences.LEGEND)
    table = _wide(body, f"Ai dự, buổi nào: {cell.name}", "grid")
    _heads(table, ["Đảng viên", *sentences.days(cell)])
    for line in cell.members:
        row = SubElement(table, "tr")
        _text(row, "th", line.name).set("scope", "row")
        for position, mark in enumerate(line.marks):
            _mark(row, mark, in_run=line.is_in_a_run(position))
    if runs := sentences.long_runs(cell):
        _text(body, "p", runs, "bad")
    if reasons := sentences.reasons(cell):
        _text(body, "p", "Vì sao vắng:")
        items = SubElement(body, "ul")
        for reason in reasons:
            _text(items, "li", reason)


def _mark(row: Element, mark: Attendance | None, *, in_run: bool) -> None:
    sign, name = (sentences.SIGNS[mark.state], _LOOKS.get(mark.state, "")) if mark else ("", "")
    cell = _text(row, "td", sign, f"{name} run" if in_run else name)
    if mark and mark.reason:
        cell.set("title", mark.reason)


def _scores(body: Element, cell: CellYear) -> None:
    """A bar a month, its number above, its month below: readable without colours."""
    if not cell.scores:
        return
    _text(body, "h3", "Điểm tự chấm từng tháng")
    size = {"viewBox": "0 0 480 150", "width": "480", "height": "150", "role": "img"}
    chart = SubElement(body, "svg", {**size, "aria-label": "Điểm tự chấm từng tháng"})
    for month, score in cell.scores:
        height, left = round(100 * score.total / (score.most or 1)), 40 * (month - 1)
        bar = {"x": f"{left + 8}", "y": f"{125 - height}", "width": "24", "height": f"{height}", "fill": "#a33"}
        SubElement(chart, "rect", bar)
        for text, level in ((str(score.total), 120 - height), (f"T{month}", 142)):
            _text(chart, "text", text).attrib |= {"x": f"{left + 20}", "y": f"{level}", "text-anchor": "middle"}


def _text(parent: Element, tag: str, text: str, name: str = "") -> Element:
    element = SubElement(parent, tag, {"class": name} if name else {})
    element.text = text
    return element


def _table(parent: Element, name: str, heads: list[str], rows: Iterable[list[str]]) -> Element:
    table = _wide(parent, name)
    _heads(table, heads)
    for row in rows:
        line = SubElement(table, "tr")
        for text in row:
            _text(line, "td", text)
    return table


def _wide(parent: Element, name: str, look: str = "") -> Element:
    """A table that scrolls for itself where the page is narrow, by keys too."""
    scrolled = SubElement(parent, "div", {"class": "wide", "tabindex": "0", "role": "region", "aria-label": name})
    return SubElement(scrolled, "table", {"class": look} if look else {})


def _heads(table: Element, heads: Iterable[str]) -> None:
    row = SubElement(table, "tr")
    for label in heads:
        _text(row, "th", label).set("scope", "col")

"""The year as one HTML page: no script, nothing from outside, fit for a phone and for paper."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from service.dossier import Dossier
from service.dossier.meeting import Attendance, Presence
from service.review.facts import RUN, CellYear, TaskLine
from service.vietnamese import month_number, short_date, two_digits

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
_MARKS = {
    Presence.PRESENT: ("✓", ""),
    Presence.EXCUSED: ("P", "p"),
    Presence.UNEXCUSED: ("K", "k"),
    Presence.EXEMPT: ("M", "m"),
    Presence.NOT_SUMMONED: ("–", "m"),
}
LEGEND = "✓ có mặt · P vắng có lý do · K vắng không lý do · M được miễn, vắng · – không triệu tập · CĐ chuyên đề"


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
    if len(cells) > 1:
        _text(body, "p", f"{len(cells)} chi bộ, chi bộ yếu nhất ở trên.")
        _table(body, ["Chi bộ", "Thiếu", "Tỷ lệ dự", "Vắng không lý do", "Nhiệm vụ xong"], map(_summary, cells))
    for cell in cells:
        _cell(body, cell)
    return b"<!doctype html>\n" + tostring(root, encoding="unicode", method="html").encode() + b"\n"


def _summary(cell: CellYear) -> list[str]:
    return [cell.name, _missing(cell) or "đủ", cell.rate_text, str(cell.unexcused), _done(cell)]


def _missing(cell: CellYear) -> str:
    months = [f"tháng {month_number(month)}" for month in cell.missing_months]
    quarters = [f"chuyên đề quý {('I', 'II', 'III', 'IV')[quarter - 1]}" for quarter in cell.missing_quarters]
    return ", ".join([*months, *quarters])


def _done(cell: CellYear) -> str:
    return f"{sum(line.is_done for line in cell.judged)}/{len(cell.judged)}" if cell.judged else "chưa có kết quả"


def _cell(body: Element, cell: CellYear) -> None:
    _text(body, "h2", cell.name)
    missing = _missing(cell)
    _text(
        body,
        "p",
        f"Chưa có buổi họp: {missing}." if missing else "Họp đủ các tháng, các quý.",
        "bad" if missing else "",
    )
    _text(
        body,
        "p",
        f"Tỷ lệ dự {cell.rate_text or 'chưa có'}; vắng không lý do {cell.unexcused}; nhiệm vụ xong {_done(cell)}.",
    )
    _attendance(body, cell)
    _scores(body, cell)
    _months(body, cell)
    _tasks(body, cell)


def _attendance(body: Element, cell: CellYear) -> None:
    _text(body, "h3", "Ai dự, buổi nào")
    _text(body, "p", LEGEND)
    table = SubElement(SubElement(body, "div", {"class": "wide"}), "table", {"class": "grid"})
    head = SubElement(table, "tr")
    for label in ("Đảng viên", *(f"{one.day}{' CĐ' if one.is_thematic else ''}" for one in cell.sittings)):
        _text(head, "th", label)
    for line in cell.members:
        row = SubElement(table, "tr")
        _text(row, "th", line.name)
        for position, mark in enumerate(line.marks):
            _mark(row, mark, in_run=line.is_in_a_run(position))
    if runs := [f"{line.name} ({line.longest_run})" for line in cell.members if line.longest_run >= RUN]:
        _text(body, "p", f"Vắng có lý do từ {RUN} kỳ thường kỳ liền: {', '.join(runs)}.", "bad")
    reasons: dict[str, list[str]] = {}
    for one in cell.absences:
        why = one.reason or ("có lý do" if one.is_excused else "không lý do")
        reasons.setdefault(one.name, []).append(f"{one.day} {why}")
    if reasons:
        _text(body, "p", "Vì sao vắng:")
        _list(body, (f"{name}: {'; '.join(days)}" for name, days in reasons.items()))


def _mark(row: Element, mark: Attendance | None, *, in_run: bool) -> None:
    sign, name = _MARKS[mark.state] if mark else ("", "")
    cell = _text(row, "td", sign, f"{name} run" if in_run else name)
    if mark and mark.reason:
        cell.set("title", mark.reason)


def _scores(body: Element, cell: CellYear) -> None:
    """A bar a month, its number above, its month below: readable without colours."""
    scored = [(one.meeting.period.month, one.assessment) for one in cell.dossiers if one.assessment]
    if not scored:
        return
    _text(body, "h3", "Điểm tự chấm từng tháng")
    size = {"viewBox": "0 0 480 150", "width": "480", "height": "150", "role": "img"}
    chart = SubElement(body, "svg", {**size, "aria-label": "Điểm tự chấm từng tháng"})
    for month, score in scored:
        height, left = round(100 * score.total / (score.most or 1)), 40 * (month - 1)
        bar = {"x": f"{left + 8}", "y": f"{125 - height}", "width": "24", "height": f"{height}", "fill": "#a33"}
        SubElement(chart, "rect", bar)
        for text, level in ((str(score.total), 120 - height), (f"T{month}", 142)):
            _text(chart, "text", text).attrib |= {"x": f"{left + 20}", "y": f"{level}", "text-anchor": "middle"}


def _months(body: Element, cell: CellYear) -> None:
    _text(body, "h3", "Từng tháng")
    rows = (
        [
            str(one.meeting.period.month),
            short_date(one.meeting.start_at),
            one.counts.rate_text,
            ", ".join(_issued(one)) or "chưa ban hành",
            ", ".join(item.name for item in one.commendations) or "không",
            one.practical_deed.title if one.practical_deed else "không",
            f"{one.assessment.total}, {one.assessment.grade}" if one.assessment else "chưa chấm",
        ]
        for one in cell.dossiers
    )
    heads = ["Tháng", "Ngày họp", "Tỷ lệ dự", "Nghị quyết, kết luận", "Biểu dương", "Việc làm thiết thực", "Tự chấm"]
    _table(body, heads, rows)


def _issued(one: Dossier) -> list[str]:
    """The resolution and the conclusion that the meeting issued, as `NQ số 11`."""
    wanted = (("resolution", "NQ"), ("conclusion", "KL"))
    return [
        f"{symbol} số {two_digits(one.issuance[kind].number or 0)}" for kind, symbol in wanted if _is_out(one, kind)
    ]


def _is_out(one: Dossier, kind: str) -> bool:
    return kind in one.issuance and one.issuance[kind].is_issued


def _tasks(body: Element, cell: CellYear) -> None:
    if not cell.tasks:
        return
    _text(body, "h3", "Nhiệm vụ đã giao và kết quả")
    heads = ["Tháng", "Nhiệm vụ", "Người thực hiện", "Thời hạn", "Kết quả"]
    rows = (
        [str(line.set_in.month), line.task.work, line.task.lead_names, short_date(line.task.due), _outcome(line)]
        for line in cell.tasks
    )
    _table(body, heads, rows)


def _outcome(line: TaskLine) -> str:
    if line.outcome is None:
        return "chưa có kết quả"
    share = f" {line.outcome.percent}%" if line.outcome.percent is not None and not line.is_done else ""
    return f"{line.outcome.result.label}{share}" + (f": {line.outcome.note}" if line.outcome.note else "")


def _text(parent: Element, tag: str, text: str, name: str = "") -> Element:
    found = SubElement(parent, tag, {"class": name} if name else {})
    found.text = text
    return found


def _list(parent: Element, items: Iterable[str]) -> None:
    found = SubElement(parent, "ul")
    for item in items:
        _text(found, "li", item)


def _table(parent: Element, heads: list[str], rows: Iterable[list[str]]) -> None:
    table = SubElement(SubElement(parent, "div", {"class": "wide"}), "table")
    head = SubElement(table, "tr")
    for label in heads:
        _text(head, "th", label)
    for row in rows:
        line = SubElement(table, "tr")
        for text in row:
            _text(line, "td", text)

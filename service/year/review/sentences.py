"""What the report of a year says, in words that its page, its workbook and its paper share."""

from __future__ import annotations

from service.dossier import Dossier
from service.dossier.meeting import Presence
from service.vietnamese import month_number, roman_quarter, short_date, two_digits
from service.year.review.facts import RUN, CellYear, TaskLine

SIGNS = {
    Presence.PRESENT: "✓",
    Presence.EXCUSED: "P",
    Presence.UNEXCUSED: "K",
    Presence.EXEMPT: "M",
    Presence.NOT_SUMMONED: "–",
}
LEGEND = "✓ có mặt · P vắng có lý do · K vắng không lý do · M được miễn, vắng · – không triệu tập · CĐ chuyên đề"
SUMMARY_HEADS = ["Chi bộ", "Thiếu", "Tỷ lệ dự", "Vắng không lý do", "Nhiệm vụ xong"]
MONTH_HEADS = ["Tháng", "Ngày họp", "Tỷ lệ dự", "Nghị quyết, kết luận", "Biểu dương", "Việc làm thiết thực", "Tự chấm"]
TASK_HEADS = ["Tháng", "Nhiệm vụ", "Người thực hiện", "Thời hạn", "Kết quả"]


def summary(cell: CellYear) -> list[str]:
    """One line of the table of all cells, as `SUMMARY_HEADS`."""
    return [cell.name, missing(cell) or "đủ", cell.rate_text, str(cell.unexcused), done(cell)]


def missing(cell: CellYear) -> str:
    """The months and quarters without a meeting; empty where there is none."""
    months = [f"tháng {month_number(month)}" for month in cell.missing_months]
    quarters = [f"chuyên đề quý {roman_quarter(quarter)}" for quarter in cell.missing_quarters]
    return ", ".join([*months, *quarters])


def done(cell: CellYear) -> str:
    """How many tasks are done of those with a result, as ``3/4``."""
    lines = cell.followed_up
    return f"{sum(line.is_done for line in lines)}/{len(lines)}" if lines else "chưa có kết quả"


def completeness(cell: CellYear) -> str:
    """A sentence on whether a meeting is missing."""
    gaps = missing(cell)
    return f"Chưa có buổi họp: {gaps}." if gaps else "Họp đủ các tháng, các quý."


def rates(cell: CellYear) -> str:
    """A sentence on attendance and tasks."""
    rate = cell.rate_text or "chưa có"
    return f"Tỷ lệ dự {rate}; vắng không lý do {cell.unexcused}; nhiệm vụ xong {done(cell)}."


def days(cell: CellYear) -> list[str]:
    """The heading of each sitting in the grid of attendance."""
    return [f"{sitting.day}{' CĐ' if sitting.is_thematic else ''}" for sitting in cell.sittings]


def long_runs(cell: CellYear) -> str:
    """Who was absent, excused, so often in a row that it is marked; empty where nobody was."""
    runs = [f"{line.name} ({line.longest_run})" for line in cell.members if line.longest_run >= RUN]
    return f"Vắng có lý do từ {RUN} kỳ thường kỳ liền: {', '.join(runs)}." if runs else ""


def reasons(cell: CellYear) -> list[str]:
    """Why each member was absent, one line a member."""
    by_name: dict[str, list[str]] = {}
    for absence in cell.absences:
        why = absence.reason or ("có lý do" if absence.is_excused else "không lý do")
        by_name.setdefault(absence.name, []).append(f"{absence.day} {why}")
    return [f"{name}: {'; '.join(absences)}" for name, absences in by_name.items()]


def month(dossier: Dossier) -> list[str]:
    """What a meeting brought, as `MONTH_HEADS`."""
    return [
        str(dossier.meeting.period.month),
        short_date(dossier.meeting.start_at),
        dossier.counts.rate_text,
        ", ".join(_issued(dossier)) or "chưa ban hành",
        ", ".join(item.name for item in dossier.commendations) or "không",
        dossier.practical_deed.title if dossier.practical_deed else "không",
        f"{dossier.assessment.total}, {dossier.assessment.grade}" if dossier.assessment else "chưa chấm",
    ]


def task(line: TaskLine) -> list[str]:
    """A task and what became of it, as `TASK_HEADS`."""
    return [str(line.set_in.month), line.task.work, line.task.lead_names, short_date(line.task.due), outcome(line)]


def outcome(line: TaskLine) -> str:
    """What became of a task, in words."""
    if line.outcome is None or line.outcome.result is None:
        return "chưa có kết quả"
    share = f" {line.outcome.percent}%" if line.outcome.percent is not None and not line.is_done else ""
    return f"{line.outcome.result.label}{share}" + (f": {line.outcome.note}" if line.outcome.note else "")


def _issued(dossier: Dossier) -> list[str]:
    """The resolution and the conclusion that the meeting issued, as `NQ số 11`."""
    papers = {"NQ": dossier.issuance.get("resolution"), "KL": dossier.issuance.get("conclusion")}
    return [f"{sign} số {two_digits(paper.number or 0)}" for sign, paper in papers.items() if paper and paper.is_issued]

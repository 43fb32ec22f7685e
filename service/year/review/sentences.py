"""What the report of a year says, in words that its page, its workbook and its paper share."""

from __future__ import annotations

from service.dossier import Dossier
from service.dossier.meeting import Presence
from service.dossier.norms import Norms
from service.dossier.outcome import Assessment
from service.vietnamese import month_number, roman_quarter, short_date, two_digits
from service.year.review.facts import CellYear, NumberLine, TaskLine

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
NUMBER_HEADS = ["Loại", "Số đã dùng", "Còn thiếu", "Trùng"]
TASK_HEADS = ["Tháng", "Nhiệm vụ", "Người thực hiện", "Thời hạn", "Xong chưa", "Kết quả"]


def summary(cell: CellYear) -> list[str]:
    """One line of the table of all cells, as `SUMMARY_HEADS`."""
    rate = _rate(cell.rate_text, is_low=is_low(cell.norms, cell.present, cell.expected))
    return [cell.name, missing(cell) or "đủ", rate, str(cell.unexcused), done(cell)]


def weak(cell: CellYear) -> list[bool]:
    """What stands out in a line of `summary` behind the name: meetings missed, few who came, absent without a reason,
    tasks unfinished."""
    lines = cell.followed_up
    return [
        bool(missing(cell)),
        is_low(cell.norms, cell.present, cell.expected),
        bool(cell.unexcused),
        not all(line.is_done for line in lines),
    ]


def is_low(norms: Norms, present: int, expected: int) -> bool:
    """Whether fewer of those came who were expected than the rules ask."""
    return expected > 0 and not norms.attendance.holds(present, expected)


def has_few(dossier: Dossier) -> bool:
    """Whether few came to the meeting."""
    return is_low(dossier.norms, dossier.counts.present, dossier.counts.expected)


def _rate(text: str, *, is_low: bool) -> str:
    """A rate, a low one with the word for it: a colour alone is not seen by everybody, nor on every printer."""
    return f"{text} (thấp)" if is_low else text


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
    """How many meetings of the year were held, and which are missing."""
    held = f"Đã tổ chức {len(cell.held_months)}/12 kỳ thường kỳ, {len(cell.held_quarters)}/4 chuyên đề."
    gaps = missing(cell)
    return f"{held} Chưa có buổi họp: {gaps}." if gaps else held


def rates(cell: CellYear) -> str:
    """A sentence on attendance and tasks."""
    rate = f"Tỷ lệ dự bình quân {cell.rate_text}" if cell.rate_text else "Chưa có số liệu điểm danh"
    absent = f"vắng không lý do {cell.unexcused} lượt" if cell.unexcused else "không có đảng viên vắng không lý do"
    finished = f"hoàn thành {done(cell)}" if cell.followed_up else "chưa có số liệu hoàn thành"
    return f"{rate}; {absent}; nhiệm vụ: {finished}."


def days(cell: CellYear) -> list[str]:
    """The heading of each sitting in the grid of attendance."""
    return [f"{sitting.day}{' CĐ' if sitting.is_thematic else ''}" for sitting in cell.sittings]


def long_runs(cell: CellYear) -> str:
    """Who was absent, excused, so often in a row that it is marked; empty where nobody was."""
    runs = [f"{line.name} ({line.longest_run})" for line in cell.members if line.has_long_run]
    sittings = "kỳ" if cell.norms.absences_thematic else "kỳ thường kỳ"
    return f"Vắng có lý do từ {cell.norms.absences_running} {sittings} liền: {', '.join(runs)}." if runs else ""


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
        _rate(dossier.counts.rate_text, is_low=has_few(dossier)),
        ", ".join(issued(dossier)) or "chưa ban hành",
        ", ".join(item.name for item in dossier.commendations) or "không",
        dossier.practical_deed.title if dossier.practical_deed else "không",
        marked(dossier.assessment),
    ]


def numbers(line: NumberLine) -> list[str]:
    """The numbers of one type of paper, as `NUMBER_HEADS`."""
    first, last = two_digits(line.numbers[0]), two_digits(line.numbers[-1])
    used = first if first == last else f"{first} đến {last}"
    gaps, doubles = (", ".join(map(two_digits, found)) for found in (line.missing, line.twice))
    return [line.series.partition("/")[0], used, gaps or "không", doubles or "không"]


def task(line: TaskLine) -> list[str]:
    """A task and what became of it, as `TASK_HEADS`; the tasks of a December are those of the next year's January."""
    told = line.outcome.outcome if line.outcome else ""
    day = short_date(line.task.due)
    return [line.set_in.numbers, line.task.work, line.task.lead_names, day, state(line), told]


def state(line: TaskLine) -> str:
    """Whether a task is done, in a word or two."""
    if line.outcome is None:
        return "chưa có kết quả"
    return "xong" if line.is_done else "chưa xong" if line.is_open else "không làm"


def outcome(line: TaskLine) -> str:
    """What became of a task, in words."""
    return (line.outcome.outcome if line.outcome else "") or "chưa có kết quả"


def marked(assessment: Assessment | None) -> str:
    """``92, Tốt``: the cell's own points and grade."""
    is_marked = assessment is not None and assessment.total is not None
    return f"{assessment.total}, {assessment.grade}" if assessment and is_marked else "chưa chấm"


def lost(assessment: Assessment) -> list[str]:
    """The points that each criterion lost and why, as ``Tiêu chí 2: trừ 1 điểm (vắng không lý do)``."""
    found = []
    for row in assessment.rows:
        given = row.self_score if row.superior_score is None else row.superior_score
        points = 0 if given is None else row.max - given
        if points > 0:
            reason = (row.lost or row.ground).strip().rstrip(".")
            why = f" ({reason})" if reason else ""
            found.append(f"Tiêu chí {row.code}: trừ {points} điểm{why}")
    return found


def issued(dossier: Dossier, *, with_votes: bool = True) -> list[str]:
    """The resolution and the conclusion that the meeting issued, as `NQ số 11 (17/17, đạt 89,47% của 19)`."""
    told = []
    for sign, kind in (("NQ", "resolution"), ("KL", "conclusion")):
        paper, vote = dossier.issuance.get(kind), dossier.vote_on(kind) if with_votes else None
        if paper and paper.is_issued:
            approval = dossier.counts.approval(vote.agree) if vote else ""
            told.append(f"{sign} số {two_digits(paper.number or 0)}" + (f" ({approval})" if approval else ""))
    return told

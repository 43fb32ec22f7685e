"""Who came: the rate, absences without reason, runs of absences, and whether the numbers agree."""

from __future__ import annotations

from collections.abc import Iterator

from service.dossier import Dossier
from service.dossier.cell import Activity
from service.dossier.meeting import REGULAR_KINDS, THEMATIC_KINDS, Presence
from service.dossier.norms import Share
from service.rules.case import Case
from service.rules.rule import MARKED, Remark, rule, undecided, warn
from service.vietnamese import number

Marks = dict[str, Presence]  # of one meeting, by the code of the member

_PRESENT, _EXCUSED, _UNEXCUSED = Presence.PRESENT, Presence.EXCUSED, Presence.UNEXCUSED
_LEFT_OUT = (Activity.SPECIAL_DUTY, Activity.SUSPENDED)
_STAYS_AWAY = (Activity.EXEMPT, Activity.AWAY, *_LEFT_OUT)
_MEND = "hãy sửa điểm danh, hoặc sửa tình trạng sinh hoạt."


@rule(
    "A11", "Tỷ lệ đảng viên dự sinh hoạt đạt ngưỡng.", "attendance members assessment.rows[].self_score", needs=MARKED
)
def enough_came(case: Case) -> Iterator[Remark]:
    """The rate of attendance reaches the bar of the profile; below it no full points for attendance (the model)."""
    yield from _rate(case, case.limits.attendance, "attendance")


@rule("B03", "Tỷ lệ đảng viên dự đạt mức của Hướng dẫn 42.", "attendance members", needs=MARKED)
def enough_came_for_the_aim(case: Case) -> Iterator[Remark]:
    """The rate of attendance reaches the aim of HD 42, unless A11 has already said that it is too low (HD 42)."""
    counts = case.dossier.counts
    if case.limits.attendance.holds(counts.present, counts.expected):
        yield from _rate(case, case.limits.attendance_aim, "")


def _rate(case: Case, bar: Share, measure: str) -> Iterator[Remark]:
    """A remark where the rate is below `bar`; with a `measure` also on full points that the cell gave itself for it."""
    counts = case.dossier.counts
    if not counts.expected:
        yield undecided("members", "không có đảng viên nào thuộc diện phải dự")
    elif not bar.holds(counts.present, counts.expected):
        rate = f"{counts.present}/{counts.expected} đồng chí, đạt {counts.rate_text}"
        if measure and (full_mark := case.full_mark(measure)):
            message = f"Tỷ lệ dự {rate}, không đạt yêu cầu ({bar}) mà vẫn tự chấm điểm tối đa; hãy chấm lại mục này."
            yield Remark(full_mark, message, str(bar), rate)
        else:
            below = f"Tỷ lệ dự {rate}, thấp hơn yêu cầu ({bar})"
            message = f"{below}. Biên bản ghi đúng như vậy, nêu lý do và cách khắc phục."
            yield warn("attendance", message, str(bar), rate)


@rule("A12", "Không có đảng viên vắng không lý do.", "attendance[].state assessment.rows[].self_score", needs=MARKED)
def nobody_absent_without_reason(case: Case) -> Iterator[Remark]:
    """Nobody is absent without reason; with anybody so, no full points for attendance (the model)."""
    unexcused = case.dossier.counts.unexcused
    for member in (row.member for row in unexcused):
        message = f"Đồng chí {member.full_name} vắng không lý do; chi uỷ cần gặp, nhắc nhở và ghi vào biên bản."
        yield warn(case.mark_of[member.member_id], message, "không có ai", member.full_name)
    if unexcused and (full_mark := case.full_mark("attendance")):
        message = f"Có {len(unexcused)} đồng chí vắng không lý do mà vẫn tự chấm điểm tối đa về tỷ lệ dự; hãy chấm lại."
        yield Remark(full_mark, message, "thấp hơn điểm tối đa", "điểm tối đa")


@rule(
    "A13",
    "Không đảng viên nào vắng có lý do quá số lần liên tiếp cho phép trong năm.",
    "attendance[].state history",
    needs=MARKED,
)
def no_long_run_of_absences(case: Case) -> Iterator[Remark]:
    """No member is excused more often in a row than the profile allows, within the year (the model)."""
    most, unsure = case.limits.absences_running, []
    months = _year(case)
    excused = {code for held in months for marks in held for code, state in marks.items() if state is _EXCUSED}
    for index, row in enumerate(case.dossier.attendance) if excused else ():
        if row.member.member_id not in excused:
            continue
        longest, now, is_known = _runs(months, row.member.member_id)
        name, asked = row.member.full_name, f"không quá {most} lần liên tiếp"
        if longest > most:
            happened = f"đã vắng có lý do {longest} lần liên tiếp trong năm; quá {most} lần là không đạt"
            yield warn(f"attendance[{index}]", f"Đồng chí {name} {happened}.", asked, f"{longest} lần")
        elif now == most:
            happened = f"vắng lần thứ {now} liên tiếp; vắng thêm kỳ nữa là không đạt, chi uỷ nên gặp sớm"
            yield warn(f"attendance[{index}]", f"Đồng chí {name} {happened}.", asked, f"{now} lần")
        elif now and not is_known:
            unsure.append(name)
    if unsure:
        names = ", ".join(unsure)
        yield undecided("meeting.period", f"cần hồ sơ các kỳ trước trong năm để biết {names} đã vắng mấy lần liên tiếp")


def _runs(months: list[list[Marks]], member: str) -> tuple[int, int, bool]:
    """A member's longest run of excused absences this year, the one that lasts, and whether its beginning is known.

    A presence ends a run; an absence without reason, and a meeting that the member was not called to, neither ends
    nor lengthens it. A month without a dossier ends what can be known.
    """
    longest = now = 0
    is_known = True
    for held in months:
        if not held:
            now, is_known = 0, False
        for marks in held:
            state = marks.get(member)
            if state is _PRESENT:
                now, is_known = 0, True
            elif state is _EXCUSED:
                now += 1
                longest = max(longest, now)
    return longest, now, is_known


def _year(case: Case) -> list[list[Marks]]:
    """The months of this year up to the meeting, each with the marks of its meetings that count."""
    counted = (*REGULAR_KINDS, *THEMATIC_KINDS) if case.limits.absences_thematic else REGULAR_KINDS
    here = case.meeting.period
    months: list[list[Marks]] = [[] for _ in range(here.month)]
    for dossier in (*case.earlier, case.dossier):
        period = dossier.meeting.period
        if dossier.meeting.kind in counted and period.year == here.year and period.month <= here.month:
            months[period.month - 1].append(_marks(dossier))
    return months


def _marks(dossier: Dossier) -> Marks:
    """Who came and who was excused; no other mark ends or lengthens a run."""
    came = {row.member.member_id: _PRESENT for row in dossier.attendance if row.state is _PRESENT}
    return came | {row.member.member_id: _EXCUSED for row in dossier.counts.excused}


@rule(
    "C01",
    "Các số đếm khớp nhau; người không phải dự thì không tính là vắng, người bị đình chỉ thì không ghi có mặt.",
    "members attendance[].state",
    needs=MARKED,
)
def numbers_agree(case: Case) -> Iterator[Remark]:
    """Present and absent add up to expected, and marks fit the status of each member."""
    counts = case.dossier.counts
    parts = counts.present + counts.absent_excused + counts.absent_unexcused
    if counts.expected != parts:
        message = f"Phải dự {number(counts.expected)} đồng chí, có mặt và vắng cộng lại là {number(parts)}; xem lại."
        yield Remark("attendance", message, number(counts.expected), number(parts))
    away = [member for member in case.dossier.members if member.activity_status in _STAYS_AWAY]
    for member in away:
        if case.states.get(member.member_id) is _UNEXCUSED:
            who = f"Đồng chí {member.full_name} ({member.activity_status.label})"
            message = f"{who} không phải dự nên không ghi vắng không lý do; {_MEND}"
            yield Remark(case.mark_of[member.member_id], message, "được miễn hoặc không triệu tập", _UNEXCUSED.label)
    for member in away:  # of somebody who sat there, but is not counted, the minutes would be silent
        if case.states.get(member.member_id) is _PRESENT and member.activity_status in _LEFT_OUT:
            say = Remark if member.activity_status is Activity.SUSPENDED else warn
            who = f"Đồng chí {member.full_name} ({member.activity_status.label})"
            message = f"{who} ghi có mặt mà không được tính là có mặt; {_MEND}"
            yield say(case.mark_of[member.member_id], message, "không triệu tập", _PRESENT.label)


@rule("C02", "Ai vắng có lý do thì ghi rõ lý do.", "attendance[].reason attendance[].reason_kind", needs=MARKED)
def excuses_are_written(case: Case) -> Iterator[Remark]:
    """Every excused absence has its reason written down."""
    for index, row in enumerate(case.dossier.attendance):
        if row.state is _EXCUSED and not row.reason and row.reason_kind is None:
            message = f"Đồng chí {row.member.full_name} ghi vắng có lý do mà chưa ghi lý do; hãy ghi cụ thể."
            yield Remark(f"attendance[{index}].reason", message, "lý do cụ thể", "để trống")

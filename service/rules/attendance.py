"""Who came: the rate, absences without reason, runs of absences, and whether the numbers agree."""

from __future__ import annotations

from collections.abc import Iterator

from service.dossier import Dossier
from service.dossier.cell import Activity
from service.dossier.meeting import REGULAR_KINDS, THEMATIC_KINDS, Presence
from service.rules.case import Case
from service.rules.profile import Share
from service.rules.rule import Remark, rule, undecided, warn
from service.vietnamese import number

Marks = dict[str, Presence]  # of one meeting, by the code of the member

_PRESENT, _EXCUSED, _UNEXCUSED = Presence.PRESENT, Presence.EXCUSED, Presence.UNEXCUSED
_LEFT_OUT = (Activity.SPECIAL_DUTY, Activity.SUSPENDED)
_STAYS_AWAY = (Activity.EXEMPT, Activity.AWAY, Activity.SPECIAL_DUTY, Activity.SUSPENDED)


@rule("A11", "Tỷ lệ đảng viên dự sinh hoạt đạt ngưỡng.", "attendance", "members", "assessment.rows[].self_score")
def enough_came(case: Case) -> Iterator[Remark]:
    """The rate of attendance reaches the bar of the profile; below it no full points for attendance (the model)."""
    yield from _rate(case, case.limits.attendance, "attendance")


@rule("B03", "Tỷ lệ đảng viên dự đạt mức của Hướng dẫn 42.", "attendance", "members")
def enough_came_for_the_aim(case: Case) -> Iterator[Remark]:
    """The rate of attendance reaches the aim of HD 42, unless A11 has already said that it is too low (HD 42)."""
    counts = case.dossier.counts
    if case.is_held and not case.limits.attendance.holds(counts.present, counts.expected):
        return  # A11 says it already
    yield from _rate(case, case.limits.attendance_aim, "")


def _rate(case: Case, bar: Share, measure: str) -> Iterator[Remark]:
    """A remark where the rate is below `bar`; with a `measure` also on full points that the cell gave itself for it."""
    counts = case.dossier.counts
    if not case.is_held:
        yield undecided("attendance", "chưa điểm danh")
    elif not counts.expected:
        yield undecided("members", "không có đảng viên nào thuộc diện phải dự")
    elif not bar.holds(counts.present, counts.expected):
        found = f"{counts.present}/{counts.expected} đồng chí, đạt {counts.rate_text}"
        message = f"Tỷ lệ dự {found}, thấp hơn yêu cầu ({bar}). Biên bản ghi đúng như vậy, nêu lý do và cách khắc phục."
        if measure and (full_mark := case.full_mark(measure)):
            message = f"Tỷ lệ dự {found}, không đạt yêu cầu ({bar}) mà vẫn tự chấm điểm tối đa; hãy chấm lại mục này."
            yield Remark(full_mark, message, str(bar), found)
        else:
            yield warn("attendance", message, str(bar), found)


@rule(
    "A12",
    "Không có đảng viên vắng không lý do.",
    "attendance[].state",
    "assessment.rows[].self_score",
)
def nobody_absent_without_reason(case: Case) -> Iterator[Remark]:
    """Nobody is absent without reason; with anybody so, no full points for attendance (the model)."""
    if not case.is_held:
        yield undecided("attendance", "chưa điểm danh")
    unexcused = case.dossier.counts.unexcused
    for one in unexcused:
        where = f"attendance[{case.place_of[one.member.member_id]}].state"
        message = f"Đồng chí {one.member.full_name} vắng không lý do; chi uỷ cần gặp, nhắc nhở và ghi vào biên bản."
        yield warn(where, message, "không có ai", one.member.full_name)
    if unexcused and (full_mark := case.full_mark("attendance")):
        message = f"Có {len(unexcused)} đồng chí vắng không lý do mà vẫn tự chấm điểm tối đa về tỷ lệ dự; hãy chấm lại."
        yield Remark(full_mark, message, "thấp hơn điểm tối đa", "điểm tối đa")


@rule(
    "A13",
    "Không đảng viên nào vắng có lý do quá số lần liên tiếp cho phép trong năm.",
    "attendance[].state",
    "history",
)
def no_long_run_of_absences(case: Case) -> Iterator[Remark]:
    """No member is excused more often in a row than the profile allows, within the year (the model)."""
    if not case.is_held:
        yield undecided("attendance", "chưa điểm danh")
        return
    most, unsure = case.limits.absences_running, []
    months = _year(case)
    excused = {code for held in months for marks in held for code, state in marks.items() if state is _EXCUSED}
    for index, row in enumerate(case.dossier.attendance) if excused else ():
        if row.member.member_id not in excused:
            continue
        longest, now, is_known = _runs(months, row.member.member_id)
        name = row.member.full_name
        if longest > most:
            message = (
                f"Đồng chí {name} đã vắng có lý do {longest} lần liên tiếp trong năm; quá {most} lần là không đạt."
            )
            yield warn(f"attendance[{index}]", message, f"không quá {most} lần liên tiếp", f"{longest} lần")
        elif now == most:
            message = (
                f"Đồng chí {name} vắng lần thứ {now} liên tiếp; vắng thêm kỳ nữa là không đạt, chi uỷ nên gặp sớm."
            )
            yield warn(f"attendance[{index}]", message, f"không quá {most} lần liên tiếp", f"{now} lần")
        elif now and not is_known:
            unsure.append(name)
    if unsure:
        needed = f"cần hồ sơ các kỳ trước trong năm để biết {', '.join(unsure)} đã vắng mấy lần liên tiếp"
        yield undecided("meeting.period", needed)


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
    for one in (*case.earlier, case.dossier):
        period = one.meeting.period
        if one.meeting.kind in counted and period.year == here.year and period.month <= here.month:
            months[period.month - 1].append(_marks(one))
    return months


def _marks(dossier: Dossier) -> Marks:
    """Who came and who was excused; no other mark ends or lengthens a run."""
    came = {row.member.member_id: _PRESENT for row in dossier.attendance if row.state is _PRESENT}
    return came | {one.member.member_id: _EXCUSED for one in dossier.counts.excused}


@rule(
    "C01",
    "Các số đếm khớp nhau; người không phải dự thì không tính là vắng, người bị đình chỉ thì không ghi có mặt.",
    "members",
    "attendance[].state",
)
def numbers_agree(case: Case) -> Iterator[Remark]:
    """Present and absent add up to expected, and marks fit the status of each member."""
    if not case.is_held:
        yield undecided("attendance", "chưa điểm danh")
        return
    counts = case.dossier.counts
    parts = counts.present + counts.absent_excused + counts.absent_unexcused
    if counts.expected != parts:
        message = f"Phải dự {number(counts.expected)} đồng chí, có mặt và vắng cộng lại là {number(parts)}; xem lại."
        yield Remark("attendance", message, number(counts.expected), number(parts))
    blamed = {code for code, state in case.states.items() if state is _UNEXCUSED}
    for member in case.dossier.members if blamed else ():
        if member.member_id in blamed and member.activity_status in _STAYS_AWAY:
            message = (
                f"Đồng chí {member.full_name} ({member.activity_status.label}) không phải dự nên không ghi vắng không "
                "lý do; hãy sửa điểm danh, hoặc sửa tình trạng sinh hoạt."
            )
            found = Presence.UNEXCUSED.label
            where = f"attendance[{case.place_of[member.member_id]}].state"
            yield Remark(where, message, "được miễn hoặc không triệu tập", found)
    yield from _uncounted(case)


def _uncounted(case: Case) -> Iterator[Remark]:
    """Members marked present whom the counts leave out: the minutes would be silent about somebody who sat there."""
    if not (case.dossier.counts.suspended or case.dossier.counts.special_duty):
        return
    for member in case.dossier.members:
        if member.activity_status not in _LEFT_OUT or case.states.get(member.member_id) is not _PRESENT:
            continue
        where = f"attendance[{case.place_of[member.member_id]}].state"
        message = (
            f"Đồng chí {member.full_name} ({member.activity_status.label}) ghi có mặt mà không được tính là có mặt; "
            "hãy sửa điểm danh, hoặc sửa tình trạng sinh hoạt."
        )
        say = Remark if member.activity_status is Activity.SUSPENDED else warn
        yield say(where, message, "không triệu tập", _PRESENT.label)


@rule("C02", "Ai vắng có lý do thì ghi rõ lý do.", "attendance[].reason", "attendance[].reason_kind")
def excuses_are_written(case: Case) -> Iterator[Remark]:
    """Every excused absence has its reason written down."""
    if not case.is_held:
        yield undecided("attendance", "chưa điểm danh")
    for index, row in enumerate(case.dossier.attendance):
        if row.state is _EXCUSED and not row.reason and row.reason_kind is None:
            message = f"Đồng chí {row.member.full_name} ghi vắng có lý do mà chưa ghi lý do; hãy ghi cụ thể."
            yield Remark(f"attendance[{index}].reason", message, "lý do cụ thể", "để trống")

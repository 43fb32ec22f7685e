"""Who came: the rate, absences without reason, runs of absences, and whether the numbers agree (section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from service.dossier import Dossier
from service.dossier.cell import Activity
from service.dossier.meeting import Presence
from service.rules.case import REGULAR, THEMATIC, Case
from service.rules.profile import Share
from service.rules.rule import Remark, lacking, rule, warn
from service.vietnamese import Month, number

_STAYS_AWAY = (Activity.EXEMPT, Activity.AWAY, Activity.SPECIAL_DUTY, Activity.SUSPENDED)


@rule("A11", "Tỷ lệ đảng viên dự sinh hoạt đạt ngưỡng.", "attendance", "members", "assessment.rows[].self_score")
def enough_came(case: Case) -> Iterator[Remark]:
    yield from _rate(case, case.limits.attendance, case.full_mark("attendance"))


@rule("B03", "Tỷ lệ đảng viên dự đạt mức của Hướng dẫn 42.", "attendance", "members")
def enough_came_for_the_aim(case: Case) -> Iterator[Remark]:
    counts = case.dossier.counts
    if case.is_held and not case.limits.attendance.holds(counts.present, counts.expected):
        return  # A11 says it already
    yield from _rate(case, case.limits.attendance_aim, "")


def _rate(case: Case, bar: Share, full_mark: str) -> Iterator[Remark]:
    counts = case.dossier.counts
    if not case.is_held:
        yield lacking("attendance", "chưa điểm danh")
    elif not counts.expected:
        yield lacking("members", "không có đảng viên nào thuộc diện phải dự")
    elif not bar.holds(counts.present, counts.expected):
        found = f"{counts.present}/{counts.expected} đồng chí, đạt {counts.rate_text}"
        message = f"Tỷ lệ dự {found}, thấp hơn yêu cầu ({bar}). Biên bản ghi đúng như vậy, nêu lý do và cách khắc phục."
        if full_mark:
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
    if not case.is_held:
        yield lacking("attendance", "chưa điểm danh")
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
    if not case.is_held:
        yield lacking("attendance", "chưa điểm danh")
        return
    most, unsure = case.limits.absences_running, []
    months = list(_year(case))
    excused = {one.member.member_id for _, held in months for meeting in held for one in meeting.counts.excused}
    for index, row in enumerate(case.dossier.attendance):
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
        yield lacking("meeting.period", needed)


def _runs(months: list[tuple[Month, list[Dossier]]], member: str) -> tuple[int, int, bool]:
    """A member's longest run of excused absences this year, the one that lasts, and whether its beginning is known.

    A presence ends a run; an absence without reason, and a meeting that the member was not called to, neither ends
    nor lengthens it. A month without a dossier ends what can be known.
    """
    longest = now = 0
    is_known = True
    for _, held in months:
        if not held:
            now, is_known = 0, False
        for meeting in held:
            state = _state(meeting, member)
            if state is Presence.PRESENT:
                now, is_known = 0, True
            elif state is Presence.EXCUSED:
                now += 1
                longest = max(longest, now)
    return longest, now, is_known


def _year(case: Case) -> Iterator[tuple[Month, list[Dossier]]]:
    """The months of this year up to the meeting, each with its meetings that count."""
    counted = (*REGULAR, *THEMATIC) if case.limits.absences_thematic else REGULAR
    here = case.dossier.meeting.period
    held: dict[Month, list[Dossier]] = {Month(here.year, one): [] for one in range(1, here.month + 1)}
    for meeting in (*case.earlier, case.dossier):
        if meeting.meeting.kind in counted and meeting.meeting.period in held:
            held[meeting.meeting.period].append(meeting)
    yield from held.items()


def _state(dossier: Dossier, member: str) -> Presence | None:
    """Present, excused, or None for what neither ends nor lengthens a run."""
    if any(one.member.member_id == member for one in dossier.counts.excused):
        return Presence.EXCUSED
    states = (row.state for row in dossier.attendance if row.member.member_id == member)
    return Presence.PRESENT if next(states, None) is Presence.PRESENT else None


@rule("C01", "Các số đếm khớp nhau; người không phải dự thì không tính là vắng.", "members", "attendance[].state")
def numbers_agree(case: Case) -> Iterator[Remark]:
    if not case.is_held:
        yield lacking("attendance", "chưa điểm danh")
        return
    counts = case.dossier.counts
    parts = counts.present + counts.absent_excused + counts.absent_unexcused
    if counts.expected != parts:
        message = f"Phải dự {number(counts.expected)} đồng chí, có mặt và vắng cộng lại là {number(parts)}; xem lại."
        yield Remark("attendance", message, number(counts.expected), number(parts))
    for member in case.dossier.members:
        index = case.place_of.get(member.member_id)
        if index is None or member.activity_status not in _STAYS_AWAY:
            continue
        if case.dossier.attendance[index].state is Presence.UNEXCUSED:
            message = (
                f"Đồng chí {member.full_name} ({member.activity_status.label}) không phải dự nên không ghi vắng không "
                "lý do; hãy sửa điểm danh, hoặc sửa tình trạng sinh hoạt."
            )
            found = Presence.UNEXCUSED.label
            yield Remark(f"attendance[{index}].state", message, "được miễn hoặc không triệu tập", found)


@rule("C02", "Ai vắng có lý do thì ghi rõ lý do.", "attendance[].reason", "attendance[].reason_kind")
def excuses_are_written(case: Case) -> Iterator[Remark]:
    if not case.is_held:
        yield lacking("attendance", "chưa điểm danh")
    for index, row in enumerate(case.dossier.attendance):
        if row.state is Presence.EXCUSED and not row.reason and row.reason_kind is None:
            message = f"Đồng chí {row.member.full_name} ghi vắng có lý do mà chưa ghi lý do; hãy ghi cụ thể."
            yield Remark(f"attendance[{index}].reason", message, "lý do cụ thể", "để trống")

"""The work of the cell: the five "rõ" of tasks, last month's results, commendations, deeds, the month's resolution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from service.dossier import Dossier
from service.dossier.meeting import REGULAR_KINDS
from service.dossier.outcome import Commendation
from service.dossier.tasks import PracticalDeed, Task, TaskResult
from service.rules.case import LEADERS, OUTCOMES, TITLES, Case, folded, overlap, words
from service.rules.rule import Remark, above, note, rule, undecided, warn
from service.vietnamese import Month, comparable, percent, short_date

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DONE = TaskResult.DONE
_SAME_TASK = 60  # percent of its words by which a task of last month is known again
_NOBODY = re.compile(r"(không|chưa) có [^.\n]{0,80}(biểu dương|người tốt|việc tốt|gương)", re.IGNORECASE)


@rule(
    "A06",
    "Nhiệm vụ tháng sau đủ năm rõ: rõ người, rõ việc, rõ tiến độ, rõ trách nhiệm, rõ kết quả.",
    "tasks members",
    only_regular=True,
)
def tasks_are_clear(case: Case) -> Iterator[Remark]:
    """Every task of a regular meeting names member, work, deadline, responsible leader and result (the model)."""
    tasks = case.dossier.tasks
    if not tasks and (issued := [name for name, _ in case.issued(*OUTCOMES)]):
        message = "Văn bản đã ban hành mà chưa có nhiệm vụ nào của tháng sau; hãy ghi ít nhất một nhiệm vụ đủ năm rõ."
        yield Remark("tasks", message, "ít nhất một nhiệm vụ", f"issuance.{issued[0]} đã có số")
    elif not tasks:
        yield undecided("tasks", "chưa ghi nhiệm vụ nào của tháng sau")
    for index, task in enumerate(tasks):
        where, title = f"tasks[{index}]", f"Nhiệm vụ {index + 1}"
        if case.dossier.members:
            yield from _people(where, title, task)
        yield from _due(case, f"{where}.due", title, task)
        yield from _words(case, where, title, task)
    if tasks and not case.dossier.members:
        yield undecided("members", "chưa có danh sách đảng viên nên chưa biết người được giao có trong chi bộ không")


def _people(where: str, title: str, task: Task) -> Iterator[Remark]:
    for index, lead in enumerate(task.leads):
        if not lead.member_id:
            message = f"{title}: “{lead}” không phải một đảng viên trong danh sách; rõ người là ghi đích danh."
            yield Remark(f"{where}.leads[{index}]", message, "họ tên một đảng viên", str(lead))
    leader, where = task.responsible, f"{where}.responsible"
    if not leader.member_id:
        message = f"{title}: “{leader}” chịu trách nhiệm là chưa rõ; hãy ghi tên một chi uỷ viên."
        yield Remark(where, message, "họ tên một chi uỷ viên", str(leader))
    elif leader.party_role not in LEADERS:
        message = f"{title}: {leader} không ở trong chi uỷ; người chịu trách nhiệm nên là chi uỷ viên."
        yield warn(where, message, "bí thư, phó bí thư hoặc chi uỷ viên", str(leader))


def _due(case: Case, where: str, title: str, task: Task) -> Iterator[Remark]:
    after = case.meeting.period_next.next
    last = date(after.year, after.month, 1) - timedelta(days=1)
    if task.due < case.day:
        message = f"{title}: hạn {short_date(task.due)} đã qua trước ngày họp; hãy ghi lại hạn."
        yield Remark(where, message, f"từ {short_date(case.day)}", short_date(task.due))
    elif task.due > last:
        due, period = short_date(task.due), case.meeting.period_next.text
        message = f"{title}: hạn {due} sau {period}; nên chia thành mốc phải xong trong tháng."
        yield warn(where, message, f"chậm nhất {short_date(last)}", due)


def _words(case: Case, where: str, title: str, task: Task) -> Iterator[Remark]:
    limits = case.limits
    if len(task.work) < limits.work_length:
        message = f"{title}: “{task.work}” ngắn quá, chưa rõ việc; hãy ghi làm gì, ở đâu, bao nhiêu."
        yield Remark(f"{where}.work", message, f"từ {limits.work_length} ký tự", f"{len(task.work)} ký tự")
    elif not _DIGIT.search(task.work) and (vague := _named(task.work, limits.vague_words)):
        message = f"{title}: nội dung còn chung chung (“{vague}”); hãy ghi việc cụ thể, có con số."
        yield warn(f"{where}.work", message, "việc cụ thể", vague)
    if not (task.measure or _DIGIT.search(task.result) or _named(task.result, limits.products)):
        message = f"{title}: kết quả “{task.result}” chưa đo được; hãy ghi con số, tỷ lệ hoặc văn bản phải có."
        yield warn(f"{where}.result", message, "con số, tỷ lệ hoặc tên văn bản", task.result)
    if limits.six_clear and not task.authority:
        message = f"{title}: chưa rõ thẩm quyền; hãy ghi ai quyết định."
        yield warn(f"{where}.authority", message, "rõ thẩm quyền")


def _named(text: str, known: tuple[str, ...]) -> str:
    lowered = text.casefold()
    return ", ".join(word for word, wanted in folded(known) if wanted in lowered)


@rule(
    "A14",
    "Mỗi tháng biểu dương ít nhất một gương người tốt, việc tốt cụ thể.",
    "commendations review.lam_theo_bac",
    only_regular=True,
)
def somebody_is_commended(case: Case) -> Iterator[Remark]:
    """Every month somebody is commended for a concrete deed, or it is written why nobody is (the model)."""
    rows, review = case.dossier.commendations, case.dossier.review
    if not rows and review and _NOBODY.search(review.lam_theo_bac):
        yield note("review.lam_theo_bac", "Tháng này không biểu dương ai, đã ghi lý do.", "", review.lam_theo_bac)
    elif not rows and case.is_held:
        message = (
            "Chưa biểu dương gương người tốt, việc tốt nào; nếu tháng này không có, hãy ghi “Không có gương người tốt, "
            "việc tốt vì …” ở mục Học tập và làm theo Bác."
        )
        yield warn("commendations", message, "ít nhất một gương", "không có")
    elif not rows:
        yield undecided("commendations", "chưa ghi ai được biểu dương")
    for index, row in enumerate(rows):
        yield from _commended(case, f"commendations[{index}]", row)


def _commended(case: Case, where: str, row: Commendation) -> Iterator[Remark]:
    if len(row.deed) < case.limits.deed_length:
        message = f"Việc làm tốt của {row.name} ghi quá ngắn; hãy ghi cụ thể việc gì, ở đâu, kết quả thế nào."
        yield warn(f"{where}.deed", message, f"từ {case.limits.deed_length} ký tự", f"{len(row.deed)} ký tự")
    if not row.eligible_confirmed:
        message = f"Chưa xác nhận {row.name} đủ điều kiện (không đang bị kiểm tra dấu hiệu vi phạm, tố cáo)."
        yield note(f"{where}.eligible_confirmed", message, "đã xác nhận", "chưa")


@rule(
    "A15",
    "Chi uỷ rà soát tình hình; mỗi tháng hoặc quý có một việc làm thiết thực, có người phụ trách và thời hạn.",
    "committee_meeting.review_note practical_deed history",
    only_regular=True,
)
def a_useful_deed(case: Case) -> Iterator[Remark]:
    """The committee reviews the situation; every month or quarter has a deed with lead and deadline (the model)."""
    committee, deed = case.dossier.committee_meeting, case.dossier.practical_deed
    if committee is None:
        yield undecided("committee_meeting", "chưa ghi họp chi uỷ nên chưa biết đã rà soát tình hình chưa")
    elif not committee.review_note:
        message = "Chưa ghi kết quả chi uỷ rà soát tình hình; hãy ghi vì sao chọn việc làm thiết thực của tháng."
        yield warn("committee_meeting.review_note", message, "kết quả rà soát", "để trống")
    if deed is not None:
        yield from _deed(deed)
    elif not case.earlier:
        yield undecided("practical_deed", "chưa ghi việc làm thiết thực của tháng hoặc của quý")
    elif case.meeting.period.quarter not in {
        held.meeting.period.quarter for held in case.earlier if held.practical_deed
    }:
        message = "Tháng này và trong quý chưa có việc làm thiết thực nào; hãy chọn một việc, ghi người và thời hạn."
        yield warn("practical_deed", message, "một việc thiết thực", "không có")


def _deed(deed: PracticalDeed) -> Iterator[Remark]:
    title = f"Việc “{deed.title}”"
    if deed.lead is None:
        yield warn("practical_deed.lead", f"{title} chưa có người phụ trách.", "họ tên một người", "để trống")
    if deed.due is None:
        yield warn("practical_deed.due", f"{title} chưa có thời hạn.", "ngày phải xong", "để trống")


@rule(
    "A16",
    "Sau sinh hoạt ban hành nghị quyết hoặc kết luận, đúng hạn.",
    "issuance.resolution issuance.conclusion attendance",
    only_regular=True,
)
def a_month_ends_in_a_paper(case: Case) -> Iterator[Remark]:
    """A regular meeting ends in a resolution or conclusion, signed within the days of the profile (the model)."""
    issued = list(case.issued(*OUTCOMES))
    last = case.days_after(case.limits.outcome_days)
    asked = f"từ {short_date(case.day)} đến {short_date(last)}"
    if not issued:
        drafted = any(name in case.dossier.issuance for name in OUTCOMES)
        if case.is_held and not drafted:
            message = f"Chưa có nghị quyết hoặc kết luận của kỳ này; ban hành chậm nhất ngày {short_date(last)}."
            yield Remark("issuance", message, asked, "không có")
        else:
            yield undecided("issuance", f"nghị quyết, kết luận chưa ban hành; hạn là ngày {short_date(last)}")
    for name, issuance in issued:
        day = issuance.signed_on
        if day and not case.day <= day <= last:
            side = "trước ngày họp" if day < case.day else "quá hạn"
            message = f"{TITLES[name]} ký ngày {short_date(day)}, {side}; phải ký {asked}."
            yield Remark(f"issuance.{name}.signed_on", message, asked, short_date(day))


@rule("A17", "Đầu năm chi bộ đăng ký việc làm trong năm.", "year_registration.year year_registration.items")
def registered_for_the_year(case: Case) -> Iterator[Remark]:
    """The cell has registered works for the year of the meeting (the model)."""
    registered, year = case.dossier.year_registration, case.meeting.period.year
    if registered is None:
        yield undecided("year_registration", f"chưa ghi việc chi bộ đăng ký năm {year}")
    elif registered.year != year:
        message = f"Việc đăng ký ghi của năm {registered.year}; kỳ này thuộc năm {year}, hãy ghi đăng ký của năm nay."
        yield Remark("year_registration.year", message, str(year), str(registered.year))
    elif not registered.items:
        message = f"Đăng ký năm {year} chưa có việc nào; hãy ghi ít nhất một việc."
        yield Remark("year_registration.items", message, "ít nhất một việc", "không có")


@rule(
    "B09",
    "Mọi nhiệm vụ tháng trước đều có kết quả; điểm tự chấm theo đúng tỷ lệ hoàn thành.",
    "prev_tasks assessment.rows[].self_score history",
    only_regular=True,
)
def last_month_is_followed_up(case: Case) -> Iterator[Remark]:
    """Every task of last month has a result, and the points for tasks follow from the results (sheet of HD 42)."""
    rows = case.dossier.prev_tasks
    given = _given_last_month(case)
    if not rows and not given:
        yield undecided("prev_tasks", "chưa ghi kết quả nhiệm vụ tháng trước")
        return
    told = [words(row.work) for row in rows] if given else []
    for task in given:
        if not any(overlap(words(task.work), work) >= _SAME_TASK for work in told):
            message = f"Nhiệm vụ tháng trước “{task.work}” chưa ghi kết quả; hãy thêm vào Kết quả nhiệm vụ tháng trước."
            yield Remark("prev_tasks", message, "có kết quả từng nhiệm vụ", "không có")
    for index, row in enumerate(rows):
        if row.result and row.percent is not None and (row.result is _DONE) != (row.percent == 100):
            message = f"“{row.work}” ghi {row.result.label.lower()} mà tỷ lệ là {row.percent}%; hãy sửa một trong hai."
            yield warn(f"prev_tasks[{index}].percent", message, row.result.label, f"{row.percent}%")
    if unmarked := [index for index, row in enumerate(rows) if row.result is None]:
        yield undecided(f"prev_tasks[{unmarked[0]}].result", f"chưa ghi kết quả {len(unmarked)} nhiệm vụ tháng trước")
    counted = [row for row in rows if row.set_in in (None, case.meeting.period_previous)]
    if counted and not unmarked and (scored := case.scored("tasks_done")):
        index, criterion, points = scored
        finished = sum(row.result is _DONE for row in counted)
        share = f"{finished}/{len(counted)} nhiệm vụ, đạt {percent(finished, len(counted))}"
        yield from above(index, points, criterion.points_for(finished * 100 // len(counted)), f"Hoàn thành {share}")


@rule(
    "B15",
    "Việc chưa xong của các kỳ trước được theo dõi tới khi có kết quả.",
    "prev_tasks[].work tasks[].work history",
    only_regular=True,
)
def nothing_unfinished_is_lost(case: Case) -> Iterator[Remark]:
    """A task or practical deed of an earlier month that nobody has reported done stands in a later dossier (HD 42)."""
    if not case.earlier:
        yield undecided("prev_tasks", "cần hồ sơ các kỳ trước để biết việc nào còn chưa xong")
        return
    by_b09 = {comparable(task.work) for task in _given_last_month(case)}
    here = [*(row.work for row in case.dossier.prev_tasks), *(task.work for task in case.dossier.tasks)]
    for work, month in _unspoken(_left_open(case.earlier), here).items():
        if comparable(work) not in by_b09:
            message = (
                f"“{work}” giao từ kỳ {month.text} chưa báo kết quả mà không hồ sơ nào sau đó nhắc tới; hãy đưa lại "
                "vào Kết quả nhiệm vụ tháng trước."
            )
            yield warn("prev_tasks", message, "có kết quả, hoặc tiếp tục theo dõi", "không có")


def _left_open(earlier: Sequence[Dossier]) -> dict[str, Month]:
    """What earlier meetings, oldest first, set and nobody reported done since, each with the month that set it."""
    left: dict[str, Month] = {}
    for held in earlier:
        rows, period = held.prev_tasks, held.meeting.period
        left = _unspoken(left, [row.work for row in rows])
        left |= {row.work: row.set_in or period.previous for row in rows if row.is_open}
        left = _unspoken(left, [task.work for task in held.tasks]) | {task.work: period for task in held.tasks}
        if held.practical_deed:
            left |= _unspoken({held.practical_deed.title: period}, list(left))
    return left


def _unspoken(left: Mapping[str, Month], rows: Sequence[str]) -> dict[str, Month]:
    """The works in `left` of which no row speaks: a row in the same words speaks of that work alone."""
    said = {row: comparable(row) for row in rows} if left else {}
    works = {work: comparable(work) for work in left} if said else {}
    taken = set(said.values()) & set(works.values())
    free = [(row, set(_NUMBER.findall(row))) for row, plain in said.items() if plain not in taken]
    return {
        work: month
        for work, month in left.items()
        if works.get(work) not in taken and not (free and _speak_of(free, work))
    }


def _speak_of(rows: Sequence[tuple[str, set[str]]], work: str) -> bool:
    """Whether one of `rows`, with their numbers, is `work` in other words.

    Two that name different numbers, as of two alleys, are two works.
    """
    numbers = set(_NUMBER.findall(work))
    possible = (row for row, others in rows if not (numbers and others and numbers.isdisjoint(others)))
    return any(overlap(words(work), words(row)) >= _SAME_TASK for row in possible)


def _given_last_month(case: Case) -> tuple[Task, ...]:
    meetings = {held.meeting.period: held for held in case.earlier if held.meeting.kind in REGULAR_KINDS}
    last_month = meetings.get(case.meeting.period_previous)
    return last_month.tasks if last_month else ()

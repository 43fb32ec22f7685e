"""When cells meet and how long, over the months: monthly, on the days agreed, a topic each quarter; numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from service.dossier import Dossier
from service.dossier.meeting import REGULAR_KINDS, THEMATIC_KINDS, AgendaKind, DraftKind, MeetingKind
from service.rules.case import Case, overlap, words
from service.rules.holidays import working_days_after
from service.rules.rule import Remark, rule, undecided, warn
from service.vietnamese import Month, listed, roman_quarter, short_date, two_digits


@rule("A07", "Mỗi tháng sinh hoạt thường kỳ một lần.", "meeting.kind meeting.period history")
def once_a_month(case: Case) -> Iterator[Remark]:
    """Every month has one regular meeting, this year and last month, as far back as the history reaches (the model)."""
    period = case.meeting.period
    regular = [held.meeting for held in case.earlier if held.meeting.kind in REGULAR_KINDS]
    if not regular:
        yield undecided("meeting.period", "cần hồ sơ các tháng trước để biết tháng nào cũng có sinh hoạt thường kỳ")
        return
    this_month = [short_date(meeting.start_at) for meeting in regular if meeting.period == period]
    if case.is_regular and this_month:
        held = f"{period.text.capitalize()} đã sinh hoạt thường kỳ ngày {listed(this_month)}"
        message = f"{held}; lần này nên ghi là chuyên đề hoặc bất thường."
        yield warn("meeting.kind", message, "một lần một tháng", f"{len(this_month) + 1} lần")
    known = {meeting.period for meeting in regular}
    month = max(regular[0].period, min(Month(period.year, 1), period.previous))
    while month < period:
        if month not in known:
            message = f"Không có hồ sơ sinh hoạt thường kỳ {month.text}; nếu đã họp, hãy đưa thêm hồ sơ tháng đó."
            yield Remark("meeting.period", message, "mỗi tháng một lần", f"{month.text}: không có")
        month = month.next


@rule(
    "A08",
    "Sinh hoạt thường kỳ vào ngày quy định trong tháng.",
    "meeting.start_at meeting.date_exception",
    only_regular=True,
)
def on_the_days_agreed(case: Case) -> Iterator[Remark]:
    """A regular meeting is on one of the days of the profile, or says why not (the model)."""
    days, day = case.limits.meeting_days, case.day
    if day.day not in days and not case.meeting.date_exception:
        asked = f"ngày {' hoặc '.join(map(str, days))}"
        message = f"Họp ngày {short_date(day)}, không phải {asked}; hãy chọn lại ngày, hoặc ghi lý do đổi ngày."
        yield Remark("meeting.start_at", message, asked, short_date(day))


@rule("A09", "Mỗi quý ít nhất một kỳ sinh hoạt chuyên đề.", "meeting.kind history")
def a_topic_each_quarter(case: Case) -> Iterator[Remark]:
    """Every quarter has a thematic meeting (the model)."""
    here = case.meeting.period
    meetings = [held.meeting for held in (*case.earlier, case.dossier)]
    themed = {meeting.period.quarter for meeting in meetings if meeting.kind in THEMATIC_KINDS}
    months = {meeting.period for meeting in meetings[:-1]}
    last = Month(here.year, 3 * here.quarter[1] - 2).previous
    if last.quarter not in themed and _quarter_known(last, months):
        quarter = f"Quý {roman_quarter(last.quarter[1])} năm {last.year}"
        message = f"{quarter} không có kỳ sinh hoạt chuyên đề nào; hãy bổ sung."
        yield Remark("meeting.kind", message, "mỗi quý ít nhất một", "không có")
    if here.quarter in themed or here.month % 3:
        return
    if _quarter_known(here, {*months, here}):
        message = "Đây là tháng cuối quý mà quý này chưa có kỳ sinh hoạt chuyên đề; hãy tổ chức trong tháng."
        yield warn("meeting.kind", message, "mỗi quý ít nhất một", "chưa có")
    else:
        yield undecided("meeting.kind", "cần hồ sơ các tháng trước trong quý để biết đã sinh hoạt chuyên đề chưa")


def _quarter_known(last: Month, months: set[Month]) -> bool:
    """Whether each of the three months that `last` ends has a dossier."""
    return {last, last.previous, last.previous.previous} <= months


@rule(
    "A10",
    "Nội dung chuyên đề không trùng nội dung sinh hoạt thường kỳ trong quý.",
    "thematic.title agenda_items[].content drafts[].title history",
)
def topic_is_its_own(case: Case) -> Iterator[Remark]:
    """A thematic topic shares few words with what regular meetings of its quarter treated (the model)."""
    topic = case.dossier.thematic
    if topic is None:
        if case.meeting.kind in THEMATIC_KINDS:
            yield undecided("thematic", "chưa ghi tên chuyên đề")
        return
    quarter = case.meeting.period.quarter
    meetings = [held for held in (*case.earlier, case.dossier) if held.meeting.period.quarter == quarter]
    regular = [held for held in meetings if held.meeting.kind in REGULAR_KINDS]
    if not regular:
        yield undecided("thematic.title", "cần hồ sơ các kỳ thường kỳ trong quý để so nội dung")
    own, named = words(topic.title), f"Chuyên đề “{topic.title}”"
    for title in dict.fromkeys(title for held in regular for title in _regular_titles(held)):
        said = words(title)
        if own and said == own:
            message = f"{named} trùng hẳn với nội dung thường kỳ trong quý; hãy chọn chuyên đề khác."
            yield Remark("thematic.title", message, "nội dung riêng", title)
        elif (share := overlap(own, said)) >= case.limits.overlap:
            message = f"{named} có thể trùng nội dung thường kỳ “{title}” ({share}% số từ); hãy xem lại."
            yield warn("thematic.title", message, f"trùng dưới {case.limits.overlap}%", f"{share}%")


def _regular_titles(dossier: Dossier) -> Iterator[str]:
    """What the regular part of a meeting was about."""
    yield from (item.content for item in dossier.agenda_items if item.kind is not AgendaKind.THEMATIC)
    yield from (draft.title for draft in dossier.drafts if draft.kind is not DraftKind.THEMATIC)


@rule("B01", "Buổi sinh hoạt đủ thời lượng.", "meeting.start_at meeting.end_at meeting.kind", only_regular=True)
def long_enough(case: Case) -> Iterator[Remark]:
    """A regular meeting lasts at least as many minutes as its kind and the size of the cell ask for (HD 42)."""
    lasted, asked = case.meeting.duration_min, case.minutes_asked
    if lasted is None:
        yield undecided("meeting.end_at", "chưa ghi giờ kết thúc")
    elif lasted < asked:
        both = " vì kết hợp chuyên đề" if case.meeting.kind is MeetingKind.COMBINED else ""
        short = f"Buổi sinh hoạt dài {lasted} phút; yêu cầu ít nhất {asked} phút{both}"
        yield warn("meeting.end_at", f"{short}. Kỳ sau cần dành thêm thời gian.", f"{asked} phút", f"{lasted} phút")


@rule("B16", "Báo cáo kết quả sinh hoạt đúng hạn.", "issuance.result-report meeting.start_at")
def the_report_is_in_time(case: Case) -> Iterator[Remark]:
    """The report of a meeting to the superior goes out within the working days of the profile (QĐ 29-QĐ/TU)."""
    last = working_days_after(case.day, case.limits.report_days)
    (day,) = [paper.signed_on for _, paper in case.issued("result-report")] or [None]
    if day is None:
        yield undecided("issuance", f"chưa có báo cáo kết quả đã ký; hạn là ngày {short_date(last)}")
    elif not case.day <= day <= last:
        side = "trước ngày họp" if day < case.day else f"quá hạn {case.limits.report_days} ngày làm việc"
        asked = f"từ {short_date(case.day)} đến {short_date(last)}"
        message = f"Báo cáo kết quả ký ngày {short_date(day)}, {side}; phải ký {asked}."
        yield Remark("issuance.result-report.signed_on", message, asked, short_date(day))


@rule("C11", "Số văn bản cùng loại không trùng và không nhảy cách trong một nhiệm kỳ.", "issuance.*.number history")
def numbers_run_on(case: Case) -> Iterator[Remark]:
    """Numbers of each type of paper run on without a gap within a term (HD 05 I.3)."""
    taken: dict[str, set[int]] = defaultdict(set)
    for held in case.earlier:
        for series, _, paper in case.numbered(held):
            if held.org.term == case.dossier.org.term and paper.is_issued:
                taken[series].add(paper.number or 0)
    unsure = []
    for series, kind, paper in sorted(case.numbered(case.dossier), key=lambda row: row[2].number or 0):
        number, used = paper.number or 0, taken[series]
        last, where = max(used, default=0), f"issuance.{kind}.number"
        said, following = two_digits(number), two_digits(last + 1)
        if number in used:
            message = f"Số {said} đã dùng cho một văn bản khác cùng loại; số tiếp theo là {following}."
            yield Remark(where, message, following, said)
        elif not last and number != 1:
            unsure.append(kind)
        elif number != last + 1:
            message = f"Số {said} không liền sau số {two_digits(last)} của văn bản cùng loại trước đó; xem lại."
            yield Remark(where, message, following, said)
        used.add(number)
    if unsure:
        needed = "cần hồ sơ các kỳ trước trong nhiệm kỳ để biết số đã dùng đến đâu"
        yield undecided(f"issuance.{unsure[0]}.number", needed)

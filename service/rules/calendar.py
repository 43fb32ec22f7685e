"""When cells meet and how long, over the months: monthly, on the days agreed, a topic each quarter; numbers."""

from __future__ import annotations

from collections.abc import Iterator

from service.dossier import Dossier
from service.dossier.meeting import REGULAR_KINDS, THEMATIC_KINDS, AgendaKind, DraftKind, MeetingKind
from service.rules.case import Case, overlap, words
from service.rules.rule import Remark, rule, undecided, warn
from service.vietnamese import Month, listed, roman_quarter, short_date, two_digits


@rule("A07", "Mỗi tháng sinh hoạt thường kỳ một lần.", "meeting.kind", "meeting.period", "history")
def once_a_month(case: Case) -> Iterator[Remark]:
    """Every month has one regular meeting, this year and last month, as far back as the history reaches (the model)."""
    period = case.meeting.period
    regular = [one for one in case.earlier if one.meeting.kind in REGULAR_KINDS]
    if not regular:
        yield undecided("meeting.period", "cần hồ sơ các tháng trước để biết tháng nào cũng có sinh hoạt thường kỳ")
        return
    this_month = [one for one in regular if one.meeting.period == period]
    if case.is_regular and this_month:
        days = listed([short_date(one.meeting.start_at) for one in this_month])
        message = (
            f"{_first(period.text)} đã sinh hoạt thường kỳ ngày {days}; lần này nên ghi là chuyên đề hoặc bất thường."
        )
        yield warn("meeting.kind", message, "một lần một tháng", f"{len(this_month) + 1} lần")
    missing = [month for month in _months(_first_asked(case, regular), period) if month not in case.known_months]
    for month in missing:
        message = f"Không có hồ sơ sinh hoạt thường kỳ {month.text}; nếu đã họp, hãy đưa thêm hồ sơ tháng đó."
        yield Remark("meeting.period", message, "mỗi tháng một lần", f"{month.text}: không có")


def _first_asked(case: Case, regular: list[Dossier]) -> Month:
    """From when months are asked for: this year and last month, as far back as dossiers reach."""
    period = case.meeting.period
    return max(regular[0].meeting.period, min(Month(period.year, 1), period.previous))


def _months(first: Month, end: Month) -> Iterator[Month]:
    """The months from `first` up to but without `end`."""
    while first < end:
        yield first
        first = first.next


@rule("A08", "Sinh hoạt thường kỳ vào ngày quy định trong tháng.", "meeting.start_at", "meeting.date_exception")
def on_the_days_agreed(case: Case) -> Iterator[Remark]:
    """A regular meeting is on one of the days of the profile, or says why not (the model)."""
    days = case.limits.meeting_days
    if case.is_regular and case.day.day not in days and not case.meeting.date_exception:
        asked = " hoặc ".join(map(str, days))
        message = (
            f"Họp ngày {short_date(case.day)}, không phải ngày {asked}; hãy chọn lại ngày, hoặc ghi lý do đổi ngày."
        )
        yield Remark("meeting.start_at", message, f"ngày {asked}", short_date(case.day))


@rule("A09", "Mỗi quý ít nhất một kỳ sinh hoạt chuyên đề.", "meeting.kind", "history")
def a_topic_each_quarter(case: Case) -> Iterator[Remark]:
    """Every quarter has a thematic meeting (the model)."""
    here = case.meeting
    held = {one.meeting.period.quarter for one in (*case.earlier, case.dossier) if one.meeting.kind in THEMATIC_KINDS}
    months = {one.meeting.period for one in case.earlier}
    first = Month(here.period.year, 3 * here.period.quarter[1] - 2)
    before = first.previous.quarter
    if before not in held and _quarter_known(first.previous, months):
        message = f"Quý {roman_quarter(before[1])} năm {before[0]} không có kỳ sinh hoạt chuyên đề nào; hãy bổ sung."
        yield Remark("meeting.kind", message, "mỗi quý ít nhất một", "không có")
    if here.period.quarter in held or here.period.month % 3:
        return
    if _quarter_known(here.period, {*months, here.period}):
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
    "thematic.title",
    "agenda_items[].content",
    "drafts[].title",
    "history",
)
def topic_is_its_own(case: Case) -> Iterator[Remark]:
    """A thematic topic shares few words with what regular meetings of its quarter treated (the model)."""
    topic = case.dossier.thematic
    if topic is None:
        if case.meeting.kind in THEMATIC_KINDS:
            yield undecided("thematic", "chưa ghi tên chuyên đề")
        return
    here = case.meeting.period.quarter
    regular = [
        one
        for one in (*case.earlier, case.dossier)
        if one.meeting.kind in REGULAR_KINDS and one.meeting.period.quarter == here
    ]
    if not regular:
        yield undecided("thematic.title", "cần hồ sơ các kỳ thường kỳ trong quý để so nội dung")
    own = words(topic.title)
    for title in dict.fromkeys(title for one in regular for title in _regular_titles(one)):
        said = words(title)
        if own and said == own:
            message = f"Chuyên đề “{topic.title}” trùng hẳn với nội dung thường kỳ trong quý; hãy chọn chuyên đề khác."
            yield Remark("thematic.title", message, "nội dung riêng", title)
        elif (share := overlap(own, said)) >= case.limits.overlap:
            message = (
                f"Chuyên đề “{topic.title}” có thể trùng nội dung thường kỳ “{title}” ({share}% số từ); hãy xem lại."
            )
            yield warn("thematic.title", message, f"trùng dưới {case.limits.overlap}%", f"{share}%")


def _regular_titles(dossier: Dossier) -> Iterator[str]:
    """What the regular part of a meeting was about."""
    agenda, draft_kind = AgendaKind.THEMATIC, DraftKind.THEMATIC
    yield from (item.content for item in dossier.agenda_items if item.kind is not agenda)
    yield from (draft.title for draft in dossier.drafts if draft.kind is not draft_kind)


@rule("B01", "Buổi sinh hoạt đủ thời lượng.", "meeting.start_at", "meeting.end_at", "meeting.kind")
def long_enough(case: Case) -> Iterator[Remark]:
    """A regular meeting lasts at least as many minutes as its kind and the size of the cell ask for (HD 42)."""
    lasted, asked = case.meeting.duration_min, case.minutes_asked
    if not case.is_regular:
        return
    if lasted is None:
        yield undecided("meeting.end_at", "chưa ghi giờ kết thúc")
    elif lasted < asked:
        both = " vì kết hợp chuyên đề" if case.meeting.kind is MeetingKind.COMBINED else ""
        message = (
            f"Buổi sinh hoạt dài {lasted} phút; yêu cầu ít nhất {asked} phút{both}. Kỳ sau cần dành thêm thời gian."
        )
        yield warn("meeting.end_at", message, f"{asked} phút", f"{lasted} phút")


@rule("C11", "Số văn bản không trùng và không nhảy cách trong một nhiệm kỳ.", "issuance.*.number", "history")
def numbers_run_on(case: Case) -> Iterator[Remark]:
    """Numbers of each kind of paper run on without a gap within a term (HD 05 I.3)."""
    term, unsure = case.dossier.org.term, []
    same_term = [one for one in case.earlier if one.org.term == term]
    for kind, issuance in case.dossier.issuance.items():
        if issuance.number is None:
            continue
        numbers = [one.issuance[kind].number for one in same_term if kind in one.issuance]
        taken = {number for number in numbers if number is not None}
        if not taken:
            if issuance.number > 1:
                unsure.append(kind)
            continue
        where, found = f"issuance.{kind}.number", two_digits(issuance.number)
        if issuance.number in taken:
            message = (
                f"Số {found} đã dùng cho văn bản cùng loại trước đây; số tiếp theo là {two_digits(max(taken) + 1)}."
            )
            yield Remark(where, message, two_digits(max(taken) + 1), found)
        elif issuance.number != max(taken) + 1:
            expected = two_digits(max(taken) + 1)
            message = f"Số {found} không liền sau số {two_digits(max(taken))} của văn bản cùng loại trước đó; xem lại."
            yield Remark(where, message, expected, found)
    if unsure:
        yield undecided(
            f"issuance.{unsure[0]}.number", "cần hồ sơ các kỳ trước trong nhiệm kỳ để biết số đã dùng đến đâu"
        )


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]

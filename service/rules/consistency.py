"""Whether what stands in several places agrees: dates, their order, weekdays, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from service.dossier.names import name_key
from service.dossier.outcome import speaks_of_a_vote
from service.dossier.tasks import TaskSource
from service.rules.all_texts import register_wordings
from service.rules.case import OUTCOMES, TITLES, Case
from service.rules.rule import Remark, note, rule, undecided, warn
from service.vietnamese import WEEKDAYS, Month, comparable, listed, short_date, weekday, when

_LATE = 7  # days after the meeting by which a paper is signed, else the date is a slip
_OF_SOURCE = {TaskSource.RESOLUTION: "resolution", TaskSource.CONCLUSION: "conclusion"}
_DATE = r"(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})"
_MEETING_DATE = re.compile(
    rf"(?:hội nghị chi bộ|kỳ sinh hoạt|buổi sinh hoạt)[^.;\\n]{{0,20}}ngày {_DATE}", re.IGNORECASE
)
_WEEKDAY_DATE = re.compile(
    rf"([Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ [Nn]hật)[ ,(]+(?:ngày )?{_DATE}"
)

_WEEKDAYS = tuple(day.lower() for day in WEEKDAYS)
_BEGINNINGS = register_wordings("thứ ", "chủ nhật")


@rule(
    "C06", "Kỳ, ngày, quý và số trong mọi văn bản là một.", "meeting.period meeting.start_at thematic.quarter issuance"
)
def same_everywhere(case: Case) -> Iterator[Remark]:
    """Month, day and quarter agree wherever they stand; no paper is both numbered and a draft."""
    dossier, meeting = case.dossier, case.meeting
    if (case.day.year, case.day.month) != (meeting.period.year, meeting.period.month):
        message = f"Họp ngày {short_date(case.day)} mà ghi là kỳ {meeting.period.text}; hãy sửa một trong hai."
        yield warn("meeting.period", message, str(Month(case.day.year, case.day.month)), str(meeting.period))
    _, own = meeting.period.quarter
    if dossier.thematic and dossier.thematic.quarter != own:
        message = f"Chuyên đề ghi {dossier.thematic.quarter_text} mà kỳ {meeting.period.text} thuộc quý {own}; hãy sửa."
        yield warn("thematic.quarter", message, str(own), str(dossier.thematic.quarter))
    if not dossier.issuance:
        yield undecided("issuance", "chưa có văn bản nào được đánh số, ghi ngày")
    for kind, issuance in dossier.issuance.items():
        if issuance.is_issued and issuance.draft_no is not None:
            draft = f"dự thảo lần {issuance.draft_no}"
            message = f"{TITLES.get(kind, kind)} vừa có số vừa ghi {draft}; hãy bỏ một trong hai."
            both = f"số {issuance.number}, {draft}"
            yield Remark(f"issuance.{kind}.draft_no", message, "số, hoặc lần dự thảo", both)
        for index, ground in enumerate(issuance.grounds):
            for said in _MEETING_DATE.finditer(ground):
                if _day(*said.groups()) != case.day:
                    message = f"Căn cứ nhắc “{said[0]}” mà chi bộ họp ngày {short_date(case.day)}; hãy sửa."
                    yield Remark(f"issuance.{kind}.grounds[{index}]", message, short_date(case.day), said[0])


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@rule(
    "C13",
    "Một kỳ ra nghị quyết hoặc kết luận, không ra cả hai với cùng nhiệm vụ.",
    "issuance.resolution issuance.conclusion tasks",
)
def one_paper_gives_the_tasks(case: Case) -> Iterator[Remark]:
    """A meeting ends in a resolution or in a conclusion; both would give the same tasks twice."""
    issued = dict(case.issued(*OUTCOMES))
    if len(issued) > 1 and case.dossier.tasks:
        message = (
            "Kỳ này ban hành cả nghị quyết và kết luận, cùng giao các nhiệm vụ ở mục Nhiệm vụ tháng sau; hãy chọn một "
            "văn bản để giao việc."
        )
        yield warn("issuance.conclusion", message, "nghị quyết hoặc kết luận", "cả hai")


@rule(
    "C14",
    "Số đảng viên phải nộp và được miễn đảng phí không quá số đảng viên của chi bộ.",
    "meeting.fee_status members",
)
def dues_add_up(case: Case) -> Iterator[Remark]:
    """No more members have to pay dues, or need not, than the cell has, those here for a while among them."""
    fees, counts = case.meeting.fee_status, case.dossier.counts
    if fees is None:
        yield undecided("meeting.fee_status", "chưa ghi tình hình nộp đảng phí")
    elif not case.dossier.members:
        yield undecided("members", "chưa có danh sách đảng viên nên chưa đối chiếu được số phải nộp đảng phí")
    elif (told := fees.due + (fees.exempt or 0)) > (most := counts.total + counts.temp_in):
        spared = f" và {fees.exempt} đồng chí được miễn" if fees.exempt else ""
        message = (
            f"Ghi {fees.due} đồng chí phải nộp đảng phí{spared}, mà danh sách chỉ có {most} đảng viên; hãy đếm lại."
        )
        yield Remark("meeting.fee_status.due", message, f"không quá {most} đồng chí", f"{told} đồng chí")


@rule("C12", "Dự thảo không viện dẫn kết quả biểu quyết chưa có.", "issuance.*.grounds issuance.*.number")
def drafts_rest_on_no_vote(case: Case) -> Iterator[Remark]:
    """A draft of a resolution or conclusion has no ground that speaks of the vote on it."""
    for kind in OUTCOMES:
        paper = case.dossier.issuance.get(kind)
        for index, ground in enumerate(paper.grounds if paper and not paper.is_issued else ()):
            if speaks_of_a_vote(ground):
                message = (
                    f"{TITLES[kind]} còn là dự thảo mà căn cứ nhắc kết quả biểu quyết chưa có; dự thảo in ra bỏ căn cứ "
                    "này, khi ban hành mới ghi."
                )
                yield note(f"issuance.{kind}.grounds[{index}]", message, "căn cứ đã có", ground)


@rule(
    "C07",
    "Thứ tự thời gian hợp lý: chi uỷ họp, gửi tài liệu, sinh hoạt, rồi mới ký văn bản.",
    "committee_meeting distributions[].sent_at meeting.start_at issuance.*.signed_on",
)
def in_order(case: Case) -> Iterator[Remark]:
    """The committee meets, papers go out, the cell meets, papers are signed: in this order of time."""
    committee, start = case.dossier.committee_meeting, case.meeting.start_at
    if committee is not None and committee.start_at >= start:
        message = f"Chi uỷ họp lúc {when(committee.start_at)}, sau giờ sinh hoạt; hãy xem lại ngày giờ."
        yield Remark("committee_meeting.start_at", message, f"trước {when(start)}", when(committee.start_at))
    sent = [copy.sent_at for copy in case.dossier.distributions]
    if after := [index for index, moment in enumerate(sent) if moment > start]:
        first = when(sent[after[0]])
        message = f"Có {len(after)} lần gửi tài liệu ghi sau giờ sinh hoạt (như {first}); xem lại giờ gửi."
        yield Remark(f"distributions[{after[0]}].sent_at", message, f"trước {when(start)}", first)
    early = [index for index, moment in enumerate(sent) if moment < committee.start_at] if committee else []
    if early and committee:
        message = (
            f"Có {len(early)} lần gửi tài liệu trước khi chi uỷ họp; tài liệu gửi đi phải là bản chi uỷ đã thống nhất."
        )
        where, agreed = f"distributions[{early[0]}].sent_at", when(committee.start_at)
        yield warn(where, message, f"sau {agreed}", when(sent[early[0]]))
    yield from _signed(case)


def _signed(case: Case) -> Iterator[Remark]:
    issued = case.dossier.issuance.items()
    signed = {kind: paper.signed_on for kind, paper in issued if paper.signed_on and kind in TITLES}
    if not signed:
        yield undecided("issuance", "chưa văn bản nào ghi ngày ký")
    last = case.days_after(_LATE)
    for kind, day in signed.items():
        where, said = f"issuance.{kind}.signed_on", f"{TITLES[kind]} ký ngày {short_date(day)}"
        if kind == "agenda" and day > case.day:
            message = f"{said}, sau ngày họp {short_date(case.day)}; hãy sửa ngày ký."
            yield Remark(where, message, f"chậm nhất {short_date(case.day)}", short_date(day))
        elif kind != "agenda" and day < case.day:
            message = f"{said}, trước ngày họp {short_date(case.day)}; hãy sửa ngày ký."
            yield Remark(where, message, f"từ {short_date(case.day)}", short_date(day))
        elif kind != "agenda" and day > last:
            message = f"{said}, sau ngày họp hơn {_LATE} ngày; có ghi nhầm ngày không?"
            yield warn(where, message, f"chậm nhất {short_date(last)}", short_date(day))


@rule(
    "C08",
    "Nhiệm vụ trong văn bản ban hành và trong bảng là một.",
    "tasks[].source tasks[].work issuance",
    needs=("tasks", "chưa ghi nhiệm vụ nào của tháng sau"),
)
def tasks_belong_to_the_paper(case: Case) -> Iterator[Remark]:
    """No task is listed twice, and its source is a paper that the meeting issued."""
    tasks, issued = case.dossier.tasks, {name for name, _ in case.issued(*OUTCOMES)}
    seen: dict[str, int] = {}
    for index, task in enumerate(tasks):
        first = seen.setdefault(comparable(task.work), index)
        if first != index:
            message = f"Nhiệm vụ {index + 1} trùng với nhiệm vụ {first + 1}; hãy bỏ một, hoặc ghi rõ chỗ khác nhau."
            yield Remark(f"tasks[{index}].work", message, "mỗi việc ghi một lần", task.work)
        if task.source in _OF_SOURCE and issued and _OF_SOURCE[task.source] not in issued:
            other = listed([TITLES[name] for name in sorted(issued)])
            message = f"Nhiệm vụ {index + 1} ghi nguồn là {task.source.label} mà chỉ ban hành {other}; xem lại nguồn."
            yield Remark(f"tasks[{index}].source", message, other, task.source.label)


@rule(
    "C09",
    "Danh sách biểu dương không trùng, khớp danh sách đảng viên.",
    "commendations members",
    needs=("commendations", "chưa ghi ai được biểu dương"),
)
def commended_once(case: Case) -> Iterator[Remark]:
    """Nobody is commended twice, and years of birth agree with the roster."""
    rows = case.dossier.commendations
    named = {name_key(row.name) for row in rows if row.birth_year}
    born = {
        name: member.birth_year
        for member in (case.dossier.members if named else ())
        if (name := name_key(member.full_name)) in named and member.birth_year
    }
    seen: dict[tuple[str, int | None], int] = {}
    for index, row in enumerate(rows):
        name = name_key(row.name)
        first = seen.setdefault((name, row.birth_year), index)
        if first != index:
            message = f"{row.name} được ghi hai lần trong danh sách biểu dương; hãy gộp lại một dòng."
            yield Remark(f"commendations[{index}].name", message, "mỗi người một dòng", row.name)
        if row.birth_year and born.get(name, row.birth_year) != row.birth_year:
            year = born[name]
            message = f"{row.name} ở danh sách biểu dương sinh năm {row.birth_year}, ở danh sách đảng viên {year}."
            yield warn(f"commendations[{index}].birth_year", message, str(year), str(row.birth_year))


@rule("C10", "Thứ trong tuần ghi trong văn bản đúng với ngày.", "*")
def weekdays_are_right(case: Case) -> Iterator[Remark]:
    """A weekday written before a date is the weekday of that date."""
    dates = case.texts.matches(_WEEKDAY_DATE, _BEGINNINGS)
    for match, where, _ in sorted(dates, key=lambda dated: _WEEKDAYS.index(dated[0][1].lower())):
        said, *numbers = match.groups()
        day = _day(*numbers)
        if day is None:
            yield Remark(where, f"“{match[0]}” là ngày không có thật; hãy sửa.", "ngày có thật", match[0])
        elif weekday(day).casefold() != said.casefold():
            message = f"Ghi “{match[0]}” mà ngày {short_date(day)} là {weekday(day)}; hãy sửa thứ hoặc ngày."
            yield Remark(where, message, weekday(day), said)

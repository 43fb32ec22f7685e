"""Before the meeting: papers written, agreed by the committee, ready and sent in time; the programme."""

from __future__ import annotations

from collections.abc import Iterator

from service.dossier.cell import PartyRole
from service.dossier.meeting import AgendaKind, CommitteeMeeting, DraftKind, MeetingKind
from service.rules.case import LEADERS, Case, folded
from service.rules.rule import DRAFTED, PROGRAMMED, Remark, note, rule, undecided, warn
from service.vietnamese import listed, short_date, when

_IDEOLOGY, _THEMATIC = AgendaKind.IDEOLOGY, AgendaKind.THEMATIC
_CONTENTS = (DraftKind.CONTENT, DraftKind.REPORT, DraftKind.THEMATIC)
_OUTCOME_DRAFTS = (DraftKind.RESOLUTION, DraftKind.CONCLUSION)
_JUDGED = (*_CONTENTS, *_OUTCOME_DRAFTS)


@rule(
    "A01",
    "Nội dung sinh hoạt được chuẩn bị bằng văn bản, có dự thảo nghị quyết hoặc kết luận.",
    "drafts",
    needs=DRAFTED,
)
def contents_in_writing(case: Case) -> Iterator[Remark]:
    """Contents are prepared in writing, and for a regular meeting a draft resolution or conclusion (the model)."""
    kinds = {draft.kind for draft in case.dossier.drafts}
    labels = listed([draft.kind.label for draft in case.dossier.drafts])
    if not kinds & {*_CONTENTS}:
        message = "Chưa có tài liệu nội dung sinh hoạt; hãy viết ra và ghi vào mục Dự thảo, tài liệu."
        yield Remark("drafts", message, "nội dung hoặc báo cáo bằng văn bản", labels)
    if case.is_regular and not kinds & {*_OUTCOME_DRAFTS}:
        message = "Chưa có dự thảo nghị quyết hoặc dự thảo kết luận của tháng sau; hãy soạn một trong hai."
        yield Remark("drafts", message, "dự thảo nghị quyết hoặc kết luận", labels)


@rule(
    "A02",
    "Bí thư, phó bí thư hoặc chi uỷ viên trực tiếp soạn nội dung.",
    "drafts[].author members[].party_role",
    needs=DRAFTED,
)
def written_by_the_committee(case: Case) -> Iterator[Remark]:
    """Every draft is written by the secretary, the deputy or a member of the committee (the model)."""
    for index, draft in enumerate(case.dossier.drafts):
        where, author = f"drafts[{index}].author", draft.author
        if draft.kind not in _JUDGED:
            continue
        if author is None:
            yield undecided(where, f"chưa ghi ai soạn “{draft.title}”")
        elif author.party_role not in LEADERS:
            role = "đảng viên" if author.member_id else "không có trong danh sách chi bộ"
            message = (
                f"“{draft.title}” do {author.full_name} soạn; bí thư, phó bí thư hoặc chi uỷ viên phải "
                "trực tiếp soạn. Nếu ghi nhầm, hãy sửa Người soạn."
            )
            say = warn if draft.kind is DraftKind.THEMATIC else Remark
            yield say(where, message, "bí thư, phó bí thư hoặc chi uỷ viên", f"{author.full_name} ({role})")


@rule(
    "A03",
    "Chi uỷ họp trước, thống nhất nội dung và thông qua mọi dự thảo.",
    "org.has_committee committee_meeting drafts[].id",
)
def agreed_by_the_committee(case: Case) -> Iterator[Remark]:
    """The committee met on an earlier day and agreed to every draft; a secretary alone need not (the model)."""
    org, held = case.dossier.org, case.dossier.committee_meeting
    if held is not None:
        yield from _committee(case, held)
    elif org.has_committee or any(member.party_role is PartyRole.DEPUTY for member in case.dossier.members):
        who = "chi uỷ" if org.has_committee else "bí thư và phó bí thư"
        yield undecided("committee_meeting", f"chưa ghi cuộc họp của {who} trước kỳ sinh hoạt")
    elif case.dossier.members:
        yield note("org.has_committee", "Chi bộ chỉ có bí thư, không có chi uỷ để họp trước; coi như đạt.")
    else:
        yield undecided("members", "chưa có danh sách đảng viên nên chưa biết chi bộ có phó bí thư không")


def _committee(case: Case, held: CommitteeMeeting) -> Iterator[Remark]:
    if held.start_at.date() >= case.day:
        message = f"Chi uỷ họp lúc {when(held.start_at)}, chưa trước ngày sinh hoạt; chi uỷ phải họp từ hôm trước."
        yield Remark("committee_meeting.start_at", message, f"trước {short_date(case.day)}", when(held.start_at))
    where = "committee_meeting.approved_draft_ids"
    if not case.dossier.drafts:
        yield undecided("drafts", "chưa ghi dự thảo nào nên chưa biết chi uỷ đã thông qua những gì")
    left_out = [draft for draft in case.dossier.drafts if draft.id not in held.approved_draft_ids]
    if left_out:
        titles = listed([f"“{draft.title}”" for draft in left_out])
        message = f"Chi uỷ chưa thông qua {titles}; nếu đã thông qua, hãy thêm mã của tài liệu đó."
        yield Remark(where, message, "đủ mã các dự thảo", listed([*held.approved_draft_ids]) or "chưa có mã nào")
    known = {draft.id for draft in case.dossier.drafts}
    for code in held.approved_draft_ids if known else ():
        if code not in known:
            yield warn(where, f"Chi uỷ thông qua “{code}” nhưng không có dự thảo nào mang mã đó; xem lại mã.", "", code)
    if not held.decision_text:
        yield warn("committee_meeting.decision_text", "Chưa ghi kết luận của chi uỷ: thống nhất những gì, giao ai.")


@rule(
    "A04",
    "Dự thảo hoàn thành trước ngày họp ít nhất một ngày, sau khi chi uỷ đã họp.",
    "drafts[].finalized_at meeting.start_at committee_meeting.end_at",
    needs=DRAFTED,
)
def drafts_ready_in_time(case: Case) -> Iterator[Remark]:
    """Every draft is final some days before the meeting, and after the committee met (the model)."""
    held = case.dossier.committee_meeting
    for index, draft in enumerate(case.dossier.drafts):
        where, done = f"drafts[{index}].finalized_at", draft.finalized_at
        if done is None:
            yield undecided(where, f"chưa ghi “{draft.title}” hoàn thành lúc nào")
        elif not case.in_time(done):
            message = f"“{draft.title}” xong lúc {when(done)}, quá sát giờ họp; phải xong trước ít nhất {_days(case)}."
            yield Remark(where, message, f"chậm nhất {when(case.papers_due)}", when(done))
        elif held and held.end_at and done < held.end_at:
            message = f"“{draft.title}” xong trước khi chi uỷ họp; hãy hoàn chỉnh lại theo ý kiến chi uỷ."
            yield Remark(where, message, f"sau {when(held.end_at)}", when(done))


def _days(case: Case) -> str:
    return f"{case.limits.lead_days} ngày"


@rule(
    "A05",
    "Tài liệu và dự thảo gửi trước tới mọi đảng viên để nghiên cứu.",
    "distributions app_posts.before_at members attendance[].state",
)
def papers_sent_to_everybody(case: Case) -> Iterator[Remark]:
    """Papers are sent in time to everybody who is summoned, or posted in the handbook (the model)."""
    posts = case.dossier.app_posts
    posted = posts.before_at if posts else None
    if case.dossier.distributions and case.summoned:
        yield from _receivers(case)
    elif case.dossier.distributions:
        yield undecided("members", "chưa có danh sách đảng viên nên chưa biết phải gửi cho ai")
    elif posted is None:
        yield undecided("distributions", "chưa ghi việc gửi tài liệu cho đảng viên")
    elif not case.in_time(posted):
        message = f"Tài liệu đăng lúc {when(posted)}, quá sát giờ họp; hãy đăng trước {_days(case)}."
        yield Remark("app_posts.before_at", message, f"chậm nhất {when(case.papers_due)}", when(posted))


def _receivers(case: Case) -> Iterator[Remark]:
    sent, due = case.dossier.distributions, case.papers_due
    anything = {copy.member.member_id for copy in sent}
    in_time = {copy.member.member_id for copy in sent if copy.sent_at <= due or case.in_time(copy.sent_at)}
    not_in_time = [member for member in case.summoned if member.member_id not in in_time]
    expected = f"mọi đảng viên, chậm nhất {when(due)}"
    if names := [member.full_name for member in not_in_time if member.member_id not in anything]:
        message = f"Chưa ghi đã gửi tài liệu cho {len(names)} đồng chí: {', '.join(names)}."
        yield Remark("distributions", message, expected, f"{len(names)} đồng chí chưa có")
    if late := [member.full_name for member in not_in_time if member.member_id in anything]:
        message = f"Gửi tài liệu quá sát giờ họp cho {len(late)} đồng chí: {', '.join(late)}; phải trước {_days(case)}."
        yield Remark("distributions", message, expected, f"{len(late)} đồng chí nhận muộn")
    if unsaid := [copy.channel for copy in sent].count(None):
        yield warn("distributions", f"Có {unsaid} lần gửi chưa ghi cách gửi (sổ tay điện tử, Zalo, bản giấy …).")
    papers = {copy.paper_id for copy in sent}
    for index, draft in enumerate(case.dossier.drafts):
        if draft.id not in papers:
            yield warn(f"drafts[{index}]", f"“{draft.title}” chưa ghi là đã gửi cho đồng chí nào.")


@rule(
    "B02",
    "Chương trình đủ thời lượng, mục nào cũng có người thực hiện.",
    "agenda_items[].minutes agenda_items[].presenter",
    needs=PROGRAMMED,
)
def programme_long_enough(case: Case) -> Iterator[Remark]:
    """The programme fills the minutes of the meeting, and every item has a presenter (HD 42)."""
    items = case.dossier.agenda_items
    total, asked = case.dossier.agenda_minutes, case.minutes_asked
    unsaid = [index for index, item in enumerate(items) if item.minutes is None]
    is_short = case.is_regular and total < asked
    if is_short and unsaid:
        where = f"agenda_items[{unsaid[0]}].minutes"
        yield undecided(where, f"chương trình chưa ghi số phút ở mục {_numbers(unsaid)}")
    elif is_short:
        message = f"Chương trình chỉ có {total} phút; cần ít nhất {asked} phút, hãy dành thêm thời gian thảo luận."
        yield Remark("agenda_items", message, f"{asked} phút", f"{total} phút")
    nobody = [index for index, item in enumerate(items) if item.presenter is None]
    if len(nobody) == len(items):
        yield undecided("agenda_items[0].presenter", "chương trình chưa ghi người thực hiện ở mục nào")
    elif nobody:
        where = f"agenda_items[{nobody[0]}].presenter"
        yield warn(where, f"Chương trình chưa ghi người thực hiện ở mục {_numbers(nobody)}.", "mục nào cũng có người")


def _numbers(indexes: list[int]) -> str:
    return ", ".join(str(index + 1) for index in indexes)


@rule(
    "B04",
    "Báo trước cho cấp uỷ viên cấp trên phụ trách chi bộ.",
    "app_posts.superior_notified_at meeting.guests[].is_superior",
)
def superior_told(case: Case) -> Iterator[Remark]:
    """The superior committee's member in charge of the cell was told before the meeting, or came (HD 42)."""
    posts, meeting = case.dossier.app_posts, case.meeting
    told = posts.superior_notified_at if posts else None
    if told is None:
        if not any(guest.is_superior for guest in meeting.guests):  # whoever came had been told
            where = "app_posts.superior_notified_at" if posts else "app_posts"
            yield undecided(where, "chưa ghi lúc báo cho cấp uỷ viên cấp trên phụ trách chi bộ")
    elif told >= meeting.start_at:
        message = f"Báo cấp uỷ cấp trên lúc {when(told)}, khi buổi sinh hoạt đã bắt đầu; phải báo trước."
        yield Remark("app_posts.superior_notified_at", message, f"trước {when(meeting.start_at)}", when(told))


@rule(
    "B05",
    "Tài liệu lên Sổ tay đảng viên điện tử trước họp ít nhất một ngày; hồ sơ hoàn chỉnh sau họp không quá hai ngày.",
    "app_posts.before_at app_posts.after_at",
)
def posted_before_and_after(case: Case) -> Iterator[Remark]:
    """Papers are posted in the handbook before the meeting, the results within days after it (HD 42)."""
    posts = case.dossier.app_posts
    before, after = (posts.before_at, posts.after_at) if posts else (None, None)
    last = case.days_after(case.limits.post_days)
    if before is None:
        yield undecided("app_posts.before_at" if posts else "app_posts", "chưa ghi lúc đăng tài liệu trước khi họp")
    elif not case.in_time(before):
        message = f"Tài liệu đăng Sổ tay điện tử lúc {when(before)}; phải trước giờ họp {_days(case)}."
        yield Remark("app_posts.before_at", message, f"chậm nhất {when(case.papers_due)}", when(before))
    if after is None:
        where = "app_posts.after_at" if posts else "app_posts"
        yield undecided(where, f"chưa ghi lúc đăng hồ sơ sau họp; hạn là hết ngày {short_date(last)}")
    elif after.date() > last:
        message = f"Hồ sơ sau họp đăng ngày {short_date(after)}, quá hạn {short_date(last)}."
        yield Remark("app_posts.after_at", message, f"chậm nhất {short_date(last)}", short_date(after))


@rule(
    "B08",
    "Có mục tư tưởng, tự phê bình và phê bình, đủ thời gian.",
    "agenda_items[].kind agenda_items[].minutes",
    only_regular=True,
)
def time_for_self_criticism(case: Case) -> Iterator[Remark]:
    """The programme has an item of self-criticism and criticism, long enough (sheet of HD 42)."""
    items, asked = case.dossier.agenda_items, case.limits.ideology_minutes
    if not any(item.kind for item in items):
        where = "agenda_items[0].kind" if items else "agenda_items"
        yield undecided(where, "chương trình chưa ghi loại nội dung nên không rõ mục nào là tự phê bình và phê bình")
        return
    minutes = {index: item.minutes for index, item in enumerate(items) if item.kind is _IDEOLOGY}
    taken, where = sum(given or 0 for given in minutes.values()), f"agenda_items[{min(minutes, default=0)}].minutes"
    if not minutes:
        message = "Chương trình chưa có mục tình hình tư tưởng, tự phê bình và phê bình; hãy thêm mục này."
        yield Remark("agenda_items", message, f"{asked} phút", "không có mục")
    elif taken < asked and None in minutes.values():
        yield undecided(where, "chưa ghi số phút của mục tự phê bình và phê bình")
    elif taken < asked:
        message = f"Mục tư tưởng, tự phê bình và phê bình chỉ có {taken} phút; nên dành ít nhất {asked} phút."
        yield Remark(where, message, f"{asked} phút", f"{taken} phút")


@rule(
    "B13",
    "Thường kỳ và chuyên đề không thay nhau; không ghép sinh hoạt chi bộ với cuộc họp khác.",
    "meeting.kind agenda_items thematic",
    needs=PROGRAMMED,
)
def nothing_merged(case: Case) -> Iterator[Remark]:
    """Regular and thematic meetings do not stand in for each other, nor is another meeting merged in (HD 42)."""
    kind, items = case.meeting.kind, case.dossier.agenda_items
    for index, item in enumerate(items):
        content = item.content.casefold()
        for other, wanted in folded(case.limits.other_meetings):
            if wanted in content:
                place = f"Mục {index + 1} của chương trình"
                message = f"{place} có “{other}”; không ghép sinh hoạt chi bộ với cuộc họp khác."
                yield Remark(f"agenda_items[{index}].content", message, "chỉ nội dung sinh hoạt chi bộ", other)
    thematic = [item for item in items if item.kind is _THEMATIC]
    if kind is MeetingKind.REGULAR and thematic:
        message = "Chương trình có mục chuyên đề mà loại sinh hoạt ghi là thường kỳ; nếu làm cả hai, hãy ghi kết hợp."
        yield Remark("meeting.kind", message, MeetingKind.COMBINED.label, kind.label)
    if kind is MeetingKind.COMBINED and any(item.kind for item in items) and not thematic:
        message = "Ghi là thường kỳ kết hợp chuyên đề mà chương trình không có mục chuyên đề riêng; hãy tách thành mục."
        yield Remark("agenda_items", message, "một mục chuyên đề", "không có")

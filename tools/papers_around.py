"""The text of the papers around a meeting: invitation, committee's minutes, thematic minutes, self-assessment.

Built with the same parts as papers.py; shared/domain is the source, see docs/templates.md.
"""

from __future__ import annotations

from hd05_word import (
    each,
    greeting,
    grounds,
    head,
    kind_and_subject,
    new_paper,
    optional_cell,
    p,
    paragraphs,
    signature,
    table,
    two_signatures,
    when,
)
from papers import (
    COMRADE,
    MEETING,
    MET,
    NEXT_MONTH,
    THEMED,
    THIS_MONTH,
    Paper,
    closing,
    labelled,
    listed,
    numbered,
    points,
    who_came,
)

# Invitation -----------------------------------------------------------------------------------------------

GUEST = (
    "{{ guest.address }}{{ guest.name }}"
    "{% if guest.role %}, {{ guest.role }}{% endif %}{% if guest.unit %}, {{ guest.unit }}{% endif %}"
)
TOGETHER = "extra.together and meeting.guests|length > 1"
NO_SHOW = "['opening', 'vote', 'score', 'minutes', 'close']"  # what every meeting has: no content to invite to


def _invited() -> str:
    all_of_them = each("guest in meeting.guests", p("- " + GUEST + "{% if loop.last %}.{% else %};{% endif %}"))
    return when(TOGETHER, greeting("Kính mời:"), all_of_them) + when(f"not ({TOGETHER})", greeting("Kính mời:", GUEST))


def _short(name: str, heading: str) -> tuple[str, str, str]:
    """A point whose only item stands in its own line: an invitation should fit on one page."""
    items = f"extra.{name}"
    only = "{% if " + items + "|length == 1 %} {{ " + items + "|first|sentence }}{% endif %}"
    return items, heading + ":" + only, when(f"{items}|length > 1", listed(items))


def _one_invitation() -> str:
    contents = each(f"item in agenda_items if item.kind not in {NO_SHOW}", labelled("item.content", "'- '"))
    whom = (
        "{% if " + TOGETHER + " %}các đồng chí, các vị đại biểu{% elif guest.is_superior %}đồng chí{% else %}đại biểu"
    )
    return (
        head()
        + kind_and_subject("dự " + MEETING)
        + _invited()
        + p("{{ org.cell_name }} trân trọng kính mời " + whom + "{% endif %} tới dự, cụ thể như sau:", "lead")
        + p("1. Thời gian: " + MET + "{% if agenda_minutes %}; dự kiến {{ agenda_minutes }} phút{% endif %}.")
        + p("2. Địa điểm: {{ meeting.place }}; hình thức: {{ meeting.mode.label }}.")
        + p("3. Nội dung:", "lead")
        + when(THEMED, p("- Chuyên đề: {{ thematic.title|sentence }}"))
        + contents
        + points([_short("requests", "Đề nghị đại biểu"), _short("enclosures", "Tài liệu gửi kèm")], before=3)
        + p(
            "Rất mong "
            + whom
            + "{% endif %} bố trí thời gian tới dự đầy đủ, đúng giờ; nếu không dự được, xin báo trước "
            "để {{ org.cell_name }} chủ động chuẩn bị.",
            "body_last",
        )
        + signature()
    )


def invitation() -> str:
    return each(
        "guest in meeting.guests",
        when("loop.first or not extra.together", _one_invitation()),
        when("not loop.last and not extra.together", new_paper()),
    )


# Minutes of the committee ---------------------------------------------------------------------------------

BODY = "{% if org.has_committee %}Chi uỷ{% else %}Bí thư, Phó Bí thư{% endif %}"
PREPARES = "chuẩn bị " + MEETING


def _committee_present() -> str:
    guests = ["True", "True", "extra.guests"]
    return (
        p("I- THÀNH PHẦN", "heading")
        + p("1. Có mặt: {{ committee_meeting.present|length }}/{{ committee_meeting.called }} đồng chí:", "lead")
        + each(
            "one in committee_meeting.present",
            p(
                "- Đồng chí {{ one.full_name }}{% if one.role %}, {{ one.role }}{% endif %}"
                "{% if loop.last %}.{% else %};{% endif %}"
            ),
        )
        + p(
            "2. Vắng mặt: {{ committee_meeting.absent|length }} đồng chí{% for absence in committee_meeting.absent %}"
            "{% if loop.first %}: {% else %}, {% endif %}{{ absence.who.full_name }}"
            "{% if absence.reason %} ({{ absence.reason }}){% endif %}{% endfor %}."
        )
        + when(
            "extra.guests",
            p(numbered("position", guests) + ". Khách mời:", "lead"),
            each(
                "guest in extra.guests",
                p(
                    "- {{ guest.name }}{% if guest.role %}, {{ guest.role }}{% endif %}"
                    "{% if loop.last %}.{% else %};{% endif %}"
                ),
            ),
        )
        + p(
            numbered("position", [*guests, "True"]) + ". Chủ trì: {{ committee_meeting.chair|with_role }}. "
            "Thư ký: {{ committee_meeting.clerk|with_role }}."
        )
    )


def _said(rows: str) -> str:
    """What each person said, a row a person."""
    return each(f"item in {rows}", labelled("item.content", COMRADE.format("item.who"), "item.who.full_name", "': '"))


def _committee_contents() -> str:
    approved = "draft in drafts if draft.id in committee_meeting.approved_draft_ids"
    parts = [
        ("True", "Nội dung đưa ra sinh hoạt chi bộ", listed("committee_meeting.contents")),
        (
            "committee_meeting.last_month_assessment",
            "Đánh giá kết quả lãnh đạo thực hiện nhiệm vụ " + THIS_MONTH,
            labelled("committee_meeting.last_month_assessment", "''"),
        ),
        (
            "committee_meeting.next_month_plan",
            "Dự kiến nhiệm vụ " + NEXT_MONTH,
            labelled("committee_meeting.next_month_plan", "''"),
        ),
        (
            "committee_meeting.review_note",
            "Rà soát tình hình, chọn việc làm thiết thực",
            labelled("committee_meeting.review_note", "''"),
        ),
        (
            "committee_meeting.key_points",
            "Trọng tâm thảo luận, biểu quyết tại chi bộ",
            listed("committee_meeting.key_points"),
        ),
        (
            "committee_meeting.draft_comments or committee_meeting.approved_draft_ids",
            "Ý kiến về các dự thảo, tài liệu",
            labelled("committee_meeting.draft_comments", "''")
            + when(
                "committee_meeting.approved_draft_ids and drafts",
                p("Các dự thảo, tài liệu được thống nhất trình chi bộ:", "lead"),
                each(approved, p("- {{ draft.title }}{% if loop.last %}.{% else %};{% endif %}")),
            ),
        ),
        ("extra.opinions", "Ý kiến khác", _said("extra.opinions")),
        (
            "committee_meeting.assignments",
            "Phân công chuẩn bị",
            each(
                "item in committee_meeting.assignments",
                p(
                    "- Đồng chí {{ item.who.full_name }}: {{ item.prepares }}"
                    "{% if item.due %}, chậm nhất ngày {{ item.due|date }}{% endif %}"
                    "{% if loop.last %}.{% else %};{% endif %}"
                ),
            ),
        ),
        (
            "True",
            "Thời gian, địa điểm, hình thức sinh hoạt chi bộ",
            p("Hồi " + MET + ", tại {{ meeting.place }}; hình thức {{ meeting.mode.label }}."),
        ),
    ]
    return p("II- NỘI DUNG", "heading") + points(parts)


def committee_minutes() -> str:
    start, end = "committee_meeting.start_at", "committee_meeting.end_at"
    return (
        head()
        + kind_and_subject("{% if org.has_committee %}họp chi uỷ{% else %}họp cấp uỷ{% endif %} " + PREPARES)
        + grounds()
        + p(
            "Hôm nay, hồi {{ " + start + "|clock }}, {{ " + start + "|weekday }}, ngày {{ " + start + "|date }}, tại "
            "{{ committee_meeting.place }}, " + BODY + " {{ org.cell_name }} họp " + PREPARES + "."
        )
        + _committee_present()
        + _committee_contents()
        + when(
            "committee_meeting.decision_text",
            p("III- KẾT LUẬN CỦA CHỦ TRÌ", "heading"),
            labelled("committee_meeting.decision_text", "''"),
        )
        + p(
            "Biên bản này ghi đúng diễn biến của cuộc họp, đã đọc cho các đồng chí dự họp nghe và được thông qua. "
            "Cuộc họp kết thúc hồi {{ " + end + "|clock }}{% if " + end + "|date != " + start + "|date %}, "
            "ngày {{ " + end + "|date }}{% else %} cùng ngày{% endif %}.",
            "body_last",
        )
        + two_signatures("committee_meeting")
    )


# Minutes of a thematic sitting ----------------------------------------------------------------------------

TOPIC = "sinh hoạt chuyên đề {{ thematic.quarter_text }} năm {{ meeting.period.year }}"
IN_THIS_SITTING = "meeting.kind == 'chuyen_de' and not thematic_meeting"  # what the dossier records besides is of it


def _at_the_sitting(text: str) -> str:
    """Text about the meeting, said of the sitting in which the topic was treated."""
    return text.replace("meeting.", "thematic_sitting.").replace("counts.", "thematic_counts.")


def _topic_treated() -> str:
    opinions = f"thematic.reflections or (discussion and {IN_THIS_SITTING})"
    spoken = each(
        f"item in discussion if {IN_THIS_SITTING}",
        labelled("item.content", COMRADE.format("item.speaker"), "item.speaker.full_name", "': '"),
    )
    parts = [
        (
            "True",
            "Tên chuyên đề, người soạn",
            p("Chuyên đề: {{ thematic.title|sentence }}")
            + when("thematic.author", p("Người soạn, trình bày: {{ thematic.author|with_role }}.")),
        ),
        ("thematic.purpose", "Mục đích, yêu cầu", labelled("thematic.purpose", "''")),
        ("thematic.summary", "Tóm tắt chuyên đề", labelled("thematic.summary", "''")),
        (opinions, "Ý kiến thảo luận, liên hệ", listed("thematic.reflections") + spoken),
    ]
    return p("II- NỘI DUNG CHUYÊN ĐỀ", "heading") + points(parts)


def _topic_concluded() -> str:
    author = "{% if thematic.author %}Đồng chí {{ thematic.author.full_name }}{% else %}Người soạn{% endif %}"
    return (
        labelled("thematic.conclusion", "'Nội dung cần tiếp thu: '")
        + labelled("thematic.application", "'Vận dụng: '")
        + when(
            "extra.deeds",
            p("Việc làm thiết thực đăng ký sau chuyên đề:", "lead"),
            each(
                "deed in extra.deeds",
                p(
                    "- {% if deed.who %}Đồng chí {{ deed.who.full_name }}: {% endif %}{{ deed.work }}"
                    "{% if deed.due %}, chậm nhất ngày {{ deed.due|date }}{% endif %}"
                    "{% if loop.last %}.{% else %};{% endif %}"
                ),
            ),
        )
        + when(
            "thematic.due_final",
            p(
                author + " hoàn thiện chuyên đề, đăng Sổ tay đảng viên điện tử, báo cáo cấp uỷ cấp trên chậm nhất ngày "
                "{{ thematic.due_final|date }}."
            ),
        )
    )


VOTED = (
    "- {{ vote.subject }}: tán thành {{ vote.agree }}/{{ thematic_counts.eligible }} đồng chí có quyền biểu quyết"
    "{% if thematic_counts.eligible %}, đạt {{ vote.agree|percent_of(thematic_counts.eligible) }}{% endif %}; "
    "không tán thành {{ vote.disagree or 0 }}; không có ý kiến {{ vote.abstain or 0 }}"
    "{% if loop.last %}.{% else %};{% endif %}"
)


def thematic_minutes() -> str:
    concluded = "thematic.conclusion or thematic.application or thematic.due_final or extra.deeds"
    voted = f"extra.votes or (votes and {IN_THIS_SITTING})"
    conditions = ["True", "True", concluded, voted]
    return (
        head()
        + kind_and_subject(TOPIC)
        + grounds()
        + p(
            _at_the_sitting("Hôm nay, hồi " + MET + ", tại {{ meeting.place }}, ")
            + "{{ org.cell_name }} tổ chức "
            + TOPIC
            + _at_the_sitting(", hình thức {{ meeting.mode.label }}.")
        )
        + _at_the_sitting(who_came())
        + _topic_treated()
        + when(
            concluded,
            p(numbered("roman", conditions[:3]) + "- KẾT LUẬN CỦA CHỦ TRÌ", "heading"),
            _topic_concluded(),
        )
        + when(
            voted,
            p(numbered("roman", conditions) + "- BIỂU QUYẾT", "heading"),
            each("vote in extra.votes", p(VOTED)),
            each(f"vote in votes if {IN_THIS_SITTING}", p(VOTED)),
        )
        + _at_the_sitting(closing())
        + two_signatures("thematic_sitting")
    )


# Self-assessment ------------------------------------------------------------------------------------------


def _score_table() -> str:
    superior = "{% if row.superior_score is not none %}{{ row.superior_score }}{% endif %}"
    all_superior = "{% if assessment.superior_total is not none %}{{ assessment.superior_total }}{% endif %}"
    return table(
        "row in assessment.rows",
        [
            ("TT", 12, p("{{ row.code }}", "cell_center")),
            ("Tiêu chí", 54, p("{{ row.title }}", "cell")),
            ("Điểm tối đa", 17, p("{{ row.max }}", "cell_center")),
            ("Chi bộ tự chấm", 20, p("{{ row.self_score }}", "cell_center")),
            ("Cấp uỷ cấp trên chấm", 22, p(superior, "cell_center")),
            ("Căn cứ, ghi chú", 40, optional_cell("row.ground")),
        ],
        last=[
            p("", "column"),
            p("Tổng cộng", "column"),
            p("{{ assessment.most }}", "column"),
            p("{{ assessment.total }}", "column"),
            p(all_superior, "column"),
            p("", "column"),
        ],
    )


def self_assessment() -> str:
    return (
        head()
        + kind_and_subject("chất lượng " + MEETING)
        + grounds()
        + p(
            "Buổi sinh hoạt hồi " + MET + ", tại {{ meeting.place }}"
            "{% if attendance %}; có mặt {{ counts.present }}/{{ counts.expected }} đồng chí phải dự"
            "{% if counts.rate_text %}, đạt {{ counts.rate_text }}{% endif %}{% endif %}."
        )
        + when("assessment.marker", p("Người theo dõi, chấm điểm: {{ assessment.marker|with_role }}."))
        + p("I- ĐIỂM TỰ CHẤM", "heading")
        + _score_table()
        + p("II- KẾT QUẢ", "heading")
        + p("Chi bộ tự chấm: {{ assessment.total }}/{{ assessment.most }} điểm.")
        + p(
            "Xếp loại: {{ assessment.grade }}."
            "{% if assessment.votes_for is not none %} Số đồng chí tán thành: {{ assessment.votes_for }}"
            "{% if counts.eligible %}/{{ counts.eligible }} đồng chí có quyền biểu quyết, đạt "
            "{{ assessment.votes_for|percent_of(counts.eligible) }}{% endif %}.{% endif %}"
        )
        + when(
            "assessment.superior_total is not none",
            p(
                "Cấp uỷ cấp trên chấm {{ assessment.superior_total }}/{{ assessment.most }} điểm, xếp loại: "
                "{{ assessment.superior_grade }}."
            ),
        )
        + when(
            "assessment.weaknesses or assessment.fixes",
            p("III- MẶT HẠN CHẾ VÀ CÁCH KHẮC PHỤC", "heading"),
            labelled("assessment.weaknesses", "'Mặt hạn chế: '"),
            labelled("assessment.fixes", "'Cách khắc phục: '"),
        )
        + p(
            "{{ org.cell_name }} kính báo cáo "
            "{% if org.superior_committee %}{{ org.superior_committee }}{% else %}cấp uỷ cấp trên{% endif %} "
            "kết quả tự đánh giá chất lượng buổi sinh hoạt nêu trên để xem xét, quyết định xếp loại.",
            "body_last",
        )
        + signature()
    )


# Plan of a year -------------------------------------------------------------------------------------------


def _planned(rows: str) -> str:
    days = [
        ("Họp chi uỷ", "committee_at"),
        ("Xong dự thảo", "drafts_due"),
        ("Gửi tài liệu", "papers_due"),
        ("Đăng kết quả", "posting_due"),
        ("Báo cáo", "report_due"),
    ]
    return table(
        f"item in extra.{rows}",
        [
            ("TT", 10, p("{{ loop.index }}", "cell_center")),
            ("Buổi sinh hoạt", 37, p("{{ item.title }}", "cell")),
            ("Thời gian", 33, p("{{ item.start_at|weekday }}, ngày {{ item.start_at|date }}", "cell")),
            *((heading, 17, p("{{ item." + name + "|day_month }}", "cell_center")) for heading, name in days),
        ],
    )


def year_plan() -> str:
    return (
        head()
        + kind_and_subject("sinh hoạt chi bộ năm {{ extra.year }}")
        + grounds()
        + p(
            "{{ org.cell_name }} tổ chức sinh hoạt năm {{ extra.year }} tại {{ extra.place }}, bắt đầu hồi "
            "{{ (extra.regular|first).start_at|clock }}, cụ thể như sau:",
            "lead",
        )
        + p("I- SINH HOẠT THƯỜNG KỲ", "heading")
        + p("Mỗi tháng một lần, vào ngày 24 hoặc 25:", "lead")
        + _planned("regular")
        + p("II- SINH HOẠT CHUYÊN ĐỀ", "heading")
        + p("Mỗi quý ít nhất một lần, nội dung không trùng với sinh hoạt thường kỳ:", "lead")
        + _planned("thematic")
        + p("III- TỔ CHỨC THỰC HIỆN", "heading")
        + p(
            "1. {% if org.has_committee %}Chi uỷ họp{% else %}Bí thư, Phó Bí thư họp{% endif %} thống nhất nội dung; "
            "người được phân công hoàn thành dự thảo, gửi tài liệu tới đảng viên và đăng Sổ tay đảng viên điện tử "
            "trước giờ họp ít nhất 01 ngày."
        )
        + p(
            "2. Sau buổi sinh hoạt, đăng kết quả lên Sổ tay đảng viên điện tử trong 02 ngày và báo cáo cấp uỷ cấp trên "
            "trong 03 ngày làm việc."
        )
        + p(
            "3. Khi phải họp vào ngày khác, {% if org.has_committee %}chi uỷ{% else %}Bí thư Chi bộ{% endif %} "
            "báo trước cho đảng viên, cấp uỷ cấp trên và ghi rõ lý do vào biên bản.",
            "body_last",
        )
        + signature()
    )


# Report of a year ------------------------------------------------------------------------------------------


def _members_and_months() -> str:
    """Who came when: a narrow column a month, and of how many thematic sittings the member came to how many."""
    months = [(str(number), 9, p("{{ item.month_" + str(number) + " }}", "cell_center")) for number in range(1, 13)]
    return table(
        "item in extra.members",
        [("Đảng viên", 43, p("{{ item.name }}", "cell")), *months, ("CĐ", 14, p("{{ item.thematic }}", "cell_center"))],
    )


def _what_months_brought() -> str:
    return table(
        "item in extra.months",
        [
            ("Tháng", 19, p("{{ item.month }}", "cell_center")),
            ("Tỷ lệ dự", 22, p("{{ item.rate }}", "cell_center")),
            ("Nghị quyết, kết luận", 32, p("{{ item.papers }}", "cell")),
            ("Biểu dương", 32, p("{{ item.commended }}", "cell")),
            ("Việc làm thiết thực", 40, optional_cell("item.deed")),
            ("Tự chấm", 20, p("{{ item.score }}", "cell_center")),
        ],
    )


def _what_became_of_tasks() -> str:
    return table(
        "item in extra.tasks",
        [
            ("Tháng", 19, p("{{ item.month }}", "cell_center")),
            ("Nhiệm vụ", 53, paragraphs("item.work", "cell")),
            ("Người thực hiện", 30, p("{{ item.leads }}", "cell")),
            ("Thời hạn", 28, p("{{ item.due }}", "cell_center")),
            ("Kết quả", 35, paragraphs("item.outcome", "cell")),
        ],
    )


def _reasons() -> str:
    """Why each member was absent; the last line goes with the closing sentence and the signature to one page."""
    line = "{{ line }}"
    return each(
        "line in extra.absences|dashed",
        when("loop.last", p(line, "body_last")),
        when("not loop.last", p(line)),
    )


def year_report() -> str:
    return (
        head()
        + kind_and_subject("sinh hoạt chi bộ năm {{ extra.year }}")
        + grounds()
        + p("{{ org.cell_name }} báo cáo kết quả sinh hoạt năm {{ extra.year }} như sau:", "lead")
        + p("I- TỔ CHỨC SINH HOẠT", "heading")
        + p("{{ extra.held }} {{ extra.rates }}")
        + _what_months_brought()
        + when("extra.tasks", p("II- NHIỆM VỤ ĐÃ GIAO VÀ KẾT QUẢ", "heading"), _what_became_of_tasks())
        + p("{% if extra.tasks %}III{% else %}II{% endif %}- ĐẢNG VIÊN DỰ SINH HOẠT", "heading")
        + p("Ký hiệu: {{ extra.legend }}.", "lead")
        + _members_and_months()
        + when("extra.runs", p("{{ extra.runs }}"))
        + when("extra.absences", p("Lý do vắng:", "lead"), _reasons())
        + p(
            "Trên đây là kết quả sinh hoạt năm {{ extra.year }}, {{ org.cell_name }} kính báo cáo cấp uỷ cấp trên.",
            "body_last",
        )
        + signature()
    )


PAPERS_OF_A_YEAR = {
    "year-plan": Paper("Kế hoạch sinh hoạt chi bộ năm", year_plan),
    "year-report": Paper("Báo cáo sinh hoạt chi bộ năm", year_report),
}
PAPERS_AROUND = {
    "invitation": Paper("Giấy mời dự sinh hoạt chi bộ", invitation),
    "committee-minutes": Paper("Biên bản họp chi uỷ", committee_minutes),
    "thematic-minutes": Paper("Biên bản sinh hoạt chuyên đề", thematic_minutes),
    "self-assessment": Paper("Phiếu tự đánh giá chất lượng sinh hoạt chi bộ", self_assessment),
}

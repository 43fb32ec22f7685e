"""Minutes of the committee and of a thematic sitting."""

from __future__ import annotations

from tools.papers.blocks import grounds, head, kind_and_subject, labelled, listed, numbered, points, two_signatures
from tools.papers.markup import each, p, when
from tools.papers.sections import MEETING, MET, NEXT_MONTH, THIS_MONTH, closing, said, who_came
from tools.papers.votes import base, tally

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


def _drafts() -> str:
    approved = "draft in drafts if draft.id in committee_meeting.approved_draft_ids"
    return labelled("committee_meeting.draft_comments", "''") + when(
        "committee_meeting.approved_draft_ids and drafts",
        p(
            "Các dự thảo, tài liệu được {% if committee_meeting.agreed is not none %}{{ committee_meeting.agreed }}/"
            "{{ committee_meeting.present|length }} đồng chí {% endif %}thống nhất trình chi bộ:",
            "lead",
        ),
        each(approved, p("- {{ draft.title }}{% if loop.last %}.{% else %};{% endif %}")),
    )


def _assignments() -> str:
    return each(
        "item in committee_meeting.assignments",
        p(
            "- Đồng chí {{ item.who.full_name }}: {{ item.prepares }}"
            "{% if item.due %}, chậm nhất ngày {{ item.due|date }}{% endif %}"
            "{% if loop.last %}.{% else %};{% endif %}"
        ),
    )


def _committee_contents() -> str:
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
            _drafts(),
        ),
        ("extra.opinions", "Ý kiến khác", said("extra.opinions", "who", guests="()")),
        (
            "committee_meeting.assignments",
            "Phân công chuẩn bị",
            _assignments(),
        ),
        (
            "True",
            "Thời gian, địa điểm, hình thức sinh hoạt chi bộ",
            p("Hồi " + MET + ", tại {{ meeting.place|in_text }}; hình thức {{ meeting.mode.label }}."),
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
            "{{ committee_meeting.place|in_text }}, " + BODY + " {{ org.cell_name }} họp " + PREPARES + "."
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


TOPIC = "sinh hoạt chuyên đề {{ thematic.quarter_text }} năm {{ meeting.period.year }}"
IN_THIS_SITTING = "meeting.kind == 'chuyen_de' and not thematic_meeting"  # what the dossier records besides is of it


def _at_the_sitting(text: str) -> str:
    """Text about the meeting, said of the sitting in which the topic was treated."""
    return text.replace("meeting.", "thematic_sitting.").replace("counts.", "thematic_counts.")


def _topic_treated() -> str:
    opinions = f"thematic.opinions or thematic.reflections or (discussion and {IN_THIS_SITTING})"
    guests = "thematic_sitting.guests"
    spoken = said("thematic.opinions", "speaker", guests=guests)
    spoken += listed("thematic.reflections")
    spoken += said(f"discussion if {IN_THIS_SITTING}", "speaker", guests=guests)
    parts = [
        (
            "True",
            "Tên chuyên đề, người soạn",
            p("Chuyên đề: {{ thematic.title|sentence }}")
            + when("thematic.author", p("Người soạn, trình bày: {{ thematic.author|with_role }}.")),
        ),
        ("thematic.purpose", "Mục đích, yêu cầu", labelled("thematic.purpose", "''")),
        ("thematic.summary", "Tóm tắt chuyên đề", labelled("thematic.summary", "''")),
        (opinions, "Ý kiến thảo luận, liên hệ", spoken),
    ]
    return p("II- NỘI DUNG CHUYÊN ĐỀ", "heading") + points(parts)


def _topic_concluded() -> str:
    author = "{% if thematic.author %}Đồng chí {{ thematic.author.full_name }}{% else %}Người soạn{% endif %}"
    return (
        labelled("thematic.quality", "'Đánh giá chất lượng chuyên đề: '")
        + labelled("thematic.conclusion", "'Nội dung cần tiếp thu: '")
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
    "- {{ vote.subject }}: " + tally("vote.agree", "thematic_counts") + "; "
    "không tán thành {{ vote.disagree or 0 }}; không có ý kiến {{ vote.abstain or 0 }}"
)


END = "{% if loop.last %}.{% else %};{% endif %}"


def thematic_minutes() -> str:
    concluded = "thematic.quality or thematic.conclusion or thematic.application or thematic.due_final or extra.deeds"
    voted = f"extra.votes or (votes and {IN_THIS_SITTING})"
    conditions = ["True", "True", concluded, voted]
    return (
        head()
        + kind_and_subject(TOPIC)
        + grounds()
        + p(
            _at_the_sitting("Hôm nay, hồi " + MET + ", tại {{ meeting.place|in_text }}, ")
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
            base("thematic_counts"),
            each(
                "vote in extra.votes", p(VOTED + "{% if vote.method %}; hình thức: {{ vote.method }}{% endif %}" + END)
            ),
            each(f"vote in votes if {IN_THIS_SITTING}", p(VOTED + "; hình thức: {{ vote.method.label }}" + END)),
        )
        + _at_the_sitting(closing())
        + two_signatures("thematic_sitting")
    )

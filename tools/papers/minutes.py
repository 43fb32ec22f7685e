"""The agenda and the minutes of a meeting."""

from __future__ import annotations

from tools.papers.blocks import (
    grounds,
    head,
    kind_and_subject,
    labelled,
    listed,
    numbered,
    points,
    previous_tasks_table,
    signature,
    task_table,
    two_signatures,
)
from tools.papers.markup import each, p, paragraphs, table, when
from tools.papers.sections import (
    HAS_RESULTS,
    HAS_THINKING,
    IS_MARKED,
    MEETING,
    MET,
    NEXT_MONTH,
    THEMED,
    THIS_MONTH,
    assessment,
    closing,
    commended,
    deed,
    dues,
    news,
    optional,
    said,
    thinking,
    topic,
    who_came,
)
from tools.papers.votes import base, tally


def agenda() -> str:
    slot = "{{ agenda_items|clock_slot(loop.index, meeting.start_at) }}"
    items = table(
        "item in agenda_items",
        [
            ("TT", 9, p("{{ loop.index }}", "cell_center")),
            ("Giờ", 24, p("{% if extra.slots %}" + slot + "{% endif %}", "cell_center")),
            ("Nội dung", 51, paragraphs("item.content", "cell")),
            ("Người thực hiện", 35, p("{% if item.presenter %}{{ item.presenter.full_name }}{% endif %}", "cell")),
            ("Thời gian", 22, p("{% if item.minutes %}{{ item.minutes }} phút{% endif %}", "cell_center")),
            ("Ghi chú", 24, p("{{ item.note }}", "cell")),
        ],
        if_any=["Giờ", "Người thực hiện", "Thời gian", "Ghi chú"],
    )
    return (
        head()
        + kind_and_subject(MEETING)
        + grounds()
        + when(THEMED, p("Chuyên đề: {{ thematic.title|sentence }}"))
        + p(
            "Thời gian: {{ meeting.start_at|clock }}, {{ meeting.weekday }}, ngày {{ meeting.start_at|date }}"
            "{% if agenda_minutes %}, dự kiến {{ agenda_minutes }} phút{% endif %}. "
            "Địa điểm: {{ meeting.place }}. Hình thức: {{ meeting.mode.label }}."
            "{% if meeting.chair %} Chủ trì: {{ meeting.chair|with_role }}.{% endif %} Nội dung chương trình:",
            "lead",
        )
        + items
        + p(
            "Đề nghị các đồng chí đảng viên nghiên cứu trước tài liệu, chuẩn bị ý kiến phát biểu và tham dự đầy đủ, "
            "đúng giờ.",
            "body_last",
        )
        + signature()
    )


def _review() -> str:
    return (
        when("review.done", p("Việc làm được:", "lead"), listed("review.done"))
        + when("review.not_done", p("Hạn chế, việc chưa làm được:", "lead"), listed("review.not_done"))
        + when("review.causes", p("Nguyên nhân:", "lead"), listed("review.causes"))
    )


def _contents_of_minutes() -> str:
    """The numbered parts of section II; each knows which parts may stand before it."""
    parts = [
        ("meeting.fee_status", "Thông báo tình hình đảng viên, đảng phí", dues()),
        (
            "news_docs or extra.current_affairs",
            "Thời sự, văn bản mới",
            labelled("extra.current_affairs", "'Thông tin thời sự: '")
            + when("news_docs", p("Phổ biến, quán triệt:", "lead"), news()),
        ),
        (HAS_THINKING, "Chính trị, tư tưởng, xây dựng Đảng", thinking()),
        (
            HAS_RESULTS,
            "Kết quả lãnh đạo thực hiện nhiệm vụ " + THIS_MONTH,
            when("review", _review()) + when("prev_tasks", p("Kết quả từng nhiệm vụ:", "lead"), previous_tasks_table()),
        ),
        (THEMED, "Sinh hoạt chuyên đề {{ thematic.quarter_text }}", _thematic()),
        (
            "tasks or practical_deed",
            "Nhiệm vụ " + NEXT_MONTH,
            when("tasks", p("Các nhiệm vụ được nêu ra để thảo luận, phân công:", "lead"), task_table()) + deed(),
        ),
        ("extra.orientation", "Định hướng của đảng uỷ", labelled("extra.orientation", "''")),
        (
            "extra.superior_speech or extra.acceptance",
            "Ý kiến của đại biểu cấp trên",
            said("extra.superior_speech", "who") + labelled("extra.acceptance", "'Tiếp thu: '"),
        ),
        (
            "discussion",
            "Ý kiến thảo luận ({{ discussion|length }} ý kiến)",
            each(
                "item in discussion",
                labelled(
                    "item.content",
                    "'- '",
                    "item.speaker|addressed(meeting.guests)",
                    *optional(" (", "item.topic", "')'"),
                    "': '",
                ),
                labelled("item.reply", "'Tiếp thu, trả lời: '"),
            ),
        ),
        ("criticism", "Tự phê bình, phê bình, nhắc nhở", said("criticism", "member")),
        ("commendations", "Biểu dương người tốt, việc tốt", commended()),
    ]
    return when(" or ".join(f"({one})" for one, *_ in parts), p("II- NỘI DUNG", "heading"), points(parts))


def _thematic() -> str:
    return (
        when("thematic.author", p("Người soạn chuyên đề: {{ thematic.author|with_role }}."))
        + labelled("thematic.purpose", "'Mục đích, yêu cầu: '")
        + labelled("thematic.summary", "'Nội dung chính: '")
        + when(
            "thematic.opinions or thematic.reflections",
            p("Ý kiến thảo luận, liên hệ:", "lead"),
            said("thematic.opinions", "speaker"),
            listed("thematic.reflections"),
        )
        + labelled("thematic.quality", "'Đánh giá chất lượng chuyên đề: '")
        + topic()
    )


def _conclusion() -> str:
    return (
        each("line in conclusion.points|numbered", p("{{ line }}"))
        + labelled("conclusion.orientation", "'Định hướng tư tưởng: '")
        + when(
            "conclusion.petitions",
            p("Kiến nghị và trả lời:", "lead"),
            each(
                "item in conclusion.petitions",
                labelled("item.content", "'- '", "item.who|addressed(meeting.guests)", "': '"),
                labelled("item.answer", "'Trả lời: '"),
            ),
        )
    )


VOTE = (
    tally("vote.agree") + "; không tán thành {{ vote.disagree }}; không có ý kiến {{ vote.abstain }}; "
    "hình thức: {{ vote.method.label }}"
)


def minutes() -> str:
    contents = "True"  # who came stands in every minutes
    conditions = [contents]
    any_content = (
        "news_docs or review or prev_tasks or tasks or practical_deed or discussion or criticism or commendations "
        "or meeting.fee_status or extra.current_affairs or extra.orientation or extra.superior_speech "
        f"or extra.acceptance or ({THEMED})"
    )
    conditions.append(any_content)
    sections = [
        ("conclusion", "KẾT LUẬN CỦA CHỦ TRÌ", _conclusion()),
        (
            "votes",
            "BIỂU QUYẾT",
            base()
            + each("vote in votes", p("- {{ vote.subject }}: " + VOTE + "{% if loop.last %}.{% else %};{% endif %}")),
        ),
        (IS_MARKED, "TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT", assessment("votes")),
    ]
    built = ""
    for condition, heading, content in sections:
        conditions.append(condition)
        built += when(condition, p(numbered("roman", conditions) + "- " + heading, "heading"), content)
    return (
        head()
        + kind_and_subject(MEETING)
        + grounds()
        + p(
            "Hôm nay, hồi " + MET + ", tại {{ meeting.place|in_text }}, {{ org.cell_name }} tổ chức sinh hoạt chi bộ "
            "{{ meeting.kind.label }} "
            + THIS_MONTH
            + "{% if meeting.is_model %} (sinh hoạt mẫu){% endif %}, hình thức "
            "{{ meeting.mode.label }}."
        )
        + labelled("meeting.date_exception", "'Lý do họp vào ngày khác ngày quy định: '")
        + who_came()
        + _contents_of_minutes()
        + built
        + closing()
        + two_signatures()
    )

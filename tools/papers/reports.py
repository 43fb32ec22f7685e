"""The committee's report to the cell before the decision, and the cell's report of the meeting to its superior."""

from __future__ import annotations

from tools.papers.blocks import (
    MEMBERS,
    TO_THE_SUPERIOR,
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
)
from tools.papers.markup import each, p, table, when
from tools.papers.sections import (
    HAS_THINKING,
    IS_MARKED,
    MEETING,
    MET,
    NEXT_MONTH,
    SUPERIOR,
    THIS_MONTH,
    assessment,
    commended,
    deed,
    dues,
    news,
    thinking,
)
from tools.papers.votes import base, tally

REPORTS = "{% if org.has_committee %}Chi uỷ{% else %}Bí thư Chi bộ{% endif %}"


def _month_reviewed() -> str:
    parts = [
        (
            f"news_docs or ({HAS_THINKING})",
            "Chính trị, tư tưởng, xây dựng Đảng",
            when("news_docs", p("Phổ biến, quán triệt:", "lead"), news()) + when("review", thinking()),
        ),
        ("review and review.done", "Kết quả đạt được", listed("review.done")),
        ("prev_tasks", "Kết quả thực hiện các nhiệm vụ đã đề ra", previous_tasks_table()),
        (
            "review and (review.not_done or review.causes)",
            "Hạn chế và nguyên nhân",
            listed("review.not_done") + when("review.causes", p("Nguyên nhân:", "lead"), listed("review.causes")),
        ),
    ]
    return points(parts)


def committee_report() -> str:
    asked = "extra.questions or (committee_meeting and committee_meeting.key_points)"
    to_discuss = (
        when("extra.questions", listed("extra.questions"))
        + when("not extra.questions and committee_meeting", listed("committee_meeting.key_points"))
        + labelled("extra.proposals", "'Đề xuất, kiến nghị: '")
    )
    discussed = f"({asked}) or extra.proposals"
    return (
        head()
        + kind_and_subject(f"kết quả lãnh đạo thực hiện nhiệm vụ {THIS_MONTH}; phương hướng, nhiệm vụ {NEXT_MONTH}")
        + grounds()
        + p(REPORTS + " báo cáo hội nghị chi bộ " + THIS_MONTH + " các nội dung sau:", "lead")
        + p("I- KẾT QUẢ LÃNH ĐẠO {{ meeting.period.text|upper }}", "heading")
        + _month_reviewed()
        + p("II- PHƯƠNG HƯỚNG, NHIỆM VỤ {{ meeting.period_next.text|upper }}", "heading")
        + labelled("extra.aims", "''")
        + p("Dự kiến phân công thực hiện các nhiệm vụ sau:", "lead")
        + task_table()
        + deed()
        + when(discussed, p("III- NHỮNG VẤN ĐỀ ĐỀ NGHỊ HỘI NGHỊ THẢO LUẬN", "heading"), to_discuss)
        + p(
            "Trên đây là báo cáo kết quả " + THIS_MONTH + " và phương hướng, nhiệm vụ " + NEXT_MONTH + "; trình hội "
            "nghị chi bộ thảo luận, quyết định.",
            "body_last",
        )
        + signature(MEMBERS)
    )


def _how_it_was_held() -> str:
    guests = (
        "{% for guest in meeting.guests %}{% if loop.first %} Đại biểu dự: {% else %}; {% endif %}"
        "{% if guest.called or guest.is_superior %}{{ guest.address|lower }}{% endif %}{{ guest.name }}"
        "{% if guest.office %}, {{ guest.office }}{% endif %}"
        "{% if loop.last %}.{% endif %}{% endfor %}"
    )
    absent = (
        "{% for absence in counts.excused %}{% if loop.first %} Vắng có lý do: {% else %}, {% endif %}"
        "{{ absence.member.full_name }}{% if absence.reason %} ({{ absence.reason }}){% endif %}"
        "{% if loop.last %}.{% endif %}{% endfor %}"
        "{% for absence in counts.unexcused %}{% if loop.first %} Vắng không lý do: {% else %}, {% endif %}"
        "{{ absence.member.full_name }}{% if loop.last %}.{% endif %}{% endfor %}"
    )
    parts = [
        (
            "True",
            "Thời gian, địa điểm",
            p(
                MET + ", tại {{ meeting.place }}; hình thức {{ meeting.mode.label }}; thời lượng "
                "{{ meeting.duration_min }} phút."
                "{% if meeting.chair %} Chủ trì: {{ meeting.chair|with_role }}.{% endif %}" + guests
            )
            + labelled("meeting.date_exception", "'Lý do họp vào ngày khác ngày quy định: '"),
        ),
        (
            "True",
            "Đảng viên dự sinh hoạt",
            p(
                "Có mặt {{ counts.present }}/{{ counts.expected }} đồng chí phải dự"
                "{% if counts.rate_text %}, đạt {{ counts.rate_text }}{% endif %} (tổng số đảng viên: "
                "{{ counts.total }})." + absent
            ),
        ),
        (
            "meeting.fee_status",
            "Đảng phí",
            dues(),
        ),
    ]
    return p("I- TỔ CHỨC SINH HOẠT", "heading") + points(parts)


DONE = (
    "{% for task in prev_tasks if task.result == 'hoan_thanh' %}{% if loop.first %}{{ loop.length }}{% endif %}"
    "{% else %}0{% endfor %}"
)


def _what_was_done() -> str:
    open_task = each(
        "task in prev_tasks if task.result != 'hoan_thanh'",
        when("loop.first", p("Nhiệm vụ chưa hoàn thành:", "lead")),
        p(
            "- {{ task.work }}: {{ task.result.label|lower }}"
            "{% if task.percent is not none %}, đạt {{ task.percent }}%{% endif %}"
            "{% if loop.last %}.{% else %};{% endif %}"
        ),
    )
    votes = base() + each(
        "vote in votes",
        p(
            "- {{ vote.subject }}: "
            + tally("vote.agree")
            + "; không tán thành {{ vote.disagree }}; không có ý kiến {{ vote.abstain }}"
            "{% if loop.last %}.{% else %};{% endif %}"
        ),
    )
    parts = [
        ("news_docs", "Phổ biến, quán triệt văn bản", news()),
        (
            "prev_tasks",
            "Nhiệm vụ đã giao kỳ trước",
            p("Hoàn thành " + DONE + "/{{ prev_tasks|length }} nhiệm vụ.") + open_task,
        ),
        (
            "thematic and meeting.kind in ['chuyen_de', 'ket_hop']",
            "Sinh hoạt chuyên đề {{ thematic.quarter_text }}",
            p("Chuyên đề: {{ thematic.title|sentence }}") + labelled("thematic.conclusion", "'Kết luận: '"),
        ),
        (
            "discussion or criticism",
            "Thảo luận, tự phê bình và phê bình",
            p(
                "Có {{ discussion|length }} ý kiến thảo luận{% if criticism %}; {{ criticism|length }} ý kiến tự phê "
                "bình, phê bình, nhắc nhở{% endif %}."
            ),
        ),
        ("conclusion", "Kết luận", each("line in conclusion.points|dashed", p("{{ line }}"))),
        ("votes", "Biểu quyết", votes),
        ("commendations", "Biểu dương người tốt, việc tốt", commended()),
    ]
    return when(" or ".join(f"({one})" for one, *_ in parts), p("II- NỘI DUNG, KẾT QUẢ", "heading"), points(parts))


def _what_comes_next() -> str:
    new = table(
        "task in tasks",
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            ("Nhiệm vụ", 74, p("{{ task.work }}", "cell")),
            ("Người thực hiện", 42, p("{{ task.lead_names }}", "cell")),
            ("Thời hạn", 38, p("{{ task.due|date }}", "cell_center")),
        ],
    )
    return when("tasks", new) + deed()


def result_report() -> str:
    contents = (
        "news_docs or prev_tasks or (thematic and meeting.kind in ['chuyen_de', 'ket_hop']) or discussion or criticism "
        "or conclusion or votes or commendations"
    )
    conditions = ["True", contents]
    asked = "extra.proposals or (conclusion and conclusion.petitions)"
    petitions = when(
        "conclusion",
        each(
            "item in conclusion.petitions",
            labelled("item.content", "'- '", "item.who|addressed(meeting.guests)", "': '"),
            labelled("item.answer", "'Trả lời: '"),
        ),
    )
    sections = [
        ("tasks or practical_deed", "NHIỆM VỤ {{ meeting.period_next.text|upper }}", _what_comes_next()),
        (IS_MARKED, "TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT", assessment("votes")),
        (asked, "ĐỀ XUẤT, KIẾN NGHỊ", listed("extra.proposals") + petitions),
    ]
    built = ""
    for condition, heading, content in sections:
        conditions.append(condition)
        built += when(condition, p(numbered("roman", conditions) + "- " + heading, "heading"), content)
    return (
        head()
        + kind_and_subject("kết quả " + MEETING)
        + grounds()
        + p("{{ org.cell_name }} báo cáo " + SUPERIOR + " kết quả " + MEETING + " với các nội dung sau:", "lead")
        + _how_it_was_held()
        + _what_was_done()
        + built
        + p(
            "Trên đây là kết quả " + MEETING + ", {{ org.cell_name }} kính báo cáo " + SUPERIOR + ".",
            "body_last",
        )
        + signature(TO_THE_SUPERIOR)
    )

"""Resolution and conclusion, and their annex, the list of commendations."""

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
)
from tools.papers.markup import each, p, paragraphs, table, when
from tools.papers.sections import (
    COMMITTEE,
    HAS_THINKING,
    IS_MARKED,
    NEXT_MONTH,
    SUPERIOR,
    THEMED,
    THIS_MONTH,
    assessment,
    commended,
    deed,
    news,
    thinking,
    topic,
)
from tools.papers.votes import approval

ATTENDED = (
    "{% if attendance %}; có mặt {{ counts.present }}/{{ counts.expected }} đồng chí phải dự"
    "{% if counts.rate_text %}, đạt {{ counts.rate_text }}{% endif %}"
    "{% if counts.absent_excused %}; vắng có lý do {{ counts.absent_excused }} đồng chí{% endif %}"
    "{% if counts.absent_unexcused %}; vắng không lý do {{ counts.absent_unexcused }} đồng chí{% endif %}"
    "{% if counts.exempt %}; được miễn sinh hoạt {{ counts.exempt }} đồng chí{% endif %}{% endif %}"
)
HINTED = "doc.is_draft and committee_meeting and committee_meeting.key_points"
LASTED = "{% if meeting.end_at %} đến {{ meeting.end_at|clock }} ({{ meeting.duration_min }} phút){% endif %}"
LED = (
    "{% if meeting.chair %}. Chủ trì: {{ meeting.chair|with_role }}{% endif %}"
    "{% if meeting.clerk %}. Thư ký: {{ meeting.clerk|with_role }}{% endif %}"
)
HELD = (
    "Ngày {{ meeting.start_at|date }}, tại {{ meeting.place|in_text }}, {{ org.cell_name }} tổ chức sinh hoạt chi bộ "
    "{{ meeting.kind.label }} " + THIS_MONTH + ", từ {{ meeting.start_at|clock }}" + LASTED + ATTENDED + LED
)


def _opening(decides: str) -> str:
    return when(
        "doc.is_draft",
        p(
            "{{ org.cell_name }} dự kiến " + decides + " tại buổi sinh hoạt {{ meeting.kind.label }}, "
            "ngày {{ meeting.start_at|date }}, các nội dung sau:",
            "lead",
        ),
    ) + when(
        "not doc.is_draft",
        p(HELD + "."),
        p(
            "Sau khi nghe "
            + COMMITTEE
            + " báo cáo, hội nghị đã thảo luận, tự phê bình và phê bình, thống nhất "
            + decides
            + ":",
            "lead",
        ),
    )


def _voted(paper: str) -> str:
    """The closing vote line; the last vote that names this kind of paper counts."""
    return each(
        "vote in votes if not doc.is_draft and vote.paper == doc.kind",
        when(
            "loop.last",
            p(
                paper + " này được " + approval("vote.agree") + ".",
                "body_last",
            ),
        ),
    ) + _spread(paper)


def _spread(paper: str) -> str:
    """The last sentence: it goes with the signature to one page, unless the hints of a draft stand between."""
    words = " này được phổ biến đến toàn thể đảng viên trong chi bộ và các đoàn thể liên quan để tổ chức thực hiện."
    return when(HINTED, p(paper + words)) + when(f"not ({HINTED})", p(paper + words, "body_last"))


def _carrying_out(paper: str) -> str:
    return (
        p(
            "1. {% if org.has_committee %}Chi uỷ{% else %}Bí thư Chi bộ{% endif %} lãnh đạo, theo dõi, đôn đốc thực "
            "hiện "
            + paper
            + " này; đồng chí chịu trách nhiệm từng nhiệm vụ kiểm tra tiến độ, kịp thời báo cáo khó khăn, "
            "vướng mắc."
        )
        + p(
            "2. Đồng chí được giao nhiệm vụ báo cáo tiến độ, kết quả thực hiện với chi bộ tại kỳ sinh hoạt "
            + NEXT_MONTH
            + "; "
            "nhiệm vụ có thời hạn sau kỳ sinh hoạt thì báo cáo kết quả tại kỳ tiếp theo."
        )
        + p(
            "3. "
            + paper
            + " này được đăng Sổ tay đảng viên điện tử trong {{ norms.post_days|two_digits }} ngày, báo cáo "
            + SUPERIOR
            + " trong {{ norms.report_days|two_digits }} ngày làm việc sau buổi sinh hoạt."
        )
    )


def _hints(above: list[str]) -> str:
    """The last section of a draft: what members are asked to think about before the meeting."""
    return when(
        HINTED,
        p(numbered("roman", [*above, HINTED]) + "- GỢI Ý THẢO LUẬN", "heading"),
        listed("committee_meeting.key_points", "lead"),  # with the signature: no page for it alone
    )


def _reviewed_parts() -> list[tuple[str, str, str]]:
    """The points of a resolution's section I: condition, heading and content of each."""
    has_thinking = f"news_docs or ({HAS_THINKING})"
    return [
        (
            has_thinking,
            "Chính trị, tư tưởng, xây dựng Đảng",
            when("news_docs", p("a) Phổ biến, quán triệt văn bản:", "lead"), news())
            + when("review", thinking(before=["news_docs"])),
        ),
        ("review and review.done", "Kết quả đạt được", listed("review.done")),
        ("prev_tasks", "Kết quả thực hiện các nhiệm vụ đã đề ra", previous_tasks_table()),
        (
            "commendations",
            "Biểu dương người tốt, việc tốt{% if doc.has_annex %} (danh sách tại Phụ lục kèm theo){% endif %}",
            commended(),
        ),
        (THEMED, "Sinh hoạt chuyên đề {{ thematic.quarter_text }}", topic()),
        (
            "review and (review.not_done or review.causes)",
            "Hạn chế và nguyên nhân",
            listed("review.not_done") + when("review.causes", p("Nguyên nhân:", "lead"), listed("review.causes")),
        ),
    ]


def resolution() -> str:
    reviewed = f"review or news_docs or prev_tasks or commendations or ({THEMED})"
    scored = f"{IS_MARKED} and not doc.is_draft"
    return (
        head()
        + kind_and_subject("về lãnh đạo thực hiện nhiệm vụ " + NEXT_MONTH)
        + grounds()
        + _opening("quyết nghị")
        + when(
            reviewed,
            p(
                numbered("roman", [reviewed]) + "- ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO {{ meeting.period.text|upper }}",
                "heading",
            ),
            points(_reviewed_parts()),
        )
        + p(
            numbered("roman", [reviewed, "True"]) + "- PHƯƠNG HƯỚNG, NHIỆM VỤ {{ meeting.period_next.text|upper }}",
            "heading",
        )
        + when(
            "extra.direction",
            p("1. Chính trị, tư tưởng, xây dựng Đảng", "lead"),
            listed("extra.direction"),
            p("2. Các nhiệm vụ cụ thể", "lead"),
        )
        + when("not extra.direction", p("Chi bộ tập trung lãnh đạo thực hiện các nhiệm vụ sau:", "lead"))
        + task_table()
        + deed()
        + p(numbered("roman", [reviewed, "True", "True"]) + "- PHÂN CÔNG VÀ TỔ CHỨC THỰC HIỆN", "heading")
        + _carrying_out("Nghị quyết")
        + when(
            scored,
            p(
                numbered("roman", [reviewed, "True", "True", scored]) + "- TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT",
                "heading",
            ),
            assessment(),
        )
        + _voted("Nghị quyết")
        + _hints([reviewed, "True", "True"])
        + signature()
    )


def conclusion() -> str:
    return (
        head()
        + kind_and_subject("về lãnh đạo thực hiện nhiệm vụ " + NEXT_MONTH)
        + grounds()
        + when(
            "conclusion.grounds and not doc.is_draft",
            p(HELD + "."),
            labelled("conclusion.grounds", "''"),
            p("Hội nghị kết luận các nội dung sau:", "lead"),
        )
        + when("conclusion.grounds and doc.is_draft", labelled("conclusion.grounds", "''"))
        + when("not conclusion.grounds or doc.is_draft", _opening("kết luận"))
        + p("I- NỘI DUNG KẾT LUẬN", "heading")
        + each("line in conclusion.points|numbered", p("{{ line }}"))
        + labelled("conclusion.orientation", "'Định hướng tư tưởng: '")
        + when(THEMED, p("Chuyên đề {{ thematic.quarter_text }}:", "lead"), topic())
        + when(
            "commendations and doc.has_annex",
            p("Biểu dương người tốt, việc tốt trong tháng (danh sách tại Phụ lục kèm theo)."),
        )
        + p("II- NHIỆM VỤ {{ meeting.period_next.text|upper }}", "heading")
        + task_table()
        + deed()
        + p("III- PHÂN CÔNG VÀ TỔ CHỨC THỰC HIỆN", "heading")
        + _carrying_out("Kết luận")
        + _voted("Kết luận")
        + _hints(["True", "True", "True"])
        + signature()
    )


def commendations() -> str:
    deed = paragraphs("item.deed", "cell") + when("item.happened_on", p("(ngày {{ item.happened_on|date }})", "cell"))
    form = p("{{ item.level.label }}", "cell") + when("item.note", p("Ghi chú: {{ item.note }}", "cell"))
    rows = table(
        "item in commendations",
        [
            ("TT", 10, p("{{ loop.index }}", "cell_center")),
            ("Họ và tên, tên tập thể", 34, p("{{ item.name }}", "cell")),
            ("Năm sinh", 13, p("{% if item.birth_year %}{{ item.birth_year }}{% endif %}", "cell_center")),
            ("Chức vụ, đối tượng", 23, p("{{ item.position }}", "cell")),
            ("Bản, tổ, đơn vị", 22, p("{{ item.place }}", "cell")),
            ("Việc làm tốt", 62, deed),
            ("Lĩnh vực", 22, p("{% if item.field %}{{ item.field.label|capitalize }}{% endif %}", "cell")),
            ("Người, tổ giới thiệu", 23, p("{{ item.proposer }}", "cell")),
            (
                "Số ý kiến tán thành",
                19,
                p("{% if item.votes is not none and not doc.is_draft %}{{ item.votes }}{% endif %}", "cell_center"),
            ),
            ("Hình thức", 24, form),
        ],
        if_any=[
            *("Năm sinh", "Chức vụ, đối tượng", "Bản, tổ, đơn vị", "Lĩnh vực", "Người, tổ giới thiệu"),
            "Số ý kiến tán thành",
        ],
    )
    subject = (
        "{% if doc.subject %}{{ doc.subject }}{% else %}“Người tốt, việc tốt” học tập và làm theo tư tưởng, đạo đức, "
        "phong cách Hồ Chí Minh " + THIS_MONTH + "{% endif %}"
    )
    return (
        when("doc.annex_line", p("PHỤ LỤC", "annex"))
        + p("DANH SÁCH", "type")
        + p(subject, "subject")
        + when("doc.annex_line", p("({{ doc.annex_line }})", "annex_of"))
        + p("-----", "dashes")
        + rows
        + p("Danh sách này gồm {{ commendations|length }} trường hợp.")
    )

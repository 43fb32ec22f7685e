"""The cell's own assessment of a meeting."""

from __future__ import annotations

from tools.papers.blocks import grounds, head, kind_and_subject, labelled, signature
from tools.papers.markup import optional_cell, p, table, when
from tools.papers.sections import MEETING, MET


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

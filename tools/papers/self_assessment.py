"""The cell's own assessment of a meeting."""

from __future__ import annotations

from tools.papers.blocks import grounds, head, kind_and_subject, labelled, signature
from tools.papers.markup import optional_cell, p, table, when
from tools.papers.sections import MEETING, MET
from tools.papers.votes import approval

TO_BE_MARKED = "assessment.total is none"  # a criterion has no points yet: what follows from them is written by hand
TO_FILL_IN = "………"
WHY_LOST, GROUND = "Lý do trừ điểm", "Căn cứ, ghi chú"


def _score_table() -> str:
    def number(value: str) -> str:
        """A number in the middle of its cell, of a group in bold."""
        return when("line.is_group", p(value, "column")) + when("not line.is_group", p(value, "cell_center"))

    superior = "{% if line.superior_score is not none %}{{ line.superior_score }}{% endif %}"
    all_superior = "{% if assessment.superior_total is not none %}{{ assessment.superior_total }}{% endif %}"
    own = "{% if line.self_score is not none %}{{ line.self_score }}{% endif %}"
    all_own = "{% if assessment.total is not none %}{{ assessment.total }}{% endif %}"
    title = "{{ line.title }}"
    built = table(
        "line in assessment.lines",
        [
            ("TT", 11, number("{{ line.code }}")),
            (
                "Tiêu chí",
                49,
                when("line.is_group", p(title, "cell_group")) + when("not line.is_group", p(title, "cell")),
            ),
            ("Điểm tối đa", 15, number("{{ line.max }}")),
            ("Chi bộ tự chấm", 16, number(own)),
            ("Cấp uỷ cấp trên chấm", 20, number(superior)),
            (WHY_LOST, 28, optional_cell("line.lost")),
            (GROUND, 26, optional_cell("line.ground")),
        ],
        last=[
            p("", "column"),
            p("Tổng cộng", "column"),
            p("{{ assessment.most }}", "column"),
            p(all_own, "column"),
            p(all_superior, "column"),
            p("", "column"),
            p("", "column"),
        ],
        if_any=[WHY_LOST, GROUND],
    )
    return _kept_while_to_be_filled(built, WHY_LOST, GROUND)


def _kept_while_to_be_filled(built: str, *headings: str) -> str:
    """The table with these columns, otherwise printed only where filled, as long as they are still to be written."""
    for heading in headings:
        if_any = p(heading, "column_if_any")
        kept = when(TO_BE_MARKED, p(heading, "column")) + when(f"not ({TO_BE_MARKED})", if_any)
        built = built.replace(if_any, kept)
    return built


def _marked(value: str) -> str:
    """What follows from the points, or room to write it."""
    return f"{{% if {TO_BE_MARKED} %}}{TO_FILL_IN}{{% else %}}{{{{ {value} }}}}{{% endif %}}"


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
        + p(
            "Chi bộ tự chấm: " + _marked("assessment.total") + "/{{ assessment.most }} điểm"
            "{% if assessment.share %}, đạt {{ assessment.share }} số điểm tính trong tháng{% endif %}."
        )
        + p(
            "Xếp loại: " + _marked("assessment.grade") + "."
            "{% if assessment.votes_for is not none %} Biểu quyết mức tự chấm: "
            + approval("assessment.votes_for")
            + ".{% endif %}"
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

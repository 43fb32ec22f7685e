"""The thematic paper: the author's own text, sent to the members before the sitting."""

from __future__ import annotations

from tools.papers.blocks import MEMBERS, grounds, head, labelled, listed, numbered, signature
from tools.papers.markup import each, p, paragraphs, when

IN_THE_QUARTER = "{{ thematic.quarter_text }} năm {{ meeting.period.year }}"


def thematic_paper() -> str:
    chosen = "{% if doc.subject %}{{ doc.subject }}{% else %}sinh hoạt chi bộ " + IN_THE_QUARTER + "{% endif %}"
    asked = "extra.questions"
    sections = each(
        "section in extra.sections",
        p("{{ loop.index|roman([thematic.purpose]) }}- {{ section.heading|upper }}", "heading"),
        paragraphs("section.content"),
    )
    return (
        head()
        + p("{{ doc.heading }}", "type")
        + p(chosen, "subject")
        + p("“{{ thematic.title }}”", "subject")
        + p("-----", "dashes")
        + grounds()
        + when("thematic.author", p("Người soạn, trình bày: {{ thematic.author|with_role }}."))
        + p(
            "Sinh hoạt hồi {{ thematic_sitting.start_at|clock }}, {{ thematic_sitting.weekday }}, ngày "
            "{{ thematic_sitting.start_at|date }}, tại {{ thematic_sitting.place }}."
        )
        + when(
            "thematic.purpose",
            p(numbered("roman", ["True"]) + "- MỤC ĐÍCH, YÊU CẦU", "heading"),
            labelled("thematic.purpose", "''"),
        )
        + sections
        + when(
            asked, p("Gợi ý thảo luận, liên hệ:", "lead"), listed(asked, "lead")
        )  # with the signature: no page for it alone
        + p(
            "Đề nghị các đồng chí đảng viên nghiên cứu trước, chuẩn bị ý kiến thảo luận, liên hệ bản thân và đề xuất "
            "việc làm sau chuyên đề.",
            "body_last",
        )
        + signature(MEMBERS)
    )

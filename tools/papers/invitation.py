"""The invitation: one for each guest in one file, or one for all together."""

from __future__ import annotations

from tools.papers.blocks import head, kind_and_subject, labelled, points, short_list, signature
from tools.papers.docx_file import new_paper
from tools.papers.markup import each, greeting, p, when
from tools.papers.sections import COMMON_ITEMS, GUEST, MEETING, MET, THEMED

TOGETHER = "extra.together and meeting.guests|length > 1"


def _invited() -> str:
    all_of_them = each("guest in meeting.guests", p("- " + GUEST + "{% if loop.last %}.{% else %};{% endif %}"))
    return when(TOGETHER, greeting("Kính mời:"), all_of_them) + when(f"not ({TOGETHER})", greeting("Kính mời:", GUEST))


def _one_invitation() -> str:
    contents = each(f"item in agenda_items if item.kind not in {COMMON_ITEMS}", labelled("item.content", "'- '"))
    whom = "{% if " + TOGETHER + " %}các đồng chí, các vị đại biểu{% else %}{{ guest.addressed_as }}{% endif %}"
    return (
        head()
        + kind_and_subject("dự " + MEETING)
        + _invited()
        + p("{{ org.cell_name }} trân trọng kính mời " + whom + " tới dự " + MEETING + ", cụ thể như sau:", "lead")
        + p("1. Thời gian: " + MET + "{% if agenda_minutes %}; dự kiến {{ agenda_minutes }} phút{% endif %}.")
        + p("2. Địa điểm: {{ meeting.place }}; hình thức: {{ meeting.mode.label }}.")
        + p("3. Nội dung:", "lead")
        + when(THEMED, p("- Chuyên đề: {{ thematic.title|sentence }}"))
        + contents
        + points(
            [short_list("extra.requests", "Đề nghị đại biểu"), short_list("extra.enclosures", "Tài liệu gửi kèm")],
            before=3,
        )
        + p(
            "Rất mong " + whom + " bố trí thời gian tới dự. Trân trọng.",
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

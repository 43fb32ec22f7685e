"""The invitation: one for each guest in one file, or one for all together."""

from __future__ import annotations

from tools.papers.blocks import head, kind_and_subject, labelled, listed, points, signature
from tools.papers.docx_file import new_paper
from tools.papers.markup import each, greeting, p, when
from tools.papers.sections import MEETING, MET, THEMED

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

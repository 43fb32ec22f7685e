"""What calls the members to a meeting, and what they sign when they come: the notice and the attendance sheet."""

from __future__ import annotations

from tools.papers.blocks import (
    MEMBERS,
    TO_THE_SUPERIOR,
    grounds,
    head,
    kind_and_subject,
    labelled,
    listed,
    points,
    short_list,
    signature,
)
from tools.papers.markup import each, p, table, when
from tools.papers.sections import COMMITTEE, COMMON_ITEMS, GUEST, MEETING, MET, STANDING, THEMED


def _who_is_called() -> str:
    return p(
        "1. Thành phần: toàn thể đảng viên trong chi bộ{% if counts.temp_in %} và đảng viên sinh hoạt tạm thời tại "
        "chi bộ{% endif %}."
    ) + when(
        "meeting.guests",
        p("Đại biểu mời dự:", "lead"),
        each("guest in meeting.guests", p("- " + GUEST + "{% if loop.last %}.{% else %};{% endif %}")),
    )


def _contents() -> str:
    return (
        when(THEMED, p("- Chuyên đề: {{ thematic.title|sentence }}"))
        + each(f"item in agenda_items if item.kind not in {COMMON_ITEMS}", labelled("item.content", "'- '"))
        + when("not agenda_items", listed("committee_meeting.contents"))
    )


def _prepared() -> str:
    return each(
        "item in committee_meeting.assignments",
        p(
            "- Đồng chí {{ item.who.full_name }}: {{ item.prepares }}"
            "{% if item.due %}, chậm nhất ngày {{ item.due|date }}{% endif %}"
            "{% if loop.last %}.{% else %};{% endif %}"
        ),
    )


def notice() -> str:
    led = "{% if meeting.chair %}; chủ trì: {{ meeting.chair|with_role }}{% endif %}."
    parts = [
        ("committee_meeting and committee_meeting.assignments", "Phân công chuẩn bị:", _prepared()),
        short_list("extra.papers", "Tài liệu gửi kèm"),
        short_list("extra.requests", "Đề nghị đảng viên"),
    ]
    return (
        head()
        + kind_and_subject("về việc triệu tập " + MEETING)
        + grounds()
        + p("{{ org.cell_name }} thông báo triệu tập " + MEETING + ", cụ thể như sau:", "lead")
        + _who_is_called()
        + p("2. Thời gian: " + MET + "{% if agenda_minutes %}; dự kiến {{ agenda_minutes }} phút{% endif %}.")
        + p("3. Địa điểm: {{ meeting.place }}; hình thức: {{ meeting.mode.label }}" + led)
        + p("4. Nội dung:", "lead")
        + _contents()
        + points(parts, before=4)
        + p(
            "Đề nghị các đồng chí đảng viên nghiên cứu trước tài liệu, chuẩn bị ý kiến phát biểu, dự sinh hoạt đầy đủ, "
            "đúng giờ; đồng chí vắng mặt báo cáo lý do với " + COMMITTEE + " trước buổi họp.",
            "body_last",
        )
        + signature(TO_THE_SUPERIOR, MEMBERS)
    )


def _members_sign() -> str:
    note = "{% if member.activity_status != 'binh_thuong' %}{{ member.activity_status.label|capitalize }}{% endif %}"
    return table(
        "member in members",
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            ("Họ và tên", 47, p("{{ member.full_name }}", "cell")),
            ("Chức vụ, diện", 40, p(STANDING, "cell")),
            ("Ký tên", 33, p("", "cell")),
            ("Ghi chú", 34, p(note, "cell")),
        ],
        row_height=9,
    )


def _guests_sign() -> str:
    return table(
        "guest in meeting.guests",
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            ("Họ và tên", 47, p("{{ guest.name }}", "cell")),
            ("Chức vụ, đơn vị", 74, p("{{ guest.office }}", "cell")),
            ("Ký tên", 33, p("", "cell")),
        ],
        row_height=9,
    )


def _counted() -> str:
    """The numbers, those of who came only where it is known; blank cells are written in by hand."""

    def known(number: str) -> str:
        return p("{% if attendance %}{{ counts." + number + " }}{% endif %}", "cell_center")

    return table(
        "one in [1]",
        [
            ("Tổng số đảng viên", 29, p("{{ counts.total }}", "cell_center")),
            ("Phải dự", 24, p("{{ counts.expected }}", "cell_center")),
            ("Có mặt", 24, known("present")),
            ("Vắng có lý do", 29, known("absent_excused")),
            ("Vắng không lý do", 31, known("absent_unexcused")),
            ("Tỷ lệ dự", 28, known("rate_text")),
        ],
        row_height=9,
    )


def attendance_sheet() -> str:
    return (
        head()
        + kind_and_subject("điểm danh " + MEETING)
        + p("Thời gian: " + MET + ". Địa điểm: {{ meeting.place }}.")
        + p("1. Đảng viên:", "lead")
        + _members_sign()
        + when("meeting.guests", p("2. Đại biểu, khách mời:", "lead"), _guests_sign())
        + p("{% if meeting.guests %}3{% else %}2{% endif %}. Tổng hợp:", "lead")
        + _counted()
        + p(
            "Danh sách gồm {{ members|length }} đảng viên{% if meeting.guests %}, {{ meeting.guests|length }} đại biểu"
            "{% endif %}.",
            "lead",
        )
        + p("Danh sách này lưu cùng biên bản sinh hoạt.", "body_last")
        + signature()
    )

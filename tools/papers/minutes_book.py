"""The cover of the book of minutes, and behind it the list of what the book holds."""

from __future__ import annotations

from tools.papers.blocks import head, signature
from tools.papers.markup import optional_cell, p, table, when

BLANK = "[" + ", ".join(str(number) for number in range(1, 13)) + "]"  # lines to be written in by hand


def _listed_by_hand() -> str:
    return table(
        f"line in {BLANK}",
        [
            ("TT", 11, p("{{ line }}", "cell_center")),
            ("Số", 17, p("", "cell_center")),
            ("Ngày họp", 29, p("", "cell_center")),
            ("Nội dung", 66, p("", "cell")),
            ("Trang", 18, p("", "cell_center")),
            ("Ghi chú", 24, p("", "cell")),
        ],
        row_height=10,
    )


def _listed() -> str:
    def number(name: str) -> str:
        return "{% if item." + name + " is not none %}{{ item." + name + " }}{% endif %}"

    return table(
        "item in extra.minutes",
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            ("Số", 17, p(number("number"), "cell_center")),
            ("Ngày họp", 29, p("{{ item.met_on|date }}", "cell_center")),
            ("Nội dung", 66, p("{{ item.subject }}", "cell")),
            ("Trang", 18, p(number("page"), "cell_center")),
            ("Ghi chú", 24, optional_cell("item.note")),
        ],
        row_height=10,
    )


def minutes_book() -> str:
    subject = (
        "{% if doc.subject %}{{ doc.subject }}{% else %}sinh hoạt chi bộ{% if org.term %}, nhiệm kỳ {{ org.term }}"
        "{% endif %}{% endif %}"
    )
    return (
        head()
        + p("", "signature") * 8  # a cover's words stand in the middle of its page
        + p("{{ doc.heading }}", "type")
        + p(subject, "subject")
        + p("-----", "dashes")
        + p("Quyển số: {% if extra.volume %}{{ extra.volume }}{% else %}01{% endif %}.")
        + p(
            "Bắt đầu ghi: ngày {% if extra.from_on %}{{ extra.from_on|date }}{% else %}{{ meeting.start_at|date }}"
            "{% endif %}{% if extra.until_on %}; kết thúc: ngày {{ extra.until_on|date }}{% endif %}."
        )
        + when("extra.pages", p("Sổ có {{ extra.pages }} trang, đánh số liên tục từ trang 01."))
        + when("extra.keeper", p("Người giữ sổ: {{ extra.keeper|with_role }}."))
        + p("Mục lục biên bản:", "lead", page_break=True)
        + when("extra.minutes", _listed())
        + when("not extra.minutes", _listed_by_hand())
        + p("Sổ được giữ và lưu tại {{ org.cell_name }} theo quy định về công tác lưu trữ của Đảng.", "body_last")
        + signature()
    )

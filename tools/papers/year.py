"""The plan and the report of a year."""

from __future__ import annotations

from tools.papers.blocks import grounds, head, kind_and_subject, signature
from tools.papers.markup import each, optional_cell, p, paragraphs, table, when


def _planned(rows: str) -> str:
    days = [
        ("Họp chi uỷ", "committee_at"),
        ("Xong dự thảo", "drafts_due"),
        ("Gửi tài liệu", "papers_due"),
        ("Đăng kết quả", "posting_due"),
        ("Báo cáo", "report_due"),
    ]
    return table(
        f"item in extra.{rows}",
        [
            ("TT", 10, p("{{ loop.index }}", "cell_center")),
            ("Buổi sinh hoạt", 37, p("{{ item.title }}", "cell")),
            ("Thời gian", 33, p("{{ item.start_at|weekday }}, ngày {{ item.start_at|date }}", "cell")),
            *((heading, 17, p("{{ item." + name + "|day_month }}", "cell_center")) for heading, name in days),
        ],
    )


def year_plan() -> str:
    return (
        head()
        + kind_and_subject("sinh hoạt chi bộ năm {{ extra.year }}")
        + grounds()
        + p(
            "{{ org.cell_name }} tổ chức sinh hoạt năm {{ extra.year }} tại {{ extra.place }}, bắt đầu hồi "
            "{{ (extra.regular|first).start_at|clock }}, cụ thể như sau:",
            "lead",
        )
        + p("I- SINH HOẠT THƯỜNG KỲ", "heading")
        + p("Mỗi tháng một lần, vào ngày 24 hoặc 25:", "lead")
        + _planned("regular")
        + p("II- SINH HOẠT CHUYÊN ĐỀ", "heading")
        + p("Mỗi quý ít nhất một lần, nội dung không trùng với sinh hoạt thường kỳ:", "lead")
        + _planned("thematic")
        + p("III- TỔ CHỨC THỰC HIỆN", "heading")
        + p(
            "1. {% if org.has_committee %}Chi uỷ họp{% else %}Bí thư, Phó Bí thư họp{% endif %} thống nhất nội dung; "
            "người được phân công hoàn thành dự thảo, gửi tài liệu tới đảng viên và đăng Sổ tay đảng viên điện tử "
            "trước giờ họp ít nhất 01 ngày."
        )
        + p(
            "2. Sau buổi sinh hoạt, đăng kết quả lên Sổ tay đảng viên điện tử trong 02 ngày và báo cáo cấp uỷ cấp trên "
            "trong 03 ngày làm việc."
        )
        + p(
            "3. Khi phải họp vào ngày khác, {% if org.has_committee %}chi uỷ{% else %}Bí thư Chi bộ{% endif %} "
            "báo trước cho đảng viên, cấp uỷ cấp trên và ghi rõ lý do vào biên bản.",
            "body_last",
        )
        + signature()
    )


def _members_and_months() -> str:
    """Who came when: a narrow column a month, and of how many thematic sittings the member came to how many."""
    months = [(str(number), 9, p("{{ item.month_" + str(number) + " }}", "cell_center")) for number in range(1, 13)]
    return table(
        "item in extra.members",
        [("Đảng viên", 43, p("{{ item.name }}", "cell")), *months, ("CĐ", 14, p("{{ item.thematic }}", "cell_center"))],
    )


def _what_months_brought() -> str:
    return table(
        "item in extra.months",
        [
            ("Tháng", 19, p("{{ item.month }}", "cell_center")),
            ("Tỷ lệ dự", 22, p("{{ item.rate }}", "cell_center")),
            ("Nghị quyết, kết luận", 32, p("{{ item.papers }}", "cell")),
            ("Biểu dương", 32, p("{{ item.commended }}", "cell")),
            ("Việc làm thiết thực", 40, optional_cell("item.deed")),
            ("Tự chấm", 20, p("{{ item.score }}", "cell_center")),
        ],
    )


def _what_became_of_tasks() -> str:
    return table(
        "item in extra.tasks",
        [
            ("Tháng", 19, p("{{ item.month }}", "cell_center")),
            ("Nhiệm vụ", 53, paragraphs("item.work", "cell")),
            ("Người thực hiện", 30, p("{{ item.leads }}", "cell")),
            ("Thời hạn", 28, p("{{ item.due }}", "cell_center")),
            ("Kết quả", 35, paragraphs("item.outcome", "cell")),
        ],
    )


def _reasons() -> str:
    """Why each member was absent; the last line goes with the closing sentence and the signature to one page."""
    line = "{{ line }}"
    return each(
        "line in extra.absences|dashed",
        when("loop.last", p(line, "body_last")),
        when("not loop.last", p(line)),
    )


def year_report() -> str:
    return (
        head()
        + kind_and_subject("sinh hoạt chi bộ năm {{ extra.year }}")
        + grounds()
        + p("{{ org.cell_name }} báo cáo kết quả sinh hoạt năm {{ extra.year }} như sau:", "lead")
        + p("I- TỔ CHỨC SINH HOẠT", "heading")
        + p("{{ extra.held }} {{ extra.rates }}")
        + _what_months_brought()
        + when("extra.tasks", p("II- NHIỆM VỤ ĐÃ GIAO VÀ KẾT QUẢ", "heading"), _what_became_of_tasks())
        + p("{% if extra.tasks %}III{% else %}II{% endif %}- ĐẢNG VIÊN DỰ SINH HOẠT", "heading")
        + p("Ký hiệu: {{ extra.legend }}.", "lead")
        + _members_and_months()
        + when("extra.runs", p("{{ extra.runs }}"))
        + when("extra.absences", p("Lý do vắng:", "lead"), _reasons())
        + p(
            "Trên đây là kết quả sinh hoạt năm {{ extra.year }}, {{ org.cell_name }} kính báo cáo cấp uỷ cấp trên.",
            "body_last",
        )
        + signature()
    )

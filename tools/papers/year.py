"""Papers of a period of one cell: the plan and the report of a year, the book of good deeds."""

from __future__ import annotations

from tools.papers.blocks import MEMBERS, TO_THE_SUPERIOR, grounds, head, kind_and_subject, numbered, signature
from tools.papers.markup import each, optional_cell, p, paragraphs, table, when
from tools.papers.sections import SUPERIOR


def _topic_of() -> str:
    """Under the title of a thematic meeting what it is about, and who writes it."""
    by = "{% if item.author %} (đồng chí {{ item.author }} soạn){% endif %}"
    return when("item.topic", p("{{ item.topic }}" + by, "cell"))


def _planned(rows: str) -> str:
    days = [
        ("Họp chi uỷ", "committee_at"),
        ("Xong dự thảo", "drafts_due"),
        ("Gửi tài liệu", "papers_due"),
        ("Đăng kết quả", "posting_due"),
        ("Báo cáo", "report_due"),
    ]
    return table(
        f"item in period.cell.{rows}",
        [
            ("TT", 9, p("{{ loop.index }}", "cell_center")),
            ("Buổi sinh hoạt", 45, p("{{ item.title }}", "cell") + _topic_of()),
            ("Thời gian", 41, p("{{ item.start_at|weekday }}, {{ item.start_at|date }}", "cell")),
            *((heading, 14, p("{{ item." + name + "|day_month }}", "cell_center")) for heading, name in days),
        ],
    )


def year_plan() -> str:
    return (
        head()
        + kind_and_subject("sinh hoạt chi bộ năm {{ period.year }}")
        + grounds()
        + p(
            "{{ org.cell_name }} tổ chức sinh hoạt năm {{ period.year }} tại {{ period.cell.place }}, bắt đầu hồi "
            "{{ (period.cell.regular|first).start_at|clock }}, cụ thể như sau:",
            "lead",
        )
        + p("I- SINH HOẠT THƯỜNG KỲ", "heading")
        + p(
            "Mỗi tháng một lần, vào {{ period.cell.usual_days }}; trùng ngày nghỉ thì chuyển ngày theo lịch sau:",
            "lead",
        )
        + _planned("regular")
        + p("II- SINH HOẠT CHUYÊN ĐỀ", "heading")
        + p("Mỗi quý ít nhất một lần, nội dung không trùng với sinh hoạt thường kỳ:", "lead")
        + _planned("thematic")
        + p("III- TỔ CHỨC THỰC HIỆN", "heading")
        + p(
            "1. {% if org.has_committee %}Chi uỷ họp{% else %}Bí thư, Phó Bí thư họp{% endif %} thống nhất nội dung; "
            "người được phân công hoàn thành dự thảo, gửi tài liệu tới đảng viên và đăng Sổ tay đảng viên điện tử "
            "trước giờ họp ít nhất {{ norms.lead_days|two_digits }} ngày."
        )
        + p(
            "2. Sau buổi sinh hoạt, đăng kết quả lên Sổ tay đảng viên điện tử trong {{ norms.post_days|two_digits }} "
            "ngày và báo cáo " + SUPERIOR + " trong {{ norms.report_days|two_digits }} ngày làm việc."
        )
        + p(
            "3. Khi phải họp vào ngày khác, {% if org.has_committee %}chi uỷ{% else %}Bí thư Chi bộ{% endif %} "
            "báo trước cho đảng viên, cấp uỷ cấp trên và ghi rõ lý do vào biên bản.",
            "body_last",
        )
        + signature(TO_THE_SUPERIOR, MEMBERS)
    )


def _members_and_months() -> str:
    """Who came when: a narrow column a month, and of how many thematic sittings the member came to how many."""
    months = [(str(number), 9, p("{{ item.month_" + str(number) + " }}", "cell_center")) for number in range(1, 13)]
    return table(
        "item in period.cell.attendance",
        [("Đảng viên", 43, p("{{ item.name }}", "cell")), *months, ("CĐ", 14, p("{{ item.thematic }}", "cell_center"))],
    )


def _what_months_brought() -> str:
    return table(
        "item in period.cell.meetings",
        [
            ("Tháng", 19, p("{{ item.month }}", "cell_center")),
            ("Tỷ lệ dự", 22, p("{{ item.rate }}", "cell_center")),
            ("Nghị quyết, kết luận", 32, p("{{ item.papers }}", "cell")),
            ("Biểu dương", 32, p("{{ item.commended }}", "cell")),
            ("Việc làm thiết thực", 40, optional_cell("item.deed")),
            ("Tự chấm", 20, p("{{ item.score }}", "cell_center")),
        ],
    )


def _numbers() -> str:
    """The book of numbers: what each type of paper used, with gaps and doubles."""
    return table(
        "item in period.cell.numbers",
        [
            ("Ký hiệu", 25, p("{{ item.symbol }}", "cell_center")),
            ("Số đã dùng", 50, p("{{ item.used }}", "cell_center")),
            ("Còn thiếu", 50, p("{{ item.missing }}", "cell_center")),
            ("Trùng", 40, p("{{ item.twice }}", "cell_center")),
        ],
    )


def _what_became_of_tasks() -> str:
    return table(
        "item in period.cell.tasks",
        [
            ("Tháng", 21, p("{{ item.month_year }}", "cell_center")),
            ("Nhiệm vụ", 51, paragraphs("item.work", "cell")),
            ("Người thực hiện", 30, p("{{ item.leads }}", "cell")),
            ("Thời hạn", 28, p("{{ item.due|date }}", "cell_center")),
            ("Kết quả", 35, paragraphs("item.state", "cell")),
        ],
    )


def _reasons() -> str:
    """Why each member was absent; the last line goes with the closing sentence and the signature to one page."""
    line = "{{ line }}"
    return each(
        "line in period.cell.absences|dashed",
        when("loop.last", p(line, "body_last")),
        when("not loop.last", p(line)),
    )


def _heading(text: str, *parts: str) -> str:
    """The heading of a section behind the first, numbered by as many as of `parts` are printed."""
    return p(numbered("roman", ["True", *(f"period.cell.{part}" for part in parts)]) + f"- {text}", "heading")


def _outcome_of_deed() -> str:
    """What the cell says of a registered work, else the tasks of the year that were taken from it."""
    return (
        paragraphs("item.result", "cell")
        + each("task in item.tasks", when("not item.result", p("Tháng {{ task.month }}: {{ task.state }}", "cell")))
        + when("not item.result and not item.tasks", p("chưa có kết quả", "cell"))
    )


def _deeds_done() -> str:
    return table(
        "item in period.cell.deeds",
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            ("Việc đăng ký", 70, paragraphs("item.work", "cell")),
            ("Người, nhóm phụ trách", 34, p("{{ item.owner }}", "cell")),
            ("Kết quả", 50, _outcome_of_deed()),
        ],
    )


def year_report() -> str:
    return (
        head()
        + kind_and_subject("sinh hoạt chi bộ năm {{ period.year }}")
        + grounds()
        + p("{{ org.cell_name }} báo cáo kết quả sinh hoạt năm {{ period.year }} như sau:", "lead")
        + p("I- TỔ CHỨC SINH HOẠT", "heading")
        + p("{{ period.cell.held }} {{ period.cell.rates }}")
        + _what_months_brought()
        + when("period.cell.numbers", p("Số văn bản đã ban hành:", "lead"), _numbers())
        + when("period.cell.tasks", _heading("NHIỆM VỤ ĐÃ GIAO VÀ KẾT QUẢ", "tasks"), _what_became_of_tasks())
        + when("period.cell.deeds", _heading("VIỆC LÀM ĐĂNG KÝ TRONG NĂM", "tasks", "deeds"), _deeds_done())
        + _heading("ĐẢNG VIÊN DỰ SINH HOẠT", "tasks", "deeds", "meetings")
        + p("Ký hiệu: {{ period.legend }}.", "lead")
        + _members_and_months()
        + when("period.cell.runs", p("{{ period.cell.runs }}"))
        + when("period.cell.absences", p("Lý do vắng:", "lead"), _reasons())
        + p(
            "Trên đây là kết quả sinh hoạt năm {{ period.year }}, {{ org.cell_name }} kính báo cáo " + SUPERIOR + ".",
            "body_last",
        )
        + signature(TO_THE_SUPERIOR, MEMBERS)
    )


def good_deeds_book() -> str:
    """Every person and group that the year's meetings commended, in the order of the months."""
    who = (
        p("{{ item.name }}", "cell")
        + when("item.birth_year", p("Sinh năm {{ item.birth_year }}", "cell"))
        + when("item.position", p("{{ item.position }}", "cell"))
        + when("item.place", p("{{ item.place }}", "cell"))
    )
    deed = (
        paragraphs("item.deed", "cell")
        + when("item.happened_on", p("(ngày {{ item.happened_on|date }})", "cell"))
        + when("item.field", p("Lĩnh vực: {{ item.field }}", "cell"))
    )
    form = (
        p("{{ item.level }}", "cell")
        + when("item.votes is not none", p("{{ item.votes }} ý kiến tán thành", "cell"))
        + when("item.proposer", p("Giới thiệu: {{ item.proposer }}", "cell"))
        + when("item.note", p("{{ item.note }}", "cell"))
    )
    return (
        head()
        + kind_and_subject(
            "gương “Người tốt, việc tốt” học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh "
            "năm {{ period.year }}"
        )
        + grounds()
        + table(
            "item in period.cell.commendations",
            [
                ("TT", 11, p("{{ loop.index }}", "cell_center")),
                ("Ngày ghi", 16, p("{{ item.day|day_month }}", "cell_center")),
                ("Họ và tên, tên tập thể", 38, who),
                ("Việc làm tốt", 66, deed),
                ("Hình thức", 34, form),
            ],
        )
        + p("Sổ này ghi {{ period.cell.commendations|length }} trường hợp.", "body_last")
        + signature()
    )


def deed_registration() -> str:
    """What the cell registers for the year: each work with its owner, its time and the result it must have."""
    return (
        head()
        + kind_and_subject("việc làm thiết thực, hiệu quả năm {{ period.year }}")
        + grounds()
        + p("{{ org.cell_name }} đăng ký thực hiện năm {{ period.year }} các việc sau:", "lead")
        + table(
            "item in period.cell.deeds",
            [
                ("TT", 11, p("{{ loop.index }}", "cell_center")),
                ("Việc làm", 61, paragraphs("item.work", "cell")),
                ("Người, nhóm phụ trách", 33, p("{{ item.owner }}", "cell")),
                ("Thời gian", 24, p("{{ item.when }}", "cell")),
                ("Kết quả cần đạt", 36, optional_cell("item.wanted")),
            ],
        )
        + p(
            "{% if org.has_committee %}Chi uỷ{% else %}Bí thư Chi bộ{% endif %} theo dõi, đưa từng việc vào nghị "
            "quyết, kết luận hằng tháng và báo cáo kết quả cuối năm.",
            "body_last",
        )
        + signature(TO_THE_SUPERIOR, MEMBERS)
    )


def thematic_plan() -> str:
    """The topics of the year, quarter by quarter, each with its author."""
    by = p("{% if item.author %}Đồng chí {{ item.author }}{% endif %}", "cell")
    return (
        head()
        + kind_and_subject("sinh hoạt chuyên đề năm {{ period.year }}")
        + grounds()
        + p("I- NỘI DUNG", "heading")
        + p("{{ org.cell_name }} sinh hoạt chuyên đề mỗi quý ít nhất một lần, cụ thể như sau:", "lead")
        + table(
            "item in period.cell.topics",
            [
                ("Quý", 16, p("{{ item.quarter_roman }}", "cell_center")),
                ("Tên chuyên đề", 63, p("{{ item.title }}", "cell")),
                ("Người soạn", 36, by + when("item.presenter", p("{{ item.presenter }}", "cell"))),
                ("Thời gian", 28, p("{{ item.day|date }}", "cell_center")),
                ("Ghi chú", 22, p("{% if item.is_held %}đã sinh hoạt{% endif %}", "cell")),
            ],
        )
        + p("II- TỔ CHỨC THỰC HIỆN", "heading")
        + p(
            "1. Người soạn hoàn thành dự thảo chuyên đề, gửi {% if org.has_committee %}chi uỷ{% else %}Bí thư Chi bộ"
            "{% endif %} thông qua và gửi đảng viên nghiên cứu trước buổi sinh hoạt ít nhất "
            "{{ norms.lead_days|two_digits }} ngày."
        )
        + p(
            "2. Nội dung chuyên đề không trùng với sinh hoạt thường kỳ; sau buổi sinh hoạt, người soạn hoàn thiện, "
            "đăng Sổ tay đảng viên điện tử và báo cáo cấp uỷ cấp trên.",
            "body_last",
        )
        + signature(TO_THE_SUPERIOR, MEMBERS)
    )


def year_tracking() -> str:
    """Every task of the year with its last word: open ones first."""

    def rows(of: str) -> str:
        return table(
            f"item in period.cell.tasks if {of}",
            [
                ("Tháng", 21, p("{{ item.month_year }}", "cell_center")),
                ("Nội dung công việc", 45, paragraphs("item.work", "cell")),
                ("Người thực hiện", 28, p("{{ item.leads }}", "cell")),
                ("Người chịu trách nhiệm", 26, p("{{ item.responsible }}", "cell")),
                ("Thời hạn", 20, p("{{ item.due|day_month }}", "cell_center")),
                ("Kết quả", 25, paragraphs("item.state", "cell")),
            ],
        )

    is_open = "period.cell.open_tasks"
    return (
        head()
        + kind_and_subject("thực hiện nhiệm vụ của đảng viên năm {{ period.year }}")
        + grounds()
        + when(is_open, p("I- NHIỆM VỤ CÒN PHẢI THEO DÕI", "heading"), rows("item.is_open"))
        + when(
            "period.cell.closed_tasks",
            p(numbered("roman", [is_open, "True"]) + "- NHIỆM VỤ ĐÃ XONG, ĐÃ THÔI", "heading"),
            rows("not item.is_open"),
        )
        + p(
            "Năm {{ period.year }} chi bộ giao {{ period.cell.tasks|length }} nhiệm vụ; còn phải theo dõi "
            "{{ period.cell.open_tasks }}.",
            "body_last",
        )
        + signature()
    )

"""The register of who does what: the tasks with the six "rõ", those still open first, then a line a member."""

from __future__ import annotations

from tools.papers.blocks import MEMBERS, head, kind_and_subject, signature
from tools.papers.markup import each, optional_cell, p, paragraphs, table, when
from tools.papers.sections import NEXT_MONTH, STANDING

OPEN = "task in prev_tasks if task.result not in ['hoan_thanh', 'khong_lam']"


def _still_open() -> str:
    state = (
        "{% if task.result %}{{ task.result.label }}{% endif %}"
        "{% if task.percent is not none %}, {{ task.percent }}%{% endif %}"
    )
    return table(
        OPEN,
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            ("Nhiệm vụ", 86, paragraphs("task.work", "cell")),
            ("Người thực hiện", 43, p("{{ task.lead_names }}", "cell")),
            ("Hạn đã giao", 29, p("{% if task.due %}{{ task.due|date }}{% endif %}", "cell_center")),
            ("Tình trạng", 46, p(state, "cell") + paragraphs("task.note", "cell")),
            ("Kết quả, ngày xong", 37, p("", "cell")),
        ],
        row_height=9,
    )


def _new() -> str:
    work = paragraphs("task.work", "cell") + when("task.support", p("Phối hợp: {{ task.support }}", "cell"))
    due = p("{{ task.due|date }}", "cell_center") + when("task.schedule", p("{{ task.schedule }}", "cell"))
    measure = when(
        "task.measure and task.measure.value|number not in task.result",
        p("Chỉ tiêu: {{ task.measure.value|number }} {{ task.measure.unit }}", "cell"),
    )
    return table(
        "task in tasks",
        [
            ("TT", 9, p("{{ loop.index }}", "cell_center")),
            ("Rõ việc", 74, work),
            ("Rõ người", 27, p("{{ task.lead_names }}", "cell")),
            ("Rõ tiến độ", 33, due),
            ("Rõ trách nhiệm", 25, p("{{ task.responsible.full_name }}", "cell")),
            ("Rõ thẩm quyền", 32, optional_cell("task.authority")),
            ("Rõ kết quả", 36, paragraphs("task.result", "cell") + measure),
            ("Theo dõi", 16, p("", "cell")),
        ],
        row_height=9,
    )


def _of_whom(condition: str) -> str:
    """``Việc (1) (4)``: the tasks of one member by their numbers in the table above, so that a row never outgrows a
    page; nothing for who has none."""
    first = condition.replace("task.", "one.")
    word = f"{{% for one in tasks if {first} %}}{{% if loop.first %}}Việc{{% endif %}}{{% endfor %}}"
    numbers = f"{{% for task in tasks %}}{{% if {condition} %}} ({{{{ loop.index }}}}){{% endif %}}{{% endfor %}}"
    return p(word + numbers, "cell")


def _by_member() -> str:
    return table(
        "member in members",
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            ("Đảng viên", 42, p("{{ member.full_name }}", "cell")),
            ("Chức vụ, diện", 38, p(STANDING, "cell")),
            ("Nhiệm vụ được giao (số TT)", 61, _of_whom("member.person in task.leads")),
            ("Chịu trách nhiệm theo dõi (số TT)", 70, _of_whom("member.person == task.responsible")),
            ("Kết quả", 30, p("", "cell")),
        ],
    )


def tracking_sheet() -> str:
    still_open = each(
        OPEN.replace("task", "one", 1).replace("task.", "one."),
        when("loop.first", p("Nhiệm vụ các kỳ trước chưa hoàn thành:", "lead"), _still_open()),
    )
    return (
        head(landscape=True)
        + kind_and_subject("phân công, thực hiện nhiệm vụ của đảng viên " + NEXT_MONTH)
        + still_open
        + p("Nhiệm vụ " + NEXT_MONTH + ":", "lead")
        + _new()
        + p("Theo từng đảng viên:", "lead")
        + _by_member()
        + p(
            "Cuối tháng, người chịu trách nhiệm theo dõi ghi kết quả vào bảng này và báo cáo tại kỳ sinh hoạt; "
            "nhiệm vụ chưa xong thì chuyển sang tháng sau, ghi rõ lý do và thời hạn mới.",
            "body_last",
        )
        + signature(MEMBERS, landscape=True)
    )

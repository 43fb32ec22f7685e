"""The parts that several papers share: head, signatures, tables of tasks, numbered points and labelled texts."""

from __future__ import annotations

from tools.papers.markup import HD05, each, frame, optional_cell, p, paragraphs, table, when


def head() -> str:
    left = p("{{ org.superior_upper }}", "superior") + p("{{ org.cell_upper }}", "issuer") + p("*", "star")
    right = p("ĐẢNG CỘNG SẢN VIỆT NAM", "title") + p("", "rule")
    numbers = (
        when("doc.number_line", p("{{ doc.number_line }}", "number"))
        + when("doc.draft_line", p("{{ doc.draft_line }}", "draft"))
        + p("", "gap")
    )
    widths = [HD05["head"]["left"], HD05["head"]["right"]]
    return frame(widths, [left, right], [numbers, p("{{ doc.place_date }}", "place_date")])


def kind_and_subject(subject: str) -> str:
    """Type, trích yếu (the office's own where the dossier gives one) and the five hyphens."""
    chosen = "{% if doc.subject %}{{ doc.subject }}{% else %}" + subject + "{% endif %}"
    return p("{{ doc.heading }}", "type") + p(chosen, "subject") + p("-----", "dashes")


def grounds() -> str:
    return each("line in doc.grounds|dashed", p("{{ line }}"))


def _blank_lines() -> str:
    return p("", "signature") * HD05["sign"]["blank_lines"]


def recipients() -> str:
    return (
        p("Nơi nhận:", "recipients_title")
        + each("recipient in doc.recipients", p("- {{ recipient }};", "recipient"))
        + p("- Lưu Chi bộ.", "recipient")
    )


def signature() -> str:
    signer = (
        p("{{ doc.sign_capacity }}", "capacity")
        + when("doc.sign_role", p("{{ doc.sign_role }}", "role"))
        + _blank_lines()
        + p("{{ doc.signer.full_name }}", "signer")
    )
    return p("", "gap") + frame([HD05["sign"]["left"], HD05["sign"]["right"]], [recipients(), signer])


def two_signatures(sitting: str = "meeting") -> str:
    """Those of minutes (I.7.1.4.e): the clerk's and the chair's of a sitting."""

    def block(heading: str, person: str) -> str:
        return p(heading, "capacity") + _blank_lines() + p("{{ " + person + ".full_name }}", "signer")

    left = block("NGƯỜI GHI BIÊN BẢN", f"{sitting}.clerk")
    right = block("CHỦ TRÌ HỘI NGHỊ", f"{sitting}.chair")
    widths = [HD05["sign"]["left"], HD05["sign"]["right"]]
    return p("", "gap") + frame(widths, [left, right]) + when("doc.recipients", p("", "gap"), recipients())


def task_table() -> str:
    def lined(text: str) -> str:
        return paragraphs(text, "cell")

    leads = p("{{ task.lead_names }}", "cell") + when("task.support", p("Phối hợp: {{ task.support }}", "cell"))
    due = p("{{ task.due|date }}", "cell_center") + when("task.schedule", p("{{ task.schedule }}", "cell"))
    work = lined("task.work") + each("line in task.authority|opened('Thẩm quyền: ')", p("{{ line }}", "cell"))
    measure = when(
        "task.measure and task.measure.value|number not in task.result",
        p("Chỉ tiêu: {{ task.measure.value|number }} {{ task.measure.unit }}", "cell"),
    )
    return table(
        "task in tasks",
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            ("Nội dung công việc", 46, work),
            ("Người thực hiện", 29, leads),
            ("Thời hạn", 27, due),
            ("Người chịu trách nhiệm", 25, p("{{ task.responsible.full_name }}", "cell")),
            ("Kết quả, sản phẩm", 27, lined("task.result") + measure),
        ],
    )


def previous_tasks_table() -> str:
    percent = when("task.percent is not none and task.percent < 100", p("Đạt {{ task.percent }}%", "cell"))
    return table(
        "task in prev_tasks",
        [
            ("TT", 11, p("{{ loop.index }}", "cell_center")),
            (
                "Nhiệm vụ đề ra",
                58,
                paragraphs("task.work", "cell") + when("task.lead_names", p("({{ task.lead_names }})", "cell")),
            ),
            ("Tình trạng đầu kỳ", 45, optional_cell("task.initial_state")),
            (
                "Kết quả",
                51,
                p("{{ task.result.label }}", "cell") + percent + paragraphs("task.note", "cell"),
            ),
        ],
    )


def numbered(kind: str, present: list[str]) -> str:
    """The number of the last section of `present` among those which hold something."""
    return "{{ [" + ", ".join(present) + "]|" + kind + " }}"


def points(parts: list[tuple[str, str, str]], before: int = 0) -> str:
    """Numbered points, each a condition, a heading and what stands under it; one that is left out leaves no gap.

    `before` points stand above them in every paper.
    """
    conditions = ["True"] * before + [condition for condition, *_ in parts]
    return "".join(
        when(condition, p(numbered("position", conditions[:place]) + ". " + heading, "lead"), content)
        for place, (condition, heading, content) in enumerate(parts, before + 1)
    )


def listed(items: str, style: str = "body") -> str:
    """Each item of a list as "- …;" paragraphs."""
    return each(f"line in {items}|dashed", p("{{ line }}", style))


def labelled(text: str, *label: str) -> str:
    """A multi-line text as paragraphs, the first one opened by its label; nothing where the text is empty.

    `label` is written in parts: expressions of the template, plain words in quotes.
    """
    return each(f"line in {text}|labelled({', '.join(label)})", p("{{ line }}"))

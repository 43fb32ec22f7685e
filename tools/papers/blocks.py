"""The parts that several papers share: head, signatures, tables of tasks, numbered points and labelled texts."""

from __future__ import annotations

from tools.papers.markup import HD05, PAGE, each, frame, optional_cell, p, paragraphs, table, when

# Usual recipients, for `signature`.
TO_THE_SUPERIOR = (
    "{% if org.superior_committee %}{{ org.superior_committee }}{% else %}Cấp uỷ cấp trên{% endif %} (để báo cáo)"
)
MEMBERS = "Các đồng chí đảng viên trong chi bộ"


def _apart(landscape: bool) -> list[float]:
    """The width of a column between the two of head or foot, which on a landscape page stand at its sides."""
    return [PAGE["height"] - PAGE["width"]] if landscape else []


def _sides(left: str, right: str, landscape: bool) -> list[str]:
    return [left, p("", "gap"), right] if landscape else [left, right]


def head(*, landscape: bool = False) -> str:
    left = p("{{ org.superior_upper }}", "superior") + p("{{ org.cell_upper }}", "issuer") + p("*", "star")
    right = p("ĐẢNG CỘNG SẢN VIỆT NAM", "title") + p("", "rule")
    numbers = (
        when("doc.number_line", p("{{ doc.number_line }}", "number"))
        + when("doc.draft_line", p("{{ doc.draft_line }}", "draft"))
        + p("", "gap")
    )
    widths = [HD05["head"]["left"], *_apart(landscape), HD05["head"]["right"]]
    place = p("{{ doc.place_date }}", "place_date")
    return frame(widths, _sides(left, right, landscape), _sides(numbers, place, landscape))


def kind_and_subject(subject: str) -> str:
    """Type, trích yếu (the office's own where the dossier gives one) and the five hyphens."""
    chosen = "{% if doc.subject %}{{ doc.subject }}{% else %}" + subject + "{% endif %}"
    return p("{{ doc.heading }}", "type") + p(chosen, "subject") + p("-----", "dashes")


def grounds() -> str:
    return each("line in doc.grounds|dashed", p("{{ line }}"))


def _blank_lines() -> str:
    return p("", "signature") * HD05["sign"]["blank_lines"]


def recipients(*usual: str, archive: str = "Lưu Chi bộ") -> str:
    """The recipients that the dossier names, else the `usual` ones of such a paper."""
    unnamed = "".join(p(f"- {recipient};", "recipient") for recipient in usual)
    return (
        p("Nơi nhận:", "recipients_title")
        + each("recipient in doc.recipients", p("- {{ recipient }};", "recipient"))
        + (when("not doc.recipients", unnamed) if usual else "")
        + p(f"- {archive}.", "recipient")
    )


def signature(*usual: str, archive: str = "Lưu Chi bộ", landscape: bool = False) -> str:
    """Recipients (as in `recipients`) on the left, who signs on the right."""
    signer = (
        p("{{ doc.sign_capacity }}", "capacity")
        + when("doc.sign_role", p("{{ doc.sign_role }}", "role"))
        + _blank_lines()
        + p("{{ doc.signer.full_name }}", "signer")
    )
    widths = [HD05["sign"]["left"], *_apart(landscape), HD05["sign"]["right"]]
    return p("", "gap") + frame(widths, _sides(recipients(*usual, archive=archive), signer, landscape))


def two_signatures(sitting: str = "meeting") -> str:
    """Those of minutes (I.7.1.4.e): the clerk's and the chair's of a sitting."""

    def block(heading: str, person: str) -> str:
        return p(heading, "capacity") + _blank_lines() + p("{{ " + person + ".full_name }}", "signer")

    left = block("NGƯỜI GHI BIÊN BẢN", f"{sitting}.clerk")
    right = block("CHỦ TRÌ HỘI NGHỊ", f"{sitting}.chair")
    widths = [HD05["sign"]["left"], HD05["sign"]["right"]]
    return p("", "gap") + frame(widths, [left, right]) + when("doc.recipients", p("", "gap"), recipients())


DEED = (
    "Việc làm thiết thực {% if practical_deed.scope == 'quy' %}trong quý{% else %}{{ meeting.period_next.text }}"
    "{% endif %}"
)


def task_table() -> str:
    def lined(text: str) -> str:
        return paragraphs(text, "cell")

    leads = p("{{ task.lead_names }}{% if task.support %}; phối hợp: {{ task.support }}{% endif %}", "cell")
    due = p("{{ task.due|date }}", "cell_center") + when("task.schedule", p("{{ task.schedule }}", "cell"))
    work = (
        lined("task.work")
        + when("loop.index == deed_row", p("(" + DEED + ")", "cell"))
        + each("line in task.authority|opened('Thẩm quyền: ')", p("{{ line }}", "cell"))
    )
    measure = when(
        "task.measure and task.measure.value|number not in task.result",
        p("Chỉ tiêu: {{ task.measure.value|number }} {{ task.measure.unit }}", "cell"),
    )
    return table(
        "task in tasks",
        [
            ("TT", 9, p("{{ loop.index }}", "cell_center")),
            ("Nội dung công việc", 56, work),
            ("Người thực hiện", 26, leads),
            ("Thời hạn", 25, due),
            ("Người chịu trách nhiệm", 27, p("{{ task.responsible.full_name }}", "cell")),
            ("Kết quả, sản phẩm", 22, lined("task.result") + measure),
        ],
    )


def previous_tasks_table() -> str:
    percent = when("task.percent is not none and task.percent < 100", p("Đạt {{ task.percent }}%", "cell"))
    return table(
        "task in prev_tasks",
        [
            ("TT", 10, p("{{ loop.index }}", "cell_center")),
            (
                "Nhiệm vụ đề ra",
                59,
                paragraphs("task.work", "cell")
                + when("task.is_deed and 'thiết thực' not in task.work", p("(việc làm thiết thực)", "cell"))
                + when("task.lead_names", p("({{ task.lead_names }})", "cell"))
                + when("task.product", p("Sản phẩm: {{ task.product }}", "cell"))
                + when(
                    "task.set_in and task.set_in != meeting.period_previous",
                    p("Giao từ {{ task.set_in.text }}", "cell"),
                ),
            ),
            ("Tình trạng đầu kỳ", 45, optional_cell("task.initial_state")),
            (
                "Kết quả",
                51,
                p("{{ task.result.label }}", "cell") + percent + paragraphs("task.note", "cell"),
            ),
        ],
        if_any=["Tình trạng đầu kỳ"],
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


def short_list(items: str, heading: str) -> tuple[str, str, str]:
    """A point of `points` whose only item stands in its own line: what calls people should fit on one page."""
    only = "{% if " + items + "|length == 1 %} {{ " + items + "|first|sentence }}{% endif %}"
    return items, heading + ":" + only, when(f"{items}|length > 1", listed(items))


def listed(items: str, style: str = "body") -> str:
    """Each item of a list as "- …;" paragraphs."""
    return each(f"line in {items}|dashed", p("{{ line }}", style))


def labelled(text: str, *label: str) -> str:
    """A multi-line text as paragraphs, the first one opened by its label; nothing where the text is empty.

    `label` is written in parts: expressions of the template, plain words in quotes.
    """
    return each(f"line in {text}|labelled({', '.join(label)})", p("{{ line }}"))

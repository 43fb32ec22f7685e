"""The same job for every engine: a two-page minutes of a party cell, its template and its data.

A table at the head, 12 scalars, 8 agenda paragraphs, 10 paragraphs of 300 characters, a table of 12 rows by
6 columns, one condition, two signature cells, page numbers in the header.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Pt

_SCALARS = (
    "place", "day", "start", "end", "present", "absent", "chair", "clerk", "topic", "guest", "decision", "number",
)  # fmt: skip
_COLUMNS = ("order", "task", "owner", "helper", "due", "note")


def template() -> bytes:
    """The template as a .docx, built with python-docx the way a careful author would."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    _page_number(document.sections[0].header.paragraphs[0])
    head = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (*head.rows[0].cells, *head.rows[1].cells),
        ("{{ org.parent }}", "ĐẢNG CỘNG SẢN VIỆT NAM", "{{ org.cell_name }}", "{{ place }}, {{ day }}"),
        strict=True,
    ):
        cell.text = text
    document.add_heading("BIÊN BẢN", 1)
    for name in _SCALARS:
        _mixed(document.add_paragraph(), f"Mục {name}: ", f"{{{{ {name} }}}}")
    for text in (
        "{%p for item in agenda %}",
        "{{ loop.index }}. {{ item.title }} ({{ item.presenter }})",
        "{%p endfor %}",
    ):
        document.add_paragraph(text)
    for text in ("{%p if remarks %}", "{%p for text in remarks %}", "{{ text }}", "{%p endfor %}", "{%p endif %}"):
        document.add_paragraph(text)
    _task_table(document)
    signatures = document.add_table(rows=1, cols=2)
    signatures.cell(0, 0).text = "THƯ KÝ\n\n{{ clerk }}"
    signatures.cell(0, 1).text = "CHỦ TRÌ\n\n{{ chair }}"
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _mixed(paragraph: Any, label: str, tag: str) -> None:
    paragraph.add_run(label).bold = True
    paragraph.add_run(tag)


def _page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr", "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no public way to a field


def _task_table(document: Any) -> None:
    table = document.add_table(rows=4, cols=len(_COLUMNS))
    table.style = "Table Grid"
    table.cell(1, 0).text = "{%tr for task in tasks %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for index, column in enumerate(_COLUMNS):
        table.cell(0, index).paragraphs[0].add_run(column).bold = True
        table.cell(2, index).text = f"{{{{ task.{column} }}}}"


def data() -> dict[str, Any]:
    """133 values, all plain Vietnamese text or whole numbers."""
    line = (
        "Đồng chí chủ trì quán triệt nội dung, các đảng viên thảo luận dân chủ, thẳng thắn và thống nhất biểu quyết. "
    )
    return {
        **{name: f"Nội dung của mục {name} tháng 11 năm 2026" for name in _SCALARS},
        "org": {"parent": "ĐẢNG BỘ XÃ MƯỜNG LAI", "cell_name": "CHI BỘ BẢN MÒNG"},
        "agenda": [{"title": f"Nội dung thứ {n} của buổi sinh hoạt", "presenter": "Lò Văn Ún"} for n in range(8)],
        "remarks": [(line * 3)[:300] for _ in range(10)],
        "tasks": [
            {column: index + 1 if column == "order" else f"Việc số {index} {column}" for column in _COLUMNS}
            for index in range(12)
        ],
    }

# ruff: noqa: SLF001 - python-docx has no public way to copy a paragraph or a table
"""Build samples/mau_rieng: the own kind of an office that docs/templates.md walks through.

It begins where an office begins, with the two files of a kind of the product; head, looks and signature stay.
Run it after a change of the templates: ``.venv/bin/python tools/build_sample_template.py``.
"""

from __future__ import annotations

import copy
import io
import sys
from pathlib import Path
from typing import Any

from docx import Document

ROOT = Path(__file__).resolve().parent.parent
FOLDER, NAME, ORIGIN = ROOT / "samples" / "mau_rieng", "bao-cao-thang", ROOT / "templates_docx" / "result-report.docx"

# Style of the paragraph in the origin, and what the office types; a list is a table row by row.
TEXTS: list[tuple[str, str] | list[list[str]]] = [
    ("HD05Lead", "{{ org.cell_name }} báo cáo tình hình tháng như sau:"),
    ("HD05Heading", "I- CÁC BUỔI LÀM VIỆC TRONG THÁNG"),
    [
        ["TT", "Nội dung", "Người phụ trách", "Ngày"],
        ["{%tr for row in extra.works %}", "", "", ""],
        [
            "{{ loop.index }}",
            "{{ row.content }}",
            "{% if row.lead %}{{ row.lead.full_name }}{% endif %}",
            "{{ row.day|date }}",
        ],
        ["{%tr endfor %}", "", "", ""],
    ],
    ("HD05Gap", ""),
    ("HD05Heading", "II- TỔNG HỢP"),
    ("HD05Body", "Trong tháng có {{ extra.works|length }} việc đã làm."),
    ("HD05Body", "{%p if extra.households is not none %}"),
    ("HD05Body", "Đã vận động {{ extra.households }} hộ dân."),
    ("HD05Body", "{%p endif %}"),
    ("HD05Body", "{%p for line in extra.remarks|dashed %}"),
    ("HD05Body", "{{ line }}"),
    ("HD05Body", "{%p endfor %}"),
    ("HD05BodyLast", "Đầu mối liên hệ: {{ extra.contact|with_role }}."),
]
SHEET = """\
# Loại riêng của cơ quan: báo cáo tháng. Bắt đầu từ: sinhhoat templates new bao-cao-thang --from result-report
title = "Báo cáo tháng"
heading = "BÁO CÁO"
purpose = "Báo cáo đảng uỷ tình hình trong tháng."
symbol = "BC"
order = 40
on_request = true
number = "room"
requires = ["members"]

[[extra]]
name = "contact"
label = "Đầu mối liên hệ"
type = "person"
required = true

[[extra]]
name = "households"
label = "Số hộ đã vận động"
type = "count"

[[extra]]
name = "remarks"
label = "Nhận xét khác"
hint = "Mỗi ý một dòng."
type = "lines"

[[extra]]
name = "works"
label = "Việc đã làm"
type = "rows"
required = true
fields = [
    { name = "content", label = "Nội dung", required = true },
    { name = "lead", label = "Người phụ trách", type = "person" },
    { name = "day", label = "Ngày", type = "date", required = true },
]
"""


def template() -> bytes:
    """The Word file: the origin with another middle."""
    document: Any = Document(str(ORIGIN))
    body = list(document.element.body)
    styles = {one.style.style_id: one for one in document.paragraphs}
    head = next(at for at, one in enumerate(body) if one.tag.endswith("}p") and "-----" in "".join(one.itertext()))
    last_table = max(at for at, one in enumerate(body) if one.tag.endswith("}tbl"))
    table = next(one for one in body[head:last_table] if one.tag.endswith("}tbl"))
    made = [_table(table, one) if isinstance(one, list) else _paragraph(styles[one[0]], one[1]) for one in TEXTS]
    for element in body[head + 1 : last_table - 1]:
        document.element.body.remove(element)
    for element in reversed(made):
        body[head].addnext(element)
    subject = next(one for one in document.paragraphs if one.style.style_id == "HD05Subject")
    _write(subject, "{% if doc.subject %}{{ doc.subject }}{% else %}tình hình {{ meeting.period.text }}{% endif %}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _write(paragraph: Any, text: str) -> None:
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    if paragraph.runs:
        paragraph.runs[0].text = text
    elif text:
        paragraph.add_run(text)


def _paragraph(like: Any, text: str) -> Any:
    made = type(like)(copy.deepcopy(like._p), like._parent)
    _write(made, text)
    return made._p


def _table(like: Any, rows: list[list[str]]) -> Any:
    from docx.table import Table

    made = Table(copy.deepcopy(like), None)  # type: ignore[arg-type]  # it is only written to
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            for extra in cell.paragraphs[1:]:
                extra._p.getparent().remove(extra._p)
            _write(cell.paragraphs[0], text)
    return made._tbl


def main() -> None:
    """Write the two files, into the folder that is named or into samples/."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.docx").write_bytes(template())
    (folder / f"{NAME}.toml").write_text(SHEET, encoding="utf-8")


if __name__ == "__main__":
    main()

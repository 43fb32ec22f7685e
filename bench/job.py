"""The same job for every engine: a two-page minutes of a party cell, its data, its layout and the text it must hold.

Four values and a title at the head, 12 labelled scalars, one condition, 8 agenda paragraphs of four values, 10
paragraphs of 300 characters, a table of 12 rows by 6 columns, two signatures, page numbers in the header: 133 values.
Every paragraph and run carries its own format, as Word and the official templates write them, so that the finished
document.xml has about 52 kB. `build` writes it with python-docx, as a template in an engine's own tags or filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Protocol

from docx import Document
from docx.document import Document as Opened
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

SCALARS = {
    "place": "Địa điểm", "day": "Ngày", "start": "Khai mạc", "end": "Kết thúc", "present": "Có mặt",
    "absent": "Vắng mặt", "chair": "Chủ trì", "clerk": "Thư ký", "topic": "Chuyên đề",
    "decision": "Kết luận", "next": "Kỳ sau", "number": "Số",
}  # fmt: skip
COLUMNS = {"order": "STT", "task": "Việc", "owner": "Chủ trì", "helper": "Phối hợp", "due": "Hạn", "note": "Ghi chú"}
AGENDA = ("order", "title", "presenter", "minutes")

Line = Mapping[str, str]


class Syntax(Protocol):
    """How an engine names what stands in a place; or what stands there, for a document built directly."""

    lines_in_table: bool  # an engine that repeats only rows has the repeated paragraphs in a table without borders

    def value(self, name: str) -> str:
        """The tag, or the value, of a scalar."""

    def lines(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        """The paragraphs that repeat the list `name`: each the tags of an item by column, or a tag standing alone."""

    def rows(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        """The same for rows of a table."""

    def when(self, name: str) -> Sequence[Line | str]:
        """The paragraphs that show the scalar `name` only where it is given."""


def data() -> dict[str, Any]:
    """The values, all plain Vietnamese text or whole numbers."""
    said = (
        "Đồng chí chủ trì quán triệt nội dung, các đảng viên thảo luận dân chủ, thẳng thắn và thống nhất biểu quyết. "
    )
    return {
        **{name: f"{label} của kỳ sinh hoạt tháng 11 năm 2026" for name, label in SCALARS.items()},
        "parent": "ĐẢNG BỘ XÃ MƯỜNG LAI",
        "cell": "CHI BỘ BẢN MÒNG",
        "guest": "Quàng Thị Ín, đại diện đảng uỷ",
        "agenda": [
            {"order": n, "title": f"Nội dung thứ {n} của buổi sinh hoạt", "presenter": "Lò Văn Ún", "minutes": 5 * n}
            for n in range(1, 9)
        ],
        "remarks": [{"text": f"Ý kiến {n}: {said * 3}"[:300].strip()} for n in range(1, 11)],
        "tasks": tasks(12),
    }


def tasks(count: int) -> list[dict[str, Any]]:
    """So many rows of the table."""
    return [
        {key: n if key == "order" else f"{label} số {n}" for key, label in COLUMNS.items()} for n in range(1, count + 1)
    ]


def text(values: Mapping[str, Any]) -> list[str]:
    """What the paragraphs and cells of the finished minutes say, in their order, empty ones left out."""
    return [
        values["parent"],
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        values["cell"],
        f"{values['place']}, {values['day']}",
        "BIÊN BẢN",
        *(f"{label}: {values[name]}" for name, label in SCALARS.items()),
        f"Khách mời: {values['guest']}",
        *(_agenda(item) for item in values["agenda"]),
        *(item["text"] for item in values["remarks"]),
        *COLUMNS.values(),
        *(str(task[column]) for task in values["tasks"] for column in COLUMNS),
        "THƯ KÝ",
        values["clerk"],
        "CHỦ TRÌ",
        values["chair"],
    ]


def _agenda(item: Mapping[str, Any]) -> str:
    return f"{item['order']}. {item['title']} – {item['presenter']} ({item['minutes']} phút)"


# ---------------------------------------------------------------------------------------------------- layout


def build(syntax: Syntax) -> bytes:
    """The minutes as a .docx: a template, or with `Direct` the document itself."""
    document = Document()
    _page(document)
    _head(document, syntax)
    _write(document.add_paragraph(), "BIÊN BẢN", size=14, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    for name, label in SCALARS.items():
        _labelled(document.add_paragraph(), label, syntax.value(name))
    for line in syntax.when("guest"):
        if isinstance(line, str):
            document.add_paragraph(line)
        else:
            _labelled(document.add_paragraph(), "Khách mời", line["guest"])
    _repeated(document, syntax.lines("agenda", AGENDA), _agenda, in_table=syntax.lines_in_table)
    _repeated(document, syntax.lines("remarks", ("text",)), lambda line: line["text"], in_table=syntax.lines_in_table)
    _tasks(document, syntax)
    _write(document.add_paragraph(), "")
    _signatures(document, syntax)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(document: Opened) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    section.header.paragraphs[0]._p.append(field)  # noqa: SLF001 - python-docx has no public way to a field


def _head(document: Opened, syntax: Syntax) -> None:
    left = (syntax.value("parent"), syntax.value("cell"))
    right = ("ĐẢNG CỘNG SẢN VIỆT NAM", f"{syntax.value('place')}, {syntax.value('day')}")
    table = document.add_table(rows=0, cols=2)
    for texts in zip(left, right, strict=True):
        for cell, words in zip(table.add_row().cells, texts, strict=True):
            _cell(cell, words, align=WD_ALIGN_PARAGRAPH.CENTER)


def _repeated(document: Opened, lines: Sequence[Line | str], words: Any, *, in_table: bool) -> None:
    table = document.add_table(rows=0, cols=1) if in_table else None
    for line in lines:
        paragraph = table.add_row().cells[0].paragraphs[0] if table else document.add_paragraph()
        if isinstance(line, str):
            paragraph.add_run(line)
        else:
            _write(paragraph, words(line))


def _tasks(document: Opened, syntax: Syntax) -> None:
    table = document.add_table(rows=0, cols=len(COLUMNS))
    table.style = "Table Grid"
    _row(table, list(COLUMNS.values()), bold=True)
    for line in syntax.rows("tasks", tuple(COLUMNS)):
        if isinstance(line, str):
            table.add_row().cells[0].text = line
        else:
            _row(table, list(line.values()))


def _row(table: Table, texts: Sequence[str], *, bold: bool = False) -> None:
    cells = table.add_row().cells
    for cell, words in zip(cells, texts, strict=True):
        _cell(cell, words, bold=bold)


def _signatures(document: Opened, syntax: Syntax) -> None:
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, role, name in zip(cells, ("THƯ KÝ", "CHỦ TRÌ"), ("clerk", "chair"), strict=True):
        _cell(cell, role, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        _write(cell.add_paragraph(), syntax.value(name), align=WD_ALIGN_PARAGRAPH.CENTER)


def _cell(cell: _Cell, words: str, *, bold: bool = False, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    _spaced(cell.paragraphs[0], Pt(1), align)
    _run(cell.paragraphs[0], words, 12, bold=bold)


def _labelled(paragraph: Paragraph, label: str, words: str) -> None:
    _write(paragraph, f"{label}: ", bold=True)
    _run(paragraph, words, 13)


def _write(
    paragraph: Paragraph,
    words: str,
    *,
    size: float = 13,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
) -> None:
    _spaced(paragraph, Pt(2), align)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    _run(paragraph, words, size, bold=bold)


def _spaced(paragraph: Paragraph, space: Pt, align: WD_ALIGN_PARAGRAPH) -> None:
    page = paragraph.paragraph_format
    page.space_before = page.space_after = space
    page.line_spacing = Pt(15)
    page.widow_control = True
    page.alignment = align


def _run(paragraph: Paragraph, words: str, size: float, *, bold: bool = False) -> None:
    """`words` in one run; a merge field, written «name», as the field it is."""
    for number, piece in enumerate(re.split(r"«(\w+)»", words)):
        if not piece:
            continue
        run = paragraph.add_run(piece)
        run.font.name, run.font.size, run.bold = "Times New Roman", Pt(size), bold or None
        if number % 2:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), f" MERGEFIELD {piece} ")
            run._r.addprevious(field)  # noqa: SLF001
            field.append(run._r)  # noqa: SLF001

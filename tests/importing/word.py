"""Word files as people lay them out: with python-docx, its tables, tabs, automatic lists and text boxes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

_ALIGN = {"c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT, "j": WD_ALIGN_PARAGRAPH.JUSTIFY}


@dataclass(frozen=True)
class Table:
    """Rows of texts; `lined`: with visible lines; `merges`: pairs of corners that are merged."""

    rows: tuple[tuple[str, ...], ...]
    lined: bool = True
    merges: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True)
class Box:
    """A text box with its lines."""

    lines: tuple[str, ...]


def table(*rows: str, lined: bool = True, merges: Any = ()) -> Table:
    """Rows written with bars; ``~`` is a line break inside a cell."""
    return Table(tuple(tuple(row.split("|")) for row in rows), lined, tuple(merges))


def paper(*parts: str | Table | Box) -> bytes:
    """A file of paragraphs, tables and boxes. A paragraph may begin with letters and a ``;``: c (centred), r (right),
    b (bold), i (italic), l (an item of an automatic list), n (of a numbered one)."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    for part in parts:
        if isinstance(part, Table):
            _table(document, part)
        elif isinstance(part, Box):
            _box(document, part)
        else:
            _paragraph(document, part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _look(text: str) -> tuple[str, str]:
    look, mark, rest = text.partition(";")
    return (look, rest) if mark and look and len(look) < 4 and set(look) <= set("crjbiln") else ("", text)


def _paragraph(document: Any, text: str) -> None:
    look, said = _look(text)
    style = "List Bullet" if "l" in look else "List Number" if "n" in look else None
    paragraph = document.add_paragraph(style=style)
    _fill(paragraph, look, said)


def _fill(paragraph: Any, look: str, said: str) -> None:
    for name, align in _ALIGN.items():
        if name in look:
            paragraph.alignment = align
    run = paragraph.add_run(said)
    run.bold, run.italic = "b" in look or None, "i" in look or None


def _table(document: Any, given: Table) -> None:
    made = document.add_table(rows=len(given.rows), cols=max(map(len, given.rows)))
    if given.lined:
        made.style = "Table Grid"
    for row, texts in enumerate(given.rows):
        for column, text in enumerate(texts):
            cell = made.cell(row, column)
            for number, line in enumerate(text.split("~")):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                look, said = _look(line)
                _fill(paragraph, look, said)
    for (top, left), (bottom, right) in given.merges:
        made.cell(top, left).merge(made.cell(bottom, right))


def _box(document: Any, given: Box) -> None:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in given.lines)
    paragraph = document.add_paragraph()
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
            f'<v:shape style="width:200pt;height:60pt">'
            f"<v:textbox><w:txbxContent>{lines}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )

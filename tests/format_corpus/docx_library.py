"""The same papers through python-docx, as scripts of offices write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from tests.format_corpus.drawing import connector
from tests.format_corpus.head import left_lines, recipient_lines, signer_lines
from tests.format_corpus.look import LEFT_COLUMN, LOOKS, RIGHT_COLUMN, TEXT_WIDTH, TITLE, TITLE_WIDTH, Look
from tests.format_corpus.ooxml import Hand
from tests.format_corpus.papers import Paper
from tests.spoiling.properties import NAMESPACES

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
Dress = Callable[[Any, str], None]  # gives a paragraph the look of a component


def set_font(font: Any, look: Look) -> None:
    """A python-docx font, of a run or a style."""
    font.name, font.size = look.font, Pt(look.size)
    font.bold, font.italic, font.underline = look.bold, look.italic, look.underline
    fonts = font.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("w:eastAsia", "w:cs"):
        fonts.set(qn(slot), look.font)


def set_paragraph(form: Any, look: Look) -> None:
    """A python-docx paragraph format, of a paragraph or a style."""
    form.alignment, form.keep_with_next = _ALIGN[look.align], look.keep or None
    form.space_before, form.space_after = Twips(look.before), Twips(look.after)
    form.first_line_indent, form.left_indent = Twips(look.first), Twips(look.left)
    if look.line is None:
        form.line_spacing = 1.0
    else:
        form.line_spacing, form.line_spacing_rule = Twips(look.line), WD_LINE_SPACING.EXACTLY


def directly(paragraph: Any, component: str) -> None:
    """Everything on the paragraph and its runs."""
    set_paragraph(paragraph.paragraph_format, LOOKS[component])
    for run in paragraph.runs:
        set_font(run.font, LOOKS[component])


def by_style(paragraph: Any, component: str) -> None:
    """Everything in a style named for the component."""
    styles = paragraph.part.package.main_document_part.document.styles
    name = f"Thể thức {component}"
    if name not in [style.name for style in styles]:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        set_font(style.font, LOOKS[component])
        set_paragraph(style.paragraph_format, LOOKS[component])
    paragraph.style = styles[name]


def add(place: Any, component: str, text: str, dress: Dress, first: bool = False) -> Any:
    """A paragraph in a document or a cell (whose `first` paragraph is there already)."""
    paragraph = place.paragraphs[0] if first else place.add_paragraph()
    if text:
        paragraph.add_run(text)
    dress(paragraph, component)
    return paragraph


def fill(cell: Any, lines: Iterable[tuple[str, str]], dress: Dress) -> None:
    """A cell's paragraphs."""
    for number, (component, text) in enumerate(lines):
        paragraph = add(cell, component, text, dress, first=number == 0)
        if component == "rule":
            paragraph._p.append(parse_xml(f"<w:r {NAMESPACES}>{connector(TITLE_WIDTH)}</w:r>"))


def columns(document: Any, widths: tuple[int, int]) -> Any:
    """A table without lines, of two columns."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Twips(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    return table


def rows(document: Any, texts: list[list[str]], dress: Dress) -> None:
    """A table with lines."""
    table = document.add_table(rows=len(texts), cols=len(texts[0]))
    table.style = "Table Grid"
    table.autofit = False
    widths = (16, 79, 41, 29)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row, line in zip(table.rows, texts, strict=True):
        for cell, text, width in zip(row.cells, line, widths, strict=True):
            cell.width = Mm(width)
            fill(cell, [("column" if line is texts[0] else "cell", text)], dress)
    add(document, "gap", "", dress)


def page(document: Any, dress: Dress) -> None:
    """A4, margins, the number in the header of all pages but the first."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = document.styles["Normal"]
    run = number.add_run()
    for tag, attribute, text in (("fldChar", "begin", ""), ("instrText", "", "PAGE"), ("fldChar", "end", "")):
        kind = f' w:fldCharType="{attribute}"' if attribute else ""
        run._r.append(parse_xml(f"<w:{tag} {NAMESPACES}{kind}>{text}</w:{tag}>"))
    dress(number, "page")


def document_of(paper: Paper, dress: Dress) -> bytes:
    """The file."""
    document = docx.Document()
    page(document, dress)
    head = columns(document, (LEFT_COLUMN, RIGHT_COLUMN))
    fill(head.cell(0, 0), left_lines(paper), dress)
    fill(head.cell(0, 1), [("title", TITLE), ("rule", ""), ("date", paper.place_date)], dress)
    if paper.type:
        add(document, "type", paper.type, dress)
        for line in paper.subject:
            add(document, "subject", line, dress)
        add(document, "dashes", "-----", dress)
    address(document, paper, dress)
    body(document, paper, dress)
    add(document, "gap", "", dress)
    foot = columns(document, (TEXT_WIDTH // 2, TEXT_WIDTH // 2))
    left = recipient_lines(Hand(), paper) if paper.recipients else signer_lines(paper, 0)
    fill(foot.cell(0, 0), left, dress)
    fill(foot.cell(0, 1), signer_lines(paper, -1), dress)
    document.core_properties.author = "Văn phòng"
    document.core_properties.created = document.core_properties.modified = datetime(2026, 6, 1)  # noqa: DTZ001 -- stored as it stands
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def address(document: Any, paper: Paper, dress: Dress) -> None:
    """Kính gửi, Kính trình."""
    if not paper.address:
        return
    name, _, who = paper.address.partition(": ")
    paragraph = add(document, "address", name.rstrip(":") + ":", dress)
    if who:
        run = paragraph.add_run(f" {who}")
        set_font(run.font, LOOKS["addressee"])
    for number, one in enumerate(paper.addressees, 1):
        add(document, "addressee", f"- {one}{'.' if number == len(paper.addressees) else ';'}", dress)


def body(document: Any, paper: Paper, dress: Dress) -> None:
    """The content."""
    texts: list[list[str]] = []
    for component, text in [*paper.lines(), ("", "")]:
        if component == "row":
            texts.append([part.strip() for part in text.split("|")])
            continue
        if texts:
            rows(document, texts, dress)
            texts = []
        if component:
            add(document, component, text, dress)

"""WordprocessingML as text: paragraphs, tables and the tags in them; sizes and styles come from hd05.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent.parent
HD05 = tomllib.loads((ROOT / "service" / "format_check" / "hd05.toml").read_text(encoding="utf-8"))
PAGE, STYLES = HD05["page"], HD05["style"]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def style_id(key: str) -> str:
    return "HD05" + "".join(word.capitalize() for word in key.split("_"))


def p(text: str, style: str = "body", *, page_break: bool = False) -> str:
    """One paragraph of `text`, tags included, in a style of hd05.toml."""
    start = "<w:pageBreakBefore/>" if page_break else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{start}</w:pPr>{run}</w:p>'


def greeting(label: str, text: str = "") -> str:
    """ "Kính mời:" in italics and, upright behind it, who is meant."""
    run = f'<w:r><w:rPr><w:i w:val="0"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>' if text else ""
    return p(label, "greeting").replace("</w:p>", f"{run}</w:p>")


def tag(text: str) -> str:
    """A paragraph that holds only a paragraph tag (`for`, `if`, `endif` …) and vanishes."""
    return p("{%p " + text + " %}")


def when(condition: str, *content: str) -> str:
    return tag(f"if {condition}") + "".join(content) + tag("endif")


def each(loop: str, *content: str) -> str:
    return tag(f"for {loop}") + "".join(content) + tag("endfor")


def paragraphs(text: str, style: str = "body") -> str:
    """Each line of a multi-line text as a paragraph of its own."""
    return each(f"line in {text}|lines", p("{{ line }}", style))


def optional_cell(text: str) -> str:
    """What a cell holds whose text may be empty: its lines, else the blank paragraph that every cell must have."""
    return paragraphs(text, "cell") + when(f"not {text}|lines", p("", "cell"))


def cell(width: float, *content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{"".join(content)}</w:tc>'


def _grid(widths: list[float]) -> str:
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths) + "</w:tblGrid>"


def _table_properties(widths: list[float], borders: str, margin: int) -> str:
    return (
        f'<w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>"
    )


def frame(widths: list[float], *rows: list[str]) -> str:
    """A borderless table that sets blocks side by side; no row breaks over a page."""
    built = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(cell, widths, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{_table_properties(widths, '', 0)}{_grid(widths)}{built}</w:tbl>"


def table(
    loop: str,
    columns: list[tuple[str, float, str]],
    last: list[str] | None = None,
    if_any: Collection[str] = (),
    row_height: float = 0,
) -> str:
    """A ruled table, one row an item: (heading, width in mm, content of the cell as paragraphs).

    `last` are the cells of a row of totals under the items. A column whose heading is in `if_any` is printed only where
    some row fills it (`service.papers.empty_columns`). `row_height`: millimetres that a row has at least, as room for
    what is written by hand.
    """
    room = f'<w:trHeight w:val="{twips(row_height)}" w:hRule="atLeast"/>' if row_height else ""
    widths = [width for _, width, _ in columns]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    heads = "".join(
        cell(width, p(heading, "column_if_any" if heading in if_any else "column")) for heading, width, _ in columns
    )
    cells = "".join(cell(width, content) for _, width, content in columns)

    def tag_row(text: str) -> str:
        blanks = "".join(cell(width, p("", "cell")) for width in widths[1:])
        return f"<w:tr>{cell(widths[0], p(text, 'cell'))}{blanks}</w:tr>"

    return (
        f"<w:tbl>{_table_properties(widths, f'<w:tblBorders>{lines}</w:tblBorders>', twips(1.4))}{_grid(widths)}"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        + tag_row("{%tr for " + loop + " %}")
        + f"<w:tr><w:trPr><w:cantSplit/>{room}</w:trPr>{cells}</w:tr>"
        + tag_row("{%tr endfor %}")
        + (f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(cell, widths, last))}</w:tr>" if last else "")
        + f"</w:tbl>{p('', 'gap')}"
    )

"""Files that LibreOffice makes; they are stored, since its output is its own.

python -m tests.format_corpus --office    makes them anew (needs soffice)
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from tests.format_corpus.head import left_lines, signer_lines
from tests.format_corpus.look import LEFT_COLUMN, LOOKS, RIGHT_COLUMN, TEXT_WIDTH, TITLE, TITLE_WIDTH, Look
from tests.format_corpus.papers import Paper

MM = 56.6929  # twips in a millimetre
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_FLAT = (
    f'<office:document xmlns:office="{_URN}:office:1.0" xmlns:style="{_URN}:style:1.0" xmlns:text="{_URN}:text:1.0" '
    f'xmlns:table="{_URN}:table:1.0" xmlns:draw="{_URN}:drawing:1.0" xmlns:fo="{_URN}:xsl-fo-compatible:1.0" '
    f'xmlns:svg="{_URN}:svg-compatible:1.0" office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text">'
)


def convert(data: bytes, suffix: str, *steps: str, into: str = "docx") -> bytes:
    """What soffice makes of a file, through each format of `steps` in turn, then `into`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"in.{suffix}"
        path.write_bytes(data)
        for number, step in enumerate((*steps, into)):
            out = Path(folder) / f"{number}"
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", step]
            if path.suffix == ".html":
                command += ["--infilter=HTML (StarWriter)"]
            subprocess.run([*command, "--outdir", out, path], check=True, capture_output=True, timeout=180)
            path = next(out.iterdir())
        return path.read_bytes()


def _text_style(look: Look) -> str:
    return (
        f'<style:text-properties style:font-name="{look.font}" fo:font-size="{look.size:g}pt" '
        f'fo:font-weight="{"bold" if look.bold else "normal"}" fo:font-style="{"italic" if look.italic else "normal"}" '
        f'style:text-underline-style="{"solid" if look.underline else "none"}" fo:color="#000000"/>'
    )


def _paragraph_style(name: str, look: Look) -> str:
    line = "100%" if look.line is None else f"{look.line / 20:g}pt"
    align = {"left": "start", "right": "end", "both": "justify"}.get(look.align, look.align)
    return (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f'<style:paragraph-properties fo:text-align="{align}" fo:text-indent="{look.first / MM:.1f}mm" '
        f'fo:margin-left="{look.left / MM:.1f}mm" fo:margin-top="{look.before / 20:g}pt" '
        f'fo:margin-bottom="{look.after / 20:g}pt" fo:line-height="{line}" '
        f'fo:keep-with-next="{"always" if look.keep else "auto"}"/>{_text_style(look)}</style:style>'
    )


def _flat_page() -> str:
    """A first page without a number, then pages with one 10 mm under the edge."""
    layout = (
        '<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="210mm" '
        'fo:page-height="297mm" fo:margin-top="{top}mm" fo:margin-bottom="20mm" fo:margin-left="30mm" '
        'fo:margin-right="15mm"/><style:header-style>{header}</style:header-style></style:page-layout>'
    )
    header = '<style:header-footer-properties svg:height="10mm" fo:margin-bottom="4mm"/>'
    return (
        layout.format(name="Dau", top=20, header="") + layout.format(name="Sau", top=10, header=header)
    )  # fmt: skip


def flat(paper: Paper) -> bytes:
    """A flat ODT with a style for each component, as a template of Writer has it."""
    line = lambda component, text: f'<text:p text:style-name="{component}">{escape(text)}</text:p>'  # noqa: E731
    drawn = (
        f'<text:p text:style-name="rule"><draw:line text:anchor-type="paragraph" draw:style-name="line" '
        f'svg:x1="{(RIGHT_COLUMN - TITLE_WIDTH) / 2 / MM:.2f}mm" svg:y1="1mm" '
        f'svg:x2="{(RIGHT_COLUMN + TITLE_WIDTH) / 2 / MM:.2f}mm" svg:y2="1mm"/></text:p>'
    )
    left = "".join(line(*one) for one in left_lines(paper))
    right = line("title", TITLE) + drawn + line("date", paper.place_date)
    opening = (
        line("type", paper.type) + "".join(line("subject", one) for one in paper.subject) + line("dashes", "-----")
    )
    recipients = [("recipients", "Nơi nhận:")] + [
        ("recipient", f"- {one}{'.' if one is paper.recipients[-1] else ';'}") for one in paper.recipients
    ]
    foot = [
        "".join(line(*one) for one in (recipients if paper.recipients else signer_lines(paper, 0))),
        "".join(line(*one) for one in signer_lines(paper, -1)),
    ]
    half = TEXT_WIDTH / 2
    text = (
        _flat_table("head", [(LEFT_COLUMN, left), (RIGHT_COLUMN, right)])
        + opening
        + "".join(line(*one) for one in paper.lines())
        + line("gap", "")
        + _flat_table("foot", [(half, foot[0]), (half, foot[1])])
    )
    styles = "".join(_paragraph_style(name, look) for name, look in LOOKS.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{_FLAT}<office:font-face-decls><style:font-face '
        'style:name="Times New Roman" svg:font-family="&apos;Times New Roman&apos;"/></office:font-face-decls>'
        f'<office:styles><style:style style:name="Standard" style:family="paragraph" style:class="text"/>{styles}'
        "</office:styles><office:automatic-styles>"
        '<style:style style:name="line" style:family="graphic"><style:graphic-properties draw:stroke="solid" '
        'svg:stroke-width="0.75pt" svg:stroke-color="#000000" style:vertical-pos="from-top" '
        'style:vertical-rel="paragraph" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" '
        f'style:run-through="foreground" style:wrap="run-through"/></style:style>{_flat_widths()}{_flat_page()}'
        '<style:style style:name="first" style:family="paragraph" style:parent-style-name="gap" '
        'style:master-page-name="Trang_dau"/></office:automatic-styles><office:master-styles>'
        '<style:master-page style:name="Standard" style:page-layout-name="Sau"><style:header><text:p '
        'text:style-name="page"><text:page-number text:select-page="current">2</text:page-number></text:p>'
        '</style:header></style:master-page><style:master-page style:name="Trang_dau" style:page-layout-name="Dau" '
        'style:next-style-name="Standard"/></office:master-styles><office:body><office:text>'
        f'<text:p text:style-name="first"/>{text}</office:text></office:body></office:document>'
    ).encode()


def _flat_widths() -> str:
    made = ""
    for name, widths in (("head", (LEFT_COLUMN, RIGHT_COLUMN)), ("foot", (TEXT_WIDTH / 2, TEXT_WIDTH / 2))):
        made += (
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{TEXT_WIDTH / MM:.2f}mm" table:align="left"/></style:style>'
        )
        for number, width in enumerate(widths):
            made += (
                f'<style:style style:name="{name}{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width / MM:.2f}mm"/></style:style>'
            )
    return made


def _flat_table(name: str, cells: list[tuple[float, str]]) -> str:
    columns = "".join(f'<table:table-column table:style-name="{name}{number}"/>' for number in range(len(cells)))
    row = "".join(f"<table:table-cell>{content}</table:table-cell>" for _, content in cells)
    return f'<table:table table:name="{name}" table:style-name="{name}">{columns}<table:table-row>{row}</table:table-row></table:table>'


def _css(look: Look) -> str:
    line = "" if look.line is None else f"line-height:{look.line / 20:g}pt;"
    return (
        f"font-family:'{look.font}';font-size:{look.size:g}pt;text-align:{'justify' if look.align == 'both' else look.align};"
        f"font-weight:{'bold' if look.bold else 'normal'};font-style:{'italic' if look.italic else 'normal'};"
        f"text-decoration:{'underline' if look.underline else 'none'};text-indent:{look.first / MM:.1f}mm;"
        f"margin:{look.before / 20:g}pt 0 {look.after / 20:g}pt {look.left / MM:.1f}mm;{line}"
    )


def web_page(paper: Paper) -> bytes:
    """An HTML page of one sheet, as a web form prints it; the line under the title is a bordered paragraph."""
    line = lambda component, text: f'<p style="{_css(LOOKS[component])}">{escape(text) or "<br>"}</p>'  # noqa: E731
    side = (RIGHT_COLUMN - TITLE_WIDTH) / 2 / MM
    rule = (
        f'<p style="font-size:2pt;line-height:4pt;margin:0 {side:.2f}mm 0 {side:.2f}mm;border-top:0.75pt solid #000000">'
        "<br></p>"
    )
    left = "".join(line(*one) for one in left_lines(paper))
    right = line("title", TITLE) + rule + line("date", paper.place_date)
    dashes = "".join(line("subject", one) for one in paper.subject) + line("dashes", "-----")
    body = "".join(line(*one) for one in paper.lines())
    recipients = line("recipients", "Nơi nhận:") + "".join(
        line("recipient", f"- {one}{'.' if one is paper.recipients[-1] else ';'}") for one in paper.recipients
    )
    signed = "".join(line(*one) for one in signer_lines(paper, -1))
    sheet = lambda one, two, first: (  # noqa: E731
        f'<table width="{TEXT_WIDTH / 15:.0f}" cellpadding="0" cellspacing="0" border="0"><col width="{first / 15:.0f}">'
        f'<col width="{(TEXT_WIDTH - first) / 15:.0f}"><tr valign="top"><td>{one}</td><td>{two}</td></tr></table>'
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title></title><style>@page {size:210mm 297mm;'
        "margin:20mm 15mm 20mm 30mm}</style></head><body>"
        f"{sheet(left, right, LEFT_COLUMN)}{line('type', paper.type)}{dashes}{body}{sheet(recipients, signed, TEXT_WIDTH / 2)}"
        "</body></html>"
    ).encode()


def exactly(flat_odt: bytes) -> bytes:
    """Line spacing set to “Fixed”, which a web page cannot ask for."""
    return flat_odt.replace(b"style:line-height-at-least", b"fo:line-height")

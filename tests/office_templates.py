"""Templates as the programs of offices leave them: the same words, cut into runs as each program cuts them.

Word cuts at spelling marks and at every day of editing, LibreOffice at every change of language, WPS marks the fonts
of each run, Google Docs says of every run that it runs from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from lxml import etree

from tests.word_files import parts, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'  # noqa: E501
LANDSCAPE = SECTION.replace(
    '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
)

HIDDEN_CELL = f"{{{W}}}tcPr/{{{W}}}vMerge[@{{{W}}}val='continue']"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
EMPTY = {  # the parts of a small file, the body left out
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN.format("document.main")}"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{MAIN.format("styles")}"/></Types>'
    ),
    "_rels/.rels": RELATIONS.format(
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    ),
    "word/_rels/document.xml.rels": RELATIONS.format(
        f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    ),
    "word/styles.xml": (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style></w:styles>'
    ),
}

Cut = Callable[[str], str]  # a text → runs


def run(text: str, looks: str = "") -> str:
    """One run with these looks."""
    looks = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def as_word(text: str) -> str:
    pieces = re.split(r"(?<=\{)(?=[{%])|(?<=[{%])(?=[^{%}])|(?<=\w)(?=[ .])|(?<=[%}])(?=\})", text)
    marked = [run(piece, '<w:lang w:val="vi-VN"/>') for piece in pieces if piece]
    return '<w:proofErr w:type="spellStart"/>'.join(marked)


def as_libreoffice(text: str) -> str:
    return "".join(run(piece, '<w:lang w:val="vi-VN"/>') for piece in re.split(r"(?<=[ .])", text) if piece)


def as_wps(text: str) -> str:
    looks = '<w:rFonts w:hint="default" w:ascii="Times New Roman"/><w:lang w:val="en-US"/>'
    return "".join(run(piece, looks) for piece in re.split(r"(?<=\{\{)|(?<=\{%)|(?=%\})", text) if piece)


def as_google(text: str) -> str:
    return "".join(run(piece, '<w:rtl w:val="0"/>') for piece in re.findall(r"(?s).{1,5}", text))


PROGRAMS: dict[str, Cut] = {"Word": as_word, "LibreOffice": as_libreoffice, "WPS": as_wps, "Google Docs": as_google}


def p(content: str, properties: str = "") -> str:
    """A paragraph of finished runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def tbl(*rows: Iterable[str]) -> str:
    """A table; each cell is the finished content of its paragraph, or blocks where it begins with a paragraph."""
    listed = [list(row) for row in rows]
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(max(map(len, listed))))
    made = "".join(f"<w:tr>{''.join(map(tc, row))}</w:tr>" for row in listed)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'


def tc(content: str, looks: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    """A cell."""
    blocks = content if content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(content)
    return f"<w:tc>{f'<w:tcPr>{looks}</w:tcPr>' if looks else ''}{blocks}</w:tc>"


def sdt(content: str, properties: str = '<w:id w:val="77"/>') -> str:
    """A content control around `content`."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def word_file(body: str, change: Callable[[dict[str, bytes]], None] | None = None) -> bytes:
    """A .docx with this body; `change` edits its parts."""
    contents = {name: content.encode() for name, content in EMPTY.items()}
    section = "" if body.endswith("</w:sectPr>") else SECTION
    contents["word/document.xml"] = f"<w:document {SPACES}><w:body>{body}{section}</w:body></w:document>".encode()
    if change:
        change(contents)
    return zipped(contents)


def add_part(contents: dict[str, bytes], name: str, xml: str, content_type: str, relation: str = "") -> None:
    """A further part, reached from the body by a `relation` of this type."""
    contents[name] = xml.encode()
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(b"</Types>", override.encode())
    if relation:
        relations = "word/_rels/document.xml.rels"
        kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation}"
        one = f'<Relationship Id="own{len(contents)}" Type="{kind}" Target="/{name}"/></Relationships>'
        contents[relations] = contents[relations].replace(b"</Relationships>", one.encode())


def shown(docx: bytes) -> list[str]:
    """What a reader sees of the body: the text of each paragraph that has any, page breaks as ¶, pictures as ▣."""
    lines = []
    for paragraph in etree.fromstring(parts(docx)["word/document.xml"]).iter(f"{{{W}}}p"):
        if next(paragraph.iterancestors("{*}Fallback"), None) is not None:
            continue  # the same again for old programs
        if any(cell.find(HIDDEN_CELL) is not None for cell in paragraph.iterancestors(f"{{{W}}}tc")):
            continue  # merged with the cell above
        text = "".join(_shown(paragraph))
        if text.strip():
            lines.append(" ".join(text.split()))
    return lines


def _shown(element: Any) -> Iterable[str]:
    for child in element:
        name = etree.QName(child).localname
        if name in ("p", "del", "moveFrom", "Fallback") and not child.tag.endswith("pPr"):
            continue
        hidden = child.find(f"{{{W}}}rPr/{{{W}}}vanish")
        if name == "r" and hidden is not None and hidden.get(f"{{{W}}}val") != "0":
            continue
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "cr"):
            yield " "
        elif name == "br":
            yield "¶" if child.get(f"{{{W}}}type") == "page" else " "
        elif name in ("drawing", "pict"):
            yield "▣"
        elif name in ("footnoteReference", "endnoteReference"):
            yield "*"
        if name not in ("pPr", "rPr"):
            yield from _shown(child)

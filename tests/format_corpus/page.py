"""Content, pages and parts: from a paper and a hand to the parts of a .docx."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from tests.format_corpus.head import drawn_rule, foot_table, grid, one_row
from tests.format_corpus.look import BOTTOM, HEADER, HEIGHT, LEFT, LOOKS, RIGHT, TOP, WIDTH
from tests.format_corpus.ooxml import Hand, run_properties
from tests.format_corpus.papers import Paper
from tests.spoiling.properties import NAMESPACES

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
PLAIN_WIDTHS = {4: [750, 4605, 2300, 1700], 5: [750, 4250, 2900, 2900, 3338]}
STYLE_TABLE = "TableGrid"
FONT_TABLE = "".join(
    f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    for name, family in (("Times New Roman", "roman"), ("Calibri", "swiss"))
)


def complex_field(hand: Hand) -> str:
    """PAGE as Word inserts it, each of its runs in the number's look."""
    look, base, _ = hand.of("page")
    properties = run_properties(look, base, hand.run_extra, hand.run_fonts)
    mark = [f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText></w:r>'
    return mark[0] + code + mark[1] + hand.run("page", "2") + mark[2]


def simple_field(hand: Hand) -> str:
    """PAGE in one element."""
    return f'<w:fldSimple w:instr=" PAGE ">{hand.run("page", "2")}</w:fldSimple>'


def plain_number(field_of: Callable[[Hand], str]) -> Callable[[Hand], str]:
    """A header with nothing but the number in a centred paragraph."""
    return lambda hand: hand.paragraph("page", field_of(hand))


def gallery_number(hand: Hand) -> str:
    """The content control of Word's gallery of page numbers."""
    return (
        '<w:sdt><w:sdtPr><w:id w:val="-1718267382"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{hand.paragraph('page', complex_field(hand))}"
        "</w:sdtContent></w:sdt>"
    )


@dataclass(frozen=True)
class Program:
    """What a program puts around the text: its hand, its parts, its way to lay out head, foot and page number."""

    hand: Hand
    styles: str
    settings: str = ""
    theme: str = ""
    numbering: str = ""
    application: str = "Microsoft Office Word"
    version: str = "16.0000"
    head: Callable[..., str] = one_row
    rule: Callable[[Hand, int], str] = drawn_rule
    foot: Callable[[Hand, Paper], str] = foot_table
    number: Callable[[Hand], str] | None = gallery_number
    two_sided: bool = False
    table_style: str = STYLE_TABLE  # its lines are in styles.xml; empty: on the table itself
    section_extra: str = '<w:cols w:space="720"/>'
    wrap: Callable[[str], str] = lambda content: content  # what stands around the content
    extra_parts: dict[str, str] = field(default_factory=dict)


def content(program: Program, lines: list[tuple[str, str]], widths: dict[int, list[int]] = PLAIN_WIDTHS) -> str:
    """The paragraphs and tables of a text."""
    hand, made, rows = program.hand, [], []
    for component, text in [*lines, ("", "")]:
        if component == "row":
            rows.append([part.strip() for part in text.split("|")])
            continue
        if rows:
            made.append(table(program, rows, widths[len(rows[0])]) + hand.line("gap", ""))
            rows = []
        if component:
            made.append(hand.line(component, text))
    return "".join(made)


def table(program: Program, rows: list[list[str]], widths: list[int]) -> str:
    """A table with lines: a bold first row, numbers in the middle."""
    hand = program.hand
    centred = replace(LOOKS["cell"], align="center")
    body = [[hand.line("column", text) for text in rows[0]]]
    for row in rows[1:]:
        first = hand.paragraph("cell", hand.run("cell", row[0]), look=centred, text=row[0])
        body.append([first, *(hand.line("cell", text) for text in row[1:])])
    return grid(widths, body, program.table_style, borders="" if program.table_style else LINES)


def opening(program: Program, paper: Paper) -> Iterator[str]:
    """Head, type, subject, hyphens, address."""
    hand = program.hand
    yield program.head(hand, paper, program.rule)
    if paper.type:
        yield hand.line("type", paper.type)
        yield from (hand.line("subject", line) for line in paper.subject)
        yield hand.line("dashes", "-----")
    if paper.address:
        name, _, who = paper.address.partition(": ")
        rest = hand.run("addressee", f" {who}") if who else ""
        yield hand.paragraph("address", hand.run("address", name.rstrip(":") + ":") + rest, text=paper.address)
    for number, one in enumerate(paper.addressees, 1):
        yield hand.line("addressee", f"- {one}{'.' if number == len(paper.addressees) else ';'}")
    if paper.addressees:
        yield hand.line("gap", "")


def annex(program: Program, paper: Paper, widths: dict[int, list[int]]) -> str:
    """An annex: its number, its title, what it belongs to, hyphens, a table."""
    hand = program.hand
    number, title, reference = paper.annex
    made = [hand.line("annex", number), hand.line("annex", title), hand.line("annex_reference", reference)]
    return "".join(made) + hand.line("dashes", "-----") + content(program, paper.lines(annex=True), widths)


def section(program: Program, *, landscape: bool = False, restart: bool = False, references: str = "") -> str:
    """A w:sectPr."""
    size = f'w:w="{HEIGHT}" w:h="{WIDTH}" w:orient="landscape"' if landscape else f'w:w="{WIDTH}" w:h="{HEIGHT}"'
    start = '<w:pgNumType w:start="1"/>' if restart else ""
    return (
        f'<w:sectPr>{references}<w:pgSz {size}/><w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" '
        f'w:left="{LEFT}" w:header="{HEADER}" w:footer="567" w:gutter="0"/>{start}{program.section_extra}<w:titlePg/>'
        "</w:sectPr>"
    )


def headers(program: Program, paper: Paper) -> dict[str, str]:
    """Header parts by their type."""
    if program.number is None:
        return {}
    made = {"default": program.number(program.hand)}
    if program.two_sided:
        made["even"] = program.number(program.hand)
    made["first"] = program.hand.line("scope", paper.scope) if paper.scope else program.hand.line("page", "")
    return made


def parts_of(program: Program, paper: Paper) -> dict[str, bytes]:
    """All parts of the file."""
    pages = headers(program, paper)
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="rIdH{number}"/>' for number, kind in enumerate(pages, 1)
    )
    inside = ""
    if paper.issuer:
        inside = "".join(opening(program, paper)) + content(program, paper.lines()) + program.foot(program.hand, paper)
        if paper.contact:
            inside += program.hand.line("contact", paper.contact)
    if paper.annex and paper.issuer:
        inside += f"<w:p><w:pPr>{section(program, references=references)}</w:pPr></w:p>"
        inside += annex(program, paper, PLAIN_WIDTHS)
        inside += section(program, landscape=True, restart=True, references=references)
    else:
        inside += annex(program, paper, PLAIN_WIDTHS) if paper.annex else ""
        inside += section(program, references=references)
    parts = {
        "word/document.xml": f'<w:document {NAMESPACES} mc:Ignorable="w14 w15"><w:body>{program.wrap(inside)}</w:body></w:document>',
        "word/styles.xml": f"<w:styles {NAMESPACES}>{program.styles}</w:styles>",
        "word/settings.xml": f"<w:settings {NAMESPACES}>{program.settings}</w:settings>",
        **{
            f"word/header{number}.xml": f'<w:hdr {NAMESPACES} mc:Ignorable="w14 w15">{xml}</w:hdr>'
            for number, xml in enumerate(pages.values(), 1)
        },
        **program.extra_parts,
    }
    if program.theme:
        parts["word/theme/theme1.xml"] = program.theme
    if program.application:
        parts["word/fontTable.xml"] = f"<w:fonts {NAMESPACES}>{FONT_TABLE}</w:fonts>"
    if program.numbering:
        parts["word/numbering.xml"] = f"<w:numbering {NAMESPACES}>{program.numbering}</w:numbering>"
    count = itertools.count(0x1A2B0001)
    return {
        name: (DECLARATION + numbered_paragraphs(xml, count)).encode()
        for name, xml in _package(program, paper, parts).items()
    }


def numbered_paragraphs(xml: str, count: Iterator[int]) -> str:
    """Each paragraph with an id of its own, as Word gives them."""
    return re.sub(r'w14:paraId="@"', lambda found: f'w14:paraId="{next(count):08X}"', xml)


_KINDS = {
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/theme/theme1.xml": "theme",
    "word/numbering.xml": "numbering",
    "word/fontTable.xml": "fontTable",
}
_TYPES = {
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _package(program: Program, paper: Paper, parts: dict[str, str]) -> dict[str, str]:
    """The parts with content types, relations and properties, in the order in which Word stores them."""
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{_KINDS[name]}" Target="{name.removeprefix("word/")}"/>'
        for number, name in enumerate((one for one in parts if one in _KINDS), 1)
    ) + "".join(
        f'<Relationship Id="rIdH{number}" Type="{OFFICE}/header" Target="header{number}.xml"/>'
        for number in range(1, 1 + sum(name.startswith("word/header") for name in parts))
    )
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_type(name)}"/>'
        for name in (*parts, "docProps/core.xml", "docProps/app.xml")
    )
    title = escape(" ".join((paper.type, *paper.subject)).strip())
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
            'core-properties" Target="docProps/core.xml"/>'
            f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
        ),
        **parts,
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ),
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
            '<dcterms:created xsi:type="dcterms:W3CDTF">2026-06-01T08:00:00Z</dcterms:created></cp:coreProperties>'
        ),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            + (f"<Application>{program.application}</Application>" if program.application else "")
            + (f"<AppVersion>{program.version}</AppVersion>" if program.version else "")
            + "</Properties>"
        ),
    }


def _type(name: str) -> str:
    if name in _TYPES:
        return _TYPES[name]
    if name.startswith("word/header"):
        return f"{_WORD}.header+xml"
    kind = "document.main" if name == "word/document.xml" else name.removeprefix("word/").removesuffix(".xml")
    return f"{_WORD}.{kind}+xml"

"""Reading Word files: effective formatting by every way it can come in, checked on packages written by hand."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from service.errors import FileRefused
from service.format_check.word import read_word
from service.format_check.word.model import Paragraph, Run, WordFile
from service.generate import generate_json
from service.package import Archive, read_package
from tests.conftest import tool

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DRAWN = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def package(body: str, **parts: str) -> bytes:
    """A .docx with `body` and the given parts: styles, numbering, settings, theme, header."""
    files = {"word/document.xml": f"<w:document {W} {R} {DRAWN}><w:body>{body}</w:body></w:document>"}
    relations = []
    for kind, content in parts.items():
        root = {"header": "hdr", "theme": "theme"}.get(kind, kind)
        shell = f"<w:{root} {W} {R}>{content}</w:{root}>" if kind != "theme" else content
        files[f"word/{kind}.xml"] = shell
        relations.append(f'<Relationship Id="{kind}" Type="{REL}/{kind}" Target="{kind}.xml"/>')
    main = '<Relationship Id="d" Type="' + REL + '/officeDocument" Target="word/document.xml"/>'
    spaces = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="{WORD}.document.main+xml"/></Types>'
    )
    files |= {
        "[Content_Types].xml": types,
        "_rels/.rels": f"<Relationships {spaces}>{main}</Relationships>",
        "word/_rels/document.xml.rels": f"<Relationships {spaces}>{''.join(relations)}</Relationships>",
    }
    return Archive({name: text.encode() for name, text in files.items()}).assemble({})


def read(body: str, **parts: str) -> WordFile:
    return read_word(read_package(package(body, **parts), "thử.docx", FileRefused))


def paragraph(text: str = "Chữ Việt", ppr: str = "", rpr: str = "") -> str:
    return f'<w:p><w:pPr>{ppr}</w:pPr><w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def first(body: str, **parts: str) -> Paragraph:
    return read(body, **parts).paragraphs[0]


def look(body: str, **parts: str) -> Run:
    return first(body, **parts).runs[0]


def style(identifier: str, inner: str, kind: str = "paragraph", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identifier}" {more}><w:name w:val="{identifier}"/>{inner}</w:style>'


DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def test_a_file_without_styles_is_times_new_roman_10() -> None:
    run = look(paragraph())
    assert (run.fonts, run.size, run.bold, run.color) == (frozenset(["Times New Roman"]), 10, False, "auto")


def test_defaults_lie_below_the_style_and_the_style_below_the_text() -> None:
    styles = DEFAULTS.format('<w:sz w:val="22"/><w:i/>') + style("A", '<w:rPr><w:sz w:val="26"/></w:rPr>')
    assert look(paragraph(), styles=styles).size == 11
    assert look(paragraph(ppr='<w:pStyle w:val="A"/>'), styles=styles).size == 13
    run = look(paragraph(ppr='<w:pStyle w:val="A"/>', rpr='<w:sz w:val="28"/>'), styles=styles)
    assert (run.size, run.italic) == (14, True)


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    styles = style("Normal", '<w:rPr><w:sz w:val="28"/></w:rPr>', more='w:default="1"')
    found = first(paragraph(), styles=styles)
    assert (found.style, found.runs[0].size) == ("Normal", 14)


def test_a_style_has_what_it_is_based_on_and_a_circle_ends() -> None:
    styles = style("A", '<w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr>') + style(
        "B", '<w:basedOn w:val="A"/><w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="30"/></w:rPr>'
    )
    found = first(paragraph(ppr='<w:pStyle w:val="A"/>'), styles=styles)
    assert (found.alignment, found.runs[0].size, found.runs[0].bold) == ("both", 15, True)


def test_bold_of_the_paragraphs_and_of_the_characters_style_cancel_each_other() -> None:
    styles = style("P", "<w:rPr><w:b/></w:rPr>") + style("C", "<w:rPr><w:b/></w:rPr>", kind="character")
    inside = paragraph(ppr='<w:pStyle w:val="P"/>', rpr='<w:rStyle w:val="C"/>')
    assert not look(inside, styles=styles).bold
    assert look(paragraph(rpr='<w:rStyle w:val="C"/>'), styles=styles).bold
    direct = paragraph(ppr='<w:pStyle w:val="P"/>', rpr='<w:rStyle w:val="C"/><w:b/>')
    assert look(direct, styles=styles).bold


def test_a_themes_font_is_named_and_a_plain_name_above_it_wins() -> None:
    styles = DEFAULTS.format('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Arial"/>')
    assert look(paragraph(), styles=styles, theme=THEME).fonts == {"Calibri"}
    assert look(paragraph(rpr=TIMES), styles=styles, theme=THEME).fonts == {"Times New Roman"}


def test_letters_with_marks_take_another_font_than_ascii() -> None:
    styles = DEFAULTS.format('<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>')
    assert look(paragraph("abc 123"), styles=styles).fonts == {"Times New Roman"}
    assert look(paragraph("ếữ"), styles=styles).fonts == {"Arial"}
    assert look(paragraph("Mòng"), styles=styles).fonts == {"Times New Roman", "Arial"}
    assert look(paragraph("  "), styles=styles).fonts == set()


@pytest.mark.parametrize(
    ("rpr", "color"),
    [
        ('<w:color w:val="000000"/>', "auto"),
        ('<w:color w:val="auto"/>', "auto"),
        ('<w:color w:val="ff0000"/>', "FF0000"),
        ('<w:color w:val="4472C4" w:themeColor="accent1"/>', "4472C4"),
        ('<w:color w:val="000000" w:themeColor="text1"/>', "auto"),
    ],
)
def test_colours_black_is_automatic(rpr: str, color: str) -> None:
    assert look(paragraph(rpr=rpr)).color == color


@pytest.mark.parametrize(
    ("size", "points"),
    [("28", 14), ("27", 13.5), ("14pt", 14), ("abc", 10), ("99999999999999999999", 10), ("-4", 10), ("", 10)],
)
def test_a_size_that_is_none_leaves_the_size_below(size: str, points: float) -> None:
    assert look(paragraph(rpr=f'<w:sz w:val="{size}"/>')).size == points


def test_a_table_styles_first_row_is_seen_in_that_row_only() -> None:
    special = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:tblStylePr>'
    styles = style("T", '<w:pPr><w:jc w:val="center"/></w:pPr>' + special, kind="table")
    cell = f"<w:tc>{paragraph()}</w:tc>"
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid/>'
        f"<w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
    )
    head, row = read(table, styles=styles).paragraphs
    assert (head.runs[0].bold, head.runs[0].size, head.alignment) == (True, 12, "center")
    assert (row.runs[0].bold, row.runs[0].size, row.alignment) == (False, 10, "center")


def test_the_paragraphs_style_wins_over_the_tables() -> None:
    styles = style("T", '<w:rPr><w:sz w:val="20"/></w:rPr>', kind="table") + style(
        "Normal", '<w:rPr><w:sz w:val="28"/></w:rPr>', more='w:default="1"'
    )
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>{paragraph()}</w:tc></w:tr></w:tbl>'
    assert look(table, styles=styles).size == 14


def test_spacing_and_indents_of_every_level_add_up() -> None:
    styles = style("A", '<w:pPr><w:spacing w:line="360" w:lineRule="exact"/><w:ind w:firstLine="567"/></w:pPr>')
    own = '<w:pStyle w:val="A"/><w:spacing w:after="120"/><w:ind w:left="100"/>'
    found = first(paragraph(ppr=own), styles=styles)
    assert (found.line, found.line_rule, found.after, found.first_line, found.left) == (360, "exact", 120, 567, 100)


@pytest.mark.parametrize(
    ("ppr", "expected"),
    [
        ('<w:ind w:hanging="284" w:left="284"/>', {"first_line": -284, "left": 284}),
        ('<w:ind w:firstLineChars="200"/>', {"first_line": 560}),
        ('<w:ind w:firstLine="567" w:firstLineChars="200"/>', {"first_line": 567}),
        ('<w:ind w:start="10mm"/>', {"left": 567}),
        ('<w:spacing w:beforeLines="50"/>', {"before": 120}),
        ('<w:spacing w:after="0" w:afterAutospacing="1"/>', {"after": 280}),
        ('<w:jc w:val="end"/>', {"alignment": "right"}),
        ('<w:pBdr><w:bottom w:val="single"/><w:top w:val="nil"/></w:pBdr>', {"borders": {"bottom"}}),
        ('<w:framePr w:xAlign="center"/>', {"frame": "center"}),
        ("<w:keepNext/>", {"keep_next": True}),
    ],
)
def test_paragraph_settings_in_every_spelling(ppr: str, expected: dict[str, Any]) -> None:
    found = first(paragraph(ppr=ppr))
    assert {name: getattr(found, name) for name in expected} == expected


def test_tab_stops_add_up_until_one_is_cleared() -> None:
    styles = style(
        "H", '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs></w:pPr>'
    )
    own = '<w:pStyle w:val="H"/><w:tabs><w:tab w:val="clear" w:pos="9360"/><w:tab w:val="left" w:pos="100"/></w:tabs>'
    assert first(paragraph(ppr=own), styles=styles).tabs == ((100, "left"), (4680, "center"))


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1-"/>
  <w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""


def test_automatic_numbers_count_and_begin_again_below_a_new_one() -> None:
    def item(depth: int, number: int = 1) -> str:
        return paragraph(ppr=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    found = read("".join(map(item, (0, 1, 1, 0, 1))) + item(0, 2), numbering=NUMBERING).paragraphs
    assert [one.label for one in found] == ["I-", "I.1.", "I.2.", "II-", "II.1.", "-"]
    assert (found[0].left, found[0].first_line) == (720, -360)
    assert found[0].plain == "I- Chữ Việt"


def test_a_lists_indents_lie_below_the_paragraphs_own() -> None:
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="0" w:firstLine="567"/>'
    found = first(paragraph(ppr=own), numbering=NUMBERING)
    assert (found.left, found.first_line) == (0, 567)


def test_deleted_and_hidden_text_is_not_read_and_inserted_text_is() -> None:
    body = (
        "<w:p><w:r><w:t>một</w:t></w:r><w:del><w:r><w:delText>xoá</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> hai</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    )
    found = read(body)
    assert (found.paragraphs[0].text, found.paragraphs[0].hidden, found.tracked_changes) == ("một hai", "ẩn", 2)


def test_tabs_breaks_links_controls_and_capitals_are_read_as_printed() -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/></w:r><w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:rPr><w:caps/></w:rPr><w:t>chi bộ</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    found = first(body)
    assert (found.text, found.plain) == ("a\t\n-bchi bộ", "a -bCHI BỘ")
    assert [run.start for run in found.runs] == [0, 4, 5]


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>2</w:t></w:r></w:fldSimple>',
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>'
            '<w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
    ],
)
def test_a_page_number_is_a_field_in_either_spelling(field: str) -> None:
    found = first(f"<w:p>{field}</w:p>")
    assert (found.fields, found.text) == (("PAGE",), "2")


def test_sections_inherit_headers_and_know_their_paragraphs() -> None:
    header = '<w:headerReference w:type="default" r:id="header"/>'
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:left="3cm"/><w:titlePg/>'
    ends = f"<w:p><w:pPr><w:sectPr>{header}{page}</w:sectPr></w:pPr></w:p>"
    last = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgNumType w:start="1" w:fmt="upperRoman"/></w:sectPr>'
    one, two = read(paragraph() + ends + paragraph() + last, header=paragraph("đầu")).sections
    assert (one.first, one.last, two.first, two.last) == (1, 2, 3, 3)
    assert (one.margins["top"], one.margins["left"], one.margins["right"], one.title_page) == (1134, 1701, 1440, True)
    assert (two.landscape, two.restart, two.number_format, two.title_page) == (True, 1, "upperRoman", False)
    assert [p.text for p in two.headers["default"]] == ["đầu"]
    assert two.headers["default"][0].part == "word/header.xml"


SHAPE = (
    '<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="{}"/><a:ln>{}</a:ln></wps:spPr></wps:wsp>'
    "</a:graphicData></a:graphic>"
)


def drawing(prst: str = "line", cy: int = 0, ln: str = "") -> str:
    place = '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
    inner = f'{place}<wp:extent cx="2624455" cy="{cy}"/>'
    return f"<w:p><w:r><w:drawing><wp:anchor>{inner}{SHAPE.format(prst, ln)}</wp:anchor></w:drawing></w:r></w:p>"


def test_drawn_lines_are_read_with_their_length_and_stroke() -> None:
    (line,) = first(drawing()).lines
    assert (line.width, line.solid, line.align) == (4133, True, "center")
    assert [one.solid for one in first(drawing(ln='<a:prstDash val="dash"/>')).lines] == [False]
    assert first(drawing(ln="<a:noFill/>")).lines == ()
    assert first(drawing(cy=500000)).lines == ()
    assert first(drawing("ellipse")).lines == ()


def test_lines_of_old_word_are_read_once_even_beside_new_ones() -> None:
    old = '<v:line from="10pt,2pt" to="216.65pt,2pt"><v:stroke dashstyle="dash"/></v:line>'
    (line,) = first(f"<w:p><w:r><w:pict>{old}</w:pict></w:r></w:p>").lines
    assert (line.width, line.offset, line.solid) == (4133, 200, False)
    new = drawing().removeprefix("<w:p><w:r>").removesuffix("</w:r></w:p>")
    fallback = f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>{fallback}</mc:AlternateContent>'
    assert len(first(f"<w:p><w:r>{both}</w:r></w:p>").lines) == 1


def test_text_boxes_follow_the_paragraph_that_holds_them() -> None:
    content = f"<w:txbxContent>{paragraph('trong')}</w:txbxContent>"
    box = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    outer, inner = read(f"<w:p><w:r><w:t>ngoài</w:t>{box}</w:r></w:p>").paragraphs
    assert [(one.text, one.in_box, one.number) for one in (outer, inner)] == [("ngoài", False, 1), ("trong", True, 2)]


def test_the_strict_form_of_the_standard_reads_like_the_usual_one() -> None:
    data = package(paragraph(rpr='<w:sz w:val="14pt"/>'))
    parts = dict(read_package(data, "", FileRefused).parts)
    usual = W.removeprefix('xmlns:w="').removesuffix('"').encode()
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(usual, strict)
    found = read_word(read_package(Archive(parts).assemble({}), "", FileRefused))
    assert found.paragraphs[0].runs[0].size == 14


def test_a_package_without_a_body_is_refused_with_a_reason() -> None:
    data = package("")
    parts = dict(read_package(data, "", FileRefused).parts)
    parts["word/document.xml"] = f"<w:document {W}/>".encode()
    with pytest.raises(FileRefused, match="nội dung"):
        read_word(read_package(Archive(parts).assemble({}), "", FileRefused))


@pytest.mark.office
def test_libreoffice_writes_the_same_file_differently_and_it_reads_the_same(resolution: bytes, tmp_path: Path) -> None:
    """The same document through ODT and back: other styles, other parts, the same page."""
    source = tmp_path / "a.docx"
    source.write_bytes(resolution)
    for form, name in (("odt", "a.docx"), ("docx", "a.odt")):
        command = [tool("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        subprocess.run(
            [
                *command,
                "--convert-to",
                form,
                "--outdir",
                str(tmp_path / form),
                str(tmp_path / ("" if form == "odt" else "odt") / name),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    before = read_word(read_package(resolution, "", FileRefused))
    after = read_word(read_package((tmp_path / "docx" / "a.docx").read_bytes(), "", FileRefused))
    assert [seen(one) for one in after.paragraphs if one.text.strip()] == [
        seen(one) for one in before.paragraphs if one.text.strip()
    ]


def seen(one: Paragraph) -> tuple[Any, ...]:
    run = one.seen[0]
    return one.text, one.alignment, one.first_line, one.after, one.line, run.fonts, run.size, run.bold, run.italic


@pytest.fixture
def resolution(catalogue: Any, full: dict[str, Any]) -> bytes:
    return generate_json(catalogue, "resolution", json.dumps(full).encode()).content

"""Every text feature of docxtpl gives the document that docxtpl itself makes, with autoescape on.

The oracle is docxtpl. Both sides' XML is compared part by part in canonical form. Tabs are compared by what the page
shows: docxtpl cuts the run in three, we put the tab into it.
"""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Inches
from docxtpl import DocxTemplate, Listing, RichText, RichTextParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from ooxml_integrity import ERROR
from ooxml_integrity import check as integrity_check
from openxml_audit import OpenXmlValidator

from service.template import compile_template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
WRITTEN = ("word/document", "word/header", "word/footer", "word/footnotes")

Builder = Callable[[Any], None]


def docx_of(build: Builder) -> bytes:
    """A new .docx filled by `build`."""
    document = Document()
    build(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def lines(*texts: str) -> Builder:
    """A body of one paragraph a text."""

    def build(document: Any) -> None:
        for text in texts:
            document.add_paragraph(text)

    return build


def table(*rows: tuple[str, ...]) -> Builder:
    """A body of one table."""

    def build(document: Any) -> None:
        made = document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text

    return build


def by_docxtpl(template: bytes, context: dict[str, Any]) -> bytes:
    oracle = DocxTemplate(BytesIO(template))
    oracle.render(context, autoescape=True)
    buffer = BytesIO()
    oracle.save(buffer)
    return buffer.getvalue()


def parts(docx: bytes) -> dict[str, bytes]:
    """The parts that templates change, in canonical XML."""
    with ZipFile(BytesIO(docx)) as archive:
        return {
            name: etree.tostring(plain(etree.fromstring(archive.read(name))), method="c14n")
            for name in archive.namelist()
            if name.startswith(WRITTEN) and name.endswith(".xml")
        }


CELL = ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "vAlign")


def plain(root: etree._Element) -> etree._Element:
    """The tree without what no reader sees: empty runs, `preserve` where there is nothing to; cells' looks in order."""
    for text in list(root.iter(f"{{{W}}}t")):
        kept = text.get("{http://www.w3.org/XML/1998/namespace}space")
        text.text = text.text if kept else (text.text or "").strip()
        text.attrib.clear()
        if not text.text:
            text.getparent().remove(text)
    for run in list(root.iter(f"{{{W}}}r")):
        if all(etree.QName(child).localname == "rPr" for child in run):
            run.getparent().remove(run)
    for looks in root.iter(f"{{{W}}}tcPr"):
        looks[:] = sorted(looks, key=lambda child: CELL.index(etree.QName(child).localname))
    return root


def shown(docx: bytes) -> list[list[tuple[str, str]]]:
    """Each paragraph of the body as runs of equal formatting: (properties, text)."""
    document = Document(BytesIO(docx))
    found = []
    for paragraph in document.element.body.iter(f"{{{W}}}p"):
        runs: list[tuple[str, str]] = []
        for run in paragraph.iter(f"{{{W}}}r"):
            properties = run.find(f"{{{W}}}rPr")
            look = "" if properties is None else etree.tostring(properties, method="c14n").decode()
            text = run.text
            if runs and runs[-1][0] == look:
                runs[-1] = (look, runs[-1][1] + text)
            elif text:
                runs.append((look, text))
        found.append(runs)
    return found


# ------------------------------------------------------------------------------------------------- the features


def split_over_runs(document: Any) -> None:
    paragraph = document.add_paragraph("Họ và tên: ")
    for index, piece in enumerate(("{", "{ na", "me }", "} — {", "% if ", "yes %}có{% en", "dif %}")):
        paragraph.add_run(piece).bold = bool(index % 2)


def headers_of_two_sections(document: Any) -> None:
    first = document.sections[0]
    first.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    first.header.paragraphs[0].text = "Đầu {{ name }}"
    first.first_page_header.paragraphs[0].text = "Trang nhất {{ name|upper }}"
    first.even_page_header.paragraphs[0].text = "Trang chẵn {% for x in rows %}{{ x.a }}{% endfor %}"
    first.footer.paragraphs[0].text = "Chân {{ name }}"
    document.add_paragraph("{{ name }}")
    second = document.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Phần hai: {{ org.name }}"
    second.footer.is_linked_to_previous = False
    second.footer.paragraphs[0].text = "{% if yes %}có{% else %}không{% endif %}"


def footnote(document: Any) -> None:
    document.add_paragraph("{{ name }}")
    xml = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r>'
        "<w:t>Theo {{ org.name }} &amp; {% for x in rows %}{{ x.a }};{% endfor %}</w:t></w:r></w:p></w:footnote>"
        "</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def formatted(document: Any) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run("{{ text }}").bold = True
    paragraph.add_run(" / {{ name }}").italic = True
    document.add_paragraph("{{r rich }} rồi {{ name }} {%r if yes %}có{%r endif %}", style="Heading 2")


def picture(document: Any) -> None:
    document.add_paragraph("{%p for x in rows %}")
    document.add_paragraph("{{ x.a }}").add_run().add_picture(BytesIO(png()), width=Inches(0.5))
    document.add_paragraph("{%p endfor %}")


def png() -> bytes:
    """A grey dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def nested_tables(document: Any) -> None:
    outer = document.add_table(rows=1, cols=2)
    inner = outer.cell(0, 0).add_table(rows=3, cols=3)
    for row, text in enumerate(("{%tr for x in rows %}", "{{ x.a }}", "{%tr endfor %}")):
        inner.cell(row, 0).text = text
    outer.cell(0, 1).text = "{{ name }}"


def looped_cell(document: Any) -> None:
    table(("a", "b"))(document)
    for text in ("{%p for x in rows %}", "{{ x.a }}", "{%p endfor %}"):
        document.tables[0].cell(0, 0).add_paragraph(text)


def spanned_header(document: Any) -> None:
    made = document.add_table(rows=2, cols=4)
    for column, text in enumerate(("{%tc for x in rows %}", "{{ x.a }}", "{{ x.b }}", "{%tc endfor %}")):
        made.cell(1, column).text = text
    made.cell(0, 0).text, made.cell(0, 3).text = "{%tc for x in rows %}", "{%tc endfor %}"
    made.cell(0, 1).merge(made.cell(0, 2)).text = "{% hm %}{{ name }}"


def page_break(document: Any) -> None:
    document.add_paragraph("{{ name }}").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("{{ org.name }}")


VALUES: dict[str, Any] = {
    "name": "Lò Văn Ún & <con>",
    "text": "dòng một\ndòng hai",
    "org": {"name": 'Chi bộ "Bản Mòng"'},
    "rows": [{"a": "một", "b": 1}, {"a": "hai & ba", "b": 2}, {"a": "bốn", "b": None}],
    "matrix": [["a", "b"], ["c", "d"], ["e", "f"]],
    "none": None,
    "yes": True,
    "no": False,
    "empty": [],
    "number": 1234.5,
    "colour": "FFDD00",
    "three": 3,
    "rich": RichText("đậm & <nghiêng>\nxuống dòng", bold=True, italic=True, color="#ff0000"),
    "paragraphs": RichTextParagraph(RichText("cả đoạn", underline="wave"), parastyle="ListBullet"),
    "listing": Listing("một & hai\nba"),
    "two_paragraphs": Listing("đoạn đầu\ađoạn sau"),
    "two_pages": "trang đầu\ftrang sau",
}

FEATURES: dict[str, Builder] = {
    "scalars of every type": lines("{{ name }} {{ number }} {{ none }} {{ yes }} {{ rows[0].b }} {{ matrix[0] }}"),
    "inline loop": lines(
        "Có: {% for x in rows %}{{ loop.index }}. {{ x.a }}{% if not loop.last %}; {% endif %}{% endfor %}."
    ),
    "inline condition": lines("{% if yes and not no %}có{% elif name %}hoặc{% else %}không{% endif %}"),
    "inline if expression": lines("{{ name if no else org.name }}"),
    "comparisons": lines("{% if three > 2 and three <= 3 and name != 'x' and 'a' in ['a', 'b'] %}đúng{% endif %}"),
    "smart quotes in tags": lines("{% if name != “x” %}{{ org[‘name’] }}{% endif %}"),
    "paragraph loop": lines("đầu", "{%p for x in rows %}", "{{ x.a }}: {{ x.b }}", "{%p endfor %}", "cuối"),
    "paragraph loop over nothing": lines(
        "đầu", "{%p for x in empty %}", "{{ x }}", "{%p else %}", "trống", "{%p endfor %}"
    ),
    "paragraph condition": lines("{%p if no %}", "một", "{%p elif yes %}", "hai", "{%p else %}", "ba", "{%p endif %}"),
    "nested paragraph loops": lines(
        "{%p for row in matrix %}", "hàng", "{%p for x in row %}", "{{ x }}", "{%p endfor %}", "{%p endfor %}"
    ),
    "condition over two paragraphs": lines("{% if yes %}đoạn một", "đoạn hai{% endif %}", "cuối"),
    "merging with the previous and next paragraph": lines(
        "Trước", "{%- if yes -%}", "giữa {{ name }}", "{%- endif -%}", "sau"
    ),
    "comments": lines("trước {# chú thích #}sau", "{#p bỏ cả đoạn #}", "cuối"),
    "row loop": table(
        ("STT", "Tên"), ("{%tr for x in rows %}", ""), ("{{ x.b }}", "{{ x.a }}"), ("{%tr endfor %}", "")
    ),
    "row condition": table(("{%tr if no %}", ""), ("bỏ", "đi"), ("{%tr endif %}", ""), ("{{ name }}", "giữ")),
    "row comment": table(("{#tr chú thích #}", ""), ("{{ name }}", "b")),
    "column loop": table(
        ("Tên", "{%tc for x in rows %}", "{{ x.a }}", "{%tc endfor %}"),
        ("Số", "{%tc for x in rows %}", "{{ x.b }}", "{%tc endfor %}"),
    ),
    "fewer columns than the grid": table(
        ("a", "{%tc if no %}", "b", "{%tc endif %}"), ("1", "{%tc if no %}", "2", "{%tc endif %}")
    ),
    "rows and columns": table(
        ("{%tr for row in matrix %}", "", ""),
        ("{%tc for x in row %}", "{{ x }}", "{%tc endfor %}"),
        ("{%tr endfor %}", "", ""),
    ),
    "loop inside a cell": table(("{% for x in rows %}{{ x.a }} {% endfor %}", "{{ name }}")),
    "paragraph loop inside a cell": looped_cell,
    "vertical merge": table(("{%tr for x in rows %}", ""), ("{% vm %}chung", "{{ x.a }}"), ("{%tr endfor %}", "")),
    "horizontal merge": table(("{%tc for x in rows %}", "{% hm %}{{ name }}", "{%tc endfor %}"), ("1", "2", "3")),
    "horizontal merge of a wide cell": spanned_header,
    "column span": table(("{% colspan three %}{{ name }}",), ("1", "2", "3")),
    "cell colour": table(("{% cellbg colour %}{{ name }}", "b")),
    "cell colour in a row loop": table(
        ("{%tr for x in rows %}", ""), ("{% cellbg colour %}{{ x.a }}", "b"), ("{%tr endfor %}", "")
    ),
    "nested tables": nested_tables,
    "rich text": lines("trước {{r rich }} sau"),
    "rich text paragraph": lines("trước", "{{p paragraphs }}", "sau"),
    "listing": lines("{{ listing }}"),
    "newlines": lines("{{ text }}"),
    "new paragraphs": lines("trước {{ two_paragraphs }} sau"),
    "new pages": lines("trước {{ two_pages }} sau"),
    "formatted runs": formatted,
    "run conditions": lines("a {%r if yes %}b{%r endif %} c {%r if no %}d{%r endif %} e"),
    "literal braces": lines("{_{ name }_} và {_% if %_} và {{ name }}"),
    "literal braces without any tag": lines("chỉ có {_{ name }_}"),
    "spaces kept": lines("  {{ name }}  và   {{ org.name }} "),
    "headers and footers of two sections": headers_of_two_sections,
    "footnotes": footnote,
    "picture in a loop": picture,
    "page break": page_break,
    "nothing to fill": lines("không có thẻ nào"),
}


@pytest.mark.parametrize("build", FEATURES.values(), ids=FEATURES.keys())
def test_a_feature_gives_the_xml_that_docxtpl_gives(build: Builder) -> None:
    template = docx_of(build)
    expected = parts(by_docxtpl(template, VALUES))
    assert parts(compile_template(template, name="mẫu.docx").render(VALUES)) == expected


TRUSTED: dict[str, Builder] = {
    "set": lines("{%p set total = rows|length %}", "Có {{ total }} và {{ total * 2 }}"),
    "set block": lines("{% set both %}{{ name }} / {{ org.name }}{% endset %}", "{{ both }} {{ both }}"),
    "macro": lines(
        "{% macro line(x) %}{{ x.a }} = {{ x.b }}; {% endmacro %}", "{% for x in rows %}{{ line(x) }}{% endfor %}"
    ),
    "calls": lines("{{ name.upper() }} {% for key, value in org.items() %}{{ key }}:{{ value }}{% endfor %}"),
    "range and loop.cycle": lines("{% for i in range(3) %}{{ i }}{{ loop.cycle('a', 'b') }}{% endfor %}"),
    "filters": lines(
        "{{ rows|map(attribute='a')|join(', ') }} {{ number|round|int }} {{ '%05d' % 3 }} {{ 'a' ~ name }}"
    ),
    "with": lines("{% with a = name %}{{ a }}{% endwith %}"),
    "whitespace control": lines("a {{- name -}} b"),
}


@pytest.mark.parametrize("build", TRUSTED.values(), ids=TRUSTED.keys())
def test_a_trusted_template_has_all_of_jinja(build: Builder) -> None:
    template = docx_of(build)
    assert parts(compile_template(template, trusted=True).render(VALUES)) == parts(by_docxtpl(template, VALUES))


def test_tags_split_over_runs_show_as_docxtpl_shows_them() -> None:
    """Words behind such a tag keep their own look; docxtpl gives them that of the tag's first letter."""
    template = docx_of(split_over_runs)
    both = (compile_template(template).render(VALUES), by_docxtpl(template, VALUES))
    ours, theirs = (["".join(text for _, text in runs) for runs in shown(docx)] for docx in both)
    assert ours == theirs


@pytest.mark.parametrize(
    "build",
    [lines("a {{ tabs }} b"), lines("{{r rich }}"), lines("tĩnh\tcó thẻ {{ name }}"), formatted],
    ids=["value", "rich text", "template", "formatted"],
)
def test_tabs_look_as_docxtpl_makes_them(build: Builder) -> None:
    values = {**VALUES, "tabs": "một\thai\tba", "text": "x\ty\nz", "rich": RichText("a\tb", bold=True)}
    template = docx_of(build)
    assert shown(compile_template(template).render(values)) == shown(by_docxtpl(template, values))


def test_constants_of_a_tag_come_out_as_typed() -> None:
    """docxtpl prints ``a &amp; b``: it escapes what Word has already escaped."""
    document = Document(BytesIO(compile_template(docx_of(lines("{{ 'a & b < c' }} {{ 12 }} {{ true }}"))).render({})))
    assert document.paragraphs[0].text == "a & b < c 12 True"


def test_lenient_templates_print_nothing_for_a_missing_name_as_docxtpl_does() -> None:
    template = docx_of(lines("[{{ nobody }}] {% if nobody %}có{% endif %}{% for x in nobody %}{{ x }}{% endfor %}"))
    assert parts(compile_template(template, strict=False).render({})) == parts(by_docxtpl(template, {}))


@pytest.mark.parametrize(
    "name", ["title", "subject", "author", "comments", "identifier", "language", "keywords", "category"]
)
def test_document_properties_are_filled_and_escaped_once(name: str) -> None:
    def build(document: Any) -> None:
        document.add_paragraph("{{ name }}")
        document.core_properties.keywords = "{_{ để nguyên }_}"
        setattr(document.core_properties, name, "Của {{ name }}{% if three > 2 %} và {{ org.name }}{% endif %}")

    document = Document(BytesIO(compile_template(docx_of(build)).render(VALUES)))
    assert getattr(document.core_properties, name) == 'Của Lò Văn Ún & <con> và Chi bộ "Bản Mòng"'
    assert name == "keywords" or document.core_properties.keywords == "{{ để nguyên }}"


# ------------------------------------------------------------------------------------------------- exactness


def every_place(document: Any) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ value }}"
    section.footer.paragraphs[0].text = "{{ value }}"
    document.add_paragraph("{{ value }}")
    document.add_paragraph("{{r rich }}")
    document.add_paragraph("{%p for x in [value] %}")
    document.add_paragraph("{{ x }}")
    document.add_paragraph("{%p endfor %}")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{{ value }}"
    document.core_properties.title = "{{ value }}"


EVERY_PLACE = compile_template(docx_of(every_place))
PRINTABLE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        st.sampled_from(list("&<>\"'{}%#_]\n\t ăếợĐữ́\u200b😀")),
    ),
    max_size=30,
)


@pytest.mark.slow
@settings(max_examples=200)
@given(PRINTABLE)
def test_any_text_comes_out_exactly_as_it_went_in(value: str) -> None:
    document = Document(BytesIO(EVERY_PLACE.render({"value": value, "rich": RichText(value or " ")})))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == value
    assert section.footer.paragraphs[0].text == value
    assert [paragraph.text for paragraph in document.paragraphs] == [value, value or " ", value]
    assert document.tables[0].cell(0, 0).text == value
    assert document.core_properties.title == value


@pytest.mark.parametrize(
    "value",
    [
        "AT&T <Ltd> Co",
        "R&D",
        "{_{ a }_}",
        "{{ 7*7 }}",
        "{% if %}",
        "]]>",
        "<!-- a -->",
        "&amp;",
        "\"'",
        "\x85\u2028\xa0",
        "x" * 5000,
    ],
)
def test_what_docxtpl_destroys_comes_out_as_typed(value: str) -> None:
    document = Document(BytesIO(EVERY_PLACE.render({"value": value, "rich": RichText(value)})))
    assert document.paragraphs[0].text == document.paragraphs[1].text == document.tables[0].cell(0, 0).text == value
    assert len(document.sections) == 1


@pytest.mark.parametrize("value", ["a\r\nb", "a\rb", "a\nb"])
def test_every_line_end_becomes_a_visible_line_break(value: str) -> None:
    document = Document(BytesIO(EVERY_PLACE.render({"value": value, "rich": RichText(value)})))
    assert [paragraph.text for paragraph in document.paragraphs] == ["a\nb"] * 3


# ------------------------------------------------------------------------------------------------- validity


VALIDATOR = OpenXmlValidator()


def findings(docx: bytes, file: Path) -> set[str]:
    """What two validators of OOXML say, places left out."""
    file.write_bytes(docx)
    schema = {error.description for error in VALIDATOR.validate(str(file)).errors}
    return schema | {str(finding) for finding in integrity_check(str(file)) if finding.severity == ERROR}


def every_feature(document: Any) -> None:
    for build in FEATURES.values():
        build(document)


@pytest.mark.slow
def test_a_document_of_all_features_is_as_valid_as_docxtpls(tmp_path: Path) -> None:
    """docxtpl itself puts a cell's span and colour, and a RichText's properties, in an order that Word forgives."""
    template = docx_of(every_feature)
    ours = compile_template(template).render(VALUES)
    theirs = by_docxtpl(template, VALUES)
    assert findings(ours, tmp_path / "ours.docx") <= findings(theirs, tmp_path / "docxtpl.docx")
    assert parts(ours) == parts(theirs)


def test_a_cell_that_a_loop_leaves_empty_still_has_a_paragraph() -> None:
    def build(document: Any) -> None:
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        for text in ("{%p for x in empty %}", "{{ x }}", "{%p endfor %}"):
            cell.add_paragraph(text)
        cell._tc.remove(cell.paragraphs[0]._p)
        document.sections[0].header.paragraphs[0].text = "{%p if no %}"
        document.sections[0].header.add_paragraph("{%p endif %}")

    document = Document(BytesIO(compile_template(docx_of(build)).render(VALUES)))
    assert len(document.tables[0].cell(0, 0).paragraphs) == 1
    assert len(document.sections[0].header.paragraphs) == 1

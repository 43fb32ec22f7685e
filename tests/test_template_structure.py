"""No tag of a template can tear the XML of a document."""

from collections.abc import Callable
from io import BytesIO
from itertools import product
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from service.errors import TemplateBroken, ValueRefused
from service.template import compile_template
from tests.template_faults import codes, problems
from tests.word_files import docx_of, text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# ------------------------------------------------------------------------------------------------- well-formedness


def cells(*texts: str, rows: int = 1) -> Callable[[Any], None]:
    def build(document: Any) -> None:
        table = document.add_table(rows=rows, cols=len(texts) // rows)
        for index, text in enumerate(texts):
            table.cell(index * rows // len(texts), index % (len(texts) // rows)).text = text

    return build


@pytest.mark.parametrize(
    "build",
    [
        cells("{% for x in a %}", "{% endfor %}"),
        cells("{% if a %}x", "b", "c", "{% endif %}", rows=2),
        cells("{%p if a %}", "{%p endif %}"),
        cells("{%tr for x in a %}", "", "b", "{% endfor %}", rows=2),
        cells("{%tc for x in a %}", "{% endfor %}"),
    ],
    ids=["for over cells", "if over rows", "paragraphs over cells", "half a row loop", "half a cell loop"],
)
@pytest.mark.parametrize("trusted", [True, False])
def test_tags_that_would_tear_a_table_are_refused_when_loaded(build: Callable[[Any], None], trusted: bool) -> None:
    (problem,) = problems(build=build, trusted=trusted)
    assert problem.code == "template-structure"
    assert "{%" in problem.message


@pytest.mark.parametrize(
    "texts",
    [
        ["{% for x in a %}", "{%p endfor %}"],
        ["{%p if a %}", "{% endif %}"],
        ["{%r if a %}x", "{%p endif %}"],
    ],
)
def test_tags_on_different_levels_are_refused_when_loaded(texts: list[str]) -> None:
    assert codes(*texts) == ["template-structure"]


def with_parts(body: str = "", **changes: str) -> bytes:
    """A .docx with this body; `changes` are headers by their name."""
    with ZipFile(BytesIO(docx_of("x"))) as archive:
        parts = {name: archive.read(name).decode("latin-1") for name in archive.namelist()}
    document = parts["word/document.xml"]
    references = "".join(f'<w:headerReference w:type="default" r:id="{name}"/>' for name in changes)
    opening = document[: document.index("<w:body>")]
    parts["word/document.xml"] = f"{opening}<w:body>{body}<w:sectPr>{references}</w:sectPr></w:body></w:document>"
    root = "<w:hdr" + opening[opening.index("<w:document") + len("<w:document") :]
    for name, xml in changes.items():
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
        relation = f'<Relationship Id="{name}" Type="{kind}" Target="{name}.xml"/></Relationships>'
        relations = "word/_rels/document.xml.rels"
        parts[relations] = parts[relations].replace("</Relationships>", relation)
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
        override = f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
        parts[f"word/{name}.xml"] = f"{root}{xml}</w:hdr>"
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.encode("latin-1"))
    return buffer.getvalue()


def part_of(docx: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


RUN = "<w:r><w:t>a{{r n}}b</w:t></w:r>"


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p><w:sdt><w:sdtContent><w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:sdtContent></w:sdt></w:p>",
        f'<w:p><w:moveTo w:id="1">{RUN}</w:moveTo></w:p>',
        f'<w:p><w:dir w:val="rtl">{RUN}</w:dir></w:p>',
        f'<w:p><w:ins w:id="1"><w:smartTag>{RUN}</w:smartTag></w:ins></w:p>',
        '<w:customXml w:element="a"><w:p><w:r><w:t>{{p n}}</w:t></w:r></w:p></w:customXml>',
    ],
    ids=["control in control", "moved", "direction", "inserted", "custom XML"],
)
def test_plain_text_never_stands_between_runs_or_paragraphs(body: str) -> None:
    root = part_of(compile_template(with_parts(body)).render({"n": "A&B"}), "word/document.xml")
    assert [node for node in root.iter() if (node.text or "").strip() and node.tag != f"{W}t"] == []
    assert [node for node in root.iter() if (node.tail or "").strip()] == []
    assert "A&B" in "".join(map(str, root.itertext()))


def test_a_tag_in_a_content_control_of_a_header_finds_its_parent() -> None:
    docx = compile_template(with_parts(h1="<w:sdtContent>{{ n }}</w:sdtContent>")).render({"n": "A&B"})
    (text,) = part_of(docx, "word/h1.xml").iter(f"{W}t")
    assert text.text == "A&B"


@pytest.mark.parametrize("body", ["<w:p><w:pPr>{{ n }}</w:pPr></w:p>", "<w:sdt>{{ n }}</w:sdt>", "<w:x>{{ n }}</w:x>"])
def test_a_tag_where_no_text_can_stand_is_refused(body: str) -> None:
    with pytest.raises(TemplateBroken) as caught:
        compile_template(with_parts(body))
    assert [problem.code for problem in caught.value.problems] == ["template-structure"]


def test_tags_in_parts_that_are_never_filled_are_refused() -> None:
    with ZipFile(BytesIO(with_parts("<w:p/>", h1="<w:p><w:r><w:t>{</w:t><w:t>{ n }}</w:t></w:r></w:p>"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"header+xml", b"endnotes+xml")
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"w:headerReference", b"w:other")
    relations = "word/_rels/document.xml.rels"
    parts[relations] = parts[relations].replace(b"relationships/header", b"relationships/endnotes")
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(TemplateBroken) as caught:
        compile_template(buffer.getvalue(), name="minutes.docx")
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("template-part", "minutes.docx")
    assert "«{{ n }}»" in problem.message


def test_the_main_part_may_have_another_name_and_a_decoy_beside_it() -> None:
    with ZipFile(BytesIO(docx_of("{{ n }}"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    decoy = b"<x/>"
    parts["word/document2.xml"], parts["word/document.xml"] = parts["word/document.xml"], decoy
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    docx = compile_template(buffer.getvalue()).render({"n": "điền"})
    assert text_of(docx) == ["điền"]
    with ZipFile(BytesIO(docx)) as archive:
        assert archive.read("word/document.xml") == decoy


def test_a_tag_between_rows_takes_no_text() -> None:
    template = compile_template(docx_of(build=cells("{{tr x }}", "", "b", "c", rows=2)))
    template.render({"x": ""})
    with pytest.raises(ValueRefused):
        template.render({"x": "chữ"})


def test_every_choice_of_branches_gives_a_well_formed_document() -> None:
    texts = [
        "{% if a %}một",
        "hai{% endif %}",
        "{%p if b %}",
        "{{ b }}{% if a %}x{% else %}y{% endif %}",
        "{%p endif %}",
    ]
    table = cells("{%tr for x in c %}", "", "{{ x }}", "{% if b %}đ{% endif %}", "{%tr endfor %}", "", rows=3)
    template = compile_template(docx_of(*texts, build=table))
    for a, b, c in product((True, False), ("", "<b>"), ([], ["&"])):
        with ZipFile(BytesIO(template.render({"a": a, "b": b, "c": c}))) as archive:
            etree.fromstring(archive.read("word/document.xml"))

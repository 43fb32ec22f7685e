"""What a compiled template promises: its fields, its values, what missing data are, its bytes."""

import sys
import tracemalloc
from collections import OrderedDict, namedtuple
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from io import BytesIO
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from markupsafe import Markup

from service.errors import TemplateBroken, ValueRefused
from service.template import compile_template
from service.template.allow_list import FILTERS
from tests.template_faults import Model, filled, refused
from tests.word_files import docx_of, text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# ------------------------------------------------------------------------------------------------- fields


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        (["{{ name }} {{ org.cell_name }}"], ["name", "org.cell_name"]),
        (["{% for item in agenda_items %}{{ item.presenter }}{% endfor %}"], ["agenda_items[].presenter"]),
        (["{% for a in rows %}{% for b in a.inner %}{{ b.x }}{% endfor %}{% endfor %}"], ["rows[].inner[].x"]),
        (["{% for a in rows %}{{ loop.index }}{% endfor %}"], ["rows"]),
        (["{% for a in names %}{{ a }}{% endfor %}"], ["names[]"]),
        (["{{ org['cell_name'] }} {{ rows[0].a }}"], ["org.cell_name", "rows[].a"]),
        (["{% for a in rows|sort(attribute='x')|reverse %}{{ a.b|upper }}{% endfor %}"], ["rows[].b", "rows[].x"]),
        (["{{ tasks|sort(attribute='a.b,c')|join(', ', attribute='d') }}"],
         ["tasks[].a.b", "tasks[].c", "tasks[].d"]),
        (["{{ rows|sum('0.x') }}{{ rows|max(attribute='y') }}"], ["rows[].y", "rows[][].x"]),
        (["{{ (rows|first).a }} {{ day|default('…') }}"], ["day", "rows[].a"]),
        (["{% for a in rows if a.ok %}{{ loop.previtem.b }}{% else %}{{ none_of_them }}{% endfor %}"],
         ["none_of_them", "rows[].b", "rows[].ok"]),
        (["{% if org %}{{ org.name }}{% endif %}"], ["org.name"]),
        (["{{ a if b else c }}", "{% if d is defined and e != f %}x{% endif %}"], ["a", "b", "c", "d", "e", "f"]),
        (["{% for a in a.list %}{{ a.b }}{% endfor %}{{ a.c }}"], ["a.c", "a.list[].b"]),
    ],
)  # fmt: skip
def test_fields_are_the_dotted_names_taken_from_the_data(texts: list[str], fields: list[str]) -> None:
    assert compile_template(docx_of(*texts)).fields == tuple(fields)


def test_fields_come_from_headers_footers_and_properties_too() -> None:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ org.parent }}"
        document.sections[0].footer.paragraphs[0].text = "{{ page_note }}"
        document.core_properties.title = "{{ doc.title }}"

    assert compile_template(docx_of("{{ name }}", build=build)).fields == (
        "doc.title",
        "name",
        "org.parent",
        "page_note",
    )


def test_fields_of_a_trusted_template_leave_out_what_it_made_itself() -> None:
    template = docx_of(
        "{% set first = rows|first %}{{ first.a }}{% set n = 3 %}{{ n }}",
        "{% macro line(x) %}{{ x.q }}{{ outer }}{% endmacro %}{{ line(rows) }}",
        "{% for k, v in org.items() %}{{ k }}{{ v }}{% endfor %}{{ range(3)|list }}",
        "{% with m = org.deep %}{{ m.er }}{% endwith %}",
    )
    assert compile_template(template, trusted=True).fields == ("org.deep.er", "outer", "rows[].a")


def test_a_filter_of_ours_is_seen_through_where_an_attribute_follows() -> None:
    filters = {"present": lambda items: items, "lines": lambda text: text.split()}
    template = docx_of(
        "{% for m in members|present %}{{ m.name }}{% endfor %}", "{% for line in note|lines %}{{ line }}{% endfor %}"
    )
    assert compile_template(template, filters=filters).fields == ("members[].name", "note")


def test_each_field_knows_a_paragraph_where_it_stands() -> None:
    def build(document: Any) -> None:
        table = document.add_table(rows=3, cols=2)
        for row, text in enumerate(("{%tr for task in tasks %}", "Hạn: {{ task.due }}", "{%tr endfor %}")):
            table.cell(row, 0).text = text
        table.cell(1, 1).text = "{{ task.work }}"

    template = compile_template(
        docx_of("Họ tên: {{ name }}", "{% for x in votes %}{{ loop.index }}{% endfor %}", build=build)
    )
    body = "word/document.xml"
    assert template.fields_at == {
        "name": ("Đoạn «Họ tên: {{ name }}»", body, 1),
        "tasks[].due": ("Đoạn «Hạn: {{ task.due }}»", body, 5),
        "tasks[].work": ("Đoạn «{{ task.work }}»", body, 6),
        "votes": ("Đoạn «{% for x in votes %}{{ loop.index }}{% endfor %}»", body, 2),
    }
    assert template.name == ""


# ------------------------------------------------------------------------------------------------- values


class Colour(StrEnum):
    RED = "đỏ"


class Kind(Enum):
    REGULAR = "thường kỳ"


@dataclass(frozen=True, slots=True)
class Slotted:
    name: str


Pair = namedtuple("Pair", "name age")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "None"), (True, "True"), (7, "7"), (1.5, "1.5"), (Decimal("2.50"), "2.50"),
        (date(2026, 11, 23), "2026-11-23"),
        (Colour.RED, "đỏ"), (Kind.REGULAR, "Kind.REGULAR"), ([1, "a"], "[1, 'a']"), (Listing("a & b"), "a & b"),
        (Markup("&lt;b&gt; &amp;amp;"), "<b> &amp;"), (b"x", "b'x'"), ("", ""),
    ],
)  # fmt: skip
def test_a_value_shows_as_docxtpl_shows_it(value: object, shown: str) -> None:
    assert filled("{{ value }}", value=value) == shown


@pytest.mark.parametrize(
    ("tag", "context", "shown"),
    [
        ("{{ x.name }}", {"x": Model()}, "Ún"),
        ("{{ x.shout }}", {"x": Model()}, "ÚN"),
        ("{{ x.name }}", {"x": Slotted("Ún")}, "Ún"),
        ("{{ x.name }} {{ x[1] }}", {"x": Pair("Ún", 3)}, "Ún 3"),
        ("{{ x.name }}", {"x": SimpleNamespace(name="Ún")}, "Ún"),
        ("{{ x.name }}", {"x": MappingProxyType({"name": "Ún"})}, "Ún"),
        ("{{ x.name }}", {"x": OrderedDict(name="Ún")}, "Ún"),
        ("{{ x.items }} {{ x.title }}", {"x": {"items": "khoá", "title": "trước"}}, "khoá trước"),
        ("{{ x.year }} {{ x.value }}", {"x": SimpleNamespace(year=2026, value=1)}, "2026 1"),
        ("{{ x.month }}", {"x": date(2026, 11, 23)}, "11"),
        ("{{ x.value }} {{ x.name }}", {"x": Kind.REGULAR}, "thường kỳ REGULAR"),
        ("{{ x[0] }} {{ x[-1] }}", {"x": ["a", "b"]}, "a b"),
    ],
)  # fmt: skip
def test_fields_are_read_from_mappings_and_objects(tag: str, context: dict[str, Any], shown: str) -> None:
    assert filled(tag, **context) == shown


def test_any_mapping_serves_as_the_data() -> None:
    template = compile_template(docx_of("{{ a }}"))
    assert template.render(MappingProxyType({"a": "x"})) == template.render({"a": "x"})


@pytest.mark.parametrize("char", [chr(code) for code in (0, 1, 8, 0xB, 0xE, 0x1F, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF)])
@pytest.mark.parametrize("wrap", [str, RichText, Listing], ids=["str", "RichText", "Listing"])
def test_a_character_that_no_document_can_hold_is_refused_by_name(char: str, wrap: Callable[[str], Any]) -> None:
    tag = "{{r value }}" if wrap is RichText else "{{ value }}"
    problem = refused(tag, value=wrap(f"a{char}b"))
    assert (problem.code, problem.path) == ("value-character", "value")
    assert f"U+{ord(char):04X}" in problem.message


def test_a_refusal_names_the_item_and_the_paragraph() -> None:
    template = compile_template(
        docx_of("{%p for x in tasks %}", "Việc: {{ x.work }}", "{%p endfor %}"), name="minutes.docx"
    )
    with pytest.raises(ValueRefused) as caught:
        template.render({"tasks": [{"work": "a"}, {"work": "b\x0b"}]})
    assert caught.value.problems[0].path == "tasks[1].work"
    assert "«Việc: {{ x.work }}»" in caught.value.problems[0].message


@pytest.mark.parametrize("place", ["header", "title", "attribute"])
def test_characters_are_refused_wherever_the_value_stands(place: str) -> None:
    def build(document: Any) -> None:
        if place == "header":
            document.sections[0].header.paragraphs[0].text = "{{ value }}"
        elif place == "title":
            document.core_properties.title = "{{ value }}"
        else:
            document.add_table(rows=1, cols=1).cell(0, 0).text = "{% cellbg value %}x"

    template = compile_template(docx_of(build=build))
    for char in ("\x0b", "\x07" if place != "header" else "\x0b"):
        with pytest.raises(ValueRefused, match=r"U\+00"):
            template.render({"value": char})


def test_quotes_cannot_leave_an_attribute() -> None:
    def build(document: Any) -> None:
        document.add_table(rows=1, cols=1).cell(0, 0).text = "{% cellbg colour %}x"

    value = '"\'/><w:evil w:a="&\n\t'
    docx = compile_template(docx_of(build=build)).render({"colour": value})
    (shading,) = Document(BytesIO(docx)).element.body.iter(f"{W}shd")
    assert shading.get(f"{W}fill") == value


@pytest.mark.parametrize("value", ["nhiều", "0", "-1", "2.5", "100", None, "²", '2"/>'])
def test_a_column_span_must_be_a_number_of_columns(value: object) -> None:
    def build(document: Any) -> None:
        document.add_table(rows=1, cols=2).cell(0, 0).text = "{% colspan value %}x"

    with pytest.raises(ValueRefused) as caught:
        compile_template(docx_of(build=build)).render({"value": value})
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("value-number", "value")]


@pytest.mark.parametrize(
    ("tag", "value", "code"),
    [
        ("{{ value }}", RichText("x"), "value-markup"),
        ("{{ value }}", RichTextParagraph("x"), "value-markup"),
        ("{{r value }}", RichTextParagraph("x"), "value-markup"),
        ("{{r value }}", RichText("x", style='"><evil'), "value-markup"),
        ("{{r value }}", RichText("x", url_id="rId99"), "value-link"),
        ("{{ value }}", Markup("</w:t></w:r>"), "value-markup"),
        ("{{ value }}", len, "value-object"),
        ("{{ value }}", sys, "value-object"),
        ("{{ value }}", dict, "value-object"),
        ("{{ value }}", (x for x in "ab"), "value-object"),
    ],
)
def test_a_value_that_would_break_the_document_is_refused(tag: str, value: object, code: str) -> None:
    assert refused(tag, value=value).code == code


def test_pictures_and_subdocuments_are_refused_by_name_and_field(tmp_path: Path) -> None:
    file = tmp_path / "t.docx"
    file.write_bytes(docx_of("x"))
    other = DocxTemplate(file)
    for value, kind in ((InlineImage(other, "x.png"), "InlineImage"), (other.new_subdoc(), "Subdoc")):
        problem = refused("{{ org.logo }}", org={"logo": value})
        assert (problem.code, problem.path) == ("value-picture", "org.logo")
        assert kind in problem.message


@pytest.mark.parametrize("tag", ["{{r value }}", "{{p value }}"])
@pytest.mark.parametrize("value", ["chữ <thường>", 12, Listing("a & b")])
def test_plain_values_in_rich_places_are_shown_as_plain_text(tag: str, value: object) -> None:
    docx = compile_template(docx_of("trước", tag, "sau")).render({"value": value})
    shown = value.xml.replace("&amp;", "&") if isinstance(value, Listing) else str(value)
    assert text_of(docx) == ["trước", shown, "sau"]


def test_a_new_paragraph_inside_a_hyperlink_is_refused() -> None:
    def build(document: Any) -> None:
        link = OxmlElement("w:hyperlink")
        paragraph = document.add_paragraph()
        link.append(paragraph.add_run("{{ value }}")._r)
        paragraph._p.append(link)

    template = compile_template(docx_of(build=build))
    template.render({"value": "a\nb"})
    with pytest.raises(ValueRefused, match=r"U\+0007") as caught:
        template.render({"value": "a\ab"})
    assert caught.value.problems[0].path == "value"


# ------------------------------------------------------------------------------------------------- missing data


def test_a_missing_name_is_an_error_that_names_it() -> None:
    template = compile_template(docx_of("Kính gửi {{ org.cel_name }}"), name="minutes.docx")
    with pytest.raises(TemplateBroken) as caught:
        template.render({"org": {"cell_name": "x"}})
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("template-missing", "minutes.docx")
    assert "«org.cel_name»" in problem.message
    assert "«Kính gửi {{ org.cel_name }}»" in problem.message


@pytest.mark.parametrize("strict", [True, False])
def test_an_outer_field_is_never_taken_for_one_missing_in_an_item(strict: bool) -> None:
    template = compile_template(docx_of("{% for x in rows %}[{{ x.name }}]{% endfor %}"), strict=strict)
    context = {"name": "NGOÀI", "rows": [{"name": "a"}, {}, SimpleNamespace()]}
    if strict:
        with pytest.raises(TemplateBroken, match=r"rows\[1\]\.name"):
            template.render(context)
    else:
        assert text_of(template.render(context)) == ["[a][][]"]


@pytest.mark.parametrize(
    "tag", ["{{ a.b.c }}", "{% if a.b %}x{% endif %}", "{% for x in a.b %}{% endfor %}", "{{ a.b|upper }}"]
)
def test_strict_and_lenient_agree_on_nothing_but_missing_names(tag: str) -> None:
    with pytest.raises(TemplateBroken, match=r"a\.b"):
        compile_template(docx_of(tag)).render({"a": {}})
    assert text_of(compile_template(docx_of(tag), strict=False).render({"a": {}})) == [""]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ a }}", "{{ a.b.c }}", "{% if a > 1 %}x{% endif %}", "{% if a.b <= 1 %}x{% endif %}", "{{ a|int }}",
        "{{ a|float }}", "{{ -a }}", "{{ a|abs }}", "{{ a|max }}", "{{ a[0].b }}", "{% if a < b %}x{% endif %}",
    ],
)  # fmt: skip
def test_in_a_lenient_template_a_missing_name_is_nothing(tag: str) -> None:
    assert text_of(compile_template(docx_of(tag), strict=False).render({})) == [""]


@pytest.mark.parametrize(
    "tag",
    ["{{ a + 1 }}", "{{ 1 - a }}", "{{ a() }}", "{{ a.b() }}", "{{ a|round }}",
     "{% for k, v in a.items() %}{{ k }}{% endfor %}"],
)  # fmt: skip
def test_in_a_lenient_trusted_template_too(tag: str) -> None:
    assert text_of(compile_template(docx_of(tag), strict=False, trusted=True).render({})) == [""]


@pytest.mark.parametrize(
    ("tag", "context"),
    [
        ("{% for x in rows %}{{ x }}{% endfor %}", {"rows": None}),
        ("{% for x in rows %}{{ x }}{% endfor %}", {"rows": 5}),
        ("{% if rows > 3 %}x{% endif %}", {"rows": "a"}),
        ("{{ rows|int|abs|sum }}", {"rows": "a"}),
    ],
)
def test_data_of_the_wrong_shape_are_an_error_with_the_field_and_paragraph(tag: str, context: dict[str, Any]) -> None:
    with pytest.raises(TemplateBroken) as caught:
        compile_template(docx_of(tag), name="m.docx").render(context)
    (problem,) = caught.value.problems
    assert problem.code == "template-failed"
    assert "«rows»" in problem.message
    assert tag in problem.message


def test_an_error_of_a_filter_becomes_ours() -> None:
    def explode(_: object) -> str:
        raise RuntimeError("nổ")

    template = compile_template(docx_of("{{ day|date }}"), filters={"date": explode})
    with pytest.raises(TemplateBroken, match="nổ"):
        template.render({"day": 1})


# ------------------------------------------------------------------------------------------------- bytes


def test_the_same_data_give_the_same_bytes() -> None:
    docx = docx_of("{{ a }}", "{%p for x in b %}", "{{ x }}", "{%p endfor %}")
    context = {"a": "ă", "b": ["x", "y"]}
    first = compile_template(docx)
    assert first.render(context) == first.render(context) == compile_template(docx).render(context)


def test_parts_without_tags_are_those_of_the_template() -> None:
    template = docx_of("{{ a }}")
    with ZipFile(BytesIO(template)) as before, ZipFile(BytesIO(compile_template(template).render({"a": "x"}))) as after:
        assert after.testzip() is None
        assert sorted(before.namelist()) == sorted(after.namelist())
        assert [name for name in before.namelist() if before.read(name) != after.read(name)] == ["word/document.xml"]


def test_a_replaceable_part_is_given_with_each_document() -> None:
    template = compile_template(docx_of("{{ a }}"), replaceable=["docProps/app.xml"])
    contents = {**template.filled({"a": "x"}), "docProps/app.xml": b"<new/>"}
    with ZipFile(BytesIO(template.packed(contents))) as archive:
        assert archive.read("docProps/app.xml") == b"<new/>"
    with ZipFile(BytesIO(template.render({"a": "x"}))) as archive:
        assert archive.read("docProps/app.xml").startswith(b"<?xml")


def test_a_template_cannot_be_changed() -> None:
    template = compile_template(docx_of("{{ a }}"))
    with pytest.raises(FrozenInstanceError):
        template.fields = ()  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError):
        template.fields_at["a"] = ""  # type: ignore[index]  # what is tested


def test_the_data_are_not_changed() -> None:
    context: dict[str, Any] = {"a": "x", "b": [1]}
    compile_template(docx_of("{% set a = 2 %}{{ a }}{% set c = 3 %}"), trusted=True).render(context)
    assert context == {"a": "x", "b": [1]}


def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    template = compile_template(docx_of("{{ a }}", "{%p for x in b %}", "{{ x.y }}", "{%p endfor %}"))

    def work(count: int) -> None:
        for number in range(count):
            template.render({"a": f"số {number}", "b": [{"y": f"{number} & {index}"} for index in range(5)]})

    work(100)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    work(1000)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 50_000


def test_every_filter_on_the_list_exists() -> None:
    compile_template(docx_of(*[f"{{{{ a|{name} }}}}" for name in sorted(FILTERS)]))

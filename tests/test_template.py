"""What a compiled template promises: its fields, its refusals, its fence, its bytes."""

import sys
import threading
import tracemalloc
from collections import OrderedDict, namedtuple
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from io import BytesIO
from itertools import product
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from jinja2 import Undefined
from lxml import etree
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

from service.errors import Problem, TemplateBroken, ValueRefused
from service.template import compile_template
from service.template.allow_list import FILTERS, MAX_BLOCKS, MAX_DEPTH, MAX_LOOPS, MAX_TAGS
from service.template.codegen import plain_lookup

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_of(*texts: str, build: Callable[[Any], None] | None = None) -> bytes:
    """A .docx of one paragraph a text, then whatever `build` adds."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    if build:
        build(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def text_of(docx: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs]


def filled(tag: str, /, **context: Any) -> str:
    """What the paragraph «tag» shows with `context`."""
    return "\n".join(text_of(compile_template(docx_of(tag)).render(context)))


def problems(*texts: str, build: Callable[[Any], None] | None = None, **options: Any) -> list[Problem]:
    """Everything wrong with a template."""
    with pytest.raises(TemplateBroken) as caught:
        compile_template(docx_of(*texts, build=build), name="minutes.docx", **options)
    assert all(problem.path == "minutes.docx" for problem in caught.value.problems)
    return list(caught.value.problems)


def codes(*texts: str, **options: Any) -> list[str]:
    return [problem.code for problem in problems(*texts, **options)]


def refused(tag: str, /, **context: Any) -> Problem:
    """The one problem of a value that cannot stand in «tag»."""
    with pytest.raises(ValueRefused) as caught:
        compile_template(docx_of(tag), name="minutes.docx").render(context)
    (problem,) = caught.value.problems
    return problem


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
    assert template.fields_at == {
        "name": "Họ tên: {{ name }}",
        "tasks[].due": "Hạn: {{ task.due }}",
        "tasks[].work": "{{ task.work }}",
        "votes": "{% for x in votes %}{{ loop.index }}{% endfor %}",
    }
    assert template.name == ""


# ------------------------------------------------------------------------------------------------- values


class Colour(StrEnum):
    RED = "đỏ"


class Kind(Enum):
    REGULAR = "thường kỳ"


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, title="không phải dữ liệu")
    name: str = "Ún"

    @property
    def shout(self) -> str:
        return self.name.upper()

    def method(self) -> str:
        return "gọi"


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


# ------------------------------------------------------------------------------------------------- strangers' templates

REFUSED_TAGS = {
    "{{ name.upper() }}": "template-call",
    "{{ range(9) }}": "template-call",
    "{% for i in range(10**9) %}{% endfor %}": "template-call",
    "{{ 'a' * 1000000000 }}": "template-expression",
    "{{ 9 ** 9 }}": "template-expression",
    "{{ '%s'|format(name) }}": "template-filter",
    "{{ name ~ name }}": "template-expression",
    "{{ 1 + 1 }}": "template-expression",
    "{{ name[1:3] }}": "template-expression",
    "{{ name[other] }}": "template-expression",
    "{{ {'a': 1} }}": "template-expression",
    "{{ name|attr('x') }}": "template-filter",
    "{{ name|map('upper') }}": "template-filter",
    "{{ name|replace('a', 'aaaa') }}": "template-filter",
    "{{ name|center(1000000) }}": "template-filter",
    "{{ name|truncate(100000) }}": "template-filter",
    "{{ name|join('x')|join('y') }}": "template-filter",
    "{{ name|join(other) }}": "template-filter",
    "{{ rows|sort(attribute='a.__class__') }}": "template-name",
    "{{ rows|sum(attribute='_x') }}": "template-name",
    "{{ rows|join(',', '__dict__') }}": "template-name",
    "{{ rows|join(attribute='_secret') }}": "template-name",
    "{{ rows|sort(attribute='a,_secret') }}": "template-name",
    "{{ rows|max(attribute='a._b') }}": "template-name",
    "{{ rows|unique(false, '_b') }}": "template-name",
    "{% for loop in rows %}{% endfor %}": "template-name",
    "{% for a, loop in rows %}{% endfor %}": "template-name",
    "{% for self in rows %}{% endfor %}": "template-name",
    "{% for caller in rows %}{% endfor %}": "template-name",
    "{{ 1e400 }}": "template-expression",
    "{{ name|list|string }}": "template-filter",
    "{{ name|sort|upper|sort|upper }}": "template-filter",
    "{{ [[name]]|first|string }}": "template-filter",
    "{{ name|list|default([])|trim }}": "template-filter",
    "{{ name|join('" + "y" * 101 + "') }}": "template-filter",
    "{{ name is callable }}": "template-test",
    "{{ name.__class__ }}": "template-name",
    "{{ name['__class__'] }}": "template-name",
    "{{ _name }}": "template-name",
    "{{ name._private }}": "template-name",
    "{{ self }}": "template-name",
    "{% for _x in rows %}{% endfor %}": "template-name",
    "{% for x in rows %}{{ loop.cycle }}{% endfor %}": "template-name",
    "{% for x in rows recursive %}{% endfor %}": "template-statement",
    "{% set a = 1 %}": "template-statement",
    "{% set a %}x{% endset %}": "template-statement",
    "{% macro m() %}x{% endmacro %}": "template-statement",
    "{% include 'x' %}": "template-statement",
    "{% import 'x' as y %}": "template-statement",
    "{% from 'x' import y %}": "template-statement",
    "{% extends 'x' %}": "template-statement",
    "{% block b %}x{% endblock %}": "template-statement",
    "{% filter upper %}x{% endfilter %}": "template-statement",
    "{% with a = 1 %}x{% endwith %}": "template-statement",
    "{% autoescape false %}x{% endautoescape %}": "template-statement",
    "{% call m() %}x{% endcall %}": "template-statement",
}


@pytest.mark.parametrize(("tag", "code"), REFUSED_TAGS.items())
def test_a_strangers_template_may_only_say_what_is_on_the_list(tag: str, code: str) -> None:
    found = problems(f"Đoạn này: {tag}")
    assert code in [problem.code for problem in found]
    assert all("«Đoạn này: " in problem.message for problem in found)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ a.b|upper|default('x') }}", "{{ -1 }}", "{{ rows|join(', ') }}",
        "{{ rows|join('_') }}", "{{ a if b else c }}",
        "{% if a is defined and not b or c in ['x', 'y'] %}x{% endif %}", "{{ rows|sum(attribute='a.b') }}",
        "{{ a['tên có dấu'] }}", "{% for x in rows if x.ok %}{{ loop.index }}{% endfor %}", "{{ a is divisibleby 3 }}",
        "{{ a|truncate(20) }}", "{{ (a or b).c }}", "{% for a, b in pairs %}{{ a }}{% endfor %}", "{{ a == none }}",
    ],
)  # fmt: skip
def test_a_strangers_template_may_say_what_papers_need(tag: str) -> None:
    compile_template(docx_of(tag))


def test_own_filters_are_allowed_and_unknown_ones_get_a_suggestion() -> None:
    shout: dict[str, Callable[..., str]] = {"in_hoa": lambda text, mark="!": text.upper() + mark}
    template = compile_template(docx_of("{{ a|in_hoa }} {{ a|in_hoa(b) }}"), filters=shout)
    assert text_of(template.render({"a": "x", "b": "?"})) == ["X! X?"]
    (problem,) = problems("{{ a|in_hao }}", filters=shout)
    assert "có phải «in_hoa»?" in problem.message
    assert codes("{{ a|in_hao }}", filters=shout, trusted=True) == ["template-filter"]


def test_every_problem_of_a_template_is_told_at_once_with_its_part() -> None:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{% if x %}đầu"
        document.sections[0].footer.paragraphs[0].text = "{{ a|b }}"
        document.core_properties.title = "{{ f() }}"

    found = problems("Một {{ x() }}", "Hai {{ y._z }} {{ q|nope }}", build=build)
    assert [problem.code for problem in found] == [
        "template-call", "template-name", "template-filter", "template-syntax", "template-filter", "template-call",
    ]  # fmt: skip
    assert "Đoạn «Một {{ x() }}»" in found[0].message
    assert found[3].message.startswith("Đầu trang, đoạn «{% if x %}đầu»")
    assert found[4].message.startswith("Chân trang, đoạn ")
    assert found[5].message.startswith("Thuộc tính của tệp, đoạn ")


@pytest.mark.parametrize(
    ("texts", "paragraph", "said"),
    [
        (["a", "{{ name", "b"], "{{ name", "{{"),
        (["a", "{% if x %}có", "b"], "{% if x %}có", "endif"),
        (["a", "{%p for x in y %}", "b"], "{% for x in y %}", "endfor"),
        (["a", "{% if x %}b{% endif %}{% endif %}"], "{% if x %}b{% endif %}{% endif %}", "endif"),
        (["a", "b {{ name name }}"], "b {{ name name }}", "name"),
        (["b {{ }}"], "b {{ }}", "thiếu"),
        (["b {{ họ tên }}"], "b {{ họ tên }}", "tên"),
        (["b {% fro x in y %}"], "b {% fro x in y %}", "fro"),
        (["{% for x %}{% endfor %}"], "{% for x %}{% endfor %}", "in"),
        (["{{ a ? }}"], "{{ a ? }}", "?"),
    ],
)
@pytest.mark.parametrize("trusted", [True, False])
def test_a_syntax_error_shows_its_paragraph(texts: list[str], paragraph: str, said: str, trusted: bool) -> None:
    (problem,) = problems(*texts, trusted=trusted)
    assert problem.code == "template-syntax"
    assert f"«{paragraph}»" in problem.message
    assert said in problem.message.partition("»:")[2]


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize(
    "tag", ["{{ new_subdoc('x') }}", "{{ InlineImage(tpl, 'x') }}", "{{ tpl.replace_pic('a', 'b') }}"]
)
def test_pictures_and_subdocuments_in_tags_are_refused_by_name(tag: str, trusted: bool) -> None:
    found = problems(tag, trusted=trusted)
    assert [problem.code for problem in found] == ["template-picture"]
    assert any(name in found[0].message for name in ("new_subdoc", "InlineImage", "replace_pic"))


def test_nesting_and_size_are_bounded() -> None:
    deep = "{% if a %}" * (MAX_BLOCKS + 1) + "{% endif %}" * (MAX_BLOCKS + 1)
    loops = "{% for x in a %}" * (MAX_LOOPS + 1) + "{% endfor %}" * (MAX_LOOPS + 1)
    assert "template-nesting" in codes(deep)
    assert "template-nesting" in codes(loops)
    assert "template-nesting" in codes("{{ " + "not " * (MAX_DEPTH + 2) + "a }}")
    assert "template-nesting" in codes("{{ " + "(" * 700 + "a" + ")" * 700 + " }}")
    assert "template-nesting" in codes("{{ a" + ".b" * 1500 + " }}")
    assert "template-size" in codes("{{a}}" * (MAX_TAGS + 1))
    compile_template(docx_of("{% if a %}" * MAX_BLOCKS + "{% endif %}" * MAX_BLOCKS))


def test_unclosed_tags_by_the_thousand_are_refused_quickly() -> None:
    """docxtpl's patterns search the rest of the part once for each of them."""
    done = threading.Timer(20, lambda: None)
    done.start()
    assert codes("{{r " * 4000, "{%r " * 4000) == ["template-syntax"]
    assert done.is_alive()
    done.cancel()


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ a. }}", "dấu chấm"),
        ("{{ n name }}", "cần «}}» mà gặp «name»"),
        ("{% for 1 in n %}{% endfor %}", ""),
        ("{% for true in n %}{% endfor %}", "phải là một tên"),
        ("{%  p for i in n %}", "viết {%p liền"),
        ("{% set 1 = 2 %}", ""),
        ("{{ f(a=1, b) }}", ""),
        ("{{ a[1 }}", ""),
    ],
)
def test_a_syntax_error_is_told_without_a_word_of_english(tag: str, said: str) -> None:
    (problem,) = problems(tag)
    message = problem.message.partition("»: ")[2]
    assert said in message
    assert not any(word in message for word in ("expected", "statement", "assign", "token", "invalid", "unknown"))


@pytest.mark.parametrize("tag", ["{% macro m(x, x) %}{% endmacro %}", "{% for loop in rows %}{% endfor %}"])
def test_what_the_compiler_refuses_is_a_problem_with_its_paragraph(tag: str) -> None:
    (problem,) = problems("trước", tag, trusted=True)
    assert f"«{tag}»" in problem.message


def test_an_infinity_that_a_filter_makes_is_printed() -> None:
    assert filled("{{ '1e400'|float }}") == "inf"


@pytest.mark.parametrize("trusted", [True, False])
def test_loops_in_loops_end(trusted: bool) -> None:
    loops = "{% for a in n %}" * MAX_LOOPS + "x" + "{% endfor %}" * MAX_LOOPS
    template = compile_template(docx_of(loops), trusted=trusted)
    with pytest.raises(ValueRefused) as caught:
        template.render({"n": ["x"] * 500})
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("value-size", "n")]
    assert text_of(template.render({"n": "ab"})) == ["x" * 2**MAX_LOOPS]


def test_a_document_of_too_much_text_is_refused() -> None:
    problem = refused("{% for a in n %}{{ m }}{% endfor %}", n=[1] * 5000, m="x" * 10_000)
    assert problem.code == "value-size"


def test_a_loop_over_much_text_of_the_template_is_refused() -> None:
    template = "{% for a in n %}" + "chữ " * 25_000 + "{% endfor %}"
    assert len(filled(template, n="ab")) > 100_000
    assert refused(template, n=[1] * 500).code == "value-size"


def test_a_loop_runs_over_an_iterator_too() -> None:
    tag = "{% for x in n|unique %}{{ x }}{{ loop.last }}{% endfor %}"
    assert filled(tag, n="aab") == "aFalsebTrue"


# ------------------------------------------------------------------------------------------------- the fence


class Secret:
    """What a careless caller might leave within reach."""

    token = "MẬT"  # noqa: S105 - a word to look for

    def reveal(self) -> str:
        return "MẬT"


def generator() -> Iterator[str]:
    secret = "MẬT"  # noqa: S105
    yield secret


ESCAPES = [
    "{{ x.format }}", "{{ x.upper }}", "{{ x.mro }}", "{{ x.reveal }}", "{{ x.token }}", "{{ x.gi_frame }}",
    "{{ x.gi_frame.f_locals }}", "{{ x.gi_code.co_consts }}", "{{ x.func_globals }}", "{{ x.modules }}", "{{ x.path }}",
    "{{ x.model_config.title }}", "{{ x.model_fields }}", "{{ x.model_fields.name }}",
    "{{ x.method }}", "{{ x.model_dump }}",
    "{{ [x]|join(attribute='token') }}", "{{ ([x]|first).token }}", "{{ [x]|join(attribute='reveal') }}",
    "{{ [x]|join(attribute='gi_frame') }}", "{{ [x]|join(attribute='modules') }}",
    "{{ x.items }}", "{{ x.copy }}", "{{ x.append }}", "{{ x.f_globals }}",
    "{{ x.tb_frame }}", "{{ x.with_traceback }}",
]  # fmt: skip


def test_the_lookup_opens_no_private_name_even_where_the_policy_saw_none() -> None:
    lookup = plain_lookup(Undefined)
    values: list[Any] = [{"_a": 1}, SimpleNamespace(_a=1), Secret()]
    for value in values:
        assert isinstance(lookup(value, "_a"), Undefined)
        assert isinstance(lookup(value, "__dict__"), Undefined)


@pytest.mark.parametrize("tag", ESCAPES)
def test_nothing_but_data_can_be_reached_from_a_strangers_template(tag: str) -> None:
    template = compile_template(docx_of(tag), strict=False)
    for value in ("chữ", str, Secret(), Secret, Secret().reveal, generator(), sys, Model(), Model, generator, {}, [],
                  sys._getframe(), ValueError("x")):  # fmt: skip
        assert text_of(template.render({"x": value})) == [""], value


def test_no_function_of_jinja_is_within_reach() -> None:
    template = compile_template(docx_of("{{ range }}{{ dict }}{{ lipsum }}{{ cycler }}{{ namespace }}"), strict=False)
    assert text_of(template.render({})) == [""]
    assert filled("{{ range }}", range="tầm") == "tầm"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}", "{{ x.__init__.__globals__ }}", "{{ x['__class__'] }}",
        "{{ x|attr('__class__') }}",
        "{{ lipsum.__globals__ }}", "{{ '{0.__class__}'.format(x) }}", "{{ x.append(1) }}", "{{ x.clear() }}",
        "{{ cycler.__init__.__globals__.os }}", "{{ x|map(attribute='__class__')|first }}",
        "{{ self._TemplateReference__context }}",
    ],
)  # fmt: skip
def test_the_sandbox_holds_in_trusted_templates_too(tag: str) -> None:
    with pytest.raises(TemplateBroken):
        compile_template(docx_of(tag), trusted=True).render({"x": [1]})


def test_a_field_code_cannot_be_filled_by_a_stranger() -> None:
    def build(document: Any) -> None:
        code = OxmlElement("w:instrText")
        code.text = "QUOTE {{ x }}"
        document.add_paragraph().add_run()._r.append(code)

    assert codes(build=build) == ["template-field-code"]
    compile_template(docx_of(build=build), trusted=True).render({"x": "a & b"})


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
        cells("{%tr for x in a %}", "{{ x }}", "b", "{% endfor %}", rows=2),
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
    template = compile_template(docx_of(build=cells("{{tr x }}", "a", "b", "c", rows=2)))
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

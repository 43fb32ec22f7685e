"""What a stranger's template may say, and what no template can reach."""

import sys
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from docx.oxml import OxmlElement
from jinja2 import Undefined

from service.errors import TemplateBroken, ValueRefused
from service.template import codegen, compile_template
from service.template.allow_list import MAX_BLOCKS, MAX_DEPTH, MAX_LOOPS
from service.template.codegen import plain_lookup
from service.template.preparing.signs import MAX_TAGS
from tests.template_faults import Model, codes, filled, problems, refused
from tests.word_files import docx_of, text_of

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
        (["a", "{%p for x in y %}", "b"], "{%p for x in y %}", "{%p endfor %}"),
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
    assert set(codes("{{r " * 4000, "{%r " * 4000)) == {"template-syntax"}
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
    values: list[Any] = [
        "chữ", str, Secret(), Secret, Secret().reveal, generator(), sys, Model(), Model, generator, {}, [],
        sys._getframe(), ValueError("x"),
    ]  # fmt: skip
    for value in values:
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


def test_classes_that_templates_bring_along_are_not_remembered_for_ever() -> None:
    """A stranger who has template after template tried out brings a class of own fields with each."""
    names = codegen._DataNames()
    for number in range(2 * codegen._CLASSES):
        assert names[type(f"Extra{number}", (), {"place": property(lambda _: "")})] == {"place"}
    assert len(names) <= codegen._CLASSES

"""Braces that no tag takes are told with their paragraph; those of tags, and those that are meant, are not."""

from __future__ import annotations

import pytest

from service.package import read_package
from service.template.stray_braces import stray_braces
from tests.office_templates import PROGRAMS, p, word_file


def told(*texts: str, program: str = "Word") -> list[tuple[int, str]]:
    cut = PROGRAMS[program]
    package = read_package(word_file("".join(p(cut(text)) for text in texts)), "mau.docx")
    return [(one.paragraph, one.fault.partition("«")[2].partition("»")[0]) for one in stray_braces(package)]


@pytest.mark.parametrize("program", list(PROGRAMS))
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Chi bộ {name}", "{name}"),
        ("Chi bộ { { name } }", "{ { name } }"),
        ("Chi bộ ｛｛ name ｝｝", "｛｛ name ｝｝"),
        ("{{ name }} và {name}", "{name}"),
        ("{{ name }}} hết", "} hết"),
        ("{% if yes %}a{% endif %} }", "}"),
    ],
)
def test_a_brace_outside_of_tags_is_told_where_it_stands(text: str, shown: str, program: str) -> None:
    assert told("Mở đầu", text, program=program) == [(2, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "Không có ngoặc",
        "{{ name }}, {% if yes %}có{% endif %}{# ghi chú #}",
        "{{ '}' }}{{ '{x}' }}",
        "{_{ name }_}",
        "{% raw %}{name}{% endraw %}",
        "{{ name",  # a fault of the template
    ],
)
def test_a_brace_of_a_tag_or_one_that_is_meant_is_not_told(text: str) -> None:
    assert told(text) == []


def test_what_is_told_ends_with_the_verbatim_text() -> None:
    assert told("{% raw %}", "{a}", "{% endraw %}", "{b}") == [(4, "{b}")]

"""What Word, LibreOffice, WPS and Google Docs leave around tags: nothing of the page is lost, or the place is told."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from lxml import etree

from service.errors import TemplateBroken
from service.template import compile_template
from tests.office_templates import PROGRAMS, W, shown, word_file
from tests.template_cases import CASES, DATA
from tests.template_corners import CORNERS
from tests.template_journeys import JOURNEYS
from tests.word_files import parts

OTHERS = [*PROGRAMS][1:]
CHANGED = CORNERS | JOURNEYS  # may change parts beside the body
ALL = CASES | CHANGED
BOTH = [(name, program) for number, name in enumerate(ALL) for program in ("Word", OTHERS[number % len(OTHERS)])]
RAW = re.compile(rb"\{\{.*?\}\}|\{%.*?%\}")
STORIES = [f"{{{W}}}{name}" for name in ("tc", "hdr", "ftr", "txbxContent")]


def template(name: str, program: str) -> bytes:
    case = ALL[name]
    return word_file(case.body(PROGRAMS[program]), CHANGED[name].change if name in CHANGED else None)


@pytest.mark.parametrize(("name", "program"), BOTH)
def test_a_template_is_filled_whole_or_refused_with_its_paragraph(name: str, program: str) -> None:
    case = ALL[name]
    docx = template(name, program)
    if not case.refused:
        made = compile_template(docx).render(DATA | case.data)
        assert shown(made) == list(case.lines)
        assert_sound(parts(made))
        return
    with pytest.raises(TemplateBroken) as caught:
        compile_template(docx, name="mau.docx")
    assert {problem.code for problem in caught.value.problems} == {case.refused}
    messages = "\n".join(problem.message for problem in caught.value.problems)
    for words in case.said:
        assert words in messages


def assert_sound(contents: dict[str, bytes]) -> None:
    """No tag is left anywhere, no story ends without a paragraph, and no copy has the id of another."""
    ids: Counter[str] = Counter()
    for name, content in contents.items():
        if not name.endswith((".xml", ".rels")):
            continue
        assert RAW.search(content) is None, name
        root = etree.fromstring(content)
        assert all(len(story) and story[-1].tag.endswith("}p") for story in root.iter(*STORIES)), name
        ids.update(str(drawing.get("id")) for drawing in root.iter("{*}docPr"))
        for element in root.iter("{*}ins", "{*}bookmarkStart", "{*}permStart", "{*}id"):
            number = element.get(f"{{{W}}}id") or element.get(f"{{{W}}}val")
            ids[f"{name} {etree.QName(element).localname} {number}"] += 1
        ids.update(str(value) for one in root.iter() for key, value in one.attrib.items() if "paraId" in str(key))
    assert [one for one, times in ids.items() if times > 1] == []


def test_the_templates_under_test_are_many_and_each_is_named_once() -> None:
    assert len(ALL) == len(CASES) + len(CORNERS) + len(JOURNEYS) >= 170

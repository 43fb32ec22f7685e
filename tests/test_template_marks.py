"""What Word, LibreOffice, WPS and Google Docs leave around tags: nothing of the page is lost, or the place is told."""

from __future__ import annotations

import pytest

from service.errors import TemplateBroken
from service.template import compile_template
from tests.office_templates import PROGRAMS, shown, word_file
from tests.template_cases import CASES, DATA

OTHERS = [*PROGRAMS][1:]
BOTH = [(name, program) for number, name in enumerate(CASES) for program in ("Word", OTHERS[number % len(OTHERS)])]


@pytest.mark.parametrize(("name", "program"), BOTH)
def test_a_template_is_filled_whole_or_refused_with_its_paragraph(name: str, program: str) -> None:
    case = CASES[name]
    docx = word_file(case.body(PROGRAMS[program]))
    if not case.refused:
        assert shown(compile_template(docx).render(DATA | case.data)) == list(case.lines)
        return
    with pytest.raises(TemplateBroken) as caught:
        compile_template(docx, name="mau.docx")
    assert {problem.code for problem in caught.value.problems} == {case.refused}
    messages = "\n".join(problem.message for problem in caught.value.problems)
    for words in case.said:
        assert words in messages

"""Small templates, what they print and why they are refused."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from service.errors import Problem, TemplateBroken, ValueRefused
from service.template import compile_template
from tests.word_files import docx_of, text_of


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, title="không phải dữ liệu")
    name: str = "Ún"

    @property
    def shout(self) -> str:
        return self.name.upper()

    def method(self) -> str:
        return "gọi"


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

"""One thing wrong in a template, by the line of its source, and the place that `sources` finds for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from service.errors import TemplateProblem


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: a stable code, the source's line, a Vietnamese sentence."""

    code: str
    line: int
    message: str


class Where(NamedTuple):
    """A place in a template: as a sentence begins with it, its part, and the number of its paragraph there or 0."""

    said: str
    part: str
    paragraph: int

    def problem(self, code: str, name: str, message: str) -> TemplateProblem:
        """What is wrong here in the template `name`."""
        return TemplateProblem(code, name, f"{self.said}: {message}", self.part, self.paragraph, self.said)

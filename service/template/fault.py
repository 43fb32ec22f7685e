"""One thing wrong in a template, by the line of its source; `sources` finds the paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: a stable code, the source's line, a Vietnamese sentence, a word (`hint`) of the faulty tag."""

    code: str
    line: int
    message: str
    hint: str = ""

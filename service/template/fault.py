"""One thing wrong in a template, by the line of its source; `sources` finds the paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one part: a stable code, the line of the part's source, and a Vietnamese sentence.

    `hint` is a word of the faulty tag, which tells paragraphs on the same source line apart.
    """

    code: str
    line: int
    message: str
    hint: str = ""

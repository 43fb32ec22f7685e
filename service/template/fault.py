"""What the stages say about a template, before it is known where on the page the fault stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one part: a stable code, the line of the part's source, and a Vietnamese sentence.

    `hint` is a word of the faulty tag, to tell paragraphs of one source line apart.
    """

    code: str
    line: int
    message: str
    hint: str = ""

"""How letters are mended: each function here gives a rule the edits for one place that it found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from service.format_check.mending.xml_edit import Edit
from service.format_check.report import Spot
from service.format_check.word.model import Paragraph

# From a paragraph and a spot in it to the edits that mend it; none where a person has to.
Rewrite = Callable[[Paragraph, Spot], list[Edit]]


def matches(pattern: str, paragraph: Paragraph, spot: Spot) -> Iterator[re.Match[str]]:
    """The matches of `pattern` in the paragraph that touch the spot's letters."""
    whole = spot.start == spot.end
    for match in re.finditer(pattern, paragraph.text):
        if whole or (match.start() <= spot.end and match.end() >= spot.start):
            yield match


def substitute_groups(pattern: str, new: Callable[[re.Match[str]], tuple[str, ...]]) -> Rewrite:
    """In each match of `pattern`, group 1, 2 … becomes what `new` gives for it."""

    def rewrite(paragraph: Paragraph, spot: Spot) -> list[Edit]:
        return [
            Edit(*match.span(group), wanted)
            for match in matches(pattern, paragraph, spot)
            for group, wanted in enumerate(new(match), start=1)
            if match[group] != wanted
        ]

    return rewrite


def substitute(pattern: str, new: str) -> Rewrite:
    """Group 1 of each match of `pattern`, or all of it where it has no group, becomes `new`."""
    return substitute_groups(pattern if re.compile(pattern).groups else f"({pattern})", lambda _: (new,))


def end_with(mark: str | Callable[[str], str]) -> Rewrite:
    """The last letter of the spot becomes `mark`, or what `mark` says for the spot's text; a letter stays before it."""

    def rewrite(paragraph: Paragraph, spot: Spot) -> list[Edit]:
        begin, end = (spot.start, spot.end) if spot.start < spot.end else (0, len(paragraph.text))
        text = paragraph.text[:end].rstrip()
        wanted = mark(text[begin:]) if callable(mark) else mark
        if not text[begin:].strip() or text.endswith(wanted):
            return []
        return [Edit(len(text) - (text[-1] in ",;.:"), len(text), wanted)]

    return rewrite


def begin_with_dash(paragraph: Paragraph, spot: Spot) -> list[Edit]:
    """``- `` before the line, in place of another mark; an automatic list keeps its own."""
    if paragraph.label:
        return []
    begin = spot.start if spot.start < spot.end else 0
    mark = re.match(r"\s*(?:[-–—+•*·●]\s*)?", paragraph.text[begin:])
    end = begin + (mark.end() if mark else 0)
    return [] if paragraph.text[begin:end] == "- " else [Edit(begin, end, "- ")]

"""How letters are mended: each function here gives a rule the edits for one place that it found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from service.format_check.mending.xml_edit import Edit
from service.format_check.report import Spot
from service.format_check.word.model import Paragraph

_MARK = re.compile(r"\s*(?:[-–—+•*·●]\s*)?")

# From a paragraph and the spots in it, in order, to the edits that mend them; none where a person has to. Each list is
# made whole or not at all.
Rewrite = Callable[[Paragraph, Sequence[Spot]], Iterator[list[Edit]]]


def matches(pattern: str, paragraph: Paragraph, spots: Sequence[Spot]) -> Iterator[re.Match[str]]:
    """The matches of `pattern` in the paragraph that touch the letters of one of the `spots`."""
    whole = any(spot.start == spot.end for spot in spots)
    starts = [spot.start for spot in spots]
    ends = list(accumulate((spot.end for spot in spots), max))  # how far those up to here reach
    for match in re.finditer(pattern, paragraph.text):
        before = bisect_right(starts, match.end())
        if whole or (before and ends[before - 1] >= match.start()):
            yield match


def at_each(edits: Callable[[Paragraph, Spot], list[Edit]]) -> Rewrite:
    """What `edits` gives for each spot by itself."""
    return lambda paragraph, spots: (made for spot in spots if (made := edits(paragraph, spot)))


def throughout(edits: Callable[[Paragraph], list[Edit]]) -> Rewrite:
    """What `edits` gives for the paragraph, wherever its spots are."""
    return lambda paragraph, _: iter([made] if (made := edits(paragraph)) else [])


def substitute_groups(pattern: str, new: Callable[[re.Match[str]], tuple[str, ...]]) -> Rewrite:
    """In each match of `pattern`, group 1, 2 … becomes what `new` gives for it."""

    def rewrite(paragraph: Paragraph, spots: Sequence[Spot]) -> Iterator[list[Edit]]:
        for match in matches(pattern, paragraph, spots):
            wanted = enumerate(new(match), start=1)
            if edits := [Edit(*match.span(group), text) for group, text in wanted if match[group] != text]:
                yield edits

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

    return at_each(rewrite)


def _dash_before(paragraph: Paragraph, spot: Spot) -> list[Edit]:
    """``- `` before the line, in place of another mark; an automatic list keeps its own."""
    if paragraph.label:
        return []
    begin = spot.start if spot.start < spot.end else 0
    mark = _MARK.match(paragraph.text, begin)
    end = mark.end() if mark else begin
    return [] if paragraph.text[begin:end] == "- " else [Edit(begin, end, "- ")]


begin_with_dash = at_each(_dash_before)

"""What is to be replaced in a paragraph, gathered from all rules before anything is.

A paragraph may hold thousands of places, so none of them is compared with each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

from service.format_check.mending.xml_edit import SPACE, Edit, letters_of
from service.format_check.word.model import Element, Paragraph


class Plan:
    """The edits of one paragraph; no two meet that come from different rules."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.edits: list[Edit] = []

    def take(self, groups: Iterable[list[Edit]]) -> list[Edit]:
        """Plan each of a rule's `groups` of edits, whole or not at all; those that were taken.

        An edit that meets one planned before waits, and what is no letter (a tab, a line break) is never replaced.
        """
        starts = [edit.start for edit in self.edits]
        taken: list[Edit] = []
        for group in groups:
            free = [edit for edit in group if not self._meets(edit, starts)]
            if free and self._letters.can_make(free):
                taken += free
        self.edits = sorted([*self.edits, *taken], key=lambda edit: edit.start)
        return taken

    def make(self) -> None:
        """Make all edits; new letters look like the first one they replace."""
        for text, changes in self._letters.changes(self.edits).items():
            old, at = text.text or "", 0
            pieces: list[str] = []
            for begin, end, new in changes:
                pieces += old[at:begin], new
                at = end
            text.text = "".join([*pieces, old[at:]])
            text.set(SPACE, "preserve")

    def _meets(self, edit: Edit, starts: list[int]) -> bool:
        at = bisect_right(starts, edit.start)
        return any(edit.meets(other) for other in self.edits[max(0, at - 1) : at + 1])

    @cached_property
    def _letters(self) -> _Letters:
        return _Letters(self.paragraph)


class _Letters:
    """Where the letters of a paragraph stand: pieces of its text, each in a w:t, or a thing that is no letter."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._starts: list[int] = []
        self._pieces: list[Element | None] = []
        self._length = 0
        for text, length in letters_of(paragraph):
            if length:
                self._starts.append(self._length)
                self._pieces.append(text)
                self._length += length
        self._starts.append(self._length)  # the end of the last
        self._is_whole = self._length == len(paragraph.text)

    def can_make(self, edits: Iterable[Edit]) -> bool:
        return self._is_whole and all(self._place(edit) and self._are_letters(edit) for edit in edits)

    def changes(self, edits: Iterable[Edit]) -> Mapping[Element, list[tuple[int, int, str]]]:
        """What each w:t changes: from where to where, and what is there then; in order."""
        found: dict[Element, list[tuple[int, int, str]]] = {}
        for edit in edits:
            new = edit.new
            for piece in self._touched(edit):
                text, begin, end = self._pieces[piece], self._starts[piece], self._starts[piece + 1]
                if text is not None:
                    span = max(edit.start, begin) - begin, min(edit.end, end) - begin
                    found.setdefault(text, []).append((*span, new))
                    new = ""
            if edit.start == edit.end and (place := self._place(edit)):
                found.setdefault(place[0], []).append((place[1], place[1], new))
        return found

    def _touched(self, edit: Edit) -> range:
        """The pieces of which something is replaced."""
        return range(self._at(edit.start), self._at(edit.end - 1) + 1) if edit.start < edit.end else range(0)

    def _are_letters(self, edit: Edit) -> bool:
        return all(self._pieces[piece] is not None for piece in self._touched(edit))

    def _at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _place(self, edit: Edit) -> tuple[Element, int] | None:
        """Where new text goes: at the first letter it replaces, else behind the one before it, else before the next."""
        before = [edit.start - 1] if edit.start == edit.end and edit.start else []
        for position in (*before, *([edit.start] if edit.start < self._length else [])):
            piece = self._at(position)
            text = self._pieces[piece]
            if text is not None:
                return text, edit.start - self._starts[piece]
            if edit.start < edit.end:
                return None
        return None

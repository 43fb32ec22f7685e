"""Mending what is mechanical and safe, and saying what was changed; the rest is left to the person.

words, looks, pages   for each rule that can be mended, how
hand                  what all three write with
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from service.format_check import check_format, check_word
from service.format_check.editable import Opened
from service.format_check.fix import looks, pages, words
from service.format_check.fix.xml_edit import Edit, can_rewrite, rewrite, rewritten
from service.format_check.report import FormatFinding
from service.format_check.word.model import Paragraph

MENDED = frozenset({*words.MENDERS, *looks.MENDERS, *pages.MENDERS})
_ROUNDS = 6  # one thing mended lets a rule see another: a colon taken away, the missing zero behind it

_CONTEXT = 30  # letters shown on each side of what was rewritten


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was mended: the rule, its place as people say it, what stood there, what stands there now."""

    rule: str
    where: str
    before: str
    after: str

    def as_dict(self) -> dict[str, str]:
        """For JSON."""
        return {"rule": self.rule, "where": self.where, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Fixed:
    """The mended file, what was changed in it, and what is left to the person."""

    content: bytes
    changes: tuple[Change, ...]
    left: tuple[FormatFinding, ...]


def fix(data: bytes, name: str = "") -> Fixed:
    """`data` with everything mended that can be without thought; a rule whose mending did not help is left alone.

    Raises `FileRefused` as the check does.
    """
    useless: set[str] = set()
    while True:
        content, changes = _mended(data, name, useless)
        left = check_format(content, name).findings
        stubborn = {change.rule for change in changes} & {finding.rule for finding in left}
        if not stubborn:
            return Fixed(content, tuple(changes), left)
        useless |= stubborn


def _mended(data: bytes, name: str, useless: set[str]) -> tuple[bytes, list[Change]]:
    """Words first, since they move the places of what stands behind them; then looks and pages."""
    changes: list[Change] = []
    for _ in range(_ROUNDS):
        opened = Opened(data, name)
        findings = [one for one in check_word(opened.word, name).findings if one.rule not in useless]
        made = list(_words(opened, findings)) or list(_looks(opened, findings))
        if not made:
            break
        changes += made
        data = opened.to_bytes()
    return data, changes


def _words(opened: Opened, findings: list[FormatFinding]) -> Iterator[Change]:
    """Edits of one paragraph are made together; of two that overlap the second waits for its round."""
    desk = looks.Desk(opened.word)
    edits: dict[Paragraph, list[Edit]] = {}
    for finding in findings:
        made = []
        for spot in finding.spots if finding.rule in words.MENDERS else ():
            paragraph = desk.paragraph(spot)
            if paragraph is None or not _counted(paragraph, finding):
                continue
            held = edits.setdefault(paragraph, [])
            new = [one for one in words.MENDERS[finding.rule](paragraph, spot) if not any(map(one.meets, held))]
            if new and can_rewrite(paragraph, new):
                held += new
                made.append((paragraph, new))
        if made:
            yield Change(finding.rule, finding.where, *_around(*made[0]))
    for paragraph, held in edits.items():
        if held:
            opened.root(paragraph.part)
            rewrite(paragraph, held)


def _counted(paragraph: Paragraph, finding: FormatFinding) -> bool:
    """Whether places in the paragraph can be relied on: the check counts composed letters, so those are made first."""
    return finding.rule == "unicode-form" or unicodedata.is_normalized("NFC", paragraph.text)


def _looks(opened: Opened, findings: list[FormatFinding]) -> Iterator[Change]:
    """Letters, paragraphs and pages; their places do not move each other."""
    desk = looks.Desk(opened.word)
    for finding in findings:
        dressed = finding.rule in looks.MENDERS and looks.MENDERS[finding.rule](desk, finding)
        if dressed or (finding.rule in pages.MENDERS and pages.MENDERS[finding.rule](opened, finding)):
            yield Change(finding.rule, finding.where, finding.found, finding.expected)
    for part in desk.touched:
        opened.root(part)


def _around(paragraph: Paragraph, edits: list[Edit]) -> tuple[str, str]:
    """The words around the first and the last edit, before and after."""
    text = paragraph.text
    start = max(0, min(edit.start for edit in edits) - _CONTEXT)
    end = min(len(text), max(edit.end for edit in edits) + _CONTEXT)
    begin, rest = ("…" if start else ""), ("…" if end < len(text) else "")
    moved = [Edit(edit.start - start, edit.end - start, edit.new) for edit in edits]
    return f"{begin}{text[start:end]}{rest}", f"{begin}{rewritten(text[start:end], moved)}{rest}"

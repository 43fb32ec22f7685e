"""Mending what is mechanical and safe, and telling what was changed; the rest is left to the person.

How each rule is mended, the rule itself says (`rules`), with the tools of `mending`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from service.format_check import check_format, check_word
from service.format_check.editable import EditableFile
from service.format_check.mending.restyling import Mender
from service.format_check.mending.xml_edit import Edit, can_rewrite, rewrite, rewritten
from service.format_check.report import FormatFinding
from service.format_check.rules import RULES
from service.format_check.word.model import Paragraph

MENDED = frozenset(rule.id for rule in RULES.values() if rule.is_mended)
_ROUNDS = 6  # a mended fault may reveal the next one: a missing zero in the number, once its colon is gone

_CONTEXT = 30  # letters shown on each side of what was rewritten


@dataclass(frozen=True, slots=True)
class Change:
    """One mended fault: the rule, its place as people say it, what stood there, what stands there now."""

    rule: str
    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """The mended file, what was changed in it, and what is left to the person."""

    content: bytes
    changes: tuple[Change, ...]
    left: tuple[FormatFinding, ...]


def fix(data: bytes, name: str = "") -> Fixed:
    """Mend everything in `data` (a .docx) that takes no thought; where mending a rule does not help, it is left alone.

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
    """Letters first, since that moves the places of what follows them; then formatting."""
    changes: list[Change] = []
    for _ in range(_ROUNDS):
        mender = Mender(EditableFile(data, name))
        findings = [finding for finding in check_word(mender.word, name).findings if finding.rule not in useless]
        made = list(_rewrite(mender, findings)) or list(_reformat(mender, findings))
        if not made:
            break
        changes += made
        data = mender.file.to_bytes()
    return data, changes


def _rewrite(mender: Mender, findings: list[FormatFinding]) -> Iterator[Change]:
    """Edits of one paragraph are made together; of two that overlap the second waits for the next round."""
    edits: dict[Paragraph, list[Edit]] = {}
    for finding in findings:
        made = list(_new_edits(mender, finding, edits))
        if made:
            yield Change(finding.rule, finding.where, *_around(*made[0]))
    for paragraph, planned in edits.items():
        if planned:
            mender.file.root(paragraph.part)
            rewrite(paragraph, planned)


def _new_edits(
    mender: Mender, finding: FormatFinding, edits: dict[Paragraph, list[Edit]]
) -> Iterator[tuple[Paragraph, list[Edit]]]:
    """The edits that mend a finding, by paragraph; they are added to `edits`."""
    wanted = RULES[finding.rule].rewrite
    for spot in finding.spots if wanted else ():
        paragraph = mender.paragraph(spot)
        if wanted is None or paragraph is None or not _places_hold(paragraph, finding):
            continue
        planned = edits.setdefault(paragraph, [])
        new = [edit for edit in wanted(paragraph, spot) if not any(map(edit.meets, planned))]
        if new and can_rewrite(paragraph, new):
            planned += new
            yield paragraph, new


def _places_hold(paragraph: Paragraph, finding: FormatFinding) -> bool:
    """Whether the spots can be relied on: they count composed letters, so those are made first."""
    return finding.rule == "unicode-form" or unicodedata.is_normalized("NFC", paragraph.text)


def _reformat(mender: Mender, findings: list[FormatFinding]) -> Iterator[Change]:
    """Letters, paragraphs and pages get other settings; that moves no places."""
    for finding in findings:
        reformat = RULES[finding.rule].reformat
        if reformat is not None and reformat(mender, finding):
            yield Change(finding.rule, finding.where, finding.found, finding.expected)


def _around(paragraph: Paragraph, edits: list[Edit]) -> tuple[str, str]:
    """The words around the first and the last edit, before and after."""
    text = paragraph.text
    start = max(0, min(edit.start for edit in edits) - _CONTEXT)
    end = min(len(text), max(edit.end for edit in edits) + _CONTEXT)
    begin, rest = ("…" if start else ""), ("…" if end < len(text) else "")
    moved = [Edit(edit.start - start, edit.end - start, edit.new) for edit in edits]
    return f"{begin}{text[start:end]}{rest}", f"{begin}{rewritten(text[start:end], moved)}{rest}"

"""Mending what is mechanical and safe, and telling what was changed; the rest is left to the person.

How each rule is mended, the rule itself says (`rules`), with the tools of `mending`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.errors import FileRefused, Problem
from service.format_check import check_word
from service.format_check.editable import EditableFile, read_editable
from service.format_check.intake import MAX_MENDED, MAX_MENDED_LETTERS, TOO_LONG_TO_MEND
from service.format_check.judging import place_of
from service.format_check.mending.restyling import Mender
from service.format_check.mending.xml_edit import Edit, can_rewrite, rewrite, rewritten
from service.format_check.report import FormatFinding, Report, Spot
from service.format_check.rules import RULES
from service.format_check.word import read_word
from service.format_check.word.model import Paragraph, WordFile
from service.package import Package

MENDED = frozenset(rule.id for rule in RULES.values() if rule.is_mended)
_ROUNDS = 6  # a mended fault may reveal the next one: a missing zero in the number, once its colon is gone

_CONTEXT = 30  # letters shown on each side of what was rewritten


@dataclass(frozen=True, slots=True)
class Change:
    """What one rule mended: its place as people say it, what stood there, what stands there now.

    Where letters were mended there is one for each paragraph; of formatting it is the first place that is shown.
    """

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

    Raises `FileRefused` as the check does, and for files of more paragraphs or letters than are mended.
    """
    steps, useless = [_Step(read_editable(data, name))], frozenset[str]()
    while True:
        left = _mend(steps, name, useless)
        stubborn = {rule for step in steps for rule in step.rules} & {finding.rule for finding in left}
        if not stubborn:
            changes = tuple(change for step in steps for change in step.changes)
            return Fixed(data if len(steps) == 1 else steps[-1].package.to_bytes(), changes, left)
        useless |= stubborn
        in_vain = next(place for place, step in enumerate(steps) if step.rules & stubborn)
        del steps[in_vain:]  # what was done before stands as it is


@dataclass(slots=True)
class _Step:
    """The file after one round of mending, what was changed in it, and what it breaks now, once somebody has asked.

    It is never packed and let in again: a file that mending has made small for its length is nobody's attack.
    """

    package: Package
    changes: tuple[Change, ...] = ()
    report: Report | None = None

    @property
    def rules(self) -> set[str]:
        return {change.rule for change in self.changes}

    def judged(self, word: WordFile, name: str) -> Report:
        """What the step breaks; `word` is read of its package."""
        if self.report is None:
            self.report = check_word(word, name)
        return self.report


def _mend(steps: list[_Step], name: str, useless: frozenset[str]) -> tuple[FormatFinding, ...]:
    """Add the rounds that follow the last of `steps`; what is left of the findings.

    Letters first, since that moves the places of what follows them; then formatting.
    """
    for _ in range(_ROUNDS):
        mender = Mender(EditableFile(steps[-1].package))
        if len(mender.word.paragraphs) > MAX_MENDED or mender.word.letters > MAX_MENDED_LETTERS:
            raise FileRefused([Problem("file-too-long", name, TOO_LONG_TO_MEND)])
        report = steps[-1].judged(mender.word, name)
        findings = [finding for finding in report.findings if finding.rule not in useless]
        made = list(_rewrite(mender, report, findings)) or list(_reformat(mender, findings))
        if not made:
            return report.findings
        steps.append(_Step(mender.file.changed(), tuple(made)))
    return steps[-1].judged(read_word(steps[-1].package), name).findings


def _rewrite(mender: Mender, report: Report, findings: list[FormatFinding]) -> Iterator[Change]:
    """Edits of one paragraph are made together; of two that overlap the second waits for the next round."""
    edits: dict[Paragraph, list[Edit]] = {}
    for finding in findings:
        for spot, made in _new_edits(mender, finding, edits).values():
            paragraph, where = mender.paragraph(spot), place_of(spot, report.word, report.papers)
            if paragraph is not None:
                yield Change(finding.rule, where, *_around(paragraph, made))
    for paragraph, planned in edits.items():
        if planned:
            mender.file.root(paragraph.part)
            rewrite(paragraph, planned)


def _new_edits(
    mender: Mender, finding: FormatFinding, edits: dict[Paragraph, list[Edit]]
) -> dict[Paragraph, tuple[Spot, list[Edit]]]:
    """The edits that mend a finding, by paragraph, each with its first place; they are added to `edits`."""
    wanted = RULES[finding.rule].rewrite
    made: dict[Paragraph, tuple[Spot, list[Edit]]] = {}
    for spot in finding.spots if wanted else ():
        paragraph = mender.paragraph(spot)
        if wanted is None or paragraph is None or not _places_hold(paragraph, finding):
            continue
        planned = edits.setdefault(paragraph, [])
        new = [edit for edit in wanted(paragraph, spot) if not any(map(edit.meets, planned))]
        if new and can_rewrite(paragraph, new):
            planned += new
            made.setdefault(paragraph, (spot, []))[1].extend(new)
    return made


def _places_hold(paragraph: Paragraph, finding: FormatFinding) -> bool:
    """Whether the spots can be relied on: they count composed letters, so those are made first."""
    return finding.rule == "unicode-form" or paragraph.is_composed


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

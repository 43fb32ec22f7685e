"""Mending what is mechanical and safe, and telling what was changed; the rest is left to the person.

How each rule is mended, the rule itself says (`rules`), with the tools of `mending`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.collecting import seldom
from service.errors import FileRefused, Problem
from service.format_check import check_word
from service.format_check.editable import EditableFile, read_editable
from service.format_check.intake import MAX_MENDED, MAX_MENDED_LETTERS, MAX_MENDED_TAGS, TOO_LONG_TO_MEND
from service.format_check.judging import place_of
from service.format_check.mending.planning import Plan
from service.format_check.mending.restyling import Mender
from service.format_check.mending.xml_edit import Edit, rewritten
from service.format_check.report import FormatFinding, Report, Spot
from service.format_check.rules import RULES
from service.format_check.rules.checker import MOST_SPOTS
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


@seldom()
def fix(data: bytes, name: str = "") -> Fixed:
    """Mend everything in `data` (a .docx) that takes no thought; where mending a rule does not help, it is left alone.

    Raises `FileRefused` as the check does, and for files of more paragraphs, letters or tags than are mended.
    """
    package = read_editable(data, name)
    if package.parts[package.main].count(b"<") > MAX_MENDED_TAGS:
        raise _too_long(name)
    steps, useless = [_Step(package)], frozenset[str]()
    while True:
        left = _mend(steps, name, useless)
        stubborn = {rule for step in steps for rule in step.rules} & {finding.rule for finding in left}
        if not stubborn:
            changes = tuple(change for step in steps for change in step.changes)
            return Fixed(data if len(steps) == 1 else steps[-1].package.to_bytes(), changes, left)
        useless |= stubborn
        in_vain = next(place for place, step in enumerate(steps) if step.rules & stubborn)
        del steps[in_vain:]  # what was done before stands as it is


def _too_long(name: str) -> FileRefused:
    return FileRefused([Problem("file-too-long", name, TOO_LONG_TO_MEND)])


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
            raise _too_long(name)
        report = steps[-1].judged(mender.word, name)
        findings = [finding for finding in report.findings if finding.rule not in useless]
        made = list(_rewrite(mender, report, findings)) or list(_reformat(mender, findings))
        if not made:
            return report.findings
        steps.append(_Step(mender.file.changed(), tuple(made)))
    return steps[-1].judged(read_word(steps[-1].package), name).findings


def _rewrite(mender: Mender, report: Report, findings: list[FormatFinding]) -> Iterator[Change]:
    """Edits of one paragraph are made together; of two that overlap the second waits for the next round."""
    plans: dict[Paragraph, Plan] = {}
    for finding in findings:
        for spot, plan, made in _planned(mender, finding, plans):
            yield Change(finding.rule, place_of(spot, report.word, report.papers), *_around(plan.paragraph, made))
    for plan in plans.values():
        if plan.edits:
            mender.file.root(plan.paragraph.part)
            plan.make()


def _planned(
    mender: Mender, finding: FormatFinding, plans: dict[Paragraph, Plan]
) -> Iterator[tuple[Spot, Plan, list[Edit]]]:
    """What mends a finding and has been put into `plans`: the first place in each paragraph, and its edits."""
    wanted = RULES[finding.rule].rewrite
    if wanted is None:
        return
    places: dict[Paragraph, list[Spot]] = {}
    for spot in finding.spots:
        if (paragraph := mender.paragraph(spot)) is not None and _places_hold(paragraph, finding):
            places.setdefault(paragraph, []).append(spot)
    for paragraph, spots in places.items():
        plan = plans.setdefault(paragraph, Plan(paragraph))
        listed = sorted(spots, key=lambda spot: spot.start)
        meant = listed if len(spots) < MOST_SPOTS else [replace(spots[0], start=0, end=0)]  # not all are listed
        if made := plan.take(wanted(paragraph, meant)):
            yield spots[0], plan, made


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

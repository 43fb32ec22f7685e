"""What is wrong with a draft as a report on its file: findings at their paragraphs, like those of the format check."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from service.authoring.draft import Draft
from service.errors import Problem, TemplateProblem
from service.finding import Severity
from service.format_check.report import FormatFinding, Report, Spot
from service.format_check.report_json import as_dict, counts
from service.format_check.word.markup import w
from service.format_check.word.model import Element, WordFile

_RULE = re.compile(r" \[[a-z-]+\]$")  # the id of a rule of the format, which the command tells behind its words


def draft_report(draft: Draft) -> Report:
    """The findings of a draft, what must be mended first."""
    places, proof = _Places(draft.word), draft.proof
    found = [_finding(Severity.ERROR, problem, places) for problem in proof.problems]
    found += [_finding(Severity.WARNING, problem, places) for problem in proof.warnings]
    return Report(draft.template.name, tuple(found), draft.word)


def draft_answer(draft: Draft) -> dict[str, Any]:
    """``{name, kind, title, fields, findings, counts}``; `fields` are the names that the template takes."""
    report = draft_report(draft)
    findings = [as_dict(finding) for finding in report.findings]
    return {"name": report.name, **_about(draft), "findings": findings, "counts": counts(report.findings)}


def _about(draft: Draft) -> dict[str, Any]:
    if not draft.is_kind:
        return {"kind": None, "title": None, "fields": []}
    return {"kind": draft.kind.name, "title": draft.kind.sheet.title, "fields": list(draft.kind.template.fields)}


def _finding(severity: Severity, problem: Problem, places: _Places) -> FormatFinding:
    if isinstance(problem, TemplateProblem):
        message = problem.fault[:1].upper() + problem.fault[1:]
        spots = (places.spot(problem),)
        return FormatFinding(problem.code, severity, message, where=problem.where, spots=spots)
    return FormatFinding(problem.code, severity, _RULE.sub("", problem.message), where=problem.path)


class _Places:
    """Paragraphs of a file by the numbers that a template's faults give, which count those in every box and note."""

    def __init__(self, word: WordFile) -> None:
        self._word = word

    @cached_property
    def _numbers(self) -> dict[Element, int]:
        return {paragraph.element: paragraph.number for paragraph in self._word.all_paragraphs}

    @cached_property
    def _elements(self) -> dict[str, list[Element]]:
        roots = {one.part: one.element.getroottree().getroot() for one in self._word.all_paragraphs}
        return {part: list(root.iter(w("p"))) for part, root in roots.items()}

    def spot(self, problem: TemplateProblem) -> Spot:
        """The place of `problem`: its paragraph, or the nearest before it that a reader counts."""
        elements = self._elements.get(problem.part, [])
        before = reversed(elements[: problem.paragraph])
        number = next((self._numbers[one] for one in before if one in self._numbers), 0)
        return Spot(problem.part, number)

"""Reports and mended files as plain values for JSON, the same for the command line and HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from service.finding import Finding, Severity
from service.format_check.fix import Fixed
from service.format_check.printed.pages import Printed
from service.format_check.report import FormatFinding, Paper, Report

_MOST_PLACES = 200  # of one finding: nobody reads more, and a file may be all of one fault


def as_dict(finding: FormatFinding) -> dict[str, Any]:
    """A finding: its words, how many places it has, the first (null where there is none), and up to 200 of them."""
    words = asdict(replace(finding, spots=finding.spots[:_MOST_PLACES]))
    places = list(words.pop("spots"))
    place = places[0] if places else None
    return {**words, "severity": finding.severity.value, "count": len(finding.spots), "place": place, "places": places}


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity: ``{"error": 2, "warning": 1, "info": 0}``."""
    found = Counter(finding.severity for finding in findings)
    return {severity.value: found[severity] for severity in Severity}


def report_answer(report: Report) -> dict[str, Any]:
    """``{name, about, papers, printed, findings, counts}``: what the file is comes before what is wrong with it."""
    papers = [{"nature": paper.nature.name.lower(), **_of_paper(paper)} for paper in report.papers]
    found = {"papers": papers, **_printed(report.printed), **_findings(report.findings)}
    return {"name": report.name, "about": report.about, **found}


def _printed(printed: Printed | None) -> dict[str, Any]:
    """``{printed: {pages, said}}``; nothing where nobody asked for the pages."""
    return {"printed": {"pages": len(printed.pages), "said": printed.said}} if printed is not None else {}


def _of_paper(paper: Paper) -> dict[str, Any]:
    return {"type": paper.type, "first": paper.first, "last": paper.last}


def fixed_answer(name: str, fixed: Fixed, left: Report | None = None) -> dict[str, Any]:
    """``{name, changes, findings, counts}``: what was mended, and what is left to the person.

    `left`: the mended file with its printed pages judged, where somebody asked for them.
    """
    changes = [asdict(change) for change in fixed.changes]
    found = {**_printed(left.printed), **_findings(left.findings)} if left is not None else _findings(fixed.left)
    return {"name": name, "changes": changes, **found}


def _findings(findings: Sequence[FormatFinding]) -> dict[str, Any]:
    return {"findings": [as_dict(finding) for finding in findings], "counts": counts(findings)}

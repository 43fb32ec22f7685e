"""Reports and mended files as plain values for JSON, the same for the command line and HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from service.finding import Finding, Severity
from service.format_check.fix import Fixed
from service.format_check.report import FormatFinding, Report


def as_dict(finding: FormatFinding) -> dict[str, Any]:
    """A finding: its words, its first place (null where it has none), and all of them."""
    words = asdict(finding)
    places = list(words.pop("spots"))
    return {**words, "severity": finding.severity.value, "place": places[0] if places else None, "places": places}


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity: ``{"error": 2, "warning": 1, "info": 0}``."""
    found = Counter(finding.severity for finding in findings)
    return {severity.value: found[severity] for severity in Severity}


def report_answer(report: Report) -> dict[str, Any]:
    """``{name, findings, counts}``."""
    return {"name": report.name, **_findings(report.findings)}


def fixed_answer(name: str, fixed: Fixed) -> dict[str, Any]:
    """``{name, changes, findings, counts}``: what was mended, and what is left to the person."""
    return {"name": name, "changes": [asdict(change) for change in fixed.changes], **_findings(fixed.left)}


def _findings(findings: Sequence[FormatFinding]) -> dict[str, Any]:
    return {"findings": [as_dict(finding) for finding in findings], "counts": counts(findings)}

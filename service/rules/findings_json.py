"""The findings of one dossier as plain values for JSON, the same from the command line and over HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from service.finding import Finding, Severity
from service.rules.profile import Profile


def answer(profile: Profile, findings: Sequence[Finding]) -> dict[str, Any]:
    """``{profile, findings, counts}``; `counts` has the number of findings by severity, undecided ones apart."""
    severities = Counter("undecided" if finding.is_undecided else finding.severity.value for finding in findings)
    return {
        "profile": profile.name,
        "findings": [asdict(finding) for finding in findings],
        "counts": {name: severities[name] for name in (*(severity.value for severity in Severity), "undecided")},
    }

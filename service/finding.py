"""A finding: what a rule says of a dossier or of a Word file. Problems stop the work; findings advise on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

NO_DATA = "chưa đủ dữ liệu"  # what `Finding.found` says of a rule that could not be judged: neither pass nor fail


class Severity(StrEnum):
    """How much a finding weighs: an error must be mended before a paper goes out, a warning should be, an info may."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that one rule has to say.

    `rule` is the stable id (``A08``, ``font-size``); `where` a path of the dossier (``tasks[2].due``) or a place in a
    Word file as people would say it; `expected` and `found` are short values; `source` the document and clause that
    ask for it; `profile` the set of thresholds, empty where the rule has none. `message` is a whole Vietnamese
    sentence: what is wrong, and how to mend it.
    """

    rule: str
    severity: Severity
    message: str
    where: str = ""
    expected: str = ""
    found: str = ""
    source: str = ""
    profile: str = ""

    @property
    def is_undecided(self) -> bool:
        """Whether the rule could not be judged for want of data; such a finding is an info and `found` is `NO_DATA`."""
        return self.found == NO_DATA


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of them must be mended before the paper goes out."""
    return any(finding.severity is Severity.ERROR for finding in findings)

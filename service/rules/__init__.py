"""The rules of the meeting: a dossier, earlier ones of the same cell and a profile → findings.

Reading order: `rule` (what a rule is and yields), `case` (what it looks at), the rules by subject (`preparation`,
`attendance`, `calendar`, `tasks`, `conduct`, `scoring`, `consistency`, `wording`), `registry` (all of them), `profile`
and `profile_files` (thresholds, severities and sources, from TOML), `holidays` (which days are working days), and here
`check` and `answer`.

A rule's docstring ends with its source: "the model" (mô hình “Nâng cao chất lượng sinh hoạt chi bộ” of Sơn La),
HD 42 (Hướng dẫn 42-HD/BTCTW of 28/10/2025) and the local 100-point sheet made after it, QĐ 29-QĐ/TU (Lào Cai), HD 05
(Hướng dẫn 05-HD/VPTW); without one the facts of a dossier must simply agree. No rule reads a clock: the same dossiers
give the same findings on any day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from service.dossier import Dossier
from service.errors import DossierRejected, RulesBroken
from service.finding import Finding, Severity
from service.rules.case import Case
from service.rules.profile import Profile, RuleSetting
from service.rules.profile_files import Rulebook, built_in, load
from service.rules.registry import RULES
from service.rules.rule import Remark, Rule

__all__ = ["RULES", "Rulebook", "answer", "built_in", "check", "load", "profile_of"]

FINDINGS_LIMIT = 200  # of one rule; a list of more helps nobody
_WEIGHT = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def check(
    dossier: Dossier,
    history: Sequence[Dossier] = (),
    profile: str | Profile | None = None,
    book: Rulebook | None = None,
    series: Mapping[str, str] | None = None,
) -> list[Finding]:
    """What the rules of `profile` find in `dossier`, in the order of the rules; empty where all is well.

    `history` are dossiers in any order; those of other cells and of later meetings are ignored. Without a `profile` the
    one that the dossier names (``org.rule_profile``) is taken from `book`, or from the built-in one. `series` says
    which kinds of paper share their numbers (`Catalogue.series`); without it each has its own. A rule that lacks its
    data yields an info (`Finding.is_undecided`). Raises as `profile_of` does where there is no such profile, and
    `DossierRejected` where the dossier, or one of the history, can be of several cells.
    """
    chosen = profile if isinstance(profile, Profile) else profile_of(dossier, profile, book)
    case = Case(dossier, history, chosen, series or {})
    return [
        _finding(rule, remark, setting, chosen.name)
        for rule in RULES
        if (setting := chosen.rules.get(rule.id))
        for remark in islice(rule.check(case), FINDINGS_LIMIT)
    ]


def profile_of(dossier: Dossier, name: str | None = None, book: Rulebook | None = None) -> Profile:
    """The profile of that name, else the one that the dossier names.

    Raises `RulesBroken` where there is none of that name, `DossierRejected` where there is not the dossier's own.
    """
    book = book or built_in()
    if name:
        return book.profile(name, "profile")
    try:
        return book.profile(dossier.org.rule_profile, "org.rule_profile")
    except RulesBroken as error:
        raise DossierRejected(error.problems) from None


def _finding(rule: Rule, remark: Remark, setting: RuleSetting, profile: str) -> Finding:
    severity = min(setting.severity, remark.most, key=_WEIGHT.index)
    said = (remark.message, remark.where, remark.expected, remark.found)
    return Finding(rule.id, severity, *said, source=setting.source, profile=profile)


def answer(profile: Profile, findings: Sequence[Finding]) -> dict[str, Any]:
    """The findings of one dossier as plain values for JSON, the same from the command line and over HTTP.

    ``{profile, findings, counts}``; `counts` has the number of findings by severity, undecided ones apart.
    """
    severities = Counter("undecided" if finding.is_undecided else finding.severity.value for finding in findings)
    return {
        "profile": profile.name,
        "findings": [asdict(finding) for finding in findings],
        "counts": {name: severities[name] for name in (*(severity.value for severity in Severity), "undecided")},
    }

"""The rules of the meeting: a dossier, earlier ones of the same cell and a profile → findings.

Reading order: `rule` (what a rule is and says), `case` (what it judges), the rules by subject (`preparation`,
`attendance`, `calendar`, `work`, `conduct`, `scoring`, `agreement`, `wording`), `listing` (all of them), `profile` and
`book` (thresholds, severities and sources, from TOML), and here `check`.

The rules read no clock: the same dossiers give the same findings on any day.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from service.dossier import Dossier
from service.errors import DossierRejected, RulesBroken
from service.finding import Finding, Severity
from service.rules.case import Case
from service.rules.profile import Held, Profile
from service.rules.profile_files import Rulebook, built_in, load
from service.rules.registry import RULES
from service.rules.rule import Remark, Rule

__all__ = ["RULES", "Rulebook", "built_in", "check", "load", "profile_of"]

FINDINGS_LIMIT = 200  # of one rule; a list of more helps nobody
_ERROR = Severity.ERROR
_WEIGHT = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def check(
    dossier: Dossier,
    history: Sequence[Dossier] = (),
    profile: str | Profile | None = None,
    book: Rulebook | None = None,
) -> list[Finding]:
    """What the rules of `profile` say of `dossier`, in the order of the rules; empty where all is well.

    `history` are dossiers in any order: those of other cells and of later meetings count for nothing. Without a
    `profile` the dossier's own (``org.rule_profile``) is taken, from `book` (the built-in one). A rule that lacks its
    data says so in an info (`Finding.is_undecided`). Raises as `profile_of` does where there is no such profile.
    """
    chosen = profile if isinstance(profile, Profile) else profile_of(dossier, profile, book)
    case = Case(dossier, history, chosen)
    return [
        _finding(rule, remark, held, chosen.name)
        for rule in RULES
        if (held := chosen.rules.get(rule.id))
        for remark in islice(rule.judge(case), FINDINGS_LIMIT)
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


def _finding(rule: Rule, remark: Remark, held: Held, profile: str) -> Finding:
    severity = held.severity if remark.most is _ERROR else min(held.severity, remark.most, key=_WEIGHT.index)
    return Finding(
        rule=rule.id,
        severity=severity,
        message=remark.message,
        where=remark.where,
        expected=remark.expected,
        found=remark.found,
        source=held.source,
        profile=profile,
    )

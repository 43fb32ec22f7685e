"""Strictness: no paper goes out under a number and a day while errors of the rules stand; others may be made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service import rules
from service.dossier import Dossier
from service.errors import Problem, RulesUnmet
from service.finding import Severity
from service.kinds.catalogue import Catalogue
from service.papers.letterhead import letterhead_of
from service.rules import Rulebook


def refuse_unmet(
    catalogue: Catalogue, book: Rulebook, kinds: Iterable[str], dossier: Dossier, history: Sequence[Dossier] = ()
) -> None:
    """Raise `RulesUnmet`, a problem a rule, if one of `kinds` would be issued and the dossier's profile has errors.

    `history`: earlier meetings, which the rules look at too.
    """
    if not any(letterhead_of(catalogue.kind(name), dossier, catalogue.kinds).is_issued for name in kinds):
        return
    findings = rules.check(dossier, history, book=book, series=catalogue.series)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise RulesUnmet([Problem(error.rule, error.where, error.message) for error in errors])

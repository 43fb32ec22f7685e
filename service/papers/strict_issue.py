"""Strictness: an official paper is not issued while errors of the rules of the meeting stand; a draft always may be."""

from __future__ import annotations

from collections.abc import Iterable

from service import rules
from service.dossier import Dossier
from service.errors import Problem, RulesUnmet
from service.finding import Severity
from service.kinds.catalogue import Catalogue, Kind
from service.papers.render import issuance_of, parent_of
from service.rules import Rulebook


def refuse_unmet(catalogue: Catalogue, book: Rulebook, kinds: Iterable[str], dossier: Dossier) -> None:
    """Raise `RulesUnmet` where one of `kinds` would be issued and the dossier's own profile finds errors.

    Each error is a problem whose code is the id of its rule.
    """
    if not any(would_be_issued(catalogue.kind(kind), dossier, catalogue) for kind in kinds):
        return
    errors = [one for one in rules.check(dossier, book=book) if one.severity is Severity.ERROR]
    if errors:
        raise RulesUnmet([Problem(one.rule, one.where, one.message) for one in errors])


def would_be_issued(kind: Kind, dossier: Dossier, catalogue: Catalogue) -> bool:
    """Whether the paper goes out under a number and a day: its own, or for an annex those of the paper it goes with."""
    return issuance_of(parent_of(kind, dossier, catalogue.kinds) or kind, dossier).is_issued

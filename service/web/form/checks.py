"""What there is to say of a form as typed: problems, what the wanted kinds lack, what the rules of a meeting find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from service.dossier import Dossier
from service.dossier.counts import Counts
from service.errors import DossierRejected, Problem
from service.finding import Finding, Severity
from service.intake import count_so_far
from service.kinds.catalogue import Catalogue
from service.kinds.typed_fields import read_typed
from service.papers.letterhead import letterhead_of
from service.papers.needs import lacking, unknown_issuances
from service.web.form.field_names import PlacedProblem, place_of, placed
from service.web.form.posted import Typed
from service.web.form.questions import Tree
from service.web.form.row_buttons import rows_at

Rules = Callable[[Dossier], Sequence[Finding]]
_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def no_rules(_dossier: Dossier) -> Sequence[Finding]:
    """Of a service without rules of the meeting."""
    return ()


@dataclass(frozen=True)
class Checked:
    """Everything that there is to say of one form; faults first."""

    problems: tuple[PlacedProblem, ...] = ()
    findings: tuple[tuple[Finding, str], ...] = ()  # each with the field that it leads to
    rolls: Mapping[str, tuple[Counts, int]] = field(default_factory=dict)  # by name: counts, and how many are unmarked

    @property
    def faults(self) -> list[PlacedProblem]:
        """What is wrong."""
        return [problem for problem in self.problems if problem.is_fault]

    @property
    def to_write(self) -> list[PlacedProblem]:
        """What is not there yet."""
        return [problem for problem in self.problems if not problem.is_fault]

    def at(self, name: str) -> list[PlacedProblem]:
        """The problems of one field."""
        return [problem for problem in self.problems if problem.name == name]


def dossier_of(catalogue: Catalogue, typed: Typed) -> Dossier:
    """The dossier that was typed; raises `DossierRejected` with every problem."""
    return read_typed(catalogue.kinds, typed.data)


def check(catalogue: Catalogue, tree: Tree, typed: Typed, wanted: Sequence[str], rules: Rules) -> Checked:
    """The problems of `typed` where the `wanted` kinds are to be made of it."""
    try:
        dossier = dossier_of(catalogue, typed)
        findings = [one for one in rules(dossier) if not one.is_undecided]
    except DossierRejected as error:
        return told(tree, typed, error.problems)
    problems = [
        *unknown_issuances(catalogue, dossier),
        *(one for name in wanted for one in lacking(letterhead_of(catalogue.kind(name), dossier, catalogue.kinds))),
    ]
    return told(tree, typed, problems, sorted(findings, key=lambda one: _WEIGHTS.index(one.severity)))


def told(tree: Tree, typed: Typed, problems: Sequence[Problem], findings: Sequence[Finding] = ()) -> Checked:
    """Problems and findings, each once and with its place on the page."""
    once = dict.fromkeys(problems)
    members = rows_at(typed.data, "members")
    return Checked(
        problems=tuple(placed(tree.root, typed, problem) for problem in once),
        findings=tuple((one, place_of(tree.root, typed, one.where).name) for one in findings),
        rolls={name: count_so_far(members, rows_at(typed.data, name)) for name in tree.rolls},
    )

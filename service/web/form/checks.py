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


@dataclass(frozen=True)
class CheckedForm:
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


def check(  # noqa: PLR0913, PLR0917 -- the form, what is wanted of it, and the dossier in it where it is known
    catalogue: Catalogue,
    tree: Tree,
    typed: Typed,
    wanted: Sequence[str],
    rules: Rules,
    dossier: Dossier | None = None,
) -> CheckedForm:
    """The problems of what was typed (`dossier`, if validated already), or what kinds lack and the rules find."""
    try:
        dossier = dossier or read_typed(catalogue.kinds, typed.data)
    except DossierRejected as error:
        return place_problems(tree, typed, error.problems)
    findings = [finding for finding in rules(dossier) if not finding.is_undecided]
    problems = list(unknown_issuances(catalogue, dossier))
    for name in wanted:
        problems += lacking(letterhead_of(catalogue.kind(name), dossier, catalogue.kinds))
    findings.sort(key=lambda finding: _WEIGHTS.index(finding.severity))
    return place_problems(tree, typed, problems, findings)


def place_problems(
    tree: Tree, typed: Typed, problems: Sequence[Problem], findings: Sequence[Finding] = ()
) -> CheckedForm:
    """Problems, each once, and findings with the fields of the page that they lead to; and the counts of the rolls."""
    members = rows_at(typed.data, "members")
    return CheckedForm(
        problems=tuple(placed(tree.root, typed, problem) for problem in dict.fromkeys(problems)),
        findings=tuple((finding, place_of(tree.root, typed, finding.where).name) for finding in findings),
        rolls={name: count_so_far(members, rows_at(typed.data, name)) for name in tree.rolls},
    )

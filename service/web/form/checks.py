"""What there is to say of a form as typed: problems, what the wanted kinds lack, what the rules of a meeting find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from service.dossier import Dossier, announced
from service.dossier.counts import Counts
from service.dossier.people import Person, Roster
from service.errors import DossierRejected, Problem
from service.finding import Finding, Severity
from service.intake import count_so_far, read_dossier
from service.kinds.catalogue import Catalogue
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
    return read_dossier(plain_extras(catalogue, typed.data), vietnamese=True)


def plain_extras(catalogue: Catalogue, data: dict[str, Any]) -> dict[str, Any]:
    """`data` with the fields of the kinds' own as JSON has them: their models are read without Vietnamese forms."""
    extra = data.get("extra")
    if not isinstance(extra, dict):
        return data
    kinds, roster = catalogue.kinds, _roster(data)
    own = {
        name: kinds[name].extra_as_typed(typed, roster) if name in kinds and isinstance(typed, dict) else typed
        for name, typed in extra.items()
    }
    return {**data, "extra": own}


def _roster(data: dict[str, Any]) -> Roster:
    """The members as typed, so that a name in a kind's own fields becomes the member's code as anywhere else."""
    roster = Roster(announced(data))
    for member in data.get("members", ()):
        code, name = member.get("member_id"), member.get("full_name")
        if code and name:
            roster.add(Person(name, member_id=code))
    return roster


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

"""What there is to say of a form as typed: problems, what the wanted kinds lack, what the rules of a meeting find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.dossier import Dossier
from service.dossier.counts import Counts
from service.errors import DossierRejected, Problem
from service.finding import Finding, Severity
from service.intake import count_so_far
from service.kinds.catalogue import Catalogue
from service.kinds.typed_fields import read_typed
from service.papers.letterhead import Letterhead, letterhead_of
from service.papers.needs import lacking, unknown_issuances
from service.papers.needs_so_far import lacking_so_far
from service.web.form.field_names import PlacedProblem, place_of, placed
from service.web.form.posted import Typed
from service.web.form.questions import Tree
from service.web.form.row_buttons import rows_at

Rules = Callable[[Dossier], Sequence[Finding]]
MeetingDays = Callable[[str], tuple[int, ...]]  # by the name of a profile: the days of the month that it asks for
_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True)
class PaperState:
    """A wanted paper before it goes out: how much it lacks; where nothing, its number, place and day, and signer."""

    lacks: int
    number: str = ""
    day: str = ""
    signer: str = ""


@dataclass(frozen=True)
class CheckedForm:
    """Everything that there is to say of one form; faults first."""

    problems: tuple[PlacedProblem, ...] = ()
    findings: tuple[tuple[Finding, str], ...] = ()  # each with the field that it leads to
    papers: Mapping[str, PaperState] = field(default_factory=dict)  # of the wanted kinds, by their names
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
        lacks = lacking_so_far(catalogue, wanted, typed.data, error.problems)
        own = [problem for problem in error.problems if not _is_made(tree, problem)]
        told = [*own, *(problem for one in lacks.values() for problem in one)]
        unready = {name: PaperState(len(own) + len(lacks[name])) for name in wanted}
        return replace(place_problems(tree, typed, told), papers=unready)
    findings = [finding for finding in rules(dossier) if not finding.is_undecided]
    problems, papers = list(unknown_issuances(catalogue, dossier)), dict[str, PaperState]()
    for name in wanted:
        letterhead = letterhead_of(catalogue.kind(name), dossier, catalogue.kinds)
        problems += (lacks_of_one := lacking(letterhead))
        papers[name] = _state_of(letterhead, len(lacks_of_one))
    findings.sort(key=lambda finding: _WEIGHTS.index(finding.severity))
    return replace(place_problems(tree, typed, problems, findings), papers=papers)


def _is_made(tree: Tree, problem: Problem) -> bool:
    """Whether nobody has to write what is missing: it is made from its neighbour, which is missing too."""
    block, _, name = problem.path.rpartition(".")
    asked = next((asked for asked in tree.walk() if asked.path == problem.path), None) if name and block else None
    return problem.code == "missing" and asked is not None and bool(asked.made_from)


def _state_of(letterhead: Letterhead, lacks: int) -> PaperState:
    doc = letterhead.doc
    signer = f"{doc.sign_role} {doc.signer.full_name}" if letterhead.kind.is_signed and doc.signer else ""
    return PaperState(lacks, doc.draft_line or doc.number_line, doc.place_date, signer)


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

"""Meetings → a line a cell of what the month brought, on the same facts as the papers that the commune signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from service.dossier import Dossier
from service.dossier.identity import folded
from service.dossier.tasks import TaskResult
from service.finding import Severity
from service.rules import Rulebook, check
from service.vietnamese import in_order, two_digits
from service.year.period.facts import CellFacts
from service.year.period.reckoning import cells_of, unheard
from service.year.period.span import Span

MET, NOT_MET, NOT_SENT = "đã họp", "chưa họp", "chưa gửi"
_ORDER = (NOT_SENT, NOT_MET, MET)
_MOST_TOLD = 6  # faults of one cell; its own check tells all


@dataclass(frozen=True, slots=True)
class CellMonth:
    """One cell in the month; numbers are None where nothing is known."""

    name: str
    state: str
    met_on: date | None = None
    present: int | None = None
    expected: int | None = None
    rate: Fraction | None = None
    excused: int | None = None
    unexcused: int | None = None
    speakers: int | None = None
    tasks: int | None = None
    done: int | None = None  # of the tasks of the month before
    followed: int | None = None  # of them, those whose result is told
    resolution: str = ""
    resolution_day: date | None = None
    score: int | None = None
    grade: str = ""
    to_mend: str = ""


def month_of(dossiers: Iterable[Dossier], span: Span, book: Rulebook, expected: Sequence[str] = ()) -> list[CellMonth]:
    """A line a cell: who has not sent anything stands first, then who has not met. `expected`: cells there must be."""
    cells = cells_of(dossiers, span)
    known = {folded(facts.name) for _, facts in cells}
    lines = [_line(newest, facts, span, book) for newest, facts in cells]
    lines += [CellMonth(unheard(name).name, NOT_SENT) for name in dict.fromkeys(expected) if folded(name) not in known]
    return sorted(lines, key=lambda line: (_ORDER.index(line.state), in_order(line.name)))


def _line(newest: Dossier, facts: CellFacts, span: Span, book: Rulebook) -> CellMonth:
    if newest.meeting.period not in span:
        return CellMonth(facts.name, NOT_SENT)
    if not facts.has_met:
        return CellMonth(facts.name, NOT_MET, to_mend=_to_mend(newest, book))
    paper = newest.issuance.get("resolution")
    is_issued = paper is not None and paper.is_issued
    followed = [row for row in newest.prev_tasks if row.result]
    return CellMonth(
        name=facts.name,
        state=MET,
        met_on=facts.met_on,
        present=facts.present,
        expected=facts.expected,
        rate=Fraction(facts.present, facts.expected) if facts.expected else None,
        excused=facts.expected - facts.present - facts.unexcused,
        unexcused=facts.unexcused,
        speakers=len({str(opinion.speaker) for opinion in newest.discussion}),
        tasks=len(facts.tasks),
        done=sum(row.result is TaskResult.DONE for row in followed),
        followed=len(followed),
        resolution=f"số {two_digits(paper.number or 0)}" if paper and is_issued else "",
        resolution_day=paper.signed_on if paper and is_issued else None,
        score=facts.score,
        grade=facts.grade,
        to_mend=_to_mend(newest, book),
    )


def _to_mend(dossier: Dossier, book: Rulebook) -> str:
    """What the rules of the meeting find to be wrong, a line each."""
    wrong = [
        one.message for one in check(dossier, book=book) if one.severity is Severity.ERROR and not one.is_undecided
    ]
    more = [f"… và {len(wrong) - _MOST_TOLD} điều khác"] if len(wrong) > _MOST_TOLD else []
    return "\n".join([*wrong[:_MOST_TOLD], *more])

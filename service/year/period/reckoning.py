"""Meetings → the facts of a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_origin, get_type_hints

from service.dossier import Dossier
from service.dossier.meeting import REGULAR_KINDS, Presence
from service.dossier.model_paths import unwrapped
from service.dossier.tasks import TaskSource
from service.vietnamese import listed, percent
from service.year.period.facts import (
    CellFacts,
    CommendationFacts,
    MeetingFacts,
    MemberFacts,
    NumberFacts,
    PeriodFacts,
    PlannedFacts,
    PracticalFacts,
    TaskFacts,
    TopicFacts,
    TotalFacts,
)
from service.year.period.span import Span
from service.year.period.yearly import deeds_of, topics_of
from service.year.plan import PlannedMeeting, Planning, PlanPreferences, plan_of
from service.year.review import sentences
from service.year.review.facts import CellYear, MemberLine, Sitting, TaskLine, by_cell

_SIGNS = {state: sign.replace("✓", "x") for state, sign in sentences.SIGNS.items()}  # Times New Roman has no tick
LEGEND = (
    sentences.LEGEND.replace("✓", "x")
    .replace(" · ", "; ")
    .replace("CĐ chuyên đề", "CĐ số buổi chuyên đề đã dự, phải dự")
)
# What a cell that nobody has heard of has, by the type of the field.
_NOTHING: dict[Any, Any] = {str: "", int: 0, bool: False, tuple: (), date: None}
_PLANNED = (
    "title",
    "topic",
    "author",
    "start_at",
    "committee_at",
    "drafts_due",
    "papers_due",
    "posting_due",
    "report_due",
    "note",
)


def facts_of(cells: Iterable[CellFacts], span: Span) -> PeriodFacts:
    """The facts of `span` about `cells`: who has not met stands first, each group in its order."""
    ordered = sorted(cells, key=lambda cell: cell.has_met)
    return PeriodFacts(span.text, span.year, span.last.month, LEGEND, tuple(ordered), _totals(ordered))


def _totals(cells: Sequence[CellFacts]) -> TotalFacts:
    not_met = [cell.name for cell in cells if not cell.has_met]
    unmarked = [cell.name for cell in cells if cell.has_met and cell.score is None]
    present, expected = sum(cell.present for cell in cells), sum(cell.expected for cell in cells)
    return TotalFacts(
        cells=len(cells),
        met=len(cells) - len(not_met),
        not_met=len(not_met),
        not_met_names=listed(not_met),
        members=sum(cell.members for cell in cells),
        present=present,
        expected=expected,
        rate=percent(present, expected) if expected else "",
        unexcused=sum(cell.unexcused for cell in cells),
        unexcused_names=listed([cell.name for cell in cells if cell.unexcused]),
        good=sum(cell.is_good for cell in cells),
        fair=sum(cell.is_fair for cell in cells),
        average=sum(cell.is_average for cell in cells),
        poor=sum(cell.is_poor for cell in cells),
        unmarked=len(unmarked),
        unmarked_names=listed(unmarked),
        commended=sum(len(cell.commendations) for cell in cells),
        tasks=sum(len(cell.tasks) for cell in cells),
    )


def unheard(name: str) -> CellFacts:
    """The facts of a cell of which there is no file."""
    nothing: dict[str, Any] = {
        field.name: _NOTHING[get_origin(kind := unwrapped(hint)) or kind]
        for field in fields(CellFacts)
        for hint in (get_type_hints(CellFacts)[field.name],)
    }
    optional = {"met_on": None, "score": None}
    return CellFacts(**nothing | optional | {"name": name})


def cells_of(
    dossiers: Iterable[Dossier],
    span: Span,
    plan: Planning = PlanPreferences.of,
    series: Mapping[str, str] | None = None,
) -> list[tuple[Dossier, CellFacts]]:
    """Each cell in `dossiers` with its newest dossier of `span` (of any time where it has none) and its facts.

    `plan`: when and where the cell of a dossier meets in the year ahead; by default as in the newest of each.
    `series`: which kinds of paper share their numbers; nothing is said of numbers without it.
    """
    found = []
    for name, own in by_cell(dossiers):
        within = [dossier for dossier in own if dossier.meeting.period in span]
        newest = (within or own)[-1]
        wishes = plan(newest)
        planned = plan_of(span.year, wishes)
        year = CellYear(within, span.year, name, series) if within else None
        topics = topics_of(own, within, planned, span.year)
        cell = _cell(name, newest, year, planned, tuple(topics))
        deeds = tuple(deeds_of(own, span.year, cell.tasks))
        found.append((newest, replace(cell, deeds=deeds, usual_days=wishes.usual_days)))
    return found


def _cell(
    name: str,
    newest: Dossier,
    year: CellYear | None,
    planned: Sequence[PlannedMeeting],
    topics: tuple[TopicFacts, ...],
) -> CellFacts:
    within = year.dossiers if year else ()
    tasks = year.tasks if year else []
    return CellFacts(
        name=name,
        members=newest.counts.total,
        **_standing(within),
        present=year.present if year else 0,
        expected=year.expected if year else 0,
        rate=year.rate_text if year else "",
        unexcused=year.unexcused if year else 0,
        place=newest.meeting.place,
        numbers=tuple(NumberFacts(*sentences.numbers(line)) for line in year.numbers) if year and year.series else (),
        meetings=tuple(map(_meeting, year.sittings)) if year else (),
        attendance=tuple(_member(year, line) for line in year.members) if year else (),
        tasks=tuple(map(_task, tasks)),
        open_tasks=sum(line.is_open for line in tasks),
        closed_tasks=sum(not line.is_open for line in tasks),
        deeds=(),
        usual_days="",
        topics=topics,
        practical=tuple(_practical(within)),
        commendations=tuple(_commendations(within)),
        regular=tuple(_planned(meeting) for meeting in planned if not meeting.is_thematic),
        thematic=tuple(_planned(meeting) for meeting in planned if meeting.is_thematic),
        held=sentences.completeness(year) if year else "",
        rates=sentences.rates(year) if year else "",
        runs=sentences.long_runs(year) if year else "",
        absences=tuple(sentences.reasons(year)) if year else (),
    )


def _standing(within: Sequence[Dossier]) -> dict[str, Any]:
    """Whether and when the cell met, and how its last meeting was marked."""
    met = [dossier for dossier in within if dossier.meeting.kind in REGULAR_KINDS and _has_met(dossier)]
    marked = next((dossier.assessment for dossier in reversed(met) if _is_marked(dossier)), None)
    rank = -1 if marked is None else marked.rank
    return {
        "has_met": bool(met),
        "met_on": met[-1].meeting.start_at.date() if met else None,
        "score": None if marked is None else marked.final_total,
        "grade": "" if marked is None else marked.final_grade,
        **{f"is_{name}": rank == place for place, name in enumerate(("good", "fair", "average", "poor"))},
        "lost": "\n".join(sentences.lost(marked)) if marked else "",
        "papers": ", ".join(sentences.issued(met[-1], with_votes=False)) if met else "",
    }


def _has_met(dossier: Dossier) -> bool:
    """Whether the dossier tells of a meeting that was held; one that is only prepared has none of these."""
    is_issued = any(paper.is_issued for paper in dossier.issuance.values())
    return bool(dossier.attendance or _is_marked(dossier) or dossier.meeting.end_at or is_issued)


def _is_marked(dossier: Dossier) -> bool:
    """Whether the cell or its superior has marked the meeting; criteria alone are still to be marked."""
    return dossier.assessment is not None and dossier.assessment.final_total is not None


def _meeting(sitting: Sitting) -> MeetingFacts:
    dossier = sitting.dossier
    is_beside = sitting.is_thematic and dossier.thematic_meeting is not None  # what else came of it is the meeting's
    papers, commended, deed, score = [""] * 4 if is_beside else sentences.month(dossier)[3:]
    return MeetingFacts(
        month=dossier.meeting.period.month,
        day=sitting.held.start_at.date(),
        place=sitting.held.place,
        kind="chuyên đề" if sitting.is_thematic else dossier.meeting.kind.label,
        is_thematic=sitting.is_thematic,
        present=sitting.counts.present,
        expected=sitting.counts.expected,
        unexcused=sitting.counts.absent_unexcused,
        rate=sitting.counts.rate_text,
        papers=papers,
        commended=commended,
        deed=deed,
        score=score,
    )


def _member(year: CellYear, line: MemberLine) -> MemberFacts:
    """A member's sign in each month's own sitting, and how many of the thematic ones the member came to.

    A sitting that the member did not have to come to counts only where the member came.
    """
    marked = [(held, mark) for held, mark in zip(year.sittings, line.marks, strict=True) if mark]
    signs = {held.held.start_at.month: _SIGNS[mark.state] for held, mark in marked if held.is_of_the_month}
    months: dict[str, Any] = {f"month_{month}": signs.get(month, "") for month in range(1, 13)}
    thematic = [mark.state is Presence.PRESENT for held, mark in marked if held.is_thematic and held.expects(mark)]
    came = f"{sum(thematic)}/{len(thematic)}" if thematic else ""
    return MemberFacts(name=line.name, **months, thematic=came, longest_run=line.longest_run)


def _task(line: TaskLine) -> TaskFacts:
    task = line.task
    return TaskFacts(
        month=line.set_in.month,
        month_year=line.set_in.numbers,
        month_text=line.set_in.text,
        work=task.work,
        leads=task.lead_names,
        support=task.support,
        responsible=task.responsible.full_name,
        due=task.due,
        wanted=task.result,
        state=sentences.outcome(line),
        told_in=line.told_in.text if line.told_in else "",
        is_registered=task.source is TaskSource.REGISTRATION,
        is_done=line.is_done,
        is_open=line.is_open,
    )


def _practical(within: Sequence[Dossier]) -> Iterator[PracticalFacts]:
    for dossier in within:
        if deed := dossier.practical_deed:
            lead = deed.lead.full_name if deed.lead else ""
            yield PracticalFacts(dossier.meeting.period.month, deed.title, lead, deed.due, deed.result)


def _commendations(within: Sequence[Dossier]) -> Iterator[CommendationFacts]:
    for dossier in within:
        for item in dossier.commendations:
            yield CommendationFacts(
                month=dossier.meeting.period.month,
                day=dossier.meeting.start_at.date(),
                name=item.name,
                kind=item.kind.label,
                birth_year=item.birth_year,
                position=item.position,
                place=item.place,
                deed=item.deed,
                field=item.field.label if item.field else "",
                happened_on=item.happened_on,
                proposer=item.proposer,
                votes=item.votes,
                level=item.level.label,
                note=item.note,
            )


def _planned(meeting: PlannedMeeting) -> PlannedFacts:
    return PlannedFacts(**{name: getattr(meeting, name) for name in _PLANNED})

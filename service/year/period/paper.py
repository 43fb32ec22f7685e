"""The facts of a period and a kind → the documents: one a cell, or one of all cells that their committee signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, get_type_hints

from service.dossier import Dossier
from service.dossier.identity import folded
from service.dossier.model_paths import members_of
from service.errors import DossierRejected, Problem
from service.generate import ready
from service.kinds.catalogue import Catalogue, Kind
from service.papers.naming import cell_slug
from service.papers.render import Document, render
from service.vietnamese import in_order, slug
from service.year.period.details import Details, headed
from service.year.period.facts import CellFacts, PeriodFacts
from service.year.period.reckoning import cells_of, facts_of, unheard
from service.year.period.sheet import sheet_of
from service.year.period.span import Span, around, year_span
from service.year.period.workbook import as_workbook
from service.year.plan import Planning, PlanPreferences
from service.year.review.facts import CellYear


@dataclass(frozen=True, slots=True)
class Request:
    """Which paper is wanted: of which kind, about which span (None: that of the newest meeting), and the rest of it."""

    kind: Kind
    span: Span | None = None
    details: Details = field(default_factory=Details)
    plan: Planning = PlanPreferences.of
    series: Mapping[str, str] = field(default_factory=dict)  # which kinds share their numbers (`Catalogue.series`)


def documents(catalogue: Catalogue, wanted: Request, dossiers: Iterable[Dossier]) -> list[Document]:
    """A document for each cell in `dossiers`, or one of all; `catalogue` holds the papers of periods.

    Head and signature are those of the newest dossier, where `wanted` says no others. Raises `DossierRejected` with
    everything that is missing.
    """
    read = list(dossiers)
    span, cells = _span_and_cells(wanted, read)
    if sheet_of(wanted.kind).of == "commune":
        newest = max(read, key=lambda dossier: dossier.meeting.start_at)
        return [_document(catalogue, wanted, newest, _all(wanted, cells, span))]
    made: list[Document] = []
    problems: list[Problem] = []
    for dossier, cell in cells:
        if cell.meetings or sheet_of(wanted.kind).ahead:
            try:
                made.append(_document(catalogue, wanted, dossier, facts_of([cell], span)))
            except DossierRejected as error:
                problems += [replace(each, path=f"{cell.name} {each.path}".strip()) for each in error.problems]
    if problems or not made:
        nothing = Problem("no-dossier", "", f"Không có kỳ họp nào của {span.text} trong các tệp.")
        raise DossierRejected(problems or [nothing])
    return made


def workbook(wanted: Request, dossiers: Iterable[Dossier]) -> bytes:
    """The workbook of a kind that has one (`PeriodSheet.workbook`), about all cells; raises `DossierRejected`."""
    span, cells = _span_and_cells(wanted, list(dossiers))
    return as_workbook(sheet_of(wanted.kind), _all(wanted, cells, span))


def file_names(kind: Kind, span: Span, suffix: str) -> tuple[str, str]:
    """The names of a file about all cells: plain ASCII, and as people read it."""
    title = kind.sheet.title
    return f"{slug(title)}-{slug(span.text)}{suffix}", f"{title} {span.text}{suffix}"


def year_report(catalogue: Catalogue, cell: CellYear) -> Document:
    """The report that a cell signs of its year."""
    wanted = Request(catalogue.kind("year-report"), year_span(cell.year), series=cell.series)
    (made,) = documents(catalogue, wanted, cell.dossiers)
    return made


def year_plan(catalogue: Catalogue, dossier: Dossier, year: int, plan: PlanPreferences) -> Document:
    """The plan that the cell in `dossier` signs for `year`."""
    wanted = Request(catalogue.kind("year-plan"), year_span(year), plan=lambda _: plan)
    (made,) = documents(catalogue, wanted, [dossier])
    return made


def span_of(wanted: Request, dossiers: Iterable[Dossier]) -> Span:
    """The span that is `wanted`, else that of the newest of `dossiers`; raises `DossierRejected` without any."""
    newest = max((dossier.meeting.period for dossier in dossiers), default=None)
    if newest is None:
        raise DossierRejected([Problem("no-dossier", "", "Không có kỳ họp nào trong các tệp.")])
    return wanted.span or around(newest, sheet_of(wanted.kind).span)


def _span_and_cells(wanted: Request, dossiers: list[Dossier]) -> tuple[Span, list[tuple[Dossier, CellFacts]]]:
    span = span_of(wanted, dossiers)
    return span, cells_of(dossiers, span, wanted.plan, wanted.series)


def _all(wanted: Request, cells: list[tuple[Dossier, CellFacts]], span: Span) -> PeriodFacts:
    """The facts about all `cells`, in the order in which they are expected, and those of which there is no file."""
    expected = wanted.details.cells
    known = {folded(cell.name): cell for _, cell in cells}
    ordered = [known.pop(folded(name)) if folded(name) in known else unheard(name) for name in dict.fromkeys(expected)]
    return facts_of([*ordered, *sorted(known.values(), key=lambda cell: in_order(cell.name))], span)


def _document(catalogue: Catalogue, wanted: Request, newest: Dossier, facts: PeriodFacts) -> Document:
    _refuse_missing(wanted, facts)
    (letterhead,) = ready(catalogue, wanted.kind.name, headed(wanted.kind, newest, wanted.details))
    document = render(letterhead, carry=False, given={"period": facts})
    title, issuer = wanted.kind.sheet.title, letterhead.dossier.org.cell_name[:80]
    plain = f"{slug(facts.text)}-{cell_slug(letterhead.dossier)}-{slug(title)}.docx"
    shown = re.sub(r'[\s\\/:*?"<>|]+', " ", f"{issuer} - {title} {facts.text}") + ".docx"
    return replace(document, name=plain, shown_name=shown, set_name=f"{slug(title)}-{slug(facts.text)}.zip")


def _refuse_missing(wanted: Request, facts: PeriodFacts) -> None:
    """Raises `DossierRejected` where the meetings hold nothing of what the kind is about."""
    problems = []
    for path in sheet_of(wanted.kind).needs_facts:
        value: Any = reduce(getattr, path.split(".")[1:], facts)
        if value in (None, "", ()):
            title = f"{wanted.kind.sheet.title} {facts.text}"
            problems.append(Problem("missing-facts", "", f"{title}: các kỳ họp chưa ghi {_meaning(path)}."))
    if problems:
        raise DossierRejected(problems)


def _meaning(path: str) -> str:
    """What the field at `path` is, in Vietnamese, as the model says it."""
    model: Any = PeriodFacts
    *parts, last = path.split(".")[1:]
    for step in parts:
        model = members_of(model)[step]
    (said,) = get_type_hints(model, include_extras=True)[last].__metadata__
    return str(said)

"""The year of very many cells: each is read, told and forgotten, by several processes where there are any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from service import rules
from service.collecting import seldom
from service.errors import Problem
from service.year.kept import Kept, meetings_of_a_cell
from service.year.review.facts import CellYear, told_apart
from service.year.review.report_html import Told, tell

_TOGETHER = 10  # cells a call: enough that sending them costs little, and few enough that all processes end together


@dataclass(frozen=True)
class Telling:
    """What is the same for all cells: the year, its last month with a meeting, the rules, who shares numbers."""

    year: int
    until: int
    rule_folders: tuple[Path, ...]
    series: Mapping[str, str]


def year_of_many(
    cells: Sequence[Sequence[Kept]],
    year: int,
    executor: Executor,
    rule_folders: Sequence[Path],
    series: Mapping[str, str],
) -> tuple[list[Told], list[Problem]]:
    """What each of `cells` did in the `year`, and what is wrong with their files; the work goes to `executor`."""
    of_the_year = [file.month.month for cell in cells for file in cell if file.month and file.month.year == year]
    telling = Telling(year, max(of_the_year, default=0), tuple(rule_folders), dict(series))
    names = told_apart([max(cell, key=lambda file: file.start).org for cell in cells])
    given = list(zip(names, cells, strict=True))
    told: list[Told] = []
    problems: list[Problem] = []
    pieces = [given[start : start + _TOGETHER] for start in range(0, len(given), _TOGETHER)]
    for future in [executor.submit(_told, piece, telling) for piece in pieces]:
        for one, unread in future.result():
            told += [one] if one else []
            problems += unread
    return told, problems


@seldom()
def _told(cells: Sequence[tuple[str, Sequence[Kept]]], telling: Telling) -> list[tuple[Told | None, list[Problem]]]:
    """A part of the cells."""
    return list(_each(cells, telling))


def _each(cells: Sequence[tuple[str, Sequence[Kept]]], telling: Telling) -> Iterator[tuple[Told | None, list[Problem]]]:
    book = rules.load(telling.rule_folders)
    for name, files in cells:
        dossiers, problems = meetings_of_a_cell(files)
        own = sorted(
            (book.graded(dossier) for dossier in dossiers if dossier.meeting.period.year == telling.year),
            key=lambda dossier: dossier.meeting.start_at,
        )
        yield tell(CellYear(own, telling.year, name, telling.series, telling.until)) if own else None, problems

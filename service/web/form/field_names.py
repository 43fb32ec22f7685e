"""Where a problem stands on the page: ``tasks[1].due`` is the field ``tasks-3-due`` in the row that people call 4."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.errors import Problem
from service.web.form.posted import Typed
from service.web.form.questions import ROWS, Question
from service.web.problem_view import ShownProblem, shown

# What a person has still to write, rather than to mend.
_TO_WRITE = frozenset({"missing", "blank", "too-few", "missing-block", "missing-signer", "missing-sign-role"})
_TO_WRITE |= {"not-issued", "not-marked"}


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """The name of the field, block or row on the page, empty where there is none; row numbers as people count."""

    name: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlacedProblem(ShownProblem):
    """A problem as the form shows it: `name` leads to its field; one without `is_fault` is only still to write."""

    name: str
    is_fault: bool


def place_of(root: Question, typed: Typed, path: str) -> FieldPlace:
    """The field, row or block of the page that is nearest to `path`, a path in the dossier as `typed`."""
    here, name, rows, in_row = root, "", [], False
    for step in re.findall(r"[^.\[\]]+", path):
        if here.widget == ROWS and not in_row:
            if not step.isdigit():
                break
            row, number = _row(typed, name, int(step))
            name, in_row = f"{name}-{row}", True
            rows.append(number)
        else:
            part = here.part(step)
            if part is None:
                break
            here, name, in_row = part, f"{name}-{step}".lstrip("-"), False
    return FieldPlace(name, tuple(rows))


def _row(typed: Typed, name: str, index: int) -> tuple[str, int]:
    kept = typed.rows.get(name, [])
    row = kept[index] if index < len(kept) else str(index)
    seen = typed.seen.get(name, [])
    return row, seen.index(row) + 1 if row in seen else index + 1


def placed(root: Question, typed: Typed, problem: Problem) -> PlacedProblem:
    """`problem` with the place on the page to which it leads."""
    place, view = place_of(root, typed, problem.path), shown(problem)
    row = f"mục thứ {', '.join(map(str, place.rows))}" if place.rows else view.row
    return PlacedProblem(view.label, view.message, row, view.path, place.name, problem.code not in _TO_WRITE)

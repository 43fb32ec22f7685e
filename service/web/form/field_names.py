"""Where a problem stands on the page: ``tasks[1].due`` is the field ``tasks-3-due`` in the row that people call 4."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.errors import Problem
from service.web.form.posted import Typed
from service.web.form.questions import LINE, PERSON, ROWS, TEXT, Question
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
    """`problem` with the place on the page to which it leads, in the words of the page."""
    place, view = place_of(root, typed, problem.path), shown(problem)
    row = content_of(root, typed.data, problem.path) or (f"dòng {place.rows[-1]}" if place.rows else "")
    message = spoken(root, view.message)
    return PlacedProblem(view.label, message, row, view.path, place.name, problem.code not in _TO_WRITE)


_CONTENT = 48  # letters of a row that name it


def content_of(root: Question, data: Mapping[str, Any], path: str) -> str:
    """What the row of `path` is known by: the first words in it, or the name of the member whose row it is."""
    here, said = root, ""
    value: Any = data
    for step in re.findall(r"[^.\[\]]+", path):
        if step.isdigit() and isinstance(value, list | tuple) and int(step) < len(value):
            value = value[int(step)]
            said = _said(here, value, data) or said
        else:
            here = here.part(step) or here
            value = value.get(step) if isinstance(value, Mapping) else None
    return f"“{said[:_CONTENT]}{'…' if len(said) > _CONTENT else ''}”" if said else ""


def _said(block: Question, row: Any, data: Mapping[str, Any]) -> str:
    if not isinstance(row, Mapping):
        return ""
    for part in block.parts:
        value = row.get(part.name)
        if part.members_only and isinstance(value, str):
            value = _name_of(value, data)
        if part.widget in (LINE, TEXT, PERSON) and not (part.made_from and part.widget == LINE) and value:
            return " ".join(str(value).split())
    return ""


def _name_of(code: str, data: Mapping[str, Any]) -> str:
    rows = data.get("members")
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, Mapping) and row.get("member_id") == code:
            return str(row.get("full_name", ""))
    return code


# How the form takes what JSON takes otherwise.
_AS_TYPED = (
    ("viết như 2026-11-24T19:30", "viết như 19:30 24/11/2026"),
    ("viết như 2026-11-24", "viết như 24/11/2026"),
    ("viết như 2026-11", "viết như 11/2026"),
    ("viết như 1.5", "viết như 1,5"),
)


def spoken(root: Question, message: str) -> str:
    """`message` as the form says it: without the names that fields have in JSON, with numbers as people type them."""
    for in_json, typed in _AS_TYPED:
        message = message.replace(in_json, typed)
    return root.names_in_brackets.sub("", message)

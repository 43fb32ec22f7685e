"""What kinds lack of a dossier that is still being written, and so cannot be read yet: all of it at once.

What stands in the way of reading is left aside or stood in for, and what the kinds lack is asked of the rest; nothing
of such a dossier ever leaves here but the problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from service.dossier import Dossier
from service.errors import DossierRejected, Problem
from service.kinds.catalogue import Catalogue
from service.kinds.schema import Schema
from service.kinds.typed_fields import read_typed
from service.papers.letterhead import letterhead_of
from service.papers.needs import lacking

_NOT_THERE = frozenset({"missing", "blank", "too-few"})
_ROUNDS = 6  # each finds what the one before hid; a sound rest is reached in two or three


def lacking_so_far(
    catalogue: Catalogue, wanted: Sequence[str], typed: Mapping[str, Any], problems: Sequence[Problem]
) -> dict[str, list[Problem]]:
    """What each of the `wanted` kinds lacks of `typed`, which has `problems`, beside these."""
    dossier, left = _readable(catalogue, typed, problems)
    if dossier is None:
        return {name: [] for name in wanted}
    return {
        name: [
            problem
            for problem in lacking(letterhead_of(catalogue.kind(name), dossier, catalogue.kinds))
            if not _is_told(problem.path, left)
        ]
        for name in wanted
    }


def _is_told(path: str, left: set[str]) -> bool:
    """Whether a problem lies where something was left aside or stood in for."""
    return any(path == one or one.startswith((f"{path}.", f"{path}[")) for one in left)


def _readable(
    catalogue: Catalogue, typed: Mapping[str, Any], problems: Sequence[Problem]
) -> tuple[Dossier | None, set[str]]:
    """The dossier without what is wrong and with something for what is not there; the paths of both."""
    data, left = deepcopy(dict(typed)), set[str]()
    for _ in range(_ROUNDS):
        for problem in problems:
            left.add(problem.path)
            _mended(data, _steps(problem.path), is_absent=problem.code in _NOT_THERE)
        try:
            return read_typed(catalogue.kinds, data), left
        except DossierRejected as error:
            problems = error.problems
    return None, left


def _steps(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path)]


def _mended(data: Any, steps: Sequence[str | int], *, is_absent: bool) -> None:
    """Leave out what stands at the end of `steps`, or put something of its type there."""
    here, schema = data, _schema()
    for place, step in enumerate(steps[:-1]):
        schema = _below(schema, step)
        if isinstance(here, dict) and isinstance(step, str):
            here = here.setdefault(step, [] if isinstance(steps[place + 1], int) else {})
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return
    if not steps:
        return
    last = steps[-1]
    if isinstance(here, dict) and isinstance(last, str):
        here.pop(last, None)
        if is_absent and (below := _below(schema, last)):
            here[last] = _something(below)
    elif isinstance(here, list) and isinstance(last, int) and last < len(here):
        here[last] = _something(_below(schema, last))


@cache
def _schema() -> Schema:
    return Dossier.json_schema()


def _resolved(schema: Schema) -> Schema:
    while "$ref" in schema or "anyOf" in schema:
        given: Schema = next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), {})
        said = {name: value for name, value in schema.items() if name not in ("$ref", "anyOf")}
        pointed = _schema()["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else given
        schema = {**pointed, **said}
    return schema


def _below(schema: Schema, step: str | int) -> Schema:
    """The schema one step below; empty where it knows none."""
    schema = _resolved(schema)
    if isinstance(step, int):
        return _resolved(schema.get("items", {}))
    return _resolved(schema.get("properties", {}).get(step, schema.get("additionalProperties") or {}))


_DAYS = {"moment": "2000-01-01T00:00", "month": "2000-01", "date": "2000-01-01"}


def _something(schema: Schema) -> Any:
    """The least that the schema takes."""
    schema = _resolved(schema)
    if "enum" in schema:
        return schema["enum"][0]
    if day := _DAYS.get(schema.get("x-type") or schema.get("format", "")):
        return day
    if "properties" in schema:
        return dict(_required(schema))
    if schema.get("type") == "array":
        return [_something(schema["items"]) for _ in range(schema.get("minItems", 0))]
    return {"integer": schema.get("minimum", 0), "number": schema.get("minimum", 0), "boolean": False}.get(
        schema.get("type", ""), "…"
    )


def _required(schema: Schema) -> Iterator[tuple[str, Any]]:
    for name in schema.get("required", ()):
        yield name, _something(schema["properties"][name])

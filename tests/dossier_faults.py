"""Dossiers with something wrong in them, and what reading them says."""

from __future__ import annotations

import copy
import re
from typing import Any

from service.errors import DossierRejected, Problem
from service.intake import read_dossier
from service.vietnamese import unprintable
from tests.conftest import sample

FULL = sample("ban-mong-2026-11")
Place = tuple[str | int, ...]


def problems(data: Any, **how: bool) -> tuple[Problem, ...]:
    try:
        read_dossier(data, **how)
    except DossierRejected as error:
        return error.problems
    return ()


def put(place: Place, value: Any, base: dict[str, Any] = FULL) -> dict[str, Any]:
    """The complete sample with another value at one place."""
    changed = copy.deepcopy(base)
    here: Any = changed
    for step in place[:-1]:
        here = here[step]
    here[place[-1]] = value
    return changed


def assert_told_well(found: tuple[Problem, ...]) -> None:
    """Sentences are Vietnamese, for any terminal, and never pydantic's own; no fault is told twice."""
    assert len(set(found)) == len(found)
    for one in found:
        assert one.code != "invalid", one
        assert one.message.endswith((".", "?")), one
        assert not re.search(r"\b(input|should|valid|field|type|value|error|character|string|list)\b", one.message), one
        assert unprintable(one.path + one.message) is None, one
        assert "\n" not in one.path + one.message, one
        assert len(one.message) < 400, one

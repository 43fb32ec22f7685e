"""Counting while somebody still types: the rows that can be read already, faulty ones passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from service.dossier.cell import Member
from service.dossier.counts import Counts, count, unmarked
from service.dossier.meeting import Attendance
from service.dossier.parts import Part
from service.dossier.people import Roster

Row = TypeVar("Row", bound=Part)


def count_so_far(members: Any, attendance: Any) -> tuple[Counts, int]:
    """The counts of the rows that can be read, as people type them, and how many who must come are not marked yet."""
    context = {"vi": True, "roster": Roster(frozenset())}
    called = tuple(_sound(Member, members, context))
    marks = tuple(_sound(Attendance, attendance, context))
    return count(called, marks), len(unmarked(called, marks))


def _sound(model: type[Row], rows: Any, context: dict[str, Any]) -> Iterator[Row]:
    for row in rows if isinstance(rows, list | tuple) else ():
        try:
            yield model.read(row, context=context)
        except ValidationError:
            continue  # told by `read_dossier`, which reads the same rows

"""Counting while somebody still types: the rows that can be read already, faulty ones passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from service.dossier.base import Part, Roster
from service.dossier.cell import Member
from service.dossier.counts import Counts, count, unmarked
from service.dossier.meeting import Attendance

Row = TypeVar("Row", bound=Part)


def count_so_far(data: Mapping[str, Any]) -> tuple[Counts, int]:
    """The counts of the sound rows in `data`, and how many members who have to come are not marked yet.

    `data` is a dossier as people type it, whole or not; what is wrong with it is told by `read_dossier`.
    """
    context = {"vi": True, "roster": Roster(frozenset())}
    members = tuple(_sound(Member, data.get("members"), context))
    attendance = tuple(_sound(Attendance, data.get("attendance"), context))
    return count(members, attendance), len(unmarked(members, attendance))


def _sound(model: type[Row], rows: Any, context: dict[str, Any]) -> Iterator[Row]:
    for row in rows if isinstance(rows, list | tuple) else ():
        try:
            yield model.model_validate(row, context=context)
        except ValidationError:
            continue  # told by `read_dossier`, which reads the same rows

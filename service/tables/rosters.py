"""The members of a cell as its sheets give them: codes from their names, and which faults only follow from theirs."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Sequence
from typing import Any

from service.dossier.names import member_code, name_key
from service.errors import CellProblem
from service.tables.cells import lost_marks

_NEAR_AMONG = 100  # members; a cell has some twenty, and a longer search nobody waits for


def give_codes(members: Sequence[dict[str, Any]]) -> None:
    """Members of a list without a column of codes get theirs from their names."""
    if not any("member_id" in row for row in members):
        used: dict[str, int] = {}
        for row in members:
            name = row.get("full_name", "")
            row["member_id"] = member_code(name if isinstance(name, str) else "", used)


def following(members: Sequence[dict[str, Any]], strays: Collection[str]) -> Callable[[CellProblem], bool]:
    """Tells whether a fault only follows from one of the list of members, where it is told: somebody is unknown because
    a name of the list is blank or has lost its marks, or stands in a row that found no meeting (`strays`)."""
    names = [str(row.get("full_name") or "") for row in members]
    sound = [name_key(name) for name in names if name and not lost_marks(name, is_name=True)]

    def follows(problem: CellProblem) -> bool:
        if problem.code != "unknown-member":
            return False
        name = name_key(problem.value)
        is_other = len(sound) > _NEAR_AMONG or not difflib.get_close_matches(name, sound, 1, 0.8)
        return name in strays or (len(sound) < len(names) and is_other)

    return follows

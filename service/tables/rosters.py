"""The members of a cell as its sheets give them: codes from their names, and which faults only follow from theirs."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from service.dossier.names import member_code, name_key
from service.errors import CellProblem
from service.tables.cells import lost_marks

_SHOWN = 4  # namesakes that one sentence names
_NEAR_AMONG = 100  # members; a cell has some twenty, and a longer search nobody waits for


def give_codes(members: Sequence[dict[str, Any]]) -> None:
    """Members of a list without a column of codes get theirs from their names."""
    if not any("member_id" in row for row in members):
        used: dict[str, int] = {}
        for row in members:
            name = row.get("full_name", "")
            row["member_id"] = member_code(name if isinstance(name, str) else "", used)


def by_name(members: Sequence[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Where in the list each name stands, however it is written."""
    numbers: dict[str, list[int]] = {}
    for number, row in enumerate(members):
        if name := name_key(str(row.get("full_name") or "")):
            numbers.setdefault(name, []).append(number)
    return numbers


def same_name(codes: Sequence[tuple[str, int]]) -> str:
    """What is told of a name that stands in several rows of a list: the codes given to them, and their rows."""
    shown = ", ".join(f"“{code}” (dòng {row})" for code, row in codes[:_SHOWN]) + (" …" if len(codes) > _SHOWN else "")
    return (
        f"Họ và tên: đã có ở dòng {codes[0][1]}; gõ nhầm thì sửa ở đây, còn nếu đúng là các đồng chí trùng tên thì ở "
        f"trang khác ghi mã thay cho họ tên: {shown}."
    )


def following(
    members: Sequence[dict[str, Any]], strays: Collection[str], doubted: Collection[str] = ()
) -> Callable[[CellProblem], bool]:
    """Tells whether a fault only follows from one of the list of members, where it is told: somebody is unknown because
    a name of the list is blank, has lost its marks or stands twice (`doubted`), or is in a row that found no meeting
    (`strays`)."""
    names = [str(row.get("full_name") or "") for row in members]
    sound = [name_key(name) for name in names if name and not lost_marks(name, is_name=True)]
    sound = [name for name in sound if name not in doubted]

    def follows(problem: CellProblem) -> bool:
        if problem.code != "unknown-member":
            return False
        name = name_key(problem.value)
        is_other = len(sound) > _NEAR_AMONG or not difflib.get_close_matches(name, sound, 1, 0.8)
        return name in strays or (len(sound) < len(names) and is_other)

    return follows

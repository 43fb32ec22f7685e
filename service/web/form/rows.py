"""Rows without a script: a button adds, removes or moves one, and the page comes back with everything typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from service.dossier.counts import ANSWERS
from service.intake import count_so_far

Data = dict[str, Any]


@dataclass(frozen=True)
class Changed:
    """A dossier as typed after one button: rows to show at least, by block, and the row or block to go on at."""

    data: Data
    least: Mapping[str, int] = field(default_factory=dict)
    focus: str = ""


def changed(data: Data, action: str, target: str) -> Changed:
    """`data` after `action` on the row or block called `target` (``tasks-3``)."""
    if action == "add":
        number = max(len(_rows_at(data, target)), 1)  # a block without rows shows a blank one already
        return Changed(data, {target: number + 1}, f"{target}-{number}")
    block, _, number_typed = target.rpartition("-")
    rows = _rows_at(data, block)
    if not number_typed.isdigit() or int(number_typed) >= len(rows):
        return Changed(data, focus=block)
    row = int(number_typed)
    if action == "remove":
        del rows[row]
        return Changed(data, {block: len(rows)}, block)
    other = row - 1 if action == "up" else row + 1
    if 0 <= other < len(rows):
        rows[row], rows[other] = rows[other], rows[row]
        row = other
    return Changed(data, {block: len(rows)}, f"{block}-{row}")


def _rows_at(data: Mapping[str, Any], name: str) -> list[Any]:
    """The rows of the block called `name` (``meeting-guests``); an empty list where there are none."""
    here: Any = data
    for step in name.split("-"):
        here = here.get(step) if isinstance(here, dict) else None
    return here if isinstance(here, list) else []


def all_present(data: Data) -> Data:
    """`data` with every member who has to come, and is not marked, marked as present."""
    rows = [row for row in data.get("attendance", ()) if row.get("state")]
    marked = {row.get("member") for row in rows}
    for member in data.get("members", ()):
        code = member.get("member_id")
        alone = {"members": [member], "attendance": []}
        if code and code not in marked and count_so_far(alone)[1]:
            rows.append({"member": code, "state": ANSWERS[0].value})
    return {**data, "attendance": rows}

"""Rows without a script: a button adds, removes or moves one, and the page comes back with everything typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.dossier.counts import ANSWERS
from service.intake import count_so_far

Data = dict[str, Any]


def changed(data: Data, action: str, target: str) -> tuple[Data, dict[str, int]]:
    """`data` after `action` on the row or block called `target` (``tasks-3``), and the rows to show at least."""
    if action == "add":
        return data, {target: len(_rows_at(data, target)) + 1}
    block, _, number = target.rpartition("-")
    rows = _rows_at(data, block)
    if not number.isdigit() or int(number) >= len(rows):
        return data, {}
    row = int(number)
    if action == "remove":
        del rows[row]
    else:
        other = row - 1 if action == "up" else row + 1
        if 0 <= other < len(rows):
            rows[row], rows[other] = rows[other], rows[row]
    return data, {block: len(rows)}


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

"""Rows without a script: a button adds, removes or moves one, and the page comes back with everything typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
        number = max(len(rows_at(data, target)), 1)  # a block without rows shows a blank one already
        return Changed(data, {target: number + 1}, f"{target}-{number}")
    block, _, number_typed = target.rpartition("-")
    rows = rows_at(data, block)
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


def rows_at(here: Any, name: str) -> list[Any]:
    """The rows of the block called `name` (``meeting-guests``; a step may hold a dash itself), or an empty list."""
    if not name:
        return here if isinstance(here, list) else []
    steps = here if isinstance(here, dict) else ()
    step = max((key for key in steps if f"{name}-".startswith(f"{key}-")), key=len, default="")
    return rows_at(here[step], name[len(step) + 1 :]) if step else []


def all_present(data: Data, roll: str) -> Data:
    """`data` with every member who has to come and is not marked in the rows called `roll` marked there as present."""
    rows = [row for row in rows_at(data, roll) if row.get("state")]
    marked = {row.get("member") for row in rows}
    for member in rows_at(data, "members"):
        code = member.get("member_id")
        if code and code not in marked and count_so_far([member], [])[1]:
            rows.append({"member": code, "state": ANSWERS[0].value})
    return _with(data, roll.split("-"), rows)


def shared(data: Data, kind: str, others: Mapping[str, Collection[str]]) -> Data:
    """`data` with what one paper says of its signer, recipients and day said by `others` too, where they say nothing.

    `others`: by kind the fields that its paper prints. A day goes to papers with a number alone: a draft has none.
    """
    papers = data.get("issuance", {})
    said = papers.get(kind, {})
    new = dict(papers)
    for name, printed in others.items():
        own = papers.get(name, {})
        wanted = ["recipients", *(["signed_on"] if own.get("number") else [])]
        if own.get("signer") in (None, "", said.get("signer")):
            wanted += ["signer", "sign_role"]  # an office is that of the person
        more = {field: said[field] for field in wanted if said.get(field) and field in printed and not own.get(field)}
        if more and name != kind:
            new[name] = {**own, **more}
    return {**data, "issuance": new}


def completed(typed: list[Data], proposed: list[Data]) -> list[Data]:
    """The rows `proposed`, in each what was typed in the row of its code; behind them typed rows of other codes."""
    by_code = {row.get("code"): row for row in typed}
    rows = [row | {name: said for name, said in by_code.pop(row["code"], {}).items() if said} for row in proposed]
    return [*rows, *by_code.values()]


def _with(data: Data, steps: list[str], rows: list[Any]) -> Data:
    """`data` with `rows` at the end of `steps`."""
    first, *rest = steps
    return {**data, first: _with(data.get(first, {}), rest, rows) if rest else rows}

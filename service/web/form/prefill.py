"""What was typed → what the page shows: each field by its name, each block with its rows.

Any nested mapping will do; what has no place in the form is left out, and told by the problems of reading it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from service.dossier.names import name_key
from service.vietnamese import number
from service.web.form import days
from service.web.form.questions import DECIMAL, FLAG, GROUP, LINES, PEOPLE, PERSON, ROWS, Question
from service.web.problem_view import printable


@dataclass
class Filled:
    """The fields with something in them, and the rows of blocks and of lists of texts that need a field for each."""

    values: dict[str, str] = field(default_factory=dict)  # by the name of the field
    rows: dict[str, int] = field(default_factory=dict)  # how many, by the name of the block
    members: dict[str, str] = field(default_factory=dict)  # code → name, where the name is theirs alone
    order: dict[str, list[str]] = field(default_factory=dict)  # by block: the row on the page of each row of its data

    def value(self, asked: Question, name: str) -> str:
        """What stands in a field: what was typed, or what a fresh one offers."""
        if asked.widget == FLAG:
            return self.values.get(name, "on" if asked.default else "")
        is_single = asked.default is not None and not isinstance(asked.default, list | dict)
        return self.values.get(name, str(asked.default) if is_single else "")


def fill(root: Question, data: Mapping[str, Any]) -> Filled:
    """`data` laid out over the fields of the form."""
    filled = Filled(members=_names(data.get("members")))
    _group(filled, root, data, "", data)
    return filled


def _names(members: Any) -> dict[str, str]:
    rows = [row for row in members if isinstance(row, dict)] if isinstance(members, list | tuple) else []
    pairs = [(row.get("member_id"), row.get("full_name")) for row in rows]
    times = Counter(word for pair in pairs for word in _words(*pair))
    return {
        code: name
        for code, name in pairs
        if isinstance(code, str) and isinstance(name, str) and times[name_key(name)] == 1
    }


def _group(filled: Filled, group: Question, data: Mapping[str, Any], name: str, whole: Mapping[str, Any]) -> None:
    for part in group.parts:
        value = data.get(part.name)
        if value is None:
            value = part.default if part.widget == FLAG else {} if part.widget == GROUP and part.required else None
        if value is not None:
            _field(filled, part, value, f"{name}-{part.name}".lstrip("-"), whole)


def _field(filled: Filled, asked: Question, value: Any, name: str, whole: Mapping[str, Any]) -> None:
    if asked.widget == GROUP:
        if isinstance(value, Mapping):
            _group(filled, asked, value, name, whole)
    elif asked.widget == ROWS:
        _rows(filled, asked, value, name, whole)
    elif asked.widget == LINES:
        _lines(filled, [as_typed(line) for line in _listed(value)], name)
    elif asked.widget == PEOPLE:
        filled.values[name] = _people([filled.members.get(person, person) for person in map(as_typed, _listed(value))])
    elif asked.widget == FLAG:
        filled.values[name] = "on" if value is True or value == "on" else ""
    else:
        typed = days.as_typed(asked.widget, as_typed(value, decimal=asked.widget == DECIMAL))
        filled.values[name] = filled.members.get(typed, typed) if asked.widget == PERSON else typed


def _lines(filled: Filled, lines: list[str], name: str) -> None:
    if any("\n" in line for line in lines):
        filled.rows[name] = len(lines)
        filled.values.update({f"{name}-{row}": line for row, line in enumerate(lines)})
    else:
        filled.values[name] = "\n".join(lines)


def _people(names: list[str]) -> str:
    """The names in one field, so that reading them gives the same ones again."""
    if not any("," in name for name in names):
        return ", ".join(names)
    return "; ".join(names) + (";" if len(names) == 1 else "")


def _rows(filled: Filled, asked: Question, value: Any, name: str, whole: Mapping[str, Any]) -> None:
    given = _listed(value)
    rows = [(index, row) for index, row in enumerate(given) if isinstance(row, Mapping)]
    if asked.follows:
        rows = _following(asked, rows, whole)
    places = {index: str(place) for place, (index, _) in enumerate(rows)}
    filled.rows[name] = len(rows)
    filled.order[name] = [places.get(index, str(index)) for index in range(len(given))]
    for place, (_, row) in enumerate(rows):
        _group(filled, asked, row, f"{name}-{place}", whole)


def _following(
    asked: Question, rows: list[tuple[int, Mapping[str, Any]]], whole: Mapping[str, Any]
) -> list[tuple[int, Mapping[str, Any]]]:
    """Numbered rows in the order of those that they stand for, a blank one (-1) for each without; strays at the end."""
    key = next(part.name for part in asked.parts if part.members_only)
    left = list(rows)
    ordered: list[tuple[int, Mapping[str, Any]]] = []
    for leader in _listed(whole.get(asked.follows)):
        own = _words(leader.get("member_id"), leader.get("full_name")) if isinstance(leader, Mapping) else set()
        match = next((numbered for numbered in left if _words(numbered[1].get(key)) & own), None)
        if match is not None:
            left.remove(match)
        index, row = match or (-1, {})
        ordered.append((index, {part: said for part, said in row.items() if part != key}))
    return [*ordered, *left]


def _words(*values: Any) -> set[str]:
    """Those of `values` that are words, as names are compared; a file may have anything in their place."""
    return {name_key(value) for value in values if isinstance(value, str)}


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


_LONG = 10**15  # beyond it a number is wrong in any field, and shown as the file has it


def as_typed(value: Any, *, decimal: bool = False) -> str:
    """A value of JSON as a person would type it."""
    if isinstance(value, str):
        return printable(value).decode()
    if decimal and isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LONG:
        return number(Decimal(str(value)))
    return "" if isinstance(value, list | dict | bool) else str(value)

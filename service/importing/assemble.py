"""Proposals → the dossier that they make: members get their codes, names become references, contradictions are told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from service.dossier.names import member_code, name_key
from service.importing.beginnable import leave_open
from service.importing.proposals import Origin, Reading, Unused, Value, Why
from service.vocabulary import words
from service.vocabulary.wordings import wording

_PEOPLE = wording("assemble_people")
_ROW = wording("assemble_row")


def assemble(reading: Reading, *, whole: bool = True) -> dict[str, Any]:
    """The dossier that the proposals of `reading` make; what contradicts an earlier proposal goes to what is unused.

    `whole`: whoever is marked in the attendance becomes a member too, as a dossier wants it.
    """
    reading.join_lines()
    if whole:
        _marked_are_members(reading)
    _one_row_a_member(reading)
    _codes(reading)
    _one_row_a_member_marked(reading)
    _references(reading)
    data: dict[str, Any] = {}
    taken: dict[str, Value] = {}
    kept: list[Value] = []
    for value in reading.values:
        before = taken.get(value.path)
        if value.goes_on:
            kept.append(value)
        elif before is None or before.value == value.value:
            taken.setdefault(value.path, value)
            kept.append(value)
            _put(data, value.path, value.value)
        elif value.is_sure and not before.is_sure:
            kept = [one for one in kept if one.path != value.path] + [value]
            reading.unused.append(Unused(before.origin, before.typed, Why.CONFLICT))
            taken[value.path] = value
            _put(data, value.path, value.value)
        else:
            reading.unused.append(Unused(value.origin, value.typed, Why.CONFLICT))
    reading.values = kept
    _count(reading, data)
    whole_data: dict[str, Any] = _without_holes(data)
    if whole:
        leave_open(whole_data, reading)
    return whole_data


def _rows(values: Iterable[Value], block: str) -> dict[int, dict[str, Value]]:
    rows: dict[int, dict[str, Value]] = {}
    begin = f"{block}["
    for value in values:
        if value.path.startswith(begin):
            number, _, name = value.path[len(begin) :].partition("]")
            rows.setdefault(int(number), {}).setdefault(name[1:], value)
    return rows


def _one_row_a_member(reading: Reading) -> None:
    """Somebody whom two sources name is one member, unless a name stands twice in one source."""
    rows = _rows(reading.values, "members")
    names = {number: name_key(str(row["full_name"].value)) for number, row in rows.items() if "full_name" in row}
    sources = {
        number: (row["full_name"].origin.file, row["full_name"].origin.sheet, row["full_name"].origin.table)
        for number, row in rows.items()
        if "full_name" in row
    }
    per_source = Counter((name, sources[number]) for number, name in names.items())
    doubled = {name for (name, _), times in per_source.items() if times > 1}
    first: dict[str, int] = {}
    moved: dict[int, int] = {}
    order = 0
    for number in sorted(rows):
        name = names.get(number, "")
        if name and name not in doubled and name in first:
            moved[number] = first[name]
            continue
        moved[number] = order
        first.setdefault(name, order)
        order += 1
    _move(reading, "members", moved)
    reading.rows["members"] = order


def _marked_are_members(reading: Reading) -> None:
    known = {
        name_key(str(row["full_name"].value)) for row in _rows(reading.values, "members").values() if "full_name" in row
    }
    for row in list(_rows(reading.values, "attendance").values()):
        if "member" in row and name_key(str(row["member"].value)) not in known:
            member = row["member"]
            known.add(name_key(str(member.value)))
            reading.take(f"{reading.row('members')}.full_name", member.value, member.origin, member.typed)


def _move(reading: Reading, block: str, moved: dict[int, int]) -> None:
    """Number the rows of a block anew, wherever they are named."""
    if all(old == new for old, new in moved.items()):
        return
    reading.values = [_moved(value, block, moved) for value in reading.values]
    reading.questions = [replace(one, path=_moved_path(one.path, block, moved)) for one in reading.questions]


def _moved(value: Value, block: str, moved: dict[int, int]) -> Value:
    path = _moved_path(value.path, block, moved) if value.path.startswith(f"{block}[") else value.path
    return value if path == value.path else replace(value, path=path)


def _moved_path(path: str, block: str, moved: dict[int, int]) -> str:
    match = _ROW.match(path)
    return (
        f"{block}[{moved[int(match[2])]}]{path[match.end() :]}"
        if match and match[1] == block and int(match[2]) in moved
        else path
    )


def _codes(reading: Reading) -> None:
    """A code for each member without one, made of the name; a number tells namesakes apart."""
    rows = _rows(reading.values, "members")
    used = {str(row["member_id"].value): 2 for row in rows.values() if "member_id" in row}
    for number, row in sorted(rows.items()):
        if "member_id" in row or "full_name" not in row:
            continue
        name = row["full_name"]
        code = member_code(str(name.value), used)
        if re.search(r"-\d+$", code):
            reading.note(f"Có hơn một đồng chí tên “{name.value}”; mã “{code}” dùng để phân biệt.")
        reading.values.append(Value(f"members[{number}].member_id", code, name.origin, name.typed))


def _one_row_a_member_marked(reading: Reading) -> None:
    """Of several rows of attendance of one person the first counts; what others add goes to it."""
    rows = _rows(reading.values, "attendance")
    first: dict[str, int] = {}
    moved: dict[int, int] = {}
    bearers = _bearers(reading)
    order = 0
    for number, row in sorted(rows.items()):
        name = name_key(str(row["member"].value)) if "member" in row else f"#{number}"
        at = _same_source_member(bearers.get(name, []), row) if "member" in row else None
        key = f"{name}@{at}" if at is not None else name
        if key not in first:
            first[key] = order
            order += 1
        moved[number] = first[key]
    _move(reading, "attendance", moved)


def _bearers(reading: Reading) -> dict[str, list[tuple[int, Origin]]]:
    """Who bears each name, and where that is written."""
    bearers: dict[str, list[tuple[int, Origin]]] = {}
    for value in reading.values:
        if value.path.endswith(".full_name") and (match := _ROW.match(value.path)):
            bearers.setdefault(name_key(str(value.value)), []).append((int(match[2]), value.origin))
    return bearers


def _same_source_member(same: list[tuple[int, Origin]], row: dict[str, Value]) -> int | None:
    """Which of those of one name stands in the same row of the same table, where names alone do not tell."""
    origin = row["member"].origin
    numbers = {number for number, _ in same}
    if len(numbers) < 2:
        return None
    return next(
        (
            number
            for number, at in same
            if (at.file, at.sheet, at.table, at.row) == (origin.file, origin.sheet, origin.table, origin.row)
        ),
        None,
    )


def _references(reading: Reading) -> None:
    """Names of members become their codes; where two bear one name, the person is asked."""
    members = _rows(reading.values, "members")
    by_name: dict[str, list[tuple[int, str]]] = {}
    by_role: dict[str, list[str]] = {}
    for number, row in members.items():
        if "full_name" in row and "member_id" in row:
            by_name.setdefault(name_key(str(row["full_name"].value)), []).append((number, str(row["member_id"].value)))
        if "party_role" in row and "member_id" in row:
            by_role.setdefault(str(row["party_role"].value), []).append(str(row["member_id"].value))
    guests = {name_key(str(row["name"].value)) for row in _guests(reading.values).values() if "name" in row}
    values = []
    for value in reading.values:
        if not _PEOPLE.search(value.path) or not isinstance(value.value, str):
            values.append(value)
            continue
        meant = by_name.get(name_key(value.value), [])
        if len(meant) > 1:
            at = next((code for number, code in meant if _stands_with(members[number], value)), None)
            if at is None:
                codes = tuple(code for _, code in meant)
                reading.ask(value.origin, value.value, "có hơn một đồng chí cùng tên; là ai?", codes, value.path)
                continue
            values.append(replace(value, value=at))
        elif meant:
            values.append(replace(value, value=meant[0][1]))
        elif name_key(value.value) not in guests and (held := _holder(value.value, by_role)):
            values.append(replace(value, value=held, is_sure=False))
        else:
            values.append(value)
    reading.values = values


def _guests(values: Iterable[Value]) -> dict[int, dict[str, Value]]:
    rows: dict[int, dict[str, Value]] = {}
    for value in values:
        if match := re.match(r"meeting\.guests\[(\d+)\]\.(\w+)$", value.path):
            rows.setdefault(int(match[1]), {})[match[2]] = value
    return rows


def _holder(text: str, by_role: dict[str, list[str]]) -> str:
    role = words.meaning("party_role", text)
    held = by_role.get(role or "", [])
    return held[0] if role and role != "dang_vien" and len(held) == 1 else ""


def _stands_with(member: dict[str, Value], value: Value) -> bool:
    own, other = member["full_name"].origin, value.origin
    return bool(own.row) and (own.file, own.sheet, own.table, own.row) == (
        other.file,
        other.sheet,
        other.table,
        other.row,
    )


def _steps(path: str) -> list[str | int]:
    """``members[3].full_name`` → members, 3, full_name."""
    steps: list[str | int] = []
    for piece in path.split("."):
        name, *numbers = piece.split("[")
        steps += [name, *(int(number[:-1]) for number in numbers)]
    return steps


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    steps = _steps(path)
    here: Any = data
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        if isinstance(step, int):
            while len(here) <= step:
                here.append(None)
        if after is None:
            here[step] = value
            return
        held = here[step] if isinstance(step, int) or step in here else None
        if held is None:
            held = [] if isinstance(after, int) else {}
            here[step] = held
        here = held


def _without_holes(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_holes(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_holes(one) for one in value if one is not None]
    return value


def _count(reading: Reading, data: dict[str, Any]) -> None:
    """Figures that sources give are compared with what their rows add up to."""
    members = data.get("members", [])
    counted = {
        "members": len([row for row in members if row and row.get("activity_status") != "tam_thoi_den"]),
    }
    for figure in reading.figures:
        own = counted.get(figure.path)
        if own and figure.value != own and figure.value != len(members):
            reading.note(f"{figure.origin}: ghi {figure.value} người, danh sách đọc được {len(members)}; hãy xem lại.")

"""Rows of one meeting that contradict each other: which of them is told, and where.

What most rows say counts as right, and what the first says where no side has more. A row that differs from another in
more than it agrees is told once, at its cell's code: it was put to the wrong cell, or stands twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, NamedTuple

from service.dossier.identity import IDENTITY_PATHS, mention
from service.tables.cells import moment_of, month_of
from service.tables.columns import KEY_PATHS, Column
from service.tables.header import Header
from service.tables.sheet_rows import Row
from service.vietnamese import Month, nfc

_IN_ONE_FORM: Mapping[Any, Any] = {datetime: moment_of, date: moment_of, Month: month_of}
_SHOWN = 4  # headings that one sentence names


class Said(NamedTuple):
    """What one row says of a field: the number of the heading among its sheet's, and the value as it was read."""

    row: Row
    at: int
    column: Column
    value: Any


class Conflict(NamedTuple):
    """The fields that are told together, the cell where they are told, and in which words."""

    paths: frozenset[str]
    place: Said
    message: str


class _Odd(NamedTuple):
    said: Said
    right: Said


def in_one_form(value: Any, column: Column) -> Hashable:
    """What is equal for values of `column` that mean the same, however they are written."""
    if (read := _IN_ONE_FORM.get(column.type)) is not None:
        return str(read(value))
    if (path := column.path) in IDENTITY_PATHS:  # of one cell, whatever letters and blanks the sheets write it with
        return mention(*[str(value)] * 3)[IDENTITY_PATHS.index(path)]
    if isinstance(value, str):
        return " ".join(nfc(value).split())
    return tuple(value) if isinstance(value, list) else value


def conflicts(said: Iterable[Said], headers: Sequence[Header]) -> Iterator[Conflict]:
    """What is to be told of the rows of one meeting, given everything that they say of what it has once."""
    by_path: dict[str, dict[Hashable, list[Said]]] = {}
    for one in said:
        by_path.setdefault(one.column.path, {}).setdefault(in_one_form(one.value, one.column), []).append(one)
    odd: dict[tuple[int, int], list[_Odd]] = {}
    agreeing: Counter[tuple[int, int]] = Counter()
    keys = {_place(one): one for path in reversed(KEY_PATHS[:2]) for one in chain(*by_path.get(path, {}).values())}
    for path, sides in by_path.items():
        right = max(sides.values(), key=len)  # the first of the largest
        if len(right) > 1 and path not in IDENTITY_PATHS:
            agreeing.update(map(_place, right))
        for one in (one for side in sides.values() if side is not right for one in side):
            odd.setdefault(_place(one), []).append(_Odd(one, right[0]))
    for place, ones in sorted(odd.items()):
        if len(ones) > 1 and len(ones) > agreeing[place] and place in keys:
            paths = frozenset(one.said.column.path for one in ones)
            yield Conflict(paths, keys[place], _of_the_row(ones, headers))
        else:
            for each in ones:
                yield Conflict(frozenset([each.said.column.path]), each.said, _of_the_cell(each, headers))


def _place(one: Said) -> tuple[int, int]:
    return one.row.sheet, one.row.number


def _of_the_cell(odd: _Odd, headers: Sequence[Header]) -> str:
    named = _named(odd, headers)
    return f"{odd.said.column.title}: khác với {named} của cùng chi bộ, cùng ngày; hãy sửa cho khớp."


def _of_the_row(ones: Sequence[_Odd], headers: Sequence[Header]) -> str:
    titles = [f"“{one.said.column.title}”" for one in ones]
    where = ", ".join(titles[:_SHOWN]) + (" …" if len(titles) > _SHOWN else "")
    return (
        f"dòng này và {_named(ones[0], headers)} cùng ghi một chi bộ mà khác nhau ở {where}; hãy sửa mã, tên chi bộ "
        "của dòng ghi nhầm, hoặc bỏ một dòng."
    )


def _named(odd: _Odd, headers: Sequence[Header]) -> str:
    own, other = odd.said.row.sheet, odd.right.row
    return f"dòng {other.number}" + (f" trang “{headers[other.sheet].title}”" if other.sheet != own else "")

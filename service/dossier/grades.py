"""The grade of a mark: how many points make which grade is said by score sheets (TOML), and by nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

Floors = tuple[tuple[int, str], ...]  # the least points for a grade and its name, the highest grade first

SHEETS = Path(__file__).with_name("sheets")  # the product's own score sheets; `service.rules` reads them whole
DEFAULT_SHEET = "hd42_2025"


def floors_of(grades: Iterable[tuple[int, str]]) -> Floors:
    """The grades of a score sheet, given in any order."""
    return tuple(sorted(grades, reverse=True))


def grade_at(points: int, floors: Floors) -> str:
    """The grade of so many points; the lowest one below every floor."""
    return next((grade for least, grade in floors if points >= least), floors[-1][1])


@cache
def built_in_floors() -> Mapping[str, Floors]:
    """The grades of the product's own score sheets, by the name of the sheet."""
    sheets = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(SHEETS.glob("*.toml"))}
    return MappingProxyType(
        {name: floors_of((grade["at"], grade["name"]) for grade in sheet["grades"]) for name, sheet in sheets.items()}
    )

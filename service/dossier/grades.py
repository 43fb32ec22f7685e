"""How a mark reads: grades, groups of criteria and what the dossier itself says of them, as its score sheet has it.

The product's own sheets (TOML) stand beside this; `service.rules` reads sheets whole and hands a `Marking` to the mark.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from service.dossier.outcome import ScoreRow

Floors = tuple[tuple[int, str], ...]  # the least points for a grade and its name, the highest grade first

SHEETS = Path(__file__).with_name("sheets")  # the product's own score sheets; `service.rules` reads them whole
DEFAULT_SHEET = "hd42_2025"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The points that the dossier itself gives for a criterion, and what it counts: ``8/19 đồng chí phát biểu``."""

    points: int
    because: str


Proposals = Mapping[str, Proposal]  # by the code of the criterion


def _none_proposed() -> Proposals:
    return {}


@dataclass(frozen=True, slots=True)
class Marking:
    """A score sheet as a mark needs it; `proposed` is worked out when a paper first asks.

    `groups`: the codes and names of groups, whose criteria have the code of their group before a dot. `full`: the
    maximum of the whole sheet. `sometimes`: the maxima of criteria that count in some months only, by code.
    """

    floors: Floors
    groups: Mapping[str, str] = field(default_factory=dict)
    full: int = 0
    sometimes: Mapping[str, int] = field(default_factory=dict)
    proposed: Callable[[], Proposals] = _none_proposed

    def left_out(self, codes: Collection[str], most: int) -> int:
        """The points of the criteria that do not count this month: of `sometimes`, those not among `codes`.

        0 where the maxima of the rows, `most` in all, are not those of the rest of this sheet: it is another one's.
        """
        out = sum(points for code, points in self.sometimes.items() if code not in codes)
        return out if most == self.full - out else 0

    def grade(self, points: int, codes: Collection[str], most: int) -> str:
        """The grade of so many points of `most` for the criteria `codes`, as if those left out were reached alike."""
        out = self.left_out(codes, most)
        return grade_at(points * self.full // (self.full - out) if out < self.full else points, self.floors)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of a score sheet as it is printed: a criterion, or a group with the sums of its criteria."""

    code: str
    title: str
    max: int
    self_score: int | None
    superior_score: int | None
    ground: str
    lost: str
    is_group: bool


def score_lines(rows: Iterable[ScoreRow], marking: Marking) -> tuple[ScoreLine, ...]:
    """`rows` in their order, each group of the sheet opened by a line of its own; a group of one row is that row."""
    proposed = marking.proposed()
    lines: list[ScoreLine] = []
    by_group: dict[str, list[ScoreRow]] = {}
    for row in rows:
        by_group.setdefault(row.code.partition(".")[0], []).append(row)
    for code, own in by_group.items():
        is_one = [row.code for row in own] == [code]
        if code in marking.groups and not is_one:
            lines.append(_group(code, marking.groups[code], own))
        lines += [_line(row, proposed.get(row.code), is_group=is_one and code in marking.groups) for row in own]
    return tuple(lines)


def _group(code: str, title: str, rows: list[ScoreRow]) -> ScoreLine:
    own, superior = total_of([row.self_score for row in rows]), total_of([row.superior_score for row in rows])
    return ScoreLine(code, title, sum(row.max for row in rows), own, superior, "", "", True)


def total_of(given: Sequence[int | None]) -> int | None:
    """The sum of the marks that were `given`; None while any is still to be given, which is no mark of 0."""
    known = [mark for mark in given if mark is not None]
    return sum(known) if len(known) == len(given) else None


def _line(row: ScoreRow, proposal: Proposal | None, *, is_group: bool) -> ScoreLine:
    """A row with what the dossier counts as its ground, or behind it where the cell gave itself other points."""
    ground = row.ground
    if proposal and proposal.points != row.self_score:
        counted = f"Số liệu hồ sơ: {proposal.points} điểm ({proposal.because})"
        ground = f"{ground}\n{counted}" if ground else counted
    elif proposal and not ground:
        ground = proposal.because[:1].upper() + proposal.because[1:]
    return ScoreLine(row.code, row.title, row.max, row.self_score, row.superior_score, ground, row.lost, is_group)


def floors_of(grades: Iterable[tuple[int, str]]) -> Floors:
    """The grades of a score sheet, given in any order."""
    return tuple(sorted(grades, reverse=True))


def grade_at(points: int, floors: Floors) -> str:
    """The grade of so many points; the lowest one below every floor."""
    return next((grade for least, grade in floors if points >= least), floors[-1][1])


@cache
def built_in_marking(name: str) -> Marking:
    """The product's own score sheet of that name, else HD 42's."""
    files = {file.stem: file for file in SHEETS.glob("*.toml")}
    return _marking_of(tomllib.loads((files.get(name) or files[DEFAULT_SHEET]).read_text(encoding="utf-8")))


def _marking_of(sheet: Mapping[str, Any]) -> Marking:
    """What a sound score sheet, as its TOML has it, says of marks."""
    rows = sheet["rows"]
    return Marking(
        floors_of((grade["at"], grade["name"]) for grade in sheet["grades"]),
        {group["code"]: group["title"] for group in sheet.get("groups", ())},
        sum(row["max"] for row in rows),
        {row["code"]: row["max"] for row in rows if row.get("only")},
    )

"""Which rows of a table are its heading, what each column means, and which block of the dossier the table is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

from service.importing.grids import Grid
from service.vocabulary import words
from service.vocabulary.heading_rows import HEADING_ROWS, may_go_on, titles_of
from service.vocabulary.headings import is_order, meant_by

LOOKED_AT = 40  # rows among which the heading is looked for
# What a table of each block cannot be without: all of one of the sets.
_MARKED = tuple(frozenset({"work", *two}) for two in combinations(("is_done", "is_under_way", "is_not_done"), 2))
_NEEDS: Mapping[str, tuple[frozenset[str], ...]] = {
    "members": tuple(map(frozenset, ({"full_name"}, {"name_and_role"}, {"family_name", "given_name"}))),
    "attendance": tuple(
        frozenset({"member", mark})
        for mark in ("present", "absent", "excused", "unexcused", "state", "reason", "signature")
    ),
    "agenda_items": (frozenset({"content", "minutes"}), frozenset({"content", "presenter"})),
    "tasks": tuple(frozenset({"work", more}) for more in ("leads", "due", "responsible")),
    "prev_tasks": (frozenset({"work", "result"}), frozenset({"work", "percent"}), *_MARKED),
    "commendations": (frozenset({"name", "deed"}),),
    "discussion": (frozenset({"speaker", "content"}),),
}
BLOCKS = tuple(_NEEDS)
# Words above a table that say what it is.
_ABOVE = {
    "agenda_items": r"\bchuong trinh\b|\bnoi dung sinh hoat\b",
    "prev_tasks": r"ket qua (?:thuc hien|cac|tung)|danh gia ket qua|nhiem vu thang truoc",
    "tasks": r"phan cong|nhiem vu|phuong huong",
    "commendations": r"bieu duong|nguoi tot",
    "attendance": r"diem danh|du hop|co mat",
    "members": r"danh sach (?:dang vien|chi bo|trich ngang)",
    "discussion": r"y kien|phat bieu",
}


@dataclass(frozen=True)
class Heading:
    """The heading of a table: its rows, the columns of each meaning, and of the others what stands above them."""

    block: str
    first: int
    last: int
    columns: Mapping[str, int]
    titles: tuple[str, ...]  # of every column, its parts joined by " | "
    numbering: int | None = None  # the column of running numbers
    personal: frozenset[int] = frozenset()  # columns with what no paper needs

    def meaning_of(self, column: int) -> str:
        """What a column means; empty where it means nothing to us."""
        return next((name for name, at in self.columns.items() if at == column), "")


def find_heading(grid: Grid, into: str = "") -> Heading | None:
    """The heading of `grid`; `into` is the block that it is meant for, where somebody has said so."""
    best: tuple[float, Heading] | None = None
    for first in range(min(LOOKED_AT, len(grid.rows))):
        if len(grid.filled(first)) < 1:
            continue
        for last in range(first, min(first + HEADING_ROWS, len(grid.rows))):
            if last > first and not may_go_on(grid, first, last):
                break
            titles = titles_of(grid, first, last)
            for block in (into,) if into else BLOCKS:
                heading, score = _read(grid, block, first, last, titles)
                if heading and (best is None or score > best[0]):
                    best = score, heading
    return best[1] if best else None


def heading_of(block: str, first: int, last: int, titles: tuple[str, ...]) -> Heading | None:
    """The heading with those titles; None where a table of the block cannot be without something that no column is."""
    columns: dict[str, int] = {}
    order, personal = None, set()
    for column, title in enumerate(titles):
        if not title:
            continue
        if is_order(title):
            order = column if order is None else order
        elif (name := meant_by(title, block)) and name != "personal" and name not in columns:
            columns[name] = column
        elif meant_by(title, "members") == "personal":
            personal.add(column)
    given_name_apart(columns, titles)
    if not any(need <= set(columns) for need in _NEEDS[block]):
        return None
    return Heading(block, first, last, columns, titles, order, frozenset(personal))


def _read(grid: Grid, block: str, first: int, last: int, titles: tuple[str, ...]) -> tuple[Heading | None, float]:
    if (heading := heading_of(block, first, last, titles)) is None:
        return None, 0
    known = len(heading.columns) + (heading.numbering is not None) + len(heading.personal)
    unknown = sum(1 for title in titles if title) - known
    if known < 2 and not (grid.width == 1 or unknown == 0):
        return None, 0
    score = known - 0.3 * unknown - 0.1 * (last - first) - 0.001 * first + _fit(grid, heading)
    return heading, score


def given_name_apart(columns: dict[str, int], titles: tuple[str, ...]) -> None:
    """Beside a column of family names, “Tên” is the given name alone."""
    at = columns.get("full_name")
    if "family_name" in columns and at is not None and words.plain(titles[at]) in ("ten", "ho va ten | ten"):
        columns["given_name"] = columns.pop("full_name")


def _fit(grid: Grid, heading: Heading) -> float:
    """How far the values and the words above speak for the block."""
    above = words.plain(
        " ".join([*grid.above[-3:], *(text for row in grid.rows[: heading.first] for text in row)])[-600:]
    )
    pattern = _ABOVE[heading.block]
    fit = 1.5 if re.search(pattern, above) else 0.0
    rows = range(heading.last + 1, min(heading.last + 15, len(grid.rows)))

    def share(name: str, is_one: Callable[[str], object]) -> float:
        column = heading.columns.get(name)
        cells = [grid.text(row, column) for row in rows if grid.text(row, column)] if column is not None else []
        return len([cell for cell in cells if is_one(cell)]) / len(cells) if cells else 0.0

    if heading.block == "agenda_items":
        return fit + share("minutes", words.minutes_of) - 2 * share("minutes", words.only_day)
    if heading.block == "tasks":
        days = share("due", lambda cell: words.days_in(cell) or words.short_days(cell, 2026))
        return (
            fit
            + 1.5 * days
            - share("due", words.minutes_of)
            - 2 * share("result", _is_result)
            - 2 * share("due", words.is_mark)
        )
    if heading.block == "prev_tasks":
        marked = 1.5 if any(need <= set(heading.columns) for need in _MARKED) else 0
        return fit + 2 * share("result", _is_result) + marked - 0.5
    if heading.block == "attendance":
        return fit - 0.6 + 2 * share("state", lambda cell: words.meaning("presence", cell) not in (None, "mien_vang"))
    return fit


def _is_result(cell: str) -> bool:
    first = re.split(r"[,;:.(–]", cell)[0]
    return words.meaning("result", first) is not None or bool(re.fullmatch(r"\d{1,3}\s*%", cell.strip()))

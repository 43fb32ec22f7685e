"""What was posted → what was typed: ``tasks-0-work`` and its like become a nested mapping, as JSON would nest it.

Names are looked up in the tree, since a kind's name may hold a dash. Values stay as typed; `service.intake` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

from service.dossier.fields import ROWS_LIMIT
from service.errors import DossierRejected, Problem
from service.vietnamese import slug
from service.web.form.days import day_in
from service.web.form.questions import FLAG, GROUP, LINES, MONTH, PEOPLE, ROWS, Question

_ROW = re.compile(r"-(\d{1,5})(?=-|$)")
_NAME_LIMIT = 200  # letters of a field's name
_DEPTH = 3  # rows of rows of rows: the page has none deeper
_MOST_PEOPLE = 2 * ROWS_LIMIT  # some names may be blank
MOST_ROWS = 600  # on the page together; a cell of twenty has a hundred, and each takes some milliseconds to show


@dataclass(frozen=True)
class Typed:
    """The dossier as typed, with the rows of the page from which its rows came."""

    data: dict[str, Any]
    rows: dict[str, list[str]] = field(default_factory=dict)  # by block: the posted row of each row in `data`
    seen: dict[str, list[str]] = field(default_factory=dict)  # by block: all posted rows, since people count blank ones


def read(root: Question, posted: Mapping[str, str], *, blanks: bool = False) -> Typed:
    """What `posted` says; rows in which nothing was typed are left out, unless `blanks` are wanted."""
    reader = _Reader(posted, blanks)
    return Typed(reader.group(root, ""), reader.rows, reader.seen)


class _Reader:
    def __init__(self, posted: Mapping[str, str], blanks: bool) -> None:
        self._posted, self._blanks = posted, blanks
        self.seen = _rows_in(posted)
        self.rows: dict[str, list[str]] = {}
        self._typed: dict[str, list[dict[str, Any]]] = {}  # what was typed into `rows`

    def group(self, group: Question, name: str) -> dict[str, Any]:
        typed: dict[str, Any] = {}
        for part in group.parts:
            value = self._value(part, f"{name}-{part.name}".lstrip("-"))
            if value not in ("", None, [], {}) or (part.widget == GROUP and part.required):
                typed[part.name] = value
            elif part.widget == MONTH and part.made_from:
                day = day_in(self._posted.get(f"{name}-{part.made_from}", ""))
                typed |= {part.name: f"{day:%Y-%m}"} if day else {}  # a month left blank is that of the day beside it
        return typed

    def _value(self, asked: Question, name: str) -> Any:
        if asked.widget == GROUP:
            part = self.group(asked, name)
            return part if asked.required or not is_blank(asked, part) else None
        if asked.widget == ROWS:
            return self._follow(asked, name) if asked.follows else self._rows(asked, name)
        typed = self._posted.get(name, "")
        if asked.widget == FLAG:
            return True if typed else False if asked.default else None
        if asked.widget == LINES:
            single = [self._posted[f"{name}-{row}"].strip() for row in self.seen.get(name, ())]
            return [line for line in single or map(str.strip, typed.splitlines()) if line]
        if asked.widget == PEOPLE:
            return people(typed)
        return typed if typed.strip() else ""

    def _rows(self, asked: Question, name: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        self.rows[name] = []
        for row in self.seen.get(name, ()):
            typed = self.group(asked, f"{name}-{row}")
            if self._blanks or not is_blank(asked, typed):
                rows.append(typed)
                self.rows[name].append(row)
        _make_codes(asked, rows)
        self._typed[name] = rows
        return rows

    def _follow(self, asked: Question, name: str) -> list[dict[str, Any]]:
        """Rows that stand for those of a block further up: they name them by their code, whoever moved meanwhile."""
        key = next(part.name for part in asked.parts if part.members_only)
        leaders = self.rows.get(asked.follows, [])
        codes = dict(zip(leaders, self._typed.get(asked.follows, ()), strict=True))
        strays = [row for row in self.seen.get(name, ()) if row not in leaders]
        rows, self.rows[name] = [], []
        for row in [*leaders, *strays]:
            typed = self.group(asked, f"{name}-{row}")
            if not is_blank(asked, typed):
                if row in codes:
                    typed = {key: codes[row].get("member_id") or codes[row].get("full_name", ""), **typed}
                rows.append(typed)
                self.rows[name].append(row)
        return rows


def _rows_in(posted: Iterable[str]) -> dict[str, list[str]]:
    """The rows of each block by the block's name, in the order in which the page sent them."""
    blocks: dict[str, dict[str, None]] = {}
    for name in posted:  # a part of a form may come without a name
        if name and len(name) <= _NAME_LIMIT:
            for row in islice(_ROW.finditer(name), _DEPTH):
                blocks.setdefault(name[: row.start()], {})[row[1]] = None
    refuse_too_many(map(len, blocks.values()))
    return {name: list(rows) for name, rows in blocks.items()}


def refuse_too_many(rows: Iterable[int]) -> None:
    """Raise `DossierRejected` where blocks have more rows together than the page can show."""
    if (count := sum(rows)) > MOST_ROWS:
        message = (
            f"Biểu mẫu có {count} dòng; trang này nhận được tối đa {MOST_ROWS} dòng. Hãy bớt dòng, hoặc dùng tệp hồ sơ "
            ".json với dòng lệnh."
        )
        raise DossierRejected([Problem("too-many", "", message)])


def is_blank(block: Question, typed: Mapping[str, Any]) -> bool:
    """Whether nothing was typed into a row or a group: what a fresh one shows anyway says nothing."""
    for part in block.parts:
        value = typed.get(part.name)
        if part.widget == GROUP and isinstance(value, dict):
            if not is_blank(part, value):
                return False
        elif value not in (None, "", [], part.default) and value != str(part.default):
            return False
    return True


def people(typed: str) -> list[str]:
    """The names in one field: by semicolons or lines where there are any, by commas else."""
    mark = r"[;\n]" if re.search(r"[;\n]", typed.strip()) or typed.rstrip().endswith(";") else ","
    parts = re.split(mark, typed, maxsplit=_MOST_PEOPLE)  # one too many is enough for the dossier to say so
    return [name for part in parts if (name := part.strip())]


def _make_codes(asked: Question, rows: list[dict[str, Any]]) -> None:
    """Give each row without a code one made from its name: nobody should have to invent codes."""
    for part in asked.parts:
        if not part.made_from or part.widget == MONTH:
            continue
        taken = {row.get(part.name) for row in rows}
        for row in rows:
            base = slug(str(row.get(part.made_from, "")))[:36].strip("-")
            if not row.get(part.name) and base:
                codes = (base if number == 1 else f"{base}-{number}" for number in count(1))
                row[part.name] = next(code for code in codes if code not in taken)
                taken.add(row[part.name])

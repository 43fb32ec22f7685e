"""Names of bodies and places that have ended, and documents that were replaced, as the .toml files here list them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_CLAUSE = 500  # letters on either side of a name that can belong to its clause
_FORMER = re.compile(
    r"\bcũ\b|trước đây|\bnguyên\b(?! (?:nhân|tắc|liệu|tố|vẹn|trạng|văn|lý|lí|tiêu)\b)|nay là"
    r"|trước khi (?:sáp nhập|sắp xếp|hợp nhất|kết thúc|giải thể|bỏ)|sáp nhập|kết thúc hoạt động"
)
_BEFORE = re.compile(r"trước (?:ngày )?[\d/.-]{6,10}")
_YEAR_BEHIND = re.compile(r"[^;\n]{0,30}?\b((?:19|20)\d{2})\b")
_YEARS = re.compile(r"(?:(\d{1,2})[/.-])?(?:(\d{1,2})[/.-])?((?:19|20)\d{2})\b")


@dataclass(frozen=True, slots=True)
class Ended:
    """A name that has ended: what replaced it, since when.

    `is_unit`: it is a commune; `is_office`: it is an office of such a commune, made from the commune's entry;
    `in_places`: it has ended in some places, not in all.
    """

    name: str
    became: str
    ended_on: date
    is_unit: bool = False
    in_places: bool = False
    is_office: bool = False

    def is_past_in(self, text: str, start: int, end: int) -> bool:
        """Whether the clause around ``text[start:end]`` speaks of the time when the name was in use.

        `text` is in small letters. A word (``cũ``, ``trước đây``) or an earlier date says so.
        """
        far, near = max(0, start - _CLAUSE), end + _CLAUSE
        begin = max(far, *(text.rfind(mark, far, start) + 1 for mark in ";\n"))
        stop = min((place for mark in ";\n" if (place := text.find(mark, end, near)) >= 0), default=near)
        clause = text[begin:stop]
        if _FORMER.search(clause) is not None or any(day < self.ended_on for day in _dates(clause)):
            return True
        return any(day == self.ended_on for before in _BEFORE.finditer(clause) for day in _dates(before.group()))


@dataclass(frozen=True)
class Replaced:
    """A document that should no longer be cited as a ground.

    `issued_in`: the year, where a document of another term has, or may have, the same number.
    """

    number: str
    title: str
    replaced_by: str
    issued_in: int | None = None

    def is_meant(self, match: re.Match[str]) -> bool:
        """Whether a `match` of its pattern means it: no other year stands right behind the number."""
        year = _YEAR_BEHIND.match(match.string, match.end())
        return self.issued_in is None or year is None or int(year[1]) == self.issued_in

    @cached_property
    def sign(self) -> str:
        """The letters after the number, in small letters: ``hd/btctw``."""
        return self.number.partition("-")[2].lower()

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """What its number begins with, with and without a leading zero: ``09-``, ``9-``, ``09 ``, ``9 ``."""
        numbers = dict.fromkeys((f"{self._counted:02d}", str(self._counted)))
        return tuple(f"{number}{after}" for number in numbers for after in "- ")

    @property
    def _counted(self) -> int:
        return int(self.number.partition("-")[0])

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its number however it is written: ``09-HD/BTCTW``, ``9 - HD/BTCTW``."""
        return re.compile(rf"(?<!\w)0?{self._counted}\s*-\s*{re.escape(self.sign)}(?!\w)", re.IGNORECASE)


def key(name: str) -> str:
    """`name` for comparison: small letters, ``uỷ`` for ``ủy``; every letter keeps its position."""
    return name.lower().replace("ủy", "uỷ")


def _dates(text: str) -> Iterator[date]:
    for match in _YEARS.finditer(text):
        first, second, year = match.groups()
        day, month = (int(first), int(second)) if second else (1, int(first)) if first else (1, 1)
        if 1 <= month <= 12:
            yield date(int(year), month, day if 1 <= day <= 28 else 28)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def _ended() -> Iterator[Ended]:
    data = _read("ended_bodies.toml")
    for table in data["bodies"]:
        names: list[str] = table.pop("names")
        for name in names:
            yield Ended(name, **table)
            if table.get("is_unit"):
                said = table | {"is_unit": False, "became": f"cơ quan của {table['became']}"}
                yield from (Ended(f"{office} {name}", **said, is_office=True) for office in data["offices"])


ENDED = {key(ended.name): ended for ended in _ended()}
# Whole words, the longest name first, for a text that writes uỷ; ENDED[key(match[0])] is what it names.
_ANY_NAME = "|".join(map(re.escape, sorted(ENDED, key=len, reverse=True)))
ENDED_NAME = re.compile(rf"(?<!\w)(?:{_ANY_NAME})(?!\w)", re.IGNORECASE)
ENDED_KEY = re.compile(rf"(?<!\w)(?:{_ANY_NAME})(?!\w)")  # the same for a text in small letters, in a fifth of the time
REPLACED = tuple(Replaced(**document) for document in _read("replaced_documents.toml")["documents"])

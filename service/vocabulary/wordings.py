"""The patterns of `wordings.toml`: how people word facts in lines and sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LONGEST = 3_000  # characters: the longest text that a pattern looks at, so that it may look at a stretch twice


class Wording:
    """One pattern or several, of which the first that fits counts; a text longer than `LONGEST` fits none."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple(map(re.compile, patterns))
        self._first = self._patterns[0]

    def search(self, text: str) -> re.Match[str] | None:
        if len(text) > LONGEST:
            return None
        return next((found for pattern in self._patterns if (found := pattern.search(text))), None)

    def match(self, text: str) -> re.Match[str] | None:
        return self._first.match(text) if len(text) <= LONGEST else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._first.fullmatch(text) if len(text) <= LONGEST else None

    def finditer(self, text: str) -> list[re.Match[str]]:
        """All places where the first pattern fits."""
        return list(self._first.finditer(text)) if len(text) <= LONGEST else []

    def findall(self, text: str) -> list[tuple[str, ...]]:
        """The groups of all places where the first pattern fits."""
        return [match.groups() for match in self.finditer(text)]

    def sub(self, by: str, text: str, count: int = 0) -> str:
        return self._first.sub(by, text, count=count) if len(text) <= LONGEST else text

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        return self._first.split(text, maxsplit=maxsplit) if len(text) <= LONGEST else [text]


@cache
def _all() -> dict[str, str | list[str]]:
    return tomllib.loads((Path(__file__).parent / "wordings.toml").read_text("utf-8"))


@cache
def wording(name: str) -> Wording:
    """The wording of that name."""
    given = _all()[name]
    return Wording([given] if isinstance(given, str) else given)

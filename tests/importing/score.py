"""Value by value: what a case must give and what the importer gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from service.importing import Imported, import_files, import_html, import_text

_PEOPLE = frozenset(
    {"chair", "clerk", "member", "speaker", "presenter", "responsible", "who", "author", "signer", "lead"}
)


@dataclass(frozen=True)
class Case:
    """One input: `given` is pasted text, HTML, or a file's bytes; `unused` are pieces that the report must name."""

    name: str
    given: str | bytes
    expected: dict[str, Any]
    unused: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()  # pieces of what must be asked
    told: tuple[str, ...] = ()  # pieces of notes
    file: str = ""
    into: str = ""
    held_out: bool = False

    def read(self) -> Imported:
        """What the importer makes of it."""
        if isinstance(self.given, bytes):
            return import_files([(self.file, self.given)], self.into)
        take = import_html if self.given.lstrip().startswith("<") else import_text
        return take(self.given, self.into)


@dataclass
class Score:
    """Counts over cases."""

    right: int = 0
    proposed: int = 0
    there: int = 0
    wrong: list[str] = field(default_factory=list)
    wrong_and_sure: list[str] = field(default_factory=list)  # the worst: nobody is told to look at them
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    def add(self, other: Score) -> None:
        """Count another in."""
        self.right += other.right
        self.proposed += other.proposed
        self.there += other.there
        self.wrong += other.wrong
        self.wrong_and_sure += other.wrong_and_sure
        self.missed += other.missed


def score(case: Case, imported: Imported | None = None) -> Score:
    """How one case fares; codes of members are compared as names, and themselves are no values."""
    found = imported or case.read()
    given = {value.path for value in found.values}
    own = {path: value for path, value in flat(_named(found.dossier)) if path in given}  # without what is left open
    wanted = _in_the_order_of(own, dict(flat(case.expected)))
    result = Score(sum(1 for path in own if path in wanted and own[path] == wanted[path]), len(own), len(wanted))
    result.wrong = [
        f"{case.name}: {path} = {own[path]!r}, not {wanted.get(path)!r}"
        for path in own
        if own[path] != wanted.get(path)
    ]
    doubted = {value.path for value in found.values if not value.is_sure}
    result.wrong_and_sure = [path for path in own if own[path] != wanted.get(path) and path not in doubted]
    result.missed = [f"{case.name}: {path} = {value!r}" for path, value in wanted.items() if path not in own]
    return result


_ROW = re.compile(r"(.*?\[)(\d+)(\].*)")


def _in_the_order_of(own: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """`wanted` with rows numbered as those of `own` that fit best: a row that is missed makes none below it wrong."""
    rows: dict[str, dict[int, dict[str, Any]]] = {}
    for path, value in wanted.items():
        if match := _ROW.fullmatch(path):
            rows.setdefault(match[1], {}).setdefault(int(match[2]), {})[match[3]] = value
    moved = {path: value for path, value in wanted.items() if not _ROW.fullmatch(path)}
    for block, wished in rows.items():
        free = sorted({int(match[2]) for path in own if (match := _ROW.fullmatch(path)) and match[1] == block})
        beyond = max([*free, *wished], default=0) + 1
        alike = sorted(
            ((-sum(own.get(f"{block}{at}{rest}") == value for rest, value in row.items()), number, at)
             for number, row in wished.items() for at in free)
        )  # fmt: skip
        places: dict[int, int] = {}
        for same, number, at in alike:
            if same and number not in places and at in free:
                places[number] = at
                free.remove(at)
        for number, row in wished.items():
            at = places.get(number, beyond + number)
            moved.update({f"{block}{at}{rest}": value for rest, value in row.items()})
    return moved


def total(cases: Iterable[Case]) -> Score:
    """All of them together."""
    whole = Score()
    for case in cases:
        whole.add(score(case))
    return whole


def flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The values of nested data by their paths."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from flat(one, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from flat(one, f"{path}[{number}]")
    else:
        yield path, value


def _named(dossier: dict[str, Any]) -> Any:
    names = {row.get("member_id"): row.get("full_name") for row in dossier.get("members", [])}

    def walked(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: walked(one, key) for key, one in value.items() if key != "member_id"}
        if isinstance(value, list):
            return [walked(one, "who" if name == "leads" else "") for one in value]
        return names.get(value, value) if name in _PEOPLE else value

    return walked(dossier)

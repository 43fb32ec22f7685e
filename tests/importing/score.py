"""Value by value: what a case must give and what the importer gives."""

from __future__ import annotations

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
        self.missed += other.missed


def score(case: Case, imported: Imported | None = None) -> Score:
    """How one case fares; codes of members are compared as names, and themselves are no values."""
    found = imported or case.read()
    given = {value.path for value in found.values}
    own = {path: value for path, value in flat(_named(found.dossier)) if path in given}  # without what is left open
    wanted = dict(flat(case.expected))
    result = Score(sum(1 for path in own if path in wanted and own[path] == wanted[path]), len(own), len(wanted))
    result.wrong = [
        f"{case.name}: {path} = {own[path]!r}, not {wanted.get(path)!r}"
        for path in own
        if own[path] != wanted.get(path)
    ]
    result.missed = [f"{case.name}: {path} = {value!r}" for path, value in wanted.items() if path not in own]
    return result


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

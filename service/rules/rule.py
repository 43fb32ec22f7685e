"""What a rule is: one small function with its id, its sentence and the fields that it reads; and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.finding import NO_DATA, Severity

if TYPE_CHECKING:
    from service.rules.case import Case


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a rule found at one place of the dossier; the profile adds severity, source and its name.

    `most` is the highest severity that it may have, whatever the profile says of the rule: what has happened cannot be
    mended, so a low attendance is at most a warning and never keeps the minutes from being issued.
    """

    where: str
    message: str
    expected: str = ""
    found: str = ""
    most: Severity = Severity.ERROR


Check = Callable[["Case"], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`sentence` is what is asked, in Vietnamese; `inputs` the paths of the dossier it reads, or ``history``."""

    id: str
    sentence: str
    inputs: tuple[str, ...]
    check: Check


def rule(number: str, sentence: str, *inputs: str) -> Callable[[Check], Rule]:
    """Decorator that makes a `Rule` of a function: the function yields what is wrong, nothing where all is well."""
    return lambda check: Rule(number, sentence, inputs, check)


def warn(where: str, message: str, expected: str = "", found: str = "") -> Remark:
    """A remark that is a warning at most, whatever the profile says."""
    return Remark(where, message, expected, found, Severity.WARNING)


def note(where: str, message: str, expected: str = "", found: str = "") -> Remark:
    """A remark that is an info, whatever the profile says."""
    return Remark(where, message, expected, found, Severity.INFO)


def undecided(where: str, needed: str) -> Remark:
    """A remark that the rule neither holds nor fails: the dossier lacks what `needed`, a Vietnamese phrase, says."""
    return Remark(where, f"Chưa đủ dữ liệu để xét: {needed}.", "", NO_DATA, Severity.INFO)

"""A rule and what it says: one small function each, with its id, its sentence and what it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.finding import NO_DATA, Severity

if TYPE_CHECKING:
    from service.rules.case import Case


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a rule says of one place; the profile adds severity, source and its name.

    `most` is the heaviest it may weigh, whatever the profile says of the rule: what has happened can only be told
    truly, so a low attendance is at most a warning and never keeps the minutes from going out.
    """

    where: str
    message: str
    expected: str = ""
    found: str = ""
    most: Severity = Severity.ERROR


Judge = Callable[["Case"], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`sentence` is what is asked, in Vietnamese; `inputs` the paths of the dossier it reads, or ``history``."""

    id: str
    sentence: str
    inputs: tuple[str, ...]
    judge: Judge


def rule(number: str, sentence: str, *inputs: str) -> Callable[[Judge], Rule]:
    """Make a rule of the function below: it yields what does not hold, and nothing where all is well."""
    return lambda judge: Rule(number, sentence, inputs, judge)


def warn(where: str, message: str, expected: str = "", found: str = "") -> Remark:
    """A remark that is a warning at most."""
    return Remark(where, message, expected, found, Severity.WARNING)


def note(where: str, message: str, expected: str = "", found: str = "") -> Remark:
    """A remark that is an info."""
    return Remark(where, message, expected, found, Severity.INFO)


def lacking(where: str, needed: str) -> Remark:
    """The rule cannot be judged: `needed` (a Vietnamese phrase) is not in the dossier. Neither pass nor fail."""
    return Remark(where, f"Chưa đủ dữ liệu để xét: {needed}.", "", NO_DATA, Severity.INFO)

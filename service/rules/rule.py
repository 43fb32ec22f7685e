"""What a rule is: one small function with its id, its sentence and the fields that it reads; and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
Need = tuple[str, str]  # a field of the dossier, and what is said where it is empty
MARKED: Need = ("attendance", "chưa điểm danh")
DRAFTED: Need = ("drafts", "chưa ghi tài liệu, dự thảo nào ở mục Dự thảo, tài liệu")
PROGRAMMED: Need = ("agenda_items", "chưa có chương trình")
DISCUSSED: Need = ("discussion", "chưa ghi ý kiến thảo luận nào")


@dataclass(frozen=True, slots=True)
class Rule:
    """`sentence` is what is asked, in Vietnamese; `inputs` the paths of the dossier it reads, or ``history``."""

    id: str
    sentence: str
    inputs: tuple[str, ...]
    check: Check


def rule(
    number: str, sentence: str, inputs: str, *, needs: Need | None = None, only_regular: bool = False
) -> Callable[[Check], Rule]:
    """Decorator that makes a `Rule` of a function: the function yields what is wrong, nothing where all is well.

    `inputs` are separated by blanks. The function is asked only where the dossier has what the rule `needs` and, with
    `only_regular`, of regular meetings alone.
    """
    paths = tuple(inputs.split())
    return lambda check: Rule(number, sentence, paths, _guarded(check, needs, only_regular=only_regular))


def _guarded(check: Check, needs: Need | None, *, only_regular: bool) -> Check:
    """`check` where it applies; undecided where what it needs is empty. A rule without a guard is called itself."""

    def guarded(case: Case) -> Iterable[Remark]:
        if only_regular and not case.is_regular:
            return ()
        if needs and not getattr(case.dossier, needs[0]):
            return (undecided(*needs),)
        return check(case)

    return guarded if needs or only_regular else check


def warn(where: str, message: str, expected: str = "", found: str = "") -> Remark:
    """A remark that is a warning at most, whatever the profile says."""
    return Remark(where, message, expected, found, Severity.WARNING)


def note(where: str, message: str, expected: str = "", found: str = "") -> Remark:
    """A remark that is an info, whatever the profile says."""
    return Remark(where, message, expected, found, Severity.INFO)


def undecided(where: str, needed: str) -> Remark:
    """A remark that the rule neither holds nor fails: the dossier lacks what `needed`, a Vietnamese phrase, says."""
    return Remark(where, f"Chưa đủ dữ liệu để xét: {needed}.", "", NO_DATA, Severity.INFO)


def above(index: int, points: int, most: int, why: str) -> Iterator[Remark]:
    """A warning where line `index` of the cell's own mark has more `points` than the `most` that `why` gives."""
    if points > most:
        message = f"{why} thì được nhiều nhất {most} điểm mà tự chấm {points} điểm; hãy chấm lại."
        yield warn(f"assessment.rows[{index}].self_score", message, f"không quá {most} điểm", f"{points} điểm")

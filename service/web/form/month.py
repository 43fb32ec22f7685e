"""The month as a list of tasks: each section with its state, what of it is written, and the papers that it serves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service.dossier.sections import STAGES, Stage
from service.kinds.catalogue import Kind
from service.vietnamese import WEEKDAYS
from service.web.form.checks import CheckedForm
from service.web.form.days import day_in
from service.web.form.posted import Typed, is_blank
from service.web.form.prefill import Filled
from service.web.form.questions import GROUP, ROWS, Question, Tree
from service.web.language import translated

# The states of a task. Not begun and not needed look alike to a person who counts: they are told apart.
BLANK, BEGUN, WHOLE, WRONG, IDLE = "blank", "begun", "whole", "wrong", "idle"
LIST, REVIEW = "list", "review"  # the screens beside those of the sections


@dataclass(frozen=True)
class Task:
    """One section of the month: `written` of `needed` fields that the wanted papers cannot do without."""

    name: str
    label: str
    stage: Stage
    state: str
    written: int
    needed: int
    papers: tuple[str, ...]  # titles of the wanted kinds that take something of it


@dataclass(frozen=True)
class Days:
    """How many days before the meeting its papers go out, and how many after it the outcome."""

    before: int = 1
    after: int = 2


def tasks_of(  # noqa: PLR0913, PLR0917 -- what is asked, what is wanted of it, and what is written and said of it
    tree: Tree, kinds: Mapping[str, Kind], wanted: Sequence[str], filled: Filled, typed: Typed, checked: CheckedForm
) -> list[Task]:
    """Every section as a task, in the order of the work."""
    found = []
    for name, (label, blocks) in tree.sections.items():
        needed = dict(_needed(blocks, filled, checked, frozenset(wanted)))
        inside = [one for one in checked.problems if one.name.partition("-")[0] in {block.name for block in blocks}]
        needed |= {one.name: False for one in inside if not one.is_fault and not _is_counted(one.name, needed)}
        has_something = any(not _is_empty(block, typed) for block in blocks)
        written = sum(needed.values())
        state = _state(any(one.is_fault for one in inside), has_something, written, len(needed))
        served = frozenset().union(*(_kinds(block) for block in blocks))
        papers = tuple(kinds[kind].sheet.title for kind in wanted if kind in served and kind in kinds)
        found.append(Task(name, label, STAGES[name], state, written, len(needed), papers))
    return found


def due(start_at: str, stage: Stage, days: Days) -> str:
    """The day by which a stage is due, as people write it; empty while the day of the meeting is not known."""
    day = day_in(start_at)
    if day is None or not date.min.year < day.year < date.max.year:
        return ""
    day += timedelta(days={Stage.BEFORE: -days.before, Stage.AFTER: days.after}.get(stage, 0))
    return f"{translated(WEEKDAYS[day.weekday()])} {day:%d/%m}"


def _state(is_wrong: bool, has_something: bool, written: int, needed: int) -> str:
    if is_wrong:
        return WRONG
    if not needed:
        return WHOLE if has_something else IDLE
    if written == needed:
        return WHOLE
    return BEGUN if has_something or written else BLANK


def _kinds(asked: Question) -> frozenset[str]:
    return asked.asked_by.union(*(_kinds(part) for part in asked.parts))


def is_needed(asked: Question, wanted: Collection[str]) -> bool:
    """Whether the wanted kinds cannot do without a field or block; a month is taken from its day."""
    return not asked.made_from and (asked.is_always_needed or not asked.needed_by.isdisjoint(wanted))


def _needed(
    blocks: Sequence[Question], filled: Filled, checked: CheckedForm, wanted: frozenset[str], before: str = ""
) -> Iterator[tuple[str, bool]]:
    """The names of needed fields with whether something stands there; a list without rows is one by itself."""
    for asked in blocks:
        name = f"{before}-{asked.name}".lstrip("-")
        if asked.widget == GROUP:
            yield from _needed(asked.parts, filled, checked, wanted, name)
        elif not is_needed(asked, wanted):
            continue
        elif asked.follows and name in checked.rolls:
            counts, unmarked = checked.rolls[name]
            marked = max(counts.expected - unmarked, 0)
            yield from ((f"{name}-{row}", row < marked) for row in range(max(counts.expected, 1)))
        elif asked.widget == ROWS and (count := filled.rows.get(name, 0)):
            for row in range(count):
                yield from _needed(asked.parts, filled, checked, wanted, f"{name}-{row}")
        else:
            yield name, bool(filled.value(asked, name)) and asked.widget != ROWS


def _is_counted(name: str, needed: Mapping[str, bool]) -> bool:
    """Whether what a problem says is still to write is among the needed fields already."""
    return name in needed or any(one.startswith(f"{name}-") and not written for one, written in needed.items())


def _is_empty(block: Question, typed: Typed) -> bool:
    value = typed.data.get(block.name)
    if isinstance(value, Mapping):
        return is_blank(block, value)
    return value in (None, "", [], {})

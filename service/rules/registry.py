"""Every rule of the meeting, in the order of their ids."""

from __future__ import annotations

from service.rules import attendance, calendar, conduct, consistency, preparation, scoring, tasks, wording
from service.rules.rule import Rule

_ROOMS = (preparation, attendance, calendar, tasks, conduct, scoring, consistency, wording)

RULES: tuple[Rule, ...] = tuple(
    sorted((one for room in _ROOMS for one in vars(room).values() if isinstance(one, Rule)), key=lambda one: one.id)
)

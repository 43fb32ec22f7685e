"""Every rule of the meeting, in the order of their ids."""

from __future__ import annotations

from service.rules import attendance, calendar, conduct, consistency, preparation, scoring, tasks, wording
from service.rules.rule import Rule

_MODULES = (preparation, attendance, calendar, tasks, conduct, scoring, consistency, wording)
_FOUND = (value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule))

RULES: tuple[Rule, ...] = tuple(sorted(_FOUND, key=lambda rule: rule.id))

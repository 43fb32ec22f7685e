"""What the service asks and offers where the cell is: its profiles of rules, their days and their programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from service.vietnamese import Month
from service.web.form.checks import MeetingDays
from service.web.form.month import Days


@dataclass(frozen=True)
class Place:
    """What is asked where the cell is: the profiles of rules on offer, and the days and the programme of each."""

    meeting_days: MeetingDays
    days: Callable[[str], Days] = lambda _profile: Days()
    profiles: Mapping[str, str] = field(default_factory=dict)  # name → title
    usual_agenda: Callable[[str, Month | None], list[dict[str, Any]]] = lambda _profile, _month: []

"""Kỳ sau: from the dossier of one meeting, the beginning of the next month's."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from service.dossier import Dossier
from service.dossier.meeting import MeetingKind
from service.vietnamese import Month, long_date, short_date

_DAYS = (24, 25)  # the model's days of the regular meeting (rule A08); a Sunday gives way to the other
_KEPT_OF_MEETING = ("place", "mode", "chair", "clerk")
_KEPT_OF_PAPER = ("signer", "sign_capacity", "sign_role", "recipients")


def next_month(dossier: Dossier) -> dict[str, Any]:
    """A new dossier's JSON for the month after `dossier`: the cell, its members and habits kept, the rest empty.

    This month's tasks become last month's, to be marked (`result` is left out: the papers that print it ask for it);
    numbers go on in their series; the day proposed is the 24th, or the 25th where that is a Sunday.
    """
    month = dossier.meeting.period_next
    said = dossier.plain()
    meeting = said["meeting"]
    new: dict[str, Any] = {
        "org": said["org"],
        "members": said.get("members", []),
        "meeting": {
            "kind": MeetingKind.REGULAR.value,
            "period": str(month),
            "start_at": _proposed(month, dossier.meeting.start_at.time()).isoformat(timespec="minutes"),
            **{name: meeting[name] for name in _KEPT_OF_MEETING if name in meeting},
        },
        "prev_tasks": [_as_previous(task) for task in said.get("tasks", [])],
        "issuance": {kind: _renumbered(paper, dossier) for kind, paper in said.get("issuance", {}).items()},
    }
    if "year_registration" in said and said["year_registration"].get("year") == month.year:
        new["year_registration"] = said["year_registration"]
    return {name: value for name, value in new.items() if value}


def meeting_day(month: Month) -> date:
    """The day of a regular meeting that the model asks for (rule A08)."""
    days = [date(month.year, month.month, day) for day in _DAYS]
    return next(day for day in days if day.weekday() != 6)


def _proposed(month: Month, at: time) -> datetime:
    return datetime.combine(meeting_day(month), at)


def _as_previous(task: dict[str, Any]) -> dict[str, Any]:
    return {name: task[name] for name in ("work", "leads", "due") if name in task}


def _renumbered(paper: dict[str, Any], dossier: Dossier) -> dict[str, Any]:
    """The same paper a month later: the next number, a draft again; grounds that speak of this meeting go."""
    new = {name: paper[name] for name in _KEPT_OF_PAPER if name in paper}
    if grounds := [ground for ground in paper.get("grounds", ()) if not _tells_of(ground, dossier)]:
        new["grounds"] = grounds
    if "number" in paper:
        new |= {"number": paper["number"] + 1, "draft_no": 1}
    return new


def _tells_of(ground: str, dossier: Dossier) -> bool:
    """Whether a ground speaks of this meeting, by its day or month."""
    day, month = dossier.meeting.start_at.date(), dossier.meeting.period
    marks = (short_date(day), long_date(day), month.text)
    return any(mark in ground for mark in marks) or bool(re.search(rf"\b{day:%d/%m/%Y}\b", ground))

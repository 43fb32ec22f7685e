"""From the dossier of one meeting, the beginning of next month's."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from service.dossier import Dossier
from service.dossier.meeting import USUAL_DAYS, MeetingKind
from service.vietnamese import Month, long_date, short_date

SUNDAY = 6


def next_month(dossier: Dossier) -> dict[str, Any]:
    """The JSON of a dossier for the month after `dossier`: it keeps the cell, its members, the place and the signers.

    This month's tasks become last month's, without a `result`; the number of each paper goes up by one; the meeting is
    on `meeting_day` at the same hour. The JSON is incomplete: `read_dossier` takes it, not every kind does.
    """
    month = dossier.meeting.period_next
    data = dossier.plain()
    new: dict[str, Any] = {
        "org": data["org"],
        "members": data.get("members", []),
        "meeting": {
            "kind": MeetingKind.REGULAR.value,
            "period": str(month),
            "start_at": f"{meeting_day(month)}T{dossier.meeting.start_at:%H:%M}",
            **_kept(data["meeting"], ("place", "mode", "chair", "clerk")),
        },
        "prev_tasks": [_kept(task, ("work", "leads", "due")) for task in data.get("tasks", [])],
        "issuance": {kind: _renumbered(paper, dossier) for kind, paper in data.get("issuance", {}).items()},
    }
    if "year_registration" in data and data["year_registration"].get("year") == month.year:
        new["year_registration"] = data["year_registration"]
    return {name: value for name, value in new.items() if value}


def meeting_day(month: Month) -> date:
    """The first of the usual days of `month` that is no Sunday."""
    days = [date(month.year, month.month, day) for day in USUAL_DAYS]
    return next(day for day in days if day.weekday() != SUNDAY)


def _kept(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}


def _renumbered(paper: dict[str, Any], dossier: Dossier) -> dict[str, Any]:
    """The issuance of the same paper a month later: the next number, a first draft, no grounds about this meeting."""
    new = _kept(paper, ("signer", "sign_capacity", "sign_role", "recipients"))
    if grounds := [ground for ground in paper.get("grounds", ()) if not _is_about(ground, dossier)]:
        new["grounds"] = grounds
    if "number" in paper:
        new |= {"number": paper["number"] + 1, "draft_no": 1}
    return new


def _is_about(ground: str, dossier: Dossier) -> bool:
    """Whether a ground names the day or the month of this meeting."""
    day, month = dossier.meeting.start_at.date(), dossier.meeting.period
    marks = (short_date(day), long_date(day), month.text)
    return any(mark in ground for mark in marks) or bool(re.search(rf"\b{day:%d/%m/%Y}\b", ground))

"""Small years of meetings, made from the sample."""

from __future__ import annotations

import copy
from typing import Any

from service.dossier import Dossier
from service.intake import read_dossier
from tests.conftest import sample

FULL = sample("ban-mong-2026-11")


def month(number: int, cell: str = "Chi bộ bản Mòng", **changes: Any) -> dict[str, Any]:
    """The sample as the meeting of another month, without what its days would contradict."""
    found = {name: copy.deepcopy(FULL[name]) for name in ("org", "members", "meeting", "attendance", "assessment")}
    found["org"] |= {"cell_name": cell, "cell_code": ""}
    at = f"2026-{number:02d}-24T"
    found["meeting"] |= {"period": f"2026-{number:02d}", "start_at": at + "19:30", "end_at": at + "21:15"}
    del found["meeting"]["minutes_passed_at"]
    return found | changes


def year(*dossiers: dict[str, Any]) -> list[Dossier]:
    return [read_dossier(one) for one in dossiers]


def absent(dossier: dict[str, Any], member: str, state: str = "vang_co_ly_do", reason: str = "") -> dict[str, Any]:
    row = next(row for row in dossier["attendance"] if row["member"] == member)
    row.clear()
    row.update({"member": member, "state": state, "reason": reason})
    return dossier

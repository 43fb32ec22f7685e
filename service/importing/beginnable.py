"""A dossier from which one can begin: what a task must have and nobody wrote is left open to be seen, never made up."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from service.importing.proposals import Reading

OPEN = "…"  # what stands where somebody still has to write; the format check finds it in any paper
_ASKED = {"leads": "người thực hiện", "responsible": "người chịu trách nhiệm", "result": "kết quả"}


def leave_open(data: dict[str, Any], reading: Reading) -> None:
    """Fill what tasks lack in `data` with `OPEN`, and a due day with the month's last; each is told."""
    for number, task in enumerate(data.get("tasks", []), 1):
        lacking = [words for name, words in _ASKED.items() if not task.get(name)]
        task.setdefault("leads", [OPEN])
        task.setdefault("responsible", OPEN)
        task.setdefault("result", OPEN)
        if "due" not in task and (day := _last_of_next(data)):
            task["due"] = day
            lacking.append(f"thời hạn (tạm ghi {day})")
        if lacking:
            title = str(task.get("work", ""))[:60]
            reading.open.append(f"Nhiệm vụ {number}, “{title}”: chưa ghi {', '.join(lacking)}; hồ sơ để “{OPEN}”.")


def _last_of_next(data: dict[str, Any]) -> str:
    """The last day of the month after the meeting's, as far as the meeting's month is known."""
    period = str(data.get("meeting", {}).get("period", ""))
    if not re.fullmatch(r"\d{4}-\d\d", period):
        return ""
    year, month = int(period[:4]), int(period[5:])
    months = year * 12 + month + 1
    return (date(months // 12, months % 12 + 1, 1) - timedelta(days=1)).isoformat()

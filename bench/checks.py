"""The rules of the meeting: how many dossiers a second one core checks, and what checking adds to reading.

    python -m bench.checks

The last line of stdout is one JSON object: `checked_per_second` and `seconds_for_10000` of this machine, and the ratios
`check_vs_read` (one check for one dossier read from JSON) and `check_with_year_vs_check` (with ten earlier months),
which hold on any. Every dossier is another object, so that nothing computed for one is used for the next.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from statistics import median

from bench import ROOT
from service.dossier import Dossier
from service.intake import read_json
from service.rules import check

ROUNDS = 8
A_ROUND = 40


def dossiers(number: int) -> list[Dossier]:
    """So many meetings, each in a place and with texts of its own."""
    sample = (ROOT / "samples" / "ban-mong-2026-11.json").read_text(encoding="utf-8")
    return [read_json(sample.replace("bản Mòng", f"bản số {one}").encode()) for one in range(number)]


def year() -> list[Dossier]:
    """The months of one year before the sample."""
    sample = (ROOT / "samples" / "ban-mong-2026-11.json").read_text(encoding="utf-8")
    moved = (sample.replace("2026-11-24", f"2026-{one:02d}-24") for one in range(1, 11))
    return [
        read_json(text.replace('"period": "2026-11"', f'"period": "2026-{one:02d}"').encode())
        for one, text in enumerate(moved, 1)
    ]


def seconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


def measure() -> dict[str, float]:
    data = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
    history = year()
    check(read_json(data), history)  # warms up
    times: dict[str, list[float]] = {"read": [], "check": [], "with_year": []}
    for _ in range(ROUNDS):
        fresh, again = dossiers(A_ROUND), dossiers(A_ROUND)
        times["read"].append(seconds(lambda: [read_json(data) for _ in range(A_ROUND)]))
        times["check"].append(seconds(lambda fresh=fresh: [check(one) for one in fresh]))  # type: ignore[misc]
        times["with_year"].append(seconds(lambda again=again: [check(one, history) for one in again]))  # type: ignore[misc]
    found = {name: median(all_times) / A_ROUND for name, all_times in times.items()}
    return {
        "checked_per_second": round(1 / found["check"]),
        "seconds_for_10000": round(found["check"] * 10_000, 1),
        "check_vs_read": round(found["check"] / found["read"], 2),
        "check_with_year_vs_check": round(found["with_year"] / found["check"], 2),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))

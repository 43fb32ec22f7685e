"""Every benchmark, one after another; the figures with machine and versions to bench/results/ and docs/performance.md.

    python -m bench

Some six minutes on a quiet machine. The last line of stdout names what was not reached.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import batch, calls, checks, cold, http, memory, quick, report, review, rows, side_by_side
from bench import format as format_check
from bench.goals import goals
from service.writing import FILTERS

MEASURED_AGAINST = ("docxtpl", "python-docx", "jinja2", "pydantic", "lxml", "isal")


def machine() -> dict[str, Any]:
    """What the figures are measured on."""
    node = shutil.which("node")
    return {
        "day": time.strftime("%Y-%m-%d"),
        "python": platform.python_version(),
        "node": subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
        if node
        else "none",
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "processor": processor(),
        "load_before": round(os.getloadavg()[0], 1),
        "versions": {name: version(name) for name in MEASURED_AGAINST},
    }


def processor() -> str:
    """The model's name (Linux), else the architecture."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def minutes_of_the_sample() -> dict[str, float]:
    template, context, json_to_docx = quick.product()
    return quick.measure(template, context, FILTERS, json_to_docx)


PARTS: dict[str, Callable[[], Any]] = {
    "engines": side_by_side.measure,
    "minutes of the sample": minutes_of_the_sample,
    "calls of the fast path": calls.measure,
    "cold start": cold.measure,
    "growth with rows": rows.measure,
    "format check of thirty pages": format_check.measure,
    "rules of the meeting": checks.measure,
    "year of twenty cells": review.measure,
    "batches": lambda: [batch.measure(count) for count in batch.COUNTS[:2]],
    "memory in MB after documents": memory.measure,
    "over HTTP": http.measure,
}


def main() -> None:
    found: dict[str, Any] = {"machine": machine()}
    for name, measure in PARTS.items():
        start = time.perf_counter()
        found[name] = measure()
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    found["machine"]["load_after"] = round(os.getloadavg()[0], 1)
    found = json.loads(json.dumps(found))  # as it will be read again: the names of a JSON object are text
    found["goals"] = goals(found)
    report.RESULTS.mkdir(exist_ok=True)
    text = json.dumps(found, indent=2, ensure_ascii=False)
    (report.RESULTS / "latest.json").write_text(f"{text}\n", encoding="utf-8")
    report.main()
    print(text)
    missed = [one["goal"] for one in found["goals"] if not one["kept"]]
    print(f"not reached: {'; '.join(missed)}" if missed else "every goal reached")


if __name__ == "__main__":
    main()

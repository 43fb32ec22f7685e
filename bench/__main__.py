"""Every benchmark, one after another; the figures with machine and versions to bench/results/ and docs/performance.md.

    python -m bench

Some eight minutes on a quiet machine. The last line of stdout names what was not reached.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import ROOT, report
from bench.goals import goals

MEASURED_AGAINST = ("docxtpl", "python-docx", "jinja2", "pydantic", "lxml", "isal")


def machine() -> dict[str, Any]:
    """What the figures are measured on."""
    return {
        "day": time.strftime("%Y-%m-%d"),
        "python": platform.python_version(),
        "node": node(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "processor": processor(),
        "load_before": round(os.getloadavg()[0], 1),
        "versions": {name: version(name) for name in MEASURED_AGAINST},
    }


def node() -> str:
    """Its version, `none` where it is not installed."""
    program = shutil.which("node")
    if not program:
        return "none"
    return subprocess.run([program, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def processor() -> str:
    """The model's name (Linux), else the architecture."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


# Each in a process of its own, as `python -m`: what one leaves in memory is no matter of the next.
PARTS = {
    "engines": ("bench.side_by_side",),
    "minutes of the sample": ("bench.quick",),
    "calls of the fast path": ("bench.calls",),
    "cold start": ("bench.cold",),
    "growth with rows": ("bench.rows",),
    "format check of thirty pages": ("bench.format",),
    "rules of the meeting": ("bench.checks",),
    "a year of twenty cells": ("bench.review",),
    "a batch of 1,000": ("bench.batch", "1000"),
    "a batch of 10,000": ("bench.batch", "10000"),
    "memory in MB after documents": ("bench.memory",),
    "the form in Chromium": ("bench.form",),
    "over HTTP": ("bench.http",),
}


def measured(*module: str) -> Any:
    """The last line that the module prints."""
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    figures: dict[str, Any] = {"machine": machine()}
    for name, module in PARTS.items():
        start = time.perf_counter()
        figures[name] = measured(*module)
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    figures["machine"]["load_after"] = round(os.getloadavg()[0], 1)
    figures["goals"] = goals(figures)
    report.RESULTS.mkdir(exist_ok=True)
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    (report.RESULTS / "latest.json").write_text(f"{text}\n", encoding="utf-8")
    report.main()
    print(text)
    missed = [goal["goal"] for goal in figures["goals"] if not goal["kept"]]
    print(f"not reached: {'; '.join(missed)}" if missed else "every goal reached")


if __name__ == "__main__":
    main()

"""Every benchmark, one after another; the figures as JSON, with machine and versions, also to bench/results/."""

from __future__ import annotations

import json
import os
import platform
import time
from importlib.metadata import version

from bench import batch, calls, checks, cold, form, job, memory, quick, rows
from bench import format as format_check
from service.writing import FILTERS

MEASURED_AGAINST = ("docxtpl", "python-docx", "jinja2", "pydantic", "lxml", "isal")


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {
        "day": time.strftime("%Y-%m-%d"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        **{name: version(name) for name in MEASURED_AGAINST},
    }


def main() -> None:
    template, context, json_to_docx = quick.product()
    found = {
        "machine": machine(),
        "minutes of the sample": quick.measure(template, context, FILTERS, json_to_docx),
        "two pages of 20 kB": quick.measure(job.template(), job.data()),
        "calls of the fast path": calls.measure(),
        "cold start": cold.measure(),
        "growth with rows": rows.measure(),
        "format check of thirty pages": format_check.measure(),
        "rules of the meeting": checks.measure(),
        "batches": [batch.measure(count) for count in batch.COUNTS],
        "the form in Chromium": form.measure(),
        "memory in MB after documents": memory.measure(),
    }
    text = json.dumps(found, indent=2)
    results = quick.ROOT / "bench" / "results"
    results.mkdir(exist_ok=True)
    (results / "latest.json").write_text(f"{text}\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()

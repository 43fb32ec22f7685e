"""Memory over 20,000 documents: the resident size after 200, 2,000 and 20,000 of them, one JSON object.

python -m bench.memory
"""

from __future__ import annotations

import json
from pathlib import Path

from bench import job
from service.template import compile_template

MARKS = (200, 2_000, 20_000)


def resident() -> float:
    """This process's resident memory in MB (Linux)."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measure(template: bytes, context: dict[str, object]) -> dict[int, float]:
    compiled = compile_template(template, name="bench.docx")
    found: dict[int, float] = {}
    for number in range(1, MARKS[-1] + 1):
        compiled.render({**context, "topic": f"Chuyên đề số {number}"})
        if number in MARKS:
            found[number] = round(resident(), 1)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(job.template(), job.data())))

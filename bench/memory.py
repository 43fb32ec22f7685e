"""Memory over 20,000 documents: the resident size after 200, 2,000 and 20,000 of them, one JSON object.

python -m bench.memory
"""

from __future__ import annotations

import json
from pathlib import Path

from bench import ROOT
from service.config import BUILT_IN_TEMPLATES
from service.generate import generate_json
from service.kinds.catalogue import load

MARKS = (200, 2_000, 20_000)


def resident() -> float:
    """This process's resident memory in MB (Linux)."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measure() -> dict[int, float]:
    """MB after so many minutes made from JSON, each of a meeting in another place."""
    catalogue = load([BUILT_IN_TEMPLATES])
    sample = (ROOT / "samples" / "ban-mong-2026-11.json").read_text(encoding="utf-8")
    found: dict[int, float] = {}
    for number in range(1, MARKS[-1] + 1):
        generate_json(catalogue, "minutes", sample.replace("Nhà văn hoá bản Mòng", f"Nhà số {number}").encode())
        if number in MARKS:
            found[number] = round(resident(), 1)
    return found


if __name__ == "__main__":
    print(json.dumps(measure()))

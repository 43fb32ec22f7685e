"""The year of a commune: a paper a month of each of twenty cells, read and reviewed, in seconds of the processor.

    python -m bench.review

The last line of stdout is one JSON object: how many papers, `read_s` (papers → dossiers), `page_s` and `workbook_s`
(what comes after, for the .html and the .xlsx), and `page_vs_parsing`, which holds on any machine: all of it for the
page against the least that any reader does, unzipping every paper and parsing its text once.
"""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from lxml import etree

from bench import ROOT
from service.config import Settings
from service.generate import generate
from service.intake import read_dossier
from service.kinds import catalogue
from service.package import DOCUMENT
from service.year.history import read_history
from service.year.review import as_page, as_workbook, review

CELLS, MONTHS, YEAR = 20, 12, 2026
KIND = "minutes"
_MONTHLY = (
    "org",
    "members",
    "meeting",
    "attendance",
    "agenda_items",
    "tasks",
    "prev_tasks",
    "commendations",
    "assessment",
)


def papers() -> list[tuple[str, bytes]]:
    """The minutes of every month of every cell, as the service makes them."""
    kinds = catalogue.load(Settings().template_folders)
    return [
        (f"{cell}/{month:02d}.docx", generate(kinds, KIND, read_dossier(_meeting(cell, month))).content)
        for cell in range(1, CELLS + 1)
        for month in range(1, MONTHS + 1)
    ]


def _meeting(cell: int, month: int) -> dict[str, Any]:
    """The sample as the meeting of another cell and month, without what its days would contradict."""
    text = (ROOT / "samples" / "ban-mong-2026-11.json").read_text(encoding="utf-8")
    sample = json.loads(text.replace("bản Mòng", f"bản số {cell}"))
    found: dict[str, Any] = {name: sample[name] for name in _MONTHLY if name in sample}
    found["org"]["cell_code"] = f"cell-{cell}"
    at = f"{YEAR}-{month:02d}-24T"
    found["meeting"] |= {"period": f"{YEAR}-{month:02d}", "start_at": f"{at}19:30", "end_at": f"{at}21:15"}
    found["meeting"].pop("minutes_passed_at", None)
    return found


def _timed(task: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = task()
    return time.process_time() - start, found


def _parsed(files: list[tuple[str, bytes]]) -> None:
    for _, content in files:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        etree.fromstring(parts[DOCUMENT])


def measure() -> dict[str, float]:
    files = papers()
    read_history(files[:MONTHS])  # warms up
    floor, _ = _timed(lambda: _parsed(files))
    read, dossiers = _timed(lambda: read_history(files))
    page, _ = _timed(lambda: as_page(review(dossiers, YEAR), YEAR))
    workbook, _ = _timed(lambda: as_workbook(review(dossiers, YEAR), YEAR))
    return {
        "papers": len(files),
        "read_s": round(read, 2),
        "page_s": round(page, 2),
        "workbook_s": round(workbook, 2),
        "page_vs_parsing": round((read + page) / floor, 1),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))

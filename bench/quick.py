"""Under 40 seconds: our engine, docxtpl as documented, and the floor, in turns on the same template and data.

    python -m bench.quick

The last line of stdout is one JSON object of ratios of this run: how many times faster than docxtpl the prepared
engine is (`engine_vs_docxtpl`) and the product from JSON bytes to .docx bytes (`json_to_docx_vs_docxtpl`), and how
many times the floor the engine takes (`engine_vs_floor`), and how many times faster than a loop over docxtpl a whole
batch from one CSV is (`batch_vs_docxtpl`). The floor is the least that any engine must do with this
document: encode, checksum, deflate and zip the same XML. Medians; machines are noisy, so the engines take turns.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from bench import ROOT, batch
from bench.baselines import Filters, Task, docxtpl_as_documented, floor
from service.config import BUILT_IN_TEMPLATES
from service.generate import generate_json
from service.intake import read_json
from service.kinds.catalogue import load
from service.kinds.filters import FILTERS
from service.papers.letterhead import letterhead_of
from service.papers.render import context_of
from service.template import compile_template

ROUNDS = 24
QUICK_BATCH = 3_000  # documents: enough that the start of the command does not decide
SHARE = 40  # a round gives a fast engine so many documents for one of docxtpl's


def in_turns(tasks: Mapping[str, Task], slow: str) -> dict[str, float]:
    """Median seconds for one call of each task; `slow` runs once a round, the others `SHARE` times."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(ROUNDS + 1):
        for name, task in tasks.items():
            for _ in range(1 if name == slow else SHARE):
                start = time.perf_counter()
                task()
                times[name].append(time.perf_counter() - start)
        if number == 0:  # the first round only warms up
            times = {name: [] for name in tasks}
    return {name: median(found) for name, found in times.items()}


def measure(
    template: bytes, context: Mapping[str, Any], filters: Filters | None = None, product: Task | None = None
) -> dict[str, float]:
    """The ratios for one template and its data; `product` makes the same document from JSON bytes."""
    compiled = compile_template(template, name="bench.docx", filters=filters)
    document = compiled.render(context)
    with ZipFile(BytesIO(template)) as before, ZipFile(BytesIO(document)) as after:
        changing = tuple(name for name in after.namelist() if before.read(name) != after.read(name))
    with TemporaryDirectory() as folder:
        path = Path(folder, "template.docx")
        path.write_bytes(template)
        tasks: dict[str, Task] = {
            "docxtpl": docxtpl_as_documented(path, context, filters or {}),
            "engine": lambda: compiled.render(context),
            "floor": floor(document, changing),
            **({"product": product} if product else {}),
        }
        seconds = in_turns(tasks, slow="docxtpl")
    for name, value in seconds.items():
        print(f"{name:10} {value * 1000:8.3f} ms", file=sys.stderr)
    ratios = {
        "engine_vs_docxtpl": seconds["docxtpl"] / seconds["engine"],
        "engine_vs_floor": seconds["engine"] / seconds["floor"],
    }
    if product:
        ratios["json_to_docx_vs_docxtpl"] = seconds["docxtpl"] / seconds["product"]
    return {name: round(ratio, 2) for name, ratio in ratios.items()}


def product() -> tuple[bytes, Mapping[str, Any], Task]:
    """The product's own job: the template of the minutes, the context of the complete sample, JSON → .docx."""
    catalogue = load([BUILT_IN_TEMPLATES])
    kind, data = catalogue.kind("minutes"), (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
    context = context_of(letterhead_of(kind, read_json(data), catalogue.kinds))
    template = (BUILT_IN_TEMPLATES / "minutes.docx").read_bytes()
    return template, context, lambda: generate_json(catalogue, "minutes", data)


def main() -> None:
    template, context, json_to_docx = product()
    ratios = measure(template, context, FILTERS, json_to_docx)
    print(json.dumps({**ratios, "batch_vs_docxtpl": batch.measure(QUICK_BATCH)["vs_docxtpl"]}))


if __name__ == "__main__":
    main()

"""Growth with the rows of a table: microseconds a row from 10 to 10,000 rows, and the size of the document.

    python -m bench.rows

The last line of stdout is one JSON object: for each number of rows the best milliseconds of a document (of the
processor, as the machine is shared), microseconds a row, and kB; `flat` is the dearest row over the cheapest from 100
rows on, 1.0 being perfectly flat.
"""

from __future__ import annotations

import json
import time

from bench import job
from service.template import compile_template

ROWS = (10, 100, 1_000, 10_000)
ROUNDS = 7


def measure() -> dict[str, object]:
    """The tables take turns; of each the best round counts, as a busy machine only ever adds."""
    template = compile_template(job.template(), name="bench.docx")
    data, best, size = job.data(), dict.fromkeys(ROWS, float("inf")), {}
    for _ in range(ROUNDS):
        for rows in ROWS:
            tasks = (data["tasks"] * (rows // len(data["tasks"]) + 1))[:rows]
            start = time.process_time()
            document = template.render({**data, "tasks": tasks})
            best[rows] = min(best[rows], time.process_time() - start)
            size[rows] = len(document)
    a_row = {rows: seconds / rows * 1e6 for rows, seconds in best.items()}
    long = [cost for rows, cost in a_row.items() if rows >= 100]
    tables = [
        {
            "rows": rows,
            "ms": round(best[rows] * 1e3, 2),
            "us_a_row": round(a_row[rows], 2),
            "kb": round(size[rows] / 1e3, 1),
        }
        for rows in ROWS
    ]
    return {"tables": tables, "flat": round(max(long) / min(long), 2)}


if __name__ == "__main__":
    print(json.dumps(measure()))

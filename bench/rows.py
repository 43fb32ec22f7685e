"""Growth with the rows of a table: microseconds a row from 10 to 10,000 rows, and the size of the document.

    python -m bench.rows

The last line of stdout is one JSON object: for each number of rows the best milliseconds of a document (of the
processor, as the machine is shared), microseconds a row, what the document takes without any row left out, and kB;
`flat` is the dearest row over the cheapest from 100 rows on, 1.0 being perfectly flat.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from bench import job
from bench.syntaxes import SYNTAXES
from service.template import compile_template

ROWS = (10, 100, 1_000, 10_000)
ROUNDS = 9
A_TURN = 2_000  # rows: small tables are made often enough for the clock, and as often in a row as they would be


def measure() -> dict[str, object]:
    """The tables take turns; of each the best counts, as a busy machine only ever adds."""
    template = compile_template(job.build(SYNTAXES["docxtpl"]), name="bench.docx")
    values = {rows: {**job.data(), "tasks": job.tasks(rows)} for rows in (0, *ROWS)}
    best = dict.fromkeys(values, float("inf"))
    for _ in range(ROUNDS):
        for rows, one in values.items():
            for _ in range(max(1, A_TURN // max(rows, 10))):
                best[rows] = min(best[rows], seconds(lambda one=one: template.render(one)))  # type: ignore[misc]
    a_row = {rows: (best[rows] - best[0]) / rows * 1e6 for rows in ROWS}
    long = [cost for rows, cost in a_row.items() if rows >= 100]
    tables = [
        {
            "rows": rows,
            "ms": round(best[rows] * 1e3, 2),
            "us_a_row": round(a_row[rows], 2),
            "kb": round(len(template.render(values[rows])) / 1e3, 1),
        }
        for rows in ROWS
    ]
    return {"without_rows_ms": round(best[0] * 1e3, 2), "tables": tables, "flat": round(max(long) / min(long), 2)}


def seconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps(measure()))

"""Every benchmark, one after another, its ratios as JSON."""

from __future__ import annotations

import json

from bench import batch, checks, job, memory, quick
from bench import format as format_check
from service.writing import FILTERS


def main() -> None:
    template, context, json_to_docx = quick.product()
    found = {
        "minutes of the sample": quick.measure(template, context, FILTERS, json_to_docx),
        "two pages of 20 kB": quick.measure(job.template(), job.data()),
        "format check of thirty pages": format_check.measure(),
        "rules of the meeting": checks.measure(),
        "batches": [batch.measure(count) for count in batch.COUNTS],
        "memory in MB after documents": memory.measure(),
    }
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()

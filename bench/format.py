"""The format check of a thirty-page file, beside what python-docx takes to open it and walk over its letters.

    python -m bench.format

The last line of stdout is one JSON object: `check_seconds` (of the processor, as the machine is shared), and
`check_vs_python_docx`: how many times python-docx's own reading of every run (text and font, no rules, nothing
inherited) the whole check takes. Medians of turns.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median

from docx import Document

from service.format_check import check_format

LONG = Path(__file__).resolve().parent.parent / "tests" / "files" / "format" / "good" / "bao-cao-30-trang.docx"
ROUNDS = 7


def read_with_python_docx(data: bytes) -> int:
    """Open the file and look at the text, size and font of every run, those of tables too."""
    document = Document(BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return sum(len(run.text) + len(run.font.name or "") for one in paragraphs for run in one.runs)


def measure() -> dict[str, float]:
    """Median seconds of the check, and its ratio to python-docx's reading, taken in turns."""
    data = LONG.read_bytes()
    assert not check_format(data).findings
    tasks: dict[str, Callable[[bytes], object]] = {"check": check_format, "python-docx": read_with_python_docx}
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            start = time.process_time()
            task(data)
            times[name].append(time.process_time() - start)
    check, reading = median(times["check"]), median(times["python-docx"])
    return {"check_seconds": round(check, 3), "check_vs_python_docx": round(check / reading, 2)}


def main() -> None:
    print(json.dumps(measure()))


if __name__ == "__main__":
    main()

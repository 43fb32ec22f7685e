"""The engines of Python on the one job, and the process that measures one of them.

    python -m bench.engines NAME TEMPLATE VALUES

TEMPLATE is a .docx in the engine's own tags, VALUES a JSON file. Each line of stdin is a question in JSON: `count`, how
many documents to make; `values`, other values for this time; `to`, where the last document goes. Each answer is a line
of JSON: `wall` and `cpu`, the nanoseconds of each document from values to bytes by the clock and of the processor, or
`error`. bench/npm/engine.js does the same for the engines of npm. So no start of a program and nobody else's memory is
counted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from bench import job
from bench.syntaxes import Direct

Fill: TypeAlias = Callable[[Mapping[str, Any]], bytes]
MAIN = "word/document.xml"


def sinhhoat(template: bytes) -> Fill:
    from service.template import compile_template

    return compile_template(template, name="bench.docx").render


def docxtpl(template: bytes, *, autoescape: bool) -> Fill:
    """As its documentation shows: a template is opened for each document."""
    from docxtpl import DocxTemplate

    def fill(values: Mapping[str, Any]) -> bytes:
        opened, out = DocxTemplate(BytesIO(template)), BytesIO()
        opened.render(dict(values), autoescape=autoescape)
        opened.save(out)
        return out.getvalue()

    return fill


def python_docx(_template: bytes) -> Fill:
    return lambda values: job.build(Direct(values))


def mailmerge(template: bytes) -> Fill:
    from mailmerge import MailMerge

    def fill(values: Mapping[str, Any]) -> bytes:
        out = BytesIO()
        with MailMerge(BytesIO(template)) as opened:
            opened.merge(**_merged(values))
            opened.write(out)
        return out.getvalue()

    return fill


def _merged(values: Mapping[str, Any]) -> dict[str, Any]:
    """Text by field; a list by its row's first field, the anchor."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, list):
            rows = [{f"{name}_{column}": str(text) for column, text in row.items()} for row in value]
            found[next(iter(rows[0]))] = rows
        else:
            found[name] = value
    return found


def by_hand(template: bytes) -> Fill:
    from bench.by_hand import body
    from service.package import Archive, open_package

    parts = open_package(template).parts
    archive, main = Archive(parts, (MAIN,)), parts[MAIN].decode()
    before, after = main[: main.index("<w:body>") + len("<w:body>")], main[main.rindex("<w:sectPr") :]
    return lambda values: archive.assemble({MAIN: f"{before}{body(values)}{after}".encode()})


def floor(template: bytes) -> Fill:
    """The least that any engine must do for the bytes of this document: encode, checksum, deflate, zip."""
    from bench.baselines import floor as of_document

    task = of_document(sinhhoat(template)(job.data()), (MAIN,))
    return lambda _values: task()


ENGINES: dict[str, Callable[[bytes], Fill]] = {
    "sinhhoat": sinhhoat,
    "docxtpl": partial(docxtpl, autoescape=False),
    "docxtpl, autoescape": partial(docxtpl, autoescape=True),
    "docx-mailmerge2": mailmerge,
    "python-docx": python_docx,
    "written by hand": by_hand,
    "floor": floor,
}


def answer(fill: Fill, usual: Mapping[str, Any], question: Mapping[str, Any]) -> dict[str, Any]:
    """One answer of the protocol above."""
    values, document = question.get("values", usual), b""
    wall: list[int] = []
    cpu: list[int] = []
    try:
        for _ in range(question["count"]):
            start, busy = time.perf_counter_ns(), time.process_time_ns()
            document = fill(values)
            cpu.append(time.process_time_ns() - busy)
            wall.append(time.perf_counter_ns() - start)
    except Exception as error:  # noqa: BLE001 - whatever an engine says to awkward values is what is asked
        return {"error": f"{type(error).__name__}: {error}"}
    if "to" in question:
        Path(question["to"]).write_bytes(document)
    return {"wall": wall, "cpu": cpu}


def main() -> None:
    name, template, values = sys.argv[1:]
    fill, usual = ENGINES[name](Path(template).read_bytes()), json.loads(Path(values).read_bytes())
    for line in sys.stdin:
        print(json.dumps(answer(fill, usual, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()

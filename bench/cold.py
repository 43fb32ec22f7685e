"""Cold starts: the command beside `import click`, one document beside docxtpl making the same in a fresh process.

    python -m bench.cold

docxtpl's process opens the same template, unpickles the values that the template takes (plain data, ready made),
renders with autoescape and the same filters, and writes the file; it reads and checks no dossier and counts nothing.
Seconds are those of the processor, user and system; processes take turns and of each the best counts, as a busy
machine only ever adds. The last line of stdout is one JSON object: the seconds, `kinds_vs_click`, `render_vs_docxtpl`.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from bench import ROOT
from service.config import BUILT_IN_TEMPLATES
from service.dossier.meeting import Guest
from service.dossier.parts import Part, computed_of, fields_of
from service.dossier.people import Person
from service.intake import read_json
from service.kinds.catalogue import load
from service.papers.letterhead import letterhead_of
from service.papers.render import context_of

ROUNDS = 9
SAMPLE = ROOT / "samples" / "ban-mong-2026-11.json"
PEER = """
import pickle, sys
from docxtpl import DocxTemplate
from jinja2 import Environment
from service.kinds.filters import FILTERS
jinja = Environment(autoescape=True)
jinja.filters.update(FILTERS)
template = DocxTemplate(sys.argv[1])
with open(sys.argv[2], "rb") as file:
    template.render(pickle.load(file), jinja, autoescape=True)
template.save(sys.argv[3])
"""


def plain(value: Any, fields: Sequence[str]) -> Any:
    """`value` as data that needs none of our classes, with the dotted `fields` that the template takes."""
    if isinstance(value, tuple):
        return [plain(one, [field.removeprefix("[]").removeprefix(".") for field in fields]) for one in value]
    if isinstance(value, Person | Guest):  # filters take people whole
        return SimpleNamespace(**_whole(value))
    below: dict[str, list[str]] = {}
    for field in filter(None, fields):
        if match := re.match(r"\.?(\w+)(.*)", field):
            below.setdefault(match[1], []).append(match[2])
    if below and value is not None:
        return {name: plain(_read(value, name), rest) for name, rest in below.items()}
    if isinstance(value, Part):
        return {name: plain(getattr(value, name), []) for name in fields_of(type(value))}
    if isinstance(value, str):
        return str.__str__(value)
    return value


def _whole(person: Person | Guest) -> dict[str, Any]:
    if isinstance(person, Person):
        return asdict(person)
    return {name: plain(getattr(person, name), []) for name in (*fields_of(Guest), *computed_of(Guest))}


def _read(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)


def seconds(command: Sequence[str], bytecode: str) -> float:
    """Processor seconds of one process, user and system; it keeps its compiled modules in the folder `bytecode`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPYCACHEPREFIX": bytecode}  # as a person's second start, whatever this process is told
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = subprocess.DEVNULL
    subprocess.run(command, cwd=ROOT, check=True, stdout=quiet, stderr=quiet, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure() -> dict[str, float]:
    catalogue = load([BUILT_IN_TEMPLATES], "minutes")
    kind = catalogue.kind("minutes")
    context = plain(
        context_of(letterhead_of(kind, read_json(SAMPLE.read_bytes()), catalogue.kinds)), kind.template.fields
    )
    with TemporaryDirectory() as folder:
        data, out = Path(folder, "context.pickle"), str(Path(folder, "out.docx"))
        data.write_bytes(pickle.dumps(context))
        python, own = sys.executable, [sys.executable, "-m", "service"]
        commands = {
            "click": [python, "-c", "import click"],
            "kinds": [*own, "kinds"],
            "docxtpl": [python, "-c", PEER, str(BUILT_IN_TEMPLATES / "minutes.docx"), str(data), out],
            "render": [*own, "render", "minutes", str(SAMPLE), "-o", out],
        }
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(ROUNDS):
            for name, command in commands.items():
                best[name] = min(best[name], seconds(command, folder))
    return {
        **{f"{name}_s": round(value, 3) for name, value in best.items()},
        "kinds_vs_click": round(best["kinds"] / best["click"], 2),
        "render_vs_docxtpl": round(best["render"] / best["docxtpl"], 2),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))

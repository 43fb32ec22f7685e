"""Every engine on the one job, each in a process of its own, in turns A B C A B C after a warm-up.

    python -m bench.side_by_side

The engines of npm need node and npm; `npm ci` puts them into bench/npm/node_modules, and where that cannot be done the
others are measured without them. Before anything is timed each engine's document must hold the same text as ours, and
each is given awkward values. The last line of stdout is one JSON object.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from bench import ROOT, job, reading
from bench.engines import ENGINES
from bench.syntaxes import SYNTAXES

NPM = ROOT / "bench" / "npm"
OF_NPM = ("docxtemplater", "easy-template-x", "carbone", "docx-templates", "docx-templates, no sandbox")
YARDSTICKS = ("written by hand", "floor")  # not engines: what one could hope for
PEER = "docxtpl, autoescape"

ROUNDS = 12
A_TURN = 0.25  # seconds: as many documents as an engine makes in them, so that each finds its memory cold equally often
WARM_UP = 2.0  # seconds: node compiles what is hot

Times: TypeAlias = dict[str, list[float]]  # of each document, in ms: "wall" by the clock, "cpu" of the processor


class Engine:
    """One engine in its own process, as bench/engines.py describes."""

    def __init__(self, name: str, home: Path) -> None:
        self.name = name
        self._out = home / "document.docx"
        template = home / f"{name}.docx"
        template.write_bytes(job.build(SYNTAXES.get(name.partition(",")[0], SYNTAXES["docxtpl"])))
        program = ["node", str(NPM / "engine.js")] if name in OF_NPM else [sys.executable, "-m", "bench.engines"]
        self.process = subprocess.Popen(
            [*program, name, template, home / "values.json"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def ask(self, count: int, **more: Any) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps({"count": count, **more}), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        assert line, f"{self.name} has ended; start its process by hand to see why"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def document(self, **more: Any) -> bytes | None:
        """One document, or None where the engine refuses."""
        return None if "error" in self.ask(1, to=str(self._out), **more) else self._out.read_bytes()

    def times(self, count: int) -> Times:
        return {clock: [ns / 1e6 for ns in all_ns] for clock, all_ns in self.ask(count).items()}

    def peak(self) -> float:
        """MB that the process has ever held (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def missing_npm() -> str:
    """Installs the engines of npm; why it could not, empty where they are there."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "node and npm are not installed"
    installed, wanted = NPM / "node_modules" / "installed.json", (NPM / "package-lock.json").read_bytes()
    if installed.exists() and installed.read_bytes() == wanted:
        return ""
    done = subprocess.run(["npm", "ci"], cwd=NPM, check=False, capture_output=True, text=True)  # noqa: S607
    if done.returncode:
        return f"npm ci failed: {done.stderr.strip().splitlines()[-1]}"
    installed.write_bytes(wanted)
    return ""


def versions(names: Sequence[str]) -> dict[str, str]:
    """The version of each engine measured."""
    locked = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {}
    for name in names:
        package = name.partition(",")[0]
        if name not in YARDSTICKS:
            found[name] = locked[f"node_modules/{package}"]["version"] if name in OF_NPM else version(package)
    return found


def measure() -> dict[str, Any]:
    """By engine: what it takes, and what it makes of awkward values; and why engines were left out."""
    reason = missing_npm()
    names = [*ENGINES, *(() if reason else OF_NPM)]
    with TemporaryDirectory() as folder, ExitStack() as stack:
        home = Path(folder)
        (home / "values.json").write_text(json.dumps(job.data()), encoding="utf-8")
        engines = [Engine(name, home) for name in names]
        for engine in engines:
            stack.enter_context(engine.process)
        sizes = {engine.name: same_text(engine) for engine in engines}
        awkward = {engine.name: of_awkward(engine) for engine in engines if engine.name not in YARDSTICKS}
        times = in_turns(engines)
        peaks = {engine.name: round(engine.peak()) for engine in engines}
    known = versions(names)
    return {
        "engines": {
            name: {
                "version": known.get(name, ""),
                **spread(times[name]),
                "vs_docxtpl": min(ratios(times[PEER], times[name])),
                "vs_sinhhoat": min(ratios(times[name], times["sinhhoat"])),
                "vs_floor": max(ratios(times[name], times["floor"])),
                "peak_mb": peaks[name],
                "kb": round(sizes[name] / 1000, 1),
                "awkward": awkward.get(name, {}),
            }
            for name in names
        },
        "left_out": dict.fromkeys(OF_NPM, reason) if reason else {},
    }


def same_text(engine: Engine) -> int:
    """The size of the engine's document, which must say what the job says."""
    document = engine.document()
    assert document, f"{engine.name} made no document"
    assert reading.paragraphs(document) == job.text(job.data()), f"{engine.name} made another document"
    return len(document)


def of_awkward(engine: Engine) -> dict[str, str]:
    return {
        what: reading.verdict(what, engine.document(values=values)) for what, values in reading.awkward_values().items()
    }


def in_turns(engines: Sequence[Engine]) -> dict[str, Times]:
    """The times of every document of every engine."""
    counts = {engine.name: warmed_up(engine) for engine in engines}
    found: dict[str, Times] = {engine.name: {"wall": [], "cpu": []} for engine in engines}
    for _ in range(ROUNDS):
        for engine in engines:
            for clock, times in engine.times(counts[engine.name]).items():
                found[engine.name][clock] += times
    return found


def warmed_up(engine: Engine) -> int:
    """How many documents make a turn, told by a warm-up."""
    spent = engine.times(1)["wall"]
    while sum(spent) < WARM_UP * 1000:
        spent += engine.times(max(1, int(100 / spent[-1])))["wall"]
    return max(1, round(A_TURN * 1000 / median(spent)))


def spread(times: Times) -> dict[str, float]:
    """Milliseconds: the median, the quartiles around it, what the best tenth stays under; the processor's median."""
    first, middle, third = quantiles(times["wall"], n=4)
    best = quantiles(times["wall"], n=10)[0]
    found = {"ms": middle, "q1": first, "q3": third, "best_tenth": best, "cpu_ms": median(times["cpu"])}
    return {**{name: round(ms, 3) for name, ms in found.items()}, "documents": len(times["wall"])}


def ratios(slow: Times, fast: Times) -> list[float]:
    """Of the medians, by the clock and of the processor; whichever says less for the service is the one to quote.

    On a busy machine a long task waits for others and a short one hardly ever does, which only the processor's time
    leaves out; but it counts the helping threads of node, which the clock does not.
    """
    return [round(median(slow[clock]) / median(fast[clock]), 2) for clock in ("wall", "cpu")]


if __name__ == "__main__":
    print(json.dumps(measure(), ensure_ascii=False))

"""One input through one door in a process of its own: instructions with valgrind, calls, or memory within limits.

``python -m tests.cost.measure`` imports the service once and then forks for each line ``DOOR <tab> FILE`` that it
reads: the child sends the file through the door, and the parent answers with a line of JSON. A child that takes too
much memory or never comes to an end is killed by its limits and takes nobody along.

Instructions are counted by cachegrind, in C libraries as well as in Python, and are the same on any machine, busy or
not; each child leaves a file with its sum. What it has done before the fork is in there too, so only differences count.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 1000 * 2**20  # bytes that a child may ask for beyond what the service has; then it gets a MemoryError
SECONDS = 4  # of the processor, twice what an input may take; then the child is killed
COUNTED_SECONDS = 240  # the same where each instruction is counted, which takes ten times as long
_SUM = re.compile(r"^summary: (\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one input took: `instructions` or `calls` where they are counted, `memory` in bytes and `seconds` where not.

    `end` is how the child ended: "" as it should, else the signal or the error.
    """

    instructions: int = 0
    memory: int = 0
    seconds: float = 0
    calls: int = 0
    end: str = ""


class Meter:
    """A process that has the service loaded, and measures; a context manager.

    `counting` instructions takes ten times as long; `calls` of Python's functions say nothing of what C does in one.
    """

    def __init__(self, *, counting: bool = False, calls: bool = False) -> None:
        self._counting = counting
        self._folder = tempfile.TemporaryDirectory(prefix="sinhhoat-cost-")
        self._sums = Path(self._folder.name)
        self._data = self._sums / "input"
        self._errors = (self._sums / "errors").open("wb")
        counted = "instructions" if counting else "calls" if calls else ""
        command = [sys.executable, "-m", "tests.cost.measure"]
        if counting:
            sums = f"--cachegrind-out-file={self._sums}/%p"
            command = ["valgrind", "-q", "--tool=cachegrind", "--cache-sim=no", sums, *command]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONHASHSEED": "0",
                "PYTHONPATH": str(ROOT),
                "SINHHOAT_COUNTED": counted,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def __enter__(self) -> Meter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.communicate()
        self._errors.close()
        self._folder.cleanup()

    def cost(self, door: str, data: bytes) -> Cost:
        """What it takes to send `data` through `door`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._data.write_bytes(data)
        self._process.stdin.write(f"{door}\t{self._data}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            ended = self._process.wait(10)
            raise RuntimeError(f"the measuring process ended ({ended}): {(self._sums / 'errors').read_text()[-2000:]}")
        said = json.loads(answer)
        pid = said.pop("pid")
        return Cost(**said, instructions=self._counted(pid) if self._counting else 0)

    def _counted(self, pid: int) -> int:
        file = self._sums / str(pid)
        if not file.exists():  # a child that was killed
            return 0
        found = _SUM.search(file.read_text(errors="replace"))
        file.unlink()
        return int(found[1]) if found else 0


# --------------------------------------------------------------------------------------- in the measuring process


def serve(lines: Sequence[str] | None = None) -> None:
    """Measure whatever the lines of the standard input name, until they end."""
    from tests.cost import doors

    doors.warm()
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what the service prints is no answer
    for line in lines or sys.stdin:
        door, _, file = line.rstrip("\n").partition("\t")
        answers.write(json.dumps(_measured(door, Path(file))) + "\n")
        answers.flush()


def _measured(door: str, file: Path) -> dict[str, object]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _send(door, file, writing)
    os.close(writing)
    with os.fdopen(reading) as said:
        text = said.read()
    _, status, used = os.wait4(pid, 0)
    answer = json.loads(text or "{}")
    if os.WIFSIGNALED(status):
        answer["end"] = signal.Signals(os.WTERMSIG(status)).name
    return {"pid": pid, "seconds": round(used.ru_utime + used.ru_stime, 3), **answer}


def _send(door: str, file: Path, answer: int) -> None:
    """In the child: send the file within the limits, say how much memory it took and how it ended, and end."""
    from tests.cost.doors import DOORS

    data = file.read_bytes()
    end = ""
    before = _memory("VmRSS")
    counted = os.environ["SINHHOAT_COUNTED"]
    seconds = COUNTED_SECONDS if counted else SECONDS
    calls = itertools.count()
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not counted:  # valgrind keeps its own memory in the same process
        most = _memory("VmSize") + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        if counted == "calls":
            sys.setprofile(lambda *_: next(calls) and None)
        DOORS[door](data)
    except BaseException as error:  # noqa: BLE001 - the child ends here, whatever it was
        end = f"{type(error).__name__}: {error}"[:300]
    sys.setprofile(None)
    said = {"memory": max(0, _memory("VmHWM") - before), "end": end, "calls": next(calls)}
    os.write(answer, json.dumps(said).encode())
    os.close(answer)
    os._exit(0)


def _memory(name: str) -> int:
    """A figure of this process in bytes, by its name in /proc."""
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    serve()

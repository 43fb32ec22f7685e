"""A batch killed again and again: `python -m tests.killed TABLE OUT WHOLE KILLS` makes OUT, resumed after each kill.

WHOLE is made without a kill, and every OUT that comes to its end must be the same byte for byte. One process starts
all runs, so that a run costs no start of Python; each is ended with SIGKILL, its workers left to notice it.
Prints how many of the kills left a batch half made.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sys
import time
from functools import partial
from pathlib import Path

from service.batch import Batch, RunOptions, output_of, prepare, run
from service.batch.executors import AHEAD, processes
from service.config import BUILT_IN_TEMPLATES

JOBS = 2
_FORK = multiprocessing.get_context("fork")


def contents(place: Path) -> dict[str, bytes]:
    """The .zip, or every file of the folder, the journal's too."""
    files: list[Path] = [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
    return {str(one.relative_to(place)): one.read_bytes() for one in files}


def work(batch: Batch, *, resume: bool) -> None:
    run(batch, partial(processes, JOBS), RunOptions(JOBS * AHEAD, lambda *_: None, resume=resume))


def compare(out: Path, whole: Path) -> None:
    """Stop with a word where they differ, or where a journal is left."""
    made, wanted = contents(out), contents(whole)
    differing = [name for name in made.keys() | wanted.keys() if made.get(name) != wanted.get(name)]
    if differing or any(out.parent.glob(".*.sinhhoat-batch")):
        sys.exit(f"not the same: {sorted(differing)[:9]}")


def has_begun(out: Path) -> bool:
    """Whether some pieces are made, and not all: there is a page of the journal."""
    return any(out.parent.rglob("0*.json"))


def remove(out: Path) -> None:
    if out.is_file():
        out.unlink()
    else:
        shutil.rmtree(out)


def main(table: Path, out: Path, whole: Path, kills: int) -> None:
    batch, entire = (prepare((BUILT_IN_TEMPLATES,), "agenda", table, output_of(str(one))) for one in (out, whole))
    began = time.monotonic()
    work(entire, resume=False)
    duration = time.monotonic() - began
    chance = random.Random(20261124)  # noqa: S311 -- moments, not secrets
    half_made = 0
    while kills:
        process = _FORK.Process(target=work, args=[batch], kwargs={"resume": True})
        process.start()
        if kills % 2:  # any moment; else one while documents are made, however long the check takes this time
            while process.is_alive() and not has_begun(out):
                time.sleep(0.001)
        process.join(chance.uniform(0, duration))
        if process.exitcode is None:
            process.kill()
            process.join()
            kills -= 1
            half_made += has_begun(out)
        else:  # it came to its end before its moment: right, and begun anew
            assert process.exitcode == 0
            compare(out, whole)
            remove(out)
    work(batch, resume=True)
    compare(out, whole)
    sys.stdout.write(f"{half_made}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))

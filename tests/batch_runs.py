"""Running `sinhhoat batch` as an office does, on tables of any length."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from tests.conftest import ROOT

AGENDA = ROOT / "samples" / "cells-agenda.csv"


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "service", "batch", *map(str, arguments)]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def many(path: Path, count: int) -> Path:
    """A table of so many cells, one programme each."""
    (heading, first, *_) = csv.reader(io.StringIO(AGENDA.read_bytes().decode("utf-8-sig"), newline=""))
    code, name = heading.index("Mã chi bộ"), heading.index("Tên chi bộ")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        for number in range(count):
            first[code], first[name] = f"cb-{number}", f"Chi bộ bản {number}"
            writer.writerow(first)
    return path

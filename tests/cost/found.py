"""The inputs that `tests.cost.search` found to be dearer than those of the dimensions."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from tests.cost.dimensions import Dimension

FOLDER = Path(__file__).resolve().parent / "found"


def dimensions() -> Iterator[Dimension]:
    """Each as it was found: there is one of it, however many are asked for."""
    for file in sorted(FOLDER.glob("*.gz")):
        door, _, data = gzip.decompress(file.read_bytes()).partition(b"\n")
        yield Dimension(f"found {file.stem}", door.decode(), lambda _, data=data: data, 2, 1)  # type: ignore[misc]


def keep(door: str, data: bytes) -> None:
    """Write an input down; one that was found before at the same door makes room."""
    FOLDER.mkdir(exist_ok=True)
    name = "-".join(re.findall(r"\w+", door))
    (FOLDER / f"{name}.gz").write_bytes(gzip.compress(door.encode() + b"\n" + data, mtime=0))

"""``python -m tests.cost.table``: the dearest known input of each door, measured, as the table of docs/operators.md."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from tests.cost.catalogue import DIMENSIONS
from tests.cost.dimensions import Dimension
from tests.cost.doors import DOORS, PATTERN
from tests.cost.measure import ROOT, Cost, Meter

PAGE = ROOT / "docs" / "operators.md"
PLACE = re.compile(r"(?<=<!-- costs -->\n).*?(?=<!-- end -->)", re.DOTALL)
_HEAD = "| Cửa vào | Tệp hay yêu cầu đắt nhất | byte | giây của một nhân | MB |\n|---|---|---|---|---|"

Measured = tuple[Dimension, int, Cost]


def dearest() -> dict[str, tuple[Measured, int]]:
    """For each door the input that took most of the processor, of three measurements the least, and the most memory."""
    known: dict[str, list[Measured]] = {}
    with Meter() as meter:
        for one in DIMENSIONS.values():
            if one.door == PATTERN:
                continue
            data = one.make(one.most)
            cost = min((meter.cost(one.door, data) for _ in range(3)), key=lambda cost: cost.seconds)
            known.setdefault(one.door, []).append((one, len(data), cost))
    return {
        door: (max(all_of_it, key=lambda one: one[2].seconds), max(one[2].memory for one in all_of_it))
        for door, all_of_it in known.items()
    }


def rows(found: dict[str, tuple[Measured, int]]) -> Iterable[str]:
    """The lines of the table, in the order of the doors."""
    for door in DOORS:
        if door in found:
            (one, size, cost), memory = found[door]
            seconds = f"{cost.seconds:.2f}".replace(".", ",")
            yield f"| `{door}` | {one.name} | {size} | {seconds} | {memory / 2**20:.0f} |"


def main() -> None:
    """Write it."""
    table = "\n".join([_HEAD, *rows(dearest())])
    PAGE.write_text(PLACE.sub(lambda _: f"{table}\n", PAGE.read_text()))
    sys.stdout.write(table + "\n")


if __name__ == "__main__":
    main()

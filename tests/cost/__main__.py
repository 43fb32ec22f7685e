"""``python -m tests.cost [--count] [WORDS]``: what the dimensions whose names hold WORDS cost, a line each."""

from __future__ import annotations

import sys

from tests.cost.catalogue import DIMENSIONS
from tests.cost.measure import Meter


def main(words: list[str]) -> None:
    """Print them."""
    counting = "--count" in words
    wanted = " ".join(word for word in words if word != "--count")
    with Meter(counting=counting) as meter:
        for one in DIMENSIONS.values():
            if wanted not in one.name:
                continue
            sizes = (1, *(one.n * times for times in (1, 2, 4, 8)), *(() if counting else (one.most,)))
            sys.stdout.write(f"{one.name}  [{one.door}]\n")
            for n in sizes:
                data = one.make(n)
                cost = meter.cost(one.door, data)
                sys.stdout.write(
                    f"  {n:>9} {len(data):>9} bytes {cost.instructions / 1e6:>9.1f} M {cost.seconds:>7.2f} s "
                    f"{cost.memory / 2**20:>7.1f} MB {cost.end}\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

"""What can be made larger in an input, and the sizes at which it is measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

STEPS = (2, 4, 8)  # how often as large as `n`
LARGEST = 2_000_000  # bytes of an input


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing of an input that a stranger can have more of.

    `make` gives the input with so many of them, `n` is how many the growth of the work is measured from (up to eight
    times as many), `most` how many there are in the dearest input of at most `LARGEST` bytes. `least` is the fewest
    with which the same is done: a table of one row makes a paper, one of two equal rows is refused.
    """

    name: str
    door: str
    make: Callable[[int], bytes]
    n: int
    most: int
    least: int = 1

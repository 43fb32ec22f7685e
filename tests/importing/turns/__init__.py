"""Inputs put down turn by turn, with what they must give, before anybody had tried whether the readers can read them.

A turn is a module with four parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.importing.score import Case
from tests.importing.turns import turn_1, turn_2, turn_3, turn_4, turn_5, turn_6, turn_7, turn_8, turn_9, turn_10

TURNS = (turn_1, turn_2, turn_3, turn_4, turn_5, turn_6, turn_7, turn_8, turn_9, turn_10)


def cases() -> Iterator[Case]:
    """Those of all turns, in their order."""
    for turn in TURNS:
        for part in (turn.tables, turn.lines, turn.minutes, turn.others):
            yield from part()

"""The dearest input of each dimension ends in time and within its memory, however busy the machine is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cost.catalogue import DIMENSIONS
from tests.cost.measure import Meter

_MEMORY = 150 * 2**20


@pytest.fixture(scope="module")
def limits() -> Iterator[Meter]:
    with Meter() as meter:
        yield meter


@pytest.mark.slow
@pytest.mark.parametrize("name", list(DIMENSIONS))
def test_the_dearest_input_ends_within_four_seconds_of_the_processor_and_its_memory(name: str, limits: Meter) -> None:
    """Twice what an input may take: a child that takes more is killed, however busy the machine is."""
    one = DIMENSIONS[name]
    cost = limits.cost(one.door, one.make(one.most))
    assert (cost.end, cost.memory <= _MEMORY) == ("", True)

"""The dearest input of each dimension ends in time and within its memory, however busy the machine is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cost.catalogue import DIMENSIONS
from tests.cost.doors import PATTERN
from tests.cost.measure import Meter
from tests.cost.table import PAGE, PLACE

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


def test_the_page_for_operators_says_what_the_dearest_request_of_each_door_takes() -> None:
    """Measured by ``python -m tests.cost.table``; at most two seconds of a core and 150 MB."""
    found = PLACE.search(PAGE.read_text())
    assert found
    rows = [line.strip("| ").split(" | ") for line in found[0].splitlines()[2:]]
    assert {row[0].strip("`") for row in rows} == {one.door for one in DIMENSIONS.values()} - {PATTERN}
    assert [row for row in rows if float(row[3].replace(",", ".")) > 2 or int(row[4]) * 2**20 > _MEMORY] == []

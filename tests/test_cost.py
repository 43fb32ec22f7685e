"""Every way in names what can be made larger in it, so that ``python -m tests.cost`` can say what that costs."""

from __future__ import annotations

from tests.cost import known
from tests.cost.catalogue import DIMENSIONS
from tests.cost.dimensions import LARGEST
from tests.cost.doors import DOORS, routes_with_input
from tests.cost.patterns import dynamic, uses


def test_every_route_that_takes_something_has_its_dimensions() -> None:
    measured = {dimension.door for dimension in DIMENSIONS.values()}
    assert measured <= DOORS.keys()
    routes = routes_with_input()
    assert len(routes) > 10
    assert [route for route, doors in routes.items() if not measured & set(doors)] == []


def test_a_dimension_makes_more_of_itself_within_the_size_of_a_request() -> None:
    for dimension in DIMENSIONS.values():
        small, larger = len(dimension.make(1)), len(dimension.make(max(2, dimension.n // 10)))
        assert small <= larger <= LARGEST, dimension.name


def test_every_pattern_that_is_let_off_is_there() -> None:
    assert {use.name for use in uses()} >= known.OWN_TEXTS.keys()


def test_patterns_that_are_put_together_are_those_that_are_known() -> None:
    assert set(dynamic()) == known.DYNAMIC

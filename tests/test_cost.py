"""Every way in names what can be made larger in it, so that ``python -m tests.cost`` can say what that costs."""

from __future__ import annotations

import ast
import sys
import unicodedata
from collections.abc import Iterator

import pytest

from service.vietnamese import MOST_MARKS, heaped
from tests.cost.catalogue import DIMENSIONS
from tests.cost.dimensions import LARGEST, STEPS
from tests.cost.doors import DOORS, routes_with_input
from tests.cost.measure import ROOT, Meter


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


# One of each kind of input for every day; `make test` asks all of them, which takes minutes.
OFTEN = (
    "JSON rows of tasks at POST /api/v1/checks",
    "JSON members at POST /api/v1/documents/minutes",
    "JSON faults",
    "JSON doubled names",
    "gzip doubled objects at POST /api/v1/documents/minutes",
    "form name of rows of rows",
    "form rows of tasks",
    "CSV repeated headings",
    "CSV uneven lines",
    "CSV identical rows",
    "docx check runs with tabs",
    "docx check findings in a paragraph",
    "docx style chain and paragraphs",
    "docx list of overrides and paragraphs",
    "docx room in a line",
    "template tags in a paragraph",
)
_GROWTH = 1.3  # times as fast as the input
_FEW = 20_000  # calls that say nothing yet, and a tenth of what the least of such an input takes


@pytest.fixture(scope="module")
def calls() -> Iterator[Meter]:
    with Meter(calls=True) as meter:
        yield meter


def _grows_too_fast(meter: Meter, name: str) -> str:
    """The sizes and calls where work grows faster than the input."""
    one = DIMENSIONS[name]
    least = meter.cost(one.door, one.make(one.least)).calls
    few = max(_FEW, least // 10)
    first = max(0, meter.cost(one.door, one.make(one.n)).calls - least)
    for times in STEPS:
        cost = meter.cost(one.door, one.make(one.n * times))
        longer = (one.n * times - one.least) / (one.n - one.least)
        taken = cost.calls - least
        if cost.end or taken > _GROWTH * longer * first + few:
            return f"{name}: {first} calls more for {one.n}, {taken} for {times} times as many {cost.end}"
    return ""


@pytest.mark.parametrize("name", OFTEN)
def test_work_grows_no_faster_than_the_input(name: str, calls: Meter) -> None:
    assert not _grows_too_fast(calls, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in DIMENSIONS if name not in OFTEN])
def test_no_work_grows_faster_than_its_input(name: str, calls: Meter) -> None:
    assert not _grows_too_fast(calls, name)


def test_texts_are_composed_in_one_place() -> None:
    """Ordering the marks of a letter takes the square of their number, so that it asks first how many there are."""
    places = set()
    for file in (ROOT / "service").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
            attribute = {node.attr} if isinstance(node, ast.Attribute) else set()
            if (names | attribute) & {"normalize", "is_normalized"}:
                places.add(str(file.relative_to(ROOT)))
    assert places == {"service/vietnamese.py"}


def test_whatever_moves_when_marks_are_ordered_counts_as_a_mark() -> None:
    moving = [
        sign
        for sign in map(chr, range(sys.maxunicode + 1))
        if unicodedata.combining(unicodedata.normalize("NFD", sign)[0])
    ]
    assert len(moving) > 900
    assert [sign for sign in moving if not heaped("a" + sign * (MOST_MARKS + 1))] == []


def test_marks_are_heaped_where_there_are_more_than_any_writing_has() -> None:
    most = "a" + "\u0301\u0323" * (MOST_MARKS // 2)
    for before in range(40):
        text = "ạ" * before + most
        assert not heaped(text + "b" + most)
        assert heaped(text + "\u0301")
        assert heaped(text + "\u0301" + "a" * 100)

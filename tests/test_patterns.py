"""Every regular expression of the service takes no longer for a letter where there are many."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from time import process_time

import pytest

from tests.cost import known
from tests.cost.patterns import Use, attacks, dynamic, uses

# Of so many letters a pattern that looks at each once takes some milliseconds; one that looks at them again from each
# of them takes a hundred times as long.
_LETTERS = 6000
_SECONDS = 0.15


def test_every_pattern_that_is_let_off_is_there() -> None:
    assert {use.name for use in uses()} >= known.OWN_TEXTS.keys()


def test_patterns_that_are_put_together_are_those_that_are_known() -> None:
    assert set(dynamic()) == known.DYNAMIC


class _StillLooking(Exception):
    """Raised in the middle of a search, which asks for signals now and then."""


def _stop(*_: object) -> None:
    raise _StillLooking


@pytest.fixture
def stopped_in_time() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _stop)
    yield
    signal.signal(signal.SIGPROF, before)


@pytest.mark.usefixtures("stopped_in_time")
@pytest.mark.parametrize("file", sorted({use.file for use in uses()}))
def test_every_pattern_takes_no_longer_for_a_letter_where_there_are_many(file: str) -> None:
    looked_at = [use for use in uses() if use.file == file and use.name not in known.OWN_TEXTS]
    slow = [use for use in looked_at if any(_is_slow(use, text) for text in attacks(use.pattern, _LETTERS))]
    assert [f"{use.place}: {use.name}" for use in slow] == []


def _is_slow(use: Use, text: str) -> bool:
    return all(_seconds(use, text) > _SECONDS for _ in range(3))


def _seconds(use: Use, text: str) -> float:
    """Of the processor; a search that would go on for hours is stopped."""
    before = process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, 2 * _SECONDS)
        use.run(text)
        signal.setitimer(signal.ITIMER_PROF, 0)
    except _StillLooking:
        pass
    return process_time() - before

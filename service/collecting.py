"""Python's search for circles of garbage, held back while a file is judged or a cell's year is told.

Either becomes some hundred thousand small objects that stay until it is done. To look through all of them again and
again for circles took a third of a check. Nothing is switched off: a process that works on and on still looks.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_OBJECTS = 100_000  # new ones between two looks; Python's own number is 700
_lock = Lock()
_usual: list[tuple[int, int, int]] = []  # what holds elsewhere, once for each piece of work that is under way


@contextmanager
def seldom() -> Iterator[None]:
    """Within, Python looks for circles seldom; several threads may be within at the same time."""
    with _lock:
        _usual.append(_usual[0] if _usual else gc.get_threshold())
        gc.set_threshold(_OBJECTS, *_usual[0][1:])
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                gc.set_threshold(*usual)

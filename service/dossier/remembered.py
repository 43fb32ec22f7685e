"""What was worked out once for a short text is kept; long texts, which strangers send, would fill the memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Made = TypeVar("Made")
_SHORT = 200  # letters; names, titles and headings have fewer
_KEPT = 4096


def remembered(work: Callable[[str], Made]) -> Callable[[str], Made]:
    """`work`, a pure function of a text, done once for each of the short texts that came last."""
    kept = lru_cache(maxsize=_KEPT)(work)

    @wraps(work)
    def made(text: str) -> Made:
        return kept(text) if len(text) <= _SHORT else work(text)

    return made

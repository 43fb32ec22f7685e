"""All rules of the oracle, found by their shape."""

from __future__ import annotations

from types import ModuleType

from tests.official import layout, typography, wording
from tests.official.faults import Rule


def rules_of(module: ModuleType) -> list[Rule]:
    """The rules a module holds: its functions that are documented and judge a paper."""
    found = [f for f in vars(module).values() if callable(f) and getattr(f, "__module__", "") == module.__name__]
    return [f for f in found if not f.__name__.startswith("_") and list(f.__annotations__) == ["paper", "return"]]


FILE_RULES = [*rules_of(typography), *rules_of(wording)]
PAGE_RULES = rules_of(layout)

"""What a computed fact of the dossier is made of, declared beside its definition.

Documents carry the fields behind what they print, and forms ask for them; both read it here, never from the code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import computed_field

Getter = TypeVar("Getter", bound=Callable[..., Any])
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Sources:
    """The names, of the same model, behind a computed fact.

    `shown`: those whose values the fact shows, as ``lead_names`` shows ``leads``. `summed`: rows that it only counts,
    adds up or compares, as ``called`` counts ``present``: whoever reads the fact learns nothing of a single row. Such a
    name may lead to the field of the rows that counts: ``agenda_items.minutes``.
    """

    shown: frozenset[str] = frozenset()
    summed: frozenset[str] = frozenset()


def made_of(*shown: str, summed: tuple[str, ...] = ()) -> Callable[[Getter], Getter]:
    """Declare the `Sources` of a computed fact, directly above its function; names are fields or other such facts."""

    def declare(getter: Getter) -> Getter:
        getter.__dict__["sources"] = Sources(frozenset(shown), frozenset(summed))
        return getter

    return declare


def fact(title: str, *shown: str, summed: tuple[str, ...] = ()) -> Callable[[Callable[[Any], Value]], Value]:
    """A computed fact of a part that the schema names, made of other names as `made_of` has them."""

    def declare(getter: Callable[[Any], Value]) -> Value:
        value: Value = computed_field(title=title)(property(made_of(*shown, summed=summed)(getter)))  # type: ignore[assignment]
        return value

    return declare

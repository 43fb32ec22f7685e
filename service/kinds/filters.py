"""The filters that templates write with: dates, numbers, lists and numbering as official papers have them.

Each is a pure function of plain values; docs/templates.md shows them with examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, Any

from service.dossier.names import name_key
from service.vietnamese import (
    clock,
    day_month,
    in_text,
    lines,
    listed,
    long_date,
    number,
    percent,
    short_date,
    slot,
    two_digits,
    weekday,
)

if TYPE_CHECKING:
    from service.dossier.meeting import AgendaItem, Guest
    from service.dossier.people import Person

# The letters of the Vietnamese alphabet used for points: a, b, c, d, đ, e, g … (HD 05, Phụ lục 2, ô 6).
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MARKS = (".", ",", ";", ":", "!", "?", "…")


def closed(text: str, mark: str = ".") -> str:
    """`text` with `mark` behind it, unless it already ends in a mark of its own."""
    said = text.rstrip()
    return text + mark if said and not said.endswith(_MARKS) else text


def labelled(text: str, *label: str) -> list[str]:
    """The lines of `text`, the first one behind its label, the last one closed with a full stop."""
    return _opened("".join(label), text, ".")


def opened(text: str, *label: str) -> list[str]:
    """As `labelled`, with nothing added behind: for cells of tables."""
    return _opened("".join(label), text, "")


def numbered(items: Sequence[str]) -> list[str]:
    """Items as paragraphs ``1. …``; further lines of an item follow as paragraphs of their own."""
    return [line for place, item in enumerate(items, 1) for line in _opened(f"{place}. ", item, ".")]


def lettered(items: Sequence[str]) -> list[str]:
    """Items as paragraphs ``a) …``, ``b) …`` … ``đ) …``, each closed by ";", the last one by "."."""
    return [
        line
        for place, item in enumerate(items)
        for line in _opened(f"{_letter(place)}) ", item, ";" if place + 1 < len(items) else ".")
    ]


def dashed(items: Sequence[str]) -> list[str]:
    """Items as paragraphs ``- …;``, the last one closed by "." (HD 05 I.6.2.3)."""
    return [
        line for place, item in enumerate(items, 1) for line in _opened("- ", item, ";" if place < len(items) else ".")
    ]


def _opened(label: str, text: str, mark: str) -> list[str]:
    paragraphs = lines(text)
    if paragraphs:
        paragraphs[0] = label + paragraphs[0]
        if mark:
            paragraphs[-1] = closed(paragraphs[-1], mark)
    return paragraphs


def _letter(place: int) -> str:
    rounds, letter = divmod(place, len(LETTERS))
    return LETTERS[letter] * (rounds + 1)


def position(sections: Iterable[Any]) -> int:
    """How many of `sections` hold something: the number of the last one among those printed."""
    return sum(map(bool, sections))


def roman(sections: Iterable[Any] | int, before: Iterable[Any] = ()) -> str:
    """`position` in Roman numerals: ``I``, ``II``, ``III`` …, or a number, behind the sections `before`."""
    rest = position(before) + (sections if isinstance(sections, int) else position(sections))
    written = ""
    for value, sign in _ROMAN:
        written += sign * (rest // value)
        rest %= value
    return written


def letter(sections: Iterable[Any]) -> str:
    """`position` as the letter of a point: ``a``, ``b``, ``c``, ``d``, ``đ`` …"""
    return _letter(max(position(sections) - 1, 0))


def clock_slot(items: Sequence[AgendaItem], row: int, start: datetime) -> str:
    """When item number `row` of an agenda takes place: ``19 giờ 35 - 19 giờ 40``; empty where a length is missing."""
    lengths = [item.minutes for item in items[:row]]
    if not all(lengths):
        return ""
    *before, own = (timedelta(minutes=minutes or 0) for minutes in lengths)
    begin = start + sum(before, timedelta())
    return slot(begin, begin + own)


def same_before(items: Sequence[AgendaItem], row: int) -> int:
    """The number of the first item of an agenda that is of the same kind as number `row`; 0 where that is the first."""
    kind = items[row - 1].kind
    return next((place for place, item in enumerate(islice(items, row - 1), 1) if kind and item.kind == kind), 0)


def addressed(person: Person, guests: Iterable[Guest] = ()) -> str:
    """``Đồng chí Lò Văn Thiêng``; a guest as the guest is called; others, whom nobody says how to call, by name."""
    if person.member_id:
        return f"Đồng chí {person.full_name}"
    named = (guest for guest in guests if name_key(guest.name) == name_key(person.full_name))
    return next((f"{guest.address}{guest.name}" for guest in named), person.full_name)


def with_role(person: Person) -> str:
    """``đồng chí Lò Văn Thiêng, Bí thư Chi bộ``."""
    return f"đồng chí {person.full_name}, {person.role}" if person.role else f"đồng chí {person.full_name}"


def presiding(person: Person) -> str:
    """``đồng chí Lò Văn Thiêng, Bí thư Chi bộ, chủ trì``."""
    return f"{with_role(person)}{',' if person.role else ''} chủ trì"


def percent_of(part: int, whole: int) -> str:
    """``94,12%``; empty where `whole` is 0."""
    return percent(part, whole) if whole else ""


def _blank_for_none(write: Callable[..., Any]) -> Callable[..., Any]:
    """`write`, but for a value that is not given, which becomes an empty text."""

    @wraps(write)
    def written(value: Any, *rest: Any) -> Any:
        if value is None:
            return ""
        return write(value, *rest) if rest else write(value)  # most have no more, and unpacking costs a call

    return written


_WRITERS: tuple[Callable[..., Any], ...] = (
    *(addressed, clock, clock_slot, closed, dashed, day_month, in_text, labelled, letter, lettered, lines, listed),
    *(long_date, number, numbered, opened, percent_of, position, presiding, roman, same_before),
    *(two_digits, weekday, with_role),
)
FILTERS = {write.__name__: _blank_for_none(write) for write in _WRITERS}
FILTERS |= {"date": _blank_for_none(short_date), "sentence": FILTERS["closed"]}

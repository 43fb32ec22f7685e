"""What people write above the columns of their lists → what a column means, block by block (`headings.toml`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.vocabulary import words

_OF_MEN, _YEAR = ("male", "born_male"), re.compile(r"(?i)năm\W*$")  # without marks “Nam” and “Năm” are one
_COMRADE = re.compile(r"\bd c\b")  # ``Đ/c phụ trách``


@cache
def _patterns(block: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = words.vocabulary("headings").get(block, {})
    return tuple((name, re.compile("|".join(f"(?:{one})" for one in patterns))) for name, patterns in named.items())


def concepts(block: str) -> tuple[str, ...]:
    """All that a column of a block can mean."""
    return tuple(name for name, _ in _patterns(block))


@lru_cache(maxsize=8192)  # strangers' headings are of any number
def meant_by(title: str, block: str) -> str:
    """What a column of that title means in a table of `block`; empty where it means nothing to us."""
    title = words.without_number(title)
    without = re.sub(r"\([^)]*\)?", " ", title)
    group, _, own = title.rpartition(" | ")
    for said in dict.fromkeys((title, without, *((own,) if group else ()))):
        plain = _COMRADE.sub("dong chi", words.plain(said))
        for name, pattern in _patterns(block):
            if plain and pattern.fullmatch(plain):
                return (
                    name
                    if name not in _OF_MEN or not _YEAR.search(said)
                    else "birth"
                    if "sinh" in words.plain(title)
                    else ""
                )
    return ""


def is_order(title: str) -> bool:
    """Whether a column of that title numbers the rows."""
    return meant_by(title, "order") == "heads"

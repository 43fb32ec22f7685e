"""All the texts of a dossier with their paths, so that rules can look for a wording anywhere in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from itertools import accumulate, count
from typing import Any, get_args, get_origin

import re2  # type: ignore[import-untyped]  # ships no types

from service.dossier import Dossier
from service.dossier.model_paths import unwrapped
from service.dossier.parts import Part, fields_of, is_part
from service.dossier.people import Person

# Codes for programs: no document prints them.
_NO_TEXT = frozenset({"distributions", "member_id", "id", "cell_code", "rule_profile", "sheet_id", "code", "paper"})


@cache
def _fields(model: Any) -> dict[str, Any]:
    """The fields of a part that hold text, directly or in parts of their own, each with its type."""
    fields = {name: unwrapped(field.annotation) for name, field in fields_of(model).items() if name not in _NO_TEXT}
    return {name: kind for name, kind in fields.items() if _holds_text(kind)}


def _holds_text(kind: Any) -> bool:
    if get_args(kind):
        return any(_holds_text(unwrapped(inner)) for inner in get_args(kind))
    return kind in (str, Any, Person) or is_part(kind)


def _placed(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in `value` with its path, blank ones too, in the order of the fields."""
    if type(value) is str:  # choices are strings too, of classes of their own
        yield value, path
    elif isinstance(value, Person):
        if not value.member_id:  # names of members are read in the roster
            yield value.full_name, path
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _placed(item, f"{path}[{index}]")
    elif isinstance(value, Part | dict):
        kind: Any = type(value)
        steps = value if isinstance(value, dict) else {name: getattr(value, name) for name in _fields(kind)}
        for step, item in steps.items():
            yield from _placed(item, f"{path}.{step}" if path else step)


@cache
def _reader() -> Callable[[Dossier], list[str]]:
    """A function that gives the texts of a dossier in the order of `_placed`; its code is generated from the models.

    It is six times faster than a walk, which took a quarter of a check. Paths are asked for only where a word is found.
    """
    lines = ["def read(dossier):", " texts = []", " add = texts.append"]
    lines += _reading(Dossier, "dossier", map("v{}".format, count()), " ")
    known: dict[str, Any] = {"placed": _placed}
    exec("\n".join([*lines, " return texts"]), known)  # noqa: S102 - of the names of our own fields alone
    read: Callable[[Dossier], list[str]] = known["read"]
    return read


def _reading(kind: Any, value: str, names: Iterator[str], indent: str) -> Iterator[str]:
    """The statements that read `value`, an expression of type `kind`; `names` are free."""
    if kind is str:
        yield f"{indent}add({value})"
        return
    own, within = next(names), indent + " "
    yield f"{indent}if {own} := {value}:"
    if kind is Person:
        yield f"{within}if not {own}.member_id: add({own}.full_name)"
    elif is_part(kind):
        yield f"{within}{own} = {own}.__dict__"
        for name, inner in _fields(kind).items():
            yield from _reading(inner, f"{own}['{name}']", names, within)
    elif get_origin(kind) in (tuple, dict):
        is_dict, item = get_origin(kind) is dict, next(names)
        yield f"{within}for {item} in {own}{'.values()' if is_dict else ''}:"
        yield from _reading(unwrapped(get_args(kind)[is_dict]), item, names, within + " ")
    else:
        yield f"{within}texts.extend([text for text, _ in placed({own})])"


_REGISTERED: dict[str, None] = {}  # what `register_wordings` was given, in order


def register_wordings(*beginnings: str) -> tuple[str, ...]:
    """Register `beginnings` of wordings (small letters, ``uỷ``), and give them back.

    One pass over a dossier finds which of all registered beginnings it has, in the time of looking for seven of them.
    """
    _REGISTERED.update(dict.fromkeys(beginnings))
    _search.cache_clear()
    return beginnings


@cache
def _search() -> tuple[re2.Set, tuple[str, ...]]:
    options = re2.Options()
    options.case_sensitive = False
    search = re2.Set.SearchSet(options)
    for beginning in _REGISTERED:
        search.Add(re2.escape(beginning).replace("uỷ", "(?:uỷ|ủy)").replace("i", "[iİ]"))  # İ: small, it is no i
    search.Compile()
    return search, tuple(_REGISTERED)


class Texts:
    """Every text of one dossier, to be searched; `begun` are the registered beginnings that any of them has."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._texts = _reader()(dossier)
        self._as_typed = "\n".join(self._texts)
        search, entered = _search()
        self.begun = frozenset([entered[place] for place in search.Match(self._as_typed) or ()])

    @cached_property
    def joined(self) -> str:
        """All texts, each followed by a line end, with ``uỷ`` for ``ủy``."""
        return self._as_typed.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("ỦY", "UỶ")

    @cached_property
    def whole(self) -> str:
        """`joined` in small letters; every letter keeps its position."""
        return self.joined.replace("İ", "I").lower().replace("ủy", "uỷ")  # İ is the one letter that becomes two

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + 1 for text in self._texts), initial=0))

    @cached_property
    def _paths(self) -> list[str]:
        return [path for _, path in _placed(self._dossier)]

    def matches(self, pattern: re.Pattern[str], beginnings: Iterable[str]) -> Iterator[tuple[re.Match[str], str, str]]:
        """Every match of `pattern`, with the path of its text and the text; each ``ủy`` is read as ``uỷ``.

        Every match must begin with one of `beginnings` (written as in `whole`), which are looked for first; registered
        ones that no text has cost nothing. A pattern sees all texts as one and must not match across a line end.
        """
        for beginning in beginnings:
            if beginning in _REGISTERED and beginning not in self.begun:
                continue
            at = self.whole.find(beginning)
            while at >= 0:
                if match := pattern.match(self.joined, at):
                    index = bisect_right(self._starts, at) - 1
                    yield match, self._paths[index], self._texts[index]
                at = self.whole.find(beginning, match.end() if match else at + 1)

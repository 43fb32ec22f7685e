"""All the words of a dossier with their places, so that rules can look for a wording wherever it may stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import accumulate
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from service.dossier import Dossier
from service.dossier.base import Person
from service.dossier.names import bare

# Codes and choices of programs: no document prints them.
_NO_TEXT = frozenset({"distributions", "member_id", "id", "cell_code", "rule_profile", "sheet_id", "code", "paper"})
_Place = tuple[Any, ...]  # (place of the parent, step), from the outside in; () is the dossier


def spelled(text: str) -> str:
    """`text` to be compared: small letters, ``uỷ`` for ``ủy``; every letter keeps its position."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).replace("ủy", "uỷ")


@cache
def _texts_in(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """The fields of a model that hold text, themselves or further down, each with what it is."""
    fields = ((name, bare(field.annotation)) for name, field in model.model_fields.items() if name not in _NO_TEXT)
    return tuple((name, _what(kind)) for name, kind in fields if _holds_text(kind))


def _holds_text(kind: Any) -> bool:
    if get_args(kind):
        return any(_holds_text(bare(one)) for one in get_args(kind))
    return kind in (str, Any, Person) or _is_part(kind)


def _what(kind: Any) -> Any:
    """``str``, ``Person`` or ``BaseModel`` for one, ``tuple`` for a list of parts, None for anything else."""
    if get_origin(kind) is tuple and _is_part(bare(get_args(kind)[0])):
        return tuple
    return BaseModel if _is_part(kind) else kind if kind in (str, Person) else None


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


class Texts:
    """Every text of one dossier; what is found is told with its path."""

    def __init__(self, dossier: Dossier) -> None:
        self._texts: list[str] = []
        self._places: list[_Place] = []
        self._walk(dossier, ())
        self.joined = "\n".join(self._texts).replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("ỦY", "UỶ")
        self.whole = spelled(self.joined)

    def _walk(self, part: BaseModel, place: _Place) -> None:
        values = part.__dict__
        for name, what in _texts_in(type(part)):
            value = values[name]
            if not value:
                continue
            if what is str:
                self._texts.append(value)
                self._places.append((place, name))
            elif what is tuple:
                here = (place, name)
                for index, one in enumerate(value):
                    self._walk(one, (here, index))
            elif what is not Person or not value.member_id:  # names of members are read in the roster
                self._take(value, (place, name))

    def _take(self, value: Any, place: _Place) -> None:
        if isinstance(value, tuple | dict):
            for step, one in value.items() if isinstance(value, dict) else enumerate(value):
                self._take(one, (place, step))
        elif isinstance(value, BaseModel):
            self._walk(value, place)
        elif isinstance(value, Person):
            if not value.member_id:  # names of members are read in the roster
                self._take(value.full_name, place)
        elif type(value) is str:  # choices are strings too, of classes of their own
            self._texts.append(value)
            self._places.append(place)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + 1 for text in self._texts), initial=0))

    def matches(self, pattern: re.Pattern[str], beginnings: Iterable[str]) -> Iterator[tuple[re.Match[str], str, str]]:
        """Every match of `pattern`, with the path of its text and the text; each ``ủy`` is read as ``uỷ``.

        A match begins with one of `beginnings` (as `spelled`), which are looked for first: a plain search takes a
        hundredth of what a pattern takes. A pattern sees all texts as one and must not reach over the end of a line.
        """
        for beginning in beginnings:
            if beginning[0] not in self.whole:
                continue
            at = self.whole.find(beginning)
            while at >= 0:
                if found := pattern.match(self.joined, at):
                    index = bisect_right(self._starts, at) - 1
                    yield found, _path(self._places[index]), self._texts[index]
                at = self.whole.find(beginning, found.end() if found else at + 1)


def _path(place: _Place) -> str:
    if not place:
        return ""
    parent, step = place
    before = _path(parent)
    if isinstance(step, int):
        return f"{before}[{step}]"
    return f"{before}.{step}" if before else str(step)

"""The regular expressions of the service, read off its source, and strings on which a slow one shows.

A pattern is slow where it looks at a stretch of text again from each place in it, or cuts the stretch in every way.
So each is given long stretches of whatever may be repeated in it, behind the shortest text that leads there, and
before an end at which it fails.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]  # the parser that `re` itself uses
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from tests.cost.measure import ROOT

SERVICE = ROOT / "service"
_METHODS = frozenset({"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})
_MENDING = ("substitute", "substitute_groups")  # they look for their pattern in a paragraph of a file
_ENDS = ("", "\x00", "x", "!")
_ALPHABET = " \t\n\xa0aA0đ.-–/,:;_…()[]“”\"'<>&{}%*?=@|~" + "\u0301"
_MANY = 8  # a repetition of at most so many cannot be pumped
_LENGTHS = 12  # prefixes and pumps that are tried of one pattern


@dataclass(frozen=True, slots=True)
class Use:
    """A pattern and what is done with it (``search``, ``sub`` …); `place` is its file and line."""

    place: str
    pattern: re.Pattern[Any]
    method: str

    @property
    def file(self) -> str:
        return self.place.partition(":")[0]

    @property
    def name(self) -> str:
        return f"{self.method} {self.pattern.pattern!r}"

    def run(self, text: str) -> None:
        """Do it to `text`."""
        given: Any = text.encode() if isinstance(self.pattern.pattern, bytes) else text
        method = getattr(self.pattern, self.method)
        if self.method in ("sub", "subn"):
            method(given[:0], given)
        elif self.method == "finditer":
            for _ in method(given):
                pass
        else:
            method(given)


def asked(use: Use, letters: int) -> bytes:
    """What the door for patterns reads: the use, and how long the texts shall be."""
    pattern = use.pattern.pattern
    source = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    flags = use.pattern.flags & ~re.UNICODE
    return json.dumps([use.place, source, isinstance(pattern, bytes), flags, use.method, letters]).encode()


def told(data: bytes) -> tuple[Use, int]:
    """What `asked` wrote."""
    place, source, is_bytes, flags, method, letters = json.loads(data)
    return Use(place, re.compile(source.encode("latin-1") if is_bytes else source, flags), method), letters


@cache
def uses() -> list[Use]:
    """Every use of a pattern in the service, as far as it stands in the source; `dynamic` are the others."""
    found: list[Use] = []
    calls = _calls_on_names()
    for file in sorted(SERVICE.rglob("*.py")):
        place = str(file.relative_to(ROOT))
        module = importlib.import_module(
            ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        )
        for name, value in vars(module).items():
            found += _of_value(place, name, value, calls)
        for node in ast.walk(ast.parse(file.read_text())):
            if (literal := _literal(node)) is not None:
                method, pattern, flags = literal
                found.append(Use(f"{place}:{node.lineno}", re.compile(pattern, flags), method))  # type: ignore[attr-defined]
    return list({(use.pattern, use.method): use for use in reversed(found)}.values())


def _of_value(place: str, name: str, value: object, calls: dict[str, set[str]]) -> Iterator[Use]:
    """The patterns that a name of a module stands for, alone or among others."""
    for pattern in _patterns_in(value):
        for method in sorted(calls.get(name, set())) or ["search", "fullmatch"]:
            yield Use(place, pattern, method)


def _patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    if type(value) is re.Pattern:
        yield value
    elif type(value) in (tuple, list, dict, set, frozenset):
        for one in value.values() if isinstance(value, dict) else value:  # type: ignore[attr-defined]
            yield from _patterns_in(one)
    elif is_dataclass(type(value)):
        yield from _patterns_in(getattr(value, "pattern", None))


def _calls_on_names() -> dict[str, set[str]]:
    """What the service does to each name, ``NAME.search(…)`` and ``module.NAME.search(…)``."""
    found: dict[str, set[str]] = {}
    for file in SERVICE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Attribute) and node.attr in _METHODS:
                for home in [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]:
                    name = getattr(home, "id", getattr(home, "attr", ""))
                    found.setdefault(name, set()).add(node.attr)
    return found


def _literal(node: ast.AST) -> tuple[str, str | bytes, int] | None:
    """``re.search("…", text)``, ``substitute("…", new)`` → what is done, the pattern and its flags."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MENDING:
        mended = getattr(node.args[0], "value", None)
        return ("finditer", mended, 0) if isinstance(mended, str) else None
    if not (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
    ):
        return None
    if node.func.value.id != "re" or node.func.attr not in _METHODS or not node.args:
        return None
    first = node.args[0]
    if not (isinstance(first, ast.Constant) and isinstance(first.value, str | bytes)):
        return None
    flags = "".join(ast.unparse(one.value) for one in node.keywords if one.arg == "flags")
    return (
        node.func.attr,
        first.value,
        re.IGNORECASE if "IGNORECASE" in flags else re.DOTALL if "DOTALL" in flags else 0,
    )


def dynamic() -> Iterator[str]:
    """The places where a pattern is put together from something else than a text in the source."""
    for file in sorted(SERVICE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if is_call and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":  # type: ignore[attr-defined]
                first = node.args[0] if node.args else None  # type: ignore[attr-defined]
                if node.func.attr in _METHODS and not isinstance(first, ast.Constant):  # type: ignore[attr-defined]
                    yield ast.unparse(first) if first else ""


def attacks(pattern: re.Pattern[Any], n: int) -> Iterator[str]:
    """Texts of about n letters on which `pattern` shows whether it is slow."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = parser.parse(source, pattern.flags & ~re.DEBUG)
    prefixes = dict.fromkeys(["", *(prefix for prefix, _ in _repeats(tree, ""))])
    pumps = dict.fromkeys([*(pump for _, body in _repeats(tree, "") for pump in body), *_letters(tree)])
    short = [one for one in pumps if one]
    for prefix in list(prefixes)[:_LENGTHS]:
        for pump in short[: 3 * _LENGTHS]:
            for end in _ENDS:
                yield prefix + pump * (n // len(pump)) + end
            if prefix:
                yield (prefix + pump) * (n // len(prefix + pump))


def _letters(tree: Any) -> list[str]:
    """Letters that some class of the pattern takes."""
    return [letter for letter in _ALPHABET if any(_takes(item, letter) for item in _leaves(tree))]


def _leaves(tree: Any) -> Iterator[Any]:
    for kind, value in tree:
        if kind in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
            yield kind, value
        for inner in _inner(kind, value):
            yield from _leaves(inner)


def _inner(kind: Any, value: Any) -> list[Any]:
    if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is codes.SUBPATTERN:
        return [value[3]]
    if kind is codes.BRANCH:
        return list(value[1])
    if kind in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    return []


def _takes(item: Any, letter: str) -> bool:
    kind, value = item
    if kind is codes.LITERAL:
        return bool(value == ord(letter))
    if kind is codes.NOT_LITERAL:
        return bool(value != ord(letter))
    if kind is codes.ANY:
        return letter != "\n"
    negated = value[0][0] is codes.NEGATE
    return any(_in_class(one, letter) for one in value if one[0] is not codes.NEGATE) != negated


def _in_class(item: Any, letter: str) -> bool:
    kind, value = item
    if kind is codes.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if kind is codes.CATEGORY:
        name = str(value)
        holds = (
            letter.isdigit()
            if "DIGIT" in name
            else letter.isspace()
            if "SPACE" in name
            else letter.isalnum() or letter == "_"
        )
        return holds != ("_NOT_" in name)
    return bool(value == ord(letter))


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, list[str]]]:
    """Each repetition in `tree`: the shortest text that leads to it, and what one turn of it may be."""
    for kind, value in tree:
        if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and value[1] > _MANY:
            yield before, [_shortest(value[2]), *_others(value[2])]
        for inner in _inner(kind, value):
            yield from _repeats(inner, before)
        before += _shortest([(kind, value)])


def _others(tree: Any) -> list[str]:
    """One letter of each class that is all of a turn."""
    if len(tree) != 1:
        return []
    return [letter for letter in _ALPHABET if any(_takes(item, letter) for item in _leaves(tree))][:6]


def _shortest(tree: Any) -> str:
    """A short text that `tree` takes, looking around left aside."""
    text = ""
    for kind, value in tree:
        if kind is codes.LITERAL:
            text += chr(value)
        elif kind in (codes.IN, codes.NOT_LITERAL, codes.ANY):
            text += next(
                (one for one in string.ascii_letters + _ALPHABET + string.digits if _takes((kind, value), one)), ""
            )
        elif kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            text += _shortest(value[2]) * value[0]
        elif kind is codes.SUBPATTERN:
            text += _shortest(value[3])
        elif kind is codes.BRANCH:
            text += _shortest(value[1][0])
    return text

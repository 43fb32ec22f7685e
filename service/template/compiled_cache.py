"""Templates prepared ahead and kept beside the code, as Python keeps its compiled modules.

`keep` writes them when an operator asks (``sinhhoat templates prepare``), never a render; they hold nothing but what
the templates say. They are found by content: the template, its terms, this engine and the libraries that it stands on,
so that one of another time is never taken for the right one. And they are code: whoever may write them may as well
change the service, so they lie with it and nowhere else.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

from service.package import Package

FOLDER = Path(__file__).with_name("__pycache__")
_ENDING = ".template"
_STANDS_ON = ("docxtpl", "jinja2", "lxml")


@dataclass(frozen=True, slots=True)
class PreparedPart:
    """One part with tags: its root start tag, its code, and the names of the repairs that it may need."""

    part: str
    root: str
    code: CodeType
    repairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a template's bytes decide."""

    key: str
    places: dict[str, str]  # each field, sorted, with the text of a paragraph where it stands
    printed: tuple[str, ...]  # the fields of which it takes more than their number
    parts: tuple[PreparedPart, ...]


@cache
def _engine() -> bytes:
    """The engine and what it stands on, in a few bytes; 1 ms."""
    found = sha256(MAGIC_NUMBER)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        found.update(file.read_bytes())
    for library in _STANDS_ON:
        found.update(version(library).encode())
    return found.digest()


def key_of(package: Package, terms: Iterable[object]) -> str:
    """What tells a template, compiled on these terms, from every other."""
    found = sha256(_engine())
    found.update(repr(tuple(terms)).encode())
    for name, content in package.parts.items():
        found.update(f"{name}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def found(key: str) -> Prepared | None:
    """The template of this key, or None where none is kept."""
    try:
        places, printed, parts = marshal.loads((FOLDER / f"{key}{_ENDING}").read_bytes())  # noqa: S302 - as Python does for modules
    except (OSError, EOFError, ValueError, TypeError):  # none, or one that was torn: it is worked out anew
        return None
    return Prepared(key, places, printed, tuple(PreparedPart(*part) for part in parts))


def keep(templates: Collection[Prepared], write: Callable[[Path, bytes], None]) -> None:
    """Keep these templates, and no others; `write` puts a file in place whole. Raises OSError."""
    FOLDER.mkdir(exist_ok=True)
    for one in templates:
        parts = [(part.part, part.root, part.code, part.repairs) for part in one.parts]
        write(FOLDER / f"{one.key}{_ENDING}", marshal.dumps((one.places, one.printed, parts)))
    kept = {f"{one.key}{_ENDING}" for one in templates}
    for file in FOLDER.glob(f"*{_ENDING}"):
        if file.name not in kept:
            file.unlink(missing_ok=True)

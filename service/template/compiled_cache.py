"""Templates compiled ahead and kept beside the code, as Python keeps its compiled modules.

Only ``sinhhoat templates prepare`` writes them, never a render; they hold nothing but what the templates say. The key
of a file is a hash of the template, its options, this engine and its libraries, so a stale file is never loaded. The
files are code: whoever can write them controls the service, so they lie in its own folder and nowhere else.
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
from typing import NamedTuple

from service.package import Package
from service.template.fault import Where

FOLDER = Path(__file__).with_name("__pycache__")
_ENDING = ".template"
_LIBRARIES = ("docxtpl", "jinja2", "lxml")


class PreparedPart(NamedTuple):
    """One part with tags: its root start tag, its code, and the names of the repairs that it may need."""

    part: str
    root: str
    code: CodeType
    repairs: tuple[str, ...]


class Claimed(NamedTuple):
    """A claim (`claims.Claim`) with the part and the paragraph where it stands."""

    does: str
    field: str
    said: str
    where: Where


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything about a template that follows from its bytes alone."""

    key: str
    places: dict[str, Where]  # each field, sorted, with one of the paragraphs where it stands
    printed: tuple[str, ...]  # the fields of which it takes more than their number
    parts: tuple[PreparedPart, ...]
    claims: tuple[Claimed, ...]  # what it takes for granted about its fields


@cache
def _engine() -> bytes:
    """A hash of the engine's code, of its libraries' versions and of Python's bytecode format; takes 1 ms."""
    digest = sha256(MAGIC_NUMBER)
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    for library in _LIBRARIES:
        digest.update(version(library).encode())
    return digest.digest()


def key_of(package: Package, options: Iterable[object]) -> str:
    """The key of a template compiled with `options`, in hexadecimal digits."""
    digest = sha256(_engine())
    digest.update(repr(tuple(options)).encode())
    for name, content in package.parts.items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def load(key: str) -> Prepared | None:
    """The compiled template of this key, or None where none is kept."""
    try:
        places, printed, parts, claims = marshal.loads((FOLDER / f"{key}{_ENDING}").read_bytes())  # noqa: S302 - as Python does for modules
    except (OSError, EOFError, ValueError, TypeError):  # none, or a damaged one: the template is compiled anew
        return None
    return Prepared(
        key,
        {field: Where(*place) for field, place in places.items()},
        printed,
        tuple(PreparedPart(*part) for part in parts),
        tuple(Claimed(does, field, said, Where(*where)) for does, field, said, where in claims),
    )


def keep(templates: Collection[Prepared], write: Callable[[Path, bytes], None]) -> None:
    """`write` these templates, atomically, to the folder and delete all others there; raises OSError."""
    FOLDER.mkdir(exist_ok=True)
    for template in templates:
        places = {field: tuple(place) for field, place in template.places.items()}
        claims = [(*claim[:-1], tuple(claim.where)) for claim in template.claims]
        content = (places, template.printed, [tuple(part) for part in template.parts], claims)
        write(FOLDER / f"{template.key}{_ENDING}", marshal.dumps(content))
    kept = {f"{template.key}{_ENDING}" for template in templates}
    for file in FOLDER.glob(f"*{_ENDING}"):
        if file.name not in kept:
            file.unlink(missing_ok=True)

"""Own fields as somebody lists them on a page → the lines of a sheet that declare them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from service.dossier.parts import Part
from service.kinds.sheet import EXTRA_TYPES
from service.vietnamese import slug

MOST = 12  # that one page declares
TYPES = {  # of `EXTRA_TYPES`, as people call them
    "line": "một dòng chữ",
    "text": "đoạn văn",
    "lines": "nhiều ý",
    "count": "số",
    "date": "ngày",
    "moment": "ngày giờ",
    "flag": "có hoặc không",
    "person": "người",
    "people": "nhiều người",
}


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field that somebody wants: what it is called, and one of `TYPES`."""

    label: str
    type: str


def listed(labels: Sequence[str], types: Sequence[str]) -> list[OwnField]:
    """The fields of a page by their labels, blank ones left out; of an unknown type they are a line."""
    pairs = zip(labels, types, strict=False)
    wanted = (OwnField(" ".join(label.split())[:80], kind if kind in EXTRA_TYPES else "line") for label, kind in pairs)
    return [field for field in wanted if field.label][:MOST]


def declared(fields: Iterable[OwnField], known: Iterable[str] = ()) -> str:
    """The lines of a sheet that has fields of the `known` names, each new field under a name of its own."""
    blocks: list[str] = []
    taken = set(known)
    for field in fields:
        name = next(one for one in _names(field.label) if one not in taken and not hasattr(Part, one))
        taken.add(name)
        label = json.dumps(field.label, ensure_ascii=False)  # what JSON quotes, TOML reads
        blocks.append(f'\n[[extra]]\nname = "{name}"\nlabel = {label}\ntype = "{field.type}"\n')
    return "".join(blocks)


def _names(label: str) -> Iterator[str]:
    plain = slug(label).replace("-", "_")[:40] or "muc"
    first = plain if plain[0].isalpha() else f"muc_{plain}"
    yield first
    yield from (f"{first}_{number}" for number in count(2))

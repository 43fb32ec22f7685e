"""Own fields as somebody lists them on a page → what a sheet says of them, and what prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from service.authoring.field_list import tags_of
from service.dossier.parts import Part, fields_of
from service.kinds.sheet import ExtraField, RowField
from service.template import Paragraphs, Rows
from service.vietnamese import slug

MOST = 12  # that one page declares
ROWS = "rows"
TYPES = {  # of `ExtraField`, as people call them
    "line": "một dòng chữ",
    "text": "đoạn văn",
    "lines": "nhiều ý",
    "count": "số",
    "date": "ngày",
    "moment": "ngày giờ",
    "flag": "có hoặc không",
    "person": "người",
    "people": "nhiều người",
    ROWS: "bảng nhiều dòng",
}
_OF_COLUMNS = {called: name for name, called in TYPES.items() if name != ROWS}
_WIDE = frozenset(["line", "text", "lines"])


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field that somebody wants: what it is called, one of `TYPES`, and of rows the columns."""

    label: str
    type: str
    columns: tuple[OwnField, ...] = ()


def listed(labels: Sequence[str], types: Sequence[str], columns: Sequence[str] = ()) -> list[OwnField]:
    """The fields of a page by their labels, blank ones left out; of an unknown type they are a line.

    The columns of rows are a text: “Nội dung; Người phụ trách (người); Ngày (ngày)”.
    """
    texts = [*columns, *([""] * len(labels))]
    wanted = []
    for label, kind, text in zip(labels, types, texts, strict=False):
        if plain := _plain(label):
            known = kind if kind in TYPES else "line"
            wanted.append(OwnField(plain, known, _columns(text) if known == ROWS else ()))
    return wanted[:MOST]


def _columns(text: str) -> tuple[OwnField, ...]:
    """The columns that a text lists; what stands in brackets and is no type belongs to the label."""
    columns = []
    for piece in re.split(r"[;\n]", text)[:MOST]:
        plain = _plain(piece)
        before, bracket, behind = plain.rpartition("(")
        kind = _OF_COLUMNS.get(behind.removesuffix(")").strip().lower()) if bracket and behind.endswith(")") else None
        label = before.strip() if kind else plain
        if label:
            columns.append(OwnField(label, kind or "line"))
    return tuple(columns)


def _plain(text: str) -> str:
    """A label without what a template would take for a tag."""
    return " ".join(re.sub(r"[{}]", "", text).split())[:80].strip()


def declared(fields: Iterable[OwnField], known: Iterable[str] = ()) -> list[ExtraField]:
    """The fields as a sheet has them that has some of the `known` names, each under a name of its own."""
    return [
        ExtraField(
            name=name,
            label=field.label,
            type=field.type,
            fields=tuple(
                RowField(name=one, label=column.label, type=column.type) for column, one in _named(field.columns)
            ),
        )
        for field, name in _named(fields, known)
    ]


def as_toml(fields: Iterable[ExtraField]) -> str:
    """The lines of a sheet that declare `fields`."""
    blocks = []
    for field in fields:
        lines = [*_said(field)]
        if field.fields:
            lines += ["fields = [", *(f"    {_inline(column)}," for column in field.fields), "]"]
        blocks.append("\n".join(["", "[[extra]]", *lines, ""]))
    return "".join(blocks)


def _inline(column: RowField) -> str:
    """A column as one table of TOML."""
    return f"{{ {', '.join(_said(column))} }}"


def _said(field: RowField) -> Iterator[str]:
    """What is declared of a field beside what goes without saying; what JSON quotes, TOML reads."""
    for name, kind in fields_of(type(field)).items():
        value = getattr(field, name)
        if value != kind.default and name != "fields":
            yield f"{name} = {json.dumps(value, ensure_ascii=False)}"


def places(fields: Iterable[ExtraField], model: type[Part]) -> Iterator[Paragraphs | Rows]:
    """What prints each of the own `fields`, which `model` has: a paragraph or several, or a table."""
    for field in fields:
        path = f"extra.{field.name}"
        tags = tags_of(model, field.name)
        if field.type == ROWS:
            wide = [column.type in _WIDE for column in field.fields]
            columns = zip((tag.label for tag in tags), (tag.tag for tag in tags), wide, strict=True)
            yield Rows(path, f"{field.label}:", tuple(columns))
        elif field.type in ("text", "lines"):
            each = "lines" if field.type == "text" else "dashed"
            texts = (f"{{%p for line in {path}|{each} %}}", "{{ line }}", "{%p endfor %}")
            yield Paragraphs(path, texts, f"{field.label}:")
        elif field.type == "flag":
            yield Paragraphs(path, (f"{field.label}.",))
        else:
            printed = f"{{{{ {path}|sentence }}}}" if field.type == "line" else f"{tags[0].tag}."
            filled = f"{path} is not none" if field.type == "count" else path
            yield Paragraphs(filled, (f"{field.label}: {printed}",))


def _named(fields: Iterable[OwnField], known: Iterable[str] = ()) -> Iterator[tuple[OwnField, str]]:
    """Each field with a name that none other has."""
    taken = set(known)
    for field in fields:
        name = next(one for one in _names(field.label) if one not in taken and not hasattr(Part, one))
        taken.add(name)
        yield field, name


def _names(label: str) -> Iterator[str]:
    plain = slug(label).replace("-", "_")[:40] or "muc"
    first = plain if plain[0].isalpha() else f"muc_{plain}"
    yield first
    yield from (f"{first}_{number}" for number in count(2))

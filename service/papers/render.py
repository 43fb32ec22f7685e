"""A dossier under its letterhead → the finished document, with what it shows of the dossier inside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from service.carried.custom_xml import PART, dossier_xml
from service.dossier.parts import Part, fields_of
from service.dossier.people import Person
from service.kinds.printed_fields import blocks_printed
from service.papers.empty_columns import without_empty_columns
from service.papers.letterhead import Letterhead
from service.papers.long_rows import with_long_rows_free
from service.papers.naming import file_name, set_name, shown_name
from service.papers.spacing import bound
from service.spelling import spelt

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """A finished Word file.

    `name` is plain ASCII without folders, for any file system; `shown_name` is the same in Vietnamese;
    `set_name` is that of a .zip with all documents of the meeting.
    """

    kind: str
    name: str
    shown_name: str
    set_name: str
    content: bytes


def render(letterhead: Letterhead, *, carry: bool = True, given: Mapping[str, Any] = _NOTHING) -> Document:
    """The document under `letterhead`, whose dossier must hold what the kind needs (`needs.lacking`).

    `carry`: with the shown part of the dossier inside. `given`: what the template reads besides the dossier. Raises
    `ValueRefused` for a value that no document can hold.
    """
    kind = letterhead.kind
    contents = _finished(letterhead, kind.template.filled(context_of(letterhead, given)), carry=carry)
    return Document(
        kind=kind.name,
        name=file_name(letterhead),
        shown_name=shown_name(letterhead),
        set_name=set_name(letterhead.dossier),
        content=kind.template.packed(contents),
    )


def render_all(letterheads: Sequence[Letterhead]) -> list[bytes]:
    """The contents of documents of one kind, one at least, as `render` gives them; raises as it does.

    Each stage is done for all before the next: repeating one piece of work takes a processor a third less time.
    """
    template = letterheads[0].kind.template
    filled = [template.filled(context_of(letterhead)) for letterhead in letterheads]
    finished = [_finished(*pair, carry=True) for pair in zip(letterheads, filled, strict=True)]
    return [template.packed(contents) for contents in finished]


def _finished(letterhead: Letterhead, contents: dict[str, bytes], *, carry: bool) -> dict[str, bytes]:
    """`contents`, the filled parts of a document, as they are printed; what is carried stays as it was typed.

    Spelt as the kind spells, without empty columns that need not stand, numbers bound to their units.
    """
    kind, main = letterhead.kind, letterhead.kind.template.main
    page = contents[main]
    if kind.spelling:
        contents = {name: spelt(part.decode(), kind.spelling).encode() for name, part in contents.items()}
    contents[main] = bound(with_long_rows_free(without_empty_columns(contents[main].decode()))).encode()
    if carry:
        contents[PART] = carried(letterhead, page)
    return contents


def carried(letterhead: Letterhead, page: bytes) -> bytes:
    """The custom XML part of a document with the XML `page`: as much of the dossier as the page shows.

    Of people who are only named, their names come along, and the signer's office; a whole roster only where the
    kind's sheet says so.
    """
    kind, dossier = letterhead.kind, letterhead.dossier
    shown = blocks_printed(dossier, kind.shown, page)
    people: dict[str, Person] = {}
    text = dossier.as_json(shown, people)
    people |= {person.member_id: person for person in _named_in(kind.extra_of(dossier)) if person.member_id}
    if kind.shown.get("members") is not True:
        text = f'{text[:-1]},"members":{json.dumps(_roster(letterhead, people), ensure_ascii=False)}}}'
    return dossier_xml(kind.name, text)


def _named_in(value: Any) -> Iterator[Person]:
    """The people whom a kind's own fields name."""
    if isinstance(value, Person):
        yield value
    elif isinstance(value, Part):
        yield from (person for name in fields_of(type(value)) for person in _named_in(getattr(value, name)))
    elif isinstance(value, tuple):
        yield from (person for row in value for person in _named_in(row))


def _roster(letterhead: Letterhead, people: dict[str, Person]) -> list[dict[str, str]]:
    """The members whose names the document shows, `people` and who signs, as rows of a roster."""
    signer = letterhead.doc.signer if letterhead.kind.is_signed else None
    if signer and signer.member_id:
        people[signer.member_id] = signer
    rows = [{"member_id": code, "full_name": person.full_name} for code, person in people.items()]
    for row in rows:
        if signer and row["member_id"] == signer.member_id and signer.party_role:
            row["party_role"] = signer.party_role
    return rows


def context_of(letterhead: Letterhead, given: Mapping[str, Any] = _NOTHING) -> dict[str, Any]:
    """What the template reads: its blocks of the dossier, `doc` (head and foot), `extra` (the kind's own fields).

    `given` are top names that do not come from the dossier.
    """
    kind, dossier = letterhead.kind, letterhead.dossier
    blocks = {name: getattr(dossier, name) for name in kind.reads if name not in ("doc", "extra", *given)}
    return {**blocks, **given, "doc": letterhead.doc, "extra": kind.extra_of(dossier)}

"""Headings about which a person is asked: those that mean nothing to us, and those that were understood by a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from service.tables.cells import text_of
from service.tables.columns import Column, Columns, matched
from service.tables.header import LOOKED_AT_WORDS, Header, letters, read_header
from service.tables.meanings import Meanings
from service.tables.row_groups import Needs
from service.tables.sheet_files import Sheet

MOST = 60  # headings of a table that are asked about: each is a list of some hundred choices
_LONGEST = 120  # characters of a heading, and of an example


@dataclass(frozen=True, slots=True)
class AskedHeading:
    """One heading: where it stands, what stands below it, and the field that it was taken for, if any."""

    text: str
    place: str
    example: str
    taken: Column | None


def asked_headings(sheets: Sequence[Sheet], columns: Columns, needs: Needs) -> list[AskedHeading]:
    """The headings of a table that are worth asking about."""
    found: dict[str, AskedHeading] = {}
    for sheet in sheets:
        header, _, _ = read_header(sheet, columns, needs.wanted, is_alone=len(sheets) == 1)
        meanings = Meanings(columns, header.block, needs.wanted, is_alone=len(sheets) == 1)
        for asked in _of_sheet(sheet, header, meanings) if header.columns or len(sheets) == 1 else ():
            found.setdefault(matched(asked.text), asked)
            if len(found) == MOST:
                return [*found.values()]
    return [*found.values()]


def _of_sheet(sheet: Sheet, header: Header, meanings: Meanings) -> Iterator[AskedHeading]:
    taken = dict(header.columns)
    below = next((cells for number, cells in sheet.rows() if number > header.last and any(cells)), [])
    for index, heading in islice(enumerate(header.headings), LOOKED_AT_WORDS):
        if not heading or len(heading) > _LONGEST:
            continue
        meant, is_name = meanings.of(heading)
        if is_name and len(meant) == 1 and matched(heading) not in meanings.columns.chosen:
            continue
        example = text_of(below[index])[:_LONGEST] if index < len(below) else ""
        place = ", ".join(filter(None, (f"trang “{header.title}”" if header.title else "", f"cột {letters(index)}")))
        yield AskedHeading(heading, place, example, taken.get(index))


def on_offer(columns: Columns, needs: Needs) -> dict[str, list[Column]]:
    """The fields that a heading may be told to mean, by the part around them: those that the kind prints or needs."""
    groups: dict[str, list[Column]] = {}
    for column in columns.all:
        if not needs.wanted or column.path in needs.wanted or column.top in ("org", "meeting", "members", "attendance"):
            groups.setdefault(column.group, []).append(column)
    return groups

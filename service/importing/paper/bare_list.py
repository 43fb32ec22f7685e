"""A Word file without a head: its lists and tables, each read as if it were pasted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from service.importing.grids import Grid
from service.importing.lines import read_lines
from service.importing.paper.page import Line, Page
from service.importing.proposals import Reading, Why
from service.importing.tables import read_table

_LEAST = 0.4  # of its lines must be understood, or a text without a head is no list


def read_bare_list(page: Page, reading: Reading) -> None:
    """A file without a head: lists and tables, each read as if it were pasted."""
    parts = list(_blocks(page))
    lists = [part for part in parts if isinstance(part, list)]
    understood = sum(_understood(lines, reading) for lines in lists)
    is_list = understood >= _LEAST * sum(map(len, lists))
    for part in parts:
        if isinstance(part, Grid):
            read_table(part, reading)
        elif is_list:
            _take(part, reading)
        else:  # a text of its own, in which some lines merely look like names
            for line in part:
                reading.leave(line.origin, line.text, Why.LINE)
    for piece in (*page.components.head.pieces, *page.components.subject, *page.components.foot.pieces):
        reading.leave(page.line_of(piece).origin, piece.text, Why.LINE)


def _blocks(page: Page) -> Iterator[list[Line] | Grid]:
    """The tables, and the lines that stand between them."""
    for is_table, parts in groupby(page.content, lambda part: isinstance(part, Grid)):
        if is_table:
            yield from (part for part in parts if isinstance(part, Grid))
        else:
            yield [part for part in parts if isinstance(part, Line)]


def _understood(lines: list[Line], reading: Reading) -> int:
    """Of how many lines something would be taken."""
    tried = Reading(year=reading.year)
    read_lines([line.text for line in lines], lines[0].origin, tried)
    return len({value.origin.row for value in tried.values})


def _take(lines: list[Line], reading: Reading) -> None:
    own = Reading(rows=reading.rows, year=reading.year, figures=reading.figures, people=reading.people)
    read_lines([line.text for line in lines], lines[0].origin, own)
    own.join_lines()
    for value in own.values:
        origin = lines[value.origin.row - 1].origin if value.origin.row else value.origin
        reading.take_over(replace(value, origin=origin))
    reading.unused += [replace(one, origin=lines[one.origin.row - 1].origin) for one in own.unused]
    reading.questions += [replace(one, origin=lines[one.origin.row - 1].origin) for one in own.questions]

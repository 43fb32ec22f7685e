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
    # Rows are numbered on from list to list; those of the tables follow where the lists are taken.
    tried = Reading(rows=dict(reading.rows), year=reading.year)
    readings = [_read(lines, tried) for lines in lists]
    understood = sum(len({value.origin.row for value in own.values}) for own in readings)
    is_list = understood >= _LEAST * sum(map(len, lists))
    if is_list:
        reading.rows.update(tried.rows)
    own_readings = iter(readings)
    for part in parts:
        if isinstance(part, Grid):
            read_table(part, reading)
        elif is_list:
            _take(part, next(own_readings), reading)
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


def _read(lines: list[Line], tried: Reading) -> Reading:
    """One list, its rows numbered on from those that were `tried` before."""
    own = Reading(rows=tried.rows, year=tried.year)
    read_lines([line.text for line in lines], lines[0].origin, own)
    return own


def _take(lines: list[Line], own: Reading, reading: Reading) -> None:
    own.join_lines()
    for value in own.values:
        origin = lines[value.origin.row - 1].origin if value.origin.row else value.origin
        reading.take_over(replace(value, origin=origin))
    reading.figures += own.figures
    reading.unused += [replace(one, origin=lines[one.origin.row - 1].origin) for one in own.unused]
    reading.questions += [replace(one, origin=lines[one.origin.row - 1].origin) for one in own.questions]

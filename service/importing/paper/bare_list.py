"""A Word file without a head: its lists and tables, each read as if it were pasted."""

from __future__ import annotations

from dataclasses import replace

from service.importing.lines import read_lines
from service.importing.paper.page import Line, Page
from service.importing.proposals import Reading, Why
from service.importing.tables import read_table


def read_bare_list(page: Page, reading: Reading) -> None:
    """A file without a head: lists and tables, each read as if it were pasted."""
    lines: list[Line] = []
    for part in [*page.content, None]:
        if isinstance(part, Line):
            lines.append(part)
            continue
        if lines:
            _as_lines(lines, reading)
            lines = []
        if part is not None:
            read_table(part, reading)
    for piece in (*page.components.head.pieces, *page.components.subject, *page.components.foot.pieces):
        reading.leave(page.line_of(piece).origin, piece.text, Why.LINE)


def _as_lines(lines: list[Line], reading: Reading) -> None:
    own = Reading(rows=reading.rows, year=reading.year, figures=reading.figures, people=reading.people)
    read_lines([line.text for line in lines], lines[0].origin, own)
    own.join_lines()
    for value in own.values:
        origin = lines[value.origin.row - 1].origin if value.origin.row else value.origin
        reading.take_over(replace(value, origin=origin))
    reading.unused += [replace(one, origin=lines[one.origin.row - 1].origin) for one in own.unused]
    reading.questions += [replace(one, origin=lines[one.origin.row - 1].origin) for one in own.questions]

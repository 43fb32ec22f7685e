"""One table of any origin → proposals: its heading decides what it is; without one a column of names is a roster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from service.importing.block_tables import read_block
from service.importing.columns import table_read, told, without_title_row
from service.importing.grids import Grid
from service.importing.headers import LOOKED_AT, Heading, find_heading
from service.importing.people import names_somebody
from service.importing.proposals import Reading, Why
from service.importing.rosters import read_roster
from service.tables.old_fonts import SEEN_AS, decoded
from service.vietnamese import nfc
from service.vocabulary import words
from service.vocabulary.wordings import wording

_MONTH = wording("tables_month")


def read_table(grid: Grid, reading: Reading, into: str = "") -> None:
    """Propose what a table holds; every cell of it is in a proposal or in what was not used."""
    first_text = " ".join([*grid.above[-3:], *(" ".join(row) for row in grid.rows[:6])])[:3000]
    if reading.year is None and (year := _MONTH.search(words.plain(first_text))):
        reading.year = int(year[1] or year[2])
    before = reading.mark()
    grid, given = _with_heading(grid, reading, into)
    heading = given
    if heading is not None and (half := _repeats_at(heading)):
        for part in (grid.part(0, half), grid.part(half, grid.width)):
            read_table(part, reading, into or heading.block)
        _name_the_rest(grid, reading, before)
        return
    if titles := reading.titles.get(len(reading.tables)):
        heading = told(grid, given, into, titles)
    reading.tables.append(table_read(grid, heading, given, into))
    if heading is None:
        for row in range(len(grid.rows)):
            for column in grid.filled(row):
                reading.leave(grid.origin(row, column), grid.text(row, column), Why.LINE)
    elif heading.block in ("members", "attendance"):
        read_roster(grid, heading, reading)
    else:
        read_block(grid, heading, reading)
    _name_the_rest(grid, reading, before)


def _with_heading(grid: Grid, reading: Reading, into: str) -> tuple[Grid, Heading | None]:
    """The table in letters that can be read, and its heading; without one that of a list of people."""
    heading = find_heading(grid, into)
    if heading is None and (font := _old_font(grid, into)):
        grid = replace(grid, rows=[[nfc(decoded(text, font)) for text in row] for row in grid.rows])
        reading.note(
            f"{grid.place}: bảng gõ bằng phông cũ {font.upper()}; đã đổi sang Unicode, hãy xem lại chữ.".lstrip(": ")
        )
        heading = find_heading(grid, into)
    if heading is None and into in ("", "members", "attendance"):
        heading = _without_heading(grid)
        heading = without_title_row(grid, heading) if heading else None
    return grid, heading


def _old_font(grid: Grid, into: str) -> str:
    """The old font in which a table is typed, where only so its heading says something; else ""."""
    if all(text.isascii() for row in grid.rows[:LOOKED_AT] for text in row):
        return ""
    top = grid.rows[:LOOKED_AT]
    for font in SEEN_AS:
        rows = [[nfc(decoded(text[:200], font)) for text in row] for row in top]
        if find_heading(replace(grid, rows=rows), into) is not None:
            return font
    return ""


def _repeats_at(heading: Heading) -> int:
    """The column at which the headings begin anew: a long list laid out in two halves side by side; 0 where none do."""
    titles = [words.plain(title) for title in heading.titles]
    half = titles.index(titles[0], 1) if titles and titles[0] and titles[0] in titles[1:] else 0
    return half if half > 1 and titles[half : 2 * half] == titles[:half] else 0


def _name_the_rest(grid: Grid, reading: Reading, before: tuple[int, ...]) -> None:
    """No cell is dropped without a word, whichever reader passed it over."""
    told = {(origin.row, origin.column) for origin in reading.since(before)}
    for row in range(len(grid.rows)):
        for column in grid.filled(row):
            origin = grid.origin(row, column)
            if (origin.row, origin.column) not in told:
                reading.leave(origin, grid.text(row, column), Why.VALUE)


def _without_heading(grid: Grid) -> Heading | None:
    """A list of people without a heading: the column where names stand, and others by what they hold."""
    cells = {
        column: [grid.text(row, column) for row in range(len(grid.rows)) if grid.text(row, column)]
        for column in range(min(grid.width, 30))
    }
    names = {column: _share(texts, names_somebody) for column, texts in cells.items() if len(texts) > 1}
    best = max(names, key=lambda column: names[column], default=None)
    if best is None or names[best] < 0.6:
        return None
    titles = [""] * grid.width
    titles[best] = "Họ và tên"
    columns, order, personal = {"full_name": best}, None, set()
    kinds = (
        ("birth", "Năm sinh", lambda text: words.birth_year(text) is not None),
        ("gender", "Giới tính", lambda text: words.meaning("gender", text) is not None),
        ("party_status", "Diện đảng viên", lambda text: words.meaning("party_status", text) is not None),
        ("party_role", "Chức vụ", lambda text: words.meaning("party_role", text) is not None or words.is_office(text)),
        ("order", "STT", lambda text: text.strip(".").isdecimal() and len(text) < 4),
        ("personal", "Số điện thoại", words.is_phone),
        ("note", "Ghi chú", lambda text: words.meaning("activity_status", text) is not None),
    )
    for column, texts in cells.items():
        if column == best or not texts:
            continue
        name, title = next(((name, title) for name, title, fits in kinds if _share(texts, fits) >= 0.6), ("", ""))
        if name == "personal":
            personal.add(column)
        elif name == "order":
            order = column
        if name and (name == "order" or name not in columns):
            titles[column] = title
            if name not in ("order", "personal"):
                columns[name] = column
    return Heading("members", -1, -1, columns, tuple(titles), order, frozenset(personal))


def _share(texts: list[str], fits: Callable[[str], object]) -> float:
    return len([text for text in texts if fits(text)]) / len(texts)

"""Meetings from everything that cells and communes keep: dossiers, papers, .zip files of them, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from service.dossier import Dossier
from service.dossier.identity import CellIndex, cell_of
from service.errors import Problem, SinhhoatError, TableRejected
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.tables import Table, open_table
from service.tables.blank_tables import columns_for, needs_of
from service.year.history import gather, is_kept, within_archives

TABLES = (".csv", ".xlsx", ".xls", ".ods")
MOST_IN_TABLES = 500  # meetings in the tables of one request, as in a batch over the web
_TWICE = "một tệp khác đã ghi kỳ họp này của chi bộ, nội dung khác bảng; lấy theo tệp kia, hãy giữ một trong hai."
_MANY = "các bảng cộng lại có quá {} kỳ họp; hãy chia ra nhiều lần."


def is_table(path: str) -> bool:
    """Whether the file at `path` may be a table of meetings, by its name."""
    return is_kept(path, TABLES)


def _may_hold_meetings(path: str) -> bool:
    return is_kept(path) or is_table(path)


def meetings_of(
    kinds: Catalogue, files: Iterable[tuple[str, bytes]], most: int = MOST_IN_TABLES
) -> tuple[list[Dossier], list[Problem]]:
    """One dossier for each meeting in `files` (names and contents), and what is wrong with the files.

    `kinds`: those of a meeting, whose fields a table may have; `most`: meetings in all tables.
    The rest as in `history.gather`; rows of a table join
    the other meetings, and problems of a cell name its sheet, row and column.
    """
    problems: list[Problem] = []
    tables: list[tuple[str, bytes]] = []
    others: list[tuple[str, bytes]] = []
    for name, content in within_archives(files, problems, _may_hold_meetings):
        (tables if is_table(name) else others).append((name, content))
    dossiers, unread = gather(others)
    problems += unread
    room = most
    for name, content in tables:
        try:
            read = _rows_of(kinds, name, content, room, most)
        except SinhhoatError as error:
            problems += error.problems
        else:
            dossiers, room = [*dossiers, *_new_among(read, dossiers, name, problems)], room - len(read)
    return dossiers, problems


def _new_among(read: list[Dossier], known: list[Dossier], name: str, problems: list[Problem]) -> Iterator[Dossier]:
    """The meetings in `read`, from the table `name`, that are not among those `known`; a contradiction is a problem."""
    cells = CellIndex(map(cell_of, (*known, *read)))
    held = {(cells.the_one(cell_of(one)), one.meeting.start_at): one for one in known if cells.the_one(cell_of(one))}
    for dossier in read:
        other = held.get((cells.the_one(cell_of(dossier)), dossier.meeting.start_at))
        if other is None:
            yield dossier
        elif other != dossier:
            problems.append(Problem("dossier-twice", f"{name}, {dossier.org.cell_name}", _TWICE))


def _rows_of(kinds: Catalogue, name: str, content: bytes, room: int, most: int) -> list[Dossier]:
    """The dossiers in a table; raises `TableRejected` with every problem of all its rows."""
    table = _opened(kinds, name, content)
    if table.count > room:
        raise TableRejected([table.headers[0].problem("too-many-rows", _MANY.format(most))])
    assembler = table.assembler
    dossiers: list[Dossier] = []
    problems: list[Problem] = [*table.problems]
    for group in table.groups():
        try:
            dossiers.append(assembler.read(group, kinds.kinds))
        except TableRejected as error:
            problems += error.problems
    if problems:
        raise TableRejected(problems)
    return dossiers


def _opened(kinds: Catalogue, name: str, content: bytes) -> Table:
    """The table, its headings understood as those of all kinds, else of the first kind for which they are clear."""
    columns = columns_for(kinds)
    try:
        return open_table(content, name, columns, needs_of(kinds, ALL, columns))
    except TableRejected as error:
        if any(problem.code != "ambiguous-heading" for problem in error.problems):
            raise
        refused = error
    for kind in kinds.kinds:
        with suppress(TableRejected):
            return open_table(content, name, columns, needs_of(kinds, kind, columns))
    raise refused

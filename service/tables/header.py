"""The heading of a sheet: which row it is, and which field of the dossier each of its cells means."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from service.errors import CellProblem
from service.tables.cells import is_blank, lost_marks, text_of
from service.tables.columns import Column, Columns, matched
from service.tables.sheet_files import Cells, Sheet

TITLE_LIMIT = 31  # characters of a sheet's title
NOTED = 20  # unknown columns that are named one by one
_OF_EVERY_TABLE = ("org.", "meeting.")


@dataclass(frozen=True, slots=True)
class Header:
    """What a sheet's columns mean, as pairs of a position (from 0) and a column; `row` is the heading's own number."""

    file: str
    title: str
    row: int
    block: str
    width: int
    columns: tuple[tuple[int, Column], ...]
    headings: tuple[str, ...]
    is_text: bool = False

    @property
    def place(self) -> str:
        return f"{self.file}, trang “{self.title}”" if self.title else self.file

    def position(self, path: str) -> int | None:
        """Where the column of that path stands in a row, None where the sheet has none."""
        return next((index for index, column in self.columns if column.path == path), None)

    def problem(self, code: str, message: str, row: int = 0, index: int | None = None, **more: str) -> CellProblem:
        """A problem with its place: the sheet, a row of it, or a cell of that row."""
        where = f"{self.place}, dòng {row}" if row else self.place
        column, heading = "", ""
        if index is not None:
            column, heading = letters(index), "".join(self.headings[index : index + 1])
            where += f", cột {column}"
        return CellProblem(code, where, message, self.file, self.title, row, column, heading, **more)


def letters(index: int) -> str:
    """The letters of a column as spreadsheets show them: 0 → ``A``, 27 → ``AB``."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def known_headings(rows: Iterable[Cells], columns: Columns) -> int:
    """The most headings known to us that one of `rows` has."""
    return max((_known(cells, columns) for cells in rows), default=0)


def _known(cells: Cells, columns: Columns) -> int:
    return sum(1 for cell in cells if type(cell) is str and cell and matched(cell) in columns.by_name)


def block_of(title: str, columns: Columns) -> str:
    """The part of the dossier that a sheet's title names: its field, its title, or a piece of just one title."""
    wanted = matched(title)
    names = {matched(block): block for block in columns.blocks} | {
        matched(name): block for block, name in columns.blocks.items()
    }
    if wanted in names:
        return names[wanted]
    near = [block for block, name in columns.blocks.items() if wanted and matched(name).startswith(wanted)]
    near = near or [block for block, name in columns.blocks.items() if wanted and wanted in matched(name)]
    return near[0] if len(near) == 1 else ""


def sheet_title(block: str, columns: Columns) -> str:
    """A title that a spreadsheet takes for the sheet of a part, and that leads back to it (`block_of`)."""
    title = columns.blocks[block]
    short = [name[:TITLE_LIMIT].rstrip(" -") for name in (title, title.rpartition(" - ")[2])]
    return next((name for name in short if block_of(name, columns) == block), block[:TITLE_LIMIT])


def read_header(sheet: Sheet, columns: Columns, wanted: Collection[str]) -> tuple[Header, list[CellProblem], list[str]]:
    """The heading of `sheet`, what is wrong with it, and what is only worth a word (columns that are passed over).

    `wanted` are the paths that the kind prints: they decide what a heading means that several fields share.
    """
    rows = sheet.first_rows()
    scores = [_known(cells, columns) for _, cells in rows]
    best = max(scores, default=0)
    number, cells = rows[scores.index(best)] if best else (1, rows[0][1] if rows else [])
    headings = _trimmed(cells)
    block = block_of(sheet.title or sheet.file.rpartition(".")[0], columns)
    header = Header(sheet.file, sheet.title, number, block, len(headings), (), tuple(headings), sheet.is_text)
    if not best:
        return header, [_no_header(header, rows)], []
    pairs: list[tuple[int, Column]] = []
    seen: set[str] = set()
    problems: list[CellProblem] = []
    unknown: list[tuple[int, str]] = []
    for index, heading in enumerate(headings):
        meant = _meant(heading, columns, block, wanted)
        if len(meant) > 1:
            names = "; ".join(f"“{column.qualified}”" for column in meant[:4])
            problems.append(header.problem("ambiguous-heading", f"có thể là {names}; hãy ghi rõ.", number, index))
        elif meant and meant[0].path in seen:
            message = f"cột “{heading}” có hai lần; hãy giữ một."
            problems.append(header.problem("double-heading", message, number, index))
        elif meant:
            pairs.append((index, meant[0]))
            seen.add(meant[0].path)
        elif heading:
            unknown.append((index, heading))
    return replace(header, columns=tuple(pairs)), problems, _passed_over(header, unknown, columns)


def _trimmed(cells: Cells) -> list[str]:
    """Headings without the empty ones at the end, of which a pasted table may have thousands."""
    end = len(cells)
    while end and is_blank(cells[end - 1]):
        end -= 1
    return [text_of(cell) for cell in cells[:end]]


def _no_header(header: Header, rows: list[tuple[int, Cells]]) -> CellProblem:
    if any(lost_marks(text_of(cell)) for _, cells in rows for cell in cells[:100]):
        message = "chữ Việt đã mất dấu khi lưu (như “Nguy?n”); hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx từ bảng gốc."
        return header.problem("marks-lost", message)
    message = "không thấy dòng tiêu đề nào có tên cột đã biết; “sinhhoat columns” cho bảng trống với đủ tiêu đề."
    return header.problem("no-header", message if rows else "bảng trống.")


def _meant(heading: str, columns: Columns, block: str, wanted: Collection[str]) -> list[Column]:
    """The columns that a heading may mean, narrowed step by step until one is left."""
    candidates = columns.by_name.get(matched(heading), []) if heading else []
    for keep in (
        lambda column: column.path == heading or matched(column.qualified) == matched(heading),
        lambda column: block and (column.block == block or (not column.block and column.path.startswith(f"{block}."))),
        lambda column: column.path in wanted,
        lambda column: column.path.startswith(_OF_EVERY_TABLE) and column.path.count(".") == 1,
        lambda column: matched(column.title) == matched(heading),
    ):
        if len(candidates) > 1:
            candidates = [column for column in candidates if keep(column)] or candidates
    return candidates


def _passed_over(header: Header, unknown: list[tuple[int, str]], columns: Columns) -> list[str]:
    """A word on the columns that mean nothing to us, with the known title that is nearest."""
    titles = {matched(column.title): column.title for column in columns.all}
    notes = []
    for index, heading in unknown[:NOTED]:
        near = difflib.get_close_matches(matched(heading), titles, n=1, cutoff=0.8)
        hint = f"; có phải “{titles[near[0]]}”?" if near else ""
        notes.append(f"{header.place}, cột {letters(index)}: bỏ qua cột “{heading[:40]}”{hint}")
    if len(unknown) > NOTED:
        notes.append(f"{header.place}: bỏ qua {len(unknown) - NOTED} cột khác")
    return notes

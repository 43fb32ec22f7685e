"""What a kind asks of a table, and the blank table to fill in: made from the models and the kind's own template."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from service.kinds.catalogue import Catalogue, Kind
from service.kinds.kind_folders import ALL
from service.package.xlsx_bytes import xlsx_of
from service.tables import Column, Columns, Needs, columns_of
from service.tables.columns import KEY_PATHS, labelled
from service.tables.header import TITLE_LIMIT, sheet_title
from service.vietnamese import Month

_IN_EXAMPLES = (".signer", ".sign_role", ".presenter", ".draft_no")
_LISTS = "Danh mục"  # the hidden sheet that drop-down lists read: Excel's own lists take no word with a comma
_ROWS = 500  # rows of the workbook that have drop-down lists
_FORMS: dict[type, str] = {date: "dd/mm/yyyy", datetime: "dd/mm/yyyy hh:mm", Month: "mm/yyyy"}


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """One sheet of a blank table: its title and its columns with their labels."""

    title: str
    columns: tuple[Column, ...]
    examples: frozenset[str]  # paths that the example row fills


def columns_for(catalogue: Catalogue) -> Columns:
    """Every column that a table for this catalogue may have."""
    return columns_of({name: (kind.sheet.title, kind.extra) for name, kind in catalogue.kinds.items()})


def needs_of(catalogue: Catalogue, kind_name: str, columns: Columns) -> Needs:
    """What `kind_name` (or ``all``) prints and requires of a table; raises `UnknownKind`."""
    if kind_name == ALL:
        return Needs(frozenset(), tuple(column for column in columns.all if _is_always_needed(column)))
    kind = catalogue.kind(kind_name)
    required = [column for column in columns.all if _is_always_needed(column) or column.plain_path in kind.required]
    return Needs(frozenset(column.path for column in _wanted(kind, columns)), tuple(required))


def _is_always_needed(column: Column) -> bool:
    return column.needed and not column.block


def _wanted(kind: Kind, columns: Columns) -> list[Column]:
    """The columns for what `kind` prints and needs, in the order of the dossier; of lists only those it needs."""

    def is_wanted(column: Column) -> bool:
        if _is_always_needed(column) or column.path == KEY_PATHS[0]:
            return True
        if column.block and column.top != "extra":
            return column.block in kind.example
        part = column.plain_path.rpartition(".")[0]
        return column.plain_path in kind.asked or (column.required and part in kind.asked)

    return list(filter(is_wanted, columns.all))


def layout(catalogue: Catalogue, kind_name: str) -> list[BlankSheet]:
    """The sheets of the blank workbook: one where a single list is enough, else one for each part, joined by code."""
    columns = columns_for(catalogue)
    if kind_name == ALL:
        return _by_parts(columns, list(columns.all), catalogue.kinds.values())
    kind = catalogue.kind(kind_name)
    wanted = _wanted(kind, columns)
    if len({column.block for column in wanted if column.block}) < 2:
        return [_sheet(kind.sheet.title, wanted, [kind])]
    blocks = {path.partition(".")[0] for path in kind.asked} - {"extra"} | {"members"}
    rows = [column for column in columns.all if column.block and column.top in blocks]
    return _by_parts(columns, [column for column in columns.all if column in wanted or column in rows], [kind])


def flat(catalogue: Catalogue, kind_name: str) -> BlankSheet:
    """The one sheet of a blank .csv; raises `UnknownKind`."""
    columns = columns_for(catalogue)
    kind = catalogue.kind(kind_name)
    return _sheet(kind.sheet.title, _wanted(kind, columns), [kind])


def _sheet(title: str, columns: list[Column], kinds: Collection[Kind], *, whole_part: bool = False) -> BlankSheet:
    """A sheet; its example fills what `kinds` need, and, where it is of one `whole_part`, what that requires."""
    filled = {path for kind in kinds for path in (*kind.example, *map(".".join, kind.needs_in_rows))}
    examples = {
        column.path
        for column in columns
        if column.path in KEY_PATHS
        or column.path.endswith(_IN_EXAMPLES)
        or (column.required and (whole_part or column.block or column.needed))
        or column.plain_path in filled
    }
    return BlankSheet(title[:TITLE_LIMIT], tuple(labelled(columns)), frozenset(examples))


def _by_parts(columns: Columns, wanted: list[Column], kinds: Collection[Kind]) -> list[BlankSheet]:
    code = columns.by_path[KEY_PATHS[0]]
    sheets = []
    for part in dict.fromkeys(("meeting", *columns.blocks)):
        if part == "org":
            continue  # stands before the meeting: one row says who meets and when
        own = [column for column in wanted if (column.block or column.top) == part]
        if part == "meeting":
            own = [column for column in wanted if column.top == "org" and column != code] + own
        if own:
            sheets.append(_sheet(sheet_title(part, columns), [code, *own], kinds, whole_part=True))
    return sheets


def blank_csv(sheet: BlankSheet) -> bytes:
    """Headings, a line of hints, an example; UTF-8 with its mark, as Excel wants it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.label for column in sheet.columns)
    writer.writerow(column.help for column in sheet.columns)
    writer.writerow(column.example if column.path in sheet.examples else "" for column in sheet.columns)
    return text.getvalue().encode("utf-8-sig")


def blank_xlsx(sheets: list[BlankSheet]) -> bytes:
    """The workbook: hints as notes of the headings, drop-down lists, date cells, an example row."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has one
    lists = _Lists(book.create_sheet(_LISTS))
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet, lists)
    book.move_sheet(_LISTS, len(sheets))
    lists.page.sheet_state = "hidden"
    return xlsx_of(book)


class _Lists:
    """The words of all drop-down lists, one list a column of a hidden sheet."""

    def __init__(self, page: Worksheet) -> None:
        self.page = page
        self._ranges: dict[tuple[str, ...], str] = {}

    def range_of(self, words: tuple[str, ...]) -> str:
        """Where `words` stand, as a formula; written at first use."""
        if words not in self._ranges:
            number = len(self._ranges) + 1
            for row, word in enumerate(words, 1):
                self.page.cell(row, number, word)
            letter = get_column_letter(number)
            self._ranges[words] = f"'{_LISTS}'!${letter}$1:${letter}${len(words)}"
        return self._ranges[words]


def _fill(page: Worksheet, sheet: BlankSheet, lists: _Lists) -> None:
    page.freeze_panes = "A2"
    page.row_dimensions[1].height = 36
    for number, column in enumerate(sheet.columns, 1):
        _head(page.cell(1, number, column.label), column)
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = 34 if column.type is str and not column.path.endswith("code") else 20
        _cells(page, letter, number, column, lists)
        if column.path in sheet.examples:
            page.cell(2, number, _native(column)).alignment = Alignment(wrap_text=True, vertical="top")


def _head(cell: Cell, column: Column) -> None:
    side = Side(style="thin", color="C8C0B4")
    cell.font = Font(name="Times New Roman", size=12, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="9F1019" if column.required else "7A6A5A")
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.comment = Comment(column.help, "sinhhoat", width=320, height=110)


def _cells(page: Worksheet, letter: str, number: int, column: Column, lists: _Lists) -> None:
    """Formats and drop-down lists of the cells below a heading."""
    words = tuple(choice.label for choice in column.choices) or (("có", "không") if column.type is bool else ())
    if words:
        rule = DataValidation("list", formula1=lists.range_of(words), allow_blank=True)
        rule.error, rule.errorTitle = "Hãy chọn một mục trong danh sách.", column.label[:32]
        page.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{_ROWS}")
    if column.type in _FORMS:
        for row in range(2, _ROWS + 1):
            page.cell(row, number).number_format = _FORMS[column.type]


def _native(column: Column) -> str | int | date:
    """The example as the spreadsheet's own value."""
    if column.type is datetime:
        return datetime.strptime(column.example, "%d/%m/%Y %H:%M")  # noqa: DTZ007 -- local time as all of a dossier
    if column.type in (date, Month):
        return date(2026, 11, 24 if column.type is date else 1)
    return int(column.example) if column.type in (int, Decimal) else column.example

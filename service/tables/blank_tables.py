"""What a kind asks of a table, and the blank table to fill in: made from the models and the kind's own template."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from service.kinds.catalogue import Catalogue, Kind
from service.kinds.kind_folders import ALL
from service.package.xlsx_bytes import free_title, xlsx_of
from service.tables import Column, Columns, Needs, columns_of
from service.tables.columns import KEY_PATHS, labelled
from service.tables.header import TITLE_LIMIT, sheet_title
from service.tables.sheet_files import LISTS
from service.vietnamese import Month

_IN_EXAMPLES = (".signer", ".sign_role", ".presenter", ".draft_no")
_CHOOSE = "Hãy chọn một mục trong danh sách."
_ROWS = 500  # rows of the workbook that have drop-down lists
CellValue = str | int | Decimal | date | None  # a moment is a date, too
_FORMS: dict[type, str] = {date: "dd/mm/yyyy", datetime: "dd/mm/yyyy hh:mm", Month: "mm/yyyy"}


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """One sheet of a blank table: its title and its columns with their labels."""

    title: str
    columns: tuple[Column, ...]
    examples: frozenset[str]  # paths that the example row fills


def columns_for(catalogue: Catalogue) -> Columns:
    """Every column that a table for this catalogue may have."""
    return columns_of(
        {name: (kind.sheet.title, kind.extra, kind.sheet.symbol) for name, kind in catalogue.kinds.items()}
    )


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
    return filled_xlsx(sheets, [[_example_row(sheet)] for sheet in sheets])


def filled_xlsx(sheets: Sequence[BlankSheet], rows: Sequence[Sequence[Sequence[CellValue]]]) -> bytes:
    """The same workbook with `rows` of each sheet in the place of its example."""

    def fill(book: Workbook) -> None:
        looks, lists = _Looks(book), _Lists()
        for sheet, own in zip(sheets, rows, strict=True):
            _fill(book.add_worksheet(free_title(sheet.title, book.sheetnames)), sheet, own, looks, lists)
        lists.write(book.add_worksheet(LISTS))

    return xlsx_of(fill)


def _example_row(sheet: BlankSheet) -> list[CellValue]:
    return [_native(column) if column.path in sheet.examples else None for column in sheet.columns]


class _Lists:
    """The words of all drop-down lists, one list a column of a hidden sheet: Excel's own take no word with a comma."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def range_of(self, words: tuple[str, ...]) -> str:
        """Where `words` will stand, as a formula."""
        column = self._columns.setdefault(words, len(self._columns))
        return f"='{LISTS}'!{xl_range_abs(0, column, len(words) - 1, column)}"

    def write(self, page: Worksheet) -> None:
        """Write all lists that were asked for."""
        for words, column in self._columns.items():
            page.write_column(0, column, words)
        page.hide()


class _Looks:
    """The looks of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        head = {"font_size": 12, "bold": True, "font_color": "#FFFFFF", "border": 1, "border_color": "#C8C0B4"}
        head |= {"text_wrap": True, "align": "center", "valign": "vcenter"}
        self.required = book.add_format(head | {"bg_color": "#9F1019"})
        self.optional = book.add_format(head | {"bg_color": "#7A6A5A"})
        self.cells: dict[str, Format] = {}
        self.examples: dict[str, Format] = {}
        for form in ("General", *_FORMS.values()):
            self.cells[form] = book.add_format({"num_format": form})
            self.examples[form] = book.add_format({"num_format": form, "text_wrap": True, "valign": "top"})


def _fill(
    page: Worksheet, sheet: BlankSheet, rows: Sequence[Sequence[CellValue]], looks: _Looks, lists: _Lists
) -> None:
    page.freeze_panes(1, 0)
    page.set_row(0, 36)
    for number, column in enumerate(sheet.columns):
        form = _FORMS.get(column.type, "General")
        width = 34 if column.type is str and not column.path.endswith("code") else 20
        page.set_column(number, number, width, looks.cells[form])
        page.write_string(0, number, column.label, looks.required if column.required else looks.optional)
        page.write_comment(0, number, column.help, {"author": "sinhhoat", "width": 320, "height": 110})
        _choose(page, number, column, max(_ROWS, len(rows) + 1), lists)
        for below, row in enumerate(rows, 1):
            if row[number] is not None:
                page.write(below, number, row[number], looks.examples[form])


def _choose(page: Worksheet, number: int, column: Column, rows: int, lists: _Lists) -> None:
    """The drop-down list of the cells below a heading."""
    words = tuple(choice.label for choice in column.choices) or (("có", "không") if column.type is bool else ())
    if words:
        rule = {"validate": "list", "source": lists.range_of(words), "error_title": column.label[:32]}
        page.data_validation(1, number, rows - 1, number, rule | {"error_message": _CHOOSE})


def _native(column: Column) -> str | int | date:
    """The example as the spreadsheet's own value."""
    if column.type is datetime:
        return datetime.strptime(column.example, "%d/%m/%Y %H:%M")  # noqa: DTZ007 -- local time as all of a dossier
    if column.type in (date, Month):
        return date(2026, 11, 24 if column.type is date else 1)
    return int(column.example) if column.type in (int, Decimal) else column.example

"""Next month's workbook of many cells: each cell's next dossier as the rows that a table reads again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from service.dossier import Dossier, Person
from service.dossier.identity import CellIndex, cell_of
from service.dossier.names import member_code
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.tables import Column
from service.tables.blank_tables import BlankSheet, CellValue, filled_xlsx, layout
from service.tables.columns import KEY_PATHS
from service.vietnamese import Month
from service.year.next_month import Customs, next_month


def next_table(kinds: Catalogue, meetings: Sequence[Dossier], customs: Customs) -> bytes:
    """The .xlsx of the month after `meetings`, of each cell after its last: members, numbers, day, open tasks to tick.

    What `next_month` begins by the `customs` of each stands in it; the rest is blank.
    """
    begun = [next_month(one, kinds.kinds, customs) for one in last_of_each(meetings)]
    _name_cells(begun)
    sheets = layout(kinds, ALL)
    return filled_xlsx(sheets, [list(_rows_of(sheet, begun)) for sheet in sheets])


def last_of_each(meetings: Sequence[Dossier]) -> list[Dossier]:
    """The last meeting of each cell, in the order in which the cells come."""
    cells = CellIndex(map(cell_of, meetings))
    last: dict[object, Dossier] = {}
    for place, meeting in enumerate(meetings):
        key = cells.the_one(cell_of(meeting)) or place
        if key not in last or last[key].meeting.start_at < meeting.meeting.start_at:
            last[key] = meeting
    return list(last.values())


def _name_cells(begun: Iterable[dict[str, Any]]) -> None:
    """Sheets are joined by the code of the cell: one that has none gets one of its name."""
    orgs = [data["org"] for data in begun]
    used = {str(org["cell_code"]): 2 for org in orgs if org.get("cell_code")}
    for org in orgs:
        if not org.get("cell_code"):
            org["cell_code"] = member_code(org["cell_name"], used)


def _rows_of(sheet: BlankSheet, begun: Iterable[dict[str, Any]]) -> Iterator[list[CellValue]]:
    """What stands in a sheet: a row a cell, in the sheet of a list a row an item; nothing where a cell says nothing."""
    block = next((column.block for column in sheet.columns if column.block), "")
    for data in begun:
        names = _names(data)
        parts = _at(data, block) or [] if block else [data]
        for part in parts:
            row = [
                _cell(column, _at(part if column.block else data, column.field), names)
                for column in sheet.columns
            ]  # fmt: skip
            if any(value is not None for column, value in zip(sheet.columns, row, strict=True) if _says(column)):
                yield row


def _says(column: Column) -> bool:
    """Whether a column says more than which cell it is."""
    return column.path != KEY_PATHS[0]


def _at(data: Any, path: str) -> Any:
    for step in path.split("."):
        data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _names(data: dict[str, Any]) -> dict[str, str]:
    """The names of members by their codes, less those that two bear."""
    members = data.get("members", [])
    times = Counter(member.get("full_name") for member in members)
    return {
        member["member_id"]: member["full_name"]
        for member in members
        if "member_id" in member and times[member.get("full_name")] == 1
    }


def _cell(column: Column, value: Any, names: Mapping[str, str]) -> CellValue:
    """A value of a dossier's JSON as a spreadsheet's own."""
    if value is None or value in ("", []):
        return None
    if isinstance(value, list):
        return "\n".join(str(_cell(column, one, names)) for one in value)
    if column.choices:
        return next((choice.label for choice in column.choices if choice.value == value), str(value))
    if column.type is Person:
        return names.get(value, str(value))
    return _NATIVE[column.type](value)


_NATIVE: Mapping[Any, Callable[[Any], CellValue]] = {
    bool: lambda value: "có" if value else "không",
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    Month: lambda value: date.fromisoformat(f"{value}-01"),
    Decimal: lambda value: Decimal(str(value)),
    int: int,
    str: str,
}

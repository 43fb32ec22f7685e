"""The sheet of proposals: what the importer understood, row by row, to be corrected before it is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.dossier.names import name_key
from service.importing import Imported
from service.importing.columns import ORDER, TITLES, UNUSED, TableRead
from service.importing.corrections import take
from service.intake import parsed_json
from service.web.form.posted import Typed
from service.web.form.prefill import Filled, fill
from service.web.form.questions import GROUP, LINE, ROWS, Question, Tree

_SHOWN = 60  # sentences of what was not used
_MOST_COLUMNS = 100  # of all tables, that the page offers to tell anew: each is a list of some twenty choices
_COLUMN = re.compile(r"column-(\d{1,2})-(\d{1,3})")


@dataclass(frozen=True)
class SheetRow:
    """One row of proposals: the fields by their names on the page."""

    number: int
    title: str  # of a row that stands for a member
    fields: tuple[tuple[Question, str], ...]


@dataclass(frozen=True)
class SheetBlock:
    """One block of the dossier with its rows; `is_single`: a part that a dossier has once."""

    asked: Question
    label: str
    rows: tuple[SheetRow, ...]
    is_single: bool = False


@dataclass(frozen=True)
class Sheet:
    """What the page of proposals shows."""

    found: Imported
    filled: Filled
    blocks: tuple[SheetBlock, ...]
    unsure: frozenset[str]  # names of fields that are worth a second look

    @property
    def tables(self) -> list[tuple[int, TableRead, str, list[str]]]:
        """The tables whose columns may be told: number, what was read, the label of the list, titles on offer."""
        labels = {block.asked.name: block.asked.label for block in self.blocks}
        shown, room = [], _MOST_COLUMNS
        for number, table in enumerate(self.found.tables):
            room -= len(table.columns)
            if table.columns and room >= 0:
                shown.append((number, table, labels.get(table.block, ""), [*TITLES[table.block].values(), ORDER]))
        return shown

    @property
    def sentences(self) -> list[str]:
        """What was understood and what was not, the first so many."""
        said = list(self.found.sentences())
        return said[:_SHOWN] + ([f"… và {len(said) - _SHOWN} dòng nữa."] if len(said) > _SHOWN else [])


def sheet_of(tree: Tree, found: Imported) -> Sheet:
    """The proposals laid out over the fields of the form."""
    filled = fill(tree.root, found.dossier)
    unsure = {re.sub(r"[.\[]", "-", value.path.replace("]", "")) for value in found.values if not value.is_sure}
    given = {re.sub(r"[.\[]", "-", value.path.replace("]", "")) for value in found.values}
    given |= {re.sub(r"-\d+$", "", name) for name in given}
    return Sheet(found, filled, tuple(_Blocks(filled, given).of(tree.root, "", "")), frozenset(unsure))


class _Blocks:
    """The blocks in which something was found, in the order of the form."""

    def __init__(self, filled: Filled, given: set[str]) -> None:
        self.filled, self.given = filled, given

    def of(self, group: Question, name: str, label: str) -> Iterator[SheetBlock]:
        """Those below a group."""
        single = tuple((part, own) for part, own in _parts(group, name) if self._is_given(part, own))
        if single and name:
            yield SheetBlock(group, label or group.label, (SheetRow(0, "", single),), is_single=True)
        for part, own in _parts(group, name):
            title = " – ".join(filter(None, (label, part.label)))
            if part.widget == GROUP:
                yield from self.of(part, own, title)
            elif part.widget == ROWS and (count := self.filled.rows.get(own, 0)):
                yield self._rows(part, own, title, count)

    def _rows(self, block: Question, name: str, label: str, count: int) -> SheetBlock:
        rows = [(row, list(_row_fields(block, f"{name}-{row}"))) for row in range(count)]
        used = {part.name for _, fields in rows for part, own in fields if own in self.given and not part.made_from}
        kept = []
        for row, fields in rows:
            own = tuple((part, at) for part, at in fields if part.name in used)
            title = self.filled.values.get(f"{block.follows}-{row}-full_name", "") if block.follows else ""
            if any(at in self.given for _, at in own):
                kept.append(SheetRow(row, title, own))
        return SheetBlock(block, label, tuple(kept))

    def _is_given(self, part: Question, name: str) -> bool:
        return part.widget not in (GROUP, ROWS) and name in self.given and not (part.made_from and part.widget == LINE)


def _parts(group: Question, name: str) -> list[tuple[Question, str]]:
    return [(part, f"{name}-{part.name}".lstrip("-")) for part in group.parts]


def _row_fields(block: Question, name: str) -> Iterator[tuple[Question, str]]:
    for part, own in _parts(block, name):
        if part.widget == GROUP:
            yield from _row_fields(part, own)
        elif part.widget != ROWS:
            yield part, own


def titles_told(posted: Mapping[str, str]) -> dict[int, list[str]]:
    """What a person says that columns are: by the number of the table, a title for each of its columns, "" for none."""
    told: dict[int, list[str]] = {}
    known = {UNUSED, ORDER, *(title for titles in TITLES.values() for title in titles.values())}
    for name, title in posted.items():
        if title in known and (place := _COLUMN.fullmatch(name)):
            table, column = map(int, place.groups())
            titles = told.setdefault(table, [])
            titles += [""] * (column + 1 - len(titles))
            titles[column] = title
    return told


def correct(data: dict[str, Any], chosen: Sequence[str]) -> int:
    """Put corrections made in Word into `data`, as the page posts them; how many came too late to fit."""
    late = 0
    for one in chosen:
        match parsed_json(one.encode() or b"0"):
            case [str(path), str(before), str(value)]:
                late += not take(data, path, before, value)
    return late


def merged(kept: Mapping[str, Any], taken: Typed) -> dict[str, Any]:
    """What the form held with the proposals that were taken: members by their names, other rows added at the end."""
    return _into(kept, taken.data)


def _into(kept: Mapping[str, Any], taken: Mapping[str, Any]) -> dict[str, Any]:
    data = dict(kept)
    for name, value in taken.items():
        before = data.get(name)
        if isinstance(value, dict) and isinstance(before, dict):
            data[name] = _into(before, value)
        elif isinstance(value, list) and isinstance(before, list) and before:
            data[name] = _rows(before, value)
        else:
            data[name] = value
    return data


def _rows(before: list[Any], taken: list[Any]) -> list[Any]:
    """Rows of people meet by name; all others stand behind those that were there."""
    rows = list(before)
    for row in taken:
        key = _who(row)
        at = next((place for place, one in enumerate(rows) if key and _who(one) == key), None)
        if at is not None and isinstance(rows[at], dict) and isinstance(row, dict):
            rows[at] = rows[at] | {name: value for name, value in row.items() if name != "member_id"}
        elif row not in rows:
            rows.append(row)
    return rows


def _who(row: Any) -> str:
    said = (row.get("full_name") or (row.get("member") if "state" in row else "")) if isinstance(row, dict) else ""
    return name_key(said) if isinstance(said, str) else ""

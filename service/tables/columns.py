"""The columns that a table may have: every field of the dossier, read off its models, never written a second time.

A column's `path` is the field's place in the dossier: ``meeting.start_at``, ``issuance.agenda.signer``; one of a list
of parts stands under its block: ``agenda_items[].minutes``. Its label is the field's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, get_origin

from pydantic.fields import FieldInfo

from service.dossier import Dossier, Issuance, Person
from service.dossier.fields import Choice
from service.dossier.model_paths import unwrapped
from service.dossier.parts import Part, fields_of, is_part
from service.kinds.asks import item_type
from service.vietnamese import Month, slug
from service.vocabulary.words import without_number

KEY_PATHS = ("org.cell_code", "org.cell_name", "meeting.start_at", "meeting.period")
_QUOTED = re.compile(r"“([^”]+)”")
_ISO_FORM = re.compile(r",? dạng \d{4}-[-\dT:]+\.?")

# How each type is expected in a table, and an example of it.
_EXPECTED: dict[type, tuple[str, str]] = {
    bool: ("có hoặc không", "có"),
    int: ("số nguyên, như 19", "1"),
    Decimal: ("số, như 1,5", "1"),
    date: ("ngày, như 24/11/2026", "24/11/2026"),
    datetime: ("ngày giờ, như 24/11/2026 19:30", "24/11/2026 19:30"),
    Month: ("tháng, như 11/2026", "11/2026"),
    Person: ("mã đảng viên hoặc họ tên", "Nguyễn Văn An"),
    str: ("chữ", ""),
}
EXAMPLE_MARK = "(ví dụ)"  # at the end of an example that is nothing but the heading
_LATER = "24/11/2026 21:15"  # an end after the example of a start


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its values go, what it is called, and how they are written.

    `block` is the list of parts that it belongs to (``agenda_items``), "" for what a dossier has once; `field` is the
    rest of the path. `many`: the value is a list, one entry a line of the cell. `required`: the part around it cannot
    do without; `needed`: nor can any dossier, or any row of the block.
    """

    block: str
    field: str
    title: str
    group: str  # title of the part around it
    hint: str
    type: Any
    many: bool
    required: bool
    needed: bool
    unit: str = ""
    label: str = ""
    tick: str = ""  # what a tick in it says: of a list with a column for each choice
    symbol: str = ""  # of a paper's number: what may stand behind it, as in “10-CTr/CB”

    @property
    def path(self) -> str:
        return f"{self.block}[].{self.field}" if self.block else self.field

    @property
    def plain_path(self) -> str:
        """The path without the marks of lists, as `service.kinds.asks` has it."""
        return self.path.replace("[]", "")

    @property
    def top(self) -> str:
        """The part of the dossier that it belongs to: ``meeting``, ``agenda_items``, ``extra``."""
        return self.plain_path.partition(".")[0]

    @property
    def qualified(self) -> str:
        """The label that no other column has."""
        return f"{self.group}: {self.title}"

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(self.type) if isinstance(self.type, type) and issubclass(self.type, Choice) else ()

    @property
    def is_name(self) -> bool:
        """Whether it holds the name of somebody or of a body."""
        return self.type is Person or self.field.endswith("_name")

    @property
    def expected(self) -> str:
        """What a cell of this column holds, for people."""
        if self.choices:
            return "một trong: " + "; ".join(choice.label for choice in self.choices)
        said = _EXPECTED[self.type][0]
        return f"{said}; mỗi mục một dòng trong ô" if self.many else said

    @property
    def help(self) -> str:
        """The second line of a blank table: required or not, what to write."""
        need = "Bắt buộc. " if self.needed else ""
        form = "" if self.type is str and not self.many else f" ({self.expected})"
        return f"{need}{_ISO_FORM.sub('', self.hint).rstrip('. ')}{form}."

    @property
    def example(self) -> str:
        """A value that this column takes; the model's own example where its hint quotes one."""
        quoted = _QUOTED.search(self.hint)
        if self.choices:
            return self.choices[0].label
        if self.type is int and quoted and quoted[1].isdigit():
            return quoted[1]
        if self.type is datetime and self.field.endswith("end_at"):
            return _LATER
        if self.type is not str:
            return _EXPECTED[self.type][1]
        return quoted[1] if quoted else f"{self.title} {EXAMPLE_MARK}"


@dataclass(frozen=True)
class Columns:
    """All columns of the dossier for the kinds on offer, found by what people write above them."""

    all: tuple[Column, ...]
    blocks: Mapping[str, str]  # block or part → its title, in the order of the dossier
    by_hand: tuple[tuple[str, Column | None], ...] = ()  # headings that a person has matched once; None: passed over

    @cached_property
    def by_path(self) -> dict[str, Column]:
        return {column.path: column for column in self.all}

    @cached_property
    def chosen(self) -> dict[str, Column | None]:
        """The columns that a person has matched, by their headings as they are compared."""
        return {matched(heading): column for heading, column in self.by_hand}

    @cached_property
    def by_name(self) -> dict[str, list[Column]]:
        """Columns by every form of their names: title, qualified label, path, last step of the path."""
        by_name: dict[str, list[Column]] = {}
        for column in self.all:
            names = (column.title, column.qualified, column.path, column.field.rpartition(".")[2])
            for name in dict.fromkeys(matched(name) for name in names):
                by_name.setdefault(name, []).append(column)
        return by_name

    def matched_by(self, choices: Mapping[str, str]) -> tuple[Columns, list[str]]:
        """The same with headings that a person has matched: heading → label or path of a field, "" to pass it over.

        Beside it the headings whose field is none, or one of several.
        """
        chosen: list[tuple[str, Column | None]] = []
        unknown: list[str] = []
        for heading, name in choices.items():
            exact = self.by_path.get(name)
            found = [exact] if exact else self.by_name.get(matched(name), [])
            found = [one for one in found if matched(one.qualified) == matched(name)] or found
            if name and len(found) != 1:
                unknown.append(heading)
            else:
                chosen.append((heading, found[0] if name else None))
        return replace(self, by_hand=tuple(chosen)), unknown


def matched(name: str) -> str:
    """A heading as it is compared: without case, marks, spaces, punctuation, and the number before it."""
    return slug(without_number(name)).replace("-", "")


def columns_of(kinds: Mapping[str, tuple[str, type[Part], str]]) -> Columns:
    """The columns for `kinds`: name → title, model of its own fields, symbol of its numbers or ""."""
    columns: list[Column] = []
    blocks: dict[str, str] = {}
    for name, field in fields_of(Dossier).items():
        title = field.title or name
        if name in ("issuance", "extra"):
            blocks[name] = title
            for kind, (kind_title, extra, symbol) in kinds.items():
                model = Issuance if name == "issuance" else extra
                own = _of_part(model, "", f"{name}.{kind}.", kind_title, needed=False)
                number = f"issuance.{kind}.number"
                columns += [replace(column, symbol=symbol) if column.field == number else column for column in own]
        else:
            columns += _of_field(field, "", name, title, needed=field.is_required())
            blocks[name] = title
    for column in columns:
        if column.block and column.block not in blocks:
            blocks[column.block] = column.group
    return Columns(tuple(columns), blocks)


def _of_part(model: type[Part], block: str, prefix: str, group: str, *, needed: bool) -> Iterator[Column]:
    for name, field in fields_of(model).items():
        yield from _of_field(field, block, prefix + name, group, needed=needed and field.is_required())


def _of_field(field: FieldInfo, block: str, path: str, group: str, *, needed: bool) -> Iterator[Column]:
    kind, is_list = item_type(field.annotation), get_origin(unwrapped(field.annotation)) is tuple
    title = field.title or path
    if is_part(kind):
        if is_list:
            group = title if "." not in path else f"{group} - {title}"
            yield from _of_part(kind, path, "", group, needed=True)
        else:
            yield from _of_part(kind, block, f"{path}.", title, needed=needed)
        return
    if kind is not Any:
        more = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        unit, hint = str(more.get("x-unit", "")), field.description or ""
        yield Column(block, path, title, group, hint, kind, is_list, field.is_required(), needed, unit)


def labelled(columns: list[Column]) -> list[Column]:
    """`columns` with the labels they have side by side: the title where it is unique among them."""
    titles = [matched(column.title) for column in columns]
    return [
        replace(column, label=column.title if titles.count(title) == 1 else column.qualified)
        for column, title in zip(columns, titles, strict=True)
    ]

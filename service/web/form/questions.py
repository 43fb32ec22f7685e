"""What the form asks: a tree of questions, made from the dossier's JSON Schema and the kinds on offer.

Labels, hints, order, sections and choices are the models' own; a field added there is asked here without another line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from service.dossier import Dossier
from service.dossier.sections import Section
from service.kinds.catalogue import Catalogue, Kind
from service.kinds.schema import Schema

# How a question is answered. Rows and groups hold further questions; lines and people are lists in one field.
GROUP, ROWS, LINES, PEOPLE = "group", "rows", "lines", "people"
PERSON, CHOICE, FLAG, NUMBER, DECIMAL = "person", "choice", "flag", "number", "decimal"
DATE, MOMENT, MONTH, TEXT, LINE = "date", "moment", "month", "text", "line"

ALWAYS = frozenset({"", "org", "meeting"})  # the dossier, and the blocks that each has

# A date is picked, so the form of its digits need not be told.
_FORM_OF_DATE = re.compile(r"[,;]?\s*dạng [0-9T:-]+(?=\.)", re.IGNORECASE)
# Nobody is asked for a code: people are named.
_CODE = re.compile(r"^Mã hoặc họ tên")
_NAME_OF_KIND = re.compile(r"^Tên loại như [\w-]+; (\w)")
_NAMES_OF_PROFILES = re.compile(r"(?<=địa phương): .*")
_CODE_OF_MEMBER = re.compile(r"^Mã đảng viên, hoặc họ tên(?= khách)")


@dataclass(frozen=True)
class Question:
    """One field, or one block with its own questions (`parts`)."""

    name: str
    path: str  # in the dossier, without row numbers: ``tasks.measure.unit``
    widget: str
    label: str
    hint: str = ""
    required: bool = False
    default: Any = None
    unit: str = ""
    members_only: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Question, ...] = ()
    section: str = ""
    follows: str = ""  # the block of the dossier for whose rows these stand one by one
    row: str = ""  # what one of these rows is called, where that is not the label
    is_proposed: bool = False  # rows that a button fills in: from what the dossier says already, or as is usual
    made_from: str = ""  # the neighbour from which a blank code is made
    days: tuple[int, ...] = ()  # of the month, on which such meetings are held
    asked_by: frozenset[str] = frozenset()  # the kinds that print or require it
    needed_by: frozenset[str] = frozenset()  # the kinds that cannot be made without it
    is_always_needed: bool = False  # by every dossier
    is_asked_first: bool = False  # once, whatever paper is wanted: all that is offered and checked follows it

    def part(self, name: str) -> Question | None:
        """The question one step below."""
        return next((part for part in self.parts if part.name == name), None)

    def walk(self) -> Iterator[Question]:
        """Every question below, blocks before what they hold."""
        for part in self.parts:
            yield part
            yield from part.walk()

    @cached_property
    def names_in_brackets(self) -> re.Pattern[str]:
        """The names of fields below as sentences for programs have them: “ghi lần dự thảo (draft_no)”."""
        one = "|".join(sorted({asked.name for asked in self.walk()}, key=lambda name: (-len(name), name)))
        return re.compile(rf" \((?:{one})(?:, (?:{one}))*\)")


@dataclass(frozen=True)
class Tree:
    """All questions, by those sections of the work that ask for something."""

    root: Question
    sections: Mapping[str, tuple[str, tuple[Question, ...]]]  # name → label and blocks, in order

    def walk(self) -> Iterator[Question]:
        """Every question, blocks before what they hold."""
        return self.root.walk()

    @cached_property
    def rolls(self) -> tuple[str, ...]:
        """The names on the page of the rows that stand for the rows of another block one by one."""
        return tuple(asked.path.replace(".", "-") for asked in self.walk() if asked.follows)


def tree_of(catalogue: Catalogue, profiles: Mapping[str, str] = MappingProxyType({})) -> Tree:
    """The questions from which every kind of `catalogue` can be made; `profiles` of rules on offer: name → title."""
    schema = Dossier.json_schema()
    reader = _Reader(schema["$defs"], catalogue, profiles)
    root = reader.question("", "", {"properties": schema["properties"], "required": schema["required"]}, True)
    sections = {
        section.value: (section.label, tuple(block for block in root.parts if block.section == section.value))
        for section in Section
    }
    return Tree(root, {name: section for name, section in sections.items() if section[1]})


class _Reader:
    def __init__(self, definitions: Mapping[str, Schema], catalogue: Catalogue, profiles: Mapping[str, str]) -> None:
        self._definitions, self._kinds = definitions, tuple(catalogue.kinds.values())
        titles = {kind.name: kind.sheet.title for kind in self._kinds}
        self._offered = {"x-kinds": titles, "x-profiles": profiles}  # what only a running service knows

    def question(self, name: str, path: str, schema: Schema, required: bool) -> Question:
        schema = self._resolved(schema)
        widget = _widget(schema, self._resolved(schema.get("items", {})))
        own = Question(
            name=name,
            path=path,
            widget=widget,
            label=schema.get("title", ""),
            hint=_hint(schema.get("description", ""), widget),
            required=required,
            default=schema.get("default"),
            unit=schema.get("x-unit", ""),
            members_only=schema.get("x-person") == "member",
            choices=_choices(schema) or next((self._offered[key] for key in self._offered if key in schema), {}),
            section=schema.get("x-section", ""),
            follows=schema.get("x-follows", ""),
            row=schema.get("x-row", ""),
            is_proposed=bool(schema.get("x-proposed")),
            made_from=schema.get("x-made-from", ""),
            days=tuple(schema.get("x-days", ())),
            asked_by=frozenset(kind.name for kind in self._kinds if path in kind.asked),
            needed_by=frozenset(kind.name for kind in self._kinds if _is_needed(kind, path)),
            is_always_needed=required and path.rpartition(".")[0] in ALWAYS,
            is_asked_first="x-profiles" in schema,
        )
        if path in ("issuance", "extra"):
            return replace(own, parts=tuple(self._parts_of_kinds(path)))
        if widget == ROWS:
            schema = self._resolved(schema["items"])
        return replace(own, parts=tuple(self._parts(path, schema))) if widget in (GROUP, ROWS) else own

    def _parts(self, path: str, schema: Schema) -> Iterator[Question]:
        required = schema.get("required", ())
        for name, asked in schema.get("properties", {}).items():
            yield self.question(name, f"{path}.{name}".lstrip("."), asked, name in required)

    def _parts_of_kinds(self, path: str) -> Iterator[Question]:
        """What each kind asks for itself: how it goes out, or the fields that only it has."""
        for kind in self._kinds:
            if path == "issuance" or kind.sheet.extra:
                schema = self._definitions["Issuance"] if path == "issuance" else kind.extra.json_schema()
                self._definitions = {**self._definitions, **schema.get("$defs", {})}
                yield replace(self.question(kind.name, f"{path}.{kind.name}", schema, False), label=kind.sheet.title)

    def _resolved(self, schema: Schema) -> Schema:
        """`schema` without references, and without the null of what may be left out, or the text for a whole row."""
        while given := {"anyOf", "$ref"} & schema.keys():
            if "anyOf" in given:
                inner, *_ = (choice for choice in schema["anyOf"] if choice.get("type") != "null")
            else:
                inner = self._definitions[schema["$ref"].rpartition("/")[2]]
            schema = {**inner, **{name: said for name, said in schema.items() if name not in ("anyOf", "$ref")}}
        return schema


def _is_needed(kind: Kind, path: str) -> bool:
    return path in kind.required or tuple(path.split(".")) in kind.needs_in_rows


def _widget(schema: Schema, items: Schema) -> str:
    if "x-type" in schema or "x-person" in schema or "x-lines" in schema:
        return str(schema.get("x-type") or (PERSON if "x-person" in schema else TEXT))
    if {"x-labels", "x-kinds", "x-profiles"} & schema.keys():
        return CHOICE
    if schema.get("type") == "array":
        return ROWS if "properties" in items else PEOPLE if "x-person" in items else LINES
    plain = {"boolean": FLAG, "integer": NUMBER, "number": DECIMAL, "string": LINE}
    return DATE if schema.get("format") == "date" else plain.get(schema.get("type", ""), GROUP)


def _choices(schema: Schema) -> dict[str, str]:
    """Each value and its words, in the order of the model (the schema's own labels are sorted by value)."""
    labels = schema.get("x-labels", {})
    return {value: labels[value] for value in schema.get("enum", ()) if value in labels}


def _hint(description: str, widget: str) -> str:
    description = _CODE_OF_MEMBER.sub("Họ tên đảng viên hoặc", _CODE.sub("Họ tên", description))
    description = _NAME_OF_KIND.sub(lambda found: found[1].upper(), _NAMES_OF_PROFILES.sub(".", description))
    if description == "Họ tên.":
        description = ""
    if widget not in (DATE, MOMENT, MONTH):
        return description
    return re.sub(r"^\W+$", "", _FORM_OF_DATE.sub("", description))

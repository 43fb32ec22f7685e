"""The ground the models stand on: one base class, the field types, choices with labels, people by reference.

How a typed value becomes a date, a number … is said in `service.dossier.coercion`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import FrozenInstanceError, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    SerializationInfo,
    TypeAdapter,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.dataclasses import dataclass as as_dataclass
from pydantic.fields import ComputedFieldInfo, FieldInfo
from pydantic.json_schema import DEFAULT_REF_TEMPLATE, JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, SchemaSerializer, SchemaValidator

from service.dossier.coercion import clean, shown, to_count, to_date, to_decimal, to_flag, to_moment, to_month
from service.vietnamese import Month

LINE_LIMIT = 1_000  # characters in a one-line field
TEXT_LIMIT = 20_000  # characters in a text of several paragraphs
ROWS_LIMIT = 500  # rows in a list; a cell has some twenty members


class Part:
    """A frozen part of a dossier; unknown names are refused, never dropped.

    Every subclass is a pydantic dataclass: one is read in half the time of a `BaseModel`, which keeps the set of given
    names with each object, and gives a field in a fifth of it, as no ``__getattr__`` stands in the way. What would be
    written anew for each class (equality, being frozen) stands here once; writing it took 14 ms of every start.
    """

    __pydantic_fields__: ClassVar[dict[str, FieldInfo]]
    __pydantic_decorators__: ClassVar[Any]
    __pydantic_validator__: ClassVar[SchemaValidator]
    __pydantic_serializer__: ClassVar[SchemaSerializer]

    if TYPE_CHECKING:

        def __init__(self, **given: Any) -> None:
            """Reads what is `given` as `read` does."""

    def __init_subclass__(cls) -> None:
        as_dataclass(cls, eq=False, repr=False, kw_only=True, config=_CONFIG)

    def __setattr__(self, name: str, value: Any) -> None:
        raise FrozenInstanceError(f"a dossier cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"a dossier cannot be changed: {name}")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in fields_of(type(self)))

    __hash__ = None  # type: ignore[assignment]  # mappings within have none

    @classmethod
    def read(cls, data: Any, context: dict[str, Any] | None = None) -> Self:
        """`data`, a mapping, as such a part; raises pydantic's `ValidationError` with every fault."""
        found: Self = cls.__pydantic_validator__.validate_python(data, context=context)
        return found

    @classmethod
    def json_schema(cls, ref_template: str = DEFAULT_REF_TEMPLATE) -> dict[str, Any]:
        """What JSON `read` takes."""
        return TypeAdapter(cls).json_schema(ref_template=ref_template)

    def plain(self) -> dict[str, Any]:
        """This part as JSON has it: only what was given, so that reading it gives the same part again."""
        found: dict[str, Any] = self.__pydantic_serializer__.to_python(self, mode="json", **_AS_GIVEN)
        return found

    def as_json(self, include: Any = None, people: dict[str, Person] | None = None) -> str:
        """The same written; `include` names the fields to write, as pydantic has it.

        The members named in what is written are entered in `people`, by code.
        """
        return self.__pydantic_serializer__.to_json(self, include=include, context=people, **_AS_GIVEN).decode()

    def but(self, **changed: Any) -> Self:
        """A copy of this part with other values, which are not read again."""
        made = copy(self)
        made.__dict__.update(changed)
        return made

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _unnamed(handler, core)


_CONFIG = ConfigDict(extra="forbid", hide_input_in_errors=True, defer_build=True)
_AS_GIVEN: Any = {"exclude_defaults": True, "exclude_computed_fields": True}


def fields_of(model: type[Part]) -> dict[str, FieldInfo]:
    """The fields of a part by name, in their order."""
    return model.__pydantic_fields__


def computed_of(model: type[Part]) -> dict[str, ComputedFieldInfo]:
    """The facts that a part works out and writes along, by name."""
    return {name: one.info for name, one in model.__pydantic_decorators__.computed_fields.items()}


def is_part(kind: Any) -> bool:
    """Whether a type is one of the parts."""
    return isinstance(kind, type) and issubclass(kind, Part)


def _unnamed(handler: GetJsonSchemaHandler, core: CoreSchema) -> JsonSchemaValue:
    """The JSON Schema of a class without its English name and docstring, which are for us; fields say theirs."""
    schema = handler(core)
    own = handler.resolve_ref_schema(schema)
    own.pop("title", None)
    own.pop("description", None)
    return schema


def holds_nothing(part: Part) -> bool:
    """Whether leaving `part` out would say the same."""
    return all(getattr(part, name) == field.default for name, field in fields_of(type(part)).items())


class Choice(StrEnum):
    """A choice with the words people read: ``MemberState.PRESENT.label == "có mặt"``."""

    label: str

    def __new__(cls, value: str, label: str) -> Choice:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = _unnamed(handler, core)
        handler.resolve_ref_schema(schema)["x-labels"] = {choice.value: choice.label for choice in cls}
        return schema


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a document: a member of the cell, or a guest known by name only.

    `member_id` is empty for people who are not on the roster; `role` is what stands behind the name
    ("Bí thư Chi bộ"), empty where the roster gives none.
    """

    full_name: str
    role: str = ""
    party_role: str = ""
    member_id: str = ""

    def __str__(self) -> str:
        return self.full_name


MEMBER_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class Roster:
    """Who the codes of one dossier stand for, filled while its members are read.

    `announced` are the codes and names of all rows, sound or not, so that one faulty row does not make every
    mention of that member a second fault.
    """

    def __init__(self, announced: Iterable[str]) -> None:
        self._announced = announced
        self.known: dict[str, Person] = {}  # by code and by name
        self.namesakes: set[str] = set()
        self.claimed: set[tuple[str, str]] = set()

    @cached_property
    def announced(self) -> frozenset[str]:
        """Read when the first unknown name is met: in most dossiers there is none."""
        return frozenset(self._announced)

    def add(self, person: Person) -> None:
        """Enter a member; codes are checked before (`once`)."""
        name = " ".join(person.full_name.split())
        if name in self.known and self.known[name].member_id != name:
            self.namesakes.add(name)  # told apart by their codes only
        self.known.setdefault(name, person)
        if name in self.namesakes:
            self.known[name] = Person(person.full_name)
        self.known[person.member_id] = person

    def find(self, typed: str) -> Person:
        """The person meant by a code or a full name; somebody of another name is not of the cell."""
        if found := self.known.get(typed):
            return found
        if MEMBER_ID.fullmatch(typed) and typed not in self.announced:
            raise PydanticCustomError("unknown_member", "", {"typed": shown(typed), "roster": self})
        return Person(typed)

    def member(self, typed: str) -> Person:
        """The member meant by a code or a full name."""
        person = self.find(typed)
        if typed in self.namesakes:
            raise PydanticCustomError("namesakes", "", {"typed": shown(typed)})
        if not person.member_id and typed not in self.announced:
            raise PydanticCustomError("unknown_member", "", {"typed": shown(typed), "roster": self})
        return person


def once(what: str) -> AfterValidator:
    """A validator for codes that may stand only once in the dossier among their like (`what`)."""

    def claim(value: Any, info: ValidationInfo) -> Any:
        mark = (what, value.member_id or value.full_name if isinstance(value, Person) else value)
        if mark in (claimed := roster_of(info).claimed):
            raise PydanticCustomError("twice", "")
        claimed.add(mark)
        return value

    return AfterValidator(claim)


def roster_of(info: ValidationInfo) -> Roster:
    """The roster of the dossier being read."""
    try:
        roster: Roster = info.context["roster"]  # type: ignore[index]
    except (KeyError, TypeError):
        raise TypeError("a dossier is read through service.intake, which gives the roster its place") from None
    return roster


def _to_person(value: Any, info: ValidationInfo) -> Person:
    if isinstance(value, Person):
        return value
    roster = roster_of(info)
    if type(value) is str and (found := roster.known.get(value)):  # nearly all are codes, written as announced
        return found
    return roster.find(_reference(value))


def _to_member(value: Any, info: ValidationInfo) -> Person:
    roster = roster_of(info)
    if type(value) is str and (found := roster.known.get(value)) and found.member_id:
        return found
    return roster.member(value.member_id if isinstance(value, Person) else _reference(value))


def _reference(value: Any) -> str:
    if type(value) is not str:
        raise PydanticCustomError("person_form", "")
    if value.isascii() and MEMBER_ID.fullmatch(value):
        return value
    typed = " ".join(clean(value).split())
    if not typed:
        raise PydanticCustomError("blank", "")
    if len(typed) > LINE_LIMIT:
        raise PydanticCustomError("string_too_long", "", {"max_length": LINE_LIMIT})
    return typed


def _person_as_typed(person: Person, info: SerializationInfo) -> str:
    if not person.member_id:
        return person.full_name
    if info.context is not None:
        info.context[person.member_id] = person
    return person.member_id


def _as_number(quantity: Decimal) -> int | float:
    return int(quantity) if quantity == int(quantity) else float(quantity)


def _text(most: int, least: int = 0, **extra: Any) -> Any:
    """The constraints of a text; `clean` goes last in the annotation, which makes it run first."""
    more = extra | ({"pattern": r"\S"} if least else {})
    return Field(min_length=least or None, max_length=most, json_schema_extra=more)


Line = Annotated[str, _text(LINE_LIMIT, 1), BeforeValidator(clean)]
OptionalLine = Annotated[str, _text(LINE_LIMIT), BeforeValidator(clean)]
Text = Annotated[str, _text(TEXT_LIMIT, 1, **{"x-lines": True}), BeforeValidator(clean)]
OptionalText = Annotated[str, _text(TEXT_LIMIT, **{"x-lines": True}), BeforeValidator(clean)]
Code = Annotated[str, Field(min_length=1, max_length=40, pattern=f"^{MEMBER_ID.pattern}$"), BeforeValidator(clean)]
Term = Annotated[str, Field(max_length=9, pattern=r"^([0-9]{4}-[0-9]{4})?$"), BeforeValidator(clean)]
Flag = Annotated[bool, BeforeValidator(to_flag)]
Day = Annotated[
    date,
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
    BeforeValidator(to_date),
]
Moment = Annotated[
    datetime,
    PlainSerializer(lambda moment: moment.isoformat(timespec="minutes"), return_type=str, when_used="json"),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:00(\.0+)?)?(\+07:00)?$",
            "x-type": "moment",
        }
    ),
    PlainValidator(to_moment),
]
Period = Annotated[
    Month,
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$", "x-type": "month"}),
    PlainValidator(to_month),
]
Count = Annotated[int, Field(ge=0, le=100_000_000), BeforeValidator(to_count)]
Ordinal = Annotated[int, Field(ge=1, le=99_999), BeforeValidator(to_count)]
Year = Annotated[int, Field(ge=1900, le=2100), BeforeValidator(to_count)]
Quarter = Annotated[int, Field(ge=1, le=4), BeforeValidator(to_count)]
Percent = Annotated[int, Field(ge=0, le=100), BeforeValidator(to_count)]
# Fifteen digits are what a JSON number carries through a float and back unchanged.
Quantity = Annotated[
    Decimal,
    Field(ge=0, le=Decimal(10**12), max_digits=15),
    PlainSerializer(_as_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 10**12}),
    BeforeValidator(to_decimal),
]
PersonRef = Annotated[
    Person,
    PlainSerializer(_person_as_typed, return_type=str),
    WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"\S", "x-person": "anyone"}),
    PlainValidator(_to_person),
]
MemberRef = Annotated[
    Person,
    PlainSerializer(_person_as_typed, return_type=str),
    WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"\S", "x-person": "member"}),
    PlainValidator(_to_member),
]


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes from `start` to `end`."""
    return int((end - start) / timedelta(minutes=1))

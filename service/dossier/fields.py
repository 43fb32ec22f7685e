"""The types of fields: texts, dates, times, numbers, yes or no, choices with labels.

How a typed value becomes one of them is said in `service.dossier.coercion`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from service.dossier.coercion import clean, to_count, to_date, to_decimal, to_flag, to_moment, to_month
from service.dossier.parts import unnamed
from service.vietnamese import Month

LINE_LIMIT = 1_000  # characters in a one-line field
TEXT_LIMIT = 20_000  # characters in a text of several paragraphs
ROWS_LIMIT = 500  # rows in a list; a cell has some twenty members


def entry(title: str, hint: str, default: Any = ..., **said: Any) -> Any:
    """A field of a part as forms, tables and schema show it; `said`: ``made_from="title"`` is ``x-made-from`` there."""
    return Field(default, title=title, description=hint, **_to_the_schema(said))


def entries(title: str, hint: str, **said: Any) -> Any:
    """The same for a list, which may be empty and has at most `ROWS_LIMIT` rows."""
    return Field((), max_length=ROWS_LIMIT, title=title, description=hint, **_to_the_schema(said))


def _to_the_schema(said: dict[str, Any]) -> dict[str, Any]:
    named = {f"x-{name.replace('_', '-')}": value for name, value in said.items()}
    return {"json_schema_extra": named} if named else {}  # None would hide what the type of the field says


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
        schema = unnamed(handler, core)
        handler.resolve_ref_schema(schema)["x-labels"] = {choice.value: choice.label for choice in cls}
        return schema


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
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:00(\.0+)?)?(\+07:00)?$", "x-type": "moment"}
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
Row = TypeVar("Row")
Filled = Annotated[tuple[Row, ...], Field(min_length=1, max_length=ROWS_LIMIT)]  # a list that must not be empty


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes from `start` to `end`."""
    return int((end - start) / timedelta(minutes=1))

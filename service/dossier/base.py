"""The ground the models stand on: one base class, the field types, choices with labels, people by reference.

Lenient reading of Vietnamese forms ("24/11/2026", "1.100") happens only with ``context={"vi": True}``,
which the form and the tables pass; JSON is read strictly (ISO dates, numbers as numbers).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    InstanceOf,
    PlainSerializer,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from service.vietnamese import Month, nfc, unprintable

LINE_LIMIT = 1_000  # characters in a one-line field
TEXT_LIMIT = 20_000  # characters in a text of several paragraphs
ROWS_LIMIT = 500  # rows in a list; a cell has some twenty members


class Part(BaseModel):
    """A frozen part of a dossier; unknown names are refused, never dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


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
        schema = handler.resolve_ref_schema(handler(core))
        schema["x-labels"] = {choice.value: choice.label for choice in cls}
        return schema


def _clean(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if mark := unprintable(nfc(value)):
        raise PydanticCustomError("control_character", "", {"mark": mark})
    return nfc(value)


def _required(value: Any) -> Any:
    if isinstance(value, str) and (not value or value.isspace()):
        raise PydanticCustomError("blank", "")
    return _clean(value)


def _vietnamese(info: ValidationInfo) -> bool:
    return bool(info.context and info.context.get("vi"))


_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_VI_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_TIME = re.compile(r"[T ](\d{2}):(\d{2})(?::00(?:\.0+)?)?(?:\+07:00)?")
_VI_TIME = re.compile(r"(\d{1,2})\s*(?:giờ|[:hg])\s*(\d{1,2})?(?:\s*(?:phút|p|ph))?", re.IGNORECASE)
_YEARS = range(1900, 2101)


def _calendar_day(year: str, month: str, day: str, typed: str) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise PydanticCustomError("no_such_date", "", {"typed": typed}) from None
    if found.year not in _YEARS:
        raise PydanticCustomError("no_such_date", "", {"typed": typed})
    return found


def _to_date(value: Any, info: ValidationInfo) -> Any:
    if type(value) is date:
        return value
    typed = value.strip() if isinstance(value, str) else ""
    if found := _ISO_DATE.fullmatch(typed):
        return _calendar_day(found[1], found[2], found[3], typed)
    if _vietnamese(info) and (found := _VI_DATE.fullmatch(typed)):
        return _calendar_day(found[3], found[2], found[1], typed)
    raise PydanticCustomError("date_form", "", {"typed": str(value)[:40]})


def _to_moment(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, datetime) and value.tzinfo is None:
        return value
    typed = value.strip() if isinstance(value, str) else ""
    if (found := _ISO_TIME.search(typed)) and found.end() == len(typed):
        return _at(_to_date(typed[: found.start()], info), found[1], found[2], typed)
    if _vietnamese(info) and (parts := _vietnamese_moment(typed)):
        return _at(_to_date(parts[0], info), parts[1], parts[2], typed)
    raise PydanticCustomError("moment_form", "", {"typed": str(value)[:40]})


def _vietnamese_moment(typed: str) -> tuple[str, str, str] | None:
    """``19 giờ 30, 24/11/2026`` or ``24/11/2026 19:30`` → the day, the hour, the minute."""
    day = _VI_DATE.search(typed) or _ISO_DATE.search(typed)
    if not day:
        return None
    rest = (typed[: day.start()] + " " + typed[day.end() :]).replace("ngày", " ").strip(" ,;-")
    hour = _VI_TIME.fullmatch(rest)
    return (day[0], hour[1], hour[2] or "0") if hour else None


def _at(day: date, hour: str, minute: str, typed: str) -> datetime:
    try:
        return datetime(day.year, day.month, day.day, int(hour), int(minute))
    except ValueError:
        raise PydanticCustomError("no_such_time", "", {"typed": typed}) from None


def _to_month(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, Month):
        return value
    typed = value.strip() if isinstance(value, str) else ""
    found = re.fullmatch(r"(?P<year>\d{4})-(?P<month>\d{2})", typed)
    if not found and _vietnamese(info):
        found = re.fullmatch(r"(?:tháng )?(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4})", typed)
    if not found or not 1 <= int(found["month"]) <= 12 or int(found["year"]) not in _YEARS:
        raise PydanticCustomError("month_form", "", {"typed": str(value)[:40]})
    return Month(int(found["year"]), int(found["month"]))


def _to_count(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, str) and _vietnamese(info) and re.fullmatch(r"\d{1,3}(\.\d{3})+|\d+", value.strip()):
        return int(value.strip().replace(".", ""))
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("count_form", "", {"typed": str(value)[:40]})
    return value


def _to_decimal(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, str) and _vietnamese(info) and re.fullmatch(r"\d{1,3}(\.\d{3})*(,\d+)?|\d+(,\d+)?", value):
        return Decimal(value.replace(".", "").replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise PydanticCustomError("number_form", "", {"typed": str(value)[:40]})
    return Decimal(str(value))


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

    `announced` are the codes of all rows, sound or not, so that one faulty row does not make every
    mention of that member a second fault.
    """

    def __init__(self, announced: frozenset[str]) -> None:
        self.announced = announced
        self.by_id: dict[str, Person] = {}
        self.by_name: dict[str, Person] = {}
        self.claimed: set[tuple[str, str]] = set()

    def add(self, person: Person) -> None:
        """Enter a member; codes are checked before (`once`)."""
        self.by_id[person.member_id] = person
        # Two members of one name are told apart by their codes only.
        self.by_name[person.full_name] = Person(person.full_name) if person.full_name in self.by_name else person

    def find(self, typed: str) -> Person:
        if found := self.by_id.get(typed) or self.by_name.get(typed):
            return found
        if MEMBER_ID.fullmatch(typed) and typed not in self.announced:
            raise PydanticCustomError("unknown_member", "", {"typed": typed, "known": sorted(self.announced)})
        return Person(typed)


def once(what: str) -> AfterValidator:
    """A validator for codes that may stand only once in the dossier among their like (`what`)."""

    def claim(value: Any, info: ValidationInfo) -> Any:
        mark = (what, str(value))
        if mark in (claimed := roster_of(info).claimed):
            raise PydanticCustomError("twice", "")
        claimed.add(mark)
        return value

    return AfterValidator(claim)


def roster_of(info: ValidationInfo) -> Roster:
    """The roster of the dossier being read."""
    if not info.context or "roster" not in info.context:
        raise TypeError("a dossier is read through service.intake, which gives the roster its place")
    roster: Roster = info.context["roster"]
    return roster


def _to_person(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, Person):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("person_form", "")
    return roster_of(info).find(_required(value))


def _to_member(value: Any, info: ValidationInfo) -> Any:
    person = _to_person(value, info)
    if not person.member_id and value not in roster_of(info).announced:
        raise PydanticCustomError(
            "unknown_member", "", {"typed": str(value)[:80], "known": sorted(roster_of(info).announced)}
        )
    return person


def _person_as_typed(person: Person) -> str:
    return person.member_id or person.full_name


Line = Annotated[str, Field(min_length=1, max_length=LINE_LIMIT), BeforeValidator(_required)]
OptionalLine = Annotated[str, Field(max_length=LINE_LIMIT), BeforeValidator(_clean)]
Text = Annotated[
    str, Field(min_length=1, max_length=TEXT_LIMIT, json_schema_extra={"x-lines": True}), BeforeValidator(_required)
]
OptionalText = Annotated[
    str, Field(max_length=TEXT_LIMIT, json_schema_extra={"x-lines": True}), BeforeValidator(_clean)
]
Day = Annotated[date, WithJsonSchema({"type": "string", "format": "date"}), BeforeValidator(_to_date)]
Moment = Annotated[
    datetime,
    PlainSerializer(lambda moment: moment.isoformat(timespec="minutes"), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:00)?(\+07:00)?$"}),
    BeforeValidator(_to_moment),
]
Period = Annotated[
    InstanceOf[Month],
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}),
    BeforeValidator(_to_month),
]
Count = Annotated[int, Field(ge=0, le=100_000_000), BeforeValidator(_to_count)]
Ordinal = Annotated[int, Field(ge=1, le=99_999), BeforeValidator(_to_count)]
Quantity = Annotated[
    Decimal,
    Field(ge=0, le=Decimal(10**15), max_digits=18),
    PlainSerializer(float, return_type=float, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": 0}),
    BeforeValidator(_to_decimal),
]
PersonRef = Annotated[
    InstanceOf[Person],
    PlainSerializer(_person_as_typed, return_type=str),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LINE_LIMIT, "x-person": "anyone"}),
    BeforeValidator(_to_person),
]
MemberRef = Annotated[
    InstanceOf[Person],
    PlainSerializer(_person_as_typed, return_type=str),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LINE_LIMIT, "x-person": "member"}),
    BeforeValidator(_to_member),
]


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes from `start` to `end`."""
    return int((end - start) / timedelta(minutes=1))

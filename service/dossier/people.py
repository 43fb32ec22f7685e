"""People in a dossier: who is named, the roster in which codes and names are looked up, references to members."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    SerializationInfo,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from service.dossier.coercion import clean, shown
from service.dossier.fields import LINE_LIMIT, Choice
from service.dossier.names import name_key


class FormOfAddress(Choice):
    """What somebody is called before the name; a member of the Party is a comrade, also as a guest."""

    COMRADE = "dong_chi", "đồng chí"
    MR = "ong", "ông"
    MRS = "ba", "bà"
    DELEGATE = "dai_bieu", "đại biểu"


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

    `announced`: codes and names of all rows, faulty ones too, so that mentioning such a member is no second fault.
    """

    def __init__(self, announced: Iterable[str]) -> None:
        self._announced = announced
        self.known: dict[str, Person] = {}  # by code and by name
        self.born: dict[str, int | None] = {}  # by code
        self.claimed: set[tuple[str, str]] = set()
        self._named: dict[str, list[Person]] = {}  # by what all ways of writing a name share, filled when first asked

    @cached_property
    def announced(self) -> frozenset[str]:
        """Read when the first unknown name is met: in most dossiers there is none."""
        return frozenset(self._announced)

    def add(self, person: Person, born: int | None = None) -> None:
        """Enter a member; codes are checked before (`unique`)."""
        name = " ".join(person.full_name.split())
        if name in self.known and self.known[name].member_id != name:
            self.known[name] = Person(person.full_name)  # told apart by their codes only
        self.known.setdefault(name, person)
        self.known[person.member_id] = person
        self.born[person.member_id] = born
        self._named.clear()

    def namesakes(self, typed: str) -> list[Person]:
        """The members whose name `typed` is, however it is written."""
        if not self._named:
            for code in self.born:
                self._named.setdefault(name_key(self.known[code].full_name), []).append(self.known[code])
        return self._named.get(name_key(typed), [])

    def find(self, typed: str) -> Person:
        """The person meant by a code or a full name; anybody whose name is not on the roster counts as a guest."""
        if known := self.known.get(typed):
            return known
        if len(meant := self.namesakes(typed)) == 1:
            return meant[0]
        if MEMBER_ID.fullmatch(typed) and typed not in self.announced:
            raise PydanticCustomError("unknown_member", "", {"typed": shown(typed), "roster": self})
        return Person(typed)

    def member(self, typed: str) -> Person:
        """The member meant by a code or a full name."""
        person = self.find(typed)
        if person.member_id:
            return person
        if len(self.namesakes(typed)) > 1:
            raise PydanticCustomError("namesakes", "", {"typed": shown(typed), "roster": self})
        if typed not in self.announced:
            raise PydanticCustomError("unknown_member", "", {"typed": shown(typed), "roster": self})
        return person


def unique(what: str) -> AfterValidator:
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
    if type(value) is str and (known := roster.known.get(value)):  # nearly all are codes, written as announced
        return known
    return roster.find(_reference(value))


def _to_member(value: Any, info: ValidationInfo) -> Person:
    roster = roster_of(info)
    if type(value) is str and (known := roster.known.get(value)) and known.member_id:
        return known
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


def _schema_of(person: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"\S", "x-person": person})


Code = Annotated[str, Field(min_length=1, max_length=40, pattern=f"^{MEMBER_ID.pattern}$"), BeforeValidator(clean)]
_AS_TYPED = PlainSerializer(_person_as_typed, return_type=str)
PersonRef = Annotated[Person, _AS_TYPED, _schema_of("anyone"), PlainValidator(_to_person)]
MemberRef = Annotated[Person, _AS_TYPED, _schema_of("member"), PlainValidator(_to_member)]

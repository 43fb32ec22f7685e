"""The base of all models: a frozen part of a dossier, what it is made of, and how it is read and written."""

from __future__ import annotations

from copy import copy
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import ConfigDict, GetJsonSchemaHandler, TypeAdapter
from pydantic.dataclasses import dataclass as as_dataclass
from pydantic.fields import ComputedFieldInfo, FieldInfo
from pydantic.json_schema import DEFAULT_REF_TEMPLATE, JsonSchemaValue
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator

if TYPE_CHECKING:
    from service.dossier.people import Person


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

    def __setattr__(self, name: str, *_value: Any) -> None:
        raise FrozenInstanceError(f"a dossier cannot be changed: {name}")

    __delattr__ = __setattr__

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in fields_of(type(self)))

    __hash__ = None  # type: ignore[assignment]  # mappings within have none

    @classmethod
    def read(cls, data: Any, context: dict[str, Any] | None = None) -> Self:
        """`data`, a mapping, as such a part; raises pydantic's `ValidationError` with every fault."""
        part: Self = cls.__pydantic_validator__.validate_python(data, context=context)
        return part

    @classmethod
    def json_schema(cls, ref_template: str = DEFAULT_REF_TEMPLATE) -> dict[str, Any]:
        """What JSON `read` takes."""
        return TypeAdapter(cls).json_schema(ref_template=ref_template)

    def plain(self) -> dict[str, Any]:
        """This part as JSON has it: only what was given, so that reading it gives the same part again."""
        data: dict[str, Any] = self.__pydantic_serializer__.to_python(self, mode="json", **_AS_GIVEN)
        return data

    def as_json(self, include: Any = None, people: dict[str, Person] | None = None) -> str:
        """The same as text; `include` as pydantic has it. The members named in it are entered in `people`, by code."""
        return self.__pydantic_serializer__.to_json(self, include=include, context=people, **_AS_GIVEN).decode()

    def but(self, **changed: Any) -> Self:
        """A copy of this part with other values, which are not read again."""
        made = copy(self)
        made.__dict__.update(changed)
        return made

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return unnamed(handler, core)


_CONFIG = ConfigDict(extra="forbid", hide_input_in_errors=True, defer_build=True)
_AS_GIVEN: Any = {"exclude_defaults": True, "exclude_computed_fields": True}


def fields_of(model: type[Part]) -> dict[str, FieldInfo]:
    """The fields of a part by name, in their order."""
    return model.__pydantic_fields__


def computed_of(model: type[Part]) -> dict[str, ComputedFieldInfo]:
    """The facts that a part works out and writes along, by name."""
    return {name: field.info for name, field in model.__pydantic_decorators__.computed_fields.items()}


def is_part(kind: Any) -> bool:
    """Whether a type is one of the parts."""
    return isinstance(kind, type) and issubclass(kind, Part)


def unnamed(handler: GetJsonSchemaHandler, core: CoreSchema) -> JsonSchemaValue:
    """The JSON Schema of a class without its English name and docstring, which are for us; fields say theirs."""
    schema = handler(core)
    own = handler.resolve_ref_schema(schema)
    own.pop("title", None)
    own.pop("description", None)
    return schema


def holds_nothing(part: Part) -> bool:
    """Whether leaving `part` out would say the same."""
    return all(getattr(part, name) == field.default for name, field in fields_of(type(part)).items())

"""What names a dossier offers to templates and kinds: ``tasks[].responsible.full_name`` and its like.

Read off the models' own annotations, so that a new field is known everywhere without a second list.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import types
from collections.abc import Iterator
from enum import Enum
from functools import cache, cached_property
from types import FunctionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import InstanceOf

from service.dossier.computed import Sources
from service.dossier.parts import Part, fields_of, is_part

_STEP = re.compile(r"([^.\[\]]+)|\[\]")


def unwrapped(annotation: Any) -> Any:
    """`annotation` without Optional, Annotated and InstanceOf."""
    if get_origin(annotation) in (Annotated, InstanceOf, Union, types.UnionType):
        return unwrapped(next((inner for inner in get_args(annotation) if inner is not type(None)), None))
    return annotation


def members_of(annotation: Any) -> dict[str, Any]:
    """The names one step below a type, each with its own type; empty for plain values."""
    return {name: unwrapped(declared) for name, declared in declared_in(annotation).items()}


@cache
def declared_in(annotation: Any) -> dict[str, Any]:
    """The names one step below a type, each with its type as it is declared: None may be one of its values."""
    if not isinstance(annotation, type):
        return {}
    if is_part(annotation):
        names = {name: field.annotation for name, field in fields_of(annotation).items()}
    elif dataclasses.is_dataclass(annotation):
        hints = get_type_hints(annotation)
        names = {field.name: hints[field.name] for field in dataclasses.fields(annotation)}
    elif issubclass(annotation, Enum):
        names = {"label": str, "value": str}
    else:
        return {}
    return names | _computed(annotation)


def _computed(owner: type) -> dict[str, Any]:
    own = (cls for cls in reversed(owner.__mro__) if cls is not Part and cls.__module__.startswith("service."))
    getters = ((name, getter_of(cls, name)) for cls in own for name in vars(cls) if not name.startswith("_"))
    return {name: get_type_hints(getter).get("return") for name, getter in getters if getter}


def getter_of(owner: type, name: str) -> FunctionType | None:
    """The function that computes the fact `name` of a model; None where it is no computed fact."""
    value = next((vars(cls)[name] for cls in owner.__mro__ if name in vars(cls)), None)
    value = getattr(value, "wrapped", value)  # pydantic's computed_field
    getter = value.fget if isinstance(value, property) else getattr(value, "func", None)
    return getter if isinstance(getter, FunctionType) and isinstance(value, property | cached_property) else None


def sources_of(model: Any, name: str) -> Sources:
    """The plain fields of `model` behind its fact `name`, through other facts; those summed on the way are `summed`.

    Raises `LookupError` where the fact declares nothing (`made_of`) or names what the model does not have.
    """
    declared: Sources | None = getattr(getter_of(model, name), "sources", None)
    if declared is None:
        raise LookupError(f"{model.__name__}.{name} does not declare what it is made of")
    shown: set[str] = set()
    summed: set[str] = set()
    for source in declared.shown | declared.summed:
        if getter_of(model, source):
            behind = sources_of(model, source)
        elif source.partition(".")[0] in members_of(model):
            behind = Sources(shown=frozenset({source}))
        else:
            raise LookupError(f"{model.__name__}.{name} is made of {source}, which the model does not have")
        summed |= behind.summed
        (shown if source in declared.shown else summed).update(behind.shown)
    return Sources(frozenset(shown), frozenset(summed))


def may_be_none(annotation: Any) -> bool:
    """Whether None is a value of a declared type."""
    if get_origin(annotation) in (Annotated, InstanceOf):
        return may_be_none(get_args(annotation)[0])
    return get_origin(annotation) in (Union, types.UnionType) and type(None) in get_args(annotation)


def declared_at(path: str, roots: dict[str, Any]) -> Any:
    """The declared type of what `path` leads to; None where that is not known."""
    types_along = [here for here, _ in _along(path, roots)]
    return types_along[-1] if types_along else None


def passes_fact(path: str, roots: dict[str, Any]) -> bool:
    """Whether `path` leads through a computed fact, whose sources say better whether it is there."""
    return any(is_fact for _, is_fact in _along(path, roots))


def _along(path: str, roots: dict[str, Any]) -> Iterator[tuple[Any, bool]]:
    """For each step of `path` the declared type that it leads to, and whether it is a computed fact."""
    here: Any = None
    known = roots
    for step in _STEP.finditer(path):
        holder, is_fact = unwrapped(here), False
        if step[0] == "[]":
            arguments = get_args(holder)
            here = arguments[-1 if get_origin(holder) is dict else 0] if arguments else None
        else:
            is_fact = isinstance(holder, type) and bool(getter_of(holder, step[0]))
            here = known.get(step[0])
        known = declared_in(unwrapped(here))
        yield here, is_fact


def unknown_step(path: str, roots: dict[str, Any]) -> tuple[str, str] | None:
    """Where `path` leaves what is known: the wrong name and the nearest known one (or ""); None where all is well."""
    here: Any = None
    known = roots
    for step in _STEP.finditer(path):
        if step[0] == "[]":
            arguments = get_args(here)
            here = unwrapped(arguments[-1 if get_origin(here) is dict else 0]) if arguments else None
        elif step[0] in known:
            here = unwrapped(known[step[0]])
        else:
            near = difflib.get_close_matches(step[0], known, n=1)
            return step[0], near[0] if near else ""
        known = members_of(here)
    return None


def has_shape(value: Any, annotation: Any) -> bool:
    """Whether JSON has objects, lists and values where a model has them; unknown names may hold anything, null too."""
    kind = unwrapped(annotation)
    if kind is Any:
        return True
    if is_part(kind):
        known = fields_of(kind)
        return isinstance(value, dict) and all(
            below is None or has_shape(below, known[name].annotation) for name, below in value.items() if name in known
        )
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(has_shape(item, get_args(kind)[0]) for item in value)
    if get_origin(kind) is dict:
        return isinstance(value, dict) and all(has_shape(item, get_args(kind)[1]) for item in value.values())
    return not isinstance(value, dict | list)


def value_at(root: Any, path: str) -> Any:
    """The value at a dotted path of single parts (no lists), None where a part on the way is missing."""
    for step in path.split("."):
        root = root.get(step) if isinstance(root, dict) else getattr(root, step, None)
    return root

"""Errors of rendering, explained by the template's field, the item of the data, and the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import UndefinedError, nodes
from jinja2.exceptions import SecurityError

from service.errors import SinhhoatError, TemplateBroken, ValueRefused
from service.template.fault import Fault
from service.template.fields import Use
from service.template.sources import Source
from service.template.xml_writers import Refused

_MISSING: Any = object()


@dataclass(frozen=True, slots=True)
class Place:
    """Where rendering stopped: template, part, statement or output (None if unknown), and the part's fields."""

    template: str
    source: Source
    node: nodes.Node | None
    uses: Sequence[Use]

    @property
    def field(self) -> str:
        """The first field that the node names (a statement: in its opening tag); empty when it names none."""
        if self.node is None:
            return ""
        fields = {use.node: use.field for use in self.uses}
        names = (fields[inner] for inner in (self.node, *self.node.find_all(nodes.Expr)) if inner in fields)
        return next(names, "")

    def fault(self, code: str, message: str) -> Fault:
        """A fault at this place, with the Vietnamese sentence `message`."""
        line = self.node.lineno if self.node is not None else 1
        return Fault(code, line, message)


def explained(error: Exception, place: Place, context: Mapping[str, Any]) -> SinhhoatError:
    """ValueRefused or TemplateBroken for `error`, which rendering `context` raised at `place`."""
    if isinstance(error, Refused):
        path = _located(place.field, context, error.value) if place.node else _with_break(place.uses, context)
        fault = place.fault(error.code, f"giá trị của «{path}» {error.message}" if path else f"dữ liệu {error.message}")
        return ValueRefused([replace(place.source.problem(fault, place.template), path=path)])
    if isinstance(error, UndefinedError):
        path = _located(place.field, context, _MISSING)
        fault = place.fault("template-missing", f"dữ liệu không có trường «{path}».")
    elif isinstance(error, SecurityError):
        fault = place.fault("template-security", "thẻ làm việc không được phép.")
    else:
        detail = "" if str(error).isascii() else f" ({error})"  # our filters speak Vietnamese, Python does not
        fault = place.fault("template-failed", f"dữ liệu của «{place.field}» không hợp với thẻ này{detail}.")
    return TemplateBroken([place.source.problem(fault, place.template)])


def _located(field: str, context: Mapping[str, Any], wanted: object) -> str:
    """`field` with the positions of the items that hold the object `wanted`, such as ``agenda_items[2].presenter``."""
    paths = (path for path, value in _values(context, re.findall(r"\[\]|[^.\[\]]+", field), "") if value is wanted)
    return next(paths, field)


def _with_break(uses: Sequence[Use], context: Mapping[str, Any]) -> str:
    """The path of the first value with a sign for a new paragraph or page, which is refused after rendering."""
    for use in uses:
        for path, value in _values(context, re.findall(r"\[\]|[^.\[\]]+", use.field), ""):
            if isinstance(value, str) and ("\a" in value or "\f" in value):
                return path
    return ""


def _values(value: Any, steps: Sequence[str], path: str) -> Iterator[tuple[str, Any]]:
    """Every path that `steps` lead to, with its value; _MISSING where a step leads nowhere."""
    if not steps or value is _MISSING:
        yield path + "".join(step if step == "[]" else f".{step}" for step in steps), value
    elif steps[0] == "[]":
        for index, item in enumerate(value if isinstance(value, (list, tuple)) else ()):
            yield from _values(item, steps[1:], f"{path}[{index}]")
    else:
        inner = value.get(steps[0], _MISSING) if isinstance(value, Mapping) else getattr(value, steps[0], _MISSING)
        yield from _values(inner, steps[1:], f"{path}.{steps[0]}" if path else steps[0])

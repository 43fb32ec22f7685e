"""What a template takes for granted about its fields, held against their types before anything is printed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from service.dossier import Dossier
from service.dossier.model_paths import declared_at, may_be_none, members_of, passes_fact, unwrapped
from service.dossier.parts import fields_of, is_part
from service.dossier.people import Person
from service.errors import Problem
from service.kinds.asks import Asks
from service.kinds.filters import FILTERS
from service.template import Claimed

_FACTS = members_of(Dossier).keys() - fields_of(Dossier).keys()  # worked out of a dossier, not held by it
_NAMED = {
    "person": "người",
    "list": "danh sách",
    "text": "chữ",
    "day": "ngày giờ",
    "number": "số",
    "part": "cả một mục",
}
_MAY_BE_NONE = "có thể để trống, khi đó văn bản in chữ “None”. Hãy đặt thẻ trong {% if … %}, hoặc ghi {{ … or '' }}."
_UNPRINTABLE: tuple[tuple[Callable[[type], bool], str], ...] = (
    (lambda kind: kind is type(None), _MAY_BE_NONE),
    (
        lambda kind: kind is bool,
        "là có/không, văn bản in “True” hoặc “False”. Hãy viết {% if … %}chữ cần in{% endif %}.",
    ),
    (
        lambda kind: issubclass(kind, date | time),
        "là ngày giờ, văn bản in dạng của máy. Hãy thêm |date, |long_date hoặc |clock.",
    ),
    (
        lambda kind: issubclass(kind, float | Decimal),
        "là số lẻ, văn bản in dấu chấm thay dấu phẩy. Hãy thêm |number.",
    ),
    (lambda kind: issubclass(kind, Enum), "là một lựa chọn, văn bản in tên của máy. Hãy thêm .label."),
    (
        lambda kind: issubclass(kind, list | tuple | set | frozenset | dict),
        "là danh sách, văn bản in cả ngoặc. Hãy dùng {%p for … %}, hoặc một bộ lọc như |listed.",
    ),
    (
        lambda kind: hasattr(kind, "__dataclass_fields__"),
        "là cả một mục, văn bản in dạng của máy. Hãy ghi thêm tên trường, như .full_name.",
    ),
)


def unprintable(kind: type) -> str:
    """Why a value of this type must not be printed as it is; nothing where it may."""
    return next((said for holds, said in _UNPRINTABLE if holds(kind)), "")


def type_problems(kind: Asks, roots: Mapping[str, Any]) -> Iterator[Problem]:
    """The claims of a kind's template that cannot hold, or not for every dossier; `roots` are its top names' types."""
    given = _given(kind)
    for claim in kind.template.claims:
        declared = declared_at(claim.field, dict(roots))
        if declared is None or unwrapped(declared) is Any:
            continue
        computed = claim.field.partition(".")[0] in _FACTS or passes_fact(claim.field, dict(roots))
        optional = may_be_none(declared) and claim.field not in given and not computed
        for said in _said(claim, unwrapped(declared), optional=optional):
            yield claim.where.problem("template-type", kind.template.name, f"«{claim.field}» {said}")


def _given(kind: Asks) -> set[str]:
    """What every dossier holds from which the kind is made, though the dossier as such need not."""
    paths = set(kind.sheet.requires) | {f"{block}[].{name}" for block, name in kind.needs_in_rows}
    paths |= {".".join(path.split(".")[:count]) for path in paths for count in range(1, path.count(".") + 1)}
    return paths | {"doc.signer"}


def _said(claim: Claimed, kind: Any, *, optional: bool) -> Iterator[str]:
    match claim.does:
        case "loops" if (family := _family(kind)) and family != "list":
            way_out = " Hãy lặp qua từng dòng của nó: |lines." if family == "text" else ""
            yield f"là {_NAMED[family]}, không lặp được bằng for.{way_out}"
        case "prints":
            if optional and not claim.said:
                yield _MAY_BE_NONE
            plain = get_origin(kind) or kind
            if isinstance(plain, type) and (said := unprintable(plain)):
                yield said
        case "reads" if optional:
            guard = f"{{% if {claim.field} %}}"
            yield f"có thể để trống, khi đó không có «.{claim.said}» để đọc. Hãy đặt thẻ trong {guard}."
        case "filters" if claim.said in FILTERS:
            wanted, family = _wanted_by(claim.said), _family(kind)
            if wanted and family and family not in wanted:
                yield f"là {_NAMED[family]}, bộ lọc |{claim.said} cần {_NAMED[wanted[0]]}."
        case "compares" if (options := _options(kind)) and claim.said not in options:
            yield f"không bao giờ là “{claim.said}”; các giá trị có thể có: {', '.join(options)}."


def _family(kind: Any) -> str:
    """What sort of value a type is; empty where nothing is claimed of it."""
    if get_origin(kind) in (tuple, list, dict):
        return "list"
    if kind is Person:
        return "person"
    if not isinstance(kind, type) or issubclass(kind, Enum | bool):
        return ""
    families = ((str, "text"), ((date, time), "day"), ((int, float, Decimal), "number"))
    return next((name for types, name in families if issubclass(kind, types)), "part" if is_part(kind) else "")


def _options(kind: Any) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(one.value) for one in kind]
    return [str(one) for one in get_args(kind)] if get_origin(kind) is Literal else []


def _wanted_by(name: str) -> tuple[str, ...]:
    """The families that one of our filters takes, read off its own signature."""
    first = next(iter(inspect.signature(FILTERS[name]).parameters.values())).annotation
    written = first if isinstance(first, str) else getattr(first, "__name__", str(first))
    found = {"Person": "person", "str": "text", "datetime": "day", "date": "day", "time": "day", "int": "number",
             "Decimal": "number", "float": "number"}  # fmt: skip
    words = [word.strip() for word in written.split("|")]
    families = [found.get(word, "list" if word.startswith(("Sequence", "Iterable")) else "") for word in words]
    return tuple(families) if all(families) else ()

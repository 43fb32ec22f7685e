"""A missing name in a lenient template: it prints nothing, whatever the template does with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2 import ChainableUndefined, Undefined


class Lenient(ChainableUndefined):
    """Prints nothing, is false and empty, compares false with everything; every calculation with it gives itself."""

    __slots__ = ()

    def _itself(self, *_: Any, **__: Any) -> Lenient:
        return self

    def _never(self, _: object) -> bool:
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __rmod__ = _itself  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __pow__ = __rpow__ = _itself  # type: ignore[assignment]
    __neg__ = __pos__ = __abs__ = __round__ = __call__ = _itself  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]


def nothing_of_nothing(convert: Callable[..., Any]) -> Callable[..., Any]:
    """The filter `convert`, but for a missing value, which stays missing instead of becoming 0."""

    @wraps(convert)
    def converted(value: Any, *args: Any, **kwargs: Any) -> Any:
        return value if isinstance(value, Undefined) else convert(value, *args, **kwargs)

    return converted

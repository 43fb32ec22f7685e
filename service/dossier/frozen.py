"""JSON of any shape made immutable: what a kind's own fields are until the kind reads them."""

from __future__ import annotations

import math
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from service.dossier.coercion import clean, wrong

_NESTING = 8  # lists and objects inside each other
_HOLDING = (dict, list, tuple)


class FrozenDict(dict[str, Any]):
    """A mapping that nobody can change, as the dossier around it; it can still be pickled and copied."""

    def _refuse(self, *_args: object, **_kwargs: object) -> Any:
        raise TypeError("a dossier cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict], tuple[dict[str, Any]]]:
        return FrozenDict, (dict(self),)


def frozen_json(value: Any) -> Any:
    """A JSON value of any shape, cleaned and immutable; raises `ValidationError` with every fault at its place.

    The names of an object are put in order, so that a paper is the same whichever door its dossier came through.
    """
    faults: list[InitErrorDetails] = []
    frozen = _frozen(value, (), faults)
    if faults:
        raise ValidationError.from_exception_data("extra", faults)
    return frozen


def _frozen(value: Any, place: tuple[int | str, ...], faults: list[InitErrorDetails]) -> Any:
    try:
        if not isinstance(value, _HOLDING):
            if isinstance(value, float) and not math.isfinite(value):
                raise wrong("number_form", value)
            return clean(value)
        if len(place) >= _NESTING:
            raise PydanticCustomError("too_deep", "", {"most": _NESTING})  # noqa: TRY301  # kept with its place below
        if isinstance(value, dict):
            names = sorted(value, key=str)
            return FrozenDict({name: _frozen(value[name], (*place, clean(name)), faults) for name in names})
        return tuple([_frozen(item, (*place, index), faults) for index, item in enumerate(value)])
    except PydanticCustomError as error:
        faults.append(InitErrorDetails(type=error, loc=place, input=None))
        return None

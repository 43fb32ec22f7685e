"""Parameters in the query of a request that have a few values only."""

from __future__ import annotations

from collections.abc import Sequence

from flask import request

from service.web.problems import Failure


def choice(name: str, allowed: Sequence[str], default: str) -> str:
    """The parameter `name`, `default` where it is left out; raises `Failure` (400) for any but the `allowed` values."""
    given = request.args.get(name, default)
    if given not in (*allowed, default):
        first, last = ", ".join(allowed[:-1]), allowed[-1]
        raise Failure(400, "parameter", f"{name} chỉ nhận {first} hoặc {last}.", f"{name} is {first} or {last}.")
    return given


def switch(name: str, default: str) -> bool:
    """Whether the parameter `name` is ``1``; raises `Failure` (400) for anything but ``0`` and ``1``."""
    return choice(name, ("0", "1"), default) == "1"

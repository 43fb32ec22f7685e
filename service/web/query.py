"""Switches in the query of a request."""

from __future__ import annotations

from flask import request

from service.web.problems import Failure


def switch(name: str, default: str) -> bool:
    """Whether the parameter `name` is ``1``; raises `Failure` (400) for anything but ``0`` and ``1``."""
    asked = request.args.get(name, default)
    if asked not in ("0", "1"):
        raise Failure(400, "parameter", f"{name} chỉ nhận 0 hoặc 1.", f"{name} is 0 or 1.")
    return asked == "1"

"""The id that an answer and the journal carry: the caller's own where it can spoil no log, else a new one."""

from __future__ import annotations

import re
import secrets

_OWN = re.compile(r"[A-Za-z0-9._:-]{1,64}")


def request_id(given: str) -> str:
    """`given`, what the caller sent as X-Request-ID, or a new id."""
    return given if _OWN.fullmatch(given) else secrets.token_hex(8)

"""Vietnamese, or English where the caller's Accept-Language prefers it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

from flask import request


class Explained(TypedDict):
    """What docs/errors.md and docs/errors-en.md say of one code: its meaning and the way to mend it."""

    vi: list[str]
    en: list[str]


def language() -> str:
    """``vi`` or ``en``, for this request."""
    return request.accept_languages.best_match(("vi", "en")) or "vi"


def said(vietnamese: str, english: str) -> str:
    """Whichever of the two this request understands best."""
    return english if language() == "en" else vietnamese


@cache
def explained() -> dict[str, Explained]:
    """Every code of a problem with its explanation; tools/build_docs.py writes the file from the docs."""
    found: dict[str, Explained] = json.loads(Path(__file__).with_name("codes.json").read_text(encoding="utf-8"))
    return found

"""How much the fast path does, counted in calls instead of seconds: the same on any machine, busy or not.

``python -m bench.calls`` prints one JSON object. A process of its own does the counting: in one that has run greenlets
(a browser's driver does) Python 3.11 can loop for ever between an instruction and its tracing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import FrameType

from bench import ROOT
from bench.checks import year
from service.config import BUILT_IN_TEMPLATES
from service.generate import generate_json
from service.intake import read_json
from service.kinds.catalogue import load
from service.papers.letterhead import letterhead_of
from service.papers.render import context_of
from service.rules import check


def calls(task: Callable[[], object]) -> int:
    """Calls and resumptions of Python functions, and calls of built-in ones, while `task` runs the second time."""
    task()
    counted = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        task()
    finally:
        sys.setprofile(None)
    return counted


def measure() -> dict[str, int]:
    """Calls for the complete sample: its minutes filled in, and made from JSON to the file; its check by the rules,
    also with ten months before it.
    """
    catalogue = load([BUILT_IN_TEMPLATES], "minutes")
    content = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
    kind = catalogue.kind("minutes")
    context = context_of(letterhead_of(kind, read_json(content), catalogue.kinds))
    fresh = iter([read_json(content) for _ in range(4)])  # nothing computed for one is used for the other
    months = year()
    return {
        "filling": calls(lambda: kind.template.render(context)),
        "from JSON": calls(lambda: generate_json(catalogue, "minutes", content)),
        "checking": calls(lambda: check(next(fresh))),
        "checking with ten months": calls(lambda: check(next(fresh), months)),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))

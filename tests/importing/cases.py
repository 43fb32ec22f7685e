"""All cases together."""

from __future__ import annotations

from dataclasses import replace

from tests.importing import (
    lines,
    papers,
    shapes,
    shapes_more,
    tables,
    turns,
)
from tests.importing.score import Case

_UNSEEN = (
    replace(case, held_out=True)
    for case in (
        *shapes.cases(),
        *shapes_more.cases(),
        *turns.cases(),
    )
)
CASES: list[Case] = [*tables.cases(), *lines.cases(), *papers.cases(), *_UNSEEN]

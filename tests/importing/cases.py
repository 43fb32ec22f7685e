"""All cases together."""

from __future__ import annotations

from dataclasses import replace

from tests.importing import (
    first_try_1,
    first_try_2,
    first_try_3,
    first_try_4,
    first_try_5,
    first_try_6,
    first_try_7,
    first_try_8,
    lines,
    papers,
    shapes,
    shapes_more,
    tables,
)
from tests.importing.score import Case

_UNSEEN = (
    replace(case, held_out=True)
    for case in (
        *shapes.cases(),
        *shapes_more.cases(),
        *first_try_1.cases(),
        *first_try_2.cases(),
        *first_try_3.cases(),
        *first_try_4.cases(),
        *first_try_5.cases(),
        *first_try_6.cases(),
        *first_try_7.cases(),
        *first_try_8.cases(),
    )
)
CASES: list[Case] = [*tables.cases(), *lines.cases(), *papers.cases(), *_UNSEEN]

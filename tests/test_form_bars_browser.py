"""A month costs the person who fills in the form no more taps, keys, screens and bytes than it may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.kinds.catalogue import Catalogue
from tests.form_bars import COUNTED, TIMES, Measure, bar_of
from tests.form_stage import Stage
from tests.visits import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("measure", COUNTED, ids=lambda one: one.__name__)
def test_a_month_costs_no_more_than_it_may(
    measure: Measure, browser: Any, server: Server, catalogue: Catalogue, tmp_path: Path
) -> None:
    figures = measure(Stage(browser, server, catalogue, tmp_path))
    assert {name: one for name, one in figures.items() if name not in TIMES and one > bar_of(name)} == {}

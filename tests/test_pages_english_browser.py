"""Every page in its states, in English: nothing scrolls sideways, axe finds nothing, thumbs hit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page_looks import AT_AN_OFFICE, ON_A_PHONE_AT_NIGHT, ZOOMED, wrong_looks
from tests.visits import OFFICE, Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_no_state_scrolls_sideways_axe_finds_nothing_and_targets_fit_a_thumb(browser: Any, server: Server) -> None:
    looks = (AT_AN_OFFICE, ZOOMED, ON_A_PHONE_AT_NIGHT)
    visit = Visit(browser, server, OFFICE, bypass_csp=True)
    assert wrong_looks(visit, "en", looks) == []
    visit.close(["status of 404"])

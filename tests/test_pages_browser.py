"""Every page in its states, in Vietnamese: nothing scrolls sideways, axe finds nothing, thumbs hit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page_looks import AT_AN_OFFICE_AT_NIGHT, NARROW, ON_A_PHONE, wrong_looks
from tests.visits import Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_no_state_scrolls_sideways_axe_finds_nothing_and_targets_fit_a_thumb(browser: Any, server: Server) -> None:
    looks = (NARROW, ON_A_PHONE, AT_AN_OFFICE_AT_NIGHT)
    visit = Visit(browser, server, (NARROW.width, 640), bypass_csp=True)
    assert wrong_looks(visit, "vi", looks) == []
    visit.close(["status of 404"])

"""Every page in its main states, at three widths: nothing scrolls sideways, axe finds nothing, thumbs hit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.fix import fix
from tests.conftest import ROOT
from tests.visits import OFFICE, PHONE, Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WRONG = ROOT / "tests" / "files" / "format" / "bad" / "so-co-dau-hai-cham.docx"
YEAR = [ROOT / "samples" / name for name in ("ban-mong-2026-11.json", "minimal.json", "cells-agenda.csv")]
TABLE = ROOT / "samples" / "bad-rows.csv"
SMALL = """() => [...document.querySelectorAll('button, summary, a, select, textarea, label.choice, .pill, input')]
    .filter(one => !one.matches('.skip, [type=checkbox], [type=radio]') && one.checkVisibility())
    .filter(one => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
    .map(one => one.outerHTML.slice(0, 200))"""

# The rows of a block are drawn alike: the first three speak for all, with those that look otherwise.
ROWS = {"exclude": [[".row:nth-child(n+4):not(.differs, :has([aria-invalid]))"]]}


def states(visit: Visit) -> Iterator[str]:
    """The main states of all pages, each with a name."""
    page = visit.page
    yield "empty"
    visit.sample()
    yield "list of the month"
    for section in ("cell", "members", "agenda", "attendance", "issuing"):
        visit.screen(section)
        page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
        yield section
    visit.screen("review")
    page.locator("#preview").evaluate("one => one.scrollIntoView()")
    page.locator('#preview[data-drawn="agenda"]').wait_for()
    yield "review"
    visit.type("tasks-1-due", "")
    visit.type("meeting-end_at", "20/11/2026 10:00")
    visit.press("make:minutes")
    page.get_by_role("alert").wait_for()
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Tiếng Việt").wait_for()
    yield "problems in English"
    for address in ("khong-co", "tai-lieu-api?lang=en", "loi/", "loi/missing", "hang-loat", "kiem-tra-the-thuc"):
        page.goto(visit.server.address + address)
        yield address
    page.set_input_files("#file", WRONG)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    page.locator("mark").first.wait_for()
    yield "findings"
    page.goto(visit.server.address + "bao-cao-nam?lang=en")
    page.set_input_files("#file", YEAR)
    page.get_by_role("button", name="Show the report").click()
    page.locator(".grid").first.wait_for()
    yield "report of a year with a file that is none"
    page.goto(visit.server.address + "hang-loat?lang=en")
    page.get_by_label("Programme").first.check()
    page.set_input_files("#file", TABLE)
    page.get_by_role("button", name="Look and check").click()
    page.get_by_role("alert").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    yield "problems of a table"


@pytest.mark.parametrize("width", [320, PHONE[0], OFFICE[0]])
def test_no_state_scrolls_sideways_axe_finds_nothing_and_targets_fit_a_thumb(
    width: int, browser: Any, server: Server
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    visit = Visit(browser, server, (width, 640), bypass_csp=True)
    has_a_look_of_its_own = width in (PHONE[0], OFFICE[0])  # no rule of the style sheet lies between 320 and 360
    wrong: list[tuple[object, ...]] = []
    for state in states(visit):
        visit.page.wait_for_load_state()  # an element stands before the style sheet does
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        small = visit.page.evaluate(SMALL)
        if wide > width or small:
            wrong.append((state, wide, small))
        if has_a_look_of_its_own and (found := Axe().run(visit.page, context=ROWS)).violations_count:
            wrong.append((state, found.generate_report()))
    assert wrong == []
    visit.complaints = [one for one in visit.complaints if "status of 404" not in one]
    visit.close()


def test_a_person_reads_the_findings_and_gets_both_files_without_javascript(browser: Any, server: Server) -> None:
    visit = Visit(browser, server, PHONE, java_script_enabled=False)
    page, data = visit.page, WRONG.read_bytes()
    page.goto(server.address + "kiem-tra-the-thuc")
    page.set_input_files("#file", WRONG)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    assert page.locator("mark").inner_text() == "Số: 07-NQ/CB"
    for button, expected in (
        ("Tải bản có nhận xét", annotate(data, check_format(data, WRONG.name))),
        ("Tải bản đã sửa 1 điều", fix(data).content),
    ):
        with page.expect_download() as download:
            page.get_by_role("button", name=button, exact=True).first.click()
        assert Path(download.value.path()).read_bytes() == expected
    visit.close()

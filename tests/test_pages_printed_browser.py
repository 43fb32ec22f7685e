"""Pages off the screen: on paper stands what they say, without scripts their findings and files are had."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.fix import fix
from tests.page_states import WRONG, states
from tests.visits import PHONE, Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What is to be read on paper, by state: the month, its papers and what is to mend; of another page what it found.
PRINTED = {
    "list of the month, undo offered": (".task .state", ".papers .name", "#checks h3"),
    "tasks": (".here textarea", ".task .state"),
    "attendance": (".roll legend", ".roll input:checked + span"),
    "problems": (".problems li", "#checks .faults"),
    "hang-loat: cells-agenda.csv": (".table-preview td",),
    "kiem-tra-the-thuc: so-co-dau-hai-cham.docx": (".finding", "mark"),
    "bao-cao-nam: ban-mong-2026-11.json": (".grid td", ".cards td"),
}
ON_PAPER = "one => one.checkVisibility() && one.getBoundingClientRect().height > 0"
TOOLS = ".roll .pill:has(input:not(:checked)), button:not(.task, .row-head), header nav, .bar, .undoing, [type=file]"


def test_on_paper_stands_what_a_page_says_without_its_tools(browser: Any, server: Server) -> None:
    visit = Visit(browser, server)
    seen = set()
    for state in states(visit, "vi"):
        if state in PRINTED:
            seen.add(state)
            visit.page.emulate_media(media="print")
            unseen = [one for one in PRINTED[state] if not visit.page.locator(one).first.evaluate(ON_PAPER)]
            tools = visit.page.locator(TOOLS).evaluate_all(f"all => all.filter({ON_PAPER}).map(one => one.outerHTML)")
            assert (state, unseen, tools[:2]) == (state, [], [])
            visit.page.emulate_media(media="screen")
    assert seen == PRINTED.keys()
    visit.context.close()


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

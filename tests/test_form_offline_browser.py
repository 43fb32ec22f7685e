"""The page of the form stays at hand without the service, and nothing that was typed is kept with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.visits import OFFICE, PHONE, Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORDS = """async () => {
    const cache = await caches.open('sinhhoat-page');
    const answers = await Promise.all((await cache.keys()).map(one => cache.match(one)));
    return (await Promise.all(answers.map(one => one.text()))).join('');
}"""
WHOLE = """async () => {
    const kept = (await (await caches.open('sinhhoat-page')).keys()).map(one => new URL(one.url).pathname);
    return ['/', '/static/style.css', '/static/form/whole.js'].every(one => kept.includes(one));
}"""


@pytest.fixture(params=[PHONE, OFFICE], ids=["phone", "office"])
def visit(request: pytest.FixtureRequest, browser: Any, server: Server) -> Iterator[Visit]:
    visiting = Visit(browser, server, request.param)
    visiting.page.wait_for_function(WHOLE)
    yield visiting
    visiting.close(["net::ERR_"])  # of the dead server


def test_a_reload_without_the_service_shows_the_draft_and_lets_one_go_on(visit: Visit) -> None:
    page = visit.page
    visit.type("org-cell_name", "Chi bộ bản Púng")
    visit.screen("agenda")
    page.get_by_text("Đã lưu nháp lúc").wait_for(state="attached")
    visit.server.kill()
    try:
        page.reload()
        page.locator("#draft").get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
        assert visit.at() == "agenda"
        expect(visit.field("org-cell_name")).to_have_value("Chi bộ bản Púng")
        visit.type("meeting-place", "Nhà văn hoá bản Púng")
        visit.press("add:agenda_items")
        visit.type("agenda_items-1-content", "Gõ khi mất mạng")
        page.locator("#line").wait_for()
        page.reload()
        page.locator("#draft").get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
        expect(visit.field("agenda_items-1-content")).to_have_value("Gõ khi mất mạng")
    finally:
        visit.server.start()
    visit.type("org-place_name", "Mường Bú")
    page.locator("#line").wait_for(state="hidden")


def test_the_page_that_is_kept_holds_nothing_that_was_typed(visit: Visit) -> None:
    visit.sample()
    visit.press("check")
    visit.page.locator("#notice").get_by_text("Đã kiểm tra").wait_for()
    assert visit.taken("make:agenda")[:2] == b"PK"
    visit.page.reload()
    visit.page.locator("#draft").get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
    words = visit.page.evaluate(WORDS)
    assert "<form id=" in words
    assert "Lò Văn Thiêng" not in words
    assert "Chi bộ bản Mòng" not in words.replace("như “Chi bộ bản Mòng”", "")


def test_the_english_page_is_kept_beside_the_vietnamese_one(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.server.address + "?lang=en")
    page.wait_for_load_state("networkidle")
    visit.server.kill()
    try:
        page.reload()
        assert page.locator("html").get_attribute("lang") == "en"
        page.goto(visit.server.address)
        assert page.locator("html").get_attribute("lang") == "vi"
    finally:
        visit.server.start()

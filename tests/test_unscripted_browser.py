"""Without scripts Enter in any field of any page does what the page is for: no language changes, nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.visits import PHONE, Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TYPED = "ghi để thử"
LINES = "input:not([type=hidden], [type=submit], [type=checkbox], [type=radio], [type=file])"  # what takes Enter
PAGES = ("", "nhap", "hang-loat", "kiem-tra-the-thuc", "bao-cao-nam", "van-ban-ca-ky", "ke-hoach-nam")
PAGES_OF_OFFICES = ("tong-hop-thang", "mau-van-ban")
ROSTER = "Họ và tên\tChức vụ\nLò Văn Mừng\tBí thư\nCà Thị Pha\tđảng viên\n"


@pytest.fixture(params=["vi", "en"])
def plain(request: pytest.FixtureRequest, browser: Any, server: Server) -> Any:
    """A visit without scripts, and its language."""
    visiting = Visit(browser, server, PHONE, java_script_enabled=False)
    yield visiting, request.param
    visiting.close()


def entered(page: Any, place: Any) -> str:
    """The name of a field in which Enter was pressed after something was typed, once the answer stands."""
    name: str = place.get_attribute("name")
    place.fill(TYPED)
    with page.expect_navigation():
        place.press("Enter")
    return name


def test_enter_in_a_field_of_the_form_checks_and_keeps_what_was_typed(plain: tuple[Visit, str]) -> None:
    visit, language = plain
    page = visit.page
    page.goto(f"{visit.server.address}?lang={language}")
    sections = [one for one in page.locator("[data-section]").all() if one.locator(LINES).count()]
    names = [one.get_attribute("data-section") for one in sections]
    assert len(names) > 5
    for section in names:
        page.goto(f"{visit.server.address}?lang={language}&muc={section}")
        lines = page.locator(f'[data-section="{section}"] {LINES} >> visible=true')
        if not lines.count():
            continue
        name = entered(page, lines.first)
        assert page.locator("html").get_attribute("lang") == language, (section, name)
        assert page.locator(f'[name="{name}"]').input_value() == TYPED, (section, name)
        assert page.locator("#notice:visible, [role=alert]").count(), (section, name)


def test_enter_on_any_other_page_asks_in_its_language(plain: tuple[Visit, str]) -> None:
    """An answer may be a file: what was asked for is looked at, then the page is fetched anew."""
    visit, language = plain
    page = visit.page
    pressed = set()
    for address in (*PAGES, *PAGES_OF_OFFICES):
        page.goto(f"{visit.server.address}{address}?lang={language}")
        for at in range(page.locator(f"main {LINES} >> visible=true").count()):
            line = page.locator(f"main {LINES} >> visible=true").nth(at)
            line.fill(TYPED)
            with page.expect_request(lambda request: request.is_navigation_request()) as asking:
                line.press("Enter")
            asked, answer = asking.value, asking.value.response()
            assert asked.method == "POST", address
            assert ("lang=en" in asked.url) is (language == "en"), (address, asked.url)
            assert answer is not None, address
            assert answer.status < 500, (address, answer)
            pressed.add(address)
            page.goto(f"{visit.server.address}{address}?lang={language}")
    assert {"", "ke-hoach-nam"} <= pressed


def test_enter_in_a_proposal_takes_the_rows_as_corrected(plain: tuple[Visit, str]) -> None:
    visit, language = plain
    page = visit.page
    page.goto(f"{visit.server.address}nhap?lang={language}")
    page.locator("#pasted").fill(ROSTER)
    page.locator("button[value=read]").click()
    name = entered(page, page.locator(f".proposals {LINES} >> visible=true").first)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator(f'[name="{name}"]').input_value() == TYPED

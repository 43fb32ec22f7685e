"""Starting from what people have, in a real browser: lists from a clipboard, columns told anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.clipboards import PROBATIONARY, ROSTER, from_excel, from_word, from_zalo
from tests.page_looks import axe_finds
from tests.visits import OFFICE, PHONE, Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=[OFFICE, PHONE], ids=["office", "phone"])
def visit(request: pytest.FixtureRequest, browser: Any, server: Server) -> Iterator[Visit]:
    is_phone = request.param == PHONE
    visiting = Visit(browser, server, request.param, has_touch=is_phone, is_mobile=is_phone, bypass_csp=True)
    yield visiting
    visiting.close()


@pytest.mark.parametrize("clipboard", [from_excel, from_word, from_zalo], ids=["Excel", "Word", "Zalo"])
def test_a_roster_of_fourteen_is_shown_corrected_taken_and_undone(
    clipboard: Callable[[], tuple[str, str]], visit: Visit
) -> None:
    page = visit.page
    visit.paste("members-0-full_name", *clipboard())
    page.locator(".proposals").wait_for()
    assert "Đã hiểu 14 đảng viên" in page.locator(".proposals .notes").inner_text()
    cards = page.locator('.proposals [role="group"]')
    assert cards.count() == 14
    if visit.page.viewport_size["width"] == PHONE[0]:  # one row a card, under each other
        boxes = [cards.nth(at).bounding_box() for at in range(3)]
        assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
        assert boxes[1]["y"] + boxes[1]["height"] <= boxes[2]["y"]
    assert axe_finds(page) == []
    page.locator('[name="members-2-full_name"]').fill("Quàng Văn Chúng")
    page.get_by_role("button", name="Lấy vào").click()
    page.locator('#dossier[data-screen="members"]').wait_for()  # the list into which it was pasted
    visit.shown('[name="members-13-full_name"]')
    names = page.locator('[name^="members-"][name$="-full_name"]').evaluate_all("all => all.map(one => one.value)")
    assert names == [name if at != 2 else "Quàng Văn Chúng" for at, (name, _, _) in enumerate(ROSTER)]
    held = {at: visit.field(f"members-{at}-party_status").input_value() for at in range(14)}
    assert {at for at, status in held.items() if status == "du_bi"} == {*PROBATIONARY}
    assert visit.field("members-0-party_role").input_value() == "bi_thu"
    assert visit.field("members-1-party_role").input_value() == "pho_bi_thu"
    page.locator("#undo .second").click()
    page.locator('[name="members-13-full_name"]').wait_for(state="detached")
    assert visit.field("members-0-full_name").input_value() == ""


ODD = "STT\tHọ và tên\tNăm sinh\tGiữ việc gì\n1\tLò Văn An\t1970\tBí thư\n2\tCà Thị Bình\t1980\tPhó Bí thư\n"


def test_a_column_that_was_misread_is_told_anew_before_it_is_taken(visit: Visit) -> None:
    page = visit.page
    visit.paste("members-0-full_name", ODD)
    page.locator(".proposals").wait_for()
    assert "cột không dùng" in page.locator(".proposals .notes").inner_text()
    page.locator(".proposals details summary").click()
    page.get_by_label("Giữ việc gì").select_option("Chức vụ Đảng")
    page.get_by_role("button", name="Đọc lại theo các cột đã chọn").click()
    page.locator('[name="members-1-party_role"]').wait_for()
    assert "cột không dùng" not in page.locator(".proposals .notes").inner_text()
    page.get_by_role("button", name="Lấy vào").click()
    visit.shown('[name="members-1-full_name"]')
    assert visit.field("members-1-party_role").input_value() == "pho_bi_thu"
    page.locator("#undo .second").click()
    page.locator('[name="members-1-full_name"]').wait_for(state="detached")

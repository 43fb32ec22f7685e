"""What somebody typed outlives wrong taps, other tabs, refused restores and a full or closed storage."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.visits import OFFICE, PHONE, Server, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FULL = ROOT / "samples" / "ban-mong-2026-11.json"
EXPECTED = ("net::ERR_", "status of 503", "status of 413")  # what a test has asked for


@pytest.fixture(params=[PHONE, OFFICE], ids=["phone", "office"])
def visit(request: pytest.FixtureRequest, browser: Any, server: Server) -> Iterator[Visit]:
    visiting = Visit(browser, server, request.param)
    yield visiting
    visiting.close(EXPECTED)


@pytest.fixture
def office(browser: Any, server: Server) -> Iterator[Visit]:
    visiting = Visit(browser, server)
    yield visiting
    visiting.close(EXPECTED)


def typed(visit: Visit, cell: str = "Chi bộ bản Púng") -> None:
    visit.type("org-cell_name", cell)
    saved(visit)


def saved(visit: Visit) -> None:
    visit.page.get_by_text("Đã lưu nháp lúc").wait_for(state="attached")


def kept(visit: Visit) -> list[dict[str, str]]:
    """The drafts in the browser's storage: their newest sound writings."""
    found: dict[str, Any] = {}
    store = visit.page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    for key, text in store.items():
        draft = json.loads(text)
        name = key.rsplit("-", 1)[0]
        if name not in found or draft["rev"] > found[name]["rev"]:
            found[name] = draft
    return [dict(draft["fields"]) for draft in found.values()]


def cells(visit: Visit) -> set[str]:
    return {draft.get("org-cell_name", "") for draft in kept(visit)}


def held(visit: Visit, name: str = "org-cell_name") -> str:
    value: str = visit.field(name).input_value()
    return value


def again(visit: Visit) -> None:
    """The page from its address, as when a phone has thrown it away."""
    visit.page.goto("about:blank")
    visit.page.goto(visit.server.address)


def test_months_live_side_by_side_and_each_is_gone_on_with(visit: Visit) -> None:
    typed(visit, "Chi bộ bản Púng")
    visit.type("meeting-start_at", "24/12/2026 19:30")
    saved(visit)
    visit.draft("new")
    visit.page.locator("#months").get_by_text("Chi bộ bản Púng").wait_for()
    assert held(visit) == ""
    typed(visit, "Chi bộ bản Sàng")
    months = visit.page.locator("#months li")
    assert "Tháng 12/2026 · Chi bộ bản Púng" in months.first.inner_text()
    months.first.get_by_role("button", name="Làm tiếp").click()
    visit.page.locator("#draft").get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
    assert held(visit) == "Chi bộ bản Púng"
    assert cells(visit) == {"Chi bộ bản Púng", "Chi bộ bản Sàng"}
    assert "Chi bộ bản Sàng" in visit.page.locator("#months").inner_text()


def test_a_month_that_is_removed_from_the_list_comes_back(office: Visit) -> None:
    typed(office)
    office.draft("new")
    office.page.locator("#months").get_by_role("button", name="Xoá").click()
    assert kept(office) == []
    office.page.locator("#undo .second").click()
    assert cells(office) == {"Chi bộ bản Púng"}


def sample_filled(visit: Visit, _folder: Path) -> None:
    visit.press("sample")
    expect(visit.field("org-cell_name")).to_have_value("Chi bộ bản Mòng")


def file_opened(visit: Visit, folder: Path) -> None:
    dossier = json.loads(FULL.read_text(encoding="utf-8"))
    dossier["org"]["cell_name"] = "Chi bộ khác"
    other = folder / "khác.json"
    other.write_text(json.dumps(dossier), encoding="utf-8")
    visit.page.locator("#file").set_input_files(other)
    expect(visit.field("org-cell_name")).to_have_value("Chi bộ khác")


def month_cleared(visit: Visit, _folder: Path) -> None:
    visit.draft("clear")
    expect(visit.field("org-cell_name")).to_have_value("")


def month_begun(visit: Visit, _folder: Path) -> None:
    visit.draft("new")
    expect(visit.field("org-cell_name")).to_have_value("")


@pytest.mark.parametrize("act", [sample_filled, file_opened, month_cleared, month_begun])
def test_whatever_takes_the_place_of_a_month_can_be_undone(
    visit: Visit, act: Callable[[Visit, Path], None], tmp_path: Path
) -> None:
    visit.type("agenda_items-0-content", "Tuyên bố lý do")
    typed(visit)
    act(visit, tmp_path)
    visit.page.locator("#undo .second").click()
    assert held(visit) == "Chi bộ bản Púng"
    assert held(visit, "agenda_items-0-content") == "Tuyên bố lý do"
    visit.type("org-place_name", "Mường Bú")
    visit.page.wait_for_timeout(600)
    (mine,) = [draft for draft in kept(visit) if draft.get("org-cell_name") == "Chi bộ bản Púng"]
    assert mine["org-place_name"] == "Mường Bú"
    again(visit)
    visit.page.locator("#draft").get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
    assert held(visit, "org-place_name") == "Mường Bú"


def test_going_on_to_the_next_month_can_be_undone_and_keeps_this_one(office: Visit) -> None:
    office.sample()
    office.press("next")
    expect(office.field("meeting-period")).to_have_value("12/2026")
    assert {draft["meeting-period"] for draft in kept(office)} == {"11/2026", "12/2026"}
    office.page.locator("#undo .second").click()
    assert held(office, "meeting-period") == "11/2026"
    assert held(office, "meeting-end_at") != ""


def test_a_row_that_was_removed_comes_back_to_its_place_with_its_attendance(visit: Visit) -> None:
    visit.sample()
    before = json.loads(visit.taken("save"))
    visit.press("remove:members-3")
    words = visit.page.locator("#undo")
    assert "Cà Thị Nga" in words.inner_text()
    visit.page.wait_for_timeout(800)
    visit.press("remove:tasks-1")
    words.locator(".second").click()
    words.locator(".second").click()
    assert json.loads(visit.taken("save")) == before


def test_a_double_click_removes_one_row(visit: Visit) -> None:
    visit.sample()
    rows = visit.page.locator("#tasks-rows > .row")
    count = rows.count()
    visit.shown('button[value="remove:tasks-1"]').dblclick()
    visit.page.wait_for_timeout(300)
    assert rows.count() == count - 1


def test_the_last_row_of_a_list_is_emptied_and_comes_back(office: Visit) -> None:
    office.type("agenda_items-0-content", "Tuyên bố lý do")
    office.press("remove:agenda_items-0")
    assert held(office, "agenda_items-0-content") == ""
    office.page.locator("#undo .second").click()
    assert held(office, "agenda_items-0-content") == "Tuyên bố lý do"


def refused(visit: Visit, how: int | str) -> None:
    """Every post is refused from now on."""

    def answer(route: Any) -> None:
        if route.request.method != "POST":
            route.continue_()
        elif how == "broken":
            route.abort("connectionreset")
        else:
            route.fulfill(status=how, content_type="text/html", body="<main id=main>Bận</main>")

    visit.page.route("**/*", answer)


@pytest.mark.parametrize("how", [503, 413, "broken"])
def test_a_draft_comes_back_whatever_the_service_answers_and_one_key_more_loses_nothing(
    visit: Visit, how: int | str
) -> None:
    typed(visit)
    visit.type("agenda_items-0-content", "Tuyên bố lý do")
    visit.press("add:agenda_items")
    visit.type("agenda_items-1-content", "Kết thúc")
    visit.page.wait_for_timeout(600)
    refused(visit, how)
    again(visit)
    visit.page.locator("#draft").get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
    visit.field("org-place_name").press_sequentially("x")
    visit.page.wait_for_timeout(600)
    (draft,) = kept(visit)
    assert draft["org-cell_name"] == "Chi bộ bản Púng"
    assert draft["agenda_items-1-content"] == "Kết thúc"
    assert draft["org-place_name"] == "x"


@pytest.mark.parametrize("how", [503, 413, "broken"])
def test_a_draft_that_could_not_be_laid_out_stays_as_it_was(office: Visit, how: int | str) -> None:
    """One with a field that this page does not have: of another version, or of a kind that is gone."""
    typed(office)
    office.page.evaluate(
        "() => { for (const key of Object.keys(localStorage)) { const draft = JSON.parse(localStorage[key]);"
        " draft.fields.push(['extra-gone-text', 'ai đó đã gõ']); localStorage[key] = JSON.stringify(draft) } }"
    )
    refused(office, how)
    again(office)
    office.page.get_by_text("Chưa mở lại được bản nháp").wait_for(state="attached")
    office.field("org-place_name").press_sequentially("x")
    office.page.wait_for_timeout(600)
    assert {"extra-gone-text" in draft for draft in kept(office)} == {True, False}
    office.page.unroute_all()
    office.page.locator("#months").get_by_role("button", name="Làm tiếp").first.click()
    office.page.locator("#draft").get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
    assert held(office) == "Chi bộ bản Púng"


def test_a_second_tab_on_a_draft_is_told_and_neither_writes_over_the_other(office: Visit) -> None:
    typed(office)
    other = office.context.new_page()
    other.goto(office.server.address)
    other.locator("#months").get_by_role("button", name="Làm tiếp").click()
    for page in (office.page, other):
        page.get_by_text("đang mở ở một thẻ khác").wait_for(state="attached")
    office.type("org-place_name", "Mường Bú")
    office.page.wait_for_timeout(600)
    other.locator('[data-go="cell"]:visible').click()
    other.locator('[name="org-superior_name"]').fill("Đảng bộ xã Chiềng Lao")
    other.get_by_text("được lưu thành một kỳ riêng lúc").wait_for(state="attached")
    drafts = kept(office)
    assert len(drafts) == 2
    assert {draft.get("org-place_name", "") for draft in drafts} == {"Mường Bú", ""}
    assert {draft.get("org-superior_name", "") for draft in drafts} == {"Đảng bộ xã Chiềng Lao", ""}
    assert cells(office) == {"Chi bộ bản Púng"}


def test_a_full_storage_is_told_and_what_was_saved_stays(office: Visit) -> None:
    typed(office)
    office.page.evaluate(
        "() => { for (let size = 2 ** 22; size; size = size >> 1) try {"
        " localStorage.setItem('x' + size, 'x'.repeat(size)) } catch {} }"
    )
    office.type("review-done", "a" * 3000)
    office.page.get_by_text("Máy này không cho lưu nháp").wait_for(state="attached")
    office.page.evaluate(
        "() => { for (const key of Object.keys(localStorage)) if (key[0] === 'x') localStorage.removeItem(key) }"
    )
    assert cells(office) == {"Chi bộ bản Púng"}
    office.type("org-place_name", "Mường Bú")
    saved(office)
    assert len(kept(office)[0]["review-done"]) == 3000


def test_a_browser_that_keeps_nothing_is_told_and_papers_are_made_all_the_same(browser: Any, server: Server) -> None:
    visit = Visit(browser, server)
    visit.context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError') } })"
    )
    again(visit)
    visit.press("sample")
    visit.page.get_by_text("Máy này không cho lưu nháp").wait_for(state="attached")
    visit.page.locator("#undo .second").click()
    assert held(visit) == ""
    visit.sample()
    assert visit.taken("make:agenda")[:2] == b"PK"
    visit.close()


def test_a_tab_that_is_killed_and_a_writing_that_broke_off_leave_the_one_before(office: Visit) -> None:
    typed(office)
    office.type("org-place_name", "Mường Bú")
    office.page.wait_for_timeout(600)
    office.page.evaluate(
        "() => { const keys = Object.keys(localStorage).sort((a, b) =>"
        " JSON.parse(localStorage[b]).rev - JSON.parse(localStorage[a]).rev);"
        " localStorage[keys[0]] = localStorage[keys[0]].slice(0, 40) }"
    )
    other = office.context.new_page()
    office.page.close()
    office.page = other
    other.goto(office.server.address)
    other.locator("#months").get_by_role("button", name="Làm tiếp").click()
    other.get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
    assert held(office) == "Chi bộ bản Púng"


def test_a_pasted_roster_is_shown_before_it_is_taken_and_can_be_undone(visit: Visit) -> None:
    visit.type("members-0-full_name", "Lò Văn Mừng")
    block = "Họ và tên\tChức vụ\tDiện\tSố điện thoại\n"
    block += "Lò Văn Mừng\tBí thư\tChính thức\t0912345678\nCà Thị Pha\tđảng viên\tDự bị\t0987654321\n"
    visit.paste("members-0-full_name", block)
    said = visit.page.locator(".proposals")
    said.wait_for()
    assert "dữ liệu cá nhân, văn bản không cần: “0912345678”" in said.inner_text()  # what is not used is named
    visit.page.get_by_role("button", name="Lấy vào").click()
    visit.page.locator('[name="members-1-full_name"]').wait_for(state="attached")
    assert held(visit, "members-1-full_name") == "Cà Thị Pha"
    assert held(visit, "members-1-party_status") == "du_bi"
    assert held(visit, "members-0-party_role") == "bi_thu"
    visit.page.locator("#undo .second").click()
    assert held(visit, "members-0-party_role") == "dang_vien"
    assert visit.page.locator('[name="members-1-full_name"]').count() == 0


def test_a_pasted_list_that_is_not_taken_leaves_the_form_as_it_was(office: Visit) -> None:
    typed(office)
    office.paste("members-0-full_name", "1. Lò Văn Mừng - Bí thư\n2. Cà Thị Pha\n")
    office.page.locator(".proposals").wait_for()
    office.page.get_by_role("button", name="Không lấy, quay lại").click()
    assert held(office) == "Chi bộ bản Púng"
    assert held(office, "members-0-full_name") == ""

"""The form in a real Chromium: on a phone and an office screen, with scripts and without, with a server that dies."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.generate import generate, generate_all
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from tests.conftest import ROOT, sample
from tests.forms import MEMBERS, TYPED
from tests.visits import OFFICE, PHONE, Server, Visit, words

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FULL = ROOT / "samples" / "ban-mong-2026-11.json"


@pytest.fixture(params=[PHONE, OFFICE], ids=["phone", "office"])
def visit(request: pytest.FixtureRequest, browser: Any, server: Server) -> Iterator[Visit]:
    visiting = Visit(browser, server, request.param)
    yield visiting
    visiting.close()


@pytest.fixture(params=[PHONE, OFFICE], ids=["phone", "office"])
def plain(request: pytest.FixtureRequest, browser: Any, server: Server) -> Iterator[Visit]:
    """A visit without scripts."""
    visiting = Visit(browser, server, request.param, java_script_enabled=False)
    yield visiting
    visiting.close()


@pytest.fixture
def office(browser: Any, server: Server) -> Iterator[Visit]:
    visiting = Visit(browser, server)
    yield visiting
    visiting.close()


PRINTED = {
    "agenda": ("ĐẢNG BỘ XÃ MƯỜNG BÚ", "CHI BỘ BẢN PÚNG", "Đánh giá tháng 12 & nhiệm vụ <tháng 1>", "Lò Văn Mừng"),
    "minutes": ("BIÊN BẢN", "Nhà văn hoá bản Púng", "66,67%", "Giao chi uỷ đôn đốc hằng tuần"),
    "resolution": ("Dự thảo lần 1", "Vận động 30 hộ tiêm phòng trâu, bò", "Cà Thị Pha và Quàng Văn Sâm", "15/01/2027"),
    "conclusion": ("Số 07-KL/CB", "ngày 24 tháng 12 năm 2026", "Nhất trí với báo cáo", "30 hộ tiêm đủ"),
}


def fill_in(visit: Visit) -> None:
    """The whole meeting, typed from the empty page."""
    for kind in ("minutes", "resolution", "conclusion"):
        visit.shown(f'input[name="want"][value="{kind}"]').check(force=True)
    if not visit.has_scripts:
        visit.shown("button.unscripted[value=look]").click()
    for row, name in enumerate(MEMBERS):
        if row:
            visit.press("add:members")
        visit.type(f"members-{row}-full_name", name)
    visit.type("members-0-party_role", "bi_thu")
    visit.press("add:agenda_items")
    if not visit.has_scripts:
        visit.shown("button.unscripted[value=look]").click()  # the roll shows the members who were typed
    for row, state in enumerate(("co_mat", "vang_co_ly_do", "co_mat")):
        visit.shown(f'input[name="attendance-{row}-state"][value="{state}"]').check(force=True)
    for name, text in TYPED.items():
        visit.type(name, text)


def four_papers(visit: Visit) -> None:
    for kind, expected in PRINTED.items():
        said = words(visit.taken(f"make:{kind}"))
        for part in expected:
            assert part in said, (kind, part)


def test_from_the_empty_page_to_four_papers_that_say_what_was_typed(visit: Visit) -> None:
    fill_in(visit)
    visit.screen("attendance")
    visit.page.locator("#attendance-counts").get_by_text("66,67%").wait_for()
    assert "Có mặt 2/3 66,67%" in " ".join(visit.page.locator("#attendance-counts").inner_text().split())
    four_papers(visit)
    assert visit.field("meeting-period").input_value() == "12/2026"


def test_from_the_empty_page_to_four_papers_without_scripts(plain: Visit) -> None:
    fill_in(plain)
    four_papers(plain)


def test_the_least_agenda_takes_a_new_user_few_steps_and_little_time(office: Visit) -> None:
    """Each field typed, each choice and each button is one interaction."""
    begun = time.monotonic()
    typed = {name: TYPED[name] for name in ("org-superior_name", "org-cell_name", "org-place_name", "meeting-place")}
    for name, text in typed.items():
        office.type(name, text)
    office.shown("button.offer").click()
    office.actions += 1
    for row, text in enumerate(("Tuyên bố lý do, điểm danh", "Báo cáo tháng 12", "Thảo luận, kết luận", "Kết thúc")):
        if row:
            office.press("add:agenda_items")
        office.type(f"agenda_items-{row}-content", text)
    office.type("issuance-agenda-signer", "Lò Văn Mừng")
    office.type("issuance-agenda-sign_role", "Bí thư")
    said = words(office.taken("make:agenda"))
    assert all(text in said for text in ("CHI BỘ BẢN PÚNG", "Tuyên bố lý do, điểm danh", "Kết thúc", "Lò Văn Mừng"))
    assert office.actions <= 25
    assert time.monotonic() - begun < 120


def test_what_is_missing_leads_to_its_field_and_mending_it_brings_the_paper(visit: Visit) -> None:
    page = visit.page
    visit.sample()
    visit.type("tasks-2-due", "")
    visit.shown("#checks a[href='#tasks-2-due']").click()
    assert page.locator(":focus").get_attribute("name") == "tasks-2-due"
    visit.press("make:resolution")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert page.locator(":focus").get_attribute("role") == "alert"
    assert page.title().startswith("Có 1 chỗ cần sửa")
    alert.get_by_role("link").click()
    assert page.locator(":focus").get_attribute("aria-invalid") == "true"
    visit.type("tasks-2-due", "31/12/2026")
    assert "31/12/2026" in words(visit.taken("make:resolution"))


def test_the_preview_is_drawn_from_the_real_file_and_follows_the_typing(office: Visit, catalogue: Catalogue) -> None:
    page = office.page
    office.press("sample")
    page.locator('#preview[data-drawn="agenda"]').wait_for()
    page.locator('.tab[data-kind="minutes"]').click()
    page.locator('#preview[data-drawn="minutes"]').wait_for()
    drawn = page.locator(".paper section.docx")
    assert "Nhà văn hoá bản Mòng" in drawn.first.inner_text()
    office.type("meeting-place", "Sân nhà đồng chí Bí thư")
    drawn.get_by_text("Sân nhà đồng chí Bí thư").first.wait_for()
    size = page.evaluate(
        "() => { const p = document.querySelector('.paper').shadowRoot.querySelector('p span');"
        " return [getComputedStyle(p).fontFamily, p.closest('section').style.width] }"
    )
    assert "Times New Roman" in size[0]
    office.type("meeting-end_at", "")
    page.get_by_text("Ghi đủ các mục còn thiếu").wait_for()
    assert "Sân nhà" in drawn.first.inner_text()  # the last sound one stays, dimmed


def test_a_draft_survives_a_server_that_dies_while_somebody_types(browser: Any, server: Server) -> None:
    visit = Visit(browser, server)
    visit.sample()
    visit.page.locator("#draft").get_by_text("Đã lưu nháp lúc").wait_for(state="attached")
    server.kill()
    try:
        visit.type("meeting-place", "Nhà đồng chí Lò Văn Thiêng")
        visit.press("add:tasks")
        visit.type("tasks-4-work", "Gõ khi máy chủ tắt")
        visit.press("make:minutes")
        visit.page.get_by_text("Chưa nối được với dịch vụ").wait_for()
        assert visit.field("meeting-place").input_value() == "Nhà đồng chí Lò Văn Thiêng"
    finally:
        server.start()
    visit.press("remove:tasks-4")
    assert "nhà đồng chí Lò Văn Thiêng" in words(visit.taken("make:minutes"))
    visit.close(["net::ERR_"])  # of the dead server


def test_a_draft_comes_back_after_a_crash_and_is_gone_when_asked(office: Visit) -> None:
    page = office.page
    office.type("org-cell_name", "Chi bộ bản Púng")
    office.press("add:agenda_items")
    office.type("agenda_items-1-content", "Hai")
    page.get_by_text("Đã lưu nháp lúc").wait_for(state="attached")
    page.goto("about:blank")
    page.goto(office.server.address)
    page.locator("#draft").get_by_text("Đã mở lại bản nháp").wait_for(state="attached")
    assert office.field("org-cell_name").input_value() == "Chi bộ bản Púng"
    assert office.field("agenda_items-1-content").input_value() == "Hai"
    office.draft("clear")
    page.locator("#draft").get_by_text("Đã xoá bản nháp.").wait_for(state="attached")
    assert office.field("org-cell_name").input_value() == ""
    page.reload()
    assert office.field("org-cell_name").input_value() == ""
    assert page.evaluate("localStorage.length") == 0


def test_a_draft_of_eight_days_ago_or_one_that_is_broken_does_not_come_back(office: Visit) -> None:
    page = office.page
    eight_days = "JSON.stringify({at: Date.now() - 8 * 864e5, fields: [['org-cell_name', 'cũ']]})"
    for kept in (eight_days, "'{'", "'[]'"):
        page.evaluate(f"localStorage.setItem('sinhhoat-draft', {kept})")
        page.reload()
        page.wait_for_function("localStorage.length === 0")
        assert office.field("org-cell_name").input_value() == ""


def test_a_draft_is_cleared_after_a_download_where_that_is_asked(office: Visit) -> None:
    office.sample()
    office.page.locator("#draft").get_by_text("Đã lưu nháp lúc").wait_for(state="attached")
    office.type("forget", "on")
    office.taken("make:agenda")
    office.page.locator("#draft").get_by_text("Đã xoá bản nháp.").wait_for(state="attached")
    assert office.page.evaluate("localStorage.length") == 0


def test_a_block_from_excel_fills_the_rows(office: Visit) -> None:
    page = office.page
    for kind in ("minutes", "thematic-minutes"):
        office.shown(f'input[name="want"][value="{kind}"]').check(force=True)

    def pasted(name: str, text: str) -> None:
        office.paste(name, text)
        page.locator(".proposals").wait_for()
        page.get_by_role("button", name="Lấy vào").click()
        page.locator("#dossier").wait_for()

    block = "Họ và tên\tDiện đảng viên\tChức vụ trong chi bộ\r\n"
    block += "Lò Văn Mừng\tchính thức\tBí thư Chi bộ\r\nCà Thị Pha\tDự bị\tđảng viên\r\n"
    pasted("members-0-full_name", block)
    assert [office.field(f"members-{row}-full_name").input_value() for row in (0, 1)] == ["Lò Văn Mừng", "Cà Thị Pha"]
    assert office.field("members-0-party_role").input_value() == "bi_thu"
    assert office.field("members-1-party_status").input_value() == "du_bi"
    for roll in ("attendance", "thematic_meeting-attendance"):
        legends = page.locator(f'[data-roll="{roll}"] legend')
        assert legends.all_text_contents() == ["Lò Văn Mừng", "Cà Thị Pha"]
    office.type("thematic_meeting-attendance-0-state", "on")
    assert page.locator(".pill input[type=radio]:checked").count() == 1
    office.shown('button[value="attend:thematic_meeting-attendance"]').click()
    counts = page.locator("#thematic_meeting-attendance-counts")
    counts.get_by_text("Có mặt 2/2").wait_for()
    assert "Có mặt 0/2" in page.locator("#attendance-counts").text_content()
    work = '"Vận động ""30"" hộ\nven suối"\tLò Văn Mừng\t5/1/2027\r\nDọn đường\tCà Thị Pha\t15/01/2027\r\n'
    pasted("tasks-0-work", "Nội dung công việc\tNgười thực hiện\tThời hạn\r\n" + work)
    assert '"30" hộ' in office.field("tasks-0-work").input_value()
    assert office.field("tasks-0-due").input_value() == "05/01/2027"
    assert office.field("tasks-1-leads").input_value() == "Cà Thị Pha"
    office.paste("votes-0-subject", "Một\t\t5\nHai\t\t10\n")  # a list that fills to the right and down
    assert [office.field(f"votes-{row}-subject").input_value() for row in (0, 1)] == ["Một", "Hai"]


def test_rows_are_moved_and_removed_with_their_attendance(office: Visit) -> None:
    office.sample()
    office.press("up:members-13")
    legends = office.page.locator('[data-roll="attendance"] legend')
    assert legends.nth(12).inner_text() == "Cà Văn Xôm"
    office.press("remove:members-3")
    saved = json.loads(office.taken("save"))
    assert [row["member_id"] for row in saved["members"]][11:13] == ["ca-van-xom", "tong-thi-dung"]
    expected = {row["member"]: row["state"] for row in sample("ban-mong-2026-11")["attendance"]}
    expected.pop("ca-thi-nga")
    assert {row["member"]: row["state"] for row in saved["attendance"]} == expected


def test_a_name_that_changes_changes_wherever_it_stands(office: Visit) -> None:
    office.sample()
    office.shown('[name="members-3-full_name"]').click()
    office.type("members-3-full_name", "Cà Thị Ngà")
    office.shown('[name="meeting-clerk"]').click()
    assert office.field("meeting-clerk").input_value() == "Cà Thị Ngà"
    offered = office.page.locator("#people option").evaluate_all("all => all.map(one => one.value)")
    assert "Cà Thị Ngà" in offered
    assert "Cà Thị Nga" not in offered


def test_dates_show_their_weekday_as_the_service_names_it_and_offer_the_usual_days(office: Visit) -> None:
    office.screen("agenda")
    office.page.locator("button.offer").nth(1).click()
    day = office.field("meeting-start_at").input_value()
    assert (day[:2], day[10:]) == ("25", " 19:30")
    for typed, weekday in (("24/11/2026 19:30", "thứ Ba"), ("29/11/2026 08:00", "Chủ nhật")):
        office.type("meeting-start_at", typed)
        shown = office.field("meeting-start_at").locator("xpath=following-sibling::span[@class='weekday']")
        assert shown.inner_text() == weekday


def test_the_usual_days_offered_are_those_of_the_month_that_the_form_speaks_of(office: Visit) -> None:
    offers = office.page.locator("button.offer")
    office.type("meeting-start_at", "24/11/2026 19:30")
    assert offers.all_inner_texts() == ["thứ Ba 24/11", "thứ Tư 25/11"]
    office.type("meeting-period", "01/2027")
    assert offers.all_inner_texts() == ["Chủ nhật 24/01", "thứ Hai 25/01"]
    offers.nth(1).click()
    assert office.field("meeting-start_at").input_value() == "25/01/2027 19:30"
    assert office.field("meeting-period").input_value() == "01/2027"


def test_a_saved_file_opens_again_here_as_it_was(visit: Visit, catalogue: Catalogue, tmp_path: Path) -> None:
    visit.sample()
    saved = tmp_path / "hồ sơ.json"
    saved.write_bytes(visit.taken("save"))
    visit.draft("clear")
    visit.page.locator("#draft").get_by_text("Đã xoá bản nháp.").wait_for(state="attached")
    visit.page.locator("#file").set_input_files(saved)
    visit.page.get_by_text("Đã mở tệp hồ sơ.json").wait_for(state="attached")
    files = zipfile.ZipFile(io.BytesIO(visit.taken("make:all")))
    for document in generate_all(catalogue, read_dossier(sample("ban-mong-2026-11"))):
        assert files.read(document.name) == document.content


def test_sixty_members_and_forty_tasks(office: Visit, catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = sample("ban-mong-2026-11")
    for row in range(35):
        dossier["members"].append({"member_id": f"m{row}", "full_name": f"Lò Văn Số {row}"})
        dossier["attendance"].append({"member": f"m{row}", "state": "co_mat"})
        dossier["thematic_meeting"]["attendance"].append({"member": f"m{row}", "state": "co_mat"})
    dossier["tasks"] = dossier["tasks"] * 10
    large = tmp_path / "a.json"
    large.write_text(json.dumps(dossier), encoding="utf-8")
    office.page.locator("#file").set_input_files(large)
    office.page.locator("#notice").get_by_text("Đã mở tệp").wait_for(state="attached")
    office.press("add:tasks")
    office.press("remove:tasks-40")
    assert office.taken("make:minutes") == generate(catalogue, "minutes", read_dossier(dossier)).content


AT = """wanted => {
    const at = document.activeElement;
    const onward = at.className.includes('onward') ? `on ${at.dataset.go}` : '';
    return at.name === wanted || at.value === wanted || onward === wanted;
}"""


def focused(office: Visit, wanted: str, most: int = 40) -> int:
    """Tab until the field or button is reached; how many stops that took."""
    for stops in range(1, most + 1):
        office.page.keyboard.press("Tab")
        if office.page.evaluate(AT, wanted):
            return stops
    raise AssertionError(wanted)


def test_the_keyboard_alone_makes_the_programme(office: Visit) -> None:
    """Tab reaches every control that is to be seen, in the order of the page; Enter goes on to the next field."""
    keys, page = office.page.keyboard, office.page
    keys.press("Tab")
    assert page.locator(":focus").inner_text() == "Tới nội dung chính"
    focused(office, "org-superior_name")
    keys.type(TYPED["org-superior_name"])
    for name in ("org-cell_name", "org-place_name"):
        focused(office, name)
        keys.type(TYPED[name])
    focused(office, "on agenda")
    keys.press("Enter")
    for name, text in (("meeting-start_at", "241220261930"), ("meeting-place", TYPED["meeting-place"])):
        focused(office, name)
        keys.type(text)
    assert office.field("meeting-start_at").input_value() == "24/12/2026 19:30"
    focused(office, "agenda_items-0-content")
    keys.type("Tuyên bố lý do")
    focused(office, "add:agenda_items")
    keys.press("Enter")
    assert page.locator(":focus").get_attribute("name") == "agenda_items-1-content"
    keys.type("Kết thúc")
    focused(office, "on issuing")
    keys.press("Enter")
    for name, text in (("issuance-agenda-signer", "Lò Văn Mừng"), ("issuance-agenda-sign_role", "Bí thư")):
        focused(office, name)
        keys.type(text)
    focused(office, "on review")
    keys.press("Enter")
    focused(office, "make:agenda")
    with page.expect_download() as downloading:
        keys.press("Enter")
    assert "Kết thúc" in words(Path(downloading.value.path()).read_bytes())
    office.shown("#attendance-0 input").first.focus()
    keys.press("Space")
    keys.press("ArrowRight")
    assert page.locator("#attendance-0 input:checked").get_attribute("value") == "vang_co_ly_do"

"""Starting from what people have, in a real browser: lists from a clipboard, columns told anew, hand-typed minutes."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.form_bars import Thumb
from tests.importing.cases import CASES
from tests.page_looks import axe_finds
from tests.visits import OFFICE, PHONE, Server, Visit, words

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SURNAMES, GIVEN = ("Lò Văn", "Cà Thị", "Quàng Văn", "Tòng Thị"), ("An", "Bình", "Chung", "Dung", "Hoà", "Kiên", "Lan")
ROSTER = [
    (
        f"{SURNAMES[number % 4]} {GIVEN[number % 7]}",
        1960 + number,
        ("Bí thư", "Phó Bí thư")[number] if number < 2 else "",
    )
    for number in range(14)
]
PROBATIONARY = (12, 13)
HEADS = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Chính thức/Dự bị")


def lines() -> list[tuple[str, ...]]:
    """The roster as a table has it."""
    rows = [
        (str(number + 1), name, str(born), role, "Dự bị" if number in PROBATIONARY else "Chính thức")
        for number, (name, born, role) in enumerate(ROSTER)
    ]
    return [HEADS, *rows]


def from_excel() -> tuple[str, str]:
    """What Excel puts on the clipboard: cells with tabs, and a table."""
    cells = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in line)}</tr>" for line in lines())
    table = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>{cells}</table></body></html>'
    return "\n".join("\t".join(line) for line in lines()) + "\n", table


def from_word() -> tuple[str, str]:
    """What Word puts on the clipboard: its paragraphs in cells."""
    cells = "".join(
        f"<tr>{''.join(f'<td><p class=MsoNormal><span>{html.escape(cell)}</span></p></td>' for cell in line)}</tr>"
        for line in lines()
    )
    table = f'<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><table>{cells}</table></body></html>'
    return "\n".join("\t".join(line) for line in lines()) + "\n", table


def from_zalo() -> tuple[str, str]:
    """A message: a line a person, with what the person is behind the name."""
    said = [
        f"{number}. {name}" + (f" - {role}" if role else "") + f", sn {born}" + (", dự bị" if number > 12 else "")
        for number, (name, born, role) in enumerate(ROSTER, 1)
    ]
    return "\n".join(said) + "\n", ""


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


MINUTES = "minutes: as the guidance wants them, tasks in a table"


def test_hand_typed_minutes_of_last_month_become_the_next_programme(
    browser: Any, server: Server, tmp_path: Path
) -> None:
    """Counted: no number is typed, nothing is typed at all."""
    case = next(one for one in CASES if one.name == MINUTES)
    file = tmp_path / "bien-ban.docx"
    assert isinstance(case.given, bytes)
    file.write_bytes(case.given)
    visit = Visit(browser, server, PHONE, has_touch=True, is_mobile=True)
    page, thumb = visit.page, Thumb(visit)
    thumb.tap("details.start > summary")
    thumb.tap('button[value="show"]')
    page.locator("#pasted").wait_for()
    with page.expect_file_chooser() as choosing:
        thumb.tap("#file")
    choosing.value.set_files(file)
    thumb.taps += 1  # the file is chosen on a screen of the phone's own
    thumb.tap('button[value="read"]')
    page.locator(".proposals").wait_for()
    thumb.tap('button[value="take"]')
    page.locator("#dossier").wait_for()
    if visit.at() not in ("list", "cell"):
        thumb.tap('button[data-go="list"]')
    thumb.tap("details.start > summary")
    thumb.tap('button[value="next"]')
    page.locator("#notice").get_by_text("kỳ sau").wait_for(state="attached")
    thumb.tap('.bar [data-go="review"]')
    with page.expect_download() as downloading:
        thumb.tap('button[value="make:agenda"]')
    said = words(Path(downloading.value.path()).read_bytes())
    assert "tự phê bình và phê bình" in said  # the programme of the profile: the minutes told of none
    assert (thumb.taps <= 15, thumb.keys) == (True, 0), thumb.taps
    visit.close()

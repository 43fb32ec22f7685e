"""Every page and state that a person meets, one after another in a real browser: each yields its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.visits import Visit

WRONG = ROOT / "tests" / "files" / "format" / "bad" / "so-co-dau-hai-cham.docx"
STRANGE = ROOT / "tests" / "files" / "cot-la.csv"  # a table of which no heading is understood
SAMPLES = ROOT / "samples"
YEAR = [SAMPLES / name for name in ("ban-mong-2026-11.json", "minimal.json", "cells-agenda.csv")]
TEMPLATE = ROOT / "templates_docx" / "minutes.docx"
ROSTER = "Họ và tên\tChức vụ\tDiện\tSố điện thoại\nLò Văn Mừng\tBí thư\tChính thức\t0912345678\nCà Thị Pha\t\tDự bị\t\n"
# Pages that are as they are however they are asked for.
PLAIN = ("khong-co", "tai-lieu-api", "loi/", "loi/missing")
# Pages that wait for files: address, what is sent, what presses the button, what its answer shows.
ASKING: tuple[tuple[str, list[Path], str, str], ...] = (
    ("hang-loat", [SAMPLES / "cells-agenda.csv"], "fieldset + button", ".table-preview"),
    ("hang-loat", [SAMPLES / "bad-rows.csv"], "fieldset + button", ".problems"),
    ("hang-loat", [STRANGE], "fieldset + button", ".headings select"),
    ("kiem-tra-the-thuc", [WRONG], "main form:last-of-type button", "mark"),
    ("bao-cao-nam", YEAR[:1], "fieldset button", ".review"),
    ("bao-cao-nam", YEAR, "fieldset button", ".grid"),
    ("ke-hoach-nam", [SAMPLES / "bad-rows.csv"], "button[value=docx]", ".problems"),
    ("van-ban-ca-ky", [SAMPLES / "bad-rows.csv"], "button[value=docx]", ".problems"),
    ("tong-hop-thang", [SAMPLES / "ban-mong-2026-11.json", SAMPLES / "cells-agenda.csv"], "fieldset button", ".review"),
    ("mau-van-ban", [TEMPLATE], "button[value=check]", ".result"),
)


def states(visit: Visit, language: str) -> Iterator[str]:
    """All of them in a language."""
    yield from _of_the_form(visit, language)
    yield from _of_the_import(visit, language)
    page = visit.page
    for address in PLAIN:
        page.goto(_address(visit, address, language))
        yield address
    asked = set()
    for address, files, button, answer in ASKING:
        page.goto(_address(visit, address, language))
        if address not in asked:
            asked.add(address)
            yield address
        if address == "hang-loat":
            page.locator('input[name=kind][value="agenda"]').check()
        page.set_input_files("#file", files)
        page.locator(button).first.click()
        page.locator(answer).first.wait_for()
        assert page.locator("html").get_attribute("lang") == language
        yield f"{address}: {', '.join(file.name for file in files)}"


def _address(visit: Visit, path: str, language: str) -> str:
    return f"{visit.server.address}{path}" + (f"?lang={language}" if language != "vi" else "")


def _of_the_form(visit: Visit, language: str) -> Iterator[str]:
    page = visit.page
    page.goto(_address(visit, "", language))
    yield "empty"
    visit.press("sample")
    page.locator("#undo:not([hidden])").wait_for()
    yield "list of the month, undo offered"
    for section in page.locator("[data-section]").evaluate_all("all => all.map(one => one.dataset.section)"):
        visit.screen(section)
        page.evaluate("for (const more of document.querySelectorAll('.here details')) more.open = true")
        yield section
    page.locator("#preview").evaluate("one => one.scrollIntoView()")
    page.locator('#preview[data-drawn="agenda"]').wait_for()
    yield "review with a paper drawn"
    visit.type("tasks-1-due", "")
    visit.type("meeting-end_at", "20/11/2026 10:00")
    visit.press("make:minutes")
    page.get_by_role("alert").wait_for()
    yield "problems"
    visit.draft("new")
    page.locator("#months:not([hidden])").wait_for(state="attached")
    visit.screen("list")
    yield "months at hand"


def _of_the_import(visit: Visit, language: str) -> Iterator[str]:
    page = visit.page
    page.goto(_address(visit, "nhap", language))
    yield "import"
    page.locator("button[value=read]").click()
    page.get_by_role("alert").wait_for()
    yield "import of nothing"
    page.locator("#pasted").fill(ROSTER)
    page.locator("button[value=read]").click()
    page.locator(".proposals").wait_for()
    yield "proposals"

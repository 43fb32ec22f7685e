"""What a month costs the person who fills in the form, in a real Chromium: `python -m tests.form_bars` prints it all.

Each measurement is a function from a `Stage` to figures; `BARS` says how much each may be. What can be counted (taps,
keys, stops of the Tab key, screens, requests, bytes) is held by tests/test_form_bars_browser.py; times
are printed only.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from service.generate import generate_all
from service.intake import read_dossier
from tests.conftest import tool
from tests.form_beginnings import minutes, rosters
from tests.form_stage import Figures, Stage, Thumb, fourteen, large
from tests.visits import OFFICE, PHONE, Server

PAUSE = 250  # milliseconds between two strokes of somebody who types at leisure
TYPED = "Nhà văn hoá bản Púng, xã Mường Bú, gần trường tiểu học cũ"[:56]


def programme(stage: Stage) -> Figures:
    """The programme of a first month, from a blank page."""
    with stage.visit(PHONE) as visit:
        thumb = Thumb(visit)
        top = visit.page.locator('[name="org-superior_name"]').bounding_box()["y"]
        thumb.type("org-superior_name", "Đảng bộ xã Mường Bú")
        thumb.type("org-cell_name", "Chi bộ bản Púng")
        thumb.type("org-place_name", "Mường Bú")
        thumb.tap(".here .onward button")
        thumb.tap("button.offer")
        thumb.type("meeting-place", "Nhà văn hoá bản")
        thumb.type("meeting-chair", "Lò Văn Mừng")
        for row, text in enumerate(("Đánh giá tháng trước, nhiệm vụ tháng tới", "Thảo luận, biểu quyết nghị quyết")):
            if row:
                thumb.tap('button[value="add:agenda_items"]')
            thumb.type(f"agenda_items-{row}-content", text)
        thumb.tap(".here .onward button")
        thumb.type("issuance-agenda-signer", "Lò Văn Mừng")
        thumb.type("issuance-agenda-sign_role", "Bí thư")
        thumb.tap('.bar [data-go="review"]')
        with visit.page.expect_download():
            thumb.tap('button[value="make:agenda"]')
    return {"programme_taps": thumb.taps, "programme_keys": thumb.keys, "first_field_at": top}


def second_month(stage: Stage) -> Figures:
    """The programme of the next month, from the papers of the last."""
    made = generate_all(stage.catalogue, read_dossier(fourteen()))
    files = []
    for paper in made:
        files.append(stage.folder / paper.name)
        files[-1].write_bytes(paper.content)
    with stage.visit(PHONE) as visit:
        thumb = Thumb(visit)
        thumb.tap("details.start > summary")
        with visit.page.expect_file_chooser() as choosing:
            thumb.tap("#file")
        choosing.value.set_files(files)
        thumb.taps += 1  # the files are chosen on a screen of the phone's own
        visit.page.locator("#notice").get_by_text("Đã mở tệp").wait_for()
        thumb.tap("details.start > summary")
        thumb.tap('button[value="next"]')
        visit.page.locator("#notice").get_by_text("kỳ sau").wait_for()
        thumb.tap('.bar [data-go="review"]')
        with visit.page.expect_download():
            thumb.tap('button[value="make:agenda"]')
    return {"second_month_taps": thumb.taps}


def screens(stage: Stage) -> Figures:
    """How tall each screen of a whole month stands on a phone, in heights of the phone."""
    with stage.month(PHONE, fourteen()) as visit:
        found = {}
        for name in [
            "list",
            *visit.page.locator("[data-section]").evaluate_all("all => all.map(x => x.dataset.section)"),
        ]:
            visit.screen(name)
            visit.page.wait_for_timeout(300)
            found[name] = visit.page.evaluate("document.documentElement.scrollHeight") / PHONE[1]
    return {f"screens_{name}": round(height, 2) for name, height in found.items()}


# Where Tab has come to: a field, a link to the bar (from which it is one step more), a button of the bar, or what else.
AT = """() => {
    const at = document.activeElement;
    if (at.closest('.bar') && !at.closest('.undoing')) return 'bar';
    return at.hash === '#bar' ? 'link' : at.matches('.here :is(input, select, textarea)') ? 'field' : '';
}"""
FIRST = ".here :is(input:not([type=radio]), input:checked, select, textarea)"


def stops(stage: Stage) -> Figures:
    """How many stops of the Tab key lie at most between a field and the buttons of the bar, on a desk."""
    with stage.month(OFFICE, fourteen()) as visit:
        found = 0
        for name in visit.page.locator("[data-section]").evaluate_all("all => all.map(one => one.dataset.section)"):
            visit.screen(name)
            if (field := visit.page.locator(f"{FIRST} >> visible=true")).count():
                field.first.focus()
                found = max(found, _longest_way(visit.page))
    return {"tab_stops": found}


def _longest_way(page: Any) -> int:
    """The most stops from a field to the bar, on the way from where the focus is to the end of the section."""
    waiting, found = [0], 0
    for stop in range(1, 300):
        page.keyboard.press("Tab")
        place = page.evaluate(AT)
        if place == "field":
            waiting.append(stop)
        elif place:
            found = max([found, *(stop - since + (place == "link") for since in waiting)])
            waiting = []
        if place == "bar":
            return found
    return 300


# Types a text a letter at a time by the page's own clock, so that a busy machine types no slower.
TYPE = """([text, pause]) => new Promise(resolve => {
    const field = document.querySelector('[name="meeting-place"]');
    const letters = [...text];
    const timer = setInterval(() => {
        if (!letters.length) { clearInterval(timer); resolve(); return; }
        field.value += letters.shift();
        field.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertText'}));
    }, pause);
})"""


def typing(stage: Stage) -> Figures:
    """What goes over the line while one field is typed into, the preview in sight."""
    with stage.month(OFFICE, fourteen()) as visit:
        page = visit.page
        page.locator('#preview[data-drawn="agenda"]').wait_for()
        visit.shown('[name="meeting-place"]').fill("")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(2000)
        sent: list[Any] = []
        page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 -- playwright marks what it is given
        page.evaluate(TYPE, [TYPED, PAUSE])
        page.wait_for_timeout(2000)
        sizes = [int(request.all_headers().get("content-length", 0)) for request in sent]
    return {"typing_requests": len(sent), "typing_kb": round(sum(sizes) / 1000, 1)}


# Resolves with the milliseconds that a key stroke keeps the page from drawing.
KEY = """() => new Promise(resolve => {
    const field = document.querySelector('[name="meeting-place"]');
    const begun = performance.now();
    field.value += 'a';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertText'}));
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
})"""
PICTURE = """() => new Promise(resolve => {
    const field = document.querySelector('[name="meeting-place"]');
    const begun = performance.now();
    document.addEventListener('drawn', () => resolve(performance.now() - begun), {once: true});
    field.value += 'a';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertText'}));
})"""


def large_month(stage: Stage) -> Figures:
    """How long a stroke keeps a page of a hundred and twenty members and sixty tasks, and until its picture stands."""
    with stage.month(OFFICE, large()) as visit:
        page = visit.page
        visit.screen("agenda")
        page.locator('#preview[data-drawn="agenda"]').wait_for()
        keys = [_after(page, 400, KEY) for _ in range(20)]
        pictures = [_after(page, 2500, PICTURE) for _ in range(7)]
    return {"key_ms": round(median(keys)), "preview_ms": round(median(pictures))}


def _after(page: Any, rest: int, script: str) -> float:
    page.wait_for_timeout(rest)
    return float(page.evaluate(script))


def first_page(stage: Stage) -> Figures:
    """What the first page weighs on the line, and how soon it takes what is typed."""
    context = stage.browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="vi-VN")
    page = context.new_page()
    wire, sizes = context.new_cdp_session(page), []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    begun = time.perf_counter()
    page.goto(stage.server.address)
    page.locator("html.scripts").wait_for()
    usable = (time.perf_counter() - begun) * 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return {"first_page_kb": round(sum(sizes) / 1000, 1), "usable_ms": round(usable)}


BARS: Mapping[str, float] = {
    "programme_taps": 14,
    "programme_keys": 230,
    "first_field_at": PHONE[1] - 120,
    "second_month_taps": 8,
    "roster_taps_from_excel": 8,
    "roster_taps_from_word": 8,
    "roster_taps_from_zalo": 8,
    "roster_taps_on_its_page": 8,
    "minutes_taps": 15,
    "minutes_keys": 0,
    "tab_stops": 12,
    "typing_requests": 15,
    "typing_kb": 60,
    "first_page_kb": 60,
    "usable_ms": 1000,
    "key_ms": 60,
    "preview_ms": 300,
}
SCREENS = 6  # heights of a phone, the bar of each screen
TIMES = frozenset({"usable_ms", "key_ms", "preview_ms"})  # those of a machine without other work
Measure = Callable[[Stage], Figures]
COUNTED: tuple[Measure, ...] = (programme, second_month, rosters, minutes, screens, stops, typing, first_page)


def bar_of(name: str) -> float:
    """The most that a figure may be."""
    return SCREENS if name.startswith("screens_") else BARS[name]


def main() -> None:
    """Print every figure beside its bar; words on the command line choose measurements."""
    from playwright.sync_api import sync_playwright

    from service import rules
    from service.config import BUILT_IN_TEMPLATES
    from service.kinds import catalogue

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    kinds = catalogue.load([BUILT_IN_TEMPLATES]).graded_by(rules.built_in().graded)
    asked = [one for one in (*COUNTED, large_month) if not sys.argv[1:] or one.__name__ in sys.argv[1:]]
    server = Server()
    try:
        with TemporaryDirectory() as folder, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=tool("chromium"), args=arguments)
            for measure in asked:
                for name, figure in measure(Stage(browser, server, kinds, Path(folder))).items():
                    mark = "" if figure <= bar_of(name) else "!"
                    sys.stdout.write(f"{name:24} {figure:8} ≤ {bar_of(name):5} {mark}\n")
                    sys.stdout.flush()
            browser.close()
    finally:
        server.kill()


if __name__ == "__main__":
    main()

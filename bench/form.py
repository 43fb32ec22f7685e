"""The form in a real Chromium on loopback: how long the first page takes, and how soon the picture follows the typing.

    python -m bench.form

The complete sample stands in the form, the minutes in the preview. Twenty key strokes go into one field, each once the
last picture stands; the time runs from the stroke until the new picture is drawn. The first page is fetched by a
browser that has just been started, five times; its bytes are those that went over the wire. The last line of stdout
is one JSON object.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from statistics import median
from typing import Any

from bench.http import product, serving

STROKES = 20
VISITS = 5
Page = Callable[[], AbstractContextManager[Any]]
# Resolves with the milliseconds from one key stroke until the picture that it brings is drawn.
STROKE = """letter => new Promise(resolve => {
    const field = document.querySelector('[name="meeting-place"]');
    const begun = performance.now();
    const seen = () => requestAnimationFrame(() => resolve(performance.now() - begun));
    document.addEventListener('drawn', seen, {once: true});
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
})"""


def measure() -> dict[str, float]:
    """The figures, in milliseconds and kilobytes; nothing where there is no Chromium."""
    chromium = shutil.which("chromium")
    if not chromium:
        print("bench.form: no chromium on PATH", file=sys.stderr)
        return {}
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with serving(*product()) as (port, _), sync_playwright() as playwright:

        @contextmanager
        def page() -> Iterator[Any]:
            browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
            yield browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
            browser.close()

        address = f"http://127.0.0.1:{port}/"
        usable = [_usable(page, address) for _ in range(VISITS)]
        with page() as visited:
            found = {"first_page_kb": _transferred(visited, address), **_preview(visited)}
    return {
        "first_page_usable_median_ms": round(median(usable)),
        "first_page_usable_worst_ms": round(max(usable)),
        **found,
    }


def _usable(page: Page, address: str) -> float:
    """Milliseconds until the page, its scripts included, takes what is typed; nothing is in the browser's cache."""
    with page() as visited:
        begun = time.perf_counter()
        visited.goto(address)
        visited.locator("html.scripts").wait_for()
        return (time.perf_counter() - begun) * 1000


def _transferred(page: Any, address: str) -> float:
    """The kilobytes that cross the wire."""
    wire = page.context.new_cdp_session(page)
    sizes: list[float] = []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    return round(sum(sizes) / 1000, 1)


def _preview(page: Any) -> dict[str, float]:
    page.locator('button[value="sample"]').click()
    page.locator('#preview[data-drawn="agenda"]').wait_for()
    page.locator('.tab[data-kind="minutes"]').click()
    page.locator('#preview[data-drawn="minutes"]').wait_for()
    times = [page.evaluate(STROKE, str(number % 10)) for number in range(STROKES)]
    drawn = page.locator(".paper section.docx").first.inner_text()
    assert "".join(str(number % 10) for number in range(STROKES)) in drawn
    return {"stroke_to_picture_median_ms": round(median(times)), "stroke_to_picture_worst_ms": round(max(times))}


if __name__ == "__main__":
    print(json.dumps(measure()))

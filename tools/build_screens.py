"""Draw docs/images/form-*.png: the main states of the form, in a real Chromium.

    python tools/build_screens.py [FOLDER]

Needs chromium on PATH (`make test` installs it).
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

from service.config import Settings  # noqa: E402
from service.web import create_app  # noqa: E402

OFFICE, PHONE = (1366, 768), (360, 780)


class Camera:
    """One visit at one size; each picture shows the window as a person sees it."""

    def __init__(self, browser: Any, address: str, size: tuple[int, int], name: str, folder: Path) -> None:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", device_scale_factor=1
        )
        self.page = context.new_page()
        self.page.goto(address)
        self.name, self.folder = name, folder

    def shoot(self, state: str, at: str = "") -> None:
        """A picture of `state`, with the element `at` at the top of the window."""
        if at:
            self.page.locator(at).first.evaluate("one => one.scrollIntoView({block: 'start'})")
        self.page.mouse.move(0, 0)  # nothing is pointed at
        self.page.wait_for_timeout(700)
        file = self.folder / f"form-{self.name}-{state}.png"
        self.page.screenshot(path=str(file))
        Image.open(file).quantize(64).save(file, optimize=True)
        print(file)

    def open(self, section: str) -> None:
        """A section from the list of the month, which a phone shows on a screen of its own."""
        entry = self.page.locator(f'.month [data-go="{section}"]')
        if not entry.is_visible():
            self.page.locator(".tolist:visible").first.click()
        entry.click()

    def journey(self) -> None:
        """The main states, one after another."""
        page = self.page
        self.shoot("empty")
        page.locator("details.start > summary").click()
        page.get_by_role("button", name="Điền thử dữ liệu mẫu").click()
        page.locator("#notice").get_by_text("dữ liệu mẫu").wait_for()
        page.locator("#undo .close").click()
        self.shoot("month", ".month")
        for section in ("members", "attendance", "tasks"):
            self.open(section)
            self.shoot(section)
        page.locator('.bar [data-go="review"]').click()
        self.shoot("download", "#section-review")
        self.shoot("preview", "#preview")
        self.open("tasks")
        page.evaluate("document.getElementsByName('tasks-1-due')[0].value = ''")
        page.locator('.bar button[value="check"]').click()
        page.get_by_role("alert").wait_for()
        self.shoot("problems")
        page.get_by_role("button", name="English").click()
        page.get_by_role("button", name="Tiếng Việt").wait_for()
        self.shoot("english")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    server = make_server("127.0.0.1", 0, create_app(Settings()), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        for name, size in (("office", OFFICE), ("phone", PHONE)):
            Camera(browser, f"http://127.0.0.1:{server.server_port}/", size, name, folder).journey()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()

"""A real Chromium at the service as it is served; the fixtures `server` and `browser` are in conftest."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.conftest import ROOT

PHONE, OFFICE = (360, 780), (1366, 768)
# On which screen of the form an element stands.
WHERE = """one => one.closest('[data-section]')?.dataset.section ?? (one.closest('.intro, .month') && 'list')
    ?? (one.closest('.beside') && 'review') ?? ''"""
UNFOLD = """one => {
    for (let here = one; here; here = here.parentElement) {
        if (here.localName === 'details') here.open = true;
        if (here.matches('.shut')) here.querySelector('.row-head').click();
    }
}"""


def wait_for(port: int, process: subprocess.Popen[Any]) -> None:
    """Until the process listens there, however slow the machine is."""
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"nothing listens at {port}")


class Server:
    """The service as it is served, in a process of its own that can be killed and started again."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "service", "serve", "--port", str(self.port)]
        environment = {**os.environ, "SINHHOAT_WORKERS": "1"}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
        wait_for(self.port, self.process)

    def kill(self) -> None:
        os.killpg(self.process.pid, 9)
        self.process.wait()


class Visit:
    """A person at the page: what they press and type is counted, what the browser complains of is kept."""

    def __init__(self, browser: Any, server: Server, size: tuple[int, int] = OFFICE, **options: Any) -> None:
        width, height = size
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options
        )
        self.context.set_default_timeout(int(os.environ.get("VISIT_MS", "60000")))
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.actions = 0
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.server = server
        self.has_scripts = options.get("java_script_enabled", True)
        self.page.goto(server.address)

    def _heard(self, message: Any) -> None:
        # Chromium writes every answer above 399 to the console, also the page with the problems that we want.
        if message.type == "error" and "status of 422" not in message.text:
            self.complaints.append(message.text)

    def field(self, name: str) -> Any:
        return self.page.locator(f'[name="{name}"]').first

    def type(self, name: str, text: str) -> None:
        """Into a field; the section that holds it is gone to first, and what hides it unfolded, as a person would."""
        field = self.shown(f'[name="{name}"]')
        if field.evaluate("one => one.localName") == "select":
            field.select_option(text)
        elif field.get_attribute("type") in ("checkbox", "radio"):
            if field.is_checked() != (text == "on"):
                field.press(
                    "Space"
                )  # by the keyboard: a preview that is still growing moves the box away from a pointer
        else:
            field.fill(text)
        self.actions += 1

    def at(self) -> str | None:
        """The section or other screen of the form that is shown; none on another page."""
        form = self.page.locator("#dossier")
        return form.get_attribute("data-screen") if form.count() else None

    def screen(self, name: str) -> None:
        """Goes to a section, by a button that is to be seen."""
        for step in (name, "list", name):
            button = self.page.locator(f'[data-go="{step}"]:not(.onward):visible')
            if self.at() != name and button.count():
                button.first.click()
                self.page.locator(f'#dossier[data-screen="{step}"]').wait_for()

    def shown(self, selector: str) -> Any:
        """The first such element; what hides it is opened first, as a person would."""
        found = self.page.locator(selector).first
        found.wait_for(state="attached")
        if not found.is_visible():
            place = found.evaluate(WHERE)
            for _ in range(3):  # a part that is renewed just now stands nowhere for a moment
                if not place:
                    self.page.wait_for_timeout(200)
                    place = found.evaluate(WHERE)
            if place and place != self.at():
                self.screen(place)
            found.evaluate(UNFOLD)
        return found

    def press(self, value: str) -> None:
        self.shown(f'button[value="{value}"]').click()
        self.actions += 1

    def sample(self) -> None:
        """The form filled with the example."""
        self.press("sample")
        self.page.locator("#notice").get_by_text("dữ liệu mẫu").wait_for(state="attached")

    def draft(self, act: str) -> None:
        """A button of the drafts: "new", "clear"."""
        self.shown(f'button[data-draft="{act}"]').click()
        self.actions += 1

    def paste(self, name: str, text: str, html: str = "") -> None:
        """A clipboard into a field."""
        self.shown(f'[name="{name}"]').evaluate(
            "(field, [text, html]) => { const data = new DataTransfer(); data.setData('text/plain', text);"
            " if (html) data.setData('text/html', html); field.focus(); field.dispatchEvent("
            "new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})) }",
            [text, html],
        )

    def taken(self, value: str) -> bytes:
        """The file that a button brings."""
        with self.page.expect_download() as downloading:
            self.press(value)
        return Path(downloading.value.path()).read_bytes()

    def close(self, expected: Sequence[str] = ()) -> None:
        """Close the pages; nothing was complained of but what the test has asked for."""
        self.context.close()
        assert [one for one in self.complaints if not any(word in one for word in expected)] == []
        assert [url for url in self.requests if not url.startswith((self.server.address, "blob:"))] == []


def words(file: bytes) -> str:
    """Everything that a Word file says, its no-break spaces as blanks."""
    document = docx.Document(io.BytesIO(file))
    paragraphs = [one.text for one in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*paragraphs, *cells]).replace("\u00a0", " ")

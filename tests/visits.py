"""A real Chromium at the service as it is served; the fixtures `server` and `browser` are in conftest."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.conftest import ROOT

PHONE, OFFICE = (360, 780), (1366, 768)


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
        self.context.set_default_timeout(60_000)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.actions = 0
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.server = server
        self.page.goto(server.address)

    def _heard(self, message: Any) -> None:
        # Chromium writes every answer above 399 to the console, also the page with the problems that we want.
        if message.type == "error" and "status of 422" not in message.text:
            self.complaints.append(message.text)

    def field(self, name: str) -> Any:
        return self.page.locator(f'[name="{name}"]').first

    def type(self, name: str, text: str) -> None:
        """Into a field; what hides it is unfolded first, as a person would."""
        field = self.field(name)
        if not field.is_visible():
            field.evaluate(
                "one => { for (; one; one = one.parentElement) if (one.localName === 'details') one.open = true }"
            )
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

    def press(self, value: str) -> None:
        self.page.locator(f'button[value="{value}"]:visible').first.click()
        self.actions += 1

    def taken(self, value: str) -> bytes:
        """The file that a button brings."""
        with self.page.expect_download() as downloading:
            self.press(value)
        return Path(downloading.value.path()).read_bytes()

    def close(self) -> None:
        self.context.close()
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith((self.server.address, "blob:"))] == []


def words(file: bytes) -> str:
    """Everything that a Word file says."""
    document = docx.Document(io.BytesIO(file))
    paragraphs = [one.text for one in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*paragraphs, *cells])

"""By its name on a plain network, and behind nginx, the pages of the service may post to it, and others may not."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, tool
from tests.nginx import behind_nginx
from tests.servers import Server, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAME = "van-phong.lan"
WRONG = ROOT / "tests" / "files" / "format" / "bad" / "so-co-dau-hai-cham.docx"
THEIRS = "<form method=post action='http://%s:%d/hang-loat'><button>post</button></form>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium to which every name is this machine: an address that is not secure, as in a village's network."""
    from playwright.sync_api import sync_playwright

    arguments = ["--host-resolver-rules=MAP *.lan 127.0.0.1", "--disable-background-networking", "--no-first-run"]
    arguments += ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=tool("chromium"), args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(SINHHOAT_WORKERS="1") as running:
        yield running


@pytest.fixture(params=["", "$http_host", "$host"], ids=["bare", "nginx", "nginx without the port"])
def port(request: pytest.FixtureRequest, server: Server, tmp_path: Path) -> Iterator[int]:
    if not request.param:
        yield server.port
    else:
        with behind_nginx([server, server, server], tmp_path, request.param) as front:
            yield front


def test_its_own_pages_may_post(browser: Any, port: int) -> None:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"http://{NAME}:{port}/kiem-tra-the-thuc")
    assert not page.evaluate("isSecureContext")
    page.set_input_files("#file", WRONG)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answering:
        page.get_by_role("button", name="Kiểm tra", exact=True).click()
    assert answering.value.status == 200
    assert answering.value.request.headers["origin"] == f"http://{NAME}:{port}"
    page.close()


def test_the_form_works_there_and_says_that_the_page_is_not_kept(browser: Any, port: int) -> None:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"http://{NAME}:{port}/")
    page.locator("details.start > summary").click()
    page.get_by_role("button", name="Điền thử dữ liệu mẫu").click()
    page.locator("#notice").get_by_text("dữ liệu mẫu").wait_for()
    page.locator('.bar [data-go="review"]').click()
    assert "không giữ trang khi mất mạng" in page.locator(".unkept").inner_text()
    with page.expect_download():
        page.locator('button[value="make:agenda"]').click()
    page.close()


@pytest.mark.parametrize("other", ["khac.lan", NAME], ids=["other name", "other port"])
def test_pages_of_others_may_not(request: pytest.FixtureRequest, browser: Any, port: int, other: str) -> None:
    if other == NAME and "without the port" in request.node.name:
        pytest.skip("where the proxy hides the port, every port of this host counts as ours")

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library asks for this name
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write((THEIRS % (NAME, port)).encode())

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Page) as theirs:
        threading.Thread(target=theirs.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://{other}:{theirs.server_port}/")
        with page.expect_response(lambda answer: answer.request.method == "POST") as answering:
            page.get_by_role("button").click()
        assert answering.value.status == 403
        page.close()
        theirs.shutdown()

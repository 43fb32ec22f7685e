"""The page at `/`: as a plain form that needs no script, and in a real Chromium on a phone and on an office screen."""

import html
import io
import json
import os
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import WSGIRequestHandler, make_server

from service.catalogue import Catalogue
from service.config import Settings
from service.delivery import zipped
from service.errors import Problem
from service.generate import generate, generate_all
from service.intake import read_dossier
from service.web import create_app
from service.web.shown import ShownProblem, shown
from tests.conftest import ROOT, sample, tool

FULL = ROOT / "samples" / "ban-mong-2026-11.json"


def send(client: FlaskClient, kind: str = "", dossier: str = "", file: bytes | None = None) -> Any:
    data: dict[str, Any] = {"kind": kind, "dossier": dossier}
    if file is not None:
        data["file"] = (io.BytesIO(file), "hồ sơ.json")
    return client.post("/", data=data, content_type="multipart/form-data")


def text_of(answer: Any) -> str:
    """What a person reads: no tags, white space as one."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", answer.get_data(as_text=True))).split())


def typed_in(answer: Any) -> str:
    found = re.search(r"<textarea[^>]*>\n(.*)</textarea>", answer.get_data(as_text=True), re.DOTALL)
    assert found
    return html.unescape(found[1])


def test_the_page_offers_every_kind_and_the_whole_set(client: FlaskClient, catalogue: Catalogue) -> None:
    answer = client.get("/")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert re.findall(r'name="kind" value="([\w-]+)"', page) == [*catalogue.kinds, "all"]
    for kind in catalogue.kinds.values():
        assert kind.sheet.title in page
    assert "cần sửa" not in page


def test_the_page_runs_no_script_and_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    answer = client.get("/")
    page = answer.get_data(as_text=True)
    assert not re.search(r"<script|\son\w+=|style=|https?://", page)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("way", ["file", "dossier"])
@pytest.mark.parametrize("kind", ["agenda", "minutes", "resolution", "conclusion", "commendations"])
def test_a_dossier_sent_as_a_file_or_as_text_gives_the_document_of_the_story(
    kind: str, way: str, client: FlaskClient, catalogue: Catalogue, full: dict[str, Any]
) -> None:
    given = {"file": FULL.read_bytes()} if way == "file" else {"dossier": FULL.read_text(encoding="utf-8")}
    answer = send(client, kind, **given)  # type: ignore[arg-type]
    assert answer.data == generate(catalogue, kind, read_dossier(full)).content
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


def test_the_whole_set_comes_as_a_zip(client: FlaskClient, catalogue: Catalogue, full: dict[str, Any]) -> None:
    answer = send(client, "all", file=FULL.read_bytes())
    assert answer.data == zipped(generate_all(catalogue, read_dossier(full)))
    assert zipfile.is_zipfile(io.BytesIO(answer.data))


def test_a_chosen_file_wins_over_the_text_as_the_page_says(client: FlaskClient, minimal: dict[str, Any]) -> None:
    assert send(client, "agenda", dossier="{", file=json.dumps(minimal).encode()).status_code == 200
    assert "Đã chọn tệp thì ô dưới đây được bỏ qua." in text_of(client.get("/"))


def test_an_empty_form_names_both_things_that_are_missing(client: FlaskClient) -> None:
    answer = send(client)
    assert "Có 2 chỗ cần sửa" in text_of(answer)
    assert "Loại văn bản Hãy chọn một loại trong danh sách." in text_of(answer)
    assert "Hồ sơ Hãy chọn tệp .json, hoặc dán nội dung vào ô dưới." in text_of(answer)
    assert answer.status_code == 422


def test_every_problem_is_counted_and_listed_and_what_was_typed_stays(
    client: FlaskClient, full: dict[str, Any]
) -> None:
    full["tasks"][1]["due"] = "ngày mai"
    full["agenda_items"][0]["minutes"] = "<b>&"
    del full["org"]["cell_name"]
    typed = json.dumps(full, ensure_ascii=False, indent=1)
    answer = send(client, "minutes", dossier=typed)
    assert answer.status_code == 422
    assert "Có 3 chỗ cần sửa" in text_of(answer)
    assert "<title>Có 3 chỗ cần sửa – " in answer.get_data(as_text=True)
    for path in ("tasks[1].due", "agenda_items[0].minutes", "org.cell_name"):
        assert f"<code>{path}</code>" in answer.get_data(as_text=True)
    assert typed_in(answer) == typed
    assert re.search(r'value="minutes" checked', answer.get_data(as_text=True))
    assert "<b>" not in answer.get_data(as_text=True)


def test_a_file_that_is_refused_is_shown_for_mending(client: FlaskClient) -> None:
    answer = send(client, "agenda", file="\ufeff{\n\n“org”: 1}".encode())
    assert (answer.status_code, typed_in(answer)) == (400, "{\n\n“org”: 1}")
    assert "dòng 3" in text_of(answer)


def test_a_file_that_is_not_text_is_refused_and_not_poured_onto_the_page(client: FlaskClient) -> None:
    answer = send(client, "agenda", dossier="kept", file=FULL.read_bytes().decode().encode("utf-16"))
    assert (answer.status_code, typed_in(answer)) == (400, "kept")
    assert "UTF-8" in text_of(answer)


def test_text_that_begins_with_a_line_break_keeps_it(client: FlaskClient) -> None:
    assert typed_in(send(client, "agenda", dossier="\n\n{")) == "\n\n{"


def test_a_page_that_is_not_there_and_a_body_too_large_are_told_on_a_page(client: FlaskClient) -> None:
    lost = client.get("/bieu-mau")
    assert (lost.status_code, lost.mimetype) == (404, "text/html")
    assert "Không có trang này" in text_of(lost)
    small = create_app(Settings(max_body=1_000)).test_client()
    for given in ({"dossier": "x" * 2_000}, {"file": b"x" * 2_000}):
        answer = send(small, "agenda", **given)  # type: ignore[arg-type]
        assert (answer.status_code, answer.mimetype) == (413, "text/html")
        assert "lớn hơn 1000 byte" in text_of(answer)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data", ""])
def test_a_body_that_is_no_form_gets_the_page_with_what_is_missing(kind: str, client: FlaskClient) -> None:
    answer = client.post("/", data=FULL.read_bytes(), content_type=kind)
    assert answer.status_code == 422
    assert "Có 2 chỗ cần sửa" in text_of(answer)


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (
            Problem("a", "tasks[2].due", "Thời hạn: chưa ghi."),
            ShownProblem("Thời hạn", "Chưa ghi.", "mục thứ 3", "tasks[2].due"),
        ),
        (Problem("a", "", "Không đọc được."), ShownProblem("", "Không đọc được.", "", "")),
        (Problem("a", "x", "Không có mục “a: b”; hãy bỏ."), ShownProblem("", "Không có mục “a: b”; hãy bỏ.", "", "x")),
        (
            Problem("a", "a[0].b[9]", "Nhãn: “x: y” sai."),
            ShownProblem("Nhãn", "“x: y” sai.", "mục thứ 1, 10", "a[0].b[9]"),
        ),
        (Problem("a", "\ud800", "Nhãn: “\ud800” sai."), ShownProblem("Nhãn", "“\\ud800” sai.", "", "\\ud800")),
    ],
)
def test_a_problem_is_shown_with_its_label_first_and_rows_counted_from_one(
    problem: Problem, expected: ShownProblem
) -> None:
    assert shown(problem) == expected


def test_half_a_surrogate_pair_does_not_break_the_page(client: FlaskClient) -> None:
    answer = send(client, "agenda", dossier='{"\\ud800": 1, "org": "\\udfff"}')
    assert answer.status_code == 422


class Quiet(WSGIRequestHandler):
    """A handler that keeps the test's output clean."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 -- the name is werkzeug's
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(Settings()), threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = tool("chromium")
    from playwright.sync_api import sync_playwright

    arguments = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()


PHONE, OFFICE = (360, 780), (1366, 768)


@pytest.fixture(params=[PHONE, OFFICE], ids=["phone", "office"])
def page(request: pytest.FixtureRequest, browser: Any, address: str) -> Iterator[Any]:
    """The page, open, without JavaScript, as wide as a phone and as an office screen; any error in it fails."""
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=False, locale="vi-VN"
    )
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.goto(address)
    yield opened
    context.close()
    # Chromium writes every answer above 399 to the console, also the page with the problems that we want.
    assert [one for one in complaints if "status of 422" not in one] == []


def bad_dossier() -> str:
    dossier = sample("ban-mong-2026-11")
    dossier["tasks"][1]["due"] = "x" * 300
    dossier["meeting"]["star_at"] = dossier["meeting"].pop("start_at")
    dossier["a_very_long_unknown_name_" * 10] = 1
    return json.dumps(dossier, ensure_ascii=False)


@pytest.mark.browser
def test_a_file_goes_in_and_the_bytes_of_the_story_come_down_without_javascript(
    page: Any, catalogue: Catalogue, full: dict[str, Any], tmp_path: Path
) -> None:
    page.get_by_label("Biên bản").check()
    page.get_by_label("Tệp hồ sơ (.json)").set_input_files(FULL)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Tải văn bản").click()
    document = generate(catalogue, "minutes", read_dossier(full))
    assert downloading.value.suggested_filename == document.shown_name
    downloading.value.save_as(tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == document.content


@pytest.mark.browser
def test_the_keyboard_alone_is_enough(page: Any, catalogue: Catalogue, minimal: dict[str, Any], tmp_path: Path) -> None:
    keys = page.keyboard
    keys.press("Tab")
    assert page.locator(":focus").inner_text() == "Tới nội dung chính"
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Space")
    assert page.locator(":focus").get_attribute("value") == "agenda"
    keys.press("Tab")
    assert page.locator(":focus").get_attribute("id") == "file"
    keys.press("Tab")
    keys.insert_text(json.dumps(minimal, ensure_ascii=False))
    keys.press("Tab")
    assert page.locator(":focus").inner_text() == "Tải văn bản"
    with page.expect_download() as downloading:
        keys.press("Enter")
    downloading.value.save_as(tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == generate(catalogue, "agenda", read_dossier(minimal)).content


@pytest.mark.browser
def test_problems_stand_above_the_form_in_focus_and_mending_them_gives_the_document(
    page: Any, minimal: dict[str, Any]
) -> None:
    page.get_by_label("Chương trình").check()
    page.get_by_label("Hoặc dán nội dung hồ sơ").fill(json.dumps(minimal).replace("2026-12-24T", "2026-13-24T"))
    page.get_by_role("button", name="Tải văn bản").click()
    problems = page.get_by_role("alert")
    assert problems.get_by_role("heading").inner_text() == "Có một chỗ cần sửa"
    assert "meeting.start_at" in problems.inner_text()
    assert page.locator(":focus").get_attribute("role") == "alert"
    assert page.get_by_label("Chương trình").is_checked()
    box = page.get_by_label("Hoặc dán nội dung hồ sơ")
    box.fill(box.input_value().replace("2026-13-24T", "2026-12-24T"))
    with page.expect_download():
        page.get_by_role("button", name="Tải văn bản").click()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, *(size[0] for size in (PHONE, OFFICE))])
def test_no_page_scrolls_sideways_and_axe_finds_nothing(width: int, browser: Any, address: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 640}, locale="vi-VN", bypass_csp=True)
    page = context.new_page()

    def check() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()

    page.goto(address)
    check()
    page.get_by_label("Biên bản").check()
    page.get_by_label("Hoặc dán nội dung hồ sơ").fill(bad_dossier())
    page.get_by_role("button", name="Tải văn bản").click()
    page.get_by_role("alert").wait_for()
    check()
    page.goto(address + "khong-co")
    check()
    context.close()


@pytest.mark.browser
def test_every_target_is_large_enough_for_a_thumb(page: Any) -> None:
    for target in page.locator("label.choice, button, input[type=file], textarea").all():
        assert target.bounding_box()["height"] >= 44

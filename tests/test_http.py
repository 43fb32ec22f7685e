"""HTTP done right: forms and languages of answers, ETags, packed bodies, ids, other sites, keys, limits."""

import base64
import gzip
import io
import itertools
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service import web
from service.config import Settings
from service.errors import SettingRefused
from service.web import create_app
from service.web.keys import digest_of
from tests.conftest import ROOT

FULL = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
MINUTES = "/api/v1/documents/minutes"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def ask(client: FlaskClient, body: bytes = FULL, path: str = MINUTES, **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(path, data=body, headers={"Content-Type": "application/json"} | named)


def code(answer: TestResponse) -> str:
    assert answer.mimetype == "application/problem+json"
    return str(answer.get_json()["errors"][0]["code"])


@pytest.mark.parametrize("accept", ["*/*", "application/*", "application/json", DOCX, f"text/html, {DOCX};q=0.1", ""])
def test_a_document_comes_to_whoever_accepts_it(accept: str, client: FlaskClient) -> None:
    assert ask(client, Accept=accept).mimetype == DOCX


@pytest.mark.parametrize("accept", ["text/html", "image/*", f"{DOCX};q=0"])
def test_406_names_what_there_is(accept: str, client: FlaskClient) -> None:
    answer = ask(client, Accept=accept)
    assert (answer.status_code, code(answer)) == (406, "not-acceptable")
    assert DOCX in answer.get_json()["detail"]


@pytest.mark.parametrize("way", [{"path": MINUTES + "?format=pdf"}, {"Accept": "application/pdf"}])
def test_501_where_no_pdf_is_made_says_the_way_out(way: dict[str, str], client: FlaskClient) -> None:
    answer = ask(client, **way)  # type: ignore[arg-type]
    assert (answer.status_code, code(answer)) == (501, "pdf-off")
    assert "Word" in answer.get_json()["detail"]
    assert "SINHHOAT_PDF=on" in answer.get_json()["detail"]


def test_400_a_format_that_there_is_not(client: FlaskClient) -> None:
    answer = ask(client, path=MINUTES + "?format=doc")
    assert (answer.status_code, code(answer)) == (400, "parameter")
    assert ask(client, path=MINUTES + "?format=docx").status_code == 200


def test_the_etag_is_that_of_the_bytes_and_saves_the_way(client: FlaskClient) -> None:
    first, again, other = ask(client), ask(client), ask(client, FULL.replace("Mòng".encode(), "Mới".encode()))
    assert first.headers["ETag"] == again.headers["ETag"] != other.headers["ETag"]
    saved = ask(client, If_None_Match=f'"x", {first.headers["ETag"]}')
    assert (saved.status_code, saved.data, saved.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert ask(client, If_None_Match="*").status_code == 200
    assert ask(client, FULL + b"}", If_None_Match=first.headers["ETag"]).status_code == 400


def test_what_anybody_may_read_is_asked_about_again_and_not_sent_again(client: FlaskClient) -> None:
    for path in ("/api/v1/kinds", "/api/v1/kinds/agenda/schema", "/api/v1/openapi.json", "/tai-lieu-api"):
        first = client.get(path)
        assert first.headers["Cache-Control"] == "no-cache"
        saved = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (saved.status_code, saved.data) == (304, b"")


def test_head_is_get_without_a_body(client: FlaskClient) -> None:
    for path in ("/api/v1/kinds", "/api/v1/openapi.json", "/tai-lieu-api", "/readyz"):
        whole, head = client.get(path), client.head(path)
        assert (head.status_code, head.data) == (200, b"")
        for name in ("Content-Type", "Content-Length", "ETag"):
            assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("name", ["gzip", "x-gzip", "GZIP"])
@pytest.mark.parametrize("in_chunks", [False, True])
def test_a_packed_body_is_taken_like_a_plain_one(name: str, in_chunks: bool, client: FlaskClient) -> None:
    packed, headers = gzip.compress(FULL), {"Content-Encoding": name}
    answer = chunked(client, packed, headers) if in_chunks else ask(client, packed, Content_Encoding=name)
    assert answer.data == ask(client).data


def chunked(client: FlaskClient, body: bytes, headers: dict[str, str]) -> TestResponse:
    return client.post(
        MINUTES,
        input_stream=io.BytesIO(body),
        environ_overrides={"wsgi.input_terminated": True},
        content_type="application/json",
        headers=headers,
    )


@pytest.mark.parametrize("in_chunks", [False, True])
def test_a_packed_body_is_bounded_by_what_is_inside(in_chunks: bool, client: FlaskClient) -> None:
    bomb = gzip.compress(b" " * 200_000_000)
    assert len(bomb) < 250_000
    gzipped = {"Content-Encoding": "gzip"}
    tracemalloc.start()
    answer = chunked(client, bomb, gzipped) if in_chunks else ask(client, bomb, Content_Encoding="gzip")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status_code == 413
    assert most < 20_000_000, "it stops at the limit, not at the end"


def test_a_packed_body_that_holds_nothing_is_bounded_too(client: FlaskClient) -> None:
    empty_blocks = zlib.compressobj(0, zlib.DEFLATED, 31)
    endless = empty_blocks.compress(b"") + empty_blocks.flush(zlib.Z_SYNC_FLUSH) + b"\x00\x00\x00\xff\xff" * 600_000
    assert chunked(client, endless, {"Content-Encoding": "gzip"}).status_code == 413


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"not gzip",
        gzip.compress(FULL)[:-4000],
        zlib.compress(FULL),
        gzip.compress(FULL) + b"x",
        gzip.compress(FULL) + gzip.compress(b"{}"),
    ],
)
def test_a_broken_packed_body_is_a_bad_request(packed: bytes, client: FlaskClient) -> None:
    answer = ask(client, packed, Content_Encoding="gzip")
    assert answer.status_code == 400
    assert answer.get_json()["detail"]


def test_a_packed_form_is_unpacked_too(client: FlaskClient) -> None:
    form = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
    form += ask(client).data + b"\r\n--x--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Encoding": "gzip"}
    answer = client.post("/api/v1/dossiers/open", data=gzip.compress(form), headers=headers)
    assert answer.get_json()["org"]["cell_name"] == json.loads(FULL)["org"]["cell_name"]


def test_a_form_of_too_many_parts_is_refused(client: FlaskClient) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    answer = client.post("/", data=part * 20_001 + b"--x--\r\n", content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413


@pytest.mark.parametrize("given", ["abc-1", "A.b_c:9", "x" * 64])
def test_a_request_keeps_its_id(given: str, client: FlaskClient) -> None:
    assert ask(client, X_Request_ID=given).headers["X-Request-ID"] == given
    assert client.get("/nowhere", headers={"X-Request-ID": given}).headers["X-Request-ID"] == given


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "é"])
def test_an_id_that_could_spoil_a_log_is_replaced(given: str, client: FlaskClient) -> None:
    ids = {ask(client, X_Request_ID=given).headers["X-Request-ID"] for _ in range(2)}
    assert len(ids) == 2
    assert given not in ids


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("", "vi"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("fr", "vi"),
        ("*", "vi"),
        ("fr, en;q=0.1", "en"),
    ],
)
def test_failures_speak_the_language_of_the_caller(asked: str, spoken: str, client: FlaskClient) -> None:
    for body, path, words in (
        (b"{}", MINUTES, {"vi": "Hồ sơ chưa hợp lệ", "en": "The dossier is not valid"}),
        (b"{", MINUTES, {"vi": "Hồ sơ chưa hợp lệ", "en": "The dossier is not valid"}),
        (b"{}", "/api/v1/x", {"vi": "Không có trang này", "en": "Not found"}),
    ):
        answer = ask(client, body, path, **({"Accept_Language": asked} if asked else {}))
        assert answer.get_json()["title"] == words[spoken]
        assert answer.headers["Content-Language"] == spoken
        assert "Accept-Language" in answer.headers["Vary"]
        assert answer.get_json()["errors"][0]["message"].isascii() == (spoken == "en")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://other.localhost"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:81", "Host": "localhost:8000"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Origin": "https://localhost:80", "Host": "localhost:443"},
        {"Origin": "http://localhost.evil.example", "Host": "localhost"},
        {"Origin": "http://evil.example", "X-Forwarded-Host": "van-phong.lan:8080"},
        {"Origin": "null", "X-Forwarded-Host": "van-phong.lan:8080"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://a", "X-Forwarded-Host": "a"},
    ],
)
@pytest.mark.parametrize("path", [MINUTES, "/", "/api/v1/dossiers"])
def test_pages_of_other_sites_are_refused(path: str, headers: dict[str, str], client: FlaskClient) -> None:
    answer = client.post(path, data=FULL, headers={"Content-Type": "application/json"} | headers)
    assert answer.status_code == 403
    assert client.get("/", headers=headers).status_code == 200, "a link from another site is a link"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
        {"Origin": "http://LOCALHOST:80"},
        {"Origin": "https://localhost:443"},
        {"Origin": "http://van-phong.lan:8080", "X-Forwarded-Host": "van-phong.lan:8080"},
        {"Origin": "https://van-phong.lan", "X-Forwarded-Host": "Van-Phong.lan:443"},
        {"Origin": "http://van-phong.lan:8080", "Host": "van-phong.lan"},  # a proxy that leaves the port out
        {"Origin": "http://[::1]:8080", "Host": "[::1]"},
    ],
)
def test_its_own_page_and_programs_are_not(headers: dict[str, str], client: FlaskClient) -> None:
    assert ask(client, **headers).status_code == 200  # type: ignore[arg-type]


def test_only_the_names_that_are_set_reach_the_service_and_probes_always_do(client: FlaskClient) -> None:
    named = create_app(Settings(hosts=("van-ban.example", ".xa.example", "[::1]"))).test_client()
    asked = {"van-ban.example": 200, "Van-Ban.example:8000": 200, "moc.xa.example": 200, "[::1]:8000": 200}
    refused = ("evil.example", "van-ban.example.evil.example", "127.0.0.1", "a@van-ban.example", "")
    for name, status in {**asked, **dict.fromkeys(refused, 403)}.items():
        answer = named.get("/", headers={"Host": name})
        assert answer.status_code == status, name
        assert ask(named, Host=name).status_code == status
        assert named.get("/livez", headers={"Host": name}).status_code == 200
    assert named.get("/api/v1/kinds", headers={"Host": "evil.example"}).get_json()["errors"][0]["code"] == "other-host"
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 200, "unset, any name will do"


def test_no_other_site_may_read_an_answer_unless_it_is_allowed(client: FlaskClient) -> None:
    site: dict[str, Any] = {"Origin": "https://so-tay.example", "Sec-Fetch-Site": "cross-site"}
    asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    refused = client.options(MINUTES, headers=site | asks)
    assert not [name for name in refused.headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118
    allowing = create_app(Settings(cors=("https://so-tay.example",))).test_client()
    preflight = allowing.options(MINUTES, headers=site | asks)
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "https://so-tay.example"
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]
    answer = ask(allowing, **site)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "https://so-tay.example")
    assert "Origin" in answer.headers["Vary"]
    assert "Sinhhoat-Notes" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert ask(allowing, Origin="https://evil.example").status_code == 403


def test_every_answer_forbids_frames_sniffing_and_scripts_of_others(client: FlaskClient) -> None:
    for answer in (client.get("/"), ask(client), ask(client, b"{"), client.get("/x")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer.headers


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    file = tmp_path / "keys"
    file.write_text(f"# hệ thống\nso-tay {digest_of('secret-1')}\n\nvan-thu {digest_of('secret-2')}\n")
    return file


def test_with_keys_only_their_holders_are_answered(keys: Path) -> None:
    client = create_app(Settings(keys=keys)).test_client()
    for key in ("secret-1", "secret-2"):
        assert ask(client, Authorization=f"Bearer {key}").status_code == 200
    basic = base64.b64encode(b"van-thu:secret-2").decode()
    assert ask(client, Authorization=f"Basic {basic}").status_code == 200
    assert client.get("/", headers={"Authorization": f"Basic {basic}"}).status_code == 200
    wrong = base64.b64encode(b"so-tay:secret-2").decode()
    for given in ("", "Bearer", "Bearer secret-3", f"Bearer {digest_of('secret-1')}", f"Basic {wrong}", "Basic !"):
        answer = ask(client, Authorization=given) if given else ask(client)
        assert (answer.status_code, code(answer)) == (401, "key")
        assert answer.headers["WWW-Authenticate"].startswith("Basic realm=")
    assert client.get("/").status_code == 401
    for path in ("/livez", "/readyz", "/api/v1/openapi.json", "/loi/key", "/tai-lieu-api", "/static/style.css"):
        with client.get(path) as page:
            assert page.status_code == 200


def test_keys_change_without_a_restart_and_a_faulty_file_changes_nothing(keys: Path) -> None:
    client = create_app(Settings(keys=keys)).test_client()
    keys.write_text(f"so-tay {digest_of('new')}\n")
    assert ask(client, Authorization="Bearer secret-1").status_code == 401
    assert ask(client, Authorization="Bearer new").status_code == 200
    keys.write_text("so-tay new\n")
    assert ask(client, Authorization="Bearer new").status_code == 200
    keys.unlink()
    assert ask(client, Authorization="Bearer new").status_code == 200


@pytest.mark.parametrize("content", ["so-tay", "so-tay abc", f"a b {digest_of('x')}", f"{digest_of('x')}"])
def test_a_faulty_file_of_keys_stops_the_start_and_its_line_is_named(content: str, tmp_path: Path) -> None:
    (tmp_path / "keys").write_text(f"# a\n{content}\n")
    with pytest.raises(SettingRefused, match="SINHHOAT_KEYS: Dòng 2"):
        create_app(Settings(keys=tmp_path / "keys"))


def app_with(work: Callable[[], object], **settings: Any) -> Flask:
    """The application with one more route, which does `work`."""
    app = create_app(Settings(**settings))

    @app.post("/api/v1/slow")
    def slow() -> Response:
        work()
        return Response("done")

    return app


def test_a_request_that_takes_too_long_is_stopped_and_the_thread_lives_on() -> None:
    steps = itertools.repeat(0.01, 6_000)  # of Python, a minute in all

    def work() -> None:
        for step in steps:
            time.sleep(step)

    client = app_with(work, timeout=3).test_client()
    answer = client.post("/api/v1/slow")
    assert next(steps, None), "it was stopped on its way"
    assert (answer.status_code, code(answer)) == (503, "took-too-long")
    assert answer.headers["Retry-After"]
    assert ask(client).status_code == 200


_TRACED = """
import sys
from flask import Flask
from service.web.load_limits import TookTooLong, _Clock

def looked_for():
    sys.setprofile(lambda *_: None)
    (lambda: None)()
    sys.setprofile(None)

Flask("one request").test_request_context().push()
clock = _Clock(0.1)
clock.end()
looked_for()
clock.begin()
try:
    while True:
        pass
except TookTooLong:
    clock.end()
looked_for()
"""


def test_a_thread_looks_for_nothing_more_after_its_request_whether_it_was_stopped_or_never_timed() -> None:
    """Python 3.11 looks before each call for what was called back, and where calls are traced never comes to an end."""
    assert subprocess.run([sys.executable, "-c", _TRACED], cwd=ROOT, timeout=120, check=False).returncode == 0


def test_more_than_it_can_hold_is_answered_with_503_at_once_and_probes_in_any_case() -> None:
    entered, leave = threading.Semaphore(0), threading.Event()

    def stay() -> None:
        entered.release()
        leave.wait()

    app = app_with(stay, concurrency=2)
    with ThreadPoolExecutor(2) as pool:
        held = [pool.submit(lambda: app.test_client().post("/api/v1/slow").status_code) for _ in range(2)]
        try:
            assert all(entered.acquire(timeout=60) for _ in held)
            answer = ask(app.test_client())
            assert (answer.status_code, code(answer), answer.headers["Retry-After"]) == (503, "busy", "2")
            assert app.test_client().get("/livez").status_code == 200
        finally:
            leave.set()
        assert [one.result() for one in held] == [200, 200]
    assert ask(app.test_client()).status_code == 200


def test_the_journal_is_json_with_the_route_and_without_a_word_of_the_data(
    capfd: pytest.CaptureFixture[str], keys: Path
) -> None:
    client = create_app(Settings(log="json", keys=keys)).test_client()
    bearer = "Bearer secret-1"
    ask(client, Authorization=bearer, X_Request_ID="id-1")
    ask(client, FULL.replace(b'"org"', '"bí-mật"'.encode()), Authorization=bearer)
    ask(client, path="/api/v1/documents/bi-mat?ho-ten=Lo", Authorization=bearer)
    client.get("/api/v1/bi-mat")
    lines = capfd.readouterr().err
    assert "mat" not in lines.replace("format", "")
    assert "Mòng" not in lines
    assert "secret" not in lines
    entries = [json.loads(line) for line in lines.splitlines()]
    first = {name: entries[0][name] for name in ("id", "method", "route", "kind", "status", "caller")}
    assert first == {
        "id": "id-1",
        "method": "POST",
        "route": "/api/v1/documents/<kind>",
        "kind": "minutes",
        "status": 200,
        "caller": "so-tay",
    }
    assert [entry["status"] for entry in entries] == [200, 422, 404, 401]
    assert all(entry["ms"] >= 0 and entry["time"].endswith("+00:00") for entry in entries)


def test_readiness_tells_how_many_kinds_and_whether_there_is_pdf(client: FlaskClient) -> None:
    for path in ("/readyz", "/api/v1/readyz"):
        assert client.get(path).get_json() == {"status": "ok", "kinds": 17, "pdf": "off"}


def test_without_libreoffice_pdf_on_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(SettingRefused, match="SINHHOAT_PDF: Không thấy LibreOffice"):
        create_app(Settings(pdf="on"))


def test_nothing_of_flask_is_logged_about_refusals(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(client, Accept="text/html")
        ask(client, Origin="https://evil.example")
    assert caplog.text == ""
    assert web.FIELDS


@pytest.mark.parametrize("path", ["dossiers/open", "format-checks", "reviews"])
def test_routes_that_take_files_refuse_a_body_that_is_no_form(path: str, client: FlaskClient) -> None:
    for body, mimetype in ((b"{}", "application/json"), (b"PK", "application/octet-stream"), (b"", None)):
        answer = client.post(f"/api/v1/{path}", data=body, content_type=mimetype)
        assert answer.status_code == 415
        assert "multipart/form-data" in answer.get_json()["detail"]


@pytest.mark.parametrize("path", ["dossiers/open", "format-checks", "batches/agenda"])
def test_a_form_without_its_file_is_a_bad_request(path: str, client: FlaskClient) -> None:
    assert client.post(f"/api/v1/{path}", data={"x": "1"}, content_type="multipart/form-data").status_code == 400


def test_nothing_that_was_sent_is_laid_into_a_file(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no folder for temporary files, whatever would use one fails: a process that is killed leaves them behind."""
    paper = ask(client).data
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    samples = ROOT / "samples"

    def sent(path: str, content: bytes, name: str) -> TestResponse:
        return client.post(f"/api/v1{path}", data={"file": (io.BytesIO(content), name)})

    answers = [
        ask(client),
        ask(client, path="/api/v1/dossiers"),
        client.get("/api/v1/kinds/minutes/columns.xlsx"),
        sent("/dossiers/open", paper, "a.docx"),
        sent("/format-checks", paper, "a.docx"),
        sent("/format-checks?annotate=1", paper, "a.docx"),
        sent("/batches/all", (samples / "cells.xlsx").read_bytes(), "cells.xlsx"),
        *(sent(f"/reviews?format={form}", paper, "a.docx") for form in ("xlsx", "docx", "html")),
        client.post("/", data={"do": "open", "file": (io.BytesIO(paper), "a.docx")}),
        client.post("/bao-cao-nam", data={"want": "xlsx", "file": (io.BytesIO(paper), "a.docx")}),
    ]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    assert all(answer.data for answer in answers)
    with pytest.raises(FileNotFoundError):
        tempfile.mkstemp()

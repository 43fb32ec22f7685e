"""The HTTP endpoint: one document whatever the door, and one shape for every failure."""

import io
import json
import logging
import re
import zipfile
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from service import web
from service.config import Settings
from service.generate import generate, generate_all
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.kinds.schema import schema_of
from service.papers.document_set import zipped
from tests.conftest import SAMPLES, default_app, sample
from tests.official.paper import KINDS

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CLIENT = default_app().test_client()  # for the properties, which may not take a fixture anew each time


def post(client: FlaskClient, path: str, body: object, **headers: str) -> TestResponse:
    data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(f"/api/v1{path}", data=data, headers={"Content-Type": "application/json"} | named)


def problem(answer: TestResponse, status: int) -> dict[str, Any]:
    """The body of a failure, after checking everything that all failures share."""
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    body: dict[str, Any] = json.loads(answer.data)
    assert list(body) == ["type", "title", "status", "detail", "errors"]
    assert body["status"] == status
    assert re.fullmatch(r"/loi/[a-z-]+", body["type"])
    assert body["errors"]
    assert all(list(one) == ["code", "path", "message"] and one["code"] and one["message"] for one in body["errors"])
    vietnamese = "ăâđêôơưáàảãạấầẩẫậéẹếềệíìịóòỏọốồổộớờởợúủụứừựý"
    assert any(letter in body["title"] for letter in vietnamese)
    assert any(letter in body["detail"] for letter in vietnamese)
    check_headers(answer)
    return body


def check_headers(answer: TestResponse) -> None:
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == ("no-cache" if is_public(answer) else "no-store")
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def is_public(answer: TestResponse) -> bool:
    """What anybody may read and keep; papers are not."""
    return answer.request.method == "GET" and answer.status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_has_the_bytes_of_the_story_and_says_what_it_is(
    kind: str, client: FlaskClient, full: dict[str, Any], catalogue: Catalogue
) -> None:
    answer = post(client, f"/documents/{kind}", full)
    document = generate(catalogue, kind, read_dossier(full))
    assert (answer.status_code, answer.mimetype) == (200, DOCX)
    assert answer.data == document.content
    check_headers(answer)


@pytest.mark.parametrize("kind", KINDS)
def test_a_download_is_named_in_ascii_and_in_vietnamese(
    kind: str, client: FlaskClient, full: dict[str, Any], catalogue: Catalogue
) -> None:
    disposition = post(client, f"/documents/{kind}", full).headers["Content-Disposition"]
    found = re.fullmatch(r"attachment; filename=\"([a-z0-9.-]+)\"; filename\*=UTF-8''([!-~]+)", disposition)
    assert found
    document = generate(catalogue, kind, read_dossier(full))
    assert (found[1], unquote(found[2])) == (document.name, document.shown_name)
    assert "Chi bộ bản Mòng" in unquote(found[2])


@pytest.mark.parametrize(
    "name",
    [
        'Chi bộ "a"; filename=x.exe',
        "Chi bộ %22%0d%0a",
        "..\\..\\a",
        "chi bộ \u202excod.exe",
        "💚" * 200,
        "a\r\nSet-Cookie: b=c",
    ],
)
def test_a_name_of_a_cell_cannot_leave_its_place_in_the_header(
    name: str, client: FlaskClient, minimal: dict[str, Any]
) -> None:
    minimal["org"]["cell_name"] = name
    answer = post(client, "/documents/agenda", minimal)
    if answer.status_code == 200:
        disposition = answer.headers["Content-Disposition"]
        assert "Set-Cookie" not in answer.headers
        assert re.fullmatch(r"attachment; filename=\"[a-z0-9.-]+\"; filename\*=UTF-8''[\w.~%-]+", disposition)
        assert len(disposition) < 2_000
    else:
        problem(answer, 422)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_dossier_gives_a_zip_of_every_document_that_it_has_the_data_for(
    name: str, client: FlaskClient, catalogue: Catalogue
) -> None:
    answer = post(client, "/dossiers", sample(name))
    documents = generate_all(catalogue, read_dossier(sample(name)))
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert answer.data == zipped(documents)
    assert zipfile.ZipFile(io.BytesIO(answer.data)).namelist() == [document.name for document in documents]
    assert f'filename="{documents[0].set_name}"' in answer.headers["Content-Disposition"]
    check_headers(answer)


def test_the_kinds_are_listed_in_the_order_of_the_set(client: FlaskClient, catalogue: Catalogue) -> None:
    answer = client.get("/api/v1/kinds")
    assert answer.mimetype == "application/json"
    assert [one["name"] for one in answer.get_json()] == list(catalogue.kinds)
    told = {"drafts": True, "on_request": False, "requires": ["tasks"]}
    assert answer.get_json()[2] == {"name": "resolution", "title": "Nghị quyết", **told}
    assert "Nghị quyết" in answer.data.decode()
    check_headers(answer)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_that_of_the_catalogue_with_its_fields_in_their_order(
    kind: str, client: FlaskClient, catalogue: Catalogue
) -> None:
    answer = client.get(f"/api/v1/kinds/{kind}/schema")
    assert (answer.status_code, answer.mimetype) == (200, "application/schema+json")
    assert json.dumps(answer.get_json()) == json.dumps(schema_of(catalogue.kind(kind)))


@pytest.mark.parametrize("path", ["/livez", "/api/v1/livez"])
def test_a_probe_hears_that_the_service_lives(path: str, client: FlaskClient) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})
    assert (client.head(path).status_code, client.head(path).data) == (200, b"")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b'{"org": ', "not-json"),
        (b"{'org': 1}", "not-json"),
        (b"[" * 100_000, "not-json"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not-json"),
        ("{}".encode("utf-16"), "not-utf8"),
        (b"\xff{}", "not-utf8"),
        (b"[]", "not-an-object"),
        (b"null", "not-an-object"),
    ],
)
@pytest.mark.parametrize("path", ["/documents/agenda", "/dossiers"])
def test_400_what_is_no_dossier_at_all(path: str, body: bytes, code: str, client: FlaskClient) -> None:
    assert [one["code"] for one in problem(post(client, path, body), 400)["errors"]] == [code]


def test_404_an_unknown_kind_offers_the_nearest(client: FlaskClient, minimal: dict[str, Any]) -> None:
    for answer in (post(client, "/documents/minute", minimal), client.get("/api/v1/kinds/minute/schema")):
        body = problem(answer, 404)
        assert body["type"] == "/loi/unknown-kind"
        assert "có phải “minutes”?" in body["errors"][0]["message"]
        assert body["detail"] == body["errors"][0]["message"]


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/kinds",
        "/api/v1/kinds/",
        "/api/v1//kinds",
        "/livez/",
        "/api/v1/documents/a/b",
        "/api/%00",
    ],
)
def test_404_an_unknown_address_a_slash_too_many_included(path: str, client: FlaskClient) -> None:
    assert problem(client.get(path), 404)["errors"][0]["code"] == "not-found"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/v1/documents/agenda", {"OPTIONS", "POST"}),
        ("HEAD", "/api/v1/documents/agenda", {"OPTIONS", "POST"}),
        ("PUT", "/api/v1/dossiers", {"OPTIONS", "POST"}),
        ("POST", "/api/v1/kinds", {"GET", "HEAD", "OPTIONS"}),
        ("DELETE", "/livez", {"GET", "HEAD", "OPTIONS"}),
        ("BREW", "/livez", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_405_a_wrong_method_says_which_ones_are_right(
    method: str, path: str, allowed: set[str], client: FlaskClient
) -> None:
    answer = client.open(path, method=method)
    assert set(answer.headers["Allow"].split(", ")) == allowed
    if method == "HEAD":
        assert (answer.status_code, answer.data) == (405, b"")
    else:
        problem(answer, 405)


@pytest.mark.parametrize("path", ["/documents/agenda", "/dossiers"])
@pytest.mark.parametrize("in_chunks", [False, True])
def test_413_a_body_over_the_limit_also_without_a_length(path: str, in_chunks: bool, minimal: dict[str, Any]) -> None:
    client = web.create_app(Settings(max_body=1_000)).test_client()
    body = json.dumps(minimal, ensure_ascii=False).encode() + b" " * 1_000
    chunked = {"input_stream": io.BytesIO(body), "environ_overrides": {"wsgi.input_terminated": True}}
    sent: dict[str, Any] = chunked if in_chunks else {"data": body}
    answer = client.post(f"/api/v1{path}", content_type="application/json", **sent)
    assert "1000 byte" in problem(answer, 413)["detail"]


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [
        ({"Content_Type": ""}, "Content-Type: application/json"),
        ({"Content_Type": "text/plain"}, "đang là text/plain"),
        ({"Content_Type": "application/x-www-form-urlencoded"}, "Content-Type: application/json"),
        ({"Content_Type": "application/json; charset=utf-16"}, "Bảng mã utf-16 không nhận được"),
        ({"Content_Encoding": "br"}, "Nội dung nén (br) không nhận được"),
    ],
)
def test_415_a_body_that_is_not_plain_json_in_utf_8(
    headers: dict[str, str], sentence: str, client: FlaskClient, minimal: dict[str, Any]
) -> None:
    body = json.dumps(minimal).encode()
    assert sentence in problem(post(client, "/documents/agenda", body, **headers), 415)["detail"]


@pytest.mark.parametrize(
    "kind",
    [
        "application/json; charset=UTF-8",
        'application/json;charset="utf-8"',
        "APPLICATION/JSON",
        "application/vnd.a+json",
    ],
)
def test_json_may_call_itself_by_every_name_of_utf_8(kind: str, client: FlaskClient, minimal: dict[str, Any]) -> None:
    assert post(client, "/documents/agenda", minimal, Content_Type=kind).status_code == 200


def test_a_byte_order_mark_and_a_query_do_no_harm(client: FlaskClient, minimal: dict[str, Any]) -> None:
    body = json.dumps(minimal, ensure_ascii=False).encode("utf-8-sig")
    marked = post(client, "/documents/agenda?a=%ff&kind=minutes", body)
    assert marked.data == post(client, "/documents/agenda", minimal).data


def test_422_tells_every_problem_at_once_with_its_path(client: FlaskClient, full: dict[str, Any]) -> None:
    full["tasks"][1]["due"] = "2026-02-30"
    full["agenda_items"][0]["minutes"] = -1
    full["meeting"]["end_at"] = "2026-11-24T00:00"
    full["nowhere"] = 1
    del full["org"]["cell_name"]
    body = problem(post(client, "/documents/minutes", full), 422)
    assert body["type"] == "/loi/dossier-rejected"
    paths = {one["path"] for one in body["errors"]}
    assert {"tasks[1].due", "agenda_items[0].minutes", "nowhere", "org.cell_name"} <= paths
    assert any(path.startswith("meeting") for path in paths)
    assert body["detail"] == f"Có {len(body['errors'])} chỗ cần sửa."


def test_422_what_a_kind_still_lacks(client: FlaskClient, minimal: dict[str, Any]) -> None:
    body = problem(post(client, "/documents/minutes", minimal), 422)
    assert {one["code"] for one in body["errors"]} == {"missing-block"}
    assert {"members", "attendance", "meeting.end_at"} <= {one["path"] for one in body["errors"]}


def test_422_a_megabyte_of_text_in_a_field_is_answered_with_a_sentence(
    client: FlaskClient, minimal: dict[str, Any]
) -> None:
    minimal["agenda_items"][0]["content"] = "x" * 1_000_000
    answer = post(client, "/documents/agenda", minimal)
    assert [one["path"] for one in problem(answer, 422)["errors"]] == ["agenda_items[0].content"]
    assert len(answer.data) < 1_000


def test_half_a_surrogate_pair_comes_back_as_json_writes_it(client: FlaskClient) -> None:
    problem(post(client, "/documents/agenda", b'{"\\ud800": 1, "org": {"cell_name": "\\udfff"}}'), 422)


class Faulty:
    """A template that fails as a real one might, with somebody's words in the error."""

    fields = ("org.cell_name",)

    def filled(self, context: dict[str, Any]) -> dict[str, bytes]:
        raise RuntimeError(f"could not fill {context['org'].cell_name}")


@pytest.fixture
def faulty(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    kind = replace(catalogue.kind("agenda"), compiled=Faulty)  # type: ignore[arg-type]
    broken = Catalogue(MappingProxyType({"agenda": kind}))
    monkeypatch.setattr("service.web.catalogue.load", lambda folders, spelling: broken)
    return web.create_app(Settings()).test_client()


def test_500_a_fault_of_ours_says_nothing_of_the_data_neither_in_the_answer_nor_in_the_log(
    faulty: FlaskClient, minimal: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    minimal["org"]["cell_name"] = "Chi bộ bí mật"
    with caplog.at_level(logging.DEBUG):
        body = problem(post(faulty, "/documents/agenda", minimal), 500)
    (entry,) = caplog.records
    assert body["type"] == "/loi/internal-error"
    assert "bí mật" not in json.dumps(body, ensure_ascii=False)
    assert "bí mật" not in caplog.text
    assert "RuntimeError" in caplog.text
    assert "test_api.py" in caplog.text, "the place of the fault is what the log is for"
    assert entry.getMessage()[:8] in body["detail"], "the person can name the entry"


def test_requests_that_are_refused_leave_nothing_in_the_log(
    client: FlaskClient, full: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    full["org"]["cell_name"] = "Chi bộ bí mật\x00"
    with caplog.at_level(logging.DEBUG):
        problem(post(client, "/documents/minutes", full), 422)
        problem(post(client, "/documents/bí-mật", full), 404)
    assert caplog.text == ""


ROUTES = sorted(
    {
        rule.rule.replace("<kind>", "agenda").replace("<code>", "empty").replace("<path:filename>", "style.css")
        for rule in CLIENT.application.url_map.iter_rules()
    }
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
HEADER_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)


@given(
    path=st.sampled_from(ROUTES),
    method=st.sampled_from(["GET", "POST", "PUT", "HEAD", "OPTIONS"]),
    body=st.binary(),
    kind=HEADER_TEXT,
)
@settings(max_examples=200)
def test_no_bytes_of_any_type_on_any_route_make_the_service_fail(
    path: str, method: str, body: bytes, kind: str
) -> None:
    for content_type in (
        kind,
        "application/json",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
    ):
        answer = CLIENT.open(
            path, method=method, data=body, headers={"Content-Type": content_type, "Range": "bytes=9-"}
        )
        assert answer.status_code < 500
        answer.close()


@given(path=st.text(st.characters(codec="utf-8"), max_size=40))
@settings(max_examples=200)
def test_no_address_makes_the_service_fail(path: str) -> None:
    answer = CLIENT.get(f"/api/v1/{path.replace('?', '')}")
    assert answer.status_code in {200, 404, 405}
    answer.close()


@given(st.data())
@settings(max_examples=300)
def test_no_value_in_any_place_of_a_real_dossier_makes_the_service_fail(data: st.DataObject) -> None:
    dossier = sample("ban-mong-2026-11")
    here: Any = dossier
    while True:  # walk to a random place
        step = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[step], dict | list) or not here[step] or data.draw(st.booleans()):
            break
        here = here[step]
    here[step] = data.draw(ANY_JSON)
    answer = CLIENT.post("/api/v1/dossiers", data=json.dumps(dossier), content_type="application/json")
    assert answer.status_code in {200, 400, 422}
    if answer.status_code != 200:
        problem(answer, answer.status_code)

"""Files that are sent: every route reads, names, bounds and refuses them in the same way."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import request
from flask.testing import FlaskClient

from service.web import FIELDS
from service.web.operation import FORM, operation_of
from service.web.uploads import NAME_LENGTH, display_name
from tests.conftest import default_app
from tests.forms import page_of

APP = default_app()
# The pages with a field for files, and what else each of them needs to look at the files.
PAGES = {
    "/": {"do": "open"},
    "/hang-loat": {"kind": "agenda"},
    "/nhap": {},
    "/kiem-tra-the-thuc": {},
    "/bao-cao-nam": {},
    "/ke-hoach-nam": {},
    "/van-ban-ca-ky": {"paper": "year-report"},
    "/mau-van-ban": {},
    "/tong-hop-thang": {},
}


def routes_of_the_api() -> list[str]:
    """Every route of the API that takes a form with files, by what it says of itself."""
    paths = []
    for rule in APP.url_map.iter_rules():
        operation = operation_of(APP, rule.endpoint)
        if operation and any(content.media_type == FORM for content in operation.takes):
            paths.append(rule.rule.replace("<kind>", "agenda").replace("<paper>", "year-report"))
    return paths


ROUTES = [*routes_of_the_api(), *PAGES]


def send(client: FlaskClient, path: str, *files: tuple[bytes, str]) -> Any:
    sent = {**PAGES.get(path, {}), "file": [(io.BytesIO(content), name) for content, name in files]}
    return client.post(path, data=sent, content_type="multipart/form-data")


def said(answer: Any) -> str:
    """Everything that an answer says of what is wrong."""
    if answer.mimetype == "application/problem+json":
        return " ".join(f"{error['code']} {error['path']} {error['message']}" for error in answer.json["errors"])
    return " ".join(page_of(answer).text_content().split())


def test_the_routes_that_take_files_are_known() -> None:
    assert len(routes_of_the_api()) >= 4
    pages = {rule.rule for rule in APP.url_map.iter_rules() if not rule.rule.startswith("/api/")}
    with_files = {
        path for path in pages if "<" not in path and b'type="file"' in APP.test_client().get(path).get_data()
    }
    assert with_files == set(PAGES)


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize(
    "name", ["a" * 300 + ".csv", "C:\\hồ sơ\\" + "b" * 300 + ".docx", "../../c.json", "d\u202ecod.exe"]
)
def test_a_file_has_one_safe_name_at_every_route(path: str, name: str, client: FlaskClient) -> None:
    answer = send(client, path, (b"\x00", name))
    text = f"{said(answer)} {answer.headers.get('Content-Disposition', '')}"
    assert 400 <= answer.status_code < 500
    assert not any(rest in text for rest in ("a" * 101, "b" * 101, "..", "hồ sơ\\", "\u202e"))


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("files", [(), ((b"x", ""),)])
def test_no_file_is_told_in_one_way_at_every_route(
    path: str, files: tuple[tuple[bytes, str], ...], client: FlaskClient
) -> None:
    answer = send(client, path, *files)
    assert answer.status_code in (400, 422)
    assert "chưa chọn tệp nào." in said(answer)
    if path.startswith("/api/"):
        assert [error["code"] for error in answer.json["errors"]] == ["no-file"]


@pytest.mark.parametrize("path", ROUTES)
def test_an_empty_file_is_told_in_one_way_at_every_route(path: str, client: FlaskClient) -> None:
    answer = send(client, path, (b"", "x/trống.docx"))
    assert answer.status_code in (400, 422)
    assert "Tệp trống, không có byte nào" in said(answer)
    if path.startswith("/api/"):
        assert [(error["code"], error["path"]) for error in answer.json["errors"]] == [("empty", "trống.docx")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a" * 300 + ".xlsx", "a" * (NAME_LENGTH - 5) + ".xlsx"),
        ("a." + "b" * 300, "a." + "b" * (NAME_LENGTH - 2)),
        ("C:\\năm 2026\\Số 7.docx", "Số 7.docx"),
        ("/etc/passwd", "passwd"),
        ("a\r\nb\ud800\u202e.csv", "ab.csv"),
        ("x/", "tệp"),
        ("\n", "tệp"),
    ],
)
def test_a_name_is_made_safe_to_show(name: str, expected: str) -> None:
    assert display_name(name) == expected


@pytest.mark.parametrize("before", range(65_530, 65_540))
def test_a_form_says_what_was_typed_wherever_its_pieces_end(before: int) -> None:
    typed = "a" * before + "ạ%41&=+ b\r\n" + "ề" * 30_000
    with APP.test_request_context("/", method="POST", data={"x": typed, "y": "", "x y": "1"}):
        assert list(request.form.items(multi=True)) == [("x", typed), ("y", ""), ("x y", "1")]


def test_a_form_with_signs_that_nobody_escaped_is_read_and_one_of_too_many_fields_is_not() -> None:
    form = "application/x-www-form-urlencoded"
    with APP.test_request_context("/", method="POST", data="a=ạ%E1%BA%A1%41%4&b&&c=%FF".encode(), content_type=form):
        assert dict(request.form) == {"a": "ạạA%4", "b": "", "c": "%FF"}
    many = APP.test_client().post("/", data="&".join(["a=1"] * (FIELDS + 1)), content_type=form)
    assert many.status_code == 413

"""The frame of the pages: what every one of them says, loads, and answers when something is wrong."""

import html
import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.config import Settings
from service.errors import Problem
from service.kinds.catalogue import Catalogue
from service.web import create_app
from service.web.problem_view import ShownProblem, shown
from tests.conftest import ROOT

FULL = ROOT / "samples" / "ban-mong-2026-11.json"


def text_of(answer: Any) -> str:
    """What a person reads: no tags, white space as one."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", answer.get_data(as_text=True))).split())


def test_the_page_offers_every_kind_and_the_whole_set(client: FlaskClient, catalogue: Catalogue) -> None:
    answer = client.get("/")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert re.findall(r'name="want" value="([\w-]+)"', page) == [*catalogue.kinds]
    assert re.findall(r'name="do" value="make:([\w-]+)"', page) == [*catalogue.kinds, "all"]
    for kind in catalogue.kinds.values():
        assert kind.sheet.title in page
        assert kind.sheet.purpose in page
    assert "cần sửa" not in page


def test_the_page_runs_only_its_own_scripts_and_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    answer = client.get("/")
    page = answer.get_data(as_text=True)
    assert not re.search(r"<script(?! type=\"module\" src=\"/static/)|\son\w+=|style=|https?://", page)
    policy = answer.headers["Content-Security-Policy"]
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"} <= set(
        policy.split("; ")
    )
    assert "unsafe" not in policy
    assert "Set-Cookie" not in answer.headers


def test_a_page_that_is_not_there_and_a_body_too_large_are_told_on_a_page(client: FlaskClient) -> None:
    lost = client.get("/bieu-mau")
    assert (lost.status_code, lost.mimetype) == (404, "text/html")
    assert "Không có trang này" in text_of(lost)
    small = create_app(Settings(max_body=1_000)).test_client()
    for given in ({"org-cell_name": "x" * 2_000}, {"file": (io.BytesIO(b"x" * 2_000), "a.json")}):
        answer = small.post("/", data={"do": "open", **given}, content_type="multipart/form-data")
        assert (answer.status_code, answer.mimetype) == (413, "text/html")
        assert "lớn hơn 1000 byte" in text_of(answer)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data", ""])
def test_a_body_that_is_no_form_gets_the_page_and_is_told_so(kind: str, client: FlaskClient) -> None:
    answer = client.post("/", data=FULL.read_bytes(), content_type=kind)
    assert answer.status_code == 400
    assert "Không đọc được những gì vừa gửi" in text_of(answer)


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
    broken = io.BytesIO(b'{"\\ud800": 1, "org": {"cell_name": "\\udfff"}}')
    answer = client.post("/", data={"do": "open", "file": (broken, "a.json")}, content_type="multipart/form-data")
    assert answer.status_code == 200
    assert "nửa mã" in text_of(answer)

"""The month of a commune over HTTP: the same lines as the command's, for programs and for people."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import openpyxl
from flask.testing import FlaskClient

from tests.commune_tables import HEAD, csv_bytes, row
from tests.periods import LUA, SCHOOL, STREET, month_of_cells

DOOR, PAGE = "/api/v1/collections", "/tong-hop-thang"
SIGNED = {"superior_name": "Đảng bộ tỉnh Sơn La", "signer": "Cầm Thị Yên", "sign_role": "Bí thư"}


def files(*others: tuple[str, bytes]) -> list[tuple[io.BytesIO, str]]:
    """What the cells of the month sent, and `others` (names and contents)."""
    own = [(f"{number}.json", json.dumps(one).encode()) for number, one in enumerate(month_of_cells())]
    return [(io.BytesIO(content), name) for name, content in (*own, *others)]


def sent(client: FlaskClient, path: str = DOOR, *others: tuple[str, bytes], **fields: str) -> Any:
    return client.post(path, data={"file": files(*others), **fields}, content_type="multipart/form-data")


def test_who_has_not_met_and_who_has_sent_nothing_stand_first(client: FlaskClient) -> None:
    said = sent(client, details=json.dumps({"cells": ["Chi bộ bản Không", LUA]})).get_json()
    assert said["period"] == "2026-11"
    assert said["cells"][0] == {**said["cells"][0], "name": "Chi bộ bản Không", "state": "chưa gửi", "present": None}
    assert {cell["name"]: cell["state"] for cell in said["cells"]} == {
        "Chi bộ bản Không": "chưa gửi", SCHOOL: "chưa gửi",
        LUA: "đã họp", "Chi bộ bản Mòng": "đã họp", STREET: "đã họp",
    }  # fmt: skip
    met = next(cell for cell in said["cells"] if cell["state"] == "đã họp")
    assert met["rate"] == round(met["present"] / met["expected"], 4)


def test_a_file_that_cannot_be_read_is_named_and_stops_nothing(client: FlaskClient) -> None:
    said = sent(client, DOOR, ("anh.jpg", b"\xff\xd8"), ("hong.docx", b"PK\x03\x04")).get_json()
    assert {one["file"] for one in said["problems"]} == {"anh.jpg", "hong.docx"}
    assert said["cells"]


def test_tables_and_archives_are_read_as_well(client: FlaskClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("bang.csv", csv_bytes([HEAD, row(cell="Chi bộ bản San")]))
    said = sent(client, DOOR, ("gui.zip", packed.getvalue())).get_json()
    assert "Chi bộ bản San" in {cell["name"] for cell in said["cells"]}
    assert said["problems"] == []


def test_a_workbook_a_page_and_the_paper_of_the_committee_are_made(client: FlaskClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sent(client, f"{DOOR}?format=xlsx").data))
    assert book.sheetnames[0] == "Tổng hợp"
    page = sent(client, f"{DOOR}?format=html")
    assert (page.mimetype, LUA in page.text) == ("text/html", True)
    paper = sent(client, f"{DOOR}?format=docx", details=json.dumps(SIGNED))
    assert zipfile.ZipFile(io.BytesIO(paper.data)).testzip() is None
    lacking = sent(client, f"{DOOR}?format=docx")
    assert (lacking.status_code, lacking.get_json()["errors"][0]["code"]) == (422, "missing-superior")


def test_another_month_is_asked_for(client: FlaskClient) -> None:
    said = sent(client, f"{DOOR}?period=2026-10").get_json()
    met = [cell["name"] for cell in said["cells"] if cell["state"] == "đã họp"]
    assert (said["period"], met) == ("2026-10", [SCHOOL])
    assert sent(client, f"{DOOR}?period=10/2026").status_code == 400


def test_nothing_at_all_is_refused(client: FlaskClient) -> None:
    bare = client.post(DOOR, data={"file": (io.BytesIO(b"{"), "a.json")}, content_type="multipart/form-data")
    assert bare.status_code == 422


def test_the_page_shows_the_month_and_gives_it_as_a_file(client: FlaskClient) -> None:
    shown = sent(client, PAGE, cells="Chi bộ bản Không\n").text
    assert "Tổng hợp tháng 11/2026" in shown
    assert shown.index("Chi bộ bản Không") < shown.index(LUA)
    taken = sent(client, PAGE, cells="Chi bộ bản Không", want="xlsx", period="2026-11")
    rows = openpyxl.load_workbook(io.BytesIO(taken.data)).active
    assert "Chi bộ bản Không" in {cell.value for row in rows for cell in row}


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(client: FlaskClient) -> None:
    wrong = sent(client, PAGE, period="tháng mười một", cells="Chi bộ bản Không")
    assert wrong.status_code == 422
    assert "chưa đúng; ghi như 11/2026" in wrong.text
    assert "Chi bộ bản Không</textarea>" in wrong.text
    assert 'name="carried"' in wrong.text
    empty = client.post(PAGE, data={}, content_type="multipart/form-data")
    assert (empty.status_code, "Hãy chọn" in empty.text) == (422, True)

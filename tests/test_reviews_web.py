"""The report of a year over the web: the files of a cell or of a commune in, the page and its files out."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from service.cli import sinhhoat
from service.errors import FileRefused
from service.format_check import check_format
from service.package.office_zip import MAX_FILES, unpacked
from service.year.history import gather, is_kept
from service.year.review import as_page, review
from tests.conftest import sample
from tests.forms import fields_of, page_of
from tests.meeting_years import absent, month, year
from tests.word_files import zipped

PAGE, API = "/bao-cao-nam", "/api/v1/reviews"
MONG, LUA = "Chi bộ bản Mòng", "Chi bộ bản Lụa"


def as_json(dossier: dict[str, Any]) -> bytes:
    return json.dumps(dossier, ensure_ascii=False).encode()


def posted(client: FlaskClient, files: dict[str, bytes], address: str = PAGE, **fields: str) -> Any:
    sent: dict[str, Any] = {"file": [(io.BytesIO(content), name) for name, content in files.items()], **fields}
    return client.post(address, data=sent, content_type="multipart/form-data")


def text_of(answer: Any) -> str:
    return " ".join(page_of(answer).text_content().split())


def test_the_page_shows_the_report_and_gives_each_of_its_files(client: FlaskClient) -> None:
    months = {f"{number}.json": as_json(month(number)) for number in (1, 2, 4)}
    answer = posted(client, months)
    assert answer.status_code == 200
    assert "Chưa có buổi họp: tháng 3, chuyên đề quý I" in text_of(answer)
    assert not page_of(answer).xpath("//*[@style] | //main//style | //main//script")
    fields = fields_of(answer)
    made = {want: client.post(PAGE, data={**fields, "want": want}) for want in ("html", "xlsx", "docx-0")}
    assert {want: one.mimetype.rpartition(".")[2] for want, one in made.items()} == {
        "html": "text/html", "xlsx": "sheet", "docx-0": "document"
    }  # fmt: skip
    assert made["html"].data == as_page(review(year(month(1), month(2), month(4)), 2026), 2026)
    assert check_format(made["docx-0"].data).findings == ()


def test_the_papers_of_a_year_are_read_as_the_command_reads_them(
    client: FlaskClient, tmp_path: Path, papers_of_two_months: dict[str, bytes]
) -> None:
    for name, content in papers_of_two_months.items():
        (tmp_path / name).write_bytes(content)
    assert CliRunner().invoke(sinhhoat, ["review", str(tmp_path), "-o", str(tmp_path / "x.html")]).exit_code == 0
    assert posted(client, papers_of_two_months, API).data == (tmp_path / "x.html").read_bytes()


@pytest.fixture
def papers_of_two_months(made: Any) -> dict[str, bytes]:
    return {f"{number}.docx": made("minutes", sample("ban-mong-2026-11") | month(number)) for number in (10, 12)}


def test_a_zip_with_a_folder_for_each_cell_is_a_commune_and_leftovers_are_left(client: FlaskClient) -> None:
    files = {f"{cell}/{number}.json": as_json(month(number, cell)) for cell in (MONG, LUA) for number in (1, 2)}
    files[f"{LUA}/2.json"] = as_json(absent(month(2, LUA), "cam-van-dung"))
    files |= {f"{MONG}/~$1.docx": b"x", "__MACOSX/._1.json": b"x", f"{MONG}/anh.jpg": b"x"}
    answer = posted(client, {"xa.zip": zipped(files)})
    page = page_of(answer)
    assert [one.text for one in page.xpath("//h2")] == [LUA, MONG]  # the weakest first
    assert page.xpath("//h2/@id") == [one.removeprefix("#") for one in page.xpath("//section//a/@href")]
    second = client.post(PAGE, data={**fields_of(answer), "want": "docx-1"})
    assert (second.status_code, second.data[:2]) == (200, b"PK")
    refused = posted(client, {"xa.zip": zipped(files)}, f"{API}?format=docx")
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (400, "parameter")


def test_files_that_cannot_be_read_are_named_and_the_rest_is_shown(client: FlaskClient) -> None:
    inside = {"mong/1.json": as_json(month(1)), "mong/2.docx": b"PK\x03\x04", "mong/3.json": b"{"}
    files = {"xa.zip": zipped(inside), "anh.png": b"\x89PNG", "rong.zip": zipped({"a.txt": b"x"}), "2.json": b"{}"}
    answer = posted(client, files)
    assert answer.status_code == 200
    named = [one.text for one in page_of(answer).xpath("//section[@role='alert']//code")]
    assert {one.split()[0] for one in named} == {"mong/2.docx", "mong/3.json", "anh.png", "rong.zip", "2.json"}
    assert MONG in text_of(answer)
    refused = posted(client, files, API)
    assert refused.status_code == 422
    assert {one["path"] for one in refused.json["errors"]} == set(named)


def test_a_request_whose_only_file_is_no_dossier_was_read_all_the_same(client: FlaskClient) -> None:
    assert posted(client, {"a.json": b"{"}, API).status_code == 422
    assert posted(client, {}, API).status_code == 422


def test_another_year_in_the_files_is_a_button_away(client: FlaskClient) -> None:
    old = month(1)
    old["meeting"] |= {"period": "2025-01", "start_at": "2025-01-24T19:30", "end_at": "2025-01-24T21:00"}
    answer = posted(client, {"a.json": as_json(month(1)), "b.json": as_json(old)})
    assert page_of(answer).xpath("//button[@name='year']/@value") == ["2025"]
    earlier = client.post(PAGE, data={"carried": fields_of(answer)["carried"], "year": "2025"})
    assert "Báo cáo năm 2025" in text_of(earlier)
    assert posted(client, {"a.json": as_json(month(1))}, f"{API}?year=2024").status_code == 422


def test_a_wish_that_cannot_be_met_says_why(client: FlaskClient) -> None:
    assert "Chưa có hồ sơ" in text_of(client.post(PAGE, data={}))
    assert client.post(PAGE, data={"carried": "không"}).status_code == 422
    for query in ("format=pdf", "year=hai", "year=1"):
        assert posted(client, {"a.json": as_json(month(1))}, f"{API}?{query}").status_code == 400
    nobody = month(1)
    nobody["members"] = [one | {"party_role": "dang_vien"} for one in nobody["members"]]
    fields = fields_of(posted(client, {"a.json": as_json(nobody)}))
    unsigned = client.post(PAGE, data={**fields, "want": "docx-0"})
    assert (unsigned.status_code, MONG in text_of(unsigned)) == (422, True)


def test_the_same_meeting_counts_once_and_two_tales_of_one_are_told() -> None:
    one, other = as_json(month(1)), as_json(absent(month(1), "cam-van-dung"))
    found, problems = gather([("a.json", one), ("a (1).json", one), ("b.json", other)])
    assert len(found) == 1
    assert [(problem.code, problem.path) for problem in problems] == [("dossier-twice", "b.json")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"a.json": b"x" * 80_000_000}), "package-ratio"),
        (zipped({f"{n}.json": b"x" * 1_000_000 for n in range(70)}), "package-size"),
        (zipped({"a.json": b"{}"})[:-30], "package-truncated"),
        (b"PK\x03\x04" + b"PK\x01\x02" * 31 * MAX_FILES, "package-entries"),
        (zipped({f"{n}.json": b"{}" for n in range(MAX_FILES + 1)}), "package-entries"),
        (b"PK\x03\x04" + bytes(21 * 2**20), "package-size"),
    ],
)
def test_a_zip_that_is_too_much_or_broken_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        unpacked(data, "a.zip", is_kept)
    assert [one.code for one in refused.value.problems] == [code]


def test_what_a_page_carries_is_never_believed(client: FlaskClient) -> None:
    bomb = base64.b64encode(zipped({"1.json": b"[" * 9_000_000})).decode()
    answer = client.post(PAGE, data={"carried": bomb, "want": "xlsx"})
    assert answer.status_code == 422

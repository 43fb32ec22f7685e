"""Tables over HTTP and on the page: a .zip while it is made, every problem before its first byte."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from service.batch.streamed_zip import MAX_DOSSIERS
from service.tables import row_groups, sheet_files
from tests.commune_tables import HEAD, ROW, csv_bytes, row
from tests.conftest import ROOT

AGENDA = (ROOT / "samples" / "cells-agenda.csv").read_bytes()
BAD = (ROOT / "samples" / "bad-rows.csv").read_bytes()
URL = "/api/v1/batches/agenda"


def sent(data: bytes, name: str = "bang.csv") -> dict[str, Any]:
    return {"data": {"file": (io.BytesIO(data), name)}, "content_type": "multipart/form-data"}


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("kind", "file", "count"), [("agenda", "cells-agenda.csv", 20), ("all", "cells.xlsx", 180)])
def test_a_table_comes_back_as_a_zip(client: Any, kind: str, file: str, count: int) -> None:
    answer = client.post(f"/api/v1/batches/{kind}", **sent((ROOT / "samples" / file).read_bytes(), file))
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    made = unpacked(answer.data)
    assert sum(name.endswith(".docx") for name in made) == count
    assert made["report.csv"].decode("utf-8-sig").count("đã làm") == count


def test_a_zip_leaves_while_it_is_made(client: Any) -> None:
    answer = client.post(URL, data=AGENDA, content_type="text/csv")
    assert answer.is_streamed
    assert next(iter(answer.response)).startswith(b"PK\x03\x04")
    answer.close()


def test_problems_come_before_the_first_byte_with_their_cells(client: Any) -> None:
    answer = client.post(URL, **sent(BAD, "bad-rows.csv"))
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    errors = answer.json["errors"]
    assert len(errors) == 20
    assert errors[2] == {
        "code": "wrong-date", "path": "bad-rows.csv, dòng 4, cột F", "file": "bad-rows.csv", "row": 4, "column": "F",
        "header": "Bắt đầu", "value": "24/11/2026", "expected": "ngày giờ, như 24/11/2026 19:30",
        "message": "Bắt đầu: “24/11/2026” không đúng; cần ngày giờ, như 24/11/2026 19:30.",
    }  # fmt: skip


def test_good_rows_can_be_asked_for_alone(client: Any) -> None:
    data = csv_bytes([HEAD, ROW, row(cell="Chi bộ bản San", start="mai")])
    assert client.post(URL, **sent(data)).status_code == 422
    made = unpacked(client.post(f"{URL}?skip-bad-rows=1", **sent(data)).data)
    assert len(made) == 2
    assert "phải sửa" in made["report.csv"].decode("utf-8-sig")


def test_a_long_table_is_shown_the_way_to_the_command_line(client: Any) -> None:
    rows = [HEAD, *(row(cell=f"Chi bộ {number}") for number in range(MAX_DOSSIERS + 1))]
    answer = client.post(URL, **sent(csv_bytes(rows)))
    assert answer.status_code == 422
    assert "sinhhoat batch agenda" in answer.json["errors"][0]["message"]


@pytest.mark.parametrize(
    ("url", "options", "status"),
    [
        ("/api/v1/batches/khong-co", {"data": AGENDA, "content_type": "text/csv"}, 404),
        (URL, {"data": AGENDA, "content_type": "application/json"}, 415),
        (URL, {"data": b"", "content_type": "text/csv"}, 400),
        (URL, {"data": {"tep": "x"}, "content_type": "multipart/form-data"}, 400),
        (URL, {"data": b"x" * 2_100_000, "content_type": "text/csv"}, 413),
        ("/api/v1/kinds/khong-co/columns.csv", None, 404),
        ("/api/v1/kinds/khong-co/columns.xlsx", None, 404),
    ],
)
def test_failures_have_the_one_shape(client: Any, url: str, options: dict[str, Any] | None, status: int) -> None:
    answer = client.get(url) if options is None else client.post(url, **options)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_blank_tables_are_there_for_each_kind(client: Any) -> None:
    assert client.get("/api/v1/kinds/agenda/columns.csv").data.startswith("\ufeffĐảng bộ".encode())
    for kind in ("minutes", "all"):
        assert client.get(f"/api/v1/kinds/{kind}/columns.xlsx").data.startswith(b"PK")


def test_the_page_shows_the_table_and_carries_it_to_the_zip(client: Any) -> None:
    page = client.post("/hang-loat", data={"kind": "agenda", "file": (io.BytesIO(AGENDA), "chương trình.csv")})
    assert page.status_code == 200
    assert "20 chi bộ" in page.text
    assert "Chi bộ bản Púa Nhọt" in page.text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
    answer = client.post("/hang-loat", data=hidden)
    assert answer.mimetype == "application/zip"
    assert "filename*=UTF-8''ch%C6%B0%C6%A1ng" in answer.headers["Content-Disposition"]
    assert len(unpacked(answer.data)) == 21


@pytest.mark.parametrize("name", ["columns.csv", "columns.xlsx"])
def test_the_page_begins_with_the_blank_table_and_takes_its_example_for_no_cell(client: Any, name: str) -> None:
    page = client.get("/hang-loat").text
    assert page.index("kinds/minutes/columns.xlsx") < page.index('name="kind"') < page.index('name="file"')
    blank = client.get(f"/api/v1/kinds/minutes/{name}").data
    answer = client.post("/hang-loat", data={"kind": "minutes", "file": (io.BytesIO(blank), name)})
    assert answer.status_code == 422
    assert "chưa có chi bộ nào" in answer.text
    assert "Tải .zip" not in answer.text


def test_the_page_names_what_a_row_still_says_of_the_example(client: Any) -> None:
    blank = client.get("/api/v1/kinds/agenda/columns.csv").data.decode("utf-8-sig")
    edited = blank.replace(
        "Đảng bộ phường Chiềng Cơi,Chi bộ bản Mòng,ban-mong", "Đảng bộ xã Hồng Thái,Chi bộ thôn 3,thon-3"
    )
    answer = client.post("/hang-loat", data={"kind": "agenda", "file": (io.BytesIO(edited.encode()), "bang.csv")})
    said = answer.text
    assert answer.status_code == 200
    assert "dòng 3 còn giữ chữ của dòng ví dụ ở “Địa điểm”, “Người thực hiện”, “Người ký”" in said


def test_the_page_names_each_cell_that_is_wrong_and_offers_the_good_rows(client: Any) -> None:
    data = csv_bytes([HEAD, ROW, row(cell="Chi bộ <b>San", start="mai")])
    page = client.post("/hang-loat", data={"kind": "agenda", "file": (io.BytesIO(data), "bang.csv")})
    assert page.status_code == 422
    assert "<strong>Dòng 3, cột E</strong>" in page.text
    assert "Tải .zip của 1 chi bộ" in page.text
    assert "<b>San" not in page.text


def test_the_page_asks_for_what_is_missing(client: Any) -> None:
    page = client.post("/hang-loat", data={})
    assert "hãy chọn một loại" in page.text
    assert "hãy chọn tệp" in page.text


STRANGE = (ROOT / "tests" / "files" / "cot-la.csv").read_bytes()  # nobody knows what half of its headings mean
MEANT = {
    "Đảng uỷ trực thuộc": "org.superior_name",
    "Chi bộ nào": "org.cell_name",
    "Xã": "org.place_name",
    "Vào cuộc": "meeting.start_at",
    "Cột lạ": "-",
}


def strange(client: Any, **more: Any) -> Any:
    """The page of a table whose headings nobody understands."""
    file = (io.BytesIO(STRANGE), "bang.csv")
    return client.post("/hang-loat", data={"kind": "agenda", "file": file, **more})


def posted(text: str) -> dict[str, str]:
    """The hidden fields of the first form that carries the table."""
    form = text[: text.index("</form>", text.index('name="carried"'))]
    return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', form))


def test_headings_that_are_not_understood_are_asked_about_and_remembered(client: Any) -> None:
    page = strange(client)
    assert page.status_code == 422  # the columns that are missing, and the lists to tell them
    fields = posted(page.text)
    asked = {heading: number for number, heading in enumerate(MEANT) if fields.get(f"heading-{number}") == heading}
    assert len(asked) == len(MEANT)
    fields |= {f"means-{number}": MEANT[heading] for heading, number in asked.items()}
    again = client.post("/hang-loat", data=fields | {"action": "read"})
    assert again.status_code == 200
    assert len(unpacked(client.post("/hang-loat", data=posted(again.text)).data)) == 2
    remembered = client.post("/hang-loat", data=fields | {"action": "columns"})
    assert '"Vào cuộc" = "Cuộc họp: Bắt đầu"' in remembered.text
    with_file = strange(client, columns=(io.BytesIO(remembered.data), "cot.toml"))
    assert with_file.status_code == 200
    assert len(unpacked(client.post("/hang-loat", data=posted(with_file.text)).data)) == 2


def test_a_file_of_headings_that_names_no_field_is_told(client: Any) -> None:
    page = strange(client, columns=(io.BytesIO('"Xã" = "Không có"'.encode()), "cot.toml"))
    assert page.status_code == 422
    assert "không có mục “Không có”" in page.text


def test_a_choice_that_is_no_field_is_named_and_not_passed_over(client: Any) -> None:
    page = strange(client, **{"heading-0": "Chi bộ nào", "means-0": "org.not_there", "heading-1": "Xã", "means-1": "-"})
    assert page.status_code == 422
    assert "Cột “Chi bộ nào”: mục đã chọn không có" in page.text
    assert "Cột “Xã”" not in page.text


def test_the_page_reads_a_table_once(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(source: Any, name: str, *more: Any) -> Any:
        read.append(name)
        return sheet_files.sheets_of(source, name, *more)

    monkeypatch.setattr(row_groups, "sheets_of", counted)
    assert "Cột nào là gì" in strange(client).text
    assert read == ["bang.csv"]


def test_a_file_of_headings_that_is_too_large_is_refused_and_not_read_in_part(client: Any) -> None:
    large = '"Xã" = "Địa danh"\n'.encode() + b"#" * 100_000
    page = strange(client, columns=(io.BytesIO(large), "cot.toml"))
    assert page.status_code == 422
    assert "Tệp dài quá 100 kB" in page.text

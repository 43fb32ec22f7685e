"""The doors of the format check: command line, HTTP, and the page that a person drops a file on."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from flask.testing import FlaskClient

from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.fix import fix
from service.package import MAX_PACKAGE_BYTES
from tests import hostile
from tests.conftest import ROOT
from tests.word_files import comments

CORPUS = ROOT / "tests" / "files" / "format"
GOOD = CORPUS / "good" / "nghi-quyet-word365.docx"
COLON = CORPUS / "bad" / "so-co-dau-hai-cham.docx"
SPACE = CORPUS / "bad" / "thua-dau-cach.docx"  # a warning, no error
PAGE = "/kiem-tra-the-thuc"
KEYS = ["rule", "severity", "message", "where", "expected", "found", "source", "profile", "count", "place", "places"]


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "service", "format", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, check=False)


def send(client: FlaskClient, path: str, data: bytes | None, called: str = "Số 7.docx", **fields: str) -> Any:
    """A form with a file, written by hand: werkzeug's test client leaves a large one in a file of its own, open."""
    pieces = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{text}\r\n' for key, text in fields.items()]
    quoted = called.replace('"', "%22")
    if data is not None:
        pieces.append(f'--x\r\nContent-Disposition: form-data; name="file"; filename="{quoted}"\r\n\r\n')
    body = "".join(pieces).encode() + (data + b"\r\n" if data is not None else b"") + b"--x--\r\n"
    return client.post(path, data=body, content_type="multipart/form-data; boundary=x")


# The command --------------------------------------------------------------------------------------------------


def test_a_good_file_ends_with_0_and_a_faulty_one_with_1() -> None:
    good, bad, warned = run(GOOD), run(COLON), run(SPACE)
    assert (good.returncode, bad.returncode, warned.returncode) == (0, 1, 0)
    assert re.fullmatch(rf"{GOOD}: văn bản của Đảng \(.+\); đúng thể thức\n", good.stdout.decode())
    told = rf"{COLON}: văn bản của Đảng \(.+\); 1 điều phải sửa\n  phải sửa · Trang nội dung, đoạn "
    assert re.match(told, bad.stdout.decode())
    assert "[number-colon]" in bad.stdout.decode()
    assert "1 điều nên sửa" in warned.stdout.decode()
    assert good.stderr == bad.stderr == b""


def test_several_files_are_told_of_in_their_order_also_behind_one_that_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "thu.docx"
    text.write_bytes(b"no Word file")
    done = run(COLON, text, GOOD)
    assert done.returncode == 1
    assert done.stdout.decode().index(COLON.name) < done.stdout.decode().index(f"{GOOD}: văn bản của Đảng")
    assert "thu.docx: không kiểm tra được." in done.stderr.decode()


def test_json_is_one_line_for_each_file_refused_ones_too() -> None:
    done = run("--json", COLON, "-", GOOD, stdin=b"no Word file")
    bad, refused, good = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert list(bad["findings"][0]) == KEYS
    assert (bad["name"], bad["counts"]) == (str(COLON), {"error": 1, "warning": 0, "info": 0})
    assert bad["findings"][0]["place"] == bad["findings"][0]["places"][0]
    assert bad["findings"][0]["place"]["text"].startswith("Số:")
    assert refused == {"name": "stdin", "problems": refused["problems"]}
    assert refused["problems"][0]["code"] == "package-not-zip"
    assert good["findings"] == []


def test_a_finding_has_no_more_places_than_somebody_reads_and_json_no_line_end_inside(tmp_path: Path) -> None:
    made = docx.Document(str(GOOD))
    body = next(one for one in made.paragraphs if len(one.text) > 80)
    for _ in range(300):
        body.insert_paragraph_before("Một dòng\u2028 thừa  dấu cách ở giữa.")
    made.save(str(tmp_path / "dai.docx"))
    (line,) = run("--json", tmp_path / "dai.docx").stdout.decode().splitlines()
    (found,) = [one for one in json.loads(line)["findings"] if one["rule"] == "doubled-space"]
    assert (found["count"], len(found["places"])) == (300, 200)


def test_stdin_annotate_and_fix_write_whole_files(tmp_path: Path) -> None:
    data = COLON.read_bytes()
    done = run("-", "--annotate", tmp_path / "a.docx", "--fix", tmp_path / "b.docx", stdin=data)
    assert done.returncode == 0  # what is left has no error
    assert (tmp_path / "a.docx").read_bytes() == annotate(data, check_format(data, "stdin"))
    assert (tmp_path / "b.docx").read_bytes() == fix(data).content
    assert "Số: 07-NQ/CB → Số 07-NQ/CB" in done.stdout.decode()
    assert f"Đã ghi {tmp_path / 'a.docx'}" in done.stderr.decode()


def test_a_folder_takes_the_files_of_several(tmp_path: Path) -> None:
    done = run(COLON, SPACE, "--annotate", tmp_path, "--fix", tmp_path)
    names = {f"{one.stem}{mark}.docx" for one in (COLON, SPACE) for mark in ("-nhan-xet", "-da-sua")}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert done.returncode == 0


def test_json_of_a_mended_file_tells_changes_and_what_is_left(tmp_path: Path) -> None:
    answer = json.loads(run("--json", COLON, "--fix", tmp_path / "b.docx").stdout)
    assert [change["rule"] for change in answer["changes"]] == ["number-colon"]
    assert answer["findings"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("không-có.docx",), "không có tệp"),
        ((), "Thiếu FILE.docx"),
        ((COLON, SPACE, "--annotate", "ra.docx"), "nhiều tệp cùng ghi vào một chỗ"),
        ((COLON, "--annotate", "ra.docx", "--fix", "ra.docx"), "nhiều tệp cùng ghi vào một chỗ"),
        ((COLON, "--annotate", "-"), "hãy ghi tên tệp hoặc thư mục"),
        ((COLON, "--fix", COLON), "mất bản gốc"),
        ((COLON, "--fix", "ra.pdf"), "không phải .pdf"),
    ],
)
def test_what_cannot_be_meant_ends_with_2_before_anything_is_done(arguments: tuple[Any, ...], said: str) -> None:
    before = COLON.read_bytes()
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert COLON.read_bytes() == before


def test_a_file_larger_than_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    large = tmp_path / "lon.docx"
    with large.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(4 * 2**30)  # a hole: takes no room on the disk, would take 4 GB of memory
    done = run(large)
    assert done.returncode == 1
    assert "Tệp lớn quá 20 MB" in done.stderr.decode()


# HTTP ---------------------------------------------------------------------------------------------------------


def test_the_endpoint_answers_what_the_check_says(client: FlaskClient) -> None:
    answer = send(client, "/api/v1/format-checks", COLON.read_bytes())
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.json["name"] == "Số 7.docx"
    assert [one["rule"] for one in answer.json["findings"]] == ["number-colon"]
    assert list(answer.json["findings"][0]) == KEYS
    assert answer.json["counts"] == {"error": 1, "warning": 0, "info": 0}


def test_annotate_and_fix_answer_word_files_under_both_names(client: FlaskClient) -> None:
    data = COLON.read_bytes()
    annotated, fixed, both = (
        send(client, f"/api/v1/format-checks?{query}", data) for query in ("annotate=1", "fix=1", "fix=1&annotate=1")
    )
    assert len(comments(annotated.data)) == 1
    assert fixed.data == fix(data).content == both.data  # nothing is left to comment on
    assert 'filename="so-7-co-nhan-xet.docx"' in annotated.headers["Content-Disposition"]
    assert "filename*=UTF-8''S%E1%BB%91%207" in fixed.headers["Content-Disposition"]


def test_a_file_that_is_refused_a_missing_one_and_a_wrong_body_answer_in_one_shape(client: FlaskClient) -> None:
    refused = send(client, "/api/v1/format-checks", hostile.REFUSED["a macro"][0]())
    missing = send(client, "/api/v1/format-checks", None)
    wrong = client.post("/api/v1/format-checks", data=b"PK", content_type="application/octet-stream")
    assert [one.status_code for one in (refused, missing, wrong)] == [422, 400, 415]
    assert all(one.mimetype == "application/problem+json" for one in (refused, missing, wrong))
    assert refused.json["type"] == "/loi/file-refused"
    assert refused.json["errors"][0]["code"] == "package-macro"
    assert "multipart/form-data" in (wrong.json or {})["detail"]


def test_a_word_file_may_be_larger_than_a_dossier_and_too_large_a_one_is_413(client: FlaskClient) -> None:
    picture = hostile.word(parts={"word/media/image1.png": bytes(3 * 2**20)}, compression=0)
    assert send(client, "/api/v1/format-checks", picture).status_code == 200
    too_large = send(client, "/api/v1/format-checks", bytes(MAX_PACKAGE_BYTES + 2**17))
    assert too_large.status_code == 413
    assert str(MAX_PACKAGE_BYTES + 2**16) in too_large.json["detail"]


# The page -----------------------------------------------------------------------------------------------------


def shown(answer: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", answer.get_data(as_text=True))).split())


def test_the_page_shows_each_finding_beside_the_text_that_it_concerns(client: FlaskClient) -> None:
    answer = send(client, PAGE, COLON.read_bytes(), want="check")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "1 điều phải sửa" in shown(answer)
    assert "<mark>Số: 07-NQ/CB</mark>" in page
    place = page.index("<mark>Số: 07-NQ/CB</mark>")
    assert 0 < page.index('id="loi-1"') - place < 300
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in page


def test_a_good_file_is_told_so(client: FlaskClient) -> None:
    answer = send(client, PAGE, GOOD.read_bytes(), want="check")
    assert "Đúng thể thức: không có gì phải sửa." in shown(answer)
    assert "Tải bản đã sửa 1" not in shown(answer)


def test_the_result_carries_the_file_so_that_nothing_is_stored(client: FlaskClient) -> None:
    data = COLON.read_bytes()
    page = send(client, PAGE, data, want="check").get_data(as_text=True)
    carried = re.search(r'name="carried" value="([^"]+)"', page)
    assert carried
    annotated = send(client, PAGE, None, carried=carried[1], name="Số 7.docx", want="annotate")
    fixed = send(client, PAGE, None, carried=carried[1], name="Số 7.docx", want="fix")
    assert annotated.data == annotate(data, check_format(data, "Số 7.docx"))
    assert fixed.data == fix(data).content
    assert "so-7-da-sua.docx" in fixed.headers["Content-Disposition"]


def test_the_words_of_a_paper_are_shown_and_never_run(client: FlaskClient) -> None:
    body = f"<w:p>{hostile.run('&lt;script&gt;alert(1)&lt;/script&gt;  x')}</w:p>{hostile.PAGE}"
    page = send(client, PAGE, hostile.word(body), '"><b>.docx', want="check").get_data(as_text=True)
    assert "<script" not in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        (None, 400, "chưa chọn tệp"),
        (b"no Word file", 422, "không phải tệp word"),
        (hostile.REFUSED["a macro"][0](), 422, "macro"),
    ],
)
def test_a_file_that_is_refused_is_told_above_the_form(
    data: bytes | None, status: int, said: str, client: FlaskClient
) -> None:
    answer = send(client, PAGE, data, want="check")
    assert answer.status_code == status
    assert said in shown(answer).lower()
    assert 'type="file"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("name", [*hostile.READ])
def test_the_page_of_an_odd_file_is_a_page(name: str, client: FlaskClient) -> None:
    assert send(client, PAGE, hostile.READ[name](), want="check").status_code == 200

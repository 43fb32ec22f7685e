"""The page and the route for authors of templates: begin, check, read beside the paragraphs, fill, copy."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from typing import Any

import docx
import pytest
from flask.testing import FlaskClient

from tests import hostile
from tests.conftest import ROOT, sample
from tests.word_files import comments, docx_of

PAGE, ROUTE = "/mau-van-ban", "/api/v1/template-checks"
OWN = ROOT / "samples" / "mau_rieng"
DOCX = (OWN / "bao-cao-thang.docx").read_bytes()
TOML = (OWN / "bao-cao-thang.toml").read_bytes()
WRONG = docx_of("Mở đầu", "{%p if tasks %}", "{{ org.cel_name }}", "{%p endif %}", "{{ meeting.chair }}", "Cuối")


def send(client: FlaskClient, path: str, *files: tuple[str, bytes], **fields: Any) -> Any:
    data = {**fields, "file": [(io.BytesIO(content), name) for name, content in files]}
    return client.post(path, data=data, content_type="multipart/form-data")


def text_of(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def begun(client: FlaskClient, **fields: Any) -> dict[str, bytes]:
    answer = client.post(PAGE, data={"want": "begin", "from": "result-report", **fields})
    assert answer.mimetype == "application/zip", answer.text[:2000]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_own_kind_is_made_by_the_page_alone(client: FlaskClient) -> None:
    """Name and own fields, two files, the fields to copy, the template edited, checked, filled from an own dossier."""
    own = {"own-label": ["Số hộ đã vận động", "Người liên hệ", ""], "own-type": ["count", "person", "line"]}
    files = begun(client, title="Báo cáo tháng", **own)
    assert list(files) == ["bao-cao-thang.docx", "bao-cao-thang.toml"]
    listed = unescape(send(client, PAGE, *files.items(), want="check").text)
    tag = "{% if extra.so_ho_da_van_dong is not none %}{{ extra.so_ho_da_van_dong }}{% endif %}"
    assert f"<code>{tag}</code>" in listed
    edited = docx.Document(io.BytesIO(files["bao-cao-thang.docx"]))
    style = next(one.style for one in edited.paragraphs if one.style and one.style.style_id == "HD05Body")
    edited.paragraphs[-1].insert_paragraph_before(f"Vận động {tag} hộ.", style)
    saved = io.BytesIO()
    edited.save(saved)
    files["bao-cao-thang.docx"] = saved.getvalue()
    found = send(client, ROUTE, *files.items()).json
    assert (found["counts"]["error"], [one["rule"] for one in found["findings"]]) == (0, ["template-blank"])
    dossier = sample("ban-mong-2026-11")
    dossier["extra"]["bao-cao-thang"] = {"so_ho_da_van_dong": 38}
    made = send(client, PAGE, *files.items(), ("ho-so.json", json.dumps(dossier).encode()), want="preview")
    assert "Vận động 38 hộ." in text_of(made.data)


def test_each_finding_stands_at_the_paragraph_that_it_is_about(client: FlaskClient) -> None:
    found = send(client, ROUTE, ("giay-moi-rieng.docx", WRONG)).json
    assert (found["name"], found["kind"], found["counts"]["error"]) == ("giay-moi-rieng.docx", None, 3)
    places = {(one["rule"], one["place"]["paragraph"]) for one in found["findings"]}
    assert places == {("template-field", 3), ("template-type", 5)}
    field = next(one for one in found["findings"] if one["rule"] == "template-field")
    assert field["message"] == "Không có trường “org.cel_name”; “cel_name” có phải là “cell_name”?"
    annotated = send(client, f"{ROUTE}?annotate=1", ("giay-moi-rieng.docx", WRONG)).data
    assert len(comments(annotated)) == 3
    shown = unescape(send(client, PAGE, ("giay-moi-rieng.docx", WRONG), want="check").text)
    assert re.search(r"<mark>\{\{ org\.cel_name \}\}</mark>.*?có phải là “cell_name”", shown, re.DOTALL)


def test_equal_paragraphs_are_told_apart(client: FlaskClient) -> None:
    page = docx_of("{%p if tasks %}", "a", "{%p endif %}", "{%p if votes %}", "b", "{%p endif %}", "{%p endif %}")
    (finding,) = send(client, ROUTE, ("mau.docx", page)).json["findings"]
    assert (finding["rule"], finding["place"]["paragraph"]) == ("template-syntax", 7)


def test_a_template_without_a_sheet_is_of_the_kind_that_its_name_or_the_author_says(client: FlaskClient) -> None:
    page = docx_of("{{ extra.acceptance }}")
    assert "extra.acceptance" in send(client, ROUTE, ("mau.docx", page)).text
    for path, name in ((ROUTE, "minutes.docx"), (f"{ROUTE}?kind=minutes", "mau.docx")):
        codes = {one["rule"] for one in send(client, path, (name, page)).json["findings"]}
        assert "template-field" not in codes


@pytest.mark.parametrize("path", [ROUTE, PAGE])
def test_what_is_no_template_is_refused_in_words(path: str, client: FlaskClient) -> None:
    for files in ([], [("mau.toml", TOML)], [("a.docx", DOCX), ("b.docx", DOCX)], [("a.docx", b"PK no")]):
        answer = send(client, path, *files, want="check")
        assert answer.status_code in (400, 422)
    long = hostile.word("<w:p/>" * 25_000 + hostile.PAGE)
    assert "quá dài" in send(client, path, ("mau.docx", long), want="check").text


@pytest.mark.parametrize("query", ["", "?annotate=1", "?preview=1"])
@pytest.mark.parametrize("names", [["mau.png"], ["mau.docx", "anh.png"], ["a.docx", "b.docx"], ["ho-so.json"]])
def test_files_that_are_not_one_template_are_refused_whatever_is_asked(
    names: list[str], query: str, client: FlaskClient
) -> None:
    answer = send(client, f"{ROUTE}{query}", *((name, b"GIF87a") for name in names))
    assert answer.status_code in (400, 422)
    assert "một tệp .docx" in answer.get_data(as_text=True)


def test_faults_of_the_sheet_are_told_beside_those_of_the_template(client: FlaskClient) -> None:
    sheet = TOML.replace(b'type = "count"', b'type = "number"')
    found = send(client, ROUTE, ("bao-cao-thang.docx", DOCX), ("bao-cao-thang.toml", sheet)).json
    assert found["counts"]["error"] >= 1
    assert found["findings"][0]["where"] == "bao-cao-thang.toml"


def test_what_an_own_field_leaves_behind_is_told_with_the_tag_that_mends_it(client: FlaskClient) -> None:
    files = begun(client, title="Báo cáo tháng", **{"own-label": ["Số hộ"], "own-type": ["count"], "empties": "1"})
    page = docx.Document(io.BytesIO(files["bao-cao-thang.docx"]))
    page.paragraphs[-1].insert_paragraph_before("Có {% if extra.so_ho %}{{ extra.so_ho }}{% endif %}, đã vận động.")
    page.paragraphs[-1].insert_paragraph_before("Có {% if extra.so_ho %}{{ extra.so_ho }}{% endif %} hộ.")
    saved = io.BytesIO()
    page.save(saved)
    files["bao-cao-thang.docx"] = saved.getvalue()
    told = send(client, ROUTE, *files.items()).json["findings"]
    found = [one["message"] for one in told if one["rule"] == "template-blank"]
    for message, hole in zip(sorted(found), ("hai dấu cách liền nhau", "“ ,”"), strict=True):
        assert "hồ sơ không ghi “Số hộ”" in message
        assert hole in message
        assert "giữa {% if extra.so_ho is not none %} và {% endif %}." in message


def test_the_two_files_come_back_as_the_zip_that_the_page_carries(client: FlaskClient) -> None:
    shown = send(client, PAGE, ("bao-cao-thang.docx", DOCX), ("bao-cao-thang.toml", TOML), want="check").text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown))
    made = client.post(PAGE, data={**hidden, "want": "preview"}, content_type="multipart/form-data")
    assert "Trong tháng có 1 việc đã làm." in text_of(made.data)


@pytest.mark.parametrize("title", ["", "   ", "???", "2026"])
def test_a_kind_without_a_name_is_not_begun(title: str, client: FlaskClient) -> None:
    answer = client.post(PAGE, data={"want": "begin", "title": title, "from": "agenda"})
    assert answer.status_code == 422
    assert "Tên gọi" in answer.text


def test_a_table_without_columns_is_not_begun(client: FlaskClient) -> None:
    wanted = {"title": "Báo cáo tháng", "from": "agenda", "own-label": ["Việc đã làm"], "own-type": ["rows"]}
    answer = client.post(PAGE, data={"want": "begin", "own-columns": [" ; "], **wanted})
    assert answer.status_code == 422
    assert "“Việc đã làm” là bảng: hãy ghi các cột" in unescape(answer.text)


def test_names_that_are_taken_are_not_taken_again(client: FlaskClient) -> None:
    files = begun(client, title="Notice", **{"from": "notice"})
    assert list(files) == ["notice-moi.docx", "notice-moi.toml"]
    twice = begun(client, title='Sổ "A"', **{"own-label": ["Số hộ", "Số hộ", "read"], "own-type": ["count"] * 3})
    sheet = twice["so-a.toml"].decode()
    assert 'title = "Sổ \\"A\\""' in sheet
    assert re.findall(r'name = "(\w+)"', sheet)[-3:] == ["so_ho", "so_ho_2", "read_2"]
    assert send(client, ROUTE, *twice.items()).json["counts"]["error"] == 0


def test_a_template_of_which_the_body_has_no_tag_is_filled(client: FlaskClient) -> None:
    answer = send(client, f"{ROUTE}?preview=1", ("bia.docx", docx_of("Bìa sổ")))
    assert text_of(answer.data) == "Bìa sổ"


def test_endless_loops_end_early(client: FlaskClient) -> None:
    page = docx_of("{% for a in members %}" * 3 + "{{ a.full_name }}, " * 9 + "{% endfor %}" * 3)
    found = send(client, ROUTE, ("mau.docx", page)).json
    assert "quá mức" in found["findings"][0]["message"]
    assert send(client, f"{ROUTE}?preview=1", ("mau.docx", page)).status_code == 422

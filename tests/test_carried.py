"""Documents carry the dossier that they show, never more, and give it back, also after others have saved them."""

from __future__ import annotations

import copy
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from service.carried import open_documents
from service.carried.custom_xml import PART, dossier_xml, read, with_dossier_part
from service.cli import sinhhoat
from service.config import BUILT_IN_TEMPLATES
from service.errors import DossierRejected, FileRefused
from service.generate import generate, generate_all
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue, load
from service.kinds.printed_fields import fields_shown
from service.package import Archive, read_package
from service.papers.render import Document
from service.year.history import read_history
from service.year.next_month import next_month
from tests.conftest import tool
from tests.word_files import zipped


@pytest.fixture
def papers_of(catalogue: Catalogue, full: dict[str, Any]) -> dict[str, Document]:
    """Every document of the full sample, by kind."""
    return {one.kind: one for one in generate_all(catalogue, read_dossier(full))}


def texts(value: Any) -> list[str]:
    """Every text in a JSON value."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


def plain(text: str) -> str:
    return "".join(text.split()).casefold().rstrip(".;,")


def printed(content: bytes) -> str:
    package = read_package(content, "", FileRefused)
    return plain("".join(str(text) for text in package.xml(package.main).itertext()))


def opened(*papers: Document) -> dict[str, Any]:
    return open_documents([(one.name, one.content) for one in papers]).data


def test_all_papers_of_a_meeting_together_make_the_same_papers_again(
    catalogue: Catalogue, papers_of: dict[str, Document]
) -> None:
    again = generate_all(catalogue, read_dossier(opened(*papers_of.values())))
    for one in again:
        before, after = (read_package(each.content).parts for each in (papers_of[one.kind], one))
        if one.kind != "self-assessment":  # what its proposals rest on, who was sent what and when, no paper carries
            assert after["word/document.xml"] == before["word/document.xml"], one.kind
        assert one.name == papers_of[one.kind].name


@pytest.mark.parametrize("kind", ["agenda", "resolution", "conclusion", "commendations"])
def test_a_paper_that_is_sent_round_carries_only_blocks_that_stand_on_its_page(
    kind: str, papers_of: dict[str, Document]
) -> None:
    page = printed(papers_of[kind].content)
    for name, block in opened(papers_of[kind]).items():
        said = [text for text in texts(block) if " " in text]
        assert not said or any(plain(text) in page for text in said), name


def test_an_agenda_hides_nothing_of_the_minutes(papers_of: dict[str, Document], full: dict[str, Any]) -> None:
    carried = opened(papers_of["agenda"])
    assert not carried.keys() & {"attendance", "discussion", "criticism", "votes", "assessment", "tasks", "review"}
    assert carried["meeting"].keys() <= {"kind", "period", "start_at", "place", "mode", "chair"}
    named = {item.get("presenter") for item in full["agenda_items"]} | {full["meeting"]["chair"]}
    signer = full["issuance"]["agenda"]["signer"]
    assert {one["member_id"] for one in carried["members"]} <= named | {signer}
    assert all(one.keys() <= {"member_id", "full_name", "party_role"} for one in carried["members"])


def test_what_stands_under_an_if_that_does_not_hold_is_not_carried(catalogue: Catalogue, full: dict[str, Any]) -> None:
    assert full["thematic"]
    full["meeting"]["kind"] = "thuong_ky"
    assert "thematic" not in opened(generate(catalogue, "agenda", read_dossier(full)))
    full["meeting"]["kind"] = "ket_hop"
    assert opened(generate(catalogue, "agenda", read_dossier(full)))["thematic"].keys() == {"title", "quarter"}


def test_a_resolution_counts_the_members_and_names_only_those_on_its_page(papers_of: dict[str, Document]) -> None:
    carried = opened(papers_of["resolution"])
    assert "attendance" not in carried
    page = printed(papers_of["resolution"].content)
    assert all(plain(one["full_name"]) in page for one in carried["members"])


def test_people_and_lines_that_are_looped_over_are_carried_whole() -> None:
    fields = ("committee_meeting.present[].full_name", "review.done[]", "tasks[].leads[].full_name")
    shown = fields_shown(fields, "giay-moi")
    assert shown["committee_meeting"] == {"present": True}
    assert shown["review"] == {"done": True}
    assert shown["tasks"] == {"__all__": {"leads": True, "source": True}}


COUNTS = (
    "{{ counts.present }} trên {{ counts.expected }}, đạt {{ counts.rate_text }}",
    "{{ thematic_counts.present_official }}, {{ counts.absent_excused }} vắng",
    "{{ committee_meeting.called }} được triệu tập, {{ committee_meeting.present|length }} có mặt",
    "{{ committee_meeting.absent|count }} vắng, {{ agenda_minutes }} phút, {{ attendance|length }} dòng",
    "{% for task in tasks %}{{ task.leads|length }}, {% endfor %}{{ members|length }}",
    "{{ assessment.total }} điểm, {{ discussion|sort(attribute='topic')|length }} ý kiến",
)


@pytest.mark.parametrize("line", COUNTS)
def test_a_template_that_prints_only_counts_carries_nobody(line: str, tmp_path: Path, full: dict[str, Any]) -> None:
    paper = docx.Document()
    paper.add_paragraph(line)
    paper.save(str(tmp_path / "so-lieu.docx"))
    (tmp_path / "so-lieu.toml").write_text('title = "Số liệu"\nheading = "SỐ LIỆU"\norder = 20\n', encoding="utf-8")
    made = generate(load([BUILT_IN_TEMPLATES, tmp_path]), "so-lieu", read_dossier(full))

    carried = json.dumps(opened(made), ensure_ascii=False)
    assert opened(made)["meeting"]["period"] == full["meeting"]["period"]
    assert not [one["full_name"] for one in full["members"] if one["full_name"] in carried]
    assert not [one["member_id"] for one in full["members"] if f'"{one["member_id"]}"' in carried]


def test_the_switch_leaves_the_dossier_out(catalogue: Catalogue, full: dict[str, Any]) -> None:
    bare = generate(catalogue, "minutes", read_dossier(full), carry=False)
    package = read_package(bare.content, "", FileRefused)
    assert [name for name, data in package.parts.items() if "Quàng Văn Bun".encode() in data] == [package.main]
    with pytest.raises(FileRefused) as refused:
        opened(bare)
    assert refused.value.problems[0].code == "dossier-missing"


def test_the_file_stays_valid_and_the_same_each_time(catalogue: Catalogue, full: dict[str, Any]) -> None:
    one, two = (generate(catalogue, "minutes", read_dossier(copy.deepcopy(full))).content for _ in range(2))
    assert one == two
    docx.Document(io.BytesIO(one))


def test_python_docx_keeps_the_dossier(papers_of: dict[str, Document]) -> None:
    document = docx.Document(io.BytesIO(papers_of["minutes"].content))
    document.paragraphs[0].add_run(" (đã sửa)")
    saved = io.BytesIO()
    document.save(saved)
    assert open_documents([("a.docx", saved.getvalue())]).data == opened(papers_of["minutes"])


@pytest.mark.office
def test_libreoffice_keeps_the_dossier_when_it_saves(papers_of: dict[str, Document], tmp_path: Path) -> None:
    source = tmp_path / "biên bản.docx"
    source.write_bytes(papers_of["minutes"].content)
    command = [tool("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = (tmp_path / "saved" / source.name).read_bytes()
    assert PART not in read_package(saved, "", FileRefused).parts  # it gives the part a name of its own
    assert open_documents([("a.docx", saved)]).data == opened(papers_of["minutes"])


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"crc32=", b'crc32="00000000" x='), ("Lò Văn Thiêng".encode(), "Lò Văn Thiệng".encode()), (b'"org"', b"")],
)
def test_a_damaged_dossier_is_told_from_a_missing_one(
    before: bytes, after: bytes, papers_of: dict[str, Document]
) -> None:
    package = read_package(papers_of["minutes"].content, "", FileRefused)
    damaged = package.replaced({PART: package.parts[PART].replace(before, after, 1)}).to_bytes()
    with pytest.raises(FileRefused) as refused:
        open_documents([("biên bản.docx", damaged)])
    assert [(one.code, one.path) for one in refused.value.problems] == [("dossier-damaged", "biên bản.docx")]


MISSHAPEN = [
    {"members": ["Lò Văn Thiêng"]},
    {"members": [{"member_id": ["a"]}]},
    {"members": [{"full_name": {"a": 1}}]},
    {"members": {"a": 1}},
    {"members": [None]},
    {"tasks": [{"measure": {"value": [1]}}]},
    {"org": {"cell_name": ["Chi bộ"]}},
    {"org": "Chi bộ"},
    {"meeting": {"period": {}, "start_at": []}},
    {"attendance": [{"member": ["a"]}]},
    {"issuance": {"minutes": []}},
    {"org": {"cell_name": "\ud800"}},
    {"\ud800": 1},
]


@pytest.mark.parametrize("change", MISSHAPEN, ids=ascii)
def test_a_dossier_of_another_shape_is_a_damaged_one_at_every_door(
    change: dict[str, Any], client: FlaskClient, papers_of: dict[str, Document]
) -> None:
    package = read_package(papers_of["minutes"].content, "a")
    whole = read(package)[1]
    spoilt = package.replaced({PART: dossier_xml("minutes", json.dumps({**whole, **change}))}).to_bytes()
    files = [("biên bản.docx", papers_of["minutes"].content), ("hỏng.docx", spoilt)]
    for given in (files, files[::-1]):
        with pytest.raises(FileRefused) as refused:
            open_documents(given)
        assert [(one.code, one.path) for one in refused.value.problems] == [("dossier-damaged", "hỏng.docx")]
    upload = {"do": "open", "file": [(io.BytesIO(content), name) for name, content in files]}
    assert "bị hỏng hoặc bị sửa" in client.post("/", data=upload).get_data(as_text=True)


@pytest.mark.parametrize("change", [*MISSHAPEN, {"tasks": [{"measure": {"value": 1e308}}]}], ids=ascii)
def test_the_form_opens_a_file_of_another_shape_with_its_reasons(
    change: dict[str, Any], client: FlaskClient, full: dict[str, Any]
) -> None:
    upload = {"do": "open", "file": (io.BytesIO(json.dumps({**full, **change}).encode()), "a.json")}
    answer = client.post("/", data=upload)
    assert answer.status_code in (200, 400, 422)
    assert "chỗ cần sửa" in answer.get_data(as_text=True)


def test_an_invitation_carries_no_programme(papers_of: dict[str, Document]) -> None:
    assert "agenda_items" not in opened(papers_of["invitation"])


def test_notes_fit_into_a_header(client: FlaskClient, papers_of: dict[str, Document]) -> None:
    package = read_package(papers_of["minutes"].content, "a")
    whole = read(package)[1]
    changed = {**whole, "org": {**whole["org"], "place_name": "ộ" * 2_000}}
    for block in ("tasks", "discussion", "members"):
        rows = [{name: said for name, said in row.items() if isinstance(said, str)} for row in whole[block]]
        changed[block] = [
            {name: said if name == "member_id" else f"{said} khác" for name, said in row.items()} for row in rows
        ]
    other = package.replaced({PART: dossier_xml("minutes", json.dumps(changed))}).to_bytes()
    files = [(io.BytesIO(content), "a.docx") for content in (papers_of["minutes"].content, other)]
    notes = client.post("/api/v1/dossiers/open", data={"file": files}).headers["Sinhhoat-Notes"]
    assert len(notes) < 4_200
    *_, last = unquote(notes).split("\n")
    assert re.fullmatch(r"… và \d+ chỗ khác\.", last)


def test_the_form_takes_one_dossier_and_none_of_thousands_of_rows(client: FlaskClient, full: dict[str, Any]) -> None:
    text = json.dumps(full).encode()
    two = client.post("/", data={"do": "open", "file": [(io.BytesIO(text), "a.json"), (io.BytesIO(text), "b.json")]})
    assert "chỉ mở một tệp .json" in two.get_data(as_text=True)
    long = json.dumps({**full, "tasks": [{"work": "Thu quỹ"}] * 501}).encode()
    many = client.post("/", data={"do": "open", "file": (io.BytesIO(long), "a.json")})
    assert "uá nhiều dòng; tối đa 500" in many.get_data(as_text=True)
    assert len(many.data) < 1_000_000


def test_a_form_that_arrives_damaged_says_so(client: FlaskClient) -> None:
    answer = client.post("/", data=b"--x\r\nhalf a form", content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert "Không đọc được những gì vừa gửi" in answer.get_data(as_text=True)


def test_every_file_that_cannot_be_opened_is_named_at_once(papers_of: dict[str, Document]) -> None:
    plain_file = io.BytesIO()
    docx.Document().save(plain_file)
    files = [("a.docx", plain_file.getvalue()), ("b.docx", b"no zip"), ("c.docx", papers_of["agenda"].content)]
    with pytest.raises(FileRefused) as refused:
        open_documents(files)
    assert [(one.code, one.path) for one in refused.value.problems] == [
        ("dossier-missing", "a.docx"),
        ("package-not-zip", "b.docx"),
    ]


def test_the_set_that_was_downloaded_opens_as_its_papers_do(
    client: FlaskClient, catalogue: Catalogue, full: dict[str, Any], tmp_path: Path
) -> None:
    """By the command, the endpoint and the form; what a program left in the .zip is passed over."""
    made = generate_all(catalogue, read_dossier(full))
    inside = {one.shown_name: one.content for one in made}
    whole = open_documents(list(inside.items())).data
    archive = zipped(inside | {"__MACOSX/._a.docx": b"x", "report.csv": b"x"})
    (tmp_path / "bo.zip").write_bytes(archive)
    ran = CliRunner().invoke(sinhhoat, ["open", str(tmp_path / "bo.zip")])
    assert (ran.exit_code, json.loads(ran.stdout)) == (0, whole)
    asked = client.post("/api/v1/dossiers/open", data={"file": (io.BytesIO(archive), "bo.zip")})
    assert (asked.status_code, asked.get_json()) == (200, whole)
    page = client.post("/", data={"do": "open", "file": (io.BytesIO(archive), "bo.zip")}).get_data(as_text=True)
    assert "Đã mở tệp bo.zip" in page
    assert full["tasks"][0]["work"] in page


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xd8\xff\xe0", "ảnh chụp"), (b"%PDF-1.7", "tệp PDF"), (b"\0\0\0\x18ftypheic", "ảnh chụp"),
     (b"{\\rtf1", "tệp .rtf"), (b"chu", "không phải tệp Word")],
)  # fmt: skip
def test_what_is_no_word_file_is_told_with_what_helps(content: bytes, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        open_documents([("a", content)])
    (problem,) = refused.value.problems
    assert said in problem.message


def test_papers_of_two_meetings_are_not_mixed(
    catalogue: Catalogue, full: dict[str, Any], papers_of: dict[str, Document]
) -> None:
    full["org"]["cell_name"] = "Chi bộ bản Sàng"
    other = generate(catalogue, "resolution", read_dossier(full))
    with pytest.raises(DossierRejected) as refused:
        opened(papers_of["agenda"], other)
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("dossier-other-meeting", other.name)
    assert "Chi bộ bản Sàng" in problem.message


def test_where_two_files_differ_the_first_wins_and_a_note_says_so(
    catalogue: Catalogue, full: dict[str, Any], papers_of: dict[str, Document]
) -> None:
    full["tasks"][0]["result"] = "Danh sách 50 hộ đã ký cam kết"
    other = generate(catalogue, "resolution", read_dossier(full))
    result = open_documents([("cũ", papers_of["conclusion"].content), ("mới", other.content)])
    assert result.data["tasks"][0]["result"] != full["tasks"][0]["result"]
    assert any("(dòng 1): các tệp ghi khác nhau" in note and "mới" in note for note in result.notes)


def test_a_template_made_from_a_finished_document_does_not_bring_its_old_dossier(
    papers_of: dict[str, Document],
) -> None:
    package = read_package(papers_of["minutes"].content)
    renamed = {("customXml/item1.xml" if name == PART else name): data for name, data in package.parts.items()}
    again = with_dossier_part(read_package(Archive(renamed).assemble({})))
    assert not any("Lò Văn Thiêng".encode() in data for name, data in again.parts.items() if "customXml" in name)


def test_a_part_reads_back_what_was_written() -> None:
    text = json.dumps({"org": {"cell_name": "A & <B> ]]> “ỷ”"}}, ensure_ascii=False)
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<a/>",
        "customXml/item9.xml": dossier_xml("x", text),
    }
    assert read(read_package(Archive(parts).assemble({}), "", FileRefused)) == ("x", json.loads(text))


def test_what_a_template_shows_is_read_off_its_tags() -> None:
    fields = ("agenda_items[].presenter.full_name", "meeting.weekday", "counts.present", "attendance", "tasks[].due")
    shown = fields_shown((*fields, "doc.number_line", "extra.guests[].name"), "giay-moi", ["members"], ["tasks"])
    assert shown == {
        "agenda_items": {"__all__": {"presenter": True, "kind": True}},
        "meeting": {"start_at": True, "period": True},
        "issuance": {"giay-moi": {"number": True}},
        "extra": {"giay-moi": True},
        "org": {"cell_name": True},
        "members": True,
    }


# Earlier meetings ------------------------------------------------------------------------------------------------


def test_a_folder_of_papers_is_a_history_one_dossier_a_meeting(
    catalogue: Catalogue, full: dict[str, Any], papers_of: dict[str, Document]
) -> None:
    earlier = copy.deepcopy(full)
    earlier["meeting"] |= {"period": "2026-10", "start_at": "2026-10-24T19:30", "end_at": "2026-10-24T21:15"}
    earlier["meeting"].pop("minutes_passed_at", None)
    files = [(one.name, one.content) for one in papers_of.values()]
    files += [(f"10-{one.name}", one.content) for one in generate_all(catalogue, read_dossier(earlier))]
    found = read_history(files)
    assert [str(one.meeting.period) for one in found] == ["2026-11", "2026-10"]
    assert [one.counts.present for one in found] == [19, 19]


def test_a_meeting_with_a_dossier_file_is_not_counted_twice(
    full: dict[str, Any], papers_of: dict[str, Document]
) -> None:
    files = [("11.docx", papers_of["minutes"].content), ("11.json", json.dumps(full).encode())]
    assert len(read_history(files)) == 1


def test_every_file_of_a_history_that_cannot_be_read_is_named_at_once(papers_of: dict[str, Document]) -> None:
    files = [("a.json", b"{"), ("b.docx", b"PK\x03\x04"), ("c.docx", papers_of["commendations"].content)]
    with pytest.raises(DossierRejected) as refused:
        read_history(files)
    assert {one.path.split()[0] for one in refused.value.problems} == {"a.json", "b.docx", "c.docx"}


# Kỳ sau -----------------------------------------------------------------------------------------------------


def test_next_months_programme_is_made_before_anybody_knows_what_became_of_the_tasks(
    catalogue: Catalogue, full: dict[str, Any]
) -> None:
    new = next_month(read_dossier(full), catalogue.kinds)
    new["agenda_items"] = [{"content": "Thảo luận"}]
    assert generate(catalogue, "agenda", read_dossier(new)).content


def test_a_paper_that_prints_the_results_asks_for_each_that_is_not_marked(
    catalogue: Catalogue, full: dict[str, Any]
) -> None:
    del full["prev_tasks"][1]["result"], full["prev_tasks"][3]["result"]
    for kind in ("minutes", "resolution"):
        with pytest.raises(DossierRejected) as refused:
            generate(catalogue, kind, read_dossier(full))
        assert [(one.code, one.path) for one in refused.value.problems] == [
            ("missing", "prev_tasks[1].result"),
            ("missing", "prev_tasks[3].result"),
        ]
    with pytest.raises(DossierRejected) as refused:  # the set would come without its minutes
        generate_all(catalogue, read_dossier(full))
    assert {one.path for one in refused.value.problems} == {"prev_tasks[1].result", "prev_tasks[3].result"}
    del full["attendance"], full["conclusion"], full["issuance"]["resolution"], full["issuance"]["conclusion"]
    for kind in (one.name for one in catalogue.kinds.values() if one.sheet.on_request):
        full["issuance"].pop(kind, None)
        full["extra"].pop(kind, None)
    kinds = {one.kind for one in generate_all(catalogue, read_dossier(full))}  # before the meeting
    assert {"agenda", "invitation"} <= kinds
    assert "minutes" not in kinds


def test_the_form_of_the_next_month_asks_for_the_result_of_every_task(
    client: FlaskClient, catalogue: Catalogue, full: dict[str, Any]
) -> None:
    new = json.dumps(next_month(read_dossier(full), catalogue.kinds)).encode()
    upload = {"do": "open", "want": "minutes", "file": (io.BytesIO(new), "12.json")}
    page = client.post("/", data=upload).get_data(as_text=True)
    asked = set(re.findall(r'href="#(prev_tasks-\d+-result)"', page))
    assert len(asked) == len(full["tasks"]) + 1  # one of the month before is not finished
    bare = json.dumps(
        {name: block for name, block in json.loads(new).items() if name in ("org", "members", "meeting")}
    ).encode()
    upload = {"do": "open", "file": (io.BytesIO(bare), "12.json")}
    page = client.post("/", data=upload).get_data(as_text=True)
    assert "Đủ và đúng" not in page
    assert "Chọn văn bản cần làm" in page

"""The form at `/` without a script: what it asks, what it sends, and that nothing typed is lost."""

from __future__ import annotations

import copy
import gzip
import hashlib
import json
import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.config import BUILT_IN_TEMPLATES, Settings
from service.dossier import Dossier
from service.dossier.counts import count
from service.finding import Finding, Severity
from service.generate import generate, generate_all
from service.intake import count_so_far, read_dossier
from service.kinds import catalogue as catalogues
from service.kinds.catalogue import Catalogue
from service.kinds.typed_fields import read_typed
from service.papers.document_set import zipped
from service.web import create_app
from service.web.form.field_names import place_of
from service.web.form.posted import Typed, people, read
from service.web.form.prefill import fill
from service.web.form.questions import GROUP, ROWS, tree_of
from service.web.form.row_buttons import rows_at
from tests.conftest import ROOT, as_draft, bare, crowded, sample
from tests.forms import fields_of, opened, page_of, press

FULL = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
MINIMAL = (ROOT / "samples" / "minimal.json").read_bytes()


def text_of(answer: Any) -> str:
    return " ".join(page_of(answer).text_content().split())


def variants() -> list[Any]:
    whole = sample("ban-mong-2026-11")
    found = {"whole": whole, "minimal": sample("minimal"), "draft": as_draft(whole)}
    found |= {"crowded": crowded(whole), "bare": bare(whole)}
    return [pytest.param(dossier, id=name) for name, dossier in found.items()]


def test_every_field_of_the_dossier_is_asked_once_with_the_words_of_the_model(catalogue: Catalogue) -> None:
    tree = tree_of(catalogue)
    asked = [question.path for question in tree.walk()]
    assert len(asked) == len(set(asked))
    assert [question.name for question in tree.root.parts] == list(Dossier.__pydantic_fields__)
    shown = [block.name for _, blocks in tree.sections.values() for block in blocks]
    assert sorted(shown) == sorted(Dossier.__pydantic_fields__)
    assert all(question.label for question in tree.walk())
    for name, definition in Dossier.json_schema()["$defs"].items():
        for field, said in definition.get("properties", {}).items():
            assert any(one.name == field and one.label == said["title"] for one in tree.walk()), (name, field)


def test_the_sections_follow_the_work_and_the_month_lists_them_by_when_they_are_done(client: FlaskClient) -> None:
    page = page_of(client.get("/"))
    sections = ["Chi bộ", "Đảng viên", "Chuẩn bị", "Chương trình", "Nhiệm vụ", "Điểm danh", "Diễn biến"]
    sections += ["Kết luận, biểu quyết", "Biểu dương", "Chấm điểm", "Ban hành"]
    assert page.xpath("//section/h2[starts-with(@id, 'title-')]/text()") == sections
    month = page.xpath("//nav[contains(@class, 'month')]")[0]
    assert [one.text.strip() for one in month.xpath("./h2")] == ["Trước họp", "Trong họp", "Sau họp, ban hành"]
    assert [one.text for one in month.xpath(".//*[@class='name']")] == sections


def states(answer: Any) -> dict[str, str]:
    """The state of every task, by its section."""
    tasks = page_of(answer).xpath("//button[starts-with(@id, 'task-')]")
    return {one.get("data-go"): one.xpath("string(.//*[@class='state'])") for one in tasks}


def test_a_task_says_how_much_is_written_and_when_it_is_due(client: FlaskClient) -> None:
    typed = fields_of(client.get("/"))
    assert states(client.get("/"))["agenda"] == "chưa ghi"
    assert states(client.get("/"))["attendance"] == "khi cần"
    typed["org-cell_name"], typed["meeting-start_at"] = "Chi bộ A", "2026-11-24T19:30"
    found = states(client.post("/soat-ho-so", data=typed))
    assert (found["cell"], found["agenda"]) == ("đang ghi 1/3", "đang ghi 1/3")
    typed["meeting-end_at"] = "2026-11-20T19:30"
    live = client.post("/soat-ho-so", data=typed)
    assert states(live)["agenda"] == "có chỗ phải sửa"
    due = [one.text_content().strip() for one in page_of(live).xpath("//h2/small")]
    assert due == ["xong trong thứ Hai 23/11", "xong trong thứ Ba 24/11", "xong trong thứ Năm 26/11"]
    english = client.post("/soat-ho-so?lang=en", data=typed)
    assert page_of(english).xpath("string(//h2/small)") == "due Monday 23/11"
    assert page_of(client.get("/?lang=en")).xpath("string(//form/@data-weekdays)").startswith("Monday|Tuesday|")
    whole = states(press(client, {}, "sample"))
    assert {whole[name] for name in ("cell", "members", "agenda", "tasks", "attendance", "outcome")} == {"đủ"}


def test_the_address_names_the_section_and_buttons_lead_on_without_scripts(client: FlaskClient) -> None:
    def shown(answer: Any) -> list[str]:
        found: list[str] = page_of(answer).xpath("//section[contains(@class, 'here')]/@data-section")
        return found

    assert shown(client.get("/")) == ["cell"]
    assert shown(client.get("/?muc=tasks")) == ["tasks"]
    assert shown(client.get("/?muc=x")) == ["cell"]
    fields = fields_of(client.get("/?muc=agenda"))
    assert shown(press(client, fields, "add:agenda_items")) == ["agenda"]
    fields["org-cell_name"] = "Chi bộ A"
    for name in ("members", "review", "list"):
        on = client.post(f"/?muc={name}", data={**dict(fields.items()), "do": "look"})
        assert shown(on) == ([] if name == "list" else [name])
        assert fields_of(on)["org-cell_name"] == "Chi bộ A"
    (onward,) = page_of(client.get("/")).xpath("//section[@data-section='cell']//button[@class='onward']/@formaction")
    assert onward == "/?muc=agenda"


def test_everything_that_the_wanted_papers_need_is_told_and_starred_at_once(client: FlaskClient) -> None:
    """In the first answer, whatever of the dossier cannot be read yet; and in words of people."""
    asked = {"want": ["agenda", "minutes", "resolution"], "org-cell_name": "Chi bộ A"}
    live = page_of(client.post("/soat-ho-so", data=asked))
    first = set(live.xpath("//ol[1]/li/a/@href"))
    wanted = {"org-superior_name", "meeting-start_at", "agenda_items", "members", "attendance", "meeting-end_at"}
    wanted |= {"meeting-chair", "meeting-clerk", "tasks", "issuance-resolution", "issuance-agenda-sign_role"}
    assert {f"#{name}" for name in wanted} <= first
    assert not re.search(r"[a-z]+_[a-z]+|\b(signer|number|draft|resolution)\b", live.text_content())
    page = page_of(client.post("/", data={**asked, "do": "look"}))
    stars = page.xpath("//*[@class='must'][not(@hidden)]/../@for")
    assert {"org-place_name", "meeting-place", "meeting-chair", "meeting-end_at", "tasks-0-work"} <= set(stars)
    assert "thematic-title" not in stars
    plain = page_of(client.get("/")).xpath("//*[@class='must'][not(@hidden)]/../@for")
    assert "tasks-0-work" not in plain


def test_nobody_signs_by_chairing_under_an_office_that_may_be_another_s(client: FlaskClient) -> None:
    fields = fields_of(opened(client, MINIMAL))
    for name in [name for name in fields if name.startswith(("members-", "issuance-"))]:
        del fields[name]
    fields["meeting-chair"], fields["issuance-agenda-sign_role"] = "Lò Văn Xuân", "Bí thư"
    asked = press(client, fields, "make:agenda")
    assert asked.status_code == 422
    assert page_of(asked).xpath("//a[@href='#issuance-agenda-signer']")
    fields["issuance-agenda-signer"] = "Lò Văn Xuân"
    assert press(client, fields, "make:agenda").data[:2] == b"PK"


@pytest.mark.parametrize("dossier", variants())
def test_a_dossier_comes_through_the_fields_of_the_form_unchanged(
    catalogue: Catalogue, dossier: dict[str, Any]
) -> None:
    root = tree_of(catalogue).root
    typed = read(root, fill(root, dossier).values)
    assert read_typed(catalogue.kinds, typed.data) == read_dossier(dossier)


@pytest.mark.parametrize("dossier", variants())
def test_what_stands_on_the_page_makes_the_same_documents_as_the_file(
    client: FlaskClient, catalogue: Catalogue, dossier: dict[str, Any]
) -> None:
    page = opened(client, json.dumps(dossier).encode())
    assert "cần sửa" not in text_of(page)
    answer = press(client, fields_of(page), "make:all")
    assert answer.data == zipped(generate_all(catalogue, read_dossier(dossier)))
    for kind in catalogue.kinds:
        if f'data-wants="{kind}">' in page.get_data(as_text=True):
            one = press(client, fields_of(page), f"make:{kind}")
            assert one.data == generate(catalogue, kind, read_dossier(dossier)).content


def test_the_whole_set_of_the_sample_is_one_click_away(client: FlaskClient, catalogue: Catalogue) -> None:
    page = press(client, {}, "sample")
    assert "dữ liệu mẫu" in text_of(page)
    answer = press(client, fields_of(page), "make:all")
    assert zipfile.ZipFile(BytesIO(answer.data)).namelist() == [
        document.name for document in generate_all(catalogue, read_dossier(sample("ban-mong-2026-11")))
    ]


def test_a_saved_dossier_is_what_was_typed_and_opens_again(client: FlaskClient) -> None:
    page = opened(client, FULL)
    saved = press(client, fields_of(page), "save")
    assert saved.headers["Content-Disposition"] == 'attachment; filename="2026-11-ho-so.json"'
    assert read_dossier(json.loads(saved.data)) == read_dossier(json.loads(FULL))
    assert fields_of(opened(client, saved.data)) == fields_of(page)


def test_half_a_dossier_is_saved_and_opened_as_typed(client: FlaskClient) -> None:
    page = press(client, fields_of(client.get("/")), "look", org__cell_name="Chi bộ A", votes__0__agree="1.x")
    saved = press(client, fields_of(page), "save")
    back = fields_of(opened(client, saved.data))
    assert (back["org-cell_name"], back["votes-0-agree"]) == ("Chi bộ A", "1.x")


def test_rows_are_added_removed_and_moved_by_buttons_and_all_that_was_typed_stays(client: FlaskClient) -> None:
    page = press(client, fields_of(client.get("/")), "add:agenda_items", agenda_items__0__content="Một")
    page = press(client, fields_of(page), "add:agenda_items", agenda_items__1__content="Hai", org__cell_name="Chi bộ A")
    page = press(client, fields_of(page), "up:agenda_items-2", agenda_items__2__content="Ba")
    assert [fields_of(page)[f"agenda_items-{row}-content"] for row in range(3)] == ["Một", "Ba", "Hai"]
    page = press(client, fields_of(page), "down:agenda_items-0")
    page = press(client, fields_of(page), "remove:agenda_items-1")
    assert [fields_of(page)[f"agenda_items-{row}-content"] for row in range(2)] == ["Ba", "Hai"]
    assert "agenda_items-2-content" not in fields_of(page)
    assert fields_of(page)["org-cell_name"] == "Chi bộ A"
    page = press(client, fields_of(page), "add:meeting-guests")
    assert page_of(page).get_element_by_id("meeting-guests-0", None) is not None


def test_rows_of_a_kind_with_a_dash_in_its_name_are_added_and_removed_too(client: FlaskClient) -> None:
    guests = "extra-committee-minutes-guests"
    typed = {f"{guests}-0-name": "Một", f"{guests}-1-name": "Hai"}
    page = press(client, fields_of(client.get("/")), f"add:{guests}", **typed)
    assert page_of(page).get_element_by_id(f"{guests}-2", None) is not None
    page = press(client, fields_of(page), f"remove:{guests}-0")
    assert fields_of(page)[f"{guests}-0-name"] == "Hai"


def test_the_page_goes_on_where_the_button_was(client: FlaskClient) -> None:
    """Also where no wanted kind asks for the block: what was unfolded to be written stays so, and its section."""
    page = page_of(press(client, fields_of(client.get("/")), "add:tasks", tasks__0__work="Một"))
    (focused,) = page.xpath("//*[@autofocus]")
    assert focused.get("id") == "tasks-1"
    assert all(one.get("open") is not None for one in focused.iterancestors("details"))
    assert "here" in next(focused.iterancestors("section")).get("class")
    (focused,) = page_of(press(client, {}, "attend:attendance")).xpath("//*[@autofocus]")
    assert focused.get("id") == "attendance"


def test_two_blank_rows_can_wait_for_their_text(client: FlaskClient) -> None:
    page = press(client, fields_of(client.get("/")), "add:tasks")
    page = press(client, fields_of(page), "add:tasks")
    assert page_of(page).get_element_by_id("tasks-2", None) is not None


@pytest.mark.parametrize("target", ["tasks-9", "tasks", "x-0", "", "members-0-x", "tasks-x"])
@pytest.mark.parametrize("action", ["add", "remove", "up", "down"])
def test_a_button_for_a_row_that_is_not_there_changes_nothing_typed(
    client: FlaskClient, action: str, target: str
) -> None:
    page = press(client, fields_of(client.get("/")), f"{action}:{target}", org__cell_name="Chi bộ A")
    assert page.status_code == 200
    assert fields_of(page)["org-cell_name"] == "Chi bộ A"


def test_a_member_needs_no_code_and_is_named_everywhere_by_name(client: FlaskClient) -> None:
    typed = dict(fields_of(press(client, {}, "sample")).items(True))
    page = press(client, fields_of(press(client, {}, "sample")), "look", tasks__0__leads="Cà Thị Nga, Vì Văn Tuấn")
    saved = json.loads(press(client, fields_of(page), "save").data)
    assert saved["tasks"][0]["leads"] == ["ca-thi-nga", "vi-van-tuan"]
    assert typed["meeting-chair"] == "Lò Văn Thiêng"


def test_codes_are_made_from_names_and_none_twice(catalogue: Catalogue) -> None:
    posted = {f"members-{row}-full_name": "Lò Thị Lan" for row in range(3)} | {"members-1-member_id": "lo-thi-lan"}
    rows = read(tree_of(catalogue).root, posted).data["members"]
    assert [row["member_id"] for row in rows] == ["lo-thi-lan-2", "lo-thi-lan", "lo-thi-lan-3"]


def test_attendance_follows_its_member_wherever_the_row_goes(client: FlaskClient) -> None:
    fields = fields_of(press(client, {}, "sample"))
    page = press(client, fields, "up:members-13")
    saved = json.loads(press(client, fields_of(page), "save").data)
    states = {row["member"]: row["state"] for row in saved["attendance"]}
    assert saved["members"][12]["member_id"] == "ca-van-xom"
    assert states == {row["member"]: row["state"] for row in sample("ban-mong-2026-11")["attendance"]}


@pytest.mark.parametrize("roll", ["attendance", "thematic_meeting-attendance"])
def test_one_button_marks_whoever_has_to_come_and_is_not_marked(client: FlaskClient, roll: str) -> None:
    fields = fields_of(press(client, {}, "sample"))
    for name in [name for name in fields if name.startswith(f"{roll}-") and name != f"{roll}-13-state"]:
        del fields[name]
    fields[f"{roll}-13-state"] = "vang_co_ly_do"
    page = press(client, fields, f"attend:{roll}")
    saved = json.loads(press(client, fields_of(page), "save").data)
    states = [row["state"] for row in rows_at(saved, roll)]
    assert (states.count("co_mat"), states.count("vang_co_ly_do"), len(states)) == (20, 1, 21)


def test_a_sitting_of_a_day_of_its_own_has_a_roll_that_adds_nothing_until_it_is_touched(client: FlaskClient) -> None:
    dossier = sample("ban-mong-2026-11")
    expected = {row["member"]: row["state"] for row in dossier["thematic_meeting"]["attendance"]}
    dossier["thematic_meeting"]["attendance"].reverse()
    page = opened(client, json.dumps(dossier).encode())
    names = page_of(page).xpath("//*[@data-roll='thematic_meeting-attendance']/fieldset/legend/text()")
    assert names == [member["full_name"] for member in dossier["members"]]
    moved = press(client, fields_of(page), "up:members-13")
    saved = json.loads(press(client, fields_of(moved), "save").data)
    assert {row["member"]: row["state"] for row in saved["thematic_meeting"]["attendance"]} == expected
    del dossier["thematic_meeting"]
    page = opened(client, json.dumps(dossier).encode())
    assert "thematic_meeting" not in json.loads(press(client, fields_of(page), "save").data)
    touched = press(client, fields_of(page), "check", thematic_meeting__attendance__3__state="co_mat")
    assert "#thematic_meeting-start_at" in page_of(touched).xpath("//section[@role='alert']//a/@href")
    back = press(client, fields_of(touched), "save")
    assert json.loads(back.data)["thematic_meeting"]["attendance"] == [{"member": "ca-thi-nga", "state": "co_mat"}]


def test_counts_beside_the_roll_are_those_of_the_service_even_before_everybody_is_marked(
    client: FlaskClient, full: dict[str, Any]
) -> None:
    fields = fields_of(press(client, {}, "sample"))
    live = client.post("/soat-ho-so", data=fields)
    assert "Có mặt 19/21 90,48%" in text_of(live)
    del fields["attendance-0-state"]
    shown = text_of(client.post("/soat-ho-so", data=fields))
    assert "Có mặt 18/21" in shown
    assert "chưa điểm danh 1" in shown
    whole = read_dossier(full)
    assert count_so_far(full["members"], full["attendance"]) == (count(whole.members, whole.attendance), 0)
    assert count_so_far([{"full_name": 1}, *full["members"]], "?")[0].total == 24


def test_every_problem_leads_to_a_field_of_the_page_and_what_was_typed_stays(client: FlaskClient) -> None:
    fields = fields_of(press(client, {}, "sample"))
    typed = {"tasks-1-due": "ngày mai", "votes-2-agree": "<b>&", "meeting-end_at": "23/11/2026 10:00"}
    for name, value in typed.items():
        fields[name] = value
    del fields["org-cell_name"]
    answer = press(client, fields, "make:minutes")
    page = page_of(answer)
    assert answer.status_code == 422
    assert page.xpath("//title")[0].text.startswith("Có 4 chỗ cần sửa – ")
    links = page.xpath("//section[@role='alert']//a/@href")
    assert links == ["#org-cell_name", "#meeting-end_at", "#tasks-1-due", "#votes-2-agree"]
    for link in links:
        field = page.get_element_by_id(link[1:])
        assert field.get("aria-invalid") == "true"
        assert page.get_element_by_id(field.get("aria-describedby").split()[0]).text_content()
    again = fields_of(answer)
    assert {name: again[name] for name in typed} == typed
    assert "<b>" not in answer.get_data(as_text=True)


def test_a_blank_row_between_others_does_not_move_a_problem_to_another_row(client: FlaskClient) -> None:
    fields = fields_of(client.get("/"))
    typed = {"tasks-0-work": "a", "tasks-3-work": "b", "tasks-3-due": "x", "tasks-2-work": ""}
    live = page_of(client.post("/soat-ho-so", data={**dict(fields.items()), **typed}))
    links = live.xpath("//a[contains(@href, 'due')]")
    assert [one.get("href") for one in links] == ["#tasks-3-due", "#tasks-0-due"]
    assert "(“b”)" in links[0].text_content()  # a row is named by what is in it


def test_only_what_the_wanted_kinds_need_is_asked_for(client: FlaskClient) -> None:
    def asked(answer: Any) -> list[str]:
        return [name for name, state in states(answer).items() if state != "khi cần"]

    assert asked(client.get("/")) == ["cell", "agenda", "issuing"]
    assert asked(press(client, {"want": "commendations"}, "look")) == ["cell", "agenda", "commendations"]


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 400, "trống"),
        (b"{\n\n\xe2\x80\x9corg\xe2\x80\x9d: 1}", 400, "dòng 3"),
        (FULL.decode().encode("utf-16"), 400, "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_the_form_stays(
    client: FlaskClient, content: bytes, status: int, words: str
) -> None:
    data = {"do": "open", "org-cell_name": "Chi bộ A", "file": (BytesIO(content), "a.json")}
    answer = client.post("/", data=data, content_type="multipart/form-data")
    assert answer.status_code == status
    assert words in text_of(answer)
    assert fields_of(answer)["org-cell_name"] == "Chi bộ A"


def test_a_faulty_dossier_opens_to_be_mended_and_says_what_has_no_place(client: FlaskClient) -> None:
    dossier = sample("ban-mong-2026-11")
    dossier["meeting"]["star_at"] = dossier["meeting"].pop("start_at")
    dossier["attendance"].reverse()
    dossier["attendance"].append({"member": "ai-do", "state": "co_mat"})
    dossier["tasks"] = [*dossier["tasks"], "?", {"work": 7, "due": ["x"]}]
    answer = opened(client, json.dumps(dossier).encode())
    assert "Không có mục “star_at”" in text_of(answer)
    assert "#meeting-start_at" in page_of(answer).xpath("//section[@role='alert']//a/@href")
    assert fields_of(answer)["attendance-25-member"] == "ai-do"
    assert fields_of(answer)["tasks-4-work"] == "7"


@pytest.mark.parametrize(
    "odd", [{"org": 1, "members": "x", "issuance": []}, {"members": [1, None, {}]}, {"extra": {"x": 1}}]
)
def test_any_json_object_opens_without_an_error_of_ours(client: FlaskClient, odd: dict[str, Any]) -> None:
    assert opened(client, json.dumps(odd).encode()).status_code == 200


@pytest.mark.parametrize("sent", ["Họ và tên;Chức vụ\nLò Văn An;Bí thư\n".encode(), b"%PDF-1.7 \xe2\xe3", b"[1, 2]"])
def test_a_file_that_is_no_dossier_is_called_so_and_led_to_its_page(client: FlaskClient, sent: bytes) -> None:
    said = "Tệp này không phải hồ sơ đã lưu"
    assert said in text_of(opened(client, sent))
    for route in ("/api/v1/reviews", "/api/v1/collections"):
        answer = client.post(route, data={"file": (BytesIO(sent), "a.json")})
        assert (answer.status_code, said in answer.get_data(as_text=True)) == (422, True), answer.get_json()


def test_opening_without_a_file_says_so(client: FlaskClient) -> None:
    answer = press(client, fields_of(client.get("/")), "open")
    assert answer.status_code == 422
    assert "Hãy chọn tệp .json, hoặc các văn bản .docx" in text_of(answer)


def test_dates_and_numbers_are_taken_as_people_type_them(client: FlaskClient) -> None:
    fields = fields_of(press(client, {}, "sample"))
    typed = {
        "tasks-0-due": "5/12/2026",
        "meeting-start_at": "19 giờ 30, 24/11/2026",
        "meeting-period": "tháng 11 năm 2026",
        "tasks-0-measure-value": "1.100,5",
    }
    for name, value in typed.items():
        fields[name] = value
    saved = json.loads(press(client, fields, "save").data)
    assert saved["tasks"][0]["due"] == "2026-12-05"
    assert saved["tasks"][0]["measure"]["value"] == 1100.5
    assert (saved["meeting"]["start_at"], saved["meeting"]["period"]) == ("2026-11-24T19:30", "2026-11")


def test_a_month_left_blank_is_that_of_the_meeting(client: FlaskClient) -> None:
    page = press(client, {}, "look", meeting__start_at="2026-12-24T19:30")
    assert fields_of(page)["meeting-period"] == "12/2026"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Lò Văn A", ["Lò Văn A"]),
        ("Lò Văn A, Cà Thị B ,", ["Lò Văn A", "Cà Thị B"]),
        ("Lò Văn A, Trưởng bản; Cà Thị B", ["Lò Văn A, Trưởng bản", "Cà Thị B"]),
        ("Lò Văn A, Trưởng bản;", ["Lò Văn A, Trưởng bản"]),
        (" , ", []),
    ],
)
def test_several_names_stand_in_one_field(typed: str, expected: list[str]) -> None:
    assert people(typed) == expected


def test_texts_with_lines_of_their_own_and_names_with_commas_come_back_as_they_were(catalogue: Catalogue) -> None:
    dossier = sample("ban-mong-2026-11")
    dossier["review"]["done"] = ["một\nhai", "ba"]
    dossier["tasks"][0]["leads"] = ["Nguyễn Văn Khách, Trưởng trạm"]
    dossier["members"][0]["full_name"] = dossier["members"][1]["full_name"]
    root = tree_of(catalogue).root
    typed = read(root, fill(root, dossier).values)
    assert read_typed(catalogue.kinds, typed.data) == read_dossier(dossier)


def test_a_kind_with_fields_of_its_own_is_in_the_form_with_two_files(tmp_path: Path) -> None:
    shutil.copy(BUILT_IN_TEMPLATES / "agenda.docx", tmp_path / "giay-moi.docx")
    sheet = (BUILT_IN_TEMPLATES / "agenda.toml").read_text(encoding="utf-8").replace("Chương trình", "Giấy mời")
    for name, label, kind in (("seats", "Số ghế", "count"), ("reply_by", "Trả lời trước ngày", "date")):
        sheet += f'\n[[extra]]\nname = "{name}"\nlabel = "{label}"\ntype = "{kind}"\nrequired = true\n'
    (tmp_path / "giay-moi.toml").write_text(sheet, encoding="utf-8")
    client = create_app(Settings(templates=tmp_path)).test_client()
    kinds = catalogues.load([BUILT_IN_TEMPLATES, tmp_path])
    page = client.get("/").get_data(as_text=True)
    assert all(words in page for words in ("Giấy mời", "Số ghế", "Trả lời trước ngày"))
    fields = fields_of(opened(client, MINIMAL))
    lacking = press(client, fields, "make:giay-moi")
    assert "#extra-giay-moi-seats" in page_of(lacking).xpath("//section[@role='alert']//a/@href")
    fields["extra-giay-moi-seats"], fields["extra-giay-moi-reply_by"] = "1.100", "20/12/2026"
    fields["issuance-giay-moi-signer"], fields["issuance-giay-moi-sign_role"] = "Lò Văn Xuân", "Bí thư"
    made = press(client, fields, "make:giay-moi")
    dossier = sample("minimal")
    dossier["extra"] = {"giay-moi": {"seats": 1100, "reply_by": "2026-12-20"}}
    dossier["issuance"]["giay-moi"] = {"signer": "Lò Văn Xuân", "sign_role": "Bí thư"}
    assert made.data == generate(kinds, "giay-moi", read_dossier(dossier)).content


def test_the_preview_is_the_document_and_is_empty_while_something_lacks(
    client: FlaskClient, catalogue: Catalogue, full: dict[str, Any]
) -> None:
    fields = fields_of(opened(client, FULL))
    shown = client.post("/xem-nhanh/minutes", data=fields)
    assert shown.data == generate(catalogue, "minutes", read_dossier(full)).content
    del fields["meeting-end_at"]
    assert client.post("/xem-nhanh/minutes", data=fields).status_code == 204
    assert client.post("/xem-nhanh/x", data=fields).status_code == 404


def test_findings_of_the_rules_stand_beside_the_form_and_lead_to_their_field(catalogue: Catalogue) -> None:
    from flask import Flask

    from service.web import form, language

    def rules(dossier: Dossier) -> list[Finding]:
        return [
            Finding("A01", Severity.INFO, f"Họp ở {dossier.meeting.place}.", "meeting.place", source="HD 42"),
            Finding("A05", Severity.ERROR, "Việc chưa rõ.", "tasks[1].work"),
        ]

    app = Flask("service.web")
    language.install(app)
    app.jinja_env.globals["pages"] = []
    app.register_blueprint(
        form.blueprint(catalogue, catalogue, rules, lambda _dossier, _sheet: [], form.Place(lambda _profile: ()))
    )
    client = app.test_client()
    live = page_of(client.post("/soat-ho-so", data=fields_of(press(client, {}, "sample"))))
    assert live.xpath("//li/a/@href") == ["#tasks-1-work", "#meeting-place"]
    assert "Họp ở Nhà văn hoá bản Mòng." in live.text_content()


def test_sixty_members_and_forty_tasks_are_not_too_many_fields(client: FlaskClient) -> None:
    dossier = sample("ban-mong-2026-11")
    for row in range(35):
        member = copy.deepcopy(dossier["members"][4])
        member |= {"member_id": f"m{row}", "full_name": f"Lò Văn Số {row}"}
        dossier["members"].append(member)
        dossier["attendance"].append({"member": f"m{row}", "state": "co_mat"})
        dossier["thematic_meeting"]["attendance"].append({"member": f"m{row}", "state": "co_mat"})
    dossier["tasks"] = dossier["tasks"] * 10
    fields = fields_of(opened(client, json.dumps(dossier).encode()))
    assert len(fields) > 1_000
    answer = client.post("/", data={**dict(fields.items()), "do": "make:minutes"}, content_type="multipart/form-data")
    assert answer.status_code == 200


def test_places_of_the_page_stand_for_paths_of_the_dossier(catalogue: Catalogue) -> None:
    root = tree_of(catalogue).root
    typed = Typed({}, {"tasks": ["0", "4"]}, {"tasks": ["0", "2", "4"]})
    assert place_of(root, typed, "tasks[1].measure.value").name == "tasks-4-measure-value"
    assert place_of(root, typed, "tasks[1]").rows == (3,)
    assert place_of(root, typed, "review.done[2]").name == "review-done"
    assert place_of(root, typed, "meeting.star_at").name == "meeting"
    assert place_of(root, typed, "") == place_of(root, typed, "x.y")


def test_every_question_has_a_place_on_the_page(client: FlaskClient, catalogue: Catalogue) -> None:
    ids = page_of(client.get("/")).xpath("//@id")
    assert len(ids) == len(set(ids))
    questions = list(tree_of(catalogue).walk())
    in_rows = tuple(f"{one.path}." for one in questions if one.widget == ROWS)
    for question in questions:
        is_of_use = question.asked_by or not question.path.startswith("issuance.")  # a paper asks for what it prints
        if is_of_use and not question.path.startswith(in_rows) and (question.widget != GROUP or question.parts):
            assert question.path.replace(".", "-") in ids, question.path


def test_english_is_asked_for_by_the_address_and_keeps_what_was_typed(client: FlaskClient) -> None:
    page = client.get("/?lang=en").get_data(as_text=True)
    assert '<html lang="en">' in page
    assert "Name of the cell" in page
    fields = fields_of(press(client, {}, "sample"))
    answer = client.post("/?lang=en", data={**dict(fields.items()), "do": "look"})
    assert fields_of(answer)["meeting-place"] == "Nhà văn hoá bản Mòng"
    assert client.get("/?lang=xx").get_data(as_text=True) == client.get("/").get_data(as_text=True)


def test_pages_are_sent_compressed_to_whoever_takes_it(client: FlaskClient) -> None:
    plain = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert {"Accept-Encoding"} == set(packed.vary) == set(plain.vary)
    with client.get("/static/style.css", headers={"Accept-Encoding": "gzip"}) as style:
        known = {"Accept-Encoding": "gzip", "If-None-Match": style.headers["ETag"]}
    with client.get("/static/style.css", headers=known) as again:
        assert again.status_code == 304
    made = press(client, fields_of(opened(client, MINIMAL)), "make:agenda")
    assert "Content-Encoding" not in made.headers


def test_the_first_page_is_small(client: FlaskClient) -> None:
    page = client.get("/", headers={"Accept-Encoding": "gzip"})
    sent = len(page.data)
    static = ROOT / "service" / "web" / "static"
    for file in [*static.glob("*.*"), *static.glob("form/*.js")]:
        with client.get(f"/static/{file.relative_to(static)}", headers={"Accept-Encoding": "gzip"}) as answer:
            sent += len(answer.data)
    assert sent < 100_000


def test_what_is_vendored_is_what_the_table_says() -> None:
    folder = ROOT / "service" / "web" / "static" / "vendor"
    table = (folder / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w.-]+)` \| .* \| `([0-9a-f]{64})` \|$", table, re.MULTILINE))
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    files.pop("README.md")
    assert files == rows


def test_no_script_holds_words_for_people() -> None:
    """What people read stands in the templates, where it is translated."""
    for script in (ROOT / "service" / "web" / "static" / "form").glob("*.js"):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = set(re.findall(r"[^\x00-\x7f]+", code))
        assert found <= {"–", "ó"}, (script.name, found)  # a dash for no name; the yes ("có") of a pasted table


def test_the_rules_of_ones_place_are_chosen_by_name_and_asked_first(client: FlaskClient) -> None:
    (asked,) = page_of(client.get("/")).xpath("//section[@data-section='cell']//select[@name='org-rule_profile']")
    assert {"Hướng dẫn 42-HD/BTCTW (2025)", "Mô hình nâng cao chất lượng sinh hoạt chi bộ (Sơn La)"} <= {
        *asked.xpath("option/text()")
    }
    assert asked.xpath("option[@selected]/@value") == ["sonla_model"]
    assert not asked.xpath("ancestor::details")
    assert "hd42" not in asked.getparent().getparent().text_content()


def test_a_paper_asks_for_nothing_that_it_does_not_print_but_keeps_what_was_given(client: FlaskClient) -> None:
    assert "issuance-minutes-draft_no" not in page_of(client.get("/")).xpath("//@name")
    kept = page_of(client.post("/", data={"issuance-minutes-draft_no": "2", "do": "look"}))
    assert kept.xpath("//input[@name='issuance-minutes-draft_no']/@value") == ["2"]


def test_the_scripts_are_one_file_and_what_keeps_the_page_answers_at_the_root(client: FlaskClient) -> None:
    script = client.get("/static/form/whole.js").get_data(as_text=True)
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)
    assert "const draft = (() => {" in script
    keeper = client.get("/giu-trang.js")
    assert keeper.mimetype == "text/javascript"
    assert "connect-src 'self'" in keeper.headers["Content-Security-Policy"]

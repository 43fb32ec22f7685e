"""What the form fills in when asked: the usual programme, what one paper says for others, corrections one by one."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from service.cli import sinhhoat
from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.rules.profile_files import built_in
from service.vietnamese import Month
from tests.conftest import sample
from tests.forms import fields_of, opened, page_of, press
from tests.word_files import in_word


def contents(fields: Any) -> list[str]:
    """What the programme says, row by row."""
    return [text for name, text in fields.items() if name.startswith("agenda_items-") and name.endswith("-content")]


def test_every_profile_has_a_usual_programme_as_long_as_its_meetings() -> None:
    book = built_in()
    for name, profile in book.profiles.items():
        rows = book.usual_agenda(name, Month(2026, 12))
        assert sum(row["minutes"] for row in rows) >= profile.limits.minutes_regular, name
        assert any(row["content"].endswith("tháng 12; phương hướng, nhiệm vụ tháng 01/2027") for row in rows)
        assert not any("{" in row["content"] for row in book.usual_agenda(name, None))


def test_the_usual_programme_stands_behind_what_was_typed_and_twice_is_once(client: Any) -> None:
    typed = {"meeting__start_at": "24/12/2026 19:30", "agenda_items__0__content": "Kết nạp đảng viên"}
    fields = fields_of(press(client, fields_of(client.get("/")), "usual:agenda_items", **typed))
    first = contents(fields)
    assert first[0] == "Kết nạp đảng viên"
    assert len(first) > 8
    again = press(client, fields, "usual:agenda_items")
    assert contents(fields_of(again)) == first
    assert 'value="undo"' in again.text


def test_next_month_of_a_meeting_without_a_programme_has_the_usual_one_by_every_door(
    client: Any, tmp_path: Path
) -> None:
    dossier = sample("ban-mong-2026-11")
    kept = fields_of(press(client, fields_of(opened(client, as_json(dossier))), "next"))
    assert contents(kept)[0] == dossier["agenda_items"][0]["content"]
    del dossier["agenda_items"]
    usual = [row["content"] for row in built_in().usual_agenda("sonla_model", Month(2026, 12))]
    assert any("nhiệm vụ tháng 12; phương hướng, nhiệm vụ tháng 01/2027" in text for text in usual)
    begun = fields_of(press(client, fields_of(opened(client, as_json(dossier))), "next"))
    assert [text for text in contents(begun) if text] == usual
    asked = client.post("/api/v1/dossiers/next", json=dossier).get_json()
    held, following = tmp_path / "11.json", tmp_path / "12.json"
    held.write_bytes(as_json(dossier))
    done = CliRunner().invoke(sinhhoat, ["next", str(held), "-o", str(following)])
    assert done.exit_code == 0, done.output
    assert json.loads(following.read_text("utf-8")) == asked
    assert [item["content"] for item in asked["agenda_items"]] == usual


def test_what_one_paper_says_is_offered_to_the_others_that_say_nothing(client: Any) -> None:
    fields = fields_of(client.get("/"))
    for kind in ("minutes", "resolution", "conclusion"):
        fields.add("want", kind)
    typed = {
        "issuance__agenda__signer": "Lò Văn Mừng",
        "issuance__agenda__sign_role": "Bí thư",
        "issuance__agenda__recipients": "Đảng uỷ xã (để báo cáo)",
        "issuance__agenda__signed_on": "24/12/2026",
        "issuance__resolution__signer": "Cà Thị Pha",
        "issuance__resolution__draft_no": "1",
        "issuance__conclusion__number": "7",
    }
    shared = fields_of(press(client, fields, "share:issuance-agenda", **typed))
    assert shared["issuance-conclusion-signer"] == "Lò Văn Mừng"
    assert shared["issuance-conclusion-sign_role"] == "Bí thư"
    assert shared["issuance-conclusion-recipients"] == "Đảng uỷ xã (để báo cáo)"
    assert shared["issuance-conclusion-signed_on"] == "24/12/2026"
    assert shared["issuance-resolution-signer"] == "Cà Thị Pha"  # what was typed there stays
    assert "issuance-resolution-sign_role" not in shared
    assert "issuance-resolution-signed_on" not in shared  # a draft has no day
    assert "issuance-commendations-signer" not in shared  # nobody wants it


def test_corrections_made_in_word_are_taken_one_by_one(client: Any, catalogue: Catalogue, full: dict[str, Any]) -> None:
    paper = generate(catalogue, "minutes", read_dossier(full)).content
    changed = in_word(paper, {"10 bóng sáng": "12 bóng sáng", "Nhà văn hoá bản Mòng": "Trụ sở cũ bản Mòng"})
    page = client.post(
        "/", data={"do": "open", "file": (io.BytesIO(changed), "bien-ban.docx")}, content_type="multipart/form-data"
    )
    boxes = page_of(page).xpath('//input[@name="corrected"]')
    assert len(boxes) > 1
    assert all(box.get("checked") is not None for box in boxes)
    place = next(box.get("value") for box in boxes if "meeting.place" in box.get("value"))
    others = [box.get("value") for box in boxes if "meeting.place" not in box.get("value")]
    fields = fields_of(page)
    fields.setlist("corrected", others)
    taken = press(client, fields, "correct")
    assert fields_of(taken)["meeting-place"] == "Nhà văn hoá bản Mòng"
    assert fields_of(taken)["tasks-3-result"].startswith("12 bóng sáng")
    fields.setlist("corrected", [place])
    late = press(client, fields, "correct", meeting__place="Sân vận động")  # typed meanwhile
    assert fields_of(late)["meeting-place"] == "Sân vận động"
    assert "1 chỗ đã sửa khác trong biểu mẫu thì giữ nguyên" in late.text


def as_json(dossier: dict[str, Any]) -> bytes:
    import json

    return json.dumps(dossier).encode()

"""From one dossier to its documents: whole, valid, faithful to what was typed, and the same every time."""

from __future__ import annotations

import copy
import io
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from ooxml_integrity import check as integrity_check
from openxml_audit import OpenXmlValidator

from service.carried.custom_xml import PART
from service.config import BUILT_IN_TEMPLATES
from service.dossier.coercion import clean
from service.errors import DossierRejected
from service.generate import generate, generate_all
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue, load
from service.papers.spacing import NO_BREAK
from tests.conftest import GUESTS, ROOT, Made, as_draft, bare, crowded, sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = load([BUILT_IN_TEMPLATES])
FULL = sample("ban-mong-2026-11")
UNSAID = [{**FULL["tasks"][0], "result": "Cam kết có chữ ký"}, *FULL["tasks"][1:]]  # its measure is printed beside it
THEMED = {**FULL, "tasks": UNSAID, "meeting": {**FULL["meeting"], "kind": "ket_hop"}}  # prints the thematic block too
TYPED = {  # an invitation does not announce the opening, a register names what is still open
    **THEMED,
    "agenda_items": FULL["agenda_items"][1:],
    "prev_tasks": FULL["prev_tasks"][::-1],
}


def paragraphs(docx_bytes: bytes) -> list[str]:
    """The text of every paragraph of the body, table cells included, in order; any blank reads as a space."""
    root = docx.Document(io.BytesIO(docx_bytes)).element.body
    marks = {f"{W}t": lambda node: node.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
    return [
        "".join(
            marks[node.tag](node) for node in paragraph.iter() if node.tag in marks and node.getparent().tag == f"{W}r"
        ).replace(NO_BREAK, " ")
        for paragraph in root.iter(f"{W}p")
    ]


def text_of(docx_bytes: bytes) -> str:
    return "\n".join(paragraphs(docx_bytes))


def topical(dossier: dict[str, Any]) -> dict[str, Any]:
    """The same dossier as that of a thematic meeting, which needs no other sitting for its topic."""
    found = copy.deepcopy(dossier)
    del found["thematic_meeting"]
    found["meeting"]["kind"] = "chuyen_de"
    return found


# Whole and valid ------------------------------------------------------------------------------------------


def test_every_sample_makes_every_kind_that_it_has_the_data_for(documents: list[Made]) -> None:
    kinds: dict[str, set[str]] = {}
    for made in documents:
        kinds.setdefault(made.name.split()[0], set()).add(made.kind)
    everything = set(KINDS.kinds)
    usual = {kind.name for kind in KINDS.kinds.values() if not kind.sheet.on_request}
    assert kinds == {
        "ban-mong-2026-11": everything,
        "minimal": {"agenda"},
        "bad-twin": usual,
        "draft": everything,
        "crowded": everything,
        "bare": everything,
    }


def test_every_document_is_valid_office_open_xml(documents: list[Made], tmp_path: Path) -> None:
    faults = []
    for made in documents:
        path = tmp_path / "document.docx"
        path.write_bytes(made.docx)
        faults += [f"{made}: {error}" for error in OpenXmlValidator().validate(path).errors]
        faults += [f"{made}: {finding}" for finding in integrity_check(path)]
    assert faults == []


def test_every_document_opens_and_holds_no_leftover_tag(documents: list[Made]) -> None:
    for made in documents:
        docx.Document(io.BytesIO(made.docx))
        with zipfile.ZipFile(io.BytesIO(made.docx)) as archive:
            for name in set(archive.namelist()) - {PART}:  # the dossier inside is JSON
                text = archive.read(name).decode()
                etree.fromstring(text.encode())
                assert not re.search(r"\{\{|\{%|\{#|%\}|\}\}|None|Undefined", text), (made.name, name)


def test_same_dossier_same_bytes(documents: list[Made], catalogue: Catalogue) -> None:
    for made in documents:
        assert generate(catalogue, made.kind, read_dossier(made.dossier)).content == made.docx


def test_the_properties_of_the_file_name_the_cell_and_the_paper(catalogue: Catalogue) -> None:
    full = sample("ban-mong-2026-11")
    full["org"]["cell_name"] = "Chi bộ R&D <Mòng>"
    properties = docx.Document(io.BytesIO(generate(catalogue, "minutes", read_dossier(full)).content)).core_properties
    assert (properties.author, properties.title) == ("Chi bộ R&D <Mòng>", "Biên bản sinh hoạt chi bộ")


BASE = (
    "Có 17 đảng viên chính thức có mặt biểu quyết; tỷ lệ tính trên tổng số đảng viên chính thức được triệu tập "
    "(19 đồng chí)."
)
APPROVED = (
    "17/17 đảng viên chính thức có mặt tán thành, đạt 89,47% tổng số đảng viên chính thức được triệu tập (19 đồng chí)"
)


def test_every_paper_tells_a_vote_as_a_share_of_the_official_members_summoned(made: Callable[..., bytes]) -> None:
    # The resolution tells two votes, on the mark and on itself, with other words between them.
    for kind, votes in (("resolution", 2), ("conclusion", 1), ("self-assessment", 1)):
        assert text_of(made(kind, FULL)).count(APPROVED) == votes, kind
    for kind in ("minutes", "result-report"):  # over whom, once; then a line for each matter
        text = text_of(made(kind, FULL))
        assert text.count(BASE) == text.count("được triệu tập (") == 1, kind
        assert text.count("17/17 đồng chí tán thành, đạt 89,47%") == 4, kind
    themed = text_of(made("thematic-minutes", FULL))
    assert themed.count("được triệu tập (19 đồng chí)") == themed.count("18/18 đồng chí tán thành, đạt 94,74%") == 1
    lonely = {**FULL, "votes": []}
    assert text_of(made("minutes", lonely)).count(APPROVED) == 1  # the vote on the mark then says over whom
    for kind in KINDS.kinds:
        assert "quyền biểu quyết" not in text_of(made(kind, FULL))


def test_most_of_those_present_who_are_not_half_of_those_summoned_do_not_read_as_a_majority(
    full: dict[str, Any], made: Callable[..., bytes]
) -> None:
    absent = ("bac-thi-la", "lo-van-noi", "vi-van-tuan", "tong-thi-dung", "tran-thi-mai", "leo-van-than", "lo-thi-bien")
    for row in full["attendance"]:
        row.update({"state": "vang_co_ly_do", "reason": "ốm"} if row["member"] in absent else {})
    full["votes"] = [{"subject": "Nghị quyết", "paper": "resolution", "agree": 8, "disagree": 2}]
    full["assessment"]["votes_for"] = 9
    resolved = text_of(made("resolution", full))
    assert "8/10 đảng viên chính thức có mặt tán thành, đạt 42,11% tổng số đảng viên chính thức được " in resolved
    assert "được triệu tập (19 đồng chí), chưa quá nửa" in resolved
    written = text_of(made("minutes", full))
    assert "- Nghị quyết: 8/10 đồng chí tán thành, đạt 42,11%, chưa quá nửa; không tán thành 2;" in written
    for text in (resolved, written):
        assert "tán thành, đạt 80%" not in text
    full["votes"][0]["agree"] = 10
    assert "được triệu tập (19 đồng chí)." in text_of(made("resolution", full))


def test_a_vote_of_a_meeting_whose_roll_was_not_called_tells_how_many_were_for_it(
    full: dict[str, Any], made: Callable[..., bytes]
) -> None:
    del full["attendance"]
    assert "Nghị quyết này được 17 đồng chí tán thành." in text_of(made("resolution", full))


def test_a_draft_leaves_out_the_grounds_that_speak_of_a_vote(made: Callable[..., bytes]) -> None:
    assert "Căn cứ kết quả biểu quyết" in text_of(made("resolution", FULL))
    draft = text_of(made("resolution", as_draft(FULL)))
    assert "biểu quyết của hội nghị" not in draft
    assert "- Căn cứ Điều lệ Đảng" in draft


# Drafts and issued papers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "symbol"), [("resolution", "NQ"), ("conclusion", "KL")])
def test_a_draft_is_marked_and_leaves_room_for_its_number(kind: str, symbol: str, made: Callable[..., bytes]) -> None:
    text = text_of(made(kind, as_draft(FULL)))
    assert f"Số      -{symbol}/CB\nDự thảo lần 1\n" in text
    assert "Chiềng Cơi, ngày      tháng 11 năm 2026" in text
    assert "đảng viên chính thức có mặt tán thành" not in text


@pytest.mark.parametrize(("kind", "number"), [("resolution", "Số 11-NQ/CB"), ("conclusion", "Số 03-KL/CB")])
def test_an_issued_paper_has_number_date_and_vote(kind: str, number: str, made: Callable[..., bytes]) -> None:
    text = text_of(made(kind, FULL))
    assert f"{number}\n" in text
    assert "Chiềng Cơi, ngày 24 tháng 11 năm 2026" in text
    assert f"này được {APPROVED}." in text
    assert "Dự thảo lần" not in text


def test_a_draft_stays_a_draft_until_it_has_number_and_date(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    issuance = full["issuance"]["resolution"]
    issuance["draft_no"] = 2
    del issuance["signed_on"]
    assert "Dự thảo lần 2" in text_of(made("resolution", full))
    issuance["signed_on"] = "2026-11-25"
    text = text_of(made("resolution", full))
    assert "Dự thảo" not in text
    assert "ngày 25 tháng 11 năm 2026" in text


def test_a_draft_asks_what_to_discuss(made: Callable[..., bytes]) -> None:
    text = text_of(made("resolution", as_draft(FULL)))
    hints = "IV- GỢI Ý THẢO LUẬN\n- Cách vận động các hộ ven suối Nậm La ký cam kết sử dụng đất;\n"
    assert hints in text
    assert text.index(hints) < text.index("Nơi nhận:")
    assert "GỢI Ý" not in text_of(made("resolution", FULL))


def test_marks_typed_around_grounds_and_recipients_do_not_double(
    full: dict[str, Any], made: Callable[..., bytes]
) -> None:
    issuance = full["issuance"]["resolution"]
    issuance["grounds"] = ["- Căn cứ Điều lệ Đảng.", "Căn cứ Quy chế;"]
    issuance["recipients"] = ["Đảng uỷ phường;", "- Các đảng viên."]
    text = text_of(made("resolution", full))
    assert "- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế.\n" in text
    assert "Nơi nhận:\n- Đảng uỷ phường;\n- Các đảng viên;\n- Lưu Chi bộ.\n" in text


def test_a_thematic_meeting_keeps_its_topic_in_every_paper(made: Callable[..., bytes]) -> None:
    title = THEMED["thematic"]["title"]
    named = {kind for kind in KINDS.kinds if title in text_of(made(kind, THEMED))}
    own = {"thematic-minutes", "thematic-paper"}
    assert named == {"agenda", "minutes", "resolution", "conclusion", "invitation", "notice", "result-report"} | own
    assert {kind for kind in KINDS.kinds if title in text_of(made(kind, FULL))} == own


def test_a_topic_treated_at_a_sitting_of_its_own_is_recorded_with_the_people_of_that_sitting(
    made: Callable[..., bytes],
) -> None:
    text = text_of(made("thematic-minutes", FULL))
    assert "Hôm nay, hồi 19 giờ 30 phút, thứ Bảy, ngày 14/11/2026, tại Nhà văn hoá bản Mòng" in text
    assert "có mặt: 20 đồng chí (chính thức 18, dự bị 2), đạt 95,24%." in text
    assert "Đại biểu, khách mời:\n- Đồng chí Mùa A Lềnh," in text
    assert "Có 18 đảng viên chính thức có mặt biểu quyết; tỷ lệ tính trên tổng số" in text
    assert text.count("tổng số đảng viên chính thức được triệu tập (19 đồng chí)") == 1  # however many votes
    assert "18/18 đồng chí tán thành, đạt 94,74%; không tán thành 0" in text
    assert "Chiềng Cơi, ngày 14 tháng 11 năm 2026" in text
    assert "- Đồng chí Bạc Thị Lả: Gia đình đã tổ chức cưới con trong một ngày, không mời thuốc lá.\n" in text
    assert "- Đồng chí Mùa A Lềnh: Mặt trận phường" in text
    assert "Đánh giá chất lượng chuyên đề: Chuyên đề sát tình hình của bản" in text
    assert "; hình thức: giơ tay.\n" in text
    for of_the_meeting in ("24/11/2026", "Đinh Thị Thu", "đảng phí", FULL["discussion"][0]["content"], "21 giờ 15"):
        assert of_the_meeting not in text


def test_a_topic_treated_at_the_meeting_is_recorded_with_the_people_of_the_meeting(made: Callable[..., bytes]) -> None:
    text = text_of(made("thematic-minutes", topical(FULL)))
    assert "thứ Ba, ngày 24/11/2026" in text
    assert "có mặt: 19 đồng chí (chính thức 17, dự bị 2), đạt 90,48%." in text
    assert f"- Đồng chí Tòng Văn Inh: {FULL['discussion'][0]['content']}" in text
    assert "- Biểu dương người tốt, việc tốt tháng 11 năm 2026: 17/17 đồng chí tán thành, đạt 89,47%;" in text
    assert text.count("(19 đồng chí)") == 1
    regular = copy.deepcopy(FULL)
    del regular["thematic_meeting"]
    assert FULL["discussion"][0]["content"] not in text_of(made("thematic-minutes", regular))


def test_everybody_must_be_marked_at_a_thematic_sitting_too(full: dict[str, Any]) -> None:
    full["thematic_meeting"]["attendance"].pop(0)
    with pytest.raises(DossierRejected) as caught:
        read_dossier(full)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("not-marked", "thematic_meeting")
    assert "Lò Văn Thiêng" in problem.message


def test_an_undated_paper_of_a_sitting_carries_its_day(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    for kind, day in (("committee-minutes", 21), ("thematic-minutes", 14), ("minutes", 24)):
        del full["issuance"][kind]
        assert f"Chiềng Cơi, ngày {day} tháng 11 năm 2026" in text_of(made(kind, full))


def test_a_form_never_carries_a_number(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    full["issuance"]["self-assessment"]["number"] = 5
    assert "Số 05" not in text_of(made("self-assessment", full))


def test_the_marks_of_the_superior_committee_are_added_up_once_all_are_given(
    full: dict[str, Any], made: Callable[..., bytes]
) -> None:
    rows = full["assessment"]["rows"]
    for row in rows[1:]:
        row["superior_score"] = row["self_score"]
    assert "Cấp uỷ cấp trên chấm 8" not in text_of(made("self-assessment", full))
    rows[0]["superior_score"] = 2
    assert "Cấp uỷ cấp trên chấm 89/100 điểm, xếp loại: Khá." in text_of(made("self-assessment", full))


@pytest.mark.parametrize("name", ["Ông Lò Văn Muôn", "bà Hà Thị Pâng", "Đồng chí Đinh Thị Thu", "ĐẠI BIỂU Lò Văn Muôn"])
@pytest.mark.parametrize("is_superior", [True, False])
def test_a_guest_who_is_given_a_form_of_address_gets_no_second_one(
    name: str, is_superior: bool, full: dict[str, Any], made: Callable[..., bytes]
) -> None:
    full["meeting"]["guests"] = [{"name": name, "is_superior": is_superior}]
    assert f"Kính mời: {name}\n" in text_of(made("invitation", full))
    assert f"- {name}." in text_of(made("minutes", full))


def test_every_guest_has_an_invitation_of_their_own_or_all_share_one(
    full: dict[str, Any], made: Callable[..., bytes]
) -> None:
    full["meeting"]["guests"] = GUESTS
    text = text_of(made("invitation", full))
    assert text.count("GIẤY MỜI\n") == text.count("Nơi nhận:") == 3
    assert "Kính mời: Đồng chí Đinh Thị Thu, Đảng uỷ viên Đảng uỷ phường Chiềng Cơi\n" in text
    invited = "tới dự sinh hoạt chi bộ thường kỳ tháng 11 năm 2026, cụ thể như sau:\n"
    assert f"Trưởng bản Sàng\nChi bộ bản Mòng trân trọng kính mời đại biểu {invited}" in text
    assert "Rất mong đồng chí bố trí thời gian tới dự. Trân trọng.\n" in text
    assert "đúng giờ" not in text
    full["extra"]["invitation"]["together"] = True
    text = text_of(made("invitation", full))
    assert "- Đại biểu Hà Thị Pâng." in text
    assert text.count("GIẤY MỜI\n") == 1
    assert "Kính mời:\n- Đồng chí Đinh Thị Thu" in text
    assert (
        "- Đại biểu Hà Thị Pâng.\nChi bộ bản Mòng trân trọng kính mời các đồng chí, các vị đại biểu tới dự sinh hoạt"
        in text
    )


def test_an_archive_line_that_was_typed_is_not_printed_twice(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    full["issuance"]["resolution"]["recipients"] = ["Đảng uỷ phường", "- Lưu: Chi bộ."]
    assert "- Đảng uỷ phường;\n- Lưu Chi bộ.\n" in text_of(made("resolution", full))


def test_only_the_last_vote_on_a_paper_closes_it(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    full["votes"].insert(0, {"subject": "Lần một", "paper": "resolution", "agree": 14, "disagree": 3})
    text = text_of(made("resolution", full))
    assert text.count("Nghị quyết này được 17/17 đảng viên chính thức có mặt tán thành") == 1
    assert "14/17" not in text
    assert "14/17" in text_of(made("minutes", full))


def test_an_annex_names_the_paper_that_it_belongs_to(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    line = "(Kèm theo Nghị quyết số 11-NQ/CB, ngày 24 tháng 11 năm 2026 của Chi bộ bản Mòng)"
    assert line in text_of(made("commendations", full))
    del full["issuance"]["resolution"]
    assert "(Kèm theo Kết luận số 03-KL/CB, " in text_of(made("commendations", full))
    assert "(Kèm theo dự thảo Nghị quyết của Chi bộ bản Mòng)" in text_of(made("commendations", as_draft(FULL)))
    del full["issuance"]["conclusion"]
    text = text_of(made("commendations", full))
    assert "Kèm theo" not in text
    assert "PHỤ LỤC" not in text  # a list for the board belongs to no paper


def test_a_paper_refers_to_its_annex(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    reference = "(danh sách tại Phụ lục kèm theo)"
    assert [reference in text_of(made(kind, full)) for kind in ("resolution", "conclusion")] == [True, False]
    del full["issuance"]["resolution"]
    assert reference in text_of(made("conclusion", full))
    del full["commendations"]
    assert reference not in text_of(made("conclusion", full))


def test_minutes_without_a_number_have_no_number_line(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    del full["issuance"]["minutes"]
    text = text_of(made("minutes", full))
    assert "Số " not in text.partition("BIÊN BẢN")[0]
    assert "Chiềng Cơi, ngày 24 tháng 11 năm 2026" in text


def test_the_secretary_signs_where_nobody_is_named(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    assert "T/M CHI BỘ\nPHÓ BÍ THƯ\n\n\n\n\nQuàng Thị Hoa" in text_of(made("agenda", full))
    del full["issuance"]["agenda"]["signer"]
    assert "T/M CHI BỘ\nBÍ THƯ\n\n\n\n\nLò Văn Thiêng" in text_of(made("agenda", full))


# As an office would say it --------------------------------------------------------------------------------


def test_minutes_tell_of_dues_and_of_the_state_of_mind_in_the_order_of_the_meeting(made: Callable[..., bytes]) -> None:
    text = text_of(made("minutes", FULL))
    first, content = text.split("II- NỘI DUNG\n")
    assert "đảng phí" not in first
    assert "- Số đảng viên phải dự sinh hoạt: 21 đồng chí; có mặt: 19 đồng chí" in first
    assert content.startswith(
        "1. Thông báo tình hình đảng viên, đảng phí\n"
        "19/19 đồng chí thuộc diện đóng đảng phí đã nộp đủ đảng phí tháng 11.\n"
    )
    points = ["a) Tình hình tư tưởng đảng viên: ", "b) Dư luận trong Nhân dân: "]
    points += ["c) Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh: ", "d) Công tác xây dựng Đảng: "]
    places = [content.index(point) for point in points]
    assert places == sorted(places)
    for said in ("Thông tin thời sự: ", "Định hướng của đảng uỷ\n", "- Đồng chí Đinh Thị Thu: ", "Tiếp thu: Chi bộ"):
        assert said in content


def test_dues_not_yet_paid_are_counted(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    full["meeting"]["fee_status"]["paid"] = 17
    wanted = "17/19 đồng chí thuộc diện đóng đảng phí đã nộp đảng phí tháng 11; còn 2 đồng chí chưa nộp.\n"
    assert wanted in text_of(made("minutes", full))


def test_a_resolution_says_who_met_what_was_decided_and_where_it_goes(made: Callable[..., bytes]) -> None:
    text = text_of(made("resolution", FULL))
    opening = text[text.index("Ngày 24/11/2026, tại") : text.index("I- ĐÁNH GIÁ")]
    for said in (
        "từ 19 giờ 30 phút đến 21 giờ 15 phút (105 phút)",
        "vắng có lý do 2",
        "được miễn sinh hoạt 2",
        "Chủ trì: đồng chí Lò Văn Thiêng, Bí thư Chi bộ. Thư ký: đồng chí Cà Thị Nga",
        "Sau khi nghe chi uỷ báo cáo, hội nghị đã thảo luận, tự phê bình và phê bình, thống nhất quyết nghị:\n",
    ):
        assert said in opening
    assert "THÁNG 12 NĂM 2026\n1. Chính trị, tư tưởng, xây dựng Đảng\n- Tuyên truyền kết quả" in text
    assert "2. Các nhiệm vụ cụ thể\nTT\n" in text
    assert "trong 02 ngày, báo cáo Đảng uỷ phường Chiềng Cơi trong 03 ngày làm việc sau buổi sinh hoạt" in text
    assert "- Ban công tác Mặt trận, các đoàn thể bản (để thực hiện);\n" in text
    assert "Đồng chí Bạc Thị Lả, đảng viên, bản Mòng (ngày 09/11/2026): " in text


@pytest.mark.parametrize("kind", ["minutes", "resolution", "conclusion"])
def test_the_practical_deed_is_printed_once(kind: str, full: dict[str, Any], made: Callable[..., bytes]) -> None:
    text = text_of(made(kind, full))
    assert text.count(full["practical_deed"]["title"]) == 1
    assert "(Việc làm thiết thực tháng 12 năm 2026)" in text
    assert "Phụ trách: đồng chí Lò Thị Biên" not in text
    full["practical_deed"]["title"] = "Dọn vệ sinh đường nội bản"
    text = text_of(made(kind, full))
    assert "Việc làm thiết thực tháng 12 năm 2026: Dọn vệ sinh đường nội bản." in text
    assert "(Việc làm thiết thực" not in text


@pytest.mark.parametrize(
    ("called", "said"), [("dong_chi", "đồng chí"), ("ong", "ông"), ("ba", "bà"), (None, "đại biểu")]
)
def test_a_guest_is_called_as_the_dossier_says(
    called: str | None, said: str, full: dict[str, Any], made: Callable[..., bytes]
) -> None:
    full["meeting"]["guests"] = [
        {"name": "Hà Thị Pâng", "role": "Bí thư Chi bộ", "unit": "Chi bộ bản San", "called": called}
    ]
    text = text_of(made("invitation", full))
    assert f"Kính mời: {said.capitalize()} Hà Thị Pâng, Bí thư Chi bộ bản San\n" in text
    assert f"trân trọng kính mời {said} tới dự" in text
    assert f"Rất mong {said} bố trí" in text
    assert f"- {f'{said.capitalize()} ' if called else ''}Hà Thị Pâng, Bí thư Chi bộ bản San." in text_of(
        made("minutes", full)
    )


def test_a_model_meeting_says_so(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    full["meeting"]["is_model"] = True
    for kind in ("agenda", "invitation", "minutes"):
        assert "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026 (sinh hoạt mẫu)" in text_of(made(kind, full))


def test_a_committee_meeting_is_at_somebodys_house_and_counts_who_agreed(made: Callable[..., bytes]) -> None:
    text = text_of(made("committee-minutes", FULL))
    assert "tại nhà đồng chí Bí thư Chi bộ, Chi uỷ Chi bộ bản Mòng họp" in text
    assert "được 3/3 đồng chí thống nhất trình chi bộ:" in text


def test_a_list_of_good_deeds_is_headed_as_the_movement_is_called(made: Callable[..., bytes]) -> None:
    title = "“Người tốt, việc tốt” học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh tháng 11 năm 2026"
    assert title in text_of(made("commendations", FULL))


def test_an_agenda_may_give_the_time_on_the_clock(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    assert "19 giờ 30 - 19 giờ 35" not in text_of(made("agenda", full))
    full["extra"]["agenda"] = {"slots": True}
    text = text_of(made("agenda", full))
    assert "19 giờ 30 - 19 giờ 35\n" in text
    assert "21 giờ 10 - 21 giờ 15\n" in text
    assert text.index("Biểu dương người tốt") < text.index("biểu quyết thông qua nghị quyết")


# What a cell leaves out -----------------------------------------------------------------------------------


def _optional_blocks(kind: str) -> list[str]:
    sheet = KINDS.kind(kind).sheet
    needed = [*sheet.requires, *(group[-1] for group in sheet.requires_one_of)]
    needed += ["extra" for field in sheet.extra if field.required]
    required = {path.split(".")[0] for path in needed} | {"org", "meeting", "issuance"}
    return [block for block in FULL if block not in required and block in KINDS.kind(kind).reads]


def _headings(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Each paragraph that opens something (I- …, 1. … without a full stop, … :) with the one that follows it."""
    for text, following in pairwise(texts):
        if (
            re.match(r"[IVX]+- ", text)
            or re.match(r"\d+\. [^.;:]*$", text)
            or (text.endswith(":") and not text.endswith(("các nội dung sau:", "quyết nghị:", "kết luận:")))
        ):
            yield text, following


@pytest.mark.parametrize("kind", list(KINDS.kinds))
def test_a_block_left_out_leaves_no_empty_heading_and_no_gap_in_the_numbering(
    kind: str, made: Callable[..., bytes]
) -> None:
    blocks = _optional_blocks(kind)
    for left_out in [[], *([block] for block in blocks), blocks]:
        dossier = {name: value for name, value in FULL.items() if name not in left_out}
        texts = paragraphs(made(kind, dossier))
        for heading, following in _headings(texts):
            assert following.strip(), (left_out, heading)
            assert not re.match(r"[IVX]+- ", following), (left_out, heading, following)
        romans = [match[1] for text in texts if (match := re.match(r"([IVX]+)- ", text))]
        assert romans == ["I", "II", "III", "IV", "V"][: len(romans)], left_out


def test_the_least_that_the_kinds_require_makes_every_kind(catalogue: Catalogue) -> None:
    assert len(generate_all(catalogue, read_dossier(bare(FULL)))) == len(catalogue.kinds)


# Faithful -------------------------------------------------------------------------------------------------

PRINTABLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\u2028\u2029"), min_size=1, max_size=40
).filter(clean)  # a text of nothing visible is a blank one
TRICKY = st.sampled_from(
    ["AT&T <Ltd> Co", "R&D", "{_{ a }_}", "{{ 7*7 }}", "{% if %}", "]]>", "a  b", " x ", "&amp;", "‘’“”", "c:\\d", "Ế"]
)


def _typed_places(kind: str) -> list[str]:
    """Where the complete sample holds a text that `kind` prints as it stands; a person's name may be a code."""
    fields = (re.sub(r"^extra\.", f"extra.{kind}.", field) for field in KINDS.kind(kind).template.fields)
    rows = [(f"{row.name}[].{column.name}", column) for row in KINDS.kind(kind).sheet.extra for column in row.fields]
    people = {f"extra.{kind}.{name}" for name, column in rows if column.type in ("person", "people")}
    return [field for field in fields if isinstance(_place(FULL, field)[2], str) and field not in people]


def _place(dossier: dict[str, Any], field: str) -> tuple[Any, Any, Any]:
    """The container, key and value that the first item at `field` stands in; value None where it is no text."""
    container: Any = None
    key: Any = None
    here: Any = dossier
    for name, bracket in re.findall(r"([^.\[\]]+)|(\[\])", field):
        container, key = here, 0 if bracket else name
        try:
            here = here[key]
        except (KeyError, IndexError, TypeError):
            return None, None, None
    if isinstance(here, list) and here and isinstance(here[0], str):
        container, key, here = here, 0, here[0]
    typed = isinstance(here, str) and not re.fullmatch(r"\d{4}-.*|[a-z_-]+", here)  # dates, choices, codes
    return container, key, here if typed else None


def _printing(kind: str, field: str) -> dict[str, Any]:
    """A dossier with which `kind` prints `field`."""
    if kind == "chair-script":  # says something at every kind of item
        return {**copy.deepcopy(TYPED), "agenda_items": [*FULL["agenda_items"], {"content": "x", "kind": "thematic"}]}
    if field == "practical_deed.result" and kind != "chair-script":  # in words where no task in the table is the deed
        return {**copy.deepcopy(TYPED), "tasks": copy.deepcopy(FULL["tasks"][:-1])}
    if field == "org.superior_committee":  # named where no recipients are
        found = copy.deepcopy(TYPED)
        found["issuance"][kind].pop("recipients", None)
        return found
    if field == "committee_meeting.contents" and kind == "notice":
        return {**copy.deepcopy(TYPED), "agenda_items": []}
    if field.startswith("committee_meeting.") and kind != "committee-minutes":
        return as_draft(TYPED)
    found = topical(TYPED) if kind == "thematic-minutes" else copy.deepcopy(TYPED)
    if field.startswith("practical_deed."):  # told in words where no task of the table is the deed
        found["practical_deed"]["title"] = "Dọn vệ sinh đường nội bản"
    return found


PLACES = [(kind, field) for kind in KINDS.kinds for field in _typed_places(kind)]


def test_the_property_below_covers_the_texts_that_people_type() -> None:
    fields = {field for _, field in PLACES}
    assert len(fields) > 35
    assert {"extra.invitation.requests", "extra.committee-minutes.opinions[].content"} <= fields
    assert {"discussion[].content", "tasks[].work", "org.cell_name", "review.done", "commendations[].deed"} <= fields


@settings(max_examples=250)
@given(place=st.sampled_from(PLACES), text=PRINTABLE | TRICKY)
def test_any_printable_text_in_any_field_stands_in_the_document_exactly(place: tuple[str, str], text: str) -> None:
    kind, field = place
    dossier = _printing(kind, field)
    container, key, _ = _place(dossier, field)
    container[key] = text
    printed = text_of(generate(KINDS, kind, read_dossier(dossier)).content)
    wanted = clean(text).replace(NO_BREAK, " ")  # what has no width is never kept, nor blanks around a value
    assert wanted in printed or wanted.upper() in printed


def test_lines_of_a_text_become_paragraphs_in_its_own_style(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    full["discussion"][0]["content"] = "Ý thứ nhất\n\nÝ thứ hai\r\nÝ thứ ba"
    document = docx.Document(io.BytesIO(made("minutes", full)))
    found = [p for p in document.paragraphs if "Ý thứ" in p.text]
    assert [p.text for p in found] == ["- Đồng chí Tòng Văn Inh: Ý thứ nhất", "Ý thứ hai", "Ý thứ ba."]
    assert {p.style.name for p in found} == {"HD05 Nội dung"}


def test_a_newline_in_a_one_line_field_is_a_line_break(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    full["org"]["cell_name"] = "Chi bộ bản Mòng\nvà bản Lụa"
    assert "CHI BỘ BẢN MÒNG\nVÀ BẢN LỤA" in text_of(made("agenda", full))


def test_decomposed_text_is_printed_composed(full: dict[str, Any], made: Callable[..., bytes]) -> None:
    full["meeting"]["place"] = unicodedata.normalize("NFD", "Nhà văn hoá bản Mòng")
    text = text_of(made("agenda", full))
    assert "Nhà văn hoá bản Mòng" in text
    assert unicodedata.is_normalized("NFC", text)


def test_the_chair_s_script_says_a_list_once_and_names_everybody(made: Callable[..., bytes]) -> None:
    """Four times the same programme: the second time an item comes, it leads back to the first."""
    text = text_of(made("chair-script", crowded(FULL)))
    first = FULL["tasks"][0]["work"]
    assert text.count(first) == 6  # as many times as it is a task
    assert text.count("Lời dẫn, danh sách như mục 1.") == 3
    assert text.count("Biểu quyết như mục 7; mời đồng chí Cà Thị Nga đếm và đọc kết quả.") == 3
    praised = text.partition("Đề nghị chi bộ biểu dương 24 trường hợp, việc làm cụ thể theo Danh sách")[2]
    named = praised.partition("\n")[0]
    assert [named.count(one["name"]) for one in FULL["commendations"]] == [12, 12]
    assert FULL["commendations"][0]["deed"] not in text
    assert FULL["commendations"][0]["deed"] in text_of(made("chair-script", FULL))  # few are described


def test_the_hints_of_a_draft_stand_behind_its_last_sentence(made: Callable[..., bytes]) -> None:
    for kind, paper in (("resolution", "Nghị quyết"), ("conclusion", "Kết luận")):
        text = text_of(made(kind, as_draft(FULL)))
        assert 0 < text.index(f"{paper} này được phổ biến") < text.index("- GỢI Ý THẢO LUẬN") < text.index("Nơi nhận")


def test_a_report_speaks_of_guests_as_comrades_where_they_are(made: Callable[..., bytes]) -> None:
    assert "Đại biểu dự: đồng chí Đinh Thị Thu, Đảng uỷ viên" in text_of(made("result-report", FULL))


# Refused --------------------------------------------------------------------------------------------------


def refused(catalogue: Catalogue, kind: str, dossier: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(DossierRejected) as caught:
        generate(catalogue, kind, read_dossier(dossier))
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_every_missing_block_of_a_kind_is_named_at_once(catalogue: Catalogue, minimal: dict[str, Any]) -> None:
    wanted = [
        ("missing-block", path)
        for path in ("members", "attendance", "meeting.end_at", "meeting.chair", "meeting.clerk")
    ]
    assert refused(catalogue, "minutes", minimal) == wanted


def test_a_resolution_is_either_a_draft_or_issued(catalogue: Catalogue, full: dict[str, Any]) -> None:
    del full["issuance"]["resolution"]
    assert refused(catalogue, "resolution", full) == [("not-issued", "issuance.resolution")]


def test_a_signer_without_an_office_is_said(catalogue: Catalogue, minimal: dict[str, Any]) -> None:
    del minimal["issuance"]["agenda"]["sign_role"]
    assert refused(catalogue, "agenda", minimal) == [("missing-sign-role", "issuance.agenda.sign_role")]


def test_nobody_to_sign_is_said(catalogue: Catalogue, minimal: dict[str, Any]) -> None:
    del minimal["issuance"]
    told = [("missing-signer", "issuance.agenda.signer"), ("missing-sign-role", "issuance.agenda.sign_role")]
    assert refused(catalogue, "agenda", minimal) == told  # at once: whoever is named may have no office either


def test_an_unknown_kind_in_issuance_is_named_with_the_nearest(catalogue: Catalogue, full: dict[str, Any]) -> None:
    full["issuance"]["resolutions"] = full["issuance"]["resolution"]
    assert refused(catalogue, "agenda", full) == [("unknown-kind", "issuance.resolutions")]


def test_a_dossier_for_no_kind_at_all_says_what_each_lacks(catalogue: Catalogue, minimal: dict[str, Any]) -> None:
    del minimal["agenda_items"]
    with pytest.raises(DossierRejected) as caught:
        generate_all(catalogue, read_dossier(minimal))
    assert {"agenda_items", "tasks", "conclusion", "commendations"} <= {one.path for one in caught.value.problems}


def test_what_only_the_rules_of_the_meeting_judge_is_accepted_here(catalogue: Catalogue) -> None:
    """Late drafts, too many votes, a vague task: well-formed data, found by the rules later."""
    assert len(generate_all(catalogue, read_dossier(sample("bad-twin")))) == 9


# Names ----------------------------------------------------------------------------------------------------


def test_file_names_sort_and_say_what_they_are(catalogue: Catalogue) -> None:
    names = [(one.name, one.shown_name) for one in generate_all(catalogue, read_dossier(as_draft(FULL)))]
    assert names == sorted(names)
    assert names[2] == (
        "2026-11-24-chi-bo-ban-mong-03-nghi-quyet-du-thao-lan-1.docx",
        "2026-11-24 Chi bộ bản Mòng - Nghị quyết (Dự thảo lần 1).docx",
    )


@given(cell=PRINTABLE | TRICKY)
@settings(max_examples=100)
def test_no_cell_name_breaks_a_file_name(cell: str) -> None:
    dossier = sample("minimal")
    dossier["org"]["cell_name"] = cell
    made = generate(KINDS, "agenda", read_dossier(dossier))
    assert re.fullmatch(r"[a-z0-9-]+\.docx", made.name)
    assert not re.search(r'[\\/:*?"<>|\n\r]', made.shown_name)


# In a process of its own: in one that has run greenlets Python 3.11 can loop for ever between a call and its counting.
ASKED = """
import inspect, json, sys
from collections import Counter
from pathlib import Path
from service.config import BUILT_IN_TEMPLATES
from service.generate import generate_json
from service.kinds.catalogue import load

papers, asked = str(Path("service", "papers").resolve()), Counter()
over_the_page = ("empty_columns.py", "long_rows.py")  # which go over its rows and ask the dossier nothing

def count(frame, event, _):
    code = frame.f_code
    is_asked = code.co_filename.startswith(papers) and not code.co_filename.endswith(over_the_page)
    if event == "call" and is_asked and not code.co_flags & inspect.CO_GENERATOR:
        asked[code.co_name] += code.co_name[0] != "<"

catalogue, data = load([BUILT_IN_TEMPLATES], "resolution"), sys.stdin.buffer.read()
generate_json(catalogue, "resolution", data)
sys.setprofile(count)
generate_json(catalogue, "resolution", data)
sys.setprofile(None)
print(json.dumps(asked))
"""


def test_a_document_asks_once_for_its_head_and_foot_its_needs_and_its_name() -> None:
    command = [sys.executable, "-c", ASKED]
    ran = subprocess.run(command, input=json.dumps(FULL).encode(), cwd=ROOT, capture_output=True, check=True)
    asked: dict[str, int] = json.loads(ran.stdout)
    assert {"letterhead_of", "lacking", "file_name", "shown_name", "render"} <= asked.keys()
    assert max(asked.values()) <= 2, asked
    assert asked["letterhead_of"] == asked["lacking"] == asked["render"] == asked["_issuance_of"] == 1

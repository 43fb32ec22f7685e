"""What people already have becomes a dossier: right value by value, and nothing is lost without a word."""

from __future__ import annotations

# ruff: noqa: E501 -- what is given stands as it is given
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from service.carried import open_documents
from service.errors import FileRefused
from service.generate import generate, generate_all
from service.importing import Imported, import_files, import_html, import_text
from service.importing.columns import TITLES, UNUSED
from service.importing.corrections import corrections_of, take
from service.importing.headers import BLOCKS
from service.importing.proposals import Origin
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.vocabulary.headings import meant_by
from service.year.next_month import next_month
from tests.conftest import tool
from tests.hostile import PAGE, word
from tests.importing.cases import CASES
from tests.importing.score import Case, score, total
from tests.word_files import docx_of, in_word, zipped

BY_NAME = {case.name: case for case in CASES}


def test_the_corpus_is_large_and_varied() -> None:
    files = [case for case in CASES if case.file.endswith(".docx")]
    assert len(CASES) >= 40
    assert len(files) >= 15
    assert len([case for case in CASES if case.held_out]) * 3 >= len(CASES)
    assert len(BY_NAME) == len(CASES)


@pytest.mark.parametrize("held_out", [False, True])
def test_values_are_right_and_found(*, held_out: bool) -> None:
    whole = total(case for case in CASES if case.held_out is held_out)
    assert whole.precision >= 0.98, whole.wrong
    assert whole.recall >= 0.85, whole.missed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_not_used_is_named_and_doubts_are_asked(case: Case) -> None:
    found = case.read()
    unused = [one.text for one in found.unused]
    assert [piece for piece in case.unused if not any(piece in text for text in unused)] == []
    asked = [question.message for question in found.questions]
    assert [piece for piece in case.asked if not any(piece in text for text in asked)] == []
    assert [piece for piece in case.told if not any(piece in note for note in found.notes)] == []
    assert bool(case.asked) == bool(asked), asked


def test_no_value_that_is_called_sure_is_wrong() -> None:
    wrong = []
    for case in CASES:
        found = case.read()
        unsure = {value.path for value in found.values if not value.is_sure}
        wrong += [line for line in score(case, found).wrong if not any(path in line for path in unsure)]
    assert wrong == []


CELL = st.sampled_from(
    ["", "STT", "Họ và tên", "Chức vụ", "Năm sinh", "Ghi chú", "Có mặt", "Lý do", "Nội dung", "Thời hạn", "Điện thoại", "1", "(2)", "x", "P",
     "Lò Văn An", "VÌ THỊ BA", "Bí thư", "PBT, Trưởng bản", "1980", "12/3/1975", "0912345678", "Miễn sinh hoạt", "ốm", "Tổng cộng: 3", "15/12/2026",
     "Làm đường", "đi học xa, sn 1990", "Hoàn thành 80%", "lạ", "Nhất trí với dự thảo nghị quyết", "vắng", "T/M CHI BỘ"]
)  # fmt: skip


def places(found: Imported) -> list[Origin]:
    named: list[Any] = [*found.values, *found.unused, *found.questions, *found.figures]
    return [one.origin for one in named]


def accounted(found: Imported) -> set[tuple[int, str]]:
    """The rows and columns that a proposal, a question or the report names."""
    return {(origin.row, origin.column) for origin in places(found)}


@given(st.lists(st.lists(CELL, min_size=2, max_size=6), min_size=1, max_size=9), st.sampled_from(["", *BLOCKS]))
def test_every_cell_is_in_a_proposal_or_in_the_report(rows: list[list[str]], into: str) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    found = import_text(text, into)
    if "\t" not in text.strip() or not any(origin.column for origin in places(found)):
        return  # so few cells that they are read as lines
    told = accounted(found)
    cells = {(row, column) for row, cells in enumerate(rows, 1) for column, cell in enumerate(cells) if cell}
    assert {(row, chr(65 + column)) for row, column in cells} <= told


LINE = st.sampled_from(
    ["", "Danh sách đảng viên:", "1. Lò Văn An - Bí thư", "đ/c Vì Thị Ba (PBT), sn 1980, 0912345678", "- Lèo Văn Cu: vắng (ốm)", "Quàng Văn Dân vắng",
     "Vắng: Lò Văn Én (đi viện), ai đó nữa", "2. Thảo luận (30 phút)", "3. Biểu quyết", "Đ/c Hà Thị Gấm: Đề nghị chi bộ quan tâm lắp đèn đường", "còn gì nữa không",
     "CHƯƠNG TRÌNH", "Ý kiến thảo luận:", "giàng a sếnh", "Nhớ đi đúng giờ nhé"]
)  # fmt: skip


@given(st.lists(LINE, min_size=1, max_size=9), st.sampled_from(["", *BLOCKS]))
def test_every_line_is_in_a_proposal_or_in_the_report(lines: list[str], into: str) -> None:
    found = import_text("\n".join(lines), into)
    told = {row for row, _ in accounted(found)}
    assert {number for number, line in enumerate(lines, 1) if line} <= told


@pytest.mark.parametrize(
    ("lines", "called"),
    [
        (("CHÍNH PHỦ", "Số: 30/2026/NĐ-CP", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 05 tháng 3 năm 2026", "NGHỊ ĐỊNH", "Về công tác văn thư", "Điều 1. Phạm vi điều chỉnh"), "văn bản nhà nước"),
        (("ĐOÀN TNCS HỒ CHÍ MINH", "BCH ĐOÀN XÃ CHIỀNG PHA", "Số 05-NQ/ĐTN", "NGHỊ QUYẾT", "Ưu điểm: Đoàn viên tham gia đầy đủ.", "1. Lò Văn An phụ trách thể thao."), "nghị quyết của cơ quan nhà nước hoặc đơn vị khác"),
        (("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐƠN XIN CHUYỂN SINH HOẠT ĐẢNG", "Kính gửi: Chi bộ bản Mòng", "Lò Văn An", "Sinh ngày 12/3/1990", "Tôi xin chuyển sinh hoạt đảng về nơi cư trú mới."), "đơn, biểu mẫu hoặc giấy tờ khác"),
        (("ĐẢNG BỘ XÃ CHIỀNG PHA", "CHI BỘ BẢN MÒNG", "BIÊN BẢN HỌP CHI BỘ", "Chủ trì: {{ chu_tri }}", "Có mặt: {{ co_mat }}", "Ưu điểm: {{ uu_diem }}"), "mẫu chưa điền"),
    ],
    ids=["state", "union", "application", "template"],
)  # fmt: skip
def test_a_paper_of_others_is_named_and_nothing_of_it_is_taken(lines: tuple[str, ...], called: str) -> None:
    found = import_files([("van-ban.docx", docx_of(*lines))])
    assert found.values == ()
    assert [called in note for note in found.notes] == [True]
    assert [one.text for one in found.unused if one.text in lines]


def test_a_month_is_no_share_and_what_somebody_does_is_no_part_of_the_name() -> None:
    lines = ["CHI BỘ: THÔN BÁI DƯƠNG", "ĐẢNG CỘNG SẢN VIỆT NAM", "BIÊN BẢN HỌP CHI BỘ", "Thời gian: 14 giờ 00, ngày 24/10/2026",
             "- Triển khai thu đảng phí tháng 10/2026.", "Đảng viên biểu quyết nghị quyết tháng 10/2026 giơ tay.",
             "Nhiệm vụ tháng 11:", "1. Dọn mương đầu làng: đ/c Cao Thị Bích chịu trách nhiệm, xong trước 28/11/2026."]  # fmt: skip
    found = {value.path: value.value for value in import_files([("bb.docx", docx_of(*lines))]).values}
    assert not [path for path in found if "fee" in path or "votes" in path]
    assert found["org.cell_name"] == "Chi bộ thôn Bái Dương"
    assert (found["tasks[0].work"], found["tasks[0].leads[0]"]) == ("Dọn mương đầu làng", "Cao Thị Bích")
    paid = import_files([("bb.docx", docx_of(*lines[:4], "Thu đảng phí tháng 10/2026: 15/18 đồng chí đã nộp."))])
    assert {value.path: value.value for value in paid.values}["meeting.fee_status.due"] == 18


def test_what_a_message_says_around_its_programme_is_no_item() -> None:
    said = ["Chi bộ thông báo lịch họp T12", "19h30 ngày 24/12 tại NVH xóm", "Nội dung:", "- Đọc tin thời sự", "- Thảo luận", "Đ/c nào vắng báo trước cho BT nhé. Đ/c Bùi Văn Tí xin vắng."]  # fmt: skip
    found = import_text("\n".join(said))
    assert [value.value for value in found.values] == ["Đọc tin thời sự", "Thảo luận"]
    assert {one.text for one in found.unused} == {*said[:3], said[5]}


def test_to_work_with_others_may_be_all_of_a_task_and_its_day_is_of_the_year_of_the_paper() -> None:
    lines = ["ĐẢNG CỘNG SẢN VIỆT NAM", "CHI BỘ BUÔN PUĂN A", "Ea Phê, ngày 03 tháng 12 năm 2026", "KẾT LUẬN", "Nhiệm vụ tháng 12:",
             "a) Đồng chí Y Bhiu Mlô phối hợp công an xã nắm tình hình thanh niên đi làm xa, xong 25/12."]  # fmt: skip
    found = {value.path: value for value in import_files([("kl.docx", docx_of(*lines))]).values}
    assert found["tasks[0].work"].value == "Phối hợp công an xã nắm tình hình thanh niên đi làm xa"
    assert (found["tasks[0].due"].value, found["tasks[0].due"].is_sure) == ("2026-12-25", False)


def test_a_text_in_which_some_line_looks_like_a_name_is_no_list_of_members() -> None:
    text = [f"Mục {number}. Trong thôn có nhiều việc phải làm, nhất là đường và nước sạch." for number in range(1, 8)]
    found = import_files([("bai-viet.docx", docx_of("Lò Văn An", *text, "Vì Thị Ba"))])
    assert found.values == ()
    assert {one.text for one in found.unused} == {"Lò Văn An", *text, "Vì Thị Ba"}
    listed = import_files([("danh-sach.docx", docx_of("Lò Văn An - Bí thư", "Vì Thị Ba", "Mòng Văn Cu", text[0]))])
    assert [value.value for value in listed.values if value.path.endswith("full_name")] == [
        "Lò Văn An",
        "Vì Thị Ba",
        "Mòng Văn Cu",
    ]


@pytest.mark.parametrize("case", [case for case in CASES if case.file.endswith(".docx")], ids=lambda case: case.name)
def test_every_paragraph_of_a_paper_is_in_a_proposal_or_in_the_report(case: Case) -> None:
    from service.format_check.intake import read_file
    from service.format_check.word import read_word

    assert isinstance(case.given, bytes)
    found = case.read()
    paragraphs, tables = {one.paragraph for one in places(found)}, {one.table for one in places(found)}
    word = read_word(read_file(case.given, case.file))
    inside = {
        number for table in word.tables if table.number + 1 in tables for number in range(table.first, table.last + 1)
    }
    lost = [one.plain for one in word.paragraphs if one.plain and one.number not in paragraphs | inside]
    assert lost == []


def test_next_month_begins_from_hand_typed_minutes(catalogue: Catalogue) -> None:
    for name in (
        "minutes: as the guidance wants them, tasks in a table",
        "minutes: like a state paper, tabs in the head, labels, tasks as sentences, wrong figures",
    ):
        found = BY_NAME[name].read()
        following = next_month(read_dossier(found.dossier), catalogue.kinds)
        assert following["meeting"]["period"] > found.dossier["meeting"]["period"]
        assert [task["work"] for task in following["prev_tasks"]] == [task["work"] for task in found.dossier["tasks"]]
        following["agenda_items"] = [{"content": "Báo cáo kết quả"}]
        following.setdefault("issuance", {})["agenda"] = {"draft_no": 1, "signer": "Lò Văn An", "sign_role": "Bí thư"}
        assert generate(catalogue, "agenda", read_dossier(following)).content.startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.7 x", "PDF"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "ảnh"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx"),
        ("a.rtf", b"{\\rtf1 x}", ".docx"),
        ("a.bin", b"\x00\x01\x02\x03" * 50, "dán chữ"),
        ("a.txt", b"  ", "trống"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_that_helps(name: str, content: bytes, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        import_files([(name, content)])
    assert said in refused.value.problems[0].message


def test_a_roster_and_minutes_make_one_dossier() -> None:
    roster = "STT\tHọ và tên\tNăm sinh\tChức vụ\n1\tPhạm Văn Hưng\t1960\tBí thư\n2\tLÊ THU HÀ\t1990\t\n3\tHoàng Văn Thái\t1971\t\n"
    minutes = BY_NAME["minutes: as the guidance wants them, tasks in a table"]
    assert isinstance(minutes.given, bytes)
    found = import_files([("ds.txt", roster.encode()), (minutes.file, minutes.given)])
    names = [row["full_name"] for row in found.dossier["members"]]
    assert names == ["Phạm Văn Hưng", "Lê Thu Hà", "Hoàng Văn Thái", "Nguyễn Thị Tuyết"]
    assert found.dossier["meeting"]["chair"] == "pham-van-hung"
    assert found.dossier["members"][0]["birth_year"] == 1960


def test_the_same_input_gives_the_same_answer() -> None:
    case = BY_NAME["minutes: a school, head in text boxes, guests, dues"]
    assert json.dumps(case.read().as_json()) == json.dumps(case.read().as_json())


def test_text_and_html_are_taken_over_http(client: FlaskClient) -> None:
    def sent(text: str, kind: str) -> Any:
        return client.post("/api/v1/imports", data=text.encode(), content_type=kind).json

    table = "<table><tr><td>Họ tên<td>Chức vụ<td>SĐT<tr><td>Lò Văn An<td>BT<td>0912345678</table>"
    answer = sent(table, "text/html")
    assert answer["dossier"]["members"] == [
        {"full_name": "Lò Văn An", "party_role": "bi_thu", "member_id": "lo-van-an"}
    ]
    assert [one["text"] for one in answer["unused"] if one["why"] == "personal"] == ["0912345678"]
    assert sent("1. Lò Văn An - Bí thư", "text/plain")["values"][0]["where"]["row"] == 1
    assert client.post("/api/v1/imports", data=b"{}", content_type="application/json").status_code == 415


def test_html_that_is_deep_or_broken_is_read_all_the_same() -> None:
    assert import_html("<div>" * 5_000 + "Lò Văn An").unused or True
    assert import_html("<table><tr><td colspan=99999 rowspan=-1>Họ tên<tr><td>Lò Văn An").dossier


def test_a_paper_that_nobody_touched_has_no_corrections(catalogue: Catalogue, full: dict[str, Any]) -> None:
    papers = generate_all(catalogue, read_dossier(full))
    assert len(papers) > 5
    assert corrections_of(catalogue, [(paper.name, paper.content) for paper in papers]) == []


def test_a_paper_that_is_longer_than_any_of_a_meeting_is_refused_with_a_sentence() -> None:
    long = word("<w:p><w:r><w:t>Chi bộ họp</w:t></w:r></w:p>" * 2_001 + PAGE)
    with pytest.raises(FileRefused) as refused:
        import_files([("dai.docx", long)])
    assert [(one.code, "hãy chia ra" in one.message) for one in refused.value.problems] == [("file-too-long", True)]


def test_a_paper_with_its_dossier_inside_is_read_and_says_where_it_opens_whole(
    catalogue: Catalogue, full: dict[str, Any]
) -> None:
    paper = generate(catalogue, "minutes", read_dossier(full))
    notes = import_files([("bien-ban.docx", paper.content)]).notes
    assert [note for note in notes if "mang sẵn hồ sơ bên trong; mở ở “Mở tệp cũ”" in note]


def test_corrections_made_in_word_are_told_and_can_be_taken(catalogue: Catalogue, full: dict[str, Any]) -> None:
    paper = generate(catalogue, "minutes", read_dossier(full))
    changed = in_word(paper.content, {"10 bóng sáng": "12 bóng sáng", "Nhà văn hoá bản Mòng": "Trụ sở cũ bản Mòng"})
    found = corrections_of(catalogue, [("bien-ban.docx", changed)])
    assert {one.path for one in found} >= {"tasks.3.result", "meeting.place"}
    assert any("ghi “12 bóng”, hồ sơ bên trong ghi “10 bóng”" in str(one) for one in found)
    opened = open_documents([("bien-ban.docx", changed)]).data
    results = [take(opened, one.path, one.before, one.value) for one in found if one.path]
    assert results == [True] * len(results)
    assert opened["meeting"]["place"] == "Trụ sở cũ bản Mòng"
    assert opened["tasks"][3]["result"].startswith("12 bóng sáng")
    assert not take(opened, "meeting.place", "Nhà văn hoá bản Mòng", "Nơi khác")  # it is not what stands there any more
    assert not take(opened, "tasks.99.result", "", "x")


@pytest.mark.parametrize("block", [*TITLES])
def test_every_title_that_a_column_may_be_given_means_what_it_says(block: str) -> None:
    is_of_people = block in ("members", "attendance")
    for name, title in TITLES[block].items():
        found = [meant_by(title, one) for one in (("members", "attendance") if is_of_people else (block,))]
        assert name.removeprefix("at.") == next(filter(None, found)), title


ODD = "Người\tGhi chép\tViệc giao\nLò Văn An\tBí thư\tx\nCà Thị Bé\tPhó Bí thư\tx\n"


def test_columns_are_told_and_a_person_says_what_they_are_instead() -> None:
    found = import_text(ODD, "members")
    assert [column.letter for column in found.tables[0].columns] == ["A", "B", "C"]
    told = import_files([("", ODD.encode())], "members", {0: ["Họ và tên", UNUSED, "Có mặt"]})
    assert [column.title for column in told.tables[0].columns] == ["Họ và tên", UNUSED, "Có mặt"]
    assert [row["full_name"] for row in told.dossier["members"]] == ["Lò Văn An", "Cà Thị Bé"]
    assert "party_role" not in told.dossier["members"][0]
    assert any("Bí thư" in one.text for one in told.left_over)  # what is not taken is named
    assert {row["state"] for row in told.dossier["attendance"]} == {"co_mat"}
    again = import_files([("", ODD.encode())], "members", {0: ["Họ và tên", "Chức vụ Đảng", UNUSED]})
    assert [row["party_role"] for row in again.dossier["members"]] == ["bi_thu", "pho_bi_thu"]


def test_columns_of_tasks_are_told_too_and_without_their_first_nothing_is_taken() -> None:
    table = "Việc\tAi\tBao giờ\nPhát quang đường\tLò Văn An\t15/12/2026\nThu quỹ\tCà Thị Bé\t20/12/2026\n"
    titles = ["Nội dung công việc", "Người thực hiện", "Thời hạn"]
    found = import_files([("", table.encode())], "tasks", {0: titles})
    assert [(row["work"], row["due"]) for row in found.dossier["tasks"][-2:]] == [
        ("Phát quang đường", "2026-12-15"),
        ("Thu quỹ", "2026-12-20"),
    ]
    assert len(found.dossier["tasks"]) == 2
    none = import_files([("", table.encode())], "tasks", {0: [UNUSED, "Người thực hiện", "Thời hạn"]})
    assert "tasks" not in none.dossier
    assert len(none.left_over) >= 6


@pytest.mark.parametrize(
    ("into", "titles", "above", "rows"),
    [
        (
            "tasks",
            ["Nội dung công việc", "Người thực hiện"],
            "Món\tNgười lo",
            "Sửa cầu\tLò Văn An\nQuét đường\tCà Thị Bé",
        ),
        ("members", ["Họ và tên", "Ngày sinh"], "Quý danh\tNăm nào", "Lò Văn An\t1970\nCà Thị Bé\t1980"),
        ("agenda_items", ["Nội dung", "Thời lượng"], "Mục nào\tBao lâu", "Khai mạc\t5 phút\nThảo luận\t30 phút"),
    ],
)
def test_a_row_above_columns_that_a_person_named_is_data_where_it_is_like_the_rows_below(
    into: str, titles: list[str], above: str, rows: str
) -> None:
    bare = import_files([("", rows.encode())], into, {0: titles})
    titled = import_files([("", f"{above}\n{rows}".encode())], into, {0: titles})
    assert len(bare.dossier[into]) == 2
    assert titled.dossier[into] == bare.dossier[into]


def test_a_zip_of_lists_and_papers_is_read_as_the_files_in_it() -> None:
    roster = "Họ và tên;Năm sinh\nLò Văn An;1980\nLò Thị Bé;1990\n".encode()
    alone = import_files([("ds.csv", roster)])
    packed = import_files([("a.zip", zipped({"ds.csv": roster, "__MACOSX/._ds.csv": b"x", "anh.jpg": b"\xff\xd8"}))])
    assert packed.dossier == alone.dossier
    assert [member["full_name"] for member in packed.dossier["members"]] == ["Lò Văn An", "Lò Thị Bé"]


@pytest.mark.office
@pytest.mark.slow
def test_papers_that_libreoffice_saved_give_the_same_values(tmp_path: Path) -> None:
    """Whoever edits them without Word writes another file of the same page."""
    cases = [case for case in CASES if case.file.endswith(".docx")]
    for number, case in enumerate(cases):
        (tmp_path / f"{number}.docx").write_bytes(bytes(case.given))  # type: ignore[arg-type]  # a .docx is bytes
    (saved := tmp_path / "saved").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [tool("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved)]
    subprocess.run([*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=300)
    whole = total(replace(case, given=(saved / f"{number}.docx").read_bytes()) for number, case in enumerate(cases))
    own = total(cases)
    assert (whole.wrong, whole.missed) == (own.wrong, own.missed)

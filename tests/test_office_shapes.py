"""The shapes in which cells send their tables: names of sheets, headings, marks and dates as people write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service.dossier import Dossier
from service.dossier.meeting import Presence
from service.errors import CellProblem, TableRejected
from service.kinds.catalogue import Catalogue
from service.tables import Assembler, Table, blank_tables, open_table
from service.tables.meanings import block_of
from service.tables.remembered_columns import columns_from
from tests.commune_tables import HEAD, ROW, csv_bytes, row
from tests.office_books import book_of, opener, saved_twice

HOME = ["mong", "Chi bộ bản Mòng", "Đảng bộ phường Chiềng Cơi", "Chiềng Cơi"]
MEETING_HEAD = ["Mã", "Chi bộ", "Đảng bộ", "Địa danh", "Tháng", "Ngày họp", "Giờ họp", "Nơi họp", "Chủ trì", "Thư ký"]
MEETING = [*HOME, "T11/2026", "ngày 24 tháng 11 năm 2026", "19h30", "Nhà văn hoá", "Lò Văn Xuân", "Quàng Thị Hoa"]
PEOPLE = ["Lò Văn Xuân", "Quàng Thị Hoa", "Cà Văn Hùng", "Tòng Thị Nga"]
ROSTER: list[list[Any]] = [
    ["DANH SÁCH ĐẢNG VIÊN"],
    ["Mã", "STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Số điện thoại"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ["MONG", 1, PEOPLE[0], "12/3/1975", "Bí thư", "0912345678"],
    ["", 2, PEOPLE[1], "1980", "PBT", ""],
    ["", 3, PEOPLE[2], "1990", "Đảng viên", ""],
    ["", 4, PEOPLE[3], "5/6/1991", "", ""],
]
MARKED = [
    ["Mã", "STT", "Họ tên", "Điểm danh", "Lý do"],
    ["mong", 1, PEOPLE[0], "x", ""],
    ["", 2, PEOPLE[1], "x", ""],
    ["", 3, PEOPLE[2], "P", "đi viện"],
    ["", 4, PEOPLE[3], "0", ""],
    ["Ghi chú: x: có mặt; P: vắng có lý do; 0: vắng không lý do"],
]
TICKED: list[list[Any]] = [
    ["Mã", "STT", "Họ tên", "Có mặt", "Vắng", ""],
    ["", "", "", "", "Có lý do", "Không lý do"],
    ["mong", 1, PEOPLE[0], "x", "", ""],
    ["", 2, PEOPLE[1], "x", "", ""],
    ["", 3, PEOPLE[2], "", "đi viện", ""],
    ["", 4, PEOPLE[3], "", "", "x"],
]
TASKS = [
    ["Mã chi bộ", "Nội dung công việc", "Người thực hiện", "Thời hạn", "Người chịu trách nhiệm", "Kết quả phải đạt"],
    ["mong ", "Thu đảng phí", PEOPLE[2], "trước 20/12/26", PEOPLE[0], "100%"],
]


def _merge_heading(book: Any) -> None:
    page = book["Điểm danh T11"]
    page.merge_cells("E1:F1")
    for column in "ABCD":
        page.merge_cells(f"{column}1:{column}2")


def _book(attendance: Any, touch: Any = lambda book: None) -> bytes:
    sheets = {
        "1. Cuộc họp": [MEETING_HEAD, MEETING], "Danh sách đảng viên": ROSTER, "Điểm danh T11": attendance,
        "Nhiệm vụ tháng 12": TASKS, "Ghi chép": [["Việc riêng của văn phòng"], ["mua giấy"]],
    }  # fmt: skip
    return book_of(sheets, touch)


BOOKS = {"marked": _book(MARKED), "ticked": _book(TICKED, _merge_heading)}


office, book = saved_twice(BOOKS)


@pytest.fixture
def opened(catalogue: Catalogue) -> Callable[..., Table]:
    return opener(catalogue, "all")


@pytest.fixture
def read(opened: Callable[..., Table], catalogue: Catalogue) -> Callable[..., list[Dossier]]:
    def read_it(source: bytes, kind: str = "all") -> list[Dossier]:
        table = opened(source, kind)
        assert table.problems == ()
        assembler = Assembler(table.headers, table.itemised)
        return [assembler.read(group, catalogue.kinds) for group in table.groups()]

    return read_it


@pytest.mark.parametrize("name", ["marked", "ticked"])
def test_a_workbook_as_a_cell_sends_it_is_read(book: Any, read: Any, opened: Any, name: str) -> None:
    (found,) = read(book(name))
    assert f"{found.meeting.start_at:%d/%m/%Y %H:%M}" == "24/11/2026 19:30"
    assert (found.org.cell_name, str(found.meeting.period), found.meeting.place) == (
        "Chi bộ bản Mòng", "2026-11", "Nhà văn hoá",
    )  # fmt: skip
    assert [(one.full_name, one.birth_year) for one in found.members] == list(
        zip(PEOPLE, (1975, 1980, 1990, 1991), strict=True)
    )
    assert [one.party_role.value for one in found.members[:2]] == ["bi_thu", "pho_bi_thu"]
    states = [Presence.PRESENT, Presence.PRESENT, Presence.EXCUSED, Presence.UNEXCUSED]
    assert [one.state for one in found.attendance] == states
    assert found.attendance[2].reason == "đi viện"
    (task,) = found.tasks
    assert (task.work, task.lead_names, f"{task.due:%d/%m/%Y}", task.result) == (
        "Thu đảng phí", "Cà Văn Hùng", "20/12/2026", "100%",
    )  # fmt: skip
    table = opened(book(name))
    assert any("Ghi chép" in said for said in table.account.passed)
    assert "trang" in table.account.summary


def test_two_ticks_for_one_member_are_told(opened: Any, catalogue: Catalogue) -> None:
    rows: list[list[Any]] = [list(cells) for cells in TICKED]
    rows[2][5] = "x"
    table = opened(_book(rows, _merge_heading))
    (group,) = table.groups()
    with pytest.raises(TableRejected) as refused:
        Assembler(table.headers, table.itemised).read(group, catalogue.kinds)
    found: list[CellProblem] = list(refused.value.problems)  # type: ignore[arg-type]
    assert [(one.code, one.sheet, one.row, one.column) for one in found] == [("conflict", "Điểm danh T11", 3, "F")]


@pytest.mark.parametrize(("title", "block"), [
    ("1. Cuộc họp", "meeting"), ("II. Danh sách đảng viên", "members"), ("Điểm danh T11", "attendance"),
    ("Điểm danh tháng 11/2026", "attendance"), ("DS đảng viên", "members"), ("Chương trình họp", "agenda_items"),
    ("Kết quả thực hiện nhiệm vụ", "prev_tasks"), ("Nhiệm vụ tháng 12", "tasks"), ("Biểu quyết nghị quyết", "votes"),
    ("Người tốt việc tốt", "commendations"), ("Ghi chép", ""), ("Sheet1", ""),
])  # fmt: skip
def test_sheets_are_known_by_what_people_call_them(catalogue: Catalogue, title: str, block: str) -> None:
    assert block_of(title, blank_tables.columns_for(catalogue)) == block


@pytest.mark.parametrize("start", [
    "ngày 24 tháng 11 năm 2026, 19 giờ 30", "19h30 ngày 24/11/2026", "24/11/26 19:30", "19 giờ 30 phút, 24-11-2026",
])  # fmt: skip
@pytest.mark.parametrize("period", ["T11/2026", "tháng 11/2026", "11-2026", "Tháng 11 năm 2026"])
def test_days_and_months_are_read_as_people_write_them(read: Any, start: str, period: str) -> None:
    assert read(csv_bytes([HEAD, row(start=start, period=period)]), "agenda") == read(csv_bytes([HEAD, ROW]), "agenda")


@pytest.mark.parametrize(
    "start", ["ngày 31 tháng 11 năm 2026, 19 giờ 30", "24/11/2026 hoặc 25/11/2026 19h30", "tối 24/11"]
)
def test_a_day_that_can_be_two_or_none_is_never_guessed(opened: Any, catalogue: Catalogue, start: str) -> None:
    table = opened(csv_bytes([HEAD, row(start=start)]), "agenda", "bang.csv")
    (group,) = table.groups()
    with pytest.raises(TableRejected) as refused:
        Assembler(table.headers, table.itemised).read(group, catalogue.kinds)
    assert {one.column for one in refused.value.problems if isinstance(one, CellProblem)} == {"E"}


def test_a_cell_merged_downward_holds_for_the_rows_below(read: Any) -> None:
    def merge(book: Any) -> None:
        for column in "ABCDEFHJK":
            book.worksheets[0].merge_cells(f"{column}2:{column}3")

    (found,) = read(book_of({"T": [HEAD, row(content="Một"), row(content="Hai")]}, merge), "agenda")
    assert [str(item.presenter) for item in found.agenda_items] == ["Lò Văn Xuân", "Lò Văn Xuân"]


def test_a_missing_start_is_told_on_the_sheet_of_that_meeting(opened: Any, catalogue: Catalogue) -> None:
    committee = [["Mã chi bộ", "Bắt đầu", "Địa điểm", "Chủ trì"], ["mong", "", "Nhà văn hoá", PEOPLE[0]]]
    sheets: dict[str, list[list[Any]]] = {
        "Cuộc họp": [MEETING_HEAD, MEETING], "Đảng viên": ROSTER, "Họp chi uỷ": committee,
    }  # fmt: skip
    table = opened(book_of(sheets))
    (group,) = table.groups()
    with pytest.raises(TableRejected) as refused:
        Assembler(table.headers, table.itemised).read(group, catalogue.kinds)
    (problem,) = refused.value.problems
    assert isinstance(problem, CellProblem)
    assert (problem.sheet, problem.row, problem.column) == ("Họp chi uỷ", 2, "B")


def test_a_heading_that_a_person_has_matched_once_is_known(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = [["Vào cuộc", "Thẻ", *HEAD[:4], *HEAD[5:]], [ROW[4], "A1", *ROW[:4], *ROW[5:]]]
    (tmp_path / "cot.toml").write_text('"Vào cuộc" = "Cuộc họp: Bắt đầu"\n"Thẻ" = ""\n', encoding="utf-8")
    columns = columns_from(tmp_path / "cot.toml", blank_tables.columns_for(catalogue))
    needs = blank_tables.needs_of(catalogue, "agenda", columns)
    table = open_table(csv_bytes(rows), "bang.csv", columns, needs)
    assert (table.count, table.headers[0].ignored) == (1, ((1, "Thẻ"),))
    (tmp_path / "cot.toml").write_text('"Vào cuộc" = "Bắt đầu nào"\n"Thẻ" = 5\n', encoding="utf-8")
    with pytest.raises(TableRejected) as refused:
        columns_from(tmp_path / "cot.toml", columns)
    assert [one.code for one in refused.value.problems] == ["columns-file"] * 2

"""What people type into their tables, and what spreadsheets make of it, has the value that a person reads there."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from service.dossier import Dossier
from service.errors import TableRejected
from service.kinds.catalogue import Catalogue
from service.tables import Table
from tests.commune_tables import HEAD, ROW, csv_bytes, row
from tests.office_books import book_of, opener, saved_by_libreoffice
from tests.planted_mistakes import MONTH, Rows

Sheets = dict[str, Rows]
MEETING, ROSTER, MARKED, PROGRAMME = "1. Cuộc họp", "Danh sách đảng viên", "Điểm danh T11", "Chương trình"
RESULTS = "Kết quả nhiệm vụ tháng trước"


@pytest.fixture
def opened(catalogue: Catalogue) -> Callable[..., Table]:
    return opener(catalogue, "all")


@pytest.fixture
def read(opened: Callable[..., Table], catalogue: Catalogue) -> Callable[..., list[Dossier]]:
    def read_it(source: bytes | Path, kind: str = "all", name: str = "bang.xlsx") -> list[Dossier]:
        table = opened(source, kind, name)
        assert table.problems == ()
        return [table.assembler.read(group, catalogue.kinds) for group in table.groups()]

    return read_it


def placed(refused: TableRejected) -> list[Any]:
    """Its problems, each of which has the place of a cell, or of a sheet."""
    return list(refused.problems)


def month(**changed: Rows) -> Sheets:
    """The sheets of a sound month, some changed."""
    return {title: [list(cells) for cells in rows] for title, rows in {**MONTH, **changed}.items()}


def shown(sheets: Sheets) -> bytes:
    """A workbook by XlsxWriter; a pair is a value and the format that it is shown in."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        formats = {form: book.add_format({"num_format": form}) for form in ("0%", "hh:mm", "dd/mm/yyyy", '0.0"%"')}
        for title, rows in sheets.items():
            page = book.add_worksheet(title)
            for at, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    value, form = cell if isinstance(cell, tuple) else (cell, "")
                    page.write(at, column, value, formats.get(form))
    return out.getvalue()


@pytest.mark.parametrize("start", [
    "24/11/2026 lúc 19h30", "19h30' ngày 24/11/2026", "19g30 24/11/2026", "Thứ Ba, 24/11/2026, 19h30",
    "19 giờ 30 phút ngày 24 tháng 11 năm 2026 (thứ Ba)", "24.11.2026 19.30", "24/11/2026 7:30 PM",
    "7h30 tối ngày 24/11/2026", "24/11/2026\u00a019:30",
])  # fmt: skip
def test_a_start_in_words_is_that_moment(read: Any, start: str) -> None:
    (found,) = read(csv_bytes([HEAD, row(start=start)]), "agenda", "bang.csv")
    assert f"{found.meeting.start_at:%d/%m/%Y %H:%M}" == "24/11/2026 19:30"


@pytest.mark.parametrize("period", ["11", "Tháng 11", "T11", "Th11/2026", "11.2026"])
def test_a_month_without_its_year_is_that_of_the_meeting(read: Any, period: str) -> None:
    (found,) = read(csv_bytes([HEAD, row(period=period)]), "agenda", "bang.csv")
    assert str(found.meeting.period) == "2026-11"


@pytest.mark.parametrize(("period", "start", "meant"), [
    ("1", "29/12/2026 19:30", "2027-01"), ("Tháng 12", "03/01/2027 19:30", "2026-12"),
])  # fmt: skip
def test_its_year_is_the_one_that_brings_it_nearest(read: Any, period: str, start: str, meant: str) -> None:
    (found,) = read(csv_bytes([HEAD, row(period=period, start=start)]), "agenda", "bang.csv")
    assert str(found.meeting.period) == meant


@pytest.mark.parametrize("minutes", ["15'", "15p", "15 phút", "15,0", "15.0", "19h30 - 19h45"])
def test_minutes_are_read_with_their_unit(read: Any, minutes: str) -> None:
    (found,) = read(csv_bytes([HEAD, row(minutes=minutes)]), "agenda", "bang.csv")
    assert [item.minutes for item in found.agenda_items] == [15]


def test_a_heading_that_is_said_again_on_each_page_is_no_row(read: Any, opened: Any) -> None:
    source = csv_bytes([HEAD, ROW, HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], row(cell="Chi bộ bản San")])
    assert [one.org.cell_name for one in read(source, "agenda", "bang.csv")] == ["Chi bộ bản Mòng", "Chi bộ bản San"]
    assert "1 tiêu đề lặp lại" in opened(source, "agenda", "bang.csv").account.summary


def test_a_row_that_names_a_group_of_cells_is_no_cell(read: Any, opened: Any) -> None:
    source = csv_bytes([HEAD, ["I. Khối nông thôn"], ROW, ["II. Khối trường học"], row(cell="Chi bộ Trường học")])
    assert [one.org.cell_name for one in read(source, "agenda", "b.csv")] == ["Chi bộ bản Mòng", "Chi bộ Trường học"]
    assert "2 dòng chia nhóm" in opened(source, "agenda", "b.csv").account.summary


def test_headings_may_be_numbered(read: Any) -> None:
    numbered = [f"{number}. {heading}" for number, heading in enumerate(HEAD, 1)]
    assert read(csv_bytes([numbered, ROW]), "agenda", "b.csv") == read(csv_bytes([HEAD, ROW]), "agenda", "b.csv")


@pytest.mark.parametrize("other", ["24/11/26 19h30", "24.11.2026 19:30", "ngày 24 tháng 11 năm 2026, 19 giờ 30"])
def test_rows_of_one_meeting_may_write_its_day_in_several_ways(read: Any, other: str) -> None:
    (found,) = read(csv_bytes([HEAD, ROW, row(start=other, content="Thảo luận")]), "agenda", "bang.csv")
    assert [item.content for item in found.agenda_items] == ["Báo cáo tháng 11", "Thảo luận"]


def test_meetings_of_two_kinds_on_one_day_stay_two(read: Any) -> None:
    rows = [[*HEAD, "Loại sinh hoạt"], [*ROW, "thường kỳ"], [*row(start="24/11/2026 14:00"), "chuyên đề"]]
    assert [f"{one.meeting.start_at:%H}" for one in read(csv_bytes(rows), "agenda", "bang.csv")] == ["19", "14"]


def test_cells_shown_as_per_cent_say_what_is_shown(read: Any) -> None:
    sheets = month()
    sheets[RESULTS][1][5], sheets[RESULTS][2][5] = (1, "0%"), (0.6, "0%")
    assert [task.percent for one in read(shown(sheets)) for task in one.prev_tasks] == [100, 60]


def test_a_sign_behind_a_number_makes_it_no_share(read: Any) -> None:
    sheets = month()
    sheets[RESULTS][1][5] = "100 %"
    assert read(shown(sheets))[0].prev_tasks[0].percent == 100


def test_day_and_hour_are_cells_of_their_own(read: Any) -> None:
    sheets = month()
    sheets[MEETING][2][5:7] = (46350, "dd/mm/yyyy"), (0.8125, "hh:mm")
    sheets[MEETING][3][5:7] = (46351, "dd/mm/yyyy"), 20
    assert [f"{one.meeting.start_at:%d %H:%M}" for one in read(shown(sheets))] == ["24 19:30", "25 20:00"]


def test_minutes_may_be_a_length_of_time(read: Any) -> None:
    sheets = month()
    sheets[PROGRAMME][1][2] = (20 / 1440, "hh:mm")
    assert read(shown(sheets))[0].agenda_items[0].minutes == 20


def _apart(sheets: Sheets) -> bytes:
    rows = sheets[ROSTER]
    rows[0][2:3] = ["Họ đệm", "Tên"]
    for cells in rows[1:]:
        cells[2:3] = cells[2].rsplit(" ", 1)
    return book_of(sheets)


def _under_one_heading(sheets: Sheets) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(_apart(sheets)))
    book[ROSTER]["C1"], book[ROSTER]["D1"] = "Họ và tên", None
    book[ROSTER].merge_cells("C1:D1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("written", [_apart, _under_one_heading])
def test_a_name_in_two_columns_is_one(read: Any, written: Callable[[Sheets], bytes]) -> None:
    names = [member.full_name for one in read(written(month())) for member in one.members]
    assert names == ["Lò Văn Xuân", "Quàng Thị Hoa", "Cà Văn Hùng", "Bạc Văn Thành", "Tòng Thị Nga"]


def test_a_number_with_its_symbol_is_the_number(read: Any) -> None:
    sheets = month()
    sheets["Ban hành"][1][1] = "10-CTr/CB"
    assert read(book_of(sheets))[0].issuance["agenda"].number == 10


def test_a_number_with_the_symbol_of_another_paper_is_asked_about(read: Any) -> None:
    sheets = month()
    sheets["Ban hành"][1][1] = "10-KL/CB"
    with pytest.raises(TableRejected, match="10-KL/CB"):
        read(book_of(sheets))


def _of_one_cell() -> Sheets:
    """The workbook of one cell, which has no reason to write its code everywhere."""
    sheets = month()
    for title, rows in sheets.items():
        head = next(at for at, cells in enumerate(rows) if str(cells[-1]) and len(cells) > 1)
        code = next(at for at, text in enumerate(rows[head]) if text in ("Mã", "Mã CB", "Mã chi bộ"))
        kept = [*rows[: head + 1], *(cells for cells in rows[head + 1 :] if cells[code] == "mong")]
        dropped = {code, *([0] if title == RESULTS else [])} if title != MEETING else set()
        sheets[title] = [[cell for at, cell in enumerate(cells) if at not in dropped] for cells in kept]
    return sheets


def test_the_workbook_of_one_cell_needs_no_codes(read: Any) -> None:
    (found,) = read(book_of(_of_one_cell()))
    (whole, _) = read(book_of(MONTH))
    assert found == whole


def test_the_workbook_of_two_cells_needs_them(opened: Any) -> None:
    sheets = _of_one_cell()
    sheets[MEETING] = [list(cells) for cells in MONTH[MEETING]]
    with pytest.raises(TableRejected) as refused:
        opened(book_of(sheets))
    assert {(one.code, one.sheet) for one in placed(refused.value)} == {
        ("missing-key", title) for title in MONTH if title != MEETING
    }


def test_columns_that_a_list_has_no_use_for_make_no_rows_of_another(read: Any, opened: Any) -> None:
    rows = [["Ghi chú", "Năm sinh", *MONTH[MARKED][0]], *(["", 1980, *cells] for cells in MONTH[MARKED][1:])]
    changed = book_of(month(**{MARKED: rows}))
    assert read(changed) == read(book_of(MONTH))
    assert "“Ghi chú”, “Năm sinh”" in opened(changed).account.summary


def test_who_leads_a_task_is_not_who_chairs_the_meeting(read: Any) -> None:
    found = [(str(one.meeting.chair), one.prev_tasks[0].lead_names) for one in read(book_of(MONTH))]
    assert found == [("Lò Văn Xuân", "Cà Văn Hùng"), ("Bạc Văn Thành", "Tòng Thị Nga")]


def test_a_sheet_of_marks_without_its_column_is_told_once(opened: Any) -> None:
    rows = [["Mã", "Đảng viên", "T10", "T11"], *([cells[0], cells[1], "x", "x"] for cells in MONTH[MARKED][1:])]
    with pytest.raises(TableRejected) as refused:
        opened(book_of(month(**{MARKED: rows})))
    assert [(one.code, one.sheet) for one in placed(refused.value)] == [("missing-column", MARKED)]


@pytest.mark.parametrize(("content", "said"), [
    (b"<html><table><tr><td>x</td></tr></table></html>", "trang web"), (b"%PDF-1.7", "tệp PDF"),
    (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "XML"), (b"{\\rtf1}", "văn bản RTF"),
])  # fmt: skip
def test_what_is_no_table_is_called_what_it_is(opened: Any, content: bytes, said: str) -> None:
    with pytest.raises(TableRejected, match=said):
        opened(content, "agenda", "bang.xls")


def _spoiled(book: Any) -> None:
    page = book["T"]
    page.row_dimensions[3].hidden = True
    page["I2"].number_format = '0"%"'


@pytest.mark.office
@pytest.mark.slow
def test_an_ods_tells_as_much_as_an_xlsx(opened: Any, read: Any, catalogue: Catalogue, tmp_path: Path) -> None:
    errors = [HEAD, ROW, row(cell="Chi bộ bản San"), row(cell="Chi bộ bản Lun", signer="=1/0")]
    percent = month()
    percent[RESULTS][1][5], percent[RESULTS][2][5] = (1, "0%"), (0.6, "0%")
    saved = saved_by_libreoffice(tmp_path, {"t": book_of({"T": errors}, _spoiled), "p": shown(percent)}, "ods")
    table = opened(saved["t"], "agenda", "t.ods")
    assert [sheet.hidden for sheet in table.account.sheets] == [[3]]
    *_, last = table.groups()
    with pytest.raises(TableRejected) as refused:
        table.assembler.read(last, catalogue.kinds)
    assert [(one.code, one.row, one.column) for one in placed(refused.value)] == [("broken-cell", 4, "J")]
    assert [task.percent for one in read(saved["p"], "all", "p.ods") for task in one.prev_tasks] == [100, 60]

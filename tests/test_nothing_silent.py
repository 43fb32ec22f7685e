"""What offices' tables hold besides data: nothing of it is printed, dropped or mixed without a word."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from service.dossier import Dossier
from service.errors import CellProblem, TableRejected
from service.kinds.catalogue import Catalogue
from service.tables import Assembler, Table, blank_tables
from tests.batch_runs import command
from tests.commune_tables import HEAD, ROW, csv_bytes, row
from tests.conftest import ROOT
from tests.office_books import book_of, ods_of, opener, saved_by_libreoffice, saved_twice

DAY_IN_1904 = 46350.8125 - 1462  # 24/11/2026 19:30 as old Macs count


def _first(book: Any) -> Any:
    return book.worksheets[0]


def _hide_third_row(book: Any) -> None:
    _first(book).row_dimensions[3].hidden = True


def _filter(book: Any) -> None:
    _first(book).auto_filter.ref = "A1:K3"
    _first(book).auto_filter.add_filter_column(0, ["Chi bộ bản Mòng"])
    _hide_third_row(book)


def _count_from_1904(book: Any) -> None:
    book.epoch = CALENDAR_MAC_1904


TWO = [HEAD, ROW, row(cell="Chi bộ bản San")]
BOOKS = {
    "errors": book_of(
        {"T": [HEAD, row(minutes="=1/0"), row(cell="=NA()"), row(cell="Chi bộ bản Lun", signer="=#REF!")]}
    ),
    "hidden": book_of({"T": TWO}, _hide_third_row),
    "filtered": book_of({"T": TWO}, _filter),
    "from-1904": book_of({"T": [HEAD, row(start=DAY_IN_1904)]}, _count_from_1904),
    "invisible": book_of({"T": [[f"\ufeff{HEAD[0]}", *HEAD[1:]], row(content="Báo\u200b cáo\ufeff tháng 11")]}),
    "notes": book_of(
        {
            "T": [
                HEAD, row(content="Một"), row(content="Hai"),
                ["", "", "", "", "", "", "Tổng cộng", "", "300 phút"],
                ["", "", "", "", "", "", "", "Chiềng Cơi, ngày 20 tháng 11 năm 2026"],
                ["", "", "", "", "", "", "Người lập biểu", "Bí thư"],
                ["", "", "", "", "", "", "Lò Văn Xuân"],
            ]
        }
    ),
}  # fmt: skip


office, book = saved_twice(BOOKS)


@pytest.fixture
def opened(catalogue: Catalogue) -> Callable[..., Table]:
    return opener(catalogue, "agenda")


@pytest.fixture
def understood(
    opened: Callable[..., Table], catalogue: Catalogue
) -> Callable[..., tuple[list[Dossier], list[CellProblem]]]:
    """The dossiers of a table, and everything that is wrong with it."""

    def understand(source: bytes | Path, kind: str = "agenda") -> tuple[list[Dossier], list[CellProblem]]:
        read: list[Dossier] = []
        try:
            table = opened(source, kind)
        except TableRejected as error:
            return [], list(error.problems)  # type: ignore[arg-type]
        problems: list[Any] = [*table.problems]
        assembler = Assembler(table.headers, table.itemised)
        for group in table.groups():
            try:
                read.append(assembler.read(group, catalogue.kinds))
            except TableRejected as error:
                problems += error.problems
        return read, problems

    return understand


def places(problems: list[CellProblem]) -> list[tuple[str, int, str]]:
    return [(one.code, one.row, one.column) for one in problems]


# ------------------------------------------------------------------------------------------------- one cell


def test_a_formula_with_an_error_is_told_once_in_its_cell(book: Any, understood: Any) -> None:
    _, problems = understood(book("errors"))
    assert places(problems) == [("broken-cell", 2, "I"), ("broken-cell", 3, "A"), ("broken-cell", 4, "J")]
    assert all(said in one.message for said, one in zip(("#DIV/0!", "#N/A", "#REF!"), problems, strict=True)) or (
        "công thức" in problems[0].message  # a library keeps no results
    )


def test_a_formula_whose_result_nobody_kept_is_told(understood: Any) -> None:
    data = book_of({"T": [HEAD, row(minutes="=10+5", signer='="Lò Văn "&"Xuân"')]})
    _, problems = understood(data)
    assert places(problems) == [("broken-cell", 2, "I"), ("broken-cell", 2, "J")]
    assert "lưu lại" in problems[0].message


@pytest.mark.office
@pytest.mark.slow
def test_a_formula_with_its_result_is_read(understood: Any, tmp_path: Path) -> None:
    rows = [HEAD, row(minutes="=10+5", signer='="Lò Văn "&"Xuân"')]
    saved = saved_by_libreoffice(tmp_path, {"ct": book_of({"T": rows})})["ct"]
    assert understood(saved) == understood(csv_bytes([HEAD, ROW]))


@pytest.mark.parametrize("said", ["#REF!", "#N/A", "#DIV/0!", "Err:502", "####", "=VLOOKUP(A2,B:C,2)"])
def test_an_error_saved_to_a_csv_is_told_and_never_printed(understood: Any, said: str) -> None:
    _, problems = understood(csv_bytes([HEAD, row(content=said)]))
    assert places(problems) == [("broken-cell", 2, "G")]


def test_words_that_begin_like_a_formula_are_words(understood: Any) -> None:
    read, problems = understood(csv_bytes([HEAD, row(content="=> Kết luận; #xanh")]))
    assert (len(read), problems) == (1, [])


def test_signs_of_no_width_are_neither_printed_nor_in_the_way(book: Any, understood: Any) -> None:
    assert understood(book("invisible")) == understood(csv_bytes([HEAD, ROW]))


def test_days_counted_from_1904_are_the_days_that_the_spreadsheet_shows(book: Any, understood: Any) -> None:
    assert understood(book("from-1904")) == understood(csv_bytes([HEAD, ROW]))


# ------------------------------------------------------------------------------------------------- one row


@pytest.mark.parametrize("name", ["hidden", "filtered"])
def test_hidden_and_filtered_rows_are_used_and_named(book: Any, opened: Any, name: str) -> None:
    table = opened(book(name))
    assert table.count == 2
    assert table.account.sheets[0].hidden == [3]
    assert any("ẩn" in said and "dòng 3" in said for said in table.account.sentences)
    assert "1 dòng ẩn" in table.account.summary


def test_totals_and_signatures_are_no_items_and_are_named(book: Any, understood: Any, opened: Any) -> None:
    (found,), problems = understood(book("notes"))
    assert ([item.content for item in found.agenda_items], problems) == (["Một", "Hai"], [])
    assert [row.number for row in opened(book("notes")).account.sheets[0].unused] == [4, 5, 6, 7]


def test_a_note_does_not_turn_the_rows_of_a_table_into_items(understood: Any) -> None:
    listed = {"content": "Một\nHai", "presenter": "A B\nC D", "minutes": "5\n10"}
    rows = [HEAD, row(**listed), row(cell="Chi bộ bản San", **listed)]
    read, problems = understood(csv_bytes([*rows, ["Người lập biểu: Lò Văn Xuân"]]))
    assert ([len(one.agenda_items) for one in read], problems) == ([2, 2], [])
    _, problems = understood(csv_bytes([*rows, ["", *[""] * 5, "Các chi bộ nộp trước ngày 20"]]))
    assert places(problems) == [("stray-row", 4, "")]


def test_agenda_items_may_begin_like_a_total(understood: Any) -> None:
    contents = ["Tổng kết tháng 11", "Công tác phát triển đảng", "Cộng tác với bản San", "Ghi nhận ý kiến"]
    (found,), _ = understood(
        csv_bytes([HEAD, row(content=contents[0]), *(["", *[""] * 5, one] for one in contents[1:])])
    )
    assert [item.content for item in found.agenda_items] == contents


def test_the_example_of_a_blank_table_is_named_and_makes_a_paper_only_where_nothing_else_is_there(
    understood: Any, opened: Any, catalogue: Catalogue, tmp_path: Path
) -> None:
    blank = blank_tables.blank_xlsx(blank_tables.layout(catalogue, "agenda"))
    (found,), _ = understood(blank)
    assert found.org.cell_name
    (tmp_path / "trong.xlsx").write_bytes(blank)
    assert "chỉ có dòng ví dụ của bảng trống" in opened(tmp_path / "trong.xlsx").account.summary
    filled = openpyxl.load_workbook(io.BytesIO(blank))
    page = filled.worksheets[0]
    for column in range(1, page.max_column + 1):
        page.cell(3, column).value = page.cell(2, column).value
    name = next(cell.column for cell in page[1] if cell.value == "Tên chi bộ")
    page.cell(3, name).value = "Chi bộ bản Lun"
    filled.save(tmp_path / "bang.xlsx")
    (found,), _ = understood(tmp_path / "bang.xlsx")
    assert found.org.cell_name == "Chi bộ bản Lun"
    assert "1 dòng ví dụ chưa sửa" in opened(tmp_path / "bang.xlsx").account.summary


def test_what_an_edited_row_still_says_of_the_example_is_named(
    opened: Any, catalogue: Catalogue, tmp_path: Path
) -> None:
    filled = openpyxl.load_workbook(io.BytesIO(blank_tables.blank_xlsx(blank_tables.layout(catalogue, "agenda"))))
    page, file = filled.worksheets[0], tmp_path / "bang.xlsx"
    at = {cell.value: number for number, cell in enumerate(page[1], 1)}

    def left(**edited: str) -> str:
        for label, value in edited.items():
            page.cell(2, at[label.replace("_", " ")]).value = value
        filled.save(file)
        told = [said for said in opened(file).account.sentences if "còn giữ chữ của dòng ví dụ" in said]
        assert bool(told) is ("còn giữ chữ của dòng ví dụ" in opened(file).account.summary)
        return "".join(told)

    assert "dòng 2" in left(Nội_dung="Đánh giá tháng 11")  # of the example's own cell, with people of no cell
    said = left(Tên_chi_bộ="Chi bộ bản Lun")
    assert all(f"“{title}”" in said for title in ("Địa điểm", "Người thực hiện", "Người ký"))
    assert "Bắt đầu" not in said  # a day may be the same by chance
    assert "Địa điểm" not in left(Địa_điểm="Nhà văn hoá bản Lun")
    assert left(Người_thực_hiện="Lò Văn Xuân", Người_ký="Lò Văn Xuân") == ""


# ------------------------------------------------------------------------------------------------- any table at all

_STRAY = st.sampled_from(
    ["Tổng cộng", "Ghi chú: nộp trước ngày 20", "Người lập biểu", "300 phút", "(1)", "ngày 20 tháng 11 năm 2026",
     "Văn bản lạ", "x", "#REF!", "\u200bx"]
)  # fmt: skip
_WIDTH = len(HEAD) + 2


@st.composite
def mangled(draw: st.DrawFn) -> list[list[str]]:
    """A table with columns, rows and cells that do not belong there."""
    good = [row(cell=f"Chi bộ bản {name}", content=f"Nội dung {name}") for name in draw(st.lists(_NAMES, max_size=4))]
    rows = [[*HEAD, *draw(st.lists(st.sampled_from(["Cột lạ", ""]), max_size=2))], *good]
    for at in draw(st.lists(st.integers(0, len(rows)), max_size=4)):
        stray = [""] * _WIDTH
        for column in draw(st.lists(st.integers(0, _WIDTH - 1), min_size=1, max_size=3)):
            stray[column] = draw(_STRAY)
        rows.insert(at, stray)
    for at, column in draw(st.lists(st.tuples(st.integers(1, len(rows)), st.integers(0, _WIDTH - 1)), max_size=2)):
        if at < len(rows) and rows[at][0]:
            rows[at] = [*rows[at], *[""] * (_WIDTH - len(rows[at]))]
            rows[at][column] = draw(_STRAY)
    return rows


_NAMES = st.sampled_from(["Mòng", "San", "Lun", "Hịa", "Cá", "Phường"])


_SAVED: dict[str, Callable[[list[list[str]]], bytes]] = {
    "csv": csv_bytes,
    "xlsx": lambda rows: book_of({"T": rows}),
    "ods": lambda rows: ods_of({"T": rows}),
}


@pytest.mark.parametrize("form", _SAVED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(rows=mangled())
def test_each_cell_that_says_something_is_used_or_named(opened: Any, form: str, rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    data = _SAVED[form]([[*cells, *[""] * (width - len(cells))] for cells in rows])
    try:
        table = opened(data)
    except TableRejected:
        return  # told
    (sheet,), (header,) = table.account.sheets, table.headers
    rows_used = [row for group in table.groups() for row in group]
    used = {(row.number, at) for row in rows_used for at, _ in header.columns}
    named = {row.number for row in sheet.unused} | {row.number for row in rows_used if row.beyond}  # told as faults
    columns = {*sheet.ignored, *sheet.bare}
    for number, cells in enumerate(rows, 1):
        for at, text in enumerate(cells):
            if text.strip("\u200b") and number != header.row:
                assert (number, at) in used or number in named or at in columns, (number, at, text)


# ------------------------------------------------------------------------------------------------- several sheets

MEETINGS = [["Mã chi bộ", *HEAD[:6], "Loại sinh hoạt", "Người ký", "Chức vụ người ký"]]
REGULAR = ["mong", *ROW[:6], "Thường kỳ", "Lò Văn Xuân", "Bí thư"]
THEMATIC = [*REGULAR[:5], "25/11/2026 14:00", *REGULAR[6:7], "Chuyên đề", *REGULAR[8:]]
ITEMS = ["Mã chi bộ", "Nội dung", "Thời gian (phút)"]


def _two_meetings(head: list[str], *items: list[str], second: list[str] = THEMATIC) -> bytes:
    return book_of({"Cuộc họp": [*MEETINGS, REGULAR, second], "Chương trình": [head, *items]})


def test_two_meetings_of_a_cell_are_not_mixed(understood: Any) -> None:
    _, problems = understood(_two_meetings(ITEMS, ["mong", "Một", "5"], ["mong", "Hai", "5"]))
    assert places(problems) == [("ambiguous-meeting", 2, "A")]
    assert problems[0].sheet == "Chương trình"


@pytest.mark.parametrize(("column", "regular", "thematic"), [
    ("Loại sinh hoạt", "Thường kỳ", "Chuyên đề"), ("Bắt đầu", "24/11/2026 19:30", "25/11/2026 14:00"),
    ("Bắt đầu", "24/11/2026", "25/11/2026"),
])  # fmt: skip
def test_rows_go_to_the_meeting_that_they_name(opened: Any, column: str, regular: str, thematic: str) -> None:
    rows = [["mong", "Một", "5", regular], ["mong", "Hai", "5", thematic]]
    table = opened(_two_meetings([*ITEMS, column], *rows))
    contents = [[row.values[1] for row in group if row.sheet == 1] for group in table.groups()]
    assert (contents, table.problems) == ([["Một"], ["Hai"]], ())


def test_one_unknown_code_does_not_hide_what_else_is_wrong(understood: Any) -> None:
    items = [["mong", "Một", "nhiều"], ["mongg", "Hai", "5"], ["mongg", "Ba", "5"]]
    data = book_of({"Cuộc họp": [*MEETINGS, REGULAR], "Chương trình": [ITEMS, *items]})
    _, problems = understood(data)
    assert places(problems) == [("unknown-cell", 3, "A"), ("wrong-number", 2, "C")]


# ------------------------------------------------------------------------------------------------- a folder, a run


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert "Lỗi của chương trình" not in done.stderr, done.stderr
    return done


def report(folder: Path, name: str = "report.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / name).read_text("utf-8-sig"), newline="")))


def test_papers_of_an_earlier_run_are_named_where_they_stay(tmp_path: Path) -> None:
    (tmp_path / "bang.csv").write_bytes(csv_bytes([HEAD, ROW, row(cell="Chi bộ bản San")]))
    run("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra", "--jobs", "1")
    (tmp_path / "bang.csv").write_bytes(csv_bytes([HEAD, ROW, row(cell="Chi bộ bản Sàng Lun")]))
    for _ in range(2):  # they stay, and are named again
        done = run("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra", "--jobs", "1")
        assert "còn 1 văn bản của lần làm trước" in done.stderr
        with (tmp_path / "ra" / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
            listed = list(csv.DictReader(file))
        assert {row["Tệp"] for row in listed} == {path.name for path in (tmp_path / "ra").glob("*.docx")}
        assert [row["Tệp"] for row in listed if "lần làm trước" in row["Lưu ý"]] == [
            "2026-11-24-chi-bo-ban-san-01-chuong-trinh.docx"
        ]
    (tmp_path / "ra" / "2026-11-24-chi-bo-ban-san-01-chuong-trinh.docx").unlink()
    assert "lần làm trước" not in run("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra", "--jobs", "1").stderr


@pytest.mark.parametrize("output", ["", " "])
def test_no_place_at_all_is_refused(output: str) -> None:
    done = run("agenda", ROOT / "samples" / "cells-agenda.csv", "-o", output)
    assert (done.returncode, "đang để trống" in done.stderr) == (2, True)


def test_a_run_ends_with_a_line_on_all_that_was_read(tmp_path: Path) -> None:
    rows = [["Bảng tháng 11"], [*HEAD, "Ghi chú riêng"], [*ROW, "x"], ["Tổng cộng", "1"]]
    (tmp_path / "bang.csv").write_bytes(csv_bytes(rows))
    done = run("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra", "--jobs", "1")
    assert done.stderr.splitlines()[-1] == (
        "Đã đọc 3 dòng; không dùng 2 dòng (1 ở trên tiêu đề, 1 dòng cộng); bỏ qua 1 cột (“Ghi chú riêng”)."
    )
    unused = [(row["Dòng"], row["Cột"]) for row in report(tmp_path / "ra") if row["Kết quả"] == "không dùng"]
    assert unused == [("1", ""), ("4", ""), ("", "L")]


def test_a_refused_heading_has_a_report_too(tmp_path: Path) -> None:
    (tmp_path / "bang.csv").write_bytes(csv_bytes([HEAD[1:], ROW[1:]]))
    done = run("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra")
    assert done.returncode == 1
    (line,) = report(tmp_path / "ra")
    assert (line["Kết quả"], line["Mã"], line["Mức"]) == ("phải sửa", "missing-column", "lỗi")
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["report.csv"]


def test_a_folder_that_is_called_a_zip_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "ra.zip").mkdir()
    done = run("agenda", ROOT / "samples" / "cells-agenda.csv", "-o", tmp_path / "ra.zip")
    assert (done.returncode, "thư mục" in done.stderr) == (2, True)
    assert list((tmp_path / "ra.zip").iterdir()) == []

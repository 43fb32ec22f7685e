"""Tables that people have: every encoding, delimiter, shape and oddity becomes the same dossiers, or says why not."""

from __future__ import annotations

import csv
import io
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from service.dossier import Dossier
from service.dossier.parts import fields_of
from service.errors import CellProblem, TableRejected
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.tables import Assembler, Table, blank_tables, open_table, row_groups
from tests.commune_tables import HEAD, ROW, csv_bytes, row
from tests.conftest import ROOT, sample, tool
from tests.office_books import book_of
from tests.official.paper import USUAL

AGENDA = ROOT / "samples" / "cells-agenda.csv"


def xlsx_bytes(rows: Sequence[Sequence[Any]], touch: Callable[[Any], None] = lambda page: None) -> bytes:
    return book_of({"Sheet": rows}, lambda book: touch(book.active))


def programme_rows() -> list[list[str]]:
    """The rows of the sample of programmes, its header first."""
    return list(csv.reader(io.StringIO(AGENDA.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture
def opened(catalogue: Catalogue) -> Callable[..., Table]:
    """A table of programmes, or of another kind, its headings understood."""

    def open_it(source: bytes | Path, kind: str = "agenda", encoding: str | None = None) -> Table:
        columns = blank_tables.columns_for(catalogue)
        name = source.name if isinstance(source, Path) else "bang.csv"
        return open_table(source, name, columns, blank_tables.needs_of(catalogue, kind, columns), encoding)

    return open_it


@pytest.fixture
def read(opened: Callable[..., Table], catalogue: Catalogue) -> Callable[..., list[Dossier]]:
    """The dossiers in a table."""

    def read_it(source: bytes | Path, kind: str = "agenda", encoding: str | None = None) -> list[Dossier]:
        table = opened(source, kind, encoding)
        assembler = Assembler(table.headers, table.itemised)
        found = [assembler.read(group, catalogue.kinds) for group in table.groups()]
        assert len(found) == table.count
        return found

    return read_it


@pytest.fixture
def refused(opened: Callable[..., Table], catalogue: Catalogue) -> Callable[..., list[CellProblem]]:
    """Everything that is wrong with a table."""

    def refuse(source: bytes | Path, kind: str = "agenda") -> list[CellProblem]:
        found: list[Any] = []
        try:
            table = opened(source, kind)
        except TableRejected as error:
            return list(error.problems)  # type: ignore[arg-type]
        found += table.problems
        assembler = Assembler(table.headers, table.itemised)
        for group in table.groups():
            try:
                assembler.read(group, catalogue.kinds)
            except TableRejected as error:
                found += error.problems
        return found

    return refuse


# ------------------------------------------------------------------------------------------------- text files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_reads_the_same_in_every_encoding_and_delimiter(
    read: Callable[..., list[Dossier]], encoding: str, delimiter: str
) -> None:
    wanted = read(AGENDA)
    rows = programme_rows()
    assert len(wanted) == 20
    assert read(csv_bytes(rows, encoding, delimiter)) == wanted


def test_windows_vietnamese_is_known_from_its_bytes(read: Callable[..., list[Dossier]]) -> None:
    assert read(_as_cp1258(csv_bytes([HEAD, ROW]).decode())) == read(csv_bytes([HEAD, ROW]))


def _as_cp1258(text: str) -> bytes:
    """The bytes of Windows Vietnamese, which writes the mark of the tone behind its letter."""
    spread = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        spread += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones
    return spread.encode("cp1258")


def test_old_fonts_are_read_where_they_are_named(read: Callable[..., list[Dossier]]) -> None:
    # "Tªn chi bé" and "Chi bé b¶n Mßng" are how TCVN3 spells "Tên chi bộ" and "Chi bộ bản Mòng"
    names = ["org.superior_name", "org.place_name", "meeting.period", "meeting.start_at", "meeting.place"]
    head = ["Tªn chi bé", *names, "agenda_items[].content", "issuance.agenda.signer"]
    cells = ["Chi bé b¶n Mßng", "Dang bo", "Chieng Coi", "11/2026", "24/11/2026 19:30", "Nha", "Bao cao", "Lo Van Xuan"]
    (found,) = read(csv_bytes([head, cells], "latin-1"), encoding="tcvn3")
    assert found.org.cell_name == "Chi bộ bản Mòng"


def test_decomposed_marks_are_composed(read: Callable[..., list[Dossier]]) -> None:
    rows = [[unicodedata.normalize("NFD", cell) for cell in cells] for cells in (HEAD, ROW)]
    assert read(csv_bytes(rows)) == read(csv_bytes([HEAD, ROW]))


def test_headings_match_without_case_marks_spaces_and_punctuation(read: Callable[..., list[Dossier]]) -> None:
    head = ["TEN CHI BO", " đảng bộ cấp trên, trực tiếp", "dia_danh", "kysinhhoat", "meeting.start_at", "Địa điểm:",
            "content", "người  thực hiện", "Thời gian phút", "signer", "Chức-vụ người ký"]  # fmt: skip
    assert read(csv_bytes([head, ROW])) == read(csv_bytes([HEAD, ROW]))


def test_titles_above_the_header_and_blank_lines_are_passed_over(read: Callable[..., list[Dossier]]) -> None:
    title = [["ĐẢNG BỘ PHƯỜNG CHIỀNG CƠI"], [], ["Chương trình tháng 11 năm 2026", "", "đồng chí"], []]
    rows = [*title, HEAD, [], ROW, [""] * 11, ["  "]]
    assert read(csv_bytes(rows)) == read(csv_bytes([HEAD, ROW]))


def test_problems_have_the_row_that_the_spreadsheet_shows(refused: Callable[..., list[CellProblem]]) -> None:
    rows = [
        ["Tiêu đề"],
        [],
        HEAD,
        row(content="Một\nHai", presenter="", minutes="5\n10"),
        [],
        row(cell="B", start="mai"),
    ]
    (problem,) = refused(csv_bytes(rows))
    assert (problem.row, problem.column, problem.header) == (6, "E", "Bắt đầu")
    assert problem.value == "mai"
    assert "24/11/2026 19:30" in problem.expected


def test_trailing_empty_columns_and_thirty_thousand_columns_are_read(
    read: Callable[..., list[Dossier]], opened: Callable[..., Table]
) -> None:
    wide = [[*HEAD, *[""] * 30_000], [*ROW, *[""] * 30_000]]
    assert read(csv_bytes(wide)) == read(csv_bytes([HEAD, ROW]))
    named = [[*HEAD, *(f"Cột lạ {number}" for number in range(30_000))], [*ROW, *["x"] * 30_000]]
    assert "29980 cột" in opened(csv_bytes(named)).notes[-1]


def test_extra_columns_are_reported_and_ignored(opened: Callable[..., Table]) -> None:
    table = opened(csv_bytes([["STT", *HEAD, "Dia diem hop"], ["1", *ROW, "x"]]))
    assert [note for note in table.notes if "“STT”" in note]
    assert any("có phải" in note for note in table.notes)


def test_a_cell_cut_by_an_unquoted_delimiter_is_named(refused: Callable[..., list[CellProblem]]) -> None:
    text = csv_bytes([HEAD, ROW]).decode().rstrip() + ",thừa\r\n"
    assert [problem.code for problem in refused(text.encode())] == ["extra-cell"]


def test_a_quote_that_is_never_closed_is_named_with_its_row(refused: Callable[..., list[CellProblem]]) -> None:
    text = csv_bytes([HEAD, ROW]) + b'"mo ma khong dong' + b"x" * 1_100_000
    (problem,) = refused(text)
    assert problem.code == "open-quote"
    assert "dòng 3" in problem.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_open_quote_does_not_swallow_the_rows_below(
    refused: Callable[..., list[CellProblem]], delimiter: str
) -> None:
    lines = csv_bytes([HEAD, ROW, ROW, ROW]).decode("utf-8-sig").splitlines()
    plain = [line.replace('"', "").replace(",", delimiter) for line in lines]
    plain[2] = delimiter.join([*plain[2].split(delimiter)[:-1], '"Bí thư'])
    (problem,) = refused("\r\n".join(plain).encode())
    assert (problem.code, "dòng 3" in problem.message) == ("open-quote", True)


def test_lost_marks_are_refused_with_the_way_out(refused: Callable[..., list[CellProblem]]) -> None:
    lost = csv_bytes([HEAD, ROW]).decode().encode("ascii", "replace")
    assert {problem.code for problem in refused(lost)} == {"marks-lost"}
    (problem,) = refused(csv_bytes([HEAD, row(signer="Nguy?n Văn An")]))
    assert (problem.code, problem.column) == ("marks-lost", "J")


@pytest.mark.parametrize("data", [b"", b"\n\n", "chỉ là văn xuôi".encode(), b"PK\x03\x04 not a zip", b"\xff\xfe"])
def test_what_is_no_table_is_refused_in_one_sentence(refused: Callable[..., list[CellProblem]], data: bytes) -> None:
    (problem,) = refused(data)
    assert problem.code in ("no-header", "not-a-table")


def test_missing_columns_are_named_before_any_cell(refused: Callable[..., list[CellProblem]]) -> None:
    problems = refused(csv_bytes([HEAD[2:], row(start="sai")[2:]]))
    assert [problem.code for problem in problems] == ["missing-column"] * 2
    assert all("Tên chi bộ" in one.message or "Đảng bộ" in one.message for one in problems)


# ------------------------------------------------------------------------------------------------- shapes


def test_rows_of_one_cell_and_date_make_one_dossier(read: Callable[..., list[Dossier]]) -> None:
    rows = [HEAD, row(content="Một"), row(content="Hai", minutes="20"), row(cell="Chi bộ bản San", content="Ba")]
    first, second = read(csv_bytes(rows))
    assert [item.content for item in first.agenda_items] == ["Một", "Hai"]
    assert [item.minutes for item in first.agenda_items] == [15, 20]
    assert [item.content for item in second.agenda_items] == ["Ba"]


def test_scattered_rows_are_brought_together(read: Callable[..., list[Dossier]]) -> None:
    rows = [HEAD, row(content="Một"), row(cell="Chi bộ bản San"), row(content="Hai")]
    assert [len(one.agenda_items) for one in read(csv_bytes(rows))] == [2, 1]


def test_lines_of_a_cell_are_the_items_of_a_row(read: Callable[..., list[Dossier]]) -> None:
    (found,) = read(csv_bytes([HEAD, row(content="Một\nHai\nBa", presenter="A B\n\nC D", minutes="5\n10\n15")]))
    assert [(item.content, str(item.presenter or ""), item.minutes) for item in found.agenda_items] == [
        ("Một", "A B", 5), ("Hai", "", 10), ("Ba", "C D", 15),
    ]  # fmt: skip


def test_lines_that_do_not_match_are_refused(refused: Callable[..., list[CellProblem]]) -> None:
    (problem,) = refused(csv_bytes([HEAD, row(content="Một\nHai\nBa", presenter="", minutes="5\n10")]))
    assert (problem.code, problem.column) == ("uneven-lines", "I")


def test_contradictions_within_one_dossier_are_refused(refused: Callable[..., list[CellProblem]]) -> None:
    (problem,) = refused(csv_bytes([HEAD, row(content="Một"), row(content="Hai", signer="Quàng Thị Hoa")]))
    assert (problem.code, problem.row, problem.column) == ("conflict", 3, "J")


@pytest.mark.parametrize("between", [[], [row(cell="Chi bộ bản Lun")]])
def test_a_row_pasted_twice_does_not_turn_the_lines_of_other_cells_into_faults(
    refused: Callable[..., list[CellProblem]], between: list[list[str]]
) -> None:
    listed = row(content="Một\nHai", presenter="", minutes="5\n10")
    found = refused(csv_bytes([HEAD, listed, *between, listed, row(cell="Chi bộ bản Hịa", content="Một\nHai")]))
    assert {(one.code, one.row) for one in found} == {("double-row", 3 + len(between))}


def test_a_row_that_stands_twice_is_refused(refused: Callable[..., list[CellProblem]]) -> None:
    assert [(one.code, one.row) for one in refused(csv_bytes([HEAD, ROW, ROW]))] == [("double-row", 3)]


def test_the_workbook_of_samples_holds_the_whole_dossiers(read: Callable[..., list[Dossier]]) -> None:
    found = read(ROOT / "samples" / "cells.xlsx", "all")
    whole = sample("ban-mong-2026-11")
    usual = {
        part: {kind: said for kind, said in whole[part].items() if kind in USUAL} for part in ("issuance", "extra")
    }
    base = read_dossier({**whole, **usual})
    assert len(found) == 20
    assert found[0] == base
    assert sum(one.counts.total for one in found) == 417
    for name in fields_of(Dossier):
        assert name == "extra" or all(getattr(one, name) for one in found) == bool(getattr(base, name)), name


def test_a_folder_of_csv_files_is_a_workbook(read: Callable[..., list[Dossier]], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(ROOT / "samples" / "cells.xlsx")
    for page in book:
        rows = [[_typed(cell) for cell in cells] for cells in page.iter_rows(values_only=True)]
        (tmp_path / f"{page.title}.csv").write_bytes(csv_bytes(rows))
    (tmp_path / "Đọc trước.txt").write_text("không phải bảng")
    assert read(tmp_path, "all") == read(ROOT / "samples" / "cells.xlsx", "all")


def _typed(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.hour else f"{value:%d/%m/%Y}"
    return str(value).replace(".", ",") if isinstance(value, float) else value


def test_a_row_of_an_unknown_cell_is_named_with_its_sheet(
    refused: Callable[..., list[CellProblem]], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(ROOT / "samples" / "cells.xlsx")
    book["Nhiệm vụ tháng sau"]["A3"] = "ban-khong-co"
    book.save(tmp_path / "sai.xlsx")
    (problem,) = refused(tmp_path / "sai.xlsx", "all")
    assert (problem.code, problem.sheet, problem.row, problem.column) == ("unknown-cell", "Nhiệm vụ tháng sau", 3, "A")


# ------------------------------------------------------------------------------------------------- workbooks


def test_dates_numbers_and_texts_of_a_workbook_are_what_they_look_like(read: Callable[..., list[Dossier]]) -> None:
    wanted = read(csv_bytes([HEAD, ROW]))
    typed = row(start=datetime(2026, 11, 24, 19, 30), period=date(2026, 11, 1), minutes=15.0)  # noqa: DTZ001 -- local time
    serial = row(start=46350.8125, period=46327, minutes="15 phút")
    for cells in (typed, serial, row(start="46350,8125"), row(start="2026-11-24 19:30:00", period="01/11/2026")):
        assert read(xlsx_bytes([HEAD, cells])) == wanted


@pytest.mark.parametrize("shown", ["Nov-26", "nov-26", "Thg11-26", "Thg 11-26", "tháng 11-26"])
def test_a_month_is_read_as_excel_writes_it_to_a_csv(read: Callable[..., list[Dossier]], shown: str) -> None:
    assert read(csv_bytes([HEAD, row(period=shown)])) == read(csv_bytes([HEAD, ROW]))


def test_merged_cells_hold_for_all_rows_beside_them(read: Callable[..., list[Dossier]]) -> None:
    def merge(page: Any) -> None:
        for column in "ABCDEFJK":
            page.merge_cells(f"{column}2:{column}3")

    (found,) = read(xlsx_bytes([HEAD, row(content="Một"), row(content="Hai")], merge))
    assert [item.content for item in found.agenda_items] == ["Một", "Hai"]


def test_a_table_may_begin_anywhere_on_its_sheet(refused: Callable[..., list[CellProblem]]) -> None:
    rows = [[], [None, None, *HEAD], [None, None, *row(minutes="nhiều")]]
    (problem,) = refused(xlsx_bytes(rows))
    assert (problem.row, problem.column) == (3, "K")


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576"])
def test_a_cell_at_the_far_end_of_a_sheet_is_refused_before_it_is_unpacked(
    cell: str, refused: Callable[..., list[CellProblem]]
) -> None:
    def far(page: Any) -> None:
        page[cell] = "x"

    assert [one.code for one in refused(xlsx_bytes([HEAD, ROW], far))] == ["table-size"]


def test_a_table_that_is_sent_has_so_much_work_at_the_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[..., Table]
) -> None:
    monkeypatch.setattr(row_groups, "_MOST_CELLS", 10 * 30)
    assert opened(csv_bytes([HEAD, *[ROW] * 9]), "agenda").count == 1
    table = csv_bytes([HEAD, *[ROW] * 10, [], [""] * 9])
    with pytest.raises(TableRejected) as refusal:
        opened(table, "agenda")
    (problem,) = refusal.value.problems
    assert (problem.code, "11 dòng" in problem.message) == ("table-size", True)
    (file := tmp_path / "bang.csv").write_bytes(table)  # the one who runs the command waits for himself
    assert opened(file, "agenda").count == 1


def test_hidden_sheets_are_not_read(read: Callable[..., list[Dossier]], catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    path.write_bytes(blank_tables.blank_xlsx(blank_tables.layout(catalogue, "agenda")))
    book = openpyxl.load_workbook(path)
    assert book["Danh mục"].sheet_state == "hidden"
    page = book.worksheets[0]
    page.cell(2, next(cell.column for cell in page[1] if cell.value == "Tên chi bộ") or 0).value = "Chi bộ bản Lun"
    book.save(path)
    assert len(read(path)) == 1


# ------------------------------------------------------------------------------------------------- LibreOffice


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """A file of samples or tests saved anew by LibreOffice in another form."""
    home = tmp_path_factory.mktemp("bang")

    def convert(source: Path, form: str) -> Path:
        out = home / form.replace(":", "-").replace(" ", "").replace(",", "-")
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        command = [tool("soffice"), profile, "--headless", "--convert-to", form, "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        (found,) = out.glob(f"{source.stem}.*")
        return found

    return convert


@pytest.fixture
def programmes(tmp_path: Path) -> Path:
    """The sample of programmes as a workbook that LibreOffice opens."""
    path = tmp_path / "chuong-trinh.xlsx"
    path.write_bytes(xlsx_bytes(programme_rows()))
    return path


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("charset", "delimiter"),
    [(76, 44), (76, 59), (65535, 9), (40, 59)],
    ids=["utf-8-comma", "utf-8-semicolon", "utf-16-tab", "cp1258-semicolon"],
)
def test_csv_saved_by_libreoffice(
    read: Callable[..., list[Dossier]],
    office: Callable[[Path, str], Path],
    programmes: Path,
    charset: int,
    delimiter: int,
) -> None:
    form = f"csv:Text - txt - csv (StarCalc):{delimiter},34,{charset},1"
    typed = AGENDA.read_bytes().decode("utf-8-sig")
    if charset == 40:  # LibreOffice writes ý and ỳ with the same bytes of cp1258, those of ỳ
        typed = typed.replace("ý", "ỳ").replace("Ý", "Ỳ")
    assert read(office(programmes, form)) == read(typed.encode())


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("form", ["ods", "xls", "xlsx"])
def test_workbooks_saved_by_libreoffice(
    read: Callable[..., list[Dossier]], office: Callable[[Path, str], Path], form: str
) -> None:
    source = ROOT / "samples" / "cells.xlsx"
    assert read(office(source, form), "all") == read(source, "all")


@pytest.mark.office
@pytest.mark.slow
def test_formulas_count_as_what_they_show(
    read: Callable[..., list[Dossier]], office: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "cong-thuc.xlsx"
    path.write_bytes(xlsx_bytes([HEAD, row(minutes="=5+10", cell='="Chi bộ "&"bản Mòng"')]))
    assert read(office(path, "ods")) == read(csv_bytes([HEAD, ROW]))


def test_a_roster_without_codes_is_numbered(read: Callable[..., list[Dossier]]) -> None:
    head = [*HEAD, "members[].full_name", "members[].birth_year"]
    rows = [[*ROW, *who] for who in (("Lò Văn An", "1970"), ("Vì Thị Ba", "1980"), ("Lò Văn An", "1990"))]
    (found,) = read(csv_bytes([head, *rows]))
    assert [member.member_id for member in found.members] == ["lo-van-an", "vi-thi-ba", "lo-van-an-2"]

"""Next month's workbook: what it begins for each cell is read back as that cell's next dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from service import rules
from service.cli import sinhhoat
from service.config import Settings
from service.dossier import Dossier
from service.kinds import catalogue
from service.kinds.catalogue import Catalogue
from service.kinds.typed_fields import read_typed
from service.tables.blank_tables import CellValue, filled_xlsx, layout
from service.year.meetings import meetings_of
from service.year.next_month import next_month
from service.year.next_table import next_table

SAMPLES = Path(__file__).parents[1] / "samples"
BOOK = rules.built_in()


@pytest.fixture(scope="module")
def kinds() -> Catalogue:
    return catalogue.load(Settings().template_folders)


def read(kinds: Catalogue, name: str, content: bytes) -> list[Dossier]:
    meetings, problems = meetings_of(kinds, [(name, content)])
    assert [str(problem) for problem in problems] == []
    return meetings


def test_each_cell_goes_on_as_its_own_dossier_would(kinds: Catalogue) -> None:
    meetings = read(kinds, "cells.xlsx", (SAMPLES / "cells.xlsx").read_bytes())
    again = read(kinds, "next.xlsx", next_table(kinds, meetings, BOOK))
    begun = [read_typed(kinds.kinds, next_month(one, kinds.kinds, BOOK)) for one in meetings]
    assert len(again) == 20
    assert [one.plain() for one in again] == [one.plain() for one in begun]
    assert any(task.result is None for one in again for task in one.prev_tasks)


def test_of_two_meetings_of_a_cell_the_last_goes_on_and_a_cell_without_a_code_gets_one(kinds: Catalogue) -> None:
    heading = "Tên chi bộ,Đảng bộ cấp trên,Địa danh,Kỳ (tháng),Bắt đầu,Địa điểm,Chủ trì\n"
    rows = [
        f"{cell},Đảng bộ xã Tân Lập,Tân Lập,{month}/2026,24/{month}/2026 19:30,Nhà văn hoá,Lò Văn An\n"
        for cell in ("Chi bộ thôn Hạ", "Chi bộ thôn Thượng")
        for month in (9, 10)
    ]
    meetings = read(kinds, "t.csv", (heading + "".join(rows)).encode())
    again = read(kinds, "next.xlsx", next_table(kinds, meetings, BOOK))
    assert [(one.org.cell_name, str(one.meeting.period), one.org.cell_code) for one in again] == [
        ("Chi bộ thôn Hạ", "2026-11", "chi-bo-thon-ha"),
        ("Chi bộ thôn Thượng", "2026-11", "chi-bo-thon-thuong"),
    ]


def test_the_command_writes_a_workbook_and_says_for_how_many(tmp_path: Path, kinds: Catalogue) -> None:
    out = tmp_path / "thang-12.xlsx"
    done = CliRunner().invoke(sinhhoat, ["next", str(SAMPLES / "cells.xlsx"), "-o", str(out)])
    assert done.exit_code in (None, 0), done.output
    assert "20 chi bộ" in done.output
    assert len(read(kinds, "next.xlsx", out.read_bytes())) == 20
    refused = CliRunner().invoke(sinhhoat, ["next", str(SAMPLES / "cells.xlsx"), "-o", str(tmp_path / "next.json")])
    assert "hãy ghi -o tên-tệp.xlsx" in str(refused.exception)


def test_rows_of_a_filled_workbook_stand_below_their_headings(kinds: Catalogue) -> None:
    sheets = layout(kinds, "all")
    rows: list[list[list[CellValue]]] = [[] for _ in sheets]
    assert meetings_of(kinds, [("blank.xlsx", filled_xlsx(sheets, rows))])[0] == []

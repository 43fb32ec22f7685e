"""Workbooks are read by a process of their own, which may take so much memory and time and no more."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import openpyxl
import pytest

from service.tables.workbook_process import MOST_SHEETS
from service.tables.workbooks import BookSheet, WorkbookRefused, read_workbook
from tests.cost.catalogue import DIMENSIONS

# What each declares or repeats; the reader alone would take gigabytes, or end the process.
HOSTILE = (
    "xlsx far cell in double quotes",
    "xlsx far cell in single quotes",
    "xlsx far cell on a sheet elsewhere",
    "xlsx shared strings",
    "xlsx one string shown often",
    "xlsx declared counts",
    "xlsx sheets of one part",
    "ods rows repeated",
    "ods tables",
    "xls far cell",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workbook_that_asks_for_too_much_is_refused(name: str) -> None:
    one = DIMENSIONS[name]
    with pytest.raises(WorkbookRefused) as refused:
        read_workbook(one.make(one.most))
    assert refused.value.reason == "size"


def test_what_is_no_workbook_is_told_from_what_is_too_large() -> None:
    with pytest.raises(WorkbookRefused) as refused:
        read_workbook(b"PK\x03\x04" + bytes(1000))
    assert refused.value.reason == "unreadable"


def test_a_file_of_an_office_is_read_at_its_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Tên", "Số"], ["Mòng", 5], [None, None], ["Hụm", 1.5]):
        book.worksheets[0].append(row)
    path = tmp_path / "bảng.xlsx"
    book.save(path)
    (sheet,) = read_workbook(path).sheets
    assert list(sheet.rows()) == [["Tên", "Số"], ["Mòng", 5.0], ["", ""], ["Hụm", 1.5]]
    assert list(sheet.rows()) == list(sheet.rows())
    assert [list(one.rows()) for one in read_workbook(path.read_bytes()).sheets] == [list(sheet.rows())]


def test_a_hundred_sheets_are_read_and_no_more() -> None:
    make = DIMENSIONS["xlsx sheets of one part"].make
    assert len(read_workbook(make(MOST_SHEETS)).sheets) == MOST_SHEETS
    with pytest.raises(WorkbookRefused):
        read_workbook(make(MOST_SHEETS + 1))


def test_rows_are_values_and_nothing_else() -> None:
    packed = io.BytesIO()
    pickle.dump([[print]], packed)
    with pytest.raises(pickle.UnpicklingError):
        list(BookSheet("s", [packed.getvalue()]).rows())

"""The month of a commune from whatever its cells sent: nobody is forgotten, no file passed over, one set of facts."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from tests.commune_tables import HEAD, csv_bytes, row
from tests.conftest import ROOT
from tests.meeting_years import month
from tests.periods import LUA, SANG, SCHOOL, STREET, month_of_cells
from tests.word_files import zipped

TYPED = "Chi bộ bản Hụm"


def run(*arguments: object, words: str = "collect") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "service", words, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """What five cells sent: dossiers, a .zip of one, minutes typed by hand, a photograph; and a table of the office."""
    home = tmp_path_factory.mktemp("thang-11")
    for number, dossier in enumerate(month_of_cells()):
        folder = home / f"chi-bo-{number}"
        folder.mkdir()
        content = json.dumps(dossier, ensure_ascii=False).encode()
        if number:
            (folder / "ho-so.json").write_bytes(content)
        else:
            (folder / "gui.zip").write_bytes(zipped({"thang 11/ho-so.json": content}))
    (home / "hum").mkdir()
    minutes = generate(catalogue, "minutes", read_dossier(month(11, TYPED)), carry=False).content
    (home / "hum" / "bien ban go tay.docx").write_bytes(minutes)
    (home / "hum" / "~$bien ban.docx").write_bytes(b"x")
    (home / "hum" / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    (home / "lich.csv").write_bytes(csv_bytes([HEAD, row(cell="Chi bộ bản San")]))
    (home / "ai-phai-co.json.txt").write_text("x")
    (home.parent / "details.json").write_text(json.dumps({"cells": [SANG, LUA]}), encoding="utf-8")
    return home


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of the table, but for their numbers; the totals are the last, without a state."""
    table: Any = openpyxl.load_workbook(path)["Tổng hợp"]
    head, *rows = list(table.iter_rows(min_row=3, values_only=True))
    named = [dict(zip(head[1:], cells[1:], strict=True)) for cells in rows]
    return [one for one in named if one["Tình trạng"]]


def lines(path: Path) -> tuple[list[dict[str, Any]], dict[str, Any], list[Any]]:
    """The rows of the table, the row of totals, the rows of the sheet of files."""
    book: Any = openpyxl.load_workbook(path)
    head, *rows = list(book["Tổng hợp"].iter_rows(min_row=3, values_only=True))
    total = dict(zip(head, rows[-1], strict=True))
    return read(path), total, [cells[1:] for cells in book["Tệp cần xem"].iter_rows(min_row=4, values_only=True)]


def test_who_has_sent_nothing_and_who_has_not_met_come_first(sent: Path, tmp_path: Path) -> None:
    done = run(sent, "-o", tmp_path / "thang-11.xlsx", "--details", sent.parent / "details.json")
    assert done.returncode == 1  # a photograph is no paper
    rows, total, files = lines(tmp_path / "thang-11.xlsx")
    states = {one["Chi bộ"]: one["Tình trạng"] for one in rows}
    assert states[SCHOOL] == states[SANG] == "chưa gửi"  # one sent October's, of the other there is nothing
    assert states["Chi bộ bản San"] == "chưa họp"  # a programme is prepared
    assert states[TYPED] == states[LUA] == states[STREET] == "đã họp"
    order = [one["Tình trạng"] for one in rows]
    assert order == sorted(order, key=["chưa gửi", "chưa họp", "đã họp"].index)
    low = next(one for one in rows if one["Chi bộ"] == LUA)
    assert low["Vắng không lý do"] == 1
    assert low["Tỷ lệ dự"] == pytest.approx(low["Có mặt"] / low["Phải dự"])
    assert all(str(total[name]).startswith("=") for name in ("Có mặt", "Phải dự", "Tỷ lệ dự"))
    told = dict(files)
    assert "không đọc được" in told["hum/anh.jpg"]
    assert "gõ tay" in told["hum/bien ban go tay.docx"]
    assert not any("~$" in path for path in told)


def test_the_page_tells_the_same_without_a_script(sent: Path, tmp_path: Path) -> None:
    run(sent, "-o", tmp_path / "thang-11.html", "--details", sent.parent / "details.json")
    page = (tmp_path / "thang-11.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert f"chưa gửi: {SANG}, {SCHOOL}" in page or f"chưa gửi: {SCHOOL}, {SANG}" in page
    assert "hum/anh.jpg" in page
    assert "Cộng" in page


def test_the_facts_are_those_of_the_papers(sent: Path, tmp_path: Path) -> None:
    run(sent, "-o", tmp_path / "thang-11.xlsx")
    rows, _, _ = lines(tmp_path / "thang-11.xlsx")
    dossiers = [*sent.rglob("*.json"), sent / "chi-bo-0" / "gui.zip"]
    run("rating-list", *dossiers, "-o", tmp_path / "xl.xlsx", words="period")
    book = openpyxl.load_workbook(tmp_path / "xl.xlsx")
    head, *rated = list(book.worksheets[0].iter_rows(min_row=3, values_only=True))
    scores = {one["Đơn vị"]: (one["Điểm"], one["Ngày họp"]) for one in (dict(zip(head, r, strict=True)) for r in rated)}
    own = {one["Chi bộ"]: (one["Điểm"], one["Ngày họp"]) for one in rows}
    assert all(own[name] == told for name, told in scores.items() if name in own and told[1])
    assert len(own.keys() & scores.keys()) > 3


def test_a_meeting_in_a_dossier_and_in_a_table_is_one(tmp_path: Path) -> None:
    home = tmp_path / "gui"
    home.mkdir()
    (home / "a.json").write_bytes((ROOT / "samples" / "ban-mong-2026-11.json").read_bytes())
    (home / "b.xlsx").write_bytes((ROOT / "samples" / "cells.xlsx").read_bytes())
    run(home, "-o", tmp_path / "ra.xlsx")
    (home / "b.xlsx").unlink()
    run(home, "-o", tmp_path / "rieng.xlsx")
    rows, alone = (read(tmp_path / name) for name in ("ra.xlsx", "rieng.xlsx"))
    assert [one for one in rows if one["Chi bộ"] == "Chi bộ bản Mòng"] == alone
    assert len(rows) == 20


def test_the_workbook_prints_on_one_landscape_page(sent: Path, tmp_path: Path) -> None:
    run(sent, "-o", tmp_path / "thang-11.xlsx")
    page = openpyxl.load_workbook(io.BytesIO((tmp_path / "thang-11.xlsx").read_bytes()))["Tổng hợp"]
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight in (None, 1)  # one is what is meant where nothing is said
    assert page.auto_filter.ref


@pytest.mark.parametrize(("output", "code"), [("ra.pdf", 2), ("", 2)])
def test_an_output_that_cannot_be_meant_is_refused(sent: Path, tmp_path: Path, output: str, code: int) -> None:
    assert run(sent, "-o", tmp_path / output if output else "").returncode == code


def test_nothing_at_all_is_said(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    done = run(tmp_path / "trong", "-o", tmp_path / "ra.xlsx")
    assert (done.returncode, "không có kỳ họp nào" in done.stderr) == (1, True)

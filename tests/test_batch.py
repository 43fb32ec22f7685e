"""Batches as an office runs them: everything made, or everything wrong said; stopped at any moment, they go on."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from service.generate import generate_all
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from tests.batch_runs import AGENDA, command, files, many
from tests.conftest import ROOT, children, is_running, tool, without_rights

CELLS = ROOT / "samples" / "cells.xlsx"
BAD = ROOT / "samples" / "bad-rows.csv"
LONG = 3_000  # rows that keep two processes busy for seconds: long enough to stop them on their way


def batch(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run `sinhhoat batch` as a person would."""
    return subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=500, check=False, **options
    )


def rows_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")  # else Excel shows Vietnamese letters as others
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# ------------------------------------------------------------------------------------------------- what is made


def test_twenty_cells_get_their_programmes_and_the_office_its_lists(tmp_path: Path) -> None:
    done = batch("agenda", AGENDA, "-o", tmp_path / "ra")
    assert (done.returncode, done.stdout) == (0, "")
    made = files(tmp_path / "ra")
    documents = {name: content for name, content in made.items() if name.endswith(".docx")}
    assert len(documents) == 20
    assert set(made) - set(documents) == {"manifest.csv", "report.csv", "tong-hop.xlsx"}
    manifest = rows_of(made["manifest.csv"])[1:]
    assert {row[0]: row[2] for row in manifest} == {
        name: hashlib.sha256(content).hexdigest() for name, content in documents.items()
    }
    assert [row[5] for row in manifest] == [str(number) for number in range(2, 22)]
    assert {row[0] for row in rows_of(made["report.csv"])[1:]} == {"đã làm"}


def test_a_workbook_gives_the_same_documents_as_the_dossier(tmp_path: Path, catalogue: Catalogue) -> None:
    assert batch("all", CELLS, "-o", tmp_path / "ra").returncode == 0
    made = files(tmp_path / "ra")
    assert sum(name.endswith(".docx") for name in made) == 180
    dossier = read_json((ROOT / "samples" / "ban-mong-2026-11.json").read_bytes())
    for document in generate_all(catalogue, dossier):
        if not catalogue.kind(document.kind).sheet.on_request:  # the table asks for none of those
            assert made[document.name] == document.content
    page = openpyxl.load_workbook(io.BytesIO(made["tong-hop.xlsx"])).active
    assert page is not None
    heading, first, *rest = page.iter_rows(values_only=True)
    assert heading[1:7] == ("Chi bộ", "Ngày họp", "Có mặt", "Phải dự", "Tỷ lệ", "Vắng")
    assert (heading[-1], first[1]) == ("Nên xem theo quy tắc", "Chi bộ bản Mòng")
    assert (first[3], first[4], first[5]) == (19, 21, dossier.counts.rate_text)
    assert first[heading.index("Tán thành nghị quyết")] == "17/17, đạt 89,47% của 19"
    assert len(rest) == 19


def test_what_the_rules_find_stands_beside_the_documents(tmp_path: Path) -> None:
    from bench.batch import table as short_programmes  # of seventy minutes, where a meeting takes ninety

    table = short_programmes(tmp_path / "bang.csv", 2)
    for name, flags, found in (("co", [], True), ("khong", ["--no-findings"], False)):
        assert batch("agenda", table, "-o", tmp_path / name, "--jobs", "1", *flags).returncode == 0
        made = files(tmp_path / name)
        report = [row for row in rows_of(made["report.csv"])[1:] if row[0] == "nên xem"]
        assert bool(report) == found
        assert all(row[8] and row[9] for row in report)
        assert {row[9] for row in report} == set(filter(None, rows_of(made["manifest.csv"])[1][7].split(", ")))


def test_a_zip_holds_what_the_folder_holds(tmp_path: Path) -> None:
    batch("all", CELLS, "-o", tmp_path / "ra")
    batch("all", CELLS, "-o", tmp_path / "ra.zip", "--jobs", "1")
    with zipfile.ZipFile(tmp_path / "ra.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files(tmp_path / "ra")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ra", "ra.zip"]


def test_cells_of_one_name_get_names_of_their_own(tmp_path: Path) -> None:
    lines = AGENDA.read_bytes().decode("utf-8-sig")
    (heading, *rows) = csv.reader(io.StringIO(lines, newline=""))
    name = heading.index("Tên chi bộ")
    text = io.StringIO()
    csv.writer(text).writerows([heading, *([*row[:name], "Chi bộ ../../Bản  Mòng", *row[name + 1 :]] for row in rows)])
    (tmp_path / "bang.csv").write_text(text.getvalue(), encoding="utf-8")
    batch("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra")
    names = sorted(path.name for path in (tmp_path / "ra").glob("*.docx"))
    assert len(names) == 20
    assert "2026-11-24-chi-bo-ban-mong-01-chuong-trinh--ma-ban-mong.docx" in names


def test_cells_of_one_name_and_ward_are_told_apart_by_their_codes(tmp_path: Path) -> None:
    from tests.commune_tables import HEAD, csv_bytes, row

    rows = [["Mã chi bộ", *HEAD], ["CB 01", *row()], ["cb-02", *row()], ["cb-03", *row(cell="Chi bộ bản San")]]
    (tmp_path / "bang.csv").write_bytes(csv_bytes(rows))
    batch("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra", "--jobs", "1")
    assert sorted(path.name for path in (tmp_path / "ra").glob("*.docx")) == [
        "2026-11-24-chi-bo-ban-mong-01-chuong-trinh--ma-cb-01.docx",
        "2026-11-24-chi-bo-ban-mong-01-chuong-trinh--ma-cb-02.docx",
        "2026-11-24-chi-bo-ban-san-01-chuong-trinh.docx",
    ]


def test_nothing_is_said_on_stdout_and_no_bar_into_a_pipe(tmp_path: Path) -> None:
    done = batch("agenda", AGENDA, "-o", tmp_path / "ra")
    said = [f"Đã làm 20 văn bản của 20 chi bộ: {tmp_path / 'ra'}", "Đã đọc 20 dòng; dòng nào cũng dùng."]
    assert done.stderr.splitlines() == said


def test_a_person_at_a_terminal_sees_how_far_it_is(tmp_path: Path) -> None:
    done = subprocess.run(
        [tool("script"), "-qec", shlex.join(command("agenda", AGENDA, "-o", tmp_path / "ra")), os.devnull],
        cwd=ROOT, capture_output=True, text=True, timeout=200, check=True,
    )  # fmt: skip
    assert "Làm văn bản" in done.stdout
    assert "20/20" in done.stdout
    assert "/giây" in done.stdout


# ------------------------------------------------------------------------------------------------- what is wrong


def test_each_defect_of_the_bad_sample_is_found_and_nothing_is_made(tmp_path: Path) -> None:
    done = batch("agenda", BAD, "-o", tmp_path / "ra")
    assert done.returncode == 1
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["report.csv"]
    heading, *rows = rows_of((tmp_path / "ra" / "report.csv").read_bytes())
    at = {name: index for index, name in enumerate(heading)}
    assert [int(row[at["Dòng"]]) for row in rows] == list(range(2, 22))  # one defect a row, each said once
    wanted = ["C", "G", "F", "F", "F", "F", "F", "E", "E", "H", "L", "L", "K", "J", "N", "O", "P", "Q", "A", "D"]
    assert [row[at["Cột"]] for row in rows] == wanted
    assert all(row[at["Sửa thế nào"]] and row[at["Mã"]] for row in rows)


def test_bad_rows_can_be_left_out(tmp_path: Path) -> None:
    lines = AGENDA.read_bytes().decode("utf-8-sig").replace("24/11/2026 19:00", "hôm nào", 1)
    (tmp_path / "bang.csv").write_text(lines, encoding="utf-8")
    done = batch("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra", "--skip-bad-rows")
    assert done.returncode == 1
    assert len(list((tmp_path / "ra").glob("*.docx"))) == 19
    states = [row[0] for row in rows_of((tmp_path / "ra" / "report.csv").read_bytes())[1:]]
    assert (states.count("đã làm"), states.count("phải sửa")) == (19, 1)
    assert "report.csv" in done.stderr


def test_many_problems_are_summed_up_as_things_to_do(tmp_path: Path) -> None:
    lines = many(tmp_path / "bang.csv", 60).read_text(encoding="utf-8").replace("24/11/2026 19:30", "mai")
    (tmp_path / "bang.csv").write_text(lines, encoding="utf-8")
    done = batch("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra.zip")
    assert "Sửa 60 ô “Bắt đầu”" in done.stderr
    assert "Còn 40 chỗ khác" in done.stderr
    assert len(rows_of((tmp_path / "ra-report.csv").read_bytes())) == 61
    assert not (tmp_path / "ra.zip").exists()


def test_a_value_that_looks_like_a_formula_stays_text_in_the_report(tmp_path: Path) -> None:
    lines = AGENDA.read_bytes().decode("utf-8-sig").replace("24/11/2026 19:00", "=1+1", 1)
    (tmp_path / "bang.csv").write_text(lines, encoding="utf-8")
    batch("agenda", tmp_path / "bang.csv", "-o", tmp_path / "ra")
    assert "'=1+1" in rows_of((tmp_path / "ra" / "report.csv").read_bytes())[1]


@pytest.mark.parametrize("output", ["ra.docx", "bang.csv"])
def test_an_output_that_cannot_be_meant_is_refused(tmp_path: Path, output: str) -> None:
    shutil.copy(AGENDA, tmp_path / "bang.csv")
    done = batch("agenda", tmp_path / "bang.csv", "-o", tmp_path / output)
    assert done.returncode == 2
    assert (tmp_path / "bang.csv").read_bytes() == AGENDA.read_bytes()


def test_a_table_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    done = batch("agenda", tmp_path / "khong-co.csv", "-o", tmp_path / "ra")
    assert (done.returncode, "không có tệp" in done.stderr) == (2, True)


# ------------------------------------------------------------------------------------------------- stopped


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["", ".zip"], ids=["folder", "zip"])
def test_killed_at_random_moments_and_resumed_it_is_the_same_byte_for_byte(tmp_path: Path, suffix: str) -> None:
    table = many(tmp_path / "bang.csv", 240)
    folders = [str(tmp_path / f"{name}{suffix}") for name in ("dut", "tron")]
    command = ["-m", "tests.killed", str(table), *folders, "10"]
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 2  # of the ten kills; others fall in the check, or into the lists at the end


def test_resume_makes_exactly_what_is_missing(tmp_path: Path) -> None:
    table, out = many(tmp_path / "bang.csv", 100), tmp_path / "ra"
    assert batch("agenda", table, "-o", out).returncode == 0
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.docx")}
    gone = sorted(before)[7:9]
    spoilt = sorted(before)[20]
    for name in gone:
        (out / name).unlink()
    (out / spoilt).write_bytes(b"x")
    assert batch("agenda", table, "-o", out, "--resume").returncode == 0
    after = {path.name: path.stat().st_mtime_ns for path in out.glob("*.docx")}
    assert {name for name in after if after[name] != before[name]} == {*gone, spoilt}


def test_resume_refuses_another_table(tmp_path: Path) -> None:
    table, out = many(tmp_path / "bang.csv", 1_000), tmp_path / "ra"
    running = subprocess.Popen(command("agenda", table, "-o", out), cwd=ROOT, stderr=subprocess.DEVNULL)
    while not list(out.glob(".sinhhoat-batch/job.json")) and running.poll() is None:
        time.sleep(0.01)
    running.kill()
    running.wait()
    many(table, 999)
    done = batch("agenda", table, "-o", out, "--resume")
    assert (done.returncode, "--resume" in done.stderr) == (2, True)
    assert batch("agenda", table, "-o", out).returncode == 0


@pytest.mark.slow
def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    table, out = many(tmp_path / "bang.csv", LONG), tmp_path / "ra"
    running = subprocess.Popen(
        command("agenda", table, "-o", out), cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while len(list(out.glob("*.docx"))) < 20 and running.poll() is None:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
    _, said = running.communicate(timeout=200)
    assert running.returncode == 130
    assert "--resume" in said
    assert "Traceback" not in said
    assert not list(out.rglob("*.part"))
    assert batch("agenda", table, "-o", out, "--resume").returncode == 0
    assert len(list(out.glob("*.docx"))) == LONG


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    table, out = many(tmp_path / "bang.csv", LONG), tmp_path / "ra"
    running = subprocess.Popen(command("agenda", table, "-o", out, "--jobs", "2"), cwd=ROOT, stderr=subprocess.PIPE)
    while len(list(out.glob("*.docx"))) < 20 and running.poll() is None:
        time.sleep(0.02)
    os.kill(children(running.pid)[0], signal.SIGKILL)
    _, said = running.communicate(timeout=200)
    assert running.returncode == 0, said
    assert len(list(out.glob("*.docx"))) == LONG


def test_workers_of_a_killed_batch_end_too(tmp_path: Path) -> None:
    table, out = many(tmp_path / "bang.csv", LONG), tmp_path / "ra"
    running = subprocess.Popen(command("agenda", table, "-o", out, "--jobs", "2"), cwd=ROOT, stderr=subprocess.DEVNULL)
    while len(list(out.glob("*.docx"))) < 20 and running.poll() is None:
        time.sleep(0.02)
    orphans = children(running.pid)
    running.kill()
    running.wait()
    assert orphans
    deadline = time.monotonic() + 60
    while any(map(is_running, orphans)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_running, orphans))


def test_no_permission_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "khoa").mkdir(mode=0o500)
    done = subprocess.run(
        without_rights(*command("agenda", AGENDA, "-o", tmp_path / "khoa")),
        cwd=ROOT, capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip
    assert (done.returncode, "không có quyền" in done.stderr) == (2, True)
    assert list((tmp_path / "khoa").iterdir()) == []


def test_a_full_disk_is_said_and_leaves_no_half_document(tmp_path: Path) -> None:
    def small_files() -> None:  # a file that may not grow fails just where a full disk does
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))

    done = batch("agenda", AGENDA, "-o", tmp_path / "ra", preexec_fn=small_files)
    assert done.returncode == 2
    assert "Không đọc, ghi được" in done.stderr
    assert "--resume" in done.stderr
    assert ".part" not in done.stderr
    assert not list((tmp_path / "ra").glob("*.docx"))
    assert not list((tmp_path / "ra").rglob("*.part"))
    assert batch("agenda", AGENDA, "-o", tmp_path / "ra", "--resume").returncode == 0


# ------------------------------------------------------------------------------------------------- the blank table


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["agenda", "minutes", "resolution", "conclusion", "commendations", "all"])
def test_the_blank_table_with_its_example_makes_a_document(
    tmp_path: Path, kind: str, suffix: str, catalogue: Catalogue
) -> None:
    blank = tmp_path / f"bang.{suffix}"
    done = subprocess.run(
        [sys.executable, "-m", "service", "columns", kind, "-o", str(blank)], cwd=ROOT, capture_output=True, check=False
    )
    if (kind, suffix) == ("all", "csv"):
        assert done.returncode == 2
        return
    assert done.returncode == 0
    _touch(blank)
    done_batch = batch(kind, blank, "-o", tmp_path / "ra", "--jobs", "1")
    assert done_batch.returncode == 0, done_batch.stderr
    assert len(list((tmp_path / "ra").glob("*.docx"))) == (len(catalogue.kinds) if kind == "all" else 1)


def _touch(blank: Path) -> None:
    """Give the example row another cell: untouched it would be none of the office's."""
    if blank.suffix == ".csv":
        blank.write_text(blank.read_text("utf-8-sig").replace("Chi bộ bản Mòng", "Chi bộ bản Lun"), encoding="utf-8")
        return
    book = openpyxl.load_workbook(blank)
    for page in book.worksheets[:-1]:
        for cell in page[1]:
            below = page.cell(2, cell.column or 0)
            if cell.value in ("Mã chi bộ", "Tên chi bộ") and below.value:
                below.value = f"{below.value} Lun"
    book.save(blank)


def test_the_blank_workbook_has_lists_dates_and_notes(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "service", "columns", "agenda", "-o", str(tmp_path / "b.xlsx")], cwd=ROOT, check=True
    )
    page = openpyxl.load_workbook(tmp_path / "b.xlsx")["Chương trình"]
    heads = {cell.value: cell for cell in page[1]}
    assert heads["Bắt đầu"].comment is not None
    assert page.cell(2, heads["Bắt đầu"].column or 0).number_format == "dd/mm/yyyy hh:mm"
    lists = [rule.formula1 for rule in page.data_validations.dataValidation]
    assert lists
    assert all(one.startswith("'Danh mục'!") for one in lists)


# ------------------------------------------------------------------------------------------------- size


@pytest.mark.slow
def test_ten_times_as_many_rows_are_read_in_the_same_memory(tmp_path: Path) -> None:
    few, many = (_read_of(tmp_path / f"{rows}.csv", rows) for rows in (20_000, 200_000))
    assert (few[:2], many[:2]) == ((200, 20_000), (2_000, 200_000))
    assert many[2] < 200_000
    assert many[2] - few[2] < 20_000, "kilobytes that 180,000 rows more have left behind"


def _read_of(table: Path, rows: int) -> tuple[int, int, int]:
    """How many meetings and rows are read from a table of so many, and the most memory that it took, in kB."""
    heading, row = _tall()
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        for number in range(rows):
            row[0] = f"Chi bộ bản {number // 100}"
            row[6] = f"Nội dung {number}"
            writer.writerow(row)
    code = (
        "import re, sys; from pathlib import Path; from service import config;"
        "from service.kinds import catalogue; from service.tables import blank_tables;"
        "from service.tables import open_table;"
        "c = catalogue.load([config.BUILT_IN_TEMPLATES]); columns = blank_tables.columns_for(c);"
        "t = open_table(Path(sys.argv[1]), 'bang.csv', columns, blank_tables.needs_of(c, 'agenda', columns));"
        "rows = sum(len(g) for g in t.groups());"
        "print(t.count, rows, re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    command = [sys.executable, "-c", code, str(table)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=500)
    count, read, kilobytes = map(int, done.stdout.split())
    return count, read, kilobytes


def _tall() -> list[list[str]]:
    from tests.commune_tables import HEAD, ROW

    return [[*HEAD], [*ROW]]

"""How a year went: counted by hand in small years, and shown on a page that people can read."""

from __future__ import annotations

import copy
import gc
import io
import itertools
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from click.testing import CliRunner

from service import rules
from service.batch.executors import Serial
from service.cli import sinhhoat
from service.config import Settings
from service.dossier import Dossier
from service.format_check import check_format
from service.generate import generate
from service.intake import read_dossier
from service.kinds import catalogue
from service.year.history import read_history
from service.year.html import CARDS
from service.year.kept import by_cell, keep
from service.year.period.reckoning import cells_of
from service.year.period.span import year_span
from service.year.review import (
    DETAILED,
    CellYear,
    Told,
    as_page,
    as_pages,
    as_parts,
    as_workbook,
    many,
    review,
    sentences,
    tell,
    year_of_many,
)
from service.year.review.sentences import completeness, rates
from tests.conftest import ROOT
from tests.meeting_years import FULL, absent, month, year


def test_months_and_quarters_without_a_meeting_are_named_up_to_the_last_dossier() -> None:
    (cell,) = review(year(month(1), month(2), month(4), month(7)), 2026)
    assert cell.missing_months == [3, 5, 6]
    assert cell.missing_quarters == [1, 2]
    combined = month(2)
    combined["meeting"]["kind"] = "ket_hop"
    thematic = month(5)
    thematic["meeting"]["kind"] = "chuyen_de"
    (cell,) = review(year(month(1), combined, month(4), thematic, month(7)), 2026)
    assert cell.missing_months == [3, 5, 6]
    assert cell.missing_quarters == []


def test_a_run_counts_regular_meetings_and_ends_with_one_that_the_member_attended() -> None:
    def run(states: list[str]) -> int:
        months = [absent(month(number), "cam-van-dung", state) for number, state in enumerate(states, 1)]
        (cell,) = review(year(*months), 2026)
        return next(line.longest_run for line in cell.members if line.name == "Cầm Văn Dũng")

    away, here, gone = "vang_co_ly_do", "co_mat", "vang_khong_ly_do"
    assert run([away, away, here, away]) == 2
    assert run([away, away, away]) == 3
    assert run([away, gone, away]) == 1
    thematic = absent(month(2), "cam-van-dung")
    thematic["meeting"]["kind"] = "chuyen_de"
    away_twice = [absent(month(1), "cam-van-dung"), thematic, absent(month(3), "cam-van-dung")]
    (cell,) = review(year(*away_twice), 2026)
    assert next(line.longest_run for line in cell.members if line.name == "Cầm Văn Dũng") == 2


def test_what_became_of_a_task_stands_in_the_next_month() -> None:
    done = {"work": "Rà soát,  vận động 100% hộ ven suối Nậm La ký cam kết sử dụng đất", "result": "hoan_thanh"}
    running = {"work": "Mở rộng 1,5 ha cà phê xen cây ăn quả", "result": "dang_lam", "percent": 60}
    other = {"work": "Thu quỹ", "result": "hoan_thanh"}
    unmarked = {"work": FULL["tasks"][3]["work"]}
    first, second = month(10, tasks=FULL["tasks"]), month(11, prev_tasks=[running, other, done, unmarked])
    (cell,) = review(year(first, second), 2026)
    outcomes = [line.outcome.result.value if line.outcome else None for line in cell.tasks]
    assert outcomes == ["hoan_thanh", None, "dang_lam", None]
    assert (sum(line.is_done for line in cell.followed_up), len(cell.followed_up)) == (1, 2)
    page = as_page([cell], 2026).decode()
    assert "Đang thực hiện 60%" in page
    assert "chưa có kết quả" in page


def test_what_is_unfinished_or_low_stands_out_in_words_too_and_a_task_names_the_year_of_its_month() -> None:
    few = month(12, tasks=FULL["tasks"][:1])
    for row in few["attendance"][:8]:
        row["state"] = "vang_khong_ly_do"
    page = bare(as_page(review(year(few), 2026), 2026))
    assert "<td>01/2027</td>" in page  # set in December for the January after
    assert '<td class="bad">chưa có kết quả</td>' in page
    assert re.search(r'<td class="bad">\d\d,\d\d% \(thấp\)</td>', page)


def test_a_row_is_a_card_on_a_phone_here_and_in_the_file() -> None:
    rules = re.findall(r"\.cards[^{,]*", CARDS)
    style = (ROOT / "service" / "web" / "static" / "review.css").read_text(encoding="utf-8")
    assert [rule for rule in rules if f".review {rule}" not in style] == []
    assert 'data-label="Nhiệm vụ"' in as_page(review(year(month(1, tasks=FULL["tasks"])), 2026), 2026).decode()


def test_the_rate_counts_every_sitting_in_whole_numbers() -> None:
    (cell,) = review(year(copy.deepcopy(FULL)), 2026)
    assert (cell.present, cell.expected, cell.unexcused) == (19 + 20, 21 + 21, 0)
    assert [one.day for one in cell.sittings] == ["14/11", "24/11"]
    assert {(one.name, one.day, one.reason) for one in cell.absences} == {
        ("Quàng Văn Bun", "14/11", "đi làm xa"),
        ("Quàng Văn Bun", "24/11", "đi làm xa"),
        ("Cà Văn Xôm", "24/11", "điều trị tại bệnh viện"),
    }


def test_the_weakest_cell_stands_first_and_other_years_are_left_out() -> None:
    weak = [absent(month(number, "Chi bộ bản Lụa"), "cam-van-dung") for number in (1, 2)]
    gap = [month(2, "Chi bộ bản Sàng")]
    old = month(1, "Chi bộ bản Pọng")
    old["meeting"] |= {"period": "2025-01", "start_at": "2025-01-24T19:30", "end_at": "2025-01-24T21:00"}
    cells = review(year(month(1), month(2), *weak, *gap, old), 2026)
    assert [cell.name for cell in cells] == ["Chi bộ bản Sàng", "Chi bộ bản Lụa", "Chi bộ bản Mòng"]


def bare(page: bytes) -> str:
    """The page, its cells without what a phone shows before them."""
    return re.sub(r' data-label="[^"]*"', "", page.decode())


class Seen(HTMLParser):
    """Tags and text of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data + "\n"


def test_the_page_needs_nothing_from_outside_and_shows_typed_text_as_text() -> None:
    evil = absent(month(1), "cam-van-dung", "vang_khong_ly_do", '<script>alert(1)</script> & "x"')
    (cell,) = review(year(evil, absent(month(2), "cam-van-dung")), 2026)
    seen = Seen(as_page([cell], 2026))
    assert not {"script", "link", "img", "iframe"} & set(seen.tags)
    assert not [name for name, value in seen.attributes if name in {"src", "href"} or name.startswith("on")]
    assert 'Cầm Văn Dũng: 24/01 <script>alert(1)</script> & "x"; 24/02 có lý do' in seen.text
    for word in ("Lò Văn Thiêng", "92", "T1", "Tốt", "✓", "K", "P"):
        assert word in seen.text


def test_the_paper_of_a_month_stands_with_its_vote() -> None:
    resolved: dict[str, Any] = {"issuance": {"resolution": {"number": 11, "signed_on": "2026-11-24"}}}
    voted = {"subject": "Nghị quyết", "paper": "resolution", "agree": 9, "disagree": 8}
    votes: tuple[dict[str, Any], ...] = ({"votes": [voted]}, {})
    shown = [bare(as_page(review(year(month(11, **resolved, **more)), 2026), 2026)) for more in votes]
    assert "<td>NQ số 11 (9/17, đạt 47,37% của 19, chưa quá nửa)</td>" in shown[0]
    assert "<td>NQ số 11</td>" in shown[1]


def test_the_report_says_how_many_meetings_were_held_and_what_is_not_known() -> None:
    alone = {**month(11), "prev_tasks": []}
    (cell,) = review(year(alone), 2026)
    assert completeness(cell).startswith("Đã tổ chức 1/12 kỳ thường kỳ, 0/4 chuyên đề. Chưa có buổi họp: tháng 01, ")
    assert rates(cell).endswith("; không có đảng viên vắng không lý do; nhiệm vụ: chưa có số liệu hoàn thành.")
    assert rates(cell).startswith("Tỷ lệ dự bình quân 9")
    (cell,) = review(year(absent(month(11), "cam-van-dung", "vang_khong_ly_do")), 2026)
    assert "; vắng không lý do 1 lượt; nhiệm vụ: " in rates(cell)


def test_numbers_stand_by_type_with_what_is_missing_and_what_is_there_twice() -> None:
    def papers(**numbers: int) -> dict[str, Any]:
        signed = {
            kind.replace("_", "-"): {"number": number, "signed_on": "2026-05-24"} for kind, number in numbers.items()
        }
        return {"issuance": signed | {"conclusion": {"draft_no": 1}}}

    months = (
        month(1, **papers(resolution=1, committee_minutes=1, minutes=2)),
        month(2, **papers(resolution=2, committee_minutes=3, minutes=5)),
        month(3, **papers(resolution=4, committee_minutes=5)),
    )
    (cell,) = review(year(*months), 2026, {"minutes": "BB/CB", "committee-minutes": "BB/CB", "resolution": "NQ/CB"})
    assert list(map(sentences.numbers, cell.numbers)) == [
        ["BB", "01 đến 05", "04", "05"],
        ["NQ", "01 đến 04", "03", "không"],
    ]
    assert "<td>01 đến 05</td><td>04</td><td>05</td>" in bare(as_page([cell], 2026))


def test_a_long_run_is_said_in_words_too() -> None:
    away = [absent(month(number), "cam-van-dung") for number in (1, 2, 3, 5)]
    (cell,) = review(year(*away[:3], month(4), away[3]), 2026)
    page = as_page([cell], 2026).decode()
    assert "Cầm Văn Dũng (3)" in page
    (line,) = [line for line in cell.members if line.name == "Cầm Văn Dũng"]
    assert [line.is_in_a_run(position) for position in range(5)] == [True, True, True, False, False]


def test_the_command_reads_a_folder_and_says_every_fault_with_its_file(tmp_path: Path) -> None:
    folder, report = tmp_path / "nam", tmp_path / "bao-cao.html"
    (folder / "mong").mkdir(parents=True)
    (folder / "mong" / "11.json").write_text(json.dumps(FULL), encoding="utf-8")
    invoke = CliRunner().invoke
    done = invoke(sinhhoat, ["review", str(folder), "-o", str(report)])
    assert done.exit_code == 0, done.output
    assert "Chi bộ bản Mòng" in report.read_text(encoding="utf-8")
    first = report.read_bytes()
    assert invoke(sinhhoat, ["review", str(folder), "-o", str(report)]).exit_code == 0
    assert report.read_bytes() == first

    (folder / "sai.json").write_text("{", encoding="utf-8")
    (folder / "thieu.json").write_text("{}", encoding="utf-8")
    failed = invoke(sinhhoat, ["review", str(folder), "-o", str(report)])
    assert {one.path for one in failed.exception.problems} >= {"sai.json", "thieu.json org", "thieu.json meeting"}
    assert report.read_bytes() == first


def test_the_workbook_shows_signs_reasons_and_scores_and_keeps_text_text() -> None:
    evil = absent(month(1), "cam-van-dung", "vang_khong_ly_do", "=1+1")
    cells = review(year(evil, month(2), month(1, "=Chi bộ: bản/Lụa")), 2026)
    content = as_workbook(cells, 2026)
    assert content == as_workbook(cells, 2026)
    book = openpyxl.load_workbook(io.BytesIO(content))
    first = book.worksheets[0]
    assert [first.cell(row, 1).value for row in (3, 4)] == [cell.name for cell in cells]
    assert {cell.data_type for page in book for row in page for cell in row} <= {"s", "n"}
    assert len(first._charts) == 1  # type: ignore[attr-defined]
    page = book["Chi bộ bản Mòng"]
    (row,) = [row for row in page.iter_rows() if row[0].value == "Cầm Văn Dũng"]
    assert [row[1].value, row[2].value, row[1].comment.text] == ["K", "✓", "=1+1"]
    assert row[1].fill.fgColor.rgb != row[2].fill.fgColor.rgb


def test_the_paper_of_a_cell_follows_the_official_format(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(FULL), encoding="utf-8")
    report = tmp_path / "bao-cao.docx"
    assert CliRunner().invoke(sinhhoat, ["review", str(tmp_path), "-o", str(report)]).exit_code == 0
    assert check_format(report.read_bytes()).findings == ()
    first = report.read_bytes()
    assert CliRunner().invoke(sinhhoat, ["review", str(tmp_path), "-o", str(report)]).exit_code == 0
    assert report.read_bytes() == first
    elsewhere = CliRunner().invoke(sinhhoat, ["review", str(tmp_path), "-o", str(tmp_path / "b.docx")])
    assert [(one.code, one.path) for one in elsewhere.exception.problems] == [("dossier-missing", report.name)]
    (tmp_path / "a.json").rename(tmp_path / "a.txt")
    alone = CliRunner().invoke(sinhhoat, ["review", str(tmp_path), "-o", str(report)])
    assert [one.code for one in alone.exception.problems] == ["no-dossier"]
    (tmp_path / "a.txt").rename(tmp_path / "a.json")
    other = json.dumps(FULL).replace(json.dumps("Chi bộ bản Mòng"), json.dumps("Chi bộ bản Lụa"))
    report.unlink()
    (tmp_path / "b.json").write_text(other.replace(FULL["org"]["cell_code"], "khac"), encoding="utf-8")
    refused = CliRunner().invoke(sinhhoat, ["review", str(tmp_path), "-o", str(report)])
    assert "2 chi bộ" in str(refused.exception.problems[0].message)


def test_thematic_sittings_count_for_those_who_had_to_come_and_for_those_who_came() -> None:
    parts = {name: copy.deepcopy(FULL[name]) for name in ("thematic", "thematic_meeting")}
    thematic = month(2)
    thematic["meeting"]["kind"] = "chuyen_de"
    absent(absent(thematic, "cam-van-dung"), "lo-van-en", "co_mat")
    ((_, cell),) = cells_of(year(month(1), thematic, month(11, **parts)), year_span(2026))
    came = {row.name: row.thematic for row in cell.attendance}
    names = ("Lò Văn Thiêng", "Cầm Văn Dũng", "Lò Văn Ên", "Cà Thị Hịa", "Lường Thị Ánh")
    assert [came[name] for name in names] == ["2/2", "1/2", "1/1", "", ""]


@pytest.mark.parametrize("words", [["-o", "x.pdf"], ["-o", "x.html", "--year", "1999"]])
def test_what_cannot_be_meant_is_refused(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(FULL), encoding="utf-8")
    words = [str(tmp_path / word) if word.startswith("x.") else word for word in words]
    assert CliRunner().invoke(sinhhoat, ["review", str(tmp_path), *words]).exit_code != 0
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


def test_a_cell_that_stopped_meeting_is_the_first_and_not_complete() -> None:
    steady = [read_dossier(month(number, "Chi bộ bản Hụm")) for number in range(1, 7)]
    stopped = [read_dossier(month(number, "Chi bộ bản Púng")) for number in range(1, 4)]
    first, second = review([*steady, *stopped], 2026)
    assert (first.name, first.missing_months) == ("Chi bộ bản Púng", [4, 5, 6])
    assert second.missing_months == []


def test_of_very_many_cells_each_has_a_page_of_its_own() -> None:
    cells = review([read_dossier(month(1, f"Chi bộ bản {number}")) for number in range(DETAILED + 1)], 2026)
    pages = as_pages(map(tell, cells), 2026, "nam-chi-bo")
    assert len(pages) == len(cells) + 1
    links = re.findall(r'href="([^"]+)"', pages[""].decode())
    assert {unquote(link) for link in links} == pages.keys() - {""}
    assert "Ai dự, buổi nào" not in as_parts(cells)


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months of so many cells that each has a page of its own, and of one the paper of a third."""
    folder = tmp_path_factory.mktemp("xa") / "nam"
    folder.mkdir()
    for number, held in itertools.product(range(DETAILED + 1), (1, 2)):
        text = json.dumps(month(held, f"Chi bộ bản {number}"))
        (folder / f"{number}-{held}.json").write_text(text, encoding="utf-8")
    kinds = catalogue.load(Settings().template_folders)
    paper = generate(kinds, "minutes", read_dossier(month(3, "Chi bộ bản 7")))
    (folder / "7-3.docx").write_bytes(paper.content)
    return folder


def test_the_pages_of_very_many_cells_are_those_of_all_read_at_once(commune: Path, tmp_path: Path) -> None:
    page = tmp_path / "nam.html"
    assert CliRunner().invoke(sinhhoat, ["review", str(commune), "-o", str(page)]).exit_code == 0
    files = [(file.name, file.read_bytes()) for file in sorted(commune.iterdir())]
    series = catalogue.load(Settings().template_folders, only="").series
    graded = map(rules.load(()).graded, read_history(files))
    pages = as_pages(map(tell, review(graded, 2026, series)), 2026, "nam-chi-bo")
    assert pages.pop("") == page.read_bytes()
    assert {f"nam-chi-bo/{one.name}": one.read_bytes() for one in (tmp_path / "nam-chi-bo").iterdir()} == pages


def test_faults_of_very_many_cells_are_told_at_once(commune: Path, tmp_path: Path) -> None:
    faulty = shutil.copytree(commune, tmp_path / "nam")
    (faulty / "a.json").write_text("{", encoding="utf-8")
    lacking = month(4, "Chi bộ bản 9")
    del lacking["meeting"]["place"]
    (faulty / "b.json").write_text(json.dumps(lacking), encoding="utf-8")
    other = month(1, "Chi bộ bản 3")
    other["meeting"]["place"] = "Nhà ông trưởng bản"
    (faulty / "c.json").write_text(json.dumps(other), encoding="utf-8")
    refused = CliRunner().invoke(sinhhoat, ["review", str(faulty), "-o", str(tmp_path / "nam.html")])
    told = {(one.code, one.path.split()[0]) for one in refused.exception.problems}
    assert told == {("not-json", "a.json"), ("missing", "b.json"), ("dossier-twice", "c.json")}
    assert not (tmp_path / "nam.html").exists()


def test_of_very_many_cells_one_is_in_memory(commune: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def alive() -> int:
        return sum(type(one) is Dossier for one in gc.get_objects())

    kept, _ = keep((file.name, file.read_bytes()) for file in sorted(commune.iterdir()))
    counted: list[int] = []

    def told_and_counted(cell: CellYear) -> Told:
        counted.append(alive())
        return tell(cell)

    monkeypatch.setattr(many, "tell", told_and_counted)
    gc.collect()
    gc.freeze()  # what there was before is not looked at
    try:
        told, problems = year_of_many(by_cell(kept, []), 2026, Serial(), (), {})
    finally:
        gc.unfreeze()
    assert (len(told), problems) == (DETAILED + 1, [])
    assert max(counted) <= 2 * 2 * 3  # two cells, that before and this, of three months, read and graded
    assert sum(len(one.packed) for one in kept) * 3 < sum(file.stat().st_size for file in commune.glob("*.json"))

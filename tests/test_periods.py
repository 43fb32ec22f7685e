"""Papers of a month, a quarter or a year: what they count, who may sign them, and the same by every door."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from service.cli import sinhhoat
from service.config import BUILT_IN_TEMPLATES, Settings
from service.errors import DossierRejected, TemplateBroken
from service.kinds import catalogue as catalogues
from service.rules import built_in
from service.vietnamese import Month
from service.year.collection.lines import month_of
from service.year.meetings import MOST_IN_TABLES, meetings_of
from service.year.period.details import committee_of, read_details
from service.year.period.paper import Request, documents, workbook
from service.year.period.reckoning import cells_of, facts_of
from service.year.period.sheet import load_papers
from service.year.period.span import SPANS, around, read_span, year_span
from service.year.review import review
from tests.conftest import sample
from tests.forms import fields_of, page_of
from tests.meeting_years import FULL, absent, month, year
from tests.periods import LUA, PAPERS, SANG, SCHOOL, SIGNED, STREET, month_of_cells, row_of, year_of_meetings
from tests.word_files import docx_of, zipped

NOVEMBER = read_span("2026-11", "month")
API, PAGE = "/api/v1/periods", "/van-ban-ca-ky"


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [("2026", "year", (1, 12)), ("2026-11", "month", (11, 11)), ("2026-Q4", "quarter", (10, 12))],
)
def test_a_span_is_written_and_read(text: str, kind: str, months: tuple[int, int]) -> None:
    span = read_span(text, kind)
    assert span is not None
    assert (span.first.month, span.last.month, str(span)) == (*months, text)
    assert span == around(Month(2026, months[0]), kind)
    assert [other for other in SPANS if read_span(text, other)] == [kind]
    assert Month(2025, 12) not in span


def facts(dossiers: list[dict[str, Any]], span: Any) -> Any:
    return facts_of([cell for _, cell in cells_of(year(*dossiers), span)], span)


def test_who_has_not_met_stands_first_and_the_totals_are_those_of_the_rows() -> None:
    period = facts(month_of_cells(), NOVEMBER)
    assert (period.cells[0].name, period.cells[0].has_met) == (SCHOOL, False)
    totals = period.totals
    assert (totals.cells, totals.met, totals.not_met_names) == (4, 3, SCHOOL)
    assert (totals.good, totals.average, totals.unmarked_names) == (1, 0, STREET)
    assert totals.fair == 1
    assert totals.members == sum(cell.members for cell in period.cells) == 4 * len(FULL["members"]) - 4 * visiting()
    low = next(cell for cell in period.cells if cell.name == LUA)
    assert (low.unexcused, "Tiêu chí 2: trừ 2 điểm (01 đồng chí vắng không lý do)" in low.lost) == (1, True)
    assert low.is_fair


def visiting() -> int:
    return sum(member.get("activity_status") == "tam_thoi_den" for member in FULL["members"])


def test_a_meeting_that_is_only_prepared_was_not_held() -> None:
    prepared = month(11)
    for name in ("attendance", "assessment"):
        del prepared[name]
    del prepared["meeting"]["end_at"]
    assert not facts([prepared], NOVEMBER).cells[0].has_met


def test_the_superior_committee_s_mark_counts_before_the_cell_s_own() -> None:
    marked = month(11)
    for row in marked["assessment"]["rows"]:
        row["superior_score"] = row["self_score"]
    row_of(marked, "7")["superior_score"] -= 10
    (cell,) = facts([marked], NOVEMBER).cells
    own = sum(row["self_score"] for row in marked["assessment"]["rows"])
    assert (cell.score, cell.grade, cell.is_fair) == (own - 10, "Khá", True)


def test_the_list_of_ratings_names_the_cells_that_should_be_there(tmp_path: Path) -> None:
    details = read_details({**SIGNED, "cells": ["CHI BỘ BẢN MÒNG", SANG]})
    wanted = Request(PAPERS.kind("rating-list"), NOVEMBER, details)
    (made,) = documents(PAPERS, wanted, year(*month_of_cells()))
    table = docx.Document(io.BytesIO(made.content)).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][1:5] == ["Đơn vị", "Số đảng viên", "Ngày họp", "Điểm"]
    assert [row[1] for row in rows[1:]] == [SANG, SCHOOL, "Chi bộ bản Mòng", LUA, STREET, "Cộng"]
    assert [row[3] for row in rows[1:]] == ["", "", "24/11", "24/11", "24/11", "3/5"]
    assert rows[-1][5:9] == ["1", "1", "0", "0"]


def test_cells_stand_in_the_order_of_their_numbers_in_every_list_of_a_commune() -> None:
    names = [f"Chi bộ tổ dân phố số {number}" for number in (2, 9, 10, 11)]
    dossiers = year(*(month(11, name) for name in sorted(names)))
    span, kind = around(Month(2026, 11), "month"), PAPERS.kind("rating-list")
    (made,) = documents(PAPERS, Request(kind, span, read_details(SIGNED)), dossiers)
    listed = re.findall(
        "Chi bộ tổ dân phố số [0-9]+",
        " ".join(map(str, docx.Document(io.BytesIO(made.content)).element.body.itertext())),
    )
    assert list(dict.fromkeys(listed)) == names
    assert [line.name for line in month_of(dossiers, span, built_in())] == names
    assert [cell.name for cell in review(dossiers, 2026)] == names


def test_the_workbook_prints_on_one_landscape_page_with_filters_and_sums() -> None:
    wanted = Request(PAPERS.kind("rating-list"), NOVEMBER, read_details({"cells": [SANG]}))
    first, second = (workbook(wanted, year(*month_of_cells())) for _ in range(2))
    assert first == second
    page = openpyxl.load_workbook(io.BytesIO(first), data_only=True).active
    rows = list(page.iter_rows(min_row=3, values_only=True))
    assert [row[1] for row in rows] == ["Đơn vị", SANG, SCHOOL, LUA, "Chi bộ bản Mòng", STREET, "Cộng"]
    assert rows[-1][5:9] == (1, 1, 0, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.orientation, page.page_setup.fitToHeight or 1) == ("landscape", 1)
    assert page.auto_filter.ref == "A3:J8"


def test_a_committee_s_paper_needs_to_know_who_it_stands_under_and_who_signs() -> None:
    wanted = Request(PAPERS.kind("rating-list"), NOVEMBER)
    with pytest.raises(DossierRejected) as refused:
        documents(PAPERS, wanted, year(*month_of_cells()))
    assert [(one.code, one.path) for one in refused.value.problems] == [("missing-superior", "superior_name")]
    with pytest.raises(DossierRejected) as refused:
        documents(PAPERS, Request(wanted.kind, NOVEMBER, read_details({"superior_name": "x"})), year(*month_of_cells()))
    assert {one.code for one in refused.value.problems} == {"missing-signer", "missing-sign-role"}


def test_details_change_head_and_foot() -> None:
    given = {"number": 7, "signed_on": "2026-12-28", "signer": "Cầm Văn Dũng", "sign_role": "Phó Bí thư"}
    wanted = Request(PAPERS.kind("year-report"), None, read_details({**given, "recipients": ["Đảng uỷ phường"]}))
    (made,) = documents(PAPERS, wanted, year(*year_of_meetings()))
    text = "\n".join(cell.text for table in docx.Document(io.BytesIO(made.content)).tables for cell in table._cells)
    for words in ("Số 07-BC/CB", "ngày 28 tháng 12 năm 2026", "PHÓ BÍ THƯ", "Cầm Văn Dũng", "- Đảng uỷ phường;"):
        assert words in text, words
    with pytest.raises(DossierRejected) as refused:
        read_details({"signed_on": "hôm qua", "mau": "xanh"})
    assert len(refused.value.problems) == 2


def test_what_a_paper_is_about_must_be_in_the_meetings() -> None:
    with pytest.raises(DossierRejected) as refused:
        documents(PAPERS, Request(PAPERS.kind("good-deeds-book")), year(month(1), month(2)))
    assert "gương người tốt, việc tốt" in str(refused.value.problems[0].message)


def test_another_paper_is_two_files_and_a_wrong_name_is_told(tmp_path: Path) -> None:
    """An office's own paper prints facts that no paper of ours prints together; its workbook needs no more."""
    (tmp_path / "period").mkdir()
    own = tmp_path / "period" / "viec-con-lai.docx"
    own.write_bytes(docx_of("{{ org.cell_name }} {{ period.text }}", "{%p for t in period.cell.tasks if t.is_open %}",
                            "{{ t.work }}: {{ t.state }} ({{ t.told_in }})", "{%p endfor %}"))  # fmt: skip
    own.with_suffix(".toml").write_text('title = "Việc còn lại"\nheading = "X"\norder = 30\n', encoding="utf-8")
    papers = load_papers(Settings(templates=tmp_path).period_folders)
    (made,) = documents(papers, Request(papers.kind("viec-con-lai")), year(*year_of_meetings()))
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(made.content)).paragraphs)
    assert "Chi bộ bản Mòng năm 2026" in text
    assert "Đang thực hiện" in text
    own.write_bytes(docx_of("{{ period.cell.taskz }} {{ tasks }}"))
    with pytest.raises(TemplateBroken) as broken:
        load_papers(Settings(templates=tmp_path).period_folders)
    assert {one.code for one in broken.value.problems} == {"template-field"}
    assert "“tasks”" in str(broken.value)
    sheet = 'title = "x"\nheading = "X"\norder = 30\nneeds_facts = ["period.cel"]\n'
    own.with_suffix(".toml").write_text(sheet, encoding="utf-8")
    own.write_bytes(docx_of("x"))
    with pytest.raises(TemplateBroken, match="cell"):
        load_papers(Settings(templates=tmp_path).period_folders)


def test_an_office_s_folder_of_its_old_name_is_read(tmp_path: Path) -> None:
    (tmp_path / "year").mkdir()
    shutil.copy(BUILT_IN_TEMPLATES / "period" / "year-plan.docx", tmp_path / "year" / "ke-hoach.docx")
    shutil.copy(BUILT_IN_TEMPLATES / "period" / "year-plan.toml", tmp_path / "year" / "ke-hoach.toml")
    assert "ke-hoach" in load_papers(Settings(templates=tmp_path).period_folders).kinds


def run(*words: str) -> Result:
    return CliRunner().invoke(sinhhoat, ["period", *words])


def written(folder: Path, meetings: list[dict[str, Any]]) -> Path:
    for number, held in enumerate(meetings):
        (folder / f"{number}.json").write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    return folder


def test_the_command_and_the_endpoint_give_the_same_bytes(tmp_path: Path, client: FlaskClient) -> None:
    (folder := tmp_path / "ho-so").mkdir()
    written(folder, year_of_meetings())
    done = run("good-deeds-book", str(folder), "-o", str(tmp_path / "a.docx"))
    assert done.exit_code == 0, done.output
    sent = zipped({file.name: file.read_bytes() for file in folder.iterdir()})
    answer = posted(client, {"nam.zip": sent}, f"{API}/good-deeds-book")
    assert (answer.status_code, answer.data) == (200, (tmp_path / "a.docx").read_bytes())
    assert "2026" in answer.headers["Content-Disposition"]


def test_the_command_writes_a_set_a_workbook_and_the_list_of_kinds(tmp_path: Path) -> None:
    (folder := tmp_path / "xa").mkdir()
    written(folder, month_of_cells())
    details = tmp_path / "ky.json"
    details.write_text(json.dumps(SIGNED), encoding="utf-8")
    assert run("list").stdout.splitlines()[0].startswith("year-plan\tKế hoạch năm")
    for words in (["-o", "a.xlsx"], ["-o", "b.docx", "--details", str(details), "--period", "2026-11"]):
        done = run("rating-list", str(folder), words[0], str(tmp_path / words[1]), *words[2:])
        assert done.exit_code == 0, done.output
    assert run("year-plan", str(folder), "-o", str(tmp_path / "bo")).exit_code == 0
    assert len(list((tmp_path / "bo").iterdir())) == 4
    assert run("year-plan", str(folder), "-o", str(tmp_path / "c.docx")).exit_code != 0
    for words in (["year-plan", str(folder), "-o", "x.xlsx"], ["year-plan"], ["khong-co", "x", "-o", "y"],
                  ["year-plan", str(folder), "-o", "x.docx", "--period", "2026-11"]):  # fmt: skip
        assert run(*words).exit_code != 0, words


def posted(client: FlaskClient, files: dict[str, bytes], address: str, **fields: str) -> Any:
    sent: dict[str, Any] = {"file": [(io.BytesIO(content), name) for name, content in files.items()], **fields}
    return client.post(address, data=sent, content_type="multipart/form-data")


def as_files(meetings: list[dict[str, Any]]) -> dict[str, bytes]:
    return {f"{number}.json": json.dumps(held).encode() for number, held in enumerate(meetings)}


def test_the_endpoint_lists_its_papers_and_refuses_what_cannot_be(client: FlaskClient) -> None:
    listed = {one["name"]: one for one in client.get(API).json}
    assert listed["rating-list"] == {
        "name": "rating-list", "title": "Danh sách xếp loại chi bộ", "span": "month", "of": "commune",
        "formats": ["docx", "xlsx"],
    }  # fmt: skip
    files = as_files(month_of_cells())
    rated = f"{API}/rating-list"
    assert posted(client, files, rated, details=json.dumps(SIGNED)).status_code == 200
    assert posted(client, files, rated).json["errors"][0]["code"] == "missing-superior"
    assert posted(client, files, rated, details="[]").status_code == 422
    assert posted(client, {}, rated).json["errors"][0]["code"] == "no-file"
    assert posted(client, {"a.json": b"{"}, rated).status_code == 422
    assert posted(client, files, f"{API}/khong-co").status_code == 404
    for query, status in (("period=2026", 422), ("period=11/2026", 400), ("format=pdf", 400)):
        assert posted(client, files, f"{rated}?{query}").status_code == status
    assert posted(client, files, f"{API}/year-plan").status_code == 422
    assert posted(client, files, f"{API}/year-plan?format=zip").data[:2] == b"PK"
    assert posted(client, files, f"{API}/year-plan?format=xlsx").status_code == 422
    assert posted(client, files, f"{rated}?format=xlsx&period=2026-10").status_code == 200


def test_the_page_makes_a_paper_and_keeps_the_files_where_something_is_missing(client: FlaskClient) -> None:
    assert "Danh sách xếp loại chi bộ" in page_of(client.get(PAGE)).text_content()
    lacking = posted(client, as_files(month_of_cells()), PAGE, paper="rating-list", period="11/2026", want="docx")
    assert lacking.status_code == 422
    fields = fields_of(lacking)
    assert fields["paper"] == "rating-list"
    fields |= {f"details-{name}": text for name, text in SIGNED.items()}
    fields |= {"details-signed_on": "28/11/2026", "details-cells": f"{SANG}\n{LUA}", "want": "docx"}
    made = client.post(PAGE, data=fields)
    assert made.data[:2] == b"PK"
    assert b"docx" in made.headers["Content-Disposition"].encode()
    assert client.post(PAGE, data={**fields, "want": "xlsx"}).mimetype.endswith("sheet")
    assert client.post(PAGE, data={**fields, "paper": "year-plan", "period": "2027"}).mimetype == "application/zip"
    for wrong in ({"paper": "x"}, {"period": "tháng mười"}, {"details-signed_on": "hôm qua"}):
        assert client.post(PAGE, data={**fields, **wrong}).status_code == 422


def test_tables_bring_meetings_too_and_their_number_is_bounded(client: FlaskClient) -> None:
    table = sample_table()
    answer = posted(client, {"chi-bo.csv": table}, f"{API}/year-plan?format=zip&period=2027")
    assert answer.status_code == 200, answer.json
    inside = posted(client, {"xa.zip": zipped({"a/chi-bo.csv": table})}, f"{API}/year-plan?format=zip&period=2027")
    assert inside.data == answer.data
    head, row, *_ = csv.reader(io.StringIO(table.decode("utf-8-sig")))
    wide = io.StringIO()
    writer = csv.writer(wide)
    writer.writerow(head)
    for number in range(MOST_IN_TABLES + 1):
        own = {"Tên chi bộ": f"Chi bộ {number}", "Mã chi bộ": f"cb-{number}"}
        writer.writerow([own.get(title, cell) for title, cell in zip(head, row, strict=True)])
    kinds = catalogues.load([BUILT_IN_TEMPLATES])
    assert [one.code for one in meetings_of(kinds, [("nhieu.csv", wide.getvalue().encode())])[1]] == ["too-many-rows"]
    broken = table.replace(b"24/11/2026", b"24/13/2026", 1)
    assert posted(client, {"hong.csv": broken}, f"{API}/year-plan?format=zip").status_code == 422


def sample_table() -> bytes:
    return (BUILT_IN_TEMPLATES.parent / "samples" / "cells-agenda.csv").read_bytes()


def test_a_task_of_the_year_is_told_of_until_it_is_over() -> None:
    """Set in October, running in November, done in December: the last word counts, in the month it was said."""
    work = FULL["tasks"][0]
    running = {"work": work["work"], "leads": work["leads"], "result": "dang_lam", "percent": 60}
    meetings = [
        month(9, tasks=[work]),
        month(10, prev_tasks=[running]),
        month(11, prev_tasks=[{**running, "result": "hoan_thanh", "percent": 100}]),
    ]
    (cell,) = facts(meetings[:2], year_span(2026)).cells
    assert [(task.month, task.is_open, task.told_in) for task in cell.tasks] == [(10, True, "tháng 10 năm 2026")]
    (cell,) = facts(meetings, year_span(2026)).cells
    assert [(task.is_done, task.told_in) for task in cell.tasks] == [(True, "tháng 11 năm 2026")]


def test_a_task_set_in_december_is_of_the_january_after_it() -> None:
    for kind in ("year-tracking", "year-report"):
        (made,) = documents(PAPERS, Request(PAPERS.kind(kind), year_span(2026)), year(*year_of_meetings()))
        tables = docx.Document(io.BytesIO(made.content)).tables
        cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
        assert {"02/2026", "3/2026", "12/2026", "01/2027"} <= set(cells), kind


def test_absences_of_a_year_are_those_of_its_months() -> None:
    meetings = [absent(month(number), "cam-van-dung") for number in (1, 2, 3)]
    (cell,) = facts(meetings, year_span(2026)).cells
    line = next(line for line in cell.attendance if line.name == "Cầm Văn Dũng")
    assert (line.month_1, line.month_2, line.month_3, line.month_4, line.longest_run) == ("P", "P", "P", "", 3)
    assert sample("minimal")["org"]["cell_name"] != ""


@pytest.mark.parametrize(
    ("organisation", "committee"),
    [
        ("Đảng bộ tỉnh Sơn La", "Tỉnh uỷ Sơn La"),
        ("Đảng bộ thành phố Huế", "Thành uỷ Huế"),
        ("Đảng bộ phường Chiềng Cơi", "Đảng uỷ phường Chiềng Cơi"),
        ("ĐẢNG BỘ CÔNG AN TỈNH SƠN LA", "Đảng uỷ CÔNG AN TỈNH SƠN LA"),
        ("Cục Lưu trữ", "Cục Lưu trữ"),
    ],
)
def test_what_leads_an_organisation_has_the_name_people_give_it(organisation: str, committee: str) -> None:
    assert committee_of(organisation) == committee


def test_the_list_of_a_commune_goes_to_the_committee_above_and_gives_reasons_in_one_paragraph() -> None:
    wanted = Request(PAPERS.kind("rating-list"), NOVEMBER, read_details({**SIGNED, "cells": [SANG]}))
    (made,) = documents(PAPERS, wanted, year(*month_of_cells()))
    document = docx.Document(io.BytesIO(made.content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    told = [cell.text.replace("\xa0", " ") for cell in cells]
    assert any("- Tỉnh uỷ Sơn La (để báo cáo);" in text for text in told)
    reasons = next(text for text in told if text.startswith("Tiêu chí 2:"))
    assert "trừ 2 điểm (01 đồng chí vắng không lý do); Tiêu chí" in reasons
    assert "\n" not in reasons

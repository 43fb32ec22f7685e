"""One identity of a cell and of a meeting: the contract itself, and every door at which two wards' cells meet."""

from __future__ import annotations

import copy
import csv
import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from service import rules
from service.carried import open_documents
from service.carried.custom_xml import PART, dossier_xml, read
from service.cli import sinhhoat
from service.dossier import Dossier
from service.dossier.identity import CellIndex, CellMention, folded, mention
from service.dossier.meeting import USUAL_DAYS
from service.errors import CellProblem, DossierRejected, TableRejected
from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.package import read_package
from service.tables import Assembler, blank_tables, open_table
from service.year.history import gather
from service.year.review import review
from tests.conftest import ROOT, sample

SAME_NAME = "Chi bộ tổ dân phố 1"
WARDS = ("Đảng bộ phường Chiềng Cơi", "Đảng bộ phường Tô Hiệu")


# The contract ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("A", "to-1", "x"), ("A", "to-1", "y"), True),
        (("A", "to-1", "x"), ("A", "to-2", "x"), False),
        (("A", "to-1", "x"), ("B", "to-1", "x"), False),
        (("A", "to-1", "x"), ("A", "", "X "), True),
        (("A", "to-1", "x"), ("A", "", "y"), False),
        (("A", "to-1", "x"), ("", "TO-1", ""), True),
        (("A", "", "x"), ("B", "", "x"), False),
        (("", "", "x"), ("B", "", "x"), True),
    ],
)
def test_two_mentions_mean_one_cell_or_two(
    one: tuple[str, str, str], other: tuple[str, str, str], is_same: bool
) -> None:
    assert (mention(*one).difference(mention(*other)) == "") is is_same


texts = st.sampled_from(["", "a", "b"])
mentions = st.builds(CellMention, texts, texts, texts).filter(lambda said: said.label)


@given(mentions, mentions)
def test_an_index_of_two_mentions_says_what_their_comparison_says(one: CellMention, other: CellMention) -> None:
    cells = CellIndex([one, other])
    assert (cells.the_one(one) is cells.the_one(other)) is (not one.difference(other))


@given(st.lists(mentions, max_size=8), st.randoms())
def test_the_order_of_mentions_decides_nothing(said: list[CellMention], chance: Any) -> None:
    shuffled = [*said]
    chance.shuffle(shuffled)
    indexes = [CellIndex(said), CellIndex(shuffled)]
    for one in said:
        for other in said:
            first, second = ((cells.the_one(one), cells.the_one(other)) for cells in indexes)
            assert (first[0] is None, first[0] is first[1]) == (second[0] is None, second[0] is second[1])


def test_a_mention_that_says_less_joins_the_only_cell_it_can_mean_and_no_other() -> None:
    wards = [mention(ward, "to-1", SAME_NAME) for ward in WARDS]
    without_superior = mention("", "", SAME_NAME)
    assert CellIndex(wards[:1]).the_one(without_superior)
    assert CellIndex(wards).the_one(without_superior) is None
    assert CellIndex(wards).is_ambiguous(without_superior)
    assert not CellIndex(wards).is_ambiguous(mention("", "", "Chi bộ bản Mòng"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chi bộ  Bản Mòng ", "chi bộ bản mòng"),
        (unicodedata.normalize("NFD", SAME_NAME), SAME_NAME),
        ("Chi bộ Uỷ ban", "Chi bộ Ủy ban"),
        ("Chi bộ Hoà Bình", "Chi bộ Hòa Bình"),
    ],
)
def test_names_are_compared_without_what_typing_changes(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("bản Mòng", "bản Mông"), ("bản Mòng", "bản Mỏng"), ("tổ 1", "tổ 11")])
def test_names_of_other_letters_or_tones_are_others(one: str, other: str) -> None:
    assert folded(one) != folded(other)


# Tables ----------------------------------------------------------------------------------------------------------


def programme_rows(*cells: tuple[str, str, str]) -> list[list[str]]:
    """The sample of programmes with these cells, each (superior, code, name), in the place of its own."""
    text = (ROOT / "samples" / "cells-agenda.csv").read_bytes().decode("utf-8-sig")
    heading, first, *_ = csv.reader(io.StringIO(text, newline=""))
    return [heading, *([*cell, *first[3:]] for cell in cells)]


def as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def read_table(catalogue: Catalogue) -> Callable[..., list[Dossier]]:
    def read(source: bytes | Path, kind: str = "agenda") -> list[Dossier]:
        columns = blank_tables.columns_for(catalogue)
        table = open_table(source, "bang.xlsx", columns, blank_tables.needs_of(catalogue, kind, columns))
        assembler = Assembler(table.headers, table.itemised)
        return [assembler.read(group, catalogue.kinds) for group in table.groups()]

    return read


@pytest.mark.parametrize("written", [as_csv, as_xlsx])
@pytest.mark.parametrize("code", ["to-1", ""])
def test_cells_of_two_wards_in_one_table_are_not_mixed(
    read_table: Callable[..., list[Dossier]], written: Callable[[list[list[str]]], bytes], code: str
) -> None:
    first, second = read_table(written(programme_rows(*((ward, code, SAME_NAME) for ward in WARDS))))
    assert (first.org.superior_name, second.org.superior_name) == WARDS
    assert len(first.agenda_items) == len(second.agenda_items) == 9


def test_rows_that_say_less_of_their_cell_join_it(read_table: Callable[..., list[Dossier]]) -> None:
    other = ("Đảng bộ phường Chiềng Cơi", "ban-mong", "Chi bộ bản Mòng")
    rows = programme_rows((WARDS[0], "to-1", SAME_NAME), other, (WARDS[0], "", SAME_NAME), ("", "to-1", SAME_NAME))
    for number, row in enumerate(rows[1:]):
        row[rows[0].index("Nội dung")] = f"Việc {number}"
        row[rows[0].index("Người thực hiện")] = row[rows[0].index("Thời gian (phút)")] = ""
    first, second = read_table(as_csv(rows))
    assert [item.content for item in first.agenda_items] == ["Việc 0", "Việc 2", "Việc 3"]
    assert second.org.cell_code == "ban-mong"


def test_a_row_that_can_belong_to_two_wards_is_asked_about(read_table: Callable[..., list[Dossier]]) -> None:
    wards = [(ward, "to-1", SAME_NAME) for ward in WARDS]
    other = (WARDS[0], "ban-mong", "Chi bộ bản Mòng")
    with pytest.raises(TableRejected) as refused:
        read_table(as_csv(programme_rows(*wards, other, ("", "to-1", SAME_NAME))))
    (problem,) = refused.value.problems
    assert isinstance(problem, CellProblem)
    assert (problem.code, problem.row, problem.header) == ("ambiguous-cell", 5, "Mã chi bộ")
    with pytest.raises(TableRejected) as refused:
        read_table(as_csv(programme_rows(*((ward, "", SAME_NAME) for ward in WARDS), other, ("", "", SAME_NAME))))
    (problem,) = refused.value.problems
    assert isinstance(problem, CellProblem)
    assert (problem.value, problem.header) == (SAME_NAME, "Tên chi bộ")


def workbook_of_two_wards(*, with_superior: bool) -> bytes:
    """The sample workbook with its first two cells as cells of two wards that have one code."""
    book = openpyxl.load_workbook(ROOT / "samples" / "cells.xlsx")
    main = book.worksheets[0]
    codes = list(dict.fromkeys(row[0].value for row in main.iter_rows(min_row=2)))[:2]
    for page in book.worksheets:
        heading = [cell.value for cell in page[1]]
        at = heading.index("Đảng bộ cấp trên trực tiếp") + 1 if page is main else len(heading) + 1
        if with_superior:
            page.cell(1, at, "Đảng bộ cấp trên trực tiếp")
        for row in range(page.max_row, 1, -1):
            code = page.cell(row, 1).value
            if code not in codes:
                page.delete_rows(row)
                continue
            page.cell(row, 1, "to-1")
            if page is main or with_superior:
                page.cell(row, at, WARDS[codes.index(code)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_sheets_are_joined_by_superior_and_code(read_table: Callable[..., list[Dossier]]) -> None:
    plain = read_table(ROOT / "samples" / "cells.xlsx", "all")[:2]
    joined = read_table(workbook_of_two_wards(with_superior=True), "all")
    assert tuple(one.org.superior_name for one in joined) == WARDS
    assert [one.members for one in joined] == [one.members for one in plain]
    assert [one.tasks for one in joined] == [one.tasks for one in plain]


def test_a_sheet_that_does_not_say_which_ward_it_means_is_asked_about(
    read_table: Callable[..., list[Dossier]],
) -> None:
    with pytest.raises(TableRejected) as refused:
        read_table(workbook_of_two_wards(with_superior=False), "all")
    problems = [one for one in refused.value.problems if isinstance(one, CellProblem)]
    assert {one.code for one in problems} == {"ambiguous-cell"}
    assert "Đảng viên" in {one.sheet for one in problems}


# Batch -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["to-1", ""])
def test_documents_of_two_wards_get_names_that_say_the_ward(tmp_path: Path, code: str) -> None:
    rows = programme_rows(*((ward, code, SAME_NAME) for ward in WARDS), (WARDS[0], "ban-mong", "Chi bộ bản Mòng"))
    (tmp_path / "bang.csv").write_bytes(as_csv(rows))
    ran = CliRunner().invoke(
        sinhhoat, ["batch", "agenda", str(tmp_path / "bang.csv"), "-o", str(tmp_path / "ra"), "--jobs", "1"]
    )
    assert ran.exit_code == 0, ran.stderr
    assert {path.name for path in (tmp_path / "ra").glob("*.docx")} == {
        "2026-11-24-chi-bo-to-dan-pho-1-01-chuong-trinh--thuoc-dang-bo-phuong-chieng-coi.docx",
        "2026-11-24-chi-bo-to-dan-pho-1-01-chuong-trinh--thuoc-dang-bo-phuong-to-hieu.docx",
        "2026-11-24-chi-bo-ban-mong-01-chuong-trinh.docx",
    }


# Papers and earlier meetings -------------------------------------------------------------------------------------


def meeting(ward: str, month: int = 10, code: str = "", name: str = SAME_NAME) -> dict[str, Any]:
    data = copy.deepcopy(sample("ban-mong-2026-11"))
    data["org"] |= {"superior_name": ward, "cell_name": name, "cell_code": code}
    start = f"2026-{month:02d}-24T"
    data["meeting"] |= {"period": start[:7], "start_at": f"{start}19:30", "end_at": f"{start}21:15"}
    del data["meeting"]["minutes_passed_at"]
    data["issuance"] = {}
    return data


def as_files(*dossiers: dict[str, Any]) -> list[tuple[str, bytes]]:
    return [(f"{number}.json", json.dumps(data).encode()) for number, data in enumerate(dossiers)]


@pytest.fixture
def papers(catalogue: Catalogue) -> list[tuple[str, bytes]]:
    """A programme and minutes of one evening, in each of two wards that have a cell of one name."""
    return [
        (f"{ward} {kind}.docx", generate(catalogue, kind, read_dossier(meeting(ward))).content)
        for ward in WARDS
        for kind in ("agenda", "minutes")
    ]


def superiors(dossiers: list[Dossier]) -> list[str]:
    return [dossier.org.superior_name for dossier in dossiers]


def test_papers_of_two_wards_are_two_meetings(papers: list[tuple[str, bytes]]) -> None:
    dossiers, problems = gather(papers)
    assert (tuple(superiors(dossiers)), problems) == (WARDS, [])
    dossiers, problems = gather(as_files(*map(meeting, WARDS)))
    assert (tuple(superiors(dossiers)), problems) == (WARDS, [])


def without_superior(content: bytes) -> bytes:
    package = read_package(content, "a")
    kind, data = read(package)
    del data["org"]["superior_name"]
    return package.replaced({PART: dossier_xml(kind, json.dumps(data))}).to_bytes()


def test_a_paper_without_its_superior_joins_the_only_cell_of_its_name(papers: list[tuple[str, bytes]]) -> None:
    name, content = papers[1]
    dossiers, problems = gather([papers[0], (name, without_superior(content))])
    assert ([dossier.attendance != () for dossier in dossiers], problems) == ([True], [])
    dossiers, problems = gather([papers[0], *papers[2:], (name, without_superior(content))])
    assert [(problem.code, problem.path) for problem in problems] == [("ambiguous-cell", name)]
    assert tuple(superiors(dossiers)) == WARDS


def test_a_dossier_without_code_between_two_codes_is_asked_about() -> None:
    files = as_files(meeting(WARDS[0], 9, "to-1"), meeting(WARDS[0], 9, "to-2"), meeting(WARDS[0], 10))
    assert [(problem.code, problem.path) for problem in gather(files)[1]] == [("ambiguous-cell", "2.json")]
    assert gather(as_files(meeting(WARDS[0], 9, "to-1"), meeting(WARDS[0], 10)))[1] == []


def test_open_refuses_papers_of_two_wards_and_says_which(papers: list[tuple[str, bytes]], tmp_path: Path) -> None:
    paths = [tmp_path / name for name, _ in papers]
    for path, (_, content) in zip(paths, papers, strict=True):
        path.write_bytes(content)
    ran = CliRunner().invoke(sinhhoat, ["open", *map(str, paths[1:3])])
    assert isinstance(ran.exception, DossierRejected)
    (problem,) = ran.exception.problems
    assert (problem.code, problem.path) == ("dossier-other-meeting", str(paths[2]))
    assert "đảng bộ cấp trên là “Đảng bộ phường Tô Hiệu”" in problem.message
    assert CliRunner().invoke(sinhhoat, ["open", *map(str, paths[:2])]).exit_code == 0


def test_papers_whose_names_differ_in_writing_only_are_opened_together(catalogue: Catalogue) -> None:
    spelt = meeting(WARDS[0], name="Chi bộ  TỔ dân phố 1")
    made = [generate(catalogue, "minutes", read_dossier(data)).content for data in (meeting(WARDS[0]), spelt)]
    assert open_documents([("a", made[0]), ("b", made[1])]).data["org"]["cell_name"] == SAME_NAME


def test_the_review_of_a_year_tells_two_wards_apart(tmp_path: Path) -> None:
    dossiers = [read_dossier(meeting(ward, month)) for ward in WARDS for month in (1, 2)]
    cells = review(dossiers, 2026)
    assert sorted(cell.name for cell in cells) == [f"{SAME_NAME} ({ward})" for ward in WARDS]
    assert [len(cell.dossiers) for cell in cells] == [2, 2]
    for name, content in as_files(*(meeting(ward, month) for ward in WARDS for month in (1, 2))):
        (tmp_path / name).write_bytes(content)
    ran = CliRunner().invoke(sinhhoat, ["review", str(tmp_path), "-o", str(tmp_path / "nam.html")])
    assert ran.exit_code == 0
    assert all(f"{SAME_NAME} ({ward})" in (tmp_path / "nam.html").read_text(encoding="utf-8") for ward in WARDS)


def test_cells_of_one_ward_and_name_are_told_apart_by_code() -> None:
    cells = review([read_dossier(meeting(WARDS[0], 1, code)) for code in ("to-1", "to-2")], 2026)
    assert sorted(cell.name for cell in cells) == [f"{SAME_NAME} ({WARDS[0]}) ({code})" for code in ("to-1", "to-2")]


def test_the_rules_count_only_the_ward_of_the_dossier(tmp_path: Path) -> None:
    """Rule A07 misses September though the other ward has met."""
    own, months = read_dossier(meeting(WARDS[0], 11)), [meeting(WARDS[0], 8), meeting(WARDS[0], 10)]
    other = meeting(WARDS[1], 9)
    for name, content in as_files(*months, other):
        (tmp_path / name).write_bytes(content)
    messages = [
        finding.message
        for finding in rules.check(own, [read_dossier(data) for data in (*months, other)])
        if finding.rule == "A07"
    ]
    assert any("tháng 9 năm 2026" in message for message in messages)
    (tmp_path / "nay").mkdir()
    dossier = tmp_path / "nay" / "nay.json"
    dossier.write_text(json.dumps(meeting(WARDS[0], 11)))
    ran = CliRunner().invoke(sinhhoat, ["check", str(dossier), "--history", str(tmp_path)])
    assert "tháng 9 năm 2026" in ran.stdout


def test_the_rules_ask_where_the_dossier_can_be_of_two_cells(client: FlaskClient) -> None:
    history = [meeting(WARDS[0], 10, code) for code in ("to-1", "to-2")]
    body = json.dumps({"dossier": meeting(WARDS[0], 11), "history": history})
    answer = client.post("/api/v1/checks", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert [(one["code"], one["path"]) for one in json.loads(answer.data)["errors"]] == [
        ("ambiguous-cell", "org.cell_code")
    ]


def test_usual_days_are_those_of_the_profiles() -> None:
    book = rules.built_in()
    assert {book.profile(name, "").limits.meeting_days for name in ("sonla_model", "hd42_2025")} == {USUAL_DAYS}

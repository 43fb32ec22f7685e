"""Templates tried out with the samples: what no paper shows, blocks nobody prints, faults of the official format."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from service.authoring import trial
from service.authoring.period_trial import prove_period
from service.config import BUILT_IN_TEMPLATES, SAMPLES, Settings
from service.errors import Problem
from service.format_check import check_format
from service.kinds.catalogue import Catalogue, attempt
from service.kinds.sheet import EXTRA_TYPES
from service.year.period.sheet import OF_A_PERIOD
from tests.conftest import ROOT
from tests.word_files import docx_of

SHEET = 'title = "Thông báo"\nheading = "THÔNG BÁO"\nsymbol = "TB"\norder = 9\n'
Proved = Callable[..., trial.Proof]


@pytest.fixture
def proved(tmp_path: Path) -> Proved:
    """What the trials say of a kind with this template and sheet."""

    def prove(template: bytes, sheet: str = SHEET) -> trial.Proof:
        (tmp_path / "circular.docx").write_bytes(template)
        (tmp_path / "circular.toml").write_text(sheet, encoding="utf-8")
        catalogue, problems = attempt([BUILT_IN_TEMPLATES, tmp_path])
        if "circular" not in catalogue.kinds:  # its fields' types tell already
            return trial.Proof(tuple(problems), ())
        assert problems == []
        return trial.prove(catalogue.kinds["circular"], catalogue.kinds, SAMPLES)

    return prove


def values(found: trial.Proof) -> list[str]:
    """What was said of values, without the format of these bare pages."""
    assert all(one.path == "circular.docx" for one in found.problems if one.code in ("value-object", "template-type"))
    return [one.message for one in found.problems if one.code != "template-format"]


@pytest.mark.slow
def test_the_kinds_of_the_product_pass_their_trials(catalogue: Catalogue) -> None:
    for kind in catalogue.kinds.values():
        assert trial.prove(kind, catalogue.kinds, SAMPLES).problems == ()


@pytest.mark.parametrize(
    ("tag", "field", "said"),
    [
        ("{{ meeting.online_link }}{{ meeting.chair }}", "meeting.chair", "là cả một mục"),
        ("{%p for task in tasks %}|{{ task.responsible }}|{%p endfor %}", "tasks[].responsible", "là cả một mục"),
        ("{{ agenda_items }}", "agenda_items", "là danh sách"),
        ("{{ meeting.start_at }}", "meeting.start_at", "là ngày giờ"),
        (
            "{%p for member in members %}|{{ member.party_role }}|{%p endfor %}",
            "members[].party_role",
            "là một lựa chọn",
        ),
        ("{{ doc.is_draft }}", "doc.is_draft", "là có/không"),
        ("{{ meeting.end_at }}", "meeting.end_at", "là ngày giờ"),
        ("{{ doc.signer }}", "doc.signer", "là cả một mục"),
    ],
)
def test_a_value_in_the_machines_form_is_told_with_field_and_paragraph(
    tag: str, field: str, said: str, proved: Proved
) -> None:
    tag = tag.replace("{{ meeting.online_link }}", "")
    (message,) = [one for one in values(proved(docx_of("Mở đầu", *tag.split("|")))) if said in one]
    assert f"«{field}»" in message
    assert message.startswith("Đoạn «")


def test_an_optional_value_outside_an_if_is_told_also_where_the_sample_has_it(proved: Proved) -> None:
    """The sample gives the number of every resolution; another dossier need not."""
    sheet = SHEET + '[[extra]]\nname = "guests"\nlabel = "Số khách"\ntype = "count"\n'
    (message,) = values(proved(docx_of("Có {{ extra.guests }} khách"), sheet))
    assert "in chữ “None”" in message
    assert "«extra.guests»" in message
    assert "Có {{ extra.guests }} khách" in message
    guarded = docx_of("{% if extra.guests is not none %}Có {{ extra.guests }} khách{% endif %}")
    assert values(proved(guarded, sheet)) == []
    assert values(proved(docx_of("Có {{ extra.guests or 'nhiều' }} khách"), sheet)) == []


ROWS = """
[[extra]]
name = "stops"
label = "Các chặng"
type = "rows"
fields = [{ name = "on", label = "Cột", type = "%s" }]
"""


@pytest.mark.parametrize(("type_name", "is_fit"), [("count", False), ("date", False), ("line", True)])
def test_a_column_of_own_rows_is_left_out_too(type_name: str, is_fit: bool, proved: Proved) -> None:
    page = docx_of("{% for stop in extra.stops %}{{ stop.on }}{% endfor %}")
    said = [one for one in values(proved(page, SHEET + ROWS % type_name)) if "in chữ “None”" in one]
    assert (said == []) == is_fit
    assert all("«extra.stops[].on»" in one for one in said)


def test_all_faults_of_a_template_are_told_at_once(proved: Proved) -> None:
    found = values(proved(docx_of("{{ meeting.start_at }}", "{{ meeting.chair }}", "{{ agenda_items }}", "{{ org }}")))
    fields = ("meeting.start_at", "meeting.chair", "agenda_items", "org")
    assert all(any(f"«{field}»" in one for one in found) for field in fields)
    assert len(found) == len(set(found)) == 5  # a chair is a whole object, and need not be given


def test_a_required_block_that_no_page_shows_is_told(proved: Proved) -> None:
    found = proved(docx_of("{{ meeting.place }}"), SHEET + 'requires = ["tasks", "meeting.place"]\n')
    assert [one for one in found.problems if one.code == "template-unused"] == [
        Problem(
            "template-unused",
            "circular.toml",
            "requires: “tasks” là bắt buộc mà mẫu không dùng đến; hãy bỏ khỏi requires, hoặc in ra.",
        )
    ]


def test_a_block_that_only_a_computed_value_reads_counts_as_used(proved: Proved) -> None:
    sheet = SHEET + 'requires = ["prev_tasks"]\n'
    page = docx_of("{% if prev_tasks %}Đã kiểm điểm việc kỳ trước{% endif %}")
    assert [one for one in proved(page, sheet).problems if one.code == "template-unused"] == []


@pytest.mark.slow
def test_faults_of_the_official_format_are_told_with_the_paragraph(tmp_path: Path) -> None:
    for suffix in (".docx", ".toml"):
        shutil.copy(BUILT_IN_TEMPLATES / f"resolution{suffix}", tmp_path / f"resolution{suffix}")
    document = docx.Document(str(tmp_path / "resolution.docx"))
    document.sections[0].left_margin = docx.shared.Mm(25)
    document.styles["HD05 Tên loại"].font.bold = False
    document.save(str(tmp_path / "resolution.docx"))
    catalogue, _ = attempt([BUILT_IN_TEMPLATES, tmp_path])
    found = trial.prove(catalogue.kinds["resolution"], catalogue.kinds, SAMPLES).problems
    assert {one.code for one in found} == {"template-format"}
    messages = "\n".join(one.message for one in found)
    assert "[page-margins]" in messages
    assert "[type-look]" in messages
    assert "“NGHỊ QUYẾT”" in messages


def test_every_type_of_a_field_can_be_tried() -> None:
    assert trial._TRIED.keys() == EXTRA_TYPES.keys()


def test_the_command_tells_what_start_and_trials_say_of_all_templates_at_once(tmp_path: Path) -> None:
    (tmp_path / "agenda.docx").write_bytes(docx_of("{{ meeting.palce }}"))  # stops a start
    (tmp_path / "circular.docx").write_bytes(docx_of("{{ meeting.chair }}"))  # takes a trial to be seen
    (tmp_path / "circular.toml").write_text(SHEET, encoding="utf-8")
    command = [sys.executable, "-m", "service", "templates", "check", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "có phải là “place”" in done.stderr
    assert "circular.docx: Đoạn «{{ meeting.chair }}»" in done.stderr


def test_the_engine_prints_the_same_whoever_looks_on(catalogue: Catalogue) -> None:
    """A trial's template differs in nothing but that its values are looked at."""
    seen: list[object] = []

    def look(value: object) -> str:
        seen.append(value)
        return ""

    from service.template import compile_template

    template = docx_of("{{ a }} {{ b }}")
    plain = compile_template(template)
    watched = plain.tried_by(look)
    assert plain.render({"a": 1, "b": None}) == watched.render({"a": 1, "b": None})
    assert seen == [1, None]
    assert docx.Document(io.BytesIO(plain.render({"a": 1, "b": "x"}))).paragraphs[0].text == "1 x"


# ------------------------------------------------------------------------------------- papers of a period

OF_A_YEAR = 'title = "Tổng hợp"\nheading = "TỔNG HỢP"\norder = 9\n'


@pytest.fixture
def proved_of_a_period(tmp_path: Path) -> Proved:
    """The same for a kind that spans meetings."""

    def prove(template: bytes, sheet: str = OF_A_YEAR) -> trial.Proof:
        (tmp_path / "circular.docx").write_bytes(template)
        (tmp_path / "circular.toml").write_text(sheet, encoding="utf-8")
        catalogue, problems = attempt([tmp_path], family=OF_A_PERIOD)
        assert problems == []
        return prove_period(catalogue.kinds["circular"], catalogue, SAMPLES)

    return prove


@pytest.mark.slow
def test_the_papers_of_a_period_are_printed_and_pass_their_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []

    def judge(paper: bytes, name: str) -> object:
        judged.append(name)
        return check_format(paper, name)

    monkeypatch.setattr(trial, "check_format", judge)
    catalogue, problems = attempt(Settings().period_folders, family=OF_A_PERIOD)
    assert problems == []
    assert [prove_period(kind, catalogue, SAMPLES).problems for kind in catalogue.kinds.values()] == [()] * 8
    assert {name.removesuffix(".docx") for name in judged} == set(catalogue.kinds)


@pytest.mark.parametrize("sheet", [OF_A_YEAR, OF_A_YEAR + 'of = "commune"\nspan = "month"\n'])
def test_a_hole_that_a_left_out_block_leaves_on_a_paper_of_a_period_is_told(
    sheet: str, proved_of_a_period: Proved
) -> None:
    page = docx_of("{% for cell in period.cells %}Chấm {{ cell.grade }}, dự {{ cell.rate }}. {% endfor %}")
    (warned,) = [one for one in proved_of_a_period(page, sheet).warnings if "Chấm ," in one.message]
    assert (warned.code, warned.path) == ("template-blank", "circular.docx")


def test_the_official_format_of_a_paper_of_a_period_is_judged(proved_of_a_period: Proved) -> None:
    found = proved_of_a_period(docx_of("CHI BỘ BẢN MÒNG", "Số: 3-BC/CB", "BÁO CÁO", "{{ period.text }}")).problems
    assert {one.code for one in found} == {"template-format"}

"""What a template takes for granted is held against the types of its fields when it is loaded."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from service.cli import sinhhoat
from service.config import BUILT_IN_TEMPLATES, SAMPLES
from service.errors import Problem, TemplateBroken
from service.generate import generate, generate_all
from service.intake import read_dossier
from service.kinds.catalogue import attempt, load
from tests.word_files import docx_of

SHEET = """title = "Thông báo"
heading = "THÔNG BÁO"
symbol = "TB"
order = 9
[[extra]]
name = "host"
label = "Người đón"
type = "person"
[[extra]]
name = "count"
label = "Số khách"
type = "count"
[[extra]]
name = "stops"
label = "Các chặng"
type = "rows"
fields = [{ name = "who", label = "Ai", type = "person" }, { name = "on", label = "Ngày", type = "date" }]
"""
UNFIT = "{{ org.cell_name }} {{ meeting.start_at|clock(1, 2, 3) }}"  # fits its type, and no dossier


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Path]:
    def put(*texts: str, sheet: str = SHEET) -> Path:
        (tmp_path / "circular.docx").write_bytes(docx_of(*texts))
        (tmp_path / "circular.toml").write_text(sheet, encoding="utf-8")
        return tmp_path

    return put


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("{% for x in org.cell_name %}{{ x }}{% endfor %}", "org.cell_name", "không lặp được"),
        ("{% for x in meeting %}a{% endfor %}", "meeting", "không lặp được"),
        ("{{ org.cell_name|date }}", "org.cell_name", "|date cần ngày giờ"),
        ("{{ tasks|lines|first }}", "tasks", "|lines cần chữ"),
        ("{{ meeting.start_at|with_role }}", "meeting.start_at", "|with_role cần người"),
        ("{{ extra.count }}", "extra.count", "“None”"),
        ("{{ extra.host.full_name }}", "extra.host", "«.full_name»"),
        ("{% for s in extra.stops %}{{ s.who.full_name }}{% endfor %}", "extra.stops[].who", "«.full_name»"),
        ("{% if meeting.kind == 'thuongky' %}a{% endif %}", "meeting.kind", "không bao giờ là “thuongky”"),
        ("{% if 'thuongky' != meeting.kind %}a{% endif %}", "meeting.kind", "không bao giờ là “thuongky”"),
        ("{{ meeting.start_at }}", "meeting.start_at", "dạng của máy"),
    ],
)
def test_what_cannot_hold_is_told_before_anything_is_printed(
    text: str, field: str, said: str, own: Callable[..., Path]
) -> None:
    _, problems = attempt([own("Mở đầu", text)])
    found = [problem for problem in problems if problem.code == "template-type"]
    assert [problem.path for problem in found] == ["circular.docx"]
    assert f"Đoạn «{text}»: «{field}» " in found[0].message
    assert said in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "{% if extra.host %}{{ extra.host.full_name }}{% endif %}",
        "{{ extra.host.full_name if extra.host else 'chưa rõ' }}",
        "{% if extra.host and extra.host.full_name %}a{% endif %}",
        "{% if not extra.host %}chưa{% else %}{{ extra.host.full_name }}{% endif %}",
        "{{ extra.count or '' }}{{ extra.count|default('') }}{{ extra.host|with_role }}",
        "{% if extra.count is not none %}{{ extra.count }}{% endif %}",
        "{% for s in extra.stops if s.who %}{{ s.who.full_name }}{% endfor %}",
        "{{ meeting.end_at|clock }}{% for line in meeting.place|lines %}{{ line }}{% endfor %}",
    ],
)
def test_what_is_asked_before_is_sure(text: str, own: Callable[..., Path]) -> None:
    assert attempt([own(text)])[1] == []


def test_what_the_sheet_requires_is_there(own: Callable[..., Path]) -> None:
    text = "{{ meeting.chair.full_name }}"
    assert [problem.code for problem in attempt([own(text)])[1]] == ["template-type"]
    assert attempt([own(text, sheet='requires = ["meeting.chair"]\n' + SHEET)])[1] == []


def test_the_types_of_a_template_kept_on_disk_are_checked_too(own: Callable[..., Path]) -> None:
    """The sheet may change and the template not."""
    assert attempt([own("{{ extra.count|number }}")])[1] == []
    (problem,) = attempt(
        [
            own(
                "{{ extra.count|number }}",
                sheet=SHEET.replace(
                    '"count"\nlabel = "Số khách"\ntype = "count"', '"count"\nlabel = "Số khách"\ntype = "line"'
                ),
            )
        ]
    )[1]
    assert "|number cần số" in problem.message


# ------------------------------------------------------------------------------------------------- what fails later


def test_a_kind_that_does_not_fit_a_dossier_takes_down_itself_alone(
    own: Callable[..., Path], full: dict[str, Any]
) -> None:
    kinds, dossier = load([BUILT_IN_TEMPLATES, own(UNFIT)]), read_dossier(full)
    unfit: list[Problem] = []
    made = generate_all(kinds, dossier, unfit=unfit)
    assert "circular" not in [one.kind for one in made]
    assert len(made) > 4
    (problem,) = unfit
    assert problem.message.startswith("Thông báo: chưa làm được, vì mẫu không hợp với hồ sơ này")
    assert "«{{ org.cell_name }} {{ meeting.start_at|clock(1, 2, 3) }}»" in problem.message
    with pytest.raises(TemplateBroken):
        generate(kinds, "circular", dossier)


def test_the_command_makes_the_others_says_so_and_ends_with_3(own: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "ra"
    command = ["render", "all", str(SAMPLES / "minimal.json"), "-o", str(out)]
    done = CliRunner().invoke(sinhhoat, command, env={"SINHHOAT_TEMPLATES": str(own(UNFIT))})
    assert isinstance(done.exception, TemplateBroken)  # which ends with 3
    assert "Thông báo: chưa làm được" in str(done.exception)
    assert [*out.glob("*.docx")] != []


def test_the_service_answers_with_the_others_and_never_with_500(own: Callable[..., Path]) -> None:
    from service import web
    from service.config import Settings

    client = web.create_app(Settings(templates=own(UNFIT))).test_client()
    minimal = json.loads((SAMPLES / "minimal.json").read_text(encoding="utf-8"))
    whole = client.post("/api/v1/dossiers", json=minimal)
    assert whole.status_code == 200
    assert "Th%C3%B4ng%20b%C3%A1o" in whole.headers["Sinhhoat-Notes"]
    pack = client.post("/api/v1/dossiers?pack=1", json=minimal)
    assert (pack.status_code, pack.headers["Sinhhoat-Notes"]) == (200, whole.headers["Sinhhoat-Notes"])
    listed = docx.Document(io.BytesIO(pack.data)).element.xpath("string(.)")
    assert "Chương trình" in listed
    assert "Thông báo" not in listed
    alone = client.post("/api/v1/documents/circular", json=minimal)
    assert (alone.status_code, alone.get_json()["type"]) == (422, "/loi/template-broken")

"""Two files make a kind; whatever is wrong in any of them stops the start, all of it at once."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from service.config import BUILT_IN_TEMPLATES
from service.errors import DossierRejected, TemplateBroken, UnknownKind
from service.generate import generate
from service.intake import read_dossier
from service.kinds import catalogue as catalogues
from service.kinds.catalogue import load
from service.package import read_package
from tests.conftest import ROOT, sample
from tests.official.paper import KINDS
from tests.word_files import docx_of

SHEET = 'title = "Thông báo"\nheading = "THÔNG BÁO"\nsymbol = "TB"\norder = 19\n'


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    def put(**files: bytes | str) -> Path:
        for name, content in files.items():
            stem, _, suffix = name.rpartition("_")
            data = content.encode() if isinstance(content, str) else content
            (tmp_path / f"{stem}.{suffix}").write_bytes(data)
        return tmp_path

    return put


def broken(*folders: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(TemplateBroken) as caught:
        load(folders)
    return [(problem.code, problem.path, problem.message) for problem in caught.value.problems]


def test_the_kinds_are_on_offer_in_the_order_of_the_set() -> None:
    assert list(load([BUILT_IN_TEMPLATES]).kinds) == [*KINDS]


def test_a_new_kind_is_two_files_and_no_python(folder: Callable[..., Path]) -> None:
    own = folder(
        circular_toml=SHEET + 'requires = ["meeting.place"]\n',
        circular_docx=docx_of("{{ doc.number_line }}", "Mời họp tại {{ meeting.place }}, {{ meeting.start_at|date }}"),
    )
    kinds = load([BUILT_IN_TEMPLATES, own])
    made = generate(kinds, "circular", read_dossier(sample("minimal")))

    assert [*KINDS, "circular"] == list(kinds.kinds)
    assert made.name == "2026-12-24-chi-bo-ban-sang-19-thong-bao.docx"
    assert "Mời họp tại Nhà văn hoá bản Sàng, 24/12/2026" in [
        p.text for p in docx.Document(io.BytesIO(made.content)).paragraphs
    ]


def test_a_kind_may_ask_for_fields_of_its_own(folder: Callable[..., Path]) -> None:
    guest = '[[extra]]\nname = "guest"\nlabel = "Khách"\nrequired = true\n'
    until = '[[extra]]\nname = "until"\nlabel = "Hạn"\ntype = "date"\n'
    own = folder(
        circular_toml=SHEET + guest + until,
        circular_docx=docx_of("Kính gửi {{ extra.guest }}{% if extra.until %} trước {{ extra.until|date }}{% endif %}"),
    )
    kinds = load([BUILT_IN_TEMPLATES, own])
    dossier = sample("minimal")
    with pytest.raises(DossierRejected) as caught:
        generate(kinds, "circular", read_dossier({**dossier, "extra": {"circular": {"until": "30/2", "x": 1}}}))
    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("missing", "extra.circular.guest"),
        ("wrong-date", "extra.circular.until"),
        ("unknown-field", "extra.circular.x"),
    ]
    given = {"circular": {"guest": "ông Sùng A Páo", "until": "2026-12-20"}}
    made = generate(kinds, "circular", read_dossier({**dossier, "extra": given}))
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(made.content)).paragraphs)
    assert text == "Kính gửi ông Sùng A Páo trước 20/12/2026"


OWN_ROWS = """
[[extra]]
name = "host"
label = "Người đón"
type = "person"
[[extra]]
name = "stops"
label = "Các chặng"
type = "rows"
required = true
fields = [
    { name = "who", label = "Người đi", type = "people", required = true },
    { name = "on", label = "Ngày", type = "date" },
]
"""


def test_a_kind_may_have_people_and_rows_of_its_own(folder: Callable[..., Path], full: dict[str, Any]) -> None:
    stop = "{% for stop in extra.stops %}{{ stop.on|date }} {% for one in stop.who %}{{ one.full_name }}/{% endfor %}"
    own = folder(
        circular_toml=SHEET + OWN_ROWS,
        circular_docx=docx_of("{% if extra.host %}{{ extra.host|with_role }}{% endif %}: " + stop + "{% endfor %}"),
    )
    kinds = load([BUILT_IN_TEMPLATES, own])

    def made(given: dict[str, Any]) -> str:
        document = generate(kinds, "circular", read_dossier({**full, "extra": {"circular": given}}))
        return "\n".join(p.text for p in docx.Document(io.BytesIO(document.content)).paragraphs)

    stops = [{"who": ["lo-thi-bien", "Sùng A Páo"], "on": "2026-12-05"}, {"who": ["quang-thi-hoa"]}]
    text = made({"host": "quang-thi-hoa", "stops": stops})
    assert text == ("đồng chí Quàng Thị Hoa, Phó Bí thư Chi bộ: 05/12/2026 Lò Thị Biên/Sùng A Páo/ Quàng Thị Hoa/")
    with pytest.raises(DossierRejected) as caught:
        made({"host": "quang-thi-hao", "stops": [{"who": ["lo-thi-bien"], "on": "30/2"}, {"when": 1}]})
    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("unknown-member", "extra.circular.host"),
        ("wrong-date", "extra.circular.stops[0].on"),
        ("missing", "extra.circular.stops[1].who"),
        ("unknown-field", "extra.circular.stops[1].when"),
    ]
    with pytest.raises(DossierRejected) as caught:
        made({"stops": []})
    assert [(one.code, one.path) for one in caught.value.problems] == [("too-few", "extra.circular.stops")]


def test_a_kind_may_need_one_of_several_parts(folder: Callable[..., Path]) -> None:
    own = folder(
        circular_toml=SHEET + 'requires_one_of = [["thematic", "tasks"], ["meeting.place", "meeting.end_at"]]\n',
        circular_docx=docx_of("{{ org.cell_name }}"),
    )
    kinds = load([BUILT_IN_TEMPLATES, own])
    dossier = sample("minimal")
    with pytest.raises(DossierRejected) as caught:
        generate(kinds, "circular", read_dossier(dossier))
    (problem,) = caught.value.problems
    assert problem.path == "thematic"
    assert problem.message.startswith("Chuyên đề hoặc Nhiệm vụ tháng sau: Thông báo cần một trong các mục này")
    generate(kinds, "circular", read_dossier({**dossier, "thematic": {"title": "Tiết kiệm", "quarter": 4}}))


def test_a_folder_of_an_office_overrides_one_file_of_a_kind(folder: Callable[..., Path]) -> None:
    own = folder(agenda_docx=docx_of("Bản riêng của {{ org.cell_name }}"))
    kinds = load([BUILT_IN_TEMPLATES, own])
    assert kinds.kind("agenda").template.fields == ("org.cell_name",)
    assert kinds.kind("agenda").sheet.title == "Chương trình"


def test_a_misspelt_field_names_file_paragraph_and_the_nearest_field(folder: Callable[..., Path]) -> None:
    own = folder(
        agenda_docx=docx_of(
            "Kính chào", "Tên: {{ org.cel_name }}", "{% for i in agenda_items %}{{ i.minute }}{% endfor %}"
        )
    )
    found = broken(BUILT_IN_TEMPLATES, own)
    assert [(code, path) for code, path, _ in found] == [("template-field", "agenda.docx")] * 2
    messages = " ".join(message for *_, message in found)
    for part in ("«Tên: {{ org.cel_name }}»", "“org.cel_name”", "“cell_name”", "“agenda_items[].minute”", "“minutes”"):
        assert part in messages


def test_all_faults_of_all_templates_come_at_once(folder: Callable[..., Path]) -> None:
    own = folder(
        circular_toml=SHEET.replace("order", "oder") + 'requires = ["meting"]\n',
        circular_docx=docx_of("{{ meeting.place "),
        agenda_docx=docx_of("{{ org.x }}"),
        lonely_docx=docx_of("một mình"),
        paper_toml="title = ",
        paper_docx=b"not a zip",
        annex_toml=SHEET + 'file_name = "../{date}"\n',
        annex_docx=docx_of("x"),
        child_toml=SHEET + 'annex_of = ["resolutions"]\nrequires = ["meeting.chairs"]\n',
        child_docx=docx_of("x"),
    )
    found = broken(BUILT_IN_TEMPLATES, own)
    assert {path for _, path, _ in found} == {
        "circular.toml",
        "circular.docx",
        "agenda.docx",
        "lonely.toml",
        "paper.toml",
        "paper.docx",
        "annex.toml",
        "child.toml",
    }


def test_an_annex_of_an_unknown_kind_is_refused(folder: Callable[..., Path]) -> None:
    own = folder(child_toml=SHEET + 'annex_of = ["resolutions"]\n', child_docx=docx_of("x"))
    assert [(code, path) for code, path, _ in broken(BUILT_IN_TEMPLATES, own)] == [("unknown-kind", "child.toml")]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert [code for code, *_ in broken(tmp_path)] == ["template-folder"]


def test_lock_files_of_word_are_passed_over(folder: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "~$agenda.docx").write_bytes(b"lock")
    assert list(load([BUILT_IN_TEMPLATES, tmp_path]).kinds) == [*KINDS]


def test_an_unknown_kind_offers_the_nearest(catalogue: catalogues.Catalogue) -> None:
    with pytest.raises(UnknownKind) as caught:
        catalogue.kind("resolutoin")
    assert "“resolution”" in caught.value.problems[0].message


def test_the_templates_in_the_repository_are_those_that_the_tool_builds(tmp_path: Path) -> None:
    """Same values, same parts: nobody edits a built template by hand without the build noticing."""
    import subprocess
    import sys

    subprocess.run(
        [sys.executable, str(ROOT / "tools" / "build_templates.py"), str(tmp_path)], check=True, capture_output=True
    )
    built, kept = (_parts_of(folder) for folder in (tmp_path, BUILT_IN_TEMPLATES))
    assert list(built) == list(kept)
    assert [name for name in kept if built[name] != kept[name]] == []


def _parts_of(folder: Path) -> dict[str, dict[str, bytes]]:
    """The parts of each template; deflated bytes may differ from one zlib to the next."""
    return {path.name: dict(read_package(path.read_bytes()).parts) for path in sorted(folder.glob("*.docx"))}


def test_a_copied_kind_works_from_a_folder_alone(tmp_path: Path) -> None:
    for suffix in (".docx", ".toml"):
        shutil.copy(BUILT_IN_TEMPLATES / f"minutes{suffix}", tmp_path)
    kinds = load([tmp_path])
    assert list(kinds.kinds) == ["minutes"]


def test_every_kind_reads_only_blocks_that_exist(catalogue: catalogues.Catalogue) -> None:
    known: dict[str, Any] = catalogues.OF_A_MEETING.roots_of(catalogue.kind("agenda").extra)
    for kind in catalogue.kinds.values():
        assert set(kind.reads) <= set(known)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        *((f'file_name = "{pattern}"', "sheet-file-name") for pattern in
          ("{cel}", "x/../{date}", "{date.__class__}", "{date:>9}", "{date!r}", "{date", "a\\nb", "Giấy mời {date}")),
        *((f'requires = ["{path}"]', "template-field") for path in
          ("counts.total", "doc.subject", "members[]", "meeting.chair.full_name", "agenda_minutes", "meting")),
        *((f'[[extra]]\nname = "{name}"\nlabel = "x"', "sheet-extra") for name in ("read", "plain")),
        ('[[extra]]\nname = "a"\nlabel = "x"\n[[extra]]\nname = "a"\nlabel = "y"', "sheet-extra"),
        ('[[extra]]\nname = "a"\nlabel = "x"\ntype = "picture"', "not-a-choice"),
        ('[[extra]]\nname = "a"\nlabel = "x"\ntype = "rows"', "sheet-extra"),
        ('[[extra]]\nname = "a"\nlabel = "x"\nfields = [{ name = "b", label = "y" }]', "sheet-extra"),
        ('[[extra]]\nname = "a"\nlabel = "x"\ntype = "rows"\nfields = [{ name = "read", label = "y" }]', "sheet-extra"),
        ('requires_one_of = [["tasks", "meeting.plaze"]]', "template-field"),
        ("order = 1.5.2", "sheet-syntax"),
    ],
)  # fmt: skip
def test_a_sheet_that_promises_what_cannot_be_is_refused_at_the_start(
    line: str, code: str, folder: Callable[..., Path]
) -> None:
    own = folder(circular_toml=SHEET + line + "\n", circular_docx=docx_of("x"))
    assert [(found, path) for found, path, _ in broken(BUILT_IN_TEMPLATES, own)] == [(code, "circular.toml")]


def test_odd_files_in_a_folder_are_named_like_any_other_fault(folder: Callable[..., Path], tmp_path: Path) -> None:
    own = folder(all_toml=SHEET, all_docx=docx_of("x"), letter_toml=SHEET)
    (tmp_path / "letter.docx").mkdir()
    for suffix, content in ((".docx", docx_of("x")), (".toml", SHEET.encode())):
        (tmp_path / f"Thư mời{suffix}").write_bytes(content)
    found = broken(BUILT_IN_TEMPLATES, own)
    assert {(code, path) for code, path, _ in found} == {
        ("template-file", "all.toml"),
        ("template-file", "letter.docx"),
        ("template-file", "Thư mời.toml"),
    }


def test_a_sheet_written_with_notepad_and_capital_endings_is_read(tmp_path: Path) -> None:
    (tmp_path / "circular.TOML").write_bytes(b"\xef\xbb\xbf" + SHEET.encode())
    (tmp_path / "circular.DOCX").write_bytes(docx_of("x"))
    assert "circular" in load([BUILT_IN_TEMPLATES, tmp_path]).kinds


def test_papers_of_one_type_share_their_numbers() -> None:
    series = load([BUILT_IN_TEMPLATES], only="").series
    assert {series[kind] for kind in ("minutes", "committee-minutes", "thematic-minutes")} == {"BB/CB"}
    assert series["self-assessment"] == "self-assessment"  # it has no number

"""The command line from outside: real processes, their streams, files and exit codes."""

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from service.config import Settings
from service.generate import generate, generate_all
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.papers.document_set import zipped
from service.year.period.sheet import load_papers
from tests.conftest import ROOT, SAMPLES, tool, without_rights
from tests.official.paper import KINDS, USUAL

pytestmark = pytest.mark.slow  # about a second each: every test starts the command anew

FULL = ROOT / "samples" / "ban-mong-2026-11.json"
MINIMAL = ROOT / "samples" / "minimal.json"
PROGRAM = shlex.join([sys.executable, "-B", "-m", "service"])  # for a shell; the checkout's path may have a space
COMMANDS = (
    (),
    ("kinds",),
    ("check",),
    ("format",),
    ("open",),
    ("import",),
    ("next",),
    ("collect",),
    ("columns",),
    ("batch",),
    ("plan",),
    ("period",),
    ("review",),
    ("render",),
    ("schema",),
    ("templates",),
    ("templates", "check"),
    ("templates", "new"),
    ("templates", "prepare"),
    ("serve",),
)


def environment(**extra: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SINHHOAT_", "PYTHON", "LC_"))}
    return kept | {"PYTHONPATH": str(ROOT)} | extra


def run(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path = ROOT, **extra: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "service", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, check=False, capture_output=True, cwd=cwd, env=environment(**extra), timeout=200
    )


def said(ran: subprocess.CompletedProcess[bytes]) -> str:
    text = ran.stderr.decode("utf-8")
    assert "Traceback" not in text
    return text


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_kinds_are_listed_one_a_line_with_a_tab_before_the_title(catalogue: Catalogue) -> None:
    ran = run("kinds")
    assert ran.returncode == 0
    assert ran.stdout.decode() == "".join(f"{name}\t{kind.sheet.title}\n" for name, kind in catalogue.kinds.items())
    assert ran.stderr == b""
    assert set(KINDS) <= {line.split("\t")[0] for line in ran.stdout.decode().splitlines()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_the_same_in_a_file_on_stdout_and_from_the_story(
    kind: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    in_file = run("render", kind, FULL, "-o", tmp_path / "a.docx")
    on_stdout = run("render", kind, "-", "-o", "-", stdin=FULL.read_bytes())
    assert (in_file.returncode, in_file.stdout) == (0, b"")
    assert said(in_file) == f"Đã ghi {tmp_path / 'a.docx'}\n"
    assert (on_stdout.returncode, on_stdout.stderr) == (0, b"")
    expected = generate(catalogue, kind, read_json(FULL.read_bytes())).content
    assert on_stdout.stdout == (tmp_path / "a.docx").read_bytes() == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_all_makes_the_whole_set_as_a_folder_a_zip_and_on_stdout(
    name: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    source = ROOT / "samples" / f"{name}.json"
    documents = generate_all(catalogue, read_json(source.read_bytes()))
    folder = tmp_path / "mới" / "bộ văn bản"
    for target in (folder, tmp_path / "a.ZIP"):
        assert run("render", "all", source, "-o", target).returncode == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {one.name: one.content for one in documents}
    assert (tmp_path / "a.ZIP").read_bytes() == zipped(documents)
    assert run("render", "all", source, "-o", "-").stdout == zipped(documents)
    assert len(zipfile.ZipFile(io.BytesIO(zipped(documents))).namelist()) == len(documents)


def test_a_set_that_lacks_kinds_says_which_ones_and_how_to_learn_why(tmp_path: Path) -> None:
    ran = run("render", "all", MINIMAL, "-o", tmp_path)
    assert ran.returncode == 0
    assert f"Chưa làm vì hồ sơ chưa đủ: {', '.join(USUAL[1:])};" in said(ran)
    assert "Chưa làm" not in said(run("render", "all", FULL, "-o", tmp_path))


def test_a_folder_gets_the_document_under_its_own_name(tmp_path: Path) -> None:
    folder = tmp_path / "Chi bộ bản Mòng, tháng 11"
    folder.mkdir()
    ran = run("render", "minutes", FULL, "-o", folder)
    assert ran.returncode == 0
    assert names_in(folder) == ["2026-11-24-chi-bo-ban-mong-02-bien-ban.docx"]
    assert said(ran) == f"Đã ghi {folder / names_in(folder)[0]}\n"


def test_an_old_document_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    assert run("render", "agenda", MINIMAL, "-o", tmp_path / "a.docx").returncode == 0
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("render", "agenda", MINIMAL), "Thiếu -o / --output."),
        (("render", "agenda"), "Thiếu DOSSIER.json."),
        (("render", "agenda", MINIMAL, "-o"), "Tuỳ chọn “-o” thiếu hoặc thừa giá trị."),
        (("render", "agenda", "Hồ", "sơ.json", "-o", "a.docx"), "tên tệp có dấu cách phải để trong dấu nháy kép"),
        (("render", "agenda", MINIMAL, "--ouput", "a.docx"), "Không có tuỳ chọn “--ouput”; có phải “--output”?"),
        (("rendr",), "Không có lệnh “rendr”; có phải “render”?"),
        (("templates", "chek"), "Không có lệnh “chek”; có phải “check”?"),
        (("serve", "--port", "cổng"), "--port: “cổng” không dùng được; cần một số từ 0 đến 65535."),
        (("serve", "--port", "65536"), "--port: “65536” không dùng được"),
        (("schema", "minute"), "Không có loại văn bản “minute”; có phải “minutes”?"),
        (("render", "agendas", "nowhere.json", "-o", "-"), "Không có loại văn bản “agendas”; có phải “agenda”?"),
        (("render", "agenda", "nowhere.json", "-o", "-"), "“nowhere.json”: không có tệp hoặc thư mục này."),
        (("render", "agenda", "samples", "-o", "-"), "“samples”: đây là thư mục, không phải tệp."),
        (("templates", "new", "x", "--from", "agenda", "-o", ""), "nơi ghi đang để trống"),
        (("templates", "new", "x", "--from", "agenda", "-o", "-"), "ở đây không ghi ra stdout"),
        (("templates", "check", "nowhere"), "“nowhere”: không có tệp hoặc thư mục này."),
        (("templates", "check", MINIMAL), "đường dẫn đi qua một tệp không phải thư mục."),
    ],
)
def test_wrong_use_ends_with_2_and_a_vietnamese_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    ran = run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert sentence in said(ran)
    assert not re.search(r"Error|Usage|No such|Missing|Invalid|\bTry\b", said(ran))


def test_a_command_without_its_subcommand_shows_the_help_and_ends_with_2() -> None:
    for arguments in ((), ("templates",)):
        ran = run(*arguments)
        assert (ran.returncode, ran.stdout) == (2, b"")
        assert said(ran).startswith("Cách dùng: sinhhoat")


@pytest.mark.parametrize(
    ("kind", "place", "sentence"),
    [
        ("agenda", "none/a.docx", "không có tệp hoặc thư mục này"),
        ("agenda", "kept.txt/a.docx", "không phải thư mục"),
        ("agenda", "a.pdf", "văn bản là tệp .docx, không phải .pdf"),
        ("agenda", "a.zip", "văn bản là tệp .docx, không phải .zip"),
        ("agenda", "dossier.json", "đây chính là tệp đầu vào"),
        ("all", "dossier.json", "đây chính là tệp đầu vào"),
        ("all", "a.docx", "cả bộ cần một thư mục hoặc một tệp .zip"),
        ("all", "kept.txt", "cả bộ cần một thư mục hoặc một tệp .zip"),
    ],
)
def test_a_place_that_cannot_be_meant_is_refused_and_nothing_is_touched(
    kind: str, place: str, sentence: str, tmp_path: Path
) -> None:
    shutil.copy(MINIMAL, tmp_path / "dossier.json")
    (tmp_path / "kept.txt").write_text("kept")
    ran = run("render", kind, "dossier.json", "-o", place, cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert sentence in said(ran)
    assert names_in(tmp_path) == ["dossier.json", "kept.txt"]
    assert (tmp_path / "kept.txt").read_text() == "kept"
    assert (tmp_path / "dossier.json").read_bytes() == MINIMAL.read_bytes()


def test_no_command_writes_over_a_file_that_it_reads(tmp_path: Path) -> None:
    full = ROOT / "samples" / "ban-mong-2026-11.json"
    assert run("render", "minutes", full, "-o", tmp_path / "a.docx").returncode == 0
    shutil.copy(full, tmp_path / "a.json")
    shutil.copy(ROOT / "samples" / "cells-agenda.csv", tmp_path / "a.zip")
    (tmp_path / "year").mkdir()
    shutil.copy(tmp_path / "a.docx", tmp_path / "year" / "a.docx")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.*")}
    for command in (
        ("open", "a.docx", "-o", "a.docx"),
        ("next", "a.json", "-o", "a.json"),
        ("batch", "agenda", "a.zip", "-o", "a.zip"),
        ("review", "year", "-o", "year/a.docx"),
    ):
        ran = run(*command, cwd=tmp_path)
        assert (ran.returncode, ran.stdout) == (2, b""), command
        assert "đây chính là tệp đầu vào" in said(ran)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.*")} == before


@pytest.mark.parametrize("kind", ["agenda", "all"])
def test_a_full_disk_is_a_sentence_and_leaves_nothing_half_written(kind: str, tmp_path: Path) -> None:
    command = f"ulimit -f 2; exec {PROGRAM} render {kind} {shlex.quote(str(MINIMAL))} -o {tmp_path}"
    ran = subprocess.run(
        ["bash", "-c", command], check=False, capture_output=True, cwd=ROOT, env=environment(), timeout=200
    )
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert re.fullmatch(r"Không đọc, ghi được “.*\.docx”: tệp vượt cỡ lớn nhất được ghi\.\n", said(ran))
    assert names_in(tmp_path) == []


def test_a_folder_without_the_right_to_write_is_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    command = without_rights(
        sys.executable, "-m", "service", "render", "agenda", str(MINIMAL), "-o", str(tmp_path / "a.docx")
    )
    ran = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, env=environment(), timeout=200)
    tmp_path.chmod(0o700)
    assert ran.returncode == 2
    assert "không có quyền" in said(ran)


@pytest.mark.parametrize("arguments", [("kinds",), ("render", "agenda", MINIMAL, "-o", "-"), ("schema", "agenda")])
def test_a_full_disk_behind_stdout_is_one_sentence(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "service", *map(str, arguments)],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=environment(),
        )
    assert (ran.returncode, ran.stderr.decode()) == (2, "Không đọc, ghi được “stdout”: đĩa đã đầy.\n")


@pytest.mark.parametrize(
    "arguments", ["kinds", "schema minutes", f"render all {shlex.quote(str(FULL))} -o -", "--help"]
)
def test_a_reader_that_leaves_early_hears_nothing_more(arguments: str) -> None:
    command = f"{PROGRAM} {arguments} | true"
    ran = subprocess.run(
        ["bash", "-c", command], check=False, capture_output=True, cwd=ROOT, env=environment(), timeout=200
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")


@pytest.mark.parametrize("stream", ["<&-", ">&-"])
def test_a_closed_stream_is_a_sentence_where_it_is_needed(stream: str) -> None:
    command = f"{PROGRAM} render agenda - -o - {stream}"
    ran = subprocess.run(
        ["bash", "-c", command],
        input=MINIMAL.read_bytes(),
        check=False,
        capture_output=True,
        cwd=ROOT,
        env=environment(),
    )
    assert ran.returncode == 2
    assert "luồng vào, ra đã bị đóng" in said(ran)


def test_a_document_is_not_poured_onto_a_terminal() -> None:
    script = tool("script")
    command = f"{PROGRAM} render agenda {shlex.quote(str(MINIMAL))} -o -"
    ran = subprocess.run(
        [script, "-qec", command, "/dev/null"], check=False, capture_output=True, cwd=ROOT, env=environment()
    )
    assert ran.returncode == 2
    assert "stdout đang là màn hình" in ran.stdout.decode()


def test_a_bad_dossier_ends_with_1_with_every_problem_and_without_a_file(tmp_path: Path) -> None:
    dossier = json.loads(FULL.read_text(encoding="utf-8"))
    dossier["tasks"][1]["due"] = "ngày mai"
    dossier["meeting"]["star_at"] = dossier["meeting"].pop("start_at")
    dossier["org"]["cell_name"] = "Chi bộ\x07"
    ran = run("render", "minutes", "-", "-o", tmp_path / "a.docx", stdin=json.dumps(dossier).encode())
    assert (ran.returncode, ran.stdout) == (1, b"")
    lines = said(ran).splitlines()
    assert lines[0] == "Hồ sơ chưa hợp lệ, 4 chỗ:"
    assert {line.split(": ")[0].strip() for line in lines[1:]} == {
        "org.cell_name",
        "meeting.start_at",
        "meeting.star_at",
        "tasks[1].due",
    }
    assert names_in(tmp_path) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{\x00}\x00",
        b"PK\x03\x04",
        b"[" * 100_000,
        b'{"a": NaN}',
        bytes(range(128, 256)) * 8,
    ],
)
def test_what_is_no_dossier_at_all_ends_with_1_and_a_sentence(data: bytes) -> None:
    ran = run("render", "all", "-", "-o", "-", stdin=data)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert said(ran).count("\n") == 1


def test_a_file_that_is_much_too_large_is_not_read_to_its_end() -> None:
    ran = run("render", "agenda", "/dev/zero", "-o", "-", SINHHOAT_MAX_BODY="5000")
    assert ran.returncode == 1
    assert "lớn hơn 5000 byte" in said(ran)


def test_a_megabyte_of_text_in_one_field_is_refused_with_a_sentence() -> None:
    dossier = json.loads(MINIMAL.read_text(encoding="utf-8"))
    dossier["org"]["cell_name"] = "ộ" * 300_000
    ran = run("render", "agenda", "-", "-o", "-", stdin=json.dumps(dossier, ensure_ascii=False).encode())
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert "org.cell_name" in said(ran)
    assert len(said(ran)) < 300


def broken(folder: Path) -> Path:
    """A folder of templates with two faulty kinds."""
    for name in ("agenda", "minutes"):
        for suffix in (".docx", ".toml"):
            shutil.copy(ROOT / "templates_docx" / f"{name}{suffix}", folder / f"{name}{suffix}")
    parts = zipfile.ZipFile(folder / "agenda.docx")
    with zipfile.ZipFile(folder / "new", "w") as rewritten:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "word/document.xml":
                assert b"org.superior_upper" in content
                content = content.replace(b"org.superior_upper", b"org.superor_upper")
            rewritten.writestr(name, content)
    (folder / "new").rename(folder / "agenda.docx")
    (folder / "minutes.toml").write_text("title = ", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments", [("kinds",), ("render", "resolution", FULL, "-o", "-"), ("templates", "check"), ("serve",)]
)
def test_broken_templates_end_every_command_with_3_naming_each_file_and_the_paragraph(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    ran = run(*arguments, SINHHOAT_TEMPLATES=str(broken(tmp_path)))
    assert (ran.returncode, ran.stdout) == (3, b"")
    assert re.search(r"agenda\.docx: Đoạn «.+».*org\.superor_upper.*có phải là “superior_upper”\?", said(ran))
    assert "minutes.toml: " in said(ran)


def test_templates_check_takes_a_folder_and_tells_all_problems_of_all_templates_at_once(tmp_path: Path) -> None:
    ran = run("templates", "check", broken(tmp_path))
    assert (ran.returncode, ran.stdout) == (3, b"")
    assert "agenda.docx" in said(ran)
    assert "minutes.toml" in said(ran)


def test_templates_check_lists_the_kinds_that_are_sound() -> None:
    ran = run("templates", "check")
    assert (ran.returncode, ran.stderr) == (0, b"")
    lines = ran.stdout.decode().splitlines()
    assert [line.split("\t")[0] for line in lines] == [*KINDS, *load_papers(Settings().period_folders).kinds]
    assert all(re.fullmatch(r"[a-z-]+\t\d+ trường, không có lỗi", line) for line in lines)


def test_a_wrong_setting_is_named_with_its_variable_and_ends_with_2() -> None:
    ran = run("kinds", SINHHOAT_TEMPLATES="/không/có", SINHHOAT_PORT="x")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "SINHHOAT_TEMPLATES: “/không/có” không dùng được; cần một thư mục có sẵn." in said(ran)
    assert "SINHHOAT_PORT: “x” không dùng được" in said(ran)


def test_our_own_fault_ends_with_4_and_shows_neither_a_traceback_nor_data(tmp_path: Path) -> None:
    # The code that draws the head of the paper fails with the data in its message, as real faults do.
    script = """import sys, service.generate
def fault(kind, dossier, *rest):
    raise KeyError(dossier.org.cell_name)
service.generate.letterhead_of = fault
sys.argv[0] = "sinhhoat"
from service.cli import main
main()"""
    ran = subprocess.run(
        [sys.executable, "-c", script, "render", "agenda", MINIMAL, "-o", tmp_path / "a.docx"],
        check=False,
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        timeout=200,
    )
    assert (ran.returncode, ran.stdout) == (4, b"")
    assert re.fullmatch(r"Lỗi của chương trình, không phải của hồ sơ: KeyError tại \S+:\d+\.\n", said(ran))
    assert names_in(tmp_path) == []


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1258"},
    ],
)
def test_what_is_said_is_utf_8_in_every_locale(locale: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "Chi bộ số 1"
    folder.mkdir()
    listed = run("kinds", **locale)
    assert (listed.returncode, listed.stdout.decode()) == (0, run("kinds").stdout.decode())
    written = run("render", "agenda", MINIMAL, "-o", folder / "Chương trình.docx", **locale)
    assert (written.returncode, said(written)) == (0, f"Đã ghi {folder / 'Chương trình.docx'}\n")
    assert names_in(folder) == ["Chương trình.docx"]
    refused = run("render", "biên bản", MINIMAL, "-o", "-", **locale)
    assert refused.returncode == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_json_on_stdout_and_names_what_the_kind_needs(kind: str, catalogue: Catalogue) -> None:
    ran = run("schema", kind)
    schema = json.loads(ran.stdout.decode("utf-8"))
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {path.split(".")[0] for path in catalogue.kind(kind).sheet.requires} <= set(schema["required"])


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_of_every_command_is_vietnamese(command: tuple[str, ...], option: str) -> None:
    ran = run(*command, option)
    text = ran.stdout.decode("utf-8")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert text.startswith(" ".join(("Cách dùng: sinhhoat", *command)))
    assert "Hiện trợ giúp này." in text
    assert not re.search(r"Usage|Options|Commands|Arguments|\[required|Show|and exit|COMMAND|RANGE", text)


def test_every_command_has_its_help_tested() -> None:
    from service.cli import sinhhoat
    from service.cli.templates import templates

    assert {(name,) for name in sinhhoat.commands} | {("templates", name) for name in templates.commands} | {()} == set(
        COMMANDS
    )


def test_the_version_is_told_from_a_checkout_and_from_bare_files(tmp_path: Path) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", run("--version").stdout.decode())
    shutil.copytree(ROOT / "service", tmp_path / "service", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "service", "--version"]
    ran = subprocess.run(
        command, check=False, capture_output=True, cwd=tmp_path, env=environment(PYTHONPATH=str(tmp_path))
    )
    assert ran.returncode == 0
    assert re.fullmatch(rb"(\d+\.\d+\.\d+|0\+unknown)\n", ran.stdout)


def test_the_commands_start_without_what_they_do_not_use() -> None:
    script = (
        "import sys; from service.cli import main; sys.argv[1:] = ['kinds']\ntry: main()\nexcept SystemExit: pass\n"
    )
    script += "unused = {'flask', 'babel', 'pydantic', 'jinja2', 'lxml', 'service.cli.batch', 'service.rules'}\n"
    script += "print(unused & sys.modules.keys(), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, cwd=ROOT, env=environment())
    assert ran.stderr == b"set()\n"

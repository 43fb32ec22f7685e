"""Docs are under test: what exists is documented, what is documented exists, and the README's commands run."""

from __future__ import annotations

import importlib
import io
import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import docx
import pytest
from flask.testing import FlaskClient

from service.cli import sinhhoat
from service.config import CONFIG, SETTINGS, Settings, from_environment
from service.dossier.counts import COUNTED
from service.dossier.model_paths import members_of
from service.dossier.parts import fields_of
from service.format_check.rules import RULES
from service.intake import messages, read_json
from service.kinds.catalogue import Catalogue
from service.kinds.doc_fields import Paper
from service.kinds.filters import FILTERS
from service.kinds.sheet import FILE_NAME_PARTS, ExtraField, KindSheet
from service.template import compile_template
from service.web import create_app
from service.web.http_messages import CODES
from service.web.keys import Keys
from service.web.problems import TITLES
from service.year.period.sheet import PeriodSheet, load_papers
from tests.conftest import ROOT, tool
from tests.word_files import docx_of

CODES_JSON = ROOT / "service" / "web" / "codes.json"
READMES = ("README.md", "README-en.md")
DOCS = {
    path.name: path.read_text(encoding="utf-8")
    for path in [*(ROOT / name for name in READMES), *(ROOT / "docs").glob("*.md")]
}


def commands(group: click.Group, prefix: str = "sinhhoat") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        path = f"{prefix} {name}"
        found |= commands(command, path) if isinstance(command, click.Group) else {path: command}
    return found


def test_every_command_and_option_is_documented() -> None:
    page = DOCS["command-line.md"]
    for path, command in commands(sinhhoat).items():
        assert f"`{path}" in page, path
        for parameter in command.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert f"`{option}`" in page, (path, option)


def test_every_documented_command_exists() -> None:
    known = commands(sinhhoat)
    for line in re.findall(r"`(sinhhoat [a-z ]+)", "\n".join(DOCS.values())):
        assert any(line.startswith(path) for path in known), line


def test_every_route_is_documented() -> None:
    page = DOCS["http.md"]
    for rule in create_app(Settings()).url_map.iter_rules():
        path = re.sub(r"<(\w+)>", r"{\1}", rule.rule)
        path = re.sub(r"^/api/v1(?=/(livez|readyz|version)$)", "", path)  # the same probes, documented once
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            assert path.startswith("/static/") or f"`{method} {path}`" in page, (method, path)


def test_every_setting_is_documented_with_its_default() -> None:
    for setting in SETTINGS:
        default = "không" if setting.default is None else setting.default
        assert f"| `{setting.variable}` | {default} | {setting.help} |" in DOCS["settings.md"]


def codes() -> set[str]:
    """Every problem code in the source: first arguments of problems and faults, and the tables of codes."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "service").rglob("*.py"))
    found = set(re.findall(r'\b(?:Problem|Fault|Refused|fault)\(\s*"([a-z0-9-]+)"', source))
    found |= set(re.findall(r'\b(?:problem|_at|_rejected)\(\s*(?:name, )?"([a-z0-9-]+)"', source))
    found |= set(re.findall(r'\bFailure\(\s*\d+,\s*"([a-z0-9-]+)"', source))
    found |= (
        set(re.findall(r'__init__\(\s*\d+,\s*"([a-z0-9-]+)"', source)) | set(CODES.values()) | set(TITLES) | {"failed"}
    )
    found |= set(re.findall(r'"((?:package|template|value|sheet|file|profile|table)-[a-z-]+)"', source))
    return (found | {code for code, _ in messages.WORDS.values()}) - RULES.keys()  # ids of rules may look like codes


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", DOCS["errors.md"], re.MULTILINE)) == codes()


def test_every_code_is_explained_in_english_too() -> None:
    documented = set(re.findall(r"^\| `([a-z0-9-]+)` \|", DOCS["errors-en.md"], re.MULTILINE))
    assert documented == codes(), "docs/errors-en.md has one row for each code of docs/errors.md"


@pytest.mark.parametrize(
    ("tool", "writer", "page"),
    [
        ("build_docs", "written", "dossier.md"),
        ("build_docs", "rules_written", "format.md"),
        ("build_docs", "periods_written", "period-facts.md"),
        ("build_docs", "codes", "codes.json"),
        ("build_rules_doc", "written", "rules.md"),
    ],
)
def test_a_written_reference_is_what_the_code_says(tool: str, writer: str, page: str) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        module = importlib.import_module(tool)
    finally:
        sys.path.pop(0)
    shown = DOCS[page] if page in DOCS else CODES_JSON.read_text(encoding="utf-8")
    assert getattr(module, writer)() == shown, f"run .venv/bin/python tools/{tool}.py"


def test_every_kind_stands_in_the_readme(catalogue: Catalogue) -> None:
    for name, kind in catalogue.kinds.items():
        assert f"| `{name}` | {kind.sheet.title} |" in DOCS["README.md"]
        assert f"| `{name}` | " in DOCS["README-en.md"]


def test_every_paper_of_a_period_stands_in_the_readme() -> None:
    for name, kind in load_papers(Settings().period_folders).kinds.items():
        assert f"| `{name}` | {kind.sheet.title} |" in DOCS["README.md"]
        assert f"| `{name}` | " in DOCS["README-en.md"]


def test_what_only_sheets_of_a_period_say_is_documented() -> None:
    for name in fields_of(PeriodSheet).keys() - fields_of(KindSheet).keys():
        assert f"`{name}" in DOCS["period-facts.md"], name


def test_every_entry_of_a_sheet_is_documented() -> None:
    page = DOCS["templates.md"]
    for name in fields_of(KindSheet):
        assert f"| `{name}` |" in page or f"| `[[{name}]]` |" in page, name
    for name in (*fields_of(ExtraField), *(f"{{{part}}}" for part in FILE_NAME_PARTS)):
        assert name in page, name


def test_every_name_of_doc_and_counts_is_documented() -> None:
    page = DOCS["templates.md"]
    for name in members_of(Paper):
        assert f"| `doc.{name}` |" in page, name
    for name in COUNTED:
        assert f"`counts.{name}`" in page, name


FILTER_ROWS = re.findall(r"^\| `(\w+)` \| `(\{\{.*\}\})` \| (.*) \|$", DOCS["templates.md"], re.MULTILINE)


def test_every_filter_is_documented() -> None:
    assert {name for name, *_ in FILTER_ROWS} >= set(FILTERS)


@pytest.mark.parametrize(("name", "tag", "printed"), FILTER_ROWS, ids=[row[0] for row in FILTER_ROWS])
def test_each_filter_prints_what_its_example_says(name: str, tag: str, printed: str, full: dict[str, Any]) -> None:
    template = compile_template(docx_of(tag), filters=FILTERS)
    dossier = read_json((ROOT / "samples" / "ban-mong-2026-11.json").read_bytes())
    context = {root: getattr(dossier, root) for root in {re.split(r"[.\[]", field)[0] for field in template.fields}}
    (paragraph,) = docx.Document(io.BytesIO(template.render(context))).paragraphs
    assert f"|{name}" in tag
    assert paragraph.text == printed


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCS[page], re.MULTILINE | re.DOTALL)


def tables(page: str) -> list[list[str]]:
    """The lines of each table of a page, what stands in fences left out."""
    outside = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return [found.splitlines() for found in re.findall(r"(?:^\|.*\n)+", outside, re.MULTILINE)]


@pytest.mark.parametrize("name", DOCS)
def test_a_page_is_whole(name: str) -> None:
    """Every fence is closed before the next opens, no command or JSON lies outside, no table says a thing twice."""
    outside, is_open = [], False
    for number, line in enumerate(DOCS[name].splitlines(), 1):
        if line.startswith("```"):
            assert not is_open or line == "```", f"line {number}: a fence within a fence"
            is_open = not is_open
        elif not is_open:
            outside.append(line)
    assert not is_open
    assert [line for line in outside if re.match(r"[{}\]]|\[$|\.venv/|sinhhoat ", line)] == []
    for head, rule, *rows in tables(DOCS[name]):
        assert re.fullmatch(r"[| :-]+", rule), f"a table without a head: {head}"
        first = [row for row in (re.split(r"(?<!\\)\|", row)[1].strip() for row in rows) if row]
        assert len(first) == len(set(first)), f"said twice in one table: {head}"
    for block in blocks(name, "json"):
        json.loads(block)


def commands_of(page: str) -> list[str]:
    """The commands that a page shows, without their comments."""
    return [line.split("  #")[0].rstrip() for block in blocks(page, "sh") for line in block.splitlines()]


def test_both_readmes_give_the_same_commands_files_and_pictures() -> None:
    vietnamese, english = READMES
    assert commands_of(vietnamese) == commands_of(english)
    for pattern in (r"!\[[^\]]*\]\(([^)]*)\)", r"^```\n(van-ban/.*?)^```"):
        shown = [re.findall(pattern, DOCS[name], re.MULTILINE | re.DOTALL) for name in READMES]
        assert shown[0] == shown[1] != []


def test_the_first_lines_of_each_readme_lead_to_the_other() -> None:
    for name, other in zip(READMES, reversed(READMES), strict=True):
        assert f"]({other})" in "\n".join(DOCS[name].splitlines()[:4])


@pytest.fixture(scope="module")
def readme_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which somebody has typed every command of the README."""
    folder = tmp_path_factory.mktemp("readme")
    own = f"{shlex.quote(sys.executable)} -m service"
    (folder / "samples").symlink_to(ROOT / "samples")
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    typed = [line for line in commands_of("README.md") if ".venv/bin/sinhhoat" in line]
    assert len(typed) >= 4
    for line in typed:
        command = line.replace(".venv/bin/sinhhoat", own)
        subprocess.run(["sh", "-c", command], cwd=folder, env=environment, check=True, capture_output=True)
    return folder


def test_the_commands_of_the_readme_run_and_give_the_files_that_it_shows(readme_run: Path) -> None:
    (shown,) = re.findall(r"^```\n(van-ban/.*?)^```", DOCS["README.md"], re.MULTILINE | re.DOTALL)
    assert shown.splitlines() == sorted(
        str(path.relative_to(readme_run)) for path in (readme_run / "van-ban").iterdir()
    )
    assert (readme_run / "bien-ban.docx").read_bytes() == (readme_run / shown.splitlines()[1]).read_bytes()


def test_the_commands_of_the_readme_leave_nothing_that_git_would_take_in(readme_run: Path) -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    (readme_run / ".gitignore").write_text("\n".join([*ignored, "/samples", "/.gitignore"]), encoding="utf-8")
    for command in (["init", "-q"], ["status", "--porcelain", "--untracked-files=all"]):
        done = subprocess.run([tool("git"), *command], cwd=readme_run, check=True, capture_output=True, text=True)
    assert done.stdout == ""


def test_the_request_of_the_readme_brings_a_paper(client: FlaskClient) -> None:
    (line,) = [line for line in commands_of("README.md") if line.startswith("curl ")]
    match = re.fullmatch(r"curl -sS --json @(\S+) -OJ http://127\.0\.0\.1:8000(\S+)", line)
    assert match, line
    answer = client.post(match[2], data=(ROOT / match[1]).read_bytes(), content_type="application/json")
    assert (answer.status_code, answer.data[:2]) == (200, b"PK")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


def test_every_make_target_of_the_docs_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:`|^)make ([a-z-]+)", "\n".join(DOCS.values()), re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_links_between_the_docs_lead_somewhere() -> None:
    for name, page in DOCS.items():
        home = ROOT if name in READMES else ROOT / "docs"
        for target in re.findall(r"\]\(([^)#:]+)\)", page):
            assert (home / target).exists(), (name, target)


def test_the_changelog_has_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_setting_that_docs_and_deployment_files_name_exists() -> None:
    known = {setting.variable for setting in SETTINGS} | {CONFIG}
    files = [ROOT / "Dockerfile", *(ROOT / "deploy").iterdir()]
    text = "\n".join([*DOCS.values(), *(file.read_text(encoding="utf-8") for file in files)])
    assert {name.rstrip("_") for name in re.findall(r"SINHHOAT_[A-Z_]*", text)} - {"SINHHOAT"} <= known


def test_the_configuration_that_the_docs_show_is_one(tmp_path: Path) -> None:
    (file := tmp_path / "sinhhoat.toml").write_text(blocks("settings.md", "toml")[0], encoding="utf-8")
    settings = from_environment({CONFIG: str(file)})
    assert (settings.workers, settings.cors, settings.log) == (4, ("https://so-tay.example",), "json")


def test_the_key_that_the_docs_make_opens(tmp_path: Path) -> None:
    (script,) = blocks("operators.md", "sh")
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert Keys(tmp_path / "keys").name_of(done.stdout.strip()) == "so-tay"

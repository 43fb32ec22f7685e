"""The plan of the house, held by tests: imports go down only, each framework stays in its room."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

SERVICE = ROOT / "service"
FILES = sorted(SERVICE.rglob("*.py"))

# From the vocabulary up; a room imports rooms of its own storey or below.
STOREYS: list[set[str]] = [
    {"collecting", "errors", "finding", "vietnamese", "spelling"},
    {"dossier", "obsolete_names", "package"},
    {"carried", "format_check", "intake", "template"},
    {"kinds", "rules", "vocabulary"},
    {"tables", "papers"},
    {"importing"},
    {"generate"},
    {"authoring", "batch", "year"},
    {"config", "cli", "web", "__main__"},
]
HOMES = {
    "flask": {"web"},
    "werkzeug": {"web"},
    "markupsafe": {"web"},
    "gunicorn": {"web"},
    "waitress": {"web"},
    "prometheus_client": {"web"},
    "subprocess": {"papers", "tables"},
    "click": {"cli"},
    "docxtpl": {"template"},
    "jinja2": {"template"},
    "docx": {"template"},
    "zipfile": {"package"},
    "python_calamine": {"tables"},
    "xlsxwriter": {"batch", "package", "tables", "year"},
    "distributed": {"batch"},
    "fsspec": {"batch"},
    "isal": {"package"},
    "pdfplumber": {"format_check"},
    "pdfminer": {"format_check"},
    "lxml": {"package", "template", "format_check", "carried", "importing"},
    "pydantic": {"dossier", "importing", "intake", "kinds", "papers", "rules", "tables", "year"},
    "babel": {"vietnamese"},
}


def room(path: Path) -> str:
    return path.relative_to(SERVICE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module in ("service", "tests", "bench"):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def storey(name: str) -> int:
    return next(level for level, rooms in enumerate(STOREYS) if name in rooms)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        assert imported(path) <= {"__future__"}
        return
    for name in imported(path):
        if name.startswith("service."):
            assert storey(name.split(".")[1]) <= storey(own), f"{path} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_framework_stays_in_its_room(path: Path) -> None:
    for name in imported(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or room(path) in homes, f"{path} imports {name}"


def test_only_config_reads_the_environment() -> None:
    readers = [path.name for path in FILES if re.search(r"\bos\.(environ|getenv)", path.read_text(encoding="utf-8"))]
    assert readers == ["config.py"]


def test_files_and_functions_can_be_read_in_one_sitting() -> None:
    long = []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 400:
            long.append(f"{path.name}: {text.count(chr(10))} lines")
        functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
        long += [f"{path.name}:{one.name}" for one in functions if (one.end_lineno or 0) - one.lineno >= 50]
    assert long == []


def test_few_modules_stand_outside_the_rooms() -> None:
    assert len(list(SERVICE.glob("*.py"))) <= 9


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_no_room_is_called_a_cellar() -> None:
    assert [path for path in FILES if path.stem in {"utils", "helpers", "common", "misc"}] == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: path.name)
def test_no_module_of_tests_imports_a_test_module(path: Path) -> None:
    """What two of them need lives in a module of its own; pytest would also collect imported tests twice."""
    assert [name for name in imported(path) if name.rpartition(".")[2].startswith("test_")] == []


def test_the_modules_of_bench_import_each_other_in_no_circle() -> None:
    files = {f"bench.{path.stem}": path for path in (ROOT / "bench").glob("*.py") if path.stem != "__init__"}
    arrows = {name: imported(path) & files.keys() for name, path in files.items()}
    TopologicalSorter(arrows).prepare()  # raises CycleError with the circle


def test_importing_the_package_loads_no_framework() -> None:
    code = "import sys, service; print([m for m in ('flask', 'docxtpl', 'pydantic', 'click') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

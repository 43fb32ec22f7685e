"""The files that build the project: locks, Makefile, image, wheel and the scripts that set a machine up."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import absent

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements-build.lock", "requirements.lock", "requirements-image.lock", "requirements-dev.lock"]


def locked(name: str) -> dict[str, str]:
    """Each requirement of a lock file, by package name, as one logical line."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "--only-binary"))]
    return {canonicalize_name(re.split("[=<>~! ]", line)[0]): line for line in lines}


def version(line: str) -> str:
    match = re.match(r"[\w.-]+==([\w.]+)(?= )", line)
    assert match, f"not one exact version: {line[:80]}"
    return match[1]


def project_files() -> list[Path]:
    """What git has or would take in; a test of a tree without git says so."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        absent("git, or a checkout made by it is missing")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if (ROOT / name).is_file()]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_pins_every_package_by_version_and_hash(lock: str) -> None:
    packages = locked(lock)
    assert packages
    for line in packages.values():
        version(line)
        assert re.search(r" --hash=sha256:[0-9a-f]{64}\b", line), line[:80]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_index_no_link_and_no_folder(lock: str) -> None:
    assert not re.search(r"://|^--(?!only-binary)|/", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PYPROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PYPROJECT["dependency-groups"]["dev"]),
        ("requirements-build.lock", PYPROJECT["dependency-groups"]["build"]),
    ],
)
def test_every_dependency_of_pyproject_is_locked_at_a_version_it_allows(lock: str, wanted: list[str]) -> None:
    packages = locked(lock)
    for requirement in map(Requirement, wanted):
        line = packages.get(canonicalize_name(requirement.name))
        assert line, f"{requirement.name} is not in {lock}: run make lock"
        assert version(line) in requirement.specifier, f"{requirement} but {lock} has {version(line)}: run make lock"


@pytest.mark.parametrize("lock", ["requirements-build.lock", "requirements.lock", "requirements-image.lock"])
def test_the_development_lock_has_the_same_packages_as_the_others(lock: str) -> None:
    development = locked("requirements-dev.lock")
    assert {name: version(line) for name, line in locked(lock).items()}.items() <= {
        name: version(line) for name, line in development.items()
    }.items()


def test_the_build_group_is_what_the_build_system_requires() -> None:
    assert PYPROJECT["dependency-groups"]["build"] == PYPROJECT["build-system"]["requires"]


def test_no_file_names_a_package_registry() -> None:
    # Written so that this file does not contain what it looks for.
    hosts = re.compile(r"py[p]i\.org|python[h]osted\.org|registry\.np[m]js|(deb|security)\.debia[n]")
    assert hosts.search("pyp" + "i.org")
    assert not [(file.name, found[0]) for file, text in texts() if (found := hosts.search(text))]


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    # This checkout's own place, whatever it is, and the places where checkouts of this project have been.
    # A checkout in /app or /src, as in a container, has the name of a folder of the image.
    own = rf"{re.escape(str(ROOT))}/|" if len(ROOT.parts) > 2 else ""
    folders = re.compile(rf"{own}(?<![\w.])/(root|work)/|(?<![\w.])/opt/(wheels|pypi)")
    assert folders.search("/{}/a".format("work"))
    assert not [(file.name, found[0]) for file, text in texts() if (found := folders.search(text))]


def texts() -> list[tuple[Path, str]]:
    files = project_files()
    assert ROOT / "pyproject.toml" in files
    return [(file, data.decode(errors="replace")) for file in files if b"\0" not in (data := file.read_bytes())]


def makefile_targets() -> dict[str, str]:
    """Each target with the rest of its line."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z][\w.-]*):(?!=)(.*)$", makefile, re.MULTILINE))


def test_make_without_a_target_explains_every_target() -> None:
    if not shutil.which("make"):
        absent("make is missing")
    targets = makefile_targets()
    assert {"run", "test", "check", "bench", "bench-quick"} <= targets.keys()
    shown = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    explained = dict(re.findall(r"^  make ([\w-]+) +(\S.*)$", shown, re.MULTILINE))
    assert explained.keys() == targets.keys()


def test_no_target_can_be_mistaken_for_a_file() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == makefile_targets().keys()


def test_continuous_integration_runs_lint_and_test_with_ci_set_and_hands_the_exit_code_on(
    tmp_path: Path,
) -> None:
    program(tmp_path / "make", 'echo "CI=$CI make $*"; exit 7')
    ran = subprocess.run(
        ["bash", ROOT / ".ci" / "run"],
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout) == (7, "CI=true make lint test\n")


def test_format_lint_and_types_are_asked_of_every_folder_with_python() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^lint: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    for command in ("ruff format --check .", "ruff check .", "mypy"):
        assert f"$(BIN)/{command}\n" in recipe
    assert "lint" in makefile_targets()["check"].split("##")[0].split()
    folders = {file.relative_to(ROOT).parts[0] for file in project_files() if file.suffix == ".py"}
    typed = set(PYPROJECT["tool"]["mypy"]["files"])
    assert typed == folders


def test_a_machine_without_a_new_enough_python_is_told_what_to_install(tmp_path: Path) -> None:
    program(tmp_path / "python3", "exit 0")  # as an older Python answers: it runs, and prints nothing
    ran = subprocess.run(
        ["bash", ROOT / "tools" / "setup_venv.sh", "run"],
        env=os.environ | {"PYTHON": str(tmp_path / "python3")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert re.fullmatch(r"Python 3\.11 or newer .*'apt-get install python3 python3-pip python3-venv'.*\n", ran.stderr)


def test_what_may_not_be_installed_is_named_and_does_not_stop_the_tests(tmp_path: Path) -> None:
    program(tmp_path / "id", "echo 1000")
    program(tmp_path / "apt-get", f"touch '{tmp_path}/was-called'")
    ran = subprocess.run(
        ["/bin/bash", ROOT / "tools" / "setup_system.sh"],
        env={"PATH": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    for package in ("libreoffice-writer-nogui", "poppler-utils", "chromium", "fonts-liberation2"):
        assert package in ran.stderr
    assert not (tmp_path / "was-called").exists()


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("tool", ["soffice", "pdftoppm", "chromium"])
def test_the_end_to_end_tests_have_their_tool(tool: str) -> None:
    if not shutil.which(tool):
        absent(f"{tool} is missing")


def test_the_fonts_of_the_official_page_have_the_vietnamese_letters() -> None:
    if not shutil.which("fc-list"):
        absent("fc-list is missing")
    command = ["fc-list", "Liberation Serif:lang=vi", "style"]
    styles = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if not styles:
        absent("fonts-liberation2 is missing")
    for style in ("Regular", "Bold", "Italic", "Bold Italic"):
        assert f":style={style}\n" in styles


def dockerfile(instruction: str) -> list[str]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return re.findall(rf"^{instruction} (.*)$", text, re.MULTILINE)


def test_the_image_starts_from_a_python_of_one_version_on_one_release_of_debian() -> None:
    stages = {name for base in dockerfile("FROM") for name in re.findall(r" AS (\w+)$", base)}
    bases = {base.split(" AS ")[0] for base in dockerfile("FROM")} - stages
    assert len(bases) == 1
    assert re.fullmatch(r"python:3\.\d+(\.\d+)?-slim-[a-z]+(@sha256:[0-9a-f]{64})?", bases.pop())


def test_the_image_runs_as_a_numbered_user_who_is_not_root() -> None:
    # A number, because an orchestrator told to refuse root cannot look a name up.
    assert {user.split(":")[0] for user in dockerfile("USER")} == {"10001"}
    last_stage = (ROOT / "Dockerfile").read_text(encoding="utf-8").split("\nFROM ")[-1]
    assert "USER 10001" in last_stage


def test_the_image_installs_from_the_lock_files_only() -> None:
    installs = re.findall(r"pip(?: --python \S+)? install ([^&]*)", " ".join(dockerfile("RUN")))
    assert installs
    assert all("--require-hashes -r requirements" in what or "--no-index /dist/" in what for what in installs)


def test_the_image_asks_the_service_whether_it_lives() -> None:
    assert "'/livez'" in dockerfile("HEALTHCHECK")[0]
    assert dockerfile("CMD") == ['["sinhhoat", "serve", "--host", "0.0.0.0", "--port", "8000"]']


def test_what_the_image_copies_is_not_kept_from_it() -> None:
    allowed = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    sources = [source for copy in dockerfile("COPY") if "--from" not in copy for source in copy.split()[:-1]]
    assert sources
    for source in sources:
        assert any(Path(source).match(pattern) for pattern in allowed), source


def test_the_dockerfile_has_nothing_that_hadolint_would_object_to() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, ROOT / "Dockerfile"], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
def test_the_wheel_carries_the_service_and_beside_it_the_templates(tmp_path: Path) -> None:
    # From a copy: a build folder left in the checkout would add files of yesterday.
    for file in project_files():
        copy = tmp_path / "checkout" / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
    wheel_command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*wheel_command, "--wheel-dir", tmp_path, "."], cwd=tmp_path / "checkout", check=True)
    (wheel,) = tmp_path.glob("sinhhoat-*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        str(file.relative_to(ROOT))
        for folder in ("service", "templates_docx", "samples")
        for file in project_files()
        if file.is_relative_to(ROOT / folder)
    }
    assert any(name.startswith("templates_docx/") and name.endswith(".docx") for name in expected)
    assert packed == expected

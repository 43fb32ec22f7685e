"""A table in parts that know nothing of each other: put together they are what one run makes, byte for byte."""

from __future__ import annotations

import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from tests.batch_runs import command, files, many
from tests.conftest import ROOT


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments, "--jobs", "1"), cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cells of which two have one name, so that a part must know of the others."""
    path = many(tmp_path_factory.mktemp("bang") / "bang.csv", 64)
    path.write_text(path.read_text("utf-8").replace("Chi bộ bản 63,", "Chi bộ bản 0,"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(table: Path) -> dict[str, bytes]:
    assert run("agenda", table, "-o", table.parent / "tron").returncode == 0
    return files(table.parent / "tron")


@pytest.mark.parametrize("parts", [1, 3])
def test_parts_joined_are_one_run(table: Path, whole: dict[str, bytes], tmp_path: Path, parts: int) -> None:
    for share in range(parts, 0, -1):
        done = run("agenda", table, "-o", tmp_path / "ra", "--part", f"{share}/{parts}")
        assert (done.returncode, f"Phần {share}/{parts}" in done.stderr) == (0, True), done.stderr
    assert run("agenda", table, "-o", tmp_path / "ra", "--join").returncode == 0
    assert files(tmp_path / "ra") == whole


@pytest.mark.slow
def test_a_part_that_was_killed_is_missed_and_resumed(table: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "ra.zip"
    for share in (1, 2, 4, 5, 6, 7, 8):
        assert run("agenda", table, "-o", out, "--part", f"{share}/8").returncode == 0
    killed = subprocess.Popen(command("agenda", table, "-o", out, "--part", "3/8"), cwd=ROOT, stderr=subprocess.DEVNULL)
    while not list(tmp_path.glob(".*-3-8/0*.json")) and killed.poll() is None:
        time.sleep(0.001)
    killed.kill()
    killed.wait()
    (tmp_path / ".ra.zip.sinhhoat-batch-3-8" / "done.json").unlink(missing_ok=True)
    refused = run("agenda", table, "-o", out, "--join")
    assert (refused.returncode, "3/8" in refused.stderr) == (2, True)
    assert run("agenda", table, "-o", out, "--part", "3/8", "--resume").returncode == 0
    assert run("agenda", table, "-o", out, "--join").returncode == 0
    with zipfile.ZipFile(out) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == whole
    assert [path.name for path in tmp_path.iterdir()] == ["ra.zip"]


def test_a_page_that_is_lost_is_a_fault_and_no_empty_page(table: Path, tmp_path: Path) -> None:
    assert run("agenda", table, "-o", tmp_path / "ra", "--part", "1/1").returncode == 0
    next((tmp_path / "ra" / ".sinhhoat-batch-1-1").glob("0*3.json")).unlink()
    done = run("agenda", table, "-o", tmp_path / "ra", "--join")
    assert (done.returncode, "thiếu trang" in done.stderr) == (2, True)
    assert not (tmp_path / "ra" / "manifest.csv").exists()


@pytest.mark.parametrize("words", [["--part", "0/3"], ["--part", "4/3"], ["--part", "ba"], ["--part", "1/2", "--join"]])
def test_a_part_that_is_none_is_wrong_use(table: Path, tmp_path: Path, words: list[str]) -> None:
    assert run("agenda", table, "-o", tmp_path / "ra", *words).returncode == 2


def test_nothing_can_be_joined_before_a_part_is_made(table: Path, tmp_path: Path) -> None:
    done = run("agenda", table, "-o", tmp_path / "ra", "--join")
    assert (done.returncode, "--part" in done.stderr) == (2, True)

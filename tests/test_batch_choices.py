"""What an office chooses for a batch: strictness, the earlier meetings by which cells are judged, a folder for each."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from service.batch.earlier import earlier_meetings
from service.cli import sinhhoat
from service.errors import TableRejected
from service.intake import read_dossier
from tests.batch_runs import AGENDA
from tests.conftest import ROOT

CELLS = ROOT / "samples" / "cells.xlsx"


def batch(*arguments: object) -> Any:
    return CliRunner().invoke(sinhhoat, ["batch", *map(str, arguments), "--jobs", "1"])


def report(folder: Path) -> list[dict[str, str]]:
    with (folder / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def october(full: dict[str, Any]) -> dict[str, Any]:
    """The sample's meeting a month earlier, its papers under the same numbers."""
    return json.loads(
        json.dumps(full, ensure_ascii=False).replace("2026-11-", "2026-10-").replace('"2026-11"', '"2026-10"')
    )


def test_strict_makes_nothing_of_a_cell_with_errors_and_says_where_each_stands(tmp_path: Path) -> None:
    refused = batch("commendations", CELLS, "-o", tmp_path / "strict", "--strict")
    assert isinstance(refused.exception, TableRejected)
    assert {(problem.sheet, problem.column) for problem in refused.exception.problems[:20]} >= {("Biểu dương", "L")}  # type: ignore[attr-defined]
    assert list(tmp_path.joinpath("strict").glob("*.docx")) == []
    assert batch("commendations", CELLS, "-o", tmp_path / "made").exception is None
    assert len(list(tmp_path.joinpath("made").glob("*.docx"))) == 20


def test_drafts_are_made_however_strict_one_is(tmp_path: Path) -> None:
    assert batch("agenda", AGENDA, "-o", tmp_path / "out", "--strict").exception is None
    assert len(list(tmp_path.joinpath("out").glob("*.docx"))) == 20


def test_earlier_meetings_are_looked_at(tmp_path: Path, full: dict[str, Any]) -> None:
    earlier = tmp_path / "cac-ky" / "ban-mong"
    earlier.mkdir(parents=True)
    (earlier / "2026-10.json").write_text(json.dumps(october(full)), "utf-8")
    assert batch("resolution", CELLS, "-o", tmp_path / "alone").exception is None
    ran = batch("resolution", CELLS, "-o", tmp_path / "with", "--history", tmp_path / "cac-ky")
    assert ran.exception is None, ran.exception
    alone, beside = ({tuple(row.values()) for row in report(tmp_path / name)} for name in ("alone", "with"))
    told = [" ".join(row) for row in beside - alone]
    assert told, "nothing more is told with the earlier meeting"
    assert any("Số" in line or "số" in line for line in told), told


def test_each_cell_has_its_own_earlier_meetings(tmp_path: Path, full: dict[str, Any]) -> None:
    other = json.loads(json.dumps(october(full)).replace("ban-mong", "ban-sang"))
    other["org"]["cell_name"] = "Chi bộ bản Sàng"
    for name, data in (("a.json", october(full)), ("b.json", other)):
        (tmp_path / name).write_text(json.dumps(data), "utf-8")
    kept = earlier_meetings((tmp_path / "a.json", tmp_path / "b.json"))
    assert [one.org.cell_name for one in kept.of(read_dossier(full))] == [full["org"]["cell_name"]]


def test_a_history_that_is_not_there_or_faulty_stops_the_batch_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "hong.json").write_text("{", "utf-8")
    assert isinstance(
        batch("agenda", AGENDA, "-o", tmp_path / "a", "--history", tmp_path / "khong-co").exception, OSError
    )
    assert batch("agenda", AGENDA, "-o", tmp_path / "b", "--history", tmp_path / "hong.json").exception is not None
    assert not list(tmp_path.glob("*/*.docx"))


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_folder_for_each_cell_is_the_same_in_every_run_and_named_in_the_manifest(tmp_path: Path, name: str) -> None:
    made: list[object] = []
    for attempt in ("1", "2"):
        assert batch("agenda", AGENDA, "-o", tmp_path / attempt / name, "--cell-folders").exception is None
        if name.endswith(".zip"):
            made.append((tmp_path / attempt / name).read_bytes())
        else:
            home = tmp_path / attempt / name
            found = sorted(path.relative_to(home).as_posix() for path in home.rglob("*.docx"))
            assert len({path.partition("/")[0] for path in found}) == 20
            assert all(path in (home / "manifest.csv").read_text("utf-8-sig") for path in found)
            made.append(found)
    assert made[0] == made[1]

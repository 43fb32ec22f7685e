"""The doors of the rules: the command, the HTTP route, and strictness at each."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service import rules
from service.errors import RulesUnmet
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.papers.strict_issue import refuse_unmet
from tests.conftest import ROOT, as_draft, sample
from tests.rule_cases import STRICT, earlier

WITHOUT_MEETING = {"org": sample("minimal")["org"]}
KEYS = ["rule", "severity", "message", "where", "expected", "found", "source", "profile"]


def run(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "service", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, cwd=ROOT, input=stdin, timeout=120)


def kept(folder: Path, name: str, data: Any) -> Path:
    file = folder / name
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


def test_the_command_reports_in_groups_on_stdout_and_ends_with_1_where_something_must_be_mended() -> None:
    ran = run("check", "samples/bad-twin.json")
    text = ran.stdout.decode()
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert text.index("PHẢI SỬA") < text.index("NÊN SỬA") < text.index("CHƯA ĐỦ DỮ LIỆU") < text.index("Không có gì")
    assert "Người soạn (drafts[0].author): đang là Vì Văn Tuấn (đảng viên); cần bí thư" in text


def test_the_command_gives_the_findings_of_the_core_as_json_and_reads_stdin() -> None:
    ran = run("check", "-", "--json", stdin=(ROOT / "samples" / "bad-twin.json").read_bytes())
    answer = json.loads(ran.stdout)
    found = answer["findings"]
    assert (ran.returncode, list(answer)) == (1, ["profile", "findings", "counts"])
    assert sum(answer["counts"].values()) == len(found)
    assert {tuple(one) for one in found} == {tuple(KEYS)}
    assert [one["message"] for one in found] == [one.message for one in rules.check(read_dossier(sample("bad-twin")))]


def test_the_command_takes_earlier_months_as_files_or_folders(tmp_path: Path) -> None:
    files = [kept(tmp_path, f"{period}.json", earlier(period)) for period in ("2026-08", "2026-10")]
    said = {}
    for history in ([files[0], files[1]], [tmp_path]):
        ran = run("check", "samples/ban-mong-2026-11.json", "--history", *history, "--json")
        assert ran.returncode == 1
        said[str(history)] = [one for one in json.loads(ran.stdout)["findings"] if one["rule"] == "A07"]
    first, second = said.values()
    assert first == second
    assert "tháng 9 năm 2026" in first[0]["message"]


def test_leftovers_of_other_programs_in_a_folder_of_history_are_passed_over(tmp_path: Path) -> None:
    """As `review` passes over them: Word keeps a lock file beside a paper that is open."""
    kept(tmp_path, "2026-10.json", earlier("2026-10"))
    for leftover in ("~$bien-ban.docx", ".~lock.json", "._2026-10.json", "anh.jpg"):
        (tmp_path / leftover).write_bytes(b"\x05")
    (tmp_path / "thu-muc.json").mkdir()
    ran = run("check", "samples/ban-mong-2026-11.json", "--history", tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_folder_without_dossiers_is_told_on_stderr(tmp_path: Path) -> None:
    ran = run("check", "samples/ban-mong-2026-11.json", "--history", tmp_path)
    assert ran.returncode == 0
    assert "không có tệp .json, .docx nào" in ran.stderr.decode()


def test_a_faulty_file_of_history_is_named(tmp_path: Path) -> None:
    file = kept(tmp_path, "hong.json", {"org": {}})
    ran = run("check", "samples/minimal.json", "--history", file)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert f"{file} meeting: " in ran.stderr.decode()


def test_the_command_takes_a_profile_by_name_or_as_a_file(tmp_path: Path) -> None:
    file = tmp_path / "phuong.toml"
    file.write_text(STRICT, encoding="utf-8")
    for profile, name in (("hd12_2018", "hd12_2018"), (file, "phuong")):
        ran = run("check", "samples/bad-twin.json", "--profile", profile, "--json")
        assert {one["profile"] for one in json.loads(ran.stdout)["findings"]} == {name}


@pytest.mark.parametrize(("profile", "said"), [("sonla", "có phải “sonla_model”?"), ("khong-co.toml", "không có tệp")])
def test_an_unknown_profile_is_wrong_use(profile: str, said: str) -> None:
    ran = run("check", "samples/minimal.json", "--profile", profile)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert said in ran.stderr.decode()


def test_the_command_renders_strictly(tmp_path: Path) -> None:
    target = tmp_path / "nq.docx"
    ran = run("render", "resolution", "samples/bad-twin.json", "--strict", "-o", target)
    assert (ran.returncode, target.exists()) == (1, False)
    assert "Chưa ban hành được" in ran.stderr.decode()
    draft = kept(tmp_path, "du-thao.json", as_draft(sample("bad-twin")))
    assert run("render", "resolution", draft, "--strict", "-o", target).returncode == 0
    assert run("render", "all", "samples/ban-mong-2026-11.json", "--strict", "-o", tmp_path / "ca-bo").returncode == 0


def post(client: FlaskClient, body: object, path: str = "/checks") -> Any:
    return client.post(f"/api/v1{path}", data=json.dumps(body).encode(), content_type="application/json")


def test_the_route_gives_what_the_command_gives(client: FlaskClient) -> None:
    answer = post(client, {"dossier": sample("bad-twin"), "history": [earlier("2026-10")], "profile": "hd42_2025"})
    found = rules.check(read_dossier(sample("bad-twin")), [read_dossier(earlier("2026-10"))], "hd42_2025")
    assert answer.status_code == 200
    assert [(one["rule"], one["where"], one["profile"]) for one in answer.json["findings"]] == [
        (one.rule, one.where, "hd42_2025") for one in found
    ]
    assert all(list(one) == KEYS for one in json.loads(answer.data)["findings"])


def test_the_route_takes_the_dossiers_own_profile_and_no_history(client: FlaskClient) -> None:
    answer = post(client, {"dossier": sample("minimal")})
    assert {answer.json["profile"], *(one["profile"] for one in answer.json["findings"])} == {"sonla_model"}


@pytest.mark.parametrize(
    ("body", "status", "places"),
    [
        ({}, 422, {("missing", "dossier")}),
        ([], 400, {("not-an-object", "")}),
        ({"dossier": {}}, 422, {("missing", "dossier.org"), ("missing", "dossier.meeting")}),
        ({"dossier": 3}, 400, {("not-an-object", "dossier")}),
        ({"dossier": sample("minimal"), "history": {}}, 422, {("wrong-type", "history")}),
        ({"dossier": sample("minimal"), "history": [WITHOUT_MEETING]}, 422, {("missing", "history[0].meeting")}),
        ({"dossier": sample("minimal"), "profile": "la"}, 422, {("unknown-profile", "profile")}),
        ({"dossier": sample("minimal"), "profile": 3}, 422, {("wrong-type", "profile")}),
        ({"dossier": sample("minimal"), "x": 1}, 422, {("unknown-field", "x")}),
    ],
)
def test_the_route_refuses_with_every_place(client: FlaskClient, body: object, status: int, places: set[Any]) -> None:
    answer = post(client, body)
    problem = json.loads(answer.data)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert {(one["code"], one["path"]) for one in problem["errors"]} == places


@pytest.mark.parametrize("path", ["/documents/resolution", "/dossiers"])
def test_strict_issues_nothing_while_errors_stand_and_drafts_always(client: FlaskClient, path: str) -> None:
    refused = post(client, sample("bad-twin"), f"{path}?strict=1")
    problem = json.loads(refused.data)
    assert (refused.status_code, problem["type"]) == (422, "/loi/rules-unmet")
    assert {one["code"] for one in problem["errors"]} >= {"A02", "A04", "A05", "A06", "C05"}
    assert all(one["path"] and one["message"] for one in problem["errors"])
    assert post(client, sample("bad-twin"), path).status_code == 200
    assert post(client, sample("bad-twin"), f"{path}?strict=0").status_code == 200
    assert post(client, sample("ban-mong-2026-11"), f"{path}?strict=1").status_code == 200


def test_a_draft_is_made_strictly_and_an_annex_goes_with_its_paper(catalogue: Catalogue) -> None:
    book = rules.built_in()
    draft = read_dossier(as_draft(sample("bad-twin")))
    refuse_unmet(catalogue, book, ["resolution", "conclusion", "commendations"], draft)
    with pytest.raises(RulesUnmet):
        refuse_unmet(catalogue, book, ["commendations"], read_dossier(sample("bad-twin")))

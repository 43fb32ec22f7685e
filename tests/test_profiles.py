"""Profiles and score sheets: the built-in ones, an office's own, and what is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service import rules
from service.dossier.grades import grade_at
from service.dossier.norms import Share
from service.dossier.outcome import Assessment
from service.errors import DossierRejected, Problem, RulesBroken
from service.finding import Severity
from service.intake import read_dossier
from service.rules.profile import UNSURE
from tests.conftest import sample
from tests.rule_cases import STRICT


def marked(points: int) -> Assessment:
    """The mark of the complete sample with so many points."""
    dossier = sample("ban-mong-2026-11")
    dossier["assessment"] |= {"sheet_id": "hd42_2025", "rows": [{"code": "1", "max": 100, "self_score": points}]}
    mark = read_dossier(dossier).assessment
    assert mark is not None
    return mark


def own(folder: Path, text: str, name: str = "phuong") -> Path:
    file = folder / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return file


def refused(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(RulesBroken) as raised:
        rules.load([own(folder, text)])
    return list(raised.value.problems)


def test_the_profiles_are_there_and_differ_in_their_bars() -> None:
    book = rules.built_in()
    bars = {name: str(profile.limits.attendance) for name, profile in book.profiles.items()}
    assert bars == {
        "sonla_model": "từ 85% trở lên",
        "lao_cai_2026": "từ 90% trở lên",
        "hd42_2025": "từ 90% trở lên",
        "hd12_2018": "trên 85%",
    }


@pytest.mark.parametrize("name", sorted(rules.built_in().profiles))
def test_what_is_not_verified_is_never_an_error(name: str) -> None:
    held = rules.built_in().profile(name).rules
    assert {one.severity for one in held.values() if one.tag in UNSURE} <= {Severity.WARNING, Severity.INFO}


def test_every_rule_stands_in_the_profile_of_the_model_and_a_rule_left_out_says_nothing() -> None:
    book = rules.built_in()
    assert set(book.profile("sonla_model").rules) == {rule.id for rule in rules.RULES} - {"B06"}
    assert "B06" in book.profile("lao_cai_2026").rules
    bad = read_dossier(sample("bad-twin"))
    assert "A08" not in {one.rule for one in rules.check(bad, profile="hd42_2025")}


def test_the_sheet_of_the_guidance_grades_as_the_papers_print() -> None:
    sheet = rules.built_in().sheets["hd42_2025"]
    assert sheet.total == 100
    for points in range(sheet.total + 1):
        assert marked(points).grade == grade_at(points, sheet.marking.floors)


@pytest.mark.parametrize(("operator", "present", "holds"), [(">=", 17, True), (">", 17, False), (">", 18, True)])
def test_a_bar_is_compared_in_whole_numbers(operator: str, present: int, holds: bool) -> None:
    assert Share(percent=85, operator=operator).holds(present, 20) is holds


def test_an_own_profile_says_only_what_differs(tmp_path: Path) -> None:
    book = rules.load([own(tmp_path, STRICT)])
    bad = read_dossier(sample("bad-twin"))
    found = rules.check(bad, profile="phuong", book=book)
    assert "A08" not in {one.rule for one in found}
    assert {one.profile for one in found} == {"phuong"}
    good = read_dossier(sample("ban-mong-2026-11"))
    (said,) = [one for one in rules.check(good, profile="phuong", book=book) if one.rule == "A08"]
    assert (said.severity, said.source, said.expected) == (Severity.ERROR, "Quy chế của Đảng uỷ phường", "ngày 27")
    assert "A14" not in book.profile("phuong").rules


def test_a_folder_of_ones_own_adds_profiles_and_score_sheets(tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    own(tmp_path / "sheets", 'title = "Phiếu 10"\nsource = "Tỉnh"\ngrades = [{at = 0, name = "Đạt"}]\n[[rows]]\ncode = "1"\ntitle = "Chung"\nmax = 10\n', "phieu10")  # fmt: skip  # noqa: E501
    own(tmp_path, STRICT.replace("extends", 'sheet = "phieu10"\nextends'))
    book = rules.load([tmp_path])
    assert book.profile("phuong").sheet.total == 10
    dossier = sample("ban-mong-2026-11")
    dossier["assessment"].update(sheet_id="phieu10", rows=[{"code": "1", "max": 10, "self_score": 9}])
    said = [one for one in rules.check(read_dossier(dossier), book=book) if one.rule == "B10"]
    assert [one.message for one in said] == []
    mark = book.graded(read_dossier(dossier)).assessment
    assert mark is not None
    assert mark.grade == "Đạt"


def test_an_unknown_profile_is_told_with_the_nearest_name() -> None:
    dossier = sample("minimal")
    dossier["org"]["rule_profile"] = "sonla_modell"
    with pytest.raises(DossierRejected) as raised:
        rules.check(read_dossier(dossier))
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == ("unknown-profile", "org.rule_profile")
    assert "có phải “sonla_model”?" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ('title = "Bộ quy tắc của phường"', "title =", "sheet-syntax", "dòng 1"),
        ('"sonla_model"', '"sonla"', "profile-extends", "có phải “sonla_model”?"),
        ('"sonla_model"', '"phuong"', "profile-extends", "vòng tròn"),
        ("meeting_days = [27]", "meeting_days = [32]", "too-large", "limits.meeting_days[0]"),
        ("meeting_days = [27]", "meeting_day = [27]", "unknown-field", "có phải “meeting_days”?"),
        ('">"', '"<"', "not-a-choice", "Phép so sánh"),
        ('severity = "error"', 'severity = "fatal"', "not-a-choice", "Mức độ"),
        ('tag = "V"', 'tag = "S"', "profile-severity", "rules.A08.severity"),
        ('source = "ward" }', 'source = "wrd" }', "profile-source", "“wrd”"),
        ("A08 =", "A88 =", "profile-rule", "có phải “A08”?"),
        ("[limits]", 'sheet = "phieu"\n[limits]', "profile-sheet", "không có mẫu phiếu “phieu”"),
    ],
)
def test_a_fault_in_an_own_profile_is_named_with_its_file_and_place(
    old: str, new: str, code: str, said: str, tmp_path: Path
) -> None:
    text = STRICT
    if code == "profile-sheet":
        text = text.replace("extends", "extends", 1)
    problems = refused(tmp_path, text.replace(old, new, 1))
    assert [(one.code, one.path) for one in problems] == [(code, "phuong.toml")]
    assert said in problems[0].message


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    own(tmp_path, "title =", "mot")
    own(tmp_path, STRICT.replace("A08 =", "A88 ="), "hai")
    with pytest.raises(RulesBroken) as raised:
        rules.load([tmp_path])
    assert {one.path for one in raised.value.problems} == {"mot.toml", "hai.toml"}

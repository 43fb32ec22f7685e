"""The rules of the meeting: each with a case that passes, fails, lies on the edge and lacks its data."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import rules
from service.dossier import Dossier
from service.dossier.parts import fields_of
from service.errors import DossierRejected
from service.finding import NO_DATA, Finding, Severity, has_errors
from service.intake import read_dossier
from service.rules.all_texts import Texts, _search
from tests.conftest import sample
from tests.rosters import held, rosters
from tests.rule_cases import CASES, Change, before, each, earlier, marked, months, put, rate, with_history

BOOK = rules.built_in()
SERIES = dict.fromkeys(["minutes", "committee-minutes", "thematic-minutes"], "BB/CB")
RULE_IDS = [rule.id for rule in rules.RULES]
BAD_TWIN = {"A02", "A04", "A05", "A06", "A08", "A11", "A12", "B01", "C05", "F07"}


def judged(change: Change, name: str = "ban-mong-2026-11", profile: str | None = None) -> list[Finding]:
    data = sample(name)
    history = [read_dossier(one) for one in before(change, data)]
    return rules.check(read_dossier(data), history, profile, series=SERIES)


def verdict(findings: list[Finding]) -> str:
    told = [one for one in findings if not one.is_undecided]
    if not told:
        return "undecided" if findings else "pass"
    return next(level.value for level in Severity if level in {one.severity for one in told})


@pytest.mark.parametrize(
    ("rule", "part", "change", "expected"),
    CASES,
    ids=[f"{row[0]}-{row[1]}-{number}" for number, row in enumerate(CASES)],
)
def test_each_rule_says_what_its_case_says(rule: str, part: str, change: Change, expected: str) -> None:
    if expected == "refused":
        with pytest.raises(DossierRejected):
            judged(change)
        return
    assert verdict([one for one in judged(change) if one.rule == rule]) == expected


@pytest.mark.parametrize("rule", RULE_IDS)
def test_each_rule_has_a_case_of_every_part(rule: str) -> None:
    assert {row[1] for row in CASES if row[0] == rule} == {"pass", "fail", "boundary", "missing"}


# Rules that no missing data can leave undecided, with what their case says instead, and why.
NEVER_LACKING = {
    "A08": ("refused", "a dossier without the moment of its meeting is no dossier"),
    **dict.fromkeys(
        ["C10", "C12", "C13", "F07", "F09", "F10", "F11", "F12"], ("pass", "words that are not there are not wrong")
    ),
}


@pytest.mark.parametrize("rule", RULE_IDS)
def test_the_cases_of_a_rule_end_as_their_part_says(rule: str) -> None:
    ends = {part: {row[3] for row in CASES if row[:2] == (rule, part)} for part in ("pass", "fail", "missing")}
    assert ends["pass"] == {"pass"}
    assert ends["fail"] <= {level.value for level in Severity}
    assert ends["missing"] == {NEVER_LACKING[rule][0] if rule in NEVER_LACKING else "undecided"}


def test_the_rules_are_those_of_the_model_the_guidance_and_practice() -> None:
    asked = (
        [f"A{n:02d}" for n in range(1, 18)] + [f"B{n:02d}" for n in range(1, 17)] + [f"C{n:02d}" for n in range(1, 15)]
    )
    assert [*asked, "F07", "F09", "F10", "F11", "F12"] == RULE_IDS


def test_the_bad_twin_raises_every_rule_that_it_breaks() -> None:
    found = {one.rule for one in judged(lambda d: None, "bad-twin") if not one.is_undecided}
    assert found >= BAD_TWIN


@pytest.mark.parametrize("profile", sorted(BOOK.profiles))
@pytest.mark.parametrize("name", ["ban-mong-2026-11", "minimal"])
def test_the_good_samples_raise_no_error_under_any_profile(name: str, profile: str) -> None:
    found = judged(lambda d: None, name, profile)
    assert not has_errors(found)
    assert {one.profile for one in found} <= {profile}


def test_the_complete_sample_breaks_nothing_and_lacks_only_its_history() -> None:
    found = judged(lambda d: d["issuance"].pop("conclusion"))  # it has both papers, so that each can be seen
    assert [one.rule for one in found] == ["A07", "A13", "B15", "C11"]
    assert all(one.is_undecided for one in found)


def test_a_rule_without_its_data_says_so_in_a_way_that_programs_can_tell() -> None:
    found = [one for one in judged(lambda d: None, "minimal") if one.is_undecided]
    assert len(found) > 30
    assert {(one.severity, one.found) for one in found} == {(Severity.INFO, NO_DATA)}


@pytest.mark.parametrize("name", ["ban-mong-2026-11", "minimal", "bad-twin"])
@pytest.mark.parametrize("profile", sorted(BOOK.profiles))
def test_a_finding_names_field_source_and_profile_in_a_kind_sentence(name: str, profile: str) -> None:
    for one in judged(lambda d: None, name, profile):
        assert one.message[0].isupper() or one.message[0] == "“"
        assert one.message.endswith((".", "?"))
        assert one.source
        assert one.where
        assert one.profile == profile
        assert not re.search(r"\bNone\b|\w+_\w+", one.message.replace("lam_theo_bac", "")), one.message


def exists(dossier: Dossier, path: str) -> bool:
    """Whether `path` leads to a field of the dossier, filled or not."""
    here: Any = dossier
    for step in re.findall(r"[^.\[\]]+", path):
        if step.isdecimal():
            if not isinstance(here, tuple) or int(step) >= len(here):
                return False
            here = here[int(step)]
        elif isinstance(here, dict):
            if step not in here:
                return False
            here = here[step]
        elif step in fields_of(type(here)):
            here = getattr(here, step)
        else:
            return False
    return True


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_place_always_exists_in_the_dossier(number: int) -> None:
    _, _, change, expected = CASES[number]
    if expected == "refused":
        return
    data = sample("ban-mong-2026-11")
    history = [read_dossier(one) for one in before(change, data)]
    dossier = read_dossier(data)
    for name in BOOK.profiles:
        for one in rules.check(dossier, history, name):
            assert exists(dossier, one.where), (one.rule, one.where)


@pytest.mark.parametrize("written", [str, str.upper, lambda text: text.replace("uỷ", "ủy")])
def test_whatever_the_rules_look_for_is_found_however_it_is_written(written: Callable[[str], str]) -> None:
    dossier = read_dossier(sample("minimal"))
    assert not Texts(dossier).begun & {"giấy khen", "mật"}
    for beginning in _search()[1]:
        named = dossier.but(org=dossier.org.but(cell_name=f"Chi bộ {written(beginning)}."))
        assert beginning in Texts(named).begun


@pytest.mark.parametrize("name", ["ban-mong-2026-11", "minimal", "bad-twin"])
def test_every_text_is_found_in_the_place_where_it_stands(name: str) -> None:
    dossier = read_dossier(sample(name))
    texts = Texts(dossier)
    places = []
    for _, where, text in texts.matches(re.compile(r"(?<![^\n])[^\n]+"), set(texts.whole)):
        here: Any = dossier
        for step in re.findall(r"[^.\[\]]+", where):
            here = getattr(here, step) if hasattr(here, step) else here[int(step) if step.isdecimal() else step]
        assert str(here) == text
        places.append(where)
    assert {"org.superior_name", "meeting.place"} <= set(places)


BLOCKS = sorted(set(sample("ban-mong-2026-11")) - {"org", "meeting"})


@settings(max_examples=60)
@given(st.sets(st.sampled_from(BLOCKS)), st.sampled_from(["ban-mong-2026-11", "bad-twin"]))
def test_a_place_exists_whatever_block_is_left_out(left_out: set[str], name: str) -> None:
    data = {block: value for block, value in sample(name).items() if block not in left_out}
    if "members" in left_out:  # references by code need their roster
        for block in BLOCKS:
            if block not in ("news_docs", "review", "year_registration", "votes"):
                data.pop(block, None)
        data["meeting"].update(chair=None, clerk=None)
    dossier = read_dossier(data)
    for one in rules.check(dossier):
        assert exists(dossier, one.where), (one.rule, one.where)


@settings(max_examples=80)
@given(rosters(), st.data())
def test_one_more_absence_never_improves_a_rate(people: list[tuple[str, str, str | None]], data: st.DataObject) -> None:
    came = [place for place, (_, _, state) in enumerate(people) if state == "co_mat"]
    gone = data.draw(st.sampled_from(came))
    absent = data.draw(st.sampled_from(["vang_co_ly_do", "vang_khong_ly_do"]))
    one_more, one_fewer = held(*people), held(*people[:gone], (*people[gone][:2], absent), *people[gone + 1 :])
    more, fewer = one_more.counts, one_fewer.counts
    assert fewer.present * more.expected <= more.present * fewer.expected
    for profile in BOOK.profiles:
        said = [{one.rule for one in rules.check(dossier, (), profile)} for dossier in (one_fewer, one_more)]
        assert "A11" in said[0] or "A11" not in said[1]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["co_mat", "vang_co_ly_do", "vang_khong_ly_do"]), min_size=1, max_size=25))
def test_the_identities_of_attendance_hold_for_any_roster(states: list[str]) -> None:
    data = sample("ban-mong-2026-11")
    rate(len(states), len(states))(data)
    data["meeting"].update(chair=None, clerk=None)
    for row, state in zip(data["attendance"], states, strict=True):
        row["state"] = state
    dossier = read_dossier(data)
    counts = dossier.counts
    assert counts.expected == counts.present + counts.absent_excused + counts.absent_unexcused
    assert not [one for one in rules.check(dossier) if one.rule == "C01"]


def test_history_counts_the_same_in_any_order_and_forgets_other_cells_and_later_months() -> None:
    dossier = read_dossier(sample("ban-mong-2026-11"))
    known = [read_dossier(one) for one in months("2026-08", "2026-09", "2026-10")]
    other = earlier("2026-10")
    other["org"] = {**other["org"], "cell_code": "ban-sang"}
    strangers = [read_dossier(other), read_dossier(earlier("2027-01"))]
    assert rules.check(dossier, known) == rules.check(dossier, [*strangers, *reversed(known), dossier])


def test_the_third_absence_in_a_row_is_an_early_notice_and_the_fourth_fails() -> None:
    whole = months(*(f"2026-{number:02d}" for number in range(1, 9)))
    for one in whole:
        marked("co_mat", "ca-van-xom", "quang-van-bun")(one)
    two = months("2026-09", "2026-10")
    said = [one for one in judged(with_history(*whole, *two)) if one.rule == "A13"]
    assert [one.where for one in said] == ["attendance[13]", "attendance[17]"]
    assert all("lần thứ 3 liên tiếp" in one.message for one in said)
    said = [one for one in judged(with_history(*whole[:7], earlier("2026-08"), *two)) if one.rule == "A13"]
    assert all("4 lần liên tiếp" in one.message for one in said)
    assert len(said) == 2


def test_a_paper_without_its_result_of_last_month_is_named() -> None:
    said = [one for one in judged(with_history(earlier("2026-10"))) if one.rule == "B09"]
    assert [one.where for one in said] == ["prev_tasks"] * 3
    assert "Rà soát, vận động 100% hộ" in said[0].message


def test_low_attendance_is_told_but_keeps_no_paper_back_until_the_mark_denies_it() -> None:
    honest = each(
        marked("vang_co_ly_do", "bac-thi-la", "lo-van-noi", "vi-van-tuan"), put("assessment.rows.1.self_score", 3)
    )
    (said,) = [one for one in judged(honest) if one.rule == "A11"]
    assert (said.severity, said.where, said.found) == (Severity.WARNING, "attendance", "16/21 đồng chí, đạt 76,19%")


def test_a_text_full_of_leftovers_gives_a_list_that_somebody_can_read() -> None:
    said = [one for one in judged(put("conclusion.orientation", "{{ a " * 4000)) if one.rule == "F09"]
    assert len(said) == rules.FINDINGS_LIMIT


def test_checking_changes_nothing_and_says_the_same_twice() -> None:
    dossier = read_dossier(sample("bad-twin"))
    kept = copy.deepcopy(dossier)
    assert rules.check(dossier) == rules.check(dossier)
    assert dossier == kept


def test_a_name_that_ended_is_told_once_and_not_where_the_past_is_meant() -> None:
    said = judged(put("conclusion.orientation", "Gửi Đảng bộ thành phố Sơn La và Huyện ủy Mai Sơn."))
    assert [one.found for one in said if one.rule == "F07"] == ["Đảng bộ thành phố Sơn La", "Huyện uỷ"]
    for past in ("xã Hua La cũ", "Nghị quyết ngày 12/3/2024 của Huyện uỷ Mai Sơn"):
        assert [one for one in judged(put("conclusion.orientation", past)) if one.rule == "F07"] == []

"""Who had to come, who came, who may vote: meeting-rules section 4, in whole numbers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.dossier.counts import Counts
from service.intake import read_dossier
from tests.rosters import CAME, EXCUSED, UNEXCUSED, held, person, rosters


def counted(*people: tuple[str, str, str | None]) -> Counts:
    return held(*people).counts


@given(rosters())
def test_whoever_is_expected_came_or_is_absent_with_or_without_reason(
    people: list[tuple[str, str, str | None]],
) -> None:
    counts = counted(*people)
    assert counts.expected == counts.present + counts.absent_excused + counts.absent_unexcused
    assert counts.present == counts.present_official + counts.present_probationary


@given(rosters())
def test_the_total_is_official_and_probationary_members_without_visitors(
    people: list[tuple[str, str, str | None]],
) -> None:
    counts = counted(*people)
    assert counts.total == counts.official + counts.probationary
    assert counts.total == len(people) - counts.temp_in
    assert counts.temp_in == sum(activity == "tam_thoi_den" for activity, _, _ in people)


@given(rosters())
def test_expected_are_all_but_the_exempt_and_away_who_stayed_away_special_duty_and_suspended(
    people: list[tuple[str, str, str | None]],
) -> None:
    counts = counted(*people)
    stayed_away = sum(activity in ("mien", "tam_thoi_di") and state != CAME for activity, _, state in people)
    assert counts.expected == counts.total - stayed_away - counts.special_duty - counts.suspended


@given(rosters())
def test_official_members_who_came_vote_but_for_visitors_and_suspended(
    people: list[tuple[str, str, str | None]],
) -> None:
    voting = [
        place
        for place, (activity, status, state) in enumerate(people)
        if state == CAME and status == "chinh_thuc" and activity not in ("tam_thoi_den", "dinh_chi")
    ]
    assert counted(*people).eligible == len(voting)


@given(rosters())
def test_lists_of_names_are_as_long_as_their_counts(people: list[tuple[str, str, str | None]]) -> None:
    counts = counted(*people)
    assert len(counts.excused) == counts.absent_excused
    assert len(counts.unexcused) == counts.absent_unexcused
    assert len(counts.exempt_members) == counts.exempt
    assert len(counts.temp_out_members) == counts.temp_out
    assert len(counts.temp_in_members) == counts.temp_in
    assert set(counts.exempt_present) <= set(counts.exempt_members)


@given(rosters(), st.randoms())
def test_the_order_of_the_roster_changes_no_number(people: list[tuple[str, str, str | None]], random: Any) -> None:
    before = counted(*people)
    random.shuffle(people)
    after = counted(*people)
    numbers = [name for name in Counts.__dataclass_fields__ if isinstance(getattr(before, name), int)]
    assert [getattr(before, name) for name in numbers] == [getattr(after, name) for name in numbers]


def test_an_exempt_member_who_came_counts_in_both_parts_and_votes() -> None:
    counts = counted(person(), person(state=EXCUSED), person("mien"), person("mien", "mien_vang"))
    assert (counts.expected, counts.present, counts.eligible) == (3, 2, 2)
    assert counts.exempt_present_names == "Lò Văn 2"
    assert counts.exempt == 2


def test_a_member_away_for_a_time_counts_only_when_present() -> None:
    counts = counted(
        person(), person("tam_thoi_di"), person("tam_thoi_di", "khong_trieu_tap"), person("tam_thoi_di", None)
    )
    assert (counts.total, counts.expected, counts.present, counts.eligible) == (4, 2, 2, 2)
    assert counts.temp_out_names == "Lò Văn 1, Lò Văn 2 và Lò Văn 3"


def test_an_exempt_member_marked_as_excused_is_not_an_absence() -> None:
    counts = counted(person(), person("mien", EXCUSED))
    assert (counts.expected, counts.absent_excused, counts.excused) == (1, 0, ())


def test_special_duty_is_of_the_total_and_never_expected() -> None:
    counts = counted(person(), person("llvt_dac_biet", None), person("llvt_dac_biet", EXCUSED))
    assert (counts.total, counts.special_duty, counts.expected, counts.present) == (3, 2, 1, 1)


def test_a_suspended_member_is_neither_expected_nor_voting_even_when_there() -> None:
    counts = counted(person(), person("dinh_chi"))
    assert (counts.total, counts.suspended, counts.expected, counts.present, counts.eligible) == (2, 1, 1, 1, 1)


def test_a_visitor_is_counted_apart_and_does_not_vote() -> None:
    counts = counted(person(), person("tam_thoi_den"), person("tam_thoi_den", None))
    assert (counts.total, counts.temp_in, counts.present_temp_in, counts.present, counts.eligible) == (1, 2, 1, 1, 1)


def test_a_probationary_member_is_present_but_does_not_vote() -> None:
    counts = counted(person(), person(status="du_bi"))
    assert (counts.present, counts.present_official, counts.present_probationary, counts.eligible) == (2, 1, 1, 1)


# The base of a vote: official members summoned, present or not; who need not come only where they came
# (QĐ 294-QĐ/TW of 26/5/2025, 9.3.2).
SEVEN = [person()] * 5 + [person(state=EXCUSED), person(state=UNEXCUSED)]


@pytest.mark.parametrize(
    ("others", "summoned"),
    [
        pytest.param([], 7, id="absent members count, with a reason or without"),
        pytest.param([person("mien")], 8, id="exempt, came"),
        pytest.param([person("mien", "mien_vang")], 7, id="exempt, stayed away"),
        pytest.param([person("mien", None)], 7, id="exempt, not marked"),
        pytest.param([person("tam_thoi_di")], 8, id="temporarily elsewhere, came"),
        pytest.param([person("tam_thoi_di", "khong_trieu_tap")], 7, id="temporarily elsewhere, stayed away"),
        pytest.param([person("tam_thoi_den")], 7, id="temporarily here, who does not vote"),
        pytest.param([person("dinh_chi", "khong_trieu_tap"), person("dinh_chi")], 7, id="suspended"),
        pytest.param([person("llvt_dac_biet", None)], 7, id="on special duty, stayed away"),
        pytest.param([person("llvt_dac_biet")], 8, id="on special duty, came"),
        pytest.param([person(status="du_bi"), person("mien", status="du_bi")], 7, id="probationary"),
    ],
)
def test_a_vote_is_counted_over_the_official_members_summoned(others: list[Any], summoned: int) -> None:
    assert counted(*SEVEN, *others).summoned_official == summoned


@given(rosters())
def test_whoever_votes_is_of_the_base_and_the_base_is_of_the_official_members(
    people: list[tuple[str, str, str | None]],
) -> None:
    counts = counted(*people)
    assert counts.eligible <= counts.summoned_official <= counts.official
    absent = [one for one in people if one[:2] == ("binh_thuong", "chinh_thuc") and one[2] != CAME]
    assert counts.summoned_official == counts.eligible + len(absent)


@pytest.mark.parametrize(("summoned", "majority"), [(0, 1), (1, 1), (2, 2), (3, 2), (18, 10), (19, 10)])
def test_a_majority_is_more_than_half_so_that_neither_a_tie_nor_exactly_half_carries(
    summoned: int, majority: int
) -> None:
    counts = counted(*[person()] * summoned, person(status="du_bi"))
    assert (counts.summoned_official, counts.majority) == (summoned, majority)


@pytest.mark.parametrize(
    ("present", "expected", "text"), [(17, 20, "85%"), (18, 20, "90%"), (16, 19, "84,21%"), (19, 21, "90,48%")]
)
def test_the_rate_is_shown_exactly(present: int, expected: int, text: str) -> None:
    counts = counted(*[person()] * present, *[person(state=EXCUSED)] * (expected - present))
    assert (counts.present, counts.expected, counts.rate_text) == (present, expected, text)


def test_where_nobody_is_expected_there_is_no_rate() -> None:
    counts = counted(person("tam_thoi_den"))
    assert (counts.expected, counts.rate_text) == (0, "")


def test_absences_keep_the_reason() -> None:
    dossier = held(person(), person(state=UNEXCUSED))
    assert [(one.member.full_name, one.reason) for one in dossier.counts.unexcused] == [("Lò Văn 1", "")]


def test_the_complete_sample_is_counted_as_its_papers_say(full: dict[str, Any]) -> None:
    dossier = read_dossier(full)
    counts = dossier.counts
    assert (counts.total, counts.official, counts.probationary) == (24, 22, 2)
    assert (counts.exempt, counts.temp_out, counts.temp_in) == (2, 1, 1)
    assert (counts.expected, counts.present, counts.present_official, counts.present_probationary) == (21, 19, 17, 2)
    assert (counts.absent_excused, counts.absent_unexcused, counts.present_temp_in, counts.eligible) == (2, 0, 1, 17)
    assert (counts.summoned_official, counts.majority) == (19, 10)
    assert counts.rate_text == "90,48%"
    assert [one.reason for one in counts.excused] == ["điều trị tại bệnh viện", "đi làm xa"]
    assert dossier.meeting.duration_min == 105 == dossier.agenda_minutes
    assert dossier.assessment is not None
    assert (dossier.assessment.total, dossier.assessment.most, dossier.assessment.grade) == (92, 100, "Tốt")


@pytest.mark.parametrize(("total", "grade"), [(90, "Tốt"), (89, "Khá"), (70, "Khá"), (69, "Trung bình"), (50, "Trung bình"), (49, "Kém"), (0, "Kém")])  # fmt: skip  # noqa: E501
def test_the_grade_follows_the_total(full: dict[str, Any], total: int, grade: str) -> None:
    full["assessment"]["rows"] = [{"code": "1", "max": 100, "self_score": total}]
    assessment = read_dossier(full).assessment
    assert assessment is not None
    assert assessment.grade == grade

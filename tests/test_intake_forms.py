"""Text is composed before it is measured; dates and numbers as people type them, and only where people type."""

from __future__ import annotations

import json
from typing import Any
from unicodedata import category, combining, normalize

import pytest

from service.dossier.coercion import PLAIN
from service.intake import read_dossier
from tests.dossier_faults import FULL, Place, problems, put

# --- text: composed first, then measured -------------------------------------------------------------------------


def decomposed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: decomposed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [decomposed(one) for one in value]
    return normalize("NFD", value) if isinstance(value, str) else value


def test_decomposed_text_comes_out_composed() -> None:
    assert json.dumps(decomposed(FULL)) != json.dumps(FULL)
    assert read_dossier(decomposed(FULL)) == read_dossier(FULL)


def test_text_is_composed_before_its_length_is_measured() -> None:
    assert problems(put(("meeting", "place"), normalize("NFD", "ộ" * 1000))) == ()
    assert [one.code for one in problems(put(("meeting", "place"), "ộ" * 1001))] == ["too-long"]


def test_line_ends_become_plain_newlines_and_blank_optional_text_is_empty() -> None:
    dossier = read_dossier(put(("conclusion", "orientation"), "một\r\nhai\rba"))
    assert dossier.conclusion is not None
    assert dossier.conclusion.orientation == "một\nhai\nba"
    assert read_dossier(put(("org", "cell_code"), " \u200b\n")).org.cell_code == ""


# --- forms of dates and numbers ----------------------------------------------------------------------------------

LENIENT: list[tuple[Place, Any, Any]] = [
    (("tasks", 0, "due"), "15/12/2026", "2026-12-15"),
    (("tasks", 0, "due"), " 5-3-2027 ", "2027-03-05"),
    (("tasks", 0, "due"), "15.12.2026", "2026-12-15"),
    (("meeting", "start_at"), "24/11/2026 19:30", "2026-11-24T19:30"),
    (("meeting", "start_at"), "19 giờ 30, ngày 24/11/2026", "2026-11-24T19:30"),
    (("meeting", "start_at"), normalize("NFD", "19 giờ 30 phút ngày 24/11/2026"), "2026-11-24T19:30"),
    (("meeting", "start_at"), "19h30 24/11/2026", "2026-11-24T19:30"),
    (("meeting", "start_at"), "19g 24/11/2026", "2026-11-24T19:00"),
    (("meeting", "period"), "11/2026", "2026-11"),
    (("meeting", "period"), "Tháng 11 năm 2026", "2026-11"),
    (("meeting", "fee_status", "due"), "1.100", 1100),
    (("tasks", 0, "measure", "value"), "1.100,5", 1100.5),
    (("tasks", 0, "measure", "value"), " 1,5", 1.5),
    (("attendance", 0, "late"), "Có", True),
    (("attendance", 0, "late"), "không", False),
]


@pytest.mark.parametrize(("place", "typed", "meant"), LENIENT)
def test_vietnamese_forms_are_read_from_the_form_and_refused_in_json(place: Place, typed: Any, meant: Any) -> None:
    assert read_dossier(put(place, typed), vietnamese=True) == read_dossier(put(place, meant))
    assert [one.path.rpartition(".")[2] for one in problems(put(place, typed))] == [place[-1]]


@pytest.mark.parametrize(
    ("place", "typed"),
    [(("tasks", 0, "due"), "31/02/2026"), (("tasks", 0, "due"), "12/24/2026"), (("tasks", 0, "due"), "24/12/26"),
     (("tasks", 0, "due"), "٢٤/١٢/٢٠٢٦"), (("meeting", "start_at"), "25:00 24/11/2026"),
     (("meeting", "start_at"), "24/11/2026"), (("meeting", "period"), "13/2026"), (("votes", 0, "agree"), "1.1"),
     (("votes", 0, "agree"), "1,5"), (("votes", 0, "agree"), "-1"), (("tasks", 0, "measure", "value"), "9840.5"),
     (("tasks", 0, "measure", "value"), "1.5"), (("attendance", 0, "late"), "có lẽ")],
)  # fmt: skip
def test_what_may_be_meant_two_ways_is_refused_even_from_the_form(place: Place, typed: str) -> None:
    assert len(problems(put(place, typed), vietnamese=True)) == 1


@pytest.mark.parametrize("typed", ["2026-11-24T19:30", "2026-11-24 19:30", "2026-11-24T19:30:00",
                                   "2026-11-24T19:30:00.000",
                                   "2026-11-24T19:30+07:00", "2026-11-24T19:30:00+07:00"])  # fmt: skip
def test_iso_moments_of_this_country_are_one_moment(typed: str) -> None:
    assert read_dossier(put(("meeting", "start_at"), typed)) == read_dossier(FULL)


@pytest.mark.parametrize("typed", ["2026-11-24T19:30Z", "2026-11-24T19:30:15", "2026-W48-2T19:30",
                                   "20261124T1930", " 2026-11-24T19:30",
                                   "2026-11-24T19:30\n", "2026-11-24t19:30", "２０２６-11-24T19:30",
                                   1764000000])  # fmt: skip
def test_other_moments_are_refused_in_json(typed: Any) -> None:
    assert [one.code for one in problems(put(("meeting", "start_at"), typed))] == ["wrong-date"]


def test_what_one_look_takes_for_plain_text_is_composed_shown_and_no_mark_on_another() -> None:
    for sign in filter(PLAIN.fullmatch, map(chr, range(0x3000))):
        assert sign == "\n" or sign.isprintable(), hex(ord(sign))
        assert normalize("NFC", sign) == sign, hex(ord(sign))
        assert not combining(sign), hex(ord(sign))
        assert category(sign)[0] in "LNPS" or sign in " \n", hex(ord(sign))
    assert PLAIN.fullmatch("“Đảng viên” – 5 m², quý II…")
    assert not any(map(PLAIN.fullmatch, ["a\u0301", "a\u00a0b", "a\u200bb", "a\x85", "a\tb", "a\r\n", "\ufffe"]))

"""Vietnamese writing: the forms of dates, numbers and text in official papers (HD 05)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import vietnamese as vi
from service.vietnamese import Month, in_order

ANY_DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2026, 11, 24), "24/11/2026", "ngày 24 tháng 11 năm 2026"),
        (date(2026, 1, 9), "09/01/2026", "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 10), "10/02/2026", "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 5), "05/3/2026", "ngày 05 tháng 3 năm 2026"),
        (date(2026, 10, 1), "01/10/2026", "ngày 01 tháng 10 năm 2026"),
    ],
)
def test_a_date_has_a_zero_before_days_below_10_and_months_below_3(day: date, short: str, long: str) -> None:
    assert (vi.short_date(day), vi.long_date(day)) == (short, long)


@given(ANY_DAY)
def test_every_date_reads_back_from_both_its_forms(day: date) -> None:
    for text in (vi.short_date(day), vi.long_date(day)):
        numbers = re.findall(r"\d+", text)
        assert [int(one) for one in numbers] == [day.day, day.month, day.year]
        assert numbers[0] == f"{day.day:02d}"
        assert numbers[1].startswith("0") == (day.month < 3)


@given(ANY_DAY)
def test_month_after_and_month_before_undo_each_other(day: date) -> None:
    month = Month(day.year, day.month)
    assert month.next.previous == month == month.previous.next
    assert month.previous < month < month.next


def test_december_is_followed_by_january_of_the_next_year() -> None:
    assert Month(2026, 12).next == Month(2027, 1)
    assert Month(2026, 12).next.text == "tháng 01 năm 2027"
    assert str(Month(2026, 3)) == "2026-03"
    assert vi.undated(Month(2026, 11)) == "ngày      tháng 11 năm 2026"


def test_a_time_is_written_with_minutes_only_where_there_are_some() -> None:
    assert vi.clock(time(19, 30)) == "19 giờ 30 phút"
    assert vi.clock(datetime(2026, 11, 24, 7, 5)) == "7 giờ 05 phút"  # noqa: DTZ001
    assert vi.clock(time(20)) == "20 giờ"


def test_days_of_the_week_have_their_vietnamese_names() -> None:
    assert [vi.weekday(date(2026, 11, day)) for day in (23, 24, 29)] == ["thứ Hai", "thứ Ba", "Chủ nhật"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (1_100_000, "1.100.000"), (Decimal("1.5"), "1,5"), (Decimal("10.0"), "10"),
     (Decimal("1.23456"), "1,23456"), (Decimal("1E-7"), "0,0000001"), (Decimal("1E+3"), "1.000")],
)  # fmt: skip
def test_numbers_group_with_dots_and_lose_no_digit(value: int | Decimal, text: str) -> None:
    assert vi.number(value) == text


@given(st.decimals(0, 10**12, allow_nan=False, places=3))
def test_every_number_reads_back_from_its_text(value: Decimal) -> None:
    assert Decimal(vi.number(value).replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(19, 21, "90,48%"), (17, 20, "85%"), (18, 20, "90%"), (16, 19, "84,21%"), (16, 17, "94,12%"), (0, 5, "0%"),
     (5, 5, "100%"), (1, 800, "0,13%"), (3, 800, "0,38%"), (1, 8, "12,5%"), (2, 1, "200%")],
)  # fmt: skip
def test_percent_has_a_comma_at_most_two_places_and_rounds_half_up(part: int, whole: int, text: str) -> None:
    assert vi.percent(part, whole) == text


@given(st.integers(0, 600), st.integers(1, 600))
def test_percent_is_the_nearest_hundredth(part: int, whole: int) -> None:
    exact = Fraction(part * 100, whole)
    shown = Fraction(vi.percent(part, whole).rstrip("%").replace(".", "").replace(",", "."))
    assert -Fraction(1, 200) <= exact - shown < Fraction(1, 200)  # a half goes up


def test_names_are_listed_with_commas_and_one_va() -> None:
    assert [vi.listed(("A", "B", "C")[:count]) for count in range(4)] == ["", "A", "A và B", "A, B và C"]


def test_lines_leave_out_blank_ones() -> None:
    assert vi.lines("một\n\n  \nhai\n") == ["một", "hai"]
    assert vi.lines("") == []


@given(st.text())
def test_a_slug_is_safe_in_every_file_system_and_stays_the_same_when_slugged_again(text: str) -> None:
    slug = vi.slug(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert vi.slug(slug) == slug


def test_a_slug_keeps_the_letters_of_vietnamese() -> None:
    assert vi.slug("Chi bộ bản Mòng") == "chi-bo-ban-mong"
    assert vi.slug("ĐẢNG UỶ – Đường Ơ/Ư") == "dang-uy-duong-o-u"
    assert vi.slug(unicodedata.normalize("NFD", "Đảng bộ")) == "dang-bo"


@given(st.text())
def test_composing_is_done_once_and_leaves_no_carriage_return(text: str) -> None:
    composed = vi.nfc(text)
    assert vi.nfc(composed) == composed
    assert "\r" not in composed
    assert unicodedata.is_normalized("NFC", composed)


@pytest.mark.parametrize("mark", ["\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe"])
def test_characters_that_no_document_holds_are_named(mark: str) -> None:
    assert vi.unprintable(f"Lò{mark}") == f"U+{ord(mark):04X}"


def test_newline_tab_and_no_break_space_are_printable() -> None:
    assert vi.unprintable("a\n\tb\u00a0c\u200b") is None


@pytest.mark.parametrize(
    ("role", "body", "said"),
    [
        ("Đảng uỷ viên, phụ trách Chi bộ", "Đảng uỷ phường Chiềng Cơi",
         "Đảng uỷ viên Đảng uỷ phường Chiềng Cơi, phụ trách Chi bộ"),
        ("Phó Chủ tịch Uỷ ban Mặt trận Tổ quốc Việt Nam", "phường Chiềng Cơi",
         "Phó Chủ tịch Uỷ ban Mặt trận Tổ quốc Việt Nam phường Chiềng Cơi"),
        ("Bí thư", "Chi bộ bản San", "Bí thư Chi bộ bản San"),
        ("Bí thư Chi bộ", "Chi bộ bản San", "Bí thư Chi bộ bản San"),
        ("Trưởng bản", "Bản San", "Trưởng bản San"),
        ("Phó Bí thư Đảng uỷ, Chủ tịch Uỷ ban nhân dân", "phường Chiềng An",
         "Phó Bí thư Đảng uỷ, Chủ tịch Uỷ ban nhân dân phường Chiềng An"),
        ("phụ trách chi bộ", "Đảng uỷ phường", "phụ trách chi bộ, Đảng uỷ phường"),
        ("Bí thư Chi bộ bản San", "Chi bộ bản San", "Bí thư Chi bộ bản San"),
        ("Trưởng bản Sàng", "", "Trưởng bản Sàng"), ("", "bản Sàng", "bản Sàng"), ("", "", ""),
    ],
)  # fmt: skip
def test_a_role_and_its_body_are_joined_as_people_write_them(role: str, body: str, said: str) -> None:
    assert vi.office(role, body) == said


@given(st.text("ab ,Bản", max_size=20), st.text("ab Bản", max_size=12))
def test_joining_a_role_and_a_body_loses_no_letter(role: str, body: str) -> None:
    said = vi.comparable(vi.office(role, body)).replace(",", "")
    assert all(word in said for word in vi.comparable(f"{role} {body}").replace(",", "").split())


def test_a_common_name_begins_small_inside_a_sentence_and_a_proper_one_stays() -> None:
    written = ["Bản Mòng", "Đảng viên", "Nhà đồng chí Bí thư Chi bộ", "Nhà văn hoá bản Mòng", "Bí thư Chi đoàn bản", ""]
    assert [vi.in_text(text) for text in written] == [
        "bản Mòng", "đảng viên", "nhà đồng chí Bí thư Chi bộ", "Nhà văn hoá bản Mòng", "Bí thư Chi đoàn bản", "",
    ]  # fmt: skip


def test_names_are_sorted_as_people_sort_them() -> None:
    """By the numbers in them, then by the alphabet: a, ă, â, …, d, đ, e; a tone decides only between equals."""
    ordered = [
        *("Chi bộ", "Chi bộ bản Ái", "Chi bộ bản Ang", "Chi bộ bản Ăng", "Chi bộ bản Ban", "Chi bộ bản Dửn"),
        *("Chi bộ bản Đông", "Chi bộ bản Ếch", "Chi bộ tổ 1", "Chi bộ tổ 02", "Chi bộ tổ 2", "Chi bộ tổ 2 và 3"),
        *("Chi bộ tổ 10", "Chi bộ tổ 010a", f"Chi bộ tổ {'9' * 5000}", "Chi bộ tổ dân phố"),
    ]
    assert sorted([*ordered[1::2], *ordered[::2]], key=in_order) == ordered


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_names_can_be_sorted_and_equal_keys_are_equal_names(one: str, other: str) -> None:
    assert (in_order(one) == in_order(other)) == (one == other)
    assert (in_order(one) < in_order(other)) != (in_order(other) <= in_order(one))

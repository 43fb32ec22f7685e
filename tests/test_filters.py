"""The filters that templates write with: numbering, labels, closing marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.dossier import Person
from service.dossier.meeting import AgendaItem, AgendaKind, Guest
from service.kinds import filters

ITEMS = st.lists(st.text("abc đ.,;\n", min_size=1).filter(str.strip), max_size=60)


def test_items_are_dashed_with_semicolons_and_a_full_stop_at_the_end() -> None:
    assert filters.dashed(["một", "hai;", "ba"]) == ["- một;", "- hai;", "- ba."]
    assert filters.dashed(["một"]) == ["- một."]
    assert filters.dashed([]) == []


def test_items_are_numbered_each_with_a_full_stop() -> None:
    assert filters.numbered(["một", "hai"]) == ["1. một.", "2. hai."]


def test_letters_follow_the_vietnamese_alphabet_with_d_bar_after_d() -> None:
    items = [str(place) for place in range(25)]
    lines = filters.lettered(items)
    assert [line.partition(")")[0] for line in lines[:8]] == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    assert [line.partition(")")[0] for line in lines[22:]] == ["y", "aa", "bb"]
    assert lines[0] == "a) 0;"
    assert lines[-1] == "bb) 24."


def test_further_lines_of_an_item_are_paragraphs_of_their_own() -> None:
    assert filters.numbered(["một\nthêm", "hai"]) == ["1. một", "thêm.", "2. hai."]
    assert filters.dashed(["một\n\nthêm", "hai"]) == ["- một", "thêm;", "- hai."]


@pytest.mark.parametrize("write", [filters.dashed, filters.numbered, filters.lettered])
@given(items=ITEMS)
def test_numbering_keeps_every_line_in_order_and_ends_in_a_mark(
    write: Callable[[Sequence[str]], list[str]], items: list[str]
) -> None:
    written = write(items)
    wanted = [line for item in items for line in item.split("\n") if line.strip()]
    assert len(written) == len(wanted)
    assert all(line in paragraph for line, paragraph in zip(wanted, written, strict=True))
    assert all(paragraph.rstrip().endswith((".", ",", ";")) for paragraph in written[-1:])


def test_a_label_stands_before_the_first_line_only() -> None:
    assert filters.labelled("một\nhai", "Ý kiến", ": ") == ["Ý kiến: một", "hai."]
    assert filters.labelled("", "Ý kiến: ") == []


def test_a_text_with_a_mark_of_its_own_gets_no_second_one() -> None:
    assert [filters.closed(text, ";") for text in ("a", "a.", "a! ", " ", "")] == ["a;", "a.", "a! ", " ", ""]
    assert [filters.closed(text) for text in ("Xong", "Xong. ", "Gồm:", "Hết…", " \n")] == [
        "Xong.",
        "Xong. ",
        "Gồm:",
        "Hết…",
        " \n",
    ]


def test_sections_are_numbered_among_those_that_are_printed() -> None:
    assert filters.position(["x", "", None, (), ["y"]]) == 2
    assert [filters.roman("x" * count) for count in (1, 3, 4, 5, 8, 9, 10, 14, 19)] == [
        "I", "III", "IV", "V", "VIII", "IX", "X", "XIV", "XIX",
    ]  # fmt: skip
    assert filters.roman([]) == ""


def test_a_person_is_named_with_the_role_where_there_is_one() -> None:
    assert filters.with_role(Person("Lò Văn Thiêng", "Bí thư Chi bộ")) == "đồng chí Lò Văn Thiêng, Bí thư Chi bộ"
    assert filters.with_role(Person("Lò Văn Nọi")) == "đồng chí Lò Văn Nọi"


def test_people_are_called_as_they_are_called() -> None:
    guests = [Guest(name="Hà Thị Pâng", called="ba"), Guest(name="Đinh Thị Thu", is_superior=True)]
    assert filters.addressed(Person("Lò Văn Nọi", member_id="noi"), guests) == "Đồng chí Lò Văn Nọi"
    assert filters.addressed(Person("Hà Thị  Pâng"), guests) == "Bà Hà Thị Pâng"
    assert filters.addressed(Person("Đinh Thị Thu"), guests) == "Đồng chí Đinh Thị Thu"
    assert filters.addressed(Person("Ông Vì Văn Xa"), guests) == "Ông Vì Văn Xa"


def test_items_of_an_agenda_have_their_time_on_the_clock() -> None:
    start = datetime(2026, 11, 24, 19, 30)  # noqa: DTZ001  # local time, as in a dossier
    items = [AgendaItem(content="a", minutes=5), AgendaItem(content="b", minutes=40), AgendaItem(content="c")]
    assert [filters.clock_slot(items, row, start) for row in (1, 2, 3)] == [
        "19 giờ 30 - 19 giờ 35", "19 giờ 35 - 20 giờ 15", "",
    ]  # fmt: skip
    assert filters.letter(["x", "", "y"]) == "b"


def test_an_item_of_an_agenda_knows_the_first_that_is_about_the_same() -> None:
    kinds = (AgendaKind.TASKS, None, AgendaKind.VOTE, AgendaKind.TASKS, None, AgendaKind.VOTE, AgendaKind.TASKS)
    items = [AgendaItem(content="a", kind=kind) for kind in kinds]
    assert [filters.same_before(items, row) for row in range(1, 8)] == [0, 0, 0, 1, 0, 3, 1]


def test_a_share_of_nothing_is_not_written() -> None:
    assert filters.percent_of(16, 17) == "94,12%"
    assert filters.percent_of(0, 0) == ""


def test_every_filter_says_what_it_writes() -> None:
    assert not [name for name, write in filters.FILTERS.items() if not write.__doc__ and name != "weekday"]


@pytest.mark.parametrize("name", sorted(filters.FILTERS))
def test_every_filter_writes_nothing_for_what_is_not_given(name: str) -> None:
    assert filters.FILTERS[name](None, 1) == ""

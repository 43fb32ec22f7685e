"""A number stays on the line of its unit, and a day, a month and a quarter on the line of their word."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.carried import open_documents
from service.papers.spacing import NO_BREAK, bound
from tests.conftest import sample


@pytest.mark.parametrize(
    "text",
    ["hiến 60_m² đất", "dài 100_m, rộng", "trồng 1,5_ha cà phê", "19_giờ 30_phút", "hơn 1_tấn rác", "8_triệu đồng",
     "quý_II năm 2026", "quý_4", "trước ngày_15/12/2026", "buổi 1 ngày_10/12", "tháng_12 năm 2026"],
)  # fmt: skip
def test_a_number_is_bound_to_its_word(text: str) -> None:
    assert bound(text.replace("_", " ")) == text.replace("_", NO_BREAK)


@pytest.mark.parametrize(
    "text",
    ["Chiềng Cơi, ngày 24 tháng 11 năm 2026", "ngày      tháng 11 năm 2026", "10 mét", "2 minh chứng", "quý Ích",
     "tháng sau", "Số 05-NQ/CB", "a  b", '<w:tcW w:w="9 m" w:type="dxa"/>'.replace("9 m", "9")],
)  # fmt: skip
def test_other_blanks_stay(text: str) -> None:
    assert bound(text) == text


@given(st.text("0123456789 mhakgVI²tháng ngàyquý/"))
def test_binding_changes_no_letter_and_only_once(text: str) -> None:
    once = bound(text)
    assert once.replace(NO_BREAK, " ") == text.replace(NO_BREAK, " ")
    assert bound(once) == once


@pytest.mark.parametrize("kind", ["minutes", "resolution", "invitation"])
def test_what_a_paper_carries_is_as_it_was_typed(kind: str, made: Callable[[str, dict[str, Any]], bytes]) -> None:
    content = made(kind, sample("ban-mong-2026-11"))
    printed = "".join(str(text) for text in docx.Document(io.BytesIO(content)).element.body.itertext())
    assert f"tháng{NO_BREAK}12 năm 2026" in printed
    assert f"ngày{NO_BREAK}24/11/2026" in printed
    carried = open_documents([("a.docx", content)]).data
    assert NO_BREAK not in str(carried)

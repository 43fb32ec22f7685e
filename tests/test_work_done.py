"""How much the fast path does, counted in calls instead of seconds: the same on any machine, busy or not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

import pytest

from service.catalogue import Catalogue, load
from service.config import BUILT_IN_TEMPLATES
from service.generate import generate_json
from service.intake import read_json
from service.render import context_of
from tests.conftest import ROOT

SAMPLE = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load([BUILT_IN_TEMPLATES], "minutes")


def calls(task: Callable[[], object]) -> int:
    """Calls and resumptions of Python functions, and calls of built-in ones, while `task` runs the second time."""
    task()
    counted = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        task()
    finally:
        sys.setprofile(before)
    return counted


def context(catalogue: Catalogue) -> Mapping[str, Any]:
    return context_of(catalogue.kind("minutes"), read_json(SAMPLE), catalogue.kinds)


def test_filling_the_minutes_takes_no_more_calls_than_it_did(catalogue: Catalogue) -> None:
    data, template = context(catalogue), catalogue.kind("minutes").template
    assert calls(lambda: template.render(data)) < 3_500  # 3 138 on Python 3.11


def test_a_document_from_json_takes_no_more_calls_than_it_did(catalogue: Catalogue) -> None:
    assert calls(lambda: generate_json(catalogue, "minutes", SAMPLE)) < 12_500  # 11 221 on Python 3.11

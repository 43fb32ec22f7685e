"""The fast path does not grow unnoticed: its calls are counted, which are the same on any machine, busy or not."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def calls() -> dict[str, int]:
    command = [sys.executable, "-m", "bench.calls"]
    counted: dict[str, int] = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    return counted


def test_filling_the_minutes_takes_no_more_calls_than_it_did(calls: dict[str, int]) -> None:
    assert 1_000 < calls["filling"] < 2_150  # 1 963 on Python 3.11


def test_a_document_from_json_takes_no_more_calls_than_it_did(calls: dict[str, int]) -> None:
    assert calls["filling"] < calls["from JSON"] < 9_350  # 8 585 on Python 3.11


def test_a_check_takes_no_more_calls_than_it_did(calls: dict[str, int]) -> None:
    assert 500 < calls["checking"] < 2_350  # 2 112 on Python 3.11


def test_ten_months_before_take_no_more_calls_than_they_did(calls: dict[str, int]) -> None:
    assert calls["checking"] < calls["checking with ten months"] < 6_550  # 5 992 on Python 3.11

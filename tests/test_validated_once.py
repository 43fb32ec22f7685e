"""A dossier is validated once for each request, whatever the door: it is the dearest step before a paper is made."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from service.batch import streamed_zip
from service.cli import sinhhoat
from service.config import Settings
from service.dossier import Dossier
from service.rules import profile_files
from service.web import create_app
from tests.conftest import ROOT, sample
from tests.forms import fields_of, opened, press

FULL = ROOT / "samples" / "ban-mong-2026-11.json"
TABLE = (ROOT / "samples" / "cells-agenda.csv").read_bytes()
BATCH = "/api/v1/batches/agenda"


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many dossiers have been validated since it was last asked."""
    calls = 0
    validate = Dossier.read.__func__  # type: ignore[attr-defined]

    def counting(model: type[Dossier], *given: Any, **named: Any) -> Dossier:
        nonlocal calls
        calls += 1
        made: Dossier = validate(model, *given, **named)
        return made

    def asked() -> int:
        nonlocal calls
        counted, calls = calls, 0
        return counted

    monkeypatch.setattr(Dossier, "read", classmethod(counting))
    return asked


def faulty() -> bytes:
    dossier = sample("ban-mong-2026-11")
    dossier["meeting"]["star_at"] = dossier["meeting"].pop("start_at")
    dossier["attendance"].reverse()
    return json.dumps(dossier).encode()


@pytest.mark.parametrize("query", ["", "?strict=1"])
@pytest.mark.parametrize("path", ["/documents/minutes", "/dossiers"])
def test_the_api(path: str, query: str, client: FlaskClient, count: Callable[[], int]) -> None:
    answer = client.post(f"/api/v1{path}{query}", data=FULL.read_bytes(), content_type="application/json")
    assert (answer.status_code, count()) == (200, 1)


def test_a_check_with_its_history(client: FlaskClient, count: Callable[[], int]) -> None:
    whole = sample("ban-mong-2026-11")
    assert client.post("/api/v1/checks", json={"dossier": whole, "history": [whole]}).status_code == 200
    assert count() == 2


@pytest.mark.parametrize("strict", [[], ["--strict"]])
@pytest.mark.parametrize(("kind", "output"), [("minutes", "a.docx"), ("all", "a.zip")])
def test_the_command(kind: str, output: str, strict: list[str], tmp_path: Path, count: Callable[[], int]) -> None:
    ran = CliRunner().invoke(sinhhoat, ["render", kind, str(FULL), "-o", str(tmp_path / output), *strict])
    assert (ran.exit_code, count()) == (0, 1)


def test_the_form(client: FlaskClient, count: Callable[[], int]) -> None:
    page = opened(client, FULL.read_bytes())
    assert count() == 1, "a sound file"
    fields = fields_of(page)
    for do in ("check", "make:minutes", "make:all", "save", "look", "add:tasks"):
        press(client, fields, do)
        assert count() == 1, do
    press(client, fields, "next")
    assert count() == 2, "this month's dossier, and the beginning of the next one's"
    client.post("/soat-ho-so", data=fields)
    assert count() == 1, "the checks while somebody types"
    client.post("/xem-nhanh/minutes", data=fields)
    assert count() == 1, "the preview"


def test_the_form_with_faults(client: FlaskClient, count: Callable[[], int]) -> None:
    page = opened(client, faulty())
    assert (page.status_code, count()) == (200, 1)
    fields = fields_of(page)
    for do in ("check", "make:minutes", "save", "next"):
        press(client, fields, do)
        assert 1 <= count() <= 2, do  # the sound rest is read once more, to say all that it lacks
    del fields["meeting-end_at"]
    press(client, fields, "open")
    assert count() == 0, "without a file there is nothing to say of the form"


def test_a_table_over_the_web(client: FlaskClient, count: Callable[[], int]) -> None:
    answer = client.post(BATCH, data=TABLE, content_type="text/csv")
    assert (answer.data[:2], count()) == (b"PK", 20)
    page = client.post("/hang-loat", data={"kind": "agenda", "file": (io.BytesIO(TABLE), "a.csv")})
    assert (page.status_code, count()) == (200, 20)


def test_a_table_with_too_many_rows_to_keep_is_read_again_and_makes_the_same_papers(
    client: FlaskClient, count: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.post(BATCH, data=TABLE, content_type="text/csv").data
    assert count() == 20
    monkeypatch.setattr(streamed_zip, "KEPT_ROWS", 8)
    again = client.post(BATCH, data=TABLE, content_type="text/csv").data
    assert zipfile.ZipFile(io.BytesIO(again)).testzip() is None
    assert (again, count() > 20) == (whole, True)


def test_the_rulebook_is_loaded_with_the_service_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    client = create_app(Settings()).test_client()

    def never(*_given: Any) -> Any:
        pytest.fail("the rulebook was loaded a second time")

    monkeypatch.setattr(profile_files, "load", never)
    monkeypatch.setattr("service.rules.load", never)
    assert client.post(BATCH, data=TABLE, content_type="text/csv").status_code == 200

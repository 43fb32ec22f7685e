"""PDF: the real LibreOffice, warm and cold, its crash, its queue, and what is told when it cannot."""

import io
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pdfplumber
import pytest

from service.config import Settings
from service.generate import generate
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.papers.pdf import QUEUE, ConverterBusy, ConverterFailed, Office
from service.web import create_app
from tests.conftest import ROOT, is_running, tool

FULL = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()


@pytest.fixture(scope="module")
def docx(catalogue: Catalogue) -> bytes:
    return generate(catalogue, "agenda", read_json(FULL)).content


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    tool("soffice")
    made = Office()
    yield made
    if made._warm:
        made._warm.stop()


@pytest.mark.office
@pytest.mark.slow
def test_a_document_comes_as_pdf_over_http(catalogue: Catalogue) -> None:
    tool("soffice")
    client = create_app(Settings(pdf="on")).test_client()
    tags = set()
    for path, headers in (("?format=pdf", {}), ("", {"Accept": "application/pdf"})):
        answer = client.post(
            f"/api/v1/documents/agenda{path}", data=FULL, content_type="application/json", headers=headers
        )
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        assert '-chuong-trinh.pdf"' in answer.headers["Content-Disposition"]
        tags.add(answer.headers["ETag"])
        with pdfplumber.open(io.BytesIO(answer.data)) as pdf:
            assert "CHƯƠNG TRÌNH" in pdf.pages[0].extract_text()
            assert all("Liberation" in char["fontname"] for char in pdf.pages[0].chars)
    assert len(tags) == 1, "the same bytes for the same request, some seconds later"
    assert client.get("/readyz").get_json()["pdf"] == "on"


@pytest.mark.office
@pytest.mark.slow
def test_the_warm_one_prints_and_its_crash_is_survived(office: Office, docx: bytes) -> None:
    if office._python is None:
        pytest.skip("no Python with LibreOffice's bridge (python3-uno)")
    cold = office.pdf(docx)
    assert cold.startswith(b"%PDF-"), "while the warm one starts, another prints"
    warm = office._warm
    assert warm
    end = time.monotonic() + 90
    while not warm.is_up():
        assert time.monotonic() < end
        time.sleep(0.5)
    assert office.pdf(docx) == cold
    assert warm._process
    os.killpg(warm._process.pid, signal.SIGKILL)
    assert office.pdf(docx).startswith(b"%PDF-")
    assert office._warm
    assert office._warm.is_starting() or office._warm.is_up(), "it has been begun anew"


@pytest.mark.office
@pytest.mark.slow
def test_nothing_is_left_when_the_service_is_killed(docx: bytes, tmp_path: Path) -> None:
    import subprocess
    import sys

    if Office()._python is None:
        pytest.skip("no Python with LibreOffice's bridge (python3-uno)")
    code = "import sys, time; from service.papers.pdf import Office; o = Office(); o.pdf(sys.stdin.buffer.read()); "
    code += "print(o._warm._process.pid, flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(docx)
        process.stdin.close()
        group = int(process.stdout.readline())
        process.kill()
    end = time.monotonic() + 60
    while any(is_running(one) for one in members(group)):
        assert time.monotonic() < end, "LibreOffice outlived the service"
        time.sleep(0.2)
    assert list(tmp_path.glob("sinhhoat-*")) == []


def members(group: int) -> list[int]:
    """The processes of a group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            if int(stat.read_text().rpartition(")")[2].split()[2]) == group:
                found.append(int(stat.parent.name))
    return found


def soffice(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A printer whose LibreOffice does nothing."""
    soffice(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    made = Office()
    made._python = None
    return made


def test_a_libreoffice_that_prints_nothing_is_told_as_503(broken: Office, docx: bytes) -> None:
    with pytest.raises(ConverterFailed):
        broken.pdf(docx)
    client = create_app(Settings(pdf="on")).test_client()
    answer = client.post("/api/v1/documents/agenda?format=pdf", data=FULL, content_type="application/json")
    assert (answer.status_code, answer.get_json()["errors"][0]["code"]) == (503, "pdf-failed")
    assert answer.headers["Retry-After"] == "30"


def test_a_libreoffice_that_hangs_is_ended(tmp_path: Path, broken: Office, docx: bytes) -> None:
    soffice(tmp_path, "sleep 600")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("service.papers.pdf.PATIENCE", 1)
        began = time.monotonic()
        with pytest.raises(ConverterFailed):
            broken.pdf(docx)
        assert time.monotonic() - began < 60


def test_the_queue_is_bounded(tmp_path: Path, broken: Office, docx: bytes) -> None:
    soffice(tmp_path, "sleep 2")

    def wait() -> None:
        with pytest.raises(ConverterFailed):
            broken.pdf(docx)

    waiting = [threading.Thread(target=wait) for _ in range(QUEUE)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("service.papers.pdf.PATIENCE", 0.2)
        broken._turn.acquire()
        for thread in waiting:
            thread.start()
        while broken._queue._value:  # until all of them wait
            time.sleep(0.01)
        with pytest.raises(ConverterBusy):
            broken.pdf(docx)
        broken._turn.release()
        for thread in waiting:
            thread.join()


def test_a_libreoffice_that_is_gone_makes_the_service_not_ready(tmp_path: Path, broken: Office) -> None:
    client = create_app(Settings(pdf="on")).test_client()
    assert client.get("/readyz").status_code == 200
    (tmp_path / "soffice").unlink()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()["errors"][0]["code"]) == (503, "not-ready")

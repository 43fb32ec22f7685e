"""The clients of docs/http.md, word for word, against a running service."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.generate import generate
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from tests.conftest import ROOT
from tests.servers import FULL, Server, serving

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs" / "http.md").read_text(encoding="utf-8")
CLIENTS = {
    "sh": ("sh", "client.sh"),
    "python": (sys.executable, "client.py"),
    "js": ("node", "client.mjs"),
    "powershell": ("pwsh", "client.ps1"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(SINHHOAT_WORKERS="1") as running:
        yield running


def client(language: str, server: Server, folder: Path) -> list[str]:
    """The command that runs the client; skipped by name where its program is not on this machine."""
    program, name = CLIENTS[language]
    needed = "curl" if language == "sh" else program
    if not shutil.which(needed):
        pytest.skip(f"{needed} is not installed")  # nobody needs all four; also not on a machine of CI
    block, *_ = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    (folder / name).write_text(block.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}"), encoding="utf-8")
    return [program, name]


@pytest.mark.parametrize("language", CLIENTS)
def test_a_client_gets_the_document(language: str, server: Server, catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    done = subprocess.run(client(language, server, tmp_path), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (tmp_path / "bien-ban.docx").read_bytes() == generate(catalogue, "minutes", read_json(FULL)).content


@pytest.mark.parametrize("language", ["sh", "python", "js"])
def test_a_client_shows_what_is_wrong(language: str, server: Server, tmp_path: Path) -> None:
    (tmp_path / "samples").mkdir()
    faulty = FULL.replace(b'"start_at"', b'"star_at"')
    (tmp_path / "samples" / "ban-mong-2026-11.json").write_bytes(faulty)
    done = subprocess.run(client(language, server, tmp_path), cwd=tmp_path, capture_output=True, text=True, check=False)
    told = done.stdout + ((tmp_path / "bien-ban.docx").read_text() if language == "sh" else "")
    assert "meeting.star_at" in told
    assert "start_at" in told

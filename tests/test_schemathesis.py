"""The running service against its own OpenAPI document: schemathesis finds nothing, one request or several in a row.

A longer run, of some thousands of cases, as the maintainers' page says:
    .venv/bin/st --config-file tests/schemathesis.toml run http://127.0.0.1:8000/api/v1/openapi.json --max-examples 500
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.servers import serving

pytestmark = pytest.mark.slow


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    schemathesis = Path(sys.executable).with_name("st")
    with serving() as server:
        address = f"http://127.0.0.1:{server.port}/api/v1/openapi.json"
        command = [str(schemathesis), "--config-file", str(ROOT / "tests" / "schemathesis.toml"), "run", address]
        # Not the phase "coverage": it takes every bound of every one of the dossier's 200 fields, for minutes.
        options = ["--phases", "fuzzing,stateful", "--max-examples", "8", "--seed", "1"]
        options += ["--suppress-health-check", "all", "--continue-on-failure", "--no-color"]
        done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-4000:]
        found = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
        assert found
        assert int(found[1]) == int(found[2]) >= 40
        assert "Operations:       " in done.stdout

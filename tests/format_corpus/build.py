"""From the tables to parts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.format_corpus.bad_files import BAD_FILES
from tests.format_corpus.good_files import GOOD_FILES
from tests.spoiling.docx_file import File, Parts, unzipped


@cache
def good_parts(folder: Path, name: str) -> Parts:
    """The parts of a good file: made, or those of the stored one."""
    good = GOOD_FILES[name]
    return unzipped((folder / "good" / f"{name}.docx").read_bytes()) if good.stored else good.make()


def bad_parts(folder: Path, name: str) -> Parts:
    """The parts of a bad file: its good one, changed."""
    bad = BAD_FILES[name]
    file = File(good_parts(folder, bad.good))
    bad.change(file)
    return file.done()

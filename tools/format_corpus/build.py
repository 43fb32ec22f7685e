"""From the tables to parts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tools.format_corpus.bads import BADS
from tools.format_corpus.change import File, Parts, unzipped
from tools.format_corpus.goods import GOODS


@cache
def good_parts(folder: Path, name: str) -> Parts:
    """The parts of a good file: made, or those of the stored one."""
    good = GOODS[name]
    return unzipped((folder / "good" / f"{name}.docx").read_bytes()) if good.stored else good.make()


def bad_parts(folder: Path, name: str) -> Parts:
    """The parts of a bad file: its good one, changed."""
    bad = BADS[name]
    file = File(good_parts(folder, bad.good))
    bad.change(file)
    return file.done()

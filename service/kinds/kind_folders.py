"""Names, files and titles of the kinds in the folders of templates, without opening a template.

It imports nothing that takes time, so that `sinhhoat kinds` answers at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

ALL = "all"  # in the place of a kind's name: every document for which there is the data


def files_of(folders: Sequence[Path], suffix: str) -> dict[str, Path]:
    """The files with that suffix by stem; those of later folders win, and Word's lock files are left out."""
    files = (path for folder in folders for path in sorted(folder.iterdir()) if path.suffix.lower() == suffix)
    return {path.stem: path for path in files if not path.name.startswith(("~$", "."))}


def titles(folders: Sequence[Path]) -> dict[str, str] | None:
    """The titles of all kinds by name, in the order of the set; None where a sheet needs the real reader."""
    ordered: list[tuple[int, str, str]] = []
    sheets = files_of(folders, ".toml")
    if not sheets or sheets.keys() != files_of(folders, ".docx").keys():
        return None
    for name, file in sheets.items():
        try:
            sheet = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError):
            return None
        order, title = sheet.get("order"), sheet.get("title")
        if not isinstance(order, int) or not isinstance(title, str):
            return None
        ordered.append((order, name, title))
    return {name: title for _, name, title in sorted(ordered)}

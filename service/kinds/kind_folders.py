"""What lies in the folders of templates, told without opening a template: names, files, titles.

Here is nothing that takes time to import, so that `sinhhoat kinds` answers at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path


def files_of(folders: Sequence[Path], suffix: str) -> dict[str, Path]:
    """The files of one ending by name, those of later folders win; lock files of Word are left out."""
    found = (path for folder in folders for path in sorted(folder.iterdir()) if path.suffix.lower() == suffix)
    return {path.stem: path for path in found if not path.name.startswith(("~$", "."))}


def titles(folders: Sequence[Path]) -> dict[str, str] | None:
    """The titles of all kinds by name, in the order of the set; None where a sheet cannot be read that simply."""
    found: list[tuple[int, str, str]] = []
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
        found.append((order, name, title))
    return {name: title for _, name, title in sorted(found)}

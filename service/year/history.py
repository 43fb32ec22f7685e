"""Meetings from the files that cells keep: dossiers (.json), or the finished papers (.docx) themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from service.dossier import Dossier
from service.errors import DossierRejected, FileRefused, Problem
from service.package.office_zip import unpacked
from service.vietnamese import in_order
from service.year.kept import by_cell, keep, meetings_of_a_cell

ENDINGS = (".json", ".docx")
_LEFTOVERS = ("~$", ".", "__MACOSX")  # what Word and other programs leave beside an open file, or in a .zip
_NOTHING_INSIDE = "Trong tệp .zip này không có tệp .json hay .docx nào."


def is_kept(path: str, endings: tuple[str, ...] = ENDINGS) -> bool:
    """Whether the file at `path` may hold a meeting, by its name: a dossier or a paper, and no program's leftover."""
    parts = PurePosixPath(path).parts
    return path.lower().endswith(endings) and not any(part.startswith(_LEFTOVERS) for part in parts if part != "..")


def kept_files(paths: Iterable[Path]) -> list[Path]:
    """The files among `paths`, in the order of their names, that may hold a meeting by their own name."""
    return [
        path for path in sorted(paths, key=lambda path: in_order(str(path))) if is_kept(path.name) and path.is_file()
    ]


def within_archives(
    files: Iterable[tuple[str, bytes]], problems: list[Problem], wanted: Callable[[str], bool] = is_kept
) -> Iterator[tuple[str, bytes]]:
    """`files` (names and contents), in the place of each .zip those inside it whose names are `wanted`.

    What is wrong with a .zip goes to `problems`.
    """
    for name, content in files:
        try:
            inside = None if name.lower().endswith((".xlsx", ".ods")) else unpacked(content, name, wanted)
        except FileRefused as error:
            problems.extend(error.problems)
            continue
        if inside is None:
            yield name, content
        elif inside:
            yield from inside
        else:
            problems.append(Problem("no-dossier", name, _NOTHING_INSIDE))


def papers_in(files: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """`files`, in the place of each .zip the Word files inside it; raises `FileRefused` where one cannot be read."""
    problems: list[Problem] = []
    found = list(within_archives(files, problems, partial(is_kept, endings=(".docx",))))
    if problems:
        raise FileRefused(problems)
    return found


def read_history(files: Iterable[tuple[str, bytes]]) -> list[Dossier]:
    """The dossiers in `files` (names and contents); raises `DossierRejected` with the problems of all files."""
    dossiers, problems = gather(files)
    if problems:
        raise DossierRejected(problems)
    return dossiers


def gather(files: Iterable[tuple[str, bytes]]) -> tuple[list[Dossier], list[Problem]]:
    """One dossier for each meeting in `files` (names and contents), and what is wrong with the files.

    A .json is the dossier of its meeting; papers give one where there is no .json. A file has problems, with its name
    as their place, if it carries no dossier or a faulty one, if it contradicts another .json of its meeting, or if it
    can be of several cells. The same dossier given again is no problem.
    """
    kept, problems = keep(files)
    dossiers: list[Dossier] = []
    for cell in by_cell(kept, problems):
        read, unread = meetings_of_a_cell(cell)
        dossiers += read
        problems += unread
    return dossiers, problems

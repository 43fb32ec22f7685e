"""The meetings in the files and folders that a command names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from service.cli import streams
from service.errors import DossierRejected, Problem

if TYPE_CHECKING:
    from service.dossier import Dossier
    from service.kinds.catalogue import Catalogue

Found = TypeVar("Found")
_MISSING = "không có hồ sơ .json hay văn bản .docx nào ở đây."


def meetings_in(
    names: Sequence[str], output: Path, limit: int, kinds: Catalogue | None = None, most: int | None = None
) -> list[Dossier]:
    """Every meeting in those files (`taken`); with `kinds`, those of a meeting, also in tables, up to `most`."""
    return taken(names, output, limit, partial(_meetings, kinds=kinds, most=most))


def taken(
    names: Sequence[str],
    output: Path,
    limit: int,
    read: Callable[[Iterator[tuple[str, bytes]]], tuple[list[Found], list[Problem]]],
) -> list[Found]:
    """What `read` makes of the files, the .zip and all below the folders called `names`, each of `limit` bytes at most.

    Raises `DossierRejected` with the problems of all files, each with its file, and OSError. What is written to
    `output` and stands there already, carrying no dossier, is this command's own of another day: passed over.
    """
    files = dict(_named(names))
    contents = ((name, _read(file, limit)) for name, file in files.items())
    found, unread = read(contents)
    own = next((name for name, file in files.items() if file.resolve() == output.resolve()), None)
    if problems := [problem for problem in unread if (problem.code, problem.path) != ("dossier-missing", own)]:
        raise DossierRejected(problems)
    if own and all(problem.path != own for problem in unread):  # a meeting's paper, or its dossier
        streams.refuse_overwrite(str(output), [str(output)])
    if not found:
        raise DossierRejected([Problem("no-dossier", ", ".join(map(streams.shown, names)), _MISSING)])
    return found


def _meetings(
    contents: Iterator[tuple[str, bytes]], kinds: Catalogue | None, most: int | None
) -> tuple[list[Dossier], list[Problem]]:
    if kinds is not None:
        from service.year.meetings import MOST_IN_TABLES, meetings_of

        return meetings_of(kinds, contents, most or MOST_IN_TABLES)
    from service.year.history import gather, within_archives

    problems: list[Problem] = []
    dossiers, unread = gather(within_archives(contents, problems))
    return dossiers, problems + unread


def _named(names: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """The files that are meant, by the name under which they are told of; of a folder those that may hold a meeting."""
    from service.year.history import kept_files

    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = f"{streams.shown(name)}/" if len(names) > 1 else ""
            yield from ((inside + streams.shown(file.relative_to(path)), file) for file in kept_files(path.rglob("*")))
        else:
            yield streams.shown(name), path


def _read(file: Path, limit: int) -> bytes:
    from service.package import MAX_PACKAGE_BYTES

    is_large = file.suffix.lower() in (".zip", ".xlsx", ".csv")
    return streams.read(str(file), MAX_PACKAGE_BYTES if is_large else limit)

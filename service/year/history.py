"""Earlier meetings of a cell, from what a cell keeps: dossiers (.json), or the finished papers (.docx) themselves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from service.carried import open_meetings
from service.dossier import Dossier
from service.errors import DossierRejected, Problem, SinhhoatError
from service.intake import read_dossier, read_json

ENDINGS = (".json", ".docx")
_NOT_KEPT = ("~$", ".", "__MACOSX")  # what Word and other programs leave beside an open file, or in a .zip


def is_kept(path: str) -> bool:
    """Whether the file at `path` may hold a meeting, by its name: a dossier or a paper, and nobody's leftover."""
    parts = PurePosixPath(path).parts
    return path.lower().endswith(ENDINGS) and not any(part.startswith(_NOT_KEPT) for part in parts if part != "..")


def read_history(files: Iterable[tuple[str, bytes]]) -> list[Dossier]:
    """The dossiers in `files` (names and contents); raises `DossierRejected` with the problems of all files."""
    found, problems = gather(files)
    if problems:
        raise DossierRejected(problems)
    return found


def gather(files: Iterable[tuple[str, bytes]]) -> tuple[list[Dossier], list[Problem]]:
    """The dossiers in `files`, one a .json, one for all papers of a meeting without a .json; and what is wrong.

    Files that carry no dossier, or too little of one, and faulty dossiers each have their problems, with their names.
    The same dossier again is no second meeting; another one of a meeting that has its dossier is a problem.
    """
    found: dict[tuple[object, ...], Dossier] = {}
    problems: list[Problem] = []
    papers: list[tuple[str, bytes]] = []
    for name, content in files:
        if content.startswith(b"PK"):
            papers.append((name, content))
            continue
        try:
            dossier = read_json(content)
            if found.setdefault(_meeting(dossier), dossier) != dossier:
                problems.append(Problem("dossier-twice", name, _TWICE))
        except DossierRejected as error:
            problems += _of(name, error)
    opened_meetings, unread = open_meetings(papers)
    for opened in opened_meetings:
        try:
            dossier = read_dossier(opened.data)
            found.setdefault(_meeting(dossier), dossier)
        except DossierRejected as error:
            problems += _of(", ".join(opened.files), error)
    return list(found.values()), problems + unread


_TWICE = "Một tệp khác đã ghi kỳ họp này của chi bộ, nội dung khác; hãy giữ một trong hai tệp."


def _meeting(dossier: Dossier) -> tuple[object, ...]:
    return dossier.org.cell_name, dossier.meeting.start_at


def _of(name: str, error: SinhhoatError) -> list[Problem]:
    return [Problem(one.code, f"{name} {one.path}".strip(), one.message) for one in error.problems]

"""Earlier meetings of a cell, from what a cell keeps: dossiers (.json), or the finished papers (.docx) themselves."""

from __future__ import annotations

from collections.abc import Iterable

from service.carried import open_meetings
from service.dossier import Dossier
from service.errors import DossierRejected, Problem, SinhhoatError
from service.intake import read_dossier, read_json

ENDINGS = (".json", ".docx")


def read_history(files: Iterable[tuple[str, bytes]]) -> list[Dossier]:
    """The dossiers in `files` (names and contents): one a .json, one for all papers of a meeting without a .json.

    Papers that carry no dossier, or too little of one, and faulty dossiers are told all at once: raises
    `DossierRejected`.
    """
    found: list[Dossier] = []
    problems: list[Problem] = []
    papers: list[tuple[str, bytes]] = []
    for name, content in files:
        if content.startswith(b"PK"):
            papers.append((name, content))
            continue
        try:
            found.append(read_json(content))
        except DossierRejected as error:
            problems += _of(name, error)
    known = {(one.org.cell_name, one.meeting.start_at) for one in found}
    try:
        for opened in open_meetings(papers):
            try:
                dossier = read_dossier(opened.data)
                if (dossier.org.cell_name, dossier.meeting.start_at) not in known:
                    found.append(dossier)
            except DossierRejected as error:
                problems += _of(", ".join(opened.files), error)
    except SinhhoatError as error:
        problems += error.problems
    if problems:
        raise DossierRejected(problems)
    return found


def _of(name: str, error: SinhhoatError) -> list[Problem]:
    return [Problem(one.code, f"{name} {one.path}".strip(), one.message) for one in error.problems]

"""Files as cells send them → meetings: dossiers, papers of ours, tables, .zip files, papers that somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from service.dossier import Dossier
from service.dossier.identity import CellIndex, cell_of
from service.errors import DossierRejected, FileRefused, Problem, SinhhoatError
from service.importing import import_files
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.year.history import ENDINGS, is_kept, within_archives
from service.year.meetings import TABLES, meetings_of

_READ = (*ENDINGS, *TABLES)
_TYPED = "dossier-missing"  # of a Word file that carries no dossier: somebody typed it
_OPEN = "…"  # what stands where nobody wrote it
_ASKED = ("org.superior_name", "org.place_name", "meeting.place")  # what a typed paper may leave out
_OTHER = "không đọc được loại tệp này; hãy gửi .docx, .xlsx, .csv hoặc hồ sơ .json."
_GUESSED = "văn bản gõ tay: đã đọc được cuộc họp, nên xem lại số liệu."


@dataclass
class Gathered:
    """The meetings in a heap of files, and what is wrong with the files, or worth a look."""

    dossiers: list[Dossier] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def gather_all(kinds: Catalogue, files: Iterable[tuple[str, bytes]]) -> Gathered:
    """Every meeting in `files` (names and contents); no file is passed over without a word.

    A meeting that a typed paper tells of is taken where no dossier and no paper of ours does.
    """
    found = Gathered()
    read: list[tuple[str, bytes]] = []
    for name, content in within_archives(files, found.problems, lambda path: is_kept(path, ("",))):
        if is_kept(name, _READ):
            read.append((name, content))
        else:
            found.problems.append(Problem("not-readable", name, _OTHER))
    found.dossiers, problems = meetings_of(kinds, read)
    typed = {problem.path for problem in problems if problem.code == _TYPED}
    found.problems += [problem for problem in problems if problem.code != _TYPED]
    _take_typed(found, [(name, content) for name, content in read if name in typed])
    return found


def _take_typed(found: Gathered, papers: Sequence[tuple[str, bytes]]) -> None:
    """Read typed papers, those of one folder as of one meeting."""
    folders: dict[str, list[tuple[str, bytes]]] = {}
    for name, content in papers:
        folder = str(PurePosixPath(name).parent)
        folders.setdefault(name if folder == "." else folder, []).append((name, content))
    for own in folders.values():
        names = ", ".join(name for name, _ in own)
        try:
            dossier = _completed(import_files(own).dossier, found.dossiers)
        except DossierRejected as error:
            lacking = "; ".join(dict.fromkeys(problem.message for problem in error.problems[:3]))
            found.problems.append(Problem("paper-incomplete", names, f"văn bản gõ tay, chưa đủ để tổng hợp: {lacking}"))
        except (FileRefused, SinhhoatError) as error:
            found.problems += error.problems
        else:
            _join(found, dossier, names)


def _completed(data: dict[str, Any], others: Sequence[Dossier]) -> Dossier:
    """The dossier that typed papers give, what they leave out as in `others`; raises `DossierRejected`."""
    whole = deepcopy(data)
    for path in _ASKED:
        part, _, name = path.partition(".")
        usual = {getattr(getattr(other, part), name) for other in others} if part == "org" else set()
        whole.setdefault(part, {}).setdefault(name, usual.pop() if len(usual) == 1 else _OPEN)
    return read_dossier(whole)


def _join(found: Gathered, dossier: Dossier, names: str) -> None:
    cells = CellIndex(map(cell_of, (*found.dossiers, dossier)))
    cell, period = cells.the_one(cell_of(dossier)), dossier.meeting.period
    is_told = any(
        cells.the_one(cell_of(other)) is cell and other.meeting.period == period for other in found.dossiers if cell
    )
    if is_told:
        found.notes.append(Problem("paper-typed", names, "văn bản gõ tay của kỳ họp đã có hồ sơ; lấy theo hồ sơ."))
    else:
        found.dossiers.append(dossier)
        found.notes.append(Problem("paper-typed", names, _GUESSED))

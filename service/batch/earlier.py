"""The earlier meetings of all cells of a batch, as each worker reads them once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from service.dossier import Dossier
from service.dossier.identity import CellIndex, cell_of
from service.year.history import read_history


class EarlierMeetings:
    """Meetings by cell; those that can be of several cells are of none."""

    def __init__(self, meetings: Sequence[Dossier]) -> None:
        self._cells = CellIndex(map(cell_of, meetings))
        self._of: dict[object, list[Dossier]] = defaultdict(list)
        for meeting in meetings:
            if (cell := self._cells.the_one(cell_of(meeting))) is not None:
                self._of[cell].append(meeting)

    def of(self, dossier: Dossier) -> Sequence[Dossier]:
        """The meetings of the cell of `dossier`."""
        cell = self._cells.the_one(cell_of(dossier))
        return self._of.get(cell, ()) if cell is not None else ()


@lru_cache(maxsize=2)
def earlier_meetings(files: tuple[Path, ...]) -> EarlierMeetings:
    """The meetings in `files`; raises `DossierRejected` with the problems of all files, and OSError."""
    return EarlierMeetings(read_history((str(path), path.read_bytes()) for path in files))

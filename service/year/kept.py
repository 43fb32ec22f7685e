"""Files of meetings, kept packed until their cell is read: what a year of a commune holds at once is one cell.

A file is looked at twice: when it comes, for its cell and its month, and with the other files of its cell, whole.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson

from service.carried import MOST_CARRIED, TOO_MUCH_CARRIED, merged_by_meeting, read_carried
from service.dossier import Dossier
from service.dossier.identity import IDENTITY_PATHS, CellIndex, CellMention, mention
from service.dossier.model_paths import value_at
from service.errors import DossierRejected, FileRefused, Problem, SinhhoatError
from service.intake import read_dossier, read_dossier_file, read_json, require_dossier_file
from service.vietnamese import Month

_ISO_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_ISO_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_TWICE = "Một tệp khác đã ghi kỳ họp này của chi bộ, nội dung khác; hãy giữ một trong hai tệp."
_AMBIGUOUS = "Có thể là hồ sơ của nhiều chi bộ cùng tên; hãy ghi mã chi bộ trong hồ sơ này."
_AMBIGUOUS_PAPER = "Tệp không in đảng bộ cấp trên, mà trong các tệp có nhiều chi bộ cùng tên; hãy mở riêng tệp này."


@dataclass(frozen=True, slots=True)
class Kept:
    """One file: what it holds, packed, and what it says of its cell and meeting; `kind` of a paper, "" of a .json."""

    name: str
    kind: str
    packed: bytes
    org: tuple[str, str, str]  # superior, code, name
    month: Month | None
    start: str

    @property
    def said(self) -> CellMention:
        """The cell, for comparison."""
        return mention(*self.org)


def keep(files: Iterable[tuple[str, bytes]]) -> tuple[list[Kept], list[Problem]]:
    """`files` (names and contents) as they come, and what is wrong with those that hold no meeting."""
    kept: list[Kept] = []
    problems: list[Problem] = []
    room = MOST_CARRIED
    for name, content in files:
        try:
            one = _kept_paper(name, content) if content.startswith(b"PK") else _kept_json(name, content)
            room -= len(one.packed)
            if room < 0:
                raise FileRefused([Problem("package-size", name, TOO_MUCH_CARRIED)])
            kept.append(one)
        except SinhhoatError as error:
            problems += error.problems
    return kept, problems


def _kept_paper(name: str, content: bytes) -> Kept:
    kind, data = read_carried(name, content)
    return _looked_at(name, kind, orjson.dumps(data), data)


def _kept_json(name: str, content: bytes) -> Kept:
    require_dossier_file(name, content)
    try:
        data = orjson.loads(content)
        if all(isinstance(data[block], dict) for block in ("org", "meeting")):
            one = _looked_at(name, "", content, data)
            if one.month and _ISO_MOMENT.match(one.start):
                return one
    except (ValueError, TypeError, KeyError):
        pass  # whoever reads it whole knows what is wrong, or what it means
    dossier = _read(name, partial(read_dossier_file, name, content))
    return _looked_at(name, "", content, dossier.plain())


def _looked_at(name: str, kind: str, content: bytes, data: dict[str, Any]) -> Kept:
    texts = [text if isinstance(text := value_at(data, path), str) else "" for path in IDENTITY_PATHS]
    period, start = (str(value_at(data, f"meeting.{field}") or "") for field in ("period", "start_at"))
    found = _ISO_MONTH.fullmatch(period)
    month = Month(int(found[1]), int(found[2])) if found else None
    superior, code, own = (" ".join(text.split()) for text in texts)
    return Kept(name, kind, zlib.compress(content, 1), (superior, code, own), month, start)


def by_cell(kept: Sequence[Kept], problems: list[Problem]) -> list[list[Kept]]:
    """The files of each cell; those that can be of several cells go to `problems`."""
    index = CellIndex({one.said for one in kept})
    cells: dict[Any, list[Kept]] = defaultdict(list)
    for one in kept:
        if (cell := index.the_one(one.said)) is None:
            problems.append(Problem("ambiguous-cell", one.name, _AMBIGUOUS_PAPER if one.kind else _AMBIGUOUS))
        else:
            cells[cell].append(one)
    return list(cells.values())


def meetings_of_a_cell(files: Sequence[Kept]) -> tuple[list[Dossier], list[Problem]]:
    """One dossier for each meeting in the files of one cell, and what is wrong with them."""
    given = [(one.name, partial(read_json, zlib.decompress(one.packed)), True) for one in files if not one.kind]
    papers = [(one.name, one.kind, orjson.loads(zlib.decompress(one.packed))) for one in files if one.kind]
    merged = merged_by_meeting(papers)
    given += [(", ".join(opened.files), partial(read_dossier, opened.data), False) for opened in merged]
    meetings: dict[Any, Dossier] = {}
    problems: list[Problem] = []
    for name, make, is_json in given:
        try:
            dossier = _read(name, make)
        except DossierRejected as error:
            problems += error.problems
        else:
            if meetings.setdefault(dossier.meeting.start_at, dossier) != dossier and is_json:
                problems.append(Problem("dossier-twice", name, _TWICE))
    return list(meetings.values()), problems


def _read(name: str, make: partial[Dossier]) -> Dossier:
    """The dossier that `make` reads; raises `DossierRejected` with the file at each problem."""
    try:
        return make()
    except DossierRejected as error:
        named = [Problem(each.code, f"{name} {each.path}".strip(), each.message) for each in error.problems]
        raise DossierRejected(named) from None

"""Documents of one meeting → the one dossier they were made from, as far as their pages show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from service.carried.custom_xml import read
from service.dossier import Dossier
from service.dossier.identity import IDENTITY_PATHS, CellMention, cell_of, mention
from service.dossier.model_paths import value_at
from service.errors import DossierRejected, FileRefused, Problem, SinhhoatError
from service.intake.messages import label_of
from service.package import read_package

_CELL_WORDS = {"superior": "đảng bộ cấp trên", "code": "mã chi bộ", "name": "tên chi bộ"}
_MEETING_WORDS = {"meeting.period": "kỳ", "meeting.start_at": "thời gian bắt đầu"}
_MEMBERS = "members"
_ROW = re.compile(r"\[(\d+)\]")
MOST_CARRIED = 64 * 2**20  # bytes of all dossiers opened at once; a year of a hundred cells is some 25 MB
TOO_MUCH_CARRIED = f"Hồ sơ bên trong các tệp cộng lại lớn quá {MOST_CARRIED >> 20} MB. Hãy đưa ít tệp hơn mỗi lần."
Carried: TypeAlias = tuple[str, str, dict[str, Any]]  # a file's name, its kind, what it carries


@dataclass(frozen=True, slots=True)
class ExtractedDossier:
    """What came out: `data` has the form of a dossier's JSON but may be incomplete; `kinds` as the files gave them.

    `notes` are Vietnamese sentences about values on which the files do not agree.
    """

    data: dict[str, Any]
    files: tuple[str, ...]
    kinds: tuple[str, ...]
    notes: tuple[str, ...]


def open_documents(files: Sequence[tuple[str, bytes]]) -> ExtractedDossier:
    """The dossier inside generated documents of one meeting; `files` are names and contents.

    Where two files differ, the one given first wins, and a note says so. Raises `FileRefused` with every file
    that carries no sound dossier, `DossierRejected` where they are of different meetings.
    """
    papers, problems = _carried_by(files)
    if problems:
        raise FileRefused(problems)
    if problems := list(_strangers(papers)):
        raise DossierRejected(problems)
    return _merged(papers)


def read_carried(name: str, content: bytes) -> tuple[str, dict[str, Any]]:
    """The kind of one generated document and the dossier inside it, perhaps incomplete; raises `FileRefused`."""
    return read(read_package(content, name, FileRefused))


def merged_by_meeting(papers: Sequence[Carried]) -> list[ExtractedDossier]:
    """The dossiers of the meetings of one cell, of which `papers` are: names, kinds, and what they carry.

    A paper that does not say when its meeting began goes with the first of its period.
    """
    groups: dict[tuple[Any, ...], list[Carried]] = {}
    for paper in sorted(papers, key=lambda paper: value_at(paper[2], "meeting.start_at") is None):
        period, start = (value_at(paper[2], path) for path in _MEETING_WORDS)
        same = next((key for key in groups if key[0] == period and start in (None, key[1])), None)
        groups.setdefault(same or (period, start), []).append(paper)
    return [_merged(group) for group in groups.values()]


def _carried_by(files: Sequence[tuple[str, bytes]]) -> tuple[list[Carried], list[Problem]]:
    papers: list[Carried] = []
    problems: list[Problem] = []
    room = MOST_CARRIED
    for name, content in files:
        try:
            package = read_package(content, name, FileRefused)
            room -= sum(len(part) for title, part in package.parts.items() if title.lower().startswith("customxml/"))
            if room < 0:
                raise FileRefused([Problem("package-size", name, TOO_MUCH_CARRIED)])
            papers.append((name, *read(package)))
        except SinhhoatError as error:
            problems.extend(error.problems)
    return papers, problems


def _merged(papers: Sequence[Carried]) -> ExtractedDossier:
    notes: list[str] = []
    data: dict[str, Any] = {}
    for name, _, carried in papers:
        _merge(data, carried, "", name, notes)
    names, kinds = tuple(name for name, _, _ in papers), tuple(kind for _, kind, _ in papers)
    return ExtractedDossier(data, names, kinds, tuple(notes))


def _strangers(carried: Sequence[Carried]) -> Iterator[Problem]:
    """A problem for each file of another cell or another meeting than the files before it."""
    known: dict[str, tuple[str, Any]] = {}  # which file first said something, and what
    cell = mention("", "", "")
    for file, _, data in carried:
        own = cell_of(data)
        texts = dict(zip(own._fields, (value_at(data, path) for path in IDENTITY_PATHS), strict=True))
        if known and (part := own.difference(cell)):
            yield _stranger(file, _CELL_WORDS[part], texts[part], known[part])
            continue
        cell = CellMention(*(first or later for first, later in zip(cell, own, strict=True)))
        known = {part: (file, text) for part, text in texts.items() if text} | known
    for path, words in _MEETING_WORDS.items():
        values = [(file, value) for file, _, data in carried if (value := value_at(data, path)) is not None]
        yield from (_stranger(file, words, value, values[0]) for file, value in values if value != values[0][1])


def _stranger(file: str, words: str, value: Any, known: tuple[str, Any]) -> Problem:
    message = f"Khác cuộc họp: {words} là “{value}”, còn trong {known[0]} là “{known[1]}”; mở riêng từng kỳ."
    return Problem("dossier-other-meeting", file, message)


def _merge(into: dict[str, Any], other: dict[str, Any], path: str, file: str, notes: list[str]) -> None:
    for name, value in other.items():
        place = f"{path}.{name}".lstrip(".")
        if name not in into:
            into[name] = value
        elif isinstance(into[name], dict) and isinstance(value, dict):
            _merge(into[name], value, place, file, notes)
        elif isinstance(into[name], list) and isinstance(value, list):
            into[name] = _merged_rows(into[name], value, place, file, notes)
        elif into[name] != value:
            notes.append(f"{_said_of(place)}: các tệp ghi khác nhau; đã lấy “{into[name]}”, bỏ “{value}” ({file}).")


def _merged_rows(rows: list[Any], others: list[Any], place: str, file: str, notes: list[str]) -> list[Any]:
    """Rows of both: members by their code, other rows one by one where there are as many."""
    if place == _MEMBERS:
        order = [row.get("member_id") for row in max(rows, others, key=len)]  # the roster's, not of who is named first
        known = {code: {} for code in order} | {row.get("member_id"): row for row in rows}
        for other in others:
            code = other.get("member_id")
            _merge(known.setdefault(code, {}), other, f"{place}[{code}]", file, notes)
        return [known[code] for code in dict.fromkeys([*order, *known])]
    if len(rows) == len(others) and all(isinstance(row, dict) for row in (*rows, *others)):
        for index, (row, other) in enumerate(zip(rows, others, strict=True)):
            _merge(row, other, f"{place}[{index}]", file, notes)
    elif rows != others:
        notes.append(
            f"{_said_of(place)}: các tệp có số dòng khác nhau; đã lấy {len(rows)} dòng, bỏ {len(others)} dòng ({file})."
        )
    return rows


def _said_of(place: str) -> str:
    """A place as people call it: ``Thời hạn (dòng 3)``."""
    label, row = label_of(place, Dossier) or place, _ROW.search(place)
    return f"{label} (dòng {int(row[1]) + 1})" if row else label

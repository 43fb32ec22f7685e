"""What somebody changed in Word on a paper of ours: its page compared with the dossier that it carries inside.

The dossier is printed again with the same template; lines that differ are told, and where one value of the dossier
explains the whole difference, the page's wording is offered in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pydantic import ValidationError

from service.carried.custom_xml import read
from service.dossier import Dossier
from service.errors import DossierRejected, FileRefused, SinhhoatError
from service.format_check.intake import read_file
from service.format_check.word import read_word
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.package import read_package
from service.papers.letterhead import letterhead_of
from service.papers.needs import lacking
from service.papers.render import render
from service.vietnamese import repeated

_MOST_LINES = 2_000  # of a page; comparing takes the square of their number
_MOST = 50  # differences that are told; a page of other words has hundreds
_SHOWN = 80
_GUESSES = ("…", "1999-01-01T00:00", "1999-01-01", "1999-01", 0)
_UNKNOWN = ("…", "1999")  # in a line that prints one of `_GUESSES`
_STEPS = re.compile(r"[^.\[\]]+")
_LIKE = 0.45  # how much of two lines must agree for one to be a correction of the other


@dataclass(frozen=True, slots=True)
class Correction:
    """One place: what the page says, what the dossier inside says; `path`: of the value `before` that
    would make them agree if it were `value`."""

    file: str
    title: str  # of the kind
    page: str
    inside: str
    path: str = ""
    before: str = ""
    value: str = ""

    def __str__(self) -> str:
        page, inside = _differing(self.page, self.inside)
        if not self.inside:
            return f"{self.file}: {self.title} có thêm “{page}”, hồ sơ bên trong không có."
        if not self.page:
            return f"{self.file}: {self.title} đã bỏ “{inside}”, hồ sơ bên trong còn ghi."
        return f"{self.file}: {self.title} ghi “{page}”, hồ sơ bên trong ghi “{inside}”."


def corrections_of(catalogue: Catalogue, files: Sequence[tuple[str, bytes]]) -> list[Correction]:
    """The corrections in papers of ours among `files`, names and contents; of anything else there are none."""
    return [one for name, content in files for one in _of_file(catalogue, name, content)]


def take(data: Any, path: str, before: str, value: str) -> bool:
    """Put `value` where `before` stands in `data`; False where something else stands there by now."""
    *parents, last = path.split(".")
    for step in parents:
        data = _below(data, step)
    if _below(data, last) != before:
        return False
    data[int(last) if isinstance(data, list) else last] = value
    return True


def _below(data: Any, step: str) -> Any:
    if isinstance(data, list):
        return data[int(step)] if step.isdecimal() and len(step) < 6 and int(step) < len(data) else None
    return data.get(step) if isinstance(data, dict) else None


def _of_file(catalogue: Catalogue, name: str, content: bytes) -> Iterator[Correction]:
    try:
        kind_name, data = read(read_package(content, name, FileRefused))
        kind, (dossier, is_whole) = catalogue.kind(kind_name), _completed(data)
        letterhead = letterhead_of(kind, dossier, catalogue.kinds)
        inside = _lines(render(letterhead, carry=False).content)
        known = frozenset(inside)
        page = [line if line in known else _without_roles(line, dossier, known) for line in _lines(content)]
    except (SinhhoatError, ValidationError):
        return  # no paper of ours, or one that carries too little to be printed again: `carried` tells why
    if page == inside or max(len(page), len(inside)) > _MOST_LINES:
        return
    title = kind.sheet.title.lower()
    pairs = [pair for pair in _pairs(page, inside) if not any(mark in pair[1] for mark in _UNKNOWN)]
    found = []
    for said, inside_said in pairs:
        bare = next((one for one in (said, _bare(said, dossier)) if _explained(data, one, inside_said)[0]), said)
        found.append(Correction(name, title, bare, inside_said, *_explained(data, bare, inside_said)))
    if not is_whole or lacking(letterhead):  # it carries too little to print all of its page again
        found = [one for one in found if one.path]
    yield from found[:_MOST] if len(found) * 2 < len(inside) else ()


def _completed(carried: dict[str, Any]) -> tuple[Dossier, bool]:
    """The dossier of a paper, and whether it was whole: a paper carries no more than it prints, and what else must be
    there is filled in, known again wherever it were printed (`_UNKNOWN`). Raises `DossierRejected`."""
    data = deepcopy(carried)
    for guess in _GUESSES:
        try:
            return read_dossier(data), guess == _GUESSES[0]
        except DossierRejected as error:
            for problem in error.problems:
                steps = _STEPS.findall(problem.path)
                if problem.code in ("missing", "wrong-date", "wrong-number", "not-a-choice", "blank") and steps:
                    _put(data, steps, guess)
    return read_dossier(data), False


def _without_roles(line: str, dossier: Dossier, known: frozenset[str]) -> str:
    """`line` without the offices behind members' names, where that makes it a line that is known."""
    return bare if (bare := _bare(line, dossier)) in known else line


def _bare(line: str, dossier: Dossier) -> str:
    """`line` without the office behind a member's name, where the dossier inside names the member without one."""
    for member in dossier.members:
        if not member.person.role and (at := line.find(f"{member.full_name}, ")) >= 0:
            end = at + len(member.full_name)
            rest = line[end + 2 :]
            office = rest[: min((place for mark in ".;,:(" if (place := rest.find(mark)) >= 0), default=len(rest))]
            line = line[:end] + rest[len(office) :]
    return line


def _lines(content: bytes) -> list[str]:
    word = read_word(read_file(content))
    return [paragraph.plain for paragraph in word.paragraphs if paragraph.plain]


def _pairs(page: list[str], inside: list[str]) -> Iterator[tuple[str, str]]:
    """Lines that were changed, each beside what it was; "" beside lines that are new or gone."""
    for tag, a, b, c, d in SequenceMatcher(None, inside, page, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, new = inside[a:b], page[c:d]
        for before, after in zip(gone, new, strict=False):
            if len(gone) == len(new) or SequenceMatcher(None, before, after).quick_ratio() > _LIKE:
                yield after, before
            else:
                yield from ((after, ""), ("", before))
        yield from ((after, "") for after in new[len(gone) :])
        yield from (("", before) for before in gone[len(new) :])


def _explained(data: dict[str, Any], page: str, inside: str) -> tuple[str, str, str]:
    """The path of the longest value by which alone the lines differ, that value, and what the page says there."""
    best = ("", "", "")
    for path, value in _texts(data, ""):
        at = inside.find(value)
        if len(value) <= len(best[1]) or at < 0:
            continue
        before, after = inside[:at], inside[at + len(value) :]
        own = page[len(before) : len(page) - len(after)]
        fits = page.startswith(before) and page.endswith(after) and len(before) + len(after) < len(page)
        if fits and own.strip() and SequenceMatcher(None, value, own).ratio() > _LIKE and not _adds(value, own):
            best = (path, value, own.strip())
    return best


def _adds(value: str, own: str) -> bool:
    """Whether the page only says more around the value, which a paper may do that carries less than it prints."""
    return value in own and len(own) > len(value)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text of the dossier that stands on one line, with its dotted path."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(one, f"{path}.{number}")
    elif isinstance(value, str) and len(value) > 3 and "\n" not in value:
        yield path, value


def _put(data: Any, steps: Sequence[str], value: Any) -> None:
    *parents, last = steps
    for step in parents:
        data = data[int(step)] if isinstance(data, list) else data.setdefault(step, {})
    data[int(last) if isinstance(data, list) else last] = value


def _differing(page: str, inside: str) -> tuple[str, str]:
    """The words by which two lines differ, with one word on each side."""
    own, other = page.split(), inside.split()
    begin = next((at for at, (a, b) in enumerate(zip(own, other, strict=False)) if a != b), min(len(own), len(other)))
    end = next(
        (at for at, (a, b) in enumerate(zip(own[::-1], other[::-1], strict=False)) if a != b), min(len(own), len(other))
    )
    end = min(end, len(own) - begin, len(other) - begin)
    shown = (words[max(0, begin - 1) : len(words) - max(0, end - 1)] for words in (own, other))
    first, second = (repeated(" ".join(words), _SHOWN) for words in shown)
    return first, second

"""One person as a line or a cell names them: the name, and what stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from service.dossier.names import bare_name
from service.dossier.remembered import remembered
from service.vietnamese import nfc
from service.vocabulary import words
from service.vocabulary.wordings import wording

NUMBERING = wording("people_numbering")
_TITLE = wording("people_title")
_WORD = wording("people_word")
_BREAKS = wording("people_breaks")
_ROLE_BEGINS = wording("people_role_begins")
_MOST_WORDS = 6
_ONE_WORD = re.compile(r"[KHY]['’][^\W\d_]{2,}(?:-[^\W\d_]+)?")  # whole names: K'Brốp, H'Lim
# Words with which no name of a person begins; with their marks, for "Bàn" and "Tô" are surnames.
_NO_NAME = wording("people_no_name")
_SAID = ("party_status", "activity_status", "party_role", "gender")  # in this order


@dataclass
class Parts:
    """What a text behind a name says, piece by piece; `other` is what means nothing to us."""

    party_role: str = ""
    party_status: str = ""
    activity_status: str = ""
    gender: str = ""
    birth: tuple[int, bool] | None = None
    offices: list[str] = field(default_factory=list)
    personal: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def unnumbered(text: str) -> str:
    """A sentence without the numbering before it; a bare number before it counts something: ``15 đảng viên …``."""
    found = NUMBERING.match(text)
    return (text if found is None or found[0].strip().isdigit() else text[found.end() :]).strip()


def tidy_name(text: str) -> tuple[str, bool] | None:
    """A person's name as papers write it, and whether it was written so; None where `text` is no name."""
    name = bare_name(text)
    pieces = name.split()
    if (
        _NO_NAME.match(name)
        or not (2 <= len(pieces) <= _MOST_WORDS or _ONE_WORD.fullmatch(name))
        or not all(_WORD.fullmatch(piece) for piece in pieces)
    ):
        return None
    if name.isupper():
        return " ".join(_titled(piece) for piece in pieces), True
    if name.islower():
        return " ".join(_titled(piece) for piece in pieces), False
    if all(piece[0].isupper() for piece in pieces):
        shouted = [piece for piece in pieces if len(piece) > 1 and piece.isupper()]
        return " ".join(map(_titled, pieces)) if shouted else name, not shouted
    begins = next(place for place, piece in enumerate(pieces) if not piece[0].isupper())
    if not begins or (begins > 1 and len(pieces) - begins > 1 and " ".join(pieces[begins:]).islower()):
        return None  # a name and the words behind it: "Cao Thị Bích chịu trách nhiệm"
    return " ".join(_titled(piece) for piece in pieces), False


def names_somebody(text: str) -> bool:
    """Whether a cell of a list is the name of a person, as papers write it, or begins with one."""
    text = wording("people_row_number").sub("", text, count=1)
    if (found := tidy_name(text)) is not None:
        return found[1]
    return split_name(text) is not None


def _titled(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-")) if "'" not in word else word


def split_name(text: str) -> tuple[str, str] | None:
    """The name with which a line begins and the rest of it; None where it begins with none.

    Numbering and title are passed over. Words with a capital belong to the name, up to a sign or to the first word of
    an office.
    """
    line = nfc(text)
    line = NUMBERING.sub("", line, count=1).lstrip()
    while (title := _TITLE.match(line)) and title.end() < len(line):
        line = line[title.end() :]
    taken: list[str] = []
    at = 0
    for word in _WORD.finditer(line):
        between = line[at : word.start()]
        if taken and between.strip():
            break
        if taken and (re.search(r"\s{3,}|\t", between) or _ROLE_BEGINS.match(words.plain(line[word.start() :][:40]))):
            break
        if not word[0][0].isupper() or len(taken) == _MOST_WORDS:
            break
        if not taken and line[: word.start()].strip():
            return None
        taken.append(word[0])
        at = word.end()
    name = " ".join(taken)
    if not taken or tidy_name(name) is None:
        return None
    return name, line[at:]


def read_parts(text: str, *, bare_years: bool = False) -> Parts:
    """What the words behind a name say of the person; with `bare_years` a year alone is that of birth.

    Whoever gets them only reads them: they are kept for the next who says the same.
    """
    return _with_years(text) if bare_years else _without_years(text)


@remembered  # a list says the same few words in row after row
def _with_years(text: str) -> Parts:
    return _parts(text, bare_years=True)


@remembered
def _without_years(text: str) -> Parts:
    return _parts(text, bare_years=False)


def _parts(text: str, *, bare_years: bool) -> Parts:
    parts = Parts()
    text = _unbroken(text)
    for piece in filter(None, (piece.strip(" .,-–") for piece in _dated(text))):
        _read_part(parts, piece, bare_years)
    return parts


def _unbroken(text: str) -> str:
    """`text` whose lines are one where only together they name a role: ``Bí thư⏎Chi bộ``."""
    first, _, below = text.partition("\n")
    says_more = any(words.meaning(name, below) for name in _SAID) or words.is_office(below)
    return f"{first} {below}" if below and not says_more and words.meaning("party_role", f"{first} {below}") else text


def _dated(text: str) -> list[str]:
    """The pieces of `text` between its signs; a date stays whole."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f" \ue000{len(kept) - 1}\ue001 "

    hidden = re.sub(r"\d{1,2}\s?[/.-]\s?(?:\d{1,2}\s?[/.-]\s?)?\d{2,4}|đ/c|[Tt]/[Mm]|\d[\d .]{7,14}\d", keep, text)
    return [re.sub("\ue000(\\d+)\ue001", lambda mark: kept[int(mark[1])], piece) for piece in _BREAKS.split(hidden)]


def _read_part(parts: Parts, piece: str, bare_years: bool) -> None:
    """Sort one piece; a second role or standing beside a first one is doubtful."""
    year = words.birth_year(piece) if bare_years or words.is_year_mark(piece) else None
    known = next(((name, value) for name in _SAID if (value := words.meaning(name, piece))), None)
    if year and not parts.birth:
        parts.birth = year
    elif words.is_phone(piece):
        parts.personal.append(piece)
    elif known:
        if known != ("party_role", "dang_vien") or not parts.party_role:
            _set(parts, *known, piece)
    elif words.is_office(piece):
        parts.offices.append(piece)
    elif two := _doubled(piece):
        for one in two:
            _read_part(parts, one, bare_years)
    else:
        parts.other.append(piece)


def _set(parts: Parts, name: str, value: str, piece: str) -> None:
    given = getattr(parts, name)
    if given and given != value and not (name == "party_role" and given == "dang_vien"):
        parts.doubtful.append(piece)
    else:
        setattr(parts, name, value)


def _doubled(piece: str) -> tuple[str, str] | None:
    """A role and an office without a sign between them: ``Bí thư Trưởng bản``, ``PBT trưởng thôn``."""
    pieces = piece.split()
    for at in range(min(4, len(pieces) - 1), 0, -1):
        first, rest = " ".join(pieces[:at]), " ".join(pieces[at:])
        known = words.meaning("party_role", first) or words.meaning("party_status", first)
        if known and (words.is_office(rest) or words.meaning("party_status", rest) or words.birth_year(rest)):
            return first, rest
    return None

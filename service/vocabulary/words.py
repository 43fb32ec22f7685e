"""Words as people write them → what the dossier calls them: roles, standings, marks, dates, times, numbers.

Each reader gives the value, or None where the text means nothing of the kind; nothing here guesses.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path

from service.format_check.hd05_values import fold
from service.vietnamese import nfc
from service.vocabulary.wordings import wording

LONGEST = 2_000  # characters of a text that patterns look at
_HERE = Path(__file__).parent
_SIGNS = wording("words_signs")
_DAY = wording("words_day")
_ISO = wording("words_iso")
_SHORT_DAY = wording("words_short_day")
_CLOCK = wording("words_clock")
_DOTTED_CLOCK, _AFTERNOON = wording("words_dotted_clock"), wording("words_afternoon")
_AROUND_MOMENT = wording("words_around_moment")
_NUMBERED = wording("words_numbered")
_YEAR = wording("words_year")
_MINUTES = wording("words_minutes")
_SLOT = wording("words_slot")


@cache
def vocabulary(name: str) -> Mapping[str, dict[str, str]]:
    """A data file beside this module."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8"))


@cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((value, re.compile(pattern)) for value, pattern in vocabulary("words")[group].items())


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """`text` without marks, capitals and signs, its words one blank apart; ``|`` and ``%`` stay."""
    return " ".join(_SIGNS.sub(" ", fold(text[:LONGEST])).split())


@lru_cache(maxsize=8192)  # a list says the same few words in row after row
def meaning(group: str, text: str) -> str | None:
    """What `text` means among the words of a group (`words.toml`)."""
    said = plain(text)
    return next((value for value, pattern in _patterns(group) if pattern.fullmatch(said)), None) if said else None


def is_office(text: str) -> bool:
    """Whether `text` reads like an office that somebody holds."""
    return meaning("office", text) is not None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def days_in(text: str) -> list[tuple[date, tuple[int, int]]]:
    """The whole dates in `text` with where they stand; a year of two digits is of this century."""
    written = [(_date(match[1], match[2], match[3]), match.span()) for match in _ISO.finditer(text)]
    found = [(day, span) for day, span in written if day]
    for match in _DAY.finditer(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        if (day := _date(year, match[2], match[1])) and not any(
            a < match.end() and match.start() < b for _, (a, b) in found
        ):
            found.append((day, match.span()))
    return sorted(found, key=lambda one: one[1])


def only_day(text: str, year: int | None = None) -> date | None:
    """The date that `text` is, and nothing else; `year` for one that gives none."""
    bare = nfc(text).strip(" .,;")
    bare = re.sub(r"^(?:trước|xong|xong trước|hết|đến|chậm nhất|hạn)?\s*", "", bare, flags=re.IGNORECASE)
    found = days_in(bare)
    if len(found) == 1:
        (a, b) = found[0][1]
        return found[0][0] if not (bare[:a] + bare[b:]).strip(" .,;:") else None
    if year and (match := _SHORT_DAY.fullmatch(bare)):
        return _date(str(year), match[2], match[1])
    return None


def short_days(text: str, year: int) -> list[tuple[date, tuple[int, int]]]:
    """The dates without a year in `text`, taken to be of `year`."""
    found = [(_date(str(year), match[2], match[1]), match.span()) for match in _SHORT_DAY.finditer(text)]
    return [(day, span) for day, span in found if day]


def clocks(text: str) -> list[tuple[str, tuple[int, int]]]:
    """The times of day in `text` as ``19:30``, with where they stand."""
    found = []
    for match in _CLOCK.finditer(text):
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            found.append((f"{hour:02d}:{minute:02d}", match.span()))
    return found


def only_moment(text: str) -> datetime | None:
    """The day and hour that `text` is, and nothing else: “Thứ Ba, 24/11/26, 7h30 tối”, “19 giờ 30, ngày 24/11/2026”."""
    said = nfc(text)
    days = days_in(said)
    rest = " ".join([said[: days[0][1][0]], said[days[0][1][1] :]]).strip(" .,;") if len(days) == 1 else ""
    rest = _DOTTED_CLOCK.sub(r"\1:\2", rest) if _DOTTED_CLOCK.fullmatch(rest) else rest
    hours = clocks(rest)
    if len(hours) != 1:
        return None
    around = plain(rest[: hours[0][1][0]] + " " + rest[hours[0][1][1] :].lstrip("'’"))
    if _AROUND_MOMENT.sub("", around).strip():
        return None
    moment = datetime.combine(days[0][0], time.fromisoformat(hours[0][0]))
    return moment + timedelta(hours=12) if moment.hour < 12 and _AFTERNOON.search(around) else moment


def without_number(text: str) -> str:
    """A heading without the number before it: ``1. Nội dung``."""
    return _NUMBERED.sub("", text, count=1)


def birth_year(text: str) -> tuple[int, bool] | None:
    """The year of a date or year of birth, and whether it can be nothing else; a year of two digits is a guess."""
    said = nfc(text).strip(" .,;()")
    said = re.sub(
        r"^(?:sn|sinh năm|sinh ngày|sinh|ns|năm sinh|ngày sinh|năm)\s*[:.]?\s*", "", said, flags=re.IGNORECASE
    )
    said = re.sub(r"(?<!\s)\s+00:00(:00)?$", "", said)
    if match := re.fullmatch(r"(?:\d{1,2}\s*[/.-]\s*){0,2}((?:19|20)\d\d)(?:,0)?", said):
        return (int(match[1]), True) if 1900 <= int(match[1]) <= 2020 else None
    if match := re.fullmatch(r"((?:19|20)\d\d)-\d\d-\d\d", said):
        return int(match[1]), True
    if match := re.fullmatch(r"ngày \d{1,2} tháng \d{1,2} năm ((?:19|20)\d\d)", said, re.IGNORECASE):
        return int(match[1]), True
    if match := re.fullmatch(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(\d\d)", said):
        year = int(match[1])
        return (1900 + year if year > 10 else 2000 + year), False
    return None


def is_year_mark(text: str) -> bool:
    """Whether a part of a line says the year of birth by a word before it."""
    return bool(re.match(r"\s*(?:sn|ns|sinh)\b", fold(text)))


def minutes_of(text: str) -> int | None:
    """The length in minutes that a cell gives: ``15 phút``, ``15``, ``19h30 - 19h45``."""
    said = nfc(text).strip(" .,;()")
    if match := _MINUTES.fullmatch(said):
        return int(match[1]) or None
    found = clocks(said)
    if len(found) == 2:
        rest = said[: found[0][1][0]] + said[found[0][1][1] : found[1][1][0]] + said[found[1][1][1] :]
        if plain(rest) in ("", "den", "tu den", "tu"):
            (a, b) = (int(one[:2]) * 60 + int(one[3:]) for one, _ in found)
            return b - a if b > a else None
    return None


def is_phone(text: str) -> bool:
    """Whether `text` is a telephone or card number."""
    digits = re.sub(r"[\s.+()-]", "", re.sub(r"^\D{0,12}", "", text))
    return digits.isdecimal() and 8 <= len(digits) <= 13


def is_mark(text: str) -> bool:
    """Whether a cell is ticked."""
    return plain(text) in ("x", "v", "✓", "✔", "+", "1", "co") or text.strip() in ("☑", "☒", "●", "•", "√", "X", "x")

"""What stands in a cell → what the dossier reads: spreadsheets' own dates, choices by their words, lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from service.dossier import Person
from service.tables.columns import Column, matched
from service.tables.sheet_files import Value
from service.vietnamese import Month, nfc

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- day 0 of spreadsheets, local time as all of a dossier
_SERIALS = range(36_526, 73_416)  # the years 2000 to 2100: a smaller number is a count that stands in the wrong column
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]([0-9]+))?")
_SECONDS = re.compile(r"(.*[0-9]{1,2}:[0-9]{2}):00(?:\.0+)?")
_MIDNIGHT = re.compile(r"(.*\S)[T ]0{1,2}:00(?::00(?:\.0+)?)?")
_DAY = re.compile(r"[0-9]{1,2}[/.-]([0-9]{1,2})[/.-]([0-9]{4})|([0-9]{4})-([0-9]{2})-[0-9]{2}")
_MONTH = re.compile(r"(?:tháng )?([0-9]{1,2})(?:/| năm )([0-9]{4})", re.IGNORECASE)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What Excel writes to a CSV where somebody typed 11/2026, on an English and on a Vietnamese Windows.
_SHOWN_MONTH = re.compile(rf"(?:({'|'.join(_NAMES)})|(?:thg|tháng)[ ]?([0-9]{{1,2}}))-([0-9]{{2}})", re.IGNORECASE)
_LOST_MARKS = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")

# A moment is a date too, and stands first.
_FORMS: tuple[tuple[type, str], ...] = ((datetime, "%d/%m/%Y %H:%M"), (date, "%d/%m/%Y"), (time, "%H:%M"))

Read = Callable[[Value], Any]


def text_of(value: Value) -> str:
    """A cell as a person reads it: ``24/11/2026``, ``19:30``, ``1,5``."""
    if type(value) is str:
        return value.strip()
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else str(value).replace(".", ",")
    form = next((form for kind, form in _FORMS if isinstance(value, kind)), "")
    return format(value, form) if form else str(value)


def lost_marks(text: str) -> bool:
    """Whether `text` was saved where Vietnamese letters had no place: ``Nguy?n``."""
    return ("?" in text or "\ufffd" in text) and bool(_LOST_MARKS.search(text))


def is_blank(value: Value) -> bool:
    return type(value) is str and (not value or value.isspace())


def reader_of(column: Column) -> Read:
    """How cells of `column` are read; the result goes to the lenient intake, which judges it."""
    if column.many:
        ends = re.compile(r"[\n;]" if column.type is Person else r"\n")
        return lambda value: [item.strip() for item in ends.split(nfc(text_of(value))) if item.strip()]
    if column.choices:
        words = {matched(choice.label): choice.value for choice in column.choices}
        words |= {matched(choice.value): choice.value for choice in column.choices}
        return lambda value: words.get(_matched(text := text_of(value)), text)
    return _READERS.get(column.type, lambda value: _number(value, column.unit))


_matched = lru_cache(maxsize=4096)(matched)


def _number(value: Value, unit: str) -> Any:
    """Whole numbers that a spreadsheet keeps as fractions, and texts that repeat the column's unit (“15 phút”)."""
    if isinstance(value, float):
        return int(value) if value == int(value) else value
    if type(value) is str:
        value = value.strip()
        if unit and value.endswith(unit):
            value = value.removesuffix(unit).rstrip()
    return value


def _serial(value: Value) -> datetime | None:
    """The moment that a spreadsheet's number of a day means; it counts days from the end of 1899."""
    if type(value) is str and (match := _SERIAL.fullmatch(value)):
        value = float(f"{match[1]}.{match[2] or 0}")
    if isinstance(value, int | float) and not isinstance(value, bool) and int(value) in _SERIALS:
        return _EPOCH + timedelta(minutes=round(value * 24 * 60))
    return None


def _moment(value: Value) -> Any:
    value = _without(_SECONDS, value)
    return _serial(value) or (value if isinstance(value, datetime) else text_of(value))


def _day(value: Value) -> Any:
    value = _without(_MIDNIGHT, value)
    moment = _serial(value) or value
    return moment.date() if isinstance(moment, datetime) else moment if isinstance(moment, date) else text_of(moment)


def _without(ending: re.Pattern[str], value: Value) -> Value:
    """A text without the `ending` that a spreadsheet adds to a day or a time."""
    match = ending.fullmatch(value := value.strip()) if type(value) is str else None
    return match[1] if match else value


def _month(value: Value) -> Any:
    """A month; spreadsheets turn “11/2026” into the first day of that month, shown as “Nov-26”."""
    day = _day(value)
    if isinstance(day, date):
        return Month(day.year, day.month)
    if match := _DAY.fullmatch(day):
        return f"{match[1] or match[4]}/{match[2] or match[3]}"
    if match := _SHOWN_MONTH.fullmatch(day):
        month = match[2] or _NAMES.index(match[1].lower()) + 1
        return f"{month}/20{match[3]}"
    return day


_READERS: dict[Any, Read] = {str: text_of, Person: text_of, bool: text_of, date: _day, datetime: _moment, Month: _month}


def month_of(value: Value) -> str:
    """A cell with a month in one form, however it is written; "" where it is blank."""
    month = _month(value)
    if isinstance(month, str) and (match := _MONTH.fullmatch(month)):
        return str(Month(int(match[2]), int(match[1])))
    return str(month)

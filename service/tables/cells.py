"""What stands in a cell → what the dossier reads: spreadsheets' own dates, choices by their words, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, TypeGuard

from service.dossier import Person
from service.dossier.fields import ROWS_LIMIT
from service.dossier.remembered import remembered
from service.tables.columns import Column, matched
from service.tables.sheet_files import Value
from service.vietnamese import Month, nfc
from service.vocabulary import words
from service.vocabulary.marks import state_of

_MOST_ITEMS = 2 * ROWS_LIMIT  # some may be blank
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- day 0 of spreadsheets, local time as all of a dossier
_DAYS_TO_1904 = 1462  # from day 0 of one way of counting to that of the other
_SERIALS = range(36_526, 73_416)  # the years 2000 to 2100: a smaller number is a count that stands in the wrong column
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]([0-9]+))?")
_SECONDS = re.compile(r"(.*[0-9]{1,2}:[0-9]{2}):00(?:\.0+)?")
_MIDNIGHT = re.compile(r"(.*\S)[T ]0{1,2}:00(?::00(?:\.0+)?)?")
_DAY = re.compile(r"[0-9]{1,2}[/.-]([0-9]{1,2})[/.-]([0-9]{4})|([0-9]{4})-([0-9]{2})-[0-9]{2}")
_DAY_AND_HOUR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?:\s+([0-9]{1,2})[:hg]([0-9]{2})?)?")
_MONTH = re.compile(r"(?:tháng )?([0-9]{1,2})(?:/| năm )([0-9]{4})", re.IGNORECASE)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What Excel writes to a CSV where somebody typed 11/2026, on an English and on a Vietnamese Windows.
_SHOWN_MONTH = re.compile(rf"(?:({'|'.join(_NAMES)})|(?:thg|tháng)[ ]?([0-9]{{1,2}}))-([0-9]{{2}})", re.IGNORECASE)
_OTHER_MONTH = re.compile(r"(?:tháng|thg|th|t)?[ .]?([0-9]{1,2})[ ]?[/.-][ ]?([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_LONE_MONTH = re.compile(r"(?:tháng|thg|th|t)?[ .]?([0-9]{1,2})", re.IGNORECASE)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(
    r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:[T ]+[0-9]{1,2}[:hg][0-9:]{0,5})?"
)
_LONGEST = 60  # characters of a day in words
_NO_LEGEND: Mapping[str, str] = {}
_LOST_MARKS = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")

_MINUTES = "phút"
_WITH_SYMBOL = re.compile(r"([0-9]{1,5})\s*[-–/]\s*(\w{2,10})(?:\s*[/-][\w/. -]{0,40})?")
_WHOLE = re.compile(r"([0-9]{1,9})[.,]0{1,2}")  # a whole number as some programs write it

# As spreadsheets write errors into cells and into CSVs, also where a column was too narrow for its value (###).
_BROKEN = re.compile(r"#[A-Z0-9/_À-Ỹ]+[!?]|#N/A|#GETTING_DATA|#{3,}|Err:[0-9]{3}|=[\w$'(\"\[{#+-].*", re.DOTALL)
_BEGINS_BROKEN = ("#", "=", "E")

# A moment is a date too, and stands first.
_FORMS: tuple[tuple[type, str], ...] = ((datetime, "%d/%m/%Y %H:%M"), (date, "%d/%m/%Y"), (time, "%H:%M"))

_DATED = (date, datetime, Month)

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


def lost_marks(text: str, *, is_name: bool = False) -> bool:
    """Whether `text` was saved where Vietnamese letters had no place: ``Nguy?n``; no name asks, so ``Th? Hoa`` too."""
    return ("?" in text or "\ufffd" in text) and bool(is_name or _LOST_MARKS.search(text))


def is_broken(value: Value) -> bool:
    """Whether a cell shows an error of a formula (``#REF!``), or a formula whose result nobody kept."""
    return type(value) is str and value[:1] in _BEGINS_BROKEN and bool(_BROKEN.fullmatch(value.strip()))


def is_blank(value: Value) -> bool:
    return type(value) is str and (not value or value.isspace())


def reader_of(column: Column, *, from_1904: bool = False, legend: Mapping[str, str] = _NO_LEGEND) -> Read:
    """How cells of `column` are read; the result goes to the lenient intake, which judges it.

    `from_1904`: numbers that stand for days count them from 1904, as workbooks that began on old Macs do. `legend`:
    what the sheet says of its marks.
    """
    if column.tick:
        return lambda value: column.tick if words.is_mark(text := text_of(value)) else state_of(text, legend) or text
    if from_1904 and column.type in _DATED:
        read = _READERS[column.type]
        return lambda value: read(value + _DAYS_TO_1904 if _is_number(value) else value)
    if column.many:
        ends = re.compile(r"[\n;]" if column.type is Person else r"\n")
        # One item too many is enough for the dossier to say so.
        return lambda value: [item.strip() for item in ends.split(nfc(text_of(value)), _MOST_ITEMS) if item.strip()]
    if column.choices:
        known = {matched(choice.label): choice.value for choice in column.choices}
        known |= {matched(choice.value): choice.value for choice in column.choices}
        meant = _meaning_of(column, legend)
        return lambda value: known.get(_matched(text := text_of(value))) or meant(text) or text
    if column.field.rpartition(".")[2] == "birth_year":
        return lambda value: year[0] if (year := words.birth_year(text_of(value))) else _number(value, column)
    return _READERS.get(column.type, lambda value: _number(value, column))


def _meaning_of(column: Column, legend: Mapping[str, str]) -> Callable[[str], str | None]:
    """What other words of people mean among the choices of `column`."""
    name = column.field.rpartition(".")[2]
    if name == "state":
        return lambda text: state_of(text, legend)
    group = {"field": "deed_field"}.get(name, name)
    if group not in words.vocabulary("words"):
        return lambda text: None
    return lambda text: words.meaning(group, text)


_matched = remembered(matched)


def _is_number(value: Value) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(value: Value, column: Column) -> Any:
    """Whole numbers that a spreadsheet keeps as fractions, and texts that repeat the column's unit (“15 phút”) or the
    symbol of the paper (“10-CTr/CB”); with the symbol of another paper the text stays as it is, to be refused.
    """
    unit = column.unit
    if isinstance(value, float):
        return int(value) if value == int(value) else value
    if unit == _MINUTES and isinstance(value, time | timedelta):
        return value.hour * 60 + value.minute if isinstance(value, time) else round(value.total_seconds() / 60)
    if type(value) is str:
        value = value.strip()
        if unit and value.endswith(unit):
            value = value.removesuffix(unit).rstrip()
        if match := _WHOLE.fullmatch(value):
            return match[1]
        if column.symbol and (match := _WITH_SYMBOL.fullmatch(value)) and matched(match[2]) == matched(column.symbol):
            return match[1]
        if unit == _MINUTES:
            return words.minutes_of(value) or value
    return value


def _serial(value: Value) -> datetime | None:
    """The moment that a spreadsheet's number of a day means; it counts days from the end of 1899."""
    if type(value) is str and (match := _SERIAL.fullmatch(value)):
        value = float(f"{match[1]}.{match[2] or 0}")
    if _is_number(value) and int(value) in _SERIALS:
        return _EPOCH + timedelta(minutes=round(value * 24 * 60))
    return None


def _moment(value: Value) -> Any:
    value = _without(_SECONDS.fullmatch, value)
    if moment := _serial(value):
        return moment
    if isinstance(value, datetime) or _is_plain(text := text_of(value)):
        return value
    return words.only_moment(text) or text


def _day(value: Value) -> Any:
    value = _without(_MIDNIGHT.fullmatch, value)
    moment = _serial(value) or value
    if isinstance(moment, date):
        return moment.date() if isinstance(moment, datetime) else moment
    text = text_of(moment)
    return text if _is_plain(text) else words.only_day(text) or text


def _is_plain(text: str) -> bool:
    """Whether the intake reads a text, and judges it, itself; or it is no day in words either."""
    return len(text) > _LONGEST or bool(_PLAIN.fullmatch(text))


def _without(ending: Callable[[str], re.Match[str] | None], value: Value) -> Value:
    """A text without the `ending` that a spreadsheet adds to a day or a time, its words one blank apart."""
    match = ending(value := " ".join(value.split())) if type(value) is str else None
    return match[1] if match else value


def _month(value: Value) -> Any:
    """A month; spreadsheets turn “11/2026” into the first day of that month, shown as “Nov-26”."""
    day = _day(value)
    if isinstance(day, date):
        return Month(day.year, day.month)
    if match := _DAY.fullmatch(day):
        return f"{match[1] or match[4]}/{match[2] or match[3]}"
    if match := _OTHER_MONTH.fullmatch(day):
        return f"{match[1]}/{match[2] if len(match[2]) == 4 else f'20{match[2]}'}"
    if match := _SHOWN_MONTH.fullmatch(day):
        month = match[2] or _NAMES.index(match[1].lower()) + 1
        return f"{month}/20{match[3]}"
    return day


_READERS: dict[Any, Read] = {str: text_of, Person: text_of, bool: text_of, date: _day, datetime: _moment, Month: _month}


def month_of(value: Value) -> str:
    """A cell with a month in one form, however it is written, ``-11`` where it names no year; "" where it is blank."""
    month = _month(value)
    if isinstance(month, str) and (match := _MONTH.fullmatch(month)):
        return str(Month(int(match[2]), int(match[1])))
    lone = _LONE_MONTH.fullmatch(month) if isinstance(month, str) else None
    return f"-{int(lone[1]):02}" if lone else str(month)


def hour_of(value: Value) -> str:
    """An hour that stands in a cell of its own: ``20`` and the part of a day that a spreadsheet keeps are hours too."""
    if _is_number(value) and 0 <= value < 24:
        minutes = round(value * 24 * 60) if value < 1 else round(value * 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    text = text_of(value)
    return f"{text}:00" if text.isdecimal() and len(text) < 3 else text


def with_year(period: str, start: Value) -> str:
    """A period that only names its month, “Tháng 11”, with the year that brings it nearest to the start."""
    day = moment_of(start)
    if not (lone := _LONE_MONTH.fullmatch(period)) or not _ISO_DAY.match(day):
        return period
    year, month = int(day[:4]), int(day[5:7])
    number = int(lone[1])
    return f"{number}/{year + (number - month < -6) - (number - month > 6)}"


def moment_of(value: Value) -> str:
    """A cell with a day, or a day and an hour, in one form: ``2026-11-24T19:30``; another text as it stands."""
    moment = _moment(value)
    if isinstance(moment, date):
        return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
    found = _DAY_AND_HOUR.fullmatch(moment)
    if found is None:
        return str(moment)
    day, month, year, hour, minute = found.groups()
    return f"{year}-{int(month):02}-{int(day):02}" + (f"T{int(hour):02}:{int(minute or 0):02}" if hour else "")

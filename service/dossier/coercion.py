"""How what was written becomes a value: clean text, dates, times, months, numbers, yes or no.

Each function is a pydantic validator: it returns the value, or raises `PydanticCustomError` whose type has its
sentence in `service.intake.messages`. Vietnamese forms ("24/11/2026", "1.100", "có") are read only with
``context={"vi": True}``, which the form and the tables pass; JSON is read strictly.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from service.vietnamese import MOST_MARKS, Month, heaped, nfc, repeated, unprintable, visible

Day = TypeVar("Day", bound=date)
YEARS = range(1900, 2101)
_LONGEST = 100  # characters of a date, a time, a number, however it is typed
SHOWN = 40  # characters of a wrong value that its sentence repeats

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_VI_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO_TIME = re.compile(r"[T ]([0-9]{2}):([0-9]{2})(?::00(?:\.0+)?)?(?:\+07:00)?")
_VI_TIME = re.compile(r"([0-9]{1,2})\s*(?:giờ|[:hg])(?:\s*([0-9]{1,2}))?(?:\s*(?:phút|p|ph))?", re.IGNORECASE)
_ISO_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})")
_VI_MONTH = re.compile(r"(?:tháng )?(?P<month>[0-9]{1,2})(?:/| năm )(?P<year>[0-9]{4})", re.IGNORECASE)
_VI_COUNT = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,18}")
_VI_DECIMAL = re.compile(r"([0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,18})(,[0-9]{1,18})?")
_YES = frozenset({"có", "x", "đúng", "true", "on", "1"})
_NO = frozenset({"không", "", "sai", "false", "off", "0"})

# Characters that show nothing and that str.isspace does not know; pasting from web pages leaves them.
_INVISIBLE = " \t\n\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff"


# Letters and signs of Vietnamese and its neighbours, each composed, shown and no mark on another: nearly every text
# holds nothing else, and one look at it says so in half the time of the questions below.
PLAIN = re.compile("[ -~\n\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]*")


def clean(value: Any) -> Any:
    """Text composed (NFC), without blanks around it; refuses what no document can hold. Other values pass."""
    if type(value) is not str:
        return value
    if (value.isascii() and value.isprintable()) or PLAIN.fullmatch(value):
        return value.strip()
    if heaped(value):
        raise PydanticCustomError("heaped_marks", "", {"most": MOST_MARKS})
    if mark := unprintable(value := nfc(value)):
        raise PydanticCustomError("control_character", "", {"mark": mark})
    return visible(value).strip(_INVISIBLE)


def _vietnamese(info: ValidationInfo) -> bool:
    return bool(info.context and info.context.get("vi"))


def _typed(value: Any, info: ValidationInfo) -> str:
    """`value` to be matched with a form; people leave spaces around what they type, programs do not.

    "", which is of no form, stands for a text that is longer than any form.
    """
    text = value if isinstance(value, str) else ""
    text = clean_typed(text) if _vietnamese(info) else text
    return text if len(text) <= _LONGEST else ""


def clean_typed(value: str) -> str:
    """`value` composed and without outer spaces."""
    return nfc(value).strip()


def shown(value: Any) -> str:
    """A wrong value as its sentence repeats it: short, and never a whole list."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, str):
        return repeated(value, SHOWN)
    if isinstance(value, int):
        return str(value) if abs(value) < 10**SHOWN else "số quá lớn"
    return str(value)[:SHOWN] if isinstance(value, float | Decimal) else "[…]" if isinstance(value, list) else "{…}"


def wrong(kind: str, value: Any) -> PydanticCustomError:
    """The error of type `kind` that repeats `value`, shortened."""
    return PydanticCustomError(kind, "", {"typed": shown(value)})


def _calendar_day(year: str, month: str, day: str, typed: str) -> date:
    try:
        calendar_day = date(int(year), int(month), int(day))
    except ValueError:
        raise wrong("no_such_date", typed) from None
    return _in_range(calendar_day, typed)


def _in_range(day: Day, typed: str) -> Day:
    if day.year not in YEARS:
        raise wrong("year_range", typed)
    return day


def to_date(value: Any, info: ValidationInfo) -> date:
    """A date from ``2026-11-24``, in Vietnamese also ``24/11/2026``; within `YEARS`."""
    if type(value) is str and len(value) == 10 and value[4] == value[7] == "-":
        try:  # as nearly all are written; the regex below, which also knows why not, takes three times as long
            return _in_range(date.fromisoformat(value), value)
        except ValueError:
            pass
    if isinstance(value, date) and not isinstance(value, datetime):
        return _in_range(value, str(value))
    typed = _typed(value, info)
    if match := _ISO_DATE.fullmatch(typed):
        return _calendar_day(match[1], match[2], match[3], typed)
    if _vietnamese(info) and (match := _VI_DATE.fullmatch(typed)):
        return _calendar_day(match[3], match[2], match[1], typed)
    raise wrong("date_form", value)


def to_moment(value: Any, info: ValidationInfo) -> datetime:
    """A local date and time from ``2026-11-24T19:30``, in Vietnamese also ``19 giờ 30, 24/11/2026``; within `YEARS`."""
    if type(value) is str and len(value) == 16 and value[4:14:3] == "--T:":
        try:  # as nearly all are written; the regex below, which also knows why not, takes three times as long
            moment = datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            return _in_range(moment, value)
    if isinstance(value, datetime) and value.tzinfo is None:
        return _in_range(value, str(value))
    typed = _typed(value, info)
    if (hour := _ISO_TIME.search(typed)) and hour.end() == len(typed):
        return _at(to_date(typed[: hour.start()], info), hour[1], hour[2], typed)
    if _vietnamese(info) and (parts := _vietnamese_moment(typed)):
        return _at(to_date(parts[0], info), parts[1], parts[2], typed)
    raise wrong("moment_form", value)


def _vietnamese_moment(typed: str) -> tuple[str, str, str] | None:
    """``19 giờ 30, 24/11/2026`` or ``24/11/2026 19:30`` → the day, the hour, the minute."""
    day = _VI_DATE.search(typed) or _ISO_DATE.search(typed)
    if not day:
        return None
    rest = (typed[: day.start()] + " " + typed[day.end() :]).replace("ngày", " ").strip(" ,;-")
    hour = _VI_TIME.fullmatch(rest)
    return (day[0], hour[1], hour[2] or "0") if hour else None


def _at(day: date, hour: str, minute: str, typed: str) -> datetime:
    try:
        return datetime.combine(day, time(int(hour), int(minute)))
    except ValueError:
        raise wrong("no_such_time", typed) from None


def to_month(value: Any, info: ValidationInfo) -> Month:
    """A month from ``2026-11``, in Vietnamese also ``11/2026`` or ``tháng 11 năm 2026``; within `YEARS`."""
    if isinstance(value, Month):
        return value
    typed = _typed(value, info)
    match = _ISO_MONTH.fullmatch(typed) or (_VI_MONTH.fullmatch(typed) if _vietnamese(info) else None)
    if not match or not 1 <= int(match["month"]) <= 12 or int(match["year"]) not in YEARS:
        raise wrong("month_form", value)
    return Month(int(match["year"]), int(match["month"]))


def to_count(value: Any, info: ValidationInfo) -> int:
    """A whole number, in Vietnamese also ``1.100``."""
    if type(value) is int:
        return value
    if _vietnamese(info) and _VI_COUNT.fullmatch(typed := _typed(value, info)):
        return int(typed.replace(".", ""))
    raise wrong("count_form", value)


def to_decimal(value: Any, info: ValidationInfo) -> Decimal:
    """A number that is finite, in Vietnamese also ``1.100,5``."""
    if type(value) is int:
        return Decimal(value)
    if isinstance(value, float | Decimal) and math.isfinite(value):
        return Decimal(str(value)) if value else Decimal(0)  # never "-0"
    if _vietnamese(info) and _VI_DECIMAL.fullmatch(typed := _typed(value, info)):
        return Decimal(typed.replace(".", "").replace(",", "."))
    raise wrong("number_form", value)


def to_flag(value: Any, info: ValidationInfo) -> bool:
    """True or false, in Vietnamese also ``có``, ``không`` and what else `_YES` and `_NO` hold."""
    if value is True or value is False:
        return bool(value)
    if isinstance(value, str) and _vietnamese(info):
        typed = clean_typed(value).lower()
        if typed in _YES or typed in _NO:
            return typed in _YES
    raise PydanticCustomError("bool_type", "")

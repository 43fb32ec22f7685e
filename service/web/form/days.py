"""Days, hours and months as the form shows and takes them: ``24/11/2026 19:30``, the same in every browser."""

from __future__ import annotations

import re
from datetime import date

from service.vietnamese import Month
from service.web.form.questions import DATE, MOMENT, MONTH

_ISO = {
    DATE: re.compile(r"(\d{4})-(\d\d)-(\d\d)"),
    MOMENT: re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::00(?:\.0+)?)?(?:\+07:00)?"),
    MONTH: re.compile(r"(\d{4})-(\d\d)"),
}
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)\b")
_MONTH = re.compile(r"\b(?P<month>\d{1,2})[/.-](?P<year>\d{4})\b")


def as_typed(widget: str, value: str) -> str:
    """A value of JSON as the form shows it; anything else stands as it is, to be seen and mended."""
    if not (widget in _ISO and (parts := _ISO[widget].fullmatch(value))):
        return value
    year, month, *rest = parts.groups()
    if widget == MONTH:
        return f"{month}/{year}"
    return f"{rest[0]}/{month}/{year}" + (f" {rest[1]}:{rest[2]}" if widget == MOMENT else "")


def month_in(typed: str) -> Month | None:
    """The month in what was typed into a field for a day, a moment or a month; None where there is none."""
    if day := day_in(typed):
        return Month(day.year, day.month)
    found = _MONTH.search(typed[:40]) or _ISO_MONTH.match(typed[:40])
    if found is None:
        return None
    said = {name: int(number) for name, number in found.groupdict().items()}
    return Month(**said) if 1 <= said["month"] <= 12 else None


def day_in(typed: str) -> date | None:
    """The day in what was typed into a field for a day or a moment; None where there is none."""
    typed = typed[:40]
    if found := _ISO_DAY.match(typed):
        year, month, day = map(int, found.groups())
    elif found := _DAY.search(typed):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Working days, and public holidays from `holidays.toml`; those of the lunar calendar for the years that it has."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

TET, HUNG_KINGS = "dịp Tết Nguyên đán", "ngày Giỗ Tổ Hùng Vương"
SATURDAY = 5  # as `date.weekday` counts
_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def holiday(day: date) -> str:
    """What holiday `day` is, in Vietnamese; empty where it is none."""
    return _holidays(day.year).get(day, "")


def knows_tet(year: int) -> bool:
    """Whether the days of the lunar calendar are known for `year`."""
    return str(year) in _DATA["lunar"]


def is_weekend(day: date) -> bool:
    """Whether `day` is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


def is_working(day: date) -> bool:
    """Whether `day` is from Monday to Friday and no public holiday."""
    return not is_weekend(day) and not holiday(day)


def working_days_after(day: date, count: int) -> date:
    """The `count`-th working day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day)
    return day


@cache
def _holidays(year: int) -> dict[date, str]:
    fixed = {date.fromisoformat(f"{year:04d}-{day}"): name for day, name in _DATA["fixed"].items()}
    lunar = _DATA["lunar"].get(str(year))
    if not lunar:
        return fixed
    before, after = _DATA["around_tet"]
    tet = {lunar["tet"] + timedelta(days=count): TET for count in range(-before, after + 1)}
    return fixed | tet | {lunar["hung_kings"]: HUNG_KINGS}

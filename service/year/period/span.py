"""Which months a paper of a period is about: one month, a quarter, or a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.vietnamese import Month, roman_quarter

SPANS = ("month", "quarter", "year")
_WRITTEN = re.compile(r"((?:19|20)\d\d|2100)(?:-(0[1-9]|1[0-2])|-[Qq]([1-4]))?")
WRITTEN_PATTERN = f"^{_WRITTEN.pattern}$"


@dataclass(frozen=True, slots=True)
class Span:
    """Months in a row of one year."""

    first: Month
    last: Month

    @property
    def year(self) -> int:
        """The year that the months are in."""
        return self.first.year

    @property
    def text(self) -> str:
        """As headings write it: ``tháng 11 năm 2026``, ``quý IV năm 2026``, ``năm 2026``."""
        if self.first == self.last:
            return self.first.text
        if self.last.month - self.first.month == 2:
            return f"quý {roman_quarter(self.first.quarter[1])} năm {self.year}"
        return f"năm {self.year}"

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def __str__(self) -> str:
        """As it is written: ``2026-11``, ``2026-Q4``, ``2026``."""
        if self.first == self.last:
            return str(self.first)
        return f"{self.year}-Q{self.first.quarter[1]}" if self.last.month - self.first.month == 2 else f"{self.year}"


def around(month: Month, kind: str) -> Span:
    """The month, quarter or year (one of `SPANS`) that `month` is in."""
    if kind == "month":
        return Span(month, month)
    if kind == "quarter":
        last = month.quarter[1] * 3
        return Span(Month(month.year, last - 2), Month(month.year, last))
    return Span(Month(month.year, 1), Month(month.year, 12))


def year_span(year: int) -> Span:
    """All months of `year`."""
    return around(Month(year, 1), "year")


def read_span(text: str, kind: str) -> Span | None:
    """The span that `text` writes (``2026``, ``2026-11``, ``2026-Q4``); None where it writes none of that kind."""
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        return None
    year, month, quarter = found.groups()
    written = "month" if month else "quarter" if quarter else "year"
    start = Month(int(year), int(month or 0) or int(quarter or 1) * 3)
    return around(start, kind) if written == kind else None

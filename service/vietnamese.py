"""Vietnamese writing: clean text, and the forms in which official papers write dates, times and numbers.

Sources: HD 05 I.4 (dates: a zero before days below 10 and months below 3), I.3.1 (a zero before numbers
below 10). Everything here is a pure function of its arguments; nothing reads a clock or a locale.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

MOST_MARKS = 30  # on one letter; Vietnamese has two, no writing of the world a dozen
# Vowel signs of Tibetan that count as letters of their own and are marks once they are taken apart.
_MARKS_IN_DISGUISE = frozenset("\u0f73\u0f75\u0f81")

# What XML 1.0 cannot hold, and C1 controls, which no keyboard types and no printer shows.
_NO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def nfc(text: str) -> str:
    """`text` composed (NFC), with line ends as a plain newline; where marks are `heaped` it stays as typed."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return plain if plain.isascii() or heaped(plain) else unicodedata.normalize("NFC", plain)


def is_nfc(text: str) -> bool:
    """Whether `text` is composed and no marks are `heaped` in it."""
    if text.isascii():
        return True
    return (len(text) <= MOST_MARKS or not heaped(text)) and unicodedata.is_normalized("NFC", text)


def decomposed(text: str) -> str:
    """`text` with its marks behind their letters (NFD); where they are `heaped` it stays as typed."""
    return text if text.isascii() or heaped(text) else unicodedata.normalize("NFD", text)


def heaped(text: str) -> bool:
    """Whether more than `MOST_MARKS` marks stand on one letter: to order them takes the square of their number."""
    # So many in a row leave none of the places out at which is looked first.
    places = text[MOST_MARKS :: MOST_MARKS + 1]
    if not any(map(unicodedata.combining, places)) and _MARKS_IN_DISGUISE.isdisjoint(places):
        return False
    marks = 0
    for sign in text:
        marks = marks + 1 if _is_mark(sign) else 0
        if marks > MOST_MARKS:
            return True
    return False


def _is_mark(sign: str) -> bool:
    return unicodedata.combining(sign) > 0 or sign in _MARKS_IN_DISGUISE


def visible(text: str) -> str:
    """`text` without the signs of no width that pasting from pages and chats leaves between letters."""
    return text if text.isascii() else _NO_WIDTH.sub("", text)


def unprintable(text: str) -> str | None:
    """The first character of `text` that no document can hold, as ``U+000B``, or None."""
    mark = None if text.isprintable() else UNPRINTABLE.search(text)
    return f"U+{ord(mark[0]):04X}" if mark else None


def repeated(text: str, most: int) -> str:
    """The beginning of `text` as an answer, a terminal and a log can hold it, with ``\ufffd`` for the rest."""
    return UNPRINTABLE.sub("\ufffd", text[:most].replace("\n", " ").replace("\t", " "))


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, the period that a regular meeting belongs to."""

    year: int
    month: int

    @property
    def next(self) -> Month:
        """The month after this one."""
        return Month(self.year + 1, 1) if self.month == 12 else Month(self.year, self.month + 1)

    @property
    def previous(self) -> Month:
        """The month before this one."""
        return Month(self.year - 1, 12) if self.month == 1 else Month(self.year, self.month - 1)

    @property
    def quarter(self) -> tuple[int, int]:
        """The year and the quarter, 1 to 4."""
        return self.year, (self.month + 2) // 3

    @property
    def text(self) -> str:
        """As headings write it: ``tháng 11 năm 2026``, ``tháng 02 năm 2027``."""
        return f"tháng {month_number(self.month)} năm {self.year}"

    @property
    def name(self) -> str:
        """Where the year is plain: ``tháng 11``, ``tháng 02``."""
        return f"tháng {month_number(self.month)}"

    @property
    def numbers(self) -> str:
        """Where room is scarce: ``11/2026``, ``02/2027``, ``3/2027``."""
        return f"{month_number(self.month)}/{self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def month_number(month: int) -> str:
    """``01``, ``02``, ``3`` … ``12`` (HD 05 I.4: a zero below 3 only)."""
    return f"{month:02d}" if month < 3 else str(month)


def roman_quarter(quarter: int) -> str:
    """``I`` to ``IV``."""
    return ("I", "II", "III", "IV")[quarter - 1]


def short_date(day: date) -> str:
    """In running text: ``24/11/2026``, ``09/01/2026``, ``05/3/2026``."""
    return f"{day.day:02d}/{month_number(day.month)}/{day.year}"


def day_month(day: date) -> str:
    """Where the year is plain, as in the plan of a year: ``24/11``, ``05/3``."""
    return f"{day.day:02d}/{month_number(day.month)}"


def long_date(day: date) -> str:
    """In the head of a document: ``ngày 05 tháng 3 năm 2026``."""
    return f"ngày {day.day:02d} tháng {month_number(day.month)} năm {day.year}"


def undated(month: Month) -> str:
    """A date whose day is still to be written by hand: ``ngày      tháng 11 năm 2026``."""
    return f"ngày      {month.text}"


def clock(moment: time | datetime) -> str:
    """``19 giờ 30 phút``; full hours without minutes: ``20 giờ``."""
    return f"{moment.hour} giờ {moment.minute:02d} phút" if moment.minute else f"{moment.hour} giờ"


def slot(start: datetime, end: datetime) -> str:
    """From when to when, as programmes have it: ``19 giờ 30 - 19 giờ 35``; full hours as ``20 giờ 00``."""
    return f"{start.hour} giờ {start.minute:02d} - {end.hour} giờ {end.minute:02d}"


def when(moment: datetime) -> str:
    """``19 giờ 30 phút ngày 24/11/2026``."""
    return f"{clock(moment)} ngày {short_date(moment)}"


def weekday(day: date) -> str:
    """The day of the week: ``thứ Hai`` … ``Chủ nhật``."""
    return WEEKDAYS[day.weekday()]


def two_digits(number: int) -> str:
    """Document numbers: ``05``, ``12``, ``120`` (HD 05 I.3)."""
    return f"{number:02d}"


@lru_cache(maxsize=4096)  # Babel takes some 80 µs a number, and papers repeat theirs
def number(value: int | Decimal) -> str:
    """``1.100.000``; ``1,5``: dots group thousands, a comma marks decimals; no digit is lost."""
    from babel.numbers import format_decimal  # a third of the start of a command that prints no number

    return format_decimal(value, format="#,##0.#", locale="vi", decimal_quantization=False)


@lru_cache(maxsize=4096)
def percent(part: int, whole: int) -> str:
    """``90,48%``, ``85%``: exact to two places, half away from zero; ``whole`` above 0."""
    from decimal import ROUND_HALF_UP, Decimal

    from babel.numbers import format_decimal

    share = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{format_decimal(share, format='#,##0.##', locale='vi')}%"


def lines(text: str) -> list[str]:
    """The lines of a multi-line text, blank ones left out; each becomes a paragraph of its own."""
    if "\n" not in text:  # as most are
        return [] if not text or text.isspace() else [text]
    return [line for line in text.split("\n") if line and not line.isspace()]


def listed(names: list[str] | tuple[str, ...]) -> str:
    """``A``, ``A và B``, ``A, B và C``."""
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


# Words with which a name of a kind of person or place begins: capital only where they begin a sentence or a cell.
_COMMON_WORDS = (
    *("đảng viên", "quần chúng", "đoàn viên", "hội viên", "cán bộ", "công chức", "viên chức", "giáo viên", "nhân dân"),
    *("tập thể", "bản", "thôn", "xóm", "tổ", "tiểu khu", "khu", "buôn", "làng", "ấp", "khối", "xã", "phường"),
    *("nhà đồng chí", "nhà ông", "nhà bà", "nhà riêng", "nhà bí thư"),
)
_COMMON = tuple(f"{word} " for word in _COMMON_WORDS)


def in_text(name: str) -> str:
    """`name` inside a sentence: ``Bản Mòng`` → ``bản Mòng``, ``Đảng viên`` → ``đảng viên``; proper names stay."""
    return name[:1].lower() + name[1:] if f"{name.casefold()} ".startswith(_COMMON) else name


def office(role: str, body: str) -> str:
    """A role and its body as people write them: ``Đảng uỷ viên Đảng uỷ phường Chiềng Cơi, phụ trách Chi bộ``.

    The body stands behind the offices and before duties, which begin with a small letter; a word that ends the one and
    begins the other stands once: ``Bí thư Chi bộ`` and ``Chi bộ bản San``.
    """
    if not role or not body or comparable(body) in comparable(role):
        return role or body
    parts = role.split(", ")
    first_duty = next((place for place, part in enumerate(parts) if part[:1].islower()), len(parts))
    offices, duties = ", ".join(parts[:first_duty]), parts[first_duty:]
    if not offices:
        return f"{role}, {body}"
    ending, beginning = comparable(offices).split(), comparable(body).split()
    most = min(len(ending), len(beginning) - 1)
    twice = next(n for n in range(most, -1, -1) if ending[len(ending) - n :] == beginning[:n])
    return ", ".join([f"{offices} {body.split(None, twice)[-1]}", *duties])


def comparable(text: str) -> str:
    """`text` for comparison: letters of any case are one, and so are blanks of any number."""
    return " ".join(text.casefold().split())


_DIGITS = re.compile(r"([0-9]+)")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
# Behind every letter and in the order of the alphabet: the marks of ă, â and ơ; đ is a d with the first of them.
_LETTER_MARKS = {ord("\u0306"): "\uf001", ord("\u0302"): "\uf002", ord("\u031b"): "\uf003", ord("đ"): "d\uf001"}
InOrder = tuple[str | tuple[int, str], ...]


def in_order(text: str) -> InOrder:
    """A key that sorts names as people do: ``số 2`` before ``số 10``, đ behind d, tones only between equals."""
    plain = decomposed(comparable(text)).translate(_TONES | _LETTER_MARKS)
    words, numbers = _DIGITS.split(plain)[::2], _DIGITS.findall(plain)
    key: list[str | tuple[int, str]] = [words[0]]
    for number, word in zip(numbers, words[1:], strict=True):
        counted = number.lstrip("0")
        key += [(len(counted), counted), word]
    return (*key, (0, ""), text)  # words and numbers take turns, so keys can always be compared


def slug(text: str) -> str:
    """`text` in plain ASCII for file names: ``Chi bộ bản Mòng`` → ``chi-bo-ban-mong``."""
    plain = decomposed(text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")

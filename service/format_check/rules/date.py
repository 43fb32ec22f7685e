"""Place and date of a paper (HD 05, I.4)."""

from __future__ import annotations

import re

from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import without_dots
from service.format_check.mending.replacing import substitute_groups
from service.format_check.mending.restyling import restyle
from service.format_check.rules.checker import Checker, quoted
from service.format_check.rules.letter_style import check_style
from service.format_check.rules.rule import ByHand, FormatRule

_DATE = re.compile(r"(?P<place>[^,]+), ngày (?P<day>\d{1,2})? ?tháng (?P<month>\d{1,2})? ?năm (?P<year>\d{4}|202?|)\.?")


def _with_zeros(day: str, month: str) -> tuple[str, str]:
    """Day and month with a zero before days below 10 and months 1 and 2, none before other months; empty ones stay."""
    return (
        f"{int(day):02}" if day else "",
        (f"{int(month):02}" if int(month) < 3 else str(int(month))) if month else "",
    )


DATE_MISSING = FormatRule(
    "date-missing",
    "I.4",
    "Thiếu địa danh và ngày, tháng, năm",
    "Dưới tiêu đề ghi địa danh và ngày, tháng, năm, ví dụ Chiềng Cơi, ngày 05 tháng 3 năm 2026.",
    by_hand=ByHand.UNKNOWN,
)
DATE_FORM = FormatRule(
    "date-form",
    "I.4",
    "Cách ghi địa danh và ngày, tháng, năm",
    "Ghi địa danh, dấu phẩy, rồi đủ chữ “ngày … tháng … năm …”.",
    by_hand=ByHand.UNKNOWN,
)
DATE_ZERO = FormatRule(
    "date-zero",
    "I.4",
    "Số 0 trong ngày, tháng",
    "Ngày dưới 10 và tháng 1, 2 thêm số 0 phía trước; các tháng khác không thêm.",
    rewrite=substitute_groups(
        r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?=\s+năm)", lambda match: _with_zeros(match[1], match[2])
    ),
)
DATE_LOOK = FormatRule(
    "date-look",
    "Phụ lục 2, ô 4",
    "Kiểu chữ của địa danh, ngày tháng",
    "Đặt cỡ chữ 14, nghiêng, không đậm.",
    reformat=restyle("place_date"),
)


def check(checker: Checker) -> None:
    """Check the line of place and date."""
    components = checker.components
    piece, form = components.head.date, "…, ngày … tháng … năm …"
    if piece is None:
        if components.needs_number_and_date:
            checker.report(DATE_MISSING, "Văn bản thiếu địa danh và ngày, tháng, năm", None, form)
        return
    match = _DATE.fullmatch(without_dots(piece.text))
    if match is None:
        checker.report(DATE_FORM, f"Địa danh, ngày tháng đang ghi {quoted(piece.text)}", piece, form, piece.text)
    else:
        _check_zeros(checker, piece, match["day"] or "", match["month"] or "")
    check_style(checker, DATE_LOOK, "Địa danh, ngày tháng", piece, "place_date")


def _check_zeros(checker: Checker, piece: Piece, day: str, month: str) -> None:
    right_day, right_month = _with_zeros(day, month)
    if (day, month) != (right_day, right_month):
        wrong_day = day != right_day
        found, expected = (
            (f"ngày {day}", f"ngày {right_day}") if wrong_day else (f"tháng {month}", f"tháng {right_month}")
        )
        checker.report(DATE_ZERO, f"{quoted(piece.text)} cần ghi {expected}", piece, expected, found)

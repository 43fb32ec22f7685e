"""The line "Dự thảo lần …" of a draft (HD 05, II.4.2)."""

from __future__ import annotations

import re
from dataclasses import replace

from service.format_check.hd05_values import STYLES
from service.format_check.mending.replacing import substitute_groups
from service.format_check.mending.restyling import restyle
from service.format_check.rules.checker import Checker, quoted
from service.format_check.rules.letter_style import check_style
from service.format_check.rules.rule import ByHand, FormatRule

_DRAFT = re.compile(r"Dự thảo lần \d{1,2}")
_ORDINALS = {"nhất": "1", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4"}


def _in_digits(match: re.Match[str]) -> tuple[str]:
    return (f" {_ORDINALS.get(match[2].lower(), match[2])}",)


DRAFT_FORM = FormatRule(
    "draft-form",
    "II.4.2",
    "Cách ghi bản dự thảo",
    "Ghi “Dự thảo lần 1” (lần 2 …), không ghi “lần thứ”.",
    rewrite=substitute_groups(r"(?i:lần)((?:\s+thứ)?\s+(\w+))", _in_digits),
)
DRAFT_LOOK = FormatRule(
    "draft-look",
    "Phụ lục 2, ô 11b",
    "Kiểu chữ của dòng dự thảo",
    "Đặt chữ thường, cỡ 14, nghiêng, không đậm.",
    reformat=restyle("draft"),
)
DRAFT_PLACE = FormatRule(
    "draft-place",
    "Phụ lục 2, ô 11b",
    "Vị trí của dòng dự thảo",
    "Đặt dòng “Dự thảo lần …” ngay dưới số và ký hiệu.",
    by_hand=ByHand.LAYOUT,
)


def check(checker: Checker) -> None:
    """Check the line, where there is one."""
    piece, number = checker.components.head.draft, checker.components.head.number
    if piece is None:
        return
    if not _DRAFT.fullmatch(piece.text) and not (piece.is_capitals and _DRAFT.fullmatch(piece.text.capitalize())):
        checker.report(DRAFT_FORM, f"Bản dự thảo đang ghi {quoted(piece.text)}", piece, "Dự thảo lần 1", piece.text)
    check_style(checker, DRAFT_LOOK, "Dòng dự thảo", piece, replace(STYLES["draft"], caps=False))
    above = number is not None and number.side == piece.side and number.number > piece.number
    if piece.side in ("right", "center") or above:
        found = {"right": "bên phải", "center": "giữa trang"}.get(piece.side, "trên số và ký hiệu")
        checker.report(DRAFT_PLACE, f"Dòng dự thảo đang ở {found}", piece, "dưới số và ký hiệu", found)

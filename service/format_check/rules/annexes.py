"""Phụ lục: number, reference, mention in the paper (HD 05, II.1)."""

from __future__ import annotations

import re

from service.format_check.components import Annex, patterns
from service.format_check.hd05_values import fold
from service.format_check.rules.checker import STATE, ByHand, Checker, FormatRule

_MENTION = re.compile(r"\bphu luc\b|\bkem theo\b|\bdinh kem\b")

ANNEX_NUMBER = FormatRule("annex-number", "II.1", "Số thứ tự phụ lục", by_hand=ByHand.CHOICE).with_advice(
    "Đánh số phụ lục bằng chữ số Ả-rập: Phụ lục 1, Phụ lục 2 (số La Mã là cách của văn bản nhà nước)."
)
ANNEX_REFERENCE = FormatRule("annex-reference", "II.1", "Dòng “Kèm theo”", by_hand=ByHand.UNKNOWN).with_advice(
    "Dưới tên phụ lục ghi (Kèm theo … số …, ngày … của …)."
)
ANNEX_MENTION = FormatRule(
    "annex-mention", "II.1", "Nội dung chưa nhắc đến phụ lục", by_hand=ByHand.UNKNOWN
).with_advice("Trong nội dung ghi chỉ dẫn, ví dụ “(có phụ lục kèm theo)”.")


def check(checker: Checker) -> None:
    """Check every annex of the file, and whether the paper mentions them."""
    annexes = checker.components.annexes
    for annex in annexes:
        _check_number(checker, annex, len(annexes))
        if annex.reference is None:
            message = f"Dưới tên {annex.heading.text} thiếu dòng “(Kèm theo …)”"
            checker.report(ANNEX_REFERENCE, message, annex.heading, "(Kèm theo … số …, ngày … của …)", "không có")
    if annexes and checker.components.has_paper and not _is_mentioned(checker, annexes[0]):
        message = "Văn bản có phụ lục mà nội dung không nhắc đến"
        checker.report(ANNEX_MENTION, message, annexes[0].heading, "(có phụ lục kèm theo)", "không nhắc đến")


def _check_number(checker: Checker, annex: Annex, count: int) -> None:
    heading, text = annex.heading, annex.heading.text
    match = patterns.ANNEX.fullmatch(heading.folded)
    number = match.group(1) if match is not None else None
    if number is not None and not number.isdigit():
        checker.report(ANNEX_NUMBER, f"“{text}” đánh số La Mã; {STATE}", heading, "Phụ lục 1", text)
    elif number is None and count > 1:
        message = f"Văn bản có {count} phụ lục mà “{text}” không có số thứ tự"
        checker.report(ANNEX_NUMBER, message, heading, "Phụ lục 1, Phụ lục 2", text)


def _is_mentioned(checker: Checker, first: Annex) -> bool:
    return any(_MENTION.search(fold(paragraph.plain)) for paragraph in checker.word.paragraphs[: first.first - 1])

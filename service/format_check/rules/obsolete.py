"""Documents that were replaced, bodies and units of administration that have ended."""

from __future__ import annotations

import re
import unicodedata

from service.finding import Severity
from service.format_check.hd05_values import one_spelling
from service.format_check.rules.checker import Checker, composed_spot, quoted
from service.format_check.rules.rule import ByHand, FormatRule
from service.format_check.word.model import Paragraph
from service.obsolete_names import ENDED, ENDED_NAME, REPLACED, key

_SUPERSEDED = re.compile(r"thay thế|thay cho|hết hiệu lực|bãi bỏ|trước đây")

OLD_BASIS = FormatRule(
    "old-basis",
    "Hướng dẫn 05-HD/VPTW; Quy định 399-QĐ/TW; Hướng dẫn 42-HD/BTCTW",
    "Văn bản đã hết hiệu lực",
    "Dẫn văn bản đang có hiệu lực thay cho văn bản này.",
    severity=Severity.WARNING,
    by_hand=ByHand.CHOICE,
)
ENDED_BODY = FormatRule(
    "ended-body",
    "sắp xếp đơn vị hành chính từ 01/7/2025",
    "Tên cơ quan đã kết thúc hoạt động",
    "Ghi tên hiện nay của cơ quan, đơn vị.",
    severity=Severity.WARNING,
    by_hand=ByHand.CHOICE,
)
ENDED_UNIT = FormatRule(
    "ended-unit",
    "sắp xếp đơn vị hành chính từ 01/7/2025",
    "Tên đơn vị hành chính đã sắp xếp",
    "Nếu nói về hiện nay, ghi tên mới của đơn vị.",
    severity=Severity.INFO,
    by_hand=ByHand.CHOICE,
)


def check(checker: Checker) -> None:
    """Check every paragraph of the file; names that are spoken of as past are let alone."""
    for paragraph in checker.word.all_paragraphs:
        text = unicodedata.normalize("NFC", paragraph.text)
        if text.strip():
            _check_documents(checker, paragraph, text)
            _check_bodies(checker, paragraph, text)


def _check_documents(checker: Checker, paragraph: Paragraph, text: str) -> None:
    for document in REPLACED:
        for match in document.pattern.finditer(text):
            if not _SUPERSEDED.search(one_spelling(text)):
                message = f"{document.title}, số {document.number}, đã được thay bằng {document.replaced_by}"
                spot = composed_spot(paragraph, *match.span())
                checker.report(OLD_BASIS, message, spot, document.replaced_by, match.group())


def _check_bodies(checker: Checker, paragraph: Paragraph, text: str) -> None:
    plain = one_spelling(text)
    for match in ENDED_NAME.finditer(plain):
        name = ENDED[key(match.group())]
        if name.is_past_in(plain, *match.span()):
            continue
        found = text[match.start() : match.end()]
        rule, fate = (ENDED_UNIT, "đã sắp xếp lại") if name.is_unit else (ENDED_BODY, "đã kết thúc hoạt động")
        spot = composed_spot(paragraph, *match.span())
        checker.report(rule, f"{quoted(found)} {fate}; nay là {name.became}", spot, name.became, found)

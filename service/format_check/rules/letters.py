"""The letters of the whole file: font, colour, code points (HD 05, II.IV.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from service.format_check.rules.judge import Judge, quoted, within
from service.format_check.values import FONT
from service.format_check.word.model import Paragraph, Run, WordFile

_OLD_FONT = re.compile(r"\.vn|vni[- ]|tcvn", re.IGNORECASE)
_SAME_FONT = frozenset({FONT.casefold(), "timesnewromanpsmt", "timesnewroman", "times new roman bold"})
_COMBINED = re.compile("[A-Za-zÀ-ỹ][\u0300-\u036f]")
_BLACK = frozenset({"auto", "000000"})


def paragraphs_of(word: WordFile) -> Iterator[Paragraph]:
    """Every paragraph that prints text: headers, body, notes."""
    yield from word.headers_and_footers
    yield from word.paragraphs
    yield from word.notes


def check_letters(judge: Judge) -> None:
    """Every run of the file."""
    for paragraph in paragraphs_of(judge.word):
        for run in paragraph.runs:
            if any(one.isalnum() for one in run.text):
                _font(judge, paragraph, run)
                _color(judge, paragraph, run)
        _code_points(judge, paragraph)


def _font(judge: Judge, paragraph: Paragraph, run: Run) -> None:
    wrong = sorted(font for font in run.fonts if font.casefold() not in _SAME_FONT)
    if not wrong:
        return
    spot, said = within(paragraph, run.start, run.end), ", ".join(wrong)
    if any(_OLD_FONT.match(font) for font in wrong):
        says = f"Chữ {quoted(run.text)} dùng phông {said} của bộ mã cũ (TCVN3, VNI)"
        judge.say("unicode-form", says, spot, "Unicode", said)
        return
    judge.say("font-name", f"Chữ {quoted(run.text)} đang dùng phông {said}, cần {FONT}", spot, FONT, said)


def _color(judge: Judge, paragraph: Paragraph, run: Run) -> None:
    spot = within(paragraph, run.start, run.end)
    if run.color not in _BLACK:
        judge.say(
            "font-color", f"Chữ {quoted(run.text)} đang có màu #{run.color}, cần màu đen", spot, "đen", f"#{run.color}"
        )
    elif run.highlight not in ("none", ""):
        judge.say("font-color", f"Chữ {quoted(run.text)} đang được tô nền", spot, "không tô nền", run.highlight)


def _code_points(judge: Judge, paragraph: Paragraph) -> None:
    text = paragraph.text
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    found = _COMBINED.search(text)
    place = within(paragraph, found.start(), found.end()) if found else paragraph
    judge.say(
        "unicode-form", f"Đoạn {quoted(text)} gõ bằng Unicode tổ hợp", place, "Unicode dựng sẵn", "Unicode tổ hợp"
    )

"""The letters of the whole file: font, colour, code points (HD 05, II.IV.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from service.format_check.hd05_values import FONT
from service.format_check.rules.findings_collector import Judge, quoted, within
from service.format_check.word.model import Paragraph, Run, WordFile

_OLD_FONT = re.compile(r"\.vn|vni[- ]|tcvn", re.IGNORECASE)
_ONLY_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
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
    old_letters = _has_old_letters(judge.word)
    for paragraph in paragraphs_of(judge.word):
        for run in paragraph.runs:
            if any(one.isalnum() for one in run.text):
                _font(judge, paragraph, run, old_letters=old_letters)
                _color(judge, paragraph, run)
        _code_points(judge, paragraph)


def _has_old_letters(word: WordFile) -> bool:
    """Whether what stands in a font of TCVN3 or VNI is written in that code; with letters that only Unicode has, the
    font alone is wrong."""
    old = [
        run.text for one in paragraphs_of(word) for run in one.runs if any(_OLD_FONT.match(font) for font in run.fonts)
    ]
    return not any(_ONLY_UNICODE.search(text) for text in old)


def _font(judge: Judge, paragraph: Paragraph, run: Run, *, old_letters: bool) -> None:
    wrong = sorted(font for font in run.fonts if font.casefold() not in _SAME_FONT)
    if not wrong:
        return
    spot, said = within(paragraph, run.start, run.end), ", ".join(wrong)
    if old_letters and any(_OLD_FONT.match(font) for font in wrong):
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

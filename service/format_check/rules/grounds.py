"""The grounds, căn cứ (HD 05, I.6.2.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.finding import Severity
from service.format_check.mending.replacing import begin_with_dash, end_with
from service.format_check.mending.restyling import UPRIGHT, restyle
from service.format_check.rules.checker import OLD, STATE, Checker, FormatRule, quoted
from service.format_check.word.model import Paragraph, Run

_DASHED = ("-", "–")
_MARKS = {",": "dấu phẩy", ";": "dấu chấm phẩy", ".": "dấu chấm", ":": "dấu hai chấm"}

GROUNDS_DASH = FormatRule("grounds-dash", "I.6.2.3", "Gạch đầu dòng của căn cứ", rewrite=begin_with_dash).with_advice(
    "Mỗi căn cứ xuống dòng, bắt đầu bằng “- ”."
)
GROUNDS_END = FormatRule("grounds-end", "I.6.2.3", "Dấu cuối của căn cứ", rewrite=end_with(";")).with_advice(
    "Sau mỗi căn cứ ghi dấu chấm phẩy."
)
GROUNDS_LAST = FormatRule(
    "grounds-last", "I.6.2.3", "Dấu cuối của căn cứ cuối cùng", rewrite=end_with(".")
).with_advice("Sau căn cứ cuối cùng ghi dấu chấm (dấu phẩy là cách của Hướng dẫn 36-HD/VPTW cũ).")
GROUNDS_LOOK = FormatRule(
    "grounds-look", "Phụ lục 2, ô 6", "Kiểu chữ của căn cứ", Severity.WARNING, reformat=restyle(UPRIGHT)
).with_advice("Để chữ đứng, không đậm (chữ nghiêng là cách của văn bản nhà nước).")


def check(checker: Checker) -> None:
    """Check the hyphen, the letters and the last mark of each ground."""
    grounds = checker.components.grounds
    for ground in grounds:
        if not ground.plain.startswith(_DASHED):
            message = f"Căn cứ {quoted(ground.plain)} thiếu gạch đầu dòng"
            checker.report(GROUNDS_DASH, message, ground, "- Căn cứ …", ground.plain[:10])
        _check_letters(checker, ground)
    for ground in grounds[:-1]:
        if not ground.plain.endswith(";"):
            mark = _last_mark(ground)
            message = f"Căn cứ {quoted(ground.plain)} kết thúc bằng {mark}, cần dấu chấm phẩy"
            checker.report(GROUNDS_END, message, ground, ";", mark)
    if grounds and not re.search(r"[.][”\")]*$|[”\")][.]$", grounds[-1].plain):
        mark = _last_mark(grounds[-1])
        note = f" ({OLD})" if mark == "dấu phẩy" else ""
        message = f"Căn cứ cuối cùng kết thúc bằng {mark}{note}, cần dấu chấm"
        checker.report(GROUNDS_LAST, message, grounds[-1], ".", mark)


def _last_mark(paragraph: Paragraph) -> str:
    return _MARKS.get(paragraph.plain[-1:], "chữ, không có dấu")


def _check_letters(checker: Checker, ground: Paragraph) -> None:
    runs = ground.lettered
    slanted, heavy = _most(runs, "italic"), _most(runs, "bold")
    if slanted or heavy:
        found = ", ".join(word for word, holds in (("nghiêng", slanted), ("đậm", heavy)) if holds)
        note = f"; {STATE}" if slanted else ""
        message = f"Căn cứ {quoted(ground.plain)} đang để chữ {found}{note}"
        checker.report(GROUNDS_LOOK, message, ground, "chữ đứng, không đậm", found)


def _most(runs: Sequence[Run], attribute: str) -> bool:
    """Whether more than half of the letters have that attribute."""
    letters = sum(len(run.text) for run in runs)
    return sum(len(run.text) for run in runs if getattr(run, attribute)) > letters / 2

"""Phụ lục: its number, its reference, its mention in the paper (HD 05, II.1)."""

from __future__ import annotations

import re

from service.format_check.components import patterns
from service.format_check.hd05_values import fold
from service.format_check.rules.findings_collector import STATE, Judge

_MENTION = re.compile(r"\bphu luc\b|\bkem theo\b|\bdinh kem\b")


def check_annexes(judge: Judge) -> None:
    """Every annex of the file, then whether the paper speaks of them."""
    anatomy = judge.anatomy
    for annex in anatomy.annexes:
        found = patterns.ANNEX.fullmatch(annex.heading.folded)
        number = found.group(1) if found is not None else None
        if number is not None and not number.isdigit():
            says = f"“{annex.heading.text}” đánh số La Mã; {STATE}"
            judge.say("annex-number", says, annex.heading, "Phụ lục 1", annex.heading.text)
        elif number is None and len(anatomy.annexes) > 1:
            says = f"Văn bản có {len(anatomy.annexes)} phụ lục mà “{annex.heading.text}” không có số thứ tự"
            judge.say("annex-number", says, annex.heading, "Phụ lục 1, Phụ lục 2", annex.heading.text)
        if annex.reference is None:
            says = f"Dưới tên {annex.heading.text} thiếu dòng “(Kèm theo …)”"
            judge.say("annex-reference", says, annex.heading, "(Kèm theo … số …, ngày … của …)", "không có")
    if anatomy.annexes and anatomy.has_paper and not _mentioned(judge):
        says = "Văn bản có phụ lục mà nội dung không nhắc đến"
        judge.say("annex-mention", says, anatomy.annexes[0].heading, "(có phụ lục kèm theo)", "không nhắc đến")


def _mentioned(judge: Judge) -> bool:
    first = judge.anatomy.annexes[0].first
    return any(_MENTION.search(fold(one.plain)) for one in judge.word.paragraphs[: first - 1])

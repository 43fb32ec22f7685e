"""Headings of the content: Phần, Chương, Mục, Điều, khoản, điểm (HD 05, Phụ lục 2, 6.1–6.6)."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from service.format_check.rules.findings_collector import Judge, quoted
from service.format_check.word.model import Paragraph, Run

_ORDINAL = "[IVXLivxl]{1,6}|\\d{1,2}|một|nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"
_PART = re.compile(rf"(?:phần|chương) (?:thứ )?(?:{_ORDINAL})\W*", re.IGNORECASE)
_SECTION = re.compile(r"(?:Mục|MỤC) (?P<number>\d{1,2}|[IVX]{1,5})(?P<tail>\W*)")
_ARTICLE = re.compile(r"(?P<word>Điều|ĐIỀU) (?P<number>\d{1,3}|[IVX]{1,5})(?P<mark>\s?[.:\-–)/]|$)")
_CLAUSE = re.compile(r"\d{1,3}(?P<mark>[)/])\s")
_NUMBERED = re.compile(r"(?:[IVX]+|\d{1,2}|[A-Z])\s*[-–.)/]")
_POINT = re.compile(r"[a-zđ](?P<mark>[./\-–])\s")


def opens_article(one: Paragraph) -> bool:
    """Whether a paragraph opens with Điều and its number, and does not only speak of one."""
    return _ARTICLE.match(one.plain) is not None


def parts_of(content: Sequence[Paragraph]) -> set[int]:
    """The numbers of the lines that name a part: Phần, Chương or Mục with its number, and the capitals below it."""
    found: set[int] = set()
    for place, one in enumerate(content):
        if not (len(one.plain) < 30 and (_PART.fullmatch(one.plain) or _SECTION.fullmatch(one.plain))):
            continue
        found.add(one.number)
        following = content[place + 1] if place + 1 < len(content) else None
        if following is not None and _is_name(following.plain) and following.number - one.number < 3:
            found.add(following.number)
    return found


def _is_name(text: str) -> bool:
    """Whether a line can be the name of the part above it: in capitals, and no numbered heading of its own."""
    return text.isupper() and not _NUMBERED.match(text)


def check_headings(judge: Judge, content: Sequence[Paragraph], parts: Container[int]) -> None:
    """The look and form of numbered headings; `parts` are the numbers that `parts_of` gives."""
    for one in content:
        if one.number in parts:
            _bold(judge, one, one.runs)
            _centered(judge, one)
            _section_number(judge, one)
        elif opens_article(one):
            _article(judge, one)
        else:
            _marks(judge, one)


def _bold(judge: Judge, one: Paragraph, runs: Sequence[Run]) -> None:
    spoken = [run for run in runs if any(sign.isalnum() for sign in run.text)]
    found = []
    if spoken and not all(run.bold for run in spoken):
        found.append("không đậm")
    if any(run.italic for run in spoken):
        found.append("nghiêng")
    if found:
        said = ", ".join(found)
        judge.say("heading-look", f"Đề mục {quoted(one.plain)} đang để chữ {said}", one, "chữ đứng, đậm", said)


def _centered(judge: Judge, one: Paragraph) -> None:
    if one.alignment != "center":
        judge.say("heading-align", f"Đề mục {quoted(one.plain)} không căn giữa", one, "căn giữa", "không căn giữa")


def _section_number(judge: Judge, one: Paragraph) -> None:
    found = _SECTION.fullmatch(one.plain)
    if found is not None and not found["number"].isdigit():
        judge.say("heading-form", f"{quoted(one.plain)} đánh số La Mã, cần chữ số Ả-rập", one, "Mục 1", found["number"])


def _article(judge: Judge, one: Paragraph) -> None:
    found = _ARTICLE.match(one.plain)
    if found is None:
        return
    if found["mark"] != "." or not found["number"].isdigit() or found["word"] != "Điều":
        judge.say(
            "heading-form", f"Điều đang ghi {quoted(found.group())}, cần “Điều 1.”", one, "Điều 1.", found.group()
        )
    opening = [run for run in one.runs if run.start < one.text.find(found["number"]) + len(found["number"])]
    _bold(judge, one, opening if not one.label else one.runs)


def _marks(judge: Judge, one: Paragraph) -> None:
    clause, point = _CLAUSE.match(one.plain), _POINT.match(one.plain)
    if clause is not None:
        judge.say(
            "heading-form",
            f"Khoản đang ghi {quoted(one.plain)}, cần chữ số và dấu chấm",
            one,
            "1.",
            clause.group().strip(),
        )
    elif point is not None:
        judge.say(
            "heading-form",
            f"Điểm đang ghi {quoted(one.plain)}, cần chữ cái và dấu đóng ngoặc",
            one,
            "a)",
            point.group().strip(),
        )

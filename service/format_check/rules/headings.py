"""Headings of the content, from Phần to điểm, and the letters in its tables (HD 05, Phụ lục 2, ô 6 and 6.1–6.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.finding import Severity
from service.format_check.hd05_values import TABLE_SIZES
from service.format_check.mending.restyling import centred, restyle
from service.format_check.rules.checker import ByHand, Checker, FormatRule, quoted
from service.format_check.rules.letter_style import points
from service.format_check.word.model import Paragraph, Run

_ORDINAL = "[IVXLivxl]{1,6}|\\d{1,2}|một|nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"
_PART = re.compile(rf"(?:phần|chương) (?:thứ )?(?:{_ORDINAL})\W*", re.IGNORECASE)
_SECTION = re.compile(r"(?:Mục|MỤC) (?P<number>\d{1,2}|[IVX]{1,5})(?P<tail>\W*)")
_ARTICLE = re.compile(r"(?P<word>Điều|ĐIỀU) (?P<number>\d{1,3}|[IVX]{1,5})(?P<mark>\s?[.:\-–)/]|$)")
_CLAUSE = re.compile(r"\d{1,3}(?P<mark>[)/])\s")
_NUMBERED = re.compile(r"(?:[IVX]{1,8}|\d{1,2}|[A-Z])\s*[-–.)/]")
_POINT = re.compile(r"[a-zđ](?P<mark>[./\-–])\s")

HEADING_LOOK = FormatRule(
    "heading-look", "Phụ lục 2, dòng 6.1–6.4", "Kiểu chữ của phần, chương, mục, điều", reformat=restyle("heading")
).with_advice("Đặt cỡ chữ 14 hoặc 15, đứng, đậm.")
HEADING_ALIGN = FormatRule(
    "heading-align", "Phụ lục 2, dòng 6.1–6.3", "Vị trí của phần, chương, mục", reformat=centred
).with_advice("Căn giữa trang; tên phần, chương ở dòng dưới.")
HEADING_FORM = FormatRule(
    "heading-form",
    "Phụ lục 2, dòng 6.1–6.6",
    "Cách đánh số phần, chương, mục, điều, khoản, điểm",
    by_hand=ByHand.CHOICE,
).with_advice("Ghi “Điều 1.”, khoản “1.”, điểm “a)”.")


def opens_article(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with Điều and its number, and does not only speak of one."""
    return _ARTICLE.match(paragraph.plain) is not None


def headings_of(content: Sequence[Paragraph]) -> set[int]:
    """The numbers of the lines that head a part: Phần, Chương or Mục with its number, and the capitals below it."""
    headings: set[int] = set()
    for index, paragraph in enumerate(content):
        text = paragraph.plain
        if not (len(text) < 30 and (_PART.fullmatch(text) or _SECTION.fullmatch(text))):
            continue
        headings.add(paragraph.number)
        following = content[index + 1] if index + 1 < len(content) else None
        if following is not None and _is_name(following.plain) and following.number - paragraph.number < 3:
            headings.add(following.number)
    return headings


def _is_name(text: str) -> bool:
    """Whether a line can be the name of the part above it: in capitals, and no numbered heading of its own."""
    return text.isupper() and not _NUMBERED.match(text)


def check(checker: Checker) -> None:
    """Check the letters, the place and the form of numbered headings; the size of the letters in tables."""
    _check_tables(checker)
    content = checker.components.all_content
    headings = headings_of(content)
    for paragraph in content:
        if paragraph.number in headings:
            _check_bold(checker, paragraph, paragraph.runs)
            _check_heading(checker, paragraph)
        elif article := _ARTICLE.match(paragraph.plain):
            _check_article(checker, paragraph, article)
        else:
            _check_clause_or_point(checker, paragraph)


def _check_bold(checker: Checker, paragraph: Paragraph, runs: Sequence[Run]) -> None:
    lettered = [run for run in runs if run.has_letters]
    found = []
    if not all(run.bold for run in lettered):
        found.append("không đậm")
    if any(run.italic for run in lettered):
        found.append("nghiêng")
    if found:
        styles = ", ".join(found)
        message = f"Đề mục {quoted(paragraph.plain)} đang để chữ {styles}"
        checker.report(HEADING_LOOK, message, paragraph, "chữ đứng, đậm", styles)


def _check_heading(checker: Checker, paragraph: Paragraph) -> None:
    shown = quoted(paragraph.plain)
    if paragraph.alignment != "center":
        checker.report(HEADING_ALIGN, f"Đề mục {shown} không căn giữa", paragraph, "căn giữa", "không căn giữa")
    section = _SECTION.fullmatch(paragraph.plain)
    if section is not None and not section["number"].isdigit():
        message = f"{shown} đánh số La Mã, cần chữ số Ả-rập"
        checker.report(HEADING_FORM, message, paragraph, "Mục 1", section["number"])


def _check_article(checker: Checker, paragraph: Paragraph, article: re.Match[str]) -> None:
    if article["mark"] != "." or not article["number"].isdigit() or article["word"] != "Điều":
        message = f"Điều đang ghi {quoted(article.group())}, cần “Điều 1.”"
        checker.report(HEADING_FORM, message, paragraph, "Điều 1.", article.group())
    end = paragraph.text.find(article["number"]) + len(article["number"])
    opening = [run for run in paragraph.runs if run.start < end]
    _check_bold(checker, paragraph, opening if not paragraph.label else paragraph.runs)


def _check_clause_or_point(checker: Checker, paragraph: Paragraph) -> None:
    for pattern, name, wanted, expected in (
        (_CLAUSE, "Khoản", "chữ số và dấu chấm", "1."),
        (_POINT, "Điểm", "chữ cái và dấu đóng ngoặc", "a)"),
    ):
        if match := pattern.match(paragraph.plain):
            message = f"{name} đang ghi {quoted(paragraph.plain)}, cần {wanted}"
            checker.report(HEADING_FORM, message, paragraph, expected, match.group().strip())


TABLE_FONT_SIZE = FormatRule(
    "table-font-size", "Phụ lục 2, ô 6", "Cỡ chữ trong bảng", Severity.INFO, by_hand=ByHand.LAYOUT
).with_advice("Nên giữ cỡ chữ trong bảng từ 12 đến 14.")


def _check_tables(checker: Checker) -> None:
    for section in checker.word.sections:
        for table in checker.components.tables_of(section):
            for number in range(table.first, table.last + 1):
                _check_size(checker, checker.word.paragraph(number))


def _check_size(checker: Checker, paragraph: Paragraph) -> None:
    low, high = TABLE_SIZES
    runs = (run for run in paragraph.lettered if run.vertical == "baseline")
    if wrong := {run.size for run in runs if not low <= run.size <= high}:
        found = f"cỡ {', '.join(map(points, sorted(wrong)))}"
        message = f"Chữ trong bảng {quoted(paragraph.plain)} đang để {found}"
        checker.report(TABLE_FONT_SIZE, message, paragraph, "cỡ 12 đến 14", found)

"""Letters in the tables of the content (HD 05, Phụ lục 2, ô 6)."""

from __future__ import annotations

from service.finding import Severity
from service.format_check.hd05_values import TABLE_SIZES
from service.format_check.rules.checker import Checker, quoted
from service.format_check.rules.letter_style import points
from service.format_check.rules.rule import ByHand, FormatRule
from service.format_check.word.model import Paragraph

TABLE_FONT_SIZE = FormatRule(
    "table-font-size",
    "Phụ lục 2, ô 6",
    "Cỡ chữ trong bảng",
    "Nên giữ cỡ chữ trong bảng từ 12 đến 14.",
    severity=Severity.INFO,
    by_hand=ByHand.LAYOUT,
)


def check(checker: Checker) -> None:
    """Check every table of every section."""
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

"""What only the printed page shows: letters in the margin or over others, blocks and headings that a page's end parts.

Without printed pages nothing is said. LibreOffice ends a page where Word may not, so none of it is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from service.finding import Severity
from service.format_check.components import Components
from service.format_check.hd05_values import in_millimetres
from service.format_check.printed.pages import PrintedLine
from service.format_check.printed.placing import TWIPS, Placed
from service.format_check.rules import headings, signing_room
from service.format_check.rules.checker import ByHand, Checker, FormatRule, quoted
from service.format_check.word.model import Paragraph

_BEYOND = 5.7  # points, 2 mm: what stands so far in the margin is seen
_LEAST_HEIGHT, _LEAST_WIDTH = 0.3, 2.0  # of two lines that lie on each other: a share of the lower one; points
_MOST_NEAR = 100  # lines that one line is compared with
_MOST_LETTERS = 120  # of a heading

PAGE_OVERFLOW = FormatRule(
    "page-overflow", "II.IV.4.1", "Chữ in ra lề trang", Severity.WARNING, by_hand=ByHand.LAYOUT
).with_advice("Thu bảng, hộp chữ hoặc thụt lề lại cho chữ nằm trong lề; từ quá dài thì ngắt dòng.")
PAGE_OVERLAP = FormatRule(
    "page-overlap", "II.IV (trình bày)", "Chữ in đè lên nhau", Severity.WARNING, by_hand=ByHand.LAYOUT
).with_advice("Kéo hộp chữ ra chỗ trống, hoặc tăng giãn dòng.")
SIGNATURE_SPLIT = FormatRule(
    "signature-split", "I.7 (trình bày)", "Phần ký bị ngắt giữa hai trang", Severity.WARNING, by_hand=ByHand.LAYOUT
).with_advice("Chọn các dòng từ quyền hạn đến họ tên, vào Paragraph → Line and Page Breaks, bật Keep with next.")
HEADING_ORPHAN = FormatRule(
    "heading-orphan", "II.IV (trình bày)", "Đề mục nằm cuối trang", Severity.WARNING, by_hand=ByHand.LAYOUT
).with_advice("Chọn đề mục, vào Paragraph → Line and Page Breaks, bật Keep with next.")


def check(checker: Checker) -> None:
    """Check the lines of a paper on its pages, its signatures and its headings."""
    placed = checker.placed
    if placed is None:
        return
    _check_margins(checker, placed)
    _check_overlaps(checker, placed)
    _check_signatures(checker, placed)
    _check_alone(checker, placed)
    _check_headings(checker, placed)


def _at(checker: Checker, placed: Placed, line: PrintedLine) -> Paragraph | None:
    """The paragraph of a line, where it is known."""
    number = placed.owners.get(line, 0)
    return checker.word.paragraph(number) if number else None


def _check_margins(checker: Checker, placed: Placed) -> None:
    for line in placed.owners:
        area = placed.areas[line.page]
        beyond = max(area.left - line.left, line.right - area.right)
        if beyond > _BEYOND:
            found = f"{in_millimetres(beyond * TWIPS)} mm"
            message = f"Trang {line.page}: {quoted(line.text)} in ra lề {found}"
            checker.report(PAGE_OVERFLOW, message, _at(checker, placed, line), "trong lề trang", found)


def _check_overlaps(checker: Checker, placed: Placed) -> None:
    for page in placed.pages:
        lines = [line for line in page.lines if line in placed.owners]
        for line, other in _overlaps(lines):
            paragraph = _at(checker, placed, line)
            if other is line:  # its letters are mingled with those that lie on it
                shown = quoted(paragraph.plain if paragraph is not None else line.text)
                message = f"Trang {page.number}: {shown} và chữ khác đè lên nhau"
            else:
                message = f"Trang {page.number}: {quoted(line.text)} đè lên {quoted(other.text)}"
            checker.report(PAGE_OVERLAP, message, paragraph, "không đè lên nhau", "đè lên nhau")


def _overlaps(lines: Sequence[PrintedLine]) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Each line with the first of those below that it lies on, or with itself where its own letters cross."""
    for at, line in enumerate(lines):
        if line.crossed:
            yield line, line
            continue
        near = islice(lines, at + 1, at + _MOST_NEAR)
        if (below := next((other for other in near if _meet(line, other)), None)) is not None:
            yield line, below


def _meet(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether the small letters of two lines lie on each other."""
    high = upper.baseline - (lower.baseline - lower.height)
    wide = min(upper.right, lower.right) - max(upper.left, lower.left)
    return high > _LEAST_HEIGHT * min(upper.height, lower.height) and wide > _LEAST_WIDTH


def _check_signatures(checker: Checker, placed: Placed) -> None:
    """From whose name it is signed in down to the name, a block stands on one page."""
    foot = checker.components.foot
    for name in islice(foot.names, signing_room.MOST_SIGNERS):
        end = placed.begins.get(name.number)
        offices = signing_room.offices_above(foot, name)
        block = [(line.page, one.text) for one in offices if (line := placed.begins.get(one.number))]
        page, office = min(block, default=(0, ""))
        if end is not None and 0 < page < end.page:
            message = f"{quoted(office)} in ở trang {page}, còn {quoted(name.text)} ở trang {end.page}"
            checker.report(SIGNATURE_SPLIT, message, name, "cùng một trang", "hai trang")


def _check_alone(checker: Checker, placed: Placed) -> None:
    """Above the signature stands some of the text."""
    components = checker.components
    if not components.foot.is_signed or components.is_form or checker.has_reported(signing_room.SIGNATURE_ALONE):
        return
    lines = [line for piece in components.foot.pieces if (line := placed.begins.get(piece.number))]
    first = min(lines, key=lambda line: (line.page, line.baseline), default=None)
    if first is None or not _has_text_before(components, placed, first):
        return
    above = any(line.page == first.page and line.baseline < first.baseline - 1 for line in placed.owners)
    if not above:
        message = f"Phần ký, từ {quoted(first.text)}, in một mình ở trang {first.page}"
        place = _at(checker, placed, first)
        checker.report(signing_room.SIGNATURE_ALONE, message, place, "cùng trang với nội dung", "trang không nội dung")


def _has_text_before(components: Components, placed: Placed, first: PrintedLine) -> bool:
    begun = (placed.begins.get(paragraph.number) for paragraph in components.content)
    return any(line is not None and line.page < first.page for line in begun)


def _check_headings(checker: Checker, placed: Placed) -> None:
    """A heading is not the last line of its page."""
    content = checker.components.all_content
    named = headings.headings_of(content)
    last = {page.number: _last_of(page.lines, placed) for page in placed.pages}
    for paragraph in content:
        line = placed.begins.get(paragraph.number)
        if line is None or not (paragraph.number in named or _is_heading(paragraph)):
            continue
        following = placed.begins.get(_next(checker, paragraph))
        if following is not None and following.page > line.page and last[line.page] == paragraph.number:
            message = (
                f"{quoted(paragraph.plain)} in ở cuối trang {line.page}, phần chữ của nó sang trang {following.page}"
            )
            checker.report(HEADING_ORPHAN, message, paragraph, "cùng trang với phần chữ", "cuối trang")


def _last_of(lines: Sequence[PrintedLine], placed: Placed) -> int:
    """The paragraph of the lowest line of text on a page."""
    return next((owner for line in reversed(lines) if (owner := placed.owners.get(line, 0))), 0)


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether a line reads as one: short, bold from end to end, and no sentence."""
    text, lettered = paragraph.plain, paragraph.lettered
    return len(text) < _MOST_LETTERS and not text.endswith((".", ";", ",")) and all(run.bold for run in lettered)


def _next(checker: Checker, paragraph: Paragraph) -> int:
    """The number of the next paragraph that prints something; 0 where there is none."""
    behind = islice(checker.word.paragraphs, paragraph.number, None)
    return next((one.number for one in behind if not one.is_empty), 0)

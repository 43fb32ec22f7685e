"""Room to sign, and a signature that does not stand on a page alone (HD 05, I.7)."""

from __future__ import annotations

from collections.abc import Iterable

from service.finding import Severity
from service.format_check.components import Components, patterns
from service.format_check.components.foot import Foot
from service.format_check.components.heights import height, least_row_height, line_height
from service.format_check.components.pieces import Piece
from service.format_check.components.walk import starts_page
from service.format_check.hd05_values import in_millimetres, twips
from service.format_check.rules.checker import ByHand, Checker, FormatRule, quoted
from service.format_check.word.markup import w
from service.format_check.word.model import Paragraph, WordFile

_LEAST = twips(10)  # a hand needs more; below that nobody has left room on purpose
MOST_SIGNERS = 20  # of one paper, whose room is measured
_COLUMN = 230  # points

SIGNATURE_ROOM = FormatRule("signature-room", "I.7", "Chỗ ký", Severity.WARNING, by_hand=ByHand.LAYOUT).with_advice(
    "Để khoảng 4 dòng trống giữa chức vụ và họ tên."
)
SIGNATURE_ALONE = FormatRule(
    "signature-alone", "I.7 (trình bày)", "Phần ký đứng riêng một trang", Severity.WARNING, by_hand=ByHand.LAYOUT
).with_advice("Bỏ dấu ngắt trang phía trên phần ký, hoặc đưa ít nhất hai dòng nội dung sang cùng trang.")


def check(checker: Checker) -> None:
    """Check the room above each name, and what stands above the foot on its page."""
    components = checker.components
    for name in components.foot.names[:MOST_SIGNERS]:
        _check_room(checker, components, name)
    if components.foot.is_signed and not components.is_form:
        _check_alone(checker, components)


def _check_room(checker: Checker, components: Components, name: Piece) -> None:
    above = max(offices_above(components.foot, name), key=lambda piece: (piece.number, piece.start), default=None)
    if above is None or _is_signed_by_machine(components, above, name):
        return
    if (room := _room(checker.word, above, name)) < _LEAST:
        found = f"{in_millimetres(max(room, 0))} mm"
        message = f"Giữa {quoted(above.text)} và {quoted(name.text)} chỉ cách {found}, không đủ chỗ ký"
        checker.report(SIGNATURE_ROOM, message, name, "khoảng 4 dòng trống", found)


def offices_above(foot: Foot, name: Piece) -> list[Piece]:
    """The lines of the block that ends with a name: in whose name it is signed, and the office."""
    offices = (*foot.capacities, *foot.roles, *foot.minutes_roles)
    return [piece for piece in offices if _is_above(piece, name)]


def _is_above(piece: Piece, name: Piece) -> bool:
    own, other = piece.paragraph.cell, name.paragraph.cell
    if own is not None and other is not None:
        return (own.table, own.column) == (other.table, other.column) and piece.number <= name.number
    return own is None and other is None and piece.side == name.side and piece.number <= name.number


def _is_signed_by_machine(components: Components, above: Piece, name: Piece) -> bool:
    """Whether a picture or a note such as “(đã ký)” stands in for the hand."""
    between = components.word.paragraphs[above.number - 1 : name.number]
    pictured = any(paragraph.has_drawings for paragraph in between)
    return pictured or any(
        patterns.SIGNED.fullmatch(piece.folded) for piece in components.foot.pieces if above.number <= piece.number
    )


def _room(word: WordFile, above: Piece, name: Piece) -> float:
    """The height of what lies between two lines, twips."""
    first, last = above.paragraph, name.paragraph
    if first is last:
        size = max((run.size for run in name.runs), default=14)
        return 20 * line_height(last, size) * (first.text.count("\n", above.end, name.start) - 1)
    between = word.paragraphs[first.number : last.number - 1]
    cell = first.cell
    gap = max(first.after, last.before)
    if cell is None or last.cell is None or cell.row == last.cell.row:
        column = (one for one in between if one.cell == cell)
        return gap + 20 * _heights(column)
    rows = {
        row: [one for one in between if one.cell is not None and (one.cell.row, one.cell.column) == (row, cell.column)]
        for row in range(cell.row, last.cell.row + 1)
    }
    elements = list(next(first.element.iterancestors(w("tbl"))).iterchildren(w("tr")))
    least = (least_row_height(elements[row]) if row < len(elements) else 0 for row in rows)
    return gap + 20 * sum(max(_heights(held), high) for held, high in zip(rows.values(), least, strict=True))


def _heights(paragraphs: Iterable[Paragraph]) -> float:
    return sum(height(paragraph, _COLUMN) for paragraph in paragraphs)


def _check_alone(checker: Checker, components: Components) -> None:
    """A page break between the content and the foot leaves a page to the foot alone."""
    first = components.foot.pieces[0].paragraph
    before = range(first.number - 1, 0, -1)
    last = next((number for number in before if not checker.word.paragraph(number).is_empty), 0)
    numbers = range(last + 1, first.number + 1)
    if components.content and any(starts_page(checker.word, checker.word.paragraph(number)) for number in numbers):
        message = f"Phần ký, từ {quoted(first.plain)}, bị ngắt sang một trang không có nội dung"
        checker.report(SIGNATURE_ALONE, message, first, "cùng trang với nội dung", "ngắt trang")

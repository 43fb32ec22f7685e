"""The title ĐẢNG CỘNG SẢN VIỆT NAM and the line under it (HD 05, I.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from service.finding import Severity
from service.format_check.components.drawn_lines import DrawnLine, holds_unknown_drawing, lines_in_head
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import STYLES, TITLE, TITLE_SIZE, TITLE_WIDTH, in_millimetres
from service.format_check.mending.restyling import restyle
from service.format_check.rules import state_papers
from service.format_check.rules.checker import ByHand, Checker, FormatRule, quoted
from service.format_check.rules.letter_style import check_style

TITLE_MISSING = FormatRule(
    "title-missing", "I.1", "Thiếu tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”", by_hand=ByHand.LAYOUT
).with_advice("Ghi ĐẢNG CỘNG SẢN VIỆT NAM ở góc phải, dòng đầu trang 1.")
TITLE_TEXT = FormatRule("title-text", "I.1; Phụ lục 2, ô 1", "Cách ghi tiêu đề", by_hand=ByHand.CHOICE).with_advice(
    "Ghi đúng và in hoa: ĐẢNG CỘNG SẢN VIỆT NAM."
)
TITLE_LOOK = FormatRule("title-look", "Phụ lục 2, ô 1", "Kiểu chữ của tiêu đề", reformat=restyle("title")).with_advice(
    "Đặt cỡ chữ 15, đứng, đậm."
)
TITLE_PLACE = FormatRule("title-place", "I.1", "Vị trí của tiêu đề", by_hand=ByHand.LAYOUT).with_advice(
    "Đặt tiêu đề ở bên phải, dòng đầu trang 1, ngang hàng tên cơ quan cấp trên."
)
TITLE_RULE_MISSING = FormatRule(
    "title-rule-missing", "I.1.2", "Thiếu đường kẻ dưới tiêu đề", by_hand=ByHand.DRAWING
).with_advice("Vẽ một đường kẻ ngang nét liền dưới tiêu đề (Insert → Shapes → Line), dài bằng tiêu đề.")
TITLE_RULE_LENGTH = FormatRule(
    "title-rule-length", "I.1.2", "Độ dài đường kẻ dưới tiêu đề", by_hand=ByHand.DRAWING
).with_advice("Kéo đường kẻ cho dài đúng bằng tiêu đề (Times New Roman đậm cỡ 15: 72,9 mm).")
TITLE_RULE_LINE = FormatRule(
    "title-rule-line", "I.1.2", "Nét của đường kẻ dưới tiêu đề", by_hand=ByHand.DRAWING
).with_advice("Chọn đường kẻ, đổi sang nét liền đơn (Solid line).")
TITLE_RULE_UNDERLINE = FormatRule(
    "title-rule-underline", "I.1.2", "Gạch chân tiêu đề thay cho đường kẻ", Severity.WARNING, by_hand=ByHand.DRAWING
).with_advice("Bỏ gạch chân, vẽ một đường kẻ ngang dưới tiêu đề.")


def check(checker: Checker) -> None:
    """Check the words, letters and place of the title, and its line."""
    head = checker.components.head
    state_papers.check_motto(checker)
    title = head.title
    if title is None:
        if not head.motto:
            checker.report(TITLE_MISSING, f"Văn bản thiếu tiêu đề “{TITLE}”", None, TITLE)
        return
    if title.text != TITLE:
        checker.report(TITLE_TEXT, f"Tiêu đề đang ghi {quoted(title.text)}", title, TITLE, title.text)
    check_style(checker, TITLE_LOOK, "Tiêu đề", _without_underline(title), replace(STYLES["title"], caps=None))
    _check_place(checker, title)
    _check_line(checker, title)


def _without_underline(title: Piece) -> Piece:
    """The title as if it were not underlined: that is a fault of its line, not of its letters."""
    runs = tuple(replace(run, underline="none") for run in title.paragraph.runs)
    return replace(title, paragraph=replace(title.paragraph, runs=runs))


def _is_underlined(title: Piece) -> bool:
    return any(run.underline != "none" for run in title.runs)


def _check_place(checker: Checker, title: Piece) -> None:
    head = checker.components.head
    if title.side in ("left", "center"):
        side = "bên trái" if title.side == "left" else "giữa trang"
        checker.report(TITLE_PLACE, f"Tiêu đề đang ở {side}", title, "bên phải, dòng đầu trang 1", side)
        return
    may_stand_above = [head.scope, head.urgency, *head.motto]
    above = any(
        piece not in may_stand_above
        and _same_column(piece, title)
        and (piece.number, piece.start) < (title.number, title.start)
        for piece in head.pieces
    )
    if above or _is_in_later_row(title, head.superior) or _is_pushed_down(checker, title, head.superior):
        message = "Tiêu đề không ở dòng đầu trang"
        checker.report(TITLE_PLACE, message, title, "dòng đầu, ngang tên cơ quan cấp trên", "ở dưới")


def _same_column(piece: Piece, title: Piece) -> bool:
    own, other = piece.paragraph.cell, title.paragraph.cell
    if own is None or other is None:
        return False
    return (own.table, own.column) == (other.table, other.column)


def _is_in_later_row(title: Piece, superior: Sequence[Piece]) -> bool:
    """Whether the superior body stands in an earlier row of the title's table."""
    own = title.paragraph.cell
    cells = [piece.paragraph.cell for piece in superior if piece.paragraph.cell is not None]
    return own is not None and any(cell.table == own.table and cell.row < own.row for cell in cells)


def _is_pushed_down(checker: Checker, title: Piece, superior: Sequence[Piece]) -> bool:
    """Whether blank lines push the title below the level of the superior body in the cell beside it."""
    if not superior or title.paragraph.cell is None or superior[0].paragraph.cell is None:
        return False
    own, other = title.paragraph.cell, superior[0].paragraph.cell
    level = (own.table, own.row) == (other.table, other.row)
    return level and _blanks_above(checker, title) > _blanks_above(checker, superior[0])


def _blanks_above(checker: Checker, piece: Piece) -> int:
    """How many empty paragraphs of its cell stand right above a piece."""
    before = reversed(checker.word.paragraphs[: piece.number - 1])
    cell = piece.paragraph.cell
    return sum(1 for _ in takewhile(lambda paragraph: paragraph.cell == cell and paragraph.is_empty, before))


def _check_line(checker: Checker, title: Piece) -> None:
    """Under the title stands one solid line as long as the title."""
    wanted = _printed_width(title)
    lines = list(lines_in_head(checker.components, title))
    side = title.side if title.side in ("left", "right") else "right"
    own = [line for line in lines if line.side == side] or [line for line in lines if _is_own(line, title, wanted)]
    state_papers.check_issuer_lines(checker, [line for line in lines if line not in own])
    if not own:
        _report_no_line(checker, title)
        return
    if _is_underlined(title):
        message = "Tiêu đề vừa có đường kẻ vừa được gạch chân"
        checker.report(TITLE_RULE_UNDERLINE, message, title, "chỉ có đường kẻ", "gạch chân")
    best = min(own, key=lambda line: abs(line.width - wanted))
    if not best.solid:
        message = "Đường kẻ dưới tiêu đề không phải nét liền"
        checker.report(TITLE_RULE_LINE, message, best.paragraph, "nét liền", "nét đứt")
    if abs(best.width - wanted) > best.slack and abs(best.width - TITLE_WIDTH) > best.slack:
        found, expected = f"{in_millimetres(best.width)} mm", f"{in_millimetres(wanted)} mm"
        message = f"Đường kẻ dưới tiêu đề dài {found}, tiêu đề dài {expected}"
        checker.report(TITLE_RULE_LENGTH, message, best.paragraph, expected, found)


def _is_own(line: DrawnLine, title: Piece, wanted: int) -> bool:
    """Whether a line on the other side is the title's all the same: it hangs on its paragraph, or is as long as it."""
    return line.paragraph.number == title.number or abs(line.width - wanted) < wanted / 10


def _printed_width(title: Piece) -> int:
    """How long the title prints in twips, from its size, spacing and scale."""
    runs = title.runs
    if not runs:
        return TITLE_WIDTH
    share = TITLE_WIDTH / TITLE_SIZE / len(title.text)
    return round(sum((share * run.size * run.scale / 100 + run.spacing) * len(run.text) for run in runs))


def _report_no_line(checker: Checker, title: Piece) -> None:
    typed = [line for line in checker.components.head.typed_rules if line.side in ("right", "")]
    if _is_underlined(title):
        message = "Tiêu đề đang được gạch chân thay cho đường kẻ"
        checker.report(TITLE_RULE_UNDERLINE, message, title, "đường kẻ", "gạch chân")
    elif typed:
        message = f"Dưới tiêu đề đang là hàng {quoted(typed[0].text)} gõ tay thay cho đường kẻ"
        checker.report(TITLE_RULE_MISSING, message, typed[0], "đường kẻ nét liền", typed[0].text)
    elif not holds_unknown_drawing(checker.components):
        message = "Dưới tiêu đề thiếu đường kẻ ngang"
        checker.report(TITLE_RULE_MISSING, message, title, "đường kẻ dài bằng tiêu đề", "không có")

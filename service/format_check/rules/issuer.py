"""The bodies in the head: the superior one, the one that issues the paper, the star below (HD 05, I.2); how the lines
of the head are centred."""

from __future__ import annotations

from service.finding import Severity
from service.format_check.components.head import Head
from service.format_check.components.levels import level_difference
from service.format_check.hd05_values import in_millimetres, one_spelling, twips
from service.format_check.mending.restyling import centred, restyle
from service.format_check.rules import state_papers
from service.format_check.rules import title as title_rules
from service.format_check.rules.checker import SIDES, ByHand, Checker, FormatRule, quoted
from service.format_check.rules.letter_style import check_style

_LEVEL = twips(2)

SUPERIOR_MISSING = FormatRule(
    "superior-missing", "I.2.2", "Thiếu tên cơ quan cấp trên", by_hand=ByHand.UNKNOWN
).with_advice("Dòng đầu bên trái ghi tên đảng bộ cấp trên trực tiếp, ví dụ ĐẢNG BỘ PHƯỜNG CHIỀNG CƠI.")
SUPERIOR_FORM = FormatRule("superior-form", "I.2.1.2.đ", "Tên cơ quan cấp trên", by_hand=ByHand.UNKNOWN).with_advice(
    "Văn bản của chi bộ ghi ĐẢNG BỘ … ở dòng trên, không ghi ĐẢNG UỶ …."
)
SUPERIOR_LOOK = FormatRule(
    "superior-look", "I.2.2; Phụ lục 2, ô 2", "Kiểu chữ tên cơ quan cấp trên", reformat=restyle("superior")
).with_advice("Đặt chữ in hoa, cỡ 14, đứng, không đậm.")
ISSUER_MISSING = FormatRule("issuer-missing", "I.2", "Thiếu tên cơ quan ban hành", by_hand=ByHand.UNKNOWN).with_advice(
    "Dưới tên cơ quan cấp trên ghi tên chi bộ, ví dụ CHI BỘ BẢN MÒNG."
)
ISSUER_LOOK = FormatRule(
    "issuer-look", "I.2.2; Phụ lục 2, ô 2", "Kiểu chữ tên cơ quan ban hành", reformat=restyle("issuer")
).with_advice("Đặt chữ in hoa, cỡ 14, đứng, đậm.")
STAR_MISSING = FormatRule("star-missing", "I.2", "Thiếu dấu sao", by_hand=ByHand.LAYOUT).with_advice(
    "Dưới tên chi bộ, thêm một dòng chỉ có dấu * ở giữa; không kẻ gạch."
)
HEAD_ALIGN = FormatRule(
    "head-align", "I.2.2, I.3, I.4", "Cân đối phần đầu văn bản", Severity.WARNING, reformat=centred
).with_advice("Căn giữa dòng này trong cột của nó.")

HEAD_LEVEL = FormatRule("head-level", "I.2.2", "Hai cột của phần đầu", by_hand=ByHand.LAYOUT).with_advice(
    "Đặt tên cơ quan cấp trên và tiêu đề trên cùng một hàng: bỏ dòng trống, khoảng cách phía trên của cột thấp hơn."
)


def check(checker: Checker) -> None:
    """Check the names of both bodies, the star, and the alignment of the head."""
    head = checker.components.head
    if not head.issuer:
        message = "Văn bản thiếu tên cơ quan ban hành ở góc trái, dòng thứ hai"
        checker.report(ISSUER_MISSING, message, None, "CHI BỘ …")
    if not head.superior and not head.is_congress and (head.issuer or checker.components.kind is not None):
        message = "Văn bản thiếu tên cơ quan cấp trên ở góc trái, dòng đầu"
        checker.report(SUPERIOR_MISSING, message, None, "ĐẢNG BỘ …")
    if head.is_cell and head.superior and one_spelling(head.superior[0].text).startswith("đảng uỷ"):
        piece = head.superior[0]
        message = f"Văn bản của chi bộ đang ghi {quoted(piece.text)} ở dòng trên"
        checker.report(SUPERIOR_FORM, message, piece, "ĐẢNG BỘ …", piece.text)
    for piece in head.superior:
        check_style(checker, SUPERIOR_LOOK, "Tên cơ quan cấp trên", piece, "superior")
    for piece in head.issuer:
        check_style(checker, ISSUER_LOOK, "Tên cơ quan ban hành", piece, "issuer")
    _check_star(checker, head)
    _check_columns(checker, head)
    _check_alignment(checker, head)
    _check_level(checker, head)


def _check_star(checker: Checker, head: Head) -> None:
    star, bodies = head.star, head.issuer or head.superior
    if star is not None and len(star.text) > 1:
        message = f"Dưới tên cơ quan đang ghi {quoted(star.text)}, cần một dấu sao"
        checker.report(STAR_MISSING, message, star, "*", star.text)
    if star is None and bodies and not state_papers.report_issuer_line(checker):
        message = f"Dưới {quoted(bodies[-1].text)} thiếu dấu sao (*)"
        checker.report(STAR_MISSING, message, bodies[-1], "*", "không có")


def _check_columns(checker: Checker, head: Head) -> None:
    """The number stands in the issuer's column, the date in the title's; swapped columns are a fault of the title."""
    if head.title is None or head.title.side != "right":
        return
    for name, piece, wrong, found, expected in (
        ("Số và ký hiệu", head.number, "right", "bên phải", "bên trái, dưới dấu sao"),
        ("Địa danh, ngày tháng", head.date, "left", "bên trái", "bên phải, dưới tiêu đề"),
    ):
        if piece is not None and piece.side == wrong and (piece.paragraph.cell is not None or piece.in_columns):
            message = f"{name} {quoted(piece.text)} đang ở {found}, cần ở {expected}"
            checker.report(HEAD_ALIGN, message, piece, expected, found)


def _check_alignment(checker: Checker, head: Head) -> None:
    """Every line of the head is centred in its column; lines set with tabs are not judged."""
    named = [
        *(("Tên cơ quan cấp trên", piece) for piece in head.superior),
        *(("Tên cơ quan ban hành", piece) for piece in head.issuer),
        ("Dấu sao", head.star),
        ("Số và ký hiệu", head.number),
        ("Tiêu đề", head.title),
        ("Địa danh, ngày tháng", head.date),
        ("Dòng dự thảo", head.draft),
    ]
    for name, piece in named:
        if piece is None or piece.in_columns or piece.paragraph.is_free or piece.paragraph.alignment == "center":
            continue
        side = SIDES[piece.paragraph.alignment]
        message = f"{name} {quoted(piece.text)} đang {side}"
        checker.report(HEAD_ALIGN, message, piece, "căn giữa trong cột", side)


def _check_level(checker: Checker, head: Head) -> None:
    """The title and the superior body begin on one level; a title that blank lines push down is told of as such."""
    title, first = head.title, next(iter((*head.superior, *head.issuer)), None)
    if title is None or first is None or checker.has_reported(title_rules.TITLE_PLACE):
        return
    apart = level_difference(checker.word, first, title)
    if abs(apart) > _LEVEL:
        lower, upper = (title, first) if apart > 0 else (first, title)
        found = f"thấp hơn {in_millimetres(abs(apart))} mm"
        message = f"{quoted(lower.text)} đang {found} so với {quoted(upper.text)} ở cột bên kia"
        checker.report(HEAD_LEVEL, message, lower, "ngang nhau", found)

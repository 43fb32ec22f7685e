"""Recipients, and the lines of drafter and contact below them (HD 05, I.9; Phụ lục 2, ô 12, 13)."""

from __future__ import annotations

import re

from service.format_check.components import Components
from service.format_check.components.foot import Foot
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import STYLES
from service.format_check.mending.replacing import begin_with_dash, end_with, substitute
from service.format_check.mending.restyling import restyle
from service.format_check.rules.checker import OLD, STATE, ByHand, Checker, FormatRule, quoted
from service.format_check.rules.letter_style import check_style, differences, in_words

_DRAFTER = re.compile(r"[A-ZĐ][^\W\d_]*-\d{1,4}")
_WRONG_MARKS = {",": "dấu phẩy", ".": "dấu khác", ":": "dấu khác"}


def _mark_of(line: str) -> str:
    """The mark that ends a recipient: "." for the line of the archive, else ";"."""
    return "." if re.match(r"\s*(?:[-–+]\s*)?Lưu\b", line) else ";"


RECIPIENTS_MISSING = FormatRule("recipients-missing", "I.9", "Thiếu nơi nhận", by_hand=ByHand.UNKNOWN).with_advice(
    "Bên trái, dưới nội dung, ghi “Nơi nhận:” và danh sách nơi nhận."
)
RECIPIENTS_HEADING_LOOK = FormatRule(
    "recipients-heading-look", "Phụ lục 2, ô 9a", "Kiểu chữ của “Nơi nhận:”", reformat=restyle("recipients_title")
).with_advice("Đặt cỡ chữ 14, đứng, không đậm, gạch chân.")
RECIPIENTS_LOOK = FormatRule(
    "recipients-look", "Phụ lục 2, ô 9a", "Kiểu chữ của danh sách nơi nhận", reformat=restyle("recipient")
).with_advice("Đặt cỡ chữ 12, đứng, không đậm.")
RECIPIENTS_DASH = FormatRule(
    "recipients-dash", "I.9", "Gạch đầu dòng của nơi nhận", rewrite=begin_with_dash
).with_advice("Mỗi nơi nhận một dòng, bắt đầu bằng “- ”.")
RECIPIENTS_END = FormatRule("recipients-end", "I.9", "Dấu cuối của nơi nhận", rewrite=end_with(_mark_of)).with_advice(
    "Sau mỗi nơi nhận ghi dấu chấm phẩy, sau dòng lưu ghi dấu chấm (dấu phẩy là cách của Hướng dẫn 36-HD/VPTW cũ)."
)
RECIPIENTS_FIRST = FormatRule("recipients-first", "I.9", "Dòng đầu của nơi nhận", by_hand=ByHand.LAYOUT).with_advice(
    "Trong công văn và tờ trình, dòng đầu dưới “Nơi nhận:” ghi “- Như trên;”."
)
RECIPIENTS_ARCHIVE = FormatRule(
    "recipients-archive", "I.9", "Dòng lưu", rewrite=substitute(r"Lưu(\s*:\s*)", " ")
).with_advice("Dòng cuối ghi “- Lưu Chi bộ.”, không có dấu hai chấm, không có “VT”.")
DRAFTER_MARK = FormatRule(
    "drafter-mark", "Phụ lục 2, ô 12", "Ký hiệu người soạn thảo", reformat=restyle("drafter")
).with_advice("Ghi chữ thường, cỡ 11, ví dụ NguyenVanAn-26 (in hoa cỡ 8 là cách của Hướng dẫn 36-HD/VPTW cũ).")
CONTACT_LOOK = FormatRule(
    "contact-look", "Phụ lục 2, ô 13", "Kiểu chữ của thông tin liên hệ", reformat=restyle("contact")
).with_advice("Đặt cỡ chữ 10, đứng, dưới một đường kẻ hết chiều ngang, ở trang cuối.")


def check(checker: Checker) -> None:
    """Check who receives the paper, and what stands below."""
    components = checker.components
    foot = components.foot
    if foot.heading is None:
        if not (components.is_minutes or components.is_form):
            message = "Văn bản thiếu “Nơi nhận:” ở bên trái, dưới nội dung"
            checker.report(RECIPIENTS_MISSING, message, None, "Nơi nhận:")
    else:
        _check_recipients(checker, components, foot.heading)
    if foot.drafter is not None:
        _check_drafter(checker, foot.drafter)
    for piece in foot.contacts:
        check_style(checker, CONTACT_LOOK, "Thông tin liên hệ", piece, "contact")


def _check_recipients(checker: Checker, components: Components, heading: Piece) -> None:
    _check_heading(checker, heading)
    recipients = components.foot.recipients
    for lines in recipients:
        _check_recipient(checker, lines)
    if recipients:
        _check_ends(checker, components.foot)
        _check_first(checker, components, recipients[0][0])
        _check_last(checker, recipients[-1][0])


def _check_heading(checker: Checker, piece: Piece) -> None:
    different = differences(piece, STYLES["recipients_title"])
    is_state = {"nghiêng", "đậm"} <= {difference for difference, _ in different}
    if piece.is_capitals:
        different.append(("chữ in hoa", "chữ thường"))
    if not piece.text.endswith(":"):
        different.append(("không có dấu hai chấm", "“Nơi nhận:”"))
    if different:
        found, expected = in_words(different)
        message = f"“{piece.text}” đang để {found}{f'; {STATE}' if is_state else ''}; cần {expected}"
        checker.report(RECIPIENTS_HEADING_LOOK, message, piece, expected, found)


def _check_recipient(checker: Checker, lines: tuple[Piece, ...]) -> None:
    first = lines[0]
    if not first.text.startswith(("-", "–")):
        message = f"Nơi nhận {quoted(first.text)} thiếu gạch đầu dòng"
        checker.report(RECIPIENTS_DASH, message, first, "- …", first.text[:1])
    for piece in lines:
        check_style(checker, RECIPIENTS_LOOK, "Nơi nhận", piece, "recipient")


def _check_ends(checker: Checker, foot: Foot) -> None:
    *before, last = [lines[-1] for lines in foot.recipients]
    for piece in before:
        if not piece.text.endswith(";"):
            mark = _WRONG_MARKS.get(piece.text[-1:], "chữ")
            note = f" ({OLD})" if mark == "dấu phẩy" else ""
            message = f"Nơi nhận {quoted(piece.text)} kết thúc bằng {mark}{note}, cần dấu chấm phẩy"
            checker.report(RECIPIENTS_END, message, piece, ";", piece.text[-1:])
    if not last.text.endswith(".") or last.text.endswith("/."):
        message = f"Dòng cuối {quoted(last.text)} không kết thúc bằng dấu chấm"
        checker.report(RECIPIENTS_END, message, last, ".", last.text[-1:])


def _without_dash(piece: Piece) -> str:
    return piece.folded.lstrip("-–+• ")


def _check_first(checker: Checker, components: Components, first: Piece) -> None:
    kind = components.kind
    if kind is not None and kind.name in ("công văn", "tờ trình") and not _without_dash(first).startswith("nhu "):
        message = f"Dòng đầu của nơi nhận trong {kind.name} đang ghi {quoted(first.text)}"
        checker.report(RECIPIENTS_FIRST, message, first, "- Như trên;", first.text)


def _check_last(checker: Checker, last: Piece) -> None:
    words = _without_dash(last)
    if not words.startswith("luu"):
        message = f"Dòng cuối {quoted(last.text)} không phải dòng lưu"
    elif re.match(r"luu\s*:|luu.*\bvt\b", words):
        message = f"Dòng lưu đang ghi {quoted(last.text)}; {STATE}"
    else:
        return
    checker.report(RECIPIENTS_ARCHIVE, message, last, "- Lưu Chi bộ.", last.text)


def _check_drafter(checker: Checker, piece: Piece) -> None:
    different = differences(piece, STYLES["drafter"])
    is_old = piece.text.split("-")[0].isupper()
    if is_old or not _DRAFTER.fullmatch(piece.text):
        different.append((quoted(piece.text), "dạng NguyenVanAn-26"))
    if different:
        found, expected = in_words(different)
        note = f" ({OLD})" if is_old else ""
        message = f"Ký hiệu người soạn thảo đang để {found}{note}; cần {expected}"
        checker.report(DRAFTER_MARK, message, piece, expected, found)

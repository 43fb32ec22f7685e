"""Number and symbols of a paper (HD 05, I.3)."""

from __future__ import annotations

import re

from service.format_check.components import Components
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import TYPES, without_dots
from service.format_check.mending.replacing import substitute_groups
from service.format_check.mending.restyling import restyle
from service.format_check.rules.checker import OLD, STATE, Checker, quoted
from service.format_check.rules.letter_style import check_style
from service.format_check.rules.rule import ByHand, FormatRule

_NUMBER = re.compile(r"Số (?P<n>\d{1,4})?-(?P<type>[^\W\d_]{1,5})/(?P<issuer>[^\W\d_]{2,}[^\s/]*)")
_STATE_NUMBER = re.compile(r"(?:số )?\d*\s*(?:/\s*\d{4})?\s*/\s*[^\W\d_]+\s*-.*", re.IGNORECASE)
_SYMBOLS = re.compile(r"[-–/]\s*(?P<type>[^\W\d_]{1,5})\s*[-–/]\s*(?P<issuer>[^\W\d_]+)")
_NONE = "không có số"  # what a type without a symbol has in this place


def _without_colon(match: re.Match[str]) -> tuple[str]:
    return ("" if match.string[match.end() : match.end() + 1].isspace() else " ",)


def _two_digits(match: re.Match[str]) -> tuple[str]:
    return (f"{int(match[1]):02}",)


NUMBER_MISSING = FormatRule(
    "number-missing",
    "I.3",
    "Thiếu số và ký hiệu",
    "Dưới dấu sao ghi số và ký hiệu, ví dụ Số 05-NQ/CB.",
    by_hand=ByHand.UNKNOWN,
)
NUMBER_COLON = FormatRule(
    "number-colon",
    "I.3",
    "Dấu hai chấm sau chữ “Số”",
    "Bỏ dấu hai chấm (cách ghi của văn bản nhà nước): Số 05-NQ/CB.",
    rewrite=substitute_groups(r"(?i:Số)(\s*[:：])", _without_colon),
)
NUMBER_FORM = FormatRule(
    "number-form",
    "I.3",
    "Cách ghi số và ký hiệu",
    "Ghi số, gạch nối, ký hiệu loại, gạch chéo, ký hiệu cơ quan, không cách: Số 05-NQ/CB.",
    rewrite=substitute_groups(r"Số\s*:?\s*\d{1,4}(\s*[-–—]\s*)[A-ZĐ][A-Za-zĐđ]*(\s*/\s*)[A-ZĐ]+", lambda _: ("-", "/")),
)
NUMBER_ZERO = FormatRule(
    "number-zero",
    "I.3",
    "Số 0 trước số văn bản nhỏ hơn 10",
    "Thêm số 0 phía trước: 05.",
    rewrite=substitute_groups(r"(?i:Số)\s*:?\s*0*?(\d+)(?=\s*[-–/])", _two_digits),
)
NUMBER_SYMBOL = FormatRule(
    "number-symbol",
    "I.3",
    "Ký hiệu loại văn bản",
    "Dùng ký hiệu của đúng tên loại (nghị quyết NQ, kết luận KL, quyết định QĐ, chương trình CTr, tờ trình TTr …).",
    by_hand=ByHand.CHOICE,
)
NUMBER_LOOK = FormatRule(
    "number-look",
    "Phụ lục 2, ô 3",
    "Kiểu chữ của số và ký hiệu",
    "Đặt cỡ chữ 14, đứng, không đậm.",
    reformat=restyle("number"),
)


def check(checker: Checker) -> None:
    """Check the line of the number."""
    components = checker.components
    piece, wanted = components.head.number, _wanted(components)
    if piece is None:
        if components.needs_number_and_date:
            checker.report(NUMBER_MISSING, "Văn bản thiếu số và ký hiệu dưới dấu sao", None, wanted)
        return
    text = without_dots(piece.text)
    no_colon = re.sub(r"^(số)\s*[:;.]\s*", r"\1 ", text, flags=re.IGNORECASE)
    if no_colon != text and not _STATE_NUMBER.fullmatch(no_colon):
        message = f"{quoted(piece.text)} có dấu hai chấm sau chữ “Số”; {STATE}"
        checker.report(NUMBER_COLON, message, piece, wanted, piece.text)
    _check_form(checker, piece, no_colon)
    check_style(checker, NUMBER_LOOK, "Số và ký hiệu", piece, "number")


def _wanted(components: Components) -> str:
    """The form of the line, with the symbol of the paper's type."""
    kind = components.kind
    if kind is not None and not kind.symbols:
        return _NONE
    return f"Số 05-{kind.symbols[0] if kind is not None else 'NQ'}/{'ĐH' if components.head.is_congress else 'CB'}"


def _check_form(checker: Checker, piece: Piece, text: str) -> None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        note = f"; {STATE}" if _STATE_NUMBER.fullmatch(text) else ""
        message = f"Số và ký hiệu đang ghi {quoted(piece.text)}{note}"
        checker.report(NUMBER_FORM, message, piece, _wanted(checker.components), piece.text)
        return
    digits = match["n"] or ""
    if len(digits) == 1:
        checker.report(NUMBER_ZERO, f"{quoted(piece.text)} thiếu số 0 trước số nhỏ hơn 10", piece, f"0{digits}", digits)
    if symbols := _SYMBOLS.search(text):
        _check_symbols(checker, piece, symbols["type"], symbols["issuer"])


def _check_symbols(checker: Checker, piece: Piece, symbol: str, issuer: str) -> None:
    components = checker.components
    kind, head = components.kind, components.head
    if kind is not None and symbol not in kind.symbols:
        if components.type is not None:
            message = f"{quoted(piece.text)} dùng ký hiệu {symbol} cho {kind.name}{_origin(symbol)}"
            checker.report(NUMBER_SYMBOL, message, piece, kind.symbols[0] if kind.symbols else _NONE, symbol)
        elif components.is_letter:
            message = f"{quoted(piece.text)} dùng ký hiệu {symbol} cho công văn"
            checker.report(NUMBER_SYMBOL, message, piece, "CV", symbol)
    wanted = "ĐH" if head.is_congress else "CB" if head.is_cell else issuer
    if issuer != wanted:
        message = f"{quoted(piece.text)} dùng ký hiệu cơ quan {issuer}, cần {wanted}"
        checker.report(NUMBER_SYMBOL, message, piece, wanted, issuer)


def _origin(symbol: str) -> str:
    """Where a symbol that no type of paper has comes from, to end a message; empty where nobody knows."""
    if any(symbol in paper_type.symbols for paper_type in TYPES):
        return ""
    return {"QĐi": f"; {OLD}", "QyĐ": f"; {STATE}"}.get(symbol, "")

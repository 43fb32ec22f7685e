"""Lines of the head: number and symbols, draft, place and date, circulation, urgency (HD 05, I.3, I.4, II.3, II.4)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from service.finding import Severity
from service.format_check.components import Components, patterns
from service.format_check.components.pieces import Piece, pieces_of
from service.format_check.hd05_values import STYLES, TYPES, without_dots
from service.format_check.mending.replacing import substitute_groups
from service.format_check.mending.restyling import restyle
from service.format_check.rules.checker import OLD, STATE, ByHand, Checker, FormatRule, quoted
from service.format_check.rules.letter_style import check_style

_NUMBER = re.compile(r"Số (?P<n>\d{1,4})?-(?P<type>[^\W\d_]{1,5})/(?P<issuer>[^\W\d_]{2,}[^\s/]*)")
_STATE_NUMBER = re.compile(r"(?:số )?\d*\s*(?:/\s*\d{4}\s*)?/\s*[^\W\d_]+\s*-.*", re.IGNORECASE)
_SYMBOLS = re.compile(r"[-–/]\s*(?P<type>[^\W\d_]{1,5})\s*[-–/]\s*(?P<issuer>[^\W\d_]+)")
_NONE = "không có số"  # what a type without a symbol has in this place
_YEAR = 4  # digits


def _without_colon(match: re.Match[str]) -> tuple[str]:
    return ("" if match.string[match.end() : match.end() + 1].isspace() else " ",)


def _two_digits(match: re.Match[str]) -> tuple[str]:
    return (f"{int(match[1]):02}",)


NUMBER_MISSING = FormatRule("number-missing", "I.3", "Thiếu số và ký hiệu", by_hand=ByHand.UNKNOWN).with_advice(
    "Dưới dấu sao ghi số và ký hiệu, ví dụ Số 05-NQ/CB."
)
NUMBER_COLON = FormatRule(
    "number-colon", "I.3", "Dấu hai chấm sau chữ “Số”", rewrite=substitute_groups(r"(?i:Số)(\s*[:：])", _without_colon)
).with_advice("Bỏ dấu hai chấm (cách ghi của văn bản nhà nước): Số 05-NQ/CB.")
NUMBER_FORM = FormatRule(
    "number-form",
    "I.3",
    "Cách ghi số và ký hiệu",
    rewrite=substitute_groups(
        r"Số\s*(?::\s*)?\d{1,4}(\s*[-–—]\s*)[A-ZĐ][A-Za-zĐđ]*(\s*/\s*)[A-ZĐ]+", lambda _: ("-", "/")
    ),
).with_advice("Ghi số, gạch nối, ký hiệu loại, gạch chéo, ký hiệu cơ quan, không cách: Số 05-NQ/CB.")
NUMBER_ZERO = FormatRule(
    "number-zero",
    "I.3",
    "Số 0 trước số văn bản nhỏ hơn 10",
    rewrite=substitute_groups(r"(?i:Số)\s*(?::\s*)?(\d{1,9})(?=\s*[-–/])", _two_digits),
).with_advice("Thêm số 0 phía trước: 05.")
NUMBER_SYMBOL = FormatRule("number-symbol", "I.3", "Ký hiệu loại văn bản", by_hand=ByHand.CHOICE).with_advice(
    "Dùng ký hiệu của đúng tên loại (nghị quyết NQ, kết luận KL, quyết định QĐ, chương trình CTr, tờ trình TTr …)."
)
NUMBER_LOOK = FormatRule(
    "number-look", "Phụ lục 2, ô 3", "Kiểu chữ của số và ký hiệu", reformat=restyle("number")
).with_advice("Đặt cỡ chữ 14, đứng, không đậm.")

NUMBER_OPEN = FormatRule(
    "number-open", "I.3; I.4", "Số, ngày còn để trống", Severity.WARNING, by_hand=ByHand.UNKNOWN
).with_advice("Ghi số và ngày khi ban hành; bản chưa ban hành thì thêm dòng “Dự thảo lần 1” dưới số.")


def _check_number(checker: Checker) -> None:
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


_DRAFT = re.compile(r"Dự thảo lần \d{1,2}")
_ORDINALS = {"nhất": "1", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4"}


def _in_digits(match: re.Match[str]) -> tuple[str]:
    return (f" {_ORDINALS.get(match[2].lower(), match[2])}",)


DRAFT_FORM = FormatRule(
    "draft-form",
    "II.4.2",
    "Cách ghi bản dự thảo",
    rewrite=substitute_groups(r"(?i:lần)(\s+(?!thứ\b)(\w+))", _in_digits),
).with_advice("Ghi “Dự thảo lần 1” (lần 2 …), không ghi “lần thứ”.")
DRAFT_LOOK = FormatRule(
    "draft-look", "Phụ lục 2, ô 11b", "Kiểu chữ của dòng dự thảo", reformat=restyle("draft")
).with_advice("Đặt chữ thường, cỡ 14, nghiêng, không đậm.")
DRAFT_PLACE = FormatRule(
    "draft-place", "Phụ lục 2, ô 11b", "Vị trí của dòng dự thảo", by_hand=ByHand.LAYOUT
).with_advice("Đặt dòng “Dự thảo lần …” ngay dưới số và ký hiệu.")


def _check_draft(checker: Checker) -> None:
    piece, number = checker.components.head.draft, checker.components.head.number
    if piece is None:
        return
    if not _DRAFT.fullmatch(piece.text) and not (piece.is_capitals and _DRAFT.fullmatch(piece.text.capitalize())):
        checker.report(DRAFT_FORM, f"Bản dự thảo đang ghi {quoted(piece.text)}", piece, "Dự thảo lần 1", piece.text)
    check_style(checker, DRAFT_LOOK, "Dòng dự thảo", piece, replace(STYLES["draft"], caps=False))
    above = number is not None and number.side == piece.side and number.number > piece.number
    if piece.side in ("right", "center") or above:
        found = {"right": "bên phải", "center": "giữa trang"}.get(piece.side, "trên số và ký hiệu")
        checker.report(DRAFT_PLACE, f"Dòng dự thảo đang ở {found}", piece, "dưới số và ký hiệu", found)


_DATE = re.compile(r"(?P<place>[^,]+), ngày (?P<day>\d{1,2})? ?tháng (?P<month>\d{1,2})? ?năm (?P<year>\d{4}|202?|)\.?")


def _with_zeros(day: str, month: str) -> tuple[str, str]:
    """Day and month with a zero before days below 10 and months 1 and 2, none before other months; empty ones stay."""
    return (
        f"{int(day):02}" if day else "",
        (f"{int(month):02}" if int(month) < 3 else str(int(month))) if month else "",
    )


DATE_MISSING = FormatRule(
    "date-missing", "I.4", "Thiếu địa danh và ngày, tháng, năm", by_hand=ByHand.UNKNOWN
).with_advice("Dưới tiêu đề ghi địa danh và ngày, tháng, năm, ví dụ Chiềng Cơi, ngày 05 tháng 3 năm 2026.")
DATE_FORM = FormatRule("date-form", "I.4", "Cách ghi địa danh và ngày, tháng, năm", by_hand=ByHand.UNKNOWN).with_advice(
    "Ghi địa danh, dấu phẩy, rồi đủ chữ “ngày … tháng … năm …”."
)
DATE_ZERO = FormatRule(
    "date-zero",
    "I.4",
    "Số 0 trong ngày, tháng",
    rewrite=substitute_groups(
        r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?=\s+năm)", lambda match: _with_zeros(match[1], match[2])
    ),
).with_advice("Ngày dưới 10 và tháng 1, 2 thêm số 0 phía trước; các tháng khác không thêm.")
DATE_LOOK = FormatRule(
    "date-look", "Phụ lục 2, ô 4", "Kiểu chữ của địa danh, ngày tháng", reformat=restyle("place_date")
).with_advice("Đặt cỡ chữ 14, nghiêng, không đậm.")


def _check_date(checker: Checker) -> None:
    components = checker.components
    piece, form = components.head.date, "…, ngày … tháng … năm …"
    if piece is None:
        if components.needs_number_and_date:
            checker.report(DATE_MISSING, "Văn bản thiếu địa danh và ngày, tháng, năm", None, form)
        return
    match = _DATE.fullmatch(without_dots(piece.text))
    if match is None:
        checker.report(DATE_FORM, f"Địa danh, ngày tháng đang ghi {quoted(piece.text)}", piece, form, piece.text)
    elif not _is_day(match["day"], match["month"], match["year"]):
        checker.report(DATE_FORM, f"Không có ngày như {quoted(piece.text)}", piece, form, piece.text)
    else:
        _check_zeros(checker, piece, match["day"] or "", match["month"] or "")
    check_style(checker, DATE_LOOK, "Địa danh, ngày tháng", piece, "place_date")


def _is_day(day: str | None, month: str | None, year: str) -> bool:
    """Whether the calendar has this day; what is left open may be one, 29/02 of a year that is."""
    try:
        return bool(dt.date(int(year) if len(year) == _YEAR else 2024, int(month or 1), int(day or 1)))
    except ValueError:
        return False


def _check_zeros(checker: Checker, piece: Piece, day: str, month: str) -> None:
    right_day, right_month = _with_zeros(day, month)
    if (day, month) != (right_day, right_month):
        wrong_day = day != right_day
        found, expected = (
            (f"ngày {day}", f"ngày {right_day}") if wrong_day else (f"tháng {month}", f"tháng {right_month}")
        )
        checker.report(DATE_ZERO, f"{quoted(piece.text)} cần ghi {expected}", piece, expected, found)


_DECIDES = frozenset(("nghị quyết", "kết luận", "quyết định", "quy chế", "công văn"))  # others go out to be numbered


def _check_open(checker: Checker) -> None:
    """A number without a day, a day without a number, and both open where the paper decides something."""
    components = checker.components
    number, date, kind = components.head.number, components.head.date, components.kind
    if components.head.is_draft or number is None or date is None:
        return
    numbered, dated = _NUMBER.fullmatch(without_dots(number.text)), _DATE.fullmatch(without_dots(date.text))
    if numbered is None or dated is None:
        return
    is_whole = bool(dated["day"] and dated["month"] and len(dated["year"]) == _YEAR)
    if not (numbered["n"] or is_whole) and kind is not None and kind.name not in _DECIDES:
        return
    if not numbered["n"]:
        checker.report(NUMBER_OPEN, f"{quoted(number.text)} chưa có số", number, _wanted(components), "để trống")
    if not is_whole:
        message = f"{quoted(date.text)} chưa đủ ngày, tháng, năm"
        checker.report(NUMBER_OPEN, message, date, "ngày … tháng … năm …", "để trống")


SCOPE_LOOK = FormatRule(
    "scope-look", "Phụ lục 2, ô 11a", "Kiểu chữ của chỉ dẫn phạm vi phổ biến", reformat=restyle("scope")
).with_advice("Đặt chữ in hoa, cỡ 12, đứng, đậm.")
URGENCY_LOOK = FormatRule(
    "urgency-look", "Phụ lục 2, ô 10", "Kiểu chữ của dấu chỉ mức độ khẩn", reformat=restyle("urgency")
).with_advice("Đặt chữ in hoa, cỡ 14, đậm.")


def _check_marks(checker: Checker) -> None:
    head = checker.components.head
    for piece in (*([head.scope] if head.scope else []), *_scopes_in_header(checker)):
        check_style(checker, SCOPE_LOOK, "Chỉ dẫn phạm vi phổ biến", piece, "scope")
    if head.urgency is not None:
        check_style(checker, URGENCY_LOOK, "Dấu chỉ mức độ khẩn", head.urgency, "urgency")


def _scopes_in_header(checker: Checker) -> Iterator[Piece]:
    """The mark of circulation where it stands in the header of page 1."""
    section = checker.word.sections[0]
    header = section.headers.get("first" if section.title_page else "default", ())
    pieces = (piece for paragraph in header for piece in pieces_of(paragraph))
    return (piece for piece in pieces if patterns.SCOPE.fullmatch(piece.folded.strip(" .()[]")))


def check(checker: Checker) -> None:
    """Check each of these lines."""
    for check_line in (_check_number, _check_draft, _check_date, _check_open, _check_marks):
        check_line(checker)

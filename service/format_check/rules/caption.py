"""Type of paper, trích yếu, the hyphens under it, trích yếu of a công văn, addressees (HD 05, I.5, I.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.finding import Severity
from service.format_check.components import Components, patterns
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import PaperType
from service.format_check.mending.replacing import substitute, throughout
from service.format_check.mending.restyling import both, centred, restyle
from service.format_check.mending.xml_edit import Edit
from service.format_check.rules import state_papers
from service.format_check.rules.checker import OLD, SIDES, STATE, ByHand, Checker, FormatRule, quoted
from service.format_check.rules.letter_style import check_style
from service.format_check.word.model import Paragraph

_HYPHENS = "-----"
_SHORT_ABOUT = re.compile(r"v\W?/?\W?v\b", re.IGNORECASE)
_INDENT = 1100  # twips: a line that begins this far in stands apart from the text
_without_leading_blanks = substitute(r"^([ \u00a0]{6,})(?=\S)", "")


def _write_hyphens(paragraph: Paragraph) -> list[Edit]:
    """A line of other dashes becomes five hyphens."""
    text = paragraph.text
    typed = text.strip()
    if not typed or set(typed) - set("-–—_ \u00a0*=.‐‑―"):
        return []
    start = text.index(typed)
    return [Edit(start, start + len(typed), _HYPHENS)]


TYPE_MISSING = FormatRule("type-missing", "I.5.1", "Thiếu tên loại văn bản", by_hand=ByHand.UNKNOWN).with_advice(
    "Ghi tên loại (NGHỊ QUYẾT, BIÊN BẢN, KẾT LUẬN …) thành một dòng riêng, giữa trang."
)
TYPE_LOOK = FormatRule("type-look", "Phụ lục 2, ô 5a", "Kiểu chữ của tên loại", reformat=restyle("type")).with_advice(
    "Đặt chữ in hoa, cỡ 15 hoặc 16, đứng, đậm."
)
TYPE_ALIGN = FormatRule(
    "type-align", "Phụ lục 2, ô 5a", "Vị trí của tên loại", rewrite=_without_leading_blanks, reformat=centred
).with_advice("Căn giữa trang, không thụt đầu dòng.")
TYPE_AUTHORITY = FormatRule(
    "type-authority",
    "Quy định 399-QĐ/TW, Điều 11",
    "Loại văn bản chi bộ không ban hành",
    Severity.WARNING,
    by_hand=ByHand.CHOICE,
).with_advice(
    "Chi bộ không ra quy định, hướng dẫn, chỉ thị, thông tri; chọn loại khác (nghị quyết, kết luận, thông "
    "báo, kế hoạch …)."
)
SUBJECT_MISSING = FormatRule(
    "subject-missing", "I.5.2", "Thiếu trích yếu nội dung", by_hand=ByHand.UNKNOWN
).with_advice("Dưới tên loại ghi trích yếu, ví dụ “về lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026”.")
SUBJECT_LOOK = FormatRule(
    "subject-look", "Phụ lục 2, ô 5a", "Kiểu chữ của trích yếu", reformat=restyle("subject")
).with_advice("Đặt cỡ chữ 14 hoặc 15, đứng, đậm.")
SUBJECT_ALIGN = FormatRule(
    "subject-align", "Phụ lục 2, ô 5a", "Vị trí của trích yếu", rewrite=_without_leading_blanks, reformat=centred
).with_advice("Căn giữa trang, không thụt đầu dòng.")
SUBJECT_CASE = FormatRule(
    "subject-case",
    "Phụ lục 2, ô 5a (các ví dụ của hướng dẫn)",
    "Chữ đầu của trích yếu",
    Severity.WARNING,
    rewrite=substitute(r"^\s*(V)(?=ề\b)", "v"),
).with_advice("Bắt đầu trích yếu bằng chữ thường.")
DASHES_MISSING = FormatRule(
    "dashes-missing", "I.5.2.1", "Thiếu gạch dưới trích yếu", by_hand=ByHand.LAYOUT
).with_advice("Dưới trích yếu thêm một dòng gồm 5 dấu gạch nối: -----")
DASHES_FORM = FormatRule(
    "dashes-form", "I.5.2.1", "Gạch dưới trích yếu", rewrite=throughout(_write_hyphens)
).with_advice("Thay bằng đúng 5 dấu gạch nối, căn giữa: -----")
LETTER_SUBJECT_FORM = FormatRule(
    "letter-subject-form",
    "I.5.2.2; Phụ lục 2, ô 5b",
    "Trích yếu công văn",
    rewrite=substitute(r"V/v\s*(?::\s*)?(?:về việc\s+)?", "về việc "),
).with_advice("Bắt đầu bằng “về việc …”, không ghi “V/v”.")
LETTER_SUBJECT_LOOK = FormatRule(
    "letter-subject-look",
    "Phụ lục 2, ô 5b",
    "Kiểu chữ trích yếu công văn",
    reformat=both(restyle("letter_subject"), centred),
).with_advice("Đặt cỡ chữ 12, nghiêng, căn giữa dưới số và ký hiệu.")
ADDRESSEE_FORM = FormatRule(
    "addressee-form", "I.9; Phụ lục 2, ô 9b", "Kính gửi, Kính trình", by_hand=ByHand.CHOICE
).with_advice("Công văn ghi “Kính gửi:”, tờ trình ghi “Kính trình:”; các loại khác không có dòng này.")
ADDRESSEE_LOOK = FormatRule(
    "addressee-look",
    "Phụ lục 2, ô 9b",
    "Kiểu chữ của “Kính gửi”, “Kính trình”",
    reformat=both(restyle("addressee"), centred),
).with_advice("Đặt cỡ chữ 14, nghiêng, không đậm, căn giữa trang.")


def check(checker: Checker) -> None:
    """Check everything between the head and the content."""
    components = checker.components
    if components.is_letter and components.type is None:
        _check_letter_subject(checker, components.head.letter_subject)
    else:
        _check_type(checker, components)
        _check_subject(checker, components)
        state_papers.check_subject_line(checker)
        _check_hyphens(checker, components)
    _check_addressee(checker, components)


def _check_type(checker: Checker, components: Components) -> None:
    piece, kind = components.type, components.kind
    if piece is None:
        expected = kind.name.upper() if kind is not None else "NGHỊ QUYẾT, BIÊN BẢN …"
        checker.report(TYPE_MISSING, "Văn bản thiếu tên loại", None, expected)
        return
    if components.type_goes_on and not components.is_form:  # a list says in one line of what it is one
        message = f"Tên loại {quoted(piece.text)} không đứng thành một dòng riêng"
        checker.report(TYPE_MISSING, message, piece, "một dòng riêng")
    check_style(checker, TYPE_LOOK, "Tên loại", piece, "type")
    _check_centred(checker, TYPE_ALIGN, "Tên loại", piece)
    if kind is not None and not kind.cell and components.head.is_cell:
        checker.report(TYPE_AUTHORITY, f"Chi bộ đang ra {kind.name}", piece, "", kind.name)


def _check_centred(checker: Checker, rule: FormatRule, name: str, piece: Piece) -> None:
    paragraph = piece.paragraph
    if paragraph.in_box or (piece.in_columns and not _is_pushed(piece)):
        return
    if _is_pushed(piece):
        message = f"{name} {quoted(piece.text)} đang được đẩy vào giữa bằng dấu cách hoặc phím Tab"
        checker.report(rule, message, piece, "căn giữa", "dấu cách, Tab")
    elif paragraph.alignment != "center":
        side = SIDES[paragraph.alignment]
        message = f"{name} {quoted(piece.text)} đang {side}, cần căn giữa trang"
        checker.report(rule, message, piece, "căn giữa", side)
    elif abs(paragraph.left - paragraph.right + paragraph.first_line) > 400:
        message = f"{name} {quoted(piece.text)} bị thụt nên lệch khỏi giữa trang"
        checker.report(rule, message, piece, "không thụt", "có thụt")


def _is_pushed(piece: Piece) -> bool:
    """Whether blanks or tabs push a line to its place; a tab stop that centres is as good as an alignment."""
    stops = any(kind == "center" for _, kind in piece.paragraph.tabs)
    return piece.in_columns and piece.is_alone and piece.paragraph.cell is None and not stops


def _check_subject(checker: Checker, components: Components) -> None:
    if not components.subject:
        if not (components.type_goes_on or components.is_form):
            message = "Dưới tên loại thiếu trích yếu nội dung"
            checker.report(SUBJECT_MISSING, message, components.type, "về …", "không có")
        return
    for piece in components.subject:
        check_style(checker, SUBJECT_LOOK, "Trích yếu", piece, "subject")
        _check_centred(checker, SUBJECT_ALIGN, "Trích yếu", piece)
    first = components.subject[0]
    if _SHORT_ABOUT.match(first.text):
        message = f"Trích yếu đang ghi {quoted(first.text)}; {STATE}"
        checker.report(LETTER_SUBJECT_FORM, message, first, "về việc …", first.text[:3])
    elif _has_needless_capital(components.subject):
        message = f"Trích yếu {quoted(first.text)} bắt đầu bằng chữ hoa"
        checker.report(SUBJECT_CASE, message, first, "chữ thường", first.text[:1])


def _has_needless_capital(subject: Sequence[Piece]) -> bool:
    """Whether a trích yếu begins with a capital that no name asks for; an author's line above it may be in capitals."""
    lines = [piece for piece in subject if not piece.folded.startswith("cua ")]
    if not lines:
        return False
    text = lines[0].text.lstrip('“"(')
    if lines[0].is_capitals:
        return True
    words = text.split()
    is_congress = text.startswith("Đại hội ") and " lần thứ " in text  # a name: the twelfth of its body
    is_name = is_congress or (len(words) > 1 and words[1][:1].isupper())
    return text[:1].isupper() and not is_name and words[0] not in ("Đảng", "Bác", "Tết", "Đoàn")


def _check_hyphens(checker: Checker, components: Components) -> None:
    piece = components.dashes
    if piece is None:
        if not components.is_form and not checker.has_reported(state_papers.STATE_SUBJECT_RULE):
            place = components.subject[-1] if components.subject else components.type
            checker.report(DASHES_MISSING, "Dưới trích yếu thiếu 5 dấu gạch nối", place, _HYPHENS, "không có")
    elif piece.text != _HYPHENS:
        checker.report(DASHES_FORM, f"Dưới trích yếu đang là {quoted(piece.text)}", piece, _HYPHENS, piece.text)
    elif piece.paragraph.alignment != "center" and not piece.paragraph.in_box and not piece.in_columns:
        message = "Dòng gạch dưới trích yếu không căn giữa"
        checker.report(DASHES_FORM, message, piece, "căn giữa", "không căn giữa")


def _check_letter_subject(checker: Checker, lines: Sequence[Piece]) -> None:
    if not lines:
        message = "Dưới số và ký hiệu của công văn thiếu trích yếu"
        checker.report(SUBJECT_MISSING, message, None, "về việc …", "không có")
        return
    first = lines[0]
    if not first.text.startswith("về việc"):
        note = f"; {STATE}" if _SHORT_ABOUT.match(first.text) else ""
        message = f"Trích yếu công văn đang ghi {quoted(first.text)}{note}"
        checker.report(LETTER_SUBJECT_FORM, message, first, "về việc …", " ".join(first.text.split()[:2]))
    for piece in lines:
        check_style(checker, LETTER_SUBJECT_LOOK, "Trích yếu công văn", piece, "letter_subject")
        if piece.paragraph.cell is not None and piece.paragraph.alignment != "center":
            message = f"Trích yếu công văn {quoted(piece.text)} không căn giữa dưới số và ký hiệu"
            checker.report(LETTER_SUBJECT_LOOK, message, piece, "căn giữa", "không căn giữa")


def _check_addressee(checker: Checker, components: Components) -> None:
    piece, kind = components.addressee, components.kind
    wanted = {"công văn": "Kính gửi:", "tờ trình": "Kính trình:"}.get(kind.name if kind else "", "")
    if piece is None:
        if wanted and kind is not None:
            message = f"{kind.name.capitalize()} thiếu dòng “{wanted}”"
            checker.report(ADDRESSEE_FORM, message, None, wanted, "không có")
        return
    if kind is not None and kind.form:
        return
    greeting = patterns.ADDRESSEE.match(piece.folded)
    words = piece.text[: greeting.end()] if greeting else piece.text
    if kind is not None:
        _check_addressee_form(checker, kind, piece, words, wanted)
    if not checker.has_reported(ADDRESSEE_FORM) or wanted:
        _check_addressee_look(checker, piece, words)


def _check_addressee_form(checker: Checker, kind: PaperType, piece: Piece, words: str, wanted: str) -> None:
    name = kind.name.capitalize()
    if not wanted:
        note = f"; {STATE}" if kind.name == "báo cáo" else ""
        checker.report(ADDRESSEE_FORM, f"{name} không có dòng {quoted(words)}{note}", piece, "không có", words)
    elif words != wanted.rstrip(":"):
        is_old = kind.name == "tờ trình" and "gửi" in words.casefold()
        note = f"; {OLD} và của Nghị định 30/2020/NĐ-CP" if is_old else ""
        checker.report(ADDRESSEE_FORM, f"{name} đang ghi {quoted(words)}{note}", piece, wanted, words)
    elif not piece.text[len(words) :].lstrip().startswith(":"):
        checker.report(ADDRESSEE_FORM, f"Sau {quoted(words)} thiếu dấu hai chấm", piece, wanted, words)


def _check_addressee_look(checker: Checker, piece: Piece, words: str) -> None:
    begin = piece.start + len(piece.raw) - len(piece.raw.lstrip())
    greeting = replace(piece, start=begin, end=begin + len(words))
    check_style(checker, ADDRESSEE_LOOK, "Dòng", greeting, "addressee")
    paragraph = piece.paragraph
    apart = paragraph.alignment in ("center", "right") or piece.in_columns or not paragraph.is_free
    begins = paragraph.left + max(paragraph.first_line, 0)
    if not apart and begins < _INDENT and not piece.raw.startswith("   "):
        message = f"Dòng {quoted(piece.text)} không ở giữa trang"
        checker.report(ADDRESSEE_LOOK, message, piece, "giữa trang", "sát trái")

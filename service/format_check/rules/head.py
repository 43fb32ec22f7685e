"""The head: title, issuer, number, date, marks (HD 05, I.1–I.4, II.3, II.4)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from service.format_check.components import patterns
from service.format_check.components.pieces import Piece, pieces_of
from service.format_check.hd05_values import LOOKS, TITLE, TYPES, one_spelling
from service.format_check.rules.findings_collector import OLD, STATE, Judge, quoted
from service.format_check.rules.looks import check_look
from service.format_check.rules.title_line import check_title_rule

_NUMBER = re.compile(r"Số (?P<n>\d{1,4})?-(?P<type>[^\W\d_]{1,5})/(?P<issuer>[^\W\d_]{2,}[^\s/]*)")
_STATE_NUMBER = re.compile(r"(?:số )?\d*\s*(?:/\s*\d{4})?\s*/\s*[^\W\d_]+\s*-.*", re.IGNORECASE)
_SYMBOLS = re.compile(r"[-–/]\s*(?P<type>[^\W\d_]{1,5})\s*[-–/]\s*(?P<issuer>[^\W\d_]+)")
_DATE = re.compile(r"(?P<place>[^,]+), ngày (?P<day>\d{1,2})? ?tháng (?P<month>\d{1,2})? ?năm (?P<year>\d{4}|202?|)\.?")
_DRAFT = re.compile(r"Dự thảo lần \d{1,2}")


def check_head(judge: Judge) -> None:
    """All components above the type of paper."""
    if not judge.anatomy.has_paper:
        return
    _title(judge)
    _issuer(judge)
    _number(judge)
    _date(judge)
    _marks(judge)
    _sides(judge)
    _alignment(judge)


# Title ----------------------------------------------------------------------------------------------------


def _title(judge: Judge) -> None:
    head = judge.anatomy.head
    for piece in head.motto[:1]:
        says = f"Văn bản của Đảng không ghi {quoted(piece.text)}; {STATE}"
        judge.say("state-motto", says, piece, TITLE, piece.text)
    if head.title is None:
        if not head.motto:
            judge.say("title-missing", f"Văn bản thiếu tiêu đề “{TITLE}”", None, TITLE)
        return
    if head.title.text != TITLE:
        judge.say("title-text", f"Tiêu đề đang ghi {quoted(head.title.text)}", head.title, TITLE, head.title.text)
    look = replace(LOOKS["title"], caps=None)
    check_look(judge, "title-look", "Tiêu đề", _without_underline(head.title), look)
    _title_place(judge, head.title)
    check_title_rule(judge, head.title)


def _without_underline(title: Piece) -> Piece:
    """An underlined title is a matter of its rule; its letters are judged without."""
    runs = tuple(replace(run, underline="none") for run in title.paragraph.runs)
    return replace(title, paragraph=replace(title.paragraph, runs=runs))


def _title_place(judge: Judge, title: Piece) -> None:
    head = judge.anatomy.head
    if title.side in ("left", "center"):
        side = "bên trái" if title.side == "left" else "giữa trang"
        judge.say("title-place", f"Tiêu đề đang ở {side}", title, "bên phải, dòng đầu trang 1", side)
        return
    marks = [head.scope, head.urgency]
    above = [
        one
        for one in head.pieces
        if one not in marks and _same_column(one, title) and (one.number, one.start) < (title.number, title.start)
    ]
    rows_above = title.paragraph.cell is not None and title.paragraph.cell.row > 0 and _first_row(title, head.superior)
    above = [one for one in above if one not in head.motto]
    if above or rows_above or _is_lower(title, head.superior, judge):
        judge.say(
            "title-place", "Tiêu đề không ở dòng đầu trang", title, "dòng đầu, ngang tên cơ quan cấp trên", "ở dưới"
        )


def _same_column(one: Piece, title: Piece) -> bool:
    own, other = one.paragraph.cell, title.paragraph.cell
    if own is None or other is None:
        return False
    return (own.table, own.column) == (other.table, other.column)


def _is_lower(title: Piece, superior: list[Piece], judge: Judge) -> bool:
    """Whether blank lines push the title below the level of the superior body in the cell beside it."""
    if not superior or title.paragraph.cell is None or superior[0].paragraph.cell is None:
        return False
    own, other = title.paragraph.cell, superior[0].paragraph.cell
    level = (own.table, own.row) == (other.table, other.row)
    return level and _blanks_above(title, judge) > _blanks_above(superior[0], judge)


def _blanks_above(piece: Piece, judge: Judge) -> int:
    before = reversed(judge.word.paragraphs[: piece.number - 1])
    return sum(1 for _ in takewhile(lambda one: one.cell == piece.paragraph.cell and one.is_empty, before))


def _first_row(title: Piece, superior: list[Piece]) -> bool:
    """Whether the superior body stands in an earlier row of the same table than the title."""
    cell = title.paragraph.cell
    rows = [one.paragraph.cell for one in superior if one.paragraph.cell is not None]
    return any(cell is not None and one.table == cell.table and one.row < cell.row for one in rows)


# Issuer ---------------------------------------------------------------------------------------------------


def _issuer(judge: Judge) -> None:
    head = judge.anatomy.head
    if not head.issuer:
        judge.say("issuer-missing", "Văn bản thiếu tên cơ quan ban hành ở góc trái, dòng thứ hai", None, "CHI BỘ …")
    if not head.superior and not head.is_congress and (head.issuer or judge.anatomy.kind is not None):
        judge.say("superior-missing", "Văn bản thiếu tên cơ quan cấp trên ở góc trái, dòng đầu", None, "ĐẢNG BỘ …")
    if head.is_cell and head.superior and one_spelling(head.superior[0].text).startswith("đảng uỷ"):
        piece = head.superior[0]
        says = f"Văn bản của chi bộ đang ghi {quoted(piece.text)} ở dòng trên"
        judge.say("superior-form", says, piece, "ĐẢNG BỘ …", piece.text)
    for piece in head.superior:
        check_look(judge, "superior-look", "Tên cơ quan cấp trên", piece, "superior")
    for piece in head.issuer:
        check_look(judge, "issuer-look", "Tên cơ quan ban hành", piece, "issuer")
    _star(judge)


def _star(judge: Judge) -> None:
    head = judge.anatomy.head
    if head.star is not None and len(head.star.text) > 1:
        says = f"Dưới tên cơ quan đang ghi {quoted(head.star.text)}, cần một dấu sao"
        judge.say("star-missing", says, head.star, "*", head.star.text)
    if head.star is not None or not (head.issuer or head.superior) or judge.has("state-issuer-rule"):
        return
    typed = [one for one in head.typed_rules if one.side in ("left", "")]
    below = head.issuer or head.superior
    if typed:
        says = f"Dưới tên cơ quan đang là hàng {quoted(typed[0].text)} thay cho dấu sao; {STATE}"
        judge.say("state-issuer-rule", says, typed[0], "*", typed[0].text)
    else:
        judge.say("star-missing", f"Dưới {quoted(below[-1].text)} thiếu dấu sao (*)", below[-1], "*", "không có")


# Number ---------------------------------------------------------------------------------------------------


def _number(judge: Judge) -> None:
    anatomy = judge.anatomy
    piece = anatomy.head.number
    if piece is None:
        if not (anatomy.is_minutes or anatomy.head.is_draft or (anatomy.kind and not anatomy.kind.symbols)):
            judge.say("number-missing", "Văn bản thiếu số và ký hiệu dưới dấu sao", None, _number_wanted(judge))
        return
    text = " ".join(re.sub(r"[.…_]{2,}|…", " ", piece.text).split())
    bare = re.sub(r"^(số)\s*[:;.]\s*", r"\1 ", text, flags=re.IGNORECASE)
    if bare != text and not _STATE_NUMBER.fullmatch(bare):
        says = f"{quoted(piece.text)} có dấu hai chấm sau chữ “Số”; {STATE}"
        judge.say("number-colon", says, piece, _number_wanted(judge), piece.text)
    _number_form(judge, piece, bare)
    check_look(judge, "number-look", "Số và ký hiệu", piece, "number")


def _number_wanted(judge: Judge) -> str:
    kind = judge.anatomy.kind
    issuer = "ĐH" if judge.anatomy.head.is_congress else "CB"
    return f"Số 05-{kind.symbols[0] if kind is not None else 'NQ'}/{issuer}"


def _number_form(judge: Judge, piece: Piece, text: str) -> None:
    found = _NUMBER.fullmatch(text)
    if found is None:
        said = f"; {STATE}" if _STATE_NUMBER.fullmatch(text) else ""
        says = f"Số và ký hiệu đang ghi {quoted(piece.text)}{said}"
        judge.say("number-form", says, piece, _number_wanted(judge), piece.text)
    elif found["n"] and len(found["n"]) == 1:
        judge.say(
            "number-zero", f"{quoted(piece.text)} thiếu số 0 trước số nhỏ hơn 10", piece, f"0{found['n']}", found["n"]
        )
    symbols = _SYMBOLS.search(text)
    if symbols is not None and found is not None:
        _symbols(judge, piece, symbols["type"], symbols["issuer"])


def _symbols(judge: Judge, piece: Piece, symbol: str, issuer: str) -> None:
    anatomy = judge.anatomy
    kind = anatomy.kind
    if kind is not None and anatomy.type is not None and symbol not in kind.symbols:
        known = "" if any(symbol in one.symbols for one in TYPES) else _foreign(symbol)
        says = f"{quoted(piece.text)} dùng ký hiệu {symbol} cho {kind.name}{known}"
        judge.say("number-symbol", says, piece, kind.symbols[0], symbol)
    elif kind is not None and anatomy.is_letter and symbol not in kind.symbols:
        judge.say("number-symbol", f"{quoted(piece.text)} dùng ký hiệu {symbol} cho công văn", piece, "CV", symbol)
    wanted = "ĐH" if anatomy.head.is_congress else "CB" if anatomy.head.is_cell else issuer
    if issuer != wanted:
        says = f"{quoted(piece.text)} dùng ký hiệu cơ quan {issuer}, cần {wanted}"
        judge.say("number-symbol", says, piece, wanted, issuer)


def _foreign(symbol: str) -> str:
    return {"QĐi": f"; {OLD}", "QyĐ": f"; {STATE}"}.get(symbol, "")


# Date -----------------------------------------------------------------------------------------------------


def _date(judge: Judge) -> None:
    anatomy = judge.anatomy
    piece = anatomy.head.date
    if piece is None:
        if not (anatomy.is_minutes or anatomy.head.is_draft or (anatomy.kind and not anatomy.kind.symbols)):
            judge.say("date-missing", "Văn bản thiếu địa danh và ngày, tháng, năm", None, "…, ngày … tháng … năm …")
        return
    text = " ".join(re.sub(r"[.…_]{2,}|…", " ", piece.text).split())
    found = _DATE.fullmatch(text)
    if found is None:
        judge.say(
            "date-form",
            f"Địa danh, ngày tháng đang ghi {quoted(piece.text)}",
            piece,
            "…, ngày … tháng … năm …",
            piece.text,
        )
    else:
        _zeros(judge, piece, found["day"] or "", found["month"] or "")
    check_look(judge, "date-look", "Địa danh, ngày tháng", piece, "place_date")


def _zeros(judge: Judge, piece: Piece, day: str, month: str) -> None:
    right_day = f"{int(day):02d}" if day else ""
    right_month = (f"{int(month):02d}" if int(month) < 3 else str(int(month))) if month else ""
    if (day, month) != (right_day, right_month):
        wrong, right = ("ngày", right_day) if day != right_day else ("tháng", right_month)
        found = day if wrong == "ngày" else month
        says = f"{quoted(piece.text)} cần ghi {wrong} {right}"
        judge.say("date-zero", says, piece, f"{wrong} {right}", f"{wrong} {found}")


# Marks ----------------------------------------------------------------------------------------------------


def _marks(judge: Judge) -> None:
    head = judge.anatomy.head
    for piece in (head.scope, *_scopes_above(judge)):
        if piece is not None:
            check_look(judge, "scope-look", "Chỉ dẫn phạm vi phổ biến", piece, "scope")
    if head.urgency is not None:
        check_look(judge, "urgency-look", "Dấu chỉ mức độ khẩn", head.urgency, "urgency")
    if head.draft is not None:
        _draft(judge, head.draft)


def _scopes_above(judge: Judge) -> list[Piece]:
    """The same mark where it stands in the header of page 1."""
    section = judge.word.sections[0]
    header = section.headers.get("first" if section.title_page else "default", ())
    pieces = [piece for one in header for piece in pieces_of(one)]
    return [one for one in pieces if patterns.SCOPE.fullmatch(one.folded.strip(" .()[]"))]


def _draft(judge: Judge, piece: Piece) -> None:
    number = judge.anatomy.head.number
    if not _DRAFT.fullmatch(piece.text) and not (piece.is_capitals and _DRAFT.fullmatch(piece.text.capitalize())):
        judge.say("draft-form", f"Bản dự thảo đang ghi {quoted(piece.text)}", piece, "Dự thảo lần 1", piece.text)
    check_look(judge, "draft-look", "Dòng dự thảo", piece, replace(LOOKS["draft"], caps=False))
    above = number is not None and number.side == piece.side and number.number > piece.number
    if piece.side in ("right", "center") or above:
        where = {"right": "bên phải", "center": "giữa trang"}.get(piece.side, "trên số và ký hiệu")
        judge.say("draft-place", f"Dòng dự thảo đang ở {where}", piece, "dưới số và ký hiệu", where)


def _sides(judge: Judge) -> None:
    """Number and draft under the issuer's column, the date under the title's; where columns change places, title-place
    says so."""
    head = judge.anatomy.head
    if head.title is None or head.title.side != "right":
        return
    for name, piece, wrong, right in (
        ("Số và ký hiệu", head.number, "right", "bên trái, dưới dấu sao"),
        ("Địa danh, ngày tháng", head.date, "left", "bên phải, dưới tiêu đề"),
    ):
        if piece is not None and piece.side == wrong and (piece.paragraph.cell is not None or piece.in_columns):
            side = "bên phải" if wrong == "right" else "bên trái"
            judge.say("head-align", f"{name} {quoted(piece.text)} đang ở {side}, cần ở {right}", piece, right, side)


def _alignment(judge: Judge) -> None:
    """Every line of the head is centred in its column; lines set with tabs are not judged."""
    head = judge.anatomy.head
    named = [
        *(("Tên cơ quan cấp trên", one) for one in head.superior),
        *(("Tên cơ quan ban hành", one) for one in head.issuer),
        ("Dấu sao", head.star),
        ("Số và ký hiệu", head.number),
        ("Tiêu đề", head.title),
        ("Địa danh, ngày tháng", head.date),
        ("Dòng dự thảo", head.draft),
    ]
    for name, piece in named:
        if piece is None or piece.in_columns or piece.paragraph.alignment == "center":
            continue
        if piece.paragraph.cell is None and not piece.paragraph.in_box:
            continue
        side = {"left": "sát trái", "right": "sát phải", "both": "căn đều hai bên"}[piece.paragraph.alignment]
        judge.say("head-align", f"{name} {quoted(piece.text)} đang căn {side}", piece, "căn giữa trong cột", side)

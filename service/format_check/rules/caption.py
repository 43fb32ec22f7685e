"""Type of paper, trích yếu, the hyphens under it, trích yếu of a công văn, addressees (HD 05, I.5, I.9)."""

from __future__ import annotations

import re
from dataclasses import replace

from service.format_check.components import patterns
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import LOOKS
from service.format_check.rules.findings_collector import OLD, STATE, Judge, quoted
from service.format_check.rules.looks import check_look
from service.format_check.rules.title_line import check_subject_rule

_HYPHENS = "-----"
_SHORT_ABOUT = re.compile(r"v\W?/?\W?v\b", re.IGNORECASE)
_INDENT = 1100  # twips: a line that begins this far in stands apart from the text


def check_caption(judge: Judge) -> None:
    """What stands between the head and the content."""
    anatomy = judge.anatomy
    if not anatomy.has_paper:
        return
    if anatomy.is_letter and anatomy.type is None:
        _letter_subject(judge)
    else:
        _type(judge)
        _subject(judge)
        check_subject_rule(judge)
        _dashes(judge)
    _addressee(judge)


def _type(judge: Judge) -> None:
    anatomy = judge.anatomy
    piece, kind = anatomy.type, anatomy.kind
    if piece is None:
        expected = kind.name.upper() if kind is not None else "NGHỊ QUYẾT, BIÊN BẢN …"
        judge.say("type-missing", "Văn bản thiếu tên loại", None, expected)
        return
    if anatomy.type_goes_on:
        judge.say(
            "type-missing", f"Tên loại {quoted(piece.text)} không đứng thành một dòng riêng", piece, "một dòng riêng"
        )
    check_look(judge, "type-look", "Tên loại", piece, LOOKS["type"])
    _centered(judge, "type-align", "Tên loại", piece)
    if kind is not None and not kind.cell and anatomy.head.is_cell:
        judge.say("type-authority", f"Chi bộ đang ra {kind.name}", piece, "", kind.name)


def _centered(judge: Judge, rule: str, name: str, piece: Piece) -> None:
    one = piece.paragraph
    if one.in_box or (piece.in_columns and not _is_pushed(piece)):
        return
    if _is_pushed(piece):
        says = f"{name} {quoted(piece.text)} đang được đẩy vào giữa bằng dấu cách hoặc phím Tab"
        judge.say(rule, says, piece, "căn giữa", "dấu cách, Tab")
    elif one.alignment != "center":
        side = {"left": "sát trái", "right": "sát phải", "both": "căn đều hai bên"}[one.alignment]
        judge.say(rule, f"{name} {quoted(piece.text)} đang căn {side}, cần căn giữa trang", piece, "căn giữa", side)
    elif abs(one.left - one.right + one.first_line) > 400:
        judge.say(rule, f"{name} {quoted(piece.text)} bị thụt nên lệch khỏi giữa trang", piece, "không thụt", "có thụt")


def _is_pushed(piece: Piece) -> bool:
    """Whether blanks or tabs push a line to its place; a tab stop that centres is as good as an alignment."""
    one = piece.paragraph
    stops = any(kind == "center" for _, kind in one.tabs)
    return piece.in_columns and piece.is_alone and one.cell is None and not stops


# Trích yếu ------------------------------------------------------------------------------------------------


def _subject(judge: Judge) -> None:
    anatomy = judge.anatomy
    if not anatomy.subject:
        if not (anatomy.type_goes_on or anatomy.is_form):
            judge.say("subject-missing", "Dưới tên loại thiếu trích yếu nội dung", anatomy.type, "về …", "không có")
        return
    for piece in anatomy.subject:
        check_look(judge, "subject-look", "Trích yếu", piece, "subject")
        _centered(judge, "subject-align", "Trích yếu", piece)
    first = anatomy.subject[0]
    if _SHORT_ABOUT.match(first.text):
        says = f"Trích yếu đang ghi {quoted(first.text)}; {STATE}"
        judge.say("letter-subject-form", says, first, "về việc …", first.text[:3])
    elif _is_raised(anatomy.subject):
        judge.say(
            "subject-case", f"Trích yếu {quoted(first.text)} bắt đầu bằng chữ hoa", first, "chữ thường", first.text[:1]
        )


def _is_raised(subject: list[Piece]) -> bool:
    """Whether a trích yếu begins with a capital that no name asks for; an author's line above it may be in capitals."""
    lines = [one for one in subject if not one.folded.startswith("cua ")]
    if not lines:
        return False
    text = lines[0].text.lstrip('“"(')
    if lines[0].is_capitals:
        return True
    spoken = text.split()
    a_name = len(spoken) > 1 and spoken[1][:1].isupper()
    return text[:1].isupper() and not a_name and spoken[0] not in ("Đảng", "Bác", "Tết", "Đoàn")


def _dashes(judge: Judge) -> None:
    anatomy = judge.anatomy
    piece = anatomy.dashes
    if piece is None:
        if not anatomy.is_form and not judge.has("state-subject-rule"):
            place = anatomy.subject[-1] if anatomy.subject else anatomy.type
            judge.say("dashes-missing", "Dưới trích yếu thiếu 5 dấu gạch nối", place, _HYPHENS, "không có")
        return
    if piece.text != _HYPHENS:
        says = f"Dưới trích yếu đang là {quoted(piece.text)}"
        judge.say("dashes-form", says, piece, _HYPHENS, piece.text)
    elif piece.paragraph.alignment != "center" and not piece.paragraph.in_box and not piece.in_columns:
        judge.say("dashes-form", "Dòng gạch dưới trích yếu không căn giữa", piece, "căn giữa", "không căn giữa")


# Công văn -------------------------------------------------------------------------------------------------


def _letter_subject(judge: Judge) -> None:
    lines = judge.anatomy.head.letter_subject
    if not lines:
        judge.say("subject-missing", "Dưới số và ký hiệu của công văn thiếu trích yếu", None, "về việc …", "không có")
        return
    if not lines[0].text.startswith("về việc"):
        said = f"; {STATE}" if _SHORT_ABOUT.match(lines[0].text) else ""
        says = f"Trích yếu công văn đang ghi {quoted(lines[0].text)}{said}"
        judge.say("letter-subject-form", says, lines[0], "về việc …", " ".join(lines[0].text.split()[:2]))
    for piece in lines:
        check_look(judge, "letter-subject-look", "Trích yếu công văn", piece, "letter_subject")
        if piece.paragraph.cell is not None and piece.paragraph.alignment != "center":
            says = f"Trích yếu công văn {quoted(piece.text)} không căn giữa dưới số và ký hiệu"
            judge.say("letter-subject-look", says, piece, "căn giữa", "không căn giữa")


# Kính gửi, Kính trình -------------------------------------------------------------------------------------


def _addressee(judge: Judge) -> None:
    anatomy = judge.anatomy
    piece, kind = anatomy.addressee, anatomy.kind
    wanted = {"công văn": "Kính gửi:", "tờ trình": "Kính trình:"}.get(kind.name if kind else "", "")
    if piece is None:
        if wanted and kind is not None:
            judge.say("addressee-form", f"{kind.name.capitalize()} thiếu dòng “{wanted}”", None, wanted, "không có")
        return
    found = patterns.ADDRESSEE.match(piece.folded)
    said = piece.text[: found.end()] if found else piece.text
    if kind is not None and kind.form:
        return
    _addressee_form(judge, piece, said, wanted)
    if not judge.has("addressee-form") or wanted:
        _addressee_look(judge, piece, said)


def _addressee_form(judge: Judge, piece: Piece, said: str, wanted: str) -> None:
    kind = judge.anatomy.kind
    if kind is None:
        return
    has_colon = piece.text[len(said) :].lstrip().startswith(":")
    if not wanted:
        says = f"{kind.name.capitalize()} không có dòng {quoted(said)}"
        says += f"; {STATE}" if kind.name == "báo cáo" else ""
        judge.say("addressee-form", says, piece, "không có", said)
    elif said != wanted.rstrip(":"):
        note = f"; {OLD} và của Nghị định 30/2020/NĐ-CP" if kind.name == "tờ trình" and "gửi" in said.casefold() else ""
        judge.say("addressee-form", f"{kind.name.capitalize()} đang ghi {quoted(said)}{note}", piece, wanted, said)
    elif not has_colon:
        judge.say("addressee-form", f"Sau {quoted(said)} thiếu dấu hai chấm", piece, wanted, said)


def _addressee_look(judge: Judge, piece: Piece, said: str) -> None:
    begin = piece.start + len(piece.raw) - len(piece.raw.lstrip())
    spoken = replace(piece, start=begin, end=begin + len(said))
    check_look(judge, "addressee-look", "Dòng", spoken, "addressee")
    one = piece.paragraph
    apart = one.alignment == "center" or piece.in_columns or one.cell is not None or one.in_box
    begins = one.left + max(one.first_line, 0)
    if not apart and begins < _INDENT and one.alignment != "right" and not piece.raw.startswith("   "):
        judge.say("addressee-look", f"Dòng {quoted(piece.text)} không ở giữa trang", piece, "giữa trang", "sát trái")

"""The signatures: capacity, office and name of the signer; the two of minutes (HD 05, I.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.format_check.components import Components, patterns
from service.format_check.components.foot import Foot
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import STYLES, one_spelling
from service.format_check.mending.replacing import substitute
from service.format_check.mending.restyling import restyle
from service.format_check.rules.checker import STATE, ByHand, Checker, FormatRule, quoted
from service.format_check.rules.letter_style import check_style

_CAPACITY = re.compile(r"(?:T/M|K/T|T/L|Q\.) \S.*")
_STATE_CAPACITY = re.compile(r"(?:tm|kt|tl|tuq)\b\.?|(?:t|k)\.(?:m|t|l)", re.IGNORECASE)
_BARE_ROLE = re.compile(r"(?:q\. ?)?(?:pho )?bi thu(?: thuong truc)?")
_WRITER, _CHAIR = "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"


SIGNATURE_MISSING = FormatRule("signature-missing", "I.7", "Thiếu phần ký", by_hand=ByHand.UNKNOWN).with_advice(
    "Bên phải, dưới nội dung, ghi quyền hạn, chức vụ và họ tên người ký."
)
CAPACITY_MISSING = FormatRule("capacity-missing", "I.7.1.4.b", "Thiếu quyền hạn ký", by_hand=ByHand.LAYOUT).with_advice(
    "Phía trên chức vụ ghi T/M CHI BỘ."
)
CAPACITY_FORM = FormatRule(
    "capacity-form",
    "I.7.1",
    "Cách ghi quyền hạn ký",
    rewrite=substitute(r"\b(T\.?\s?M[.:]*\s*|T/M[.:]+\s*)(?=[A-ZĐÀ-Ỹ])", "T/M "),
).with_advice("Ghi T/M CHI BỘ (gạch chéo, không dùng dấu chấm); phó bí thư cũng ký T/M, không ký K/T.")
CAPACITY_LOOK = FormatRule(
    "capacity-look", "Phụ lục 2, ô 7a", "Kiểu chữ của quyền hạn ký", reformat=restyle("capacity")
).with_advice("Đặt chữ in hoa, cỡ 14, đứng, đậm.")
ROLE_FORM = FormatRule("role-form", "I.7.1.4.b", "Cách ghi chức vụ người ký", by_hand=ByHand.LOSS).with_advice(
    "Chỉ ghi BÍ THƯ hoặc PHÓ BÍ THƯ, không thêm tên chi bộ."
)
ROLE_LOOK = FormatRule(
    "role-look", "Phụ lục 2, ô 7a", "Kiểu chữ của chức vụ người ký", reformat=restyle("role")
).with_advice("Đặt chữ in hoa, cỡ 14, đứng, không đậm.")
SIGNER_FORM = FormatRule("signer-form", "I.7.2", "Họ tên người ký", by_hand=ByHand.LOSS).with_advice(
    "Chỉ ghi họ và tên, không ghi học hàm, học vị, quân hàm, “Đồng chí”."
)
SIGNER_LOOK = FormatRule(
    "signer-look", "Phụ lục 2, ô 7b", "Kiểu chữ họ tên người ký", reformat=restyle("signer")
).with_advice("Đặt chữ thường, cỡ 14, đứng, đậm.")
SIGNATURE_PLACE = FormatRule("signature-place", "I.7; Phụ lục 1", "Vị trí phần ký", by_hand=ByHand.LAYOUT).with_advice(
    "Đặt phần ký ở bên phải, dưới nội dung, căn giữa trong cột."
)
MINUTES_SIGNATURES = FormatRule(
    "minutes-signatures", "I.7.1.4.e", "Phần ký của biên bản", by_hand=ByHand.CHOICE
).with_advice("Bên trái ghi NGƯỜI GHI BIÊN BẢN, bên phải ghi CHỦ TRÌ HỘI NGHỊ; không ghi T/M, THƯ KÝ, CHỦ TOẠ.")


def check(checker: Checker) -> None:
    """Check who signs, and how."""
    components = checker.components
    if components.is_minutes:
        _check_minutes(checker, components)
    elif components.foot.is_signed:
        _check_signature(checker, components)
    elif components.kind is None or components.kind.signed:
        message = "Văn bản thiếu quyền hạn, chức vụ, họ tên người ký"
        checker.report(SIGNATURE_MISSING, message, None, "T/M CHI BỘ, BÍ THƯ")


def _check_signature(checker: Checker, components: Components) -> None:
    foot = components.foot
    _check_capacity_missing(checker, components)
    wanted = "T/M CHI BỘ" if components.head.is_cell else "T/M …"
    _check_capacities(checker, foot, wanted, in_cell=components.head.is_cell)
    _check_roles(checker, components)
    _check_names(checker, foot.names)
    signed = any(patterns.SIGNED.fullmatch(piece.folded) for piece in foot.pieces)
    if not (foot.names or components.head.is_draft or signed):
        above = (foot.roles or foot.capacities or foot.minutes_roles)[-1]
        message = f"Dưới {quoted(above.text)} thiếu họ tên người ký"
        checker.report(SIGNER_FORM, message, above, "họ và tên", "không có")
    _check_place(checker, foot)


def _check_capacity_missing(checker: Checker, components: Components) -> None:
    head, foot = components.head, components.foot
    secretary = any(_BARE_ROLE.match(piece.folded) for piece in foot.roles)
    if not foot.capacities and (head.is_cell or (secretary and not head.is_congress)):
        below = (foot.roles or foot.minutes_roles)[0]
        message = f"Phía trên {quoted(below.text)} thiếu quyền hạn ký"
        checker.report(CAPACITY_MISSING, message, below, "T/M CHI BỘ", "không có")


def _check_capacities(checker: Checker, foot: Foot, wanted: str, *, in_cell: bool) -> None:
    for piece in foot.capacities:
        if fault := _capacity_fault(piece, in_cell=in_cell):
            message = f"Quyền hạn ký đang ghi {quoted(piece.text)}; {fault}"
            checker.report(CAPACITY_FORM, message, piece, wanted, piece.text)
        check_style(checker, CAPACITY_LOOK, "Quyền hạn ký", piece, "capacity")


def _capacity_fault(piece: Piece, *, in_cell: bool) -> str:
    """What is wrong with the words of a capacity, in Vietnamese; empty where nothing is."""
    text = piece.text.upper()
    if _STATE_CAPACITY.match(text):
        return STATE
    if not _CAPACITY.fullmatch(text):
        return "cần viết tắt có gạch chéo và một dấu cách"
    body = one_spelling(text)
    if re.match(r"k/t (?:phó )?bí thư", body):
        return "K/T chỉ dùng ở cơ quan làm việc theo chế độ thủ trưởng"
    if in_cell and re.match(r"t/m (?:ban )?chi uỷ", body):
        return "văn bản là của chi bộ, không của chi uỷ"
    if in_cell and re.match(r"t/m (?:đảng uỷ|đảng bộ|ban chấp hành|ban thường vụ)", body):
        return "văn bản của chi bộ ký thay mặt chi bộ"
    return ""


def _check_roles(checker: Checker, components: Components) -> None:
    foot = components.foot
    for piece in foot.roles:
        text = piece.folded.strip(" .,:")
        role = _BARE_ROLE.match(text)
        if role is not None and role.end() < len(text):
            message = f"Chức vụ đang ghi {quoted(piece.text)}"
            checker.report(ROLE_FORM, message, piece, piece.text[: role.end()], piece.text)
        check_style(checker, ROLE_LOOK, "Chức vụ", piece, "role")
    if not foot.roles and components.head.is_cell and foot.capacities:
        above = foot.capacities[-1]
        message = f"Dưới {quoted(above.text)} thiếu chức vụ người ký"
        checker.report(ROLE_FORM, message, above, "BÍ THƯ", "không có")


def _check_names(checker: Checker, names: Sequence[Piece]) -> None:
    for piece in names:
        if honour := patterns.HONOUR.match(piece.text.casefold()):
            found, name = piece.text[: honour.end()].strip(), piece.text[honour.end() :]
            checker.report(SIGNER_FORM, f"Trước họ tên người ký đang ghi {quoted(found)}", piece, name, found)
        check_style(checker, SIGNER_LOOK, "Họ tên người ký", piece, replace(STYLES["signer"], caps=False))


def _check_place(checker: Checker, foot: Foot) -> None:
    if len(foot.capacities) > 1 or len(foot.names) > 1:
        return  # several people sign: the guidance says nothing of their order
    for piece in (*foot.capacities, *foot.roles, *foot.names):
        paragraph = piece.paragraph
        if piece.side in ("left", "center"):
            side = "bên trái" if piece.side == "left" else "giữa trang"
            checker.report(SIGNATURE_PLACE, f"Phần ký {quoted(piece.text)} đang ở {side}", piece, "bên phải", side)
        elif paragraph.cell is not None and not piece.in_columns and paragraph.alignment != "center":
            message = f"Phần ký {quoted(piece.text)} không căn giữa trong cột"
            checker.report(SIGNATURE_PLACE, message, piece, "căn giữa trong cột", "không căn giữa")


def _check_minutes(checker: Checker, components: Components) -> None:
    foot = components.foot
    if not foot.is_signed:
        checker.report(SIGNATURE_MISSING, "Biên bản thiếu phần ký", None, f"{_WRITER}, {_CHAIR}")
        return
    if components.head.is_congress:  # signed in the name of two bodies: T/M ĐOÀN THƯ KÝ, T/M ĐOÀN CHỦ TỊCH
        _check_capacities(checker, foot, "T/M ĐOÀN …", in_cell=False)
        for piece in foot.roles:
            check_style(checker, ROLE_LOOK, "Chức vụ", piece, "role")
    else:
        _check_minutes_roles(checker, foot)
    _check_names(checker, foot.names)


def _check_minutes_roles(checker: Checker, foot: Foot) -> None:
    wrong = [piece for piece in foot.minutes_roles if piece.text not in (_WRITER, _CHAIR)]
    wrong += [piece for piece in foot.capacities if not piece.folded.startswith("t/l")]
    for piece in wrong:
        message = f"Phần ký của biên bản đang ghi {quoted(piece.text)}"
        checker.report(MINUTES_SIGNATURES, message, piece, f"{_WRITER} (trái), {_CHAIR} (phải)", piece.text)
    if wrong:
        return
    sides = {piece.text: piece.side for piece in foot.minutes_roles}
    missing = [role for role in (_WRITER, _CHAIR) if role not in sides]
    if missing:
        message = f"Phần ký của biên bản thiếu {' và '.join(missing)}"
        checker.report(MINUTES_SIGNATURES, message, (foot.minutes_roles or foot.pieces)[0], missing[0], "không có")
    elif (sides[_WRITER], sides[_CHAIR]) == ("right", "left"):
        message = f"{_WRITER} đang ở bên phải, {_CHAIR} ở bên trái"
        checker.report(MINUTES_SIGNATURES, message, foot.minutes_roles[0], f"{_WRITER} bên trái", "bên phải")

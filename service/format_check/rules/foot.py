"""The foot: capacity, office and name of the signer, minutes' two signatures, recipients (HD 05, I.7, I.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.format_check.components import patterns
from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import LOOKS, fold, one_spelling
from service.format_check.rules.findings_collector import OLD, STATE, Judge, quoted
from service.format_check.rules.looks import check_look, differences

_CAPACITY = re.compile(r"(?:T/M|K/T|T/L|Q\.) \S.*")
_STATE_CAPACITY = re.compile(r"(?:tm|kt|tl|tuq)\b\.?|(?:t|k)\.(?:m|t|l)", re.IGNORECASE)
_BARE_ROLE = re.compile(r"(?:q\. ?)?(?:pho )?bi thu")
_WRITER, _CHAIR = "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"
_DRAFTER = re.compile(r"[A-ZĐ][^\W\d_]*-\d{1,4}")


def check_foot(judge: Judge) -> None:
    """Who signs, then who receives."""
    anatomy = judge.anatomy
    if not anatomy.has_paper:
        return
    if anatomy.is_minutes:
        _minutes(judge)
    else:
        _signature(judge)
    _recipients(judge)
    _marks(judge)


# Signature ------------------------------------------------------------------------------------------------


def _signature(judge: Judge) -> None:
    anatomy = judge.anatomy
    foot = anatomy.foot
    if not foot.is_signed:
        judge.say("signature-missing", "Văn bản thiếu quyền hạn, chức vụ, họ tên người ký", None, "T/M CHI BỘ, BÍ THƯ")
        return
    _capacity_form(judge)
    for piece in foot.capacities:
        check_look(judge, "capacity-look", "Quyền hạn ký", piece, "capacity")
    _roles(judge)
    _names(judge, foot.names)
    if not (foot.names or anatomy.head.is_draft or any(patterns.SIGNED.fullmatch(one.folded) for one in foot.pieces)):
        place = (foot.roles or foot.capacities or foot.minutes_roles)[-1]
        judge.say("signer-form", f"Dưới {quoted(place.text)} thiếu họ tên người ký", place, "họ và tên", "không có")
    _place(judge)


def _capacity_form(judge: Judge) -> None:
    anatomy = judge.anatomy
    foot = anatomy.foot
    if not foot.capacities:
        secretary = any(_BARE_ROLE.match(one.folded) for one in foot.roles)
        if anatomy.head.is_cell or (secretary and not anatomy.head.is_congress):
            place = (foot.roles or foot.minutes_roles)[0]
            judge.say(
                "capacity-missing",
                f"Phía trên {quoted(place.text)} thiếu quyền hạn ký",
                place,
                "T/M CHI BỘ",
                "không có",
            )
    for piece in foot.capacities:
        says = _capacity_fault(piece, in_cell=anatomy.head.is_cell)
        if says:
            expected = "T/M CHI BỘ" if anatomy.head.is_cell else "T/M …"
            judge.say(
                "capacity-form", f"Quyền hạn ký đang ghi {quoted(piece.text)}; {says}", piece, expected, piece.text
            )


def _capacity_fault(piece: Piece, *, in_cell: bool) -> str:
    """What is wrong with the words of a capacity; empty where nothing is."""
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


def _roles(judge: Judge) -> None:
    anatomy = judge.anatomy
    foot = anatomy.foot
    for piece in foot.roles:
        text = piece.folded.strip(" .,:")
        found = _BARE_ROLE.match(text)
        if found is not None and found.end() < len(text):
            judge.say(
                "role-form", f"Chức vụ đang ghi {quoted(piece.text)}", piece, piece.text[: found.end()], piece.text
            )
        check_look(judge, "role-look", "Chức vụ", piece, "role")
    if not foot.roles and anatomy.head.is_cell and foot.capacities:
        place = foot.capacities[-1]
        judge.say("role-form", f"Dưới {quoted(place.text)} thiếu chức vụ người ký", place, "BÍ THƯ", "không có")


def _names(judge: Judge, names: Sequence[Piece]) -> None:
    for piece in names:
        titled = patterns.HONOUR.match(piece.text.casefold())
        if titled is not None:
            said = piece.text[: titled.end()].strip()
            judge.say(
                "signer-form", f"Trước họ tên người ký đang ghi {quoted(said)}", piece, piece.text[titled.end() :], said
            )
        check_look(judge, "signer-look", "Họ tên người ký", piece, replace(LOOKS["signer"], caps=False))


def _place(judge: Judge) -> None:
    foot = judge.anatomy.foot
    block = [*foot.capacities, *foot.roles, *foot.names]
    if len(foot.capacities) > 1 or len(foot.names) > 1:
        return  # several sign: their order is not the guidance's
    for piece in block:
        one = piece.paragraph
        if piece.side in ("left", "center"):
            side = "bên trái" if piece.side == "left" else "giữa trang"
            judge.say("signature-place", f"Phần ký {quoted(piece.text)} đang ở {side}", piece, "bên phải", side)
        elif one.cell is not None and not piece.in_columns and one.alignment != "center":
            says = f"Phần ký {quoted(piece.text)} không căn giữa trong cột"
            judge.say("signature-place", says, piece, "căn giữa trong cột", "không căn giữa")


# Minutes --------------------------------------------------------------------------------------------------


def _minutes(judge: Judge) -> None:
    anatomy = judge.anatomy
    foot = anatomy.foot
    if not foot.is_signed:
        judge.say("signature-missing", "Biên bản thiếu phần ký", None, f"{_WRITER}, {_CHAIR}")
        return
    if anatomy.head.is_congress:
        _congress_signatures(judge)
    else:
        _minutes_headings(judge)
    _names(judge, foot.names)


def _congress_signatures(judge: Judge) -> None:
    """A congress's minutes are signed in the name of two bodies: T/M ĐOÀN THƯ KÝ, T/M ĐOÀN CHỦ TỊCH."""
    for piece in judge.anatomy.foot.capacities:
        fault = _capacity_fault(piece, in_cell=False)
        if fault:
            says = f"Quyền hạn ký đang ghi {quoted(piece.text)}; {fault}"
            judge.say("capacity-form", says, piece, "T/M ĐOÀN …", piece.text)
        check_look(judge, "capacity-look", "Quyền hạn ký", piece, "capacity")
    for piece in judge.anatomy.foot.roles:
        check_look(judge, "role-look", "Chức vụ", piece, "role")


def _minutes_headings(judge: Judge) -> None:
    foot = judge.anatomy.foot
    wrong = [one for one in foot.minutes_roles if one.text not in (_WRITER, _CHAIR)]
    wrong += [one for one in foot.capacities if not one.folded.startswith("t/l")]
    for piece in wrong:
        says = f"Phần ký của biên bản đang ghi {quoted(piece.text)}"
        judge.say("minutes-signatures", says, piece, f"{_WRITER} (trái), {_CHAIR} (phải)", piece.text)
    if wrong:
        return
    sides = {one.text: one.side for one in foot.minutes_roles}
    missing = [text for text in (_WRITER, _CHAIR) if text not in sides]
    if missing:
        says = f"Phần ký của biên bản thiếu {' và '.join(missing)}"
        judge.say("minutes-signatures", says, (foot.minutes_roles or foot.pieces)[0], missing[0], "không có")
    elif (sides[_WRITER], sides[_CHAIR]) == ("right", "left"):
        says = f"{_WRITER} đang ở bên phải, {_CHAIR} ở bên trái"
        judge.say("minutes-signatures", says, foot.minutes_roles[0], f"{_WRITER} bên trái", "bên phải")


# Recipients -----------------------------------------------------------------------------------------------


def _recipients(judge: Judge) -> None:
    anatomy = judge.anatomy
    foot = anatomy.foot
    if foot.heading is None:
        if not (anatomy.is_minutes or anatomy.is_form):
            judge.say("recipients-missing", "Văn bản thiếu “Nơi nhận:” ở bên trái, dưới nội dung", None, "Nơi nhận:")
        return
    _heading(judge, foot.heading)
    for item in foot.recipients:
        _recipient(judge, item)
    if foot.recipients:
        _ends(judge)
        _first_and_last(judge)


def _heading(judge: Judge, piece: Piece) -> None:
    found = differences(piece, LOOKS["recipients_title"])
    if piece.is_capitals:
        found.append(("chữ in hoa", "chữ thường"))
    if not piece.text.endswith(":"):
        found.append(("không có dấu hai chấm", "“Nơi nhận:”"))
    if not found:
        return
    said, expected = ", ".join(a for a, _ in found), ", ".join(b for _, b in found)
    state = any(a == "nghiêng" for a, _ in found) and any(a == "đậm" for a, _ in found)
    note = f"; {STATE}" if state else ""
    says = f"“{piece.text}” đang để {said}{note}; cần {expected}"
    judge.say("recipients-heading-look", says, piece, expected, said)


def _recipient(judge: Judge, item: tuple[Piece, ...]) -> None:
    if not item[0].text.startswith(("-", "–")):
        says = f"Nơi nhận {quoted(item[0].text)} thiếu gạch đầu dòng"
        judge.say("recipients-dash", says, item[0], "- …", item[0].text[:1])
    for piece in item:
        check_look(judge, "recipients-look", "Nơi nhận", piece, "recipient")


def _ends(judge: Judge) -> None:
    *before, last = [item[-1] for item in judge.anatomy.foot.recipients]
    for piece in before:
        if not piece.text.endswith(";"):
            mark = "dấu phẩy" if piece.text.endswith(",") else "dấu khác" if piece.text.endswith((".", ":")) else "chữ"
            note = f" ({OLD})" if mark == "dấu phẩy" else ""
            says = f"Nơi nhận {quoted(piece.text)} kết thúc bằng {mark}{note}, cần dấu chấm phẩy"
            judge.say("recipients-end", says, piece, ";", piece.text[-1:])
    if not last.text.endswith(".") or last.text.endswith("/."):
        judge.say(
            "recipients-end", f"Dòng cuối {quoted(last.text)} không kết thúc bằng dấu chấm", last, ".", last.text[-1:]
        )


def _first_and_last(judge: Judge) -> None:
    anatomy = judge.anatomy
    items = anatomy.foot.recipients
    last = items[-1][0]
    bare = last.folded.lstrip("-–+• ")
    if not bare.startswith("luu"):
        judge.say(
            "recipients-archive", f"Dòng cuối {quoted(last.text)} không phải dòng lưu", last, "- Lưu Chi bộ.", last.text
        )
    elif re.match(r"luu\s*:|luu.*\bvt\b", bare):
        says = f"Dòng lưu đang ghi {quoted(last.text)}; {STATE}"
        judge.say("recipients-archive", says, last, "- Lưu Chi bộ.", last.text)
    first = fold(items[0][0].text).lstrip("-–+• ")
    if anatomy.kind is not None and anatomy.kind.name in ("công văn", "tờ trình") and not first.startswith("nhu "):
        says = f"Dòng đầu của nơi nhận trong {anatomy.kind.name} đang ghi {quoted(items[0][0].text)}"
        judge.say("recipients-first", says, items[0][0], "- Như trên;", items[0][0].text)


def _marks(judge: Judge) -> None:
    foot = judge.anatomy.foot
    if foot.drafter is not None:
        piece = foot.drafter
        found = differences(piece, LOOKS["drafter"])
        old = piece.text.split("-")[0].isupper()
        if old or not _DRAFTER.fullmatch(piece.text):
            found.append((quoted(piece.text), "dạng NguyenVanAn-26"))
        if found:
            note = f" ({OLD})" if old else ""
            said, expected = ", ".join(a for a, _ in found), ", ".join(b for _, b in found)
            judge.say(
                "drafter-mark", f"Ký hiệu người soạn thảo đang để {said}{note}; cần {expected}", piece, expected, said
            )
    for piece in foot.contacts:
        check_look(judge, "contact-look", "Thông tin liên hệ", piece, "contact")

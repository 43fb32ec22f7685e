"""Single words and signs wherever they stand: slips, leftovers, names of what has ended, marks of secrecy."""

from __future__ import annotations

import re
import unicodedata

from service.format_check.components import patterns
from service.format_check.hd05_values import fold, one_spelling
from service.format_check.report import Spot
from service.format_check.rules.findings_collector import STATE, Judge, quoted, within
from service.format_check.rules.letters import paragraphs_of
from service.format_check.word.model import Paragraph
from service.obsolete_names import ENDED, ENDED_NAME, REPLACED, key

_DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_ROOM = re.compile(r"(?:ngày|tháng|năm|số|lần|lúc|hồi|giờ|phút|:)$", re.IGNORECASE)
_BEFORE_MARK = re.compile(r"(?<=[^\W_])[ \u00a0]+(?=[,;:!?)]|\.(?![.\d]))|\([ \u00a0]+(?=\w)")
_SCORE = re.compile(r"\d\s+:\s+\d")
_DOTS = re.compile(
    r"(?<![vV.])\.{4,}|…{2,}|…\.{2,}|(?:\.\s){3,}\.?|_{3,}|(?:(?<=ngày )|(?<=tháng )|(?<=Số ))(?:\.{2,}|…)"
)
_TAGS = re.compile(
    r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}|(?:\{\{|\}\}|\{%|%\})+"
    r"|«(?:[\w.]{1,60}|[ -~]{1,60})»|<<[^<>]{1,60}>>"
    r"|\$\{[^}]{1,60}\}|\[(?:…|\.{2,}|[^\W\d][^\]\[]{1,60})\]"
    r"|Error! [A-Z]\w+|Click (?:or tap )?here to enter \w+|Bấm (?:hoặc gõ nhẹ )?vào đây để nhập"
)
_PERSON = re.compile(
    r"\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lò|Quàng|Cà|Tòng|Cầm|Bạc|Hà|Đinh|Đào|Vàng|Giàng|Sùng)"
    r"(?: (?:Văn|Thị|Đức|Hữu|Minh|Quang))? [ABCDEXYZ]\b(?![.\w]| [A-ZĐÀ-Ỹ])"
    r"|\b(?:NGUYỄN|TRẦN|LÊ|PHẠM|LÒ|QUÀNG|CÀ|TÒNG) (?:VĂN|THỊ) [ABCDEXYZ]\b"
    r"|\b(?:xã|phường|bản|XÃ|PHƯỜNG|BẢN) (?:X|Y|Z|XYZ|ABC|XX)\b(?!\.\d)"
)
_UY = re.compile(r"(?<!\w)(?:(?P<old>ủy|Ủy|ỦY)|(?P<new>uỷ|Uỷ|UỶ))(?!\w)")
_STATE_END = re.compile(r"\.\s?/\s?\.?\s*$|(?<=\w)/\.\s*$")
_DEGREE = r"\b(?:mức độ|độ|dấu|đóng dấu)\s*"
_SECRET = re.compile(rf"{_DEGREE}[“\"(:]?\s*(?:MẬT|Mật)\b|[“\"(]\s*(?:MẬT|Mật)\s*[”\")]")
_SECRET_SPOKEN = re.compile(
    r"\b(?:tuyệt|tối) mật\b|\bbí mật nhà nước\b.{0,200}\bđộ mật\b|\bđộ mật\b.{0,200}\bbí mật nhà nước\b"
)
_OF_UNIT = ("ended-unit", "đã sắp xếp lại")
_OF_BODY = ("ended-body", "đã kết thúc hoạt động")
_SUPERSEDED = re.compile(r"thay thế|thay cho|hết hiệu lực|bãi bỏ|trước đây")


def check_text(judge: Judge) -> None:
    """Every paragraph of the file, once."""
    spelt: dict[str, list[tuple[Paragraph, re.Match[str]]]] = {"old": [], "new": []}
    spacious = {one.number for one in (judge.anatomy.head.number, judge.anatomy.head.date) if one is not None}
    for one in paragraphs_of(judge.word):
        text = unicodedata.normalize("NFC", one.text)
        if one.hidden:
            judge.say("hidden-text", f"Có chữ ẩn {quoted(one.hidden)}", one, "không có chữ ẩn", one.hidden[:40])
        if not text.strip():
            continue
        _gaps(judge, one, text, in_head=one.part == judge.word.main and one.number in spacious)
        _leftovers(judge, one, text)
        _secrecy(judge, one, text)
        _names(judge, one, text)
        for found in _UY.finditer(text):
            spelt[found.lastgroup or "new"].append((one, found))
    _state_end(judge)
    _spelling(judge, spelt)
    if judge.word.tracked_changes:
        count = judge.word.tracked_changes
        judge.say("tracked-changes", f"Tệp còn {count} chỗ sửa chưa được chấp nhận", None, "không còn", f"{count} chỗ")


def _gaps(judge: Judge, one: Paragraph, text: str, *, in_head: bool) -> None:
    for found in _DOUBLED.finditer(text):
        if not (in_head or _leaves_room(text, found)):
            around = text[max(0, found.start() - 15) : found.end() + 15]
            judge.say("doubled-space", f"Thừa dấu cách ở {quoted(around)}", _wide(one, *found.span()), "một dấu cách")
    for found in _BEFORE_MARK.finditer(text):
        around = text[max(0, found.start() - 15) : found.end() + 8]
        if not (_SCORE.search(around) or (in_head and text[found.end() : found.end() + 1] == ":")):
            says = f"Thừa dấu cách trước dấu câu ở {quoted(around)}"
            judge.say("space-before-mark", says, _wide(one, *found.span()), "", quoted(around))


def _leaves_room(text: str, gap: re.Match[str]) -> bool:
    """Whether blanks leave room to write by hand, or set two columns apart."""
    length = len(gap.group())
    return length > 5 or (length > 2 and _ROOM.search(text[: gap.start()]) is not None)


def _at(one: Paragraph, start: int, end: int) -> Spot | Paragraph:
    """Characters of the composed text; where the file is not composed they would be others, so the paragraph stands."""
    return within(one, start, end) if unicodedata.is_normalized("NFC", one.text) else one


def _wide(one: Paragraph, start: int, end: int) -> Spot | Paragraph:
    """A gap with a few letters on both sides, so that one sees where it is."""
    return _at(one, max(0, start - 10), min(len(one.text), end + 10))


def _leftovers(judge: Judge, one: Paragraph, text: str) -> None:
    table = (
        ("leftover-dots", _DOTS, "Còn chỗ trống chưa điền"),
        ("leftover-tag", _TAGS, "Còn sót mã của mẫu"),
        ("leftover-name", _PERSON, "Còn sót tên mẫu"),
    )
    for rule, pattern, name in table:
        for found in pattern.finditer(text):
            if rule == "leftover-dots" and _is_rule(judge, one):
                continue
            says = f"{name} {quoted(found.group())}"
            judge.say(rule, says, _at(one, *found.span()), "", quoted(found.group()))


def _is_rule(judge: Judge, one: Paragraph) -> bool:
    """A typed row of underscores in the head is a matter of the title's rule, not of something to fill in."""
    anatomy = judge.anatomy
    rows = [*anatomy.head.typed_rules, *([anatomy.dashes] if anatomy.dashes else [])]
    return one.part == judge.word.main and any(row.number == one.number for row in rows)


def _secrecy(judge: Judge, one: Paragraph, text: str) -> None:
    spoken = text.casefold()
    if "mật" not in spoken:
        return
    stands_apart = text.isupper() or one.alignment == "center" or one.in_box
    mark = stands_apart and any(patterns.SECRET_MARK.fullmatch(fold(line)) for line in re.split(r"[\n\t]", text))
    found = _SECRET.search(text) or _SECRET_SPOKEN.search(spoken)
    if mark or found:
        said = found.group() if found is not None else text.strip()
        judge.say("secrecy-word", f"Văn bản có dấu hiệu bí mật nhà nước: {quoted(said)}", one, "", said[:40])


def _names(judge: Judge, one: Paragraph, text: str) -> None:
    plain = one_spelling(text)
    for document in REPLACED:
        for found in document.pattern.finditer(text):
            if not _SUPERSEDED.search(plain):
                says = f"{document.title}, số {document.number}, đã được thay bằng {document.replaced_by}"
                judge.say("old-basis", says, _at(one, *found.span()), document.replaced_by, found.group())
    for found in ENDED_NAME.finditer(plain):
        name = ENDED[key(found.group())]
        if not name.is_past_in(plain, *found.span()):
            said = text[found.start() : found.end()]
            rule, ended = _OF_UNIT if name.is_unit else _OF_BODY
            judge.say(rule, f"{quoted(said)} {ended}; nay là {name.became}", _at(one, *found.span()), name.became, said)


def _state_end(judge: Judge) -> None:
    """ "./." ends a state paper; it may stand at the end of the content or of the recipients."""
    for one in judge.word.paragraphs:
        found = _STATE_END.search(one.text)
        if found is not None and one.part == judge.word.main:
            says = f"{quoted(one.plain[-30:])} kết thúc bằng “{found.group().strip()}”; {STATE}"
            judge.say("state-ending", says, _at(one, found.start(), len(one.text)), ".", found.group().strip())


def _spelling(judge: Judge, spelt: dict[str, list[tuple[Paragraph, re.Match[str]]]]) -> None:
    if not (spelt["old"] and spelt["new"]):
        return
    fewer = min(spelt.values(), key=len)
    says = f"Văn bản viết “uỷ” {len(spelt['new'])} lần và “ủy” {len(spelt['old'])} lần"
    for one, found in fewer:
        judge.say("spelling-mixed", says, _at(one, *found.span()), "một cách viết", found.group())

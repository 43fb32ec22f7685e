"""Single words and signs wherever they stand: names out of date, slips, leftovers, marks of secrecy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.finding import Severity
from service.format_check.components import patterns
from service.format_check.hd05_values import fold, one_spelling
from service.format_check.mending.replacing import matches, substitute
from service.format_check.mending.xml_edit import Edit
from service.format_check.report import Spot
from service.format_check.rules.checker import ByHand, Checker, FormatRule, composed_spot, quoted
from service.format_check.word.model import Paragraph
from service.obsolete_names import ENDED, ENDED_KEY, REPLACED, key
from service.vietnamese import nfc

_SUPERSEDED = re.compile(r"thay thế|thay cho|hết hiệu lực|bãi bỏ|trước đây")

OLD_BASIS = FormatRule(
    "old-basis",
    "Hướng dẫn 05-HD/VPTW; Quy định 399-QĐ/TW; Hướng dẫn 42-HD/BTCTW",
    "Văn bản đã hết hiệu lực",
    Severity.WARNING,
    by_hand=ByHand.CHOICE,
).with_advice("Dẫn văn bản đang có hiệu lực thay cho văn bản này.")
ENDED_BODY = FormatRule(
    "ended-body",
    "sắp xếp đơn vị hành chính từ 01/7/2025",
    "Tên cơ quan đã kết thúc hoạt động",
    Severity.WARNING,
    by_hand=ByHand.CHOICE,
).with_advice("Ghi tên hiện nay của cơ quan, đơn vị.")
ENDED_UNIT = FormatRule(
    "ended-unit",
    "sắp xếp đơn vị hành chính từ 01/7/2025",
    "Tên đơn vị hành chính đã sắp xếp",
    Severity.INFO,
    by_hand=ByHand.CHOICE,
).with_advice("Nếu nói về hiện nay, ghi tên mới của đơn vị.")


def _check_documents(checker: Checker, paragraph: Paragraph, text: str) -> None:
    small = text.casefold()
    for document in (document for document in REPLACED if document.sign in small):
        for match in document.pattern.finditer(text):
            if document.is_meant(match) and not _SUPERSEDED.search(one_spelling(text)):
                message = f"{document.title}, số {document.number}, đã được thay bằng {document.replaced_by}"
                spot = composed_spot(paragraph, *match.span())
                checker.report(OLD_BASIS, message, spot, document.replaced_by, match.group())


def _check_bodies(checker: Checker, paragraph: Paragraph, text: str) -> None:
    """Names that are spoken of as past are let alone."""
    plain = one_spelling(text)
    for match in ENDED_KEY.finditer(plain):
        name = ENDED[key(match.group())]
        if name.is_past_in(plain, *match.span()):
            continue
        found = text[match.start() : match.end()]
        rule, fate = (
            (ENDED_UNIT, "đã sắp xếp lại") if name.is_unit or name.in_places else (ENDED_BODY, "đã kết thúc hoạt động")
        )
        spot = composed_spot(paragraph, *match.span())
        checker.report(rule, f"{quoted(found)} {fate}; nay là {name.became}", spot, name.became, found)


_DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_ROOM = re.compile(r"(?:ngày|tháng|năm|số|lần|lúc|hồi|giờ|phút|:)$", re.IGNORECASE)
_ROOM_TO_KEEP = re.compile(r"(Số|ngày|tháng)[ \u00a0]{2,}", re.IGNORECASE)
_BEFORE_MARK = re.compile(r"(?<=[^\W_])[ \u00a0]+(?=[,;:!?)]|\.(?![.\d]))|\([ \u00a0]+(?=\w)")
_SCORE = re.compile(r"\d\s+:\s+\d")
_DOTS = re.compile(
    r"(?<![vV.])\.{4,}|…{2,}|…\.{2,}|(?:\.\s){3,}\.?|_{3,}|"
    r"(?:(?<=ngày )|(?<=tháng )|(?<=Số )|(?<=số )|(?<=lúc )|(?<=hồi ))(?:\.{2,}|…)"
)
_TAGS = re.compile(
    r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}|(?:\{\{|\}\}|\{%|%\})+"
    r"|«(?:[\w.]{1,60}|[ -~]{1,60})»|<<[^<>]{1,60}>>"
    r"|\$\{[^}]{1,60}\}|\[(?:…|\.{2,}|[^\W\d][^\]\[]{1,60})\]"
    r"|\{ ?[^\W\d][^{}\n]{0,40}\}|%[A-Z][A-Z_]{1,30}%|(?<![\w#])(?:None|null|NULL|undefined|NaN|Invalid Date)(?!\w)"
    r"|#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)"
    r"|Error! [A-Z]\w+|Lỗi! [A-ZĐ]\w+ (?:\w+ ){0,6}(?:xác định|tham chiếu|tìm thấy)"
    r"|Click (?:or tap )?here to enter \w+|Bấm (?:hoặc gõ nhẹ )?vào đây để nhập"
)
_CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
_PERSON = re.compile(
    r"\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lò|Quàng|Cà|Tòng|Cầm|Bạc|Hà|Đinh|Đào|Vàng|Giàng|Sùng)"
    rf"(?: (?:Văn|Thị|Đức|Hữu|Minh|Quang))? [ABCDEXYZ]\b(?!\.?\w| [{_CAPITALS}])"
    r"|\b(?:NGUYỄN|TRẦN|LÊ|PHẠM|LÒ|QUÀNG|CÀ|TÒNG) (?:VĂN|THỊ) [ABCDEXYZ]\b"
    r"|\b(?:xã|phường|bản|XÃ|PHƯỜNG|BẢN) (?:X|Y|Z|XYZ|ABC|XX)\b(?!\.\d)"
)
# What a text must hold for its pattern to find anything: looking for it takes a tenth of the time.
_OF_DOTS = ("..", "…", "__", ". ", ".\u00a0", ".\t", ".\n")
_OF_TAGS = (
    *"{}«<[$%#",
    "None",
    "null",
    "NULL",
    "undefined",
    "NaN",
    "Invalid",
    "Error!",
    "Lỗi!",
    "here to enter",
    "để nhập",
)
_OF_PERSONS = tuple(f" {letter}" for letter in "ABCDEXYZ")
_UY = re.compile(r"(?<!\w)(?:(?P<old>ủy|Ủy|ỦY)|(?P<new>uỷ|Uỷ|UỶ))(?!\w)")
_DEGREE = r"\b(?:mức độ|độ|dấu|đóng dấu)\s*"
_SECRET = re.compile(rf"{_DEGREE}(?:[“\"(:]\s*)?(?:MẬT|Mật)\b|[“\"(]\s*(?:MẬT|Mật)\s*[”\")]")
_SECRET_SPOKEN = re.compile(
    r"\b(?:tuyệt|tối) mật\b|\bbí mật nhà nước\b.{0,200}\bđộ mật\b|\bđộ mật\b.{0,200}\bbí mật nhà nước\b"
)


def _single_space(paragraph: Paragraph, spots: Sequence[Spot]) -> Iterator[list[Edit]]:
    """One space between two words; room left for a number or a day stays."""
    rooms = {room.end(1) for room in _ROOM_TO_KEEP.finditer(paragraph.text)}
    for gap in matches(_DOUBLED.pattern, paragraph, spots):
        if gap.start() not in rooms:
            yield [Edit(*gap.span(), " ")]


DOUBLED_SPACE = FormatRule(
    "doubled-space", "II.IV (trình bày)", "Thừa dấu cách", Severity.WARNING, rewrite=_single_space
).with_advice("Chỉ để một dấu cách giữa hai từ.")
SPACE_BEFORE_MARK = FormatRule(
    "space-before-mark",
    "II.IV (trình bày)",
    "Dấu cách trước dấu câu",
    Severity.WARNING,
    rewrite=substitute(r"(?<![ \u00a0])[ \u00a0]+(?=[,.;:!?)”])|(?<=\()[ \u00a0]+(?=\w)", ""),
).with_advice("Bỏ dấu cách trước dấu câu, trước dấu đóng ngoặc, sau dấu mở ngoặc.")
LEFTOVER_DOTS = FormatRule(
    "leftover-dots", "II.IV (trình bày)", "Chỗ trống chưa điền", Severity.WARNING, by_hand=ByHand.UNKNOWN
).with_advice("Điền nội dung vào chỗ chấm, hoặc xoá đi.")
LEFTOVER_TAG = FormatRule(
    "leftover-tag", "II.IV (trình bày)", "Còn sót mã của mẫu", by_hand=ByHand.UNKNOWN
).with_advice("Xoá hoặc thay phần mã này bằng nội dung.")
LEFTOVER_NAME = FormatRule(
    "leftover-name", "II.IV (trình bày)", "Còn sót tên mẫu", Severity.WARNING, by_hand=ByHand.UNKNOWN
).with_advice("Thay bằng tên thật.")
SPELLING_MIXED = FormatRule(
    "spelling-mixed", "II.IV (trình bày)", "Hai cách viết “uỷ” và “ủy”", Severity.WARNING, by_hand=ByHand.CHOICE
).with_advice("Dùng một cách viết trong cả văn bản; hướng dẫn viết “uỷ”.")
SECRECY_WORD = FormatRule(
    "secrecy-word", "II.2; Luật Bảo vệ bí mật nhà nước", "Dấu hiệu bí mật nhà nước", by_hand=ByHand.LOSS
).with_advice(
    "Dừng lại: văn bản có nội dung mật không được soạn, kiểm tra hay gửi trên máy nối mạng. Nếu không phải "
    "văn bản mật, bỏ dấu chỉ mức độ mật."
)
TRACKED_CHANGES = FormatRule(
    "tracked-changes",
    "II.IV (trình bày)",
    "Còn dấu vết sửa chữa (Track Changes)",
    Severity.WARNING,
    by_hand=ByHand.CHOICE,
).with_advice("Vào Review → Accept All Changes, rồi lưu lại.")
HIDDEN_TEXT = FormatRule(
    "hidden-text", "II.IV (trình bày)", "Có chữ ẩn", Severity.WARNING, by_hand=ByHand.LOSS
).with_advice("Bật hiện chữ ẩn (Ctrl+Shift+8) và xoá, hoặc bỏ thuộc tính Hidden.")

LEADS_OUT = FormatRule(
    "leads-out", "II.IV (trình bày)", "Tệp trỏ ra ngoài", Severity.INFO, by_hand=ByHand.CHOICE
).with_advice("Máy kiểm tra không mở những thứ đó; trước khi gửi đi, nên nhúng hình vào tệp và bỏ liên kết.")
_MOST_LINKS = 5  # that are named


def check(checker: Checker) -> None:
    """Check every paragraph of the file."""
    head = checker.components.head
    rooms = {piece.number for piece in (head.number, head.date) if piece is not None}
    spelt: dict[str, list[tuple[Paragraph, re.Match[str]]]] = {"old": [], "new": []}
    for paragraph in checker.word.all_paragraphs:
        text = nfc(paragraph.text)
        if paragraph.hidden:
            message = f"Có chữ ẩn {quoted(paragraph.hidden)}"
            checker.report(HIDDEN_TEXT, message, paragraph, "không có chữ ẩn", paragraph.hidden[:40])
        if text.strip():
            _check_documents(checker, paragraph, text)
            _check_bodies(checker, paragraph, text)
            has_room = paragraph.part == checker.word.main and paragraph.number in rooms
            _check_spaces(checker, paragraph, text, has_room=has_room)
            _check_leftovers(checker, paragraph, text, has_room=has_room)
            _check_secrecy(checker, paragraph, text)
        for match in _UY.finditer(text):
            spelt[match.lastgroup or "new"].append((paragraph, match))
    _check_spelling(checker, spelt)
    if count := checker.word.tracked_changes:
        message = f"Tệp còn {count} chỗ sửa chưa được chấp nhận"
        checker.report(TRACKED_CHANGES, message, None, "không còn", f"{count} chỗ")
    if links := checker.word.outside:
        named = ", ".join(links[:_MOST_LINKS]) + ("…" if len(links) > _MOST_LINKS else "")
        checker.report(LEADS_OUT, f"Tệp còn trỏ ra ngoài: {named}", None, "không trỏ ra ngoài", f"{len(links)} chỗ")


def _check_spaces(checker: Checker, paragraph: Paragraph, text: str, *, has_room: bool) -> None:
    """Check for needless blanks; `has_room`: it holds the number or the date, which may be left open."""
    for gap in _DOUBLED.finditer(text):
        if checker.has_enough(DOUBLED_SPACE, paragraph):
            break
        if not (has_room or _leaves_room(text, gap)):
            around = text[max(0, gap.start() - 15) : gap.end() + 15]
            spot = _with_neighbours(paragraph, gap)
            checker.report(DOUBLED_SPACE, f"Thừa dấu cách ở {quoted(around)}", spot, "một dấu cách")
    for gap in _BEFORE_MARK.finditer(text):
        if checker.has_enough(SPACE_BEFORE_MARK, paragraph):
            break
        around = text[max(0, gap.start() - 15) : gap.end() + 8]
        if not (_SCORE.search(around) or (has_room and text[gap.end() : gap.end() + 1] == ":")):
            side = "sau dấu mở ngoặc" if gap.group().startswith("(") else "trước dấu câu"
            shown = quoted(around)
            message = f"Thừa dấu cách {side} ở {shown}"
            checker.report(SPACE_BEFORE_MARK, message, _with_neighbours(paragraph, gap), "", shown)


def _leaves_room(text: str, gap: re.Match[str]) -> bool:
    """Whether blanks leave room to write by hand, or set two columns apart."""
    length = len(gap.group())
    return length > 5 or (length > 2 and _ROOM.search(text[max(0, gap.start() - 10) : gap.start()]) is not None)


def _with_neighbours(paragraph: Paragraph, gap: re.Match[str]) -> Spot | Paragraph:
    """A gap with a few letters on both sides, so that one sees where it is."""
    return composed_spot(paragraph, max(0, gap.start() - 10), min(len(paragraph.text), gap.end() + 10))


def _check_leftovers(checker: Checker, paragraph: Paragraph, text: str, *, has_room: bool) -> None:
    for rule, pattern, signs, name in (
        (LEFTOVER_DOTS, _DOTS, _OF_DOTS, "Còn chỗ trống chưa điền"),
        (LEFTOVER_TAG, _TAGS, _OF_TAGS, "Còn sót mã của mẫu"),
        (LEFTOVER_NAME, _PERSON, _OF_PERSONS, "Còn sót tên mẫu"),
    ):
        for match in pattern.finditer(text) if any(map(text.__contains__, signs)) else ():
            if checker.has_enough(rule, paragraph):
                break
            if rule is not LEFTOVER_DOTS or not (has_room or _is_for_others(checker, paragraph)):
                shown = quoted(match.group())
                checker.report(rule, f"{name} {shown}", composed_spot(paragraph, *match.span()), "", shown)


def _is_for_others(checker: Checker, paragraph: Paragraph) -> bool:
    """Whether dots are another's affair: a line typed in the head, which the rules of the title report, or what the
    receiver of a form fills in below it."""
    components = checker.components
    if components.is_form and paragraph.number > components.content_last:
        return True
    lines = [*components.head.typed_rules, *([components.dashes] if components.dashes else [])]
    return paragraph.part == checker.word.main and any(line.number == paragraph.number for line in lines)


def _check_secrecy(checker: Checker, paragraph: Paragraph, text: str) -> None:
    small = text.casefold()
    if "mật" not in small:
        return
    stands_apart = text.isupper() or paragraph.alignment == "center" or paragraph.in_box
    is_mark = stands_apart and any(patterns.SECRET_MARK.fullmatch(fold(line)) for line in re.split(r"[\n\t]", text))
    match = _SECRET.search(text) or _SECRET_SPOKEN.search(small)
    if is_mark or match:
        found = match.group() if match is not None else text.strip()
        message = f"Văn bản có dấu hiệu bí mật nhà nước: {quoted(found)}"
        checker.report(SECRECY_WORD, message, paragraph, "", found[:40])


def _check_spelling(checker: Checker, spelt: dict[str, list[tuple[Paragraph, re.Match[str]]]]) -> None:
    if spelt["old"] and spelt["new"]:
        message = f"Văn bản viết “uỷ” {len(spelt['new'])} lần và “ủy” {len(spelt['old'])} lần"
        for paragraph, match in min(spelt.values(), key=len):
            spot = composed_spot(paragraph, *match.span())
            checker.report(SPELLING_MIXED, message, spot, "một cách viết", match.group())

"""Wording that no paper of a cell should carry, looked for in the dossier; `format_check` checks the finished page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.dossier.cell import CellLevel
from service.obsolete_names import ENDED, ENDED_NAME, REPLACED, key
from service.rules.all_texts import register_wordings
from service.rules.case import Case
from service.rules.rule import Remark, note, rule
from service.vietnamese import short_date

_LEFT_OVERS = register_wordings("……", "....", "____", "[…]", "[...]", "{{", "}}", "{%", "%}", "nguyễn văn a")
_LEFT_OVER = re.compile(r"…{2,}|\.{4,}|_{4,}|\[(?:…|\.{3})\]|\{\{|\}\}|\{%|%\}|[Nn]guyễn [Vv]ăn A\b")
_PRIZES = register_wordings("giấy khen", "bằng khen", "tiền thưởng", "thưởng tiền")
_PRIZE = re.compile("|".join(_PRIZES), re.IGNORECASE)
_PROPOSED = re.compile(r"đề nghị|đề xuất|kiến nghị|giới thiệu", re.IGNORECASE)
# A mark of secrecy, not the word in "bí mật" or "mật ong": a grade, a kind of paper, or MẬT as a stamp has it.
_SECRETS = register_wordings("tuyệt mật", "tối mật", "độ mật", "tài liệu mật", "văn bản mật", "dấu mật", "mật")
_SECRET = re.compile(
    r"[Tt]uyệt mật\b|TUYỆT MẬT\b|[Tt]ối mật\b|TỐI MẬT\b|(?:[Đđ]ộ|[Tt]ài liệu|[Vv]ăn bản|[Dd]ấu) mật\b|"
    r"(?<!BÍ )(?<!BẢO )(?<!TUYỆT )(?<!TỐI )MẬT\b|(?:(?<=\n)|\A)Mật\.?(?=\n|\Z)"
)


# The commune itself stands in the name of its office.
_ENDED = register_wordings(*(name for name, body in ENDED.items() if not body.is_office))
register_wordings(*(document.sign for document in REPLACED))


@rule("F07", "Không dùng tên tổ chức, địa danh đã thôi.", "*")
def no_ended_bodies(case: Case) -> Iterator[Remark]:
    """No text uses the name of a body or place that has ended, except where it speaks of the past."""
    at = 0
    for match, where, _ in sorted(case.texts.matches(ENDED_NAME, _ENDED), key=lambda named: named[0].span()):
        body = ENDED[key(match[0])]
        # A document keeps the name of whoever issued it then.
        if match.start() < at or where.startswith("news_docs") or body.is_past_in(case.texts.whole, *match.span()):
            continue
        at = match.end()
        places, say = (" ở một số nơi", note) if body.in_places else ("", Remark)
        since = f"thôi từ ngày {short_date(body.ended_on)}{places}"
        yield say(where, f"“{match[0]}” {since}, nay là {body.became}; hãy ghi tên hiện nay.", body.became, match[0])


@rule("F09", "Không còn chỗ để trống, chữ mẫu chưa thay.", "*")
def nothing_left_over(case: Case) -> Iterator[Remark]:
    """No text still has a blank of a template or a sample name."""
    for match, where, _ in case.texts.matches(_LEFT_OVER, _LEFT_OVERS):
        left = match[0][:20]
        yield Remark(where, f"Còn “{left}” của mẫu chưa thay; hãy điền hoặc bỏ đi.", "chữ thật", left)


@rule("F10", "Không viện dẫn văn bản đã được thay.", "*")
def no_replaced_grounds(case: Case) -> Iterator[Remark]:
    """No text cites a document that has been replaced."""
    for document in REPLACED:
        if document.sign not in case.texts.begun:
            continue
        for match, where, _ in case.texts.matches(document.pattern, document.beginnings):
            if not document.is_meant(match):
                continue
            cited, today = f"{document.title} số {document.number}", document.replaced_by
            yield Remark(where, f"Còn nhắc {cited}; nay áp dụng {today}. Hãy xem lại căn cứ.", today, match[0])


@rule(
    "F11",
    "Chi bộ trực thuộc chỉ biểu dương; giấy khen, tiền thưởng thuộc cấp trên.",
    "org.cell_level commendations conclusion.points votes[].subject",
)
def only_commended(case: Case) -> Iterator[Remark]:
    """A subordinate cell commends; certificates and money are only proposed to its superiors."""
    if case.dossier.org.cell_level is not CellLevel.SUBORDINATE:
        return
    for match, where, text in case.texts.matches(_PRIZE, _PRIZES):
        if where.startswith(("commendations", "conclusion", "votes", "issuance")) and not _PROPOSED.search(text):
            message = (
                f"Chi bộ trực thuộc không tặng “{match[0]}”; ghi biểu dương tại chi bộ, hoặc đề nghị cấp trên. Nếu là "
                "chi bộ cơ sở, hãy chọn ở mục Cấp của chi bộ."
            )
            yield Remark(where, message, "biểu dương, hoặc đề nghị cấp trên", match[0])


@rule("F12", "Không đưa nội dung bí mật nhà nước vào chương trình này.", "*")
def nothing_secret(case: Case) -> Iterator[Remark]:
    """No text looks as if it were marked secret: such contents do not belong in this program."""
    for match, where, _ in case.texts.matches(_SECRET, _SECRETS):
        message = (
            f"Có dấu hiệu độ mật (“{match[0]}”); hãy dừng lại, không nhập nội dung mật ở đây mà làm theo quy định bảo "
            "vệ bí mật nhà nước. Nếu chỉ là từ thường, hãy viết cách khác."
        )
        yield Remark(where, message, "không có nội dung mật", match[0])

"""Wording that no paper of a cell should carry, judged on the dossier before a paper is made.

Of the rules on the form of a page (F01–F12) these concern what people typed; the others judge the finished page
and live with the official format. The names that have ended and the documents that were replaced are data
(`ended_bodies.toml`, `replaced_documents.toml`), for whoever judges a Word file as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field

from service.dossier.base import Line, OptionalLine, Part
from service.dossier.cell import CellLevel
from service.errors import RulesBroken
from service.intake.toml import as_model, bytes_of, read_toml
from service.rules.case import Case
from service.rules.rule import Remark, rule
from service.rules.texts import spelled
from service.vietnamese import short_date

_HERE = Path(__file__).resolve().parent
_LEFT_OVERS = ("……", "....", "____", "[…]", "[...]", "{{", "}}", "{%", "%}", "nguyễn văn a")
_LEFT_OVER = re.compile(r"…{2,}|\.{4,}|_{4,}|\[(?:…|\.{3})\]|\{\{|\}\}|\{%|%\}|[Nn]guyễn [Vv]ăn A\b")
_PRIZES = ("giấy khen", "bằng khen", "tiền thưởng", "thưởng tiền")
_PRIZE = re.compile("|".join(_PRIZES), re.IGNORECASE)
_PROPOSED = re.compile(r"đề nghị|đề xuất|kiến nghị|giới thiệu", re.IGNORECASE)
# A mark of secrecy, not the word in "bí mật" or "mật ong": a grade, a kind of paper, or MẬT as a stamp has it.
_SECRETS = ("tuyệt mật", "tối mật", "độ mật", "tài liệu mật", "văn bản mật", "dấu mật", "mật")
_SECRET = re.compile(
    r"[Tt]uyệt mật\b|TUYỆT MẬT\b|[Tt]ối mật\b|TỐI MẬT\b|(?:[Đđ]ộ|[Tt]ài liệu|[Vv]ăn bản|[Dd]ấu) mật\b|"
    r"(?<!BÍ )(?<!BẢO )(?<!TUYỆT )(?<!TỐI )MẬT\b|(?:(?<=\n)|\A)Mật\.?(?=\n|\Z)"
)


class EndedBody(Part):
    """A body or place that is no more, what stands in its stead, since when, by which act."""

    name: Line = Field(title="Tên cũ")
    became: OptionalLine = Field("", title="Nay là")
    ended_on: date = Field(title="Thôi từ ngày")
    source: Line = Field(title="Nguồn")

    @property
    def pattern(self) -> re.Pattern[str]:
        """The name as a whole word, in small or capital letters; ``uỷ`` for ``ủy``."""
        return re.compile(rf"(?<!\w){re.escape(spelled(self.name))}(?!\w)", re.IGNORECASE)


class ReplacedDocument(Part):
    """A document that should no longer be cited as a ground."""

    number: Line = Field(title="Số, ký hiệu")
    title: Line = Field(title="Tên gọi")
    replaced_by: OptionalLine = Field("", title="Thay bằng")
    source: Line = Field(title="Nguồn")

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){re.escape(self.number)}(?!\w)", re.IGNORECASE)


class Wordlist(Part):
    """Both tables."""

    bodies: tuple[EndedBody, ...] = Field((), title="Tổ chức, địa danh đã thôi")
    documents: tuple[ReplacedDocument, ...] = Field((), title="Văn bản đã thay")


@lru_cache(maxsize=1)
def wordlist() -> Wordlist:
    """The tables as shipped; raises `RulesBroken`."""
    found: dict[str, Any] = {}
    for name in ("ended_bodies.toml", "replaced_documents.toml"):
        found |= read_toml(bytes_of(_HERE / name, "profile-file", RulesBroken), name, RulesBroken)
    return as_model(found, Wordlist, "ended_bodies.toml", RulesBroken)


@lru_cache(maxsize=1)
def _bodies() -> tuple[tuple[EndedBody, str, re.Pattern[str]], ...]:
    return tuple((body, spelled(body.name), body.pattern) for body in wordlist().bodies)


@lru_cache(maxsize=1)
def _documents() -> tuple[tuple[ReplacedDocument, str, re.Pattern[str]], ...]:
    return tuple((one, spelled(one.number), one.pattern) for one in wordlist().documents)


@rule("F07", "Không dùng tên tổ chức, địa danh đã thôi.", "*")
def no_ended_bodies(case: Case) -> Iterator[Remark]:
    for body, piece, pattern in _bodies():
        for found, where, _ in case.texts.matches(pattern, [piece]):
            if where.startswith("news_docs"):  # a document keeps the name of whoever issued it then
                continue
            way_out = f"nay là {body.became}" if body.became else "nay không còn"
            message = f"“{found[0]}” thôi từ ngày {short_date(body.ended_on)}, {way_out}; hãy ghi tên hiện nay."
            yield Remark(where, message, body.became or "tên hiện nay", found[0])


@rule("F09", "Không còn chỗ để trống, chữ mẫu chưa thay.", "*")
def nothing_left_over(case: Case) -> Iterator[Remark]:
    for found, where, _ in case.texts.matches(_LEFT_OVER, _LEFT_OVERS):
        left = found[0][:20]
        yield Remark(where, f"Còn “{left}” của mẫu chưa thay; hãy điền hoặc bỏ đi.", "chữ thật", left)


@rule("F10", "Không viện dẫn văn bản đã được thay.", "*")
def no_replaced_grounds(case: Case) -> Iterator[Remark]:
    for document, piece, pattern in _documents():
        for found, where, _ in case.texts.matches(pattern, [piece]):
            way_out = f"nay áp dụng {document.replaced_by}" if document.replaced_by else "nay hết hiệu lực"
            message = f"Còn nhắc {document.title} số {document.number}; {way_out}. Hãy xem lại căn cứ."
            yield Remark(where, message, document.replaced_by, found[0])


@rule(
    "F11",
    "Chi bộ trực thuộc chỉ biểu dương; giấy khen, tiền thưởng thuộc cấp trên.",
    "org.cell_level",
    "commendations",
    "conclusion.points",
    "votes[].subject",
)
def only_commended(case: Case) -> Iterator[Remark]:
    if case.dossier.org.cell_level is not CellLevel.SUBORDINATE:
        return
    for found, where, text in case.texts.matches(_PRIZE, _PRIZES):
        if where.startswith(("commendations", "conclusion", "votes", "issuance")) and not _PROPOSED.search(text):
            message = f"Chi bộ trực thuộc không tặng “{found[0]}”; ghi biểu dương tại chi bộ, hoặc đề nghị cấp trên."
            yield Remark(where, message, "biểu dương, hoặc đề nghị cấp trên", found[0])


@rule("F12", "Không đưa nội dung bí mật nhà nước vào chương trình này.", "*")
def nothing_secret(case: Case) -> Iterator[Remark]:
    if "mật" not in case.texts.whole:
        return
    for found, where, _ in case.texts.matches(_SECRET, _SECRETS):
        message = (
            f"Có dấu hiệu độ mật (“{found[0]}”); hãy dừng lại, không nhập nội dung mật ở đây mà làm theo quy định bảo "
            "vệ bí mật nhà nước. Nếu chỉ là từ thường, hãy viết cách khác."
        )
        yield Remark(where, message, "không có nội dung mật", found[0])

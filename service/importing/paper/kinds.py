"""What a hand-typed paper is: one of the papers of a meeting, another paper, or a list without a head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.format_check.components import Components
from service.format_check.components.pieces import Piece
from service.vocabulary import words
from service.vocabulary.wordings import wording

_STATE = wording("kinds_state")


@dataclass(frozen=True)
class OwnKind:
    """A kind of paper that a dossier has a place for: its name in the catalogue, and how people call it."""

    name: str
    title: str


_KINDS = {
    "chuong trinh": OwnKind("agenda", "chương trình"),
    "nghi quyet": OwnKind("resolution", "nghị quyết"),
    "ket luan": OwnKind("conclusion", "kết luận"),
    "bien ban": OwnKind("minutes", "biên bản"),
    "giay moi": OwnKind("invitation", "giấy mời"),
    "danh sach": OwnKind("commendations", "danh sách biểu dương"),
}


def meeting_of(kind: OwnKind) -> str:
    """The part of the dossier that the meeting of such a paper stands in."""
    return "committee_meeting" if kind.name == "committee-minutes" else "meeting"


def caption_of(components: Components) -> str:
    """The caption of a paper in one line: its type, what stands in the line of the type, and what it is about."""
    of_type = [components.type.paragraph.plain] if components.type else []
    return " ".join(
        [*of_type, *(piece.text for piece in components.subject if not _in_line_of(piece, components.type))]
    )


def _in_line_of(piece: Piece, other: Piece | None) -> bool:
    return other is not None and piece.number == other.number


def kind_of(components: Components) -> OwnKind | str:
    """The kind of the paper; its name where a dossier has no place for it, "" where the file is no paper."""
    title = words.plain(caption_of(components))
    head = words.plain(" ".join(piece.text for piece in components.head.pieces))
    kind = components.kind
    if kind is not None:
        own = _KINDS.get(words.plain(kind.name))
        if own is None:
            return kind.name
        if _STATE.search(head) and "chi bo" not in head:
            return f"{kind.name} của cơ quan nhà nước hoặc đơn vị khác"
        return _minutes_of(title) if own.name == "minutes" else own
    whole = f"{head} {title}"
    if re.search(r"\bbien ban\b.{0,40}\b(?:hop|sinh hoat)\b", whole):
        return _KINDS["bien ban"]
    if re.search(r"\bdanh sach\b.{0,40}\b(?:bieu duong|nguoi tot)\b", whole):
        return _KINDS["danh sach"]
    return ""


def _minutes_of(title: str) -> OwnKind | str:
    """Which minutes they are, by their caption."""
    if re.search(r"\b(?:kiem phieu|ban giao|vi pham|kiem tra)\b", title):
        return f"biên bản {title}"
    if re.search(r"\bchi uy\b", title) and "chi bo" not in title:
        return OwnKind("committee-minutes", "biên bản họp chi uỷ")
    if re.search(r"\bchuyen de\b", title) and "thuong ky" not in title:
        return OwnKind("thematic-minutes", "biên bản sinh hoạt chuyên đề")
    return _KINDS["bien ban"]

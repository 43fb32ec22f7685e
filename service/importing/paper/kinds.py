"""What a hand-typed paper is: one of the papers of a meeting, another paper, or a list without a head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.format_check.components import Components
from service.format_check.components.nature import Nature, nature_of
from service.format_check.components.pieces import Piece
from service.vocabulary import words
from service.vocabulary.wordings import wording

_STATE = wording("kinds_state")
_LIST = re.compile(r"(?:danh sach|bang (?:diem danh|phan cong|theo doi))\b")
_APPLICATION = re.compile(r"(?:don|giay|to khai|phieu|ban (?:tu )?(?:kiem diem|nhan xet|cam ket))\b")


@dataclass(frozen=True)
class OwnKind:
    """A kind of paper that a dossier has a place for: its name in the catalogue, and how people call it.

    `is_issued`: the dossier keeps its number, its day and who signs it.
    """

    name: str
    title: str
    is_issued: bool = True


_KINDS = {
    "chuong trinh": OwnKind("agenda", "chương trình"),
    "nghi quyet": OwnKind("resolution", "nghị quyết"),
    "ket luan": OwnKind("conclusion", "kết luận"),
    "bien ban": OwnKind("minutes", "biên bản"),
    "giay moi": OwnKind("invitation", "giấy mời"),
    "danh sach": OwnKind("commendations", "danh sách biểu dương"),
}

_MEMBERS = OwnKind("members", "danh sách đảng viên", is_issued=False)
_LISTED = re.compile(r"\b(?:dang vien|trich ngang)\b")
_PRAISED = re.compile(r"\b(?:bieu duong|tuyen duong|nguoi tot|viec tot|guong|khen)\b")


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
    nature = nature_of(components)
    if nature is Nature.TEMPLATE:
        return str(nature.value)
    guessed = components.type is None and nature is Nature.OTHER  # an application is addressed as a letter is
    if components.kind is not None and not guessed:
        of_others = "chi bo" not in head and (nature is Nature.UNION or _STATE.search(head) is not None)
        return _named(components.kind.name, title, of_others=of_others)
    whole = f"{head} {title}"
    if re.search(r"\bbien ban\b.{0,40}\b(?:hop|sinh hoat)\b", whole):
        return _KINDS["bien ban"]
    if re.search(r"\bdanh sach\b.{0,40}\b(?:bieu duong|nguoi tot)\b", whole):
        return _KINDS["danh sach"]
    return "" if "chi bo" in head else _other_than_a_list(components, nature)


def _named(kind: str, title: str, *, of_others: bool) -> OwnKind | str:
    """The kind of a paper whose type is named."""
    own = _KINDS.get(words.plain(kind))
    if own is None:
        return kind
    if of_others:
        return f"{kind} của cơ quan nhà nước hoặc đơn vị khác"
    if own.name == "commendations" and _LISTED.search(title) and not _PRAISED.search(title):
        return _MEMBERS
    return _minutes_of(title) if own.name == "minutes" else own


def _other_than_a_list(components: Components, nature: Nature) -> str:
    """What a file without a type is called where it is more than a list: a paper of another body, an application."""
    if nature in (Nature.STATE, Nature.UNION):
        return str(nature.value)
    first = [words.plain(piece.text) for piece in components.head.pieces]
    if any(map(_LIST.match, first)):
        return ""
    applies = components.addressee is not None or any(map(_APPLICATION.match, first))
    return "đơn, biểu mẫu hoặc giấy tờ khác" if applies else ""


def _minutes_of(title: str) -> OwnKind | str:
    """Which minutes they are, by their caption."""
    if re.search(r"\b(?:kiem phieu|ban giao|vi pham|kiem tra)\b", title):
        return f"biên bản {title}"
    if re.search(r"\bchi uy\b", title) and "chi bo" not in title:
        return OwnKind("committee-minutes", "biên bản họp chi uỷ")
    if re.search(r"\bchuyen de\b", title) and "thuong ky" not in title:
        return OwnKind("thematic-minutes", "biên bản sinh hoạt chuyên đề")
    return _KINDS["bien ban"]

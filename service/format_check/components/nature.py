"""What a file is: a paper that Hướng dẫn 05-HD/VPTW governs, or something else that merely looks like one.

Seen in the head: the title, the star, the bodies and the number speak for the Party, the motto of the state (quốc hiệu,
tiêu ngữ), its bodies and its way of numbering against it. A type of paper alone says nothing: the state has most of
them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import islice

from service.format_check.components import Components, patterns
from service.format_check.components.pieces import Piece, pieces_of

_HEAD_LINES = 14  # printed lines among which a head is looked for
_BODIES_MOST = 4  # lines above the type among which a body is looked for where none stands in its place
_TAGS_OF_TEMPLATE = 3  # paragraphs with tags: fewer are what somebody forgot to fill in
_TAG = re.compile(r"\{\{|\{%|\$\{\w|«\w|<<\w")

_PARTY_BODY = re.compile(
    r"(?:chi bo|chi uy|dang bo|dang uy|tinh uy|thanh uy|huyen uy|quan uy|trung uong"
    r"|ban chap hanh (?:dang bo|trung uong)|ban (?:thuong vu|to chuc|tuyen giao|dan van|noi chinh|bi thu)"
    r"|ban xay dung dang|uy ban kiem tra|dai hoi (?:dang|chi) bo|van phong (?:dang|tinh|thanh|huyen|trung))\b"
)
_PARTY_NUMBER = re.compile(r"so\b\W{0,3}[\d.…_]*\s*[-–]\s*[a-z]{2,4}\s*/")
_STATE_NUMBER = re.compile(r"so\b\W{0,3}[\d.…_]*\s*/")
_STATE_BODY = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|bo |so |cuc |chi cuc|phong |truong |cong ty|tong cong ty"
    r"|benh vien|trung tam|toa an|vien kiem sat|cong an|chinh phu|thu tuong|quoc hoi"
    r"|van phong (?:chinh phu|uy ban|ubnd|quoc hoi))"
)
_UNION = re.compile(r"doan (?:tncs|thanh nien cong san) ho chi minh|doi tntp|cong doan|hoi (?:lien hiep|nong dan|cuu)")
_OF_STATE_PAPER = re.compile(r"\bso\W{0,3}[\d.…_]*\s*/\s*(?:\d{4}\s*/\s*)?[a-z]{2}")
_OF_PARTY_PAPER = re.compile(r"\bso\W{0,3}[\d.…_]*\s*[-–]\s*[a-z]{2,4}\s*/")


class Nature(Enum):
    """What a file is, as people call it."""

    PARTY = "văn bản của Đảng"
    STATE = "văn bản nhà nước"
    UNION = "văn bản của đoàn thể"
    TEMPLATE = "mẫu chưa điền"
    OTHER = "giấy tờ khác"

    @property
    def is_governed(self) -> bool:
        """Whether the guidance says how it has to look."""
        return self is Nature.PARTY


def nature_of(components: Components) -> Nature:
    """What the file is whose components these are."""
    if _is_template(components):
        return Nature.TEMPLATE
    if not components.has_paper:
        return _nature_of_annex(components)
    head, lines = components.head, list(islice(_lines(components), _HEAD_LINES))
    number = head.number.folded if head.number is not None else ""
    bodies = [line.folded for line in (*head.superior, *head.issuer) or head.pieces[:_BODIES_MOST]]
    of_party = any(map(_PARTY_BODY.match, bodies))
    for_party = bool(head.title or _PARTY_NUMBER.match(number) or (of_party and (head.star or not head.motto)))
    is_paper = components.type is not None or head.number is not None or head.is_draft
    if any(_UNION.match(line.folded) for line in lines) and not (head.title or of_party):
        return Nature.UNION
    if for_party:
        return Nature.PARTY if is_paper or not _has_title_of_its_own(components) else Nature.OTHER
    of_state = head.motto or _STATE_NUMBER.match(number) or any(map(_STATE_BODY.match, bodies))
    has_office = head.number is not None or (components.type is not None and bool(head.issuer or head.superior))
    return Nature.STATE if of_state and has_office else Nature.OTHER


def _is_template(components: Components) -> bool:
    tagged = (paragraph for paragraph in components.word.paragraphs if _TAG.search(paragraph.text))
    return len(list(islice(tagged, _TAGS_OF_TEMPLATE))) == _TAGS_OF_TEMPLATE


def _nature_of_annex(components: Components) -> Nature:
    """An annex alone is of the paper that it names; one that names none is taken for one of the Party's."""
    if not components.annexes:
        return Nature.OTHER
    named = [annex.reference.folded for annex in components.annexes if annex.reference is not None]
    first = [line.folded for line in islice(_lines(components), _HEAD_LINES)]
    if any(map(_OF_PARTY_PAPER.search, named)):
        return Nature.PARTY
    if any(map(_OF_STATE_PAPER.search, named)) or any(map(patterns.MOTTO.search, first)):
        return Nature.STATE
    return Nature.PARTY


def _has_title_of_its_own(components: Components) -> bool:
    """Whether a line in capitals names the paper in words that are no type: ĐƠN XIN VÀO ĐẢNG, PHIẾU ĐẢNG VIÊN."""
    return any(line.is_capitals and len(line.text.split()) > 1 for line in components.subject)


def _lines(components: Components) -> Iterator[Piece]:
    return (piece for paragraph in components.word.paragraphs for piece in pieces_of(paragraph))

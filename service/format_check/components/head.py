"""The head of a paper: who issues it, its number and date; on the right the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.format_check.components import patterns
from service.format_check.components.pieces import Piece

_BODIES = ("chi bo", "chi uy", "dang bo", "dang uy", "dai hoi", "ban ")
_OF_CONGRESS = ("ban ", "doan ", "to ")


@dataclass
class Head:
    """The components found above the type of paper; what is missing is None or empty."""

    pieces: list[Piece] = field(default_factory=list)  # all of them, in reading order
    title: Piece | None = None
    motto: list[Piece] = field(default_factory=list)
    superior: list[Piece] = field(default_factory=list)
    issuer: list[Piece] = field(default_factory=list)
    star: Piece | None = None
    number: Piece | None = None
    date: Piece | None = None
    draft: Piece | None = None
    letter_subject: list[Piece] = field(default_factory=list)
    scope: Piece | None = None
    urgency: Piece | None = None
    typed_rules: list[Piece] = field(default_factory=list)  # rows of hyphens or underscores in place of drawn lines

    @property
    def is_there(self) -> bool:
        """Whether anything of a head was found at all."""
        return bool(self.title or self.motto or self.issuer or self.superior or self.number or self.date or self.star)

    @property
    def is_cell(self) -> bool:
        """Whether a chi bộ issues the paper (its congress left out)."""
        return any(piece.folded.startswith("chi bo") for piece in self.issuer)

    @property
    def is_congress(self) -> bool:
        """Whether it is a paper of a congress, which has no body above it and a series of its own."""
        return any(piece.folded.startswith("dai hoi") for piece in (*self.superior, *self.issuer))

    @property
    def is_draft(self) -> bool:
        """Whether number and day may still be open: marked as a draft, or a paper for a conference."""
        return self.draft is not None or self.scope is not None


def read_head(pieces: Sequence[Piece]) -> Head:
    """Sort the lines above the type of paper into components, each by its words, then by its place."""
    head = Head(pieces=list(pieces))
    names = [piece for piece in pieces if not _by_words(head, piece)]
    _letter_subject_goes_on(head, names)
    _sort_names(head, names)
    return head


def _by_words(head: Head, piece: Piece) -> bool:
    """Assign a piece to a component by its words; False where they do not tell."""
    folded = piece.folded
    if patterns.TITLE_FOLDED in folded and len(folded) < len(patterns.TITLE_FOLDED) + 6 and head.title is None:
        head.title = piece
    elif patterns.MOTTO.search(folded):
        head.motto.append(piece)
    elif patterns.STAR.fullmatch(folded):
        head.star = head.star or piece
    elif patterns.DASHES.fullmatch(folded):
        head.typed_rules.append(piece)
    elif patterns.DRAFT.fullmatch(folded):
        head.draft = head.draft or piece
    elif patterns.LETTER_SUBJECT.fullmatch(folded):
        head.letter_subject.append(piece)
    elif patterns.NUMBER.fullmatch(folded) and head.number is None:
        head.number = piece
    elif patterns.DATED.fullmatch(folded) and len(folded) < 90 and head.date is None:
        head.date = piece
    else:
        return _marks(head, piece)
    return True


def _marks(head: Head, piece: Piece) -> bool:
    folded = piece.folded.strip(" .()[]")
    if patterns.SCOPE.fullmatch(folded):
        head.scope = head.scope or piece
    elif patterns.URGENCY.fullmatch(folded):
        head.urgency = head.urgency or piece
    else:
        return bool(patterns.SECRET_MARK.fullmatch(piece.folded))
    return True


def _letter_subject_goes_on(head: Head, names: list[Piece]) -> None:
    """Further lines of a trích yếu under the number belong to it, not to the issuer."""
    if not head.letter_subject:
        return
    begun = head.letter_subject[0].number
    rest = [name for name in names if name.number > begun and name.side == head.letter_subject[0].side]
    head.letter_subject += rest
    names[:] = [name for name in names if name not in rest]


def _sort_names(head: Head, names: list[Piece]) -> None:
    """Split the lines above the star into the superior body and the body that issues the paper."""
    below = min((piece.number for piece in (head.star, head.number) if piece is not None), default=10**6)
    beside = any(name.side == "right" for name in names)  # or all of the head stands at the left, line below line
    turned = head.title is not None and head.title.side == "left" and beside
    sides = ("right", "") if turned else ("left", "", "center")
    own = [name for name in names if name.side in sides and name.number <= below]
    if not (head.title or head.motto or head.star or head.number or head.date):
        own = [name for name in own if name.folded.startswith(_BODIES)]  # or any first line would be taken for a name
    begin = _issuer_begins(own)
    head.superior, head.issuer = own[:begin], own[begin:]


def _issuer_begins(lines: Sequence[Piece]) -> int:
    """Which of the lines is the first of the issuer's name."""
    for place, line in enumerate(lines):
        if line.folded.startswith("dai hoi"):  # its own bodies issue papers below its name
            below = (
                at for at, body in enumerate(lines[place + 1 :], place + 1) if body.folded.startswith(_OF_CONGRESS)
            )
            return next(below, place)
        if line.folded.startswith(("chi bo", "chi uy")):
            return place
    if len(lines) == 1:
        return 1 if lines[0].folded.startswith("dang bo") else 0
    for place, line in enumerate(lines[1:], start=1):
        if line.folded.startswith(("dang uy", "ban ", "van phong", "uy ban kiem tra", "doan ")):
            return place
    bold = [place for place, line in enumerate(lines) if place and line.runs and all(run.bold for run in line.runs)]
    return bold[0] if bold else min(1, len(lines))

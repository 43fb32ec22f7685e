"""The foot of a paper: who signs it, in what capacity, and who receives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.format_check.components import patterns
from service.format_check.components.pieces import Piece


@dataclass
class Foot:
    """The components under the content; what is missing is None or empty."""

    pieces: list[Piece] = field(default_factory=list)
    capacities: list[Piece] = field(default_factory=list)
    roles: list[Piece] = field(default_factory=list)
    names: list[Piece] = field(default_factory=list)
    minutes_roles: list[Piece] = field(default_factory=list)
    heading: Piece | None = None  # Nơi nhận:
    recipients: list[tuple[Piece, ...]] = field(default_factory=list)  # each with the lines on which it goes on
    drafter: Piece | None = None
    contacts: list[Piece] = field(default_factory=list)

    @property
    def is_signed(self) -> bool:
        """Whether there is any block to sign."""
        return bool(self.capacities or self.roles or self.minutes_roles)


def begins_foot(piece: Piece) -> bool:
    """Whether a line can only stand in the foot."""
    if len(piece.text) > 80:
        return False
    folded = piece.folded
    if patterns.RECIPIENTS.fullmatch(folded) or patterns.MINUTES_ROLE.fullmatch(folded.strip(" :")):
        return True
    return bool(patterns.CAPACITY.fullmatch(folded)) and not folded.endswith((".", ";", ":"))


def is_role(piece: Piece) -> bool:
    """Whether a line is the office of a signer."""
    return bool(patterns.ROLE.fullmatch(piece.folded.strip())) and len(piece.folded) < 60


def read_foot(pieces: Sequence[Piece]) -> Foot:
    """Sort the lines of the foot into components."""
    foot = Foot(pieces=list(pieces))
    for piece in pieces:
        _place(foot, piece)
    return foot


def _place(foot: Foot, piece: Piece) -> None:
    folded = piece.folded.strip()
    if patterns.RECIPIENTS.fullmatch(folded):
        foot.heading = foot.heading or piece
    elif patterns.CAPACITY.fullmatch(folded) and not _is_recipient(foot, piece):
        foot.capacities.append(piece)
    elif patterns.MINUTES_ROLE.fullmatch(folded.strip(" :")):
        foot.minutes_roles.append(piece)
    elif _is_recipient(foot, piece):
        _recipient(foot, piece)
    elif is_role(piece):
        foot.roles.append(piece)
    elif patterns.CONTACT.fullmatch(folded):
        foot.contacts.append(piece)
    elif foot.is_signed and patterns.is_name(piece.text) and not patterns.SIGNED.fullmatch(folded):
        foot.names.append(piece)


def _is_recipient(foot: Foot, piece: Piece) -> bool:
    """Whether a line is of the list of recipients: under its heading, on its side, or with the list's hyphen."""
    if foot.heading is None:
        return piece.side == "left" and piece.text.startswith(("-", "–", "+")) and piece.paragraph.cell is not None
    if piece.text.startswith(("-", "–", "+", "•")):
        return True
    own, heading = piece.paragraph.cell, foot.heading.paragraph.cell
    if own is not None and heading is not None:
        return (own.table, own.column) == (heading.table, heading.column)
    if own is not None or heading is not None or foot.contacts:
        return False
    if is_role(piece) or piece.side == "right":
        return False
    return piece.side == "left" and not (foot.is_signed and patterns.is_name(piece.text))


def _recipient(foot: Foot, piece: Piece) -> None:
    folded = piece.folded.strip()
    last = foot.recipients[-1][-1] if foot.recipients else None
    ended = last is None or last.text.endswith((";", ".", ","))
    dashed = piece.text.startswith(("-", "–", "+", "•"))
    if patterns.CONTACT.fullmatch(folded):
        foot.contacts.append(piece)
    elif not dashed and patterns.DRAFTER.fullmatch(folded) and " " not in piece.text.strip():
        foot.drafter = piece
    elif not dashed and not ended and foot.recipients:
        foot.recipients[-1] = (*foot.recipients[-1], piece)
    else:
        foot.recipients.append((piece,))

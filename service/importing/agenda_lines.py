"""One item of a programme, as a line holds it."""

from __future__ import annotations

import re

from service.importing.people import NUMBERING, split_name, tidy_name
from service.importing.proposals import Origin, Reading
from service.vocabulary import words
from service.vocabulary.wordings import wording

SLOT = wording("line_slot")
_MINUTES = wording("line_minutes")
# Who gives an item of the agenda, and how long it takes: behind it in brackets, or behind a hyphen or colon.
_ASIDE = re.compile(r"\(([^()]{3,90})\)$")
_BEHIND = re.compile(r"(?:[–-]\s+|:\s*(?=(?:[đĐ]/c|[đĐ]ồng chí|do)\b))([^–()-]{3,60})$")
_BY = re.compile(r"(?i)do\s+")
_GIVES = wording("line_gives")


def take_item(whole: str, minutes: int | None, origin: Origin, reading: Reading) -> None:
    """One item: its content, its minutes at the end, and who does it behind a last hyphen or in brackets.

    `minutes`: what the clocks of a programme say, where its lines begin with them.
    """
    text = whole if SLOT.match(whole) else NUMBERING.sub("", whole, count=1)
    text, path = text.strip(" ;."), reading.row("agenda_items")
    if minutes is not None:
        reading.take(f"{path}.minutes", minutes, origin, whole)
    if slot := SLOT.match(text):
        reading.take_or_leave(f"{path}.minutes", words.minutes_of(slot[1]), origin, slot[1])
        text = text[slot.end() :]
    for _ in range(2):  # who, and how long: in either order
        text = _without_who_and_how_long(text, path, whole, origin, reading)
    reading.take(f"{path}.content", text, origin, whole)


def _without_who_and_how_long(text: str, path: str, whole: str, origin: Origin, reading: Reading) -> str:
    """An item without what stands behind it, which is proposed."""
    if told := _ASIDE.search(text):
        pieces = [_presenter(piece) or words.minutes_of(piece) for piece in told[1].split(",")]
        if all(pieces):
            for said in pieces:
                name = "minutes" if isinstance(said, int) else "presenter"
                reading.take(f"{path}.{name}", said, origin, whole)
            text = text[: told.start()].strip(" ;.,–-:")
    if f"{path}.minutes" not in reading.taken and (match := _MINUTES.search(text)):
        reading.take(f"{path}.minutes", int(match[1]), origin, whole)
        text = text[: match.start()].strip(" ;.,–-:(")
    if (match := _BEHIND.search(text)) and (who := _presenter(match[1])):
        reading.take(f"{path}.presenter", who, origin, whole)
        text = text[: match.start()].strip(" ;.,–-:")
    return text


def _presenter(text: str) -> str:
    """The person whom a piece names, who may read or report what is told before it; "" where it says anything else."""
    bare = _BY.sub("", text.strip(), count=1)
    found = split_name(bare)
    return found[0] if found and tidy_name(found[0]) and _GIVES.fullmatch(found[1]) else ""

"""What is mended in the words: marks and forms that the guidance fixes to the letter, nothing that takes thought."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from service.format_check.fix.xml_edit import Edit
from service.format_check.report import Spot
from service.format_check.word.model import Paragraph

Mender = Callable[[Paragraph, Spot], list[Edit]]

_ROOM = re.compile(r"(Số|ngày|tháng)[ \u00a0]{2,}", re.IGNORECASE)  # for a hand to write in
_ROUNDS = {"nhất": "1", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4"}


def _matches(pattern: str, paragraph: Paragraph, spot: Spot) -> Iterator[re.Match[str]]:
    """Where `pattern` stands in the paragraph, of those that touch the spot's letters."""
    whole = spot.start == spot.end
    for found in re.finditer(pattern, paragraph.text):
        if whole or (found.start() <= spot.end and found.end() >= spot.start):
            yield found


def _replacing(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Mender:
    """Group 1 of each match of `pattern`, or all of it where it has no group, becomes `new`."""

    def mend(paragraph: Paragraph, spot: Spot) -> list[Edit]:
        edits = []
        for found in _matches(pattern, paragraph, spot):
            group = 1 if found.re.groups else 0
            text = new(found) if callable(new) else new
            if text != found[group]:
                edits.append(Edit(found.start(group), found.end(group), text))
        return edits

    return mend


def _colon(found: re.Match[str]) -> str:
    return "" if found.string[found.end() : found.end() + 1].isspace() else " "


def _two_digits(found: re.Match[str]) -> str:
    return f"{int(found[1]):02}"


def _form(paragraph: Paragraph, spot: Spot) -> list[Edit]:
    """Spaces and long dashes out of ``Số 05 - NQ / CB``; another order of its parts takes a person."""
    pattern = r"Số\s*:?\s*\d{1,4}(\s*[-–—]\s*)[A-ZĐ][A-Za-zĐđ]*(\s*/\s*)[A-ZĐ]+"
    edits = []
    for found in _matches(pattern, paragraph, spot):
        wanted = ((1, "-"), (2, "/"))
        edits += [Edit(*found.span(group), new) for group, new in wanted if found[group] != new]
    return edits


def _date(paragraph: Paragraph, spot: Spot) -> list[Edit]:
    """A zero before days below 10 and months 1 and 2, none before other months (I.4)."""
    edits = []
    for found in _matches(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?=\s+năm)", paragraph, spot):
        day, month = f"{int(found[1]):02}", f"{int(found[2]):02}" if int(found[2]) < 3 else str(int(found[2]))
        edits += [Edit(*found.span(group), new) for group, new in ((1, day), (2, month)) if found[group] != new]
    return edits


def _draft(found: re.Match[str]) -> str:
    return f" {_ROUNDS.get(found[2].lower(), found[2])}"


def _dashes(paragraph: Paragraph, _spot: Spot) -> list[Edit]:
    """A line of other dashes becomes five hyphens."""
    text = paragraph.text
    typed = text.strip()
    if not typed or set(typed) - set("-–—_ \u00a0*=.‐‑―"):
        return []
    start = text.index(typed)
    return [Edit(start, start + len(typed), "-----")]


def _ending(mark: str | None = None) -> Mender:
    """The last letter of the spot becomes `mark`; None: "." for the line of the archive, else ";" (I.9)."""

    def mend(paragraph: Paragraph, spot: Spot) -> list[Edit]:
        end = spot.end if spot.start < spot.end else len(paragraph.text)
        text = paragraph.text[:end].rstrip()
        begin = spot.start if spot.start < spot.end else 0
        wanted = mark or ("." if re.match(r"\s*[-–+]?\s*Lưu\b", text[begin:]) else ";")
        if not text[begin:].strip() or text.endswith(wanted):
            return []
        start = len(text) - (text[-1] in ",;.:")
        return [Edit(start, len(text), wanted)]

    return mend


def _dash(paragraph: Paragraph, spot: Spot) -> list[Edit]:
    """``- `` before the line, in place of another mark; an automatic list keeps its own."""
    if paragraph.label:
        return []
    begin = spot.start if spot.start < spot.end else 0
    found = re.match(r"\s*(?:[-–—+•*·●]\s*)?", paragraph.text[begin:])
    end = begin + (found.end() if found else 0)
    return [] if paragraph.text[begin:end] == "- " else [Edit(begin, end, "- ")]


def _doubled(paragraph: Paragraph, spot: Spot) -> list[Edit]:
    """One space between two words; room left for a number or a day stays."""
    rooms = [room.span() for room in _ROOM.finditer(paragraph.text)]
    found = _matches(r"(?<=\S)[ \u00a0]{2,}(?=\S)", paragraph, spot)
    return [
        Edit(one.start(), one.end(), " ")
        for one in found
        if not any(begin <= one.start() < end for begin, end in rooms)
    ]


def _composed(paragraph: Paragraph, _spot: Spot) -> list[Edit]:
    """Every letter of the paragraph whose marks stand behind it becomes one code point."""
    found = re.finditer(r"[^\W\d_][\u0300-\u036f]+", paragraph.text)
    return [Edit(one.start(), one.end(), unicodedata.normalize("NFC", one[0])) for one in found]


def _name(paragraph: Paragraph, spot: Spot) -> list[Edit]:
    """``LÒ VĂN THIÊNG`` becomes ``Lò Văn Thiêng``."""
    start, end = (spot.start, spot.end) if spot.start < spot.end else (0, len(paragraph.text))
    text = paragraph.text[start:end]
    written = " ".join(word[:1] + word[1:].lower() for word in text.split(" "))
    return [Edit(start, end, written)] if text.isupper() else []


MENDERS: dict[str, Mender] = {
    "unicode-form": _composed,
    "number-colon": _replacing(r"(?i:Số)(\s*[:：])", _colon),
    "number-zero": _replacing(r"(?i:Số)\s*:?\s*0*?(\d+)(?=\s*[-–/])", _two_digits),
    "number-form": _form,
    "date-zero": _date,
    "draft-form": _replacing(r"(?i:lần)((?:\s+thứ)?\s+(\w+))", _draft),
    "dashes-form": _dashes,
    "subject-case": _replacing(r"^\s*(V)(?=ề\b)", "v"),
    **dict.fromkeys(("type-align", "subject-align"), _replacing(r"^([ \u00a0]{6,})(?=\S)", "")),  # then looks centre it
    "letter-subject-form": _replacing(r"V/v\s*:?\s*(?:về việc\s+)?", "về việc "),
    "grounds-dash": _dash,
    "grounds-end": _ending(";"),
    "grounds-last": _ending("."),
    "state-ending": _replacing(r"\.?\s*/\s*\.", "."),
    "body-end": _ending("."),
    "capacity-form": _replacing(r"\b(T\.?\s?M[.:]*\s*|T/M[.:]+\s*)(?=[A-ZĐÀ-Ỹ])", "T/M "),
    "role-form": _replacing(r"(?<=BÍ THƯ)(\s+CHI BỘ\b.*)", ""),
    "signer-look": _name,
    "recipients-dash": _dash,
    "recipients-end": _ending(),
    "recipients-archive": _replacing(r"Lưu(\s*:\s*)", " "),
    "doubled-space": _doubled,
    "space-before-mark": _replacing(r"[ \u00a0]+(?=[,.;:!?)”])", ""),
}

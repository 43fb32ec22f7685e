"""The head and the foot of a hand-typed paper: who issues it, under which number, when; who signs and receives it."""

from __future__ import annotations

import re
from typing import Any

from service.format_check.components.pieces import Piece
from service.importing.grids import Grid
from service.importing.paper.kinds import OwnKind, caption_of, meeting_of
from service.importing.paper.naming import as_written
from service.importing.paper.page import Line, Page
from service.importing.people import tidy_name
from service.importing.proposals import Origin, Reading, Why
from service.vocabulary import words
from service.vocabulary.wordings import wording

_NUMBER = wording("head_foot_number")
_DRAFT = wording("head_foot_draft")
_ROUNDS = {"nhất": 1, "hai": 2, "ba": 3}
_PERIOD = wording("head_foot_period")
_QUARTERS = ("i", "ii", "iii", "iv", "1", "2", "3", "4")
_QUARTER = re.compile(r"\bquy (i{1,3}|iv|[1-4])\b")
_REGULAR = re.compile(r"\b(?:thuong|dinh) ky\b")
_COMMITTEE = re.compile(r"(?:ban )?chi uy")
_HELD = re.compile(r"\b(?:hop|sinh hoat)(?: chi bo)? (thuong ky|chuyen de)\b")


def text_of(page: Page) -> str:
    """The running text of a paper, in which names stand as a sentence writes them."""
    lines = []
    for part in page.content:
        lines += [cell for row in part.rows for cell in row] if isinstance(part, Grid) else [part.text]
    lines += [piece.text for piece in (*page.components.subject, *page.components.foot.pieces)]
    return "\n".join(lines)


def read_head(page: Page, kind: OwnKind, reading: Reading) -> None:
    """Propose the cell, its superior, number, date, place, draft round and the month."""
    head, taken = page.components.head, set()
    text = text_of(page)
    for name, pieces in (("superior", head.superior), ("issuer", head.issuer)):
        if pieces:
            _body(name, pieces, text, page, reading)
            taken |= {id(piece) for piece in pieces}
    if head.number is not None and (found := _NUMBER.search(head.number.text)):
        _issue(kind, reading, "number", int(found[1]), page.line_of(head.number))
        taken.add(id(head.number))
    if head.date is not None and _dated(head.date, kind, page, reading):
        taken.add(id(head.date))
    if head.draft is not None:
        found = _DRAFT.search(head.draft.text)
        rounds = int(_ROUNDS.get(found[1].lower(), 0) or found[1]) if found else 1
        reading.take(
            f"issuance.{kind.name}.draft_no", rounds, page.line_of(head.draft).origin, head.draft.text, sure=bool(found)
        )
        taken.add(id(head.draft))
    _title(page, kind, reading)
    if reading.year is None and head.date is not None and (days := words.days_in(head.date.text)):
        reading.year = days[0][0].year  # what dates without a year are proposed with, and not as sure
    for piece in head.pieces:
        if id(piece) not in taken:
            reading.leave(page.line_of(piece).origin, piece.text, Why.STRUCTURE)


def _issue(kind: OwnKind, reading: Reading, name: str, value: Any, said: Line) -> None:
    """Propose what a paper says of itself, where the dossier keeps that of such a paper."""
    if kind.is_issued:
        reading.take(f"issuance.{kind.name}.{name}", value, said.origin, said.text)
    else:
        reading.leave(said.origin, said.text, Why.VALUE)


def _body(which: str, given: list[Piece], text: str, page: Page, reading: Reading) -> None:
    pieces = [piece for piece in given if not _COMMITTEE.fullmatch(words.plain(piece.text))]
    for piece in given:
        if piece not in pieces:  # of the cell, whose name stands above
            reading.leave(page.line_of(piece).origin, piece.text, Why.STRUCTURE)
    whole = " ".join(piece.text for piece in pieces)
    written, sure = as_written(whole, text)
    folded = words.plain(written)
    for piece in pieces:
        origin = page.line_of(piece).origin
        if which == "issuer" and folded.startswith("chi bo"):
            reading.take("org.cell_name", written, origin, piece.text, sure=sure)
        elif folded.startswith("dang bo"):
            reading.take("org.superior_name", written, origin, piece.text, sure=sure)
        elif folded.startswith(("dang uy", "dang u")):
            name = re.sub(r"^Đảng u[ỷy]|^Đảng ủy", "Đảng bộ", written)
            reading.take("org.superior_name", name, origin, piece.text, sure=False)
            reading.take("org.superior_committee", written, origin, piece.text, sure=sure)
        else:
            reading.leave(origin, piece.text, Why.VALUE)


def _dated(piece: Piece, kind: OwnKind, page: Page, reading: Reading) -> bool:
    origin, text = page.line_of(piece).origin, piece.text
    place = re.match(r"([^,\d]{2,60}?)(?:,|ngày\b)", text.lstrip(), re.IGNORECASE)
    used = False
    if place and words.plain(place[1]) not in ("", "ngay"):
        reading.take("org.place_name", place[1].strip(" ,"), origin, text)
        used = True
    days = words.days_in(text)
    if days:
        _issue(kind, reading, "signed_on", days[0][0].isoformat(), page.line_of(piece))
        used = True
    return used


def _title(page: Page, kind: OwnKind, reading: Reading) -> None:
    """What the caption says of the meeting: its kind and month."""
    components = page.components
    pieces = [*([components.type] if components.type else []), *components.subject]
    whole = caption_of(components)
    plain = words.plain(whole)
    for piece in pieces:
        origin = page.line_of(piece).origin
        before = len(reading.values)
        if kind.name in ("minutes", "agenda", "thematic-minutes", "invitation") and piece is pieces[-1]:
            if found := _PERIOD.search(whole):
                take_period(int(found[2]), int(found[1]), origin, piece.text, reading)
            _kind_of_meeting(plain, origin, whole, reading)
        elif kind.name in ("resolution", "conclusion") and piece is pieces[-1]:
            _period_of_tasks(page, whole, piece, reading)
            if held := _HELD.search(plain):
                value = "thuong_ky" if held[1] == "thuong ky" else "chuyen_de"
                reading.take("meeting.kind", value, origin, whole)
        if len(reading.values) == before:
            reading.leave(origin, piece.text, Why.STRUCTURE)
    if components.dashes is not None:
        reading.leave(page.line_of(components.dashes).origin, components.dashes.text, Why.STRUCTURE)


def take_kind_held(line: Line, reading: Reading) -> bool:
    """Of which kind the meeting was at which a paper was decided, as its first sentence says."""
    held = _HELD.search(words.plain(line.text))
    if held is None or "meeting.kind" in reading.taken:
        return False
    value = "thuong_ky" if held[1] == "thuong ky" else "chuyen_de"
    reading.take("meeting.kind", value, line.origin, line.text)
    return True


def _kind_of_meeting(plain: str, origin: Origin, whole: str, reading: Reading) -> None:
    regular, themed = _REGULAR.search(plain) is not None, "chuyen de" in plain
    if regular or themed:
        value = "ket_hop" if regular and themed else "thuong_ky" if regular else "chuyen_de"
        reading.take("meeting.kind", value, origin, whole)
        if themed and (quarter := _QUARTER.search(plain)):
            reading.take("thematic.quarter", _QUARTERS.index(quarter[1]) % 4 + 1, origin, whole)
    elif "bat thuong" in plain:
        reading.take("meeting.kind", "bat_thuong", origin, whole)


def take_period(year: int, month: int, origin: object, text: str, reading: Reading) -> None:
    """The month of the meeting; dates without a year are of that year."""
    if 1 <= month <= 12 and 2000 <= year <= 2100:
        reading.take("meeting.period", f"{year:04d}-{month:02d}", origin, text)  # type: ignore[arg-type]
        reading.year = year


def _period_of_tasks(page: Page, whole: str, piece: Piece, reading: Reading) -> None:
    """A resolution on the tasks of a month is passed by the meeting of the month before it, where its date agrees."""
    found = _PERIOD.search(whole)
    if not found:
        return
    year, month = int(found[2]), int(found[1])
    if not 1 <= month <= 12:
        return
    dated = words.days_in(page.components.head.date.text) if page.components.head.date else []
    reading.year = year
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    if dated and (dated[0][0].year, dated[0][0].month) in (before, (year, month)):
        day = dated[0][0]
        sure = (day.year, day.month) == before
        reading.take("meeting.period", f"{day.year:04d}-{day.month:02d}", page.line_of(piece).origin, whole, sure=sure)


def read_foot(page: Page, kind: OwnKind, reading: Reading) -> None:
    """Propose who signs and who receives the paper."""
    foot = page.components.foot
    taken: set[int] = set()
    place = 0
    for lines in foot.recipients:
        text = " ".join(piece.text for piece in lines).strip(" -–+•").rstrip(" ;.,")
        for piece in lines:
            origin = page.line_of(piece).origin
            taken.add(id(piece))
            if re.match(r"l[uư]u\b", text, re.IGNORECASE):
                reading.leave(origin, piece.text, Why.STRUCTURE)
            elif text:
                _issue(kind, reading, f"recipients[{place}]", text, page.line_of(piece))
        place += not re.match(r"l[uư]u\b", text, re.IGNORECASE)
    _signatures(page, kind, reading, taken)
    for piece in foot.pieces:
        if id(piece) not in taken:
            reading.leave(page.line_of(piece).origin, piece.text, Why.STRUCTURE)


def _signatures(page: Page, kind: OwnKind, reading: Reading, taken: set[int]) -> None:
    """Each name with what stands above it in its column."""
    foot, meeting = page.components.foot, meeting_of(kind)
    above = [*foot.roles, *foot.minutes_roles, *foot.capacities]
    for name in foot.names:
        tidy = tidy_name(name.text)
        if tidy is None:
            continue
        own = [piece for piece in above if _column(piece) == _column(name) and piece.number <= name.number]
        roles = " ".join(words.plain(piece.text) for piece in own)
        origin = page.line_of(name).origin
        if re.search(r"\b(?:thu ky|nguoi ghi|nguoi lap)\b", roles):
            reading.take(f"{meeting}.clerk", tidy[0], origin, name.text)
            reading.people.append((tidy[0], "", origin, name.text))
        elif re.search(r"\b(?:chu tri|chu toa)\b", roles):
            reading.take(f"{meeting}.chair", tidy[0], origin, name.text)
            reading.people.append((tidy[0], "", origin, name.text))
        elif len(foot.names) == 1 or own:
            _issue(kind, reading, "signer", tidy[0], page.line_of(name))
        else:
            continue
        taken.add(id(name))
        for piece in own:
            if (role := words.meaning("party_role", piece.text)) and role != "dang_vien":
                reading.people.append((tidy[0], role, page.line_of(piece).origin, piece.text))
                taken.add(id(piece))


def _column(piece: Piece) -> object:
    cell = piece.paragraph.cell
    if cell is not None:
        return cell.table, cell.column, piece.side if piece.in_columns else ""
    return "free", piece.side == "left"

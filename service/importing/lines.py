"""Plain lines, as a message or a note holds them → members, attendance, agenda, opinions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from service.importing.agenda_lines import SLOT, take_item
from service.importing.attendance import EXCUSED, PRESENT, UNEXCUSED, absentees
from service.importing.member import Person
from service.importing.people import NUMBERING, read_parts, split_name, tidy_name
from service.importing.proposals import Origin, Reading, Why
from service.importing.sentences import take_commended, take_opinion, take_task
from service.vocabulary import words
from service.vocabulary.wordings import wording

_BLOCK_WORDS = (
    ("attendance", r"\b(?:diem danh|vang mat|co mat|vang)\b"),
    ("agenda_items", r"\b(?:chuong trinh|noi dung (?:hop|sinh hoat|cuoc hop))\b|^noi dung\W?$"),
    ("discussion", r"\b(?:y kien|phat bieu|thao luan)\b"),
    ("members", r"\b(?:danh sach|dang vien|chi uy)\b"),
)
# How messages begin whose lines are sentences.
_SAID = re.compile(_BLOCK_WORDS[2][1])
_STAYED_AWAY = re.compile(r"\b(?:bao vang|vang mat|xin (?:phep )?(?:vang|nghi)|bao nghi)\b")
_TOLD = (
    ("tasks", re.compile(r"(?:cac )?(?:nhiem vu|phan cong|cong viec)\b")),
    (
        "commendations",
        re.compile(r"(?:(?:chi bo|chi uy|thong nhat|de nghi|de xuat) )*(?:bieu duong|guong nguoi tot|nguoi tot)\b"),
    ),
)
_ABSENT = wording("line_absent")
_STATE = wording("line_state")
_AGENDA = re.compile(_BLOCK_WORDS[1][1])
_AT = wording("line_at")
_LONGEST = 180  # minutes of one item of a programme that is told by the clock
_NEXT_OF_LINE = wording("line_next")
_TICK = wording("line_tick")
_OPINION_OF = wording("sentence_opinion_of")
_NEXT_ABSENT = re.compile(r"(?<=[.;])\s+(?=[Vv]ắng\b)")
_GROUP = re.compile(
    r"(?:(?:cac )?(?:dong chi )?(?:chi uy|cap uy|dang vien|ban chi uy|chi uy vien)(?: vien| chinh thuc| du bi)?)"
    r"(?: gom(?: co)?)?"
)
_CAME = re.compile(r"(?:cac )?(?:dong chi |dang vien )?(?:co mat|du hop|tham du)(?: (?:gom|day du))?")
_COMMA = re.compile(r",(?![^()]{0,80}\))")  # not inside brackets
_CROSS = "❌"
_DIAL = re.compile(_BLOCK_WORDS[0][1])
_TITLE = re.compile(r"(?:chuong trinh|danh sach|diem danh)\b(?!.*[.;])")  # of a message, above its lines
_WORDS_OF_AN_OFFICE = 4
_LONG_SPEECH = 4  # words behind a colon from which on they are what somebody says


@dataclass
class _Line:
    """One line: its text, its place, the name with which it begins and what follows."""

    text: str
    origin: Origin
    name: str = ""
    rest: str = ""
    kind: str = ""
    minutes: int | None = None  # until the next line begins, where lines begin with the clock


def read_lines(lines: Sequence[str], place: Origin, reading: Reading, into: str = "") -> None:
    """Propose what plain lines hold, each line in a proposal or in what was not used."""
    numbered = [(number, piece) for number, text in enumerate(lines, 1) for piece in _unfolded(text)]
    ticks = any(_CROSS in text or _DIAL.search(words.plain(text)) for text in lines)
    found = [_looked_at(text, replace(place, row=number), ticks=ticks) for number, text in numbered if text.strip()]
    if reading.year is None and (year := re.search(r"\b(20\d\d)\b", " ".join(lines)[:2000])):
        reading.year = int(year[1])
    _clocked(found)
    main = into or _main_kind(found)
    if main in ("agenda_items", "") and not into:
        _leave_the_message(found, main)
    block = main
    for line in found:
        block = _read_line(line, block, main, reading)


def _clocked(lines: Sequence[_Line]) -> None:
    """Lines each of which says when it begins are the items of a programme; the last has no end."""
    found = [(line, at) for line in lines if (at := _AT.match(line.text))]
    times = [60 * int(at[1]) + int(at[2] or 0) for _, at in found]
    if len(found) < 3 or times != sorted(set(times)) or times[-1] >= 24 * 60:
        return
    lengths = [after - begins for begins, after in pairwise(times)]
    for (line, at), length in zip(found, [*lengths, 0], strict=True):
        line.text, line.name, line.rest, line.kind = line.text[at.end() :], "", "", "item"
        line.minutes = length if 0 < length <= _LONGEST else None


def _leave_the_message(lines: Sequence[_Line], main: str) -> None:
    """What a message says above the words that announce its programme, and between items that are numbered, is none."""
    headings = {at: named for at, line in enumerate(lines) if (named := _heading_of(line)) is not None}
    begins = next((at for at, named in headings.items() if named == "agenda_items"), -1)
    ends = min((at for at in headings if at > begins), default=len(lines))
    numbered = sum(1 for line in lines[begins + 1 : ends] if line.kind == "item") > 1
    for at, line in enumerate(lines):
        above = main == "agenda_items" and at < begins
        if (above or (numbered and begins < at < ends)) and line.kind == "text" and at not in headings:
            line.kind = "aside"


def _unfolded(text: str) -> list[str]:
    """The people of a list that somebody typed as one line; any other line as it is."""
    if len(told := _NEXT_ABSENT.split(text)) > 1:
        return told
    head, colon, rest = text.partition(":") if ":" in text[:60] else ("", "", text)
    pieces = [piece for piece in _NEXT_OF_LINE.split(rest) if piece.strip()]
    came = _CAME.fullmatch(words.plain(head))
    if len(pieces) < 3 and (came or _GROUP.fullmatch(words.plain(head))):
        pieces = [piece for piece in _COMMA.split(rest) if piece.strip()]
    listed = (
        len(pieces) > 2
        and not _ABSENT.match(text)
        and all(split_name(piece) or _led_by_role(piece) for piece in pieces)
    )
    if listed and came:  # what stands before the names is said of each
        pieces = [f"{piece.strip(' .')}, có mặt" for piece in pieces]
    return [*([f"{head}:"] if colon else []), *pieces] if listed else [text]


def _looked_at(text: str, origin: Origin, *, ticks: bool) -> _Line:
    """`ticks`: the signs before names say who came."""
    line = _Line(text, origin)
    sign = _TICK.match(text) if ticks else None
    if split := split_name(_OPINION_OF.sub("", NUMBERING.sub("", text, count=1))):
        tidy = tidy_name(split[0])
        line.name, line.rest = (tidy[0] if tidy else split[0]), split[1]
    elif tidy := tidy_name(NUMBERING.sub("", text, count=1)):
        line.name = tidy[0] if not _starts_sentence(text) else ""
    if not line.name and (led := _led_by_role(text)):
        line.name, line.rest = led
    if sign and line.name:
        line.rest = f" {'vắng' if sign[1] == _CROSS else 'có mặt'} {line.rest}"
    line.kind = _kind(line)
    return line


def _led_by_role(text: str) -> tuple[str, str] | None:
    """The name and the rest of a line in which the office stands first: ``Bí thư: Hoàng Đình Quế``, or that alone
    without the colon."""
    bare = NUMBERING.sub("", text, count=1).strip()
    head, colon, said = bare.partition(":")
    if not colon:
        head, said = _office_first(bare)
    split = split_name(said) if words.meaning("party_role", head) else None
    tidy = tidy_name(split[0]) if split else None
    if split is None or tidy is None or (not colon and split[1].strip(" .,;")):
        return None
    return tidy[0], f", {head}, {split[1]}"


def _office_first(text: str) -> tuple[str, str]:
    """A text parted behind the office with which it begins; nothing where it begins with none."""
    pieces = text.split(maxsplit=_WORDS_OF_AN_OFFICE)
    for count in range(min(_WORDS_OF_AN_OFFICE, len(pieces) - 1), 0, -1):
        if words.meaning("party_role", head := " ".join(pieces[:count])):
            return head, " ".join(pieces[count:])
    return "", ""


def _starts_sentence(text: str) -> bool:
    """Whether words that could be a name in small letters are rather a sentence."""
    bare = NUMBERING.sub("", text, count=1).strip()
    return not bare.isupper() and not all(word[:1].isupper() for word in bare.split())


def _kind(line: _Line) -> str:
    if (absent := _ABSENT.match(line.text)) and not (absent["lead"] and line.name):
        return "absent"
    if line.name:
        rest = line.rest.strip()
        said = _speech(rest)[1]
        is_state = _STATE.search(words.plain(said)[:25]) or _is_description(said)
        if len(said.split()) >= _LONG_SPEECH and not is_state:
            return "discussion"
        return "attendance" if _STATE.search(words.plain(rest)) or _is_reason(rest) else "members"
    return "item" if NUMBERING.match(line.text) or SLOT.match(line.text) else "text"


def _speech(rest: str) -> tuple[str, str]:
    """What stands between a name and what is said, and that: behind a colon, or behind a hyphen as a sentence."""
    if re.match(r"^[^:]{0,60}:", rest):
        head, _, said = rest.partition(":")
        return head, said.strip()
    found = re.match(r"\s*(?:(\([^()]{0,60}\))\s*)?[-–]\s+([A-ZĐÀ-Ỹ].*)$", rest, re.DOTALL)
    is_sentence = found and (found[1] or found[2].rstrip().endswith(".")) and len(found[2].split()) > _LONG_SPEECH
    return (found[1] or "", found[2].strip()) if found and is_sentence else ("", "")


def _is_description(said: str) -> bool:
    parts = read_parts(said, bare_years=True)
    return not parts.other and bool(parts.party_role or parts.party_status or parts.birth or parts.offices)


def _is_reason(rest: str) -> bool:
    bare = rest.strip(" .,;:()–-")
    if read_parts(bare, bare_years=True).party_status or read_parts(bare).party_role:
        return False
    return (
        bool(bare)
        and len(bare.split()) < 8
        and words.meaning("reason_kind", bare) is not None
        and not words.is_office(bare)
    )


def _main_kind(lines: Sequence[_Line]) -> str:
    """What most lines are; lines that begin with names speak of people."""
    heading = " ".join(words.plain(line.text) for line in lines[:3])
    if len(lines) > 1 and not lines[0].name and (told := _told_by(heading, lines)):
        return told
    counts = {
        kind: sum(1 for line in lines if line.kind == kind)
        for kind in ("members", "attendance", "discussion", "item", "text")
    }
    if counts["discussion"] and counts["discussion"] >= counts["members"] + counts["attendance"]:
        return "discussion"
    people = counts["members"] + counts["attendance"]
    if people and people * 2 >= counts["item"] + counts["text"]:
        return "attendance" if counts["attendance"] > counts["members"] else "members"
    if counts["item"] > 1 and (counts["item"] >= counts["text"] or _AGENDA.search(heading)):
        return "agenda_items"
    return "agenda_items" if _AGENDA.search(heading) and len(lines) > 2 else ""


def _told_by(heading: str, lines: Sequence[_Line]) -> str:
    """What the words above the lines say that they are; empty where they do not."""
    first, named = words.plain(lines[0].text), all(line.name for line in lines[1:])
    if named and _STAYED_AWAY.search(first):
        return "absences"
    return next(
        (kind for kind, one in _TOLD if one.match(heading)), "discussion" if named and _SAID.search(first) else ""
    )


def _read_line(line: _Line, block: str, main: str, reading: Reading) -> str:
    """Propose one line; gives the block that the lines below it belong to."""
    if (
        (main == "tasks" and take_task(line, reading))
        or (main == "commendations" and take_commended(line, reading))
        or (main == "absences" and line.name and _stayed_away(line, reading))
    ):
        return block
    if line.kind == "absent" and main in ("", "members", "attendance", "discussion"):
        _absent(line, reading)
        return "attendance"
    if line.kind in ("text", "item") and (named := _heading_of(line)) is not None:
        reading.leave(line.origin, line.text, Why.STRUCTURE)
        return named or block
    if line.kind == "aside":
        reading.leave(line.origin, line.text, Why.LINE)
    elif line.name and main in ("members", "attendance") and line.kind in ("members", "attendance"):
        _person(line, reading, block if block in ("members", "attendance") else line.kind, only=main == "attendance")
    elif line.kind == "discussion" or (line.name and main == "discussion"):
        _opinion(line, reading)
        return "discussion"
    elif block == "agenda_items" and (line.kind in ("item", "text") or main == "agenda_items"):
        take_item(line.text, line.minutes, line.origin, reading)
    elif block == "discussion" and _goes_on(line, reading):
        return block
    elif line.name and main == "":
        _person(line, reading, "members", only=False)
    else:
        reading.leave(line.origin, line.text, Why.LINE)
    return block


def _heading_of(line: _Line) -> str | None:
    """The block that a line announces, empty where it is a heading of another sort; None where it is no heading."""
    said, bare = words.plain(line.text), line.text.strip()
    is_heading = bare.endswith(":") or bare.isupper() or (line.kind == "text" and bool(_TITLE.match(said)))
    if not is_heading or len(bare) > 120:
        return None
    return next((block for block, pattern in _BLOCK_WORDS if re.search(pattern, said)), "" if bare.isupper() else None)


def _absent(line: _Line, reading: Reading) -> None:
    match = _ABSENT.match(line.text)
    people = absentees(match["names"]) if match else None
    how = words.plain(match["how"] or "") if match else ""
    if people is None:
        reading.leave(line.origin, line.text, Why.LINE)
        return
    for name, reason in people:
        path = reading.row("attendance")
        reading.take(f"{path}.member", name, line.origin, name)
        if how:
            state = UNEXCUSED if how.startswith("k") else EXCUSED
            reading.take(f"{path}.state", state, line.origin, line.text)
        elif reason:
            state = words.meaning("presence", reason) or EXCUSED
            reading.take(f"{path}.state", state, line.origin, line.text, sure=state != EXCUSED)
        else:
            reading.ask(line.origin, name, "vắng có lý do hay không lý do?", (EXCUSED, UNEXCUSED), f"{path}.state")
        if reason and not words.meaning("presence", reason):
            reading.take(f"{path}.reason", reason, line.origin, reason)


def _stayed_away(line: _Line, reading: Reading) -> bool:
    """A line below words that say who follows: one who stays away, with the reason."""
    said = line.rest.strip(" .,;:()–-")
    state, reason, _ = _presence(line.rest)
    known = state not in ("", "?", EXCUSED) or "lý do" in line.rest
    if not state:
        state, reason = (EXCUSED, said) if said else ("?", "")
    path = reading.row("attendance")
    reading.take(f"{path}.member", line.name, line.origin, line.name)
    if state == "?":
        reading.ask(line.origin, line.text, "vắng có lý do hay không lý do?", (EXCUSED, UNEXCUSED), f"{path}.state")
    else:
        reading.take(f"{path}.state", state, line.origin, line.text, sure=known)
    if reason:
        reading.take(f"{path}.reason", reason, line.origin, line.text)
    return True


def _person(line: _Line, reading: Reading, block: str, *, only: bool) -> None:
    """A member, and whether they came where the line says so."""
    speaks = line.kind == "attendance" or (block == "attendance" and only)
    state, reason, rest = _presence(line.rest) if speaks else ("", "", line.rest)
    if not only or not state:
        base = reading.row("members")
        sure = tidy_name(line.name)
        reading.take(f"{base}.full_name", line.name, line.origin, line.text, sure=bool(sure and sure[1]))
        person = Person(reading, base, line.name)
        person.add(read_parts(rest, bare_years=True), line.origin, rest, "")
        person.close()
    if not state:
        return
    path = reading.row("attendance")
    reading.take(f"{path}.member", line.name, line.origin, line.name)
    if state == "?":
        reading.ask(line.origin, line.text, "vắng có lý do hay không lý do?", (EXCUSED, UNEXCUSED), f"{path}.state")
    else:
        reading.take(f"{path}.state", state, line.origin, line.text, sure=state != EXCUSED or "lý do" in line.rest)
    if reason:
        reading.take(f"{path}.reason", reason, line.origin, line.text)


def _presence(rest: str) -> tuple[str, str, str]:
    """The state and reason in what follows a name, and what is left of it."""
    bare = rest.strip(" .,;:–-")
    inside = re.sub(r"^\s*\(|\)\s*$", "", bare).strip()
    if state := words.meaning("presence", inside):
        return state, "", ""
    pieces = [piece.strip(" .)") for piece in re.split(r"[,;:(]|\s[-–]\s", inside) if piece.strip(" .)")]
    for place, piece in enumerate(pieces):
        state = words.meaning("presence", piece) or (
            "vang" if words.plain(piece) in ("vang", "vang mat", "xin nghi") else ""
        )
        if state:
            others = pieces[:place] + pieces[place + 1 :]
            reason = ", ".join(others) if state != PRESENT else ""
            reason = re.sub(r"^(?:vì|do|lý do)\s+", "", reason)
            return (
                (EXCUSED if state == "vang" and reason else "?" if state == "vang" else state),
                reason,
                "" if reason else ", ".join(others),
            )
    if match := re.fullmatch(r"(?:vắng|xin nghỉ)\s+(?:vì\s+|do\s+)?(.+)", inside, re.IGNORECASE):
        said = words.meaning("presence", match[1])
        return said or EXCUSED, "" if said else match[1], ""
    return (EXCUSED, inside, "") if _is_reason(inside) else ("", "", rest)


def _opinion(line: _Line, reading: Reading) -> None:
    if not _speech(line.rest)[1] and take_opinion(line, reading):
        return
    head, said = _speech(line.rest)
    path = reading.row("discussion")
    reading.take(f"{path}.speaker", line.name, line.origin, line.name)
    reading.take(f"{path}.content", said or line.rest.strip(" -–:"), line.origin, line.text)
    if head.strip(" ()-–,"):
        reading.leave(
            line.origin,
            head.strip(" ()-–,"),
            Why.STRUCTURE if words.meaning("party_role", head) or words.is_office(head.strip(" ()-–,")) else Why.VALUE,
        )


def _goes_on(line: _Line, reading: Reading) -> bool:
    """A line without a name below an opinion is its next paragraph."""
    last = reading.rows.get("discussion", 0) - 1
    return reading.go_on(f"discussion[{last}].content", line.text.strip(), line.origin, line.text)

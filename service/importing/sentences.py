"""Tasks, votes, commendations and opinions told in sentences."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Protocol

from service.importing.block_tables import people, take_commendation
from service.importing.people import NUMBERING, split_name, tidy_name
from service.importing.proposals import Origin, Reading, Value, Why
from service.vocabulary import words
from service.vocabulary.wordings import wording

_GIVEN = wording("sentences_given")
_DUE = wording("sentences_due")
_RESULT = wording("sentences_result")
_SUPPORT = wording("sentences_support")
_RESPONSIBLE = wording("sentences_responsible")
_LEADS = wording("sentences_leads")
_VOTE = wording("sentences_vote")
_AGREE = wording("sentences_agree")
_AGAINST = wording("sentences_against")
_NONE = wording("sentences_none")
_SUBJECT = wording("sentences_subject")
_SAYS = wording("sentences_says")
_VERB = wording("sentences_verb")
_ENDS_ON, _HELD_ON = wording("sentences_ends_on"), wording("sentences_held_on")
_BY_WHICH = re.compile(r"(?i)(?<!\s)\s{1,3}bằng (?:hình thức|cách)\s.*$", re.DOTALL)  # how it was voted, not on what
_AGREED = re.compile(r"(?i)^(?:nhất trí|tán thành|đồng ý)\s+(?=thông qua\b)")
# Words before a colon that only say that a vote follows.
_NO_SUBJECT = re.compile(
    r"\d\s*/|tan thanh|ket qua bieu quyet|"
    r"^(?:chi bo|hoi nghi|cuoc hop|dang vien)(?: da)? (?:bieu quyet|bo phieu)(?: kin)?$"
)


class Line(Protocol):
    """What holds a sentence: a line of a paper, or of a message."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def origin(self) -> Origin:
        """Where it stands."""


def take_opinion(line: Line, reading: Reading) -> bool:
    """``Đồng chí X: …``, ``Đ/c X (đảng viên) đề nghị …``."""
    text = wording("sentence_opinion_of").sub("", NUMBERING.sub("", line.text, count=1))
    split = split_name(text)
    if split is None or (tidy := tidy_name(split[0])) is None:
        return False
    said, verb = _SAYS.match(split[1]), _VERB.match(split[1])
    if not said and not verb:
        return False
    found = said or verb
    content = found[1].strip() if found else ""
    row = reading.row("discussion")
    reading.take(f"{row}.speaker", tidy[0], line.origin, line.text)
    reading.take(f"{row}.content", content[:1].upper() + content[1:], line.origin, line.text, sure=bool(said))
    return True


def take_task(line: Line, reading: Reading) -> bool:
    """A task with the person who has to do it, in one sentence; the sentence may also stand without a due day."""
    return _take_task(line, reading, supported=True)


def _take_task(line: Line, reading: Reading, *, supported: bool) -> bool:
    text = NUMBERING.sub("", line.text, count=1).strip()
    found: dict[str, str] = {}
    charge = ""
    for name, pattern in (
        ("due", _DUE),
        ("result", _RESULT),
        ("support", _SUPPORT),
        ("responsible", _RESPONSIBLE),
        ("leads", _LEADS),
    ):
        if (supported or name != "support") and (match := pattern.search(text)):
            found[name] = match[1].strip(" .,;()")
            text = f"{text[: match.start()]} ; {text[match.end() :]}"
            if name == "responsible" and "phụ trách" in match[0].lower():
                charge = found[name]
    for pattern in (_ENDS_ON, _HELD_ON) if "due" not in found else ():
        if match := pattern.search(text):
            found["due"], text = match[1], f"{text[: match.start()]} ; {text[match.end() :]}"
            break
    if charge and not _LEADS.search(text) and not any(_given_to(text, dated="due" in found)[0]):
        found["leads"] = found.pop("responsible")  # in charge, and nobody else is named: who does it
    who, work = _given_to(text, dated="due" in found)
    leads = [name for name, sure in people(found["leads"]) if sure] if "leads" in found else who
    work = " ".join(re.sub(r"(?<!\s)\s*;[\s;]*", " ; ", work).strip(" ;.,:").split()).replace(" ;", ";")
    if work.count(")") > work.count("("):
        work = work.rstrip(" ;.,:)")
    if not leads or len(work) < 6:
        # To work with others may be all that the task is: "Đồng chí X phối hợp công an xã nắm tình hình …".
        return "support" in found and _take_task(line, reading, supported=False)
    row = reading.row("tasks")
    reading.take(f"{row}.work", work[:1].upper() + work[1:], line.origin, line.text, sure=";" not in work)
    for place, name in enumerate(leads):
        reading.take(f"{row}.leads[{place}]", name, line.origin, line.text)
    _task_rest(row, found, line, reading)
    return True


def take_given_task(line: Line, text: str, reading: Reading) -> bool:
    """A point that gives somebody work until a day, which the next month asks about."""
    return bool(_GIVEN.match(text) and _DUE.search(text) and take_task(line, reading))


def _task_rest(row: str, found: dict[str, str], line: Line, reading: Reading) -> None:
    if "due" in found:
        day = words.only_day(found["due"], reading.year)
        if day and day.year == reading.year and not re.search(r"\d{4}", found["due"]):
            reading.take(f"{row}.due", day.isoformat(), line.origin, line.text, sure=False)
        elif day:
            reading.take(f"{row}.due", day.isoformat(), line.origin, line.text)
        else:
            reading.ask(line.origin, found["due"], "thời hạn là ngày nào?", path=f"{row}.due")
    if "result" in found:
        reading.take(f"{row}.result", found["result"], line.origin, line.text)
    if "support" in found:
        reading.take(f"{row}.support", found["support"], line.origin, line.text)
    if "responsible" in found and (split := split_name(found["responsible"])):
        reading.take(f"{row}.responsible", split[0], line.origin, line.text)


def _given_to(text: str, *, dated: bool) -> tuple[list[str], str]:
    """Those to whom a sentence gives a task, and the task: ``Giao đồng chí X, Y vận động …``; ``Vận động …: đ/c X``.

    Where a day says that it is one (`dated`), also ``Đồng chí X vận động …``.
    """
    if match := _GIVEN.search(text):
        names, rest = _names_at(text[match.end() :])
        if names:
            rest = wording("sentence_before_work").sub("", rest, count=1)
            before = text[: match.start()].strip(" ;.,:")
            return names, before if len(before.split()) > 4 and len(rest.split()) < 4 else rest
    for place in ("sentence_person_inside", "sentence_person_at_end"):
        if match := wording(place).search(text):
            names = [name for name, sure in people(match[1]) if sure]
            return names, f"{text[: match.start()]} ; {text[match.end() :]}"
    names, rest = _names_at(text)
    if names and (match := wording("sentence_has_to").match(rest)):
        return names, match[1]
    if names and rest.lstrip().startswith((":", "–", "-")):
        return names, rest.lstrip(" :–-")
    if names and dated and re.match(r"\s*(?:,\s*)?[a-zà-ỹ]", rest) and not _VERB.match(rest):
        return names, rest
    return [], text


def _names_at(text: str) -> tuple[list[str], str]:
    names: list[str] = []
    rest = text
    while split := split_name(rest):
        tidy = tidy_name(split[0])
        if tidy is None:
            break
        names.append(tidy[0])
        rest = split[1]
        if not (more := wording("sentence_next_person").match(rest)):
            break
        rest = rest[more.end() :]
    return names, rest


def take_vote(line: Line, reading: Reading, heading: str = "") -> bool:
    """``17/17 đồng chí tán thành, đạt 100%``."""
    plain = words.plain(line.text)
    if not re.search(r"tan thanh|bieu quyet|nhat tri|giơ tay|dong y", plain) or not re.search(r"\d", plain):
        return False
    masked = re.sub(r"không (?:tán thành|nhất trí|đồng ý)", "phản đối", line.text, flags=re.IGNORECASE)
    agree = _AGREE.search(masked)
    if not agree:
        return False
    row = reading.row("votes")
    votes = int(agree[1])
    reading.take(f"{row}.agree", votes, line.origin, line.text)
    against, silent = _AGAINST.search(line.text), _NONE.search(line.text)
    for name, match in (("disagree", against), ("abstain", silent)):
        if match:
            said = next(group for group in match.groups() if group)
            reading.take(f"{row}.{name}", int(said) if said.isdecimal() else 0, line.origin, line.text)
    if whole := _VOTE.search(line.text):
        reading.figures.append(Value(f"{row}.eligible", int(whole[2]), line.origin, line.text))
    head, colon, _ = NUMBERING.sub("", line.text, count=1).partition(":")
    head = re.sub(r"^biểu quyết\s+(?=\S)", "", head, flags=re.IGNORECASE)
    named = colon and len(head.split()) > 2 and not _NO_SUBJECT.search(words.plain(head))
    subject = None if named else _SUBJECT.search(line.text) or _SUBJECT.search(heading)
    above = re.sub(r"(?i)^biểu quyết\b\s*(?:về\b\s*)?", "", heading.strip(" :."))
    above = above.capitalize() if above.isupper() else above
    said = head.strip() if named else subject[1].strip() if subject else (above or _default_subject(plain))
    said = _BY_WHICH.sub("", _AGREED.sub("", said, count=1)).strip()
    reading.take(f"{row}.subject", said[:1].upper() + said[1:], line.origin, line.text, sure=bool(subject or named))
    if "gio tay" in plain:
        reading.take(f"{row}.method", "gio_tay", line.origin, line.text)
    elif re.search(r"bo phieu|phieu kin", plain):
        reading.take(f"{row}.method", "phieu", line.origin, line.text)
    return True


def _default_subject(plain: str) -> str:
    return "Thông qua nghị quyết" if "nghi quyet" in plain else "Thông qua nội dung sinh hoạt"


def take_commended(line: Line, reading: Reading) -> bool:
    """``Đồng chí Bạc Thị Lả: hiến 60 m² đất``, ``Biểu dương đồng chí X đã …``, ``Tập thể: Hội …: …``."""
    text = NUMBERING.sub("", line.text, count=1)
    text = wording("sentence_commends").sub("", text, count=1)
    group = wording("sentence_group").match(text)
    split = split_name(text)
    if group:
        name, rest = group[1].strip(), group[2]
    elif split and (tidy := tidy_name(split[0])):
        name, rest = tidy[0], split[1]
    else:
        return False
    about, colon, deed = rest.partition(":")
    if not colon or len(about) > 120:
        found = wording("sentence_deed").match(rest)
        if not found:
            return False
        about, deed = found[1] or found[2] or "", found[3]
    deed = deed.strip(" .;")
    if len(deed) < 6:
        return False
    row = reading.row("commendations")
    take_commendation(row, "name", name, line.origin, reading)
    reading.take(f"{row}.deed", deed[:1].upper() + deed[1:], line.origin, line.text)
    _about(row, about, line, reading, is_group=bool(group))
    return True


def _about(row: str, about: str, line: Line, reading: Reading, *, is_group: bool) -> None:
    """What stands between a name and the deed: office, place, day."""
    for day, _ in words.days_in(about)[:1]:
        reading.take(f"{row}.happened_on", day.isoformat(), line.origin, line.text)
    pieces = [piece.strip(" .()–-") for piece in re.split(r"[,(]", re.sub(r"\(?ngày[^)]*\)?", "", about))]
    pieces = [piece for piece in pieces if piece]
    if pieces and "cấp trên" in pieces[-1].lower():
        reading.take(f"{row}.level", "de_nghi_cap_tren", line.origin, line.text)
        pieces.pop()
    is_place = len(pieces) == 1 and re.match(r"(?:thôn|bản|xóm|ấp|buôn|khu|tổ dân phố|tổ)\b", pieces[0], re.IGNORECASE)
    if pieces and not is_group and not is_place:
        reading.take(f"{row}.position", pieces.pop(0), line.origin, line.text)
    if pieces:
        reading.take(f"{row}.place", ", ".join(pieces), line.origin, line.text)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def leave(line: Line, reading: Reading, why: Why) -> None:
    """A line that nobody could use."""
    reading.leave(line.origin, line.text, why)

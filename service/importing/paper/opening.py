"""The facts of a meeting wherever a line holds them: when, where, who led and wrote, how many came, who stayed away."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from service.importing.attendance import EXCUSED, UNEXCUSED, absentees
from service.importing.paper.page import Line
from service.importing.people import NUMBERING, read_parts, split_name, tidy_name
from service.importing.proposals import Origin, Reading, Value, Why
from service.vocabulary import words
from service.vocabulary.wordings import wording

_END = wording("opening_end")
_START = wording("opening_start")
_PASSED = wording("opening_passed")
_PLACE_LABEL = wording("opening_place_label")
_PLACE = wording("opening_place")
_NO_PLACE = re.compile(r"(?i)(?:kỳ|buổi|cuộc|hội nghị|phiên|thời điểm|văn bản|công văn|điều|khoản|mục)\b")
_LABELLED = wording("opening_labelled")
_DOES = wording("opening_does")
_BY = wording("opening_by")
_ABSENT = wording("opening_absent")
_GUESTS = wording("opening_guests")
_FEE = wording("opening_fee")
_THEME = wording("opening_theme")
_MONTH_ALONE = wording("opening_month_alone")
_MODE = (("truc_tuyen", r"\btruc tuyen\b"), ("truc_tiep", r"\btruc tiep\b"))
_COUNTED = ("total", "official", "probationary", "present", "absent", "exempt")


@dataclass
class Facts:
    """What is put together from several lines."""

    day: tuple[date, Line] | None = None
    start: tuple[str, Line] | None = None
    end: tuple[str, Line] | None = None
    passed: tuple[str, Line] | None = None
    path: str = "meeting"  # the part of the dossier that the meeting stands in
    names: dict[str, tuple[str, Origin]] = field(default_factory=dict)
    absent_named: int = 0
    came: list[tuple[str, Origin]] = field(default_factory=list)  # who is listed among those who took part
    in_guests: bool | None = None  # the lines below name guests: whether of a superior body
    in_absent: str | None = None  # the lines below name who stayed away: with a reason or not


def take_when(line: Line, facts: Facts) -> bool:
    """Times of the day and the day of the meeting."""
    hours, days = words.clocks(line.text), words.days_in(line.text)
    labelled = re.match(r"\W*(?:ngày|thời gian|hôm nay)", line.text, re.IGNORECASE)
    if days and not hours and labelled and len(line.text) < 200:
        facts.day = facts.day or (days[0][0], line)
        return True
    if not 1 <= len(hours) <= 2 or not _take_hours(line, hours, facts):
        return False
    if days and facts.day is None:
        facts.day = (days[0][0], line)
    return True


def take_month(line: Line, reading: Reading) -> bool:
    """A line that says only of which month the meeting is: ``(Kỳ họp tháng 6 năm 2026)``."""
    found = _MONTH_ALONE.fullmatch(words.plain(line.text))
    if found is None or "meeting.period" in reading.taken or not 1 <= int(found[1]) <= 12:
        return False
    reading.year = int(found[2])
    reading.take("meeting.period", f"{found[2]}-{int(found[1]):02d}", line.origin, line.text)
    return True


def _take_hours(line: Line, hours: list[tuple[str, tuple[int, int]]], facts: Facts) -> bool:
    """The beginning, the end, or the moment at which the minutes were passed."""
    end, (first, (begins, stops)) = _END.search(line.text), hours[0]
    ends = end is not None and end.start() < hours[-1][1][0]
    passed = _PASSED.search(line.text) is not None and not _START.match(line.text)
    if passed and facts.start and len(hours) == 1 and not ends:
        facts.passed = (first, line)
    elif end is not None and ends:
        if len(hours) == 2 and _PASSED.search(line.text[: end.start()]):
            facts.passed = facts.passed or (first, line)
        elif len(hours) == 2 and begins < end.start():
            facts.start = facts.start or (first, line)
        facts.end = facts.end or (hours[-1][0], line)
    elif facts.start is None and (_START.search(line.text[: begins + 1]) or begins < 4):
        facts.start = (first, line)
        if len(hours) == 2 and re.fullmatch(r"\s*(?:[-–]|đến|tới)\s*", line.text[stops : hours[1][1][0]]):
            facts.end = facts.end or (hours[1][0], line)
    else:
        return False
    return True


def close_when(facts: Facts, reading: Reading, path: str) -> None:
    """Propose the moments, now that all lines are read."""
    if facts.day is None:
        for moment in (facts.start, facts.end):
            if moment:
                reading.ask(
                    moment[1].origin,
                    moment[1].text,
                    "có giờ mà không thấy ngày họp; họp ngày nào?",
                    path=f"{path}.start_at",
                )
        return
    day, line = facts.day
    for name, moment in (("start_at", facts.start), ("end_at", facts.end), ("minutes_passed_at", facts.passed)):
        if moment:
            reading.take(f"{path}.{name}", f"{day.isoformat()}T{moment[0]}", moment[1].origin, moment[1].text)
    if facts.start is None:
        reading.ask(
            line.origin, line.text, "có ngày mà không thấy giờ bắt đầu; họp lúc mấy giờ?", path=f"{path}.start_at"
        )
    if path == "meeting" and "meeting.period" not in reading.taken:
        reading.take("meeting.period", f"{day:%Y-%m}", line.origin, line.text, sure=False)


def take_place(line: Line, reading: Reading, path: str) -> bool:
    """Where the meeting is held."""
    if f"{path}.place" in reading.taken:
        return False
    found = _PLACE_LABEL.search(line.text)
    if found and words.clocks(found[1]):
        found = _PLACE.search(line.text)  # a label of both: "Thời gian, địa điểm: 19 giờ 30, tại …"
    labelled = found is not None
    if not found and (words.clocks(line.text) or re.match(r"\W*(?:hôm nay|tại)\b", line.text, re.IGNORECASE)):
        found = _PLACE.search(line.text)
    if not found:
        return False
    place = re.split(r"\.?(?<!\s)\s*(?:Hình thức|Thành phần|Chủ trì|Thời gian)\s*:", found[1])[0].strip(" ,.;:")
    if len(place) < 3 or (not labelled and _NO_PLACE.match(place)):
        return False
    sure = labelled or not re.search(r"\bvà\b|,", place)
    reading.take(f"{path}.place", place[:1].upper() + place[1:], line.origin, line.text, sure=sure)
    return True


# Sentences, and in one of them the next person.
_NEXT_LEADER = re.compile(r";|\.\s+(?=[A-ZĐ])|,\s+(?=(?:đồng chí|đ/c)\s)")
_LONGEST_OPENING = 600  # letters of a paragraph that holds all facts of a meeting


def take_leaders(line: Line, reading: Reading, facts: Facts) -> bool:
    """Who chairs and who keeps the minutes."""
    used = False
    for match in [*_LABELLED.finditer(line.text), *_BY.finditer(line.text)]:
        used |= _leader(match["role"], match["who"], line, reading, facts)
    if not used and len(line.text) < _LONGEST_OPENING:
        for said in _NEXT_LEADER.split(line.text):
            used |= _who_does(said, line, reading, facts)
    return used


def _who_does(said: str, line: Line, reading: Reading, facts: Facts) -> bool:
    """``Đồng chí X, Bí thư chi bộ chủ trì``: a name first, and last what that person does."""
    split = split_name(said) if len(said) < 160 else None
    rest = split[1].strip(" ,;.:–-") if split else ""
    does = _DOES.search(rest)
    if split is None or not does or does.end() <= len(rest) - 22 or len(rest) >= 90:
        return False
    return _leader(does[0], f"{split[0]}, {rest[: does.start()]}", line, reading, facts)


def _leader(role: str, who: str, line: Line, reading: Reading, facts: Facts) -> bool:
    split = split_name(who)
    if split is None or (tidy := tidy_name(split[0])) is None:
        return False
    name = "clerk" if re.search(r"thu k|ghi bien ban", words.plain(role)) else "chair"
    reading.take(f"{facts.path}.{name}", tidy[0], line.origin, line.text)
    facts.names[name] = (tidy[0], line.origin)
    told = re.split(r"\b(?:chủ trì|chủ to[aạ]|chủ tọa|thư k[ýí]|điều hành)\b", split[1], flags=re.IGNORECASE)[0]
    if (party := read_parts(told).party_role) and party != "dang_vien":
        reading.people.append((tidy[0], party, line.origin, line.text))
    elif party:
        reading.people.append((tidy[0], "", line.origin, line.text))
    return True


def take_absent(line: Line, reading: Reading, facts: Facts) -> bool:
    """Who stayed away, with the reasons."""
    match = _ABSENT.search(line.text)
    if match is None or re.search(r"\b(?:phat bieu|thao luan|nhiem vu)\b", words.plain(line.text)):
        return False
    how, count = words.plain(match["how"] or match["why"] or ""), (match["count"] or "").strip("0")
    state = UNEXCUSED if how.startswith("khong") else EXCUSED if how else ""
    names = re.sub(
        r"^(?:gồm(?: có)?|trong đó|là|có lý do|lý do)\s*:?\s*", "", match["names"].strip(" .()"), flags=re.IGNORECASE
    )
    names = re.split(r"\.\s+(?=[A-ZĐ])", names)[0]
    people = absentees(names) if names else None
    for who in people or ():
        absent(who, state, line, reading, facts)
    if names and not people and words.plain(names) not in ("khong", "0", "khong co"):
        reading.leave(line.origin, names, Why.VALUE)
    facts.in_absent = state if not names and (count or not match["count"]) else None
    return bool(names or match["count"]) or line.text.rstrip().endswith(":")


def absent(who: tuple[str, str], state: str, line: Line, reading: Reading, facts: Facts) -> None:
    """Propose one who stayed away; a reason makes an absence an excused one, no reason has to be asked."""
    (name, reason), row = who, reading.row("attendance")
    told = re.sub(r"^(?:vắng\s+)?(?:có lý do|lý do|do|vì)\s*[:,]?\s*", "", reason, flags=re.IGNORECASE)
    said = words.meaning("presence", reason)
    facts.absent_named += 1
    reading.take(f"{row}.member", name, line.origin, line.text)
    if said or state:
        reading.take(f"{row}.state", said or state, line.origin, line.text)
    elif reason:
        reading.take(f"{row}.state", EXCUSED, line.origin, line.text, sure=False)
    else:
        reading.ask(line.origin, name, "vắng có lý do hay không lý do?", (EXCUSED, UNEXCUSED), f"{row}.state")
    if told and (not said or words.plain(told).startswith("nghi ")):  # a leave is a reason as well
        reading.take(f"{row}.reason", told, line.origin, line.text)


def take_apart(line: Line, reading: Reading) -> bool:
    """Members who are exempt, or take part elsewhere or only for a time, with their names."""
    plain = words.plain(line.text)
    if re.search(r"tam thoi (?:di|o noi khac|noi khac)", plain):
        activity = "tam_thoi_di"
    elif re.search(r"tam thoi (?:den|tai chi bo)", plain):
        activity = "tam_thoi_den"
    elif re.search(r"mien (?:cong tac|sinh hoat)", plain):
        activity = "mien"
    else:
        return False
    inside = re.search(r"\(([^()]*)\)", line.text) or re.search(
        r":\s*(?:\d+\s*(?:đồng chí|đ/c)?\s*[:,]?)?\s*([^.;]+)$", line.text
    )
    people = absentees(re.sub(r"^gồm\s*:?\s*", "", inside[1])) if inside else None
    for name, rest in people or []:
        if rest:
            return False
        row = reading.row("members")
        reading.take(f"{row}.full_name", name, line.origin, line.text)
        reading.take(f"{row}.activity_status", activity, line.origin, line.text)
    return bool(people) or bool(re.search(r"\b0\b", plain))


def take_guests(line: Line, reading: Reading, facts: Facts) -> bool:
    """People of other bodies who came, on the line or on the lines below it."""
    match = _GUESTS.search(line.text)
    if match:
        superior = "cap tren" in words.plain(match[0])
        facts.in_guests = superior if not match["names"].strip() else None
        named = [_guest(piece, superior, line, reading) for piece in re.split(r";|\.\s+(?=[A-ZĐ])", match["names"])]
        return any(named)
    if facts.in_guests is None:
        return False
    if re.match(r"\W*\w", line.text) and re.search(r"đồng chí|đ/c|ông|bà|^\W*[-–+]", line.text, re.IGNORECASE):
        return _guest(NUMBERING.sub("", line.text, count=1), facts.in_guests, line, reading)
    facts.in_guests = None
    return False


def take_participant(line: Line, reading: Reading, facts: Facts) -> bool:
    """A line of the list of those who took part: a member with an office in the cell."""
    split = split_name(line.text) if NUMBERING.match(line.text) and len(line.text) < 120 else None
    if split is None or (tidy := tidy_name(split[0])) is None:
        return False
    parts = read_parts(split[1])
    if not parts.party_role or parts.other:
        return False
    role = "" if parts.party_role == "dang_vien" else parts.party_role
    reading.people.append((tidy[0], role, line.origin, line.text))
    facts.came.append((tidy[0], line.origin))
    return True


def _guest(text: str, superior: bool, line: Line, reading: Reading) -> bool:
    split = split_name(text)
    if split is None or (tidy := tidy_name(split[0])) is None:
        return False
    row, role = reading.row("meeting.guests"), split[1].strip(" ,.;:–-()")
    reading.take(f"{row}.name", tidy[0], line.origin, line.text)
    if called := words.meaning("called", text.partition(split[0])[0].strip(" .:–-")):
        reading.take(f"{row}.called", called, line.origin, line.text)
    if role:
        reading.take(f"{row}.role", role, line.origin, line.text)
    if superior:
        reading.take(f"{row}.is_superior", True, line.origin, line.text)
    return True


def take_fee(line: Line, reading: Reading) -> bool:
    """How many paid their dues."""
    if "dang phi" not in words.plain(line.text):
        return False
    found = _FEE.search(line.text)
    if not found or int(found[1]) > int(found[2]):
        return False
    reading.take("meeting.fee_status.paid", int(found[1]), line.origin, line.text)
    reading.take("meeting.fee_status.due", int(found[2]), line.origin, line.text)
    return True


def take_theme(line: Line, reading: Reading) -> bool:
    """The theme of a thematic meeting, and who wrote or gives it."""
    match = _THEME.match(line.text)
    if match is None:
        return False
    if match["by"]:
        split = split_name(match["said"])
        tidy = tidy_name(split[0]) if split else None
        if tidy is None:
            return False
        reading.take("thematic.author", tidy[0], line.origin, line.text)
    elif "thematic.title" not in reading.taken:
        reading.take("thematic.title", match["said"].strip(" .;“”\"'"), line.origin, line.text)
    return True


def take_mode(line: Line, reading: Reading) -> bool:
    """Whether people meet in one place, online, or both."""
    plain = words.plain(line.text)
    if not re.search(r"\bhinh thuc\b", plain) or "bieu quyet" in plain:
        return False
    modes = [mode for mode, pattern in _MODE if re.search(pattern, plain)]
    if modes:
        reading.take("meeting.mode", "ket_hop" if len(modes) == 2 else modes[0], line.origin, line.text)
    return bool(modes)


def take_counts(line: Line, reading: Reading) -> bool:
    """Numbers of members: a dossier counts them itself, so they are only told and compared."""
    plain = words.plain(line.text)
    if not re.search(r"dang vien|dong chi|\bd c\b|tong so|co mat|vang", plain) or "tan thanh" in plain:
        return False
    used = False
    if re.search(r"tam thoi|dang phi|y kien", plain):
        return False
    for name in _COUNTED:
        if found := wording(f"count_{name}").search(line.text):
            if not any(figure.path == name for figure in reading.figures):
                reading.figures.append(Value(name, int(found[1]), line.origin, line.text))
            used = True
    return used

"""What else a line of a paper tells: the practical deed, documents passed on, petitions with answers, criticism."""

from __future__ import annotations

import re

from service.importing.block_tables import person
from service.importing.paper.page import Line
from service.importing.people import NUMBERING, split_name
from service.importing.proposals import Reading
from service.vocabulary import words
from service.vocabulary.wordings import wording


def take_deed(line: Line, heading: str, reading: Reading) -> bool:
    """The practical deed of a month, in a line of its own or under a heading."""
    head, colon, rest = line.text.partition(":")
    if "practical_deed.title" in reading.taken:
        return _deed_more(head, rest, line, reading)
    title = rest.strip() if colon and "thiết thực" in head.lower() else line.text.strip()
    if len(title) < 8:
        return False
    reading.take("practical_deed.title", NUMBERING.sub("", title, count=1).strip(" ;."), line.origin, line.text)
    scope = "quy" if re.search(r"\bquy\b", words.plain(heading + " " + head)) else "thang"
    reading.take("practical_deed.scope", scope, line.origin, line.text)
    return True


def _deed_more(head: str, rest: str, line: Line, reading: Reading) -> bool:
    """Who leads the deed, until when, with what result."""
    plain, used = words.plain(head), False
    if re.search(r"ket qua|san pham", plain) and rest.strip():
        reading.take("practical_deed.result", rest.strip(" ."), line.origin, line.text)
        used = True
    elif re.search(r"phu trach|thuc hien|chu tri", plain) and (split := split_name(rest.strip())):
        reading.take("practical_deed.lead", split[0], line.origin, line.text)
        used = True
    if re.search(r"phu trach|han|thoi gian|thuc hien", plain) and (days := words.days_in(rest)):
        reading.take("practical_deed.due", days[-1][0].isoformat(), line.origin, line.text)
        used = True
    return used


def take_petition(text: str, line: Line, reading: Reading) -> bool:
    """Who asked for what, and the answer below it."""
    last = reading.rows.get("conclusion.petitions", 0) - 1
    if (
        match := re.match(r"(?:trả lời|giải quyết|tiếp thu)[^:]{0,30}:\s*(.+)$", text, re.IGNORECASE | re.DOTALL)
    ) and last >= 0:
        reading.take(f"conclusion.petitions[{last}].answer", match[1], line.origin, line.text)
        return True
    head, colon, said = text.partition(":")
    found = person(head)
    if not found or not colon or not said.strip():
        return False
    row = reading.row("conclusion.petitions")
    reading.take(f"{row}.who", found[0], line.origin, line.text)
    reading.take(f"{row}.content", said.strip(), line.origin, line.text)
    return True


def take_criticism(line: Line, reading: Reading) -> bool:
    """Who was reminded of what, or criticised themselves."""
    found = person(line.text)
    match = re.match(r"[^:]{4,80}:\s*(.{8,})$", line.text, re.DOTALL)
    if not found or not match:
        return False
    row = reading.row("criticism")
    reading.take(f"{row}.member", found[0], line.origin, line.text)
    reading.take(f"{row}.content", match[1].strip(), line.origin, line.text)
    return True


def take_news(line: Line, reading: Reading) -> bool:
    """A document passed on: its kind, number, day and title."""
    text = NUMBERING.sub("", line.text, count=1).strip(" .;")
    match = wording("news_document").match(text)
    if not match:
        return False
    row = reading.row("news_docs")
    for name in ("kind", "number", "issuer", "title"):
        if match[name]:
            reading.take(f"{row}.{name}", match[name].strip(" ,"), line.origin, line.text)
    if match["day"] and (day := words.only_day(match["day"])):
        reading.take(f"{row}.date", day.isoformat(), line.origin, line.text)
    return True

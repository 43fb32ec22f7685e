"""Tables that are no rosters → rows of the agenda, tasks, results, commendations, opinions."""

from __future__ import annotations

import re
from collections.abc import Callable

from service.importing.grids import Grid
from service.importing.headers import Heading
from service.importing.people import NUMBERING, split_name, tidy_name
from service.importing.proposals import Origin, Reading, Why
from service.vocabulary import words
from service.vocabulary.heading_rows import is_numbers_row
from service.vocabulary.wordings import wording

_GROUP = wording("block_tables_group")
_DUE = wording("sentences_due")
_SUPPORT = wording("block_tables_support")
_PERCENT = wording("block_tables_percent")
_ONLY_SHARE = wording("block_tables_only_share")
_MARKED = {"is_done": "hoan_thanh", "is_under_way": "dang_lam", "is_not_done": "chua_lam"}  # columns to tick
Take = Callable[[str, str, str, Origin, Reading], None]


def read_block(grid: Grid, heading: Heading, reading: Reading) -> None:
    """Propose the rows of a table whose block is known."""
    for row in range(heading.last + 1):
        _leave(grid, row, reading, Why.STRUCTURE)
    key = {"commendations": "name", "discussion": "speaker", "agenda_items": "content"}.get(heading.block, "work")
    title = grid.whole(heading.last, heading.columns[key]) if heading.last >= 0 else None
    for row in range(heading.last + 1, len(grid.rows)):
        filled = grid.filled(row)
        if not filled:
            continue
        text = grid.whole(row, heading.columns[key])
        others = [column for column in filled if column not in (heading.numbering, heading.columns[key])]
        if is_numbers_row(grid, row) or _is_total(grid, row) or text == title:
            _leave(grid, row, reading, Why.STRUCTURE)
        elif not text or (not others and heading.block != "agenda_items" and len(filled) == 1):
            _leave(grid, row, reading, Why.LINE)
        else:
            _read_row(grid, row, heading, reading)


def _leave(grid: Grid, row: int, reading: Reading, why: Why) -> None:
    for column in grid.filled(row):
        reading.leave(grid.origin(row, column), grid.text(row, column), why)


def _is_total(grid: Grid, row: int) -> bool:
    first = words.plain(" ".join(grid.text(row, column) for column in grid.filled(row)[:2]))
    return bool(re.match(r"(?:tong(?: cong| so| thoi gian)?|cong)\b", first)) and len(grid.filled(row)) <= 3


def _read_row(grid: Grid, row: int, heading: Heading, reading: Reading) -> None:
    path = reading.row(heading.block)
    take = _READERS[heading.block]
    for column in range(grid.width):
        text, origin = grid.whole(row, column), grid.origin(row, column)
        if not text or (not grid.text(row, column) and (row, column) not in grid.covered):
            continue
        if name := heading.meaning_of(column):
            take(path, name, text, origin, reading)
        elif column == heading.numbering:
            reading.leave(origin, text, Why.STRUCTURE)
        elif grid.text(row, column):
            reading.leave(origin, text, Why.PERSONAL if column in heading.personal else Why.COLUMN)


def person(text: str) -> tuple[str, str] | None:
    """The name in a cell that names somebody, and what stands behind it."""
    bare = NUMBERING.sub("", text, count=1)
    if tidy := tidy_name(bare):
        return tidy[0], ""
    if (split := split_name(text)) and (tidy := tidy_name(split[0])):
        return tidy[0], split[1].strip(" ,;.–-()")
    return None


def people(text: str) -> list[tuple[str, bool]]:
    """All who are named in a cell; bodies and groups as they are written, which is less sure."""
    named: list[tuple[str, bool]] = []
    for piece in filter(None, (piece.strip(" .–-") for piece in re.split(r"[;\n,+]|\s+và\s+", text))):
        found, is_role = person(piece), words.meaning("party_role", piece) is not None
        if found and not is_role:
            named.append((found[0], True))
        elif not named or not (is_role or words.is_office(piece)):
            named.append((piece, False))
    return named


def _agenda(path: str, name: str, text: str, origin: Origin, reading: Reading) -> None:
    if name == "minutes":
        minutes = words.minutes_of(text)
        reading.take_or_leave(f"{path}.minutes", minutes, origin, text)
    elif name == "presenter":
        found = person(text)
        reading.take(f"{path}.presenter", found[0] if found else text, origin, text, sure=found is not None)
    elif name == "content":
        reading.take(f"{path}.content", NUMBERING.sub("", text, count=1).strip(" ;"), origin, text)
    else:
        reading.take(f"{path}.{name}", " ".join(text.split()), origin, text)


def take_task(path: str, name: str, text: str, origin: Origin, reading: Reading) -> None:
    """One cell of a table of tasks."""
    if name == "leads":
        _take_leads(path, text, origin, reading)
    elif name == "due":
        take_due(path, text, origin, reading)
    elif name == "responsible":
        found = person(text)
        reading.take(f"{path}.responsible", found[0] if found else text, origin, text, sure=found is not None)
    elif name == "work":
        work, *more = text.split("\n")
        told = [(line, re.match(r"thẩm quyền\s*:\s*(.+)$", line, re.IGNORECASE)) for line in more]
        for _, found_authority in told:
            if found_authority:
                reading.take(f"{path}.authority", found_authority[1], origin, text)
        rest = [line for line, authority in told if not authority]
        reading.take(f"{path}.work", NUMBERING.sub("", "\n".join([work, *rest]), count=1).strip(" ;"), origin, text)
    elif name == "note":
        reading.leave(origin, text, Why.COLUMN)
    else:
        reading.take(f"{path}.{name}", text, origin, text)


def _take_leads(path: str, text: str, origin: Origin, reading: Reading) -> None:
    """Who does a task, with whom, and, where one cell says both, until when."""
    head, *rest = _SUPPORT.split(text, maxsplit=1)
    if due := _DUE.search(head):
        head = head[: due.start()]
        take_due(path, due[1], origin, reading)
    for place, (who, sure) in enumerate(people(head)):
        reading.take(f"{path}.leads[{place}]", who, origin, text, sure=sure)
    if rest and rest[0].strip(" )."):
        reading.take(f"{path}.support", rest[0].strip(" )."), origin, text)


def take_due(path: str, text: str, origin: Origin, reading: Reading) -> None:
    """When a task is due: a day, the last of several, or words of which the day has to be asked."""
    first, _, below = text.partition("\n")
    if below and (day := words.only_day(first, reading.year)):
        reading.take(f"{path}.due", day.isoformat(), origin, text)
        reading.take(f"{path}.schedule", " ".join(below.split()), origin, text)
        return
    day = words.only_day(text, reading.year)
    days = words.days_in(text) or (words.short_days(text, reading.year) if reading.year else [])
    if day:
        reading.take(f"{path}.due", day.isoformat(), origin, text, sure=True)
    elif days:
        reading.take(f"{path}.due", max(day for day, _ in days).isoformat(), origin, text, sure=len(days) > 1)
        reading.take(f"{path}.schedule", " ".join(text.split()), origin, text)
    else:
        reading.take(f"{path}.schedule", " ".join(text.split()), origin, text)
        reading.ask(origin, text, "thời hạn là ngày nào?", path=f"{path}.due")


def take_previous(path: str, name: str, text: str, origin: Origin, reading: Reading) -> None:
    """One cell of a table of results."""
    if name == "result":
        _result(path, text, origin, reading)
    elif name in _MARKED:
        _marked_result(path, _MARKED[name], text, origin, reading)
    elif name == "percent":
        found = re.fullmatch(r"(\d{1,3})(?:[.,]0+)?\s*%?", text.strip())
        reading.take_or_leave(
            f"{path}.percent", int(found[1]) if found and int(found[1]) <= 100 else None, origin, text
        )
    elif name == "leads":
        take_task(path, "leads", text, origin, reading)
    elif name == "due":
        day = words.only_day(text, reading.year)
        reading.take_or_leave(f"{path}.due", day.isoformat() if day else None, origin, text)
    elif name == "work":
        if match := re.search(r"\n\(([^()]{3,120})\)$", text):
            for place, (who, sure) in enumerate(people(match[1])):
                reading.take(f"{path}.leads[{place}]", who, origin, text, sure=sure)
            text = text[: match.start()]
        reading.take(f"{path}.work", NUMBERING.sub("", text, count=1).strip(" ;"), origin, text)
    else:
        reading.take(f"{path}.{name}", text, origin, text)


def _marked_result(path: str, result: str, text: str, origin: Origin, reading: Reading) -> None:
    """A cell under the heading of one result: ticked, or with the share that is done."""
    share = _PERCENT.search(text) if _ONLY_SHARE.fullmatch(text) else None
    if not words.is_mark(text) and (share is None or int(share[1]) > 100):
        reading.leave(origin, text, Why.VALUE)
        return
    reading.take(f"{path}.result", result, origin, text)
    if share is not None:
        reading.take(f"{path}.percent", int(share[1]), origin, text)


def _result(path: str, text: str, origin: Origin, reading: Reading) -> None:
    """What became of a task: one of four words, a percentage, and what is told besides."""
    head = re.split(r"[,;:.(\n–]|\s-\s", text, maxsplit=1)[0]
    bare = _PERCENT.sub("", head).strip()
    result = next((found for said in (text, head, bare) if (found := words.meaning("result", said))), None)
    percent = _PERCENT.search(text)
    if percent and int(percent[1]) <= 100:
        reading.take(f"{path}.percent", int(percent[1]), origin, text)
    if result:
        reading.take(f"{path}.result", result, origin, text)
    rest = text[len(head) :].strip(" ,;:.()–-\n")
    if rest and not _ONLY_SHARE.fullmatch(rest):
        reading.take(f"{path}.note", rest, origin, text)
    elif not result and not percent:
        reading.take(f"{path}.note", text, origin, text, sure=False)


def take_commendation(path: str, name: str, text: str, origin: Origin, reading: Reading) -> None:
    """One cell of a list of commended people."""
    if name == "name":
        found = person(text)
        is_group = bool(_GROUP.match(text)) or found is None
        who = re.sub(r"^tập thể\s+(?=\S+ \S)", "", text, flags=re.IGNORECASE) if is_group or not found else found[0]
        reading.take(f"{path}.name", who, origin, text)
        reading.take(f"{path}.kind", "tap_the" if is_group else "ca_nhan", origin, text)
        if found and not is_group and found[1]:
            reading.take(f"{path}.position", found[1], origin, text)
    elif name == "birth_year":
        year = words.birth_year(text)
        reading.take_or_leave(
            f"{path}.birth_year", year[0] if year else None, origin, text, sure=bool(year and year[1])
        )
    elif name == "field":
        reading.take_or_leave(f"{path}.field", words.meaning("deed_field", text), origin, text)
    elif name == "happened_on":
        day = words.only_day(text, reading.year)
        reading.take_or_leave(f"{path}.happened_on", day.isoformat() if day else None, origin, text)
    elif name == "votes":
        found_votes = re.match(r"(\d{1,3})(?:\s*/\s*\d{1,3})?\s*(?:đồng chí|đ/c|phiếu|ý kiến)?$", text.strip())
        reading.take_or_leave(f"{path}.votes", int(found_votes[1]) if found_votes else None, origin, text)
    elif name == "level":
        plain = words.plain(text)
        level = "de_nghi_cap_tren" if "de nghi" in plain else "bieu_duong_chi_bo" if "bieu duong" in plain else None
        reading.take_or_leave(f"{path}.level", level, origin, text)
    else:
        reading.take(f"{path}.{name}", " ".join(text.split()) if name != "deed" else text, origin, text)


def _opinion(path: str, name: str, text: str, origin: Origin, reading: Reading) -> None:
    if name == "speaker":
        found = person(text)
        reading.take(f"{path}.speaker", found[0] if found else text, origin, text, sure=found is not None)
        if found and found[1]:
            reading.leave(origin, found[1], Why.STRUCTURE)
    elif name == "note":
        reading.leave(origin, text, Why.COLUMN)
    else:
        reading.take(f"{path}.{name}", text, origin, text)


_READERS: dict[str, Take] = {
    "agenda_items": _agenda,
    "tasks": take_task,
    "prev_tasks": take_previous,
    "commendations": take_commendation,
    "discussion": _opinion,
}

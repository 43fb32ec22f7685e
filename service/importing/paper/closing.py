"""What can be said only when all of a paper is read: its members, who came, its cell, its figures."""

from __future__ import annotations

import re

from service.dossier.names import name_key
from service.format_check.hd05_values import fold
from service.importing.paper import opening
from service.importing.paper.figures import compare
from service.importing.paper.head_foot import text_of
from service.importing.paper.kinds import caption_of
from service.importing.paper.naming import as_written
from service.importing.paper.page import Line, Page
from service.importing.proposals import Reading
from service.vocabulary import words
from service.vocabulary.wordings import wording

_CELL_IN_CAPTION = re.compile(
    r"\b(chi bo (?:ban|thon|xom|to|khu|ap|buon|lang|khoi|truong|co quan) .{2,60}?)(?= thang\b| ky\b| nam\b| quy\b|$)"
)
_GUEST = r"meeting\.guests\[\d+\]\.name$"


def close(page: Page, facts: opening.Facts, reading: Reading) -> None:
    """People who are named become members; figures are compared; what the head lacks is looked for in the text."""
    _name_members(facts, reading)
    if facts.path == "meeting":
        _leaders_came(facts, reading)
    if "org.cell_name" not in reading.taken:
        _cell_in_a_sentence(page, reading)
    compare(reading, facts.absent_named, text_of(page))


def _keys(reading: Reading, pattern: str) -> set[str]:
    """The names in values whose paths fit `pattern`, as they are compared."""
    return {name_key(str(value.value)) for value in reading.values if re.match(pattern, value.path)}


def _name_members(facts: opening.Facts, reading: Reading) -> None:
    """Who leads, writes or signs is a member, unless the paper calls them a guest."""
    roles = {name_key(name): (role, origin, text) for name, role, origin, text in reading.people if role}
    named = [*facts.names.values(), *((name, origin) for name, _, origin, _ in reading.people)]
    rows = {
        name_key(str(value.value)): value.path.rpartition(".")[0]
        for value in reading.values
        if re.match(r"members\[\d+\]\.full_name$", value.path)
    }
    seen = rows.keys() | _keys(reading, _GUEST)
    for name, origin in named:
        key = name_key(name)
        if key in seen:
            if key in rows and key in roles and f"{rows[key]}.party_role" not in reading.taken:
                reading.take(f"{rows[key]}.party_role", *roles[key])
            continue
        seen.add(key)
        row = reading.row("members")
        reading.take(f"{row}.full_name", name, origin, name)
        if key in roles:
            reading.take(f"{row}.party_role", *roles[key])
    reading.people.clear()


def _leaders_came(facts: opening.Facts, reading: Reading) -> None:
    """Where the attendance is told at all, who chaired, wrote or is listed was there."""
    marked = _keys(reading, r"attendance\[\d+\]\.member$")
    for name, origin in (*facts.names.values(), *facts.came) if marked else ():
        if name_key(name) not in marked | _keys(reading, _GUEST):
            marked.add(name_key(name))
            row = reading.row("attendance")
            reading.take(f"{row}.member", name, origin, name)
            reading.take(f"{row}.state", "co_mat", origin, name)


def _cell_in_a_sentence(page: Page, reading: Reading) -> None:
    """The cell as a sentence names it, where the head does not."""
    caption = caption_of(page.components)
    if found := _CELL_IN_CAPTION.search(words.plain(caption)):
        at = [fold(word) for word in caption.split()]
        first = next((place for place in range(len(at) - 2) if at[place : place + 2] == ["chi", "bo"]), None)
        if first is not None:
            name = " ".join(caption.split()[first : first + len(found[1].split())])
            piece = page.components.type or page.components.subject[0]
            reading.take(
                "org.cell_name", as_written(name, text_of(page))[0], page.line_of(piece).origin, caption, sure=False
            )
            return
    for part in page.content:
        if isinstance(part, Line) and (match := wording("cell_in_a_sentence").search(part.text)):
            reading.take("org.cell_name", match[1].strip(), part.origin, part.text, sure=False)
            return

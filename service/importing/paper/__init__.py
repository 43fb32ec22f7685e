"""A hand-typed Word file → proposals, through the same recognition as the format check.

page        lines and tables in reading order
head_foot   issuer, number, date; signatures, recipients
opening     when, where, who: the facts of the meeting, wherever a sentence holds them
sections    which part of the paper a line stands in, and what its lines are there
task_labels a task whose fields stand in lines of their own; `bare_list`: a file without a head
told        what else a line tells: the practical deed, documents, petitions, criticism
figures     numbers of a paper that contradict each other
"""

from __future__ import annotations

import re

from service.carried.custom_xml import carries_dossier
from service.errors import FileRefused, Problem
from service.format_check.components import Components
from service.format_check.components.foot import Foot
from service.format_check.components.head import read_head as read_head_of
from service.format_check.components.walk import find_components
from service.format_check.intake import read_file
from service.format_check.word import read_word
from service.importing.grids import Grid
from service.importing.paper.head_foot import read_foot, read_head
from service.importing.paper.kinds import OwnKind, kind_of
from service.importing.paper.page import Page, read_page
from service.importing.paper.sections import read_content
from service.importing.proposals import Origin, Reading, Why

_TITLE = re.compile(r"(?:danh sach|bien ban)\b")
_MOST_PARAGRAPHS = 2_000  # some sixty pages; each costs about a millisecond
_TOO_LONG = f"Tệp dài quá {_MOST_PARAGRAPHS} đoạn; hãy chia ra, mỗi tệp các văn bản của một kỳ."
_OURS = (
    "văn bản này mang sẵn hồ sơ bên trong; mở ở “Mở tệp cũ” thì lấy lại được đủ, không phải đọc từ chữ. "
    "Dưới đây là những gì đọc được từ chữ."
)


def take_paper(name: str, content: bytes, reading: Reading) -> None:
    """Read a Word file into `reading`; raises `FileRefused` as the format check does."""
    package = read_file(content, name)
    if carries_dossier(package):
        reading.note(f"{name}: {_OURS}")
    word = read_word(package)
    if len(word.paragraphs) > _MOST_PARAGRAPHS:
        raise FileRefused([Problem("file-too-long", name, _TOO_LONG)])
    components = find_components(word)
    before = reading.mark()
    kind = kind_of(components)
    if components.type is None:
        _without_type(components, is_paper=isinstance(kind, OwnKind))
    page = read_page(components, name)
    if isinstance(kind, OwnKind):
        read_head(page, kind, reading)
        read_foot(page, kind, reading)
        read_content(page, kind, reading)
    elif kind:
        _other_paper(page, kind, reading)
    else:
        read_content(page, None, reading)
    _name_the_rest(page, reading, before, Why.OTHER_PAPER if kind and not isinstance(kind, OwnKind) else Why.LINE)


def _other_paper(page: Page, kind: str, reading: Reading) -> None:
    """A paper that is none of a meeting: what it is, and all that it says among what was not used."""
    reading.note(
        f"{page.file}: đây là {kind}, không phải văn bản của kỳ sinh hoạt; hồ sơ không có chỗ cho văn bản này."
    )
    for part in page.content:
        if isinstance(part, Grid):
            for row in range(len(part.rows)):
                for column in part.filled(row):
                    reading.leave(part.origin(row, column), part.text(row, column), Why.OTHER_PAPER)
        else:
            reading.leave(part.origin, part.text, Why.OTHER_PAPER)


def _name_the_rest(page: Page, reading: Reading, before: tuple[int, ...], why: Why) -> None:
    """No paragraph is dropped without a word, whichever reader passed it over."""
    told = reading.since(before)
    paragraphs, tables = {one.paragraph for one in told}, {one.table for one in told if one.table}
    word = page.components.word
    for table in word.tables:
        if table.number + 1 in tables:
            paragraphs |= set(range(table.first, table.last + 1))
    for paragraph in word.paragraphs:
        if paragraph.plain and paragraph.number not in paragraphs:
            reading.leave(Origin(file=page.file, paragraph=paragraph.number), paragraph.plain, why)


def _without_type(components: Components, *, is_paper: bool) -> None:
    """Where no line names a type that the guidance knows, the head ends above the title; a bare list has none."""
    pieces = components.head.pieces
    cut = next((at for at, piece in enumerate(pieces) if _TITLE.match(piece.folded)), len(pieces)) if is_paper else 0
    components.head = read_head_of(pieces[:cut])
    components.subject = pieces[cut : cut + 1] if is_paper else []
    if not is_paper:
        components.foot = Foot()

"""Every component of good papers spoilt in turn, whichever hand made the file: one fault, one finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from service.errors import FileRefused
from service.format_check import check_word
from service.format_check.components import Components
from service.format_check.components.pieces import Piece
from service.format_check.components.walk import find_components
from service.format_check.word import read_word
from service.format_check.word.model import Paragraph, WordFile
from service.package import read_package
from tests.conftest import ROOT

GOOD = sorted(
    path for path in (ROOT / "tests" / "files" / "format" / "good").glob("*.docx") if path.stat().st_size < 40_000
)
Spoilt = tuple[str, str, WordFile]  # the rule that must speak, what was done, the file


def put(word: WordFile, own: Paragraph, **settings: Any) -> WordFile:
    """The file with one paragraph of other settings."""
    paragraphs = list(word.paragraphs)
    paragraphs[own.number - 1] = replace(own, **settings)
    return replace(word, paragraphs=tuple(paragraphs))


def lettered(word: WordFile, piece: Piece, **look: Any) -> WordFile:
    """The file with the letters of one line in another look."""
    runs = (
        replace(run, **look) if run.start < piece.end and run.end > piece.start else run for run in piece.paragraph.runs
    )
    return put(word, piece.paragraph, runs=tuple(runs))


def components(found: Components) -> Iterator[tuple[str, Piece]]:
    """The lines of head, caption and foot, each with the rule about its letters."""
    head, foot = found.head, found.foot
    single = {
        "title-look": head.title,
        "number-look": head.number,
        "date-look": head.date,
        "draft-look": head.draft,
        "type-look": found.type,
        "recipients-heading-look": foot.heading,
    }
    many = {
        "superior-look": head.superior,
        "issuer-look": head.issuer,
        "subject-look": found.subject,
        "letter-subject-look": head.letter_subject,
        "capacity-look": foot.capacities,
        "role-look": [] if found.is_minutes else foot.roles,
        "signer-look": foot.names,
        "recipients-look": [lines[0] for lines in foot.recipients],
    }
    yield from ((rule, piece) for rule, piece in single.items() if piece is not None)
    yield from ((rule, pieces[0]) for rule, pieces in many.items() if pieces)


def spoilt(word: WordFile) -> Iterator[Spoilt]:
    found = find_components(word)
    for rule, piece in components(found):
        first = piece.runs[0]
        yield rule, "size", lettered(word, piece, size=13)
        yield rule, "slope", lettered(word, piece, italic=not first.italic)
        yield rule, "weight", lettered(word, piece, bold=not first.bold)
    for one in (one for one in found.content if len(one.plain) > 130 and one.alignment == "both"):
        yield "body-size", one.plain, put(word, one, runs=tuple(replace(run, size=13) for run in one.runs))
        yield "body-look", one.plain, put(word, one, runs=tuple(replace(run, italic=True) for run in one.runs))
        yield "body-look", one.plain, put(word, one, runs=tuple(replace(run, bold=True) for run in one.runs))
        yield "body-align", one.plain, put(word, one, alignment="left")
        yield "body-indent", one.plain, put(word, one, first_line=0, left=0)
        yield "body-line", one.plain, put(word, one, line=360, line_rule="auto")
        return


@pytest.mark.slow
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_is_spoilt_is_found_and_nothing_else(path: Path) -> None:
    word = read_word(read_package(path.read_bytes(), path.name, error=FileRefused))
    wrong = []
    for rule, what, file in spoilt(word):
        said = [finding.rule for finding in check_word(file).findings]
        if said != [rule]:
            wrong.append((rule, what, said))
    assert wrong == []

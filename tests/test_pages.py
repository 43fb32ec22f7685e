"""What a person gets on paper: LibreOffice opens every document, and nothing is lost, left alone or cut."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import GUESTS, Printer, tool
from tests.official import content, layout
from tests.official.pages import pages_of
from tests.official.paper import KINDS, Paper, Specimen, is_page_number
from tests.official.rules import FILE_RULES, PAGE_RULES
from tests.official.spoil import longer, pushed_down
from tests.spoiling.changes import spoiled

pytestmark = [pytest.mark.office, pytest.mark.slow]

MOST_PAGES = {
    "agenda": 3,
    "minutes": 9,
    "resolution": 7,
    "conclusion": 5,
    "commendations": 3,
    "invitation": 1,
    "committee-minutes": 3,
    "thematic-minutes": 3,
    "self-assessment": 4,
    "committee-report": 6,
    "thematic-paper": 3,
    "notice": 2,
    "chair-script": 4,
    "attendance-sheet": 3,
    "tracking-sheet": 5,
    "result-report": 6,
    "minutes-book-cover": 3,
    "year-plan": 3,
    "year-report": 8,
    "good-deeds-book": 3,
    "deed-registration": 2,
    "thematic-plan": 2,
    "year-tracking": 5,
    "rating-list": 2,
    "commune-report": 2,
}
LINE = 24.0  # points that one added paragraph of one line takes: a line of 18 pt and 6 pt between paragraphs
BLOCK = 9  # lines that the signature block takes, and with it the length of the search around a page's end


def first(papers: list[Paper], kind: str) -> Paper:
    return next(paper for paper in papers if paper.kind == kind)


def test_libreoffice_opens_every_document_and_no_page_is_empty(papers: list[Paper]) -> None:
    faults = [
        f"{paper.name}: page {page.number} of {len(paper.pages)} is empty"
        for paper in papers
        for page in paper.pages
        if not page.tables and not [line for line in page.lines if not is_page_number(line)]
    ]
    assert not faults, "\n".join(faults)


def test_a_common_meeting_makes_papers_of_a_sane_length(papers: list[Paper]) -> None:
    faults = []
    for paper in papers:
        entries = sum(len(rows) for rows in paper.dossier.values() if isinstance(rows, list))
        if entries < 150 and not 1 <= len(paper.pages) <= MOST_PAGES[paper.kind]:
            faults.append(f"{paper.name}: {len(paper.pages)} pages")
    assert not faults, "\n".join(faults)


def test_every_value_of_the_dossier_that_a_kind_prints_can_be_read(papers: list[Paper]) -> None:
    faults = [f"{paper.name}: {fault}" for paper in papers for fault in content.missing(paper)]
    assert not faults, "\n".join(faults)


def test_each_invitation_in_a_file_of_several_is_printed_as_the_one_alone(
    full: dict[str, Any], made: Callable[[str, dict[str, Any]], bytes], pdf_of: Printer
) -> None:
    """Its own first page, without a number; everything in its place (the one alone follows every other rule)."""

    def printed(guests: list[dict[str, Any]]) -> list[list[tuple[str, float, float]]]:
        full["meeting"]["guests"] = guests
        pages = pages_of(pdf_of(made("invitation", full)))
        return [[(line.text, round(line.left), round(line.baseline)) for line in page.lines] for page in pages]

    assert printed(GUESTS) == [page for guest in GUESTS for page in printed([guest])]
    full["agenda_items"] = full["agenda_items"][1:2] * 30
    long = printed(GUESTS)
    assert len(long) == 6
    assert [page[0][0] for page in long[1::2]] == ["2", "2", "2"]
    full["extra"]["invitation"]["together"] = True
    shared = Paper(Specimen("shared", "invitation", "plain", made("invitation", {**full}), full), pdf_of)
    assert not [fault for rule in (*FILE_RULES, *PAGE_RULES) for fault in rule(shared)]
    assert not content.missing(shared)


def test_every_font_is_embedded(papers: list[Paper], tmp_path: Path) -> None:
    program = tool("pdffonts")
    faults = []
    for number, paper in enumerate(papers):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(paper.print_it(paper.docx))
        shown = subprocess.run([program, file], check=True, capture_output=True, text=True).stdout
        for line in shown.splitlines()[2:]:
            name, embedded = line.split()[0], line.split()[-5]
            if embedded != "yes" or "LiberationSerif" not in name:
                faults.append(f"{paper.name}: {line}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", ["agenda", "resolution", "commendations", "self-assessment"])
def test_a_table_over_many_pages_repeats_its_head_and_loses_nothing(kind: str, papers: list[Paper]) -> None:
    whole = first(papers, kind)
    long = whole.changed(spoiled(whole.docx, longer(40)), "40 more rows")
    assert len([table for page in long.pages for table in page.tables]) > len(long.data_tables)
    rules = (layout.tables_whole, layout.text_inside_the_margins, layout.page_numbers, layout.no_heading_is_left_behind)
    faults = [fault for rule in rules for fault in rule(long)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "commendations"])
def test_the_signature_stays_whole_and_with_the_text_wherever_the_page_ends(
    kind: str, papers: list[Paper], pdf_of: Printer
) -> None:
    """Push the block down line by line over the end of a page; the rules must hold at every step."""
    whole = first(papers, kind)
    assert whole.foot_top is not None
    room = whole.pages[whole.foot_top.page - 1].height - 57 - whole.foot_top.baseline
    to_the_end = max(0, int(room / LINE) - BLOCK + 1)
    rules = [layout.signature_with_the_text, layout.signature_in_place]
    if whole.data_tables:  # the lines go in behind the table
        # Where they go in on page 1, LibreOffice 7.4 lets go of some kept headings, and keeps them again 12 pt further
        # down; that the file keeps them is examined by `headings_stay_with_their_text`.
        rules.append(layout.no_heading_is_left_behind)
    steps = range(to_the_end, to_the_end + 2 * BLOCK)
    lower = [whole.changed(spoiled(whole.docx, pushed_down(lines)), f"{lines} lines lower") for lines in steps]
    pdf_of.together(pushed.docx for pushed in lower)
    faults = [f"{pushed.name}: {fault}" for pushed in lower for rule in rules for fault in rule(pushed)]
    lasts = {len(pushed.pages) for pushed in lower}
    assert not faults, "\n".join(faults)
    assert len(lasts) > 1, f"the block never met the end of a page: {lasts}"

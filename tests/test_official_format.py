"""Every document in every state follows HD 05, read from the file and measured on the printed page.

The rules and their values are in tests/official, independent of the product's own hd05.toml and format check.
"""

from __future__ import annotations

from typing import Any

import pytest

from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from tests.conftest import Printer, sample
from tests.official import content
from tests.official.faults import IN_THE_FILE, ON_THE_PAGE, Rule, Spoil
from tests.official.paper import KINDS, TYPES, Paper, Specimen
from tests.official.rules import FILE_RULES, PAGE_RULES
from tests.spoiling.changes import spoiled


def name_of(thing: Any) -> str:
    return str(thing.__name__) if callable(thing) else str(thing.fault)


def right(rule: Rule, papers: list[Paper]) -> None:
    """Fail with all faults of all documents at once, under the words of the rule."""
    faults = [f"{paper.name}: {fault}" for paper in papers for fault in rule(paper)]
    assert not faults, "\n".join([str(rule.__doc__), *faults])


@pytest.mark.parametrize("rule", FILE_RULES, ids=name_of)
def test_every_document_follows_the_rule_in_its_file(rule: Rule, papers: list[Paper]) -> None:
    right(rule, papers)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("rule", PAGE_RULES, ids=name_of)
def test_every_document_follows_the_rule_on_its_pages(rule: Rule, papers: list[Paper]) -> None:
    right(rule, papers)


def test_every_kind_is_examined_in_every_state_it_has(papers: list[Paper]) -> None:
    seen = {(paper.kind, paper.state) for paper in papers}
    for kind in ("resolution", "conclusion"):
        assert {(kind, "draft"), (kind, "issued")} <= seen
    assert set(TYPES) == {kind for kind, _ in seen}


@pytest.fixture(scope="module")
def unusual_papers(catalogue: Catalogue, pdf_of: Printer) -> dict[str, Paper]:
    """The unusual meeting's paper of each kind, all printed by one LibreOffice."""
    dossier = sample("ban-mong-2026-11")
    unusual(dossier)
    papers = {}
    for kind in KINDS:
        state = "issued" if kind in ("resolution", "conclusion") else "plain"
        docx = generate(catalogue, kind, read_dossier(dossier)).content
        papers[kind] = Paper(Specimen(kind, kind, state, docx, dossier), pdf_of)
    pdf_of.together(paper.docx for paper in papers.values())
    return papers


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_long_names_low_numbers_and_days_of_one_digit_follow_every_rule(
    kind: str, unusual_papers: dict[str, Paper]
) -> None:
    paper = unusual_papers[kind]
    faults = [f"{rule.__name__}: {fault}" for rule in (*FILE_RULES, *PAGE_RULES) for fault in rule(paper)]
    assert not [*faults, *content.missing(paper)]


def unusual(dossier: dict[str, Any]) -> None:
    """A meeting of 5 March 2027 in a cell with long names, with papers of January and February, minutes unnumbered."""
    dossier["org"] |= {
        "superior_name": "Đảng bộ phường Hoàng Văn Thụ và đặc khu Nậm La",
        "cell_name": "Chi bộ Trường trung học phổ thông chuyên Nẹ Tở",
        "place_name": "Phường Tô Hiệu",
    }
    dossier["meeting"] |= {"period": "2027-03", "start_at": "2027-03-05T07:00", "end_at": "2027-03-05T09:05"}
    dossier["meeting"]["minutes_passed_at"] = "2027-03-05T09:00"
    issuance = dossier["issuance"]
    issuance["minutes"] = issuance["committee-minutes"] = {}
    issuance["agenda"] |= {"number": 120, "signed_on": "2027-01-09"}
    issuance["resolution"] |= {"number": 5, "signed_on": "2027-02-03"}
    issuance["conclusion"] |= {"number": 1, "signed_on": "2027-03-05"}
    issuance["invitation"] |= {"number": 7, "signed_on": "2027-03-01"}
    issuance["thematic-minutes"] |= {"number": 9, "signed_on": "2027-02-08"}
    issuance["self-assessment"] |= {"signed_on": "2027-03-08"}


def broken(spoil: Spoil, papers: list[Paper]) -> tuple[Paper, Paper]:
    """The first document that fits, as it is and spoiled."""
    whole = next(paper for paper in papers if spoil.fits(paper))
    return whole, whole.changed(spoiled(whole.docx, spoil.change), spoil.fault)


def reported(spoil: Spoil, whole: Paper, faulty: Paper) -> None:
    """The rule says what was made wrong, and did not say so before."""
    assert not [fault for fault in spoil.rule(whole) if spoil.says in fault]
    found = spoil.rule(faulty)
    assert [fault for fault in found if spoil.says in fault], f"not reported: {spoil.says!r} in {found}"


@pytest.mark.parametrize("spoil", IN_THE_FILE, ids=name_of)
def test_a_fault_in_the_file_is_reported(spoil: Spoil, papers: list[Paper]) -> None:
    reported(spoil, *broken(spoil, papers))


@pytest.fixture(scope="module")
def broken_pages(papers: list[Paper], pdf_of: Printer) -> dict[str, tuple[Paper, Paper]]:
    """By fault, all printed by one LibreOffice."""
    pairs = {spoil.fault: broken(spoil, papers) for spoil in ON_THE_PAGE}
    pdf_of.together(faulty.docx for _, faulty in pairs.values())
    return pairs


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("spoil", ON_THE_PAGE, ids=name_of)
def test_a_fault_on_the_page_is_reported(spoil: Spoil, broken_pages: dict[str, tuple[Paper, Paper]]) -> None:
    reported(spoil, *broken_pages[spoil.fault])


def test_every_rule_has_a_document_that_breaks_it() -> None:
    proven = {spoil.rule for spoil in (*IN_THE_FILE, *ON_THE_PAGE)}
    assert not [rule.__name__ for rule in (*FILE_RULES, *PAGE_RULES) if rule not in proven]


def test_every_rule_says_where_it_is_written() -> None:
    assert not [rule.__name__ for rule in (*FILE_RULES, *PAGE_RULES) if not rule.__doc__]

"""Every document of our own, each sample in each kind, follows the official format."""

from __future__ import annotations

from typing import Any

from service.finding import Severity
from service.format_check import check_format
from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from tests.conftest import Made
from tests.official.paper import Document, Specimen


def test_no_document_of_our_own_has_an_error_or_a_warning(documents: list[Made], period_papers: list[Specimen]) -> None:
    own: list[Document] = [*documents, *period_papers]
    said = [
        f"{made.name}: {finding.rule}: {finding.message}"
        for made in own
        for finding in check_format(made.docx, made.name).findings
        if finding.severity is not Severity.INFO
    ]
    assert said == []


def test_invitations_that_follow_one_another_in_a_file_are_no_fault(catalogue: Catalogue, full: dict[str, Any]) -> None:
    full["meeting"]["guests"].append({"name": "Mùa A Lềnh", "role": "Trưởng bản"})
    made = generate(catalogue, "invitation", read_dossier(full))
    assert [finding.message for finding in check_format(made.content).findings] == []


def test_every_kind_is_judged(documents: list[Made], catalogue: Catalogue) -> None:
    assert {made.kind for made in documents} == set(catalogue.kinds)


def test_the_complete_sample_has_nothing_to_remark_at_all(documents: list[Made]) -> None:
    right = [made for made in documents if not made.name.startswith("bad-twin")]
    assert [(str(made), finding.message) for made in right for finding in check_format(made.docx).findings] == []

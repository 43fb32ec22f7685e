"""Every document of our own, each sample in each kind, follows the official format."""

from __future__ import annotations

from service.catalogue import Catalogue
from service.finding import Severity
from service.format_check import check_format
from tests.conftest import SAMPLES, Made, sample, year_plan


def test_no_document_of_our_own_has_an_error_or_a_warning(documents: list[Made]) -> None:
    own = [*documents, year_plan(sample(SAMPLES[0]))]
    said = [
        f"{made}: {finding.rule}: {finding.message}"
        for made in own
        for finding in check_format(made.docx, str(made)).findings
        if finding.severity is not Severity.INFO
    ]
    assert said == []


def test_every_kind_is_judged(documents: list[Made], catalogue: Catalogue) -> None:
    assert {made.kind for made in documents} == set(catalogue.kinds)


def test_the_complete_sample_has_nothing_to_remark_at_all(documents: list[Made]) -> None:
    right = [made for made in documents if not made.name.startswith("bad-twin")]
    assert [(str(made), finding.message) for made in right for finding in check_format(made.docx).findings] == []

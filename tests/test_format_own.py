"""Every document of our own, each sample in each kind, follows the official format."""

from __future__ import annotations

from service.finding import Severity
from service.format_check import check_format
from tests.conftest import Made


def test_no_document_of_our_own_has_an_error_or_a_warning(documents: list[Made]) -> None:
    said = [
        f"{made}: {finding.rule}: {finding.message}"
        for made in documents
        for finding in check_format(made.docx, str(made)).findings
        if finding.severity is not Severity.INFO
    ]
    assert said == []


def test_the_complete_sample_has_nothing_to_remark_at_all(documents: list[Made]) -> None:
    right = [made for made in documents if not made.name.startswith("bad-twin")]
    assert [(str(made), finding.message) for made in right for finding in check_format(made.docx).findings] == []

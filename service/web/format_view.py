"""The view of a format report: the paragraphs as plain text with marks, and the findings beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from service.format_check.fix import MENDED
from service.format_check.report import FormatFinding, Report
from service.format_check.report_json import counts
from service.format_check.word.model import Paragraph
from service.web.problem_view import printable

_QUIET = 4  # from this many on, consecutive paragraphs without findings are folded away


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as shown; marks in the text refer to it by `number`."""

    number: int
    severity: str
    message: str
    where: str
    source: str
    mended: bool  # whether `fix` can mend it


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph: pieces of text, each marked or not; findings that begin here; numbers of others that touch it."""

    side: str
    pieces: tuple[tuple[str, bool], ...]
    findings: tuple[ShownFinding, ...]
    others: tuple[int, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether no finding touches it."""
        return not self.findings and not self.others


@dataclass(frozen=True, slots=True)
class ShownReport:
    """What the file is, what was looked at on paper (empty where nobody asked), counts by severity, how many are
    mendable, findings of the whole paper, stretches (folded?)."""

    about: str
    printed: str
    counts: dict[str, int]
    mended: int
    general: tuple[ShownFinding, ...]
    stretches: tuple[tuple[bool, tuple[ShownParagraph, ...]], ...]


def shown_report(report: Report) -> ShownReport:
    """The view of `report`."""
    findings = [_shown(number, finding) for number, finding in enumerate(report.findings, 1)]
    begins: dict[int, list[ShownFinding]] = {}
    touches: dict[int, list[tuple[int, int, int]]] = {}
    general = []
    for shown, finding in zip(findings, report.findings, strict=True):
        spots = [spot for spot in finding.spots if spot.part == report.word.main and spot.paragraph]
        if spots:
            begins.setdefault(spots[0].paragraph, []).append(shown)
        else:
            general.append(shown)
        for spot in spots:
            touches.setdefault(spot.paragraph, []).append((shown.number, spot.start, spot.end))
    paragraphs = [
        _paragraph(paragraph, begins.get(paragraph.number, ()), touches.get(paragraph.number, ()))
        for paragraph in report.word.paragraphs
        if not paragraph.is_empty or paragraph.number in touches
    ]
    mended = sum(finding.mended for finding in findings)
    about = report.about[:1].upper() + report.about[1:] + "."
    printed = report.printed.said if report.printed is not None else ""
    stretches = tuple(_stretches(paragraphs))
    return ShownReport(about, printed, counts(report.findings), mended, tuple(general), stretches)


def _shown(number: int, finding: FormatFinding) -> ShownFinding:
    return ShownFinding(
        number=number,
        severity=finding.severity.value,
        message=printable(finding.message).decode(),
        where=finding.where,
        source=finding.source,
        mended=finding.rule in MENDED,
    )


def _paragraph(
    paragraph: Paragraph, begins: Sequence[ShownFinding], touches: Sequence[tuple[int, int, int]]
) -> ShownParagraph:
    own = {finding.number for finding in begins}
    others = tuple(dict.fromkeys(number for number, _, _ in touches if number not in own))
    pieces = tuple(_pieces(paragraph.text, [(start, end) for _, start, end in touches]))
    label = ((f"{paragraph.label} ", False),) if paragraph.label else ()
    return ShownParagraph(paragraph.alignment, (*label, *pieces), tuple(begins), others)


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """`text` cut where marks begin and end; an empty span marks the whole text."""
    marked = [(start, end) if start < end else (0, len(text)) for start, end in spans]
    borders = sorted({0, len(text), *(min(len(text), place) for span in marked for place in span)})
    for begin, end in pairwise(borders):
        yield text[begin:end], any(start <= begin and end <= stop for start, stop in marked)


def _stretches(paragraphs: Iterable[ShownParagraph]) -> Iterator[tuple[bool, tuple[ShownParagraph, ...]]]:
    """Paragraphs in stretches; those without findings are folded away where they are many."""
    for quiet, group in groupby(paragraphs, lambda paragraph: paragraph.is_quiet):
        stretch = tuple(group)
        yield quiet and len(stretch) >= _QUIET, stretch

"""A whole file judged: each of its papers by itself, then one finding for each broken rule with all its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.errors import FileRefused, Problem
from service.finding import Severity
from service.format_check.components.nature import nature_of
from service.format_check.components.papers import OnePaper, papers_of
from service.format_check.components.walk import find_components
from service.format_check.hd05_values import PROFILE
from service.format_check.intake import MAX_LETTERS, MAX_PAPERS, TOO_LONG
from service.format_check.printed.pages import Printed
from service.format_check.printed.placing import Placed, place
from service.format_check.report import FormatFinding, Paper, Report, Spot
from service.format_check.rules import RULES, check_rules
from service.format_check.rules.checker import Fault, Faults, FormatRule, quoted
from service.format_check.word.model import WordFile
from service.vietnamese import nfc

_WEIGHTS = list(Severity)  # the heaviest first


def judge(word: WordFile, name: str, printed: Printed | None = None) -> Report:
    """What the papers of a file break: what must be mended first, then in reading order.

    `printed`: its pages on paper, where somebody asked for them.

    Raises `FileRefused` where there are more papers than `MAX_PAPERS`, or more letters than `MAX_LETTERS`.
    """
    faults: Faults = {}
    papers = []
    parts = papers_of(word) if word.letters <= MAX_LETTERS else ()
    if not 0 < len(parts) <= MAX_PAPERS:
        raise FileRefused([Problem("file-too-long", name, TOO_LONG)])
    placed = place(printed, word) if printed is not None and printed.pages else None
    for part in parts:
        paper, own = _judged(part, placed)
        papers.append(paper)
        for rule, found in own.items():
            mine = faults.setdefault(rule, [])
            mine += found if len(parts) == 1 else [replace(one, spot=_in_file(one.spot, part, paper)) for one in found]
    findings = [_finding(rule, faults[rule], word, papers) for rule in RULES.values() if rule in faults]
    findings.sort(key=lambda finding: (_WEIGHTS.index(finding.severity), _rank(finding.spots[0], word)))
    return Report(name, tuple(findings), word, tuple(papers), printed)


def _judged(part: OnePaper, placed: Placed | None) -> tuple[Paper, Faults]:
    components = find_components(part.word)
    nature = nature_of(components)
    kind = components.kind.name if components.kind is not None and nature.is_governed else ""
    first = next((p.number for p in part.word.paragraphs if not p.is_empty), 1)
    paper = Paper(nature, kind, part.before + first, part.before + len(part.word.paragraphs))
    own = placed.of_paper(part.before, len(part.word.paragraphs)) if placed is not None else None
    return paper, check_rules(components, nature, own)


def _in_file(spot: Spot, part: OnePaper, paper: Paper) -> Spot:
    """A place of one of several papers as one of the file; what concerns a whole paper stands at its first line."""
    if spot.part != part.word.main:
        return spot
    if spot.paragraph:
        return replace(spot, paragraph=spot.paragraph + part.before)
    first = part.word.paragraph(paper.first - part.before)
    return replace(spot, paragraph=paper.first, text=spot.text or first.plain)


def _finding(rule: FormatRule, faults: list[Fault], word: WordFile, papers: Sequence[Paper]) -> FormatFinding:
    if len(papers) > 1:  # each tells of the headers that they share
        faults = list({(fault.spot, fault.message): fault for fault in reversed(faults)}.values())[::-1]
    faults.sort(key=lambda fault: _rank(fault.spot, word))
    first, more = faults[0], len(faults) - 1
    message = f"{first.message}{f' (và {more} chỗ khác)' if more else ''}"
    return FormatFinding(
        rule=rule.id,
        severity=rule.severity,
        message=nfc(f"{message}. {rule.advice}"),
        where=place_of(first.spot, word, papers),
        expected=first.expected,
        found=first.found,
        source=rule.source,
        profile=PROFILE,
        spots=tuple(fault.spot for fault in faults),
    )


def place_of(spot: Spot, word: WordFile, papers: Sequence[Paper]) -> str:
    """A place as people say it, in Vietnamese, with the paper where the file holds several."""
    if not spot.paragraph:
        return spot.text or "Cả văn bản"
    text = f": {quoted(spot.text)}" if spot.text.strip() else ""
    place = f"{_part(spot.part, word)}, đoạn {spot.paragraph}{text}"
    if spot.part != word.main or len(papers) < 2:
        return place
    number, paper = next((n, p) for n, p in enumerate(papers, start=1) if spot.paragraph <= p.last)
    return f"Văn bản {number} ({paper.name}), {place}"


def _part(part: str, word: WordFile) -> str:
    if part == word.main:
        return "Trang nội dung"
    for section in word.sections:
        for name, stories in (("Đầu trang", section.headers), ("Cuối trang", section.footers)):
            if any(paragraph.part == part for story in stories.values() for paragraph in story):
                return name
    return "Chú thích"


def _rank(spot: Spot, word: WordFile) -> tuple[int, int, int]:
    """The reading order of spots: what concerns the whole file first, then headers, then the text."""
    return (0 if not spot.paragraph else 1 if spot.part != word.main else 2, spot.paragraph, spot.start)

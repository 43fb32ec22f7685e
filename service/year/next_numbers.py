"""The numbers that the papers of the next month take: those of one type run on together (HD 05 I.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from service.dossier import Dossier
from service.kinds.catalogue import Kind, series_of

_NOT_MONTHLY = "thematic"  # the part of a dossier that a topic has, which is treated once a quarter


def next_numbers(dossier: Dossier, kinds: Mapping[str, Kind]) -> dict[str, int]:
    """By kind, the number of each paper that every month brings and that `dossier` numbers.

    They follow the highest that was issued, in the order in which the papers of this month are numbered; a number that
    no paper went out under is taken again.
    """
    series: dict[str, list[tuple[int, str]]] = defaultdict(list)
    issued: dict[str, int] = {}
    for name, paper in dossier.issuance.items():
        if paper.number is not None:
            own = series_of(name, kinds)
            series[own].append((paper.number, name))
            issued[own] = max(issued.get(own, 0), paper.number if paper.is_issued else 0)
    numbers: dict[str, int] = {}
    for own, papers in series.items():
        last = issued[own] or min(papers)[0] - 1
        monthly = [name for _, name in sorted(papers) if name not in kinds or not _is_of_a_topic(kinds[name])]
        numbers |= {name: last + place for place, name in enumerate(monthly, 1)}
    return numbers


def _is_of_a_topic(kind: Kind) -> bool:
    return any(path.split(".")[0] == _NOT_MONTHLY for path in kind.sheet.requires)

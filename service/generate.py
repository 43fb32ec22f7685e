"""The story: a dossier becomes one document, or the whole set; a batch does the same piece by piece, from `ready` on.

data ── intake ──► Dossier ── letterhead ── needs? ──► render ──► Document
"""

from __future__ import annotations

from service.dossier import Dossier
from service.errors import DossierRejected
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.papers.letterhead import Letterhead, letterhead_of
from service.papers.needs import lacking, missing_in_rows, unknown_issuances
from service.papers.render import Document, render


def generate(catalogue: Catalogue, kind_name: str, dossier: Dossier, *, carry: bool = True) -> Document:
    """One document, with the shown part of the dossier inside if `carry`; raises `UnknownKind`, `DossierRejected`."""
    (letterhead,) = ready(catalogue, kind_name, dossier)
    return render(letterhead, carry=carry)


def generate_all(catalogue: Catalogue, dossier: Dossier, *, carry: bool = True) -> tuple[Document, ...]:
    """Every document that the dossier has the data for, in the order of the set; raises as `ready` does."""
    return tuple(render(letterhead, carry=carry) for letterhead in ready(catalogue, ALL, dossier))


def ready(catalogue: Catalogue, kind_name: str, dossier: Dossier) -> list[Letterhead]:
    """The letterheads of what can be made: of that kind, or with `ALL` of every one that the dossier has the data for.

    Raises `UnknownKind`, or `DossierRejected` with everything that the kind still lacks; with `ALL`, where the dossier
    has the data for none, where an issuance is faulty, or where a kind lacks nothing but a field in some of its rows:
    that was forgotten, and the paper must not be left out silently.
    """
    if kind_name == ALL:
        return _ready_set(catalogue, dossier)
    letterhead = letterhead_of(catalogue.kind(kind_name), dossier, catalogue.kinds)
    if problems := [*unknown_issuances(catalogue, dossier), *lacking(letterhead)]:
        raise DossierRejected(problems)
    return [letterhead]


def _ready_set(catalogue: Catalogue, dossier: Dossier) -> list[Letterhead]:
    if problems := unknown_issuances(catalogue, dossier):
        raise DossierRejected(problems)
    letterheads = [letterhead_of(kind, dossier, catalogue.kinds) for kind in catalogue.kinds.values()]
    missing = [lacking(letterhead) for letterhead in letterheads]
    pairs = list(zip(letterheads, missing, strict=True))
    forgotten = [problems for head, problems in pairs if problems == list(missing_in_rows(head.kind, dossier))]
    if any(forgotten):
        raise DossierRejected([problem for problems in forgotten for problem in problems])
    if all(missing):
        raise DossierRejected([problem for problems in missing for problem in problems])
    return [head for head, problems in pairs if not problems]


def generate_json(catalogue: Catalogue, kind_name: str, data: bytes, *, carry: bool = True) -> Document:
    """One document from a dossier in JSON; raises as `read_json` and `generate` do."""
    catalogue.kind(kind_name)
    return generate(catalogue, kind_name, read_json(data), carry=carry)

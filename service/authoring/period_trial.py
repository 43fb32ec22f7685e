"""Templates of papers of a period tried out as those of a meeting are: printed with the samples, with each block of the
dossier left out once, and judged by the official format.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from service.authoring.trial import THOROUGH, Maker, Proof, Raw, Trial, completed, samples_in
from service.errors import DossierRejected
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue, Kind
from service.year.period.details import Details, read_details
from service.year.period.paper import Request, documents
from service.year.period.sheet import sheet_of

_KEPT = frozenset(["org", "meeting"])  # no dossier is without them
_ISSUED = {"number": 3, "signed_on": "2026-12-28"}
_OF_A_COMMUNE = {
    "superior_name": "Đảng bộ tỉnh Sơn La",
    "signer": "Lò Văn Thiêng",
    "sign_role": "Phó Bí thư",
}


def prove_period(kind: Kind, catalogue: Catalogue, samples: Path) -> Proof:
    """Try out one kind of `catalogue`; `samples` as of `trial.prove`."""
    whole, small = (completed(sample, kind) for sample in samples_in(samples))
    of_all = sheet_of(kind).of == "commune"
    head = _OF_A_COMMUNE if of_all else {}
    blank, issued = read_details(head), read_details({**head, **_ISSUED})
    groups = [[whole, small], [whole]] if of_all else [[whole], [small]]
    common = [maker for group in groups for details in (issued, blank) for maker in _makers(catalogue, details, group)]
    fewer = [
        (block, maker)
        for block in sorted(whole.keys() - _KEPT)
        for maker in _makers(catalogue, issued, [{name: value for name, value in whole.items() if name != block}])
    ]
    trial = Trial(kind, THOROUGH)
    return trial.proof(trial.printed(common, fewer))


def _makers(catalogue: Catalogue, details: Details, raws: list[Raw]) -> Iterator[Maker]:
    """What prints the paper about these meetings; nothing where they are no dossiers."""
    try:
        dossiers = [read_dossier(raw) for raw in raws]
    except DossierRejected:
        return

    def make(kind: Kind) -> bytes:
        kinds = Catalogue(MappingProxyType({**catalogue.kinds, kind.name: kind}))
        (document,) = documents(kinds, Request(kind, details=details), dossiers)
        return document.content

    yield make

"""The story: a dossier becomes one document, or the whole set; a batch does the same piece by piece, from `ready` on.

data ── intake ──► Dossier ── letterhead ── needs? ──► render ──► Document
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from service.dossier import Dossier
from service.errors import DossierRejected, Problem, TemplateBroken
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.papers.letterhead import Letterhead, letterhead_of
from service.papers.needs import lacking, missing_in_rows, unknown_issuances
from service.papers.pack import CONTENTS, in_order, listed, packed
from service.papers.render import Document, render


def generate(catalogue: Catalogue, kind_name: str, dossier: Dossier, *, carry: bool = True) -> Document:
    """One document, with the shown part of the dossier inside if `carry`; raises `UnknownKind`, `DossierRejected`."""
    (letterhead,) = ready(catalogue, kind_name, dossier)
    return render(letterhead, carry=carry)


def generate_all(
    catalogue: Catalogue,
    dossier: Dossier,
    *,
    carry: bool = True,
    also: Collection[str] = (),
    unfit: list[Problem] | None = None,
) -> tuple[Document, ...]:
    """Every document of the dossier's set that it has the data for, and of the kinds `also`; raises as `ready` does.

    A kind whose template does not fit this dossier is left out, and `unfit` gets what to tell of it. Raises
    `TemplateBroken` where there is no such list, or where no document could be made.
    """
    return tuple(document for _, document in _made(ready(catalogue, ALL, dossier, also), unfit, carry=carry))


def _made(
    letterheads: Sequence[Letterhead], unfit: list[Problem] | None, *, carry: bool
) -> list[tuple[Letterhead, Document]]:
    """The papers that can be made; what to tell of the others goes to `unfit`. Raises as `generate_all` does."""
    made: list[tuple[Letterhead, Document]] = []
    problems: list[Problem] = []
    for letterhead in letterheads:
        try:
            made.append((letterhead, render(letterhead, carry=carry)))
        except TemplateBroken as error:
            problems += unfit_for(letterhead, error)
    if problems and (unfit is None or not made):
        raise TemplateBroken(problems)
    if unfit is not None:
        unfit += problems
    return made


def unfit_for(letterhead: Letterhead, error: TemplateBroken) -> list[Problem]:
    """What to tell of a kind whose template does not fit a dossier: the paper is missing, the others are not."""
    title = letterhead.kind.sheet.title
    words = f"{title}: chưa làm được, vì mẫu không hợp với hồ sơ này; hãy báo người soạn mẫu."
    return [replace(problem, message=f"{words} {problem.message}") for problem in error.problems]


def generate_pack(
    catalogue: Catalogue,
    front: Catalogue,
    dossier: Dossier,
    *,
    carry: bool = True,
    unfit: list[Problem] | None = None,
) -> Document:
    """The set as one document to print, behind a list of its papers, the one kind of `front`; raises as `ready` does.

    An annex stands behind the paper that it goes with. A kind whose template does not fit this dossier is left out of
    text and list, as `generate_all` does.

    Also raises `FileRefused` where a paper of an office's own template cannot be joined with others.
    """
    letterheads = in_order(ready(catalogue, ALL, dossier))
    made = _made(letterheads, unfit, carry=carry)
    (contents,) = ready(front, CONTENTS, listed(dossier, [letterhead for letterhead, _ in made]))
    return packed(contents, [document for _, document in made], carry=carry)


def ready(catalogue: Catalogue, kind_name: str, dossier: Dossier, also: Collection[str] = ()) -> list[Letterhead]:
    """The letterheads of what can be made: of that kind, or with `ALL` of the set.

    A kind on request is of the set only where the dossier says something of it (`is_in_set`), or is one of `also`.

    Raises `UnknownKind`, or `DossierRejected` with everything that the kind still lacks; with `ALL`, where the dossier
    has the data for none, where an issuance is faulty, or where a kind lacks nothing but a field in some of its rows:
    that was forgotten, and the paper must not be left out silently.
    """
    if kind_name == ALL:
        return _ready_set(catalogue, dossier, also)
    letterhead = letterhead_of(catalogue.kind(kind_name), dossier, catalogue.kinds)
    if problems := [*unknown_issuances(catalogue, dossier), *lacking(letterhead)]:
        raise DossierRejected(problems)
    return [letterhead]


def _ready_set(catalogue: Catalogue, dossier: Dossier, also: Collection[str]) -> list[Letterhead]:
    if problems := unknown_issuances(catalogue, dossier):
        raise DossierRejected(problems)
    wanted = [kind for kind in catalogue.kinds.values() if kind.is_in_set(dossier) or kind.name in also]
    letterheads = [letterhead_of(kind, dossier, catalogue.kinds) for kind in wanted]
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

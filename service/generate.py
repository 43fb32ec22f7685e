"""The story: a dossier becomes one document, or the whole set. Every door comes through here.

data ── intake ──► Dossier ── what the kind needs? ──► render ──► Document
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pydantic import ValidationError

from service.dossier import Dossier
from service.errors import DossierRejected, Problem
from service.intake import read_json
from service.intake.messages import PROBLEMS_LIMIT, label_of, problems_of
from service.kinds.asks import unmet_needs
from service.kinds.catalogue import Catalogue, Kind, unknown_kind
from service.kinds.kind_folders import ALL
from service.papers.render import Document, issuance_of, render, sign_role_of, signer_of


def generate(catalogue: Catalogue, kind_name: str, dossier: Dossier, *, carry: bool = True) -> Document:
    """One document of one kind; `carry`: with the shown part of the dossier inside, so that it opens again.

    Raises `UnknownKind`, or `DossierRejected` with everything that the kind still lacks.
    """
    (kind,) = ready(catalogue, kind_name, dossier)
    return render(kind, dossier, catalogue.kinds, carry=carry)


def generate_all(catalogue: Catalogue, dossier: Dossier, *, carry: bool = True) -> tuple[Document, ...]:
    """Every document that the dossier has the data for, in the order of the set; raises as `ready` does."""
    return tuple(render(kind, dossier, catalogue.kinds, carry=carry) for kind in ready(catalogue, ALL, dossier))


def ready(catalogue: Catalogue, kind_name: str, dossier: Dossier) -> list[Kind]:
    """The kinds that can be made: the one of that name, or with `ALL` every one that the dossier has the data for.

    Raises `UnknownKind`, or `DossierRejected` with everything that the kind still lacks; with `ALL`, where the dossier
    has the data for none, where an issuance is faulty, or where a kind lacks nothing but a field in some of its rows:
    that was forgotten, and the paper must not be left out silently.
    """
    if kind_name != ALL:
        kind = catalogue.kind(kind_name)
        if problems := [*unknown_issuances(catalogue, dossier), *lacking(kind, dossier)]:
            raise DossierRejected(problems)
        return [kind]
    if problems := unknown_issuances(catalogue, dossier):
        raise DossierRejected(problems)
    missing = {name: lacking(kind, dossier) for name, kind in catalogue.kinds.items()}
    forgotten = [
        problem
        for name, found in missing.items()
        if found == list(_missing_in_rows(catalogue.kinds[name], dossier))
        for problem in found
    ]
    if forgotten:
        raise DossierRejected(forgotten)
    wanted = [kind for name, kind in catalogue.kinds.items() if not missing[name]]
    if not wanted:
        raise DossierRejected([problem for problems in missing.values() for problem in problems])
    return wanted


def generate_json(catalogue: Catalogue, kind_name: str, data: bytes, *, carry: bool = True) -> Document:
    """One document from a dossier in JSON; raises as `read_json` and `generate` do."""
    catalogue.kind(kind_name)
    return generate(catalogue, kind_name, read_json(data), carry=carry)


def lacking(kind: Kind, dossier: Dossier) -> list[Problem]:
    """What `dossier` still needs before a document of `kind` can be made; empty where it is ready."""
    problems = [_missing(kind, paths) for paths in unmet_needs(kind, dossier)]
    problems.extend(_missing_in_rows(kind, dossier))
    issuance, place = issuance_of(kind, dossier), f"issuance.{kind.name}"
    if kind.sheet.drafts and not issuance.is_issued and issuance.draft_no is None:
        message = (
            f"{kind.sheet.title}: ghi lần dự thảo (draft_no), hoặc số và ngày ký (number, signed_on) khi ban hành."
        )
        problems.append(Problem("not-issued", place, message))
    if kind.is_signed and not signer_of(kind, dossier):
        message = (
            f"{kind.sheet.title}: chưa có người ký; ghi người ký (signer), hoặc ghi bí thư trong danh sách đảng viên."
        )
        problems.append(Problem("missing-signer", f"{place}.signer", message))
    elif kind.is_signed and not sign_role_of(kind, dossier):
        message = (
            f"{kind.sheet.title}: người ký chưa có chức vụ; ghi chức vụ người ký (sign_role), Bí thư hoặc Phó Bí thư."
        )
        problems.append(Problem("missing-sign-role", f"{place}.sign_role", message))
    try:
        kind.extra_of(dossier)
    except ValidationError as error:
        found = problems_of(error, kind.extra)
        problems.extend(Problem(one.code, f"extra.{kind.name}.{one.path}", one.message) for one in found)
    return problems


def unknown_issuances(catalogue: Catalogue, dossier: Dossier) -> list[Problem]:
    """Kinds that the dossier issues or gives fields to, but that are not on offer."""
    unknown = (
        unknown_kind(name, catalogue.kinds, f"{block}.{name}")
        for block in ("issuance", "extra")
        for name in getattr(dossier, block)
        if name not in catalogue.kinds
    )
    return list(islice(unknown, PROBLEMS_LIMIT))


def _missing(kind: Kind, paths: tuple[str, ...]) -> Problem:
    labels = " hoặc ".join(label_of(path, Dossier) for path in paths)
    needed = "mục này" if len(paths) == 1 else "một trong các mục này"
    return Problem("missing-block", paths[0], f"{labels}: {kind.sheet.title} cần {needed} mà hồ sơ chưa có.")


def _missing_in_rows(kind: Kind, dossier: Dossier) -> Iterator[Problem]:
    for block, name in kind.needs_in_rows:
        for place, row in enumerate(getattr(dossier, block)):
            if getattr(row, name) is None:
                path = f"{block}[{place}].{name}"
                message = f"{label_of(path, Dossier)}: {kind.sheet.title} in mục này mà hồ sơ chưa ghi."
                yield Problem("missing", path, message)

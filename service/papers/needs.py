"""What a dossier still lacks before a paper can be made of it, as problems with a place and a way out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pydantic import ValidationError

from service.dossier import Dossier
from service.errors import Problem
from service.intake.messages import PROBLEMS_LIMIT, label_of, problems_of
from service.kinds.catalogue import Catalogue, Kind, unknown_kind
from service.papers.letterhead import Letterhead


def lacking(letterhead: Letterhead) -> list[Problem]:
    """What the dossier still needs before the document can be made; empty where it is ready."""
    kind, dossier = letterhead.kind, letterhead.dossier
    return [
        *(_missing_part(kind, paths) for paths in kind.unmet_needs(dossier)),
        *missing_in_rows(kind, dossier),
        *_not_ready_to_go_out(letterhead),
        *_faulty_extra(kind, dossier),
    ]


def missing_in_rows(kind: Kind, dossier: Dossier) -> Iterator[Problem]:
    """The rows of `dossier` without a field that `kind` prints of every row."""
    for block, name in kind.needs_in_rows:
        for place, row in enumerate(getattr(dossier, block)):
            if getattr(row, name) is None:
                path = f"{block}[{place}].{name}"
                message = f"{label_of(path, Dossier)}: {kind.sheet.title} in mục này mà hồ sơ chưa ghi."
                yield Problem("missing", path, message)


def unknown_issuances(catalogue: Catalogue, dossier: Dossier) -> list[Problem]:
    """Kinds that the dossier issues or gives fields to, but that are not on offer."""
    unknown = (
        unknown_kind(name, catalogue.kinds, f"{block}.{name}")
        for block in ("issuance", "extra")
        for name in getattr(dossier, block)
        if name not in catalogue.kinds
    )
    return list(islice(unknown, PROBLEMS_LIMIT))


def _missing_part(kind: Kind, paths: tuple[str, ...]) -> Problem:
    labels = " hoặc ".join(label_of(path, Dossier) for path in paths)
    needed = "mục này" if len(paths) == 1 else "một trong các mục này"
    return Problem("missing-block", paths[0], f"{labels}: {kind.sheet.title} cần {needed} mà hồ sơ chưa có.")


def _not_ready_to_go_out(letterhead: Letterhead) -> Iterator[Problem]:
    """A paper with drafts is one of a round, or has a number and a day; a signed one has a signer with an office."""
    kind, issuance, doc = letterhead.kind, letterhead.issuance, letterhead.doc
    title, place = kind.sheet.title, f"issuance.{kind.name}"
    if kind.sheet.drafts and not issuance.is_issued and issuance.draft_no is None:
        message = f"{title}: ghi lần dự thảo (draft_no), hoặc số và ngày ký (number, signed_on) khi ban hành."
        yield Problem("not-issued", place, message)
    if kind.is_signed and not doc.signer:
        message = f"{title}: chưa có người ký; ghi người ký (signer), hoặc bí thư trong danh sách đảng viên."
        yield Problem("missing-signer", f"{place}.signer", message)
    if kind.is_signed and not doc.sign_role:  # told beside the other: whoever is named next may have no office either
        message = f"{title}: người ký chưa có chức vụ; ghi chức vụ người ký (sign_role), Bí thư hoặc Phó Bí thư."
        yield Problem("missing-sign-role", f"{place}.sign_role", message)


def _faulty_extra(kind: Kind, dossier: Dossier) -> Iterator[Problem]:
    """What is wrong with the kind's own fields."""
    try:
        kind.extra_of(dossier)
    except ValidationError as error:
        for problem in problems_of(error, kind.extra):
            yield Problem(problem.code, f"extra.{kind.name}.{problem.path}", problem.message)

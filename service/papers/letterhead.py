"""The head and foot of one paper: its number, draft round, place and date, the paper it is annexed to, who signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.dossier import Dossier, Issuance
from service.dossier.cell import PartyRole
from service.dossier.outcome import speaks_of_a_vote
from service.dossier.people import Person
from service.kinds.catalogue import Kind
from service.kinds.doc_fields import Paper
from service.vietnamese import Month, long_date, two_digits, undated

ROOM = "     "  # for a number to be written by hand between "Số" and the symbol
_ARCHIVE = re.compile(r"lưu:? chi bộ", re.IGNORECASE)  # the last of the recipients, which every template prints itself
# Who may sign for a cell (HD 05 I.7.1.4).
_SIGN_ROLE = {PartyRole.SECRETARY.value: "BÍ THƯ", PartyRole.DEPUTY.value: "PHÓ BÍ THƯ"}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How a document of `kind` goes out for `dossier`, worked out once and read by whatever checks, makes or names it.

    `dossier` has the grades and norms of the office's rules. `issuance` is what it says of the kind, an empty one where
    it says nothing. `is_issued`: under a number and a day, its own or, for an annex, those of the paper it goes with.
    `annex_of`: the kind that it is an annex of; empty for other papers. `doc` are the lines that templates print.
    """

    kind: Kind
    dossier: Dossier
    issuance: Issuance
    is_issued: bool
    annex_of: str
    doc: Paper


def letterhead_of(kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind]) -> Letterhead:
    """The head and foot of `kind` for `dossier`, complete or not; `kinds`: among which annexes and their papers are."""
    dossier = kind.graded(dossier) if kind.graded else dossier
    issuance = _issuance_of(kind, dossier)
    parent = _parent_of(kind, dossier, kinds)
    leading, issued_as = (parent, dossier.issuance[parent.name]) if parent else (kind, issuance)
    is_draft = _is_draft(leading, issued_as)
    signer = issuance.signer or _who_would_sign(dossier, issuance)
    doc = Paper(
        kind=kind.name,
        heading=kind.sheet.heading,
        subject=issuance.subject,
        is_draft=is_draft,
        number_line=_number_line(kind, issuance, is_draft),
        draft_line=f"Dự thảo lần {issuance.draft_no}" if is_draft and kind.sheet.has_drafts else "",
        place_date=f"{dossier.org.place_name}, {_day(kind, dossier, issuance)}",
        annex_line=_annex_line(parent, issued_as, dossier) if parent else "",
        has_annex=_has_annex(kind, dossier, kinds),
        grounds=_unmarked(_grounds(issuance, is_draft=is_draft)),
        recipients=tuple(line for line in _unmarked(issuance.recipients) if not _ARCHIVE.fullmatch(line)),
        signer=signer,
        sign_capacity=issuance.sign_capacity,
        sign_role=(issuance.sign_role or _role_of(signer)).upper(),
    )
    return Letterhead(kind, dossier, issuance, issued_as.is_issued, parent.name if parent else "", doc)


def _is_draft(kind: Kind, issuance: Issuance) -> bool:
    """A paper with drafts is one until it is issued; where drafts are optional, only one that gives its round."""
    return not issuance.is_issued and (kind.sheet.drafts or (kind.sheet.drafts_optional and bool(issuance.draft_no)))


def _issuance_of(kind: Kind, dossier: Dossier) -> Issuance:
    return dossier.issuance.get(kind.name) or Issuance()


def _who_would_sign(dossier: Dossier, issuance: Issuance) -> Person | None:
    """Where the dossier names nobody: the secretary on the roster.

    Nobody else, and nobody where it says another office: whose it is has to be asked. Whoever chairs may be the deputy,
    and a wrong name under an official paper is worse than a question.
    """
    secretary = (member.person for member in dossier.members if member.party_role is PartyRole.SECRETARY)
    is_said_otherwise = issuance.sign_role.upper() not in {"", _SIGN_ROLE[PartyRole.SECRETARY.value]}
    return None if is_said_otherwise else next(secretary, None)


def _role_of(signer: Person | None) -> str:
    return _SIGN_ROLE.get(signer.party_role, "") if signer else ""


def _parent_of(kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind]) -> Kind | None:
    """The paper that an annex goes with: the first of its kinds that the dossier issues or drafts."""
    issued = dossier.issuance
    names = (name for name in kind.sheet.annex_of if name in issued)
    return next((kinds[name] for name in names if issued[name].is_issued or issued[name].draft_no), None)


def _grounds(issuance: Issuance, *, is_draft: bool) -> tuple[str, ...]:
    """The grounds of a paper; what a draft is drafted for, the vote, is no ground of it yet."""
    return tuple(ground for ground in issuance.grounds if not (is_draft and speaks_of_a_vote(ground)))


def _has_annex(kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind]) -> bool:
    """Whether another kind goes with `kind` and has what it needs."""
    may_be = (other for other in kinds.values() if kind.name in other.sheet.annex_of)
    return any(_parent_of(other, dossier, kinds) is kind and not other.unmet_needs(dossier) for other in may_be)


def _unmarked(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines without the dash before and the mark behind, which the page sets itself (HD 05 I.6.2.3, I.9)."""
    return tuple(line.removeprefix("-").strip().rstrip(" .,;") or line for line in lines)


def _symbol(kind: Kind) -> str:
    return f"{kind.sheet.symbol}/{kind.sheet.issuer_symbol}"


def _number_line(kind: Kind, issuance: Issuance, is_draft: bool) -> str:
    """``Số 11-NQ/CB`` (HD 05 I.3); with room for the number where it is still to be written by hand."""
    if not kind.sheet.symbol:  # neither a type of the Party's papers nor a sheet of one has a number
        return ""
    if issuance.number is not None and not is_draft:
        return f"Số {two_digits(issuance.number)}-{_symbol(kind)}"
    return f"Số {ROOM}-{_symbol(kind)}" if is_draft or kind.sheet.number == "room" else ""


def _day(kind: Kind, dossier: Dossier, issuance: Issuance) -> str:
    """The day of signing; without one the day of the sitting, or room for a day, as the kind's sheet has it."""
    if issuance.signed_on:
        return long_date(issuance.signed_on)
    sitting = getattr(dossier, kind.sheet.undated, None) or dossier.meeting
    met: date = (sitting.end_at or sitting.start_at).date()
    return undated(Month(met.year, met.month)) if kind.sheet.undated == "room" else long_date(met)


def _annex_line(parent: Kind, issuance: Issuance, dossier: Dossier) -> str:
    """``Kèm theo Nghị quyết số 11-NQ/CB, ngày 24 tháng 11 năm 2026 của Chi bộ bản Mòng`` (HD 05 II.1)."""
    cell = dossier.org.cell_name
    if issuance.number is None or issuance.signed_on is None:
        return f"Kèm theo dự thảo {parent.sheet.title} của {cell}"
    number = f"{two_digits(issuance.number)}-{_symbol(parent)}"
    return f"Kèm theo {parent.sheet.title} số {number}, {long_date(issuance.signed_on)} của {cell}"

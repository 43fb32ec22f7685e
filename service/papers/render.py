"""A kind and a dossier → a document: the facts of its head and foot, its bytes and its name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from service.carried.custom_xml import PART, written
from service.dossier import Dossier, Issuance
from service.dossier.base import Person
from service.dossier.cell import PartyRole
from service.kinds.asks import unmet_needs
from service.kinds.catalogue import Kind
from service.kinds.doc_fields import Paper
from service.kinds.printed_fields import blocks_printed
from service.spelling import spelt
from service.vietnamese import Month, long_date, slug, two_digits, undated

_ARCHIVE = re.compile(r"lưu:? chi bộ", re.IGNORECASE)  # the last of the recipients, which every template prints itself
ROOM = "     "  # for a number to be written by hand between "Số" and the symbol
_SIGN_ROLE = {
    PartyRole.SECRETARY.value: "BÍ THƯ",
    PartyRole.DEPUTY.value: "PHÓ BÍ THƯ",
}  # who may sign for a cell (HD 05 I.7.1.4)


@dataclass(frozen=True, slots=True)
class Document:
    """A finished Word file.

    `name` is plain ASCII without folders, for any file system; `shown_name` is the same in Vietnamese;
    `set_name` is that of a .zip with all documents of the meeting.
    """

    kind: str
    title: str
    name: str
    shown_name: str
    set_name: str
    content: bytes


def render(kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind], *, carry: bool = True) -> Document:
    """Fill the template of `kind`; the dossier holds what the kind needs (`generate` has checked it).

    `kinds` are all of the catalogue: an annex names the paper that it belongs to. `carry`: whether the file carries
    the shown part of the dossier inside.
    """
    context = context_of(kind, dossier, kinds)
    paper = context["doc"]
    contents = _finished(kind, dossier, kind.template.filled(context), carry=carry)
    return Document(
        kind=kind.name,
        title=kind.sheet.title,
        name=_file_name(kind, dossier, paper.draft_line),
        shown_name=shown_name(kind, dossier, paper),
        set_name=f"{dossier.meeting.start_at:%Y-%m-%d}-{_cell_slug(dossier)}.zip",
        content=kind.template.packed(contents),
    )


def render_all(kind: Kind, dossiers: Sequence[Dossier], kinds: Mapping[str, Kind]) -> list[bytes]:
    """The contents of the documents of one kind, each as `render` gives it; raises as it does, for any of them.

    Stage by stage for all, as a processor that stays at one piece of work needs a third less time for it.
    """
    template = kind.template
    filled = [template.filled(context_of(kind, dossier, kinds)) for dossier in dossiers]
    finished = [_finished(kind, one, contents, carry=True) for one, contents in zip(dossiers, filled, strict=True)]
    return [template.packed(contents) for contents in finished]


def _finished(kind: Kind, dossier: Dossier, contents: dict[str, bytes], *, carry: bool) -> dict[str, bytes]:
    """`contents`, the filled parts of a document, spelt as `kind` spells; what is carried stays as it was typed."""
    page = contents[kind.template.main]
    if kind.spelling:
        contents = {name: spelt(part.decode(), kind.spelling).encode() for name, part in contents.items()}
    if carry:
        contents[PART] = carried(kind, dossier, page)
    return contents


def carried(kind: Kind, dossier: Dossier, page: bytes) -> bytes:
    """The part of a document of `kind`, with the XML `page`, that carries what it shows of `dossier`.

    Of people who are only named, their names come along, and the signer's office; a whole roster only where the
    kind's sheet says so.
    """
    shown = blocks_printed(dossier, kind.shown, page)
    people: dict[str, Person] = {}
    text = dossier.as_json(shown, people)
    if kind.shown.get("members") is not True:
        text = f'{text[:-1]},"members":{json.dumps(_roster(kind, dossier, people), ensure_ascii=False)}}}'
    return written(kind.name, text)


def _roster(kind: Kind, dossier: Dossier, people: dict[str, Person]) -> list[dict[str, str]]:
    """The members whose names a document of `kind` shows, `people` and who signs, as rows of a roster."""
    signer = signer_of(kind, dossier) if kind.is_signed else None
    if signer and signer.member_id:
        people[signer.member_id] = signer
    rows = [{"member_id": code, "full_name": one.full_name} for code, one in people.items()]
    for row in rows:
        if signer and row["member_id"] == signer.member_id and signer.party_role:
            row["party_role"] = signer.party_role
    return rows


def context_of(kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """What the template of `kind` reads: its blocks of the dossier, `doc` (head and foot), `extra` (its own fields)."""
    blocks = {name: getattr(dossier, name) for name in kind.reads if name not in ("doc", "extra")}
    return {**blocks, "doc": describe(kind, dossier, kinds), "extra": kind.extra_of(dossier)}


def describe(kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind]) -> Paper:
    """The facts of head and foot that `kind` prints for `dossier`."""
    sheet, issuance = kind.sheet, issuance_of(kind, dossier)
    parent = parent_of(kind, dossier, kinds)
    is_draft = _is_draft(parent or kind, dossier)
    return Paper(
        kind=kind.name,
        heading=sheet.heading,
        subject=issuance.subject,
        is_draft=is_draft,
        number_line=_number_line(kind, issuance, is_draft),
        draft_line=_draft_line(kind, dossier, parent),
        place_date=f"{dossier.org.place_name}, {_day(kind, dossier, issuance)}",
        annex_line=_annex_line(parent, dossier) if parent else "",
        has_annex=any(_is_annex(other, kind, dossier, kinds) for other in kinds.values()),
        grounds=_unmarked(issuance.grounds),
        recipients=tuple(one for one in _unmarked(issuance.recipients) if not _ARCHIVE.fullmatch(one)),
        signer=signer_of(kind, dossier),
        sign_capacity=issuance.sign_capacity,
        sign_role=sign_role_of(kind, dossier).upper(),
    )


def issuance_of(kind: Kind, dossier: Dossier) -> Issuance:
    """How the dossier issues this kind; an empty one where it says nothing."""
    return dossier.issuance.get(kind.name) or Issuance()


def signer_of(kind: Kind, dossier: Dossier) -> Person | None:
    """Who signs this kind: whom the dossier names, else the secretary on the roster."""
    secretaries = (member.person for member in dossier.members if member.party_role is PartyRole.SECRETARY)
    return issuance_of(kind, dossier).signer or next(secretaries, None)


def sign_role_of(kind: Kind, dossier: Dossier) -> str:
    """The office that stands over the signature; empty where neither the dossier nor the roster gives one."""
    signer = signer_of(kind, dossier)
    return issuance_of(kind, dossier).sign_role or (_SIGN_ROLE.get(signer.party_role, "") if signer else "")


def parent_of(kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind]) -> Kind | None:
    """The paper that an annex goes with: the first of its kinds that the dossier issues or drafts."""
    issued = dossier.issuance
    names = (name for name in kind.sheet.annex_of if name in issued)
    return next((kinds[name] for name in names if issued[name].is_issued or issued[name].draft_no), None)


def _is_draft(kind: Kind, dossier: Dossier) -> bool:
    return kind.sheet.drafts and not issuance_of(kind, dossier).is_issued


def _draft_line(kind: Kind, dossier: Dossier, parent: Kind | None) -> str:
    is_draft = kind.sheet.drafts and _is_draft(parent or kind, dossier)
    return f"Dự thảo lần {issuance_of(kind, dossier).draft_no}" if is_draft else ""


def _is_annex(other: Kind, kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind]) -> bool:
    """Whether `other` goes with `kind` and has what it needs."""
    may_be = kind.name in other.sheet.annex_of  # for nearly all kinds the answer, and asked for every document
    return may_be and parent_of(other, dossier, kinds) is kind and not unmet_needs(other, dossier)


def _unmarked(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines without the dash before and the mark behind, which the page sets itself (HD 05 I.6.2.3, I.9)."""
    return tuple(line.removeprefix("-").strip().rstrip(" .,;") or line for line in lines)


def _symbol(kind: Kind) -> str:
    return f"{kind.sheet.symbol}/{kind.sheet.issuer_symbol}"


def _number_line(kind: Kind, issuance: Issuance, is_draft: bool) -> str:
    if not kind.sheet.symbol:  # neither a type of the Party's papers nor a sheet of one has a number
        return ""
    if issuance.number is not None and not is_draft:
        return f"Số {two_digits(issuance.number)}-{_symbol(kind)}"
    return f"Số {ROOM}-{_symbol(kind)}" if is_draft or kind.sheet.number == "room" else ""


def _day(kind: Kind, dossier: Dossier, issuance: Issuance) -> str:
    if issuance.signed_on:
        return long_date(issuance.signed_on)
    sitting = getattr(dossier, kind.sheet.undated, None) or dossier.meeting
    met: date = (sitting.end_at or sitting.start_at).date()
    return undated(Month(met.year, met.month)) if kind.sheet.undated == "room" else long_date(met)


def _annex_line(parent: Kind, dossier: Dossier) -> str:
    """``Kèm theo Nghị quyết số 11-NQ/CB, ngày 24 tháng 11 năm 2026 của Chi bộ bản Mòng`` (HD 05 II.1)."""
    issuance, cell = dossier.issuance[parent.name], dossier.org.cell_name
    if issuance.number is None or issuance.signed_on is None:
        return f"Kèm theo dự thảo {parent.sheet.title} của {cell}"
    number = f"{two_digits(issuance.number)}-{_symbol(parent)}"
    return f"Kèm theo {parent.sheet.title} số {number}, {long_date(issuance.signed_on)} của {cell}"


def file_name(kind: Kind, dossier: Dossier, kinds: Mapping[str, Kind]) -> str:
    """The name of the document of `kind`, without making it."""
    return _file_name(kind, dossier, _draft_line(kind, dossier, parent_of(kind, dossier, kinds)))


def _file_name(kind: Kind, dossier: Dossier, draft_line: str) -> str:
    """A plain name that sorts by meeting: ``2026-11-24-chi-bo-ban-mong-3-nghi-quyet-du-thao-lan-1.docx``."""
    parts = {
        "date": dossier.meeting.start_at.date().isoformat(),
        "period": str(dossier.meeting.period),
        "cell": _cell_slug(dossier),
        "order": str(kind.sheet.order),
        "title": slug(kind.sheet.title),
        "state": f"-{slug(draft_line)}" if draft_line else "",
    }
    return kind.sheet.file_name.format_map(parts) + ".docx"


def shown_name(kind: Kind, dossier: Dossier, paper: Paper) -> str:
    """The name that people read: ``2026-11-24 Chi bộ bản Mòng - Nghị quyết (Dự thảo lần 1).docx``."""
    state = f" ({paper.draft_line})" if paper.draft_line else ""
    name = f"{dossier.meeting.start_at:%Y-%m-%d} {dossier.org.cell_name[:80]} - {kind.sheet.title}{state}"
    return re.sub(r'[\s\\/:*?"<>|]+', " ", name) + ".docx"


def _cell_slug(dossier: Dossier) -> str:
    return slug(dossier.org.cell_name)[:60].strip("-") or "chi-bo"

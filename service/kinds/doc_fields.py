"""How one document is headed, numbered, dated and signed: what templates read as `doc`."""

from __future__ import annotations

from dataclasses import dataclass

from service.dossier.people import Person

# Facts that are made of a field of the kind's issuance with another name.
ISSUANCE_FIELDS = {"number_line": "number", "draft_line": "draft_no", "place_date": "signed_on"}


@dataclass(frozen=True, slots=True)
class Paper:
    """The facts of head and foot (HD 05 I.2–I.9, II.1, II.4); lines that a paper does not have are empty."""

    kind: str
    heading: str
    subject: str
    is_draft: bool
    number_line: str
    draft_line: str
    place_date: str
    annex_line: str
    has_annex: bool
    grounds: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: Person | None
    sign_capacity: str
    sign_role: str

"""How one document is headed, numbered, dated and signed: what templates read as `doc`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from service.dossier.people import Person

# Facts that are made of a field of the kind's issuance with another name.
ISSUANCE_FIELDS = {"number_line": "number", "draft_line": "draft_no", "place_date": "signed_on"}


@dataclass(frozen=True, slots=True)
class Paper:
    """The facts of head and foot (HD 05 I.2–I.9, II.1, II.4); lines that a paper does not have are empty.

    Each field says what people call it.
    """

    kind: Annotated[str, "Tên máy của loại"]
    heading: Annotated[str, "Tên loại"]
    subject: Annotated[str, "Trích yếu"]
    is_draft: Annotated[bool, "Là bản dự thảo"]
    number_line: Annotated[str, "Dòng số"]
    draft_line: Annotated[str, "Dòng dự thảo"]
    place_date: Annotated[str, "Nơi và ngày"]
    annex_line: Annotated[str, "Dòng “Kèm theo”"]
    has_annex: Annotated[bool, "Có phụ lục kèm theo"]
    grounds: Annotated[tuple[str, ...], "Các căn cứ"]
    recipients: Annotated[tuple[str, ...], "Các nơi nhận"]
    signer: Annotated[Person | None, "Người ký"]
    sign_capacity: Annotated[str, "Quyền hạn ký"]
    sign_role: Annotated[str, "Chức vụ người ký"]

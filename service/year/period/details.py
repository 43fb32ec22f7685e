"""What no meeting says of a paper of a period: who issues it, under which number, which cells there should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from service.dossier import Dossier, Issuance, Person
from service.dossier.cell import PartyRole
from service.dossier.fields import Day, Line, OptionalLine, Ordinal, entries, entry
from service.dossier.frozen import frozen_json
from service.dossier.parts import Part
from service.errors import DossierRejected, Problem
from service.intake.messages import problems_of
from service.kinds.catalogue import Kind
from service.year.period.sheet import sheet_of

# What leads an organisation, by how the organisation's name begins; the first that fits.
_COMMITTEES = (("đảng bộ tỉnh", "Tỉnh uỷ"), ("đảng bộ thành phố", "Thành uỷ"), ("đảng bộ", "Đảng uỷ"))


class Details(Part):
    """Everything may be left out of a paper that a cell signs; a committee must name its superior and who signs."""

    superior_name: OptionalLine = entry(
        "Đảng bộ cấp trên trực tiếp", "Dòng đầu của văn bản, như “Đảng bộ tỉnh Sơn La”; chi bộ thì theo hồ sơ.", ""
    )
    issuer_name: OptionalLine = entry(
        "Cơ quan ban hành", "Như “Đảng uỷ phường Chiềng Cơi”; để trống thì theo hồ sơ của các chi bộ.", ""
    )
    place_name: OptionalLine = entry("Địa danh", "Để trống thì theo hồ sơ.", "")
    signer: OptionalLine = entry("Người ký", "Họ và tên; chi bộ để trống thì bí thư ký.", "")
    sign_capacity: OptionalLine = entry("Quyền hạn ký", "Như “T/M BAN THƯỜNG VỤ”; để trống thì theo mẫu.", "")
    sign_role: OptionalLine = entry("Chức vụ người ký", "Như “Bí thư”, “Phó Bí thư”.", "")
    number: Ordinal | None = entry("Số văn bản", "Để trống thì chừa chỗ ghi tay.", None)
    signed_on: Day | None = entry("Ngày ký", "Dạng 2026-11-28; để trống thì chừa chỗ ghi tay.", None)
    recipients: tuple[Line, ...] = entries("Nơi nhận", "Mỗi nơi một dòng; để trống thì theo mẫu.")
    cells: tuple[Line, ...] = entries(
        "Các chi bộ phải có", "Mỗi chi bộ một dòng; chi bộ nào không có trong các tệp được nêu là chưa họp."
    )


def read_details(data: Mapping[str, Any], *, vietnamese: bool = False) -> Details:
    """The details in `data`; `vietnamese` as in `read_dossier`. Raises `DossierRejected` with everything wrong."""
    try:
        return Details.read(dict(data), context={"vi": True} if vietnamese else None)
    except ValidationError as error:
        raise DossierRejected(problems_of(error, Details)) from None


def headed(kind: Kind, newest: Dossier, details: Details) -> Dossier:
    """`newest` with the head and foot of a document of `kind`: what `details` say, else dossier and sheet.

    Raises `DossierRejected` where a committee issues it and nobody says under whom it stands.
    """
    sheet, org = sheet_of(kind), newest.org
    name = kind.name
    said = newest.issuance.get(name) or Issuance()
    if sheet.of == "commune":
        if not details.superior_name:
            raise DossierRejected([Problem("missing-superior", "superior_name", _NO_SUPERIOR)])
        committee = org.superior_committee or committee_of(org.superior_name)
        org = org.but(cell_name=committee, superior_committee=committee_of(details.superior_name))
        newest = newest.but(members=())  # nobody of a cell signs for the committee
        said = Issuance(sign_capacity=sheet.sign_capacity)
    elif said.signer is None and not any(member.party_role is PartyRole.SECRETARY for member in newest.members):
        said = said.but(**_signer_of(newest))
    given = {field: getattr(details, field) for field in _ISSUED}
    if details.signer:
        given["signer"] = newest.roster.known.get(details.signer) or Person(details.signer)
    names = {"superior_name": details.superior_name, "cell_name": details.issuer_name, "place_name": details.place_name}
    return newest.but(
        org=org.but(**_held(names)),
        issuance={name: said.but(**_held(given))},
        extra=frozen_json({name: newest.extra[name]}) if name in newest.extra else {},
    )


def _signer_of(dossier: Dossier) -> dict[str, Any]:
    """Who signs the cell's other papers, where no roster names its secretary: a table may have no other person."""
    other = next((paper for paper in dossier.issuance.values() if paper.signer), Issuance())
    return {"signer": other.signer, "sign_role": other.sign_role}


_ISSUED = ("sign_capacity", "sign_role", "number", "signed_on", "recipients")
_NO_SUPERIOR = "Đảng bộ cấp trên trực tiếp: đảng uỷ ký văn bản này; hãy ghi dòng đầu, như “Đảng bộ tỉnh Sơn La”."


def committee_of(organisation: str) -> str:
    """What leads it: of ``Đảng bộ phường Chiềng Cơi`` the ``Đảng uỷ phường Chiềng Cơi``, of a province ``Tỉnh uỷ``."""
    for name, committee in _COMMITTEES:
        begin, rest = organisation[: len(name)], organisation[len(name) :]
        if begin.lower() == name.lower() and not rest[:1].isalnum():
            return committee + rest
    return organisation


def _held(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", ())}

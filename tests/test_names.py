"""People are found however their names are written; outer blanks are never kept."""

from __future__ import annotations

import unicodedata

import pytest

from service.dossier import Dossier
from service.dossier.names import bare_name, name_key
from service.errors import DossierRejected
from service.intake import read_dossier
from service.rules import check
from tests.rosters import MEETING, ORG


def cell(*members: tuple[str, str, int], **more: object) -> Dossier:
    rows = [
        {"member_id": f"m{place}", "full_name": name, "party_role": role, "birth_year": year}
        for place, (name, role, year) in enumerate(members)
    ]
    return read_dossier({"org": ORG, "meeting": MEETING, "members": rows, **more})


@pytest.mark.parametrize(
    "written",
    [
        "lò thị thuý hoà",
        "LÒ THỊ THÚY HÒA",
        unicodedata.normalize("NFD", "Lò Thị Thúy Hoà"),
        "đ/c Lò Thị Thúy Hòa",
        "Đồng chí Lò Thị Thuý Hoà.",
        "Bà: Lò Thị  Thúy Hòa ;",
        " Lò Thị Thúy Hòa ",
    ],
)
def test_a_member_is_found_however_the_name_is_written(written: str) -> None:
    dossier = cell(
        ("Lò Thị Thuý Hoà", "bi_thu", 1980),
        discussion=[{"speaker": written, "content": "Nhất trí với dự thảo."}],
        attendance=[{"member": written, "state": "co_mat"}],
    )
    assert dossier.discussion[0].speaker.member_id == dossier.attendance[0].member.member_id == "m0"


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Ông Trần Đình Trọng", "Trần Đình Trọng"),
        ("đ/c: Vì A.", "Vì A"),
        ("Bá Văn Tú", "Bá Văn Tú"),
        ("- Đ/c Lò Văn Bun;", "Lò Văn Bun"),
    ],
)
def test_a_title_is_told_from_a_name(written: str, bare: str) -> None:
    assert bare_name(written) == bare
    assert name_key(written) == name_key(bare)


def test_members_of_one_name_are_offered_with_role_and_year() -> None:
    with pytest.raises(DossierRejected) as refused:
        cell(
            ("Lò Văn An", "bi_thu", 1970),
            ("Lò Văn An", "dang_vien", 1991),
            attendance=[{"member": "đ/c Lò Văn An", "state": "co_mat"}],
        )
    message = refused.value.problems[0].message
    assert "“m0” (Bí thư Chi bộ, sinh 1970)" in message
    assert "“m1” (đảng viên, sinh 1991)" in message


def test_a_guest_with_a_title_speaks_under_the_bare_name() -> None:
    dossier = read_dossier(
        {
            "org": ORG,
            "meeting": {**MEETING, "guests": [{"name": "Ông Trần Đình Trọng"}]},
            "members": [{"member_id": "m0", "full_name": "Lò Văn An"}],
            "attendance": [{"member": "m0", "state": "co_mat"}],
            "discussion": [{"speaker": "Trần Đình Trọng", "content": "Đề nghị chi bộ quan tâm việc chung."}],
        }
    )
    assert not [finding for finding in check(dossier) if finding.rule == "C04"]


def test_blanks_around_a_value_are_never_kept() -> None:
    dossier = read_dossier({"org": {**ORG, "place_name": " Ea Kao\u00a0"}, "meeting": MEETING})
    assert dossier.org.place_name == "Ea Kao"

"""The cell and its members: who issues the papers, and who is on the roster on the day of the meeting."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo, model_validator

from service.dossier.computed import fact, made_of
from service.dossier.fields import Choice, Flag, Line, OptionalLine, Term, Year, entry
from service.dossier.norms import DEFAULT_PROFILE
from service.dossier.parts import Part
from service.dossier.people import Code, Person, roster_of, unique


class CellKind(Choice):
    """Where the cell belongs: a village or street group, an office, a school, an enterprise, the armed forces."""

    VILLAGE = "thon_ban", "thôn, bản, tổ dân phố"
    OFFICE = "co_quan", "cơ quan"
    SCHOOL = "truong_hoc", "trường học"
    ENTERPRISE = "doanh_nghiep", "doanh nghiệp"
    ARMED_FORCES = "llvt", "lực lượng vũ trang"


class CellLevel(Choice):
    """Whether the cell stands under a grassroots committee, or is a grassroots organisation itself."""

    SUBORDINATE = "truc_thuoc", "chi bộ trực thuộc"
    GRASSROOTS = "co_so", "chi bộ cơ sở"


class Gender(Choice):
    """A member's gender."""

    MALE = "nam", "nam"
    FEMALE = "nu", "nữ"


class PartyStatus(Choice):
    """Official or probationary member; only official members vote."""

    OFFICIAL = "chinh_thuc", "chính thức"
    PROBATIONARY = "du_bi", "dự bị"


class PartyRole(Choice):
    """The office that a member holds in the cell."""

    SECRETARY = "bi_thu", "Bí thư Chi bộ"
    DEPUTY = "pho_bi_thu", "Phó Bí thư Chi bộ"
    COMMITTEE = "chi_uy_vien", "Chi uỷ viên"
    MEMBER = "dang_vien", "đảng viên"


class Activity(Choice):
    """Where and whether a member takes part; decides whether the member counts in the rate (see `counts`)."""

    NORMAL = "binh_thuong", "bình thường"
    EXEMPT = "mien", "được miễn công tác và sinh hoạt"
    AWAY = "tam_thoi_di", "sinh hoạt tạm thời ở nơi khác"
    VISITING = "tam_thoi_den", "sinh hoạt tạm thời tại chi bộ"
    SPECIAL_DUTY = "llvt_dac_biet", "lực lượng vũ trang làm nhiệm vụ đặc biệt"
    SUSPENDED = "dinh_chi", "đình chỉ sinh hoạt"


class Cell(Part):
    """The cell as its documents name it; upper-case forms are computed from these names."""

    superior_name: Line = entry(
        "Đảng bộ cấp trên trực tiếp",
        "Viết như “Đảng bộ phường Chiềng Cơi”; dòng đầu của văn bản ghi ĐẢNG BỘ, không ghi ĐẢNG UỶ.",
    )
    superior_committee: OptionalLine = entry("Đảng uỷ nhận báo cáo", "Viết như “Đảng uỷ phường Chiềng Cơi”.", "")
    cell_name: Line = entry("Tên chi bộ", "Viết đủ, như “Chi bộ bản Mòng”.")
    cell_code: OptionalLine = entry("Mã chi bộ", "Mã ngắn để nối các bảng và đặt tên tệp, nếu có, như “ban-mong”.", "")
    cell_kind: CellKind = entry("Loại hình chi bộ", "Chi bộ thuộc loại hình nào.", CellKind.VILLAGE)
    cell_level: CellLevel = entry(
        "Cấp của chi bộ",
        "Chỉ dùng khi xét khen thưởng: chi bộ cơ sở được tặng giấy khen. Từ 26/7/2026 tên gọi chung là chi bộ.",
        CellLevel.SUBORDINATE,
    )
    has_committee: Flag = entry("Có chi uỷ", "Bỏ chọn nếu chi bộ chỉ có bí thư, hoặc bí thư và phó bí thư.", True)
    place_name: Line = entry(
        "Địa danh", "Tên riêng của xã, phường, đặc khu nơi chi bộ đóng, như “Chiềng Cơi” (HD 05, mục I.4)."
    )
    term: Term = entry(
        "Nhiệm kỳ", "Như “2025-2030” hoặc “2025-2027”, tuỳ nơi; số văn bản đánh liên tục trong một nhiệm kỳ.", ""
    )
    rule_profile: OptionalLine = entry(
        "Bộ quy tắc",
        "Bộ ngưỡng của địa phương: sonla_model (Sơn La), lao_cai_2026 (Lào Cai), hd42_2025 (nơi khác), hd12_2018 hoặc "
        "bộ riêng.",
        DEFAULT_PROFILE,
        profiles=True,
    )

    @fact("Tên đảng bộ cấp trên viết hoa", "superior_name")
    def superior_upper(self) -> str:
        """The name of the superior organisation as the head of a paper writes it (HD 05 I.2)."""
        return self.superior_name.upper()

    @fact("Tên chi bộ viết hoa", "cell_name")
    def cell_upper(self) -> str:
        """The name of the cell as the head of a paper writes it (HD 05 I.2)."""
        return self.cell_name.upper()


class Member(Part):
    """One member as on the day of the meeting; no telephone, card or identity number is ever asked."""

    member_id: Annotated[Code, unique("member")] = entry(
        "Mã đảng viên",
        "Mã ngắn không dấu, không trùng, như “nguyen-van-an” hoặc “01”; các phần khác nhắc tới mã này.",
        made_from="full_name",
    )
    full_name: Line = entry("Họ và tên", "Viết đủ họ, đệm, tên, như “Nguyễn Văn An”.")
    gender: Gender | None = entry("Giới tính", "Không bắt buộc.", None)
    birth_year: Year | None = entry("Năm sinh", "Bốn chữ số; không bắt buộc.", None)
    party_status: PartyStatus = entry("Diện đảng viên", "Chính thức hay dự bị.", PartyStatus.OFFICIAL)
    party_role: PartyRole = entry(
        "Chức vụ trong chi bộ", "Bí thư, phó bí thư, chi uỷ viên hoặc đảng viên.", PartyRole.MEMBER
    )
    other_role: OptionalLine = entry("Chức vụ khác", "Như “Trưởng Ban công tác Mặt trận bản”; không bắt buộc.", "")
    activity_status: Activity = entry(
        "Tình trạng sinh hoạt", "Quyết định đồng chí có phải dự hay không.", Activity.NORMAL
    )

    @model_validator(mode="after")
    def _enter_on_roster(self, info: ValidationInfo) -> Member:
        roster_of(info).add(self.person, self.birth_year)
        return self

    @property
    @made_of("full_name", "party_role", "other_role", "member_id")
    def person(self) -> Person:
        """This member as other parts of the dossier name people."""
        held = self.party_role is not PartyRole.MEMBER
        role = self.party_role.label if held else self.other_role
        return Person(self.full_name, role, self.party_role.value, self.member_id)

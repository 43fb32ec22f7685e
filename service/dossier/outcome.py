"""What the meeting ends in: commendations, votes, conclusion, its own mark, and how each paper is issued."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field, ValidationInfo, computed_field, field_validator
from pydantic_core import PydanticCustomError

from service.dossier.computed import made_of
from service.dossier.fields import (
    ROWS_LIMIT,
    Choice,
    Count,
    Day,
    Flag,
    Line,
    OptionalLine,
    OptionalText,
    Ordinal,
    Text,
    Year,
)
from service.dossier.grades import DEFAULT_SHEET, Floors, built_in_floors, grade_at
from service.dossier.parts import Part
from service.dossier.people import PersonRef


class Commended(Choice):
    """Whether a person or a group is commended."""

    PERSON = "ca_nhan", "cá nhân"
    GROUP = "tap_the", "tập thể"


class DeedField(Choice):
    """The field of a good deed."""

    ECONOMY = "kinh_te", "kinh tế"
    SECURITY = "an_ninh", "an ninh, trật tự"
    ENVIRONMENT = "moi_truong", "môi trường"
    CULTURE = "van_hoa", "văn hoá"
    CHARITY = "tu_thien", "từ thiện, nhân đạo"
    OTHER = "khac", "lĩnh vực khác"


class CommendationLevel(Choice):
    """Whether the cell commends by itself, or asks its superior to."""

    CELL = "bieu_duong_chi_bo", "Biểu dương tại chi bộ"
    SUPERIOR = "de_nghi_cap_tren", "Đề nghị cấp trên khen thưởng"


class VoteMethod(Choice):
    """How the cell votes."""

    HANDS = "gio_tay", "giơ tay"
    BALLOT = "phieu", "bỏ phiếu"
    HANDBOOK = "so_tay", "biểu quyết trên Sổ tay đảng viên điện tử"


class Commendation(Part):
    """A typical person or group of the month and the concrete deed."""

    kind: Commended = Field(Commended.PERSON, title="Đối tượng", description="Cá nhân hay tập thể.")
    name: Line = Field(title="Họ và tên, tên tập thể", description="Người hoặc tập thể được biểu dương.")
    birth_year: Year | None = Field(None, title="Năm sinh", description="Chỉ với cá nhân; không bắt buộc.")
    position: OptionalLine = Field("", title="Chức vụ, đối tượng", description="Như “Đảng viên”, “Quần chúng”.")
    place: OptionalLine = Field("", title="Bản, tổ, đơn vị", description="Nơi ở hoặc đơn vị.")
    deed: Text = Field(title="Việc làm tốt", description="Cụ thể: việc gì, kết quả thế nào.")
    field: DeedField | None = Field(None, title="Lĩnh vực", description="Kinh tế, an ninh, môi trường …")
    happened_on: Day | None = Field(None, title="Ngày thực hiện", description="Dạng 2026-11-09.")
    proposer: OptionalLine = Field("", title="Người, tổ giới thiệu", description="Ai giới thiệu.")
    votes: Count | None = Field(None, title="Số ý kiến tán thành", description="Số đồng chí tán thành.")
    level: CommendationLevel = Field(
        CommendationLevel.CELL, title="Hình thức", description="Biểu dương tại chi bộ, hay đề nghị cấp trên."
    )
    eligible_confirmed: Flag = Field(
        False, title="Đã xác nhận đủ điều kiện", description="Không đang bị kiểm tra dấu hiệu vi phạm, tố cáo."
    )
    note: OptionalLine = Field("", title="Ghi chú", description="Không bắt buộc.")


class Vote(Part):
    """One vote; who may vote is counted from the attendance."""

    subject: Line = Field(title="Nội dung biểu quyết", description="Như “Thông qua Nghị quyết tháng 12 năm 2026”.")
    agree: Count = Field(title="Tán thành", description="Số đồng chí tán thành.")
    disagree: Count = Field(0, title="Không tán thành", description="Số đồng chí không tán thành.")
    abstain: Count = Field(0, title="Không có ý kiến", description="Số đồng chí không có ý kiến.")
    paper: OptionalLine = Field(
        "",
        title="Văn bản được biểu quyết",
        description="Tên loại như resolution; để trống nếu là việc khác.",
        json_schema_extra={"x-kinds": True},
    )
    method: VoteMethod = Field(VoteMethod.HANDS, title="Cách biểu quyết", description="Giơ tay, bỏ phiếu, sổ tay.")


class Petition(Part):
    """A member's petition and what came of it."""

    who: PersonRef = Field(title="Người kiến nghị", description="Mã hoặc họ tên.")
    content: Text = Field(title="Nội dung kiến nghị", description="Điều kiến nghị.")
    answer: OptionalText = Field("", title="Giải quyết", description="Trả lời hoặc hướng giải quyết.")


class Conclusion(Part):
    """What the chair concludes."""

    grounds: OptionalText = Field(
        "", title="Căn cứ, tình hình", description="Một đoạn mở đầu của văn bản kết luận: vì sao kết luận."
    )
    points: Annotated[tuple[Text, ...], Field(min_length=1, max_length=ROWS_LIMIT)] = Field(
        title="Nội dung kết luận", description="Mỗi điểm một dòng; văn bản tự đánh số."
    )
    orientation: OptionalText = Field("", title="Định hướng tư tưởng", description="Không bắt buộc.")
    petitions: tuple[Petition, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Kiến nghị và trả lời", description="Không bắt buộc."
    )


class ScoreRow(Part):
    """One criterion of the score sheet with the cell's points and its superior's."""

    code: Line = Field(title="Mã tiêu chí", description="Như “1”, “2.1”.")
    title: OptionalLine = Field("", title="Tiêu chí", description="Tên tiêu chí.")
    max: Count = Field(title="Điểm tối đa", description="Số điểm cao nhất.")
    self_score: Count = Field(title="Chi bộ tự chấm", description="Điểm chi bộ tự chấm.")
    superior_score: Count | None = Field(None, title="Cấp trên chấm", description="Để trống khi chưa chấm.")
    ground: OptionalText = Field("", title="Căn cứ, ghi chú", description="Lý do cho điểm.")


class Assessment(Part):
    """The cell's own mark for the meeting, voted by the cell."""

    sheet_id: OptionalLine = Field(DEFAULT_SHEET, title="Mẫu phiếu", description="Mã mẫu phiếu chấm điểm.")
    marker: PersonRef | None = Field(None, title="Người theo dõi, chấm điểm", description="Mã hoặc họ tên.")
    rows: Annotated[tuple[ScoreRow, ...], Field(min_length=1, max_length=ROWS_LIMIT)] = Field(
        title="Các tiêu chí", description="Mỗi tiêu chí một dòng."
    )
    weaknesses: OptionalText = Field("", title="Mặt hạn chế", description="Điểm còn yếu của buổi sinh hoạt.")
    fixes: OptionalText = Field("", title="Cách khắc phục", description="Giải pháp cho kỳ sau.")
    votes_for: Count | None = Field(None, title="Số tán thành", description="Số đồng chí tán thành mức tự chấm.")

    @computed_field(title="Tổng điểm tự chấm")  # type: ignore[prop-decorator]
    @property
    @made_of(summed=("rows.self_score",))
    def total(self) -> int:
        """The points that the cell gives itself."""
        return sum(row.self_score for row in self.rows)

    @computed_field(title="Tổng điểm tối đa")  # type: ignore[prop-decorator]
    @property
    @made_of(summed=("rows.max",))
    def most(self) -> int:
        """The most points that the rows allow."""
        return sum(row.max for row in self.rows)

    @computed_field(title="Xếp loại tự chấm")  # type: ignore[prop-decorator]
    @property
    @made_of("sheet_id", "total")
    def grade(self) -> str:
        """The grade of `total` by the score sheet."""
        return grade_at(self.total, self._floors)

    @computed_field(title="Tổng điểm cấp trên chấm")  # type: ignore[prop-decorator]
    @property
    @made_of(summed=("rows.superior_score",))
    def superior_total(self) -> int | None:
        """None until the superior committee has marked every row."""
        marks = [row.superior_score for row in self.rows if row.superior_score is not None]
        return sum(marks) if len(marks) == len(self.rows) else None

    @computed_field(title="Xếp loại của cấp trên")  # type: ignore[prop-decorator]
    @property
    @made_of("sheet_id", "superior_total")
    def superior_grade(self) -> str:
        """The grade of `superior_total` by the score sheet; empty until there is one."""
        return "" if self.superior_total is None else grade_at(self.superior_total, self._floors)

    @cached_property
    def _floors(self) -> Floors:
        """Those of the product's own sheet of that name, else of HD 42's; `graded_by` puts others in their place."""
        return built_in_floors().get(self.sheet_id) or built_in_floors()[DEFAULT_SHEET]

    def graded_by(self, floors: Floors) -> Assessment:
        """This mark with the grades of another score sheet, such as an office's own."""
        return self.but(_floors=floors)


class Issuance(Part):
    """How one paper goes out: as a draft of round N, or issued under a number on a day."""

    number: Ordinal | None = Field(None, title="Số văn bản", description="Số thứ tự trong nhiệm kỳ; dự thảo để trống.")
    draft_no: Ordinal | None = Field(None, title="Dự thảo lần", description="1, 2 …; bỏ trống khi ban hành.")
    signed_on: Day | None = Field(
        None, validate_default=True, title="Ngày ký", description="Ngày ký ban hành, dạng 2026-11-24."
    )
    subject: OptionalText = Field(
        "",
        title="Trích yếu",
        description="Để trống thì mẫu tự ghi, như “về lãnh đạo nhiệm vụ tháng 12 năm 2026”.",
    )
    grounds: tuple[Line, ...] = Field(
        (),
        max_length=ROWS_LIMIT,
        title="Căn cứ",
        description="Mỗi căn cứ một dòng, bắt đầu bằng “Căn cứ …”; dấu gạch và dấu cuối dòng tự thêm.",
    )
    signer: PersonRef | None = Field(None, title="Người ký", description="Mã hoặc họ tên người ký.")
    sign_capacity: Line = Field(
        "T/M CHI BỘ", title="Quyền hạn ký", description="Chi bộ ghi T/M CHI BỘ (HD 05, mục I.7.1.4)."
    )
    sign_role: OptionalLine = Field(
        "", title="Chức vụ người ký", description="Như “Bí thư”; để trống thì theo danh sách: BÍ THƯ, PHÓ BÍ THƯ."
    )
    recipients: tuple[Line, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Nơi nhận", description="Mỗi nơi một dòng; dòng lưu tự thêm ở cuối."
    )

    @field_validator("signed_on")
    @classmethod
    def _a_number_has_its_day(cls, signed_on: date | None, info: ValidationInfo) -> date | None:
        number = info.data.get("number")
        if number is not None and signed_on is None and info.data.get("draft_no") is None:
            raise PydanticCustomError("number_without_day", "", {"number": number})
        return signed_on

    @computed_field(title="Đã ban hành")  # type: ignore[prop-decorator]
    @property
    @made_of("number", "signed_on")
    def is_issued(self) -> bool:
        """A paper with a draft round counts as a draft until it has both a number and a day."""
        return self.number is not None and self.signed_on is not None

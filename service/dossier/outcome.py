"""What the meeting ends in: commendations, votes, conclusion, its own mark, and how each paper is issued."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from service.dossier.computed import fact, made_of
from service.dossier.fields import (
    Choice,
    Count,
    Day,
    Filled,
    Flag,
    Line,
    OptionalLine,
    OptionalText,
    Ordinal,
    Text,
    Year,
    entries,
    entry,
)
from service.dossier.grades import DEFAULT_SHEET, Marking, Proposals, ScoreLine, built_in_marking, score_lines, total_of
from service.dossier.parts import Part
from service.dossier.people import FormOfAddress, PersonRef
from service.vietnamese import in_text, percent


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
    COUNTRYSIDE = "nong_thon_moi", "xây dựng nông thôn mới, đô thị văn minh"
    WELFARE = "an_sinh", "an sinh xã hội"
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


_OF_THE_PARTY = re.compile(r"(?:đảng viên|chi uỷ viên|chi ủy viên|(?:phó )?bí thư chi bộ)(?!\w)", re.IGNORECASE)


class Commendation(Part):
    """A typical person or group of the month and the concrete deed."""

    kind: Commended = entry("Đối tượng", "Cá nhân hay tập thể.", Commended.PERSON)
    name: Line = entry("Họ và tên, tên tập thể", "Người hoặc tập thể được biểu dương.")
    birth_year: Year | None = entry("Năm sinh", "Chỉ với cá nhân; không bắt buộc.", None)
    position: OptionalLine = entry("Chức vụ, đối tượng", "Như “Đảng viên”, “Quần chúng”.", "")
    called: FormOfAddress | None = entry(
        "Xưng hô", "Đảng viên gọi là đồng chí, người khác là ông, bà; không bắt buộc.", None
    )
    place: OptionalLine = entry("Bản, tổ, đơn vị", "Nơi ở hoặc đơn vị.", "")
    deed: Text = entry("Việc làm tốt", "Cụ thể: việc gì, kết quả thế nào.")
    field: DeedField | None = entry("Lĩnh vực", "Kinh tế, an ninh, môi trường …", None)
    happened_on: Day | None = entry("Ngày thực hiện", "Dạng 2026-11-09.", None)
    proposer: OptionalLine = entry("Người, tổ giới thiệu", "Ai giới thiệu.", "")
    votes: Count | None = entry("Số ý kiến tán thành", "Số đồng chí tán thành.", None)
    level: CommendationLevel = entry(
        "Hình thức", "Biểu dương tại chi bộ, hay đề nghị cấp trên.", CommendationLevel.CELL
    )
    eligible_confirmed: Flag = entry(
        "Đã xác nhận đủ điều kiện", "Không đang bị kiểm tra dấu hiệu vi phạm, tố cáo.", False
    )
    note: OptionalLine = entry("Ghi chú", "Không bắt buộc.", "")

    @fact("Tên viết trong câu", "kind", "name", "position", "called", "place")
    def in_words(self) -> str:
        """Who it is, in a sentence: ``Đồng chí Bạc Thị Lả, đảng viên, bản Mòng``; a group is its name alone."""
        if self.kind is Commended.GROUP:
            return self.name
        called = self.called or (FormOfAddress.COMRADE if _OF_THE_PARTY.match(self.position) else None)
        name = f"{called.label.capitalize()} {self.name}" if called else self.name
        return ", ".join(filter(None, (name, in_text(self.position), in_text(self.place))))


class Vote(Part):
    """One vote; who may vote is counted from the attendance."""

    subject: Line = entry("Nội dung biểu quyết", "Như “Thông qua Nghị quyết tháng 12 năm 2026”.")
    agree: Count = entry("Tán thành", "Số đồng chí tán thành.")
    disagree: Count = entry("Không tán thành", "Số đồng chí không tán thành.", 0)
    abstain: Count = entry("Không có ý kiến", "Số đồng chí không có ý kiến.", 0)
    paper: OptionalLine = entry(
        "Văn bản được biểu quyết", "Tên loại như resolution; để trống nếu là việc khác.", "", kinds=True
    )
    method: VoteMethod = entry("Cách biểu quyết", "Giơ tay, bỏ phiếu, sổ tay.", VoteMethod.HANDS)


class Petition(Part):
    """A member's petition and what came of it."""

    who: PersonRef = entry("Người kiến nghị", "Mã hoặc họ tên.")
    content: Text = entry("Nội dung kiến nghị", "Điều kiến nghị.")
    answer: OptionalText = entry("Giải quyết", "Trả lời hoặc hướng giải quyết.", "")


class Conclusion(Part):
    """What the chair concludes."""

    grounds: OptionalText = entry("Căn cứ, tình hình", "Một đoạn mở đầu của văn bản kết luận: vì sao kết luận.", "")
    points: Filled[Text] = entry("Nội dung kết luận", "Mỗi điểm một dòng; văn bản tự đánh số.")
    orientation: OptionalText = entry("Định hướng tư tưởng", "Không bắt buộc.", "")
    petitions: tuple[Petition, ...] = entries("Kiến nghị và trả lời", "Không bắt buộc.")


class ScoreRow(Part):
    """One criterion of the score sheet with the cell's points and its superior's."""

    code: Line = entry("Mã tiêu chí", "Như “1”, “2.1”.")
    title: OptionalLine = entry("Tiêu chí", "Tên tiêu chí.", "")
    max: Count = entry("Điểm tối đa", "Số điểm cao nhất.")
    self_score: Count | None = entry("Chi bộ tự chấm", "Để trống khi chưa chấm.", None)
    superior_score: Count | None = entry("Cấp trên chấm", "Để trống khi chưa chấm.", None)
    lost: OptionalText = entry("Lý do trừ điểm", "Vì sao không đạt điểm tối đa.", "")
    ground: OptionalText = entry("Căn cứ, ghi chú", "Số liệu, minh chứng.", "")


_PRINTED = ("code", "title", "max", "self_score", "superior_score", "ground", "lost")


class Assessment(Part):
    """The cell's own mark for the meeting, voted by the cell."""

    sheet_id: OptionalLine = entry(
        "Mẫu phiếu", "Mã mẫu phiếu chấm điểm, như hd42_2025_day_du (8 nhóm, 27 mục).", DEFAULT_SHEET
    )
    marker: PersonRef | None = entry("Người theo dõi, chấm điểm", "Mã hoặc họ tên.", None)
    rows: Filled[ScoreRow] = entry("Các tiêu chí", "Mỗi tiêu chí một dòng.", proposed=True, row="Tiêu chí")
    weaknesses: OptionalText = entry("Mặt hạn chế", "Điểm còn yếu của buổi sinh hoạt.", "")
    fixes: OptionalText = entry("Cách khắc phục", "Giải pháp cho kỳ sau.", "")
    votes_for: Count | None = entry("Số tán thành", "Số đồng chí tán thành mức tự chấm.", None)

    @fact("Tổng điểm tự chấm", summed=("rows.self_score",))
    def total(self) -> int | None:
        """The points that the cell gives itself; None until it has marked every row."""
        return total_of([row.self_score for row in self.rows])

    @fact("Tổng điểm tối đa", summed=("rows.max",))
    def most(self) -> int:
        """The most points that the rows allow."""
        return sum([row.max for row in self.rows])

    @fact("Xếp loại tự chấm", "sheet_id", "total", "most")
    def grade(self) -> str:
        """The grade of `total` by the score sheet; empty until there is one."""
        return self._grade_of(self.total)

    @fact("Tỷ lệ điểm, khi có mục không tính trong tháng", summed=("rows.self_score", "rows.max"))
    def share(self) -> str:
        """``91,58%`` of the points that count, where some criterion of the sheet does not; else empty."""
        if self.total is None or not self.most or not self._marking.left_out(self._codes, self.most):
            return ""
        return percent(self.total, self.most)

    @fact("Tổng điểm cấp trên chấm", summed=("rows.superior_score",))
    def superior_total(self) -> int | None:
        """None until the superior committee has marked every row."""
        return total_of([row.superior_score for row in self.rows])

    @fact("Xếp loại của cấp trên", "sheet_id", "superior_total", "most")
    def superior_grade(self) -> str:
        """The grade of `superior_total` by the score sheet; empty until there is one."""
        return self._grade_of(self.superior_total)

    @property
    @made_of("total", "superior_total")
    def final_total(self) -> int | None:
        """The superior committee's points where it has marked, else the cell's own; None where neither has."""
        return self.total if self.superior_total is None else self.superior_total

    @property
    @made_of("grade", "superior_grade")
    def final_grade(self) -> str:
        """The grade of `final_total`; empty where there is none."""
        return self.superior_grade or self.grade

    @property
    @made_of("sheet_id", "final_total")
    def rank(self) -> int:
        """Which grade of the score sheet `final_grade` is, from 0 for the highest; -1 where there is none."""
        grades = [grade for _, grade in self._marking.floors]
        return grades.index(self.final_grade) if self.final_grade else -1

    @cached_property
    @made_of(*(f"rows.{name}" for name in _PRINTED), "sheet_id")
    def lines(self) -> tuple[ScoreLine, ...]:
        """The sheet as it is printed: groups with their sums, criteria, and what the dossier counts for each."""
        return score_lines(self.rows, self._marking)

    def always_counts(self, code: str) -> bool:
        """Whether the criterion of that code counts in every month, by its sheet."""
        return code not in self._marking.sometimes

    def _grade_of(self, points: int | None) -> str:
        return "" if points is None else self._marking.grade(points, self._codes, self.most)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset([row.code for row in self.rows])

    @cached_property
    def _marking(self) -> Marking:
        """The product's own sheet of that name, else HD 42's; `marked_by` puts another in its place."""
        return built_in_marking(self.sheet_id)

    def proposing(self, proposed: Callable[[], Proposals]) -> Assessment:
        """This mark with what the dossier itself gives, worked out when a paper first asks."""
        return self.but(_marking=replace(self._marking, proposed=proposed))

    def marked_by(self, marking: Marking) -> Assessment:
        """This mark read by a score sheet, such as an office's own."""
        return self.but(_marking=marking)


_OF_A_VOTE = re.compile(
    "kết quả (?:biểu quyết|bỏ phiếu|kiểm phiếu)|biên bản kiểm phiếu|(?:đã|được) biểu quyết|"
    "biểu quyết (?:của|tại|thông qua|nhất trí|tán thành)",
    re.IGNORECASE,
)


def speaks_of_a_vote(ground: str) -> bool:
    """Whether a ground rests on a vote, such as “Căn cứ kết quả biểu quyết của hội nghị …”, which no draft can."""
    return bool(_OF_A_VOTE.search(ground))


class Issuance(Part):
    """How one paper goes out: as a draft of round N, or issued under a number on a day."""

    number: Ordinal | None = entry("Số văn bản", "Số thứ tự trong nhiệm kỳ; dự thảo để trống.", None)
    draft_no: Ordinal | None = entry("Dự thảo lần", "1, 2 …; bỏ trống khi ban hành.", None)
    signed_on: Day | None = Field(
        None, validate_default=True, title="Ngày ký", description="Ngày ký ban hành, dạng 2026-11-24."
    )
    subject: OptionalText = entry(
        "Trích yếu", "Để trống thì mẫu tự ghi, như “về lãnh đạo nhiệm vụ tháng 12 năm 2026”.", ""
    )
    grounds: tuple[Line, ...] = entries(
        "Căn cứ", "Mỗi căn cứ một dòng, bắt đầu bằng “Căn cứ …”; dấu gạch và dấu cuối dòng tự thêm."
    )
    signer: PersonRef | None = entry("Người ký", "Mã hoặc họ tên người ký.", None)
    sign_capacity: Line = entry("Quyền hạn ký", "Chi bộ ghi T/M CHI BỘ (HD 05, mục I.7.1.4).", "T/M CHI BỘ")
    sign_role: OptionalLine = entry(
        "Chức vụ người ký", "Như “Bí thư”; để trống thì theo danh sách: BÍ THƯ, PHÓ BÍ THƯ.", ""
    )
    recipients: tuple[Line, ...] = entries(
        "Nơi nhận",
        "Mỗi nơi một dòng, như “Đảng uỷ phường (để báo cáo)”, “Ban công tác Mặt trận, các đoàn thể (để thực hiện)”; "
        "dòng lưu tự thêm ở cuối.",
    )

    @field_validator("signed_on")
    @classmethod
    def _a_number_has_its_day(cls, signed_on: date | None, info: ValidationInfo) -> date | None:
        number = info.data.get("number")
        if number is not None and signed_on is None and info.data.get("draft_no") is None:
            raise PydanticCustomError("number_without_day", "", {"number": number})
        return signed_on

    @fact("Đã ban hành", "number", "signed_on")
    def is_issued(self) -> bool:
        """A paper with a draft round counts as a draft until it has both a number and a day."""
        return self.number is not None and self.signed_on is not None

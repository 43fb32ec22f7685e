"""Profiles and score sheets as values: every threshold, severity and source; `profile_files` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from service.dossier.fields import Choice, Count, Flag, Line, OptionalLine, Ordinal, Percent
from service.dossier.grades import Marking, floors_of
from service.dossier.meeting import AgendaKind
from service.dossier.norms import Norms, Share
from service.dossier.parts import Part
from service.finding import Severity

Words = tuple[Line, ...]
DayOfMonth = Annotated[int, Field(ge=1, le=31)]


class Tag(Choice):
    """How sure a rule's source is."""

    ARTICLE = "ART", "bài báo về mô hình"
    VERIFIED = "V", "văn bản chính thức, hoặc hai nguồn độc lập"
    SINGLE = "S", "một nguồn"
    UNVERIFIED = "U", "chưa xác minh"


UNSURE = (Tag.SINGLE, Tag.UNVERIFIED)


class Limits(Norms):
    """All thresholds of a profile; each names in its description the rules that use it."""

    attendance_aim: Share = Field(title="Tỷ lệ dự theo Hướng dẫn 42", description="B03")
    meeting_days: Annotated[tuple[DayOfMonth, ...], Field(min_length=1)] = Field(
        title="Ngày họp trong tháng", description="A08"
    )
    outcome_days: Count = Field(title="Ban hành nghị quyết, kết luận sau họp (ngày)", description="A16")
    minutes_combined: Ordinal = Field(title="Thời lượng khi kết hợp chuyên đề (phút)", description="B01, B02")
    large_cell: Count = Field(title="Chi bộ đông: từ bao nhiêu đảng viên (0: không xét)", description="B01, B02")
    minutes_large: Ordinal = Field(title="Thời lượng của chi bộ đông (phút)", description="B01, B02")
    small_cell: Ordinal = Field(title="Chi bộ nhỏ: dưới bao nhiêu đảng viên", description="B06")
    speakers_small: Count = Field(title="Số người phát biểu, chi bộ nhỏ", description="B06")
    speakers: Count = Field(title="Số người phát biểu, chi bộ khác", description="B06")
    ideology_minutes: Ordinal = Field(title="Tư tưởng, tự phê bình và phê bình (phút)", description="B08")
    overlap: Percent = Field(title="Trùng nội dung từ (%)", description="A10")
    work_length: Ordinal = Field(title="Nội dung công việc dài ít nhất (ký tự)", description="A06")
    deed_length: Ordinal = Field(title="Việc làm tốt dài ít nhất (ký tự)", description="A14")
    six_clear: Flag = Field(title="Sáu rõ: ghi cả thẩm quyền", description="A06")
    vague_words: Words = Field(title="Từ chung chung", description="A06")
    products: Words = Field(title="Sản phẩm gọi được tên", description="A06")
    other_meetings: Words = Field(title="Tên cuộc họp khác", description="B13")


class RuleEntry(Part):
    """What the .toml of a profile says of one rule."""

    severity: Literal["error", "warning", "info"] = Field(title="Mức độ")
    tag: Tag = Field(title="Độ tin cậy của nguồn")
    source: Line = Field(title="Nguồn", description="Tên nguồn trong mục [sources].")
    apply: Flag = Field(True, title="Có áp dụng")


class UsualItem(Part):
    """A line of the usual programme; ``{month}`` is that of the meeting, ``{next}`` the one after."""

    content: Line = Field(title="Nội dung")
    minutes: Ordinal = Field(title="Thời gian (phút)")
    kind: AgendaKind = Field(title="Loại nội dung")


class ProfileSheet(Part):
    """The .toml of a profile merged with the profile that it extends."""

    title: Line = Field(title="Tên bộ quy tắc")
    extends: OptionalLine = Field("", title="Mở rộng từ")
    sheet: Line = Field(title="Mẫu phiếu chấm điểm")
    limits: Limits = Field(title="Ngưỡng")
    sources: dict[str, Line] = Field(title="Nguồn")
    rules: dict[str, RuleEntry] = Field(title="Quy tắc")
    agenda: tuple[UsualItem, ...] = Field((), title="Chương trình thường kỳ")


class Band(Part):
    """``points`` for a measure at ``at``: at least so many percent, or (for length) at most so many minutes short."""

    at: Count = Field(title="Mức")
    points: Count = Field(title="Điểm")


# Those of `service.rules.measures`.
Measure = Literal[
    "length",
    "attendance",
    "tasks_done",
    "speakers",
    "committee",
    "drafts",
    "papers_sent",
    "digital",
    "thematic",
    "commended",
    "ideology",
    "outcome",
    "posted",
    "",
]


class CriterionGroup(Part):
    """A group of criteria: those whose code begins with its own and a dot, or has the very same."""

    code: Annotated[Line, Field(pattern=r"^[^.]+$")] = Field(title="Mã nhóm")
    title: Line = Field(title="Tên nhóm")


class Criterion(Part):
    """One line of a score sheet; `measure` says what of the dossier decides its points, "" if nothing does.

    `only`: counts only in a month with a thematic meeting.
    """

    code: Line = Field(title="Mã tiêu chí")
    title: Line = Field(title="Tiêu chí")
    max: Ordinal = Field(title="Điểm tối đa")
    measure: Measure = Field("", title="Cách đo")
    only: Literal["thematic", ""] = Field("", title="Chỉ tính khi")
    bands: tuple[Band, ...] = Field((), title="Các mức điểm")
    unexcused: Count | None = Field(None, title="Điểm nhiều nhất khi có người vắng không lý do")
    bonus: Count = Field(0, title="Điểm cộng thêm")

    def points_for(self, reached: int) -> int:
        """The points for a measure of `reached` (percent, or minutes short; 1 or 0 without bands), less the bonus."""
        if not self.bands:
            return self.max if reached else 0
        if self.measure == "length":
            return max((band.points for band in self.bands if reached <= band.at), default=0)
        return max((band.points for band in self.bands if reached >= band.at), default=0)


class GradeFloor(Part):
    """A grade and the points from which it is given."""

    at: Count = Field(title="Từ điểm")
    name: Line = Field(title="Xếp loại")


class ScoreSheet(Part):
    """A score sheet (phiếu chấm điểm): its lines and grades."""

    title: Line = Field(title="Tên phiếu")
    source: Line = Field(title="Nguồn")
    grades: Annotated[tuple[GradeFloor, ...], Field(min_length=1)] = Field(title="Xếp loại")
    groups: tuple[CriterionGroup, ...] = Field((), title="Nhóm tiêu chí")
    rows: Annotated[tuple[Criterion, ...], Field(min_length=1)] = Field(title="Tiêu chí")

    @cached_property
    def total(self) -> int:
        """The maximum of points of the whole sheet."""
        return sum(row.max for row in self.rows)

    @cached_property
    def marking(self) -> Marking:
        """What the sheet says of marks."""
        groups = {group.code: group.title for group in self.groups}
        sometimes = {row.code: row.max for row in self.rows if row.only}
        return Marking(floors_of((grade.at, grade.name) for grade in self.grades), groups, self.total, sometimes)

    def measured(self, measure: str) -> Criterion | None:
        """The line whose points `measure` decides; None where the sheet has none."""
        return next((row for row in self.rows if row.measure == measure), None)


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How a profile applies a rule: its severity, how sure its source is, and the source in words."""

    severity: Severity
    tag: Tag
    source: str


@dataclass(frozen=True)
class Profile:
    """A profile ready for use; `rules` holds, by id, only those that apply."""

    name: str
    title: str
    limits: Limits
    rules: Mapping[str, RuleSetting]
    sheet_id: str
    sheets: Mapping[str, ScoreSheet]
    agenda: tuple[UsualItem, ...] = ()

    @property
    def sheet(self) -> ScoreSheet:
        """The score sheet that this profile uses."""
        return self.sheets[self.sheet_id]

"""The work of the cell: last month reviewed, the discussion, and next month's tasks with the five "rõ"."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, computed_field

from service.dossier.computed import made_of
from service.dossier.fields import (
    ROWS_LIMIT,
    Choice,
    Day,
    Line,
    OptionalLine,
    OptionalText,
    Percent,
    Quantity,
    Quarter,
    Text,
    Year,
)
from service.dossier.parts import Part
from service.dossier.people import PersonRef
from service.vietnamese import listed, roman_quarter


class TaskResult(Choice):
    """What became of last month's task."""

    DONE = "hoan_thanh", "Hoàn thành"
    RUNNING = "dang_lam", "Đang thực hiện"
    NOT_YET = "chua_lam", "Chưa thực hiện"
    DROPPED = "khong_lam", "Không thực hiện"


class TaskSource(Choice):
    """Which paper a task comes from."""

    RESOLUTION = "nq", "nghị quyết"
    CONCLUSION = "kl", "kết luận"
    REGISTRATION = "dang_ky_nam", "đăng ký việc làm theo năm"


class DeedScope(Choice):
    """Whether a practical deed is one of the month or of the quarter."""

    MONTH = "thang", "tháng"
    QUARTER = "quy", "quý"


class NewsDocument(Part):
    """A document passed on at the meeting."""

    number: OptionalLine = Field("", title="Số, ký hiệu", description="Như “42-HD/BTCTW”.")
    date: Day | None = Field(None, title="Ngày ban hành", description="Dạng 2025-10-28.")
    issuer: OptionalLine = Field("", title="Cơ quan ban hành", description="Như “Ban Tổ chức Trung ương”.")
    kind: OptionalLine = Field("", title="Tên loại", description="Như “Chỉ thị”, “Hướng dẫn”; đứng trước số, ký hiệu.")
    title: Line = Field(
        title="Trích yếu",
        description="Như “về sinh hoạt chi bộ”; nếu bỏ trống tên loại thì ghi cả tên, như “Hướng dẫn về …”.",
    )


class Review(Part):
    """Last month as the cell judges it; each list holds one point a row."""

    done: tuple[Text, ...] = Field((), max_length=ROWS_LIMIT, title="Việc làm được", description="Mỗi ý một dòng.")
    not_done: tuple[Text, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Hạn chế, việc chưa làm được", description="Mỗi ý một dòng."
    )
    causes: tuple[Text, ...] = Field((), max_length=ROWS_LIMIT, title="Nguyên nhân", description="Mỗi ý một dòng.")
    ideology: OptionalText = Field("", title="Tình hình tư tưởng đảng viên", description="Trong tháng.")
    public_opinion: OptionalText = Field("", title="Dư luận nhân dân", description="Điều nhân dân quan tâm, phản ánh.")
    lam_theo_bac: OptionalText = Field("", title="Học tập và làm theo Bác", description="Kết quả trong tháng.")
    party_building: OptionalText = Field(
        "", title="Công tác xây dựng Đảng", description="Phát triển đảng, kiểm tra, giám sát, quản lý đảng viên."
    )


class Measure(Part):
    """A number that a task must reach, and its unit."""

    value: Quantity = Field(title="Số lượng", description="Con số phải đạt.")
    unit: Line = Field(title="Đơn vị tính", description="Như “hộ”, “%”, “bóng đèn”.")


class Task(Part):
    """A task of the coming month: person, work, progress, responsibility, result (and authority)."""

    work: Text = Field(title="Nội dung công việc", description="Rõ việc: bắt đầu bằng động từ, nói cụ thể làm gì.")
    leads: Annotated[tuple[PersonRef, ...], Field(min_length=1, max_length=ROWS_LIMIT)] = Field(
        title="Người thực hiện", description="Rõ người: mã hoặc họ tên người chủ trì."
    )
    support: OptionalLine = Field("", title="Phối hợp", description="Người, tổ chức cùng làm.")
    due: Day = Field(title="Thời hạn", description="Rõ tiến độ: ngày phải xong, dạng 2026-12-15.")
    schedule: OptionalLine = Field(
        "", title="Các mốc tiến độ", description="Khi có nhiều mốc, như “buổi 1 ngày 10/12, buổi 2 ngày 20/12”."
    )
    responsible: PersonRef = Field(
        title="Người chịu trách nhiệm", description="Rõ trách nhiệm: chi uỷ viên theo dõi, chịu trách nhiệm."
    )
    result: Text = Field(title="Kết quả, sản phẩm", description="Rõ kết quả: con số, tỷ lệ hoặc văn bản phải có.")
    measure: Measure | None = Field(None, title="Chỉ tiêu đo được", description="Số lượng và đơn vị, nếu có.")
    authority: OptionalText = Field("", title="Thẩm quyền", description="Rõ thẩm quyền (khi áp dụng sáu rõ).")
    source: TaskSource | None = Field(None, title="Nguồn", description="Nghị quyết, kết luận hay đăng ký năm.")

    @computed_field(title="Họ tên những người thực hiện")  # type: ignore[prop-decorator]
    @property
    @made_of("leads")
    def lead_names(self) -> str:
        """The names of those who carry the task out, as ``A, B và C``."""
        return listed([person.full_name for person in self.leads])


class PreviousTask(Part):
    """A task of last month and what became of it."""

    work: Text = Field(title="Nhiệm vụ đề ra", description="Nội dung nhiệm vụ tháng trước.")
    leads: tuple[PersonRef, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Người thực hiện", description="Mã hoặc họ tên người chủ trì."
    )
    due: Day | None = Field(None, title="Thời hạn", description="Hạn đã giao.")
    initial_state: OptionalText = Field("", title="Tình trạng đầu kỳ", description="Tình trạng khi bắt đầu tháng.")
    result: TaskResult | None = Field(
        None,
        title="Kết quả",
        description="Hoàn thành, đang, chưa hoặc không thực hiện; cần cho văn bản có bảng kết quả.",
        json_schema_extra={"x-needed": "where-printed"},
    )
    percent: Percent | None = Field(
        None, title="Tỷ lệ hoàn thành (%)", description="Từ 0 đến 100.", json_schema_extra={"x-unit": "%"}
    )
    note: OptionalText = Field("", title="Diễn giải kết quả", description="Số liệu, lý do.")

    @computed_field(title="Họ tên những người thực hiện")  # type: ignore[prop-decorator]
    @property
    @made_of("leads")
    def lead_names(self) -> str:
        """The names of those who carry the task out, as ``A, B và C``."""
        return listed([person.full_name for person in self.leads])


class PracticalDeed(Part):
    """“Mỗi tháng/quý một việc làm thiết thực, hiệu quả”."""

    title: Text = Field(title="Việc làm thiết thực", description="Việc cụ thể chi bộ làm trong tháng hoặc quý.")
    scope: DeedScope = Field(DeedScope.MONTH, title="Phạm vi", description="Việc của tháng hay của quý.")
    lead: PersonRef | None = Field(None, title="Người phụ trách", description="Mã hoặc họ tên.")
    due: Day | None = Field(None, title="Thời hạn", description="Ngày phải xong.")
    result: OptionalText = Field("", title="Kết quả", description="Kết quả cần đạt hoặc đã đạt.")


class YearRegistration(Part):
    """Works that the cell registered for the year."""

    year: Year = Field(title="Năm", description="Bốn chữ số, như “2026”.")
    items: tuple[Text, ...] = Field((), max_length=ROWS_LIMIT, title="Việc đăng ký", description="Mỗi việc một dòng.")


class Thematic(Part):
    """The thematic part of a meeting, one a quarter at least."""

    title: Line = Field(title="Tên chuyên đề", description="Tên đầy đủ của chuyên đề.")
    quarter: Quarter = Field(title="Quý", description="Từ 1 đến 4.")
    author: PersonRef | None = Field(None, title="Người soạn chuyên đề", description="Mã hoặc họ tên.")
    purpose: OptionalText = Field("", title="Mục đích, yêu cầu", description="Vì sao chọn chuyên đề.")
    summary: OptionalText = Field("", title="Tóm tắt chuyên đề", description="Nội dung chính.")
    reflections: tuple[Text, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Liên hệ bản thân, đơn vị", description="Mỗi ý kiến một dòng."
    )
    conclusion: OptionalText = Field("", title="Kết luận chuyên đề", description="Điều cần tiếp thu.")
    application: OptionalText = Field("", title="Vận dụng", description="Việc làm sau chuyên đề.")
    due_final: Day | None = Field(None, title="Hạn hoàn thiện", description="Ngày hoàn thiện chuyên đề.")

    @computed_field(title="Quý, viết như trên văn bản")  # type: ignore[prop-decorator]
    @property
    @made_of("quarter")
    def quarter_text(self) -> str:
        """The quarter as papers write it, as ``quý IV``."""
        return f"quý {roman_quarter(self.quarter)}"


class Opinion(Part):
    """What one person said in the discussion."""

    speaker: PersonRef = Field(title="Người phát biểu", description="Mã đảng viên, hoặc họ tên khách mời.")
    content: Text = Field(title="Nội dung phát biểu", description="Ghi trung thực, đủ ý.")
    topic: OptionalLine = Field("", title="Vấn đề", description="Không bắt buộc.")
    reply: OptionalText = Field("", title="Trả lời, tiếp thu", description="Không bắt buộc.")


class Criticism(Part):
    """Self-criticism, criticism or a reminder; printed in the minutes only."""

    member: PersonRef = Field(title="Đảng viên", description="Mã hoặc họ tên đồng chí được góp ý, nhắc nhở.")
    content: Text = Field(title="Nội dung", description="Điều tự phê bình, phê bình hoặc nhắc nhở.")

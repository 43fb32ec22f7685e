"""The work of the cell: last month reviewed, the discussion, and next month's tasks with the five "rõ"."""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from service.dossier.computed import fact, made_of
from service.dossier.fields import (
    Choice,
    Day,
    Filled,
    Flag,
    Line,
    OptionalLine,
    OptionalText,
    Percent,
    Period,
    Quantity,
    Quarter,
    Text,
    Year,
    entries,
    entry,
)
from service.dossier.parts import Part, unnamed
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

    number: OptionalLine = entry("Số, ký hiệu", "Như “42-HD/BTCTW”.", "")
    date: Day | None = entry("Ngày ban hành", "Dạng 2025-10-28.", None)
    issuer: OptionalLine = entry("Cơ quan ban hành", "Như “Ban Tổ chức Trung ương”.", "")
    kind: OptionalLine = entry("Tên loại", "Như “Chỉ thị”, “Hướng dẫn”; đứng trước số, ký hiệu.", "")
    title: Line = entry(
        "Trích yếu", "Như “về sinh hoạt chi bộ”; nếu bỏ trống tên loại thì ghi cả tên, như “Hướng dẫn về …”."
    )


class Review(Part):
    """Last month as the cell judges it; each list holds one point a row."""

    done: tuple[Text, ...] = entries("Việc làm được", "Mỗi ý một dòng.")
    not_done: tuple[Text, ...] = entries("Hạn chế, việc chưa làm được", "Mỗi ý một dòng.")
    causes: tuple[Text, ...] = entries("Nguyên nhân", "Mỗi ý một dòng.")
    ideology: OptionalText = entry("Tình hình tư tưởng đảng viên", "Trong tháng.", "")
    public_opinion: OptionalText = entry("Dư luận nhân dân", "Điều nhân dân quan tâm, phản ánh.", "")
    lam_theo_bac: OptionalText = entry("Học tập và làm theo Bác", "Kết quả trong tháng.", "")
    party_building: OptionalText = entry(
        "Công tác xây dựng Đảng", "Phát triển đảng, kiểm tra, giám sát, quản lý đảng viên.", ""
    )


class Measure(Part):
    """A number that a task must reach, and its unit."""

    value: Quantity = entry("Số lượng", "Con số phải đạt.")
    unit: Line = entry("Đơn vị tính", "Như “hộ”, “%”, “bóng đèn”.")


class Task(Part):
    """A task of the coming month: person, work, progress, responsibility, result (and authority)."""

    work: Text = entry("Nội dung công việc", "Rõ việc: bắt đầu bằng động từ, nói cụ thể làm gì.")
    leads: Filled[PersonRef] = entry("Người thực hiện", "Rõ người: mã hoặc họ tên người chủ trì.")
    support: OptionalLine = entry("Phối hợp", "Người, tổ chức cùng làm.", "")
    due: Day = entry("Thời hạn", "Rõ tiến độ: ngày phải xong, dạng 2026-12-15.")
    schedule: OptionalLine = entry(
        "Các mốc tiến độ", "Khi có nhiều mốc, như “buổi 1 ngày 10/12, buổi 2 ngày 20/12”.", ""
    )
    responsible: PersonRef = entry("Người chịu trách nhiệm", "Rõ trách nhiệm: chi uỷ viên theo dõi, chịu trách nhiệm.")
    result: Text = entry("Kết quả, sản phẩm", "Rõ kết quả: con số, tỷ lệ hoặc văn bản phải có.")
    measure: Measure | None = entry("Chỉ tiêu đo được", "Số lượng và đơn vị, nếu có.", None)
    authority: OptionalText = entry("Thẩm quyền", "Rõ thẩm quyền (khi áp dụng sáu rõ).", "")
    source: TaskSource | None = entry("Nguồn", "Nghị quyết, kết luận hay đăng ký năm.", None)

    @fact("Họ tên những người thực hiện", "leads")
    def lead_names(self) -> str:
        """The names of those who carry the task out, as ``A, B và C``."""
        return listed([person.full_name for person in self.leads])


class PreviousTask(Part):
    """A task of last month, or one of an earlier month that is not finished, and what became of it."""

    work: Text = entry("Nhiệm vụ đề ra", "Nội dung nhiệm vụ tháng trước.")
    leads: tuple[PersonRef, ...] = entries("Người thực hiện", "Mã hoặc họ tên người chủ trì.")
    due: Day | None = entry("Thời hạn", "Hạn đã giao.", None)
    product: OptionalText = entry("Sản phẩm phải có", "Kết quả đã giao: con số, tỷ lệ hoặc văn bản phải có.", "")
    responsible: PersonRef | None = entry("Người chịu trách nhiệm", "Chi uỷ viên theo dõi; không bắt buộc.", None)
    set_in: Period | None = entry("Giao từ kỳ", "Tháng của kỳ sinh hoạt đã giao việc, dạng 2026-10.", None)
    is_deed: Flag = entry("Là việc làm thiết thực", "Chọn nếu là việc làm thiết thực của tháng, của quý.", False)
    initial_state: OptionalText = entry("Tình trạng đầu kỳ", "Tình trạng khi bắt đầu tháng.", "")
    result: TaskResult | None = entry(
        "Kết quả",
        "Hoàn thành, đang, chưa hoặc không thực hiện; cần cho văn bản có bảng kết quả.",
        None,
        needed="where-printed",
    )
    percent: Percent | None = entry("Tỷ lệ hoàn thành (%)", "Từ 0 đến 100.", None, unit="%")
    note: OptionalText = entry("Diễn giải kết quả", "Số liệu, lý do.", "")

    @fact("Họ tên những người thực hiện", "leads")
    def lead_names(self) -> str:
        """The names of those who carry the task out, as ``A, B và C``."""
        return listed([person.full_name for person in self.leads])

    @property
    @made_of("result")
    def is_open(self) -> bool:
        """Whether something is still to be done or told: it is neither done nor dropped."""
        return self.result not in (TaskResult.DONE, TaskResult.DROPPED)

    @property
    @made_of("result", "percent", "note")
    def outcome(self) -> str:
        """What became of it, in words: ``Đang thực hiện 60%: xong 60 m``; empty where nothing is told."""
        if self.result is None:
            return ""
        share = f" {self.percent}%" if self.percent is not None and self.is_open else ""
        return f"{self.result.label}{share}" + (f": {self.note}" if self.note else "")


class PracticalDeed(Part):
    """“Mỗi tháng/quý một việc làm thiết thực, hiệu quả”."""

    title: Text = entry("Việc làm thiết thực", "Việc cụ thể chi bộ làm trong tháng hoặc quý.")
    scope: DeedScope = entry("Phạm vi", "Việc của tháng hay của quý.", DeedScope.MONTH)
    lead: PersonRef | None = entry("Người phụ trách", "Mã hoặc họ tên.", None)
    due: Day | None = entry("Thời hạn", "Ngày phải xong.", None)
    result: OptionalText = entry("Kết quả", "Kết quả cần đạt hoặc đã đạt.", "")


class RegisteredWork(Part):
    """One work that the cell registered for the year; a plain text is one of which nothing else is known."""

    work: Text = entry("Việc đăng ký", "Việc cụ thể chi bộ làm trong năm.")
    owner: OptionalLine = entry("Người, nhóm phụ trách", "Ai lo việc này, như “Chi uỷ”, “Tổ đảng số 1”.", "")
    when: OptionalLine = entry("Thời gian thực hiện", "Như “quý II”, “trước 30/6/2026”.", "")
    wanted: OptionalText = entry("Kết quả cần đạt", "Con số, sản phẩm.", "")
    result: OptionalText = entry("Kết quả đã đạt", "Ghi khi có; báo cáo năm in ra.", "")

    @model_validator(mode="before")
    @classmethod
    def _of_a_text(cls, data: Any) -> Any:
        return {"work": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The model's own schema, or a plain text in its place."""
        schema = unnamed(handler, core)
        own = handler.resolve_ref_schema(schema)
        model = dict(own)
        own.clear()
        own["anyOf"] = [model, {"type": "string", "pattern": r"\S", "maxLength": 20_000}]
        return schema


class YearRegistration(Part):
    """Works that the cell registered for the year."""

    year: Year = entry("Năm", "Bốn chữ số, như “2026”.")
    items: tuple[RegisteredWork, ...] = entries("Việc đăng ký trong năm", "Mỗi việc một dòng.")


class PlannedTopic(Part):
    """The topic of a thematic meeting to come, and who writes it (HD 42: planned at the start of the year)."""

    year: Year = entry("Năm", "Bốn chữ số, như “2027”.")
    quarter: Quarter = entry("Quý", "Từ 1 đến 4.")
    title: Line = entry("Tên chuyên đề", "Tên đầy đủ của chuyên đề sẽ sinh hoạt.")
    author: PersonRef | None = entry("Người soạn chuyên đề", "Mã hoặc họ tên.", None)
    presenter: OptionalLine = entry("Người báo cáo, phối hợp", "Không bắt buộc.", "")
    day: Day | None = entry("Ngày dự kiến", "Để trống thì theo lịch năm.", None)


class ThematicOpinion(Part):
    """What one person said of the topic."""

    speaker: PersonRef = entry("Người phát biểu", "Mã đảng viên, hoặc họ tên khách mời.")
    content: Text = entry("Nội dung phát biểu", "Nhận thức, liên hệ bản thân, đơn vị, góp ý.")


class Thematic(Part):
    """The thematic part of a meeting, one a quarter at least."""

    title: Line = entry("Tên chuyên đề", "Tên đầy đủ của chuyên đề.")
    quarter: Quarter = entry("Quý", "Từ 1 đến 4.")
    author: PersonRef | None = entry("Người soạn chuyên đề", "Mã hoặc họ tên.", None)
    purpose: OptionalText = entry("Mục đích, yêu cầu", "Vì sao chọn chuyên đề.", "")
    summary: OptionalText = entry("Tóm tắt chuyên đề", "Nội dung chính.", "")
    opinions: tuple[ThematicOpinion, ...] = entries("Ý kiến thảo luận, liên hệ", "Ai nói gì, mỗi người một dòng.")
    reflections: tuple[Text, ...] = entries("Ý kiến ghi chung", "Ý kiến không ghi người nói, mỗi ý một dòng.")
    quality: OptionalText = entry("Đánh giá chất lượng chuyên đề", "Người chủ trì nhận xét bản chuyên đề.", "")
    conclusion: OptionalText = entry("Kết luận chuyên đề", "Điều cần tiếp thu.", "")
    application: OptionalText = entry("Vận dụng", "Việc làm sau chuyên đề.", "")
    due_final: Day | None = entry("Hạn hoàn thiện", "Ngày hoàn thiện chuyên đề.", None)

    @fact("Quý, viết như trên văn bản", "quarter")
    def quarter_text(self) -> str:
        """The quarter as papers write it, as ``quý IV``."""
        return f"quý {roman_quarter(self.quarter)}"


class Opinion(Part):
    """What one person said in the discussion."""

    speaker: PersonRef = entry("Người phát biểu", "Mã đảng viên, hoặc họ tên khách mời.")
    content: Text = entry("Nội dung phát biểu", "Ghi trung thực, đủ ý.")
    topic: OptionalLine = entry("Vấn đề", "Không bắt buộc.", "")
    reply: OptionalText = entry("Trả lời, tiếp thu", "Không bắt buộc.", "")


class Criticism(Part):
    """Self-criticism, criticism or a reminder; printed in the minutes only."""

    member: PersonRef = entry("Đảng viên", "Mã hoặc họ tên đồng chí được góp ý, nhắc nhở.")
    content: Text = entry("Nội dung", "Điều tự phê bình, phê bình hoặc nhắc nhở.")

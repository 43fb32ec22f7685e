"""The meeting itself and what goes before it: attendance, the committee's meeting, agenda, drafts, sending."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, computed_field, field_validator
from pydantic_core import PydanticCustomError

from service.dossier.computed import made_of
from service.dossier.fields import (
    ROWS_LIMIT,
    Choice,
    Count,
    Day,
    Flag,
    Line,
    Moment,
    OptionalLine,
    OptionalText,
    Ordinal,
    Period,
    Text,
    minutes_between,
)
from service.dossier.parts import Part, fields_of
from service.dossier.people import MemberRef, PersonRef, unique
from service.vietnamese import Month, weekday


class MeetingKind(Choice):
    """What kind of meeting it is; a combined one is the regular meeting with a topic."""

    REGULAR = "thuong_ky", "thường kỳ"
    THEMATIC = "chuyen_de", "chuyên đề"
    COMBINED = "ket_hop", "thường kỳ kết hợp chuyên đề"
    EXTRAORDINARY = "bat_thuong", "bất thường"


REGULAR_KINDS = (MeetingKind.REGULAR, MeetingKind.COMBINED)  # count as the month's own meeting
THEMATIC_KINDS = (MeetingKind.THEMATIC, MeetingKind.COMBINED)  # count as the quarter's thematic one
USUAL_DAYS = (24, 25)  # of the month, for regular meetings, where no profile of rules is at hand (rule A08)


class Mode(Choice):
    """Whether people meet in one place, online, or both."""

    IN_PERSON = "truc_tiep", "trực tiếp"
    ONLINE = "truc_tuyen", "trực tuyến"
    HYBRID = "ket_hop", "trực tiếp kết hợp trực tuyến"


class Presence(Choice):
    """How a member is marked on the attendance list."""

    PRESENT = "co_mat", "có mặt"
    EXCUSED = "vang_co_ly_do", "vắng có lý do"
    UNEXCUSED = "vang_khong_ly_do", "vắng không lý do"
    EXEMPT = "mien_vang", "được miễn, vắng"
    NOT_SUMMONED = "khong_trieu_tap", "không triệu tập"


class ReasonKind(Choice):
    """Why a member was absent, in groups that can be counted."""

    DUTY = "cong_tac", "đi công tác"
    HEALTH = "suc_khoe", "sức khoẻ"
    FAMILY = "gia_dinh", "việc gia đình"
    OTHER = "khac", "lý do khác"


class AgendaKind(Choice):
    """What an agenda item is about; used to judge the order of the meeting."""

    OPENING = "opening", "mở đầu"
    NEWS = "news", "thời sự, văn bản mới"
    REVIEW = "review", "đánh giá tháng trước"
    IDEOLOGY = "ideology", "tư tưởng, tự phê bình và phê bình"
    THEMATIC = "thematic", "chuyên đề"
    TASKS = "tasks", "nhiệm vụ tháng sau"
    COMMEND = "commend", "biểu dương"
    VOTE = "vote", "kết luận, biểu quyết"
    SCORE = "score", "chấm điểm"
    MINUTES = "minutes", "thông qua biên bản"
    CLOSE = "close", "kết thúc"


class DraftKind(Choice):
    """What a paper prepared before the meeting is."""

    CONTENT = "noi_dung", "nội dung sinh hoạt"
    REPORT = "bao_cao", "báo cáo"
    RESOLUTION = "du_thao_nq", "dự thảo nghị quyết"
    CONCLUSION = "du_thao_kl", "dự thảo kết luận"
    THEMATIC = "chuyen_de", "chuyên đề"
    OTHER = "khac", "tài liệu khác"


class Channel(Choice):
    """How a paper was sent to a member."""

    HANDBOOK = "so_tay_dien_tu", "Sổ tay đảng viên điện tử"
    ZALO = "zalo", "Zalo"
    PAPER = "ban_giay", "bản giấy"
    EMAIL = "email", "thư điện tử"


def _after_the_start(end_at: datetime | None, info: ValidationInfo) -> datetime | None:
    start_at = info.data.get("start_at")
    if end_at is not None and start_at is not None and end_at <= start_at:
        raise PydanticCustomError("end_before_start", "", {"start": f"{start_at:%H:%M %d/%m/%Y}"})
    return end_at


EndMoment = Annotated[Moment | None, AfterValidator(_after_the_start)]

_ADDRESSED = re.compile(r"(?:ông|bà|cụ|bác|anh|chị|em|đồng chí|đ/c|đại biểu|các|đại diện)\s", re.IGNORECASE)


class Guest(Part):
    """Somebody present who is not of the cell."""

    name: Line = Field(title="Họ và tên", description="Họ và tên đại biểu, khách mời.")
    role: OptionalLine = Field("", title="Chức vụ", description="Như “Đảng uỷ viên”.")
    unit: OptionalLine = Field("", title="Đơn vị", description="Như “Đảng uỷ phường Chiềng Cơi”.")
    is_superior: Flag = Field(False, title="Đại biểu cấp trên", description="Chọn nếu là người của cấp uỷ cấp trên.")

    @computed_field(title="Cách xưng hô")  # type: ignore[prop-decorator]
    @property
    @made_of("name", "is_superior")
    def address(self) -> str:
        """What an invitation puts before the name: nothing where whoever typed it has, as in “Ông Lò Văn A”."""
        if _ADDRESSED.match(self.name):
            return ""
        return "Đồng chí " if self.is_superior else "Đại biểu "


class FeeStatus(Part):
    """How party dues stand this month (HD 42: announced at the opening)."""

    paid: Count = Field(title="Số đồng chí đã nộp", description="Số người đã nộp đảng phí tháng này.")
    due: Count = Field(title="Số đồng chí thuộc diện nộp", description="Số người phải nộp đảng phí tháng này.")
    note: OptionalText = Field("", title="Ghi chú về đảng phí", description="Không bắt buộc.")

    @field_validator("due")
    @classmethod
    def _covers_the_paid(cls, due: int, info: ValidationInfo) -> int:
        paid = info.data.get("paid", 0)
        if paid > due:
            raise PydanticCustomError("paid_above_due", "", {"paid": paid, "due": due})
        return due


class Meeting(Part):
    """When, where and by whom the meeting is held; local time (Asia/Ho_Chi_Minh)."""

    kind: MeetingKind = Field(MeetingKind.REGULAR, title="Loại sinh hoạt", description="Thường kỳ, chuyên đề …")
    period: Period = Field(
        title="Kỳ sinh hoạt",
        description="Tháng của kỳ sinh hoạt, dạng 2026-11.",
        json_schema_extra={"x-made-from": "start_at"},
    )
    start_at: Moment = Field(
        title="Bắt đầu",
        description="Ngày giờ bắt đầu, dạng 2026-11-24T19:30.",
        json_schema_extra={"x-days": list(USUAL_DAYS)},
    )
    end_at: EndMoment = Field(None, title="Kết thúc", description="Ngày giờ kết thúc; phải sau lúc bắt đầu.")
    place: Line = Field(title="Địa điểm", description="Như “Nhà văn hoá bản Mòng”.")
    mode: Mode = Field(Mode.IN_PERSON, title="Hình thức", description="Trực tiếp, trực tuyến hoặc kết hợp.")
    chair: PersonRef | None = Field(None, title="Chủ trì", description="Mã hoặc họ tên người chủ trì.")
    clerk: PersonRef | None = Field(None, title="Thư ký", description="Mã hoặc họ tên người ghi biên bản.")
    guests: tuple[Guest, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Đại biểu, khách mời", description="Để trống nếu không có."
    )
    date_exception: OptionalText = Field(
        "",
        title=f"Lý do không họp ngày {', '.join(map(str, USUAL_DAYS))}",
        description="Chỉ ghi khi họp vào ngày khác.",
    )
    fee_status: FeeStatus | None = Field(None, title="Tình hình đảng phí", description="Số đã nộp trên số phải nộp.")
    minutes_passed_at: Moment | None = Field(
        None, title="Biên bản được thông qua lúc", description="Ngày giờ đọc và thông qua biên bản."
    )

    @computed_field(title="Tháng tiếp theo")  # type: ignore[prop-decorator]
    @property
    @made_of("period")
    def period_next(self) -> Month:
        """The month after the period of the meeting."""
        return self.period.next

    @computed_field(title="Tháng trước")  # type: ignore[prop-decorator]
    @property
    @made_of("period")
    def period_previous(self) -> Month:
        """The month before the period of the meeting."""
        return self.period.previous

    @computed_field(title="Thứ trong tuần của ngày họp")  # type: ignore[prop-decorator]
    @property
    @made_of("start_at")
    def weekday(self) -> str:
        """The day of the week on which the meeting begins, as ``thứ Ba``."""
        return weekday(self.start_at)

    @computed_field(title="Thời lượng, tính bằng phút")  # type: ignore[prop-decorator]
    @property
    @made_of("start_at", "end_at")
    def duration_min(self) -> int | None:
        """Whole minutes from start to end; None while the end is not known."""
        return None if self.end_at is None else minutes_between(self.start_at, self.end_at)


class Attendance(Part):
    """One member's presence; one row a member."""

    member: Annotated[MemberRef, unique("attendance")] = Field(
        title="Đảng viên", description="Mã đảng viên trong danh sách."
    )
    state: Presence = Field(title="Điểm danh", description="Có mặt, vắng có lý do, vắng không lý do …")
    reason: OptionalLine = Field("", title="Lý do vắng", description="Ghi cụ thể khi vắng có lý do.")
    reason_kind: ReasonKind | None = Field(None, title="Nhóm lý do", description="Công tác, sức khoẻ, gia đình, khác.")
    late: Flag = Field(False, title="Đến muộn", description="Chọn nếu đến sau khi họp bắt đầu.")


class CommitteeAbsence(Part):
    """A committee member who did not come to the committee's meeting."""

    who: PersonRef = Field(title="Người vắng", description="Mã hoặc họ tên chi uỷ viên vắng.")
    reason: OptionalLine = Field("", title="Lý do", description="Lý do vắng.")


class Assignment(Part):
    """What one person prepares for the meeting, and until when."""

    who: PersonRef = Field(title="Người chuẩn bị", description="Mã hoặc họ tên người được giao.")
    prepares: Line = Field(title="Nội dung chuẩn bị", description="Việc hoặc tài liệu phải chuẩn bị.")
    due: Day | None = Field(None, title="Hạn xong", description="Ngày phải xong, dạng 2026-11-22.")


class CommitteeMeeting(Part):
    """The committee's own meeting, which agrees the contents before the cell meets."""

    start_at: Moment = Field(title="Bắt đầu", description="Ngày giờ bắt đầu, dạng 2026-11-21T19:30.")
    end_at: EndMoment = Field(None, title="Kết thúc", description="Ngày giờ kết thúc; phải sau lúc bắt đầu.")
    place: OptionalLine = Field("", title="Địa điểm", description="Nơi họp chi uỷ.")
    chair: PersonRef | None = Field(None, title="Chủ trì", description="Mã hoặc họ tên người chủ trì họp chi uỷ.")
    clerk: PersonRef | None = Field(None, title="Thư ký", description="Mã hoặc họ tên người ghi biên bản.")
    present: tuple[PersonRef, ...] = Field((), max_length=ROWS_LIMIT, title="Có mặt", description="Chi uỷ viên có mặt.")
    absent: tuple[CommitteeAbsence, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Vắng mặt", description="Chi uỷ viên vắng và lý do."
    )
    contents: tuple[Text, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Nội dung đưa ra sinh hoạt chi bộ", description="Mỗi nội dung một dòng."
    )
    last_month_assessment: OptionalText = Field("", title="Đánh giá tháng trước", description="Đánh giá của chi uỷ.")
    next_month_plan: OptionalText = Field("", title="Nhiệm vụ tháng sau", description="Chi uỷ dự kiến.")
    key_points: tuple[Text, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Trọng tâm thảo luận, biểu quyết", description="Mỗi ý một dòng."
    )
    draft_comments: OptionalText = Field("", title="Ý kiến về dự thảo", description="Ý kiến của chi uỷ về dự thảo.")
    assignments: tuple[Assignment, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Phân công chuẩn bị", description="Ai chuẩn bị nội dung gì."
    )
    approved_draft_ids: tuple[Line, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Dự thảo đã thông qua", description="Mã các dự thảo chi uỷ đã thống nhất."
    )
    decision_text: OptionalText = Field("", title="Kết luận của chi uỷ", description="Điều chi uỷ thống nhất.")
    review_note: OptionalText = Field(
        "", title="Rà soát tình hình", description="Kết quả rà soát làm căn cứ chọn việc làm thiết thực."
    )

    @computed_field(title="Số chi uỷ viên được triệu tập")  # type: ignore[prop-decorator]
    @property
    @made_of(summed=("present", "absent"))
    def called(self) -> int:
        """How many people were called to the committee's meeting."""
        return len(self.present) + len(self.absent)


class ThematicAttendance(Attendance):
    """One member's presence at a thematic sitting of its own."""

    member: Annotated[MemberRef, unique("thematic attendance")] = Field(
        title="Đảng viên", description="Mã đảng viên trong danh sách."
    )


class ThematicMeeting(Part):
    """A thematic sitting apart from the month's meeting; a topic treated at the meeting itself has none."""

    start_at: Moment = Field(title="Bắt đầu", description="Ngày giờ bắt đầu, dạng 2026-11-14T19:30.")
    end_at: Annotated[Moment, AfterValidator(_after_the_start)] = Field(
        title="Kết thúc", description="Ngày giờ kết thúc; phải sau lúc bắt đầu."
    )
    place: Line = Field(title="Địa điểm", description="Như “Nhà văn hoá bản Mòng”.")
    mode: Mode = Field(Mode.IN_PERSON, title="Hình thức", description="Trực tiếp, trực tuyến hoặc kết hợp.")
    chair: PersonRef = Field(title="Chủ trì", description="Mã hoặc họ tên người chủ trì.")
    clerk: PersonRef = Field(title="Thư ký", description="Mã hoặc họ tên người ghi biên bản.")
    guests: tuple[Guest, ...] = Field(
        (), max_length=ROWS_LIMIT, title="Đại biểu, khách mời", description="Để trống nếu không có."
    )
    attendance: Annotated[tuple[ThematicAttendance, ...], Field(min_length=1, max_length=ROWS_LIMIT)] = Field(
        title="Điểm danh", description="Mỗi đảng viên một dòng.", json_schema_extra={"x-follows": "members"}
    )
    minutes_passed_at: Moment | None = Field(
        None, title="Biên bản được thông qua lúc", description="Ngày giờ đọc và thông qua biên bản."
    )

    def as_meeting(self, meeting: Meeting) -> Meeting:
        """This sitting in the shape of a meeting, of the same month as `meeting`."""
        shared = {name: getattr(self, name) for name in fields_of(type(self)) if name in fields_of(Meeting)}
        return meeting.but(kind=MeetingKind.THEMATIC, fee_status=None, date_exception="", **shared)


class AgendaItem(Part):
    """One line of the programme, in the order of the list."""

    content: Text = Field(title="Nội dung", description="Việc được tiến hành, như “Tự phê bình và phê bình”.")
    presenter: PersonRef | None = Field(None, title="Người thực hiện", description="Mã hoặc họ tên; có thể để trống.")
    minutes: Ordinal | None = Field(
        None,
        title="Thời gian (phút)",
        description="Số phút dự kiến, lớn hơn 0.",
        json_schema_extra={"x-unit": "phút"},
    )
    kind: AgendaKind | None = Field(None, title="Loại nội dung", description="Dùng khi kiểm tra quy trình.")
    note: OptionalLine = Field("", title="Ghi chú", description="Không bắt buộc.")


class Draft(Part):
    """A paper prepared before the meeting."""

    id: Annotated[Line, unique("draft")] = Field(
        title="Mã tài liệu",
        description="Mã không trùng, như “du-thao-nq”.",
        json_schema_extra={"x-made-from": "title"},
    )
    kind: DraftKind = Field(title="Loại tài liệu", description="Nội dung, báo cáo, dự thảo nghị quyết …")
    title: Line = Field(title="Tên tài liệu", description="Tên đầy đủ.")
    author: PersonRef | None = Field(None, title="Người soạn", description="Mã hoặc họ tên người soạn.")
    version: Ordinal = Field(1, title="Lần dự thảo", description="1, 2 …")
    finalized_at: Moment | None = Field(None, title="Hoàn thành lúc", description="Ngày giờ hoàn thành dự thảo.")


class Distribution(Part):
    """A paper sent to a member to study before the meeting."""

    paper_id: Line = Field(title="Mã tài liệu", description="Mã tài liệu đã gửi.")
    member: MemberRef = Field(title="Đảng viên", description="Mã người nhận.")
    channel: Channel | None = Field(None, title="Cách gửi", description="Sổ tay điện tử, Zalo, bản giấy, thư điện tử.")
    sent_at: Moment = Field(title="Gửi lúc", description="Ngày giờ gửi.")
    ack: Flag = Field(False, title="Đã nhận", description="Người nhận đã báo nhận.")


class AppPosts(Part):
    """When papers were posted on the electronic handbook."""

    before_at: Moment | None = Field(None, title="Đăng tài liệu lúc", description="Trước khi họp.")
    after_at: Moment | None = Field(None, title="Đăng kết quả lúc", description="Sau khi họp.")
    superior_notified_at: Moment | None = Field(
        None, title="Báo cấp uỷ cấp trên lúc", description="Lúc báo cho cấp uỷ viên phụ trách chi bộ."
    )

"""The meeting itself and what goes before it: attendance, the committee's meeting, agenda, drafts, sending."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from service.dossier.computed import fact
from service.dossier.fields import (
    Choice,
    Count,
    Day,
    Filled,
    Flag,
    Line,
    Moment,
    OptionalLine,
    OptionalText,
    Ordinal,
    Period,
    Text,
    entries,
    entry,
    minutes_between,
)
from service.dossier.parts import Part, fields_of
from service.dossier.people import FormOfAddress, MemberRef, PersonRef, unique
from service.vietnamese import Month, office, weekday


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

_ADDRESSED = re.compile(r"(ông|bà|cụ|bác|anh|chị|em|đồng chí|đ/c|đại biểu|các|đại diện)\s", re.IGNORECASE)


class Guest(Part):
    """Somebody present who is not of the cell."""

    name: Line = entry("Họ và tên", "Họ và tên đại biểu, khách mời.")
    role: OptionalLine = entry("Chức vụ", "Như “Đảng uỷ viên”.", "")
    unit: OptionalLine = entry("Đơn vị", "Như “Đảng uỷ phường Chiềng Cơi”.", "")
    is_superior: Flag = entry("Đại biểu cấp trên", "Chọn nếu là người của cấp uỷ cấp trên.", False)
    called: FormOfAddress | None = entry(
        "Xưng hô", "Đảng viên gọi là đồng chí, người khác là ông, bà; bỏ trống thì gọi là đại biểu.", None
    )

    @fact("Lời xưng hô trước họ tên", "name", "called", "is_superior")
    def address(self) -> str:
        """What papers put before the name: nothing where whoever typed it has, as in “Ông Lò Văn A”."""
        return "" if _ADDRESSED.match(self.name) else f"{self.addressed_as.capitalize()} "

    @fact("Lời xưng hô trong câu", "name", "called", "is_superior")
    def addressed_as(self) -> str:
        """How a sentence speaks to the guest: ``đồng chí``, ``ông``, ``bà``, ``đại biểu``."""
        if self.called:
            return self.called.label
        typed = _ADDRESSED.match(self.name)
        if typed and (spoken := typed[1].lower()) in ("ông", "bà", "cụ", "bác", "đồng chí"):
            return spoken
        return FormOfAddress.COMRADE.label if self.is_superior else FormOfAddress.DELEGATE.label

    @fact("Chức vụ và đơn vị viết liền", "role", "unit")
    def office(self) -> str:
        """The role and its body as people write them: ``Bí thư Chi bộ bản San``."""
        return office(self.role, self.unit)


class FeeStatus(Part):
    """How party dues stand this month (HD 42: announced at the opening)."""

    paid: Count = entry("Số đồng chí đã nộp", "Số người đã nộp đảng phí tháng này.")
    due: Count = entry("Số đồng chí thuộc diện nộp", "Số người phải nộp đảng phí tháng này.")
    exempt: Count | None = entry(
        "Số đồng chí được miễn đóng", "Số người được miễn đóng đảng phí; không bắt buộc.", None
    )
    note: OptionalText = entry("Ghi chú về đảng phí", "Không bắt buộc.", "")

    @fact("Số đồng chí chưa nộp", summed=("paid", "due"))
    def unpaid(self) -> int:
        """How many have still to pay."""
        return self.due - self.paid

    @field_validator("due")
    @classmethod
    def _covers_the_paid(cls, due: int, info: ValidationInfo) -> int:
        paid = info.data.get("paid", 0)
        if paid > due:
            raise PydanticCustomError("paid_above_due", "", {"paid": paid, "due": due})
        return due


class Meeting(Part):
    """When, where and by whom the meeting is held; local time (Asia/Ho_Chi_Minh)."""

    kind: MeetingKind = entry("Loại sinh hoạt", "Thường kỳ, chuyên đề …", MeetingKind.REGULAR)
    period: Period = entry("Kỳ sinh hoạt", "Tháng của kỳ sinh hoạt, dạng 2026-11.", made_from="start_at")
    start_at: Moment = entry("Bắt đầu", "Ngày giờ bắt đầu, dạng 2026-11-24T19:30.", days=list(USUAL_DAYS))
    end_at: EndMoment = entry("Kết thúc", "Ngày giờ kết thúc; phải sau lúc bắt đầu.", None)
    place: Line = entry("Địa điểm", "Như “Nhà văn hoá bản Mòng”.")
    mode: Mode = entry("Hình thức", "Trực tiếp, trực tuyến hoặc kết hợp.", Mode.IN_PERSON)
    is_model: Flag = entry("Sinh hoạt mẫu", "Chọn nếu là buổi sinh hoạt mẫu, có chi bộ khác tới dự để học tập.", False)
    chair: PersonRef | None = entry("Chủ trì", "Mã hoặc họ tên người chủ trì.", None)
    clerk: PersonRef | None = entry("Thư ký", "Mã hoặc họ tên người ghi biên bản.", None)
    guests: tuple[Guest, ...] = entries("Đại biểu, khách mời", "Để trống nếu không có.")
    date_exception: OptionalText = entry(
        "Lý do họp vào ngày khác", "Chỉ ghi khi không họp vào ngày quy định của địa phương.", ""
    )
    fee_status: FeeStatus | None = entry("Tình hình đảng phí", "Số đã nộp trên số phải nộp.", None)
    minutes_passed_at: Moment | None = entry("Biên bản được thông qua lúc", "Ngày giờ đọc và thông qua biên bản.", None)

    @fact("Tháng tiếp theo", "period")
    def period_next(self) -> Month:
        """The month after the period of the meeting."""
        return self.period.next

    @fact("Tháng trước", "period")
    def period_previous(self) -> Month:
        """The month before the period of the meeting."""
        return self.period.previous

    @fact("Thứ trong tuần của ngày họp", "start_at")
    def weekday(self) -> str:
        """The day of the week on which the meeting begins, as ``thứ Ba``."""
        return weekday(self.start_at)

    @fact("Thời lượng, tính bằng phút", "start_at", "end_at")
    def duration_min(self) -> int | None:
        """Whole minutes from start to end; None while the end is not known."""
        return None if self.end_at is None else minutes_between(self.start_at, self.end_at)


class Attendance(Part):
    """One member's presence; one row a member."""

    member: Annotated[MemberRef, unique("attendance")] = entry("Đảng viên", "Mã đảng viên trong danh sách.")
    state: Presence = entry("Điểm danh", "Có mặt, vắng có lý do, vắng không lý do …")
    reason: OptionalLine = entry("Lý do vắng", "Ghi cụ thể khi vắng có lý do.", "")
    reason_kind: ReasonKind | None = entry("Nhóm lý do", "Công tác, sức khoẻ, gia đình, khác.", None)
    late: Flag = entry("Đến muộn", "Chọn nếu đến sau khi họp bắt đầu.", False)


class CommitteeAbsence(Part):
    """A committee member who did not come to the committee's meeting."""

    who: PersonRef = entry("Người vắng", "Mã hoặc họ tên chi uỷ viên vắng.")
    reason: OptionalLine = entry("Lý do", "Lý do vắng.", "")


class Assignment(Part):
    """What one person prepares for the meeting, and until when."""

    who: PersonRef = entry("Người chuẩn bị", "Mã hoặc họ tên người được giao.")
    prepares: Line = entry("Nội dung chuẩn bị", "Việc hoặc tài liệu phải chuẩn bị.")
    due: Day | None = entry("Hạn xong", "Ngày phải xong, dạng 2026-11-22.", None)


class CommitteeMeeting(Part):
    """The committee's own meeting, which agrees the contents before the cell meets."""

    start_at: Moment = entry("Bắt đầu", "Ngày giờ bắt đầu, dạng 2026-11-21T19:30.")
    end_at: EndMoment = entry("Kết thúc", "Ngày giờ kết thúc; phải sau lúc bắt đầu.", None)
    place: OptionalLine = entry("Địa điểm", "Nơi họp chi uỷ.", "")
    chair: PersonRef | None = entry("Chủ trì", "Mã hoặc họ tên người chủ trì họp chi uỷ.", None)
    clerk: PersonRef | None = entry("Thư ký", "Mã hoặc họ tên người ghi biên bản.", None)
    present: tuple[PersonRef, ...] = entries("Có mặt", "Chi uỷ viên có mặt.")
    absent: tuple[CommitteeAbsence, ...] = entries("Vắng mặt", "Chi uỷ viên vắng và lý do.")
    contents: tuple[Text, ...] = entries("Nội dung đưa ra sinh hoạt chi bộ", "Mỗi nội dung một dòng.")
    last_month_assessment: OptionalText = entry("Đánh giá tháng trước", "Đánh giá của chi uỷ.", "")
    next_month_plan: OptionalText = entry("Nhiệm vụ tháng sau", "Chi uỷ dự kiến.", "")
    key_points: tuple[Text, ...] = entries("Trọng tâm thảo luận, biểu quyết", "Mỗi ý một dòng.")
    draft_comments: OptionalText = entry("Ý kiến về dự thảo", "Ý kiến của chi uỷ về dự thảo.", "")
    assignments: tuple[Assignment, ...] = entries("Phân công chuẩn bị", "Ai chuẩn bị nội dung gì.")
    approved_draft_ids: tuple[Line, ...] = entries("Dự thảo đã thông qua", "Mã các dự thảo chi uỷ đã thống nhất.")
    agreed: Count | None = entry("Số đồng chí thống nhất dự thảo", "Bao nhiêu chi uỷ viên dự họp thống nhất.", None)
    decision_text: OptionalText = entry("Kết luận của chi uỷ", "Điều chi uỷ thống nhất.", "")
    review_note: OptionalText = entry("Rà soát tình hình", "Kết quả rà soát làm căn cứ chọn việc làm thiết thực.", "")

    @fact("Số chi uỷ viên được triệu tập", summed=("present", "absent"))
    def called(self) -> int:
        """How many people were called to the committee's meeting."""
        return len(self.present) + len(self.absent)


class ThematicAttendance(Attendance):
    """One member's presence at a thematic sitting of its own."""

    member: Annotated[MemberRef, unique("thematic attendance")] = entry("Đảng viên", "Mã đảng viên trong danh sách.")


class ThematicMeeting(Part):
    """A thematic sitting apart from the month's meeting; a topic treated at the meeting itself has none."""

    start_at: Moment = entry("Bắt đầu", "Ngày giờ bắt đầu, dạng 2026-11-14T19:30.")
    end_at: Annotated[Moment, AfterValidator(_after_the_start)] = entry(
        "Kết thúc", "Ngày giờ kết thúc; phải sau lúc bắt đầu."
    )
    place: Line = entry("Địa điểm", "Như “Nhà văn hoá bản Mòng”.")
    mode: Mode = entry("Hình thức", "Trực tiếp, trực tuyến hoặc kết hợp.", Mode.IN_PERSON)
    chair: PersonRef = entry("Chủ trì", "Mã hoặc họ tên người chủ trì.")
    clerk: PersonRef = entry("Thư ký", "Mã hoặc họ tên người ghi biên bản.")
    guests: tuple[Guest, ...] = entries("Đại biểu, khách mời", "Để trống nếu không có.")
    attendance: Filled[ThematicAttendance] = entry("Điểm danh", "Mỗi đảng viên một dòng.", follows="members")
    minutes_passed_at: Moment | None = entry("Biên bản được thông qua lúc", "Ngày giờ đọc và thông qua biên bản.", None)

    def as_meeting(self, meeting: Meeting) -> Meeting:
        """This sitting in the shape of a meeting, of the same month as `meeting`."""
        shared = {name: getattr(self, name) for name in fields_of(type(self)) if name in fields_of(Meeting)}
        return meeting.but(kind=MeetingKind.THEMATIC, fee_status=None, date_exception="", **shared)


class AgendaItem(Part):
    """One line of the programme, in the order of the list."""

    content: Text = entry("Nội dung", "Việc được tiến hành, như “Tự phê bình và phê bình”.")
    presenter: PersonRef | None = entry("Người thực hiện", "Mã hoặc họ tên; có thể để trống.", None)
    minutes: Ordinal | None = entry("Thời gian (phút)", "Số phút dự kiến, lớn hơn 0.", None, unit="phút")
    kind: AgendaKind | None = entry("Loại nội dung", "Dùng khi kiểm tra quy trình.", None)
    note: OptionalLine = entry("Ghi chú", "Không bắt buộc.", "")


class Draft(Part):
    """A paper prepared before the meeting."""

    id: Annotated[Line, unique("draft")] = entry("Mã tài liệu", "Mã không trùng, như “du-thao-nq”.", made_from="title")
    kind: DraftKind = entry("Loại tài liệu", "Nội dung, báo cáo, dự thảo nghị quyết …")
    title: Line = entry("Tên tài liệu", "Tên đầy đủ.")
    author: PersonRef | None = entry("Người soạn", "Mã hoặc họ tên người soạn.", None)
    version: Ordinal = entry("Lần dự thảo", "1, 2 …", 1)
    finalized_at: Moment | None = entry("Hoàn thành lúc", "Ngày giờ hoàn thành dự thảo.", None)


class Distribution(Part):
    """A paper sent to a member to study before the meeting."""

    paper_id: Line = entry("Mã tài liệu", "Mã tài liệu đã gửi.")
    member: MemberRef = entry("Đảng viên", "Mã người nhận.")
    channel: Channel | None = entry("Cách gửi", "Sổ tay điện tử, Zalo, bản giấy, thư điện tử.", None)
    sent_at: Moment = entry("Gửi lúc", "Ngày giờ gửi.")
    ack: Flag = entry("Đã nhận", "Người nhận đã báo nhận.", False)


class AppPosts(Part):
    """When papers were posted on the electronic handbook."""

    before_at: Moment | None = entry("Đăng tài liệu lúc", "Trước khi họp.", None)
    after_at: Moment | None = entry("Đăng kết quả lúc", "Sau khi họp.", None)
    superior_notified_at: Moment | None = entry(
        "Báo cấp uỷ cấp trên lúc", "Lúc báo cho cấp uỷ viên phụ trách chi bộ.", None
    )

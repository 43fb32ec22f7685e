"""What a paper of a period may print: `period`, worked out of the meetings, the same for every such kind.

Templates write ``{{ period.cell.name }}``, sheets of kinds name ``cell.tasks``, docs/period-facts.md lists everything;
all three read the annotations here. A field's second annotation is what it means, for those who write templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting that was held, regular or thematic."""

    month: Annotated[int, "tháng của kỳ sinh hoạt"]
    day: Annotated[date, "ngày họp"]
    place: Annotated[str, "địa điểm"]
    kind: Annotated[str, "loại sinh hoạt, như thường kỳ"]
    is_thematic: Annotated[bool, "buổi chuyên đề riêng"]
    present: Annotated[int, "số có mặt trong số phải dự"]
    expected: Annotated[int, "số phải dự"]
    unexcused: Annotated[int, "số vắng không lý do"]
    rate: Annotated[str, "tỷ lệ dự, như 90,48%"]
    papers: Annotated[str, "nghị quyết, kết luận đã ban hành, như NQ số 11"]
    commended: Annotated[str, "tên những người, tập thể được biểu dương"]
    deed: Annotated[str, "việc làm thiết thực"]
    score: Annotated[str, "điểm và mức tự chấm, như 96, Tốt"]


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member over the year: a sign in each month (see `legend`), empty where there was no meeting to come to."""

    name: Annotated[str, "họ và tên"]
    month_1: Annotated[str, "ký hiệu của tháng 1; các tháng khác như vậy"]
    month_2: Annotated[str, ""]
    month_3: Annotated[str, ""]
    month_4: Annotated[str, ""]
    month_5: Annotated[str, ""]
    month_6: Annotated[str, ""]
    month_7: Annotated[str, ""]
    month_8: Annotated[str, ""]
    month_9: Annotated[str, ""]
    month_10: Annotated[str, ""]
    month_11: Annotated[str, ""]
    month_12: Annotated[str, ""]
    thematic: Annotated[str, "số buổi chuyên đề đã dự, phải dự, như 3/4"]
    longest_run: Annotated[int, "số kỳ thường kỳ liền nhau vắng có lý do, nhiều nhất"]


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task that a meeting set, and what later meetings said of it."""

    month: Annotated[int, "tháng phải làm"]
    month_year: Annotated[str, "tháng phải làm và năm, như 12/2026"]
    month_text: Annotated[str, "tháng phải làm, như tháng 12 năm 2026"]
    work: Annotated[str, "nội dung công việc"]
    leads: Annotated[str, "người thực hiện"]
    support: Annotated[str, "phối hợp"]
    responsible: Annotated[str, "người chịu trách nhiệm"]
    due: Annotated[date, "thời hạn"]
    wanted: Annotated[str, "kết quả, sản phẩm phải có"]
    state: Annotated[str, "kết quả cuối cùng đã báo, như Đang thực hiện 60%"]
    told_in: Annotated[str, "tháng báo kết quả ấy; rỗng khi chưa báo"]
    is_registered: Annotated[bool, "lấy từ việc đăng ký theo năm"]
    is_done: Annotated[bool, "đã hoàn thành"]
    is_open: Annotated[bool, "chưa xong và chưa thôi: còn phải theo dõi"]


@dataclass(frozen=True, slots=True)
class DeedFacts:
    """A work that the cell registered for the year."""

    work: Annotated[str, "việc đăng ký"]
    owner: Annotated[str, "người, nhóm phụ trách"]
    when: Annotated[str, "thời gian thực hiện"]
    wanted: Annotated[str, "kết quả cần đạt"]
    result: Annotated[str, "kết quả đã đạt, chi bộ ghi; rỗng khi chưa có"]
    tasks: Annotated[tuple[TaskFacts, ...], "nhiệm vụ trong năm lấy từ việc này (nguồn: đăng ký theo năm)"]


@dataclass(frozen=True, slots=True)
class PracticalFacts:
    """“Mỗi tháng một việc làm thiết thực”: what a meeting decided on."""

    month: Annotated[int, "tháng của kỳ sinh hoạt"]
    title: Annotated[str, "việc làm thiết thực"]
    lead: Annotated[str, "người phụ trách"]
    due: Annotated[date | None, "thời hạn"]
    result: Annotated[str, "kết quả cần đạt hoặc đã đạt"]


@dataclass(frozen=True, slots=True)
class CommendationFacts:
    """A person or a group that a meeting commended."""

    month: Annotated[int, "tháng biểu dương"]
    day: Annotated[date, "ngày họp biểu dương"]
    name: Annotated[str, "họ và tên, tên tập thể"]
    kind: Annotated[str, "cá nhân hay tập thể"]
    birth_year: Annotated[int | None, "năm sinh"]
    position: Annotated[str, "chức vụ, đối tượng"]
    place: Annotated[str, "bản, tổ, đơn vị"]
    deed: Annotated[str, "việc làm tốt"]
    field: Annotated[str, "lĩnh vực"]
    happened_on: Annotated[date | None, "ngày thực hiện"]
    proposer: Annotated[str, "người, tổ giới thiệu"]
    votes: Annotated[int | None, "số ý kiến tán thành"]
    level: Annotated[str, "hình thức biểu dương"]
    note: Annotated[str, "ghi chú"]


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """The numbers that the papers of one type took."""

    symbol: Annotated[str, "ký hiệu loại, như NQ"]
    used: Annotated[str, "số đã dùng, như 01 đến 12"]
    missing: Annotated[str, "số còn thiếu ở giữa; “không” khi liền mạch"]
    twice: Annotated[str, "số dùng hai lần; “không” khi không có"]


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """A topic of a thematic meeting: planned, held, or both."""

    quarter: Annotated[int, "quý"]
    quarter_text: Annotated[str, "quý, như quý IV"]
    quarter_roman: Annotated[str, "quý, như IV"]
    title: Annotated[str, "tên chuyên đề"]
    author: Annotated[str, "người soạn"]
    presenter: Annotated[str, "người báo cáo, phối hợp"]
    day: Annotated[date, "ngày đã họp; chưa họp thì ngày dự kiến"]
    is_held: Annotated[bool, "đã sinh hoạt"]


@dataclass(frozen=True, slots=True)
class PlannedFacts:
    """A meeting of the coming year, and the days before and after it."""

    title: Annotated[str, "tên buổi, như Thường kỳ tháng 3 năm 2027"]
    topic: Annotated[str, "tên chuyên đề, khi đã biết"]
    author: Annotated[str, "người soạn chuyên đề, khi đã biết"]
    start_at: Annotated[datetime, "lúc bắt đầu"]
    committee_at: Annotated[datetime, "lúc họp chi uỷ"]
    drafts_due: Annotated[date, "hạn xong dự thảo"]
    papers_due: Annotated[datetime, "hạn gửi tài liệu"]
    posting_due: Annotated[date, "hạn đăng kết quả"]
    report_due: Annotated[date, "hạn báo cáo"]
    note: Annotated[str, "điều khác thường của ngày ấy, như rơi vào ngày lễ"]


@dataclass(frozen=True, slots=True)
class CellFacts:
    """One cell over the period."""

    name: Annotated[str, "tên chi bộ; thêm đảng bộ, hay mã, khi có chi bộ khác cùng tên"]
    members: Annotated[int, "số đảng viên; 0 khi không có hồ sơ nào"]
    has_met: Annotated[bool, "đã họp kỳ thường kỳ"]
    met_on: Annotated[date | None, "ngày họp thường kỳ cuối"]
    present: Annotated[int, "số có mặt trong số phải dự, mọi buổi"]
    expected: Annotated[int, "số phải dự, mọi buổi"]
    rate: Annotated[str, "tỷ lệ dự, mọi buổi"]
    unexcused: Annotated[int, "số lượt vắng không lý do"]
    score: Annotated[int | None, "điểm của kỳ cuối đã chấm: cấp trên chấm, chưa thì chi bộ tự chấm"]
    grade: Annotated[str, "mức của điểm ấy, theo phiếu chấm điểm"]
    is_good: Annotated[bool, "mức cao nhất của phiếu: Tốt"]
    is_fair: Annotated[bool, "mức thứ hai: Khá"]
    is_average: Annotated[bool, "mức thứ ba: Trung bình"]
    is_poor: Annotated[bool, "mức thứ tư: Kém"]
    lost: Annotated[str, "điểm trừ và vì sao, mỗi tiêu chí một dòng"]
    papers: Annotated[str, "nghị quyết, kết luận của kỳ cuối"]
    place: Annotated[str, "địa điểm sinh hoạt của kỳ cuối"]
    numbers: Annotated[tuple[NumberFacts, ...], "số văn bản đã dùng, mỗi loại một dòng"]
    meetings: Annotated[tuple[MeetingFacts, ...], "các buổi đã họp, theo ngày"]
    attendance: Annotated[tuple[MemberFacts, ...], "từng đảng viên dự các buổi nào"]
    tasks: Annotated[tuple[TaskFacts, ...], "nhiệm vụ đã giao, theo tháng"]
    open_tasks: Annotated[int, "số nhiệm vụ còn phải theo dõi"]
    closed_tasks: Annotated[int, "số nhiệm vụ đã xong hoặc đã thôi"]
    deeds: Annotated[tuple[DeedFacts, ...], "việc làm đăng ký cho cả năm"]
    practical: Annotated[tuple[PracticalFacts, ...], "việc làm thiết thực từng tháng"]
    commendations: Annotated[tuple[CommendationFacts, ...], "gương người tốt, việc tốt"]
    topics: Annotated[tuple[TopicFacts, ...], "chuyên đề của năm, theo quý: dự kiến và đã sinh hoạt"]
    usual_days: Annotated[str, "ngày họp thường kỳ quen dùng, như ngày 24 hoặc 25"]
    regular: Annotated[tuple[PlannedFacts, ...], "các buổi thường kỳ của năm, theo lịch dự kiến"]
    thematic: Annotated[tuple[PlannedFacts, ...], "các buổi chuyên đề của năm, theo lịch dự kiến"]
    held: Annotated[str, "đã họp bao nhiêu kỳ, thiếu tháng, quý nào"]
    rates: Annotated[str, "một câu: tỷ lệ dự, vắng không lý do, nhiệm vụ xong"]
    runs: Annotated[str, "một câu: ai vắng có lý do nhiều kỳ liền; rỗng khi không ai"]
    absences: Annotated[tuple[str, ...], "mỗi người vắng một dòng: ngày nào, vì sao"]


@dataclass(frozen=True, slots=True)
class TotalFacts:
    """All cells together."""

    cells: Annotated[int, "số chi bộ"]
    met: Annotated[int, "số chi bộ đã họp"]
    not_met: Annotated[int, "số chi bộ chưa họp"]
    not_met_names: Annotated[str, "tên các chi bộ chưa họp"]
    members: Annotated[int, "số đảng viên"]
    present: Annotated[int, "số lượt có mặt trong số phải dự"]
    expected: Annotated[int, "số lượt phải dự"]
    rate: Annotated[str, "tỷ lệ dự chung"]
    unexcused: Annotated[int, "số lượt vắng không lý do"]
    unexcused_names: Annotated[str, "các chi bộ có đảng viên vắng không lý do"]
    good: Annotated[int, "số chi bộ xếp loại Tốt"]
    fair: Annotated[int, "số chi bộ xếp loại Khá"]
    average: Annotated[int, "số chi bộ xếp loại Trung bình"]
    poor: Annotated[int, "số chi bộ xếp loại Kém"]
    unmarked: Annotated[int, "số chi bộ đã họp mà chưa chấm điểm"]
    unmarked_names: Annotated[str, "tên các chi bộ ấy"]
    commended: Annotated[int, "số người, tập thể được biểu dương"]
    tasks: Annotated[int, "số nhiệm vụ đã giao"]


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """The whole period: `cell` for papers that a cell signs, `cells` for those of a commune."""

    text: Annotated[str, "kỳ của văn bản, như năm 2026, tháng 11 năm 2026"]
    year: Annotated[int, "năm"]
    month: Annotated[int, "tháng cuối của kỳ"]
    legend: Annotated[str, "nghĩa các ký hiệu của attendance"]
    cells: Annotated[tuple[CellFacts, ...], "mọi chi bộ, chi bộ chưa họp ở trên"]
    totals: Annotated[TotalFacts, "cộng mọi chi bộ"]

    @property
    def cell(self) -> CellFacts:
        """The cell that signs; a paper of one cell has no other."""
        return self.cells[0]

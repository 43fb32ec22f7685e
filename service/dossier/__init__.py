"""The dossier (hồ sơ kỳ sinh hoạt): everything about one meeting, typed once; every document is a view of it.

Reading order: `parts` (the base of all models), `people`, `fields` (field types), `cell`, `meeting`, `tasks`, `outcome`
(the blocks), `counts`, `grades` and `norms` (what is computed or comes from the rules), `computed` (what computed facts
are made of), and here the whole. Only a cell and a meeting are always required; each kind says what else it needs
(`service.kinds.catalogue`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from service.dossier.cell import Cell, Member
from service.dossier.computed import made_of
from service.dossier.counts import COUNTED_FIELDS, Counts, count, unmarked
from service.dossier.fields import entries, entry
from service.dossier.frozen import FrozenDict, frozen_json
from service.dossier.meeting import (
    AgendaItem,
    AppPosts,
    Attendance,
    CommitteeMeeting,
    Distribution,
    Draft,
    Meeting,
    ThematicMeeting,
)
from service.dossier.norms import Norms, built_in_norms
from service.dossier.outcome import Assessment, Commendation, Conclusion, Issuance, Vote
from service.dossier.parts import Part, holds_nothing
from service.dossier.people import Person, Roster
from service.dossier.sections import Section
from service.dossier.tasks import (
    Criticism,
    NewsDocument,
    Opinion,
    PlannedTopic,
    PracticalDeed,
    PreviousTask,
    Review,
    Task,
    Thematic,
    YearRegistration,
)
from service.vietnamese import comparable, nfc

__all__ = ["Dossier", "Issuance", "Person"]

KIND_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
KindName = Annotated[str, StringConstraints(pattern=f"^{KIND_NAME.pattern}$")]


class Dossier(Part):
    """One meeting of one cell, complete or still being written."""

    org: Cell = entry("Chi bộ", "Chi bộ ban hành văn bản.", section=Section.CELL)
    members: tuple[Member, ...] = entries(
        "Đảng viên", "Danh sách tại ngày họp, kể cả sinh hoạt tạm thời đến.", section=Section.MEMBERS
    )
    meeting: Meeting = entry("Cuộc họp", "Thời gian, địa điểm, người chủ trì, thư ký.", section=Section.AGENDA)
    attendance: tuple[Attendance, ...] = entries(
        "Điểm danh", "Mỗi đảng viên một dòng.", section=Section.ATTENDANCE, follows="members"
    )
    committee_meeting: CommitteeMeeting | None = entry(
        "Họp chi uỷ", "Cuộc họp chi uỷ thống nhất nội dung trước sinh hoạt.", None, section=Section.PREPARATION
    )
    agenda_items: tuple[AgendaItem, ...] = entries(
        "Chương trình", "Các nội dung theo thứ tự tiến hành.", section=Section.AGENDA, row="Nội dung", proposed=True
    )
    drafts: tuple[Draft, ...] = entries(
        "Dự thảo, tài liệu", "Tài liệu chuẩn bị bằng văn bản trước khi họp.", section=Section.PREPARATION
    )
    distributions: tuple[Distribution, ...] = entries(
        "Gửi tài liệu", "Tài liệu nào gửi cho ai, lúc nào.", section=Section.PREPARATION, row="Lượt gửi"
    )
    thematic_meeting: ThematicMeeting | None = entry(
        "Buổi chuyên đề riêng",
        "Chỉ ghi khi chuyên đề họp vào buổi khác, không phải buổi này.",
        None,
        section=Section.COURSE,
    )
    app_posts: AppPosts | None = entry(
        "Đăng sổ tay điện tử", "Lúc đăng tài liệu trước và sau khi họp.", None, section=Section.PREPARATION
    )
    news_docs: tuple[NewsDocument, ...] = entries(
        "Văn bản quán triệt", "Văn bản mới phổ biến tại buổi sinh hoạt.", section=Section.COURSE, row="Văn bản"
    )
    review: Review | None = entry(
        "Đánh giá tháng trước", "Làm được, chưa được, nguyên nhân.", None, section=Section.COURSE
    )
    prev_tasks: tuple[PreviousTask, ...] = entries(
        "Kết quả nhiệm vụ tháng trước", "Từng nhiệm vụ và kết quả.", section=Section.COURSE, row="Nhiệm vụ"
    )
    thematic: Thematic | None = entry("Chuyên đề", "Khi buổi sinh hoạt có chuyên đề.", None, section=Section.COURSE)
    discussion: tuple[Opinion, ...] = entries(
        "Ý kiến thảo luận", "Tên và nội dung từng người phát biểu.", section=Section.COURSE, row="Ý kiến"
    )
    criticism: tuple[Criticism, ...] = entries(
        "Tự phê bình, phê bình, nhắc nhở", "Chỉ in trong biên bản.", section=Section.COURSE
    )
    tasks: tuple[Task, ...] = entries(
        "Nhiệm vụ tháng sau", "Mỗi nhiệm vụ đủ năm rõ.", section=Section.TASKS, row="Nhiệm vụ"
    )
    practical_deed: PracticalDeed | None = entry(
        "Việc làm thiết thực", "Mỗi tháng, mỗi quý một việc làm thiết thực, hiệu quả.", None, section=Section.TASKS
    )
    year_registration: YearRegistration | None = entry(
        "Đăng ký việc làm trong năm", "Việc chi bộ đăng ký từ đầu năm.", None, section=Section.TASKS
    )
    planned_topics: tuple[PlannedTopic, ...] = entries(
        "Chuyên đề dự kiến", "Các chuyên đề trong năm, người soạn; cho kế hoạch năm.", section=Section.TASKS
    )
    commendations: tuple[Commendation, ...] = entries(
        "Biểu dương", "Gương người tốt, việc tốt trong tháng.", section=Section.COMMENDATIONS
    )
    votes: tuple[Vote, ...] = entries("Biểu quyết", "Từng nội dung biểu quyết và kết quả.", section=Section.OUTCOME)
    conclusion: Conclusion | None = entry("Kết luận", "Kết luận của người chủ trì.", None, section=Section.OUTCOME)
    assessment: Assessment | None = entry(
        "Tự chấm điểm", "Điểm chi bộ tự chấm cho buổi sinh hoạt.", None, section=Section.SCORE
    )
    issuance: Annotated[dict[KindName, Issuance], AfterValidator(FrozenDict)] = Field(
        default_factory=FrozenDict,
        title="Ban hành",
        description="Mỗi loại văn bản một phần: số, ngày ký, lần dự thảo, người ký, nơi nhận.",
        json_schema_extra={"x-section": Section.ISSUING},
    )
    extra: Annotated[dict[KindName, dict[str, Any]], AfterValidator(frozen_json)] = Field(
        default_factory=FrozenDict,
        title="Mục riêng của từng loại văn bản",
        description="Những mục chỉ văn bản ấy có.",
        json_schema_extra={"x-section": Section.ISSUING},
    )

    @field_validator("*")
    @classmethod
    def _nothing_is_none(cls, value: Any) -> Any:
        """An optional part in which nothing is filled in is as good as left out; a required one is never empty."""
        return None if isinstance(value, Part) and holds_nothing(value) else value

    @model_validator(mode="before")
    @classmethod
    def _open_roster(cls, data: Any, info: ValidationInfo) -> Any:
        """Give references to members a roster to be looked up in; `members` is read before whatever refers to it."""
        if isinstance(info.context, dict):
            info.context["roster"] = Roster(announced(data))
        return data

    @field_validator("attendance", "thematic_meeting")
    @classmethod
    def _everybody_marked(cls, value: Any, info: ValidationInfo) -> Any:
        """An attendance list either is empty or marks every member who takes part (else no rate is true)."""
        rows = value.attendance if isinstance(value, ThematicMeeting) else value
        if rows and (missing := unmarked(info.data.get("members", ()), rows)):
            raise PydanticCustomError("not_marked", "", {"names": [member.full_name for member in missing]})
        return value

    @property
    @made_of(summed=("agenda_items.minutes",))
    def agenda_minutes(self) -> int:
        """Minutes of all agenda items that give a length."""
        return sum(item.minutes or 0 for item in self.agenda_items)

    @cached_property
    @made_of(summed=COUNTED_FIELDS)
    def counts(self) -> Counts:
        """All numbers about members and attendance, computed once."""
        return count(self.members, self.attendance)

    @cached_property
    @made_of(summed=("org.rule_profile",))
    def norms(self) -> Norms:
        """What the cell's profile asks: the product's own of that name; a rulebook puts an office's in its place."""
        return built_in_norms(self.org.rule_profile)

    def vote_on(self, kind: str) -> Vote | None:
        """The vote on the paper of that kind: the last one that names it."""
        return next((vote for vote in reversed(self.votes) if vote.paper == kind), None)

    @cached_property
    @made_of(summed=("practical_deed.title", "tasks.work"))
    def deed_row(self) -> int:
        """Which of the tasks, from 1, is the practical deed itself; 0 where none says the same."""
        deed = comparable(self.practical_deed.title) if self.practical_deed else ""
        works = enumerate((comparable(task.work) for task in self.tasks), 1) if deed else ()
        return next((place for place, work in works if deed in work or work in deed), 0)

    @cached_property
    @made_of("thematic_meeting", "meeting")
    def thematic_sitting(self) -> Meeting:
        """Where and when the topic was treated: at a sitting of its own, else at the meeting."""
        return self.thematic_meeting.as_meeting(self.meeting) if self.thematic_meeting else self.meeting

    @cached_property
    @made_of("counts", summed=tuple(f"thematic_meeting.{name}" for name in COUNTED_FIELDS if "attendance" in name))
    def thematic_counts(self) -> Counts:
        """Who came to `thematic_sitting`."""
        return count(self.members, self.thematic_meeting.attendance) if self.thematic_meeting else self.counts

    @cached_property
    @made_of("members")
    def roster(self) -> Roster:
        """The members, to look up whom a kind's own fields name."""
        roster = Roster(frozenset(name for row in self.members for name in (row.member_id, row.full_name)))
        for member in self.members:
            roster.add(member.person, member.birth_year)
        return roster


def announced(data: Any) -> Iterable[str]:
    """The codes and names of all members in a dossier still unread, sound or not."""
    rows = data.get("members") if isinstance(data, dict) else None
    for row in rows if isinstance(rows, list | tuple) else ():
        for name in ("member_id", "full_name") if isinstance(row, dict) else ():
            if isinstance(typed := row.get(name), str):
                yield " ".join(nfc(typed).split())

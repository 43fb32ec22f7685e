"""The sections in which a dossier is written, in the order of the work; each block says its own (``x-section``)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from service.dossier.fields import Choice


class Section(Choice):
    """The sections of the form, in their order."""

    CELL = "cell", "Chi bộ"
    MEMBERS = "members", "Đảng viên"
    PREPARATION = "preparation", "Chuẩn bị"
    AGENDA = "agenda", "Chương trình"
    TASKS = "tasks", "Nhiệm vụ"
    ATTENDANCE = "attendance", "Điểm danh"
    COURSE = "course", "Diễn biến"
    OUTCOME = "outcome", "Kết luận, biểu quyết"
    COMMENDATIONS = "commendations", "Biểu dương"
    SCORE = "score", "Chấm điểm"
    ISSUING = "issuing", "Ban hành"


class Stage(Choice):
    """When in the month the work of a section is done."""

    BEFORE = "before", "Trước họp"
    DURING = "during", "Trong họp"
    AFTER = "after", "Sau họp, ban hành"


STAGES: Mapping[str, Stage] = MappingProxyType(
    {
        Section.CELL: Stage.BEFORE,
        Section.MEMBERS: Stage.BEFORE,
        Section.PREPARATION: Stage.BEFORE,
        Section.AGENDA: Stage.BEFORE,
        Section.TASKS: Stage.BEFORE,
        Section.ATTENDANCE: Stage.DURING,
        Section.COURSE: Stage.DURING,
        Section.OUTCOME: Stage.DURING,
        Section.COMMENDATIONS: Stage.AFTER,
        Section.SCORE: Stage.AFTER,
        Section.ISSUING: Stage.AFTER,
    }
)

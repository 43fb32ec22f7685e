"""The sections in which a dossier is written, in the order of the work; each block says its own (``x-section``)."""

from __future__ import annotations

from service.dossier.fields import Choice


class Section(Choice):
    """The sections of the form, in their order."""

    CELL = "cell", "Chi bộ"
    MEMBERS = "members", "Đảng viên"
    PREPARATION = "preparation", "Chuẩn bị"
    AGENDA = "agenda", "Chương trình"
    ATTENDANCE = "attendance", "Điểm danh"
    COURSE = "course", "Diễn biến"
    TASKS = "tasks", "Nhiệm vụ"
    COMMENDATIONS = "commendations", "Biểu dương"
    OUTCOME = "outcome", "Kết luận, biểu quyết"
    SCORE = "score", "Chấm điểm"
    ISSUING = "issuing", "Ban hành"

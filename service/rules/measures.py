"""What a dossier says of the criteria of a score sheet: how far each measure is reached, and the points for it.

A proposal: the cell marks itself, and a paper shows where it gave itself other points. A measure of which the dossier
says nothing yet proposes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.dossier.grades import Proposal, Proposals
from service.dossier.meeting import THEMATIC_KINDS, AgendaKind, Channel, DraftKind
from service.dossier.tasks import TaskResult
from service.rules.case import OUTCOMES, Case
from service.rules.profile import Criterion, ScoreSheet

Reached = tuple[int, str]  # in percent, in minutes short, or 1 for yes and 0 for no; and what was counted
_DRAFTS = (DraftKind.RESOLUTION, DraftKind.CONCLUSION)


def proposals(case: Case, sheet: ScoreSheet) -> Proposals:
    """What `case` itself gives for the criteria of `sheet`."""
    found = {criterion.code: proposal(case, criterion) for criterion in sheet.rows if counts(case, criterion)}
    return {code: points for code, points in found.items() if points}


def proposed_row(case: Case, criterion: Criterion) -> dict[str, Any]:
    """A row of a mark for `criterion`, as a dossier has it; without points where the dossier does not decide them."""
    row: dict[str, Any] = {"code": criterion.code, "title": criterion.title, "max": criterion.max}
    found = proposal(case, criterion)
    return row | {"self_score": found.points} if found else row


def counts(case: Case, criterion: Criterion) -> bool:
    """Whether a criterion counts this month."""
    return criterion.only != "thematic" or _is_thematic(case)


def proposal(case: Case, criterion: Criterion) -> Proposal | None:
    """The points for a criterion that the dossier decides; None where it cannot."""
    measure = MEASURES.get(criterion.measure)
    reached = measure(case) if measure else None
    if reached is None:
        return None
    points = criterion.points_for(reached[0])
    if criterion.measure == "attendance":
        if case.dossier.counts.absent_unexcused and criterion.unexcused is not None:
            points = min(points, criterion.unexcused)
        points = min(points + criterion.bonus, criterion.max)
    return Proposal(points, reached[1])


def _is_thematic(case: Case) -> bool:
    return case.meeting.kind in THEMATIC_KINDS or case.dossier.thematic_meeting is not None


def _length(case: Case) -> Reached | None:
    lasted = case.meeting.duration_min
    return None if lasted is None else (max(case.minutes_asked - lasted, 0), f"buổi sinh hoạt dài {lasted} phút")


def _attendance(case: Case) -> Reached | None:
    counted = case.dossier.counts
    if not case.is_held or not counted.expected:
        return None
    came = f"{counted.present}/{counted.expected} đồng chí dự, đạt {counted.rate_text}"
    if counted.absent_unexcused:
        came += f", {counted.absent_unexcused} đồng chí vắng không lý do"
    return counted.present * 100 // counted.expected, came


def _tasks_done(case: Case) -> Reached | None:
    rows = case.dossier.prev_tasks
    if not rows or not all(row.result for row in rows):
        return None
    done = sum(row.result is TaskResult.DONE for row in rows)
    return done * 100 // len(rows), f"hoàn thành {done}/{len(rows)} nhiệm vụ"


def _speakers(case: Case) -> Reached | None:
    present = case.dossier.counts.present
    if not case.dossier.discussion or not present:
        return None
    spoke = len({opinion.speaker.member_id for opinion in case.dossier.discussion} - {""})
    return spoke * 100 // present, f"{spoke}/{present} đồng chí phát biểu"


def _committee(case: Case) -> Reached | None:
    if not case.dossier.org.has_committee:
        return 1, "chi bộ không có chi uỷ"
    held = case.dossier.committee_meeting
    return (1, "có họp chi uỷ, có người ghi biên bản") if held and held.clerk else None


def _drafts(case: Case) -> Reached | None:
    held = case.dossier.committee_meeting
    drafted = any(draft.kind in _DRAFTS for draft in case.dossier.drafts)
    return (1, "có dự thảo và gợi ý thảo luận") if drafted and held and held.key_points else None


def _papers_sent(case: Case) -> Reached | None:
    posted = case.dossier.app_posts
    moments = [sent.sent_at for sent in case.dossier.distributions]
    moments += [posted.before_at] if posted and posted.before_at else []
    if not moments:
        return None
    late = not case.in_time(max(moments))
    return int(not late), "có tài liệu gửi chậm" if late else "tài liệu gửi đúng hạn"


def _digital(case: Case) -> Reached | None:
    posted = case.dossier.app_posts
    sent = any(one.channel is Channel.HANDBOOK for one in case.dossier.distributions)
    return (1, "có tài liệu trên Sổ tay đảng viên điện tử") if sent or (posted and posted.before_at) else None


def _thematic(case: Case) -> Reached | None:
    return (1, "đã sinh hoạt chuyên đề") if _is_thematic(case) and case.dossier.thematic else None


def _commended(case: Case) -> Reached | None:
    named = len(case.dossier.commendations) + len(case.dossier.criticism)
    return (1, f"{named} trường hợp được nêu") if named else None


def _ideology(case: Case) -> Reached | None:
    minutes = [item.minutes or 0 for item in case.dossier.agenda_items if item.kind is AgendaKind.IDEOLOGY]
    if not minutes:
        return None
    return int(sum(minutes) >= case.limits.ideology_minutes), f"dành {sum(minutes)} phút"


def _outcome(case: Case) -> Reached | None:
    voted = any(vote.paper in OUTCOMES for vote in case.dossier.votes)
    return (1, "đã biểu quyết nghị quyết, kết luận") if voted else None


def _posted(case: Case) -> Reached | None:
    posted = case.dossier.app_posts
    if posted is None or posted.after_at is None:
        return None
    late = posted.after_at.date() > case.days_after(case.limits.post_days)
    return int(not late), "đăng chậm" if late else "đăng đúng hạn"


MEASURES: dict[str, Callable[[Case], Reached | None]] = {
    "attendance": _attendance,
    "commended": _commended,
    "committee": _committee,
    "digital": _digital,
    "drafts": _drafts,
    "ideology": _ideology,
    "length": _length,
    "outcome": _outcome,
    "papers_sent": _papers_sent,
    "posted": _posted,
    "speakers": _speakers,
    "tasks_done": _tasks_done,
    "thematic": _thematic,
}

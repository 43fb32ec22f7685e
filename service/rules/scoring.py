"""The cell's own mark: points, grade, who marked, who voted."""

from __future__ import annotations

from collections.abc import Iterator

from service.dossier.cell import PartyRole
from service.dossier.outcome import Assessment
from service.rules.case import Case
from service.rules.measures import counts, proposal
from service.rules.rule import Remark, above, rule, undecided
from service.vietnamese import listed, short_date


@rule(
    "B10",
    "Điểm tự chấm đúng mẫu phiếu: không quá điểm tối đa, đúng mức đo được, đúng xếp loại, có nêu hạn chế.",
    "assessment meeting.end_at attendance discussion committee_meeting drafts distributions app_posts commendations "
    "votes",
)
def mark_adds_up(case: Case) -> Iterator[Remark]:
    """The cell's own mark follows its score sheet: maxima, measured points, grade, weaknesses (sheet of HD 42)."""
    mark, sheet = case.dossier.assessment, case.sheet
    if mark is None:
        yield undecided("assessment", "chưa có phiếu tự chấm điểm")
        return
    if mark.sheet_id and mark.sheet_id not in case.profile.sheets:
        yield undecided("assessment.sheet_id", f"không có mẫu phiếu “{mark.sheet_id}” để đối chiếu")
        return
    yield from _rows(case, mark)
    yield from _measured(case)
    if unmarked := [index for index, row in enumerate(mark.rows) if row.self_score is None]:
        yield undecided(f"assessment.rows[{unmarked[0]}].self_score", f"còn {len(unmarked)} tiêu chí chưa chấm điểm")
    total, most = mark.total, mark.most
    counted = sum(criterion.max for criterion in sheet.rows if counts(case, criterion))
    if most != counted:
        message = f"Các mục cộng lại được {most} điểm tối đa; {sheet.title} có {counted} điểm. Xem lại từng mục."
        yield Remark("assessment.rows", message, f"{counted} điểm", f"{most} điểm")
    if total is not None and total < counted and not mark.weaknesses:
        message = f"Tự chấm {total}/{counted} điểm mà chưa nêu mặt hạn chế; hãy ghi vì sao chưa đạt điểm tối đa."
        yield Remark("assessment.weaknesses", message, "nêu mặt hạn chế", "để trống")


def _rows(case: Case, mark: Assessment) -> Iterator[Remark]:
    most = {criterion.code: criterion.max for criterion in case.sheet.rows}
    for index, row in enumerate(mark.rows):
        where = f"assessment.rows[{index}]"
        if row.self_score is not None and row.self_score > row.max:
            message = f"Mục {row.code} tự chấm {row.self_score} điểm, quá điểm tối đa {row.max}; hãy chấm lại."
            yield Remark(f"{where}.self_score", message, f"không quá {row.max} điểm", f"{row.self_score} điểm")
        if row.code in most and row.max != most[row.code]:
            message = f"Mục {row.code} ghi điểm tối đa {row.max}; mẫu phiếu là {most[row.code]}."
            yield Remark(f"{where}.max", message, f"{most[row.code]} điểm", f"{row.max} điểm")


def _measured(case: Case) -> Iterator[Remark]:
    """Points above what the dossier itself gives; those for tasks are told by the rule about tasks."""
    if (mark := case.dossier.assessment) is None:
        return
    by_code = {criterion.code: criterion for criterion in case.sheet.rows if criterion.measure != "tasks_done"}
    for index, row in enumerate(mark.rows):
        criterion = by_code.get(row.code)
        if criterion and not counts(case, criterion):
            message = (
                f"Mục {row.code} chỉ tính trong tháng có sinh hoạt chuyên đề; hãy bỏ mục này khỏi phiếu tháng này."
            )
            yield Remark(f"assessment.rows[{index}].code", message, "không tính", f"{row.max} điểm tối đa")
        elif criterion and row.self_score is not None and (known := proposal(case, criterion)):
            yield from above(index, row.self_score, known.points, f"Hồ sơ ghi {known.because}")


@rule(
    "B11",
    "Chi bộ biểu quyết mức tự chấm; không phải bí thư tự chấm một mình.",
    "assessment.votes_for assessment.marker attendance",
)
def mark_is_the_cells_own(case: Case) -> Iterator[Remark]:
    """The cell votes on its mark by majority, and the marker is not the secretary or the chair (QĐ 29-QĐ/TU)."""
    mark = case.dossier.assessment
    if mark is None:
        yield undecided("assessment", "chưa có phiếu tự chấm điểm")
        return
    if mark.marker is None:
        yield undecided("assessment.marker", "chưa ghi ai theo dõi, chấm điểm")
    elif mark.marker.party_role == PartyRole.SECRETARY or mark.marker == case.meeting.chair:
        message = f"{mark.marker} vừa điều hành vừa chấm điểm; hãy giao một đồng chí khác theo dõi, chấm."
        yield Remark("assessment.marker", message, "người khác với bí thư, chủ trì", str(mark.marker))
    counts = case.dossier.counts
    if mark.votes_for is None:
        yield undecided("assessment.votes_for", "chưa ghi bao nhiêu đồng chí tán thành mức tự chấm")
    elif case.is_held and mark.votes_for < counts.majority:
        message = (
            f"{mark.votes_for} đồng chí tán thành mức tự chấm, chưa quá nửa tổng số đảng viên chính thức được triệu "
            f"tập ({counts.summoned_official} đồng chí); hãy thảo luận, chấm lại."
        )
        yield Remark("assessment.votes_for", message, f"từ {counts.majority}", str(mark.votes_for))


@rule("B14", "Mỗi kỳ sinh hoạt một phiếu chấm điểm.", "assessment.rows[].code history")
def one_sheet_a_meeting(case: Case) -> Iterator[Remark]:
    """A meeting has one score sheet, without a criterion twice (QĐ 29-QĐ/TU)."""
    mark = case.dossier.assessment
    if mark is None:
        yield undecided("assessment", "chưa có phiếu tự chấm điểm")
        return
    codes = [row.code for row in mark.rows]
    twice = list(dict.fromkeys(code for code in codes if codes.count(code) > 1))
    if twice:
        where = f"assessment.rows[{len(codes) - 1 - codes[::-1].index(twice[0])}].code"
        message = f"Mục {listed(twice)} có hơn một lần trong phiếu; mỗi kỳ chỉ một phiếu, hãy bỏ mục thừa."
        yield Remark(where, message, "mỗi mục một lần", listed(twice))
    for other in case.doubles:
        if other.assessment and other.assessment != mark:
            day = short_date(other.meeting.start_at)
            points = "chưa chấm" if other.assessment.total is None else f"{other.assessment.total} điểm"
            message = f"Kỳ ngày {day} còn một hồ sơ khác với phiếu chấm khác ({points}); chỉ giữ một."
            yield Remark("assessment", message, "một phiếu", "hai phiếu")

"""How the meeting ran: chair and clerk, who spoke, how the cell voted, dues, minutes read."""

from __future__ import annotations

from collections.abc import Iterator

from service.dossier.cell import PartyRole
from service.dossier.names import name_key
from service.dossier.people import Person
from service.rules.case import LEADERS, OUTCOMES, TITLES, Case
from service.rules.rule import DISCUSSED, Remark, note, rule, undecided, warn
from service.vietnamese import clock, listed, percent


@rule("B06", "Đủ số đảng viên phát biểu.", "discussion[].speaker members", needs=DISCUSSED)
def enough_spoke(case: Case) -> Iterator[Remark]:
    """As many different members spoke as the profile asks of a cell of this size (QĐ 29-QĐ/TU)."""
    limits, counts = case.limits, case.dossier.counts
    spoke = {opinion.speaker.member_id for opinion in case.dossier.discussion} - {""}
    asked = limits.speakers_small if counts.total < limits.small_cell else limits.speakers
    if not case.dossier.members:
        yield undecided("members", "chưa có danh sách đảng viên nên chưa biết chi bộ cần mấy người phát biểu")
    elif len(spoke) < asked:
        share = f", {percent(len(spoke), counts.present)} số có mặt" if counts.present else ""
        message = (
            f"Biên bản ghi {len(spoke)} đồng chí phát biểu{share}; cần ít nhất {asked} đồng chí. "
            "Nếu còn ý kiến chưa ghi, hãy bổ sung."
        )
        yield Remark("discussion", message, f"{asked} đồng chí", f"{len(spoke)} đồng chí")


@rule("B07", "Thông báo tình hình nộp đảng phí.", "meeting.fee_status", only_regular=True)
def dues_are_told(case: Case) -> Iterator[Remark]:
    """A regular meeting reports how many members have paid their dues (HD 42)."""
    fees = case.meeting.fee_status
    if fees is None and case.is_held:
        message = "Chưa ghi tình hình nộp đảng phí; hãy ghi bao nhiêu đồng chí đã nộp trên bao nhiêu phải nộp."
        yield warn("meeting.fee_status", message, "số đã nộp trên số phải nộp", "để trống")
    elif fees is None:
        yield undecided("meeting.fee_status", "chưa ghi tình hình nộp đảng phí")
    elif fees.paid < fees.due:
        message = f"Còn {fees.due - fees.paid} đồng chí chưa nộp đảng phí tháng này; chi uỷ nhắc nộp đủ."
        yield note("meeting.fee_status.paid", message, str(fees.due), str(fees.paid))


@rule("B12", "Biên bản được đọc và thông qua trước khi kết thúc.", "meeting.minutes_passed_at meeting.end_at")
def minutes_are_read(case: Case) -> Iterator[Remark]:
    """The minutes are read and passed during the meeting (HD 42)."""
    meeting = case.meeting
    passed, where = meeting.minutes_passed_at, "meeting.minutes_passed_at"
    if passed is None and list(case.issued("minutes")):
        yield Remark(where, "Biên bản đã ký mà chưa ghi được đọc và thông qua lúc nào.", "giờ thông qua", "để trống")
    elif passed is None:
        yield undecided(where, "chưa ghi biên bản được đọc và thông qua lúc nào")
    elif passed < meeting.start_at or (meeting.end_at is not None and passed > meeting.end_at):
        end = f" đến {clock(meeting.end_at)}" if meeting.end_at else ""
        message = f"Biên bản ghi thông qua lúc {clock(passed)}, ngoài giờ sinh hoạt; phải thông qua trước khi kết thúc."
        yield Remark(where, message, f"trong buổi, từ {clock(meeting.start_at)}{end}", clock(passed))


@rule(
    "C03",
    "Chủ trì, thư ký, người ký có trong danh sách và có mặt; chủ trì là người của chi uỷ; thư ký không là chủ trì; "
    "chi bộ chỉ có một bí thư.",
    "meeting.chair meeting.clerk members members[].party_role attendance issuance.*.signer",
    needs=("members", "chưa có danh sách đảng viên nên chưa đối chiếu được chủ trì, thư ký, người ký"),
)
def in_charge_and_present(case: Case) -> Iterator[Remark]:
    """Chair, clerk and signers are on the roster and present; the chair is a leader and not the clerk."""
    chair, clerk = case.meeting.chair, case.meeting.clerk
    yield from _one_secretary(case)
    for where, title, person in (("meeting.chair", "Chủ trì", chair), ("meeting.clerk", "Thư ký", clerk)):
        if person is None:
            yield undecided(where, f"chưa ghi {title.lower()}")
        else:
            yield from _of_the_cell(case, where, title, person)
    if chair and chair.member_id and chair.party_role not in LEADERS:
        message = f"Chủ trì {chair} không ở trong chi uỷ; bí thư, phó bí thư hoặc chi uỷ viên được giao mới chủ trì."
        yield Remark("meeting.chair", message, "bí thư, phó bí thư hoặc chi uỷ viên", str(chair))
    if chair and chair == clerk:
        message = f"{chair} vừa chủ trì vừa làm thư ký; hãy cử một đồng chí khác ghi biên bản."
        yield Remark("meeting.clerk", message, "người khác với chủ trì", str(clerk))
    for kind in (*OUTCOMES, "minutes"):
        signer = case.dossier.issuance[kind].signer if kind in case.dossier.issuance else None
        if signer is not None:
            yield from _of_the_cell(case, f"issuance.{kind}.signer", f"Người ký {TITLES[kind].lower()}", signer)


def _one_secretary(case: Case) -> Iterator[Remark]:
    """A cell has one secretary: where nobody else is named, it is he who signs."""
    members = case.dossier.members
    secretaries = [index for index, member in enumerate(members) if member.party_role is PartyRole.SECRETARY]
    if len(secretaries) > 1:
        names = listed([members[index].full_name for index in secretaries])
        message = f"Danh sách ghi {len(secretaries)} bí thư: {names}; chi bộ có một bí thư, hãy sửa chức vụ."
        yield Remark(f"members[{secretaries[1]}].party_role", message, "một bí thư", f"{len(secretaries)} bí thư")


def _of_the_cell(case: Case, where: str, title: str, person: Person) -> Iterator[Remark]:
    if not person.member_id:
        message = f"{title} {person} không có trong danh sách đảng viên; xem lại họ tên, hoặc bổ sung danh sách."
        yield Remark(where, message, "một đảng viên của chi bộ", str(person))
    elif case.is_held and person.member_id not in case.present:
        message = f"{title} {person} không được điểm danh có mặt; hãy sửa điểm danh, hoặc sửa tên."
        say = warn if where.startswith("issuance") else Remark
        yield say(where, message, "có mặt", "không có mặt")


@rule("C04", "Người phát biểu đều có mặt.", "discussion[].speaker attendance meeting.guests[].name", needs=DISCUSSED)
def speakers_were_there(case: Case) -> Iterator[Remark]:
    """Whoever spoke was marked present, or is a guest."""
    if not case.is_held:
        yield undecided("attendance", "chưa điểm danh nên chưa biết ai có mặt")
        return
    guests = {name_key(guest.name) for guest in case.meeting.guests}
    for index, opinion in enumerate(case.dossier.discussion):
        where, person = f"discussion[{index}].speaker", opinion.speaker
        if person.member_id and person.member_id not in case.present:
            message = f"Ghi {person} phát biểu mà điểm danh không có mặt; hãy sửa một trong hai."
            yield Remark(where, message, "người có mặt", str(person))
        elif not person.member_id and name_key(person.full_name) not in guests:
            message = f"Ghi {person} phát biểu mà không có trong đảng viên, đại biểu; hãy thêm vào Đại biểu, khách mời."
            yield warn(where, message, "người có mặt", str(person))


@rule(
    "C05",
    "Số phiếu bằng số đảng viên chính thức có mặt có quyền biểu quyết; nghị quyết, kết luận được quá nửa tổng số đảng "
    "viên chính thức được triệu tập tán thành.",
    "votes attendance members commendations[].votes assessment.votes_for",
)
def votes_are_possible(case: Case) -> Iterator[Remark]:
    """No vote counts more votes than members entitled and present; a majority of those summoned carries (QĐ 294)."""
    dossier = case.dossier
    if not dossier.votes:
        yield undecided("votes", "chưa ghi kết quả biểu quyết")
    if not case.is_held:
        yield undecided("attendance", "chưa điểm danh")
        return
    counts = dossier.counts
    eligible, summoned, majority = counts.eligible, counts.summoned_official, counts.majority
    for index, vote in enumerate(dossier.votes):
        where, cast = f"votes[{index}]", vote.agree + vote.disagree + vote.abstain
        if cast > eligible:
            message = (
                f"“{vote.subject}”: {cast} phiếu mà chỉ {eligible} đồng chí có quyền biểu quyết; đảng viên dự bị và "
                "sinh hoạt tạm thời không biểu quyết. Hãy đếm lại."
            )
            yield Remark(where, message, f"{eligible} phiếu", f"{cast} phiếu")
        elif cast < eligible:
            short = f"{eligible} đồng chí có quyền biểu quyết, còn thiếu {eligible - cast}"
            message = f"“{vote.subject}”: {cast} phiếu; {short}."
            yield warn(where, message, f"{eligible} phiếu", f"{cast} phiếu")
        if vote.paper in OUTCOMES and vote.agree < majority:
            message = (
                f"“{vote.subject}”: {vote.agree} tán thành, chưa quá nửa tổng số đảng viên chính thức được triệu tập "
                f"({summoned} đồng chí, cả người vắng); chưa được thông qua thì không ban hành."
            )
            yield warn(f"{where}.agree", message, f"từ {majority} phiếu", f"{vote.agree} phiếu")
    others = {f"commendations[{index}].votes": row.votes for index, row in enumerate(dossier.commendations)}
    others["assessment.votes_for"] = dossier.assessment.votes_for if dossier.assessment else None
    for where, agreed in others.items():
        if agreed is not None and agreed > eligible:
            message = f"Ghi {agreed} ý kiến tán thành mà chỉ {eligible} đồng chí có quyền biểu quyết; hãy đếm lại."
            yield Remark(where, message, f"không quá {eligible}", str(agreed))

"""Who had to come, who came, who may vote: counted from the roster and the attendance, in whole numbers.

Definitions (meeting-rules section 4): members visiting from another cell are not of the total; whoever is
exempt or temporarily elsewhere leaves the denominator only while absent, and counts in both parts when
present; members on special duty or suspended are never in it. Probationary and visiting members do not vote.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from service.dossier.base import Person
from service.dossier.cell import Activity, Member, PartyStatus
from service.dossier.meeting import Attendance, Presence
from service.vietnamese import listed, percent

_LEAVE_WHEN_ABSENT = (Activity.EXEMPT, Activity.AWAY)
NEVER_VOTING = (Activity.VISITING, Activity.SUSPENDED)
ANSWERS = (Presence.PRESENT, Presence.EXCUSED, Presence.UNEXCUSED)  # of a member who has to come
_NEVER_EXPECTED = (Activity.SPECIAL_DUTY, Activity.SUSPENDED, Activity.VISITING)


@dataclass(frozen=True, slots=True)
class Absence:
    """An expected member who did not come."""

    member: Person
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """All numbers that documents print about members and attendance; each is a count of people.

    Always ``expected == present + absent_excused + absent_unexcused`` and ``total == official + probationary``,
    once every expected member is marked.
    """

    total: int
    official: int
    probationary: int
    exempt: int
    temp_out: int
    temp_in: int
    special_duty: int
    suspended: int
    expected: int
    present: int
    present_official: int
    present_probationary: int
    present_temp_in: int
    absent_excused: int
    absent_unexcused: int
    eligible: int
    exempt_members: tuple[Person, ...]
    exempt_present: tuple[Person, ...]
    temp_out_present: tuple[Person, ...]
    temp_out_members: tuple[Person, ...]
    temp_in_members: tuple[Person, ...]
    excused: tuple[Absence, ...]
    unexcused: tuple[Absence, ...]

    @property
    def rate_text(self) -> str:
        """``90,48%``; empty where nobody is expected."""
        return percent(self.present, self.expected) if self.expected else ""

    @property
    def exempt_present_names(self) -> str:
        return _names(self.exempt_present)

    @property
    def temp_out_present_names(self) -> str:
        return _names(self.temp_out_present)

    @property
    def temp_out_names(self) -> str:
        return _names(self.temp_out_members)

    @property
    def temp_in_names(self) -> str:
        return _names(self.temp_in_members)


COUNTED = (
    *(field.name for field in fields(Counts)),
    *(name for name, value in vars(Counts).items() if isinstance(value, property)),
)


def _names(people: tuple[Person, ...]) -> str:
    return listed([person.full_name for person in people])


class _Marked:
    """One member and the mark of that day, with what follows from both; made some twenty times a meeting."""

    __slots__ = ("activity", "is_expected", "is_official", "is_present", "may_vote", "member", "reason", "state")

    def __init__(self, member: Member, row: Attendance | None) -> None:
        activity = member.activity_status
        self.member, self.activity, self.state = member, activity, row.state if row else None
        self.reason = (row.reason or (row.reason_kind.label if row.reason_kind else "")) if row else ""
        self.is_present = self.state is Presence.PRESENT
        self.is_official = member.party_status is PartyStatus.OFFICIAL
        self.is_expected = activity not in _NEVER_EXPECTED and (self.is_present or activity not in _LEAVE_WHEN_ABSENT)
        self.may_vote = self.is_present and self.is_official and activity not in NEVER_VOTING


def unmarked(members: tuple[Member, ...], attendance: tuple[Attendance, ...]) -> list[Member]:
    """Members taking part normally who are neither present nor absent with or without reason."""
    marks = {row.member.member_id: row.state for row in attendance}
    return [
        member
        for member in members
        if member.activity_status is Activity.NORMAL and marks.get(member.member_id) not in ANSWERS
    ]


def count(members: tuple[Member, ...], attendance: tuple[Attendance, ...]) -> Counts:
    """Count one meeting; a member without a row is neither present nor absent."""
    rows = {row.member.member_id: row for row in attendance}
    marked = [_Marked(member, rows.get(member.member_id)) for member in members]
    own = [one for one in marked if one.activity is not Activity.VISITING]
    expected = [one for one in marked if one.is_expected]
    came = [one for one in expected if one.is_present]
    excused, unexcused = (_absent(expected, state) for state in (Presence.EXCUSED, Presence.UNEXCUSED))
    exempt, away, visiting = (
        [one for one in marked if one.activity is status]
        for status in (Activity.EXEMPT, Activity.AWAY, Activity.VISITING)
    )
    return Counts(
        total=len(own),
        official=sum(one.is_official for one in own),
        probationary=sum(not one.is_official for one in own),
        exempt=len(exempt),
        temp_out=len(away),
        temp_in=len(visiting),
        special_duty=sum(one.activity is Activity.SPECIAL_DUTY for one in own),
        suspended=sum(one.activity is Activity.SUSPENDED for one in own),
        expected=len(expected),
        present=len(came),
        present_official=sum(one.is_official for one in came),
        present_probationary=sum(not one.is_official for one in came),
        present_temp_in=sum(one.is_present for one in visiting),
        absent_excused=len(excused),
        absent_unexcused=len(unexcused),
        eligible=sum(one.may_vote for one in marked),
        exempt_members=_people(exempt),
        exempt_present=_people([one for one in exempt if one.is_present]),
        temp_out_present=_people([one for one in away if one.is_present]),
        temp_out_members=_people(away),
        temp_in_members=_people(visiting),
        excused=excused,
        unexcused=unexcused,
    )


def _people(marked: list[_Marked]) -> tuple[Person, ...]:
    return tuple(one.member.person for one in marked)


def _absent(expected: list[_Marked], state: Presence) -> tuple[Absence, ...]:
    return tuple(Absence(one.member.person, one.reason) for one in expected if one.state is state)

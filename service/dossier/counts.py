"""Who had to come, who came, who may vote: counted from the roster and the attendance, in whole numbers.

Members visiting from another cell are not of the total. Whoever is exempt or temporarily elsewhere leaves the
denominator of the rate only while absent, and counts in both parts when present; members on special duty or suspended
are never in it. Probationary and visiting members do not vote.

A vote has a base of its own: all official members summoned, present or not (QĐ 294-QĐ/TW of 26/5/2025, 9.3.2). Whoever
need not come is of it only by coming. A resolution is carried by more than half of it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from service.dossier.cell import Activity, Member, PartyStatus
from service.dossier.computed import made_of
from service.dossier.meeting import Attendance, Presence
from service.dossier.people import Person
from service.vietnamese import listed, percent

_LEAVE_WHEN_ABSENT = (Activity.EXEMPT, Activity.AWAY)
_NEVER_VOTING = (Activity.VISITING, Activity.SUSPENDED)
ANSWERS = (Presence.PRESENT, Presence.EXCUSED, Presence.UNEXCUSED)  # of a member who has to come
_NAMED = (Activity.EXEMPT, Activity.AWAY, Activity.VISITING)
_NEVER_EXPECTED = (Activity.SPECIAL_DUTY, Activity.SUSPENDED, Activity.VISITING)


@dataclass(frozen=True, slots=True)
class Absence:
    """An expected member who did not come."""

    member: Person
    reason: str


def _names_of(people: str) -> Any:
    """A computed fact: the full names of `people`, a field of `Counts`, as one text."""

    @made_of(people)
    def names(counts: Counts) -> str:
        return listed([person.full_name for person in getattr(counts, people)])

    return property(names)


@dataclass(frozen=True, slots=True)
class Counts:
    """All numbers that documents print about members and attendance; each is a count of people.

    Always ``expected == present + absent_excused + absent_unexcused`` and ``total == official + probationary``,
    once every expected member is marked. `eligible`: who votes at the meeting; `summoned_official`: the official
    members summoned, over whom the share of a vote is counted.
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
    summoned_official: int
    exempt_members: tuple[Person, ...]
    exempt_present: tuple[Person, ...]
    temp_out_present: tuple[Person, ...]
    temp_out_members: tuple[Person, ...]
    temp_in_members: tuple[Person, ...]
    excused: tuple[Absence, ...]
    unexcused: tuple[Absence, ...]

    @property
    @made_of(summed=("present", "expected"))
    def rate_text(self) -> str:
        """``90,48%``; empty where nobody is expected."""
        return percent(self.present, self.expected) if self.expected else ""

    @property
    @made_of(summed=("summoned_official",))
    def majority(self) -> int:
        """The fewest votes that are more than half of the official members summoned."""
        return self.summoned_official // 2 + 1

    def approval(self, votes: int) -> str:
        """``17/17, đạt 89,47% của 19``: of those who vote, so many for it; empty where nobody votes."""
        if not self.eligible:
            return ""
        share = percent(votes, self.summoned_official)
        short = "" if votes >= self.majority else ", chưa quá nửa"
        return f"{votes}/{self.eligible}, đạt {share} của {self.summoned_official}{short}"

    exempt_present_names = _names_of("exempt_present")
    temp_out_present_names = _names_of("temp_out_present")
    temp_out_names = _names_of("temp_out_members")
    temp_in_names = _names_of("temp_in_members")


COUNTED = (
    *(field.name for field in fields(Counts)),
    *(name for name, value in vars(Counts).items() if isinstance(value, property)),
)

# What `count` takes from the rows of a dossier, and what tells its readers who is meant.
COUNTED_FIELDS = (
    *("members.full_name", "members.party_role", "members.party_status", "members.activity_status"),
    *("attendance.state", "attendance.reason", "attendance.reason_kind"),
)

_NUMBERS = tuple(field.name for field in fields(Counts) if field.type == "int")
_NOTHING = (0,) * len(_NUMBERS)


@cache  # few distinct arguments; a cached lookup is five times faster
def _adds(activity: Activity, status: PartyStatus, state: Presence | None) -> tuple[bool, ...]:
    """What a member of such a standing, so marked, adds to each of `_NUMBERS`."""
    is_official, is_own = status is PartyStatus.OFFICIAL, activity is not Activity.VISITING
    is_present, is_expected = state is Presence.PRESENT, _is_expected(activity, state)
    came = is_expected and is_present
    adds = {
        "total": is_own,
        "official": is_own and is_official,
        "probationary": is_own and not is_official,
        "exempt": activity is Activity.EXEMPT,
        "temp_out": activity is Activity.AWAY,
        "temp_in": not is_own,
        "special_duty": activity is Activity.SPECIAL_DUTY,
        "suspended": activity is Activity.SUSPENDED,
        "expected": is_expected,
        "present": came,
        "present_official": came and is_official,
        "present_probationary": came and not is_official,
        "present_temp_in": is_present and not is_own,
        "absent_excused": is_expected and state is Presence.EXCUSED,
        "absent_unexcused": is_expected and state is Presence.UNEXCUSED,
        "eligible": is_official and is_present and activity not in _NEVER_VOTING,
        "summoned_official": is_official and _is_summoned(activity, state),
    }
    return tuple(adds[name] for name in _NUMBERS)


def _is_expected(activity: Activity, state: Presence | None) -> bool:
    return activity not in _NEVER_EXPECTED and (state is Presence.PRESENT or activity not in _LEAVE_WHEN_ABSENT)


def _is_summoned(activity: Activity, state: Presence | None) -> bool:
    """Whether such a member belongs to those over whom a vote is counted, if official."""
    return activity is Activity.NORMAL or (state is Presence.PRESENT and activity not in _NEVER_VOTING)


# Those in no list of names: present, taking part normally.
_USUAL = {_adds(Activity.NORMAL, status, Presence.PRESENT) for status in PartyStatus}


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
    states = {code: row.state for code, row in rows.items()}
    added = [_adds(member.activity_status, member.party_status, states.get(member.member_id)) for member in members]
    numbers = dict(zip(_NUMBERS, map(sum, zip(_NOTHING, *added, strict=True)), strict=True))
    unusual = (member for member, adds in zip(members, added, strict=True) if adds not in _USUAL)
    notable = [(member, rows.get(member.member_id)) for member in unusual]
    exempt, away, visiting = (
        [(row.member if row else member.person, row) for member, row in notable if member.activity_status is status]
        for status in _NAMED
    )
    return Counts(
        **numbers,
        exempt_members=tuple(person for person, _ in exempt),
        exempt_present=_present(exempt),
        temp_out_present=_present(away),
        temp_out_members=tuple(person for person, _ in away),
        temp_in_members=tuple(person for person, _ in visiting),
        excused=_absent(notable, Presence.EXCUSED),
        unexcused=_absent(notable, Presence.UNEXCUSED),
    )


def _present(marked: list[tuple[Person, Attendance | None]]) -> tuple[Person, ...]:
    return tuple(person for person, row in marked if row and row.state is Presence.PRESENT)


def _absent(marked: list[tuple[Member, Attendance | None]], state: Presence) -> tuple[Absence, ...]:
    return tuple(
        Absence(row.member, row.reason or (row.reason_kind.label if row.reason_kind else ""))
        for member, row in marked
        if row and row.state is state and _is_expected(member.activity_status, state)
    )

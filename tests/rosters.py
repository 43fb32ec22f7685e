"""Cells with every mixture of members, and who of them came."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from service.dossier import Dossier
from service.dossier.cell import Activity, PartyStatus
from service.dossier.meeting import Presence
from service.intake import read_dossier

ORG = {"superior_name": "Đảng bộ phường", "cell_name": "Chi bộ", "place_name": "Chiềng Cơi"}
MEETING = {"period": "2026-11", "start_at": "2026-11-24T19:30", "place": "Nhà văn hoá"}
CAME, EXCUSED, UNEXCUSED = Presence.PRESENT.value, Presence.EXCUSED.value, Presence.UNEXCUSED.value


def held(*people: tuple[str, str, str | None]) -> Dossier:
    """A meeting of people given as (activity, status, presence or None for no row)."""
    members = [
        {"member_id": f"m{place}", "full_name": f"Lò Văn {place}", "activity_status": activity, "party_status": status}
        for place, (activity, status, _) in enumerate(people)
    ]
    rows = [{"member": f"m{place}", "state": state} for place, (_, _, state) in enumerate(people) if state]
    return read_dossier({"org": ORG, "meeting": MEETING, "members": members, "attendance": rows})


def person(activity: str = "binh_thuong", state: str | None = CAME, status: str = "chinh_thuc") -> tuple[Any, ...]:
    return activity, status, state


@st.composite
def rosters(draw: st.DrawFn) -> list[tuple[str, str, str | None]]:
    people = []
    for activity in draw(st.lists(st.sampled_from(list(Activity)), min_size=1, max_size=40)):
        states: list[str | None] = [CAME, EXCUSED, UNEXCUSED]
        if activity is not Activity.NORMAL:
            states += [None, Presence.EXEMPT.value, Presence.NOT_SUMMONED.value]
        status = draw(st.sampled_from(list(PartyStatus))).value
        people.append((activity.value, status, draw(st.sampled_from(states))))
    # A list with no row at all is a meeting not held yet; at least one row makes it a meeting that was.
    return [*people, person()]

"""From the dossier of one meeting, the beginning of next month's: nothing unfinished is lost, what is alike stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from service.dossier import Dossier
from service.dossier.meeting import REGULAR_KINDS, USUAL_DAYS, AgendaKind, MeetingKind
from service.dossier.tasks import PreviousTask
from service.kinds.catalogue import Kind
from service.vietnamese import Month, comparable, long_date, month_number, short_date
from service.year.next_numbers import next_numbers

SUNDAY = 6
_MONTH = re.compile(r"\b(tháng) (\d{1,2})(?:( năm |/)(\d{4}))?(?![\d/])", re.IGNORECASE)


class Customs(Protocol):
    """What is usual where the cell is, by the name of its profile: `service.rules.Rulebook` is one."""

    def meeting_days(self, profile: str, /) -> Sequence[int]:
        """The days of the month on which cells meet; empty where they are free to choose."""

    def usual_agenda(self, profile: str, month: Month | None, /) -> list[dict[str, Any]]:
        """The rows of the usual programme of the meeting of `month`."""


def next_month(dossier: Dossier, kinds: Mapping[str, Kind], customs: Customs | None = None) -> dict[str, Any]:
    """The JSON of a dossier for the month after `dossier`, as a start to be changed.

    It keeps the cell, its members, place, chair, clerk and guests, the programme with its months moved on, where the
    committee meets and who leads it, the criteria of the score sheet without points, the signers, and the own fields of
    `kinds` that stay. `prev_tasks` are the open ones of earlier months and this month's tasks, each with the month that
    set it, and the practical deed. The numbers are those of `next_numbers`; the meeting is at the same hour on
    `meeting_day`, of the days that the cell's profile asks for in its `customs`, else of the day of this month's. Where
    this month has no programme to go on from, it is the usual one. The JSON is incomplete: `read_dossier` takes it, not
    every kind does.
    """
    month, data = dossier.meeting.period_next, dossier.plain()
    profile = dossier.org.rule_profile
    days = customs.meeting_days(profile) if customs else USUAL_DAYS
    usual = customs.usual_agenda(profile, month) if customs else []
    day = meeting_day(month, days or (dossier.meeting.start_at.day,))
    start = datetime.combine(day, dossier.meeting.start_at.time())
    new: dict[str, Any] = {
        "org": data["org"],
        "members": data.get("members", []),
        "meeting": {
            "kind": MeetingKind.REGULAR.value,
            "period": str(month),
            "start_at": f"{start:%Y-%m-%dT%H:%M}",
            **_kept(data["meeting"], ("place", "mode", "chair", "clerk", "guests")),
        },
        "committee_meeting": _committee(dossier, data.get("committee_meeting"), start),
        "agenda_items": _programme(dossier, data.get("agenda_items", [])) or usual,
        "prev_tasks": [*_still_open(dossier, data), *_set_now(dossier, data)],
        "assessment": _to_be_marked(dossier, data.get("assessment", {})),
        "issuance": _issuance(dossier, data.get("issuance", {}), kinds),
        "extra": _own_fields(data.get("extra", {}), kinds),
    }
    if "year_registration" in data and data["year_registration"].get("year") == month.year:
        new["year_registration"] = data["year_registration"]
    if topics := [topic for topic in data.get("planned_topics", []) if topic["year"] >= month.year]:
        new["planned_topics"] = topics
    return {name: value for name, value in new.items() if value}


def meeting_day(month: Month, days: Sequence[int]) -> date:
    """The first of the `days` of `month` that is no Sunday, else the day beside the first; the last day at most."""
    last = (date(month.next.year, month.next.month, 1) - timedelta(days=1)).day
    dates = [date(month.year, month.month, min(day, last)) for day in days]
    beside = dates[0] + timedelta(days=1 if dates[0].day == 1 else -1)
    return next((day for day in dates if day.weekday() != SUNDAY), beside)


def _kept(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}


def _committee(dossier: Dossier, data: dict[str, Any] | None, start: datetime) -> dict[str, Any]:
    """The committee's next meeting: as many days before the cell's, at the same hour, led by the same people."""
    held = dossier.committee_meeting
    if held is None or data is None:
        return {}
    day = start.date() - (dossier.meeting.start_at.date() - held.start_at.date())
    return {"start_at": f"{day}T{held.start_at:%H:%M}", **_kept(data, ("place", "chair", "clerk"))}


def _programme(dossier: Dossier, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The programme of a regular meeting without the topic of this one, months moved on by one."""
    if dossier.meeting.kind not in REGULAR_KINDS:
        return []
    period = dossier.meeting.period
    return [
        item | {name: _moved_on(item[name], period) for name in ("content", "note") if name in item}
        for item in items
        if item.get("kind") != AgendaKind.THEMATIC
    ]


def _moved_on(text: str, period: Month) -> str:
    """`text` with the month of the meeting and the one after it moved on by one; other months stay."""

    def later(match: re.Match[str]) -> str:
        word, number, between, year = match.groups()
        for month in (period, period.next):
            if int(number) == month.month and (year is None or int(year) == month.year):
                return f"{word} {month_number(month.next.month)}" + (f"{between}{month.next.year}" if year else "")
        return match[0]

    return _MONTH.sub(later, text)


def _still_open(dossier: Dossier, data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What earlier months set and is not finished, unless this month set the same again."""
    deed = dossier.practical_deed
    again = {comparable(work) for work in (*(task.work for task in dossier.tasks), deed.title if deed else "")}
    for row, typed in zip(dossier.prev_tasks, data.get("prev_tasks", []), strict=True):
        if row.is_open and comparable(row.work) not in again:
            yield _kept(typed, ("work", "leads", "due", "product", "responsible")) | _history(row, dossier)


def _set_now(dossier: Dossier, data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """This month's tasks, and the practical deed where none of them is it; each as it was before, if it was."""
    before = {comparable(row.work): _history(row, dossier) for row in dossier.prev_tasks if row.is_open}
    now = {"set_in": str(dossier.meeting.period)}
    for place, (task, typed) in enumerate(zip(dossier.tasks, data.get("tasks", []), strict=True), 1):
        new = _kept(typed, ("work", "leads", "due", "responsible")) | {"product": task.result}
        new |= {"is_deed": True} if place == dossier.deed_row else {}
        yield new | before.get(comparable(task.work), now)
    if dossier.practical_deed and not dossier.deed_row:
        typed = data["practical_deed"]
        new = {"work": typed["title"], **_kept(typed, ("due",)), "is_deed": True}
        new |= {"leads": [typed["lead"]]} if "lead" in typed else {}
        new |= {"product": typed["result"]} if "result" in typed else {}
        yield new | before.get(comparable(dossier.practical_deed.title), now)


def _history(row: PreviousTask, dossier: Dossier) -> dict[str, Any]:
    """Since when an open work stands, and how far it has come."""
    told: dict[str, Any] = {"set_in": str(row.set_in or dossier.meeting.period_previous)}
    told |= {"initial_state": row.outcome} if row.outcome else {}
    return told | ({"is_deed": True} if row.is_deed else {})


def _to_be_marked(dossier: Dossier, data: dict[str, Any]) -> dict[str, Any]:
    """The sheet, who marks and the criteria with their maxima, less what counts only beside a topic; no points."""
    if not (mark := dossier.assessment):
        return {}
    rows = [_kept(row, ("code", "title", "max")) for row in data["rows"] if mark.always_counts(row["code"])]
    return {**_kept(data, ("sheet_id", "marker")), "rows": rows} if rows else {}


def _own_fields(extra: dict[str, Any], kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The own fields of each kind whose sheet says that they stay."""
    kept = {
        name: _kept(own, tuple(field.name for field in kinds[name].sheet.extra if field.stays))
        for name, own in extra.items()
        if name in kinds
    }
    return {name: own for name, own in kept.items() if own}


def _issuance(dossier: Dossier, papers: dict[str, Any], kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The same papers a month later: the next numbers, first drafts, no grounds about this meeting."""
    numbers, issuance = next_numbers(dossier, kinds), {}
    for name, paper in papers.items():
        new = _kept(paper, ("signer", "sign_capacity", "sign_role", "recipients"))
        if grounds := [ground for ground in paper.get("grounds", ()) if not _is_about(ground, dossier)]:
            new["grounds"] = grounds
        if name in numbers:
            new |= {"number": numbers[name], "draft_no": 1}
        issuance[name] = new
    return {name: new for name, new in issuance.items() if new}


def _is_about(ground: str, dossier: Dossier) -> bool:
    """Whether a ground names the day or the month of this meeting."""
    day, month = dossier.meeting.start_at.date(), dossier.meeting.period
    marks = (short_date(day), long_date(day), month.text)
    return any(mark in ground for mark in marks) or bool(re.search(rf"\b{day:%d/%m/%Y}\b", ground))

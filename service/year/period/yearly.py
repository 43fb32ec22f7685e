"""What a cell set itself for a year: the works that it registered, and the topics of its thematic meetings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.dossier import Dossier
from service.dossier.tasks import Thematic
from service.vietnamese import Month, comparable, roman_quarter
from service.year.period.facts import DeedFacts, TaskFacts, TopicFacts
from service.year.plan import PlannedMeeting
from service.year.review.facts import ALIKE

_MOST_WORDS, _MOST_TASKS = 40, 2_000  # looked at


def deeds_of(own: Sequence[Dossier], year: int, tasks: Sequence[TaskFacts]) -> Iterator[DeedFacts]:
    """What the cell registered for the year, as its newest dossier has it, whenever that was written."""
    registered = [dossier.year_registration for dossier in own if dossier.year_registration]
    newest = next((one for one in reversed(registered) if one.year == year), None)
    taken = [(task, _words(task.work)) for task in tasks if task.is_registered][:_MOST_TASKS]
    for item in newest.items if newest else ():
        own_words = _words(item.work)
        its_tasks = tuple(task for task, words in taken if _are_alike(own_words, words))
        yield DeedFacts(item.work, item.owner, item.when, item.wanted, item.result, its_tasks)


def _words(text: str) -> frozenset[str]:
    """The first words of a text, by which it is known: two long texts cost no more to compare than two short ones."""
    return frozenset(comparable(text).split()[:_MOST_WORDS])


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts speak of one work: most words of the shorter one stand in the other."""
    return len(one & other) >= ALIKE * min(len(one), len(other))


def topics_of(
    own: Sequence[Dossier], within: Sequence[Dossier], plan: Sequence[PlannedMeeting], year: int
) -> list[TopicFacts]:
    """The topics of the year by quarter: what was held, and what the newest plan has for quarters that held nothing."""
    held = [_held(dossier, dossier.thematic) for dossier in within if dossier.thematic]
    planned = next((dossier.planned_topics for dossier in reversed(own) if _plans(dossier, year)), ())
    thematic = [meeting.start_at.date() for meeting in plan if meeting.is_thematic]
    days = {Month(day.year, day.month).quarter[1]: day for day in thematic}
    over = {topic.quarter for topic in held}
    coming = [
        TopicFacts(
            quarter=topic.quarter,
            quarter_text=f"quý {roman_quarter(topic.quarter)}",
            quarter_roman=roman_quarter(topic.quarter),
            title=topic.title,
            author=topic.author.full_name if topic.author else "",
            presenter=topic.presenter,
            day=topic.day or days[topic.quarter],
            is_held=False,
        )
        for topic in planned
        if topic.year == year and topic.quarter not in over
    ]
    return sorted([*held, *coming], key=lambda topic: (topic.quarter, topic.day))


def _plans(dossier: Dossier, year: int) -> bool:
    return any(topic.year == year for topic in dossier.planned_topics)


def _held(dossier: Dossier, topic: Thematic) -> TopicFacts:
    return TopicFacts(
        quarter=topic.quarter,
        quarter_text=topic.quarter_text,
        quarter_roman=roman_quarter(topic.quarter),
        title=topic.title,
        author=topic.author.full_name if topic.author else "",
        presenter="",
        day=dossier.thematic_sitting.start_at.date(),
        is_held=True,
    )

"""One state of the page, as its templates ask for it: what is shown, what is folded away, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from service.dossier import Dossier
from service.dossier.cell import Activity
from service.dossier.counts import ANSWERS
from service.errors import Problem
from service.importing.headers import BLOCKS
from service.kinds.catalogue import Kind
from service.web.form.checks import CheckedForm
from service.web.form.field_names import PlacedProblem
from service.web.form.month import LIST, REVIEW, Days, Task, due, is_needed, tasks_of
from service.web.form.posted import Typed
from service.web.form.prefill import Filled
from service.web.form.questions import CHOICE, GROUP, LINE, Question, Tree

Ordered = tuple[list[tuple[Question, int]], list[tuple[Question, int]]]


@dataclass(frozen=True, slots=True)
class RollRow:
    """One member's line of the attendance: `answer` is its question, `rest` what else may be said."""

    name: str
    leader: str
    title: str
    key: Question
    answer: Question
    rest: tuple[Question, ...]
    is_stray: bool
    may_differ: bool


@dataclass(frozen=True)
class State:
    """What one request leaves on the page.

    `dossier` or `problems` are given where `typed` has been validated already, or a wish could not be met; without
    either, the page is checked as it is shown.
    """

    typed: Typed
    wanted: Sequence[str]  # the kinds
    notice: str = ""
    dossier: Dossier | None = None
    problems: Sequence[Problem] | None = None
    status: int = 200
    is_told: bool = False  # whether the problems stand above the form too, as after a wish that could not be met
    is_fresh: bool = False  # whether nobody has typed into it: a draft of this browser may come back
    least: Mapping[str, int] = field(default_factory=dict)  # rows that a block shows at least, by its name
    focus: str = ""  # the row or block at which somebody was at work
    corrected: tuple[tuple[str, str], ...] = ()  # corrections made in Word: as a sentence, and as the page posts them
    before: str = ""  # what the form held before something took its place, as JSON: the way back
    screen: str = ""  # the section that is shown, or one of `month`; empty for the one at which somebody is at work


@dataclass(frozen=True)
class Page:
    """What one answer of the form shows."""

    state: State
    tree: Tree
    kinds: Mapping[str, Kind]
    filled: Filled
    checked: CheckedForm
    typed: Typed  # the same under the names of this page
    meeting_days: tuple[int, ...] = ()  # of the month, that the profile of the dossier asks for
    days: Days = field(default_factory=Days)
    imported = BLOCKS  # lists of which a pasted table or pasted lines are read and shown before they are taken
    answers = ANSWERS  # of a member who has to come; the others are for those who need not

    @cached_property
    def tasks(self) -> list[Task]:
        """The sections as tasks of the month."""
        return tasks_of(self.tree, self.kinds, self.state.wanted, self.filled, self.typed, self.checked)

    @cached_property
    def stages(self) -> list[tuple[str, str, list[Task]]]:
        """The tasks by when they are done: label, the day by which that is due, and they."""
        start = self.filled.values.get("meeting-start_at", "")
        stages = dict.fromkeys(task.stage for task in self.tasks)
        return [
            (stage.label, due(start, stage, self.days), [task for task in self.tasks if task.stage is stage])
            for stage in stages
        ]

    @cached_property
    def screen(self) -> str:
        """The one that is shown: the one asked for, else where somebody is at work, else the first."""
        known = (LIST, REVIEW, *self.tree.sections)
        if section := self.section_of(self.state.focus):
            return section
        return self.state.screen if self.state.screen in known else next(iter(self.tree.sections))

    def address(self, screen: str, language: str) -> str:
        """Where a screen is found."""
        return f"/?muc={screen}" + (f"&lang={language}" if language != "vi" else "")

    def after(self, section: str) -> str:
        """The screen to go on to: the next section of which the wanted papers take something, or the review."""
        names = list(self.tree.sections)
        later = names[names.index(section) + 1 :]
        return next((name for name in later if self._is_on_the_way(self.tree.sections[name][1])), REVIEW)

    def _is_on_the_way(self, blocks: Sequence[Question]) -> bool:
        kinds = self.kinds_on_the_way(blocks)
        return kinds == "*" or not set(kinds.split()).isdisjoint(self.state.wanted)

    def kinds_on_the_way(self, blocks: Sequence[Question]) -> str:
        """The kinds for which a section is filled in: they need something of it, or take half of its blocks; ``*`` all.

        A programme takes the title of a topic from the course of the meeting: nobody is led there for that.
        """
        asked = [one for block in blocks for one in (block, *block.walk())]
        if any(one.is_always_needed and not one.parts for one in asked):
            return "*"
        needing = frozenset().union(*(one.needed_by for one in asked))
        taken = [_kinds_below(block) for block in blocks]
        return " ".join(
            kind for kind in self.kinds if kind in needing or 2 * sum(kind in one for one in taken) >= len(taken)
        )

    def section_of(self, name: str) -> str:
        """The section in which a field or block stands; empty where there is none such."""
        tops = [block for block in self.tree.root.parts if f"{name}-".startswith(f"{block.name}-")]
        return max(tops, key=lambda block: len(block.name)).section if tops else ""

    def is_needed(self, asked: Question) -> bool:
        """Whether a wanted paper cannot do without it."""
        return is_needed(asked, self.state.wanted)

    def needed_by(self, asked: Question) -> str:
        """The kinds that cannot be made without it, ``*`` where no paper can; empty where none asks."""
        if asked.made_from:
            return ""
        return "*" if asked.is_always_needed else " ".join(sorted(asked.needed_by))

    @cached_property
    def usual_kinds(self) -> list[Kind]:
        """The kinds that every set has."""
        return [kind for kind in self.kinds.values() if not kind.sheet.on_request]

    @cached_property
    def kinds_on_request(self) -> list[Kind]:
        """The others, folded away until one of them is wanted."""
        return [kind for kind in self.kinds.values() if kind.sheet.on_request]

    @property
    def wants_on_request(self) -> bool:
        """Whether one of those is wanted."""
        return any(kind.name in self.state.wanted for kind in self.kinds_on_request)

    @property
    def people(self) -> Sequence[str]:
        """The members' names, offered wherever a person is named."""
        names = (self.filled.values.get(f"members-{row}-full_name") for row in self.rows("members"))
        return [name for name in dict.fromkeys(names) if name]

    def attributes(self, asked: Question, name: str) -> str:
        """What a field for a date tells the scripts: days to offer, and the neighbour from which it is made."""
        days = f' data-days="{" ".join(map(str, self.meeting_days))}"' if asked.days and self.meeting_days else ""
        made = f' data-made-from="{name.rpartition("-")[0]}-{asked.made_from}"' if asked.made_from else ""
        return f' data-when="{asked.widget}" inputmode="numeric" autocomplete="off"{days}{made}'

    def rows(self, name: str) -> range:
        """The rows of a block: there is always one to type into."""
        return range(max(self.filled.rows.get(name, 0), self.state.least.get(name, 1)))

    def roll(self, asked: Question, name: str) -> list[RollRow]:
        """A line for each row that these rows follow, and for each that belongs to none of them."""
        key = next(part for part in asked.parts if part.members_only)
        answer = next(part for part in asked.parts if part.widget == CHOICE and part.required)
        rest = tuple(part for part in asked.parts if part not in (key, answer))
        leaders = self.rows(asked.follows)
        rows = []
        for row in range(max(len(leaders), self.filled.rows.get(name, 0))):
            own, leader = f"{name}-{row}", f"{asked.follows}-{row}"
            values = self.filled.values
            title = values.get(f"{leader}-full_name", "")
            is_normal = values.get(f"{leader}-activity_status", Activity.NORMAL) == Activity.NORMAL
            differs = not is_normal or values.get(f"{own}-{answer.name}", "") not in {"", *ANSWERS}
            rows.append(RollRow(own, leader, title, key, answer, rest, row not in leaders, differs))
        return rows

    def problems_at(self, name: str) -> list[PlacedProblem]:
        """What the page says beside one field."""
        return [problem for problem in self.checked.problems if problem.name == name] if self.state.is_told else []

    def kinds_of(self, *questions: Question) -> str:
        """The kinds that ask for any of them, ``*`` where every dossier does; a code made from a name is not asked."""
        typed = [asked for asked in questions if not _is_code(asked)]
        every = any(asked.required or asked.is_asked_first for asked in typed)
        return "*" if every else " ".join(sorted(set().union(*map(_kinds_below, typed))))

    def is_asked(self, asked: Question) -> bool:
        """Whether one of the wanted kinds needs it, or every dossier does."""
        is_for_all = asked.required or asked.is_asked_first
        return not _is_code(asked) and (is_for_all or not _kinds_below(asked).isdisjoint(self.state.wanted))

    def is_open(self, blocks: Iterable[Question]) -> bool:
        """Whether a section is unfolded: it asks for something, or something in it is wrong."""
        return any(self.is_asked(block) or self.must_show([(block, 0)], "") for block in blocks)

    def split(self, questions: Sequence[Question], prefix: str = "") -> Ordered:
        """Questions that are asked, and those folded away; each with its place among all."""
        split: Ordered = [], []
        for order, asked in enumerate(questions):
            if self._has_a_use(asked, f"{prefix}-{asked.name}"):
                split[0 if self.is_asked(asked) else 1].append((asked, order))
        return split

    def _has_a_use(self, asked: Question, name: str) -> bool:
        """False for what one paper would not print of how it goes out, where nothing stands there or is told."""
        if asked.asked_by or not asked.path.startswith("issuance."):
            return True
        told = any(problem.name == name for problem in self.checked.problems)
        return told or self.filled.values.get(name, "") not in {"", str(asked.default)}

    def unfolds_paper(self, name: str) -> bool:
        """Whether the part of one paper stands open: where it is the only one, or something in it is told."""
        places = [problem.name for problem in self.checked.problems] if self.state.is_told else []
        told = any(f"{place}-".startswith(f"{name}-") for place in (*places, self.state.focus))
        return told or len(self.state.wanted) == 1

    def is_folded(self, block: Question) -> bool:
        """Whether a block that may be left out waits for a tap."""
        required = {step.split(".")[0] for name in self.state.wanted for step in self.kinds[name].sheet.requires}
        may_be_left_out = not block.required and block.name not in required
        return block.widget == GROUP and block.section != "issuing" and may_be_left_out

    def has_values(self, block: Question) -> bool:
        """Whether something stands in a block, or is wrong there."""
        filled = (name for name, value in self.filled.values.items() if value)
        return any(name.startswith(f"{block.name}-") for name in filled) or self.must_show([(block, 0)], "")

    def must_show(self, questions: Iterable[tuple[Question, int]], prefix: str) -> bool:
        """Whether a problem that the page tells, or the work of a moment ago, is in one of `questions`."""
        places = [problem.name for problem in self.checked.problems] if self.state.is_told else []
        names = [f"{prefix}-{asked.name}".lstrip("-") for asked, _ in questions]
        return any(f"{place}-".startswith(f"{name}-") for place in (*places, self.state.focus) for name in names)


def _is_code(asked: Question) -> bool:
    return bool(asked.made_from) and asked.widget == LINE


def _kinds_below(asked: Question) -> frozenset[str]:
    """The kinds that ask for a question or for anything in it."""
    return asked.asked_by.union(*(_kinds_below(part) for part in asked.parts))

"""One state of the page, as its templates ask for it: what is shown, what is folded away, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from service.dossier import Dossier
from service.dossier.cell import Activity
from service.dossier.counts import ANSWERS
from service.errors import Problem
from service.kinds.catalogue import Kind
from service.web.form.checks import CheckedForm
from service.web.form.field_names import PlacedProblem
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


@dataclass(frozen=True)
class Page:
    """What one answer of the form shows."""

    state: State
    tree: Tree
    kinds: Mapping[str, Kind]
    filled: Filled
    checked: CheckedForm
    answers = ANSWERS  # of a member who has to come; the others are for those who need not

    @property
    def people(self) -> Sequence[str]:
        """The members' names, offered wherever a person is named."""
        names = (self.filled.values.get(f"members-{row}-full_name") for row in self.rows("members"))
        return [name for name in dict.fromkeys(names) if name]

    def attributes(self, asked: Question, name: str) -> str:
        """What a field for a date tells the scripts: days to offer, and the neighbour from which it is made."""
        days = f' data-days="{" ".join(map(str, asked.days))}"' if asked.days else ""
        made = f' data-made-from="{name.rpartition("-")[0]}-{asked.made_from}"' if asked.made_from else ""
        return f" data-when{days}{made}"

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
        every = any(asked.required for asked in typed)
        return "*" if every else " ".join(sorted(set().union(*map(_kinds_below, typed))))

    def is_asked(self, asked: Question) -> bool:
        """Whether one of the wanted kinds needs it, or every dossier does."""
        return not _is_code(asked) and (asked.required or not _kinds_below(asked).isdisjoint(self.state.wanted))

    def is_open(self, blocks: Iterable[Question]) -> bool:
        """Whether a section is unfolded: it asks for something, or something in it is wrong."""
        return any(self.is_asked(block) or self.must_show([(block, 0)], "") for block in blocks)

    def split(self, questions: Sequence[Question]) -> Ordered:
        """Questions that are asked, and those folded away; each with its place among all."""
        split: Ordered = [], []
        for order, asked in enumerate(questions):
            split[0 if self.is_asked(asked) else 1].append((asked, order))
        return split

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

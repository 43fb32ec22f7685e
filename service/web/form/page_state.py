"""One state of the page, as its templates ask for it: what is shown, what is folded away, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from service.dossier.cell import Activity
from service.dossier.counts import ANSWERS
from service.kinds.catalogue import Kind
from service.web.form.checks import CheckedForm
from service.web.form.field_names import PlacedProblem
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

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers of a member who has to come; the others are for those who need not."""
        return ANSWERS


@dataclass(frozen=True)
class Page:
    """What one answer of the form shows.

    `told` is whether the problems stand above the form too, as after a wish that could not be met; `is_fresh` a
    page that nobody has typed into, where a draft of this browser may come back; `bare` whether papers leave without
    the dossier inside.
    """

    tree: Tree
    kinds: Mapping[str, Kind]
    filled: Filled
    checked: CheckedForm
    wanted: Sequence[str]
    actions: frozenset[str]
    openable: str
    address: str = "/"
    notice: str = ""
    told: bool = False
    is_fresh: bool = False
    forget: bool = False
    bare: bool = False
    least: Mapping[str, int] = field(default_factory=dict)  # rows that a block shows at least, by its name
    focus: str = ""  # the row or block at which somebody was at work

    @property
    def sections(self) -> Mapping[str, tuple[str, tuple[Question, ...]]]:
        """Label and blocks of each section with something to ask."""
        return {name: (label, blocks) for name, (label, blocks) in self.tree.sections.items() if blocks}

    @property
    def people(self) -> Sequence[str]:
        """The members' names, offered wherever a person is named."""
        names = (self.filled.values.get(f"members-{row}-full_name") for row in self.rows("members"))
        return [name for name in dict.fromkeys(names) if name]

    def value(self, asked: Question, name: str) -> str:
        """What stands in a field."""
        return self.filled.value(asked, name)

    def attributes(self, asked: Question, name: str) -> str:
        """What a field for a date says to the scripts: days to offer, the neighbour from which it is made."""
        days = f' data-days="{" ".join(map(str, asked.days))}"' if asked.days else ""
        made = f' data-made-from="{name.rpartition("-")[0]}-{asked.made_from}"' if asked.made_from else ""
        return f" data-when{days}{made}"

    def rows(self, name: str) -> range:
        """The rows of a block: there is always one to type into."""
        return range(max(self.filled.rows.get(name, 0), self.least.get(name, 1)))

    def roll(self, asked: Question, name: str) -> list[RollRow]:
        """A line for each row that these rows follow, and for each that belongs to none of them."""
        key = next(part for part in asked.parts if part.members_only)
        answer = next(part for part in asked.parts if part.widget == CHOICE and part.required)
        rest = tuple(part for part in asked.parts if part not in (key, answer))
        leaders = self.rows(asked.follows)
        rows = []
        for row in range(max(len(leaders), self.filled.rows.get(name, 0))):
            own, leader = f"{name}-{row}", f"{asked.follows}-{row}"
            title = self.filled.values.get(f"{leader}-full_name", "")
            status = self.filled.values.get(f"{leader}-activity_status", Activity.NORMAL)
            differs = status != Activity.NORMAL or self.filled.values.get(f"{own}-{answer.name}", "") not in {
                "",
                *ANSWERS,
            }
            rows.append(RollRow(own, leader, title, key, answer, rest, row not in leaders, differs))
        return rows

    def problems_at(self, name: str) -> list[PlacedProblem]:
        """What the page says beside one field."""
        return self.checked.at(name) if self.told else []

    def kinds_of(self, asked: Question) -> str:
        """The kinds that ask for it, ``*`` where every dossier needs it; a code made from a name is not asked."""
        if _is_code(asked):
            return ""
        return "*" if asked.required else " ".join(sorted(_kinds_below(asked)))

    def kinds_of_all(self, blocks: Iterable[Question]) -> str:
        """The kinds that ask for any of `blocks`."""
        blocks = list(blocks)
        every = any(block.required for block in blocks)
        return "*" if every else " ".join(sorted(set().union(*map(_kinds_below, blocks))))

    def is_asked(self, asked: Question) -> bool:
        """Whether one of the wanted kinds needs it, or every dossier does."""
        if _is_code(asked):
            return False
        return asked.required or not _kinds_below(asked).isdisjoint(self.wanted)

    def is_open(self, blocks: Iterable[Question]) -> bool:
        """Whether a section is unfolded: it asks for something, or something in it is wrong."""
        return any(self.is_asked(block) or self.must_show([(block, 0)], "") for block in blocks)

    def split(self, questions: Sequence[Question]) -> Ordered:
        """Questions that are asked, and those folded away; each with its place among all."""
        numbered = [(asked, order) for order, asked in enumerate(questions)]
        first = [(asked, order) for asked, order in numbered if self.is_asked(asked)]
        return first, [(asked, order) for asked, order in numbered if not self.is_asked(asked)]

    def split_blocks(self, blocks: Sequence[Question]) -> Ordered:
        """The same for the blocks of a section; one without questions of its own is left out."""
        return self.split([block for block in blocks if block.parts])

    def is_folded(self, block: Question) -> bool:
        """Whether a block that may be left out waits for a tap."""
        required = {step.split(".")[0] for name in self.wanted for step in self.kinds[name].sheet.requires}
        return (
            block.widget == GROUP and not block.required and block.section != "issuing" and block.name not in required
        )

    def has_values(self, block: Question) -> bool:
        """Whether something stands in a block, or is wrong there."""
        start = f"{block.name}-"
        return any(name.startswith(start) and value for name, value in self.filled.values.items()) or self.must_show(
            [(block, 0)], ""
        )

    def must_show(self, questions: Iterable[tuple[Question, int]], prefix: str) -> bool:
        """Whether a problem that the page tells, or the work of a moment ago, is in one of `questions`."""
        places = [problem.name for problem in self.checked.problems] if self.told else []
        names = [f"{prefix}-{asked.name}".lstrip("-") for asked, _ in questions]
        return any(f"{place}-".startswith(f"{name}-") for place in (*places, self.focus) for name in names)


def _is_code(asked: Question) -> bool:
    return bool(asked.made_from) and asked.widget == LINE


def _kinds_below(asked: Question) -> frozenset[str]:
    """The kinds that ask for a question or for anything in it."""
    return asked.asked_by.union(*(_kinds_below(part) for part in asked.parts))

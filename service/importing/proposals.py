"""What the importer gives: values with the place each came from, what was not used, and what has to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from service.vietnamese import repeated

if TYPE_CHECKING:
    from service.importing.columns import TableRead

SHOWN = 200  # characters of what was given that a report repeats


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was given. `row` counts from 1: of a sheet, of a table in a paper, else a line of plain text."""

    file: str = ""
    sheet: str = ""
    table: int = 0  # of a paper, counted from 1
    row: int = 0
    column: str = ""  # its letters
    paragraph: int = 0  # of a paper, counted from 1
    piece: int = 0  # which of the lines of that paragraph, counted from 0

    def at(self, row: int, column: str) -> Origin:
        """A cell of the table that this is."""
        return Origin(self.file, self.sheet, self.table, row, column, self.paragraph)

    def __str__(self) -> str:
        parts = [self.file, f"trang “{self.sheet}”" if self.sheet else "", f"bảng {self.table}" if self.table else ""]
        parts += [f"đoạn {self.paragraph}" if self.paragraph and not self.table else ""]
        parts += [f"dòng {self.row}" if self.row else "", f"cột {self.column}" if self.column else ""]
        return ", ".join(filter(None, parts))

    def as_json(self) -> dict[str, Any]:
        """Only what is known."""
        named = {"file": self.file, "sheet": self.sheet, "table": self.table, "row": self.row, "column": self.column}
        known = {name: value for name, value in {**named, "paragraph": self.paragraph}.items() if value}
        return {**known, "text": str(self)}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the dossier: its path, where it was given and in which words, and whether it can only mean this.

    `goes_on`: one more line of the text that was proposed for its path before.
    """

    path: str
    value: Any
    origin: Origin
    typed: str
    is_sure: bool = True
    goes_on: bool = False


class Why(StrEnum):
    """Why something that was given stands in no value of the dossier."""

    STRUCTURE = "structure"  # a heading, a number, a signature: understood, and nothing is lost
    PERSONAL = "personal"  # asked by no paper, and left out on purpose
    COLUMN = "unknown-column"
    VALUE = "unknown-value"
    LINE = "unknown-line"
    CONFLICT = "conflict"  # the same was given otherwise elsewhere, and that was taken
    OTHER_PAPER = "other-paper"  # a paper of another kind than the dossier has a place for


WORDS = {
    Why.STRUCTURE: "tiêu đề, số thứ tự",
    Why.PERSONAL: "dữ liệu cá nhân, văn bản không cần",
    Why.COLUMN: "cột không dùng",
    Why.VALUE: "không hiểu",
    Why.LINE: "dòng không hiểu",
    Why.CONFLICT: "khác với chỗ đã lấy",
    Why.OTHER_PAPER: "văn bản loại khác",
}


@dataclass(frozen=True, slots=True)
class Unused:
    """Something that was given and is in no value."""

    origin: Origin
    text: str
    why: Why

    def __str__(self) -> str:
        return f"{self.origin}: {WORDS[self.why]}: “{repeated(self.text, SHOWN)}”"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be read in two ways: nobody but who wrote it can say which."""

    origin: Origin
    text: str
    message: str
    choices: tuple[str, ...] = ()
    path: str = ""

    def __str__(self) -> str:
        return f"{self.origin}: “{repeated(self.text, SHOWN)}”: {self.message}"


@dataclass
class Reading:
    """What is being read, on its way to a dossier; rows of a block are numbered as they come."""

    values: list[Value] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)  # sentences for the person, in order
    figures: list[Value] = field(default_factory=list)  # numbers that a dossier computes: told, compared, never taken
    rows: dict[str, int] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)  # what a dossier must have and nobody wrote
    year: int | None = None  # of dates that give none
    people: list[tuple[str, str, Origin, str]] = field(default_factory=list)  # members that a paper names: name, role
    taken: set[str] = field(default_factory=set)  # the paths of what was proposed
    tables: list[TableRead] = field(default_factory=list)  # what each table was taken for, in the order of reading
    titles: Mapping[int, Sequence[str]] = field(
        default_factory=dict
    )  # of the columns of some, as somebody says they are
    going_on: dict[str, list[str]] = field(default_factory=dict)  # more lines of a text, not yet joined to it

    def row(self, block: str) -> str:
        """The path of the next row of a block."""
        number = self.rows.get(block, 0)
        self.rows[block] = number + 1
        return f"{block}[{number}]"

    def take(self, path: str, value: Any, origin: Origin, typed: str, *, sure: bool = True) -> None:
        """Propose a value."""
        self.take_over(Value(path, value, origin, typed, sure))

    def take_over(self, value: Value) -> None:
        """Propose what another reading has found."""
        self.values.append(value)
        self.taken.add(value.path)

    def take_back(self, path: str) -> None:
        """Propose the last value of a path no more."""
        values = self.values
        del values[next(at for at in range(len(values) - 1, -1, -1) if values[at].path == path)]
        self.taken.discard(path)

    def go_on(self, path: str, text: str, origin: Origin, typed: str) -> bool:
        """One more line of the text that was proposed for `path`; False where there is none."""
        if path not in self.taken:
            return False
        self.going_on.setdefault(path, []).append(text)
        self.values.append(Value(path, text, origin, typed, goes_on=True))
        return True

    def join_lines(self) -> None:
        """Each text that goes on in further lines becomes one, whole at the first of them."""
        for at, value in enumerate(self.values):
            if not value.goes_on and (more := self.going_on.pop(value.path, None)):
                self.values[at] = replace(value, value="\n".join((str(value.value), *more)))

    def take_or_leave(self, path: str, value: Any, origin: Origin, typed: str, *, sure: bool = True) -> None:
        """Propose a value, or name what was given where it means none."""
        if value is None:
            self.leave(origin, typed, Why.VALUE)
        else:
            self.take(path, value, origin, typed, sure=sure)

    def leave(self, origin: Origin, text: str, why: Why) -> None:
        """Name what is not used; blank text is nothing."""
        if text.strip(" \t\n.,;:-–•*()"):
            self.unused.append(Unused(origin, text.strip(), why))
        elif text.strip():
            self.unused.append(Unused(origin, text.strip(), Why.STRUCTURE))

    def use(self, origin: Origin) -> None:
        """What was left at a place shortly before has found its use after all."""
        for at in range(len(self.unused) - 1, max(len(self.unused) - 9, -1), -1):
            if self.unused[at].origin == origin:
                del self.unused[at]

    def ask(self, origin: Origin, text: str, message: str, choices: tuple[str, ...] = (), path: str = "") -> None:
        """Say that something has two readings."""
        self.questions.append(Question(origin, text, message, choices, path))

    def mark(self) -> tuple[int, ...]:
        """How much has been said so far."""
        return tuple(len(said) for said in (self.values, self.unused, self.questions, self.figures))

    def since(self, mark: tuple[int, ...]) -> list[Origin]:
        """The places of whatever was said after `mark`."""
        told: list[list[Any]] = [self.values, self.unused, self.questions, self.figures]
        return [one.origin for said, begin in zip(told, mark, strict=True) for one in said[begin:]]

    def note(self, message: str) -> None:
        """A sentence for the person, once."""
        self.notes.setdefault(message)

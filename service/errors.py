"""Everything that can go wrong, as values with a place.

    SinhhoatError
    ├── DossierRejected    the data of a meeting is not well formed, or lacks what a kind needs
    ├── RulesUnmet         a paper may not be issued while errors of the rules of the meeting stand
    ├── RulesBroken        a profile or score sheet cannot be used, or none has the wanted name
    ├── TableRejected      a table cannot be read, or some of its rows cannot become dossiers
    ├── UnknownKind        no template of that name is on offer
    ├── TemplateBroken     a template cannot be used; stops the start
    ├── ValueRefused       a value that no document can hold exactly (control character, image …)
    ├── FileRefused        a file from outside that is no Word file, or that nobody should open unseen
    ├── SettingRefused     a setting holds something that the service cannot start with
    ├── OutputRefused      cli: the output that was named cannot be written as asked
    ├── StorageRefused     batch: the address of the output cannot be used
    ├── SchedulerRefused   batch: the cluster cannot be reached
    ├── ResumeRefused      batch: what an interrupted run left belongs to another table, kind or edition
    ├── PartMissing        batch: a part is not made yet that is to be put together with others
    ├── JournalIncomplete  batch: a page is missing of the journal of a finished batch
    ├── OtherEdition       batch: a worker has other templates or another version of the program
    └── WorkersDied        batch: worker processes were killed on every try

Errors know nothing of HTTP or exit codes: the doors choose those.
Messages are Vietnamese and say what is wrong, where, and how to mend it; codes are stable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a stable `code`, its place (`path`) and a sentence for people.

    `path` is dotted, with positions from 0 (``tasks[2].due``), or a file's name; empty where all of the input is meant.
    """

    code: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


@dataclass(frozen=True, slots=True)
class CellProblem(Problem):
    """A problem in a table: `path` is its place as people say it, the other fields are that place taken apart.

    `row` counts from 1 and `column` is a letter (``AB``), both as the spreadsheet shows them; 0 and "" where a whole
    file, sheet or row is meant. `header` is the column's heading, `value` what stands in the cell, `expected` what
    should.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    header: str = ""
    value: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class TemplateProblem(Problem):
    """A problem of a template: the `part` of its file, the number of the paragraph there, or 0, and both in words."""

    part: str = ""
    paragraph: int = 0
    where: str = ""

    @property
    def fault(self) -> str:
        """The message without the place."""
        return self.message.removeprefix(f"{self.where}: ")


class SinhhoatError(Exception):
    """Base of all errors of the product; `problems` holds every problem found, never only the first."""

    title = "Có lỗi"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[SinhhoatError], tuple[Any, ...]]:
        return type(self), (self.problems,)  # errors cross process borders in a batch


class DossierRejected(SinhhoatError):
    """The dossier is not well formed, or does not hold what the wanted kind needs."""

    title = "Hồ sơ chưa hợp lệ"


class RulesUnmet(SinhhoatError):
    """An official paper was asked for strictly, and findings of severity error stand; each is a problem."""

    title = "Chưa ban hành được: còn lỗi theo quy tắc sinh hoạt"


class RulesBroken(SinhhoatError):
    """A profile or a score sheet cannot be used, or there is none of the wanted name."""

    title = "Bộ quy tắc chưa dùng được"


class TableRejected(SinhhoatError):
    """A table cannot be read, or some of its rows cannot become dossiers; each problem is a `CellProblem`.

    `count`: how many there are; of very many not all are among `problems`.
    """

    title = "Bảng chưa hợp lệ"

    def __init__(self, problems: Sequence[Problem], count: int = 0) -> None:
        super().__init__(problems)
        self.count = max(count, len(self.problems))

    def __reduce__(self) -> tuple[type[SinhhoatError], tuple[Any, ...]]:
        return type(self), (self.problems, self.count)


class UnknownKind(SinhhoatError):
    """The wanted kind is not in the catalogue; the message offers the nearest names."""

    title = "Không có loại văn bản này"


class TemplateBroken(SinhhoatError):
    """A template cannot be compiled or does not fit the dossier; each problem names file and paragraph."""

    title = "Mẫu văn bản có lỗi"


class ValueRefused(SinhhoatError):
    """A value that a document cannot hold exactly as given; refused rather than changed."""

    title = "Giá trị không đưa vào văn bản được"


class FileRefused(SinhhoatError):
    """A file that is no Word file, or that no one should open unseen (macros, remote parts, bombs …)."""

    title = "Không đọc được tệp này"


class WorkersDied(SinhhoatError):
    """Worker processes were killed on every try: a failure of the machine, not of the table or the command."""

    title = "Các tiến trình làm việc bị dừng"


class SettingRefused(SinhhoatError):
    """A setting holds something that the service cannot start with."""

    title = "Cấu hình chưa đúng"

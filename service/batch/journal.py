"""The journal of a batch: a page for each piece of the table; an interrupted run and the lists at the end read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from service.batch.storage import Output
from service.errors import CellProblem, Problem, SinhhoatError


class JournalIncomplete(SinhhoatError):
    """A page is missing of a journal that ought to be whole: what it told is not known to be made."""

    title = "Nhật ký thiếu trang"


class MadeDocument(NamedTuple):
    """One document as the journal lists it; `checksum` is the CRC-32 that a .zip wants, `size` is in bytes."""

    name: str
    kind: str
    sha256: str
    checksum: int
    size: int


class RuleMessage(NamedTuple):
    """What a rule of the meeting found in a dossier: the id of the rule, its sentence, how grave it is."""

    rule: str
    message: str
    severity: str


class SummaryLine(NamedTuple):
    """A dossier's line of tong-hop.xlsx; None and "" where the dossier does not say."""

    cell_code: str
    cell_name: str
    start_at: str  # ISO 8601, in minutes
    present: int | None
    expected: int | None
    rate: str
    absent: str
    tasks: int
    resolution_number: int | None
    resolution_vote: str


@dataclass(slots=True)
class JournalEntry:
    """What the journal says of one dossier: its first row, its documents, and what is to be told about it.

    `problems` keep documents from being made, `warnings` and `findings` do not. `line` is None where nothing was made.
    """

    file: str
    sheet: str
    row: int
    documents: list[MadeDocument] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    findings: list[RuleMessage] = field(default_factory=list)
    line: SummaryLine | None = None

    def plain(self) -> dict[str, Any]:
        """The entry as JSON has it; `asdict` would copy every text."""
        own = {name: getattr(self, name) for name in self.__slots__}
        return own | {"problems": [asdict(problem) for problem in self.problems]}

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> JournalEntry:
        """The entry that `plain` gave."""
        return cls(
            **data
            | {
                "documents": [MadeDocument(*values) for values in data["documents"]],
                "problems": [CellProblem(**problem) for problem in data["problems"]],
                "findings": [RuleMessage(*values) for values in data["findings"]],
                "line": data["line"] and SummaryLine(*data["line"]),
            }
        )


def of_no_dossier(problems: Iterable[CellProblem]) -> list[JournalEntry]:
    """The problems of rows that belong to no dossier, each as an entry of its own."""
    return [JournalEntry(one.file, one.sheet, one.row, problems=[one]) for one in problems]


def archive_name(output: Output, number: int) -> str:
    """Where the piece of the .zip is written that belongs to page `number`."""
    return f"{output.folder_of(number)}/{number:08d}.zip"


def _page_name(output: Output, number: int) -> str:
    return f"{output.folder_of(number)}/{number:08d}.json"


def write_page(output: Output, number: int, entries: list[JournalEntry], body: str) -> None:
    """Write page `number`; `body` is the SHA-256 of its piece of the .zip. Raises OSError."""
    page = {"entries": [entry.plain() for entry in entries], "body": body}
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    output.storage.write(_page_name(output, number), text.encode())


def read_page(output: Output, number: int) -> tuple[list[JournalEntry], str] | None:
    """The entries of page `number` and the SHA-256 of its piece of the .zip; None where there is no such page."""
    written = output.storage.read(_page_name(output, number))
    if written is None:
        return None
    page = json.loads(written)
    return [JournalEntry.from_plain(entry) for entry in page["entries"]], page["body"]


def journal_pages(output: Output, count: int) -> Iterator[list[JournalEntry]]:
    """The entries of a finished batch of `count` pieces, page by page; raises `JournalIncomplete`."""
    for number in range(count):
        page = read_page(output, number)
        if page is None:
            message = f"thiếu trang {number + 1} của {count}; chạy lại với --resume để làm phần còn thiếu."
            raise JournalIncomplete([Problem("journal-incomplete", "", message)])
        yield page[0]

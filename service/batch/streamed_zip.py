"""A small table in one answer of the web: all of it is checked, then its .zip is streamed while it is made."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from service.batch import report
from service.batch.journal import of_no_dossier
from service.batch.pieces import KEPT_PROBLEMS, Job, Reading, Resources, name_digests, produce, read_group
from service.errors import CellProblem, TableRejected
from service.kinds.catalogue import Catalogue
from service.package import Directory
from service.rules import Rulebook
from service.tables import Group, ReadSheets, Repeats, Table, open_table
from service.tables.blank_tables import columns_for, needs_of
from service.tables.cells import text_of

MAX_DOSSIERS = 500  # in one answer; more would hold a worker for longer than a person waits
KEPT_ROWS = 20_000  # rows whose checked dossiers wait in memory to be made, some 25 MB; further rows are read again
_PREVIEWED = 5


@dataclass(frozen=True)
class SentTable:
    """A table that somebody sent, with its headings understood and its rows counted."""

    resources: Resources
    job: Job
    table: Table
    name: str

    @property
    def headings(self) -> list[str]:
        """The known headings of the first sheet."""
        return [column.title for _, column in self.table.headers[0].columns]

    @property
    def examples_left(self) -> list[str]:
        """Where a row that was edited still says what the example of the blank table says."""
        return [sheet.example_left for sheet in self.table.account.sheets if sheet.example_left]

    @property
    def unused(self) -> list[str]:
        """Everything else of the table that is passed over, or used though nobody sees it."""
        told = dict.fromkeys((*self.table.notes, *self.table.account.sentences))
        return [one for one in told if one not in self.examples_left]

    def preview(self) -> list[list[str]]:
        """The first rows of the first sheet as texts: the row's number, then its cells under `headings`."""
        rows = (row for group in self.table.groups() for row in group if row.sheet == 0)
        return [[str(row.number), *map(text_of, row.values)] for row in islice(rows, _PREVIEWED)]

    def problems(self) -> tuple[tuple[CellProblem, ...], int]:
        """Everything that is wrong with the rows, and how many dossiers have no problem."""
        readings = [self._read(group) for group in self.table.groups()]
        problems = (*self.table.problems, *_problems_of(readings))
        return problems, sum(not reading.entry.problems for reading in readings)

    def stream(self, *, skip: bool = False) -> Iterator[bytes]:
        """The blocks of a .zip with the documents and report.csv, each made when it is asked for.

        Raises `TableRejected` at once, before any block: for any problem, or with `skip` if every row has one.
        """
        kept: deque[Reading] = deque()
        repeats, rows, rejected = Repeats(), 0, list[Reading]()
        for group in self.table.groups():
            reading = self._read(group)
            rows += len(group)
            if rows <= KEPT_ROWS:
                kept.append(reading)
            if reading.entry.problems:
                rejected.append(reading)
            repeats.extend(name_digests(reading, by_cell=self.job.by_cell))
        if (rejected or self.table.problems) and (not skip or len(rejected) == self.table.count):
            count = len(self.table.problems) + sum(len(reading.entry.problems) for reading in rejected)
            raise TableRejected((*self.table.problems, *_problems_of(rejected)), count)
        return self._blocks(repeats.found(), kept)

    def _read(self, group: Group) -> Reading:
        return read_group(self.job, self.resources, group)

    def _readings(self, kept: deque[Reading]) -> Iterator[Reading]:
        """Every group as it was checked, let go as it is made; what was too much to keep is read once more."""
        count = len(kept)
        while kept:
            yield kept.popleft()
        if count < self.table.count:
            yield from map(self._read, islice(self.table.groups(), count, None))

    def _blocks(self, repeated: frozenset[int], kept: deque[Reading]) -> Iterator[bytes]:
        job, entries = replace(self.job, repeated=repeated), of_no_dossier(self.table.problems)
        with Directory() as directory:
            for reading in self._readings(kept):
                ((entry, contents),) = produce(job, self.resources, [reading])
                entries.append(entry)
                for document, content in zip(entry.documents, contents, strict=True):
                    yield directory.entry(document.name, content)
            yield directory.entry(report.REPORT, b"".join(report.report_of([entries], self.table.account)))
            yield from directory.end()


def _problems_of(readings: Sequence[Reading]) -> tuple[CellProblem, ...]:
    return tuple(islice((problem for reading in readings for problem in reading.entry.problems), KEPT_PROBLEMS))


def received(  # noqa: PLR0913, PLR0917 -- a table, and by what it is read
    catalogue: Catalogue,
    rulebook: Rulebook,
    kind: str,
    data: bytes | ReadSheets,
    name: str,
    choices: Mapping[str, str] | None = None,
) -> SentTable:
    """The table in `data`, of which documents of `kind` are to be made and checked by the rules in `rulebook`.

    `choices`: what a person says that headings mean, a label or path of a field each, "" for nothing. Raises
    `UnknownKind`, or `TableRejected` where the table cannot be read or has too many rows.
    """
    columns = columns_for(catalogue).matched_by(choices or {})[0]
    table = open_table(data, name, columns, needs_of(catalogue, kind, columns))
    if table.count > MAX_DOSSIERS:
        message = (
            f"bảng có {table.count} chi bộ; trang này làm được tối đa {MAX_DOSSIERS} một lần. "
            f"Hãy chia nhỏ bảng, hoặc dùng dòng lệnh: sinhhoat batch {kind} {name} -o van-ban.zip"
        )
        raise TableRejected([table.headers[0].problem("too-many-rows", message)])
    job = Job(kind, (), "", table.assembler)
    return SentTable(Resources(catalogue, rulebook), job, table, name)

"""A small table in one answer of the web: checked whole, then streamed as a .zip while it is made; nothing is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from service.batch import report
from service.batch.pieces import KEPT_PROBLEMS, Entry, Job, Refused, Sound, names_of, produce, read_group
from service.errors import CellProblem, TableRejected
from service.kinds.catalogue import Catalogue
from service.package import Directory
from service.rules import Rulebook
from service.tables import Assembler, Group, Repeats, Table, digest, open_table
from service.tables.blank_tables import columns_for, needs_of
from service.tables.cells import text_of

MAX_DOSSIERS = 500  # in one answer; more would hold a worker for longer than a person waits
KEPT_ROWS = 20_000  # rows whose checked dossiers wait in memory to be made, some 25 MB; further rows are read again
_PREVIEWED = 5


@dataclass(frozen=True)
class SentTable:
    """A table that somebody sent: its headings understood, its rows counted; `book` judges the dossiers."""

    catalogue: Catalogue
    book: Rulebook
    job: Job
    table: Table
    name: str

    @property
    def headings(self) -> list[str]:
        """The headings of the first sheet that mean something to us."""
        return [column.title for _, column in self.table.headers[0].columns]

    def preview(self) -> list[list[str]]:
        """The first rows of the first sheet as understood: the row's number, then its cells."""
        rows = (row for group in self.table.groups() for row in group if row.sheet == 0)
        return [[str(row.number), *map(text_of, row.values)] for row in islice(rows, _PREVIEWED)]

    def problems(self) -> tuple[tuple[CellProblem, ...], int]:
        """Everything that is wrong with the rows, and how many dossiers have none of it."""
        readings = [self._read(group) for group in self.table.groups()]
        return _problems_of(readings), sum(isinstance(reading, Sound) for reading in readings)

    def stream(self, *, skip: bool = False) -> Iterator[bytes]:
        """The .zip, in pieces while it is made: documents, then report.csv.

        Raises `TableRejected` before the first piece: with any problem, or with `skip` where no row is without one.
        """
        kept: deque[Sound | Refused] = deque()
        repeats, rows, refused = Repeats(), 0, list[Refused]()
        for group in self.table.groups():
            reading = self._read(group)
            rows += len(group)
            if rows <= KEPT_ROWS:
                kept.append(reading)
            if isinstance(reading, Refused):
                refused.append(reading)
            else:
                repeats.extend(map(digest, names_of(reading)))
        if refused and (not skip or len(refused) == self.table.count):
            raise TableRejected(_problems_of(refused))
        return self._pieces(repeats.found(), kept)

    def _read(self, group: Group) -> Sound | Refused:
        return read_group(self.job, self.catalogue, self.book, group)

    def _readings(self, kept: deque[Sound | Refused]) -> Iterator[Sound | Refused]:
        """Every group as it was checked, let go as it is made; what was too much to keep is read once more."""
        count = len(kept)
        while kept:
            yield kept.popleft()
        if count < self.table.count:
            yield from map(self._read, islice(self.table.groups(), count, None))

    def _pieces(self, repeated: frozenset[int], kept: deque[Sound | Refused]) -> Iterator[bytes]:
        job, entries = replace(self.job, repeated=repeated), list[Entry]()
        with Directory() as directory:
            for reading in self._readings(kept):
                ((entry, contents),) = produce(job, self.catalogue, self.book, [reading])
                entries.append(entry)
                for (name, *_), content in zip(entry.documents, contents, strict=True):
                    yield directory.entry(name, content)
            yield directory.entry(report.REPORT, b"".join(report.report_of([entries])))
            yield from directory.end()


def _problems_of(readings: list[Sound | Refused] | list[Refused]) -> tuple[CellProblem, ...]:
    problems = (problem for reading in readings if isinstance(reading, Refused) for problem in reading.problems)
    return tuple(islice(problems, KEPT_PROBLEMS))


def received(catalogue: Catalogue, book: Rulebook, kind: str, data: bytes, name: str) -> SentTable:
    """The table in `data`, called `name`; its dossiers are judged by `book`.

    Raises `UnknownKind`, or `TableRejected` where it cannot be read or has too many rows.
    """
    columns = columns_for(catalogue)
    table = open_table(data, name, columns, needs_of(catalogue, kind, columns))
    if table.count > MAX_DOSSIERS:
        message = (
            f"bảng có {table.count} chi bộ; trang này làm được tối đa {MAX_DOSSIERS} một lần. "
            f"Hãy chia nhỏ bảng, hoặc dùng dòng lệnh: sinhhoat batch {kind} {name} -o van-ban.zip"
        )
        raise TableRejected([table.headers[0].problem("too-many-rows", message)])
    job = Job(kind, (), "", Assembler(table.headers, table.itemised))
    return SentTable(catalogue, book, job, table, name)

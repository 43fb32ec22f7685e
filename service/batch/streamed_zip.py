"""A small table in one answer of the web: checked whole, then streamed as a .zip while it is made; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from service.batch import report
from service.batch.pieces import Entry, Job, check_with, produce
from service.errors import CellProblem, TableRejected
from service.kinds.catalogue import Catalogue
from service.package import Directory
from service.tables import Assembler, Repeats, Table, open_table
from service.tables.blank_tables import columns_for, needs_of
from service.tables.cells import text_of

MAX_DOSSIERS = 500  # in one answer; more would hold a worker for longer than a person waits
_PREVIEWED = 5


@dataclass(frozen=True)
class Upload:
    """A table that somebody sent: its headings understood, its rows counted."""

    catalogue: Catalogue
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
        checked = check_with(self.catalogue, self.job, self.table.groups())
        return checked.problems, self.table.count - checked.rejected

    def stream(self, *, skip: bool = False) -> Iterator[bytes]:
        """The .zip, in pieces while it is made: documents, then report.csv.

        Raises `TableRejected` before the first piece: with any problem, or with `skip` where no row is without one.
        """
        checked = check_with(self.catalogue, self.job, self.table.groups())
        if checked.problems and (not skip or checked.rejected == self.table.count):
            raise TableRejected(checked.problems)
        repeats = Repeats()
        repeats.extend(checked.names)
        return self._pieces(repeats.found())

    def _pieces(self, repeated: frozenset[int]) -> Iterator[bytes]:
        job, entries = replace(self.job, repeated=repeated), list[Entry]()
        with Directory() as directory:
            for group in self.table.groups():
                ((entry, contents),) = produce(job, self.catalogue, [group])
                entries.append(entry)
                for (name, *_), content in zip(entry.documents, contents, strict=True):
                    yield directory.entry(name, content)
            yield directory.entry(report.REPORT, b"".join(report.report_of([entries])))
            yield from directory.end()


def received(catalogue: Catalogue, kind: str, data: bytes, name: str, rules: tuple[Path, ...] = ()) -> Upload:
    """The table in `data`; raises `UnknownKind`, or `TableRejected` where it cannot be read or has too many rows.

    `rules` are the office's own profiles.
    """
    columns = columns_for(catalogue)
    table = open_table(data, name, columns, needs_of(catalogue, kind, columns))
    if table.count > MAX_DOSSIERS:
        message = (
            f"bảng có {table.count} chi bộ; trang này làm được tối đa {MAX_DOSSIERS} một lần. "
            f"Hãy chia nhỏ bảng, hoặc dùng dòng lệnh: sinhhoat batch {kind} {name} -o van-ban.zip"
        )
        raise TableRejected([table.headers[0].problem("too-many-rows", message)])
    return Upload(catalogue, Job(kind, (), "", Assembler(table.headers, table.itemised), rules=rules), table, name)

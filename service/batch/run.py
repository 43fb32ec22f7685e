"""A whole batch: everything checked, then everything made, by any executor; stopped at any moment, it can go on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from service.batch import report
from service.batch.pieces import Job, catalogue_of, check, edition_of, entries_of, make, pages
from service.batch.storage import Output
from service.errors import CellProblem, Problem, SinhhoatError, TableRejected
from service.package import Directory
from service.tables import Assembler, Group, Repeats, Table, open_table
from service.tables.blank_tables import columns_for, needs_of

PIECE = 100  # dossiers that a worker is given at once
PROBLEMS_LIMIT = 10_000  # kept and reported where nothing is made
TRIES = 3  # of a batch whose workers die
_SEVERAL = 32  # pieces that even a small table is cut into, so that every worker has some

Tell = Callable[[str, int, int], None]  # stage, done, of how many


class ResumeRefused(SinhhoatError):
    """What an earlier run left belongs to another table, kind or edition."""

    title = "Không làm tiếp được"


class WorkersDied(SinhhoatError):
    """Worker processes ended, again and again."""

    title = "Các tiến trình làm việc bị dừng"


@dataclass(frozen=True)
class Batch:
    """One batch: what to make from which table, and where to."""

    job: Job
    table: Table
    output: Output
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Wish:
    """How a batch is run: `width` pieces under way at once; without `skip` any problem stops it; `resume` goes on."""

    width: int
    tell: Tell
    skip: bool = False
    resume: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch came to."""

    dossiers: int
    documents: int
    rejected: int


def prepare(  # noqa: PLR0913 -- what a batch is, by name
    folders: tuple[Path, ...],
    kind: str,
    source: Path,
    output: Output,
    encoding: str | None = None,
    *,
    rules: tuple[Path, ...] | None = None,
    spelling: str | None = None,
    judged: bool | None = None,
) -> Batch:
    """Read headings and count rows; raises `TableRejected`, `UnknownKind` and OSError.

    `judged`: whether the rules of the meeting judge each dossier, with the office's own profiles in `rules`; None:
    where there are no more than the summary shows, since nobody reads the findings of more, and they take time.
    """
    edition = edition_of(folders)
    catalogue = catalogue_of(folders, spelling, edition)
    columns = columns_for(catalogue)
    table = open_table(source, source.name, columns, needs_of(catalogue, kind, columns), encoding)
    is_judged = table.count <= report.SUMMARY_LIMIT if judged is None else judged
    job = Job(
        kind,
        folders,
        edition,
        Assembler(table.headers, table.itemised),
        rules=tuple(map(Path.resolve, rules or ())) if is_judged else None,
        spelling=spelling,
    )
    return Batch(job, table, output, _fingerprint(source, encoding, job))


def _fingerprint(source: Path, encoding: str | None, job: Job) -> str:
    """What the whole result depends on: table, kind, templates and their spelling, rules."""
    found = hashlib.sha256(f"{job.kind}\0{encoding}\0{job.spelling}\0{job.edition}\0{job.rules is None}".encode())
    own = [path for rules in job.rules or () for path in sorted([rules, *rules.rglob("*.toml")])]
    for path in [*own, *(sorted(source.iterdir()) if source.is_dir() else [source])]:
        if path.is_file():
            with path.open("rb") as file:
                found.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return found.hexdigest()


def run(batch: Batch, executor_of: Callable[[], Executor], wish: Wish) -> Outcome:
    """Check every row, then make every document, then manifest, report and summary.

    `executor_of` gives executors, anew where workers died. A table with any problem, unless it may be skipped, makes
    nothing but its report. Raises `TableRejected`, `ResumeRefused`, `WorkersDied`,
    OSError; after any of them, and after a kill, `resume` goes on where it stopped.
    """
    resume = wish.resume
    _open_journal(batch, resume=resume)
    for left in reversed(range(TRIES)):
        try:
            with executor_of() as executor:
                ready, rejected = _checked(batch, executor, wish)
                made = _made(ready, executor, wish, resumed=resume)
            break
        except BrokenExecutor:
            resume = True
            if not left:
                message = "có thể máy thiếu bộ nhớ; hãy bớt --jobs rồi chạy lại với --resume."
                raise WorkersDied([Problem("workers-died", "", message)]) from None
    outcome = Outcome(batch.table.count, made, rejected)
    _finish(batch, outcome)
    return outcome


# ------------------------------------------------------------------------------------------------- the journal


def _open_journal(batch: Batch, *, resume: bool) -> None:
    """Begin the journal, or go on with that of the same batch; raises `ResumeRefused`."""
    place, work = batch.output.place, batch.output.work
    place.prepare("")
    begun = place.read(f"{work}/job.json")
    wanted = json.dumps({"fingerprint": batch.fingerprint}).encode()
    if begun is not None and resume and begun != wanted:
        message = "bảng, loại văn bản hoặc mẫu đã khác lần trước; hãy bỏ --resume để làm lại từ đầu."
        raise ResumeRefused([Problem("resume-changed", "", message)])
    if begun is not None and not resume:
        place.discard(work)
    place.prepare(work)
    place.write(f"{work}/job.json", wanted)


def _finish(batch: Batch, outcome: Outcome) -> None:
    """Manifest, report, summary and, where it is wanted, the .zip with all of them; then the journal goes."""
    output, count = batch.output, _pieces(batch.table.count)
    summary = report.summary_of(pages(output, count)) if outcome.dossiers <= report.SUMMARY_LIMIT else None
    lists: dict[str, Callable[[], Iterable[bytes]]] = {
        report.MANIFEST: lambda: report.manifest_of(pages(output, count)),
        report.REPORT: lambda: report.report_of(pages(output, count)),
    }
    if output.archive:
        _write_archive(batch, count, lists, summary)
    else:
        for name, blocks in lists.items():
            with output.place.stream(name) as file:
                for block in blocks():
                    file.write(block)
        if summary is not None:
            output.place.write(report.SUMMARY, summary)
    output.place.discard(output.work)


def _write_archive(
    batch: Batch, count: int, lists: Mapping[str, Callable[[], Iterable[bytes]]], summary: bytes | None
) -> None:
    output = batch.output
    with Directory() as directory, output.place.stream(output.archive) as file:
        for number in range(count):
            name = f"{output.work}/{number:08d}"
            entries, _ = entries_of(output.place.read(f"{name}.json") or b"")
            for entry in entries:
                for own, _, _, checksum, size in entry.documents:
                    directory.add(own, checksum, size)
            file.write(output.place.read(f"{name}.zip") or b"")
        for name, blocks in lists.items():
            for block in directory.long_entry(name, blocks()):
                file.write(block)
        if summary is not None:
            file.write(directory.entry(report.SUMMARY, summary))
        for block in directory.end():
            file.write(block)


# ------------------------------------------------------------------------------------------------- the passes


def _size(count: int) -> int:
    """How many dossiers a piece has; by the table alone, so that a resumed run cuts the same pieces."""
    return max(1, min(PIECE, count // _SEVERAL))


def _pieces(count: int) -> int:
    return -(-count // _size(count))


def _cut(table: Table) -> Iterator[list[Group]]:
    groups = table.groups()
    while piece := list(islice(groups, _size(table.count))):
        yield piece


def _checked(batch: Batch, executor: Executor, wish: Wish) -> tuple[Batch, int]:
    """The batch with repeated names known, and how many of its dossiers are rejected; raises `TableRejected`."""
    repeats, rejected, done = Repeats(), 0, 0
    problems: list[CellProblem] = []
    calls = ((check, batch.job, piece) for piece in _cut(batch.table))
    size, count = _size(batch.table.count), batch.table.count
    found: list[tuple[int, tuple[CellProblem, ...]]] = []
    for number, checked in _flow(executor, calls, wish.width):
        repeats.extend(checked.names)
        rejected += checked.rejected
        if checked.problems and len(problems) < PROBLEMS_LIMIT:
            found.append((number, checked.problems))
            problems.extend(checked.problems)
        done += size
        wish.tell("check", min(done, count), count)
    if problems and (not wish.skip or rejected == count):
        ordered = [problem for _, some in sorted(found) for problem in some]
        raise TableRejected(_reported(batch, ordered[:PROBLEMS_LIMIT]))
    return replace(batch, job=replace(batch.job, repeated=repeats.found())), rejected


def _reported(batch: Batch, problems: list[CellProblem]) -> list[CellProblem]:
    """Write the report of a table of which nothing is made, beside where the documents would be."""
    output = batch.output
    name = f"{output.archive.removesuffix('.zip')}-{report.REPORT}" if output.archive else report.REPORT
    output.place.write(name, report.report_of_problems(problems))
    output.place.discard(output.work)
    return problems


def _made(batch: Batch, executor: Executor, wish: Wish, *, resumed: bool) -> int:
    """Make all documents; how many there are."""
    documents = done = 0
    size, count = _size(batch.table.count), batch.table.count
    calls = ((make, batch.job, batch.output, number, piece, resumed) for number, piece in enumerate(_cut(batch.table)))
    for _, made in _flow(executor, calls, wish.width):
        documents += made.documents
        done += size
        wish.tell("make", min(done, count), count)
    return documents


def _flow(executor: Executor, calls: Iterator[tuple[Any, ...]], width: int) -> Iterator[tuple[int, Any]]:
    """Results of `calls` with their numbers as they come, `width` under way; where one fails, none is left running."""
    pending: dict[Future[Any], int] = {}
    try:
        for number, (function, *arguments) in enumerate(calls):
            pending[executor.submit(function, *arguments)] = number
            if len(pending) >= width:
                yield from _some(pending)
        while pending:
            yield from _some(pending)
    except BaseException:
        wait([future for future in pending if not future.cancel()])
        raise


def _some(pending: dict[Future[Any], int]) -> Iterator[tuple[int, Any]]:
    done, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in done:
        number = pending.pop(future)
        yield number, future.result()

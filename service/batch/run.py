"""A whole batch: check everything, then make everything, with any executor; an interrupted run can go on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from service.batch import report
from service.batch.earlier import earlier_meetings
from service.batch.journal import JournalEntry, archive_name, journal_pages, of_no_dossier
from service.batch.pieces import Job, catalogue_of, check, edition_of, make
from service.batch.storage import Output
from service.errors import Problem, SinhhoatError, TableRejected, WorkersDied
from service.package import Directory
from service.tables import Account, Group, Repeats, Table, open_table
from service.tables.blank_tables import columns_for, needs_of
from service.tables.remembered_columns import columns_from

PIECE = 100  # dossiers that a worker is given at once
PROBLEMS_LIMIT = 10_000  # kept and reported where nothing is made
TRIES = 3  # of a batch whose workers die
_SEVERAL = 32  # pieces that even a small table is cut into, so that every worker gets some

Tell = Callable[[str, int, int], None]  # stage, done, of how many


class ResumeRefused(SinhhoatError):
    """What an earlier run left belongs to another table, kind or edition."""

    title = "Không làm tiếp được"


@dataclass(frozen=True)
class Batch:
    """One batch: what to make from which table, and where to."""

    job: Job
    table: Table
    output: Output
    fingerprint: str


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a batch is run."""

    width: int  # pieces under way at once
    tell: Tell
    skip: bool = False  # whether rows with problems are left out; else any problem stops the batch
    resume: bool = False  # whether an interrupted run of the same batch goes on


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch came to: dossiers in the table, documents made, dossiers rejected, and documents of an earlier run
    that still stand in the folder (their names and SHA-256)."""

    dossiers: int
    documents: int
    rejected: int
    left: Mapping[str, str] = field(default_factory=dict)


def prepare(  # noqa: PLR0913 -- what a batch is, by name
    folders: tuple[Path, ...],
    kind: str,
    source: Path,
    output: Output,
    encoding: str | None = None,
    *,
    rules: tuple[Path, ...] | None = None,
    spelling: str | None = None,
    with_findings: bool | None = None,
    remembered: Path | None = None,
    history: Sequence[Path] = (),
    strict: bool = False,
    by_cell: bool = False,
) -> Batch:
    """Read headings and count rows; raises `TableRejected`, `DossierRejected`, `UnknownKind` and OSError.

    `with_findings`: whether each dossier is checked by the rules of the meeting, with the office's own profiles in the
    folders `rules`. None checks only as many dossiers as the summary has lines: nobody reads the findings of more.
    `remembered`: a file of headings that somebody has matched. `history`: files of earlier meetings, by which dossiers
    are checked too. `strict`: a cell with errors of the rules gets no issued paper; it is a problem of the table, as
    any other. `by_cell`: a folder for each cell.
    """
    if history:
        earlier_meetings(tuple(history))  # before the work: what is wrong with them is said first
    edition = edition_of(folders)
    catalogue = catalogue_of(folders, spelling, edition)
    columns = columns_for(catalogue) if remembered is None else columns_from(remembered, columns_for(catalogue))
    table = open_table(source, source.name, columns, needs_of(catalogue, kind, columns), encoding)
    has_findings = strict or (table.count <= report.SUMMARY_LIMIT if with_findings is None else with_findings)
    rule_folders = tuple(map(Path.resolve, rules or ())) if has_findings else None
    job = Job(
        kind, folders, edition, table.assembler, rules=rule_folders, spelling=spelling, history=tuple(history),
        strict=strict, by_cell=by_cell,
    )  # fmt: skip
    return Batch(job, table, output, _fingerprint(source, encoding, job, remembered))


def _fingerprint(source: Path, encoding: str | None, job: Job, remembered: Path | None) -> str:
    """A hash of all that the result depends on: table, kind, templates and their spelling, rules, matched headings."""
    choices = (job.kind, encoding, job.spelling, job.edition, job.rules is None, job.strict, job.by_cell)
    fingerprint = hashlib.sha256("\0".join(map(str, choices)).encode())
    own = [path for rules in job.rules or () for path in sorted([rules, *rules.rglob("*.toml")])]
    own += [*job.history, *([remembered] if remembered else [])]
    for path in [*own, *(sorted(source.iterdir()) if source.is_dir() else [source])]:
        if path.is_file():
            with path.open("rb") as file:
                fingerprint.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return fingerprint.hexdigest()


def run(batch: Batch, executor_of: Callable[[], Executor], options: RunOptions) -> Outcome:
    """Check every row, then make every document, then manifest, report and summary.

    `executor_of` is called again for a new executor where workers died. Of a table with any problem only the report is
    written, unless problems may be skipped. Raises `TableRejected`, `ResumeRefused`, `WorkersDied` and OSError; after
    any of them, and after a kill, a run with `resume` goes on where this one stopped.
    """
    made, rejected = make_pieces(batch, executor_of, options)
    stayed = {} if batch.output.archive else left_over(batch)
    finish(batch, stayed)
    return Outcome(batch.table.count, made, rejected, stayed)


def make_pieces(batch: Batch, executor_of: Callable[[], Executor], options: RunOptions) -> tuple[int, int]:
    """Check every row, then make the documents that are this run's; how many there are, and how many are rejected.

    Raises as `run`.
    """
    resume = options.resume
    _open_journal(batch, resume=resume)
    for left in reversed(range(TRIES)):
        try:
            with executor_of() as executor:
                ready, rejected = _checked(batch, executor, options)
                return _made(ready, executor, options, resumed=resume), rejected
        except BrokenExecutor:
            resume = True
            if not left:
                message = "có thể máy thiếu bộ nhớ; hãy bớt --jobs rồi chạy lại với --resume."
                raise WorkersDied([Problem("workers-died", "", message)]) from None
    raise AssertionError("the last try ends in one way or the other")


def _open_journal(batch: Batch, *, resume: bool) -> None:
    """Begin the journal, or go on with that of the same batch; raises `ResumeRefused`."""
    storage, work = batch.output.storage, batch.output.home
    storage.prepare("")
    begun = storage.read(f"{work}/job.json")
    wanted = json.dumps({"fingerprint": batch.fingerprint}).encode()
    if begun is not None and resume and begun != wanted:
        message = "bảng, loại văn bản hoặc mẫu đã khác lần trước; hãy bỏ --resume để làm lại từ đầu."
        raise ResumeRefused([Problem("resume-changed", "", message)])
    if begun is not None and not resume:
        storage.discard(work)
    storage.prepare(work)
    storage.write(f"{work}/job.json", wanted)


def left_over(batch: Batch) -> dict[str, str]:
    """The documents that the folder's manifest names, that are still there, and that this run did not make."""
    storage = batch.output.storage
    before = report.documents_in(storage.read(report.MANIFEST) or b"")
    if before:
        for entries in journal_pages(batch.output, piece_count(batch.table.count)):
            for document in (document for entry in entries for document in entry.documents):
                before.pop(document.name, None)
    return {name: sha256 for name, sha256 in before.items() if storage.read(name) is not None}


def finish(batch: Batch, left: Mapping[str, str]) -> None:
    """Write manifest, report, summary and, where it is wanted, the .zip with all of them; then remove the journal."""
    output, count, table = batch.output, piece_count(batch.table.count), batch.table
    lists: dict[str, Callable[[Iterable[list[JournalEntry]]], Iterator[bytes]]] = {
        report.MANIFEST: lambda pages: report.manifest_of(pages, left),
        report.REPORT: lambda pages: report.report_of(chain([of_no_dossier(table.problems)], pages), table.account),
    }
    summary = report.summary_of(journal_pages(output, count)) if table.count <= report.SUMMARY_LIMIT else None
    if output.archive:
        with Directory() as directory, output.storage.stream(output.archive) as file:
            file.writelines(_pieces(output, count, directory))
            for name, blocks_of in lists.items():
                file.writelines(directory.long_entry(name, blocks_of(journal_pages(output, count))))
            if summary is not None:
                file.write(directory.entry(report.SUMMARY, summary))
            file.writelines(directory.end())
    else:
        for name, blocks_of in lists.items():
            with output.storage.stream(name) as file:
                file.writelines(blocks_of(journal_pages(output, count)))
        if summary is not None:
            output.storage.write(report.SUMMARY, summary)
    output.storage.discard(output.work)


def _pieces(output: Output, count: int, directory: Directory) -> Iterator[bytes]:
    """The finished pieces of the .zip, whose documents are entered in its `directory`."""
    for number, entries in enumerate(journal_pages(output, count)):
        for document in (document for entry in entries for document in entry.documents):
            directory.add(document.name, document.checksum, document.size)
        yield output.storage.read(archive_name(output, number)) or b""


def _piece_size(count: int) -> int:
    """How many dossiers a piece has; the table alone decides, so that a resumed run cuts the same pieces."""
    return max(1, min(PIECE, count // _SEVERAL))


def piece_count(count: int) -> int:
    """How many pieces a table of so many dossiers is cut into."""
    return -(-count // _piece_size(count))


def _cut(table: Table) -> Iterator[list[Group]]:
    groups = table.groups()
    while piece := list(islice(groups, _piece_size(table.count))):
        yield piece


def _checked(batch: Batch, executor: Executor, options: RunOptions) -> tuple[Batch, int]:
    """The batch with repeated names known, and how many of its dossiers are rejected; raises `TableRejected`."""
    repeats, rejected, kept = Repeats(), 0, 0
    table = batch.table
    count, by_piece = len(table.problems), [(-1, table.problems)]
    calls = ((check, batch.job, piece) for piece in _cut(table))
    for number, checked in _results(batch, executor, options, "check", calls):
        repeats.extend(checked.names)
        rejected += checked.rejected
        count += checked.count
        if checked.problems and kept < PROBLEMS_LIMIT:
            by_piece.append((number, checked.problems))
            kept += len(checked.problems)
    if count and (not options.skip or rejected == table.count):
        ordered = [problem for _, some in sorted(by_piece) for problem in some][:PROBLEMS_LIMIT]
        _report(batch, ordered)
        raise TableRejected(ordered, count)
    return replace(batch, job=replace(batch.job, repeated=repeats.found())), rejected


def report_refusal(output: Output, problems: Sequence[Problem], account: Account | None = None) -> None:
    """Write the report of a table of which nothing is made; a journal that was begun stays. Raises OSError."""
    storage = output.storage
    storage.prepare("")
    is_begun = storage.read(f"{output.home}/job.json") is not None
    storage.prepare(output.home)
    name = f"{output.archive.removesuffix('.zip')}-{report.REPORT}" if output.archive else report.REPORT
    storage.write(name, report.report_of_problems(problems, account))
    if not is_begun:
        storage.discard(output.home)


def _report(batch: Batch, problems: Sequence[Problem]) -> None:
    """The same where the rows are at fault; then remove the journal."""
    report_refusal(batch.output, problems, batch.table.account)
    batch.output.storage.discard(batch.output.home)


def _made(batch: Batch, executor: Executor, options: RunOptions, *, resumed: bool) -> int:
    """Make all documents; gives how many there are."""
    output = batch.output
    own = ((number, piece) for number, piece in enumerate(_cut(batch.table)) if output.has(number))
    calls = ((make, batch.job, output, number, piece, resumed) for number, piece in own)
    return sum(documents for _, documents in _results(batch, executor, options, "make", calls))


def _results(
    batch: Batch, executor: Executor, options: RunOptions, stage: str, calls: Iterator[tuple[Any, ...]]
) -> Iterator[tuple[int, Any]]:
    """The results of one call for each piece, as `_flow` gives them; tells how far the stage has come."""
    count = batch.table.count
    for done, result in enumerate(_flow(executor, calls, options.width), 1):
        yield result
        options.tell(stage, min(done * _piece_size(count), count), count)


def _flow(executor: Executor, calls: Iterator[tuple[Any, ...]], width: int) -> Iterator[tuple[int, Any]]:
    """The results of `calls` with their numbers as they come, `width` under way at once.

    If one fails, the others have ended when the error is raised.
    """
    pending: dict[Future[Any], int] = {}
    try:
        for number, (function, *arguments) in enumerate(calls):
            pending[executor.submit(function, *arguments)] = number
            if len(pending) >= width:
                yield from _finished(pending)
        while pending:
            yield from _finished(pending)
    except BaseException:
        wait([future for future in pending if not future.cancel()])
        raise


def _finished(pending: dict[Future[Any], int]) -> Iterator[tuple[int, Any]]:
    done, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in done:
        number = pending.pop(future)
        yield number, future.result()

"""What one worker does with a piece of a table: check its dossiers, then make and write their documents.

These are functions of values that any executor can send to another process or machine. Each worker writes the
documents that it makes; only counts come back.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from pathlib import Path

from service import rules
from service.batch import journal
from service.batch.earlier import EarlierMeetings, earlier_meetings
from service.batch.journal import JournalEntry, MadeDocument, RuleMessage, SummaryLine
from service.batch.storage import Output
from service.dossier import Dossier
from service.errors import (
    CellProblem,
    DossierRejected,
    Problem,
    RulesUnmet,
    SinhhoatError,
    TableRejected,
    TemplateBroken,
    ValueRefused,
)
from service.generate import ready, unfit_for
from service.kinds import catalogue as catalogues
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.package import stored
from service.papers.letterhead import Letterhead
from service.papers.naming import file_name, unique_names
from service.papers.render import render_all
from service.papers.strict_issue import refuse_unmet
from service.tables import Assembler, Group, digest
from service.vietnamese import slug

KEPT_PROBLEMS = 1_000  # of a piece; a list of more helps nobody


@dataclass(frozen=True)
class Job:
    """What all pieces of one batch share.

    `edition` stands for the templates and the program: a worker with others would make other documents. `repeated`
    are the digests of names that several documents have. `rules` are the office's own profiles, by which each dossier
    is checked beside the built-in ones; None: none is checked. `history`: files of earlier meetings, by which it is
    checked too. `strict`: a cell with errors gets no paper that is issued; then `rules` are given. `by_cell`: a folder
    for each cell.
    """

    kind: str
    folders: tuple[Path, ...]
    edition: str
    assembler: Assembler
    repeated: frozenset[int] = frozenset()
    rules: tuple[Path, ...] | None = None
    spelling: str | None = None
    history: tuple[Path, ...] = ()
    strict: bool = False
    by_cell: bool = False


@dataclass(frozen=True, slots=True)
class Resources:
    """What is loaded once to make documents: the templates, and where each dossier is checked the rules, with the
    earlier meetings of all cells."""

    catalogue: Catalogue
    rulebook: rules.Rulebook | None
    earlier: EarlierMeetings | None = None

    def history_of(self, dossier: Dossier) -> Sequence[Dossier]:
        """The earlier meetings of its cell."""
        return self.earlier.of(dossier) if self.earlier else ()


@dataclass(frozen=True, slots=True)
class PieceCheck:
    """What checking a piece came to: problems, how many there are, how many dossiers have any, and the digests of the
    names of the others."""

    problems: tuple[CellProblem, ...]
    count: int
    rejected: int
    names: array[int]


class OtherEdition(SinhhoatError):
    """A worker has other templates, or another version of the program, than the process that gave it work."""

    title = "Máy làm việc dùng bản khác"


def edition_of(folders: Sequence[Path]) -> str:
    """A hash of what documents depend on besides the table: the program's code and data, and every template file."""
    files = (path for folder in folders for path in sorted(folder.iterdir()) if path.is_file())
    templates = {path: path.name for path in files if path.suffix.lower() in (".docx", ".toml")}
    return hashlib.sha256(_code_of_the_program() + _digest_of(templates)).hexdigest()


def edition_of_the_program() -> str:
    """A hash of the program alone, by which machines are compared before they are given work."""
    return _code_of_the_program().hex()


@cache
def _code_of_the_program() -> bytes:
    """A hash of every file of the program that decides what a document says; takes some 5 ms."""
    root = Path(__file__).resolve().parents[1]
    files = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".toml"))
    return _digest_of({path: path.relative_to(root).as_posix() for path in files})


def _digest_of(names: Mapping[Path, str]) -> bytes:
    """A hash of files and of the names that they go by."""
    parts = (name.encode() + hashlib.sha256(path.read_bytes()).digest() for path, name in names.items())
    return hashlib.sha256(b"".join(parts)).digest()


@lru_cache(maxsize=4)
def catalogue_of(
    folders: tuple[Path, ...], spelling: str | None, edition: str, own_rules: tuple[Path, ...] | None = None
) -> Catalogue:
    """The catalogue of a worker, its grades by the office's own score sheets; raises `OtherEdition`."""
    return _compiled(folders, spelling, edition).graded_by(_rulebook(own_rules or ()).graded)


@lru_cache(maxsize=4)
def _compiled(folders: tuple[Path, ...], spelling: str | None, edition: str) -> Catalogue:
    """The same whoever grades: compiled once, before the workers are born, and theirs too."""
    if edition_of(folders) != edition:
        message = "mẫu văn bản hoặc phiên bản chương trình ở máy làm việc khác với máy giao việc; hãy cài cho giống."
        raise OtherEdition([Problem("other-edition", "", message)])
    return catalogues.load(folders, spelling=spelling)


def _resources_of(job: Job) -> Resources:
    """What a worker needs for `job`, kept from one piece to the next; raises `OtherEdition`."""
    catalogue = catalogue_of(job.folders, job.spelling, job.edition, job.rules)
    earlier = earlier_meetings(job.history) if job.history else None
    return Resources(catalogue, None if job.rules is None else _rulebook(job.rules), earlier)


@lru_cache(maxsize=4)
def _rulebook(folders: tuple[Path, ...]) -> rules.Rulebook:
    return rules.load(folders)


@dataclass(frozen=True, slots=True)
class Reading:
    """A group of rows as it was read: the letterheads of what to make of it; none where its entry has problems."""

    entry: JournalEntry
    group: Group
    letterheads: list[Letterhead]

    def reject(self, error: TableRejected) -> None:
        """Note the problems in the entry."""
        self.entry.problems.extend(problem for problem in error.problems if isinstance(problem, CellProblem))


def read_group(job: Job, resources: Resources, group: Group) -> Reading:
    """Read a group of rows; the only place of a batch where a dossier is validated. Its problems are in the entry."""
    header = job.assembler.headers[group[0].sheet]
    reading = Reading(JournalEntry(header.file, header.title, group[0].number), group, [])
    try:
        reading.letterheads.extend(_letterheads(job, resources, group))
    except TableRejected as error:
        reading.reject(error)
    return reading


def _letterheads(job: Job, resources: Resources, group: Group) -> list[Letterhead]:
    """The letterheads of what is to be made of a group of rows; raises `TableRejected`."""
    dossier = job.assembler.read(group, resources.catalogue.kinds)
    try:
        if resources.rulebook is not None:
            rules.profile_of(dossier, book=resources.rulebook)
        letterheads = ready(resources.catalogue, job.kind, dossier)
        if job.strict and (book := resources.rulebook) is not None:
            names = [letterhead.kind.name for letterhead in letterheads]
            refuse_unmet(resources.catalogue, book, names, dossier, resources.history_of(dossier))
    except (DossierRejected, RulesUnmet) as error:
        raise job.assembler.rejected(group, error.problems) from None
    return letterheads


def produce(job: Job, resources: Resources, readings: Sequence[Reading]) -> list[tuple[JournalEntry, list[bytes]]]:
    """The entry and the documents of each reading; one with problems has no document."""
    produced = []
    for reading, contents in zip(readings, _rendered(job, readings), strict=True):
        if not reading.entry.problems:
            _complete_entry(job, resources, reading, contents)
        produced.append((reading.entry, contents))
    return produced


def _rendered(job: Job, readings: Sequence[Reading]) -> list[list[bytes]]:
    """The documents of each reading; one with a value that no document can hold gets none, and its entry says so."""
    wanted: dict[str, list[Letterhead]] = {}
    for letterhead in (letterhead for reading in readings for letterhead in reading.letterheads):
        wanted.setdefault(letterhead.kind.name, []).append(letterhead)
    try:
        documents = {name: iter(render_all(letterheads)) for name, letterheads in wanted.items()}
    except (TemplateBroken, ValueRefused) as error:
        if len(readings) > 1:  # whose value it is shows when each is made alone
            return [_rendered(job, [reading])[0] for reading in readings]
        if isinstance(error, TemplateBroken) and _leave_unfit(readings[0]):
            return _rendered(job, readings)
        readings[0].reject(job.assembler.rejected(readings[0].group, error.problems))
        return [[]]
    return [[next(documents[letterhead.kind.name]) for letterhead in reading.letterheads] for reading in readings]


def _leave_unfit(reading: Reading) -> bool:
    """Take the kinds whose templates do not fit this dossier out of `reading` and warn of them; whether any is left."""
    fitting: list[Letterhead] = []
    warnings: list[str] = []
    for letterhead in reading.letterheads:
        try:
            render_all([letterhead])
        except TemplateBroken as error:
            warnings += [problem.message for problem in unfit_for(letterhead, error)]
        except ValueRefused:
            fitting.append(letterhead)  # told of the whole row
        else:
            fitting.append(letterhead)
    if fitting:
        reading.letterheads[:] = fitting
        reading.entry.warnings += warnings
    return bool(fitting)


def _complete_entry(job: Job, resources: Resources, reading: Reading, contents: list[bytes]) -> None:
    """Note in the entry of a dossier its documents and what is to be told about them."""
    entry, dossier = reading.entry, reading.letterheads[0].dossier
    names = document_names(reading, by_cell=job.by_cell)
    for letterhead, name, content in zip(reading.letterheads, names, contents, strict=True):
        own = _told_apart(job, name, dossier, entry.row)
        made = MadeDocument(own, letterhead.kind.name, _sha256(content), zlib.crc32(content), len(content))
        entry.documents.append(made)
    entry.warnings.extend(_kinds_left_out(job, resources.catalogue, reading.letterheads))
    entry.findings.extend(_findings(resources, dossier))
    entry.line = _summary_line(dossier)


def document_names(reading: Reading, *, by_cell: bool = False) -> list[str]:
    """The names of a dossier's documents, no two alike on any file system; `by_cell`: in the folder of the cell."""
    names = unique_names((file_name(letterhead), letterhead.kind.name) for letterhead in reading.letterheads)
    return [f"{_folder_of(letterhead.dossier)}/{name}" if by_cell else name
            for name, letterhead in zip(names, reading.letterheads, strict=True)]  # fmt: skip


def _folder_of(dossier: Dossier) -> str:
    """The folder of a cell: its name, with its code where that says more; the same in every run."""
    name, code = _short_slug(dossier.org.cell_name), _short_slug(dossier.org.cell_code)
    return f"{name}-{code}".strip("-") if code not in name else name or "chi-bo"


def name_digests(reading: Reading, *, by_cell: bool = False) -> list[int]:
    """For each document the digests of its name, and of the names that it gets where others have the same."""
    dossier = reading.letterheads[0].dossier if reading.letterheads else None
    names = ((name, *_other_names(name, dossier)) for name in document_names(reading, by_cell=by_cell) if dossier)
    return [_name_digest(name) for name in chain.from_iterable(names)]


def _told_apart(job: Job, name: str, dossier: Dossier, row: int) -> str:
    """`name`, where several documents have it with what tells the cell apart, or else with the row of the table."""
    if _name_digest(name) not in job.repeated:
        return name
    others = (other for other in _other_names(name, dossier) if _name_digest(other) not in job.repeated)
    return next(others, f"{name.removesuffix('.docx')}--dong-{row}.docx")


def _other_names(name: str, dossier: Dossier) -> Iterator[str]:
    """`name` with the superior organisation of the cell, and with the cell's own code: the same in every run."""
    bare = name.removesuffix(".docx")
    yield f"{bare}--thuoc-{_short_slug(dossier.org.superior_name)}.docx"
    if code := _short_slug(dossier.org.cell_code):
        yield f"{bare}--ma-{code}.docx"


@lru_cache(maxsize=4096)
def _short_slug(text: str) -> str:
    return slug(text)[:60].strip("-")


def _name_digest(name: str) -> int:
    return digest(name.lower())


def _kinds_left_out(job: Job, catalogue: Catalogue, letterheads: Sequence[Letterhead]) -> list[str]:
    """A warning that names the kinds for which the dossier has too little; none where one kind was asked for."""
    if job.kind != ALL:
        return []
    made, dossier = {letterhead.kind.name for letterhead in letterheads}, letterheads[0].dossier
    wanted = [kind for kind in catalogue.kinds.values() if kind.is_in_set(dossier)]
    left_out = [kind.sheet.title for kind in wanted if kind.name not in made]
    return [f"chưa đủ dữ liệu để làm: {', '.join(left_out)}"] if left_out else []


def _findings(resources: Resources, dossier: Dossier) -> Iterator[RuleMessage]:
    """What the rules find; without what they cannot decide, which would be the same for every row of most tables."""
    book, series = resources.rulebook, resources.catalogue.series
    earlier = resources.history_of(dossier)
    findings = rules.check(dossier, earlier, book=book, series=series) if book is not None else []
    told = (finding for finding in findings if not finding.is_undecided)
    return (RuleMessage(finding.rule, finding.message, finding.severity.value) for finding in told)


def _summary_line(dossier: Dossier) -> SummaryLine:
    counts = dossier.counts if dossier.attendance else None
    absent = [row.member.full_name for row in (*counts.excused, *counts.unexcused)] if counts else []
    resolution = dossier.issuance.get("resolution")
    number = resolution.number if resolution else None
    org, start = dossier.org, dossier.meeting.start_at.isoformat(timespec="minutes")
    present, expected, rate = (counts.present, counts.expected, counts.rate_text) if counts else (None, None, "")
    vote = dossier.vote_on("resolution")
    voted = counts.approval(vote.agree) if counts and vote else ""
    names, tasks = "; ".join(absent), len(dossier.tasks)
    return SummaryLine(org.cell_code, org.cell_name, start, present, expected, rate, names, tasks, number, voted)


def check(job: Job, groups: Sequence[Group]) -> PieceCheck:
    """Every problem of a piece, before anything is made; raises `OtherEdition`."""
    resources = _resources_of(job)
    readings = [read_group(job, resources, group) for group in groups]
    rejected = [reading.entry.problems for reading in readings if reading.entry.problems]
    names = array("Q", (name for reading in readings for name in name_digests(reading, by_cell=job.by_cell)))
    kept = tuple(islice(chain(*rejected), KEPT_PROBLEMS))
    return PieceCheck(kept, sum(map(len, rejected)), len(rejected), names)


def make(job: Job, output: Output, number: int, groups: Sequence[Group], resumed: bool) -> int:
    """Make the documents of piece `number` and write them, then its page of the journal; gives how many there are.

    `resumed`: what an earlier run left is kept where it is sound, so that only what is missing is made. Raises OSError
    and `OtherEdition`.
    """
    entries = _kept(output, number) if resumed else None
    if entries is None:
        entries, body = _written(job, output, groups, resumed=resumed)
        if output.archive:
            output.storage.write(journal.archive_name(output, number), body)
        journal.write_page(output, number, entries, _sha256(body))
    return sum(len(entry.documents) for entry in entries)


def _written(job: Job, output: Output, groups: Sequence[Group], *, resumed: bool) -> tuple[list[JournalEntry], bytes]:
    """Make the documents of a piece: write them, or give their part of the .zip beside the entries."""
    resources, entries, pieces = _resources_of(job), list[JournalEntry](), list[bytes]()
    readings = [read_group(job, resources, group) for group in groups]
    for entry, contents in produce(job, resources, readings):
        entries.append(entry)
        if job.by_cell and not output.archive:
            for folder in {document.name.rpartition("/")[0] for document in entry.documents}:
                output.storage.prepare(folder)
        for document, content in zip(entry.documents, contents, strict=True):
            if output.archive:
                pieces.append(stored(document.name, content)[0])
            elif not resumed or output.storage.read(document.name) != content:
                output.storage.write(document.name, content)
    return entries, b"".join(pieces)


def _kept(output: Output, number: int) -> list[JournalEntry] | None:
    """The entries of a finished piece whose files are all there and sound; None where it must be made again."""
    entries, body = journal.read_page(output, number) or (None, "")
    wanted = {document.name: document.sha256 for entry in entries or () for document in entry.documents}
    if output.archive:
        wanted = {journal.archive_name(output, number): body}
    contents = ((output.storage.read(name), sha256) for name, sha256 in wanted.items())
    return entries if all(content is not None and _sha256(content) == sha256 for content, sha256 in contents) else None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

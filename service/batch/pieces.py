"""What one worker does with a piece of a table: check its dossiers, then make and write their documents.

These are functions of values that any executor can send to another process or machine. Each worker writes the
documents that it makes; only counts come back.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from service import rules
from service.batch.journal import (
    JournalEntry,
    MadeDocument,
    RuleMessage,
    SummaryLine,
    archive_name,
    read_page,
    write_page,
)
from service.batch.storage import Output
from service.dossier import Dossier
from service.errors import CellProblem, DossierRejected, Problem, SinhhoatError, TableRejected, ValueRefused
from service.generate import ALL, ready
from service.kinds import catalogue as catalogues
from service.kinds.catalogue import Catalogue, Kind
from service.package import stored
from service.papers.document_set import safe_name
from service.papers.render import file_name, render_all
from service.rules import Rulebook
from service.tables import Assembler, Group, digest
from service.vietnamese import slug

KEPT_PROBLEMS = 1_000  # of a piece; a list of more helps nobody


@dataclass(frozen=True)
class Job:
    """What all pieces of one batch share.

    `edition` stands for the templates and the program: a worker with others would make other documents. `repeated`
    are the digests of names that several documents have. `rules` are the office's own profiles, by which each dossier
    is checked beside the built-in ones; None: none is checked.
    """

    kind: str
    folders: tuple[Path, ...]
    edition: str
    assembler: Assembler
    repeated: frozenset[int] = frozenset()
    rules: tuple[Path, ...] | None = None
    spelling: str | None = None


@dataclass(frozen=True, slots=True)
class Resources:
    """What is loaded once to make documents: the templates, and the rules where each dossier is checked by them."""

    catalogue: Catalogue
    rulebook: Rulebook | None


@dataclass(frozen=True, slots=True)
class PieceCheck:
    """What checking a piece came to: problems, how many dossiers have any, the digests of the names of the others."""

    problems: tuple[CellProblem, ...]
    rejected: int
    names: array[int]


@dataclass(frozen=True, slots=True)
class PieceCounts:
    """How many documents were made of a piece, and how many of its dossiers were rejected."""

    documents: int
    rejected: int


class OtherEdition(SinhhoatError):
    """A worker has other templates, or another version of the program, than the process that gave it work."""

    title = "Máy làm việc dùng bản khác"


def edition_of(folders: Sequence[Path]) -> str:
    """A hash of what documents depend on besides the table: the program's code and data, and every template file."""
    edition = hashlib.sha256(_code_of_the_program())
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.suffix.lower() in (".docx", ".toml"):
                edition.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return edition.hexdigest()


@cache
def _code_of_the_program() -> bytes:
    """A hash of every file of the program that decides what a document says; takes some 5 ms."""
    root = Path(__file__).resolve().parents[1]
    code = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.suffix in (".py", ".toml")):
        code.update(path.relative_to(root).as_posix().encode() + hashlib.sha256(path.read_bytes()).digest())
    return code.digest()


@lru_cache(maxsize=4)
def catalogue_of(folders: tuple[Path, ...], spelling: str | None, edition: str) -> Catalogue:
    """The catalogue of a worker, compiled once; raises `OtherEdition`."""
    if edition_of(folders) != edition:
        message = "mẫu văn bản hoặc phiên bản chương trình ở máy làm việc khác với máy giao việc; hãy cài cho giống."
        raise OtherEdition([Problem("other-edition", "", message)])
    return catalogues.load(folders, spelling=spelling)


def _resources_of(job: Job) -> Resources:
    """What a worker needs for `job`, kept from one piece to the next; raises `OtherEdition`."""
    catalogue = catalogue_of(job.folders, job.spelling, job.edition)
    return Resources(catalogue, None if job.rules is None else _rulebook(job.rules))


@lru_cache(maxsize=4)
def _rulebook(folders: tuple[Path, ...]) -> Rulebook:
    return rules.load(folders)


# ------------------------------------------------------------------------------------------------- one dossier


@dataclass(frozen=True, slots=True)
class _ReadyDossier:
    """A dossier without problems, the kinds to be made of it, and its rows and entry."""

    entry: JournalEntry
    group: Group
    dossier: Dossier
    kinds: list[Kind]


def produce(job: Job, resources: Resources, groups: Iterable[Group]) -> list[tuple[JournalEntry, list[bytes]]]:
    """The entry and the documents of each group of rows; a group with problems has no document."""
    entries: list[JournalEntry] = []
    ready_dossiers: list[_ReadyDossier] = []
    for group in groups:
        header = job.assembler.headers[group[0].sheet]
        entries.append(entry := JournalEntry(header.file, header.title, group[0].number))
        try:
            ready_dossiers.append(_ReadyDossier(entry, group, *_dossier_of(job, resources, group)))
        except TableRejected as error:
            entry.problems.extend(_cell_problems(error))
    rendered = _rendered(job, resources.catalogue, ready_dossiers)
    contents = {id(each.entry): content for each, content in zip(ready_dossiers, rendered, strict=True)}
    for each in ready_dossiers:
        if not each.entry.problems:
            _complete_entry(job, resources, each, contents[id(each.entry)])
    return [(entry, contents.get(id(entry), [])) for entry in entries]


def _dossier_of(job: Job, resources: Resources, group: Group) -> tuple[Dossier, list[Kind]]:
    """The dossier in a group of rows and the kinds to be made of it; raises `TableRejected`."""
    dossier = job.assembler.read(group)
    try:
        if resources.rulebook is not None:
            rules.profile_of(dossier, book=resources.rulebook)
        return dossier, ready(resources.catalogue, job.kind, dossier)
    except DossierRejected as error:
        raise job.assembler.rejected(group, error.problems) from None


def _cell_problems(error: TableRejected) -> Iterator[CellProblem]:
    return (problem for problem in error.problems if isinstance(problem, CellProblem))


def _rendered(job: Job, catalogue: Catalogue, ready_dossiers: Sequence[_ReadyDossier]) -> list[list[bytes]]:
    """The documents of each dossier; one with a value that no document can hold gets none, and its entry says so."""
    wanted = {kind.name: kind for each in ready_dossiers for kind in each.kinds}
    try:
        documents = {
            name: iter(
                render_all(kind, [each.dossier for each in ready_dossiers if kind in each.kinds], catalogue.kinds)
            )
            for name, kind in wanted.items()
        }
    except ValueRefused as error:
        if len(ready_dossiers) > 1:  # whose value it is shows when each is made alone
            return [_rendered(job, catalogue, [each])[0] for each in ready_dossiers]
        rejected = job.assembler.rejected(ready_dossiers[0].group, error.problems)
        ready_dossiers[0].entry.problems.extend(_cell_problems(rejected))
        return [[]]
    return [[next(documents[kind.name]) for kind in each.kinds] for each in ready_dossiers]


def _complete_entry(job: Job, resources: Resources, ready_dossier: _ReadyDossier, contents: list[bytes]) -> None:
    """Note in a dossier's entry its documents and what is to be told about them."""
    entry, dossier, kinds = ready_dossier.entry, ready_dossier.dossier, ready_dossier.kinds
    names = _document_names(resources.catalogue, kinds, dossier)
    for kind, name, content in zip(kinds, names, contents, strict=True):
        own = _told_apart(job, name, dossier, entry.row)
        sha256, checksum = hashlib.sha256(content).hexdigest(), zlib.crc32(content)
        entry.documents.append(MadeDocument(own, kind.name, sha256, checksum, len(content)))
    entry.warnings.extend(_kinds_left_out(job, resources.catalogue, kinds))
    entry.findings.extend(_findings(resources, dossier))
    entry.line = _summary_line(dossier)


def _document_names(catalogue: Catalogue, kinds: list[Kind], dossier: Dossier) -> list[str]:
    """The names of a dossier's documents, no two alike on any file system."""
    names: dict[str, str] = {}
    for kind in kinds:
        name = safe_name(file_name(kind, dossier, catalogue.kinds))
        name = f"{_stem(name)}-{kind.name}.docx" if name.lower() in names else name
        names[name.lower()] = name
    return list(names.values())


def _told_apart(job: Job, name: str, dossier: Dossier, row: int) -> str:
    """`name`, where several documents have it with the superior organisation, or else with the row of the table.

    No name has two hyphens in a row by itself.
    """
    if _name_digest(name) not in job.repeated:
        return name
    with_superior = _with_superior(name, dossier)
    return with_superior if _name_digest(with_superior) not in job.repeated else f"{_stem(name)}--dong-{row}.docx"


def _with_superior(name: str, dossier: Dossier) -> str:
    return f"{_stem(name)}--thuoc-{_superior_slug(dossier.org.superior_name)}.docx"


@lru_cache(maxsize=1024)
def _superior_slug(superior: str) -> str:
    return slug(superior)[:60].strip("-")


def _stem(name: str) -> str:
    return name.removesuffix(".docx")


def _name_digest(name: str) -> int:
    return digest(name.lower())


def _kinds_left_out(job: Job, catalogue: Catalogue, kinds: list[Kind]) -> list[str]:
    """A warning that names the kinds for which the dossier has too little; none where one kind was asked for."""
    left_out = [kind.sheet.title for kind in catalogue.kinds.values() if kind not in kinds] if job.kind == ALL else []
    return [f"chưa đủ dữ liệu để làm: {', '.join(left_out)}"] if left_out else []


def _findings(resources: Resources, dossier: Dossier) -> Iterator[RuleMessage]:
    """What the rules find; without what they cannot decide, which would be the same for every row of most tables.

    `_dossier_of` has refused dossiers that name an unknown profile.
    """
    findings = rules.check(dossier, book=resources.rulebook) if resources.rulebook is not None else []
    return (RuleMessage(each.rule, each.message) for each in findings if not each.is_undecided)


def _summary_line(dossier: Dossier) -> SummaryLine:
    counts = dossier.counts if dossier.attendance else None
    absent = [row.member.full_name for row in (*counts.excused, *counts.unexcused)] if counts else []
    resolution = dossier.issuance.get("resolution")
    return SummaryLine(
        dossier.org.cell_code,
        dossier.org.cell_name,
        dossier.meeting.start_at.isoformat(timespec="minutes"),
        counts.present if counts else None,
        counts.expected if counts else None,
        counts.rate_text if counts else "",
        "; ".join(absent),
        len(dossier.tasks),
        resolution.number if resolution else None,
    )


# ------------------------------------------------------------------------------------------------- a piece


def check(job: Job, groups: Sequence[Group]) -> PieceCheck:
    """Every problem of a piece, before anything is made; raises `OtherEdition`."""
    return check_with(_resources_of(job), job, groups)


def check_with(resources: Resources, job: Job, groups: Iterable[Group]) -> PieceCheck:
    """The same with resources that are at hand."""
    problems: list[CellProblem] = []
    names = array("Q")
    rejected = 0
    for group in groups:
        try:
            dossier, kinds = _dossier_of(job, resources, group)
        except TableRejected as error:
            problems += _cell_problems(error)
            rejected += 1
        else:
            for name in _document_names(resources.catalogue, kinds, dossier):
                names.extend((_name_digest(name), _name_digest(_with_superior(name, dossier))))
    return PieceCheck(tuple(problems[:KEPT_PROBLEMS]), rejected, names)


def make(job: Job, output: Output, number: int, groups: Sequence[Group], resumed: bool) -> PieceCounts:
    """Make the documents of piece `number` and write them, then its page of the journal.

    `resumed`: what an earlier run left is kept where it is sound, so that only what is missing is made. Raises OSError
    and `OtherEdition`.
    """
    if resumed and (counts := _counts_if_kept(output, number)):
        return counts
    resources = _resources_of(job)
    entries: list[JournalEntry] = []
    pieces: list[bytes] = []
    for entry, contents in produce(job, resources, groups):
        entries.append(entry)
        for document, content in zip(entry.documents, contents, strict=True):
            if output.archive:
                pieces.append(stored(document.name, content)[0])
            elif not resumed or output.storage.read(document.name) != content:
                output.storage.write(document.name, content)
    body = b"".join(pieces)
    if output.archive:
        output.storage.write(archive_name(output, number), body)
    write_page(output, number, entries, hashlib.sha256(body).hexdigest())
    return _counts(entries)


def _counts(entries: list[JournalEntry]) -> PieceCounts:
    return PieceCounts(sum(len(entry.documents) for entry in entries), sum(bool(entry.problems) for entry in entries))


def _counts_if_kept(output: Output, number: int) -> PieceCounts | None:
    """The counts of a finished piece whose files are all there and sound; None where it must be made again."""
    page = read_page(output, number)
    if page is None:
        return None
    entries, wanted = page
    if output.archive:
        body = output.storage.read(archive_name(output, number))
        is_sound = body is not None and hashlib.sha256(body).hexdigest() == wanted
    else:
        is_sound = all(_is_sound(output, document) for entry in entries for document in entry.documents)
    return _counts(entries) if is_sound else None


def _is_sound(output: Output, document: MadeDocument) -> bool:
    content = output.storage.read(document.name)
    return content is not None and hashlib.sha256(content).hexdigest() == document.sha256

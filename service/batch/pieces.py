"""What one worker does with a piece of a table: check its dossiers, then make and write their documents.

Plain functions of values that any executor can carry to another process or machine. What is made is written where it
belongs by whoever made it; only counts come back.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from service import rules
from service.batch.storage import Output
from service.dossier import Dossier
from service.errors import CellProblem, DossierRejected, Problem, SinhhoatError, TableRejected, ValueRefused
from service.finding import Finding
from service.generate import ready
from service.kinds import catalogue as catalogues
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.package import stored
from service.papers.letterhead import Letterhead
from service.papers.naming import file_name, unique_names
from service.papers.render import render_all
from service.rules import Rulebook
from service.tables import Assembler, Group, digest

KEPT_PROBLEMS = 1_000  # of a piece; a list of more helps nobody


@dataclass(frozen=True)
class Job:
    """What all pieces of one batch share.

    `edition` stands for the templates and the program: a worker with others would make other documents. `repeated`
    are the digests of names that several documents have; these get the number of their row. `rules` are the office's
    own profiles by which each dossier is judged, beside the built-in ones; None: none is judged.
    """

    kind: str
    folders: tuple[Path, ...]
    edition: str
    assembler: Assembler
    repeated: frozenset[int] = frozenset()
    rules: tuple[Path, ...] | None = None
    spelling: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a piece found: problems, how many dossiers have any, the digests of the names of the others."""

    problems: tuple[CellProblem, ...]
    rejected: int
    names: array[int]


@dataclass(frozen=True, slots=True)
class Made:
    """What making a piece came to."""

    documents: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What the journal says of one dossier: its row, its documents (name, kind, SHA-256, checksum, size), and words.

    `warnings` and `findings` (id of the rule, sentence) do not keep a document from being made, `problems` do. `line`
    is the dossier's line of the summary.
    """

    file: str
    sheet: str
    row: int
    documents: list[tuple[str, str, str, int, int]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    findings: list[tuple[str, str]] = field(default_factory=list)
    line: list[Any] = field(default_factory=list)


_NAMES = tuple(one.name for one in fields(Entry))


class OtherEdition(SinhhoatError):
    """A worker has other templates, or another version of the program, than the one that gave it work."""

    title = "Máy làm việc dùng bản khác"


def edition_of(folders: Sequence[Path]) -> str:
    """What the documents depend on besides the table: the program's code and data, and every file of the templates."""
    found = hashlib.sha256(_code_of_the_program())
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.suffix.lower() in (".docx", ".toml"):
                found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


@cache
def _code_of_the_program() -> bytes:
    """Every file of the program that decides what a document says, in a few bytes; some 5 ms."""
    root = Path(__file__).resolve().parents[1]
    found = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.suffix in (".py", ".toml")):
        found.update(path.relative_to(root).as_posix().encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.digest()


@lru_cache(maxsize=4)
def catalogue_of(
    folders: tuple[Path, ...], spelling: str | None, edition: str, own_rules: tuple[Path, ...] | None = None
) -> Catalogue:
    """The catalogue of a worker, compiled once, its grades by the office's own score sheets; raises `OtherEdition`."""
    if edition_of(folders) != edition:
        message = "mẫu văn bản hoặc phiên bản chương trình ở máy làm việc khác với máy giao việc; hãy cài cho giống."
        raise OtherEdition([Problem("other-edition", "", message)])
    kinds = catalogues.load(folders, spelling=spelling)
    return kinds.graded_by(_book(own_rules).graded) if own_rules else kinds


# ------------------------------------------------------------------------------------------------- one dossier


@dataclass(frozen=True, slots=True)
class Sound:
    """A group of rows that is a dossier without problems, and the letterheads of what to make of it."""

    entry: Entry  # what the journal will say of it
    group: Group
    dossier: Dossier
    letterheads: list[Letterhead]


@dataclass(frozen=True, slots=True)
class Refused:
    """A group of rows with problems, of which nothing is made."""

    entry: Entry
    problems: tuple[CellProblem, ...]


def read_group(job: Job, catalogue: Catalogue, book: Rulebook | None, group: Group) -> Sound | Refused:
    """The dossier in a group of rows, or everything that is wrong with it; without `book` its profile is not looked up.

    This is the only place of a batch where a dossier is validated.
    """
    header = job.assembler.headers[group[0].sheet]
    entry = Entry(header.file, header.title, group[0].number)
    try:
        dossier = job.assembler.read(group, catalogue.kinds)
        try:
            if book is not None:
                rules.profile_of(dossier, book=book)
            return Sound(entry, group, dossier, ready(catalogue, job.kind, dossier))
        except DossierRejected as error:
            raise job.assembler.rejected(group, error.problems) from None
    except TableRejected as error:
        entry.problems.extend(asdict(problem) for problem in error.problems)
        return Refused(entry, tuple(problem for problem in error.problems if isinstance(problem, CellProblem)))


def _book_of(job: Job) -> Rulebook | None:
    """The rulebook by which a worker judges dossiers; None where none is judged."""
    return None if job.rules is None else _book(job.rules)


@lru_cache(maxsize=4)
def _book(folders: tuple[Path, ...]) -> Rulebook:
    return rules.load(folders)


def names_of(reading: Sound) -> list[str]:
    """The names of a dossier's documents, no two alike."""
    return unique_names((file_name(letterhead), letterhead.kind.name) for letterhead in reading.letterheads)


def _numbered(name: str, row: int) -> str:
    """A name that several documents would have, with the row; no name of its own has two hyphens in a row."""
    return f"{name.removesuffix('.docx')}--dong-{row}.docx"


def _advice(job: Job, catalogue: Catalogue, letterheads: Sequence[Letterhead]) -> list[str]:
    """What is worth a word in manifest and report though documents are made."""
    made = {letterhead.kind.name for letterhead in letterheads} if job.kind == ALL else catalogue.kinds.keys()
    left_out = [kind.sheet.title for name, kind in catalogue.kinds.items() if name not in made]
    return [f"chưa đủ dữ liệu để làm: {', '.join(left_out)}"] if left_out else []


def _findings(book: Rulebook | None, dossier: Dossier) -> list[Finding]:
    """What the rules of the meeting find; without what they cannot judge, which a table of one part says of each row.

    A profile that there is not has been refused before anything was made.
    """
    if book is None:
        return []
    return [finding for finding in rules.check(dossier, book=book) if not finding.is_undecided]


def produce(
    job: Job, catalogue: Catalogue, book: Rulebook | None, readings: Sequence[Sound | Refused]
) -> list[tuple[Entry, list[bytes]]]:
    """What the journal says of each group of rows, and its documents; a group with problems has none."""
    sound = [reading for reading in readings if isinstance(reading, Sound)]
    contents = dict(zip((id(one.entry) for one in sound), _rendered(job, sound), strict=True))
    for one in sound:
        if not one.entry.problems:
            _enter(job, catalogue, book, one, contents[id(one.entry)])
    return [(reading.entry, contents.get(id(reading.entry), [])) for reading in readings]


def _rendered(job: Job, sound: Sequence[Sound]) -> list[list[bytes]]:
    """The documents of each; a dossier with a value that no document can hold has none, and its entry says so."""
    wanted: dict[str, list[Letterhead]] = {}
    for letterhead in (letterhead for reading in sound for letterhead in reading.letterheads):
        wanted.setdefault(letterhead.kind.name, []).append(letterhead)
    try:
        made = {name: iter(render_all(letterheads)) for name, letterheads in wanted.items()}
    except ValueRefused as error:
        if len(sound) > 1:  # whose value it is shows when each is made alone
            return [_rendered(job, [one])[0] for one in sound]
        rejected = job.assembler.rejected(sound[0].group, error.problems)
        sound[0].entry.problems.extend(asdict(problem) for problem in rejected.problems)
        return [[]]
    return [[next(made[letterhead.kind.name]) for letterhead in reading.letterheads] for reading in sound]


def _enter(job: Job, catalogue: Catalogue, book: Rulebook | None, one: Sound, contents: list[bytes]) -> None:
    """Note in a dossier's entry its documents and what is to be said of them."""
    entry, dossier = one.entry, one.dossier
    for letterhead, name, content in zip(one.letterheads, names_of(one), contents, strict=True):
        own = _numbered(name, entry.row) if digest(name) in job.repeated else name
        sha256, checksum = hashlib.sha256(content).hexdigest(), zlib.crc32(content)
        entry.documents.append((own, letterhead.kind.name, sha256, checksum, len(content)))
    entry.warnings.extend(_advice(job, catalogue, one.letterheads))
    entry.findings.extend((finding.rule, finding.message) for finding in _findings(book, dossier))
    entry.line.extend(_summary_line(dossier))


def _summary_line(dossier: Dossier) -> list[Any]:
    """The cell's line of tong-hop.xlsx: date, present, expected, rate, who was absent, tasks, the resolution."""
    counts = dossier.counts if dossier.attendance else None
    absent = [one.member.full_name for one in (*counts.excused, *counts.unexcused)] if counts else []
    issued = dossier.issuance.get("resolution")
    return [
        dossier.org.cell_code,
        dossier.org.cell_name,
        dossier.meeting.start_at.isoformat(timespec="minutes"),
        counts.present if counts else None,
        counts.expected if counts else None,
        counts.rate_text if counts else "",
        "; ".join(absent),
        len(dossier.tasks),
        issued.number if issued else None,
    ]


# ------------------------------------------------------------------------------------------------- a piece


def check(job: Job, groups: Sequence[Group]) -> Checked:
    """Every problem of a piece, before anything is made."""
    catalogue, book = catalogue_of(job.folders, job.spelling, job.edition, job.rules), _book_of(job)
    problems: list[CellProblem] = []
    names = array("Q")
    rejected = 0
    for group in groups:
        reading = read_group(job, catalogue, book, group)
        if isinstance(reading, Refused):
            problems += reading.problems
            rejected += 1
        else:
            names.extend(map(digest, names_of(reading)))
    return Checked(tuple(problems[:KEPT_PROBLEMS]), rejected, names)


def make(job: Job, output: Output, number: int, groups: Sequence[Group], resumed: bool) -> Made:
    """Make the documents of piece `number` and write them, then its page of the journal.

    `resumed`: what an earlier run left is kept where it is sound, so that only what is missing is made. Raises OSError.
    """
    page = f"{output.work}/{number:08d}.json"
    if resumed and (made := _kept(output, page)):
        return made
    catalogue = catalogue_of(job.folders, job.spelling, job.edition, job.rules)
    entries: list[Entry] = []
    pieces: list[bytes] = []
    book = _book_of(job)
    readings = [read_group(job, catalogue, book, group) for group in groups]
    for entry, contents in produce(job, catalogue, book, readings):
        entries.append(entry)
        for (name, *_), content in zip(entry.documents, contents, strict=True):
            if output.archive:
                pieces.append(stored(name, content)[0])
            elif not resumed or output.place.read(name) != content:
                output.place.write(name, content)
    body = b"".join(pieces)
    if output.archive:
        output.place.write(f"{output.work}/{number:08d}.zip", body)
    said = {
        "entries": [{name: getattr(entry, name) for name in _NAMES} for entry in entries],
        "body": hashlib.sha256(body).hexdigest(),
    }
    output.place.write(page, json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())
    return _counted(entries)


def _counted(entries: list[Entry]) -> Made:
    return Made(sum(len(entry.documents) for entry in entries), sum(bool(entry.problems) for entry in entries))


def entries_of(page: bytes) -> tuple[list[Entry], str]:
    """A page of the journal: its dossiers, and the hash of the piece of the .zip."""
    said = json.loads(page)
    return [Entry(**entry) for entry in said["entries"]], said["body"]


def _kept(output: Output, page: str) -> Made | None:
    """What a finished piece came to, where all it wrote is still there and sound; None where it must be made again."""
    written = output.place.read(page)
    if written is None:
        return None
    entries, body = entries_of(written)
    if output.archive:
        found = output.place.read(page.replace(".json", ".zip"))
        return _counted(entries) if found is not None and hashlib.sha256(found).hexdigest() == body else None
    return _counted(entries) if all(_is_there(output, entry) for entry in entries) else None


def _is_there(output: Output, entry: Entry) -> bool:
    return all(
        (content := output.place.read(name)) is not None and hashlib.sha256(content).hexdigest() == wanted
        for name, _, wanted, *_ in entry.documents
    )


def pages(output: Output, count: int) -> Iterator[list[Entry]]:
    """The journal of a finished batch, page by page."""
    for number in range(count):
        written = output.place.read(f"{output.work}/{number:08d}.json")
        yield entries_of(written or b'{"entries":[],"body":""}')[0]

"""What people already have → proposals for a dossier: rosters, lines of a message, hand-typed papers.

Nothing is taken without being shown, and nothing that was given is dropped without being named: every cell and line is
in a proposal with its place, in a question, or among what was not used. Pure and deterministic.

proposals      what comes out: values with their places, what was not used, questions
sources        files, clipboard HTML, pasted text → tables, lines, papers
people         a name and what stands behind it; `member`: the proposals for one
grids          tables of any origin in one shape; `headers`: which rows are their heading, which block they are
columns        what the columns of a table were taken for, and what somebody says they are
tables         one table → proposals, by `rosters`, `attendance`, `block_tables`
sentences      tasks, votes, commendations, opinions told in sentences
lines          plain lines → proposals; `agenda_lines`: one item of a programme
paper          a hand-typed Word file → proposals
assemble       proposals → the dossier, contradictions told; `beginnable`: what it leaves open
corrections    what somebody changed in Word on a paper of ours, told apart from the dossier inside
report         all of it as JSON and as sentences
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.importing.proposals import Reading
from service.importing.report import Imported
from service.importing.take_in import take_file, take_html, take_text

__all__ = ["Imported", "import_files", "import_html", "import_text"]


def import_files(
    files: Sequence[tuple[str, bytes]], into: str = "", titles: Mapping[int, Sequence[str]] | None = None
) -> Imported:
    """The proposals in files given as names and contents, of one meeting; `into`: the block that they are meant for.

    `titles`: by the number of a table, counted from 0, what somebody says its columns are (`columns.TITLES`, `UNUSED`),
    "" where a column is right as it was read.

    Raises `FileRefused` with every file that cannot be read, and `TableRejected` for a table that cannot.
    """
    reading = Reading(titles=titles or {})
    for name, content in files:
        take_file(name, content, reading, into)
    return Imported.of(reading, whole=not into)


def import_text(text: str, into: str = "", name: str = "") -> Imported:
    """The proposals in pasted text; raises `FileRefused` where it is too long."""
    reading = Reading()
    take_text(text, name, reading, into)
    return Imported.of(reading, whole=not into)


def import_html(text: str, into: str = "", name: str = "") -> Imported:
    """The proposals in the HTML flavour of a clipboard; raises `FileRefused` where it is too long."""
    reading = Reading()
    take_html(text, name, reading, into)
    return Imported.of(reading, whole=not into)

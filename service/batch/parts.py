"""A batch in parts: each makes a fixed share of the table, with a journal of its own, wherever and whenever it is run.

Any scheduler can give the parts out: they know nothing of each other, and share only the place that they write to. Put
together they are what one run makes, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace

from service.batch.journal import journal_pages
from service.batch.run import Batch, Outcome, RunOptions, finish, left_over, make_pieces, piece_count
from service.errors import Problem, SinhhoatError

_PARTS, _DONE = "parts.json", "done.json"


class PartMissing(SinhhoatError):
    """A part of a batch is not made yet, or was made of another table, kind or edition."""

    title = "Chưa ghép được"


def run_part(batch: Batch, share: int, parts: int, executor_of: Callable[[], Executor], options: RunOptions) -> Outcome:
    """Check every row, then make the documents of one part; raises as `service.batch.run.run`."""
    own = replace(batch, output=batch.output.in_parts(parts, share))
    made, rejected = make_pieces(own, executor_of, options)
    storage, home = own.output.storage, own.output.home
    storage.write(f"{home}/{_DONE}", json.dumps({"fingerprint": batch.fingerprint}).encode())
    storage.prepare(own.output.work)
    storage.write(f"{own.output.work}/{_PARTS}", json.dumps({"parts": parts}).encode())
    return Outcome(batch.table.count, made, rejected)


def join(batch: Batch) -> Outcome:
    """Write manifest, report, summary and archive of all parts, then remove their journals.

    Raises `PartMissing` where a part is not made, and `JournalIncomplete` where a page is lost.
    """
    storage, work = batch.output.storage, batch.output.work
    noted = storage.read(f"{work}/{_PARTS}")
    if noted is None:
        raise PartMissing([Problem("no-parts", "", "ở nơi ghi chưa có phần nào làm xong; hãy làm với --part trước.")])
    whole = replace(batch, output=batch.output.in_parts(int(json.loads(noted)["parts"])))
    missing = [share for share in range(1, whole.output.parts + 1) if not _is_done(whole, share)]
    if missing:
        named = ", ".join(f"{share}/{whole.output.parts}" for share in missing[:20])
        message = f"phần {named} chưa làm xong, hoặc làm từ bảng, loại hay mẫu khác; hãy làm với --part."
        raise PartMissing([Problem("part-missing", "", message)])
    made = rejected = 0
    for entries in journal_pages(whole.output, piece_count(batch.table.count)):
        made += sum(len(entry.documents) for entry in entries)
        rejected += sum(bool(entry.problems) for entry in entries)
    stayed = {} if whole.output.archive else left_over(whole)
    finish(whole, stayed)
    for share in range(1, whole.output.parts + 1):
        storage.discard(whole.output.part_folder(share))
    return Outcome(batch.table.count, made, rejected, stayed)


def _is_done(batch: Batch, share: int) -> bool:
    """Whether the part is made, of this very batch."""
    done = batch.output.storage.read(f"{batch.output.part_folder(share)}/{_DONE}")
    return done is not None and json.loads(done) == {"fingerprint": batch.fingerprint}

"""Batches: one table in, every cell's papers out, over any executor, to a folder, a .zip or a bucket.

Reading order: `run` (the two passes over the table), `pieces` (what a worker does with a piece of it), `journal` (what
is noted of each dossier), `storage` (where files are written), `report` (what the office is told), `executors` (who
works), `parts` (shares that any scheduler gives out, put together at the end), `streamed_zip` (a small table in one
answer of the web).
"""

from service.batch.parts import join, run_part
from service.batch.run import Batch, Outcome, RunOptions, prepare, report_refusal, run
from service.batch.storage import Output, output_of

__all__ = [
    "Batch",
    "Outcome",
    "Output",
    "RunOptions",
    "join",
    "output_of",
    "prepare",
    "report_refusal",
    "run",
    "run_part",
]

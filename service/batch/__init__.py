"""Batches: one table in, every cell's papers out, over any executor, to a folder, a .zip or a bucket.

Reading order: `run` (the two passes and the journal), `work` (what a worker does with a piece), `places` (where files
go, whole or not at all), `report` (what the office is told), `executors` (who works), `upload` (a small table in one
answer of the web).
"""

from service.batch.run import Batch, Outcome, Wish, prepare, run
from service.batch.storage import Output, output_of

__all__ = ["Batch", "Outcome", "Output", "Wish", "output_of", "prepare", "run"]

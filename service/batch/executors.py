"""Who makes the documents: this process, several processes of this machine, or a Dask cluster."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any

from service.errors import Problem, SinhhoatError

AHEAD = 2  # pieces queued for each worker, so that none is idle while the table is read
RETRIES = 5  # how often a cluster tries a piece whose worker disappears


class SchedulerRefused(SinhhoatError):
    """The cluster cannot be reached, or the package that reaches it is not installed."""

    title = "Không dùng được cụm máy"


class Serial(Executor):
    """Runs each call at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call `fn` now; the future is finished, with its result or its exception."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 -- handed to whoever asks for the result, as any executor does
            future.set_exception(error)
        return future


def processes(jobs: int, *, spawn: bool = False) -> Executor:
    """An executor of `jobs` processes of this machine; with one job it is this process.

    `spawn`: the processes share nothing with this one; fsspec needs that, as its connections do not survive a fork.
    """
    if jobs == 1:
        return Serial()
    context = multiprocessing.get_context("spawn" if spawn else None)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker)


def _start_worker() -> None:
    """Leave Ctrl+C to the parent process, and end when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # templates and models stay for good: uncollected, their memory pages stay shared with the parent
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=[parent], daemon=True).start()


def _exit_after(parent: Any) -> None:
    parent.join()
    os._exit(1)


def cluster(address: str) -> tuple[Executor, int]:
    """The executor of an existing Dask cluster and its number of threads; raises `SchedulerRefused`."""
    try:
        from distributed import Client

        client: Any = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]  # untyped library
    except (ImportError, OSError, ValueError, TimeoutError) as error:
        message = "không nối được; xem lại địa chỉ (tcp://máy:cổng) và cụm máy có đang chạy không."
        if isinstance(error, ImportError):
            message = "cần phần thêm “dask”: pip install 'sinhhoat[dask]'."
        raise SchedulerRefused([Problem("scheduler", address, message)]) from None
    threads = sum(client.nthreads().values())
    executor: Executor = client.get_executor(retries=RETRIES, pure=False)
    return executor, max(1, threads)

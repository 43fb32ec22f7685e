"""Who does the work: this process, several processes of this machine, or a Dask cluster."""

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

AHEAD = 2  # pieces that wait for each worker, so that none is idle while the table is read
RETRIES = 5  # of a piece on a cluster whose workers come and go


class SchedulerRefused(SinhhoatError):
    """The cluster cannot be reached, or what reaching it needs is not installed."""

    title = "Không dùng được cụm máy"


class Serial(Executor):
    """Does each call at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 -- handed to whoever asks for the result, as any executor does
            future.set_exception(error)
        return future


def processes(jobs: int, *, afresh: bool = False) -> Executor:
    """So many processes of this machine; one is this one.

    `afresh`: they share nothing with this process, as fsspec needs, whose connections do not survive a fork.
    """
    if jobs == 1:
        return Serial()
    context = multiprocessing.get_context("spawn" if afresh else None)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """In a worker: Ctrl+C is the parent's to answer, and a worker whose parent was killed ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # templates and models stay for good: not looked through again, their pages stay the parent's
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def cluster(address: str) -> tuple[Executor, int]:
    """The executor of an existing Dask cluster and its number of threads; raises `SchedulerRefused`."""
    try:
        from distributed import Client

        client: Any = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]  # untyped library
    except ImportError:
        message = "cần phần thêm “dask”: pip install 'sinhhoat[dask]'."
        raise SchedulerRefused([Problem("scheduler", address, message)]) from None
    except (OSError, ValueError, TimeoutError):
        message = "không nối được; xem lại địa chỉ (tcp://máy:cổng) và cụm máy có đang chạy không."
        raise SchedulerRefused([Problem("scheduler", address, message)]) from None
    threads = sum(client.nthreads().values())
    executor: Executor = client.get_executor(retries=RETRIES, pure=False)
    return executor, max(1, threads)

"""Who makes the documents: this process, several processes of this machine, or a Dask cluster."""

from __future__ import annotations

import gc
import multiprocessing
import os
import platform
import secrets
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any

from service.batch.storage import Output
from service.errors import Problem, SinhhoatError

AHEAD = 2  # pieces queued for each worker, so that none is idle while the table is read
_WAITED = 8  # seconds for a first worker
_PROOFS = ".sinhhoat-cluster"  # the folder in which workers show that they see the output
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


def cluster(address: str, edition: str, output: Output) -> tuple[Executor, int]:
    """The executor of an existing Dask cluster and its number of threads; raises `SchedulerRefused` within seconds.

    Before any work is given each worker says its edition and its Python, and shows that it writes to `output` and
    reads from there what this process wrote.
    """
    try:
        from distributed import Client

        client: Any = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]  # untyped library
    except (ImportError, OSError, ValueError, TimeoutError) as error:
        message = "không nối được; xem lại địa chỉ (tcp://máy:cổng) và cụm máy có đang chạy không."
        if isinstance(error, ImportError):
            message = "cần phần thêm “dask”: pip install 'sinhhoat[dask]'."
        raise SchedulerRefused([Problem("scheduler", address, message)]) from None
    try:
        _prove(client, address, edition, output)
    except SchedulerRefused:
        client.close()
        raise
    threads = sum(client.nthreads().values())
    executor: Executor = client.get_executor(retries=RETRIES, pure=False)
    return executor, max(1, threads)


def _prove(client: Any, address: str, edition: str, output: Output) -> None:
    """Let each worker show that it can do the work; raises `SchedulerRefused` with what every worker lacks."""
    try:
        client.wait_for_workers(1, timeout=_WAITED)
    except TimeoutError:
        message = "cụm máy chưa có máy làm việc nào; hãy chạy dask worker trước."
        raise SchedulerRefused([Problem("no-workers", address, message)]) from None
    storage, word = output.storage, secrets.token_hex(8)
    storage.prepare("")
    storage.prepare(_PROOFS)
    own = output.in_folder(_PROOFS)
    own.storage.write(f"{_PROOFS}/{word}", word.encode())
    try:
        said = client.run(_proof, own, word, on_error="return")
        wrong = [
            Problem("worker", worker, message)
            for worker, answer in said.items()
            if (message := unfit(answer, edition, own, word))
        ]
    finally:
        storage.discard(_PROOFS)
    if wrong:
        raise SchedulerRefused(wrong)


def _proof(output: Output, word: str) -> tuple[str, str, bool, str]:
    """What a worker says of itself: its edition and Python, whether it reads the `word`, and where it wrote one."""
    from service.batch.pieces import edition_of_the_program

    place = f"{_PROOFS}/{secrets.token_hex(8)}"
    is_read = output.storage.read(f"{_PROOFS}/{word}") == word.encode()
    if is_read:
        output.storage.write(place, word.encode())
    return edition_of_the_program(), platform.python_version(), is_read, place


def unfit(answer: Any, edition: str, output: Output, word: str) -> str:
    """What keeps a worker from the work; empty where nothing does."""
    if isinstance(answer, ImportError | AttributeError):
        return "máy làm việc chưa cài sinhhoat, hoặc cài bản khác; hãy cài đúng bản của máy giao việc."
    if isinstance(answer, Exception):
        return f"máy làm việc không thử được ({type(answer).__name__}); xem lại quyền ghi vào nơi ghi."
    own, python, is_read, place = answer
    if not is_read or output.storage.read(place) != word.encode():
        return "máy làm việc không thấy nơi ghi của máy giao việc; cần một thư mục chung, hoặc địa chỉ như s3://…."
    if own != edition:
        return f"máy làm việc dùng bản chương trình khác (Python {python}); hãy cài cho giống máy giao việc."
    return ""

"""Workbooks (.xlsx, .xls, .ods) → sheets of rows, read by a process of their own (`workbook_process`)."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any, cast

import python_calamine

from service.package.ods_marks import ods_marks_of
from service.package.sheet_marks import SheetMarks, is_locked, marks_of

_CHILD = Path(__file__).with_name("workbook_process.py")


@dataclass(frozen=True, slots=True)
class _Limits:
    """What reading may take: bytes of memory, seconds of the processor and in all, cells, bytes of all their values.

    `inflated`: bytes of its sheets as the file has them, each looked through at most twice.
    """

    memory: int
    seconds: int
    waited: int
    cells: int
    size: int
    inflated: int


_UPLOAD = _Limits(memory=128 * 2**20, seconds=2, waited=20, cells=1_000_000, size=32 * 2**20, inflated=256 * 2**20)
_OWN_FILE = _Limits(memory=4 * 2**30, seconds=600, waited=1200, cells=60_000_000, size=2 * 2**30, inflated=16 * 2**30)
# Requests that come together wait for each other here, not for memory.
_PLACES = threading.BoundedSemaphore(2)


class WorkbookRefused(Exception):
    """A workbook that cannot be read; `reason`: it is "locked" or "unreadable", or "size" says all."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Merged = tuple[tuple[int, int], tuple[int, int]]  # the first and the last row and column, from 0


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One visible sheet: its title, its merged cells and its rows, packed until they are asked for."""

    title: str
    blocks: list[bytes] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    marks: SheetMarks = field(default_factory=SheetMarks)

    def rows(self) -> Iterator[list[Any]]:
        """The rows from the first one on, blank ones too."""
        for block in self.blocks:
            packed = io.BytesIO(block)
            while packed.tell() < len(block):
                yield from _Values(packed).load()


class _Values(pickle.Unpickler):
    """Reads values of cells and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in ("date", "datetime", "time", "timedelta"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


@dataclass(frozen=True, slots=True)
class Workbook:
    """The visible sheets, and the titles of those that are hidden and not read."""

    sheets: list[BookSheet]
    hidden: list[str]


def read_workbook(source: Path | bytes) -> Workbook:
    """What a workbook shows; raises `WorkbookRefused`. Bytes are a stranger's and get less time and memory."""
    limits = _UPLOAD if isinstance(source, bytes) else _OWN_FILE
    try:
        book = _read(source, limits)
    except WorkbookRefused as refused:
        if refused.reason == "unreadable" and is_locked(source):
            raise WorkbookRefused("locked") from None
        raise
    marks = marks_of(source, limits.inflated) or ods_marks_of(source, limits.inflated) or {}
    return replace(book, sheets=[replace(one, marks=marks.get(one.title, one.marks)) for one in book.sheets])


def _read(source: Path | bytes, limits: _Limits) -> Workbook:
    with _PLACES, _started(source, limits) as process:
        clock = threading.Timer(limits.waited, process.kill)
        clock.start()
        try:
            return _received(process, source)
        finally:
            clock.cancel()
            process.kill()


def _started(source: Path | bytes, limits: _Limits) -> subprocess.Popen[bytes]:
    packages = str(Path(python_calamine.__file__).parents[1])
    bounds = map(str, (limits.memory, limits.seconds, limits.cells, limits.size))
    path = [] if isinstance(source, bytes) else [str(source)]
    return subprocess.Popen(  # noqa: S603 -- this Python, a file beside this one, numbers, and a path behind them
        [sys.executable, "-I", "-S", str(_CHILD), packages, *bounds, *path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _received(process: subprocess.Popen[bytes], source: Path | bytes) -> Workbook:
    taking, giving = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    with suppress(BrokenPipeError), taking:
        if isinstance(source, bytes):
            taking.write(source)
    titles: list[str] = []
    hidden: list[str] = []
    sheets: list[BookSheet] = []
    for kind, data in _frames(giving):
        if kind == b"T":
            titles, hidden = _Values(io.BytesIO(data)).load()
        elif kind == b"S":
            sheets.append(BookSheet(titles[len(sheets)], merged=_Values(io.BytesIO(data)).load()))
        elif kind == b"R":
            sheets[-1].blocks.append(data)
        elif kind == b"N":
            raise WorkbookRefused(data.decode())
        else:
            return Workbook(sheets, hidden)
    # It was killed, or its reader gave up for want of memory. A fault of the reader itself has the exit code 1.
    raise WorkbookRefused("unreadable" if process.wait() == 1 else "size")


def _frames(pipe: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    while len(head := pipe.read(5)) == 5:
        yield head[:1], pipe.read(int.from_bytes(head[1:], "little"))

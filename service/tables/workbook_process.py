"""The process in which a workbook is read: one that is killed, or that aborts, takes nobody along.

``python -I -S workbook_process.py FOLDER MEMORY SECONDS CELLS BYTES [PATH]``: FOLDER holds python_calamine; the
workbook is at PATH, or comes in. What goes out are frames: a letter, a length, and so many bytes: ``T`` the titles of
the visible sheets and of the hidden ones, ``S`` a sheet begins, with its merged cells, ``R`` some of its rows (pickles
of lists), ``N`` it cannot be read and why, ``E`` the end. Nothing else of the service is imported here, so that it
starts at once.

A workbook declares its sizes as it likes, and its reader believes it; so it gets MEMORY bytes and SECONDS of the
processor and no more, and CELLS and BYTES bound what comes out.
"""

from __future__ import annotations

import io
import sys
from _pickle import Pickler  # these few imports are half of what starting costs: pickle, json, typing all bring re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_SHEETS = 100
_BLOCK = 2**18  # bytes of rows that go out at once
_LOOKED_AT = 64  # rows after which their bytes are counted
_MOST_MERGED = 20_000  # cells


class _TooMuch(Exception):
    """The workbook shows more than was asked for."""


def main(folder: str, *limits: str) -> None:
    """Read the workbook and send it out."""
    memory, seconds, cells, size = map(int, limits[:4])
    sys.path.append(folder)
    import python_calamine as calamine

    source: Any = limits[4] if len(limits) > 4 else io.BytesIO(sys.stdin.buffer.read())
    _bind(memory, seconds)
    try:
        book = calamine.load_workbook(source)
        visible = [one for one in book.sheets_metadata if one.visible == calamine.SheetVisibleEnum.Visible]
        hidden = [one.name for one in book.sheets_metadata if one.visible != calamine.SheetVisibleEnum.Visible]
        _send_all(book, [one.name for one in visible], hidden, _Rows(cells, size))
    except (_TooMuch, MemoryError):
        _send(b"N", b"size")
    except calamine.PasswordError:
        _send(b"N", b"locked")
    except calamine.CalamineError:
        _send(b"N", b"unreadable")


def _send_all(book: Any, titles: list[str], hidden: list[str], rows: _Rows) -> None:
    if len(titles) > MOST_SHEETS:
        raise _TooMuch
    _send(b"T", _packed([titles, hidden[:MOST_SHEETS]]))
    for title in titles:
        sheet = book.get_sheet_by_name(title)
        _send(b"S", _packed((sheet.merged_cell_ranges or [])[:_MOST_MERGED]))
        rows.send(sheet)
    _send(b"E")


def _bind(memory: int, seconds: int) -> None:
    """Take no more than so much, where the system can see to that."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        with open("/proc/self/statm") as sizes:  # noqa: PTH123 -- pathlib would take longer to import than all else
            taken = int(sizes.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, taken + memory))
    except (ImportError, OSError):
        pass  # no Linux: the time is bounded by whoever waits


class _Rows:
    """Sends rows, as long as they are not too many."""

    def __init__(self, cells: int, size: int) -> None:
        self._cells, self._left, self._block = cells, size, io.BytesIO()

    def send(self, sheet: Any) -> None:
        """The rows of one sheet from its first column on, also where that is empty."""
        before = [""] * (sheet.start[1] if sheet.start else 0)
        rows = []
        for row in sheet.iter_rows():
            rows.append([*before, *row] if before else row)
            self._cells -= len(row) + 1
            if self._cells < 0:
                raise _TooMuch
            if len(rows) == _LOOKED_AT:
                self._add(rows)
                rows = []
        self._add(rows)
        self._flush()

    def _add(self, rows: list[list[Any]]) -> None:
        self._block.write(_packed(rows))
        if self._block.tell() > _BLOCK:
            self._flush()

    def _flush(self) -> None:
        block = self._block.getvalue()
        self._left -= len(block)
        if self._left < 0:
            raise _TooMuch
        _send(b"R", block)
        self._block = io.BytesIO()


def _packed(values: list[Any]) -> bytes:
    out = io.BytesIO()
    pickler = Pickler(out, protocol=5)
    pickler.fast = True  # no look for texts that came before: it would take longer than to send them twice
    pickler.dump(values)
    return out.getvalue()


def _send(kind: bytes, data: bytes = b"") -> None:
    sys.stdout.buffer.write(kind + len(data).to_bytes(4, "little") + data)


if __name__ == "__main__":
    main(*sys.argv[1:])

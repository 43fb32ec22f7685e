"""A workbook as Excel wrote it before 2007 (BIFF8 in a compound file): one number, as far off as asked."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _stream(rows: int, columns: int) -> bytes:
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    sheet = struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)
    name = b"\x01\x00s"
    globals_ = _record(0x0809, begin)
    offset = len(globals_) + 4 + 6 + len(name) + 4
    globals_ += _record(0x0085, struct.pack("<IBB", offset, 0, 0) + name) + _record(0x000A, b"")
    cells = _record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))
    cells += _record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1.0))
    cells += _record(0x0203, struct.pack("<HHHd", rows - 1, columns - 1, 0, 1.0))
    return globals_ + _record(0x0809, sheet) + cells + _record(0x000A, b"")


def workbook(rows: int, columns: int) -> bytes:
    """A .xls whose only sheet has a number in its first cell and one in row `rows`, column `columns`."""
    stream = _stream(rows, columns).ljust(4096, b"\0")  # shorter ones would go to a stream of small sectors
    count = len(stream) // _SECTOR
    fat = [_FAT, _END, *range(3, count + 2), _END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, len(stream))
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    return header + table + folder.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", _FREE, _FREE, child)
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )

"""A .zip written entry by entry as they come; same entries, same bytes.

Entries are stored, not deflated: documents are compressed already. Beyond 65,535 entries or 4 GiB it becomes a zip64.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

from service.package.docx_writer import CENTRAL_HEADER, END_RECORD, LOCAL_HEADER, UTF8_NAME, ZIP_DATE

_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_MOST = 0xFFFFFFFF
_MOST_ENTRIES = 0xFFFF
_IN_MEMORY = 8 * 2**20
_BLOCK = 2**18


def stored(name: str, content: bytes) -> tuple[bytes, int]:
    """The bytes of one entry in the archive, and its CRC-32; `content` must be below 4 GiB."""
    checksum = zlib.crc32(content)
    return _head(name, checksum, len(content)) + content, checksum


def _head(name: str, checksum: int, size: int) -> bytes:
    raw = name.encode()
    return LOCAL_HEADER.pack(b"PK\x03\x04", 20, UTF8_NAME, 0, 0, ZIP_DATE, checksum, size, size, len(raw), 0) + raw


def _read(file: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(_BLOCK):
        yield block


class Directory:
    """The central directory, moved to disk when long (a million names are 100 MB); leaving the context removes it."""

    def __init__(self) -> None:
        self._lines = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- closed with the context
        self._count = 0
        self._offset = 0

    def __enter__(self) -> Directory:
        return self

    def __exit__(self, *_error: object) -> None:
        self._lines.close()

    def add(self, name: str, checksum: int, size: int) -> None:
        """Record the next entry, which follows all entries recorded before: `size` bytes of content, its CRC-32."""
        raw, offset = name.encode(), self._offset
        extra = struct.pack("<2HQ", 1, 8, offset) if offset >= _MOST else b""
        version = 45 if extra else 20
        head = CENTRAL_HEADER.pack(
            b"PK\x01\x02", version, version, UTF8_NAME, 0, 0, ZIP_DATE, checksum, size, size, len(raw), len(extra),
            0, 0, 0, 0, min(offset, _MOST),
        )  # fmt: skip
        self._lines.write(head + raw + extra)
        self._count += 1
        self._offset += LOCAL_HEADER.size + len(raw) + size

    def entry(self, name: str, content: bytes) -> bytes:
        """The bytes of the next entry, which is recorded."""
        entry, checksum = stored(name, content)
        self.add(name, checksum, len(content))
        return entry

    def long_entry(self, name: str, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The next entry in pieces, recorded, of content that comes in blocks: kept on disk until its size is known."""
        checksum = 0
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as aside:
            for block in blocks:
                checksum = zlib.crc32(block, checksum)
                aside.write(block)
            size = aside.tell()
            self.add(name, checksum, size)
            yield _head(name, checksum, size)
            yield from _read(aside)

    def end(self) -> Iterator[bytes]:
        """The last bytes of the archive, in pieces: the central directory and what ends it."""
        size = self._lines.tell()
        yield from _read(self._lines)
        start, count = self._offset, self._count
        if count >= _MOST_ENTRIES or start + size >= _MOST:
            yield _END64.pack(b"PK\x06\x06", _END64.size - 12, 45, 45, 0, 0, count, count, size, start)
            yield _LOCATOR.pack(b"PK\x06\x07", 0, start + size, 1)
        few = min(count, _MOST_ENTRIES)
        yield END_RECORD.pack(b"PK\x05\x06", 0, 0, few, few, min(size, _MOST), min(start, _MOST), 0)

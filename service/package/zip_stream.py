"""A .zip written piece by piece: entries as they come, stored as they are; same entries, same bytes.

Documents are packed already, so nothing is deflated a second time. More than 65,535 entries or 4 GiB make it a zip64,
without a limit that matters.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

_DATE = 1 << 5 | 1  # 1980-01-01, as in all of our packages
_UTF8_NAME = 0x800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_MOST = 0xFFFFFFFF
_MOST_ENTRIES = 0xFFFF
_IN_MEMORY = 8 * 2**20
_BLOCK = 2**18


def stored(name: str, content: bytes) -> tuple[bytes, int]:
    """One entry as it stands in the archive, and its checksum; `content` is below 4 GiB."""
    checksum = zlib.crc32(content)
    return _head(name, checksum, len(content)) + content, checksum


def _head(name: str, checksum: int, size: int) -> bytes:
    raw = name.encode()
    return _LOCAL.pack(b"PK\x03\x04", 20, _UTF8_NAME, 0, 0, _DATE, checksum, size, size, len(raw), 0) + raw


def _read(file: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(_BLOCK):
        yield block


class Directory:
    """The list at the end of the archive, kept on disk where it grows long: a million names are 100 MB.

    A context: its file is gone at the end, also where whoever takes the archive leaves early.
    """

    def __init__(self) -> None:
        self._lines = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- closed with the context
        self._count = 0
        self._offset = 0

    def __enter__(self) -> Directory:
        return self

    def __exit__(self, *_error: object) -> None:
        self._lines.close()

    def add(self, name: str, checksum: int, size: int) -> None:
        """Note the next entry: `size` bytes of content, written after all entries before it."""
        raw, offset = name.encode(), self._offset
        extra = struct.pack("<2HQ", 1, 8, offset) if offset >= _MOST else b""
        version = 45 if extra else 20
        head = _CENTRAL.pack(
            b"PK\x01\x02", version, version, _UTF8_NAME, 0, 0, _DATE, checksum, size, size, len(raw), len(extra),
            0, 0, 0, 0, min(offset, _MOST),
        )  # fmt: skip
        self._lines.write(head + raw + extra)
        self._count += 1
        self._offset += _LOCAL.size + len(raw) + size

    def entry(self, name: str, content: bytes) -> bytes:
        """The next entry as it stands in the archive, noted."""
        entry, checksum = stored(name, content)
        self.add(name, checksum, len(content))
        return entry

    def long_entry(self, name: str, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The next entry, noted, of content that comes in blocks: laid aside on disk until its size is known."""
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
        """The last bytes of the archive."""
        size = self._lines.tell()
        yield from _read(self._lines)
        start, count = self._offset, self._count
        if count >= _MOST_ENTRIES or start + size >= _MOST:
            yield _END64.pack(b"PK\x06\x06", _END64.size - 12, 45, 45, 0, 0, count, count, size, start)
            yield _LOCATOR.pack(b"PK\x06\x07", 0, start + size, 1)
        few = min(count, _MOST_ENTRIES)
        yield _END.pack(b"PK\x05\x06", 0, 0, few, few, min(size, _MOST), min(start, _MOST), 0)

"""Parts → the bytes of a .docx (or .xlsx); parts that never change are deflated once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from isal import isal_zlib

CONTENT_TYPES = "[Content_Types].xml"

ZIP_DATE = 1 << 5 | 1  # 1980-01-01, the first day zip can write: same parts, same bytes
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
END_RECORD = struct.Struct("<4s4H2LH")
UTF8_NAME = 0x800  # the flag that says so
_DEFLATED = 8
_SHORT = 2_000  # bytes; below that ISA-L level 0 packs nearly as well in a fifth of the time (2 for 10 µs)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry: its bytes from local header to last data byte, and its central header without the offset."""

    local: bytes
    central: tuple[bytes | int, ...]
    name: bytes

    def central_header(self, offset: int) -> bytes:
        return CENTRAL_HEADER.pack(*self.central, offset) + self.name


def _entry(name: bytes, content: bytes, packed: bytes, checksum: int) -> _Entry:
    common = (20, UTF8_NAME, _DEFLATED, 0, ZIP_DATE, checksum, len(packed), len(content), len(name), 0)
    local = b"".join((LOCAL_HEADER.pack(b"PK\x03\x04", *common), name, packed))
    return _Entry(local, (b"PK\x01\x02", 20, *common, 0, 0, 0, 0), name)


class Archive:
    """A package that is written many times: the parts that never change are deflated once, at construction.

    Immutable after construction, so threads may share it. ``[Content_Types].xml`` comes first, then the other
    constant parts in the order of `parts`, then those whose names are `changing`.
    """

    __slots__ = ("_changing", "_count", "_directory", "_head")

    def __init__(self, parts: Mapping[str, bytes], changing: Collection[str] = ()) -> None:
        self._changing = tuple(name for name in parts if name in changing)
        constant = sorted((name for name in parts if name not in changing), key=lambda name: name != CONTENT_TYPES)
        head, directory = bytearray(), bytearray()
        for name in constant:
            content, packer = parts[name], zlib.compressobj(9, zlib.DEFLATED, -15)
            entry = _entry(name.encode(), content, packer.compress(content) + packer.flush(), zlib.crc32(content))
            directory += entry.central_header(len(head))
            head += entry.local
        self._head, self._directory, self._count = bytes(head), bytes(directory), len(constant)

    def assemble(self, changed: Mapping[str, bytes]) -> bytes:
        """The bytes of the .docx; `changed` holds the contents of exactly the changing parts.

        ISA-L level 1 packs a 52 kB document in 0.07 ms, zlib 1 in 0.22 and zlib 6 in 0.51; structs written by hand
        cost 0.03 ms where zipfile's append mode costs 0.37.
        """
        pieces = [self._head]
        directory = [self._directory]
        offset = len(self._head)
        for name in self._changing:
            content = changed[name]
            packed = isal_zlib.compress(content, 1 if len(content) > _SHORT else 0, -15)
            entry = _entry(name.encode(), content, packed, isal_zlib.crc32(content))
            pieces.append(entry.local)
            directory.append(entry.central_header(offset))
            offset += len(entry.local)
        listing = b"".join(directory)
        count = self._count + len(self._changing)
        pieces += (listing, END_RECORD.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), offset, 0))
        return b"".join(pieces)

"""The bytes of one request as they come; gunicorn's parser reads them from memory, so nothing waits for more."""

from __future__ import annotations

import re
from typing import Any

from gunicorn.http.body import ChunkedReader
from gunicorn.http.errors import InvalidChunkSize
from gunicorn.http.parser import RequestParser
from gunicorn.http.unreader import Unreader

HEAD = 32_768  # bytes of a head, all its fields together
CHUNKS = 20_000  # of one body; each costs some microseconds, however short it is
_CHUNK_LINE = 1_024  # bytes of the line before a chunk
_SLACK = 2 * 65_536  # beyond the limit, so that the application reads past it and says so itself
_PIECE = 65_536
_SIZE = re.compile(rb"([0-9a-fA-F]{1,15})[ \t]*(?:;.*)?", re.DOTALL)


class Received(Unreader):
    """What has come of one request, and perhaps of the next ones behind it, and how much of it is still wanted."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__()
        self._data = bytearray(data)
        self._looked = 0  # the head does not end before here
        self._head_left = 0  # bytes of the head that the parser has not taken
        self._chunk = self._chunks = self._body = 0  # of a body in chunks: where the next begins, their number and sum
        self.head = b""

    def __len__(self) -> int:
        return len(self._data) + self.buf.tell()

    def add(self, piece: bytes) -> None:
        """Take what has come."""
        self._data += piece

    def has_head(self) -> bool:
        """Whether the head is there, as far as its blank line."""
        if not self.head:
            end = self._data.find(b"\r\n\r\n", self._looked)
            self._looked = max(0, len(self._data) - 3)
            if end < 0:
                return False
            self.head = bytes(self._data[: end + 4])
            self._head_left = len(self.head)
        return True

    def parsed(self, cfg: Any, address: Any) -> Any:
        """The request of the head, by gunicorn, which raises what it refuses it for."""
        parser: Any = RequestParser(cfg, iter(()), address)
        parser.unreader = self
        return next(parser)

    def has_body(self, request: Any) -> bool:
        """Whether the body is there; raises for broken chunks."""
        reader = request.body.reader
        if not isinstance(reader, ChunkedReader):
            return len(self) >= int(reader.length)
        while self._chunk <= len(self._data):
            if self._chunk and self._data[self._chunk - 2 : self._chunk] != b"\r\n":
                raise InvalidChunkSize(b"no line break behind a chunk")
            end = self._data.find(b"\r\n", self._chunk, self._chunk + _CHUNK_LINE)
            if end < 0 and len(self._data) < self._chunk + _CHUNK_LINE:
                return False
            size = _SIZE.fullmatch(self._data[self._chunk : end]) if end >= 0 else None
            if size is None or self._chunks == CHUNKS:
                raise InvalidChunkSize(b"no size, or too many chunks")
            if not int(size[1], 16):
                return self._data.find(b"\r\n\r\n", end, end + HEAD) >= 0 or len(self._data) > end + HEAD
            self._chunks += 1
            self._body += int(size[1], 16)
            self._chunk = end + 2 + int(size[1], 16) + 2
        return False

    def has_more_than(self, most: int) -> bool:
        """Whether more has come of a body in chunks than the `most` that will be read."""
        return self._body - (self._chunk - len(self._data)) > most + _SLACK

    def chunk(self, size_hint: int | None = None) -> bytes:  # noqa: ARG002
        """The next bytes for the parser: the head alone, then pieces, so that each is copied once; b"" for no more."""
        piece = bytes(self._data[: self._head_left or _PIECE])
        self._head_left = 0
        del self._data[: len(piece)]
        return piece

    def start(self) -> bytes:
        """The head, or what has come of it."""
        return self.head or bytes(self._data[:HEAD])

    def rest(self) -> bytes:
        """What came behind the request that has been read."""
        return bytes(self.take_buffered() + self._data)

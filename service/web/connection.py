"""One client of the server: its socket, what has come, and what is still to go."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

from service.web.received import Received

RATE = 16_384  # bytes a second: whoever sends or takes an answer more slowly is let go, once the first seconds are over
_PIECE = 262_144


class Connection:
    """A client's socket, which never blocks; gunicorn's response writes to this in its place."""

    then: Callable[[Connection], None]  # what the loop does when the socket is ready

    def __init__(self, sock: socket.socket, address: Any, server: Any) -> None:
        sock.setblocking(False)
        self.sock, self.address, self.server = sock, address, server
        self.left = bytearray()  # of the answer, what the client has not taken yet
        self.held = 0  # bytes that the budget counts
        self.is_broken = self.is_closed = False
        self.begin()

    def begin(self, data: bytes = b"") -> None:
        """Be ready for the next request, of which `data` is there already."""
        self.received = Received(data)
        self.request: Any = None  # gunicorn's, once the head is there
        self.response: Any = None
        self.environ: Any = {}
        self.most: int | None = None  # bytes of body that the application will read, once it has been asked
        self.expects = False  # whether the client waits for 100 before it sends the body
        self.is_last = False  # whether the connection ends with this request
        self.answer: Any = None
        self.pieces: Iterator[bytes] | None = None  # of the answer that are still to be made

    def wait(self, grace: float) -> None:
        """Begin to count: the client has `grace` seconds, and more for the bytes that it moves."""
        self.since, self.grace, self.moved = time.monotonic(), grace, 0

    def is_late(self, now: float) -> bool:
        """Whether the client is slower than it may be."""
        return now > self.since + self.grace + self.moved / RATE

    def receive(self) -> bytes | None:
        """What has come; b"" where the client has ended, None for nothing yet. Raises `OSError`."""
        try:
            piece = self.sock.recv(_PIECE)
        except BlockingIOError:
            return None
        self.moved += len(piece)
        return piece

    def sendall(self, data: bytes) -> None:
        """Send what goes at once, and keep the rest for `send_on`. Raises `OSError`."""
        if not self.left:
            data = data[self._sent(data) :]
        self.left += data

    def send_on(self) -> None:
        """Send more of what is kept. Raises `OSError`."""
        with memoryview(self.left) as whole, whole[:_PIECE] as piece:
            sent = self._sent(piece)
        del self.left[:sent]
        self.moved += sent

    def _sent(self, data: bytes | memoryview) -> int:
        try:
            return self.sock.send(data)
        except BlockingIOError:
            return 0

    def end_answer(self) -> None:
        """Let the application clean up behind its answer, whole or not."""
        answer, self.answer, self.pieces = self.answer, None, None
        if hasattr(answer, "close"):
            answer.close()

    def close(self) -> None:
        """Close the socket, and end an answer that was on its way."""
        self.is_closed = True
        self.sock.close()
        self.end_answer()

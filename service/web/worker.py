"""gunicorn's threaded worker, whose threads get a request only once it has arrived whole.

In gunicorn's own, some dozens of slow or silent clients block everybody. Here the event loop receives requests, and
answers 503 at once to more of them than there are places.
"""

from __future__ import annotations

import re
import selectors
import socket
import time
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from gunicorn import util
from gunicorn.workers.gthread import PollableMethodQueue, TConn, ThreadWorker

from service.web.http_messages import CODES, refusal

ARRIVAL = 20  # seconds that a request may take to arrive
HEAD = 32_768  # bytes of a head, all its fields together
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*(?=\r\n)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)


class _Arriving:
    """The bytes of one request that have arrived so far."""

    __slots__ = ("conn", "data", "deadline", "wanted")

    def __init__(self, conn: TConn, data: bytes) -> None:
        self.conn, self.data = conn, bytearray(data)
        self.deadline = time.monotonic() + ARRIVAL
        self.wanted: int | None = None  # bytes of head and body together, once the head is there

    def is_whole(self, max_body: int) -> bool:
        """Whether a thread can take the request; also true where the rest of it will not be read."""
        if self.wanted is None:
            end = self.data.find(b"\r\n\r\n")
            if end < 0:
                return False
            head = bytes(self.data[: end + 2])
            length = _LENGTH.search(head)
            # A body in chunks, or one that will be refused: the application reads as far as it cares.
            body = int(length[1]) if length and not _CHUNKED.search(head) else 0
            self.wanted = end + 4 + (body if body <= max_body else 0)
        return len(self.data) >= self.wanted


class Worker(ThreadWorker):
    """Receives and refuses requests in the event loop, answers them and closes their connections in the threads."""

    max_body = 2_000_000
    places = 64
    poller: selectors.DefaultSelector
    method_queue: PollableMethodQueue

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._arriving: dict[int, _Arriving] = {}
        self._in_hand = 0

    def accept(self, listener: socket.socket) -> None:
        """Accept every waiting connection and start to receive its request."""
        for _ in range(64):
            try:
                sock, address = listener.accept()
            except (BlockingIOError, ConnectionAbortedError):
                return
            self.nr_conns += 1
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            conn = TConn(self.cfg, sock, address, listener.getsockname())
            self._gather(conn)  # most requests came with the connection

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """Receive the next request on a kept-alive connection."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._gather(conn)

    def _gather(self, conn: TConn, data: bytes = b"") -> None:
        arriving = self._arriving[conn.sock.fileno()] = _Arriving(conn, data)
        self.poller.register(conn.sock, selectors.EVENT_READ, lambda _sock: self._receive(conn))
        if not data:
            self._receive(conn)
        elif arriving.is_whole(self.max_body):
            self._hand_over(arriving)

    def _receive(self, conn: TConn) -> None:
        """Read what has arrived; hand a whole request to a thread."""
        arriving = self._arriving[conn.sock.fileno()]
        try:
            while True:
                piece = conn.sock.recv(262_144)
                arriving.data += piece
                if arriving.is_whole(self.max_body):
                    return self._hand_over(arriving)
                if arriving.wanted is None and len(arriving.data) > HEAD:
                    return self._refuse(arriving, 431)
                if not piece:  # it broke off: gunicorn and the application answer
                    return self._hand_over(arriving) if arriving.data else self._drop(arriving)
        except BlockingIOError:
            return None
        except OSError:
            return self._drop(arriving)

    def _let_go(self, arriving: _Arriving) -> None:
        self.poller.unregister(arriving.conn.sock)
        del self._arriving[arriving.conn.sock.fileno()]

    def _drop(self, arriving: _Arriving) -> None:
        self._let_go(arriving)
        self.nr_conns -= 1
        arriving.conn.close()

    def _hand_over(self, arriving: _Arriving) -> None:
        if self._in_hand >= self.places:
            return self._refuse(arriving, 503)
        self._let_go(arriving)
        self._in_hand += 1
        conn = arriving.conn
        conn.sock.setblocking(True)
        conn.init()
        parser: Any = conn.parser
        parser.unreader.unread(bytes(arriving.data))
        return self.enqueue_req(conn)

    def _refuse(self, arriving: _Arriving, status: int) -> None:
        """Answer from the loop, without a thread; what was sent has been read, so the answer is not lost."""
        with suppress(OSError):
            arriving.conn.sock.send(refused(status))
            arriving.conn.sock.shutdown(socket.SHUT_WR)
        self._drop(arriving)

    def murder_pending(self) -> None:
        """Drop requests that take too long to arrive; those that have begun are answered with 408."""
        super().murder_pending()
        now = time.monotonic()
        for arriving in [request for request in self._arriving.values() if request.deadline < now]:
            if arriving.data:
                self._refuse(arriving, 408)
            else:
                self._drop(arriving)

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """Free the thread; keep the connection for its next request, or close it."""
        self._in_hand -= 1
        parser: Any = conn.parser
        is_kept = not fs.cancelled() and not fs.exception() and fs.result()
        if is_kept and (more := parser.unreader.take_buffered()):  # pipelined: the next request came with this one
            conn.sock.setblocking(False)
            return self._gather(conn, more)
        return super().finish_request(conn, fs)

    def handle(self, conn: TConn) -> bool:
        """Answer one request in a thread and close there; the loop would wait two seconds for a client that lingers."""
        kept: bool = super().handle(conn)
        if kept is False:
            with suppress(OSError):
                util.close_graceful(conn.sock.dup())
                conn.sock.shutdown(socket.SHUT_RD)  # so that the loop's own wait ends at once
        return kept

    def _cap_keepalive(self, deadline: float) -> None:
        """On shutdown, close connections that have sent nothing as soon as kept-alive ones."""
        super()._cap_keepalive(deadline)  # type: ignore[misc]  # the stubs are older than gunicorn
        for arriving in self._arriving.values():
            if not arriving.data:
                arriving.deadline = min(arriving.deadline, deadline)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Let gunicorn choose the status and log; answer in the shape of any other failure."""
        recorder: Any = _StatusRecorder()
        super().handle_error(req, recorder, addr, exc)
        with suppress(OSError):
            client.sendall(refused(recorder.status))


class _StatusRecorder:
    """Stands in for a client socket, to learn which status gunicorn would send."""

    status = 400

    def sendall(self, data: bytes) -> None:
        self.status = int(data.split(b" ", 2)[1])

    def __getattr__(self, name: str) -> Any:
        return lambda *_args, **_named: None


def refused(status: int) -> bytes:
    """A whole HTTP response, in Vietnamese, for a request that never reached the application."""
    body = refusal(status if status in CODES else 400)
    phrase = HTTPStatus(status).phrase
    head = f"HTTP/1.1 {status} {phrase}\r\nContent-Type: application/problem+json\r\nContent-Length: {len(body)}\r\n"
    again = "Retry-After: 2\r\n" if status == HTTPStatus.SERVICE_UNAVAILABLE else ""
    return f"{head}{again}Cache-Control: no-store\r\nConnection: close\r\n\r\n".encode() + body

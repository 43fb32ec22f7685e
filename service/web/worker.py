"""gunicorn's threaded worker, whose threads never wait for a client: they get whole requests and leave answers behind.

In gunicorn's own, some dozens of slow or silent clients block everybody. Here the event loop receives requests, sends
what a client does not take at once, answers probes, and refuses what there is no place or no memory for.
"""

from __future__ import annotations

import errno
import selectors
import socket
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, cast

from flask import Flask
from gunicorn.http import wsgi
from gunicorn.http.errors import NoMoreData, ParseException
from gunicorn.workers.gthread import PollableMethodQueue, ThreadWorker

from service.web.admission import awaited
from service.web.connection import Connection
from service.web.received import HEAD
from service.web.refusals import refused

ARRIVAL = 20  # seconds for a request to come, and for an answer to be taken, beyond what the least rate gives
KEPT = 5  # seconds that a connection waits for its next request
LINGER = 2  # seconds for a client to see the end, beyond what the least rate gives for what it goes on sending
LINGERING = 64 * 2**20  # bytes of that
HELD = 34 * 2**20  # bytes of all requests and answers together that one process keeps for its clients
ROOM = 262_144  # bytes of a streamed answer that may wait for the client before more is made
LOOK = 0.5  # seconds between two looks at who is late

Then = Callable[[Connection], None]


class Worker(ThreadWorker):
    """Receives, refuses and sends in the event loop; requests are answered in the threads."""

    places = 64
    probes = frozenset[str]()  # paths that are answered from the loop
    flask: Flask  # asked how much of a body it will read
    poller: selectors.DefaultSelector
    method_queue: PollableMethodQueue

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._waiting: dict[Connection, None] = {}  # for their clients; who has been still longest comes first
        self._in_hand = self._held = 0
        self._next_look = 0.0

    # Connections: each is in a thread, or waits here for its client.

    def accept(self, listener: socket.socket) -> None:
        """Accept every waiting connection and start to receive its request; above the limit another one goes."""
        for _ in range(64):
            try:
                sock, address = listener.accept()
            except OSError as error:
                if error.errno in (errno.EMFILE, errno.ENFILE):
                    self._drop_one()
                return
            self.nr_conns += 1
            with suppress(OSError):
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            conn = Connection(sock, address, listener.getsockname())
            conn.wait(ARRIVAL)
            self._do(self._receive, conn)  # most requests come with the connection
            if self.nr_conns >= self.worker_connections:
                self._drop_one()

    def _wait(self, conn: Connection, events: int, then: Then) -> None:
        """Wait for the client; `then` goes on when its socket is ready."""
        conn.then = then
        self.poller.register(conn.sock, events, partial(self._ready, conn))
        self._waiting[conn] = None

    def _ready(self, conn: Connection, _sock: object) -> None:
        if conn in self._waiting:  # another one of the same moment may have ended it
            self._waiting[conn] = self._waiting.pop(conn)
            self._do(conn.then, conn)

    def _do(self, then: Then, conn: Connection) -> None:
        """Do the next step of a connection; a fault of ours costs this one, not the loop."""
        try:
            then(conn)
        except Exception as error:  # noqa: BLE001
            self._tell(error)
            self._drop(conn)

    def _take_back(self, conn: Connection) -> None:
        if conn in self._waiting:
            del self._waiting[conn]
            self.poller.unregister(conn.sock)

    def _drop(self, conn: Connection) -> None:
        if conn.is_closed:
            return
        self._take_back(conn)
        self._hold(conn, 0)
        self.nr_conns -= 1
        conn.close()

    def _drop_one(self) -> None:
        if self._waiting:
            self._drop(next(iter(self._waiting)))

    def _hold(self, conn: Connection, size: int) -> None:
        """Count the bytes kept for a client; where they are too many in all, who has been still longest goes."""
        self._held += size - conn.held
        conn.held = size
        while self._held > HELD:
            keeping = (other for other in self._waiting if other.held)
            if (victim := next(keeping, None)) is None:
                return
            self._give_up(victim, 503)

    def _give_up(self, conn: Connection, status: int) -> None:
        """End what takes too long or too much: a request with an answer, anything else without."""
        if conn.then == self._receive and len(conn.received):
            self._refuse(conn, status)
        else:
            self._drop(conn)

    def murder_pending(self) -> None:
        """Let those go who are slower than they may be; also gunicorn's hook for such things."""
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + LOOK
        for conn in [conn for conn in self._waiting if conn.is_late(now)]:
            self._give_up(conn, 408)

    def _cap_keepalive(self, deadline: float) -> None:
        """On shutdown, close connections soon that have sent nothing."""
        for conn in self._waiting:
            if conn.then == self._receive and not len(conn.received):
                conn.wait(min(conn.grace, deadline - time.monotonic()))

    # Requests

    def _receive(self, conn: Connection) -> None:
        """Take one piece of what has come, and look at what it makes."""
        try:
            piece = conn.receive()
        except OSError:
            return self._drop(conn)
        if piece is None:
            return self._await(conn)
        if not len(conn.received):
            conn.wait(ARRIVAL)
        conn.received.add(piece)
        if piece:
            return self._look(conn)
        return self._refuse(conn, 400) if conn.request else self._drop(conn)  # it broke off

    def _await(self, conn: Connection) -> None:
        if conn not in self._waiting:
            self._wait(conn, selectors.EVENT_READ, self._receive)
        self._hold(conn, len(conn.received))

    def _look(self, conn: Connection) -> None:
        """Hand over a request that is whole, or that its head alone lets the application refuse; else wait for more."""
        if conn.request is None and not self._has_met(conn):
            return None
        try:
            if conn.received.has_body(conn.request):
                return self._hand_over(conn)
        except ParseException:
            return self._refuse(conn, 400)
        if conn.most is None:
            conn.most = awaited(self.flask, conn.environ)
            is_last = getattr(conn.request.body.reader, "length", 1) > conn.most  # of chunks there is one at least
            if conn.expects and not is_last:
                with suppress(OSError):
                    conn.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        else:
            is_last = conn.received.has_more_than(conn.most)
        return self._hand_over(conn, is_last=True) if is_last else self._await(conn)

    def _has_met(self, conn: Connection) -> bool:
        """Whether the head is there and can be used; else sees to what is next."""
        try:
            if conn.received.has_head():
                self._meet(conn)
                return True
        except (NoMoreData, StopIteration):
            self._drop(conn)
        except Exception as error:  # noqa: BLE001 -- gunicorn tells whose fault it is
            self._refuse(conn, self._status_of(conn, error))
        else:
            if len(conn.received) > HEAD:
                self._refuse(conn, 431)
            else:
                self._await(conn)
        return False

    def _meet(self, conn: Connection) -> None:
        """Read the head; raises what gunicorn raises."""
        request = conn.received.parsed(self.cfg, conn.address)
        conn.expects, request._expected_100_continue = request._expected_100_continue, False  # noqa: SLF001
        conn.response, conn.environ = wsgi.create(request, cast(Any, conn), conn.address, conn.server, self.cfg)
        conn.environ["wsgi.multithread"] = True
        conn.request = request

    def _hand_over(self, conn: Connection, *, is_last: bool = False) -> None:
        """Give the request to a thread, a probe to none; `is_last` where nothing can come behind it."""
        conn.is_last = is_last
        is_probe = conn.request.path in self.probes and conn.request.method in ("GET", "HEAD")
        if self._in_hand >= self.places and not is_probe:
            return self._refuse(conn, 503)
        self._take_back(conn)
        self._hold(conn, len(conn.received))
        self._in_hand += 1
        if not is_probe:
            return self._enqueue(conn)
        self.handle(conn)
        return self.finish_request(conn)

    def _enqueue(self, conn: Connection) -> None:
        self.enqueue_req(cast(Any, conn))  # gunicorn's own way to `handle` and `finish_request`

    def _status_of(self, conn: Connection, error: Exception) -> int:
        """The status that gunicorn would answer with; it also logs what is our own fault."""
        recorder: Any = _StatusRecorder()
        super().handle_error(conn.request, recorder, conn.address, error)
        return int(recorder.status)

    def _refuse(self, conn: Connection, status: int) -> None:
        """Answer from the loop, without a thread."""
        self._take_back(conn)
        self._hold(conn, 0)
        try:
            conn.sendall(refused(status, conn.received.start()))
        except OSError:
            return self._drop(conn)
        return self._drop(conn) if conn.left else self._linger(conn)

    # Answers

    def handle(self, conn: Connection) -> None:  # type: ignore[override]
        """Make the answer, in a thread; no more of a long one than the client takes. It raises nothing."""
        try:
            self._make(conn)
        except OSError:
            conn.is_broken = True  # the client is gone
        except Exception as error:  # noqa: BLE001 -- only an answer in parts can fail here, and its head is sent
            conn.is_broken = True
            self._tell(error)

    def _tell(self, error: Exception) -> None:
        places = "".join(traceback.format_tb(error.__traceback__))  # never its text, which may quote the dossier
        self.log.error("Broken off: %s\n%s", type(error).__name__, places)

    def _make(self, conn: Connection) -> None:
        if conn.pieces is None:
            if conn.is_last or not self.alive:
                conn.response.force_close()
            conn.answer = self.wsgi(conn.environ, conn.response.start_response)
            conn.pieces = iter(conn.answer)
        for piece in conn.pieces:
            conn.response.write(piece)
            if len(conn.left) > ROOM:
                return
        conn.response.close()
        conn.end_answer()
        with suppress(ParseException):
            while not conn.is_last and conn.request.body.read(ROOM):  # what the application had no use for
                pass

    def finish_request(self, conn: Connection, _future: object = None) -> None:  # type: ignore[override]
        """Free the thread, and see to it that the client gets what is left."""
        self._in_hand -= 1
        if conn.is_broken:
            self._drop(conn)
        elif conn.left:
            conn.wait(ARRIVAL)
            self._wait(conn, selectors.EVENT_WRITE, self._send)
            self._hold(conn, len(conn.left))
        else:
            self._hold(conn, 0)
            self._sent(conn)

    def _send(self, conn: Connection) -> None:
        try:
            conn.send_on()
        except OSError:
            return self._drop(conn)
        self._hold(conn, len(conn.left))
        if not conn.left:
            self._take_back(conn)
            self._sent(conn)
        return None

    def _sent(self, conn: Connection) -> None:
        """Go on with the answer, the next request, or the end."""
        if conn.pieces is not None:
            self._in_hand += 1
            return self._enqueue(conn)
        if conn.is_last or conn.response.should_close() or conn.request.body.failed:
            return self._linger(conn)
        rest = conn.received.rest()
        conn.begin(rest)
        if rest:  # in its turn, however many requests lie one behind the other
            conn.wait(ARRIVAL)
            return self.method_queue.defer(self._do, self._look, conn)
        conn.wait(KEPT if self.alive else LINGER)
        return self._await(conn)

    def _linger(self, conn: Connection) -> None:
        """End the connection so that the client can read what was said, even while it is still sending."""
        conn.begin()
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            return self._drop(conn)
        conn.wait(LINGER)
        return self._wait(conn, selectors.EVENT_READ, self._drain)

    def _drain(self, conn: Connection) -> None:
        try:
            is_over = conn.receive() == b""
        except OSError:
            is_over = True
        if is_over or conn.moved > LINGERING:
            self._drop(conn)


class _StatusRecorder:
    """Stands in for a client socket, to learn which status gunicorn would send."""

    status = 400

    def sendall(self, data: bytes) -> None:
        self.status = int(data.split(b" ", 2)[1])

    def __getattr__(self, name: str) -> Any:
        return lambda *_args, **_named: None

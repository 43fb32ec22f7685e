"""gunicorn's threaded worker, with farewells said in the threads."""

from __future__ import annotations

import socket
from contextlib import suppress

from gunicorn import util
from gunicorn.workers.gthread import TConn, ThreadWorker


class Worker(ThreadWorker):
    """Closes connections without holding up the loop that accepts them.

    gunicorn 27 waits in that loop, two seconds for each client that does not hang up: thirty silent clients would
    keep everybody out for a minute.
    """

    def handle(self, conn: TConn) -> bool:
        kept: bool = super().handle(conn)
        if kept is False:
            with suppress(OSError):
                util.close_graceful(conn.sock.dup())
                conn.sock.shutdown(socket.SHUT_RD)  # the loop's own wait finds the end at once
        return kept

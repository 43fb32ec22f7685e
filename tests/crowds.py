"""Crowds of clients that mean no good, and what the others notice of them.

python -m tests.crowds [NAMES]    each crowd at a server of its own: the slowest probe and document, memory, workers
"""

from __future__ import annotations

import os
import resource
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.commune_tables import HEAD, csv_bytes, row
from tests.conftest import children
from tests.servers import FULL, Server, serving

_POST = b"POST /api/v1/%s HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\n"
_DOSSIER = _POST % (b"documents/agenda", b"application/json")
_PAPERS = _POST % (b"reviews", b"multipart/form-data; boundary=x")
_MINUTES = _POST % (b"documents/minutes", b"application/json")
_TABLE = csv_bytes([HEAD, *(row(cell=f"Chi bộ bản {number}") for number in range(40))])
_BATCH = _POST % (b"batches/agenda", b"text/csv")
_LENGTH = b"Content-Length: %d\r\n\r\n"


@dataclass(frozen=True)
class Crowd:
    """So many clients that begin with `first`, go on with `drop` again and again, and read slowly if at all."""

    number: int
    first: bytes = b""
    drop: bytes = b""
    window: int = 0  # bytes that the client lets the server send ahead; 0 for as many as usual


CROWDS = {
    "dripping heads": Crowd(200, b"GET /livez HTTP/1.1\r\nHost: a\r\nX: ", b"x"),
    "dripping lengths": Crowd(200, _DOSSIER + _LENGTH % 1_900_000, b" "),
    "dripping papers": Crowd(200, _PAPERS + _LENGTH % 19_000_000, b" "),
    "dripping chunks": Crowd(200, _DOSSIER + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "dripping sizes": Crowd(200, _DOSSIER + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x"),
    "unfinished bodies": Crowd(300, _DOSSIER + _LENGTH % 2_000_000 + b" " * 1_990_000),
    "unfinished papers": Crowd(60, _PAPERS + _LENGTH % 20_000_000 + b" " * 19_000_000),
    "idle": Crowd(2_300),
    "slow readers": Crowd(64, b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n" * 3, window=1),
    "slow readers of papers": Crowd(64, _MINUTES + _LENGTH % len(FULL) + FULL, window=1),
    "slow readers of streams": Crowd(16, _BATCH + _LENGTH % len(_TABLE) + _TABLE, window=1),
}


@contextmanager
def crowding(server: Server, crowd: Crowd) -> Iterator[list[socket.socket]]:
    """The connections of a crowd, kept busy as it is."""
    clients: list[socket.socket] = []
    is_over = threading.Event()
    for _ in range(crowd.number):
        client = socket.socket()
        if crowd.window:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, crowd.window)
        client.connect((server.host, server.port))
        client.setblocking(False)
        clients.append(client)

    def bother() -> None:
        left = {client: memoryview(crowd.first) for client in clients}
        while not is_over.wait(0 if any(left.values()) else 1):
            for client in clients:
                with suppress(OSError):
                    if left[client]:
                        left[client] = left[client][client.send(left[client]) :]
                    elif crowd.drop:
                        client.send(crowd.drop)
                    if crowd.window:
                        client.recv(1)

    busy = threading.Thread(target=bother)
    busy.start()
    try:
        yield clients
    finally:
        is_over.set()
        busy.join()
        for client in clients:
            client.close()


def memory(server: Server) -> float:
    """MB that the workers of a server hold."""
    files = (Path(f"/proc/{pid}/status") for pid in children(server.process.pid))
    lines = (line for file in files for line in file.read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


@dataclass
class Noticed:
    """What honest clients see while a crowd is there."""

    probes: list[float] = field(default_factory=list)
    documents: list[float] = field(default_factory=list)
    statuses: set[object] = field(default_factory=set)
    memory: float = 0.0

    def ask(self, server: Server, seconds: float) -> None:
        """Ask for probes and documents for so long."""
        end = time.monotonic() + seconds

        def repeat(times: list[float], pause: float, *what: str | bytes) -> None:
            while time.monotonic() < end:
                began = time.monotonic()
                try:
                    self.statuses.add(server.ask(*what)[0])  # type: ignore[arg-type]
                except OSError as error:
                    self.statuses.add(type(error).__name__)
                times.append(time.monotonic() - began)
                self.memory = max(self.memory, memory(server))
                time.sleep(pause)

        askers: list[tuple[Callable[..., None], tuple[object, ...]]] = [
            (repeat, (self.probes, 0.05, "GET", "/livez")),
            (repeat, (self.documents, 0.2, "POST", "/api/v1/documents/minutes", FULL)),
        ]
        threads = [threading.Thread(target=what, args=arguments) for what, arguments in askers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def main(seconds: float = 25) -> None:
    """Print what each crowd does; the server has the 1,024 descriptors that systems give by default."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (8_192, 8_192))
    for name, crowd in CROWDS.items():
        if all(word in name for word in sys.argv[1:]):
            launch = ("-c", FEW_DESCRIPTORS)
            with serving(launch=launch) as server:
                Noticed().ask(server, 3)
                before, workers, noticed = memory(server), children(server.process.pid), Noticed()
                with crowding(server, crowd):
                    noticed.ask(server, seconds)
                print(  # noqa: T201
                    f"{name:24} probe {max(noticed.probes):.2f} s, document {max(noticed.documents):.2f} s, "
                    f"{len(noticed.documents)} documents, answers {noticed.statuses}, "
                    f"memory {before:.0f} + {noticed.memory - before:.0f} MB, "
                    f"same workers {workers == children(server.process.pid)}",
                    flush=True,
                )


FEW_DESCRIPTORS = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024)); sys.argv[0] = 'sinhhoat'; "
    "from service.cli import main; main()"
)

if __name__ == "__main__":
    os.environ["NO_PROXY"] = "*"
    main(*map(float, os.environ.get("SECONDS_EACH", "25").split()))

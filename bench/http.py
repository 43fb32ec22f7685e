"""The HTTP endpoint under load, from a second process over loopback, beside two plain Flask routes on the same server.

    python -m bench.http            some two minutes
    python -m bench.http --long     100,000 requests for the memory

Each side runs in two worker processes. `echo` only gives back bytes of the document's size; `docxtpl` is the route as
docxtpl's README would write it. `cpu_ms` is the processor time of the workers for one request, which a busy machine
disturbs least. The last line of stdout is one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench import ROOT

BODY = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
REQUEST = (
    b"POST /api/v1/documents/minutes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Content-Length: " + str(len(BODY)).encode() + b"\r\n\r\n" + BODY
)
CONNECTIONS = 64


class Client(asyncio.Protocol):
    """One connection that asks again as soon as it is answered; opens anew when it is closed."""

    def __init__(self, load: Load) -> None:
        self._load, self._data, self._wanted = load, b"", 0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        if self._transport and not self._load.is_over():
            self._data, self._wanted, self._began = b"", 0, time.perf_counter()
            self._transport.write(REQUEST)
        elif self._transport:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._data += data
        if not self._wanted and (end := self._data.find(b"\r\n\r\n")) >= 0:
            length = re.search(rb"\r\ncontent-length: *(\d+)", self._data[:end], re.IGNORECASE)
            self._wanted = end + 4 + int(length[1] if length else 0)
        if self._wanted and len(self._data) >= self._wanted:
            status = int(self._data[9:12])
            self._load.count(status, time.perf_counter() - self._began)
            self._wanted = 0
            if b"onnection: close" not in self._data[:600]:
                self._ask()

    def connection_lost(self, _error: Exception | None) -> None:
        self._load.lost(self)


class Load:
    """So many connections for so many seconds, or so many requests."""

    def __init__(self, port: int, connections: int, seconds: float = 1e9, requests: int = 10**9) -> None:
        self._port, self._connections, self._requests = port, connections, requests
        self._end = time.perf_counter() + seconds
        self.times: dict[int, list[float]] = {}
        self.broken = 0

    def is_over(self) -> bool:
        return time.perf_counter() > self._end or sum(map(len, self.times.values())) >= self._requests

    def count(self, status: int, seconds: float) -> None:
        self.times.setdefault(status, []).append(seconds)

    def lost(self, _client: Client) -> None:
        if self.is_over():
            self._left -= 1
            if not self._left:
                self._done.set()
        else:
            self._tasks.add(asyncio.ensure_future(self._open()))

    async def _open(self) -> None:
        try:
            await asyncio.get_running_loop().create_connection(lambda: Client(self), "127.0.0.1", self._port)
        except OSError:
            self.broken += 1
            await asyncio.sleep(0.01)
            self.lost(None)  # type: ignore[arg-type]

    async def _run(self) -> None:
        self._left, self._done = self._connections, asyncio.Event()
        self._tasks: set[asyncio.Future[None]] = set()
        for _ in range(self._connections):
            await self._open()
        await self._done.wait()

    def run(self) -> Load:
        began = time.perf_counter()
        asyncio.run(self._run())
        self.seconds = time.perf_counter() - began
        return self

    def said(self, status: int = 200) -> dict[str, float]:
        times = sorted(self.times.get(status, [0.0]))
        return {
            "requests": len(times),
            "per_second": round(len(times) / self.seconds, 1),
            "p50_ms": round(median(times) * 1000, 2),
            "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 2),
        }


@contextmanager
def serving(*command: str) -> Iterator[tuple[int, int]]:
    """A server's port and process id; the greeting names the port."""
    with subprocess.Popen(
        [sys.executable, *command], stderr=subprocess.PIPE, text=True, cwd=ROOT, encoding="utf-8"
    ) as process:
        assert process.stderr
        found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stderr.readline())
        assert found
        try:
            yield int(found[1]), process.pid
        finally:
            process.terminate()
            process.communicate(timeout=60)


def product() -> tuple[str, ...]:
    return ("-m", "service", "serve", "--port", "0")


def peer(name: str) -> tuple[str, ...]:
    return ("-m", "bench.http_peers", name)


def resident(pid: int) -> float:
    """MB of the workers of a server, shared pages counted in each."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    lines = (line for child in children for line in Path(f"/proc/{child}/status").read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def busy(pid: int) -> float:
    """Seconds of processor time that the workers of a server have taken."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    stats = (Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split() for child in children)
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


def in_turns(rounds: int = 3, seconds: float = 4) -> dict[str, dict[str, float]]:
    """The three sides in turns, so that what else the machine does falls on all; the medians of the rounds."""
    found: dict[str, list[dict[str, float]]] = {}
    with serving(*product()) as ours, serving(*peer("echo")) as echo, serving(*peer("docxtpl")) as plain:
        for number in range(rounds + 1):
            for name, (port, pid) in (("product", ours), ("echo", echo), ("docxtpl", plain)):
                before = busy(pid)
                load = Load(port, CONNECTIONS, seconds).run()
                taken = (busy(pid) - before) * 1000
                assert set(load.times) == {200}, (name, {status: len(times) for status, times in load.times.items()})
                if number:
                    said = load.said()
                    found.setdefault(name, []).append(said | {"cpu_ms": taken / said["requests"]})
    return {
        name: {key: round(median(one[key] for one in all_of), 2) for key in all_of[0]} for name, all_of in found.items()
    }


def memory(requests: int) -> dict[str, float]:
    """MB of both workers after a tenth of the requests, and after all."""
    with serving(*product()) as (port, pid):
        found: dict[str, float] = {}
        for part in (requests // 10, requests - requests // 10):
            Load(port, 16, requests=part).run()
            found[f"after_{requests if found else part}"] = round(resident(pid), 1)
    return found


def overload() -> dict[str, object]:
    """Twice the connections that the places hold: how quickly 503 comes, and the same load as before afterwards."""
    with serving(*product()) as (port, _):
        before = Load(port, CONNECTIONS, 4).run().said()
        crowd = Load(port, 256, 6).run()
        after = Load(port, CONNECTIONS, 4).run()
        return {
            "before": before,
            "served": crowd.said(200),
            "refused": crowd.said(503),
            "other": sorted(set(crowd.times) - {200, 503}),
            "broken": crowd.broken,
            "after": after.said(),
            "refused_after": len(after.times.get(503, [])),
        }


def measure(requests: int = 10_000) -> dict[str, object]:
    """The three sides, a crowd, and memory over so many requests."""
    sides = in_turns()
    return {
        **sides,
        "http_vs_docxtpl": round(sides["product"]["per_second"] / sides["docxtpl"]["per_second"], 2),
        "http_vs_echo": round(sides["product"]["per_second"] / sides["echo"]["per_second"], 2),
        "cpu_vs_docxtpl": round(sides["docxtpl"]["cpu_ms"] / sides["product"]["cpu_ms"], 2),
        "cpu_vs_echo": round(sides["echo"]["cpu_ms"] / sides["product"]["cpu_ms"], 2),
        "p99_vs_p50": round(sides["product"]["p99_ms"] / sides["product"]["p50_ms"], 2),
        "overload": overload(),
        "memory_mb": memory(requests),
    }


def main() -> None:
    print(json.dumps(measure(100_000 if "--long" in sys.argv else 10_000)))


if __name__ == "__main__":
    main()

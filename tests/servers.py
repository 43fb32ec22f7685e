"""`sinhhoat serve` as a process of its own, asked over HTTP."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.conftest import ROOT

FULL = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
JSON = {"Content-Type": "application/json"}


class Server:
    """A running server and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stderr is not None
        self.greeting = process.stderr.readline()
        found = re.search(r"http://([^\s:]+|\[.*\]):(\d+)", self.greeting)
        assert found, self.greeting
        self.host, self.port = found[1].strip("[]"), int(found[2])

    def connect(self) -> closing[http.client.HTTPConnection]:
        return closing(http.client.HTTPConnection(self.host, self.port, timeout=60))

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        with self.connect() as connection:
            connection.request(method, path, body, JSON)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def stop(self) -> tuple[int, str, str]:
        self.process.send_signal(signal.SIGTERM)
        said, told = self.process.communicate(timeout=60)
        return self.process.returncode, said, told


def start(*arguments: str, launch: tuple[str, ...] = ("-m", "service"), **extra: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SINHHOAT_")}
    return subprocess.Popen(
        [sys.executable, *launch, "serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=kept | {"PYTHONPATH": str(ROOT)} | extra,
    )


@contextmanager
def serving(*arguments: str, launch: tuple[str, ...] = ("-m", "service"), **extra: str) -> Iterator[Server]:
    with start("--port", "0", *arguments, launch=launch, **extra) as process:
        try:
            yield Server(process)
        finally:
            if process.poll() is None:
                process.terminate()
                process.communicate(timeout=60)

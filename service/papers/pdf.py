"""A Word file printed as PDF by LibreOffice: one kept warm where unoserver is installed, else one started each time.

The seam for another printer is `Converter`. Files that LibreOffice needs meanwhile lie in a private temporary folder
and go with the process.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import xmlrpc.client
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Protocol

from service.errors import Problem, SettingRefused

QUEUE = 8  # documents of one process that are printed or wait for it
PATIENCE = 60  # seconds for one document
_PER_START = 500  # documents after which the warm LibreOffice is replaced: it never gives memory back

_DAY = b"19800101000000"  # as in the .zip of a .docx
_DRAWN = re.compile(rb"(/CreationDate\(D:|/ID \[ <|\n<(?=[0-9A-F]{32}> \])|/DocChecksum /)([0-9A-F]{32}|\d{14})")

# LibreOffice, all it starts and its files ($0) go with whoever holds the other end of stdin.
_LEASHED = '"$@" <&- & read -r _; trap "" TERM; kill -TERM 0; sleep 1; rm -rf -- "$0"; kill -KILL 0'


class ConverterBusy(Exception):
    """Too many documents wait already."""


class ConverterFailed(Exception):
    """LibreOffice crashed over this document, took too long, or gave no PDF."""


class Converter(Protocol):
    """Whatever prints; safe to share among threads."""

    def pdf(self, docx: bytes) -> bytes:
        """The PDF of `docx`; raises `ConverterBusy` or `ConverterFailed`."""

    def is_ready(self) -> bool:
        """Whether the next document can be printed."""


class Office:
    """LibreOffice, one document at a time; each process of the service has its own, started by its first document."""

    def __init__(self) -> None:
        program = shutil.which("soffice")
        if program is None:
            message = "Không thấy LibreOffice (soffice) trên máy; hãy cài libreoffice-writer, hoặc đặt off."
            raise SettingRefused([Problem("setting", "SINHHOAT_PDF", message)])
        self._program = program
        self._python = _python_with_uno() if os.name == "posix" and importlib.util.find_spec("unoserver") else None
        self._queue = threading.BoundedSemaphore(QUEUE)
        self._turn = threading.Lock()
        self._folder: Path | None = None
        self._warm: _Warm | None = None

    def is_ready(self) -> bool:
        """Whether LibreOffice can still be run; says nothing of how many documents wait."""
        return os.access(self._program, os.X_OK)

    def pdf(self, docx: bytes) -> bytes:
        """The PDF of `docx`, printed in its turn; raises `ConverterBusy` with `QUEUE` waiting, or `ConverterFailed`."""
        if not self._queue.acquire(blocking=False):
            raise ConverterBusy
        try:
            with self._turn:
                return _lasting(self._printed(docx), docx)
        finally:
            self._queue.release()

    def _printed(self, docx: bytes) -> bytes:
        if self._warm is None and self._python:
            self._warm = _Warm(self._python, self._program, self._own_folder())
        if self._warm and self._warm.is_up():
            with suppress(OSError, HTTPException, xmlrpc.client.Error):
                return _checked(self._warm.pdf(docx))
        if self._warm and not self._warm.is_starting():
            self._warm.start()  # crashed, worn out or never begun; meanwhile another LibreOffice prints
        return self._cold(docx)

    def _cold(self, docx: bytes) -> bytes:
        with tempfile.TemporaryDirectory(dir=self._own_folder()) as folder:
            source = Path(folder, "document.docx")
            source.write_bytes(docx)
            profile = f"-env:UserInstallation={(self._own_folder() / 'cold').as_uri()}"
            command = [self._program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder]
            process = _started([*command, str(source)])
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                raise ConverterFailed from None
            finally:
                _kill(process)
            try:
                return _checked(source.with_suffix(".pdf").read_bytes())
            except OSError:
                raise ConverterFailed from None

    def _own_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="sinhhoat-"))
            atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder


class _Warm:
    """One LibreOffice behind unoserver's XML-RPC on a port of its own, on loopback."""

    def __init__(self, python: str, program: str, folder: Path) -> None:
        self._python, self._program, self._folder = python, program, folder
        self._process: subprocess.Popen[bytes] | None = None
        self._port, self._began = 0, 0.0
        atexit.register(self.stop)

    def is_up(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
        except OSError:
            return False
        return self._process is not None

    def is_starting(self) -> bool:
        return self._process is not None and time.monotonic() - self._began < PATIENCE and not self.is_up()

    def start(self) -> None:
        """Begin anew, without waiting until it is up (some eight seconds)."""
        self.stop()
        self._port, uno_port = _free_port(), _free_port()
        spec = importlib.util.find_spec("unoserver")
        home = Path((spec and spec.origin) or "").parent.parent
        program = f"import sys; sys.path.append({str(home)!r}); from unoserver.server import main; main()"
        command = [self._python, "-c", program]
        command += ["--port", str(self._port), "--uno-port", str(uno_port), "--executable", self._program]
        command += ["--user-installation", str(self._folder / "warm"), "--temp-dir", str(self._folder)]
        command += ["--conversion-timeout", str(PATIENCE), "--stop-after", str(_PER_START), "--quiet"]
        self._process = _started(["sh", "-c", _LEASHED, str(self._folder), *command])
        self._began = time.monotonic()

    def stop(self) -> None:
        if self._process:
            _kill(self._process)
            self._process = None

    def pdf(self, docx: bytes) -> bytes:
        """What LibreOffice answers, b"" where it is no file; raises OSError, HTTPException and xmlrpc.client.Error."""
        address = f"http://127.0.0.1:{self._port}"
        with xmlrpc.client.ServerProxy(address, transport=_Patient(), allow_none=True) as server:
            printed = server.convert(None, xmlrpc.client.Binary(docx), None, "pdf")
        return bytes(printed.data) if isinstance(printed, xmlrpc.client.Binary) else b""


class _Patient(xmlrpc.client.Transport):
    def make_connection(self, host: object) -> HTTPConnection:
        connection = super().make_connection(host)  # type: ignore[arg-type]
        connection.timeout = PATIENCE + 5
        return connection


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 -- the operator's own programs, no word of a request in the command
        command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=os.name == "posix"
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and all it started."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    if process.stdin:
        process.stdin.close()
    process.wait()


def _lasting(pdf: bytes, docx: bytes) -> bytes:
    """`pdf` with the day and the ids that LibreOffice draws anew each time made those of `docx`, in equal length."""
    drawn = hashlib.sha256(docx).hexdigest()[:32].upper().encode()
    return _DRAWN.sub(lambda found: found[1] + (_DAY if len(found[2]) < len(drawn) else drawn), pdf)


def _checked(pdf: bytes) -> bytes:
    if not pdf.startswith(b"%PDF-"):
        raise ConverterFailed
    return pdf


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _python_with_uno() -> str | None:
    """A Python that LibreOffice's bridge is installed for; the service's own environment rarely is one."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.access(python, os.X_OK):
            done = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)  # noqa: S603
            if done.returncode == 0:
                return python
    return None

"""Limits of one process: how many requests at a time, and how long one may take; 503 beyond either."""

from __future__ import annotations

import ctypes
import threading
import time
from contextlib import suppress

from flask import Flask, Response, g, request
from werkzeug.exceptions import ServiceUnavailable

from service.config import Settings
from service.web.http_messages import Failure
from service.web.operation import operation_of


class TookTooLong(Failure):
    """Raised in the thread of a request that has used up its time."""

    def __init__(self) -> None:
        super().__init__(
            503,
            "took-too-long",
            "Yêu cầu này mất quá nhiều thời gian nên bị dừng; hãy chia nhỏ dữ liệu.",
            "This request took too long and was stopped; send less data at a time.",
            {"Retry-After": "60"},
        )


def install(app: Flask, settings: Settings) -> None:
    """Hold the requests of `app` to both limits; open operations are exempt, since probes must answer under load."""
    places = threading.BoundedSemaphore(settings.concurrency)
    streams = threading.BoundedSemaphore(max(settings.concurrency // 4, 1))  # slow readers keep only these
    clock = _Clock(settings.timeout)

    @app.before_request
    def enter() -> None:
        operation = operation_of(app, request.endpoint)
        if operation and operation.is_open:
            return
        if not places.acquire(blocking=False):
            raise ServiceUnavailable(retry_after=2)
        g.leave = places.release
        clock.begin()

    @app.after_request
    def stay_while_streaming(response: Response) -> Response:
        if not response.is_streamed or response.direct_passthrough:
            return response
        if not streams.acquire(blocking=False):
            response.close()
            return app.make_response(app.handle_user_exception(ServiceUnavailable(retry_after=2)))
        response.call_on_close(streams.release)
        return response

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        clock.end()
        if leave := g.pop("leave", None):
            leave()


class _Clock:
    """Raises `TookTooLong` in the thread of a request whose answer has not begun in time, between two bytecodes."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ends: dict[int, float] = {}
        self._raised: set[int] = set()
        self._lock = threading.Lock()
        self._watch: threading.Thread | None = None

    def begin(self) -> None:
        """Start the time of this thread's request."""
        if self._watch is None or not self._watch.is_alive():  # started lazily, since threads do not survive a fork
            self._watch = threading.Thread(target=self._look, daemon=True, name="sinhhoat-clock")
            self._watch.start()
        self._ends[threading.get_ident()] = time.monotonic() + self._seconds

    def end(self) -> None:
        """Stop the time of this thread's request, begun or not; nothing is raised in the thread from here on.

        What may still be on its way is not called back: Python 3.11 would go on looking for it before every call of
        the thread. It is replaced by one that is caught here.
        """
        thread = threading.get_ident()
        with suppress(TookTooLong):
            with self._lock:  # waits while the clock may be raising in this thread
                self._ends.pop(thread, None)
                raised = thread in self._raised
                self._raised.discard(thread)
            if raised:
                _raise_in(thread)
                while True:  # it comes before the next round
                    pass

    def _look(self) -> None:
        while True:
            time.sleep(min(self._seconds / 4, 1))
            now = time.monotonic()
            with self._lock:
                for thread, end in list(self._ends.items()):
                    if end < now:
                        del self._ends[thread]
                        self._raised.add(thread)
                        _raise_in(thread)


def _raise_in(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TookTooLong))

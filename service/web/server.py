"""Serving: gunicorn where it runs, waitress on Windows."""

from __future__ import annotations

import errno
import importlib.util
import logging
import os
import signal
import socket
import tempfile
from collections.abc import Callable
from typing import Any

from flask import Flask

from service.config import Settings
from service.errors import Problem, SettingRefused
from service.web import create_app, health
from service.web.access_log import AsJson

THREADS = 8  # in each process; they share one processor, and requests come to them whole
SHARED_MEMORY = "/dev/shm"  # noqa: S108 -- gunicorn makes a file of its own there, without a name
DESCRIPTORS, SPARE = 4_096, 128  # wanted by each process; of them for everything but clients
CONNECTIONS = 2_000  # of one process


def run(settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve until stopped; `tell` hears the address. All workers share the compiled templates.

    Raises `TemplateBroken`, or `SettingRefused` where the address cannot be listened on or no file can be laid aside.
    """
    app = create_app(settings)
    for page in app.jinja_env.list_templates():  # else the first request in each worker waits 0.2 s
        app.jinja_env.get_template(page)
    _look_for_temporary_folder(tell)
    listener = _listen(settings.host, settings.port)
    with_gunicorn = hasattr(os, "fork") and importlib.util.find_spec("gunicorn") is not None
    tell(f"Đang phục vụ tại {_url(listener)} (dừng: Ctrl+C).")
    if with_gunicorn:
        gunicorn_serves(app, settings, listener)
    else:
        from waitress import serve

        logging.getLogger("waitress").setLevel(logging.ERROR)  # it warns of each request that waits for a thread

        # Waitress stops cleanly on KeyboardInterrupt only; a process started in the background ignores Ctrl+C.
        for stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, signal.default_int_handler)
        # Above the limit of the application, which answers a body that is too large in its own shape.
        serve(app, sockets=[listener], threads=32, ident="", max_request_body_size=10 * settings.max_body)


def _look_for_temporary_folder(tell: Callable[[str], None]) -> None:
    """Say what cannot be done without a folder for temporary files; raises `SettingRefused` where nothing can."""
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        lacking = "Không thư mục tạm nào ghi được (TMPDIR, /tmp, /var/tmp)"
        if not os.access(SHARED_MEMORY, os.W_OK):
            message = f"{lacking}, nên dịch vụ không chạy được; hãy đặt TMPDIR là một thư mục ghi được."
            raise SettingRefused([Problem("setting", "TMPDIR", message)]) from None
        tell(f"{lacking}: bảng rất lớn và PDF sẽ không làm được; hãy đặt TMPDIR là một thư mục ghi được.")


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, made here because gunicorn tries five seconds for a port that is taken."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(address[:2], family=family, backlog=1024)
    except OSError as error:
        another = "bằng --port hoặc SINHHOAT_PORT."
        if error.errno == errno.EADDRINUSE:
            message = f"Cổng {port} ở {host} đang có chương trình khác dùng; chọn cổng khác {another}"
        elif error.errno == errno.EACCES:
            message = f"Không có quyền mở cổng {port}; chọn cổng từ 1024 trở lên {another}"
        else:
            message = f"Không lắng nghe được ở {host}:{port}; xem lại --host hoặc SINHHOAT_HOST."
        raise SettingRefused([Problem("address", "", message)]) from None
    except UnicodeError:
        raise SettingRefused([Problem("address", "", f"“{host[:80]}” không phải địa chỉ; xem lại --host.")]) from None
    return listener


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 -- what a listener on all addresses is called
    reached = everywhere.get(host) or (f"[{host}]" if ":" in host else host)
    url = f"http://{reached}:{port}"
    return f"{url} và mọi địa chỉ khác của máy này" if host in everywhere else url


def _connections() -> int:
    """How many clients one process takes, always fewer than it may have descriptors."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(DESCRIPTORS, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    most = max(soft, wanted)
    return min(CONNECTIONS, most - min(SPARE, most // 2))


def gunicorn_serves(app: Flask, settings: Settings, listener: socket.socket) -> None:
    """Serve on `listener` until stopped, in worker processes that share what `app` has loaded."""
    from gunicorn.app.base import BaseApplication
    from gunicorn.glogging import Logger

    from service.web.worker import Worker

    Worker.flask, Worker.places, Worker.probes = app, settings.concurrency, health.PATHS
    options: dict[str, Any] = {
        "bind": f"fd://{listener.detach()}",
        "workers": settings.workers,
        "worker_class": Worker,
        "threads": THREADS,
        "worker_connections": _connections(),
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 20,
        "sendfile": False,
        "loglevel": "warning",  # `tell` has announced the start
        "proc_name": "sinhhoat",
        "control_socket_disable": True,
        "worker_tmp_dir": SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else None,  # for the heartbeat of workers
    }

    class OneShape(Logger):
        """gunicorn's own log lines in the shape of the access log."""

        def setup(self, cfg: Any) -> None:
            super().setup(cfg)
            for handler in self.error_log.handlers if settings.log == "json" else ():
                handler.setFormatter(AsJson())

    options["logger_class"] = OneShape
    logging.getLogger("gunicorn.error").addFilter(_is_news)

    class Application(BaseApplication):
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Callable[..., Any]:
            return app

    Application().run()


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a log line of gunicorn is about more than a client that fell silent or sent something else than HTTP."""
    if record.exc_info and isinstance(record.exc_info[1], BlockingIOError):
        return False
    return not str(record.msg).startswith("Invalid request from")  # it would repeat what was sent

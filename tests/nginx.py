"""nginx with deploy/nginx.conf in front of running copies of the service."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT, tool
from tests.servers import Server, start
from tests.visits import wait_for


@contextmanager
def behind_nginx(copies: Sequence[Server], folder: Path, host: str = "$http_host") -> Iterator[int]:
    """The port of nginx, whose three copies are these, asked under the name `host`; its files lie in `folder`."""
    nginx = tool("nginx")
    with start("--port", "0") as borrowed:  # a port that was free a moment ago
        port = Server(borrowed).port
        borrowed.terminate()
        borrowed.communicate(timeout=30)
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("$http_host", host)
    for number, copy in enumerate(copies, 1):
        text = text.replace(f"127.0.0.1:800{number}", f"127.0.0.1:{copy.port}")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = (
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{ worker_connections 512; }}\nhttp {{\naccess_log off;\n{temporary}{text}}}\n"
    )
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    command = [nginx, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:
        wait_for(port, process)
        yield port
        process.terminate()
        process.wait(timeout=60)

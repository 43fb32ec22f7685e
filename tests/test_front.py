"""The front of the server: crowds that drip, stall or idle are nobody's trouble, and every answer can be read."""

import io
import json
import re
import socket
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from service.generate import generate
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.web.keys import digest_of
from service.web.received import CHUNKS
from service.web.worker import ARRIVAL
from tests.commune_tables import HEAD, csv_bytes, row
from tests.conftest import children
from tests.crowds import CROWDS, FEW_DESCRIPTORS, crowding, memory
from tests.servers import FULL, Server, serving

pytestmark = pytest.mark.slow

JSON = b"POST /api/v1/documents/minutes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
WHOLE = JSON + b"Content-Length: %d\r\n\r\n" % len(FULL) + FULL


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(SINHHOAT_WORKERS="1") as running:
        yield running


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that wants the key `secret`."""
    keys = tmp_path_factory.mktemp("keys") / "keys"
    keys.write_text(f"a {digest_of('secret')}\n")
    with serving(SINHHOAT_WORKERS="1", SINHHOAT_KEYS=str(keys)) as running:
        yield running


def connected(server: Server) -> closing[socket.socket]:
    return closing(socket.create_connection((server.host, server.port), timeout=60))


def everything(client: socket.socket) -> bytes:
    """All that the server says until it hangs up."""
    said = bytearray()
    while piece := client.recv(65_536):
        said += piece
    return bytes(said)


@pytest.fixture(scope="module")
def besieged() -> Iterator[Server]:
    """A server with the 1,024 descriptors that systems give by default; it has to bear one crowd after the other."""
    launch = ("-c", FEW_DESCRIPTORS)
    with serving(SINHHOAT_WORKERS="1", SINHHOAT_CONCURRENCY="200", launch=launch) as running:
        running.ask("GET", "/livez")
        workers = children(running.process.pid)
        yield running
        assert children(running.process.pid) == workers
        assert running.stop()[2] == ""


@pytest.mark.parametrize("name", CROWDS)
def test_a_crowd_is_nobodys_trouble(name: str, besieged: Server, catalogue: Catalogue) -> None:
    expected = generate(catalogue, "minutes", read_json(FULL)).content
    assert besieged.ask("POST", "/api/v1/documents/minutes", FULL) == (200, expected)
    before = memory(besieged)
    with crowding(besieged, CROWDS[name]):
        time.sleep(1)  # they are all there
        began = time.monotonic()
        for _ in range(5):
            assert besieged.ask("GET", "/livez")[0] == 200
            assert besieged.ask("POST", "/api/v1/documents/minutes", FULL) == (200, expected)
        assert time.monotonic() - began < ARRIVAL, "nobody had to be let go for it"
        assert memory(besieged) < before + 100


def test_probes_are_answered_while_there_is_no_place_for_anything_else() -> None:
    with serving(SINHHOAT_WORKERS="1", SINHHOAT_CONCURRENCY="1") as server, ThreadPoolExecutor(16) as pool:
        answers = pool.map(lambda _: server.ask("POST", "/api/v1/documents/minutes", FULL)[0], range(200))
        probes = [server.ask("GET", path)[0] for _ in range(20) for path in ("/livez", "/readyz", "/api/v1/version")]
        assert set(answers) == {200, 503}
        assert set(probes) == {200}


def test_a_thousand_probes_in_one_breath_are_answered_in_turn(server: Server) -> None:
    with connected(server) as client:
        client.sendall(b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n" * 4_999)
        client.sendall(b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert everything(client).count(b"HTTP/1.1 200 ") == 5_000


@pytest.mark.parametrize("body", [b"Content-Length: %d\r\n" % len(FULL), b"Transfer-Encoding: chunked\r\n"])
def test_who_waits_for_100_gets_it(server: Server, body: bytes) -> None:
    sent = FULL if b"Length" in body else b"%x\r\n%s\r\n0\r\n\r\n" % (len(FULL), FULL)
    with connected(server) as client:
        client.sendall(JSON + body + b"Expect: 100-continue\r\nConnection: close\r\n\r\n")
        assert client.recv(1_000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(sent)
        said = everything(client)
    assert said.startswith(b"HTTP/1.1 200 ")
    assert b"100 Continue" not in said


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (JSON + b"Content-Length: 3000000\r\nAuthorization: Bearer secret\r\n", 413),
        (JSON + b"Content-Length: 3000000\r\n", 401),
        (JSON.replace(b"minutes", b"nothing") + b"Content-Length: 1000000\r\n", 401),
        (JSON + b"Content-Length: 1000000\r\nAuthorization: Bearer secret\r\nOrigin: http://evil\r\n", 403),
        (JSON + b"Content-Length: 1000000\r\nAuthorization: Bearer wrong\r\n", 401),
        (JSON + b"Transfer-Encoding: chunked\r\nAuthorization: Bearer wrong\r\n", 401),
        (b"PUT /api/v1/kinds HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nAuthorization: Bearer secret\r\n", 405),
        (b"POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nAuthorization: Bearer secret\r\n", 404),
        (JSON + b"Accept: image/png\r\nContent-Length: 10\r\nAuthorization: Bearer secret\r\n", 406),
    ],
)
@pytest.mark.parametrize("expects", [b"", b"Expect: 100-continue\r\n"])
def test_what_the_head_decides_is_said_before_the_body(keyed: Server, head: bytes, status: int, expects: bytes) -> None:
    with connected(keyed) as client:
        client.sendall(head + expects + b"X-Request-ID: mine\r\nAccept-Language: en\r\n\r\n")
        head, _, body = everything(client).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"\r\nConnection: close" in head
    assert b"\r\nX-Request-ID: mine" in head
    assert json.loads(body)["detail"].isascii()


@pytest.mark.parametrize("size", [2_000_001, 30_000_000])
@pytest.mark.parametrize("in_chunks", [False, True])
def test_a_413_is_read_by_whoever_sends_everything_first(server: Server, size: int, in_chunks: bool) -> None:
    with connected(server) as client:
        if in_chunks:
            client.sendall(JSON + b"Transfer-Encoding: chunked\r\n\r\n")
            for _ in range(size // 50_000 + 1):
                client.sendall(b"c350\r\n" + b" " * 50_000 + b"\r\n")
            client.sendall(b"0\r\n\r\n")
        else:
            client.sendall(JSON + b"Content-Length: %d\r\n\r\n" % size + b" " * size)
        said = everything(client)
    assert said.startswith(b"HTTP/1.1 413 ")
    assert (b"\r\nConnection: close" in said) == (size > 2_100_000 or not in_chunks), "where not all was received"
    assert json.loads(said.partition(b"\r\n\r\n")[2])["status"] == 413


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /livez?lang=en HTTP/1.1\r\nX-Request-ID: mine\r\nX: " + b"a" * 100_000, 431),
        (b"GET /livez HTTP/1.1\r\nX-Request-ID: mine\r\nAccept-Language: en\r\n" + b"X: a\r\n" * 200 + b"\r\n", 431),
        (b"GET /livez HTTP/7\r\nX-Request-ID: mine\r\nAccept-Language: en, vi;q=0.5\r\n\r\n", 400),
        (JSON + b"Expect: wonders\r\nX-Request-ID: mine\r\nAccept-Language: en\r\n\r\n", 417),
    ],
)
def test_a_refusal_without_the_application_speaks_the_language_of_the_caller(
    server: Server, sent: bytes, status: int
) -> None:
    with connected(server) as client:
        client.sendall(sent)
        head, _, body = everything(client).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status), head
    assert re.search(rb"\r\nX-Request-ID: mine\b", head)
    assert b"\r\nContent-Language: en" in head
    assert b"\r\nConnection: close" in head
    assert json.loads(body)["detail"].isascii()


@pytest.mark.parametrize(
    "chunks",
    [
        b"3\r\nabcX\r\n0\r\n\r\n",
        b"-1\r\n\r\n0\r\n\r\n",
        b"0x2\r\n{}\r\n0\r\n\r\n",
        b"2;" + b"a" * 2_000,
        b"1\r\n \r\n" * (CHUNKS + 1),
    ],
)
def test_broken_chunks_end_the_connection_and_say_so(server: Server, chunks: bytes) -> None:
    with connected(server) as client:
        client.sendall(JSON + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
        said = everything(client)
    assert said.startswith(b"HTTP/1.1 400 ")
    assert b"\r\nConnection: close" in said


def test_chunks_and_trailers_are_put_together_and_the_next_request_follows(
    server: Server, catalogue: Catalogue
) -> None:
    pieces = [FULL[start : start + 999] for start in range(0, len(FULL), 999)]
    body = b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\nX: y\r\n\r\n"
    with connected(server) as client:
        client.sendall(JSON + b"Transfer-Encoding: chunked\r\n\r\n" + body[:5_000])
        client.sendall(body[5_000:] + JSON + b"Connection: close\r\nContent-Length: 0\r\n\r\n")
        said = everything(client)
    first, second = said.split(b"HTTP/1.1 400 ")
    assert first.endswith(generate(catalogue, "minutes", read_json(FULL)).content)
    assert b"\r\nConnection: keep-alive" in first
    assert b"\r\nConnection: close" in second


def test_a_stream_goes_on_when_its_reader_does(server: Server) -> None:
    """It is longer than what waits for a client; nothing is lost while nobody reads."""
    head = b"POST /api/v1/batches/agenda HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nConnection: close\r\n"
    table = csv_bytes([HEAD, *(row(cell=f"Chi bộ bản {number}") for number in range(120))])
    with connected(server) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)  # with less the rest takes half a minute
        client.sendall(head + b"Content-Length: %d\r\n\r\n" % len(table) + table)
        time.sleep(2)
        for _ in range(20):
            assert server.ask("POST", "/api/v1/documents/minutes", FULL)[0] == 200
        head, _, chunked = everything(client).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 "), chunked[:500]
    with zipfile.ZipFile(io.BytesIO(b"".join(unchunked(chunked)))) as archive:
        assert len(archive.namelist()) == 120 + 1


def unchunked(body: bytes) -> Iterator[bytes]:
    while size := int(body[: body.index(b"\r\n")], 16):
        start = body.index(b"\r\n") + 2
        yield body[start : start + size]
        body = body[start + size + 2 :]

"""`sinhhoat serve`, the real process: it says where it is, serves, and stops when it is told to."""

import importlib.util
import json
import random
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from service.generate import generate
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.web.worker import ARRIVAL
from tests.servers import FULL, JSON, Server, serving, start

pytestmark = pytest.mark.slow

WITHOUT_GUNICORN = (
    "import sys; sys.modules['gunicorn'] = None; sys.argv[0] = 'sinhhoat'; from service.cli import main; main()"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_gunicorn_is_there_to_serve_on_linux() -> None:
    assert sys.platform != "linux" or importlib.util.find_spec("gunicorn")


def test_the_start_is_one_vietnamese_sentence_with_the_address(server: Server) -> None:
    assert server.greeting == f"Đang phục vụ tại http://127.0.0.1:{server.port} (dừng: Ctrl+C).\n"


def test_a_listener_on_all_addresses_names_one_that_can_be_opened() -> None:
    with serving("--host", "0.0.0.0") as everywhere:  # noqa: S104 -- that is the point
        assert everywhere.greeting.startswith(
            f"Đang phục vụ tại http://127.0.0.1:{everywhere.port} và mọi địa chỉ khác"
        )
        assert everywhere.ask("GET", "/livez")[0] == 200


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6")
def test_an_ipv6_address_stands_in_brackets() -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("no IPv6 here")
    with serving("--host", "::1") as server:
        assert f"http://[::1]:{server.port}" in server.greeting
        assert server.ask("GET", "/livez")[0] == 200


def test_a_document_from_the_server_has_the_bytes_of_the_story(server: Server, catalogue: Catalogue) -> None:
    status, content = server.ask("POST", "/api/v1/documents/minutes", FULL)
    assert (status, content) == (200, generate(catalogue, "minutes", read_json(FULL)).content)


def test_many_at_once_each_get_their_own_document(server: Server, catalogue: Catalogue) -> None:
    dossiers = [FULL.replace("bản Mòng".encode(), f"bản số {number}".encode()) for number in range(40)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda body: server.ask("POST", "/api/v1/documents/minutes", body), dossiers))
    expected = [(200, generate(catalogue, "minutes", read_json(body)).content) for body in dossiers]
    assert answers == expected


def test_a_connection_is_kept_for_the_next_request_also_after_a_refusal(server: Server) -> None:
    with server.connect() as connection:
        for body, status in ((b"{", 400), (FULL, 200), (b"", 400)):
            connection.request("POST", "/api/v1/documents/agenda", body, JSON)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == status


@pytest.mark.parametrize("in_chunks", [False, True])
def test_a_body_over_the_limit_is_answered_with_413(server: Server, in_chunks: bool) -> None:
    body = b" " * 3_000_000
    with server.connect() as connection:
        sent = (body[start : start + 100_000] for start in range(0, len(body), 100_000)) if in_chunks else body
        connection.request("POST", "/api/v1/documents/agenda", sent, JSON, encode_chunked=in_chunks)
        answer = connection.getresponse()
        assert (answer.status, json.loads(answer.read())["status"]) == (413, 413)


def test_a_body_that_breaks_off_is_answered_with_400(server: Server) -> None:
    with closing(socket.create_connection((server.host, server.port), timeout=60)) as connection:
        head = "POST /api/v1/documents/agenda HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        head += "Content-Length: 999\r\n\r\n"
        connection.sendall(head.encode() + b'{"org": ')
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(12) == b"HTTP/1.1 400"


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00" * 5000,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"\r\n\r\n",
    ],
)
def test_what_is_not_http_harms_nobody(server: Server, sent: bytes) -> None:
    with closing(socket.create_connection((server.host, server.port), timeout=60)) as connection:
        connection.sendall(sent)
    assert server.ask("GET", "/livez")[0] == 200


def test_clients_that_fall_silent_are_let_go_so_that_others_are_served() -> None:
    with serving(SINHHOAT_WORKERS="1") as server:
        silent = [socket.create_connection((server.host, server.port)) for _ in range(32)]
        try:
            for connection in silent:
                connection.sendall(b"POST /api/v1/documents/agenda HT")
            time.sleep(1)
            assert server.ask("GET", "/livez")[0] == 200
        finally:
            for connection in silent:
                connection.close()
        assert server.stop()[2] == "", "a client that falls silent is no news"


def test_sigterm_stops_it_cleanly_after_the_answer_that_is_under_way(catalogue: Catalogue) -> None:
    with serving(SINHHOAT_WORKERS="1") as server, server.connect() as connection:
        connection.request("GET", "/livez")
        connection.getresponse().read()  # the worker is up and has this connection
        connection.putrequest("POST", "/api/v1/documents/minutes")
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", str(len(FULL)))
        connection.endheaders(FULL[:1000])
        time.sleep(1)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        connection.send(FULL[1000:])
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, generate(catalogue, "minutes", read_json(FULL)).content)
        said, told = server.process.communicate(timeout=60)
        assert (server.process.returncode, said, told) == (0, "", "")
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((server.host, server.port))


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_an_idle_server_stops_at_once_also_by_ctrl_c(stop: signal.Signals) -> None:
    with serving(SINHHOAT_WORKERS="1") as server:
        # gunicorn loses a signal that comes while a worker is being started, and then waits its full 20 s
        server.ask("GET", "/livez")
        began = time.monotonic()
        server.process.send_signal(stop)
        said, told = server.process.communicate(timeout=60)
        assert (server.process.returncode, said, told) == (0, "", "")
        assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("127.0.0.1", "Cổng {port} ở 127.0.0.1 đang có chương trình khác dùng; chọn cổng khác bằng --port"),
        ("192.0.2.1", "Không lắng nghe được ở 192.0.2.1:{port}; xem lại --host"),
        ("không.phải.địa.chỉ.invalid", "xem lại --host"),
        ("a" * 70 + ".b", "xem lại --host"),
    ],
)
def test_an_address_that_cannot_be_had_is_one_sentence_and_ends_with_2(
    server: Server, host: str, sentence: str
) -> None:
    process = start("--host", host, "--port", str(server.port))
    said, told = process.communicate(timeout=200)  # without a network a name is asked for many times
    assert (process.returncode, said, told.count("\n")) == (2, "", 1)
    assert sentence.format(port=server.port) in told


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_without_gunicorn_waitress_serves_the_same(stop: signal.Signals, catalogue: Catalogue) -> None:
    with serving(launch=("-c", WITHOUT_GUNICORN)) as server:
        assert "Đang phục vụ tại" in server.greeting
        status, content = server.ask("POST", "/api/v1/documents/minutes", FULL)
        assert (status, content) == (200, generate(catalogue, "minutes", read_json(FULL)).content)
        status, content = server.ask("POST", "/api/v1/documents/minutes", b" " * 3_000_000)
        assert (status, json.loads(content)["status"]) == (413, 413)
        server.process.send_signal(stop)
        said, told = server.process.communicate(timeout=60)
        assert (server.process.returncode, said, told) == (0, "", "")


def test_nothing_of_a_dossier_is_said_by_the_server() -> None:
    with serving(SINHHOAT_WORKERS="1") as server:
        server.ask("POST", "/api/v1/documents/minutes", FULL)
        server.ask("POST", "/api/v1/documents/minutes", FULL.replace(b'"start_at"', b'"star_at"'))
        server.ask("GET", "/api/v1/kinds/bi-mat/schema")
        assert server.stop() == (0, "", "")


def refused(connection: socket.socket) -> bytes:
    """All that a server says before it hangs up."""
    connection.settimeout(3 * ARRIVAL)
    said = b""
    try:
        while piece := connection.recv(65_536):
            said += piece
    except ConnectionResetError:
        pass
    return said


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 10_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X-A: b\r\n" * 200 + b"\r\n", 431),
        (b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: " + b"a" * 100_000, 431),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"\x00\x01\r\n\r\n", 400),
        (
            (
                b"POST /api/v1/dossiers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"
            ),
            400,
        ),
    ],
)
def test_what_gunicorn_refuses_itself_has_the_shape_of_any_failure(server: Server, sent: bytes, status: int) -> None:
    with closing(socket.create_connection((server.host, server.port), timeout=60)) as connection:
        connection.sendall(sent)
        head, _, body = refused(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status), head
    assert b"application/problem+json" in head
    problem = json.loads(body)
    assert problem["status"] == status
    assert problem["errors"][0]["message"]


def test_a_body_of_100_megabytes_is_refused_before_it_is_sent(server: Server) -> None:
    with closing(socket.create_connection((server.host, server.port), timeout=60)) as connection:
        head = "POST /api/v1/dossiers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: 100000000\r\n\r\n".encode() + b" " * 1_000)
        assert connection.recv(12) == b"HTTP/1.1 413"


def test_slow_silent_and_half_sent_clients_hold_nobody_up_and_are_let_go(catalogue: Catalogue) -> None:
    with serving(SINHHOAT_WORKERS="1") as server:
        head = b"POST /api/v1/documents/agenda HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        half = head + b"Content-Length: 30000\r\n\r\n" + FULL[:10_000]
        clients = [socket.create_connection((server.host, server.port)) for _ in range(300)]
        try:
            for number, client in enumerate(clients):
                client.sendall((b"", b"POST /api/v1/doc", half)[number % 3])
            time.sleep(1)
            began = time.monotonic()
            for _ in range(5):
                status, content = server.ask("POST", "/api/v1/documents/minutes", FULL)
                assert (status, content) == (200, generate(catalogue, "minutes", read_json(FULL)).content)
            assert time.monotonic() - began < ARRIVAL, "nobody had to be let go for it"
            for _ in range(3 * ARRIVAL):  # a byte each second does not buy more time
                time.sleep(1)
                try:
                    clients[1].sendall(b"x")
                except OSError:
                    break
            else:
                pytest.fail("it waits for ever")
            assert refused(clients[4]).startswith(b"HTTP/1.1 408 ")
            assert refused(clients[5]).startswith(b"HTTP/1.1 408 ")
            assert refused(clients[3]) == b"", "who has said nothing is told nothing"
        finally:
            for client in clients:
                client.close()
        assert server.ask("GET", "/livez")[0] == 200
        assert server.stop()[2] == ""


def test_no_bytes_make_it_fail_or_harm_the_next(server: Server) -> None:
    """Requests of every route, spoiled byte by byte with a fixed seed: any answer but 500, and the service lives."""
    spoil = random.Random(5)  # noqa: S311 -- not a secret
    seeds = [
        b"GET /api/v1/kinds HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n",
        b'GET /api/v1/kinds/agenda/schema HTTP/1.1\r\nHost: a\r\nIf-None-Match: "a"\r\n\r\n',
        b"GET /loi/empty HTTP/1.1\r\nHost: a\r\nAccept-Language: en;q=0.5\r\n\r\n",
        b"GET /tai-lieu-api HTTP/1.1\r\nHost: a\r\nX-Request-ID: 1\r\n\r\n",
        b"GET /static/style.css HTTP/1.1\r\nHost: a\r\nRange: bytes=0-9\r\n\r\n",
        b"POST /api/v1/dossiers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
        (
            b"POST /api/v1/documents/agenda?format=pdf HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        ),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 65\r\n\r\n"
            b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nagenda\r\n--x--'
        ),
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x00",
    ]
    for _ in range(600):
        sent = bytearray(spoil.choice(seeds))
        for _ in range(spoil.randrange(6)):
            place = spoil.randrange(len(sent))
            sent[place : place + spoil.randrange(3)] = spoil.randbytes(spoil.randrange(3))
        with closing(socket.create_connection((server.host, server.port), timeout=60)) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            said = refused(connection)
        for status in re.findall(rb"^HTTP/1\.1 (\d+)", said, re.MULTILINE):
            assert int(status) < 500 or status in (b"501", b"503"), (bytes(sent), said)
    assert server.ask("POST", "/api/v1/documents/minutes", FULL)[0] == 200


def test_requests_sent_one_behind_the_other_are_answered_in_turn(server: Server) -> None:
    request = b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
    last = b"GET /version HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with closing(socket.create_connection((server.host, server.port), timeout=60)) as connection:
        connection.sendall(request * 3 + last)
        said = refused(connection)
    assert said.count(b"HTTP/1.1 200 ") == 4
    assert said.count(b'{"status": "ok"}') == 3
    assert said.endswith(b"}")
    assert b'"name": "sinhhoat"' in said


def test_a_request_that_comes_in_pieces_is_put_together(server: Server, catalogue: Catalogue) -> None:
    head = (
        b"POST /api/v1/documents/minutes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n"
    )
    whole = head + b"Content-Length: %d\r\n\r\n" % len(FULL) + FULL
    with closing(socket.create_connection((server.host, server.port), timeout=60)) as connection:
        for start_of_piece in (*range(0, 200, 7), 200):
            connection.sendall(whole[start_of_piece : start_of_piece + 7] if start_of_piece < 200 else b"")
            time.sleep(0.005)
        connection.sendall(whole[203:])
        said = refused(connection)
    assert said.endswith(generate(catalogue, "minutes", read_json(FULL)).content)


def test_more_requests_than_places_are_answered_with_503_and_then_it_serves_as_before(catalogue: Catalogue) -> None:
    with serving(SINHHOAT_WORKERS="1", SINHHOAT_CONCURRENCY="2") as server:
        with ThreadPoolExecutor(24) as pool:
            answers = list(pool.map(lambda _: server.ask("POST", "/api/v1/documents/minutes", FULL), range(240)))
        statuses = {status for status, _ in answers}
        assert statuses == {200, 503}
        refusals = [json.loads(body) for status, body in answers if status == 503]
        assert all(one["errors"][0]["code"] == "busy" for one in refusals)
        end = time.monotonic() + 2
        while (status := server.ask("POST", "/api/v1/documents/minutes", FULL)[0]) == 503 and time.monotonic() < end:
            time.sleep(0.05)
        assert status == 200


def test_metrics_count_the_requests_of_all_processes_and_name_nobody(tmp_path: Path) -> None:
    with serving(SINHHOAT_METRICS=str(tmp_path)) as server:
        for _ in range(20):
            server.ask("POST", "/api/v1/documents/minutes", FULL)
        server.ask("GET", "/api/v1/kinds/bi-mat/schema")
        status, shown = server.ask("GET", "/metrics")
        assert status == 200
        counted = 'sinhhoat_requests_total{method="POST",route="/api/v1/documents/<kind>",status="200"} 20.0'
        assert counted in shown.decode()
        assert 'route="/api/v1/kinds/<kind>/schema",status="404"} 1.0' in shown.decode()
        assert b"bi-mat" not in shown


def test_the_journal_and_the_servers_own_lines_are_json() -> None:
    with serving(SINHHOAT_LOG="json", SINHHOAT_WORKERS="1") as server:
        server.ask("POST", "/api/v1/documents/minutes", FULL)
        code, said, told = server.stop()
    assert (code, said) == (0, "")
    assert [json.loads(line)["status"] for line in told.splitlines()] == [200]

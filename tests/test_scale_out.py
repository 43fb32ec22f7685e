"""Three copies behind nginx, configured as the docs say: one is killed under load, and the others go on."""

import http.client
import os
import re
import signal
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from service.generate import generate
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from tests.conftest import children
from tests.nginx import behind_nginx
from tests.servers import FULL, JSON, Server, serving
from tests.word_files import zipped

pytestmark = pytest.mark.slow


@pytest.fixture
def copies() -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving(SINHHOAT_WORKERS="1")) for _ in range(3)]


@pytest.fixture
def front(copies: list[Server], tmp_path: Path) -> Iterator[int]:
    """The port of nginx with deploy/nginx.conf, its ports those of the copies."""
    with behind_nginx(copies, tmp_path) as port:
        yield port


def test_one_of_three_copies_is_killed_under_load_and_no_request_fails(
    front: int, copies: list[Server], catalogue: Catalogue
) -> None:
    """nginx asks another copy, but for an answer whose head it has passed on already: that one breaks off."""
    expected = generate(catalogue, "minutes", read_json(FULL)).content
    statuses: list[int] = []
    wrong: list[int] = []
    broken: list[int] = []
    its_own: list[int] = []
    is_over = threading.Event()

    def load() -> None:
        while not is_over.is_set():
            connection = http.client.HTTPConnection("127.0.0.1", front, timeout=60)
            connection.request("POST", "/api/v1/documents/minutes", FULL, JSON)
            answer = connection.getresponse()
            try:
                body = answer.read()
            except http.client.IncompleteRead as error:
                broken.append(len(error.partial))
                continue
            finally:
                connection.close()
            statuses.append(answer.status)
            if body != expected:
                wrong.append(answer.status)

    def until(answers: int) -> None:
        while len(statuses) < answers:
            assert all(thread.is_alive() for thread in threads)
            time.sleep(0.05)

    threads = [threading.Thread(target=load) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        until(200)
        victim = copies[1].process
        its_own = children(victim.pid)
        victim.kill()
        for child in its_own:  # as when the machine under it goes
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        until(len(statuses) + 400)  # the other two go on
    finally:
        is_over.set()
        for thread in threads:
            thread.join()
    assert (set(statuses), wrong) == ({200}, [])
    assert len(broken) <= len(its_own), broken  # each process was writing one answer at most


def test_through_nginx_a_page_of_the_same_site_is_known_and_others_are_not(front: int) -> None:
    for origin, status in ((f"http://127.0.0.1:{front}", 200), ("http://evil.example", 403)):
        connection = http.client.HTTPConnection("127.0.0.1", front, timeout=60)
        connection.request("POST", "/api/v1/documents/minutes", FULL, JSON | {"Origin": origin})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        assert answer.status == status
        assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["X-Request-ID"])


def test_through_nginx_a_year_of_papers_passes_and_what_the_service_would_refuse_is_refused(front: int) -> None:
    def status(size: int) -> int:
        papers = zipped({"thang-11.json": FULL, "anh.jpg": bytes(size)}, zipfile.ZIP_STORED)
        body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="nam.zip"\r\n\r\n%s\r\n--x--\r\n' % papers
        connection = http.client.HTTPConnection("127.0.0.1", front, timeout=60)
        connection.request("POST", "/api/v1/reviews", body, {"Content-Type": "multipart/form-data; boundary=x"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status

    assert [status(megabytes * 1_000_000) for megabytes in (19, 22, 29)] == [200, 413, 413]
